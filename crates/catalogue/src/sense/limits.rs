//! Limits that contradict each other: a floor above a ceiling on the same thing in another rule, in a condition, or in
//! the envelope.

use voorstel_model::Call;

use super::bounds::{Bound, Thing, shown};
use super::claims::claims;
use super::{Told, weight};
use crate::problem::Weight;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let claims = claims(call);
    let bounds: Vec<_> = claims.iter().filter_map(|claim| Bound::of(claim.kind).map(|bound| (claim, bound))).collect();
    for (first, (floor_of, floor)) in bounds.iter().enumerate() {
        for (second, (ceiling_of, ceiling)) in bounds.iter().enumerate() {
            // A rule that contradicts itself is an error of meaning already.
            if first == second {
                continue;
            }
            let Some((least, most)) = floor.lies_above(ceiling) else { continue };
            let (least, most) = (shown(floor.thing, least), shown(floor.thing, most));
            // Told where the later of the two stands: the reader has seen the other by then.
            let (key, other) = if first > second {
                (format!("{}.at-least", floor_of.key), &ceiling_of.rule.id)
            } else {
                (format!("{}.at-most", ceiling_of.key), &floor_of.rule.id)
            };
            told.tell(
                weight(&[floor_of.rule.severity, ceiling_of.rule.severity]),
                &key,
                (
                    format!(
                        "spreekt regel \"{other}\" tegen: minstens {} en hoogstens {} kan niet allebei",
                        least.0, most.0
                    ),
                    format!(
                        "contradicts rule \"{other}\": at least {} and at most {} cannot both hold",
                        least.1, most.1
                    ),
                ),
                (
                    "verander een van beide grenzen, of laat een van de regels gelden onder een voorwaarde (when)",
                    "change either limit, or have one of the rules hold under a condition (when)",
                ),
            );
        }
        envelope(call, floor_of.key.as_str(), floor, told);
    }
    conditions(call, &bounds.iter().map(|(claim, bound)| (claim.rule.id.as_str(), bound)).collect::<Vec<_>>(), told);
}

/// A project cannot ask more than the call has.
fn envelope(call: &Call, key: &str, floor: &Bound<'_>, told: &mut Told<'_>) {
    let Some(all) = call.envelope.as_ref().map(|envelope| envelope.amount.cents()) else { return };
    let is_asked = floor.thing == Thing::Amount
        && floor.of.iter().all(|source| call.asked_sources().any(|asked| asked == *source));
    let Some(least) = floor.at_least.filter(|least| is_asked && *least > all) else { return };
    let (least, all) = (shown(Thing::Amount, least), shown(Thing::Amount, all));
    told.tell(
        Weight::Error,
        &format!("{key}.at-least"),
        (
            format!("een project vraagt minstens {}, en de oproep heeft er {}", least.0, all.0),
            format!("a project asks at least {}, and the call has {}", least.1, all.1),
        ),
        ("kijk de ondergrens en [envelope] na", "see whether the floor and [envelope] are right"),
    );
}

/// A condition beyond what another rule allows is never met, and the rule behind it never asked.
fn conditions(call: &Call, bounds: &[(&str, &Bound<'_>)], told: &mut Told<'_>) {
    for (index, rule) in call.rule.iter().enumerate() {
        let Some(when) = rule.when.as_deref().and_then(Bound::of) else { continue };
        let beyond = bounds.iter().find_map(|(other, bound)| {
            let above = when.lies_above(bound).map(|(least, most)| (*other, least, most));
            above.or_else(|| bound.lies_above(&when).map(|(least, most)| (*other, least, most)))
        });
        let Some((other, least, most)) = beyond else { continue };
        let (least, most) = (shown(when.thing, least), shown(when.thing, most));
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
