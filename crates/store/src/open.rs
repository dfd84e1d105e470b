//! A dossier that is open for editing.

use jiff::Timestamp;
use voorstel_model::{Dossier, Edit, EditError, Field, FieldValue, Text};

use crate::{DossierId, StoreError, Trouble};

/// Who makes a change, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// Name that goes with the change; may be empty.
    pub author: &'a str,
    /// When.
    pub at: Timestamp,
}

/// Whether what was typed is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// All of it.
    At(Timestamp),
    /// Not all of it yet: it is kept in memory, see [`OpenDossier::retry`].
    NotSaved {
        /// Why, in kind.
        trouble: Trouble,
        /// Why, as the database says it.
        because: String,
    },
}

/// An edit that was left out of an undo or a redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Which.
    pub edit: Edit,
    /// Why it can no longer be made.
    pub because: EditError,
}

/// What an edit, an undo or a redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done, undone or redone, in words.
    pub label: Text,
    /// What changed in the dossier, with values as they are kept, in order; empty where nothing did.
    pub patches: Vec<Edit>,
    /// What an undo or redo had to leave out.
    pub skipped: Vec<Skipped>,
    /// Whether all is on disk.
    pub saved: Saved,
}

/// A field to which several people gave a value without knowing of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which.
    pub field: Field,
    /// The values; the first is the one that the dossier shows.
    pub values: Vec<FieldValue>,
}

/// A dossier that is open for editing: in memory as it is shown, and as the document that is kept.
#[derive(Debug)]
pub struct OpenDossier {}

impl OpenDossier {
    /// Its identity.
    pub fn id(&self) -> &DossierId {
        todo!()
    }

    /// The dossier as it stands.
    pub fn dossier(&self) -> &Dossier {
        todo!()
    }

    /// Whether all is on disk.
    pub fn saved(&self) -> &Saved {
        todo!()
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Text> {
        todo!()
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&Text> {
        todo!()
    }

    /// Makes edits as one undoable step, whole or not at all, and saves them before it returns.
    ///
    /// # Errors
    /// [`StoreError::Edit`], with nothing changed. That it could not be saved is no error: see [`Change::saved`].
    pub fn commit(&mut self, _edits: &[Edit], _label: &Text, _by: By<'_>) -> Result<Change, StoreError> {
        todo!()
    }

    /// Takes the last step back that is not taken back yet; nothing where there is none.
    pub fn undo(&mut self, _by: By<'_>) -> Result<Option<Change>, StoreError> {
        todo!()
    }

    /// Makes the step again that was last taken back; nothing where there is none.
    pub fn redo(&mut self, _by: By<'_>) -> Result<Option<Change>, StoreError> {
        todo!()
    }

    /// Tries again to save what is not on disk yet.
    pub fn retry(&mut self, _now: Timestamp) -> &Saved {
        todo!()
    }

    /// The fields to which several people gave a value without knowing of each other.
    pub fn conflicts(&self) -> Vec<Conflict> {
        todo!()
    }
}
