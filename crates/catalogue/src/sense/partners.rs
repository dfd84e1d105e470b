//! Who may take part: kinds that rules and the list of beneficiaries do not agree on, groups nobody can stand for, more
//! Member States than the countries allowed.

use std::collections::BTreeSet;

use voorstel_model::{Call, OrganisationKind, Role, RuleKind};

use super::claims::{Claim, claims};
use super::{Told, weight};
use crate::problem::Weight;

/// Stands for all Member States.
const UNION: &str = "EU";

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let claims = claims(call);
    for claim in &claims {
        match claim.kind {
            RuleKind::ApplicantKinds { kinds, .. } => beneficiaries(call, claim, kinds, told),
            RuleKind::PartnershipMix { each_of } => groups(&claims, claim, each_of, told),
            RuleKind::MemberStates { at_least, roles, excluded } => {
                countries(&claims, claim, *at_least, roles, excluded, told);
            }
            _ => {}
        }
    }
}

/// A kind that a rule lets in and the list of calls keeps out is never found by whom it is for.
fn beneficiaries(call: &Call, claim: &Claim<'_>, kinds: &[OrganisationKind], told: &mut Told<'_>) {
    if call.beneficiaries.is_empty() {
        return;
    }
    let unlisted: Vec<(usize, &OrganisationKind)> =
        kinds.iter().enumerate().filter(|(_, kind)| !call.beneficiaries.contains(kind)).collect();
    if let Some((index, kind)) = unlisted.first() {
        let name = format!("`organisation:{}`", code(**kind));
        told.tell(
            Weight::Warning,
            &format!("{}.kinds[{index}]", claim.key),
            (
                format!("{name} mag meedoen volgens deze regel, en staat niet bij `beneficiaries`"),
                format!("{name} may take part by this rule, and is not among `beneficiaries`"),
            ),
            (format!("voeg {name} toe aan `beneficiaries`"), format!("add {name} to `beneficiaries`")),
        );
    }
}

/// A group of which no kind may take part in any role.
fn groups(claims: &[Claim<'_>], claim: &Claim<'_>, each_of: &[Vec<OrganisationKind>], told: &mut Told<'_>) {
    for other in claims {
        let RuleKind::ApplicantKinds { roles, kinds } = other.kind else { continue };
        let binds_all = roles.is_empty() || all_roles(roles);
        let shut_out = each_of.iter().position(|group| binds_all && !group.iter().any(|kind| kinds.contains(kind)));
        let Some(index) = shut_out else { continue };
        told.tell(
            weight(&[claim.rule.severity, other.rule.severity]),
            &format!("{}.each-of[{index}]", claim.key),
            (
                format!("regel \"{}\" laat geen enkele soort van deze groep toe", other.rule.id),
                format!("rule \"{}\" lets no kind of this group take part", other.rule.id),
            ),
            (
                "verruim de soorten van die regel, of verander de groep",
                "widen the kinds of that rule, or change the group",
            ),
        );
    }
}

/// More Member States than there are countries to come from.
fn countries(
    claims: &[Claim<'_>],
    claim: &Claim<'_>,
    at_least: u32,
    roles: &[Role],
    uncounted: &[String],
    told: &mut Told<'_>,
) {
    for other in claims {
        let RuleKind::Countries { roles: bound, allowed, excluded } = other.kind else { continue };
        let binds = bound.is_empty()
            || all_roles(bound)
            || (!roles.is_empty() && roles.iter().all(|role| bound.contains(role)));
        if !binds || allowed.is_empty() || allowed.iter().any(|country| country == UNION) {
            continue;
        }
        let left: BTreeSet<&String> =
            allowed.iter().filter(|country| !excluded.contains(country) && !uncounted.contains(country)).collect();
        if left.len() < at_least as usize {
            told.tell(
                weight(&[claim.rule.severity, other.rule.severity]),
                &format!("{}.at-least", claim.key),
                (
                    format!(
                        "vraagt {at_least} lidstaten, en regel \"{}\" laat {} landen toe",
                        other.rule.id,
                        left.len()
                    ),
                    format!(
                        "asks {at_least} Member States, and rule \"{}\" allows {} countries",
                        other.rule.id,
                        left.len()
                    ),
                ),
                ("verlaag het aantal, of laat meer landen toe", "lower the number, or allow more countries"),
            );
        }
    }
}

fn all_roles(roles: &[Role]) -> bool {
    [Role::Lead, Role::CoApplicant, Role::Associated].iter().all(|role| roles.contains(role))
}

/// A kind as files write it.
fn code(kind: OrganisationKind) -> String {
    serde_json::to_value(kind).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}
