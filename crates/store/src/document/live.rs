//! Others' changes as they come in one by one, while both work.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{AutomergeError, Change, ChangeHash};
use voorstel_model::Dossier;

use crate::Conflict;
use crate::document::merge::contributions;
use crate::document::{Contribution, Document};

/// The document with others' changes in it, and what it says then.
#[derive(Debug)]
pub(crate) struct Joined {
    pub document: Document,
    pub dossier: Dossier,
    pub conflicts: Vec<Conflict>,
    pub contributions: Vec<Contribution>,
    /// Whether the changes build on all that was there: nobody worked on something else meanwhile.
    pub in_step: bool,
}

impl Document {
    /// The changes that were added since the document stood there, each behind what it builds on.
    pub(crate) fn changes_since(&self, mark: &[ChangeHash]) -> Vec<Change> {
        self.automerge.get_changes(mark)
    }

    /// Of others' changes, those that are not here.
    pub(crate) fn unknown(&self, changes: Vec<Change>) -> Vec<Change> {
        changes.into_iter().filter(|change| !self.has(&[change.hash()])).collect()
    }

    /// The document with others' changes in it; this one is as it was. They are strangers': what does not fit is refused.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(crate) fn with(&self, changes: &[Change]) -> Result<Joined, String> {
        // As with a stranger's document: some forged changes make the library panic.
        let joined = catch_unwind(AssertUnwindSafe(|| {
            let mut automerge = self.automerge.clone();
            automerge.apply_changes(changes.to_vec())?;
            let document = Document { automerge };
            let (dossier, conflicts) = document.dossier_and_conflicts();
            let before = self.mark();
            let in_step = !document.mark().iter().any(|head| before.contains(head));
            let contributions = contributions(&document.automerge, changes);
            Ok::<_, AutomergeError>(Joined { document, dossier, conflicts, contributions, in_step })
        }));
        match joined {
            Ok(joined) => joined.map_err(|error| error.to_string()),
            Err(_) => Err("they contradict themselves".to_owned()),
        }
    }

    /// What this document is without what only we made since: the state that others' changes stand on.
    pub(crate) fn theirs(&self, changes: &[Change]) -> Result<Document, AutomergeError> {
        let mut heads: HashSet<ChangeHash> = changes.iter().map(Change::hash).collect();
        for below in changes.iter().flat_map(Change::deps) {
            heads.remove(below);
        }
        let heads: Vec<ChangeHash> = heads.into_iter().collect();
        Ok(Document { automerge: self.automerge.fork_at(&heads)? })
    }
}
