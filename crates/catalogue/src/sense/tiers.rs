//! Steps by a number: rules on the same thing that hold for other numbers of inhabitants, participants or partners each.
//! Two that both hold at one number, and numbers between them at which none does.

use std::collections::BTreeSet;

use voorstel_model::{Call, RuleKind};

use super::Told;
use super::bounds::{Bound, Thing};
use crate::problem::Weight;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let mut tiers: Vec<Tier<'_>> = (0..call.rule.len()).filter_map(|at| Tier::of(call, at)).collect();
    tiers.sort_by_key(|tier| tier.when.at_least);
    for (at, lower) in tiers.iter().enumerate() {
        let upper = tiers.iter().skip(at + 1).find(|upper| upper.is_step_of(lower));
        // What has no end, or no beginning, is meant to hold beside the others.
        let ends = upper.and_then(|upper| Some((upper, lower.when.at_most?, upper.when.at_least?)));
        let Some((upper, until, from)) = ends else { continue };
        let said = if from <= until {
            let (nl, en) = upper.span(from, until);
            let id = lower.id;
            (format!("{nl} geldt ook regel \"{id}\""), format!("{en} rule \"{id}\" holds too"))
        } else if from > until + 1 {
            let (nl, en) = upper.span(until + 1, from - 1);
            let id = lower.id;
            (
                format!("{nl} geldt deze regel niet, en regel \"{id}\" ook niet"),
                format!("{en} neither this rule holds nor rule \"{id}\""),
            )
        } else {
            continue;
        };
        let next = until + 1;
        told.tell(
            Weight::Warning,
            &format!("rule[{}].when", upper.at),
            said,
            (format!("laat deze regel gelden vanaf {next}"), format!("have this rule hold from {next}")),
        );
    }
}

/// A rule that holds from one number to another.
struct Tier<'c> {
    at: usize,
    id: &'c str,
    limits: Limits<'c>,
    when: Bound<'c>,
}

/// What the rules of one ladder have in common: the same thing limited on the same sides.
#[derive(PartialEq, Eq)]
struct Limits<'c> {
    thing: Thing<'c>,
    of: BTreeSet<&'c str>,
    below: bool,
    above: bool,
}

impl<'c> Tier<'c> {
    fn of(call: &'c Call, at: usize) -> Option<Tier<'c>> {
        let rule = call.rule.get(at)?;
        let condition = rule.when.as_deref().filter(|when| !matches!(when, RuleKind::MemberStates { .. }))?;
        let when = Bound::of(condition, call)?;
        if !matches!(when.thing, Thing::Inhabitants | Thing::Participants | Thing::Partners) {
            return None;
        }
        let bound = Bound::of(&rule.kind, call)?;
        let (below, above) = (bound.at_most.is_some(), bound.at_least.is_some());
        let limits = Limits { thing: bound.thing, of: bound.of, below, above };
        Some(Tier { at, id: &rule.id, limits, when })
    }

    fn is_step_of(&self, other: &Tier<'_>) -> bool {
        self.limits == other.limits && self.when.thing == other.when.thing && self.when.of == other.when.of
    }

    /// From one number to another, in Dutch and in English.
    fn span(&self, from: i128, until: i128) -> (String, String) {
        let (nl, en) = self.when.shown(until);
        if from == until {
            (format!("bij {nl}"), format!("at {en}"))
        } else {
            (format!("van {from} tot en met {nl}"), format!("from {from} to {en}"))
        }
    }
}
