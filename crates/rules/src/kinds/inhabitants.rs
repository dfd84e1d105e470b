//! How many inhabitants the partners have together: of the lead applicant alone, or of all partners in some roles.

use voorstel_model::{Field, List, OrganisationKind, Partner, Role};

use super::Kind;
use super::joint_application::is_local_authority;
use crate::counting::Counted;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Status};
use crate::verdict::{Verdict, explain};

pub(super) struct Inhabitants<'r> {
    pub roles: &'r [Role],
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
}

impl Kind for Inhabitants<'_> {
    fn name(&self) -> &'static str {
        "inhabitants"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let partners = facts.in_roles(self.roles);
        if partners.clone().next().is_none() {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        }
        let has_town = partners.clone().any(|partner| partner.kind == Some(OrganisationKind::Municipality));
        let mut counted = Counted::default();
        for partner in partners {
            let field = Field::of(List::Partners, &partner.id, "inhabitants");
            match partner.inhabitants {
                Some(number) => counted.add(number, field),
                None => counted.missing.extend(missing(partner, has_town)),
            }
        }
        let mut verdict = counted.hold(self.at_least, self.at_most);
        if verdict.operands.is_empty() {
            // Nobody here stands for a place: a partner has to join.
            verdict.operands = vec![Field::list(List::Partners)];
        }
        let is_short = verdict.limit.as_ref().is_some_and(|limit| limit.bound == Bound::AtLeast);
        if verdict.status == Status::Broken && is_short && self.roles != [Role::Lead] {
            verdict.fixes = vec![explain(FixAct::FindPartners { count: 1 })];
        }
        verdict
    }
}

/// What a partner without a number of inhabitants still has to fill in. A welfare centre serves the inhabitants of its
/// town: it is not asked for them a second time.
fn missing(partner: &Partner, has_town: bool) -> Option<Field> {
    let field = match partner.kind {
        None => "kind",
        Some(OrganisationKind::Ocmw) if has_town => return None,
        Some(kind) if is_local_authority(kind) => "inhabitants",
        Some(_) => return None,
    };
    Some(Field::of(List::Partners, &partner.id, field))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Measure;
    use crate::report::Status::*;
    use crate::testing::*;

    fn towns(partners: &[(&str, Option<u32>)]) -> Value {
        let partner = |(at, (kind, inhabitants)): (usize, &(&str, Option<u32>))| {
            let role = if at == 0 { "lead" } else { "co-applicant" };
            let mut partner = json!({ "id": format!("p{at}"), "role": role, "inhabitants": inhabitants });
            if !kind.is_empty() {
                partner["kind"] = json!(kind);
            }
            partner
        };
        json!({ "partners": partners.iter().enumerate().map(partner).collect::<Vec<_>>() })
    }

    #[test]
    fn the_lead_applicants_number_holds_to_one() {
        let rule = json!({ "kind": "inhabitants", "roles": ["lead"], "at-least": 10_000, "at-most": 20_000 });
        statuses(
            &rule,
            &[
                (towns(&[("municipality", Some(9_999)), ("municipality", Some(50_000))]), Broken),
                (towns(&[("municipality", Some(10_000))]), Met),
                (towns(&[("municipality", Some(20_000))]), Met),
                (towns(&[("municipality", Some(20_001))]), Broken),
                (towns(&[("municipality", None)]), Undecided),
                (towns(&[("", None)]), Undecided),
                (json!({}), Undecided),
                (towns(&[("ngo", None)]), Broken),
            ],
        );
        let small = check(&rule, &towns(&[("municipality", Some(9_999))]));
        assert_eq!(
            (small.measured.clone(), small.headroom.clone()),
            (Some(Measure::Count(9_999)), Some(Measure::Count(-1)))
        );
        assert!(small.fixes.is_empty(), "nobody else is the lead applicant's own number");
        assert_eq!(missing(&check(&rule, &towns(&[("municipality", None)]))), ["/partners/p0/inhabitants"]);
        assert_eq!(missing(&check(&rule, &towns(&[("", None)]))), ["/partners/p0/kind"]);
        assert_eq!(operands(&check(&rule, &towns(&[("ngo", None)]))), ["/partners"]);
    }

    #[test]
    fn all_partners_count_together_and_an_ngo_has_no_inhabitants() {
        let rule = json!({ "kind": "inhabitants", "at-least": 20_000 });
        statuses(
            &rule,
            &[
                (towns(&[("municipality", Some(12_000)), ("municipality", Some(8_000)), ("ngo", None)]), Met),
                (towns(&[("municipality", Some(12_000)), ("municipality", Some(7_999)), ("ngo", None)]), Broken),
                (towns(&[("municipality", Some(12_000)), ("municipality", None)]), Undecided),
                (towns(&[("municipality", Some(20_000)), ("municipality", None)]), Met),
            ],
        );
        let short = check(&rule, &towns(&[("municipality", Some(12_000))]));
        assert_eq!(short.fixes.len(), 1, "another town would help");
    }

    #[test]
    fn a_welfare_centre_is_not_asked_for_the_inhabitants_of_its_town_again() {
        let rule = json!({ "kind": "inhabitants", "at-most": 20_000 });
        statuses(
            &rule,
            &[
                (towns(&[("municipality", Some(12_000)), ("ocmw", None)]), Met),
                (towns(&[("ocmw", None)]), Undecided),
                (towns(&[("ocmw", Some(20_001))]), Broken),
            ],
        );
    }
}
