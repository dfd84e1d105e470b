//! The menu of actions: required and forbidden at once, too few left to choose from, and actions of one's own that nobody
//! may add.

use std::collections::BTreeMap;

use voorstel_model::{Call, RuleKind};

use super::claims::{Claim, claims, everywhere};
use super::{Told, weight};
use crate::problem::Weight;

/// The code of an action of one's own.
const OWN: &str = "own";

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let claims = claims(call);
    let mut forbidden: BTreeMap<&str, &Claim<'_>> = BTreeMap::new();
    for claim in &claims {
        if let RuleKind::ActionsFromMenu { none_of, .. } = claim.kind {
            for code in none_of {
                forbidden.entry(code).or_insert(claim);
            }
        }
    }
    for claim in &claims {
        let RuleKind::ActionsFromMenu { any_of, count, all_of, .. } = claim.kind else { continue };
        for (index, code) in all_of.iter().enumerate() {
            let Some(other) = forbidden.get(code.as_str()) else { continue };
            told.tell(
                weight(&[claim.rule.severity, other.rule.severity]),
                &format!("{}.all-of[{index}]", claim.key),
                (
                    format!("\"{code}\" moet erin, en mag niet volgens regel \"{}\"", other.rule.id),
                    format!("\"{code}\" is required, and forbidden by rule \"{}\"", other.rule.id),
                ),
                ("neem de actie uit een van beide lijsten", "take the action out of either list"),
            );
        }
        let barred: Vec<&&Claim<'_>> = any_of.iter().filter_map(|code| forbidden.get(code.as_str())).collect();
        let (wanted, left) = (count.unwrap_or(1) as usize, any_of.len() - barred.len());
        if let Some(other) = barred.first().filter(|_| left < wanted) {
            told.tell(
                weight(&[claim.rule.severity, other.rule.severity]),
                &format!("{}.any-of", claim.key),
                (
                    format!("vraagt {wanted} van deze acties, en regel \"{}\" laat er {left} toe", other.rule.id),
                    format!("asks {wanted} of these actions, and rule \"{}\" allows {left}", other.rule.id),
                ),
                (
                    "neem acties uit `actions-from-menu.none-of`, of vraag er minder",
                    "take actions out of `actions-from-menu.none-of`, or ask fewer",
                ),
            );
        }
    }
    own_actions(call, told);
}

fn own_actions(call: &Call, told: &mut Told<'_>) {
    if call.menu.own_actions {
        return;
    }
    for claim in everywhere(call) {
        if let RuleKind::ActionStates { menu, .. } = claim.kind
            && let Some(index) = menu.iter().position(|code| code == OWN)
        {
            told.tell(
                Weight::Warning,
                &format!("{}.menu[{index}]", claim.key),
                (
                    "de oproep laat geen eigen acties toe: dit geldt voor niets",
                    "the call takes no actions of one's own: this binds nothing",
                ),
                (
                    "laat eigen acties toe (`menu.own-actions`), of neem ze hier weg",
                    "allow actions of one's own (`menu.own-actions`), or take them out here",
                ),
            );
        }
    }
    if call.menu.action.is_empty()
        && let Some(claim) = claims(call).iter().find(|claim| matches!(claim.kind, RuleKind::ActionStates { .. }))
    {
        told.tell(
            Weight::Warning,
            &claim.key,
            (
                "de oproep heeft geen acties, en laat geen eigen acties toe",
                "the call has no actions, and takes none of one's own",
            ),
            (
                "voeg een actie toe (`menu.action`), of laat eigen acties toe (`menu.own-actions`)",
                "add an action (`menu.action`), or allow actions of one's own (`menu.own-actions`)",
            ),
        );
    }
}
