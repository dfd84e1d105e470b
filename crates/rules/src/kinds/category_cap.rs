//! The costs in these categories, as an amount or as a share of a base.

use voorstel_model::{Base, BudgetLine, Euro, Field, List, Rate, Rounding};

use super::{Kind, all_of};
use crate::course::{Course, Line, Step};
use crate::facts::Facts;
use crate::growth::{Flow, Growth};
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Limit, Measure, Question, Status};
use crate::shares::{MILLION, millionths};
use crate::verdict::{Verdict, explain};

/// How many steps near a turn are looked at one by one.
const MOST_STEPS: Step = 2_000;

/// How many of a category's lines are pointed at.
const MOST_LINES: usize = 50;

pub(super) struct CategoryCap<'r> {
    pub categories: &'r [String],
    pub over: Option<Base>,
    pub at_most: Option<Rate>,
    pub at_most_amount: Option<Euro>,
}

impl Kind for CategoryCap<'_> {
    fn name(&self) -> &'static str {
        "category-cap"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING | Parts::COST
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.totals.direct.lines == 0 {
            return Verdict::undecided(facts.missing_budget());
        }
        let cost = self.cost(facts);
        let whole = facts.base(self.base());
        if self.at_most.is_some() && whole.is_zero() && matches!(self.base(), Base::Asked | Base::Cofinancing) {
            return Verdict::undecided(facts.missing_funding());
        }
        let by_amount = self
            .at_most_amount
            .map(|most| (most - cost, Limit { bound: Bound::AtMost, value: Measure::Money(most), amount: None }));
        let by_share = self.at_most.map(|rate| {
            let amount = rate.of(whole, Rounding::Down);
            (amount - cost, Limit { bound: Bound::AtMost, value: Measure::Share(rate), amount: Some(amount) })
        });
        let Some((room, limit)) = by_amount.into_iter().chain(by_share).min_by_key(|(room, _)| *room) else {
            return Verdict::met();
        };
        let mut verdict = Verdict::holds(!room.is_negative()).headroom(Measure::Money(room));
        verdict.amount = Some(cost);
        verdict.measured = match limit.value {
            Measure::Share(_) => Rate::shown(cost, whole).map(Measure::Share),
            _ => Some(Measure::Money(cost)),
        };
        verdict.limit = Some(limit);
        if !verdict.is_broken() {
            return verdict.operands(vec![Field::list(List::Budget)]);
        }
        if facts.is_trial {
            return verdict;
        }
        verdict.operands = self.lines(facts);
        // Less of the category is also less of the base: what has to go is what the growing base says.
        let course = self.categories.first().map(|category| self.along_category(category, facts));
        if let Some(over) = course.and_then(|course| course.most()).filter(|room| *room < 0) {
            let by = Euro::from_whole_cents(-over);
            verdict.fixes = vec![explain(FixAct::LowerCategory { categories: self.categories.to_vec(), by })];
        }
        verdict.of_cost(facts)
    }

    fn asks(&self) -> Vec<Question> {
        let question = |category: &String| Question::Category { category: category.clone() };
        let grant = self.at_most.is_some() && self.is_of_money();
        self.categories.iter().map(question).chain(grant.then_some(Question::Grant)).collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        match growth {
            Growth::Money(flow) if self.at_most.is_some() && self.is_of_money() => Some(self.along_money(flow, facts)),
            Growth::Category(category) => Some(self.along_category(category, facts)),
            _ => None,
        }
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        let Growth::Category(category) = growth else { return false };
        self.has(category) && self.at_most.is_some() && self.is_of_nothing(facts)
    }
}

