//! A small local authority does better together with another one.

use voorstel_model::{Field, List, OrganisationKind};

use super::Kind;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure};
use crate::verdict::{Verdict, explain};

pub(super) struct JointApplication {
    pub inhabitants_below: u32,
}

impl Kind for JointApplication {
    fn name(&self) -> &'static str {
        "joint-application"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let Some(lead) = facts.lead() else {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        };
        let inhabitants = Field::of(List::Partners, &lead.id, "inhabitants");
        match lead.kind {
            None => return Verdict::undecided(vec![Field::of(List::Partners, &lead.id, "kind")]),
            Some(kind) if !is_local_authority(kind) => return Verdict::not_applicable(),
            Some(_) => {}
        }
        let others = facts.partners.iter().filter(|partner| partner.id != lead.id);
        if others.filter_map(|partner| partner.kind).any(is_local_authority) {
            return Verdict::met().operands(vec![inhabitants]);
        }
        let Some(number) = lead.inhabitants else {
            return Verdict::undecided(vec![inhabitants]);
        };
        let room = i64::from(number) - i64::from(self.inhabitants_below);
        let mut verdict = Verdict::holds(room >= 0)
            .measured(Measure::Count(i64::from(number)))
            .limit(Bound::AtLeast, Measure::Count(i64::from(self.inhabitants_below)))
            .operands(vec![Field::list(List::Partners)]);
        if room < 0 {
            verdict.fixes = vec![explain(FixAct::FindPartners { count: 1 })];
        }
        verdict
    }
}

/// Whether such a body governs a place: a town, its welfare centre, a district, an association of towns, the VGC.
pub(super) fn is_local_authority(kind: OrganisationKind) -> bool {
    use OrganisationKind::{District, Intermunicipal, Municipality, Ocmw, Vgc};
    matches!(kind, Municipality | Ocmw | District | Intermunicipal | Vgc)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Status::*;
    use crate::testing::*;

    fn led_by(inhabitants: Option<u32>, second: &str) -> Value {
        json!({ "partners": [
            { "id": "p1", "role": "lead", "kind": "municipality", "inhabitants": inhabitants },
            { "id": "p2", "role": "co-applicant", "kind": second },
        ] })
    }

    #[test]
    fn a_small_town_does_not_apply_alone() {
        let rule = json!({ "kind": "joint-application", "inhabitants-below": 15000 });
        statuses(
            &rule,
            &[
                (led_by(Some(14_999), "ngo"), Broken),
                (led_by(Some(15_000), "ngo"), Met),
                (led_by(Some(14_999), "municipality"), Met),
                (led_by(None, "ngo"), Undecided),
                (led_by(None, "ocmw"), Met),
                (json!({}), Undecided),
                (json!({ "partners": [{ "id": "p1", "role": "lead" }] }), Undecided),
                (json!({ "partners": [{ "id": "p1", "role": "lead", "kind": "university" }] }), NotApplicable),
            ],
        );
        assert_eq!(missing(&check(&rule, &led_by(None, "ngo"))), ["/partners/p1/inhabitants"]);
    }
}
