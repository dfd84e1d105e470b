//! How many people the actions reach together.

use voorstel_model::{Field, List};

use super::Kind;
use crate::counting::Counted;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::verdict::Verdict;

pub(super) struct Participants<'r> {
    pub menu: &'r [String],
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
}

impl Kind for Participants<'_> {
    fn name(&self) -> &'static str {
        "participants"
    }

    fn reads(&self) -> Parts {
        Parts::ACTIONS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.actions.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Actions)]);
        }
        let mut verdict = reached(facts, self.menu).hold(self.at_least, self.at_most);
        if verdict.operands.is_empty() {
            // None of these actions is there: one has to be added.
            verdict.operands = vec![Field::list(List::Actions)];
        }
        verdict
    }
}

/// The people that the actions of these menu codes reach; of all actions when none is named.
pub(super) fn reached(facts: &Facts<'_>, menu: &[String]) -> Counted {
    let mut reached = Counted::default();
    for action in facts.actions_of(menu) {
        let field = Field::of(List::Actions, &action.id, "target_number");
        match action.target_number {
            Some(number) => reached.add(number, field),
            None => reached.missing.push(field),
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Status::*;
    use crate::report::{Bound, Measure};
    use crate::testing::*;

    fn reach(actions: &[(&str, Option<u32>)]) -> Value {
        let action = |(at, (menu, number)): (usize, &(&str, Option<u32>))| json!({ "id": format!("a{at}"), "menu": menu, "target_number": number });
        json!({ "actions": actions.iter().enumerate().map(action).collect::<Vec<_>>() })
    }

    #[test]
    fn the_number_holds_to_one_person() {
        let rule = json!({ "kind": "participants", "at-least": 20, "at-most": 60 });
        statuses(
            &rule,
            &[
                (reach(&[("buddy", Some(12)), ("", Some(7))]), Broken),
                (reach(&[("buddy", Some(12)), ("", Some(8))]), Met),
                (reach(&[("buddy", Some(60))]), Met),
                (reach(&[("buddy", Some(61))]), Broken),
                (reach(&[("buddy", Some(61)), ("", None)]), Broken),
                (reach(&[("buddy", Some(30)), ("", None)]), Undecided),
                (reach(&[]), Undecided),
            ],
        );
        let short = check(&rule, &reach(&[("buddy", Some(12)), ("", Some(7))]));
        assert_eq!(
            (short.measured.clone(), short.headroom.clone()),
            (Some(Measure::Count(19)), Some(Measure::Count(-1)))
        );
        assert_eq!(operands(&short), ["/actions/a0/target_number", "/actions/a1/target_number"]);
        assert_eq!(missing(&check(&rule, &reach(&[("", None)]))), ["/actions/a0/target_number"]);
        assert_eq!(missing(&check(&rule, &json!({}))), ["/actions"]);
    }

    #[test]
    fn a_floor_that_is_reached_waits_for_no_more() {
        let rule = json!({ "kind": "participants", "at-least": 20 });
        statuses(
            &rule,
            &[(reach(&[("buddy", Some(20)), ("", None)]), Met), (reach(&[("buddy", Some(19)), ("", None)]), Undecided)],
        );
    }

    #[test]
    fn only_the_named_actions_count() {
        let rule = json!({ "kind": "participants", "menu": ["buddy", "own"], "at-least": 20 });
        statuses(
            &rule,
            &[
                (reach(&[("buddy", Some(12)), ("", Some(8)), ("internship", None)]), Met),
                (reach(&[("buddy", Some(12)), ("internship", Some(99))]), Broken),
            ],
        );
        let none = check(&rule, &reach(&[("internship", Some(99))]));
        assert_eq!((none.status, operands(&none)), (Broken, vec!["/actions"]));
        assert_eq!(none.limit.map(|limit| limit.bound), Some(Bound::AtLeast));
    }
}
