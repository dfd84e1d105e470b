//! What one does with calls that are being written: open, change, take back, throw away.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::begin::example_cards;
use super::draft::{About, Draft};
use super::understand;
use super::views::{BeginCall, CallChange, CallDraft, DraftOrigin, OwnCalls, Recognised};
use crate::app::{App, Shared, lock};
use crate::views::{Failure, FailureCode, Saved};

/// The drafts that are open, by identity.
pub(crate) type Drafts = Mutex<HashMap<String, Arc<Mutex<Draft>>>>;

/// A draft that is to begin.
#[derive(Debug, Clone)]
pub(crate) struct NewDraft {
    pub content: Value,
    pub origin: DraftOrigin,
    pub base: Option<String>,
    pub recognised: Vec<Recognised>,
}

impl App {
    /// One's own calls: those being written, and those published here.
    pub async fn own_calls(&self) -> Result<OwnCalls, Failure> {
        self.blocking(Shared::own_calls).await
    }

    /// Begins a call.
    pub async fn begin_call(&self, from: BeginCall) -> Result<CallDraft, Failure> {
        self.blocking(move |shared| {
            let draft = shared.beginning(from)?;
            shared.begin_draft(draft)
        })
        .await
    }

    /// Opens a call that is being written; what could not be saved before is tried again.
    pub async fn open_call_draft(&self, id: String) -> Result<CallDraft, Failure> {
        self.with_draft(id, |_| Ok(())).await
    }

    /// Makes changes as one step that can be taken back. Amounts, shares and days are understood as they were typed.
    pub async fn change_call(&self, id: String, changes: Vec<CallChange>) -> Result<CallDraft, Failure> {
        let language = lock(&self.shared.settings).language;
        self.with_draft(id, move |draft| {
            let understood = |one| understand::change(one, draft.content(), language);
            let changes: Vec<CallChange> = changes.into_iter().map(understood).collect();
            draft.change(&changes)
        })
        .await
    }

    /// Takes the last change back.
    pub async fn undo_call(&self, id: String) -> Result<CallDraft, Failure> {
        self.with_draft(id, Draft::undo).await
    }

    /// Makes the change again that was taken back last.
    pub async fn redo_call(&self, id: String) -> Result<CallDraft, Failure> {
        self.with_draft(id, Draft::redo).await
    }

    /// Takes a draft out of the list; [`App::restore_call_draft`] brings it back.
    pub async fn discard_call_draft(&self, id: String) -> Result<OwnCalls, Failure> {
        self.mark_call_draft(id, true).await
    }

    /// Brings a draft back into the list.
    pub async fn restore_call_draft(&self, id: String) -> Result<OwnCalls, Failure> {
        self.mark_call_draft(id, false).await
    }

    async fn mark_call_draft(&self, id: String, deleted: bool) -> Result<OwnCalls, Failure> {
        self.blocking(move |shared| {
            if !shared.library()?.mark_call_draft_deleted(&id, deleted)? {
                return Err(no_draft(&id));
            }
            shared.own_calls()
        })
        .await
    }

    /// Does something with a draft and has it on disk before it is shown again.
    pub(crate) async fn with_draft(
        &self,
        id: String,
        make: impl FnOnce(&mut Draft) -> Result<(), Failure> + Send + 'static,
    ) -> Result<CallDraft, Failure> {
        let of = id.clone();
        let shown = self
            .blocking(move |shared| {
                let draft = shared.draft(&id)?;
                let mut draft = lock(&draft);
                make(&mut draft)?;
                let now = shared.now();
                if draft.is_unsaved() {
                    // What keeps it from being saved is told with it, and tried again.
                    let _ = draft.keep(shared.library()?, now.timestamp());
                }
                Ok(draft.view(&shared.catalogue(), &now))
            })
            .await?;
        if matches!(shown.saved, Saved::NotSaved { .. }) {
            self.keep_trying(of);
        }
        Ok(shown)
    }
}

impl Shared {
    /// Takes a draft into the library.
    pub(crate) fn begin_draft(&self, new: NewDraft) -> Result<CallDraft, Failure> {
        let NewDraft { content, origin, base, recognised } = new;
        let library = self.library()?;
        let (id, now) = (library.new_call_draft_id(), self.now());
        let mut draft = Draft::new(id.clone(), content, About { origin, base, recognised }, now.timestamp());
        draft.keep(library, now.timestamp())?;
        let view = draft.view(&self.catalogue(), &now);
        lock(&self.drafts).insert(id, Arc::new(Mutex::new(draft)));
        Ok(view)
    }

    /// The draft, opened if it is not.
    pub(crate) fn draft(&self, id: &str) -> Result<Arc<Mutex<Draft>>, Failure> {
        let mut drafts = lock(&self.drafts);
        if let Some(draft) = drafts.get(id) {
            return Ok(Arc::clone(draft));
        }
        let row = self.library()?.call_draft(id)?.ok_or_else(|| no_draft(id))?;
        let draft = Arc::new(Mutex::new(Draft::load(row)?));
        drafts.insert(id.to_owned(), Arc::clone(&draft));
        Ok(draft)
    }

    /// The draft, if it is open.
    pub(crate) fn open_draft(&self, id: &str) -> Option<Arc<Mutex<Draft>>> {
        lock(&self.drafts).get(id).map(Arc::clone)
    }

    /// Tries again to save a draft; nothing where no such draft is open.
    pub(crate) fn retry_draft(&self, id: &str) -> Option<Saved> {
        let draft = self.open_draft(id)?;
        let mut draft = lock(&draft);
        let now = self.now();
        if let (true, Ok(library)) = (draft.is_unsaved(), self.library()) {
            let _ = draft.keep(library, now.timestamp());
        }
        Some(draft.saved(&now))
    }

    /// Whether a draft holds something that is not on disk.
    pub(crate) fn has_unsaved_draft(&self) -> bool {
        let drafts: Vec<_> = lock(&self.drafts).values().cloned().collect();
        drafts.iter().any(|draft| lock(draft).is_unsaved())
    }

    pub(crate) fn own_calls(&self) -> Result<OwnCalls, Failure> {
        let (catalogue, now) = (self.catalogue(), self.now());
        let mut drafts = Vec::new();
        for row in self.library()?.call_drafts()? {
            // One that cannot be read says so when it is opened; the others are listed all the same.
            let Ok(draft) = self.draft(&row.id) else { continue };
            let card = lock(&draft).card(&catalogue, &now);
            drafts.push(card);
        }
        Ok(OwnCalls { drafts, published: self.published_here(), examples: example_cards() })
    }
}

pub(crate) fn no_draft(id: &str) -> Failure {
    Failure::new(FailureCode::NotFound, "draft-none", &[("id", id.into())])
}
