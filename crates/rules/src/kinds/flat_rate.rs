//! The flat rate for indirect costs.

use voorstel_model::{Edit, Entry, Field, FieldValue, Rate};

use super::Kind;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure};
use crate::verdict::Verdict;

pub(super) struct FlatRate {
    pub at_most: Rate,
}

impl Kind for FlatRate {
    fn name(&self) -> &'static str {
        "flat-rate"
    }

    fn reads(&self) -> Parts {
        Parts::COST
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let field = Field::top("indirect_rate");
        // No rate is no indirect cost, which is always allowed.
        let rate = match facts.indirect_rate {
            Entry::Unreadable(_) => return Verdict::undecided(vec![field]),
            Entry::Empty => Rate::ZERO,
            Entry::Value(rate) => *rate,
        };
        let verdict = Verdict::holds(rate <= self.at_most)
            .measured(Measure::Share(rate))
            .limit(Bound::AtMost, Measure::Share(self.at_most))
            .operands(vec![field.clone()]);
        if !verdict.is_broken() {
            return verdict;
        }
        verdict.fixes(vec![Fix {
            act: FixAct::LowerFlatRate { to: self.at_most },
            edits: vec![Edit::Set { field, value: FieldValue::Text(self.at_most.to_string()) }],
            applicability: Applicability::Safe,
        }])
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn rate(rate: &str) -> Value {
        json!({ "indirect_rate": rate })
    }

    #[test]
    fn the_rate_holds_to_its_last_decimal() {
        statuses(
            &json!({ "kind": "flat-rate", "at-most": "7%" }),
            &[
                (rate("0.069999"), Met),
                (rate("0.07"), Met),
                (rate("7%"), Met),
                (rate("0.070001"), Broken),
                (rate(""), Met),
                (rate("zeven"), Undecided),
            ],
        );
    }

    #[test]
    fn lowering_it_is_safe_unless_the_budget_was_balanced() {
        let rules = [json!({ "kind": "flat-rate", "at-most": "7%" }), json!({ "kind": "balance" })];
        let mut fields = funded("100", &[("own", "110")]);
        fields["indirect_rate"] = json!("0.10");
        let first = |fields: &Value| report(&rules, fields).findings.into_iter().find(|one| one.rule == "r0").unwrap();
        assert_eq!(first(&fields).fixes[0].applicability, Applicability::NeedsChoice);
        assert_eq!(mended(&fields, &first(&fields).fixes[0]).indirect_rate.to_string(), "0.07");
        fields["funding"][0]["amount"] = json!("100");
        assert_eq!(first(&fields).fixes[0].applicability, Applicability::Safe);
    }
}
