//! A dossier that is open for editing.

use std::borrow::Cow;
use std::sync::Arc;

use automerge::AutomergeError;
use jiff::Timestamp;
use rusqlite::TransactionBehavior;
use voorstel_model::{Dossier, Edit, EditError, Field, FieldValue, Text};

use crate::document::{self, Document, Message, Writing};
use crate::error::Doing;
use crate::history::{History, Step, StepChange};
use crate::library::{Shared, load};
use crate::packet::{self, Packet, PacketError, TakenIn};
use crate::steps::{Halt, Made, Strictness};
use crate::table::dossiers::DossierRow;
use crate::table::{chunks, dossiers};
use crate::{DossierId, StoreError, Trouble, annexes, steps, terms};

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
    /// Why.
    pub because: SkipReason,
}

/// Why an edit was left out of an undo or a redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// It can no longer be made.
    Impossible(EditError),
    /// Others gave the field another value since, which is not one's own to take back.
    ChangedByOthers,
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
    /// The values, each another; the first is the one that the dossier shows.
    pub values: Vec<Contested>,
}

/// One of the values of a field in conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// The value.
    pub value: FieldValue,
    /// Who gave it; empty where that is not known.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// A dossier that is open for editing: in memory as it is shown, and as the document that is kept.
#[derive(Debug)]
pub struct OpenDossier {
    id: DossierId,
    library: Arc<Shared>,
    document: Document,
    dossier: Dossier,
    conflicts: Vec<Conflict>,
    history: History,
    /// What is made but not on disk yet, in order.
    pending: Vec<Pending>,
    saved: Saved,
}

/// A change on its way to the disk.
#[derive(Debug)]
struct Pending {
    increment: Option<Vec<u8>>,
    /// Nothing where others' changes were taken in: they are not one's own to take back.
    step: Option<StepChange>,
}

impl OpenDossier {
    pub(crate) fn load(
        library: Arc<Shared>,
        id: &DossierId,
        mut is_wanted: impl FnMut() -> bool,
    ) -> Result<Option<OpenDossier>, StoreError> {
        let (row, document) = load(&library, id)?;
        if !is_wanted() {
            return Ok(None);
        }
        let history = History::load(&library.connection(), id.as_str()).doing("the dossier's steps cannot be read")?;
        let (dossier, conflicts) = document.dossier_and_conflicts();
        if !is_wanted() {
            return Ok(None);
        }
        // What is not let go of now is let go of another time.
        let _ = annexes::sweep(&mut library.connection(), id, &dossier, &document);
        Ok(Some(OpenDossier {
            id: id.clone(),
            library,
            dossier,
            conflicts,
            document,
            history,
            pending: Vec::new(),
            saved: Saved::At(row.saved_at),
        }))
    }

    /// Its identity.
    pub fn id(&self) -> &DossierId {
        &self.id
    }

