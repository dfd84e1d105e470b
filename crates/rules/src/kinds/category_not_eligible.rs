//! Costs in these categories are not eligible.

use voorstel_model::{BudgetLine, Edit, Euro, Field, FieldValue, List};

use super::Kind;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure};
use crate::verdict::Verdict;

pub(super) struct CategoryNotEligible<'r> {
    pub categories: &'r [String],
}

impl Kind for CategoryNotEligible<'_> {
    fn name(&self) -> &'static str {
        "category-not-eligible"
    }

    fn reads(&self) -> Parts {
        Parts::NONE
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.budget.is_empty() {
            return Verdict::undecided(facts.missing_budget());
        }
        // The sums know every category, but for lines that are not counted yet.
        let is_there = |category: &String| facts.totals.by_category.contains_key(category);
        let budget = if facts.totals.uncounted_lines.is_empty() && !self.categories.iter().any(is_there) {
            &[]
        } else {
            facts.budget
        };
        let lines = budget.iter().filter(|line| line.eligible && self.categories.contains(&line.category));
        let lines: Vec<&BudgetLine> = lines.collect();
        let amount: Euro = lines.iter().filter_map(|line| line.amount()).sum();
        let verdict = Verdict::holds(lines.is_empty())
            .measured(Measure::Money(amount))
            .limit(Bound::AtMost, Measure::Money(Euro::ZERO))
            .headroom(Measure::Money(-amount));
        if lines.is_empty() {
            return verdict.operands(vec![Field::list(List::Budget)]);
        }
        let field = |line: &&BudgetLine| Field::of(List::Budget, &line.id, "eligible");
        let set = |field: Field| Edit::Set { field, value: FieldValue::Flag(false) };
        // Another category may be the right answer as well, so a person chooses.
        verdict.operands(lines.iter().map(field).collect()).fixes(vec![Fix {
            act: FixAct::MarkNotEligible { lines: u32::try_from(lines.len()).unwrap_or(u32::MAX) },
            edits: lines.iter().map(field).map(set).collect(),
            applicability: Applicability::NeedsChoice,
        }])
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn one_eligible_line_of_the_category_breaks_it() {
        let rule = json!({ "kind": "category-not-eligible", "categories": ["vat"] });
        let line = |eligible: bool| {
            json!({ "budget": [line("b1", "staff", "10"), {
            "id": "b2", "category": "vat", "quantity": "1", "unit_cost": "0.01", "eligible": eligible,
        }] })
        };
        statuses(&rule, &[(line(true), Broken), (line(false), Met), (json!({}), Undecided)]);
        let found = check(&rule, &line(true));
        assert_eq!((found.measured.clone(), operands(&found)), (money("0.01"), vec!["/budget/b2/eligible"]));
        let mended = mended(&line(true), &found.fixes[0]);
        assert!(mended.budget[0].eligible && !mended.budget[1].eligible);
    }

    #[test]
    fn a_line_without_an_amount_yet_breaks_it_as_well() {
        let rule = json!({ "kind": "category-not-eligible", "categories": ["vat"] });
        statuses(&rule, &[(json!({ "budget": [{ "id": "b1", "category": "vat" }] }), Broken)]);
    }
}
