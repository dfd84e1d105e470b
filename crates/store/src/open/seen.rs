//! Edits that were typed on a view of the dossier which others may have changed since. What came in meanwhile is neither
//! taken out nor replaced unseen: a running text, or a list, gets what was typed put into it as it stands; of any other
//! field both values are kept for a person to choose from; what is taken out is out, and told to have been written in.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use voorstel_model::{Dossier, Edit, Field, FieldValue, List, Text, fields_of};

use super::{By, Change, OpenDossier, Pending};
use crate::StoreError;
use crate::document::{self, Message};
use crate::steps::{self, Made, Strictness};

/// What fields held when somebody began to type in them: first the value that was typed on, then what others had given
/// besides. A field that is not named here is set whatever stands in it.
pub type Seen = BTreeMap<Field, Vec<FieldValue>>;

/// A field to be set beside what others gave it since.
struct Apart {
    field: Field,
    value: FieldValue,
    unseen: Vec<FieldValue>,
}

/// An entity to be taken out beside what others wrote in it, or made refer to it, since.
struct Out {
    list: List,
    id: String,
    /// Their fields; each keeps what they gave it.
    unseen: Vec<Field>,
}

/// The edits of a step: those to make on the dossier as it stands, and those to make beside what others did.
#[derive(Default)]
struct Parted {
    over: Vec<Edit>,
    apart: Vec<Apart>,
    out: Vec<Out>,
}

impl OpenDossier {
    /// Makes edits as [`OpenDossier::commit`] does, of which some were typed on what may no longer stand there.
    ///
    /// # Errors
    /// As [`OpenDossier::commit`].
    pub fn commit_on(&mut self, seen: &Seen, edits: &[Edit], label: &Text, by: By<'_>) -> Result<Change, StoreError> {
        let Parted { over, apart, out } = self.parted(seen, edits);
        if apart.is_empty() && out.is_empty() {
            return self.commit(&over, label, by);
        }
        for Apart { field, value, .. } in &apart {
            steps::check(&self.dossier, &Edit::Set { field: field.clone(), value: value.clone() })
                .map_err(StoreError::Edit)?;
        }
        let message = Message::Made { label: Cow::Borrowed(label) };
        let mark = self.document.mark();
        let (mut made, _) = self.make(&over, Strictness::AllOrNothing, &message, by)?;
        let whole = self.make_apart(apart, out, &mut made, &message, by);
        let patches = made.patches.clone();
        let step = Some(self.history.make(label.clone(), made));
        // What was made is kept even where the rest failed: whatever comes after it builds on it.
        self.pending.push(Pending { increment: Some(self.document.since(&mark)), step });
        self.save(by.at);
        whole?;
        Ok(Change { label: label.clone(), patches, skipped: Vec::new(), saved: self.saved.clone() })
    }

    /// Makes what is made beside what others did.
    fn make_apart(
        &mut self,
        apart: Vec<Apart>,
        out: Vec<Out>,
        made: &mut Made,
        message: &Message<'_>,
        by: By<'_>,
    ) -> Result<(), StoreError> {
        for one in apart {
            // What the same step took out has no fields any more.
            let Ok(before) = self.dossier.value(&one.field) else { continue };
            self.set_apart(&one, message, by)?;
            let value = self.dossier.value(&one.field).map_err(StoreError::Edit)?;
            made.inverse.insert(0, Edit::Set { field: one.field.clone(), value: before });
            made.patches.push(Edit::Set { field: one.field, value });
        }
        out.iter().try_for_each(|one| self.take_out_apart(one, made, message, by))
    }

