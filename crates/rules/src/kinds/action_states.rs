//! Every action states something. What is not stated yet is still to be filled in; it breaks nothing.

use voorstel_model::{Action, ActionField, Entry, Field, List};

use super::Kind;
use crate::facts::{Facts, is_blank};
use crate::parts::Parts;
use crate::verdict::Verdict;

pub(super) struct ActionStates<'r> {
    pub field: ActionField,
    pub menu: &'r [String],
}

impl Kind for ActionStates<'_> {
    fn name(&self) -> &'static str {
        "action-states"
    }

    fn reads(&self) -> Parts {
        Parts::ACTIONS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.actions.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Actions)]);
        }
        let actions = facts.actions_of(self.menu);
        if actions.clone().next().is_none() {
            return Verdict::not_applicable();
        }
        let missing: Vec<Field> = actions.clone().flat_map(|action| self.missing(action)).collect();
        if !missing.is_empty() {
            return Verdict::undecided(missing);
        }
        Verdict::met().operands(actions.flat_map(|action| self.fields(action)).collect())
    }
}

impl ActionStates<'_> {
    fn names(&self) -> &'static [&'static str] {
        match self.field {
            ActionField::TargetGroup => &["target_group"],
            ActionField::TargetNumber => &["target_number"],
            ActionField::Description => &["description"],
            ActionField::Deliverables => &["deliverables"],
            ActionField::Lead => &["lead"],
            ActionField::Period => &["start", "end"],
        }
    }

    fn fields(&self, action: &Action) -> Vec<Field> {
        self.names().iter().map(|name| Field::of(List::Actions, &action.id, name)).collect()
    }

    fn missing(&self, action: &Action) -> Vec<Field> {
        let is_stated = |name: &str| match name {
            "target_group" => !is_blank(&action.target_group),
            "target_number" => action.target_number.is_some(),
            "description" => !is_blank(&action.description),
            "deliverables" => action.deliverables.iter().any(|one| !is_blank(one)),
            "lead" => !is_blank(&action.lead),
            "start" => matches!(action.start, Entry::Value(_)),
            _ => matches!(action.end, Entry::Value(_)),
        };
        let missing = self.names().iter().filter(|name| !is_stated(name));
        missing.map(|name| Field::of(List::Actions, &action.id, name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Status::*;
    use crate::testing::*;

    fn action(name: &str, value: Value) -> Value {
        let mut fields = json!({ "actions": [{ "id": "a1", "menu": "buddy" }] });
        fields["actions"][0][name] = value;
        fields
    }

    #[test]
    fn each_field_is_stated_or_missing() {
        for (field, name, value) in [
            ("target-group", "target_group", json!("nieuwkomers")),
            ("target-number", "target_number", json!(40)),
            ("description", "description", json!("wat")),
            ("deliverables", "deliverables", json!(["", "een gids"])),
            ("lead", "lead", json!("p1")),
        ] {
            let rule = json!({ "kind": "action-states", "field": field });
            let blank = if value.is_string() { json!("  ") } else { Value::Null };
            let blank = if field == "deliverables" { json!([" "]) } else { blank };
            statuses(&rule, &[(action(name, value), Met), (action(name, blank.clone()), Undecided)]);
            assert_eq!(missing(&check(&rule, &action(name, blank))), [format!("/actions/a1/{name}")]);
        }
    }

    #[test]
    fn a_period_has_both_its_days() {
        let rule = json!({ "kind": "action-states", "field": "period" });
        let found = check(&rule, &action("start", json!("2021-01-01")));
        assert_eq!(missing(&found), ["/actions/a1/end"]);
    }

    #[test]
    fn only_the_named_actions_state_it() {
        let rule = json!({ "kind": "action-states", "field": "target-group", "menu": ["own"] });
        statuses(&rule, &[(action("title", json!("x")), NotApplicable), (action("menu", json!("")), Undecided)]);
        statuses(&rule, &[(json!({}), Undecided)]);
    }
}
