//! The money from these sources, as a share of a base.

use voorstel_model::{Base, Euro, GRANT, Rate, Rounding};

use super::Kind;
use crate::facts::Facts;
use crate::report::{Bound, Limit, Measure, Question};
use crate::shares::{Share, most_whole, most_with_addition};
use crate::verdict::{Room, Verdict};

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
        verdict
    }

    fn rooms(&self, facts: &Facts<'_>) -> Vec<Room> {
        let below = self.at_most.filter(|_| self.has_grant()).map(|rate| self.room_under_ceiling(rate, facts));
        let above = self.at_least.and_then(|rate| self.room_above_floor(rate, facts));
        let bounds = below.into_iter().chain(above).flat_map(|bound| match bound {
            Grant::Unbounded => None,
            Grant::NoCostYet => Some(None),
            Grant::Room(room) => Some(Some(Measure::Money(room))),
        });
        bounds.map(|room| Room { question: Question::Grant, room }).collect()
    }
}

/// How far a share bounds the grant.
enum Grant {
    Unbounded,
    NoCostYet,
    Room(Euro),
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

    fn room_under_ceiling(&self, rate: Rate, facts: &Facts<'_>) -> Grant {
        if self.is_of_cost() && facts.totals.cost.is_zero() {
            return Grant::NoCostYet;
        }
        // The grant grows what is asked, and never the cofinancing.
        let share = Share { grows: self.over == Base::Asked, ..self.share(facts) };
        share.room_below(rate).map_or(Grant::Unbounded, Grant::Room)
    }

    /// What others must bring is not there to be asked: by complement a floor is a ceiling for the grant, in a budget
    /// whose funding equals its cost.
    fn room_above_floor(&self, rate: Rate, facts: &Facts<'_>) -> Option<Grant> {
        let asked = facts.totals.asked;
        if self.of.iter().any(|source| facts.is_asked(source)) {
            // Another source's share of what is asked thins out as the grant grows.
            let thins_out = self.over == Base::Asked && !self.has_grant();
            let part = facts.totals.sources(self.of.iter().map(String::as_str));
            return most_whole(rate, part).filter(|_| thins_out).map(|whole| Grant::Room(whole - asked));
        }
        if self.of.is_empty() || self.over == Base::Cofinancing {
            return None;
        }
        let cost = facts.totals.cost;
        if cost.is_zero() {
            return Some(Grant::NoCostYet);
        }
        let most = if self.is_of_cost() {
            cost - rate.of(facts.base(self.over), Rounding::Up)
        } else {
            most_with_addition(rate, cost)
        };
        Some(Grant::Room(most - asked))
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
            (json!({ "kind": "share", "of": ["grant"], "over": "cofinancing", "at-most": "50%" }), "300"),
        ] {
            assert_eq!(room(&rule, &fields, &Question::Grant), money(bound), "{rule}");
        }
    }
}
