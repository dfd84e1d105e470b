//! Setting a field as somebody does who has not seen what others made of it: beside that, not over it.

use std::collections::HashSet;

use automerge::{AutomergeError, ChangeHash, ObjId, PatchLog, ROOT, ReadDoc};
use voorstel_model::{Field, FieldValue, List};

use crate::document::conflicts::shown;
use crate::document::layout;
use crate::document::{Document, Writing, order};

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
        for change in self.automerge.get_changes(&[]) {
            if out.contains(&change.hash()) || change.deps().iter().any(|below| out.contains(below)) {
                out.insert(change.hash());
                continue;
            }
            for below in change.deps() {
                heads.remove(below);
            }
            heads.insert(change.hash());
        }
        let heads: Vec<ChangeHash> = heads.into_iter().collect();
        (!heads.is_empty() && self.object_at(&path, Some(&heads)) == Some(at)).then_some(heads)
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
