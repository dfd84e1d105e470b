//! The calls one writes oneself, as the library keeps them: drafts, and what was published.

use automerge::ActorId;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::error::Doing;
use crate::table::call_drafts::{self, CallDraftRow};
use crate::table::own_calls;
use crate::{Library, StoreError};

impl Library {
    /// A fresh identity for a draft of a call.
    pub fn new_call_draft_id(&self) -> String {
        ActorId::random().to_hex_string()
    }

    /// Keeps a draft as it stands.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_call_draft(&self, draft: &CallDraftRow) -> Result<(), StoreError> {
        call_drafts::keep(&self.connection(), draft).doing("the draft of the call cannot be saved")
    }

    /// A draft, deleted or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn call_draft(&self, id: &str) -> Result<Option<CallDraftRow>, StoreError> {
        call_drafts::find(&self.connection(), id).doing("the draft of the call cannot be read")
    }

    /// The drafts, last changed first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn call_drafts(&self) -> Result<Vec<CallDraftRow>, StoreError> {
        call_drafts::list(&self.connection()).doing("the drafts of calls cannot be read")
    }

    /// Takes a draft out of the list, or brings it back; tells whether it is there at all.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn mark_call_draft_deleted(&self, id: &str, deleted: bool) -> Result<bool, StoreError> {
        call_drafts::mark_deleted(&self.connection(), id, deleted).doing("the drafts of calls cannot be written")
    }

    /// Keeps what the file of a call holds that is published now.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_own_call(&self, pin: &str, file: &str, at: Timestamp) -> Result<(), StoreError> {
        own_calls::keep(&self.connection(), pin, &hash(file), at).doing("the published call cannot be remembered")
    }

    /// Whether the file of a call holds something else than when it was published here; no, where it was not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn own_call_differs(&self, pin: &str, file: &str) -> Result<bool, StoreError> {
        let kept = own_calls::find(&self.connection(), pin).doing("the published calls cannot be read")?;
        Ok(kept.is_some_and(|kept| kept != hash(file)))
    }

    /// What dossiers pin of the calls that were published here, whether their files are there or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn own_calls(&self) -> Result<Vec<String>, StoreError> {
        own_calls::list(&self.connection()).doing("the published calls cannot be read")
    }

    /// Forgets a call that is deleted.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn forget_own_call(&self, pin: &str) -> Result<(), StoreError> {
        own_calls::forget(&self.connection(), pin).doing("the published call cannot be forgotten")
    }
}

fn hash(file: &str) -> String {
    Sha256::digest(file.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
