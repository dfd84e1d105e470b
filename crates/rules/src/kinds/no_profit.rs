//! The funding is not above the cost; not asked of non-profit bodies.

use voorstel_model::{Field, GRANT, List, OrganisationKind};

use super::Kind;
use crate::course::Course;
use crate::facts::{Facts, or_list};
use crate::growth::Growth;
use crate::money::OWN;
use crate::parts::Parts;
use crate::report::{Bound, Measure, Question, Status};
use crate::verdict::Verdict;

pub(super) struct NoProfit;

impl Kind for NoProfit {
    fn name(&self) -> &'static str {
        "no-profit"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING | Parts::COST | Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let unknown = facts.partners.iter().filter(|partner| partner.kind.is_none());
        let unknown: Vec<Field> = unknown.map(|partner| Field::of(List::Partners, &partner.id, "kind")).collect();
        let for_profit = facts.partners.iter().filter_map(|partner| partner.kind).any(may_make_profit);
        if !for_profit {
            if !facts.partners.is_empty() && unknown.is_empty() {
                return Verdict::not_applicable();
            }
            return Verdict::undecided(or_list(unknown, List::Partners));
        }
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
        let all: Vec<String> = facts.totals.by_source.keys().cloned().collect();
        let mut verdict = Verdict::holds(difference <= voorstel_model::Euro::ZERO)
            .measured(Measure::Money(facts.totals.funding))
            .limit(Bound::AtMost, Measure::Money(facts.totals.cost))
            .headroom(Measure::Money(-difference))
            .operands(facts.amount_fields(&all));
        if verdict.is_broken() {
            verdict.fixes = facts.less_of(&[GRANT.to_owned()], difference);
            verdict.fixes.extend(facts.less_of(&[OWN.to_owned()], difference));
        }
        verdict.of_cost(facts)
    }

    fn asks(&self) -> Vec<Question> {
        vec![Question::Grant]
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Money(flow) = growth else { return None };
        if !facts.partners.iter().filter_map(|partner| partner.kind).any(may_make_profit) {
            return None;
        }
        if facts.totals.cost.is_zero() {
            return Some(Course::always(Status::Undecided));
        }
        Some(Course::between(Some(flow.difference(facts).times(-1)), None, false))
    }
}

/// Whether the rule is meant for such a body (Regulation 2018/1046, article 192: not for non-profit organisations).
fn may_make_profit(kind: OrganisationKind) -> bool {
    use OrganisationKind::{PrivateCompany, PublicCompany, Sme};
    matches!(kind, Sme | PrivateCompany | PublicCompany)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Status::*;
    use crate::testing::*;

    fn with(kind: &str, own: &str) -> Value {
        let mut fields = funded("100", &[("grant", "50"), ("own", own)]);
        fields["partners"] = json!([{ "id": "p1", "kind": "municipality" }, { "id": "p2", "kind": kind }]);
        fields
    }

    #[test]
    fn a_company_makes_no_profit_to_the_cent() {
        statuses(
            &json!({ "kind": "no-profit" }),
            &[
                (with("sme", "49.99"), Met),
                (with("sme", "50"), Met),
                (with("sme", "50.01"), Broken),
                (with("private-company", "50.01"), Broken),
                (with("ngo", "50.01"), NotApplicable),
                (with("", "50.01"), Undecided),
                (json!({ "partners": [{ "id": "p1", "kind": "sme" }] }), Undecided),
                (json!({}), Undecided),
            ],
        );
        let rule = json!({ "kind": "no-profit" });
        assert_eq!(missing(&check(&rule, &with("", "1"))), ["/partners/p2/kind"]);
        assert_eq!(missing(&check(&rule, &json!({}))), ["/partners"]);
    }
}
