//! Floors and ceilings in one measure, so that those of different rules can be held against each other.

use std::collections::BTreeSet;

use voorstel_model::{Base, Call, Euro, Rate, Role, Rounding, RuleKind, Severity};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing<'c> {
    /// Money from sources, in cents.
    Amount,
    /// Each partner's part of money from sources, in cents.
    Part,
    /// Money from sources for each participant, in cents.
    Lump,
    /// Money from sources as a share of a base, in millionths.
    Share(Base),
    /// Partners in roles.
    Partners,
    /// Inhabitants of the partners in roles.
    Inhabitants,
    /// People that actions reach.
    Participants,
    /// Months.
    Duration,
    /// Words of a section.
    Words(&'c str),
}

/// A floor or a ceiling or both on a thing, of these sources, roles or actions together.
#[derive(Debug, Clone)]
pub(super) struct Bound<'c> {
    pub thing: Thing<'c>,
    pub of: BTreeSet<&'c str>,
    pub at_least: Option<i128>,
    pub at_most: Option<i128>,
    /// What it is a multiple of, where it is not said itself.
    pub times: Option<Times<'c>>,
}

/// So many times what a rule limits for each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times<'c> {
    pub each: i128,
    pub count: i128,
    /// What is counted: partners or participants.
    pub counted: Thing<'c>,
    /// How strict the rule is that says how many.
    pub severity: Severity,
}

impl<'c> Bound<'c> {
    fn on(thing: Thing<'c>, of: BTreeSet<&'c str>, at_least: Option<i128>, at_most: Option<i128>) -> Bound<'c> {
        Bound { thing, of, at_least, at_most, times: None }
    }

    /// What a kind limits, if it is one of those that can be held against each other.
    pub(super) fn of(kind: &'c RuleKind, call: &'c Call) -> Option<Bound<'c>> {
        let counts = |number: &Option<u32>| number.map(i128::from);
        let cents = |amount: &Option<Euro>| amount.map(Euro::cents);
        let sources = |of: &'c [String]| of.iter().map(String::as_str).collect();
        Some(match kind {
            RuleKind::Amount { of, at_least, at_most } => {
                Bound::on(Thing::Amount, sources(of), cents(at_least), cents(at_most))
            }
            // Every application has a lead applicant; whether it has others, other rules say.
            RuleKind::AmountPerPartner { of, roles, at_least, at_most } if named(roles).contains(LEAD) => {
                Bound::on(Thing::Part, sources(of), cents(at_least), cents(at_most))
            }
            RuleKind::AmountPerParticipant { of, at_least, at_most } => {
                Bound::on(Thing::Lump, sources(of), cents(at_least), cents(at_most))
            }
            RuleKind::Share { of, over, at_least, at_most } => {
                Bound::on(Thing::Share(*over), sources(of), at_least.map(millionths), at_most.map(millionths))
            }
            RuleKind::PartnerCount { roles, at_least, at_most } => {
                Bound::on(Thing::Partners, named(roles), counts(at_least), counts(at_most))
            }
            // So many Member States need so many partners.
            RuleKind::MemberStates { roles, at_least, .. } => {
                Bound::on(Thing::Partners, named(roles), Some(i128::from(*at_least)), None)
            }
            RuleKind::Inhabitants { roles, at_least, at_most } => {
                Bound::on(Thing::Inhabitants, named(roles), counts(at_least), counts(at_most))
            }
            RuleKind::Participants { menu, at_least, at_most } => {
                Bound::on(Thing::Participants, actions(menu, call), counts(at_least), counts(at_most))
            }
            RuleKind::Duration { at_least, at_most } => {
                Bound::on(Thing::Duration, BTreeSet::new(), counts(at_least), counts(at_most))
            }
            RuleKind::TextLength { section, at_least, at_most } => {
                Bound::on(Thing::Words(section), BTreeSet::new(), counts(at_least), counts(at_most))
            }
            _ => return None,
        })
    }

    /// Whether the floor of this one lies above the ceiling of the other on the same or more.
    pub(super) fn lies_above(&self, other: &Bound<'_>) -> Option<(i128, i128)> {
        let (least, most) = (self.at_least?, other.at_most?);
        (self.thing == other.thing && self.of.is_subset(&other.of) && least > most).then_some((least, most))
    }
}

