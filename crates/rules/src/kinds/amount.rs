//! The money from these sources, in euro.

use voorstel_model::Euro;

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::money::OWN;
use crate::parts::Parts;
use crate::report::{Bound, Measure, Question};
use crate::verdict::Verdict;

pub(super) struct Amount<'r> {
    pub of: &'r [String],
    pub at_least: Option<Euro>,
    pub at_most: Option<Euro>,
}

impl Kind for Amount<'_> {
    fn name(&self) -> &'static str {
        "amount"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if !facts.has_funding() {
            return Verdict::undecided(facts.missing_funding());
        }
        let amount = facts.totals.sources(self.of.iter().map(String::as_str));
        let below = self.at_most.map(|most| (Bound::AtMost, most, most - amount));
        let above = self.at_least.map(|least| (Bound::AtLeast, least, amount - least));
        let empty = facts.empty_amounts(self.of);
        if above.is_some_and(|(_, _, room)| room.is_negative()) && !empty.is_empty() {
            return Verdict::undecided(empty);
        }
        // The side that is broken, or else the one that binds first.
        let Some((bound, limit, room)) = below.into_iter().chain(above).min_by_key(|(_, _, room)| *room) else {
            return Verdict::met();
        };
        let verdict = Verdict::holds(!room.is_negative())
            .measured(Measure::Money(amount))
            .limit(bound, Measure::Money(limit))
            .headroom(Measure::Money(room))
            .operands(facts.amount_fields(self.of));
        if !verdict.is_broken() {
            return verdict;
        }
        verdict.fixes(match bound {
            Bound::AtMost => facts.less_of(self.of, -room),
            _ => facts.more_of(self.of, -room),
        })
    }

    fn asks(&self) -> Vec<Question> {
        let wants_own = self.at_least.is_some() && self.of.iter().any(|source| source == OWN);
        let grant = (!self.of.is_empty()).then_some(Question::Grant);
        grant.into_iter().chain(wants_own.then_some(Question::Own)).collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Money(flow) = growth else { return None };
        let amount = flow.sources(self.of, facts);
        let below = self.at_most.map(|most| Line::still(most.cents()).less(&amount));
        let above = self.at_least.map(|least| amount.less(&Line::still(least.cents())));
        Some(Course::between(below, above, !flow.empty_amounts(self.of, facts).is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::{Applicability, FixAct, Status::*};
    use crate::testing::*;

    #[test]
    fn a_ceiling_holds_to_the_cent() {
        let rule = json!({ "kind": "amount", "of": ["grant", "vvsg"], "at-most": "40000" });
        statuses(
            &rule,
            &[
                (funded("", &[("grant", "39999.99")]), Met),
                (funded("", &[("grant", "40000.00")]), Met),
                (funded("", &[("grant", "40000.01")]), Broken),
                (funded("", &[("grant", "20000"), ("vvsg", "20000.01")]), Broken),
                (funded("", &[("grant", "20000"), ("own", "90000")]), Met),
                (funded("", &[]), Undecided),
                (funded("", &[("grant", "40 u.")]), Undecided),
            ],
        );
        let over = check(&rule, &funded("", &[("grant", "41500")]));
        assert_eq!((over.measured.clone(), over.headroom.clone()), (money("41500"), money("-1500")));
        assert_eq!(operands(&over), ["/funding/f0/amount"]);
    }

    #[test]
    fn a_floor_holds_to_the_cent() {
        let rule = json!({ "kind": "amount", "of": ["grant"], "at-least": "450000", "at-most": "1000000" });
        statuses(
            &rule,
            &[
                (funded("", &[("grant", "449999.99")]), Broken),
                (funded("", &[("grant", "450000")]), Met),
                (funded("", &[("grant", "1000000")]), Met),
                (funded("", &[("grant", "1000000.01")]), Broken),
                (funded("", &[("grant", ""), ("own", "1")]), Undecided),
            ],
        );
        let empty = check(&rule, &funded("", &[("grant", ""), ("own", "1")]));
        assert_eq!(missing(&empty), ["/funding/f0/amount"]);
    }

    #[test]
    fn too_much_is_lowered_to_the_limit() {
        let rule = json!({ "kind": "amount", "of": ["grant"], "at-most": "40000" });
        let fields = funded("", &[("grant", "30000"), ("grant", "11500")]);
        let over = check(&rule, &fields);
        let fix = &over.fixes[0];
        assert_eq!(fix.act, FixAct::LowerSource { source: "grant".to_owned(), to: euro("40000") });
        assert_eq!(fix.applicability, Applicability::Safe);
        assert_eq!(mended(&fields, fix).funding[0].amount.to_string(), "28500.00");
    }

    #[test]
    fn in_a_balanced_budget_own_money_takes_its_place() {
        let rules = [json!({ "kind": "amount", "of": ["grant"], "at-most": "40000" }), json!({ "kind": "balance" })];
        let fields = funded("80000", &[("grant", "41500"), ("own", "38500")]);
        let over = &report(&rules, &fields).findings.iter().find(|one| one.rule == "r0").cloned().unwrap();
        assert_eq!(over.fixes[0].applicability, Applicability::Safe);
        assert!(matches!(over.fixes[0].act, FixAct::ShiftSource { .. }));
        assert_eq!(over.fixes[1].applicability, Applicability::NeedsChoice, "lowering alone leaves a gap");
        let mended = mended(&fields, &over.fixes[0]);
        assert_eq!(mended.funding[0].amount.to_string(), "40000.00");
        assert_eq!(mended.funding[1].amount.to_string(), "40000.00");
    }

    #[test]
    fn the_grant_may_grow_to_the_ceiling_even_without_costs() {
        let rule = json!({ "kind": "amount", "of": ["grant"], "at-most": "40000" });
        assert_eq!(room(&rule, &funded("", &[]), &Question::Grant), money("40000"));
        assert_eq!(room(&rule, &funded("", &[("grant", "41500")]), &Question::Grant), money("-1500"));
        let floor = json!({ "kind": "amount", "of": ["grant"], "at-least": "40000" });
        assert_eq!(room(&floor, &funded("", &[]), &Question::Grant), None);
    }
}
