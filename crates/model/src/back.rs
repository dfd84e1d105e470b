//! Going back to what a dossier was, by edits like any other.

use crate::dossier::Dossier;
use crate::edit::{Edit, FieldValue};
use crate::path::{Field, List};

impl Dossier {
    /// The edits that make this dossier again what it was, or only a field or an entity of it, in the order to make them.
    /// What was taken out since comes back as what it is, not as something new; what came since goes. What cannot be set
    /// by an edit (a field of a newer version) stays as it is.
    pub fn edits_back_to(&self, then: &Dossier, only: Option<&Field>) -> Vec<Edit> {
        let mut trial = self.clone();
        let all = self.edits_to(then).into_iter();
        let mut edits: Vec<Edit> = all
            .filter(|edit| only.is_none_or(|only| is_within(edit, only)))
            .flat_map(|edit| brought_back(edit, then))
            .filter(|edit| trial.apply(edit).is_ok())
            .collect();
        if let Some(only) = only {
            edits.extend(self.referring_again(&trial, then, only));
        }
        edits
    }

    /// The references to what alone came back, where they are as empty as it left them.
    fn referring_again(&self, back: &Dossier, then: &Dossier, only: &Field) -> Vec<Edit> {
        let parts = only.parts();
        let [list, id] = parts.as_slice() else { return Vec::new() };
        let Some(list) = List::named(list) else { return Vec::new() };
        if self.entity(list, id).is_ok() || back.entity(list, id).is_err() {
            return Vec::new();
        }
        let again = |edit: Edit| {
            let Edit::Set { field, value } = edit else { return None };
            let value = back.value(&field).ok()?.referring_again(id, Some(&value))?;
            Some(Edit::Set { field, value })
        };
        then.repointing(list, id, id).into_iter().filter_map(again).collect()
    }
}

impl FieldValue {
    /// This value of a field that referred to something, made to refer to it again, in its place among others where that
    /// is known; nothing where it refers to it, or to something else instead.
    pub fn referring_again(&self, id: &str, before: Option<&FieldValue>) -> Option<FieldValue> {
        match self {
            FieldValue::Empty => Some(FieldValue::Text(id.to_owned())),
            FieldValue::Text(now) if now.is_empty() => Some(FieldValue::Text(id.to_owned())),
            FieldValue::Texts(now) if !now.iter().any(|one| one == id) => {
                let at = match before {
                    Some(FieldValue::Texts(before)) => before.iter().position(|one| one == id),
                    _ => None,
                };
                let mut all = now.clone();
                all.insert(at.unwrap_or(all.len()).min(all.len()), id.to_owned());
                Some(FieldValue::Texts(all))
            }
            _ => None,
        }
    }
}

/// What was taken out is kept with what became of it since: each field is set to what it was.
fn brought_back(edit: Edit, then: &Dossier) -> Vec<Edit> {
    let Edit::Add { list, id, after, .. } = edit else { return vec![edit] };
    let Ok((_, fields)) = then.position_and_fields(list, &id) else { return Vec::new() };
    let sets: Vec<Edit> = fields
        .iter()
        .filter(|(_, value)| !matches!(value, FieldValue::Unknown(_)))
        .map(|(name, value)| Edit::Set { field: Field::of(list, &id, name), value: value.clone() })
        .collect();
    [Edit::Restore { list, id, after, fields }].into_iter().chain(sets).collect()
}

fn is_within(edit: &Edit, only: &Field) -> bool {
    let at = match edit {
        Edit::Set { field, .. } => field.clone(),
        Edit::Add { list, id, .. }
        | Edit::Restore { list, id, .. }
        | Edit::Remove { list, id }
        | Edit::Move { list, id, .. } => Field::entity(*list, id),
    };
    at.as_str().strip_prefix(only.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The list and identity of what an edit is about, where it is about an entity.
pub fn entity_of(edit: &Edit) -> Option<(List, String)> {
    match edit {
        Edit::Set { field, .. } => match field.parts().as_slice() {
            [list, id, ..] => List::named(list).map(|list| (list, id.clone())),
            _ => None,
        },
        Edit::Add { list, id, .. }
        | Edit::Restore { list, id, .. }
        | Edit::Remove { list, id }
        | Edit::Move { list, id, .. } => Some((*list, id.clone())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn dossier(value: &serde_json::Value) -> Dossier {
        serde_json::from_value(value.clone()).unwrap()
    }

    fn made(from: &Dossier, edits: &[Edit]) -> Dossier {
        let mut dossier = from.clone();
        edits.iter().for_each(|edit| dossier.apply(edit).unwrap());
        dossier
    }

    #[test]
    fn what_comes_back_alone_is_referred_to_again_where_nothing_else_is() {
        let then = dossier(&json!({
            "partners": [{"id": "p1"}, {"id": "p2"}],
            "actions": [{"id": "a1", "lead": "p1", "participants": ["p2"]}],
            "budget": [{"id": "b1", "partner": "p2"}, {"id": "b2", "partner": "p2"}, {"id": "b3", "partner": "p1"}]
        }));
        let mut now = then.clone();
        for edit in now.removal(List::Partners, "p2") {
            now.apply(&edit).unwrap();
        }
        now.apply(&Edit::Set { field: Field::of(List::Budget, "b2", "partner"), value: FieldValue::Text("p1".into()) })
            .unwrap();
        let back = made(&now, &now.edits_back_to(&then, Some(&Field::entity(List::Partners, "p2"))));
        assert_eq!(back.actions, then.actions);
        let bear: Vec<_> = back.budget.iter().map(|line| line.partner.as_str()).collect();
        assert_eq!(bear, ["p2", "p1", "p1"], "what refers to another since stays");
        let same = now.edits_back_to(&then, Some(&Field::of(List::Budget, "b2", "partner")));
        assert!(same.len() <= 1, "a field alone brings nothing else along: {same:?}");
    }

    #[test]
    fn a_whole_a_field_and_an_entity_come_back() {
        let then = dossier(&json!({
            "title": "Samen", "partners": [{"id": "p1", "name": "Stad"}],
            "budget": [{"id": "b1", "partner": "p1", "unit_cost": "10"}, {"id": "b2", "unit_cost": "20"}]
        }));
        let now = dossier(&json!({
            "title": "Anders", "partners": [],
            "budget": [{"id": "b2", "unit_cost": "21"}, {"id": "b3"}]
        }));
        assert_eq!(made(&now, &now.edits_back_to(&then, None)), then);
        let field = Field::new("/budget/b2/unit_cost");
        let edits = now.edits_back_to(&then, Some(&field));
        assert!(matches!(edits.as_slice(), [Edit::Set { field: set, .. }] if *set == field));
        let back = made(&now, &now.edits_back_to(&then, Some(&Field::new("/budget/b1"))));
        assert_eq!(back.ids(List::Budget), ["b1", "b2", "b3"]);
        assert_eq!((back.title.as_str(), back.budget[1].unit_cost.to_string().as_str()), ("Anders", "21.00"));
        assert_eq!(now.edits_back_to(&now, None), []);
        let restored = now.edits_back_to(&then, Some(&Field::new("/budget/b1")));
        assert!(matches!(restored.first(), Some(Edit::Restore { id, .. }) if id == "b1"), "as what it is");
    }
}