impl Bound<'_> {
    /// A limit of this one as one reads it, in Dutch and in English.
    pub(super) fn shown(&self, value: i128) -> (String, String) {
        let (nl, en) = shown(self.thing, value);
        let Some(times) = self.times else { return (nl, en) };
        let (count, each) = (shown(times.counted, times.count), shown(self.thing, times.each));
        (format!("{nl} ({}, telkens {})", count.0, each.0), format!("{en} ({}, {} each)", count.1, each.1))
    }
}

/// A value of a thing as one reads it, in Dutch and in English.
fn shown(thing: Thing<'_>, value: i128) -> (String, String) {
    let amount = Euro::from_whole_cents(value);
    match thing {
        Thing::Amount => (format!("{amount} euro"), format!("{amount} euro")),
        Thing::Part => (format!("{amount} euro per partner"), format!("{amount} euro per partner")),
        Thing::Lump => (format!("{amount} euro per deelnemer"), format!("{amount} euro per participant")),
        Thing::Share(_) => percent(value),
        Thing::Partners => (plural(value, "partner", "partners"), plural(value, "partner", "partners")),
        Thing::Inhabitants => (plural(value, "inwoner", "inwoners"), plural(value, "inhabitant", "inhabitants")),
        Thing::Participants => (plural(value, "deelnemer", "deelnemers"), plural(value, "participant", "participants")),
        Thing::Duration => (plural(value, "maand", "maanden"), plural(value, "month", "months")),
        Thing::Words(_) => (plural(value, "woord", "woorden"), plural(value, "word", "words")),
    }
}

fn plural(value: i128, one: &str, many: &str) -> String {
    format!("{value} {}", if value == 1 { one } else { many })
}

/// A share in percent.
pub(super) fn percent(millionths: i128) -> (String, String) {
    let (whole, rest) = (millionths / 10_000, (millionths % 10_000).unsigned_abs());
    let decimals = format!("{rest:04}");
    let decimals = decimals.trim_end_matches('0');
    let point = |mark: &str| if decimals.is_empty() { String::new() } else { format!("{mark}{decimals}") };
    (format!("{whole}{} %", point(",")), format!("{whole}{}%", point(".")))
}

/// A rate in millionths, which it has at most.
pub(super) fn millionths(rate: Rate) -> i128 {
    rate.of(Euro::from_cents(1_000_000), Rounding::Nearest).cents()
}

/// The role that every application has.
pub(super) const LEAD: &str = "lead";

/// The code of an action of one's own.
const OWN: &str = "own";

/// Codes of the menu; all that an application may have where none is given.
pub(super) fn actions<'c>(menu: &'c [String], call: &'c Call) -> BTreeSet<&'c str> {
    if !menu.is_empty() {
        return menu.iter().map(String::as_str).collect();
    }
    let own = call.menu.own_actions.then_some(OWN);
    call.menu.action.iter().map(|action| action.id.as_str()).chain(own).collect()
}

/// Roles by name; all of them where none is given.
pub(super) fn named(roles: &[Role]) -> BTreeSet<&'static str> {
    let name = |role: &Role| match role {
        Role::Lead => LEAD,
        Role::CoApplicant => "co-applicant",
        Role::Associated => "associated",
    };
    if roles.is_empty() { [LEAD, "co-applicant", "associated"].into() } else { roles.iter().map(name).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_are_written_as_one_reads_them() {
        assert_eq!(percent(500_000), ("50 %".to_owned(), "50%".to_owned()));
        assert_eq!(percent(75_500), ("7,55 %".to_owned(), "7.55%".to_owned()));
        assert_eq!(millionths(Rate::percent(90)), 900_000);
    }
}
