//! The money from these sources, in euro for each person that the actions reach: a lump sum per participant.

use voorstel_model::{Euro, Field, GRANT, List};

use super::Kind;
use super::participants::reached;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Bound, Measure, Question, Status};
use crate::verdict::Verdict;

pub(super) struct AmountPerParticipant<'r> {
    pub of: &'r [String],
    pub at_least: Option<Euro>,
    pub at_most: Option<Euro>,
}

impl Kind for AmountPerParticipant<'_> {
    fn name(&self) -> &'static str {
        "amount-per-participant"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING | Parts::ACTIONS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if !facts.has_funding() {
            return Verdict::undecided(facts.missing_funding());
        }
        if facts.actions.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Actions)]);
        }
        let people = reached(facts, &[]);
        let amount = facts.totals.sources(self.of.iter().map(String::as_str));
        let below = self.at_most.map(|most| times(most, people.known)).map(|most| (Bound::AtMost, most, most - amount));
        let above =
            self.at_least.map(|least| times(least, people.known)).map(|least| (Bound::AtLeast, least, amount - least));
        let is_over = below.is_some_and(|(_, _, room)| room.is_negative());
        let is_short = above.is_some_and(|(_, _, room)| room.is_negative());
        // More people lift both limits: they can undo a breach of the ceiling, and make one of the floor.
        if !people.missing.is_empty() && !is_short && (is_over || above.is_some()) {
            return Verdict::undecided(people.missing);
        }
        let empty = facts.empty_amounts(self.of);
        if is_short && !empty.is_empty() {
            return Verdict::undecided(empty);
        }
        let Some((bound, limit, room)) = below.into_iter().chain(above).min_by_key(|(_, _, room)| *room) else {
            return Verdict::met();
        };
        let verdict = Verdict::holds(!room.is_negative())
            .measured(Measure::Money(amount))
            .limit(bound, Measure::Money(limit))
            .headroom(Measure::Money(room))
            .operands(facts.amount_fields(self.of).into_iter().chain(people.fields).collect());
        if !verdict.is_broken() {
            return verdict;
        }
        verdict.fixes(match bound {
            Bound::AtMost => facts.less_of(self.of, -room),
            _ => facts.more_of(self.of, -room),
        })
    }

    fn asks(&self) -> Vec<Question> {
        (!self.of.is_empty()).then_some(Question::Grant).into_iter().collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Money(flow) = growth else { return None };
        let people = reached(facts, &[]);
        if facts.actions.is_empty() {
            return Some(Course::always(Status::Undecided));
        }
        let amount = flow.sources(self.of, facts);
        let limit = |each: Euro| Line::still(times(each, people.known).cents());
        let below = Course::between(self.at_most.map(|most| limit(most).less(&amount)), None, false);
        let is_open = !flow.empty_amounts(self.of, facts).is_empty();
        let above = Course::between(None, self.at_least.map(|least| amount.less(&limit(least))), is_open);
        let waits = !people.missing.is_empty();
        Some(Course::together(&[above, below], |each| match each {
            [Status::Undecided, _] => Status::Undecided,
            [Status::Broken, _] => Status::Broken,
            [_, Status::Broken] if !waits => Status::Broken,
            _ if waits && self.at_least.is_some() => Status::Undecided,
            [_, Status::Broken] => Status::Undecided,
            _ => Status::Met,
        }))
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        let asks = matches!(growth, Growth::Money(flow) if flow.asks());
        let limits = self.at_most.is_some() && self.of.iter().any(|source| source == GRANT);
        // While a number is still missing, more may be asked than is known yet.
        asks && limits && (facts.actions.is_empty() || !reached(facts, &[]).missing.is_empty())
    }
}

fn times(amount: Euro, people: i64) -> Euro {
    Euro::from_whole_cents(amount.cents().saturating_mul(i128::from(people)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::report::{Applicability, FixAct};
    use crate::testing::*;

    fn asked(grant: &str, people: &[Option<u32>]) -> Value {
        let mut fields = funded("", &[("grant", grant)]);
        let action = |(at, number): (usize, &Option<u32>)| json!({ "id": format!("a{at}"), "target_number": number });
        fields["actions"] = people.iter().enumerate().map(action).collect();
        fields
    }

    fn rule() -> Value {
        json!({ "kind": "amount-per-participant", "of": ["grant"], "at-most": "250.50" })
    }

    #[test]
    fn the_lump_sum_holds_to_the_cent() {
        statuses(
            &rule(),
            &[
                (asked("10019.99", &[Some(25), Some(15)]), Met),
                (asked("10020.00", &[Some(25), Some(15)]), Met),
                (asked("10020.01", &[Some(25), Some(15)]), Broken),
                (asked("10020.01", &[Some(25), Some(16)]), Met),
                (asked("10020.01", &[Some(40), None]), Undecided),
                (asked("10020.00", &[Some(40), None]), Met),
                (asked("0.01", &[Some(0)]), Broken),
                (asked("1", &[]), Undecided),
                (asked("", &[Some(1)]), Undecided),
            ],
        );
        let over = check(&rule(), &asked("10100", &[Some(25), Some(15)]));
        assert_eq!((over.measured.clone(), over.headroom.clone()), (money("10100"), money("-80")));
        assert_eq!(operands(&over), ["/funding/f0/amount", "/actions/a0/target_number", "/actions/a1/target_number"]);
        assert_eq!(missing(&check(&rule(), &asked("1", &[None]))), ["/actions/a0/target_number"]);
        assert_eq!(missing(&check(&rule(), &asked("1", &[]))), ["/actions"]);
    }

    #[test]
    fn a_floor_grows_with_the_people() {
        let rule = json!({ "kind": "amount-per-participant", "of": ["own"], "at-least": "10" });
        let own = |amount: &str, people: &[Option<u32>]| {
            let mut fields = asked("1", people);
            fields["funding"] = json!([
                { "id": "f0", "source": "own", "amount": amount },
                { "id": "f1", "source": "income", "amount": "1" },
            ]);
            fields
        };
        statuses(
            &rule,
            &[
                (own("99.99", &[Some(10)]), Broken),
                (own("100", &[Some(10)]), Met),
                (own("99.99", &[Some(10), None]), Broken),
                (own("100", &[Some(10), None]), Undecided),
                (own("", &[Some(10)]), Undecided),
            ],
        );
    }

    #[test]
    fn too_much_is_lowered_to_what_the_people_allow() {
        let fields = asked("10100", &[Some(40)]);
        let over = check(&rule(), &fields);
        assert_eq!(over.fixes[0].act, FixAct::LowerSource { source: "grant".to_owned(), to: euro("10020") });
        assert_eq!(over.fixes[0].applicability, Applicability::Safe);
        assert_eq!(mended(&fields, &over.fixes[0]).funding[0].amount.to_string(), "10020.00");
    }

    #[test]
    fn the_grant_may_grow_to_what_the_people_allow() {
        let left = |fields: &Value| room(&rule(), fields, &Question::Grant);
        assert_eq!(left(&asked("10000", &[Some(40)])), money("20"));
        assert_eq!(left(&asked("10100", &[Some(40)])), money("-80"));
        assert_eq!(left(&asked("10000", &[Some(40), None])), None);
        assert_eq!(left(&asked("10000", &[])), None);
    }
}
