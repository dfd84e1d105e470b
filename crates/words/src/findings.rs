//! What was found about a rule: whether it holds and by how much as a title, measure and limit as a text.

use voorstel_model::{Call, Dossier, Euro, Field, List, Problem, Role, RuleKind};
use voorstel_rules::{Bound, Finding, Measure, Status, Subject, kind_of};

use crate::Words;
use crate::names::code_of;
use crate::phrases::{capital, quoted, shortened};

/// So many missing fields are named; the others are counted.
const MOST_FIELDS: usize = 3;

impl Words {
    /// Whether, and by how much: `U vraagt € 1.500,00 te veel`.
    pub fn finding_title(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let title = match &finding.subject {
            Subject::Rule { .. } => self.rule_finding_title(finding, call, dossier),
            Subject::Unreadable { problem } => {
                let key = match problem {
                    Problem::NotANumber => "not-a-number",
                    Problem::NotADate => "not-a-date",
                    Problem::Negative => "negative",
                    Problem::TooManyDecimals => "too-many-decimals",
                    Problem::TooLarge => "too-large",
                };
                self.message(
                    key,
                    &[("field", self.first(finding, dossier, call).into()), ("typed", typed(finding).into())],
                )
            }
            Subject::PeriodReversed => {
                self.message("period-reversed", &[("field", self.first(finding, dossier, call).into())])
            }
            Subject::UnknownCode if finding.status == Status::Undecided => {
                self.message("code-missing", &[("field", self.first(finding, dossier, call).into())])
            }
            Subject::UnknownCode => self.message(
                "unknown-code",
                &[("field", self.first(finding, dossier, call).into()), ("typed", typed(finding).into())],
            ),
            Subject::LeadApplicant => match finding.measured {
                Some(Measure::Count(count)) => self.message("leads-too-many", &[("count", count.into())]),
                _ => self.label("leads-none"),
            },
        };
        capital(&title)
    }

    /// What was measured and what the limit is: `Gevraagd € 41.500,00. Hoogstens € 40.000,00.`
    pub fn finding_text(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        match &finding.subject {
            Subject::Rule { .. } => self.rule_finding_text(finding, call, dossier),
            Subject::Unreadable { problem: Problem::NotADate } => self.label("text-day-waits"),
            Subject::Unreadable { .. } => self.label("text-row-does-not-count"),
            Subject::UnknownCode if finding.status == Status::Undecided => self.missing(finding, call, dossier),
            Subject::UnknownCode => self.label("text-unknown-code"),
            Subject::PeriodReversed => {
                let day = |measure: Option<&Measure>| measure.map(|day| self.measure(day, call)).unwrap_or_default();
                let start = day(finding.limit.as_ref().map(|limit| &limit.value));
                self.message(
                    "text-reversed",
                    &[("start", start.into()), ("end", day(finding.measured.as_ref()).into())],
                )
            }
            Subject::LeadApplicant => self.label("text-one-lead"),
        }
    }

    fn rule_finding_title(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let Some(rule) = kind_of(call, &finding.rule) else { return finding.rule.clone() };
        match finding.status {
            Status::Broken => self.broken_title(rule, finding, call, dossier),
            Status::Met | Status::Undecided | Status::NotApplicable => self.rule_title(rule, call),
        }
    }

