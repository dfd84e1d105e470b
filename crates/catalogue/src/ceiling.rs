//! The most a call pays, for the list of calls: read off its rules.

use voorstel_model::{Base, Call, Certainty, Euro, GRANT, Rate, Rule, RuleKind};

/// A ceiling with the rule that sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling<T> {
    /// The most.
    pub at_most: T,
    /// How surely it is known.
    pub certainty: Certainty,
    /// Identity of the rule.
    pub rule: String,
}

/// The most one application can ask, where a rule says so.
///
/// A ceiling that is all the money the call has says nothing about one application, and is left out.
pub fn highest_grant(call: &Call) -> Option<Ceiling<Euro>> {
    let all_money = call.envelope.as_ref().map(|envelope| envelope.amount);
    lowest(call, |rule| match &rule.kind {
        RuleKind::Amount { of, at_most: Some(at_most), .. } if holds_grant(call, of) && Some(*at_most) != all_money => {
            Some(*at_most)
        }
        _ => None,
    })
}

/// The highest share of the eligible cost that is paid: a ceiling on the grant, or what a floor on all else leaves.
pub fn highest_share(call: &Call) -> Option<Ceiling<Rate>> {
    lowest(call, |rule| match &rule.kind {
        RuleKind::Share { of, over: Base::TotalEligible, at_most: Some(at_most), .. } if holds_grant(call, of) => {
            Some(*at_most)
        }
        RuleKind::Share { of, over: Base::TotalEligible, at_least: Some(at_least), .. }
            if !of.iter().any(|source| asked(call, source)) =>
        {
            Some(at_least.complement())
        }
        _ => None,
    })
}

/// The grant, alone or with other money that is asked with it.
fn holds_grant(call: &Call, of: &[String]) -> bool {
    of.iter().any(|source| source == GRANT) && of.iter().all(|source| asked(call, source))
}

fn asked(call: &Call, source: &str) -> bool {
    call.asked_sources().any(|one| one == source)
}

/// Of the rules that always hold, the one that binds first; among equals the surest.
fn lowest<T: Ord + Copy>(call: &Call, limit: impl Fn(&Rule) -> Option<T>) -> Option<Ceiling<T>> {
    call.rule
        .iter()
        .filter(|rule| rule.when.is_none())
        .filter_map(|rule| {
            let at_most = limit(rule)?;
            Some(Ceiling { at_most, certainty: rule.authority.certainty, rule: rule.id.clone() })
        })
        .min_by_key(|ceiling| (ceiling.at_most, ceiling.certainty))
}
