//! The costs in these categories, as an amount or as a share of a base.

use voorstel_model::{Base, BudgetLine, Euro, Field, List, Rate, Rounding};

use super::Kind;
use crate::facts::Facts;
use crate::report::{Bound, FixAct, Limit, Measure, Question};
use crate::shares::Share;
use crate::verdict::{Room, Verdict, explain};

/// How far the closed form may be off by the rounding of indirect costs, in cents; found by search beyond it.
const MOST_CENTS_OFF: i128 = 200;

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
        verdict.operands = self.lines(facts);
        // Less of the category is also less of the base: what has to go is what the growing base says.
        if let Some(room) = self.room(facts).filter(|room| room.is_negative()) {
            verdict.fixes = vec![explain(FixAct::LowerCategory { categories: self.categories.to_vec(), by: -room })];
        }
        verdict
    }

    fn rooms(&self, facts: &Facts<'_>) -> Vec<Room> {
        let nothing_yet = match self.base() {
            Base::Asked | Base::Cofinancing => facts.base(self.base()).is_zero(),
            Base::TotalEligible | Base::TotalCost | Base::DirectEligible => facts.totals.cost.is_zero(),
        };
        let room = if nothing_yet && self.at_most_amount.is_none() {
            None
        } else {
            match self.room(facts) {
                Some(room) => Some(Measure::Money(room)),
                None => return Vec::new(),
            }
        };
        let question = |category: &String| Question::Category { category: category.clone() };
        self.categories.iter().map(|category| Room { question: question(category), room: room.clone() }).collect()
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

    /// How much the categories may still grow, or have to shrink, with the base growing along.
    fn room(&self, facts: &Facts<'_>) -> Option<Euro> {
        let by_amount = self.at_most_amount.map(|most| most - self.cost(facts));
        let by_share = self.at_most.and_then(|rate| self.room_by_share(rate, facts));
        by_amount.into_iter().chain(by_share).min()
    }

    fn room_by_share(&self, rate: Rate, facts: &Facts<'_>) -> Option<Euro> {
        let share = Share { part: self.cost(facts), whole: facts.base(self.base()), grows: false };
        if matches!(self.base(), Base::Asked | Base::Cofinancing) {
            return share.room_below(rate);
        }
        let fits = |cents: i128| self.fits(rate, Euro::from_whole_cents(cents), facts);
        let guess = self.closed_form(rate, share, facts)?;
        let last = (guess - MOST_CENTS_OFF..=guess + MOST_CENTS_OFF).rev().find(|cents| fits(*cents))?;
        Some(Euro::from_whole_cents(last))
    }

    /// In whole cents, but for the rounding of the indirect costs that grow along.
    fn closed_form(&self, rate: Rate, share: Share, facts: &Facts<'_>) -> Option<i128> {
        use rust_decimal::Decimal;
        use rust_decimal::prelude::ToPrimitive;
        let flat_rate = if self.counts_indirect() && self.carries_indirect(facts) {
            facts.indirect_rate.get().unwrap_or_default().decimal()
        } else {
            Decimal::ZERO
        };
        let step = Decimal::ONE - rate.decimal().checked_mul(Decimal::ONE + flat_rate)?;
        if step <= Decimal::ZERO {
            return None;
        }
        let over = rate.decimal().checked_mul(share.whole.decimal())?.checked_sub(share.part.decimal())?;
        (over.checked_div(step)?.checked_mul(Decimal::ONE_HUNDRED)?).floor().to_i128()
    }

    /// Whether the cap holds with so much more in the categories.
    fn fits(&self, rate: Rate, more: Euro, facts: &Facts<'_>) -> bool {
        let direct = match self.base() {
            Base::TotalCost => facts.totals.direct.total,
            _ => facts.totals.direct.eligible,
        } + more;
        let whole = if self.counts_indirect() {
            let grown = if self.carries_indirect(facts) { more } else { Euro::ZERO };
            let flat_rate = facts.indirect_rate.get().unwrap_or_default();
            direct + flat_rate.of(facts.totals.indirect_base + grown, Rounding::Nearest)
        } else {
            direct
        };
        rate.compare_share(self.cost(facts) + more, whole).is_le()
    }

    fn counts_indirect(&self) -> bool {
        matches!(self.base(), Base::TotalEligible | Base::TotalCost)
    }

    /// Whether the flat rate for indirect costs is taken of these categories too.
    fn carries_indirect(&self, facts: &Facts<'_>) -> bool {
        match facts.call.indirect.as_ref() {
            Some(indirect) if !indirect.categories.is_empty() => {
                self.categories.iter().any(|category| indirect.categories.contains(category))
            }
            _ => true,
        }
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
