//! Fields by name, and what an edit does.

use voorstel_model::{Call, Dossier, Edit, Field, List};

use crate::Words;
use crate::phrases::{quoted, shortened_to};

/// So many letters of the name of a thing are said beside that of its field.
const MOST_OF_A_NAME: usize = 60;

impl Words {
    /// A field by name: `soort van De Brug`, `einde van het project`, `aantal in rij 11`.
    pub fn field_name(&self, field: &Field, dossier: &Dossier, call: &Call) -> String {
        let parts = field.parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["texts", section] => self.message("field-text", &[("section", self.section(section, call).into())]),
            ["declarations", code] => {
                self.message("field-declaration", &[("declaration", self.declaration(code, call).into())])
            }
            [list] if List::named(list).is_some() => self.label(&format!("list-{list}")),
            [list, id] if List::named(list).is_some() => self.owner(List::named(list), id, dossier),
            [list, id, inner @ ..] if List::named(list).is_some() => {
                let name = self.known(&format!("field-{list}-{}", inner.join("-")));
                let list = List::named(list);
                match row(dossier, id).filter(|_| list == Some(List::Budget)) {
                    Some(row) => self.message("field-in-row", &[("field", name.into()), ("row", row.into())]),
                    None => {
                        let owner = self.owner_within(MOST_OF_A_NAME, list, id, dossier);
                        self.message("field-of", &[("field", name.into()), ("owner", owner.into())])
                    }
                }
            }
            other => self.known(&format!("field-{}", other.join("-"))),
        }
    }

    /// An entity by the name somebody gave it, or by its row.
    pub(crate) fn owner(&self, list: Option<List>, id: &str, dossier: &Dossier) -> String {
        self.owner_within(usize::MAX, list, id, dossier)
    }

    /// As [`Words::owner`], with no more than so many letters of a name.
    fn owner_within(&self, most: usize, list: Option<List>, id: &str, dossier: &Dossier) -> String {
        let Some(list) = list else { return self.label("field-unknown") };
        let given = match list {
            List::Partners => dossier.partner(id).map(|partner| partner.name.clone()),
            List::Actions => dossier.action(id).map(|action| action.title.clone()).filter(|title| !title.is_empty()),
            List::Annexes => dossier.annexes.iter().find(|annex| annex.id == id).map(|annex| annex.name.clone()),
            List::Budget | List::Funding => None,
        };
        match given.filter(|name| !name.trim().is_empty()) {
            Some(name) if list == List::Actions => quoted(&shortened_to(most, &name)),
            Some(name) => shortened_to(most, &name),
            None => {
                let Some(at) = dossier.ids(list).iter().position(|one| *one == id) else {
                    return self.label(&format!("field-gone-{}", list.name()));
                };
                let row = at + 1;
                let key = match list {
                    List::Partners => "field-partner-row",
                    List::Actions => "field-action-row",
                    List::Budget => "field-budget-row",
                    List::Funding => "field-funding-row",
                    List::Annexes => "field-annex-row",
                };
                self.message(key, &[("row", row.into())])
            }
        }
    }

    /// What an edit does, for undo and redo: `aantal in rij 5`.
    pub fn edit_label(&self, edits: &[Edit], dossier: &Dossier, call: &Call) -> String {
        match edits {
            [edit] => self.one_edit(edit, dossier, call),
            _ => self.message("edit-several", &[("count", edits.len().into())]),
        }
    }

    fn one_edit(&self, edit: &Edit, dossier: &Dossier, call: &Call) -> String {
        let what = |list: &List, id: &str| [("what", self.owner(Some(*list), id, dossier).into())];
        match edit {
            Edit::Set { field, .. } => match field.parts().as_slice() {
                // Said behind 'undo', where every word counts: `aantal rij 5`.
                [list, id, inner @ ..] if list == List::Budget.name() && !inner.is_empty() => {
                    let name = self.known(&format!("field-{list}-{}", inner.join("-")));
                    let row = row(dossier, id).unwrap_or_default();
                    self.message("edit-in-row", &[("field", name.into()), ("row", row.into())])
                }
                _ => self.field_name(field, dossier, call),
            },
            Edit::Add { list, .. } | Edit::Restore { list, .. } => self.label(&format!("edit-add-{}", list.name())),
            Edit::Remove { list, id } => self.message("edit-remove", &what(list, id)),
            Edit::Move { list, id, .. } => self.message("edit-move", &what(list, id)),
        }
    }

    pub(crate) fn known(&self, key: &str) -> String {
        if self.has(key) { self.label(key) } else { self.label("field-unknown") }
    }
}

/// The number of a budget line's row, counted from 1.
fn row(dossier: &Dossier, id: &str) -> Option<usize> {
    dossier.budget.iter().position(|line| line.id == id).map(|at| at + 1)
}