impl CategoryCap<'_> {
    /// The lines to go to: the largest first, and not more than one looks through.
    fn lines(&self, facts: &Facts<'_>) -> Vec<Field> {
        let lines = || facts.budget.iter().filter(|line| self.categories.contains(&line.category));
        // The last of equals is not the better one: the first is.
        let largest = lines().rev().max_by_key(|line| line.amount().unwrap_or_default());
        let others = lines().filter(|line| largest.is_none_or(|largest| largest.id != line.id));
        let field = |line: &BudgetLine| Field::of(List::Budget, &line.id, "unit_cost");
        largest.into_iter().chain(others).take(MOST_LINES).map(field).collect()
    }

    fn base(&self) -> Base {
        self.over.unwrap_or(Base::TotalEligible)
    }

    /// The eligible costs in the categories; all of them where the base counts all costs.
    fn cost(&self, facts: &Facts<'_>) -> Euro {
        let costs = self.categories.iter().filter_map(|category| facts.totals.by_category.get(category));
        costs.map(|cost| if self.base() == Base::TotalCost { cost.total } else { cost.eligible }).sum()
    }

    fn has(&self, category: &str) -> bool {
        self.categories.iter().any(|one| one == category)
    }

    /// Whether the base is money rather than cost.
    fn is_of_money(&self) -> bool {
        matches!(self.base(), Base::Asked | Base::Cofinancing)
    }

    /// Whether the base is nothing yet, so that no share of it can be told.
    fn is_of_nothing(&self, facts: &Facts<'_>) -> bool {
        let base = if self.is_of_money() { facts.base(self.base()) } else { facts.totals.cost };
        base.is_zero()
    }

    fn along_money(&self, flow: &Flow, facts: &Facts<'_>) -> Course {
        if facts.totals.direct.lines == 0 {
            return Course::always(Status::Undecided);
        }
        let cost = self.cost(facts).cents();
        let whole = flow.base(self.base(), facts);
        let by_share =
            self.at_most.map(|rate| whole.times(millionths(rate)).less(&Line::still(cost.saturating_mul(MILLION))));
        let by_amount = self.at_most_amount.map(|most| Line::still(most.cents() - cost));
        let is_there = Course::between(None, Some(whole.less(&Line::still(1))), true);
        let kept = [Course::between(by_share, None, false), Course::between(by_amount, None, false)];
        Course::together(&[is_there, Course::together(&kept, all_of::status)], |each| match each {
            [Status::Met, kept] => *kept,
            _ => Status::Undecided,
        })
    }

    fn along_category(&self, category: &str, facts: &Facts<'_>) -> Course {
        let times = self.categories.iter().filter(|one| *one == category).count() as i128;
        let part = Line::even(self.cost(facts).cents(), times);
        let by_amount = self.at_most_amount.map(|most| Line::still(most.cents()).less(&part));
        if self.at_most.is_some() && self.is_of_nothing(facts) {
            return Course::always(Status::Undecided);
        }
        let by_share = self
            .at_most
            .map(|rate| Growing { rate: millionths(rate), part, whole: self.whole(category, facts) }.course());
        let by_amount = Course::between(by_amount, None, false);
        by_share.map_or(by_amount.clone(), |by_share| Course::together(&[by_amount, by_share], all_of::status))
    }

    /// The base as the costs in a category grow.
    fn whole(&self, category: &str, facts: &Facts<'_>) -> Whole {
        let direct = match self.base() {
            Base::Asked | Base::Cofinancing => Line::still(facts.base(self.base()).cents()),
            Base::TotalCost => Line::even(facts.totals.direct.total.cents(), 1),
            Base::TotalEligible | Base::DirectEligible => Line::even(facts.totals.direct.eligible.cents(), 1),
        };
        let counts_indirect = matches!(self.base(), Base::TotalEligible | Base::TotalCost);
        let flat_rate = facts.indirect_rate.get().filter(|_| counts_indirect).map_or(0, millionths);
        let carries = facts.call.indirect.as_ref().is_none_or(|indirect| {
            indirect.categories.is_empty() || indirect.categories.iter().any(|one| one == category)
        });
        let base = Line::even(facts.totals.indirect_base.cents(), i128::from(carries));
        Whole { direct, flat_rate, base }
    }
}

/// A base that may hold indirect costs, rounded to the cent, which grow along.
struct Whole {
    direct: Line,
    /// In millionths.
    flat_rate: i128,
    base: Line,
}

impl Whole {
    fn at(&self, step: Step) -> i128 {
        let twice = self.base.at(step).saturating_mul(2 * self.flat_rate);
        self.direct.at(step) + (twice.saturating_add(MILLION)).div_euclid(2 * MILLION)
    }
}

/// A part that has to stay below a rate of a whole.
struct Growing {
    /// In millionths.
    rate: i128,
    part: Line,
    whole: Whole,
}

