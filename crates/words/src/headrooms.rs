//! What may still be done, as a sentence.

use voorstel_model::{Call, Euro, RuleKind};
use voorstel_rules::{Headroom, Measure, Question, kind_of};

use crate::Words;
use crate::phrases::capital;

/// On which side of the limit one is.
enum Side {
    Unknown,
    Over,
    AtLimit,
    Within,
}

impl Words {
    /// What may still be done, as a sentence: `U mag nog € 3.412,00 vragen, begrensd door: …`.
    pub fn headroom_sentence(&self, headroom: &Headroom, call: &Call) -> String {
        let here = self.headroom_here(headroom, call);
        let what = match &headroom.question {
            Question::Category { category } => capital(&self.categories(std::slice::from_ref(category), call)),
            Question::Words { section } => capital(&self.section(section, call)),
            _ => return here,
        };
        self.message("headroom-what", &[("what", what.into()), ("here", here.into())])
    }

    /// The same without the name of the category or the text, for where that stands beside it:
    /// `nog € 3.412,00 mogelijk, begrensd door: …`.
    pub fn headroom_here(&self, headroom: &Headroom, call: &Call) -> String {
        let family = match &headroom.question {
            Question::Grant if headroom.rule.is_none() && headroom.room.is_none() => {
                return self.label("headroom-grant-free");
            }
            Question::Grant => "headroom-grant",
            Question::ToFind => "headroom-to-find",
            Question::Own => "headroom-own",
            Question::Category { .. } => "headroom-category",
            Question::Months => "headroom-months",
            Question::Words { .. } => "headroom-words",
            Question::Partners => "headroom-partners",
            Question::MemberStates => "headroom-member-states",
            Question::MorePartners => "headroom-more-partners",
        };
        let (side, number, count) = self.side(headroom, call);
        let binds = headroom.rule.as_deref().and_then(|rule| kind_of(call, rule));
        let key = match side {
            // Where a limit waits for something else than costs, that is what to say.
            Side::Unknown if matches!(binds, Some(RuleKind::AmountPerParticipant { .. })) => {
                "headroom-grant-no-participants".to_owned()
            }
            Side::Unknown if matches!(binds, Some(RuleKind::AmountPerPartner { .. })) => {
                "headroom-grant-no-partners".to_owned()
            }
            Side::Unknown => format!("{family}-unknown"),
            Side::Over => format!("{family}-over"),
            Side::AtLimit => format!("{family}-none"),
            Side::Within => family.to_owned(),
        };
        let roles = match headroom.rule.as_deref().and_then(|rule| kind_of(call, rule)) {
            Some(RuleKind::PartnerCount { roles, .. }) => roles.as_slice(),
            _ => &[],
        };
        self.message(
            &key,
            &[
                ("amount", number.clone().into()),
                ("months", number.clone().into()),
                ("words", number.into()),
                ("count", count.into()),
                ("partners", self.partners(roles, count).into()),
                ("rule", self.bound_by(headroom, call).into()),
            ],
        )
    }

    /// What binds: the title of the rule that a headroom names, or nothing.
    pub fn bound_by(&self, headroom: &Headroom, call: &Call) -> String {
        let kind = headroom.rule.as_deref().and_then(|rule| kind_of(call, rule));
        kind.map(|kind| self.rule_title(kind, call)).unwrap_or_default()
    }

    /// The side, the number without its sign and with its unit, and the bare number where it is one.
    fn side(&self, headroom: &Headroom, call: &Call) -> (Side, String, i64) {
        let side = |sign: i128| match sign {
            sign if sign < 0 => Side::Over,
            0 => Side::AtLimit,
            _ => Side::Within,
        };
        let whole = |number: i64, measure: fn(i64) -> Measure| {
            (side(i128::from(number)), self.measure(&measure(number.abs()), call), number.abs())
        };
        match &headroom.room {
            None => (Side::Unknown, String::new(), 0),
            Some(Measure::Money(amount)) => {
                let without_sign: Euro = amount.abs();
                (side(amount.cents()), self.money(without_sign), 0)
            }
            Some(Measure::Months(number)) => whole(*number, Measure::Months),
            Some(Measure::Words(number)) => whole(*number, Measure::Words),
            Some(Measure::Count(number)) => whole(*number, Measure::Count),
            Some(other) => (Side::Within, self.measure(other, call), 0),
        }
    }
}
