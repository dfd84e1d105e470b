//! The funding equals the cost, to the cent.

use voorstel_model::{Euro, Field, GRANT, List};

use super::Kind;
use crate::course::Course;
use crate::facts::Facts;
use crate::growth::Growth;
use crate::money::OWN;
use crate::parts::Parts;
use crate::report::{Bound, Measure, Question, Status};
use crate::verdict::Verdict;

pub(super) struct Balance;

impl Kind for Balance {
    fn name(&self) -> &'static str {
        "balance"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING | Parts::COST
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let mut missing = Vec::new();
        if facts.totals.cost.is_zero() {
            missing.extend(facts.missing_budget());
        }
        if !facts.has_funding() {
            missing.extend(facts.missing_funding());
        }
        if !missing.is_empty() {
            return Verdict::undecided(missing);
        }
        let difference = facts.totals.difference;
        let verdict = Verdict::holds(difference.is_zero())
            .measured(Measure::Money(facts.totals.funding))
            .limit(Bound::Exactly, Measure::Money(facts.totals.cost))
            .headroom(Measure::Money(-difference.abs()))
            .operands(if facts.is_trial { Vec::new() } else { sources(facts) });
        if difference.is_zero() {
            return verdict.of_cost(facts);
        }
        let own = [OWN.to_owned()];
        let fixes = if difference.is_negative() {
            facts.more_of(&own, difference.abs())
        } else {
            let mut fixes = facts.less_of(&own, difference);
            fixes.extend(facts.less_of(&[GRANT.to_owned()], difference));
            fixes
        };
        verdict.fixes(fixes).of_cost(facts)
    }

    fn asks(&self) -> Vec<Question> {
        vec![Question::Grant]
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Money(flow) = growth else { return None };
        if facts.totals.cost.is_zero() {
            return Some(Course::always(Status::Undecided));
        }
        let difference = flow.difference(facts);
        Some(Course::between(Some(difference.times(-1)), Some(difference), false))
    }
}

/// Every source, the largest that is not asked first: that is the one to change.
fn sources(facts: &Facts<'_>) -> Vec<Field> {
    let mut rows: Vec<_> = facts.funding.iter().collect();
    let rank = |amount: Option<Euro>| std::cmp::Reverse(amount.unwrap_or_default());
    rows.sort_by_key(|row| (facts.is_asked(&row.source), rank(row.amount.get())));
    rows.into_iter().map(|row| Field::of(List::Funding, &row.id, "amount")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::{FixAct, Question, Status::*};
    use crate::testing::*;

    #[test]
    fn funding_equals_cost_to_the_cent() {
        statuses(
            &json!({ "kind": "balance" }),
            &[
                (funded("80000", &[("grant", "40000"), ("own", "39999.99")]), Broken),
                (funded("80000", &[("grant", "40000"), ("own", "40000.00")]), Met),
                (funded("80000", &[("grant", "40000"), ("own", "40000.01")]), Broken),
                (funded("", &[("grant", "40000")]), Undecided),
                (funded("80000", &[]), Undecided),
                (json!({}), Undecided),
            ],
        );
    }

    #[test]
    fn a_gap_is_filled_and_a_surplus_taken_away() {
        let rule = json!({ "kind": "balance" });
        let short = funded("100", &[("grant", "50"), ("own", "30")]);
        let found = check(&rule, &short);
        assert_eq!(found.headroom, money("-20"));
        assert_eq!(found.fixes[0].act, FixAct::RaiseSource { source: "own".to_owned(), by: euro("20") });
        assert_eq!(mended(&short, &found.fixes[0]).funding[1].amount.to_string(), "50.00");
        assert_eq!(operands(&found), ["/funding/f1/amount", "/funding/f0/amount"]);

        let over = funded("100", &[("grant", "90"), ("own", "30")]);
        let found = check(&rule, &over);
        assert_eq!(found.fixes[0].act, FixAct::LowerSource { source: "own".to_owned(), to: euro("10") });
        assert_eq!(found.fixes[1].act, FixAct::LowerSource { source: "grant".to_owned(), to: euro("70") });
    }

    #[test]
    fn what_is_still_to_be_found_is_the_gap() {
        let rule = json!({ "kind": "balance" });
        assert_eq!(room(&rule, &funded("100", &[("grant", "50")]), &Question::ToFind), money("50"));
        assert_eq!(room(&rule, &funded("100", &[("grant", "150")]), &Question::ToFind), money("-50"));
        assert_eq!(room(&rule, &funded("", &[("grant", "150")]), &Question::ToFind), None);
    }
}