    fn broken_title(&self, rule: &RuleKind, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let bound = finding.limit.as_ref().map(|limit| limit.bound);
        let over = || ("over", self.distance(finding, call).into());
        let short = || ("short", self.distance(finding, call).into());
        let lacking = match &finding.headroom {
            Some(Measure::Count(room)) => room.abs(),
            _ => 0,
        };
        let owner = || self.first_owner(finding, dossier);
        match rule {
            // Without a distance (no amount at all would do) it can only be said what is asked.
            RuleKind::Amount { .. }
            | RuleKind::AmountPerPartner { .. }
            | RuleKind::AmountPerParticipant { .. }
            | RuleKind::Share { .. }
            | RuleKind::CategoryCap { .. }
            | RuleKind::CategoryNotEligible { .. }
            | RuleKind::Balance
            | RuleKind::NoProfit
            | RuleKind::Duration { .. }
            | RuleKind::TextLength { .. }
                if finding.headroom.is_none() =>
            {
                self.rule_title(rule, call)
            }
            RuleKind::ApplicantKinds { roles, .. } => {
                let key = if roles.as_slice() == [Role::Lead] { "wrong-kind-lead" } else { "wrong-kind" };
                self.message(key, &[("partner", owner().into())])
            }
            RuleKind::Territory { .. } | RuleKind::Countries { .. } => {
                self.message("wrong-place", &[("partner", owner().into())])
            }
            RuleKind::PartnerCount { .. } => {
                let key = if bound == Some(Bound::AtMost) { "partners-too-many" } else { "partners-too-few" };
                self.message(key, &[("count", lacking.into())])
            }
            RuleKind::MemberStates { .. } => self.message("member-states-too-few", &[("count", lacking.into())]),
            RuleKind::Inhabitants { .. } => {
                let key = if bound == Some(Bound::AtMost) { "inhabitants-too-many" } else { "inhabitants-too-few" };
                self.message(key, &[("count", lacking.into())])
            }
            RuleKind::Participants { .. } => {
                let key = if bound == Some(Bound::AtMost) { "participants-too-many" } else { "participants-too-few" };
                self.message(key, &[("count", lacking.into())])
            }
            RuleKind::PartnershipMix { .. } => self.label("mix-incomplete"),
            RuleKind::AmountPerPartner { .. } => {
                let key = if bound == Some(Bound::AtMost) { "part-too-much" } else { "part-too-little" };
                self.message(key, &[("partner", self.partner_of(finding, dossier).into()), over(), short()])
            }
            RuleKind::Amount { of, .. } | RuleKind::AmountPerParticipant { of, .. } | RuleKind::Share { of, .. } => {
                let is_asked = of.iter().any(|source| call.asked_sources().any(|asked| asked == source));
                let what = ("what", self.sources(of, call).into());
                match (bound == Some(Bound::AtMost), is_asked) {
                    (true, true) => self.message("ask-too-much", &[over()]),
                    (true, false) => self.message("money-too-much", &[what, over()]),
                    (false, true) => self.message("ask-too-little", &[short()]),
                    (false, false) => self.message("money-too-little", &[what, short()]),
                }
            }
            RuleKind::Balance | RuleKind::NoProfit => {
                let (funding, cost) = (money(finding.measured.as_ref()), limit_money(finding));
                let key = if funding < cost { "balance-short" } else { "balance-over" };
                self.message(key, &[over(), short()])
            }
            RuleKind::CategoryCap { categories, .. } => {
                self.message("money-too-much", &[("what", self.categories(categories, call).into()), over()])
            }
            RuleKind::CategoryNotEligible { categories } => {
                self.message("not-eligible", &[("what", self.categories(categories, call).into()), over()])
            }
            RuleKind::FlatRate { .. } => self.label("flat-rate-too-high"),
            RuleKind::ProjectWindow { .. } => {
                let is_start = finding.operands.first().is_some_and(|field| field.as_str() == "/period/start");
                self.label(match (is_start, bound == Some(Bound::AtLeast)) {
                    (true, true) => "starts-too-early",
                    (true, false) => "starts-too-late",
                    (false, true) => "ends-too-early",
                    (false, false) => "ends-too-late",
                })
            }
            RuleKind::Duration { .. } => {
                let key = if bound == Some(Bound::AtMost) { "lasts-too-long" } else { "lasts-too-short" };
                self.message(key, &[("months", self.distance(finding, call).into())])
            }
            RuleKind::ActionsWithinPeriod => match &finding.measured {
                Some(Measure::Count(count)) if *count > 1 => {
                    self.message("actions-outside-period", &[("count", (*count).into())])
                }
                _ => self.message("action-outside-period", &[("action", owner().into())]),
            },
            RuleKind::ActionsFromMenu { .. } => match bound {
                Some(Bound::NoneOf) => self.message("action-not-allowed", &[("action", owner().into())]),
                _ if lacking > 0 => self.message("actions-too-few", &[("count", lacking.into())]),
                _ => self.label("actions-incomplete"),
            },
            RuleKind::ActionStates { field, .. } => {
                let field = ("field", self.label(&format!("states-{}", code_of(field))).into());
                match finding.operands.len() {
                    0 | 1 => self.message("action-does-not-state", &[("action", owner().into()), field]),
                    count => self.message("actions-do-not-state", &[("count", count.into()), field]),
                }
            }
            RuleKind::TextLength { section, .. } => {
                let key = if bound == Some(Bound::AtMost) { "text-too-long" } else { "text-too-short" };
                let words = self.distance(finding, call);
                self.message(key, &[("section", self.section(section, call).into()), ("words", words.into())])
            }
            RuleKind::CheckedNumber { number, .. } => {
                self.message(&format!("number-wrong-{}", code_of(number)), &[("partner", owner().into())])
            }
            RuleKind::Deadline => match &call.dates.deadline {
                Some(deadline) => self.message("closed-on", &[("day", self.date(deadline.date).into())]),
                None => self.label("closed"),
            },
            RuleKind::JointApplication { .. } => self.label("joint-advised"),
            // Of a group, the part that fails says most; the group itself is said in the text.
            RuleKind::AnyOf { .. } | RuleKind::AllOf { .. } => {
                match finding.because.iter().find(|part| part.status == Status::Broken) {
                    Some(part) => self.rule_finding_title(part, call, dossier),
                    None => self.rule_title(rule, call),
                }
            }
            RuleKind::FieldRequired { .. }
            | RuleKind::TextRequired { .. }
            | RuleKind::Declaration { .. }
            | RuleKind::Annex { .. }
            | RuleKind::NoneOf { .. } => self.rule_title(rule, call),
        }
    }

