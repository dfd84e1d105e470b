//! Every partner in these roles is established in one of these regions.

use voorstel_model::{Field, List, Partner, Role};

use super::Kind;
use super::applicant_kinds::nobody;
use crate::facts::{Facts, is_blank};
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure};
use crate::states;
use crate::verdict::{Verdict, explain};

/// The regions of Belgium: outside the country none of them can be met.
const BELGIAN_REGIONS: [&str; 3] = ["vlaanderen", "brussel", "wallonie"];

pub(super) struct Territory<'r> {
    pub roles: &'r [Role],
    pub regions: &'r [String],
}

impl Kind for Territory<'_> {
    fn name(&self) -> &'static str {
        "territory"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let bound = facts.in_roles(self.roles);
        if bound.clone().next().is_none() {
            return nobody(facts, self.roles);
        }
        let mut wrong = Vec::new();
        let mut unknown = Vec::new();
        let mut elsewhere = Vec::new();
        for partner in bound.clone() {
            if !is_blank(&partner.region) {
                let region = partner.region.trim().to_lowercase();
                if !self.regions.contains(&region) {
                    wrong.push(Field::of(List::Partners, &partner.id, "region"));
                    elsewhere.push((partner, region));
                }
            } else if self.is_abroad(partner) {
                wrong.push(Field::of(List::Partners, &partner.id, "country"));
                elsewhere.push((partner, states::country(&partner.country)));
            } else {
                unknown.push(Field::of(List::Partners, &partner.id, "region"));
            }
        }
        let limit = Measure::Codes(self.regions.to_vec());
        match (elsewhere.first(), unknown.is_empty()) {
            (Some((first, _)), _) => {
                let fix = explain(FixAct::ReplacePartner { partner: first.id.clone() });
                let mut places: Vec<String> = elsewhere.into_iter().map(|(_, place)| place).collect();
                places.sort();
                places.dedup();
                Verdict::broken()
                    .measured(Measure::Codes(places))
                    .limit(Bound::OneOf, limit)
                    .operands(wrong)
                    .fixes(vec![fix])
            }
            (None, false) => Verdict::undecided(unknown),
            (None, true) => {
                let field = |partner: &Partner| Field::of(List::Partners, &partner.id, "region");
                Verdict::met().limit(Bound::OneOf, limit).operands(bound.map(field).collect())
            }
        }
    }
}

impl Territory<'_> {
    fn is_abroad(&self, partner: &Partner) -> bool {
        let country = states::country(&partner.country);
        !country.is_empty()
            && country != "BE"
            && self.regions.iter().all(|region| BELGIAN_REGIONS.contains(&region.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn lead(country: &str, region: &str) -> Value {
        json!({ "partners": [
            { "id": "p1", "role": "lead", "country": country, "region": region },
            { "id": "p2", "role": "co-applicant", "country": "FR" },
        ] })
    }

    #[test]
    fn the_lead_is_established_in_one_of_the_regions() {
        let rule = json!({ "kind": "territory", "roles": ["lead"], "regions": ["vlaanderen", "brussel"] });
        statuses(
            &rule,
            &[
                (lead("BE", "vlaanderen"), Met),
                (lead("BE", " Brussel "), Met),
                (lead("BE", "wallonie"), Broken),
                (lead("BE", ""), Undecided),
                (lead("", ""), Undecided),
                (lead("NL", ""), Broken),
                (json!({}), Undecided),
            ],
        );
        assert_eq!(missing(&check(&rule, &lead("BE", ""))), ["/partners/p1/region"]);
        assert_eq!(operands(&check(&rule, &lead("NL", ""))), ["/partners/p1/country"]);
        let elsewhere = check(&rule, &lead("BE", "wallonie"));
        assert_eq!(elsewhere.measured, Some(Measure::Codes(vec!["wallonie".to_owned()])));
    }
}
