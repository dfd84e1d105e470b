//! Shares that cannot add up: floors that are more than everything together, ceilings that leave something nobody may
//! pay, and a ceiling that another rule's floor keeps from ever being reached.

use std::collections::BTreeSet;

use voorstel_model::{Base, COMMON_SOURCES, Call, RuleKind, Severity};

use super::bounds::{Bound, Thing, percent};
use super::claims::{Claim, claims};
use super::{Told, weight};
use crate::problem::Weight;

/// The whole, in millionths.
const ALL: i128 = 1_000_000;
/// How many shares of one base are put together: beyond it every one is still held against every other elsewhere.
const MOST: usize = 12;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let claims = claims(call);
    let balance = claims.iter().find(|claim| matches!(claim.kind, RuleKind::Balance)).map(|claim| claim.rule.severity);
    for base in [Base::TotalEligible, Base::TotalCost, Base::Asked, Base::Cofinancing] {
        let shares: Vec<(&Claim<'_>, Bound<'_>)> = claims
            .iter()
            .filter_map(|claim| Bound::of(claim.kind, call).map(|bound| (claim, bound)))
            .filter(|(_, bound)| bound.thing == Thing::Share(base))
            .take(MOST)
            .collect();
        floors(base, &shares, balance, told);
        ceilings(call, base, &shares, balance, told);
    }
}

/// How surely the sources of a base add up to it: those of what is asked do by what it is, those of the cost where the
/// funding has to equal it. Eligible cost may be less than what is paid.
fn adds_up(base: Base, balance: Option<Severity>) -> Option<Severity> {
    match base {
        Base::Asked | Base::Cofinancing => Some(Severity::Blocking),
        Base::TotalCost => balance,
        _ => None,
    }
}

