//! The partners together stand for each of these groups.

use voorstel_model::{Field, List, OrganisationKind};

use super::Kind;
use super::applicant_kinds::codes;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure};
use crate::verdict::{Verdict, count, explain};

pub(super) struct PartnershipMix<'r> {
    pub each_of: &'r [Vec<OrganisationKind>],
}

impl Kind for PartnershipMix<'_> {
    fn name(&self) -> &'static str {
        "partnership-mix"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.partners.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        }
        let stands_for = |group: &&Vec<OrganisationKind>| {
            facts.partners.iter().any(|partner| partner.kind.is_some_and(|kind| group.contains(&kind)))
        };
        let absent: Vec<&Vec<OrganisationKind>> = self.each_of.iter().filter(|group| !stands_for(group)).collect();
        let present = count(self.each_of.len() - absent.len());
        let Some(first) = absent.first() else {
            return Verdict::met().measured(Measure::Count(present)).operands(vec![Field::list(List::Partners)]);
        };
        let unknown = facts.partners.iter().filter(|partner| partner.kind.is_none());
        let unknown: Vec<Field> = unknown.map(|partner| Field::of(List::Partners, &partner.id, "kind")).collect();
        if !unknown.is_empty() {
            return Verdict::undecided(unknown);
        }
        // The first group that is absent is what to look for next.
        Verdict::broken()
            .measured(Measure::Count(present))
            .limit(Bound::OneOf, codes(first))
            .headroom(Measure::Count(-count(absent.len())))
            .operands(vec![Field::list(List::Partners)])
            .fixes(vec![explain(FixAct::FindPartners { count: u32::try_from(absent.len()).unwrap_or(u32::MAX) })])
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn of(kinds: &[&str]) -> Value {
        let partners = kinds.iter().enumerate();
        let partners: Vec<Value> = partners.map(|(at, kind)| json!({ "id": format!("p{at}"), "kind": kind })).collect();
        json!({ "partners": partners })
    }

    #[test]
    fn each_group_has_a_partner() {
        let rule = json!({ "kind": "partnership-mix", "each-of": [["municipality", "ocmw"], ["ngo"]] });
        statuses(
            &rule,
            &[
                (of(&["ocmw", "ngo"]), Met),
                (of(&["ocmw", "municipality"]), Broken),
                (of(&["ocmw", ""]), Undecided),
                (of(&[]), Undecided),
            ],
        );
        let found = check(&rule, &of(&["ocmw"]));
        assert_eq!(found.limit.unwrap().value, Measure::Codes(vec!["ngo".to_owned()]));
        assert_eq!(found.headroom, Some(Measure::Count(-1)));
    }
}
