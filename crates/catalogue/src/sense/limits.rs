//! Limits that contradict each other: a floor above a ceiling on the same thing in another rule, in a condition, in the
//! envelope, or in what other rules make together.

use voorstel_model::{Call, Euro, Severity};

use super::bounds::{Bound, Thing};
use super::claims::{Claim, claims};
use super::{Told, multiples, weight};
use crate::problem::Weight;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let claims = claims(call);
    let said = claims.iter().enumerate().filter_map(|(at, claim)| Some((at, Bound::of(claim.kind, call)?)));
    let said: Vec<(usize, Bound<'_>)> = said.collect();
    let multiples = multiples::of(&claims, &said, call);
    let bounds: Vec<Limit<'_, '_>> = said
        .into_iter()
        .chain(multiples)
        .filter_map(|(at, bound)| Some(Limit { at, claim: claims.get(at)?, bound }))
        .collect();
    for floor in &bounds {
        for ceiling in &bounds {
            // A rule that contradicts itself is an error of meaning already.
            if floor.at != ceiling.at
                && let Some((least, most)) = floor.bound.lies_above(&ceiling.bound)
            {
                contradiction(floor, least, ceiling, most, told);
            }
        }
        envelope(call, floor, told);
    }
    conditions(call, &bounds, told);
}

/// A bound with the claim that makes it, by its place among all of them.
struct Limit<'a, 'c> {
    at: usize,
    claim: &'a Claim<'c>,
    bound: Bound<'c>,
}

fn contradiction(floor: &Limit<'_, '_>, least: i128, ceiling: &Limit<'_, '_>, most: i128, told: &mut Told<'_>) {
    let (least, most) = (floor.bound.shown(least), ceiling.bound.shown(most));
    // Told where the later of the two stands: the reader has seen the other by then.
    let (key, other) = if floor.at > ceiling.at {
        (format!("{}.at-least", floor.claim.key), &ceiling.claim.rule.id)
    } else {
        (format!("{}.at-most", ceiling.claim.key), &floor.claim.rule.id)
    };
    let counts = [&floor.bound, &ceiling.bound].into_iter().filter_map(|bound| bound.times);
    let severities = [floor.claim.rule.severity, ceiling.claim.rule.severity].into_iter();
    let severities: Vec<Severity> = severities.chain(counts.map(|times| times.severity)).collect();
    told.tell(
        weight(&severities),
        &key,
        (
            format!("spreekt regel \"{other}\" tegen: minstens {} en hoogstens {} kan niet allebei", least.0, most.0),
            format!("contradicts rule \"{other}\": at least {} and at most {} cannot both hold", least.1, most.1),
        ),
        (
            "verander een van beide grenzen, of laat een van de regels gelden onder een voorwaarde (`when`)",
            "change either limit, or have one of the rules hold under a condition (`when`)",
        ),
    );
}

/// A project cannot ask more than the call has.
fn envelope(call: &Call, floor: &Limit<'_, '_>, told: &mut Told<'_>) {
    let Some(all) = call.envelope.as_ref().map(|envelope| envelope.amount.cents()) else { return };
    let Limit { claim, bound, .. } = floor;
    let is_asked = matches!(bound.thing, Thing::Amount | Thing::Part | Thing::Lump)
        && bound.of.iter().all(|source| call.asked_sources().any(|asked| asked == *source));
    let Some(least) = bound.at_least.filter(|least| is_asked && *least > all) else { return };
    let least = bound.shown(least);
    let all = Euro::from_whole_cents(all);
    told.tell(
        Weight::Error,
        &format!("{}.at-least", claim.key),
        (
            format!("een project vraagt minstens {}, en de oproep heeft er {all} euro", least.0),
            format!("a project asks at least {}, and the call has {all} euro", least.1),
        ),
        ("kijk de ondergrens en `envelope` na", "see whether the floor and `envelope` are right"),
    );
}

/// A condition beyond what another rule allows is never met, and the rule behind it never asked.
fn conditions(call: &Call, bounds: &[Limit<'_, '_>], told: &mut Told<'_>) {
    for (index, rule) in call.rule.iter().enumerate() {
        let Some(when) = rule.when.as_deref().and_then(|when| Bound::of(when, call)) else { continue };
        let beyond = bounds.iter().find_map(|other| {
            let above = when.lies_above(&other.bound).map(|(least, most)| (when.shown(least), other.bound.shown(most)));
            let below = || other.bound.lies_above(&when);
            let limits = above.or_else(|| below().map(|(least, most)| (other.bound.shown(least), when.shown(most))))?;
            Some((&other.claim.rule.id, limits))
        });
        let Some((other, (least, most))) = beyond else { continue };
        told.tell(
            Weight::Warning,
            &format!("rule[{index}].when"),
            (
                format!(
                    "de voorwaarde is nooit vervuld: door regel \"{other}\" is minstens {} en hoogstens {} nooit samen waar",
                    least.0, most.0
                ),
                format!(
                    "the condition is never met: by rule \"{other}\", at least {} and at most {} never hold together",
                    least.1, most.1
                ),
            ),
            ("verander de voorwaarde, of laat de regel weg", "change the condition, or leave the rule out"),
        );
    }
}