    /// The dossier as it stands.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Whether all is on disk.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Text> {
        self.history.last_made().map(|step| &step.label)
    }

    /// Which step undo would take back, for whoever means that very one.
    pub fn undo_step(&self) -> Option<i64> {
        self.history.last_made().map(|step| step.seq)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&Text> {
        self.history.last_undone().map(|step| &step.label)
    }

    /// What undo would set a field to, where it sets it: for whoever has to be ready for that value.
    pub fn undo_sets(&self, field: &Field) -> Option<&FieldValue> {
        self.history.last_made().and_then(|step| last_set(&step.edits, field))
    }

    /// What redo would set a field to, where it sets it.
    pub fn redo_sets(&self, field: &Field) -> Option<&FieldValue> {
        self.history.last_undone().and_then(|step| last_set(&step.edits, field))
    }

    /// Makes edits as one undoable step, whole or not at all, and saves them before it returns.
    ///
    /// Edits are made in order. Removing an entity empties the references to it; a reference to nothing is refused;
    /// what changes nothing is no step.
    ///
    /// # Errors
    /// [`StoreError::Edit`], with nothing changed. That it could not be saved is no error: see [`Change::saved`].
    pub fn commit(&mut self, edits: &[Edit], label: &Text, by: By<'_>) -> Result<Change, StoreError> {
        self.step(edits, Strictness::AllOrNothing, label, by)
    }

    /// Makes edits as one step of one's own, and saves it.
    fn step(&mut self, edits: &[Edit], strictness: Strictness, label: &Text, by: By<'_>) -> Result<Change, StoreError> {
        let message = Message::Made { label: Cow::Borrowed(label) };
        let (made, increment) = self.make(edits, strictness, &message, by)?;
        let (patches, skipped) = (made.patches.clone(), made.skipped.clone());
        if !patches.is_empty() {
            let step = Some(self.history.make(label.clone(), made));
            self.pending.push(Pending { increment, step });
        }
        self.save(by.at);
        Ok(Change { label: label.clone(), patches, skipped, saved: self.saved.clone() })
    }

    /// Takes the last step back that is not taken back yet; nothing where there is none.
    ///
    /// What can no longer be taken back, because others worked on meanwhile, is left out and told; in running text their
    /// words stay and one's own go.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], with nothing changed.
    pub fn undo(&mut self, by: By<'_>) -> Result<Option<Change>, StoreError> {
        let Some(step) = self.history.last_made().cloned() else { return Ok(None) };
        let message = Message::Undone { label: Cow::Borrowed(&step.label) };
        let (edits, kept) = self.heeding_others(&step);
        let (mut made, increment) = self.make(&edits, Strictness::SkipImpossible, &message, by)?;
        made.skipped.extend(kept);
        let (patches, skipped) = (made.patches.clone(), made.skipped.clone());
        let turned = self.history.undo(made);
        Ok(Some(self.turned(step.label, patches, skipped, increment, turned, by)))
    }

    /// Makes the step again that was last taken back; nothing where there is none.
    ///
    /// # Errors
    /// As [`OpenDossier::undo`].
    pub fn redo(&mut self, by: By<'_>) -> Result<Option<Change>, StoreError> {
        let Some(step) = self.history.last_undone().cloned() else { return Ok(None) };
        let message = Message::Redone { label: Cow::Borrowed(&step.label) };
        let (edits, kept) = self.heeding_others(&step);
        let (mut made, increment) = self.make(&edits, Strictness::SkipImpossible, &message, by)?;
        made.skipped.extend(kept);
        let (patches, skipped) = (made.patches.clone(), made.skipped.clone());
        let turned = self.history.redo(made);
        Ok(Some(self.turned(step.label, patches, skipped, increment, turned, by)))
    }

    /// Makes a change that is no edit of the dossier, and so no step to take back: what is kept beside it.
    pub(crate) fn keep_beside(
        &mut self,
        message: &Message<'_>,
        by: By<'_>,
        write: impl FnOnce(&mut Writing<'_>) -> Result<(), AutomergeError>,
    ) -> Result<(), StoreError> {
        let mut writing = self.document.write(by.author);
        write(&mut writing).map_err(|error| StoreError::Damaged { id: self.id.clone(), why: error.to_string() })?;
        if writing.commit(message, by.at) {
            self.pending.push(Pending { increment: self.document.last_increment(), step: None });
            self.save(by.at);
        }
        Ok(())
    }

    /// The document, for whoever reads its past.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// The steps that undo would take back one after the other, the last one first.
    pub fn undo_labels(&self) -> Vec<&Text> {
        self.history.made().map(|step| &step.label).collect()
    }

    /// Tries again to save what is not on disk yet.
    pub fn retry(&mut self, now: Timestamp) -> &Saved {
        self.save(now);
        &self.saved
    }

    /// The fields to which several people gave a value without knowing of each other.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Takes in what a packet has and this dossier has not; it is on disk when this returns, or told as not saved. It is
    /// no step of one's own: undo goes on with what one did before.
    ///
    /// # Errors
    /// [`PacketError`], with nothing changed.
    pub fn take_in(&mut self, packet: &Packet, now: Timestamp) -> Result<TakenIn, PacketError> {
        self.same_dossier(packet)?;
        let heads = self.document.mark();
        let (dossier, taken) = packet::take(&mut self.document, (&self.dossier, &self.conflicts), packet)?;
        if !taken.contributions.is_empty() {
            self.dossier = dossier;
            self.conflicts.clone_from(&taken.conflicts);
            self.pending.push(Pending { increment: Some(self.document.since(&heads)), step: None });
            self.save(now);
        }
        Ok(taken)
    }

    /// What taking in a packet would do; nothing is touched.
    ///
    /// # Errors
    /// [`PacketError`].
    pub fn preview(&self, packet: &Packet) -> Result<(Dossier, TakenIn), PacketError> {
        self.same_dossier(packet)?;
        let mut fork = self.document.fork();
        packet::take(&mut fork, (&self.dossier, &self.conflicts), packet)
    }

    /// The dossier with its history, as it stands, on the terms on which it came.
    pub fn packet(&self, by: By<'_>) -> Packet {
        let terms = terms::of(&self.library.connection(), &self.id).onward();
        Packet::new(self.id.clone(), by, terms, self.document.fork())
    }

    fn same_dossier(&self, packet: &Packet) -> Result<(), PacketError> {
        if *packet.id() == self.id { Ok(()) } else { Err(PacketError::OtherDossier) }
    }

    /// The edits that turn a step, without what would undo others: a field that they gave another value since stays as
    /// they left it, and in a running text only one's own words turn.
    fn heeding_others(&self, step: &Step) -> (Vec<Edit>, Vec<Skipped>) {
        let mut skipped = Vec::new();
        let mut edits = Vec::new();
        for edit in &step.edits {
            let Edit::Set { field, value } = edit else {
                edits.push(edit.clone());
                continue;
            };
            match (step.left.get(field), self.dossier.value(field)) {
                (Some(left), Ok(now)) if *left != now => match document::merged(field, left, value, &now) {
                    Some(value) => edits.push(Edit::Set { field: field.clone(), value }),
                    None => skipped.push(Skipped { edit: edit.clone(), because: SkipReason::ChangedByOthers }),
                },
                _ => edits.push(edit.clone()),
            }
        }
        (edits, skipped)
    }

    fn make(
        &mut self,
        edits: &[Edit],
        strictness: Strictness,
        message: &Message<'_>,
        by: By<'_>,
    ) -> Result<(Made, Option<Vec<u8>>), StoreError> {
        let mut writing = self.document.write(by.author);
        match steps::make(&mut self.dossier, &mut writing, edits, strictness) {
            Ok(made) => {
                let changed = writing.commit(message, by.at);
                // Whoever sets such a field has chosen.
                self.conflicts.retain(|conflict| !made.patches.iter().any(|patch| patch.sets(&conflict.field)));
                Ok((made, if changed { self.document.last_increment() } else { None }))
            }
            Err(Halt::Edit(error)) => Err(StoreError::Edit(error)),
            Err(Halt::Document(error)) => Err(StoreError::Damaged { id: self.id.clone(), why: error.to_string() }),
        }
    }

    fn turned(
        &mut self,
        label: Text,
        patches: Vec<Edit>,
        skipped: Vec<Skipped>,
        increment: Option<Vec<u8>>,
        step: Option<StepChange>,
        by: By<'_>,
    ) -> Change {
        self.pending.extend(step.map(|step| Pending { increment, step: Some(step) }));
        self.save(by.at);
        Change { label, patches, skipped, saved: self.saved.clone() }
    }

    fn save(&mut self, now: Timestamp) {
        if self.pending.is_empty() {
            return;
        }
        match self.write_pending(now) {
            Ok(()) => {
                self.pending.clear();
                self.saved = Saved::At(now);
                // All is on disk; what does not succeed now is tried at the next change.
                let _ = self.compact();
            }
            Err(error) => self.saved = Saved::NotSaved { trouble: Trouble::of(&error), because: error.to_string() },
        }
    }

    fn write_pending(&self, now: Timestamp) -> rusqlite::Result<()> {
        let mut connection = self.library.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = self.id.as_str();
        for Pending { increment, step } in &self.pending {
            if let Some(increment) = increment {
                chunks::append(&transaction, id, increment)?;
            }
            if let Some(step) = step {
                step.keep(&transaction, id)?;
            }
        }
        let row = DossierRow {
            id: id.to_owned(),
            title: self.dossier.title.clone(),
            pin: self.dossier.call.clone(),
            saved_at: now,
            heads: self.document.heads(),
        };
        dossiers::keep(&transaction, &row)?;
        transaction.commit()
    }

    fn compact(&self) -> rusqlite::Result<()> {
        let mut connection = self.library.connection();
        if chunks::increments(&connection, self.id.as_str())? < self.library.compact_after() {
            return Ok(());
        }
        // What is to stand for all that was saved is read back first.
        let Some(snapshot) = self.document.save() else { return Ok(()) };
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        chunks::replace(&transaction, self.id.as_str(), &snapshot)?;
        transaction.commit()
    }
}

fn last_set<'a>(edits: &'a [Edit], field: &Field) -> Option<&'a FieldValue> {
    edits.iter().rev().find_map(|edit| match edit {
        Edit::Set { field: set, value } if set == field => Some(value),
        _ => None,
    })
}

impl Drop for OpenDossier {
    fn drop(&mut self) {
        if let Saved::NotSaved { .. } = self.saved {
            self.save(Timestamp::now());
        }
        self.library.close(&self.id);
    }
}

mod aside;
pub(crate) mod live;
mod proposals;
pub(crate) mod seen;
#[cfg(test)]
mod tests;