fn floors(base: Base, shares: &[(&Claim<'_>, Bound<'_>)], balance: Option<Severity>, told: &mut Told<'_>) {
    let floors: Vec<_> =
        shares.iter().filter_map(|(claim, bound)| Some((*claim, &bound.of, bound.at_least?))).collect();
    let apart = |chosen: &[&(&Claim<'_>, &BTreeSet<&str>, i128)]| {
        let count: usize = chosen.iter().map(|(_, of, _)| of.len()).sum();
        count == chosen.iter().flat_map(|(_, of, _)| of.iter()).collect::<BTreeSet<_>>().len()
    };
    let too_much = smallest(&floors, |chosen| apart(chosen) && chosen.iter().map(|floor| floor.2).sum::<i128>() > ALL);
    let Some(chosen) = too_much else { return };
    let Some((last, _, _)) = chosen.last() else { return };
    let sum = percent(chosen.iter().map(|floor| floor.2).sum());
    let rules = names(chosen.iter().map(|(claim, ..)| *claim));
    let severities: Vec<Severity> =
        chosen.iter().map(|(claim, ..)| claim.rule.severity).chain(adds_up(base, balance)).collect();
    let weight = if adds_up(base, balance).is_some() { weight(&severities) } else { Weight::Warning };
    told.tell(
        weight,
        &format!("{}.at-least", last.key),
        (
            format!("de regels {rules} vragen samen minstens {}: meer dan alles", sum.0),
            format!("the rules {rules} together ask at least {}: more than everything", sum.1),
        ),
        (
            "verlaag een van de ondergrenzen, of neem een ander geheel (`over`)",
            "lower one of the floors, or take another whole (`over`)",
        ),
    );
}

fn ceilings(
    call: &Call,
    base: Base,
    shares: &[(&Claim<'_>, Bound<'_>)],
    balance: Option<Severity>,
    told: &mut Told<'_>,
) {
    let everyone = sources(call, base);
    let ceilings: Vec<_> =
        shares.iter().filter_map(|(claim, bound)| Some((*claim, &bound.of, bound.at_most?))).collect();
    let covers = |chosen: &[&(&Claim<'_>, &BTreeSet<&str>, i128)]| {
        let covered: BTreeSet<&str> = chosen.iter().flat_map(|(_, of, _)| of.iter().copied()).collect();
        everyone.is_subset(&covered)
    };
    let too_little =
        smallest(&ceilings, |chosen| covers(chosen) && chosen.iter().map(|ceiling| ceiling.2).sum::<i128>() < ALL);
    if let Some(chosen) = too_little
        && let Some((last, _, _)) = chosen.last()
    {
        let sum = percent(chosen.iter().map(|ceiling| ceiling.2).sum());
        let rules = names(chosen.iter().map(|(claim, ..)| *claim));
        let severities: Vec<Severity> = chosen.iter().map(|(claim, ..)| claim.rule.severity).chain(balance).collect();
        let whole = matches!(base, Base::Asked | Base::Cofinancing) || balance.is_some();
        told.tell(
            if whole { weight(&severities) } else { Weight::Warning },
            &format!("{}.at-most", last.key),
            (
                format!("alle bronnen samen mogen hoogstens {} betalen ({rules}): de rest betaalt niemand", sum.0),
                format!("all sources together may pay at most {} ({rules}): nobody pays the rest", sum.1),
            ),
            ("verhoog een van de bovengrenzen", "raise one of the ceilings"),
        );
    }
    unreachable(&everyone, base, shares, balance, told);
}

/// A ceiling above what the floor on all the others leaves: true, and misleading.
fn unreachable(
    everyone: &BTreeSet<&str>,
    base: Base,
    shares: &[(&Claim<'_>, Bound<'_>)],
    balance: Option<Severity>,
    told: &mut Told<'_>,
) {
    if adds_up(base, balance).is_none() {
        return;
    }
    for (claim, ceiling) in shares {
        let Some(most) = ceiling.at_most else { continue };
        let others: BTreeSet<&str> = everyone.difference(&ceiling.of).copied().collect();
        let floor = shares.iter().find_map(|(other, floor)| {
            let least = floor.at_least.filter(|least| floor.of.is_subset(&others) && most > ALL - least)?;
            Some((other, ALL - least))
        });
        let Some((other, left)) = floor else { continue };
        let (most, left) = (percent(most), percent(left));
        told.tell(
            Weight::Advice,
            &format!("{}.at-most", claim.key),
            (
                format!("hoogstens {} wordt nooit bereikt: regel \"{}\" laat {} over", most.0, other.rule.id, left.0),
                format!("at most {} is never reached: rule \"{}\" leaves {}", most.1, other.rule.id, left.1),
            ),
            (format!("zet deze bovengrens op {}", left.0), format!("set this ceiling to {}", left.1)),
        );
    }
}

/// The smallest choice of which something is true, the earliest of those.
fn smallest<T>(all: &[T], is_true: impl Fn(&[&T]) -> bool) -> Option<Vec<&T>> {
    let mut choices: Vec<u32> = (1..1_u32 << all.len().min(MOST)).collect();
    choices.sort_by_key(|choice| choice.count_ones());
    choices.into_iter().find_map(|choice| {
        let chosen: Vec<&T> =
            all.iter().enumerate().filter(|(index, _)| choice & (1 << index) != 0).map(|(_, one)| one).collect();
        is_true(&chosen).then_some(chosen)
    })
}

/// All who may pay towards a base.
fn sources(call: &Call, base: Base) -> BTreeSet<&str> {
    let all = COMMON_SOURCES.into_iter().chain(call.cofinancer.iter().map(|one| one.id.as_str()));
    let asked: BTreeSet<&str> = call.asked_sources().collect();
    all.filter(|source| match base {
        Base::Asked => asked.contains(source),
        Base::Cofinancing => !asked.contains(source),
        _ => true,
    })
    .collect()
}

fn names<'c>(claims: impl Iterator<Item = &'c Claim<'c>>) -> String {
    let mut names: Vec<String> = claims.map(|claim| format!("\"{}\"", claim.rule.id)).collect();
    names.dedup();
    names.join(", ")
}
