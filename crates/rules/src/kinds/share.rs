//! The money from these sources, as a share of a base.

use voorstel_model::{Base, GRANT, Rate, Rounding};

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::money::OWN;
use crate::parts::Parts;
use crate::report::{Bound, Limit, Measure, Question, Status};
use crate::shares::{MILLION, Share, millionths};
use crate::verdict::Verdict;

pub(super) struct ShareOf<'r> {
    pub of: &'r [String],
    pub over: Base,
    pub at_least: Option<Rate>,
    pub at_most: Option<Rate>,
}

impl Kind for ShareOf<'_> {
    fn name(&self) -> &'static str {
        "share"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING | Parts::COST
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let mut missing = Vec::new();
        if self.is_of_cost() && facts.base(self.over).is_zero() {
            missing.extend(facts.missing_budget());
        }
        if !facts.has_funding() || (!self.is_of_cost() && facts.base(self.over).is_zero()) {
            missing.extend(facts.missing_funding());
        }
        if !missing.is_empty() {
            return Verdict::undecided(missing);
        }
        let share = self.share(facts);
        let compare = |rate: Rate| rate.compare_share(share.part, share.whole);
        let below = self.at_most.map(|rate| (Bound::AtMost, rate, compare(rate).is_gt(), share.room_below(rate)));
        let above = self.at_least.map(|rate| (Bound::AtLeast, rate, compare(rate).is_lt(), share.room_above(rate)));
        let empty = facts.empty_amounts(self.of);
        if above.is_some_and(|(_, _, is_broken, _)| is_broken) && !empty.is_empty() {
            return Verdict::undecided(empty);
        }
        // The side that is broken, or else the one that binds first.
        let tightest =
            below.into_iter().chain(above).min_by_key(|(_, _, is_broken, room)| (!is_broken, room.is_none(), *room));
        let Some((bound, rate, is_broken, room)) = tightest else { return Verdict::met() };
        let mut verdict = Verdict::holds(!is_broken).operands(facts.amount_fields(self.of));
        verdict.measured = Rate::shown(share.part, share.whole).map(Measure::Share);
        verdict.amount = Some(share.part);
        verdict.headroom = room.map(Measure::Money);
        let rounding = if bound == Bound::AtMost { Rounding::Down } else { Rounding::Up };
        let amount = Some(rate.of(share.whole, rounding));
        verdict.limit = Some(Limit { bound, value: Measure::Share(rate), amount });
        if let Some(room) = room.filter(|room| room.is_negative()) {
            verdict.fixes = match bound {
                Bound::AtMost => facts.less_of(self.of, -room),
                _ => facts.more_of(self.of, -room),
            };
        }
        if self.is_of_cost() { verdict.of_cost(facts) } else { verdict }
    }

    fn asks(&self) -> Vec<Question> {
        let grant = Some(Question::Grant);
        let has_own = self.of.iter().any(|source| source == OWN);
        let of_own = self.over == Base::Cofinancing && !has_own && self.at_most.is_some();
        let wants_own = (has_own && self.at_least.is_some()) || of_own;
        grant.into_iter().chain(wants_own.then_some(Question::Own)).collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Money(flow) = growth else { return None };
        let (part, whole) = (flow.sources(self.of, facts), flow.base(self.over, facts));
        let gap = |rate: Rate| whole.times(millionths(rate)).less(&part.times(MILLION));
        let below = self.at_most.map(gap);
        let above = self.at_least.map(|rate| gap(rate).times(-1));
        let kept = Course::between(below, above, !flow.empty_amounts(self.of, facts).is_empty());
        // Of nothing there is no share yet.
        let is_there = Course::between(None, Some(whole.less(&Line::still(1))), true);
        Some(Course::together(&[is_there, kept], |each| match each {
            [Status::Met, kept] => *kept,
            _ => Status::Undecided,
        }))
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        let limits = match growth {
            Growth::Money(flow) if flow.asks() => {
                (self.at_most.is_some() && self.has_grant()) || (self.at_least.is_some() && !self.has_grant())
            }
            Growth::Money(_) => self.at_least.is_some(),
            _ => false,
        };
        limits && self.is_of_cost() && facts.totals.cost.is_zero()
    }
}

