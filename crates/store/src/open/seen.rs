//! Edits that were typed on a view of the dossier which others may have changed since. What came in meanwhile is neither
//! taken out nor replaced unseen: a running text, or a list, gets what was typed put into it as it stands; of any other
//! field both values are kept for a person to choose from.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use voorstel_model::{Dossier, Edit, Field, FieldValue, Text};

use super::{By, Change, OpenDossier, Pending};
use crate::StoreError;
use crate::document::{self, Message};
use crate::steps::{self, Strictness};

/// What fields held when somebody began to type in them: first the value that was typed on, then what others had given
/// besides. A field that is not named here is set whatever stands in it.
pub type Seen = BTreeMap<Field, Vec<FieldValue>>;

/// A field to be set beside what others gave it since.
struct Apart {
    field: Field,
    value: FieldValue,
    unseen: Vec<FieldValue>,
}

impl OpenDossier {
    /// Makes edits as [`OpenDossier::commit`] does, of which some were typed on what may no longer stand there.
    ///
    /// # Errors
    /// As [`OpenDossier::commit`].
    pub fn commit_on(&mut self, seen: &Seen, edits: &[Edit], label: &Text, by: By<'_>) -> Result<Change, StoreError> {
        let (over, apart) = self.parted(seen, edits);
        if apart.is_empty() {
            return self.commit(&over, label, by);
        }
        for Apart { field, value, .. } in &apart {
            steps::check(&self.dossier, &Edit::Set { field: field.clone(), value: value.clone() })
                .map_err(StoreError::Edit)?;
        }
        let message = Message::Made { label: Cow::Borrowed(label) };
        let mark = self.document.mark();
        let (mut made, _) = self.make(&over, Strictness::AllOrNothing, &message, by)?;
        for one in apart {
            let before = self.dossier.value(&one.field).map_err(StoreError::Edit)?;
            self.set_apart(&one, &message, by)?;
            let value = self.dossier.value(&one.field).map_err(StoreError::Edit)?;
            made.inverse.insert(0, Edit::Set { field: one.field.clone(), value: before });
            made.patches.push(Edit::Set { field: one.field, value });
        }
        let patches = made.patches.clone();
        let step = Some(self.history.make(label.clone(), made));
        self.pending.push(Pending { increment: Some(self.document.since(&mark)), step });
        self.save(by.at);
        Ok(Change { label: label.clone(), patches, skipped: Vec::new(), saved: self.saved.clone() })
    }

    /// The edits to make on the dossier as it stands, and the fields to set beside what others gave them.
    fn parted(&mut self, seen: &Seen, edits: &[Edit]) -> (Vec<Edit>, Vec<Apart>) {
        let (mut over, mut apart) = (Vec::new(), Vec::new());
        // What an edit of the same step made of a field is seen by the next.
        let mut met = HashSet::new();
        for edit in edits {
            match edit {
                Edit::Set { field, value } if met.insert(field) => match seen.get(field) {
                    Some(seen) => self.weigh(field, value, seen, &mut over, &mut apart),
                    None => over.push(edit.clone()),
                },
                _ => over.push(edit.clone()),
            }
        }
        (over, apart)
    }

    fn weigh(
        &mut self,
        field: &Field,
        value: &FieldValue,
        seen: &[FieldValue],
        over: &mut Vec<Edit>,
        apart: &mut Vec<Apart>,
    ) {
        let set = |value: &FieldValue| Edit::Set { field: field.clone(), value: value.clone() };
        let known: Vec<Option<FieldValue>> = seen.iter().map(|value| kept(&mut self.dossier, field, value)).collect();
        let typed = kept(&mut self.dossier, field, value);
        let (Some(typed), Some(Some(base)), Ok(now)) = (typed, known.first(), self.dossier.value(field)) else {
            // It says itself what is wrong with it.
            return over.push(set(value));
        };
        let contested = self.conflicts.iter().find(|conflict| conflict.field == *field);
        let there: Vec<FieldValue> = match contested {
            Some(conflict) => conflict.values.iter().map(|one| one.value.clone()).collect(),
            None => vec![now.clone()],
        };
        let is_contested = contested.is_some();
        let mut unseen = Vec::new();
        for value in there {
            let kept = kept(&mut self.dossier, field, &value);
            if kept != Some(typed.clone()) && !known.contains(&kept) {
                unseen.push(value);
            }
        }
        if unseen.is_empty() {
            return over.push(set(&typed));
        }
        if typed == *base {
            return;
        }
        match document::merged(field, base, &typed, &now) {
            Some(both) if !is_contested => over.push(set(&both)),
            _ => apart.push(Apart { field: field.clone(), value: typed, unseen }),
        }
    }

    fn set_apart(&mut self, one: &Apart, message: &Message<'_>, by: By<'_>) -> Result<(), StoreError> {
        let Apart { field, value, unseen } = one;
        let heads = self.document.without(field, unseen).unwrap_or_else(|| self.document.mark());
        let damaged = |why: String| StoreError::Damaged { id: self.id.clone(), why };
        let mut writing = self.document.write_at(by.author, &heads).map_err(|error| damaged(error.to_string()))?;
        writing.set(field, value).map_err(|error| damaged(error.to_string()))?;
        writing.commit(message, by.at);
        (self.dossier, self.conflicts) = self.document.dossier_and_conflicts();
        Ok(())
    }
}

/// A value as a field keeps it; nothing where it cannot.
fn kept(dossier: &mut Dossier, field: &Field, value: &FieldValue) -> Option<FieldValue> {
    let set = Edit::Set { field: field.clone(), value: value.clone() };
    let back = dossier.inverse(&set).ok()?;
    dossier.apply(&set).ok()?;
    let kept = dossier.value(field).ok();
    // What stood there can always stand there again.
    let _ = dossier.apply(&back);
    kept
}

#[cfg(test)]
mod tests;
