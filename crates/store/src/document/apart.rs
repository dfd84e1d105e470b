//! Setting a field as somebody does who has not seen what others made of it: beside that, not over it.

use std::collections::{HashMap, HashSet};

use automerge::{AutomergeError, ChangeHash, ChangeMetadata, ObjId, PatchLog, ROOT, ReadDoc, hydrate};
use voorstel_model::{Field, FieldValue, List};

use crate::Conflict;
use crate::document::conflicts::shown;
use crate::document::layout;
use crate::document::{Document, Message, Writing, order};

impl Document {
    /// Where the document would stand without the changes that gave a field these values, and without what builds on
    /// them. Nothing where the field's owner was not there yet, or the document would stand where it does.
    pub(crate) fn without(&self, field: &Field, unseen: &[FieldValue]) -> Option<Vec<ChangeHash>> {
        let (path, key) = path(field)?;
        let at = self.object_at(&path, None)?;
        let values = self.automerge.get_all(&at, key.as_str()).ok()?;
        let given = values.iter().filter(|(value, id)| unseen.contains(&shown(&self.automerge, value, id)));
        let mut out: HashSet<ChangeHash> = given.filter_map(|(_, id)| self.automerge.hash_for_opid(id)).collect();
        if out.is_empty() {
            return None;
        }
        let mut heads: HashSet<ChangeHash> = HashSet::new();
        // A change stands behind those it builds on.
        for change in self.automerge.get_changes_meta(&[]) {
            if out.contains(&change.hash) || change.deps.iter().any(|below| out.contains(below)) {
                out.insert(change.hash);
                continue;
            }
            for below in &change.deps {
                heads.remove(below);
            }
            heads.insert(change.hash);
        }
        let heads: Vec<ChangeHash> = heads.into_iter().collect();
        (!heads.is_empty() && self.object_at(&path, Some(&heads)) == Some(at)).then_some(heads)
    }

    /// Where the document stood last when these fields of an entity, and of what refers to it, did not hold what they do
    /// now, as far back as the entity was there. So many moments are read as there are digits in how long ago that was,
    /// not one for each change since; a field that came back to what it was meanwhile may lead further back.
    pub(crate) fn before(&self, list: List, id: &str, fields: &[Field]) -> Vec<ChangeHash> {
        let place = [list.name().to_owned(), id.to_owned()];
        let Some(entity) = self.object_at(&place, None) else { return self.mark() };
        let now: Vec<_> = fields.iter().map(|field| self.held(field, None)).collect();
        let past = Past::of(&self.automerge.get_changes_meta(&[]));
        let was_there = |heads: &[ChangeHash]| {
            !heads.is_empty() && self.object_at(&place, Some(heads)).is_some_and(|was| was == entity)
        };
        let ago = first(past.changes.len(), |ago| {
            let heads = past.heads(ago);
            !was_there(&heads) || fields.iter().zip(&now).all(|(field, now)| self.held(field, Some(&heads)) != *now)
        });
        let heads = past.heads(ago);
        match was_there(&heads) {
            true => heads,
            false => past.heads(ago.saturating_sub(1)),
        }
    }

    /// What a field holds, or held when these were the last changes.
    fn held(&self, field: &Field, heads: Option<&[ChangeHash]>) -> Option<hydrate::Value> {
        let (path, key) = path(field)?;
        let at = self.object_at(&path, heads)?;
        let found = match heads {
            Some(heads) => self.automerge.get_at(&at, key.as_str(), heads),
            None => self.automerge.get(&at, key.as_str()),
        };
        match found.ok()?? {
            (value, id) if value.is_object() => ReadDoc::hydrate(&self.automerge, &id, heads).ok(),
            (value, _) => value.into_scalar().ok().map(hydrate::Value::Scalar),
        }
    }

    /// Gives a field the values again that were to be chosen from, each as by whoever gave it, and takes away what somebody
    /// chose or added since.
    ///
    /// # Errors
    /// That it cannot be written.
    pub(crate) fn leave_open(&mut self, conflict: &Conflict, message: &Message<'_>) -> Result<(), AutomergeError> {
        let Conflict { field, values } = conflict;
        let standing = self.values(field);
        // What is written over the same value alone is nothing: it stays, and the others come beside it.
        let chosen: Vec<FieldValue> = match standing.as_slice() {
            [one] if values.iter().any(|known| known.value == *one) => vec![one.clone()],
            _ => Vec::new(),
        };
        let heads = self.without(field, &chosen).unwrap_or_else(|| self.mark());
        for one in values.iter().filter(|one| !chosen.contains(&one.value)) {
            let mut writing = self.write_at(&one.author, &heads)?;
            writing.set(field, &one.value)?;
            writing.commit(message, one.at);
        }
        Ok(())
    }

    /// The values that stand in a field.
    fn values(&self, field: &Field) -> Vec<FieldValue> {
        let Some((path, key)) = path(field) else { return Vec::new() };
        let values = self.object_at(&path, None).and_then(|at| self.automerge.get_all(&at, key.as_str()).ok());
        values.into_iter().flatten().map(|(value, id)| shown(&self.automerge, &value, &id)).collect()
    }