impl Growing {
    /// What is left of it at a step, in millionths of a cent.
    fn left(&self, step: Step) -> i128 {
        let most = self.rate.saturating_mul(self.whole.at(step));
        most.saturating_sub(MILLION.saturating_mul(self.part.at(step)))
    }

    /// But for the rounding of the indirect costs it falls, or rises, evenly. That rounding is off by a cent at most, so
    /// that all it can change lies within a few steps of where it turns; those are looked at one by one.
    fn course(&self) -> Course {
        let slope = self.rate
            * (MILLION * self.whole.direct.slope(0) + self.whole.flat_rate * self.whole.base.slope(0))
            - MILLION * MILLION * self.part.slope(0);
        let status = |step: Step| if self.left(step) < 0 { Status::Broken } else { Status::Met };
        if slope == 0 {
            return Course::always(status(0));
        }
        let start = self.left(0).saturating_mul(MILLION);
        // Without indirect costs nothing is rounded, however slowly it turns.
        let off = if self.whole.flat_rate == 0 { 0 } else { self.rate * MILLION };
        let near = [start - off, start + off].map(|from| -from.div_euclid(slope));
        let (first, last) = (near[0].min(near[1]) - 1, near[0].max(near[1]) + 2);
        if last - first > MOST_STEPS {
            // So slow a turn is left on its safe side.
            let turn = if slope < 0 { first } else { last };
            let side = |step: Step| if (step < turn) == (slope < 0) { Status::Met } else { Status::Broken };
            return Course::through(vec![turn], side);
        }
        Course::through((first..=last).collect(), status)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn costs(staff: &str, travel: &str) -> Value {
        json!({ "budget": [line("b1", "staff", staff), line("b2", "travel", travel)] })
    }

    fn travel() -> Question {
        Question::Category { category: "travel".to_owned() }
    }

    #[test]
    fn an_amount_caps_to_the_cent() {
        let rule = json!({ "kind": "category-cap", "categories": ["travel"], "at-most-amount": "100" });
        statuses(
            &rule,
            &[
                (costs("1", "99.99"), Met),
                (costs("1", "100"), Met),
                (costs("1", "100.01"), Broken),
                (costs("9999", "0"), Met),
                (json!({}), Undecided),
            ],
        );
        assert_eq!(operands(&check(&rule, &costs("1", "101"))), ["/budget/b2/unit_cost"]);
        assert_eq!(room(&rule, &costs("1", "60"), &travel()), money("40"));
        assert_eq!(room(&rule, &json!({}), &travel()), money("100"));
    }

    #[test]
    fn a_share_caps_to_the_cent() {
        let rule =
            json!({ "kind": "category-cap", "categories": ["travel"], "over": "total-eligible", "at-most": "10%" });
        statuses(&rule, &[(costs("90", "10"), Met), (costs("90", "9.99"), Met), (costs("90", "10.01"), Broken)]);
        // 20 of 110 is too much; of 100, 10 is just right: 10 has to go, although the limit at hand is 11.
        let found = check(&rule, &costs("90", "20"));
        assert_eq!(found.headroom, money("-9"));
        assert_eq!(found.fixes[0].act, FixAct::LowerCategory { categories: vec!["travel".to_owned()], by: euro("10") });
        assert_eq!(room(&rule, &costs("90", "4"), &travel()), money("6"));
        assert_eq!(room(&rule, &json!({}), &travel()), None);
    }

    #[test]
    fn room_minds_the_indirect_costs_that_grow_along() {
        let rule =
            json!({ "kind": "category-cap", "categories": ["travel"], "over": "total-eligible", "at-most": "10%" });
        for staff in ["90", "1234.56", "77.77", "0.03"] {
            let mut fields = costs(staff, "0");
            fields["indirect_rate"] = json!("0.07");
            let Some(Measure::Money(room)) = room(&rule, &fields, &travel()) else { panic!("no room") };
            let with = |travel: Euro| {
                let mut fields = costs(staff, &travel.to_string());
                fields["indirect_rate"] = json!("0.07");
                check(&rule, &fields).status
            };
            assert_eq!(with(room), Met, "{staff}");
            assert_eq!(with(room + Euro::CENT), Broken, "{staff}");
        }
    }
}
