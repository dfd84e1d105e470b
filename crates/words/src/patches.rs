//! What became other in a dossier, a line each: `prijs per eenheid in rij 4: € 40,00 wordt € 45,00`.

use voorstel_model::{Call, Dossier, Edit, Field, FieldValue, List};

use crate::Words;
use crate::apart::told_apart;
use crate::figures::NOTHING;

impl Words {
    /// One difference between a dossier as it was and as it is.
    pub fn patch(&self, patch: &Edit, before: &Dossier, after: &Dossier, call: &Call) -> String {
        match patch {
            Edit::Set { field, .. } => self.field_patch(field, before, after, call),
            Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } => {
                self.entity_patch("patch-added", *list, id, after)
            }
            Edit::Remove { list, id } => self.entity_patch("patch-removed", *list, id, before),
            Edit::Move { list, id, .. } => self.entity_patch("patch-moved", *list, id, after),
        }
    }

    /// An entity by what tells it apart: a budget line by its row, its words and its amount.
    pub fn entity(&self, list: List, id: &str, dossier: &Dossier) -> String {
        let owner = self.owner(Some(list), id, dossier);
        let line = dossier.budget.iter().find(|line| list == List::Budget && line.id == id);
        let Some(line) = line.filter(|line| !line.description.trim().is_empty()) else { return owner };
        let args = [("row", owner.into()), ("description", line.description.trim().into())];
        match line.amount() {
            None => self.message("patch-line", &args),
            Some(amount) => {
                let [row, description] = args;
                self.message("patch-line-amount", &[row, description, ("amount", self.money(amount).into())])
            }
        }
    }

    fn field_patch(&self, field: &Field, before: &Dossier, after: &Dossier, call: &Call) -> String {
        let name = ("field", self.field_name(field, after, call).into());
        let filled = |dossier: &Dossier| {
            !matches!(dossier.value(field), Err(_) | Ok(FieldValue::Empty))
                && self.field_value(field, dossier, call) != NOTHING
        };
        let value = |dossier: &Dossier| {
            dossier.value(field).map_or_else(|_| NOTHING.to_owned(), |value| self.content(field, &value, dossier, call))
        };
        match (filled(before), filled(after)) {
            (true, true) if field.is_prose() => self.message("patch-rewritten", &[name]),
            (true, true) => {
                let told = told_apart(&[value(before), value(after)]);
                let [was, is] = <[String; 2]>::try_from(told).unwrap_or_default();
                self.message("patch-set", &[name, ("before", was.into()), ("after", is.into())])
            }
            (false, _) if field.is_prose() => self.message("patch-rewritten", &[name]),
            (false, _) => self.message("patch-filled", &[name, ("after", value(after).into())]),
            (true, false) if field.is_prose() => {
                self.message("patch-emptied", &[name, ("before", shortened(&value(before)).into())])
            }
            (true, false) => self.message("patch-emptied", &[name, ("before", value(before).into())]),
        }
    }

    /// A value as it would stand in a field, as [`Words::field_value`]; partners and actions that it refers to by name.
    pub fn content(&self, field: &Field, value: &FieldValue, dossier: &Dossier, call: &Call) -> String {
        self.reference(field, value, dossier).unwrap_or_else(|| self.given_value(field, value.clone(), call))
    }

    /// What a value refers to by name, in a field that refers to a partner or an action.
    fn reference(&self, field: &Field, value: &FieldValue, dossier: &Dossier) -> Option<String> {
        let parts = field.parts();
        let list = match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["actions", _, "lead" | "participants"] | ["budget" | "funding" | "annexes", _, "partner"] => {
                List::Partners
            }
            ["budget", _, "action"] => List::Actions,
            _ => return None,
        };
        let ids = match value {
            FieldValue::Text(id) if !id.is_empty() => std::slice::from_ref(id),
            FieldValue::Texts(ids) if !ids.is_empty() => ids,
            _ => return None,
        };
        let names: Vec<String> = ids.iter().map(|id| self.owner(Some(list), id, dossier)).collect();
        Some(self.and(&names))
    }

    fn entity_patch(&self, key: &str, list: List, id: &str, dossier: &Dossier) -> String {
        self.message(key, &[("what", self.entity(list, id, dossier).into())])
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
    }
}
