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
        all.filter(|edit| only.is_none_or(|only| is_within(edit, only)))
            .flat_map(|edit| brought_back(edit, then))
            .filter(|edit| trial.apply(edit).is_ok())
            .collect()
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
