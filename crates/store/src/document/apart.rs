//! Setting a field as somebody does who has not seen what others made of it: beside that, not over it.

use std::collections::{HashMap, HashSet};

use automerge::{AutomergeError, ChangeHash, ObjId, PatchLog, ROOT, ReadDoc, hydrate};
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
    /// now, as far back as the entity was there.
    pub(crate) fn before(&self, list: List, id: &str, fields: &[Field]) -> Vec<ChangeHash> {
        let mut heads: HashSet<ChangeHash> = self.automerge.get_heads().into_iter().collect();
        let Some(entity) = self.object_at(&[list.name().to_owned(), id.to_owned()], None) else { return self.mark() };
        let now: Vec<_> = fields.iter().map(|field| self.held(field, None)).collect();
        let changes = self.automerge.get_changes_meta(&[]);
        let mut above: HashMap<ChangeHash, usize> = HashMap::new();
        for below in changes.iter().flat_map(|change| &change.deps) {
            *above.entry(*below).or_default() += 1;
        }
        let mut last = self.mark();
        for change in changes.iter().rev() {
            heads.remove(&change.hash);
            for below in &change.deps {
                let left = above.entry(*below).or_default();
                *left = left.saturating_sub(1);
                if *left == 0 {
                    heads.insert(*below);
                }
            }
            let then: Vec<ChangeHash> = heads.iter().copied().collect();
            let was = self.object_at(&[list.name().to_owned(), id.to_owned()], Some(&then));
            if then.is_empty() || was.as_ref() != Some(&entity) {
                break;
            }
            last = then;
            if fields.iter().zip(&now).all(|(field, now)| self.held(field, Some(&last)) != *now) {
                break;
            }
        }
        last
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
