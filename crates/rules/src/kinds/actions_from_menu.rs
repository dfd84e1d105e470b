//! Which actions of the menu the project holds.

use std::collections::BTreeMap;

use voorstel_model::{Action, Edit, Field, FieldValue, List};

use super::Kind;
use crate::facts::{Facts, OWN_ACTION, is_of_menu};
use crate::money::free_id;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure};
use crate::verdict::{Verdict, count};

/// How many actions are offered to add or to take out.
const MOST_FIXES: usize = 5;

pub(super) struct ActionsFromMenu<'r> {
    pub any_of: &'r [String],
    pub count: Option<u32>,
    pub all_of: &'r [String],
    pub none_of: &'r [String],
}

impl Kind for ActionsFromMenu<'_> {
    fn name(&self) -> &'static str {
        "actions-from-menu"
    }

    fn reads(&self) -> Parts {
        Parts::ACTIONS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let actions = vec![Field::list(List::Actions)];
        if facts.actions.is_empty() {
            return Verdict::undecided(actions);
        }
        let is_held = |code: &&String| facts.actions.iter().any(|action| is_of_menu(action, code));

        let barred = |action: &&Action| self.none_of.iter().any(|code| is_of_menu(action, code));
        let barred: Vec<&Action> = facts.actions.iter().filter(barred).collect();
        if !barred.is_empty() {
            let held = self.none_of.iter().filter(is_held).cloned().collect();
            return Verdict::broken()
                .measured(Measure::Codes(held))
                .limit(Bound::NoneOf, Measure::Codes(self.none_of.to_vec()))
                .headroom(Measure::Count(-count(barred.len())))
                .operands(barred.iter().map(|action| Field::of(List::Actions, &action.id, "menu")).collect())
                .fixes(barred.iter().take(MOST_FIXES).map(|action| take_out(facts, action)).collect());
        }

        let lacking: Vec<String> = self.all_of.iter().filter(|code| !is_held(code)).cloned().collect();
        if !lacking.is_empty() {
            return Verdict::broken()
                .headroom(Measure::Count(-count(lacking.len())))
                .fixes(lacking.iter().take(MOST_FIXES).map(|code| add(facts, code)).collect())
                .measured(Measure::Codes(lacking))
                .limit(Bound::AtLeast, Measure::Codes(self.all_of.to_vec()))
                .operands(actions);
        }

        if self.any_of.is_empty() {
            return Verdict::met().operands(actions);
        }
        let held = count(self.any_of.iter().filter(is_held).count());
        let wanted = i64::from(self.count.unwrap_or(1));
        let verdict = Verdict::holds(held >= wanted)
            .measured(Measure::Count(held))
            .limit(Bound::AtLeast, Measure::Count(wanted))
            .headroom(Measure::Count(held - wanted))
            .operands(actions);
        if held >= wanted {
            return verdict;
        }
        let others = self.any_of.iter().filter(|code| *code != OWN_ACTION && !is_held(code));
        verdict.fixes(others.take(MOST_FIXES).map(|code| add(facts, code)).collect())
    }
}

/// A new action of the menu behind the others. What the project is to do is a person's choice.
fn add(facts: &Facts<'_>, code: &str) -> Fix {
    let choice = facts.call.menu.action.iter().find(|choice| choice.id == code);
    let title = choice.map(|choice| choice.title.get(facts.language).to_owned()).unwrap_or_default();
    let fields = BTreeMap::from([
        ("menu".to_owned(), FieldValue::Text(code.to_owned())),
        ("title".to_owned(), FieldValue::Text(title)),
    ]);
    let id = free_id(&format!("a-{code}"), |id| facts.actions.iter().any(|action| action.id == id));
    let after = facts.actions.last().map(|action| action.id.clone());
    Fix {
        act: FixAct::AddAction { menu: code.to_owned() },
        edits: vec![Edit::Add { list: List::Actions, id, after, fields }],
        applicability: Applicability::NeedsChoice,
    }
}

/// An action out of the project, and out of the budget lines that name it.
fn take_out(facts: &Facts<'_>, action: &Action) -> Fix {
    let named = facts.budget.iter().filter(|line| line.action == action.id);
    let clear = |field: Field| Edit::Set { field, value: FieldValue::Text(String::new()) };
    let mut edits: Vec<Edit> = named.map(|line| clear(Field::of(List::Budget, &line.id, "action"))).collect();
    edits.push(Edit::Remove { list: List::Actions, id: action.id.clone() });
    Fix { act: FixAct::RemoveAction { action: action.id.clone() }, edits, applicability: Applicability::NeedsChoice }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn actions(menu: &[&str]) -> Value {
        let actions = menu.iter().enumerate();
        let actions: Vec<Value> = actions.map(|(at, menu)| json!({ "id": format!("a{at}"), "menu": menu })).collect();
        json!({ "actions": actions })
    }

    #[test]
    fn so_many_of_the_menu() {
        let rule = json!({ "kind": "actions-from-menu", "any-of": ["buddy", "internship"], "count": 2 });
        statuses(
            &rule,
            &[
                (actions(&["buddy", "internship"]), Met),
                (actions(&["buddy", "buddy"]), Broken),
                (actions(&["guidance"]), Broken),
                (actions(&[]), Undecided),
            ],
        );
        let found = check(&rule, &actions(&["buddy"]));
        assert_eq!(
            (found.measured.clone(), found.headroom.clone()),
            (Some(Measure::Count(1)), Some(Measure::Count(-1)))
        );
        assert_eq!(found.fixes[0].act, FixAct::AddAction { menu: "internship".to_owned() });
        let mended = serde_json::to_value(mended(&actions(&["buddy"]), &found.fixes[0])).unwrap();
        assert_eq!(check(&rule, &mended).status, Met);
    }

    #[test]
    fn an_action_of_ones_own_counts_where_it_is_named() {
        let rule = json!({ "kind": "actions-from-menu", "any-of": ["buddy", "own"] });
        statuses(&rule, &[(actions(&[""]), Met), (actions(&["guidance"]), Broken)]);
    }

    #[test]
    fn all_of_the_menu() {
        let rule = json!({ "kind": "actions-from-menu", "all-of": ["buddy", "internship"] });
        statuses(&rule, &[(actions(&["buddy", "internship", ""]), Met), (actions(&["buddy"]), Broken)]);
        let found = check(&rule, &actions(&["buddy"]));
        assert_eq!(found.measured, Some(Measure::Codes(vec!["internship".to_owned()])));
    }

    #[test]
    fn none_of_the_menu() {
        let rule = json!({ "kind": "actions-from-menu", "none-of": ["guidance"] });
        statuses(&rule, &[(actions(&["buddy"]), Met), (actions(&["buddy", "guidance"]), Broken)]);
        let mut fields = actions(&["buddy", "guidance"]);
        fields["budget"] = json!([{ "id": "b1", "action": "a1" }]);
        let found = check(&rule, &fields);
        assert_eq!(operands(&found), ["/actions/a1/menu"]);
        let mended = mended(&fields, &found.fixes[0]);
        assert_eq!((mended.actions.len(), mended.budget[0].action.as_str()), (1, ""));
    }
}