    fn rule_finding_text(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let Some(rule) = kind_of(call, &finding.rule) else { return String::new() };
        match finding.status {
            Status::Undecided => match rule {
                RuleKind::Declaration { .. } if finding.severity == voorstel_model::Severity::Advice => {
                    self.label("text-read-yourself")
                }
                RuleKind::Declaration { .. } => self.label("text-declare"),
                _ => self.missing(finding, call, dossier),
            },
            Status::NotApplicable => match condition(finding).and_then(|when| kind_of(call, &when.rule)) {
                Some(when) => self.message("text-condition", &[("condition", self.rule_title(when, call).into())]),
                None => self.label("text-not-applicable"),
            },
            Status::Met => self.met_text(rule, finding, call),
            Status::Broken => {
                let mut text = self.broken_text(rule, finding, call, dossier);
                if let Some(when) = condition(finding).and_then(|when| kind_of(call, &when.rule)) {
                    let condition = ("condition", self.rule_title(when, call).into());
                    text = format!("{text} {}", self.message("text-since", &[condition]));
                }
                // What is still to be read would change what is said.
                if finding.uncounted > 0 {
                    let rows = ("count", finding.uncounted.into());
                    text = format!("{text} {}", self.message("text-rows-do-not-count", &[rows]));
                }
                text
            }
        }
    }

    fn met_text(&self, rule: &RuleKind, finding: &Finding, call: &Call) -> String {
        if matches!(rule, RuleKind::Balance) {
            return self.message("text-difference-none", &[("zero", self.money(Euro::ZERO).into())]);
        }
        let measured = match rule {
            RuleKind::CategoryNotEligible { .. }
            | RuleKind::ActionsWithinPeriod
            | RuleKind::PartnershipMix { .. }
            | RuleKind::Deadline => None,
            _ => self.measured(rule, finding, call),
        };
        let room = match &finding.headroom {
            Some(Measure::Money(room))
                if matches!(rule, RuleKind::CategoryNotEligible { .. }) || room.is_negative() =>
            {
                None
            }
            Some(Measure::Money(room)) if room.is_zero() => Some(self.label("text-room-none")),
            Some(Measure::Money(room)) => Some(self.message("text-room-money", &[("room", self.money(*room).into())])),
            Some(days @ Measure::Days(left)) if matches!(rule, RuleKind::Deadline) && *left > 0 => {
                Some(self.message("text-room-days", &[("days", self.measure(days, call).into())]))
            }
            _ => None,
        };
        let measured = measured.map(|measured| format!("{}.", capital(&measured)));
        measured.into_iter().chain(room).collect::<Vec<_>>().join(" ")
    }

