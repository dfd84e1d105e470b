//! Floors and ceilings in one measure, so that those of different rules can be held against each other.

use std::collections::BTreeSet;

use voorstel_model::{Base, Euro, Rate, Role, Rounding, RuleKind};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing<'c> {
    /// Money from sources, in cents.
    Amount,
    /// Money from sources as a share of a base, in millionths.
    Share(Base),
    /// Partners in roles.
    Partners,
    /// Months.
    Duration,
    /// Words of a section.
    Words(&'c str),
}

/// A floor or a ceiling or both on a thing, of these sources or roles together.
#[derive(Debug, Clone)]
pub(super) struct Bound<'c> {
    pub thing: Thing<'c>,
    pub of: BTreeSet<&'c str>,
    pub at_least: Option<i128>,
    pub at_most: Option<i128>,
}

impl<'c> Bound<'c> {
    /// What a kind limits, if it is one of those that can be held against each other.
    pub(super) fn of(kind: &'c RuleKind) -> Option<Bound<'c>> {
        let count = |number: &u32| i128::from(*number);
        match kind {
            RuleKind::Amount { of, at_least, at_most } => Some(Bound {
                thing: Thing::Amount,
                of: of.iter().map(String::as_str).collect(),
                at_least: at_least.map(Euro::cents),
                at_most: at_most.map(Euro::cents),
            }),
            RuleKind::Share { of, over, at_least, at_most } => Some(Bound {
                thing: Thing::Share(*over),
                of: of.iter().map(String::as_str).collect(),
                at_least: at_least.map(millionths),
                at_most: at_most.map(millionths),
            }),
            RuleKind::PartnerCount { roles, at_least, at_most } => Some(Bound {
                thing: Thing::Partners,
                of: named(roles),
                at_least: at_least.as_ref().map(count),
                at_most: at_most.as_ref().map(count),
            }),
            // So many Member States need so many partners.
            RuleKind::MemberStates { roles, at_least, .. } => {
                Some(Bound { thing: Thing::Partners, of: named(roles), at_least: Some(count(at_least)), at_most: None })
            }
            RuleKind::Duration { at_least, at_most } => Some(Bound {
                thing: Thing::Duration,
                of: BTreeSet::new(),
                at_least: at_least.as_ref().map(count),
                at_most: at_most.as_ref().map(count),
            }),
            RuleKind::TextLength { section, at_least, at_most } => Some(Bound {
                thing: Thing::Words(section),
                of: BTreeSet::new(),
                at_least: at_least.as_ref().map(count),
                at_most: at_most.as_ref().map(count),
            }),
            _ => None,
        }
    }

    /// Whether the floor of this one lies above the ceiling of the other on the same or more.
    pub(super) fn lies_above(&self, other: &Bound<'_>) -> Option<(i128, i128)> {
        let (least, most) = (self.at_least?, other.at_most?);
        (self.thing == other.thing && self.of.is_subset(&other.of) && least > most).then_some((least, most))
    }
}

/// A value of a thing as one reads it, in Dutch and in English.
pub(super) fn shown(thing: Thing<'_>, value: i128) -> (String, String) {
    match thing {
        Thing::Amount => {
            let amount = Euro::from_whole_cents(value);
            (format!("{amount} euro"), format!("{amount} euro"))
        }
        Thing::Share(_) => percent(value),
        Thing::Partners => (format!("{value} partners"), format!("{value} partners")),
        Thing::Duration => (format!("{value} maanden"), format!("{value} months")),
        Thing::Words(_) => (format!("{value} woorden"), format!("{value} words")),
    }
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

/// Roles by name; all of them where none is given.
fn named(roles: &[Role]) -> BTreeSet<&'static str> {
    let name = |role: &Role| match role {
        Role::Lead => "lead",
        Role::CoApplicant => "co-applicant",
        Role::Associated => "associated",
    };
    if roles.is_empty() { ["lead", "co-applicant", "associated"].into() } else { roles.iter().map(name).collect() }
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
