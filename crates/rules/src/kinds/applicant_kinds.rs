//! Every partner in these roles is of one of these kinds.

use voorstel_model::{Edit, Field, FieldValue, List, OrganisationKind, Partner, Role};

use super::Kind;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure};
use crate::verdict::{Verdict, explain};

pub(super) struct ApplicantKinds<'r> {
    pub roles: &'r [Role],
    pub kinds: &'r [OrganisationKind],
}

impl Kind for ApplicantKinds<'_> {
    fn name(&self) -> &'static str {
        "applicant-kinds"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let bound = facts.in_roles(self.roles);
        if bound.clone().next().is_none() {
            return nobody(facts, self.roles);
        }
        let field = |partner: &Partner| Field::of(List::Partners, &partner.id, "kind");
        let wrong = bound.clone().filter(|partner| partner.kind.is_some_and(|kind| !self.kinds.contains(&kind)));
        let wrong: Vec<&Partner> = wrong.collect();
        if wrong.is_empty() {
            let unknown: Vec<Field> = bound.clone().filter(|partner| partner.kind.is_none()).map(field).collect();
            if !unknown.is_empty() {
                return Verdict::undecided(unknown);
            }
            return Verdict::met().operands(bound.map(field).collect()).limit(Bound::OneOf, codes(self.kinds));
        }
        let mut kinds: Vec<OrganisationKind> = wrong.iter().filter_map(|partner| partner.kind).collect();
        kinds.sort();
        kinds.dedup();
        Verdict::broken()
            .measured(codes(&kinds))
            .limit(Bound::OneOf, codes(self.kinds))
            .operands(wrong.iter().map(|partner| field(partner)).collect())
            .fixes(self.fixes(facts, &wrong))
    }
}

impl ApplicantKinds<'_> {
    /// Where only the lead is of a wrong kind, a partner of a right kind can lead.
    fn fixes(&self, facts: &Facts<'_>, wrong: &[&Partner]) -> Vec<Fix> {
        let [only] = wrong else { return Vec::new() };
        let fits = |partner: &&Partner| {
            partner.role == Role::CoApplicant && partner.kind.is_some_and(|kind| self.kinds.contains(&kind))
        };
        let heir = facts.partners.iter().find(fits).filter(|_| self.roles == [Role::Lead]);
        let Some(heir) = heir else {
            return vec![explain(FixAct::ReplacePartner { partner: only.id.clone() })];
        };
        let role = |partner: &Partner, role: &str| Edit::Set {
            field: Field::of(List::Partners, &partner.id, "role"),
            value: FieldValue::Text(role.to_owned()),
        };
        vec![Fix {
            act: FixAct::MakeLead { partner: heir.id.clone() },
            edits: vec![role(only, "co-applicant"), role(heir, "lead")],
            applicability: Applicability::NeedsChoice,
        }]
    }
}

/// Nobody in the roles a rule binds: still to come where somebody must be, else no matter.
pub(super) fn nobody(facts: &Facts<'_>, roles: &[Role]) -> Verdict {
    if facts.partners.is_empty() || roles.is_empty() || roles.contains(&Role::Lead) {
        Verdict::undecided(vec![Field::list(List::Partners)])
    } else {
        Verdict::not_applicable()
    }
}

/// Kinds of organisation by their codes.
pub(super) fn codes(kinds: &[OrganisationKind]) -> Measure {
    let code = |kind: &OrganisationKind| match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    };
    Measure::Codes(kinds.iter().map(code).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn rule() -> Value {
        json!({ "kind": "applicant-kinds", "roles": ["lead"], "kinds": ["municipality", "vgc"] })
    }

    fn led_by(kind: &str) -> Value {
        json!({ "partners": [
            { "id": "p1", "role": "lead", "kind": kind },
            { "id": "p2", "role": "co-applicant", "kind": "municipality" },
            { "id": "p3", "role": "associated" },
        ] })
    }

    #[test]
    fn the_lead_is_of_an_allowed_kind() {
        statuses(
            &rule(),
            &[
                (led_by("municipality"), Met),
                (led_by("vgc"), Met),
                (led_by("ngo"), Broken),
                (led_by(""), Undecided),
                (json!({}), Undecided),
                (json!({ "partners": [{ "id": "p1", "kind": "ngo" }] }), Undecided),
            ],
        );
        let found = check(&rule(), &led_by("ngo"));
        assert_eq!(found.measured, Some(Measure::Codes(vec!["ngo".to_owned()])));
        assert_eq!(operands(&found), ["/partners/p1/kind"]);
        assert_eq!(missing(&check(&rule(), &led_by(""))), ["/partners/p1/kind"]);
    }

    #[test]
    fn a_partner_of_an_allowed_kind_can_take_the_lead() {
        let found = check(&rule(), &led_by("ngo"));
        let fix = &found.fixes[0];
        assert_eq!(fix.act, FixAct::MakeLead { partner: "p2".to_owned() });
        let mended = serde_json::to_value(mended(&led_by("ngo"), fix)).unwrap();
        assert_eq!(check(&rule(), &mended).status, Met);
    }

    #[test]
    fn all_are_bound_where_no_role_is_named_and_nobody_where_the_role_is_empty() {
        let all = json!({ "kind": "applicant-kinds", "kinds": ["municipality"] });
        statuses(&all, &[(led_by("municipality"), Undecided), (led_by("ngo"), Broken)]);
        let joined = json!({ "kind": "applicant-kinds", "roles": ["co-applicant"], "kinds": ["ngo"] });
        statuses(&joined, &[(json!({ "partners": [{ "id": "p1", "role": "lead" }] }), NotApplicable)]);
    }
}