    fn broken_text(&self, rule: &RuleKind, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let the_rule = || self.message("text-rule", &[("rule", self.rule_title(rule, call).into())]);
        match rule {
            RuleKind::Balance | RuleKind::NoProfit => self.message(
                "text-funding-and-cost",
                &[
                    ("funding", self.money(money(finding.measured.as_ref())).into()),
                    ("cost", self.money(limit_money(finding)).into()),
                ],
            ),
            RuleKind::Deadline => self.label("text-keep-writing"),
            RuleKind::CheckedNumber { number, .. } => {
                let about = self.label(&format!("text-number-{}", code_of(number)));
                self.message("text-typed", &[("typed", quoted(&typed(finding)).into()), ("about", about.into())])
            }
            RuleKind::JointApplication { inhabitants_below } => {
                let lead = dossier.lead().map(|lead| lead.id.as_str()).unwrap_or_default();
                let inhabitants = |count: i64| self.message("inhabitants", &[("count", count.into())]);
                let measured = match finding.measured {
                    Some(Measure::Count(count)) => count,
                    _ => 0,
                };
                self.message(
                    "text-joint",
                    &[
                        ("partner", capital(&self.owner(Some(List::Partners), lead, dossier)).into()),
                        ("measured", inhabitants(measured).into()),
                        ("limit", inhabitants(i64::from(*inhabitants_below)).into()),
                    ],
                )
            }
            // The kinds of the first group that nobody stands for.
            RuleKind::PartnershipMix { .. } => match &finding.limit {
                Some(limit) => {
                    self.message("text-group-absent", &[("kinds", self.value(&limit.value, rule, call).into())])
                }
                None => the_rule(),
            },
            RuleKind::ActionsFromMenu { .. } => match (&finding.measured, &finding.limit) {
                (Some(Measure::Codes(absent)), Some(limit)) if limit.bound == Bound::AtLeast => {
                    let actions = self.and(&self.actions(absent, call));
                    self.message("text-actions-absent", &[("actions", actions.into())])
                }
                (Some(Measure::Codes(_)), _) => the_rule(),
                _ => self.measure_and_limit(rule, finding, call).unwrap_or_else(the_rule),
            },
            RuleKind::ActionsWithinPeriod | RuleKind::CategoryNotEligible { .. } => the_rule(),
            // The limit is a product: what it was made of has to be said too.
            RuleKind::AmountPerParticipant { .. } => match self.measure_and_limit(rule, finding, call) {
                Some(text) => format!("{text} {}", the_rule()),
                None => the_rule(),
            },
            _ => self.measure_and_limit(rule, finding, call).unwrap_or_else(the_rule),
        }
    }

    fn measure_and_limit(&self, rule: &RuleKind, finding: &Finding, call: &Call) -> Option<String> {
        let limit = finding.limit.as_ref()?;
        let measured = capital(&self.measured(rule, finding, call)?);
        let key = match limit.bound {
            Bound::AtMost if matches!(limit.value, Measure::Day(_)) => "text-at-most-day",
            Bound::AtLeast if matches!(limit.value, Measure::Day(_)) => "text-at-least-day",
            Bound::AtMost => "text-at-most",
            Bound::AtLeast => "text-at-least",
            Bound::Exactly => "text-exactly",
            Bound::OneOf => "text-one-of",
            Bound::NoneOf => "text-none-of",
        };
        let value = self.value(&limit.value, rule, call);
        let value = match limit.amount {
            Some(amount) => self.share_and_amount(value, amount),
            None => value,
        };
        Some(self.message(key, &[("measured", measured.into()), ("limit", value.into())]))
    }

    /// What was measured: of what is asked, `gevraagd € 41.500,00`; a share with its amount.
    fn measured(&self, rule: &RuleKind, finding: &Finding, call: &Call) -> Option<String> {
        let measured = finding.measured.as_ref()?;
        let value = self.value(measured, rule, call);
        let asked = |of: &[String]| of.iter().any(|source| call.asked_sources().any(|asked| asked == source));
        Some(match (measured, finding.amount, rule) {
            (Measure::Share(_), Some(amount), _) => self.share_and_amount(value, amount),
            (Measure::Money(_), _, RuleKind::Amount { of, .. } | RuleKind::AmountPerParticipant { of, .. })
                if asked(of) =>
            {
                self.message("text-asked", &[("amount", value.into())])
            }
            (Measure::Codes(_) | Measure::Typed(_) | Measure::Day(_), _, _) => value,
            _ => self.message("text-now", &[("value", value.into())]),
        })
    }