impl ShareOf<'_> {
    fn share(&self, facts: &Facts<'_>) -> Share {
        let part = facts.totals.sources(self.of.iter().map(String::as_str));
        Share { part, whole: facts.base(self.over), grows: self.grows(facts) }
    }

    /// Whether the base grows with the part: the sources are among what the base adds up.
    fn grows(&self, facts: &Facts<'_>) -> bool {
        match self.over {
            Base::Asked => self.of.iter().any(|source| facts.is_asked(source)),
            Base::Cofinancing => self.of.iter().any(|source| !facts.is_asked(source)),
            Base::TotalEligible | Base::TotalCost | Base::DirectEligible => false,
        }
    }

    fn is_of_cost(&self) -> bool {
        matches!(self.over, Base::TotalEligible | Base::TotalCost | Base::DirectEligible)
    }

    fn has_grant(&self) -> bool {
        self.of.iter().any(|source| source == GRANT)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::{Applicability, FixAct, Status::*};
    use crate::testing::*;

    fn own_half() -> Value {
        json!({ "kind": "share", "of": ["own"], "over": "total-eligible", "at-least": "50%" })
    }

    #[test]
    fn a_floor_holds_to_the_cent() {
        statuses(
            &own_half(),
            &[
                (funded("80000", &[("grant", "40000.01"), ("own", "39999.99")]), Broken),
                (funded("80000", &[("grant", "40000"), ("own", "40000")]), Met),
                (funded("80000", &[("own", "40000.01")]), Met),
                (funded("80000", &[("grant", "40000"), ("own", "")]), Undecided),
                (funded("", &[("own", "40000")]), Undecided),
                (funded("80000", &[]), Undecided),
            ],
        );
        let short = check(&own_half(), &funded("80000", &[("grant", "40008"), ("own", "39992")]));
        assert_eq!(short.headroom, money("-8"));
        assert_eq!(short.amount, Some(euro("39992")));
        let limit = short.limit.unwrap();
        assert_eq!((limit.value, limit.amount), (Measure::Share(Rate::percent(50)), Some(euro("40000"))));
    }

    #[test]
    fn a_ceiling_holds_to_the_cent() {
        let rule = json!({ "kind": "share", "of": ["grant"], "over": "total-cost", "at-most": "90%" });
        statuses(
            &rule,
            &[
                (funded("100", &[("grant", "89.99")]), Met),
                (funded("100", &[("grant", "90.00")]), Met),
                (funded("100", &[("grant", "90.01")]), Broken),
                (funded("0.01", &[("grant", "0.01")]), Broken),
            ],
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let rule = own_half();
        assert_eq!(missing(&check(&rule, &json!({}))), ["/budget", "/funding"]);
        assert_eq!(missing(&check(&rule, &funded("1", &[]))), ["/funding"]);
        let begun =
            json!({ "budget": [{ "id": "b1", "quantity": "2" }], "funding": [{ "id": "f1", "source": "own" }] });
        assert_eq!(missing(&check(&rule, &begun)), ["/budget/b1/unit_cost", "/funding/f1/amount"]);
    }

    #[test]
    fn a_base_that_grows_with_its_part_is_solved_exactly() {
        let rule = json!({ "kind": "share", "of": ["vvsg"], "over": "asked", "at-most": "50%" });
        let fields = |vvsg: &str| funded("100", &[("grant", "30.01"), ("vvsg", vvsg)]);
        statuses(&rule, &[(fields("30.00"), Met), (fields("30.01"), Met), (fields("30.02"), Broken)]);
        let over = check(&rule, &fields("40"));
        assert_eq!(over.headroom, money("-9.99"));
        assert_eq!(mended(&fields("40"), &over.fixes[0]).funding[1].amount.to_string(), "30.01");
        let whole = json!({ "kind": "share", "of": ["grant", "vvsg"], "over": "asked", "at-most": "100%" });
        statuses(&whole, &[(fields("12"), Met)]);
        let all = json!({ "kind": "share", "of": ["grant"], "over": "asked", "at-least": "100%" });
        statuses(&all, &[(fields("0.01"), Broken), (fields("0"), Met)]);
    }

    #[test]
    fn a_floor_is_reached_by_less_grant_or_by_more_of_ones_own() {
        let rules = [own_half(), json!({ "kind": "balance" })];
        let fields = funded("80000", &[("grant", "40008"), ("own", "39992")]);
        let found = report(&rules, &fields).findings.into_iter().find(|one| one.rule == "r0").unwrap();
        assert_eq!(found.fixes[0].applicability, Applicability::Safe);
        let act =
            FixAct::ShiftSource { from: "grant".to_owned(), to: euro("40000"), other: "own".to_owned(), by: euro("8") };
        assert_eq!(found.fixes[0].act, act);
        assert_eq!(found.fixes[1].applicability, Applicability::NeedsChoice, "it would leave money without a cost");
    }

    #[test]
    fn a_source_that_is_not_there_yet_is_added() {
        let fields = funded("100", &[("grant", "50")]);
        let fix = check(&own_half(), &fields).fixes.remove(0);
        assert_eq!(fix.applicability, Applicability::Safe);
        let mended = mended(&fields, &fix);
        assert_eq!(
            (mended.funding[1].source.as_str(), mended.funding[1].amount.to_string().as_str()),
            ("own", "50.00")
        );
    }

    #[test]
    fn the_grant_is_bound_by_the_ceiling_and_by_what_others_must_bring() {
        let ceiling = json!({ "kind": "share", "of": ["grant"], "over": "total-eligible", "at-most": "50%" });
        let fields = funded("157324", &[("grant", "73000"), ("own", "84324")]);
        for rule in [ceiling, own_half()] {
            assert_eq!(room(&rule, &fields, &Question::Grant), money("5662"));
            assert_eq!(room(&rule, &json!({}), &Question::Grant), None);
            let report = report(std::slice::from_ref(&rule), &json!({}));
            assert_eq!(report.headroom[0].rule.as_deref(), Some("r0"), "it will bind once there are costs");
        }
    }

    #[test]
    fn the_grant_is_bound_through_bases_that_grow_with_it() {
        let fields = funded("1000", &[("grant", "100"), ("vvsg", "100"), ("own", "800")]);
        for (rule, bound) in [
            (json!({ "kind": "share", "of": ["grant"], "over": "asked", "at-most": "60%" }), "50"),
            (json!({ "kind": "share", "of": ["vvsg"], "over": "asked", "at-least": "40%" }), "50"),
            (json!({ "kind": "share", "of": ["own"], "over": "asked", "at-least": "100%" }), "300"),
            // Of 600 that others still bring then, half.
            (json!({ "kind": "share", "of": ["grant"], "over": "cofinancing", "at-most": "50%" }), "200"),
        ] {
            assert_eq!(room(&rule, &fields, &Question::Grant), money(bound), "{rule}");
        }
    }
}