    fn parted(&mut self, seen: &Seen, edits: &[Edit]) -> Parted {
        let mut parted = Parted::default();
        // What an edit of the same step made of a field is seen by the next.
        let mut met = HashSet::new();
        for edit in edits {
            match edit {
                Edit::Set { field, value } if met.insert(field) => match seen.get(field) {
                    Some(seen) => self.weigh(field, value, seen, &mut parted.over, &mut parted.apart),
                    None => parted.over.push(edit.clone()),
                },
                Edit::Remove { list, id } => self.weigh_removal(*list, id, seen, &mut parted),
                _ => parted.over.push(edit.clone()),
            }
        }
        parted
    }

    /// What others wrote in an entity, or made refer to it, unseen by whoever takes it out, is told to both.
    fn weigh_removal(&mut self, list: List, id: &str, seen: &Seen, parted: &mut Parted) {
        let remove = Edit::Remove { list, id: id.to_owned() };
        let begin = format!("{}/", Field::entity(list, id));
        let known: Vec<(&Field, &Vec<FieldValue>)> = seen
            .range(Field::new(begin.clone())..)
            .take_while(|(field, _)| field.as_str().starts_with(&begin))
            .collect();
        let Ok(entity) = self.dossier.entity(list, id) else { return parted.over.push(remove) };
        let now = fields_of(&entity);
        let mut unseen: Vec<Field> = Vec::new();
        for (field, values) in &known {
            let Some(now) = now.get(&field.as_str()[begin.len()..]) else { continue };
            let known = values.contains(now)
                || values.iter().any(|one| kept(&mut self.dossier, field, one).as_ref() == Some(now));
            if !known {
                unseen.push((*field).clone());
            }
        }
        let mut references = self.dossier.removal(list, id);
        references.pop();
        if !known.is_empty() {
            references.retain(|edit| match edit {
                Edit::Set { field, .. } if !seen.contains_key(field) => {
                    unseen.push(field.clone());
                    false
                }
                _ => true,
            });
        }
        if unseen.is_empty() {
            return parted.over.push(remove);
        }
        parted.over.extend(references);
        parted.out.push(Out { list, id: id.to_owned(), unseen });
    }

    /// Takes an entity out as somebody does who does not know what others did since. It is out all the same.
    fn take_out_apart(
        &mut self,
        one: &Out,
        made: &mut Made,
        message: &Message<'_>,
        by: By<'_>,
    ) -> Result<(), StoreError> {
        let Out { list, id, unseen } = one;
        let remove = Edit::Remove { list: *list, id: id.clone() };
        let back = self.dossier.inverse(&remove).map_err(StoreError::Edit)?;
        let own = format!("{}/", Field::entity(*list, id));
        let referring: Vec<(Field, FieldValue)> = unseen
            .iter()
            .filter(|field| !field.as_str().starts_with(&own))
            .filter_map(|field| Some((field.clone(), self.dossier.value(field).ok()?)))
            .collect();
        let heads = self.document.before(*list, id, unseen);
        let damaged = |why: String| StoreError::Damaged { id: self.id.clone(), why };
        let mut writing = self.document.write_at(by.author, &heads).map_err(|error| damaged(error.to_string()))?;
        writing.delete(*list, id).map_err(|error| damaged(error.to_string()))?;
        writing.commit(message, by.at);
        (self.dossier, self.conflicts) = self.document.dossier_and_conflicts();
        made.patches.push(remove);
        let mut inverse = vec![back];
        for (field, value) in referring {
            made.patches
                .push(Edit::Set { field: field.clone(), value: self.dossier.value(&field).map_err(StoreError::Edit)? });
            inverse.push(Edit::Set { field, value });
        }
        made.inverse.splice(0..0, inverse);
        Ok(())
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
        if !writing.commit(message, by.at)
            && let Some(other) = unseen.first()
        {
            // It stood there before, and was replaced since: it is given once more, by way of something else.
            let mut writing = self.document.write_at(by.author, &heads).map_err(|error| damaged(error.to_string()))?;
            writing.set(field, other).map_err(|error| damaged(error.to_string()))?;
            writing.set(field, value).map_err(|error| damaged(error.to_string()))?;
            writing.commit(message, by.at);
        }
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