    /// A measure or a limit of a rule, with the unit or the names that its kind gives it.
    fn value(&self, measure: &Measure, rule: &RuleKind, call: &Call) -> String {
        let counted = |key: &str, number: i64| self.message(key, &[("count", number.into())]);
        match (measure, rule) {
            (Measure::Count(number), RuleKind::PartnerCount { roles, .. }) => self.partners(roles, *number),
            (Measure::Count(number), RuleKind::MemberStates { .. }) => counted("member-states", *number),
            (Measure::Count(number), RuleKind::JointApplication { .. } | RuleKind::Inhabitants { .. }) => {
                counted("inhabitants", *number)
            }
            (Measure::Count(number), RuleKind::Participants { .. }) => counted("participants", *number),
            (Measure::Count(number), RuleKind::ActionsFromMenu { .. } | RuleKind::ActionsWithinPeriod) => {
                counted("actions", *number)
            }
            (Measure::Codes(codes), RuleKind::ApplicantKinds { .. } | RuleKind::PartnershipMix { .. }) => {
                self.or(&codes.iter().map(|code| self.named("kind", code)).collect::<Vec<_>>())
            }
            (Measure::Codes(codes), RuleKind::Countries { .. }) => {
                self.or(&codes.iter().map(|code| self.country(code)).collect::<Vec<_>>())
            }
            _ => self.measure(measure, call),
        }
    }

    fn share_and_amount(&self, share: String, amount: Euro) -> String {
        self.message("text-share-and-amount", &[("share", share.into()), ("amount", self.money(amount).into())])
    }

    fn missing(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> String {
        let names: Vec<String> =
            finding.missing.iter().take(MOST_FIELDS).map(|field| self.field_name(field, dossier, call)).collect();
        match finding.missing.len().saturating_sub(MOST_FIELDS) {
            0 => self.message("text-missing", &[("fields", self.and(&names).into())]),
            more => self.message("text-missing-more", &[("fields", names.join(", ").into()), ("count", more.into())]),
        }
    }

    /// How far a broken rule is from its limit, without a sign.
    fn distance(&self, finding: &Finding, call: &Call) -> String {
        let without_sign = match &finding.headroom {
            Some(Measure::Money(room)) => Measure::Money(room.abs()),
            Some(Measure::Months(room)) => Measure::Months(room.abs()),
            Some(Measure::Days(room)) => Measure::Days(room.abs()),
            Some(Measure::Words(room)) => Measure::Words(room.abs()),
            Some(other) => other.clone(),
            None => return String::new(),
        };
        self.measure(&without_sign, call)
    }

    fn first(&self, finding: &Finding, dossier: &Dossier, call: &Call) -> String {
        match finding.operands.first() {
            Some(field) => self.field_name(field, dossier, call),
            None => self.label("field-unknown"),
        }
    }

    /// The partner among the fields that were looked at.
    fn partner_of(&self, finding: &Finding, dossier: &Dossier) -> String {
        let parts = finding.operands.iter().map(Field::parts);
        let mut partners =
            parts.filter(|parts| parts.first().and_then(|list| List::named(list)) == Some(List::Partners));
        match partners.next_back().as_deref() {
            Some([_, id, ..]) => self.owner(Some(List::Partners), id, dossier),
            _ => self.label("field-unknown"),
        }
    }

    fn first_owner(&self, finding: &Finding, dossier: &Dossier) -> String {
        let parts = finding.operands.first().map(Field::parts).unwrap_or_default();
        match parts.as_slice() {
            [list, id, ..] => self.owner(List::named(list), id, dossier),
            _ => self.label("field-unknown"),
        }
    }
}

/// What a rule's condition was found to be, where the rule has one.
fn condition(finding: &Finding) -> Option<&Finding> {
    finding.because.iter().find(|part| part.rule.ends_with("/when"))
}

fn typed(finding: &Finding) -> String {
    match &finding.measured {
        Some(Measure::Typed(text)) => shortened(text),
        _ => String::new(),
    }
}

fn money(measure: Option<&Measure>) -> Euro {
    match measure {
        Some(Measure::Money(amount)) => *amount,
        _ => Euro::ZERO,
    }
}

fn limit_money(finding: &Finding) -> Euro {
    money(finding.limit.as_ref().map(|limit| &limit.value))
}