    /// Starts a change that builds on these heads only, as [`Document::write`].
    ///
    /// # Errors
    /// That the document does not have them.
    pub(crate) fn write_at(&mut self, author: &str, heads: &[ChangeHash]) -> Result<Writing<'_>, AutomergeError> {
        self.sign(author);
        let session = order::session(self.automerge.get_actor().to_bytes());
        let transaction = self.automerge.transaction_at(PatchLog::inactive(), heads);
        let transaction = transaction.map_err(|_| AutomergeError::InvalidOp(automerge::ObjType::Map))?;
        Ok(Writing { transaction, session })
    }

    fn object_at(&self, path: &[String], heads: Option<&[ChangeHash]>) -> Option<ObjId> {
        path.iter().try_fold(ROOT, |at, key| {
            let found = match heads {
                Some(heads) => self.automerge.get_at(&at, key.as_str(), heads),
                None => self.automerge.get(&at, key.as_str()),
            };
            found.ok().flatten().filter(|(value, _)| value.is_object()).map(|(_, id)| id)
        })
    }
}

/// The changes of a document, each behind those it builds on.
struct Past {
    /// Each with the place of the first that builds on it.
    changes: Vec<(ChangeHash, usize)>,
}

impl Past {
    fn of(changes: &[ChangeMetadata<'_>]) -> Past {
        let places: HashMap<ChangeHash, usize> = changes.iter().zip(0..).map(|(one, at)| (one.hash, at)).collect();
        let mut past: Vec<(ChangeHash, usize)> = changes.iter().map(|one| (one.hash, usize::MAX)).collect();
        for (at, change) in changes.iter().enumerate() {
            for below in change.deps.iter().filter_map(|below| places.get(below)) {
                past[*below].1 = past[*below].1.min(at);
            }
        }
        Past { changes: past }
    }

    /// Where the document stood so many changes ago.
    fn heads(&self, ago: usize) -> Vec<ChangeHash> {
        let end = self.changes.len().saturating_sub(ago);
        self.changes[..end].iter().filter(|(_, above)| *above >= end).map(|(hash, _)| *hash).collect()
    }
}

/// The smallest number from one to `most` from which on something holds: looked for ever further, then in between.
fn first(most: usize, mut holds: impl FnMut(usize) -> bool) -> usize {
    let (mut below, mut at) = (0, 1);
    while at < most && !holds(at) {
        (below, at) = (at, (at * 2).min(most));
    }
    while at - below > 1 {
        let middle = below + (at - below) / 2;
        if holds(middle) { at = middle } else { below = middle }
    }
    at
}

/// Under which keys the object of a field lies, and under which key the field lies in it.
fn path(field: &Field) -> Option<(Vec<String>, String)> {
    let mut parts = field.parts();
    if let [list, _, name, ..] = parts.as_mut_slice()
        && List::named(list).is_some()
    {
        *name = layout::key(name).into_owned();
    }
    let key = parts.pop()?;
    Some((parts, key))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use voorstel_model::{BudgetLine, Dossier, Text};

    use super::*;
    use crate::By;

    #[test]
    fn what_lies_far_back_is_found_in_few_steps() {
        for (most, from) in [(1, 1), (10, 1), (10, 10), (100_000, 7), (100_000, 65_537), (100_000, 100_000)] {
            let mut asked = 0;
            let found = first(most, |at| {
                asked += 1;
                at >= from
            });
            assert_eq!(found, from, "of {most}");
            assert!(asked <= 2 * (from.ilog2() + 2), "{asked} steps to {from} of {most}");
        }
    }

    #[test]
    fn a_row_stood_as_it_was_seen_just_before_others_wrote_in_it_however_long_ago_that_is() {
        let line = |id: &str| BudgetLine { id: id.to_owned(), ..BudgetLine::default() };
        let dossier = Dossier { budget: vec![line("b1"), line("b2")], ..Dossier::default() };
        let at = Timestamp::UNIX_EPOCH;
        let mut document = Document::new(&dossier, By { author: "An", at }).unwrap();
        let message = Message::Made { label: std::borrow::Cow::Owned(Text::default()) };
        let mut write = |id: &str, words: &str| {
            let field = Field::of(List::Budget, id, "description");
            let mut writing = document.write("An");
            writing.set(&field, &FieldValue::Text(words.to_owned())).unwrap();
            writing.commit(&message, at);
            document.mark()
        };
        let seen = write("b1", "Zoals gezien");
        write("b1", "Van de ander");
        for turn in 0..2_000 {
            write("b2", &format!("Iets anders {turn}"));
        }
        let field = |id: &str| Field::of(List::Budget, id, "description");
        assert_eq!(document.before(List::Budget, "b1", &[field("b1")]), seen);
        let unit = Field::of(List::Budget, "b1", "unit");
        let begun = document.before(List::Budget, "b1", &[unit]);
        assert_eq!(document.dossier_as_of(&begun), dossier, "what never was otherwise leads to where the row began");
    }
}
