//! Making one of two entities that are the same: a partner that two people added, an action, a line.

use crate::dossier::Dossier;
use crate::edit::{Edit, EditError, FieldValue, fields_of};
use crate::path::{Field, List};

impl Dossier {
    /// The edits that have every reference to one entity lead to another of its list instead.
    pub fn repointing(&self, list: List, from: &str, to: &str) -> Vec<Edit> {
        let set = |list, id: &str| Edit::Set {
            field: Field::of(list, id, if list == List::Actions { "lead" } else { "partner" }),
            value: FieldValue::Text(to.to_owned()),
        };
        match list {
            List::Partners => {
                let mut edits = Vec::new();
                for action in &self.actions {
                    if action.lead == from {
                        edits.push(set(List::Actions, &action.id));
                    }
                    if action.participants.iter().any(|one| one == from) {
                        edits.push(Edit::Set {
                            field: Field::of(List::Actions, &action.id, "participants"),
                            value: FieldValue::Texts(participants(&action.participants, &action.lead, from, to)),
                        });
                    } else if action.lead == from && action.participants.iter().any(|one| one == to) {
                        // Who leads an action is not among the others in it.
                        let left = action.participants.iter().filter(|one| *one != to).cloned().collect();
                        edits.push(Edit::Set {
                            field: Field::of(List::Actions, &action.id, "participants"),
                            value: FieldValue::Texts(left),
                        });
                    }
                }
                let lines = self.budget.iter().filter(|one| one.partner == from).map(|one| (List::Budget, &one.id));
                let funding = self.funding.iter().filter(|one| one.partner == from).map(|one| (List::Funding, &one.id));
                let annexes = self.annexes.iter().filter(|one| one.partner == from).map(|one| (List::Annexes, &one.id));
                edits.extend(lines.chain(funding).chain(annexes).map(|(list, id)| set(list, id)));
                edits
            }
            List::Actions => {
                let lines = self.budget.iter().filter(|line| line.action == from);
                lines
                    .map(|line| Edit::Set {
                        field: Field::of(List::Budget, &line.id, "action"),
                        value: FieldValue::Text(to.to_owned()),
                    })
                    .collect()
            }
            List::Budget | List::Funding | List::Annexes => Vec::new(),
        }
    }

    /// The names of the fields in which two entities differ, `contact/email` for one inside another.
    ///
    /// # Errors
    /// [`EditError::NoSuchEntity`].
    pub fn differing(&self, list: List, one: &str, other: &str) -> Result<Vec<String>, EditError> {
        let (one, other) = (fields_of(&self.entity(list, one)?), fields_of(&self.entity(list, other)?));
        let empty = FieldValue::Text(String::new());
        let value = |value: Option<&FieldValue>| match value {
            None | Some(FieldValue::Empty) => empty.clone(),
            Some(value) => value.clone(),
        };
        let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        Ok(names.into_iter().filter(|name| value(one.get(*name)) != value(other.get(*name))).cloned().collect())
    }

    /// The edits that make one of two entities: every reference to the one that goes leads to the one that is kept,
    /// which takes the named fields over from it.
    ///
    /// # Errors
    /// [`EditError::NoSuchEntity`], or [`EditError::NoSuchField`].
    pub fn joining(&self, list: List, keep: &str, gone: &str, take: &[String]) -> Result<Vec<Edit>, EditError> {
        if keep == gone {
            return Err(EditError::NoSuchEntity(list, gone.to_owned()));
        }
        self.entity(list, keep)?;
        let mut edits = self.repointing(list, gone, keep);
        for name in take {
            let value = self.value(&Field::of(list, gone, name))?;
            edits.push(Edit::Set { field: Field::of(list, keep, name), value });
        }
        edits.push(Edit::Remove { list, id: gone.to_owned() });
        Ok(edits)
    }
}

fn participants(now: &[String], lead: &str, from: &str, to: &str) -> Vec<String> {
    let lead = if lead == from { to } else { lead };
    let mut all: Vec<String> = Vec::new();
    for one in now {
        let one = if one == from { to } else { one };
        if one != lead && !all.iter().any(|there| there == one) {
            all.push(one.to_owned());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twice() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "partners": [
                {"id": "p1", "name": "Stad Lier", "role": "lead"},
                {"id": "p2", "name": "De Brug vzw", "enterprise_number": "0403.019.261"},
                {"id": "p3", "name": "De Brug", "contact": {"email": "hallo@debrug.example"}},
            ],
            "actions": [
                {"id": "a1", "lead": "p3", "participants": ["p2", "p1"]},
                {"id": "a2", "lead": "p2", "participants": ["p3", "p1"]},
                {"id": "a3", "lead": "p1", "participants": ["p3", "p2"]},
            ],
            "budget": [{"id": "b1", "partner": "p3"}, {"id": "b2", "partner": "p2"}],
            "funding": [{"id": "f1", "source": "own", "partner": "p3"}],
            "annexes": [{"id": "x1", "partner": "p3"}],
        }))
        .unwrap_or_default()
    }

    fn made(dossier: &Dossier, edits: &[Edit]) -> Dossier {
        let mut after = dossier.clone();
        assert!(edits.iter().try_for_each(|edit| after.apply(edit)).is_ok(), "{edits:?}");
        after
    }

    #[test]
    fn every_reference_goes_along_and_nobody_is_in_an_action_twice() {
        let dossier = twice();
        let edits = dossier.joining(List::Partners, "p2", "p3", &["contact/email".to_owned()]).unwrap_or_default();
        let after = made(&dossier, &edits);
        assert!(after.partner("p3").is_none());
        assert_eq!(after.partner("p2").map(|one| one.contact.email.as_str()), Some("hallo@debrug.example"));
        let people: Vec<(&str, Vec<&str>)> = after
            .actions
            .iter()
            .map(|action| (action.lead.as_str(), action.participants.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(people, [("p2", vec!["p1"]), ("p2", vec!["p1"]), ("p1", vec!["p2"])]);
        assert!(after.budget.iter().all(|line| line.partner == "p2"));
        assert!(after.funding.iter().all(|one| one.partner == "p2"));
        assert!(after.annexes.iter().all(|one| one.partner == "p2"));
    }

    #[test]
    fn the_fields_that_differ_are_named() {
        let dossier = twice();
        let names = dossier.differing(List::Partners, "p2", "p3").unwrap_or_default();
        assert_eq!(names, ["contact/email", "enterprise_number", "name"]);
        assert!(dossier.differing(List::Partners, "p2", "p9").is_err());
    }

    #[test]
    fn nothing_is_joined_with_itself_or_with_what_is_not_there() {
        let dossier = twice();
        assert!(dossier.joining(List::Partners, "p2", "p2", &[]).is_err());
        assert!(dossier.joining(List::Partners, "p9", "p2", &[]).is_err());
        assert!(dossier.joining(List::Partners, "p2", "p3", &["nothing".to_owned()]).is_err());
    }
}
