//! The library as a whole: which dossiers there are.

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use voorstel_model::{Dossier, ReadDossier};

use crate::{By, OpenDossier, StoreError};

/// Identity of a dossier in its library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DossierId(String);

impl DossierId {
    /// An identity from its text; whether it exists shows when it is used.
    pub fn new(text: impl Into<String>) -> DossierId {
        DossierId(text.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DossierId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A dossier in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its identity.
    pub id: DossierId,
    /// Its title; empty while it has none.
    pub title: String,
    /// The call it pins.
    pub pin: String,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// What is wrong with what is kept of it, if something is.
    pub damaged: Option<String>,
}

/// The library. A handle: clones stand for the same library, and any thread may use one.
#[derive(Debug, Clone)]
pub struct Library {}

/// The folder where a user's library lies: `VOORSTEL_HOME`, or else where the system keeps a user's data.
///
/// # Errors
/// [`StoreError::NoDataFolder`].
pub fn data_folder() -> Result<PathBuf, StoreError> {
    todo!()
}

impl Library {
    /// Opens the library of a folder; both are made where they are missing.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::Newer`], [`StoreError::Folder`] or [`StoreError::Database`].
    pub fn open(folder: &Path) -> Result<Library, StoreError> {
        todo!("{}", folder.display())
    }

    /// The folder where it lies.
    pub fn folder(&self) -> &Path {
        todo!()
    }

    /// Where a damaged library was kept aside when this one was opened, if that happened: to be said to the user.
    pub fn kept_aside(&self) -> Option<&Path> {
        todo!()
    }

    /// Takes a dossier in.
    ///
    /// # Errors
    /// [`StoreError::Edit`] where identities are missing or used twice, [`StoreError::Database`].
    pub fn create(&self, _dossier: &Dossier, _by: By<'_>) -> Result<DossierId, StoreError> {
        todo!()
    }

    /// Takes a dossier file in.
    ///
    /// # Errors
    /// [`StoreError::Read`] with its place, or as [`Library::create`].
    pub fn import(&self, _json: &str, _by: By<'_>) -> Result<(DossierId, ReadDossier), StoreError> {
        todo!()
    }

    /// The dossiers, last saved first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn list(&self) -> Result<Vec<Listed>, StoreError> {
        todo!()
    }

    /// The deleted dossiers, last saved first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn list_deleted(&self) -> Result<Vec<Listed>, StoreError> {
        todo!()
    }

    /// A dossier as it was last saved, without opening it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`], [`StoreError::Damaged`] or [`StoreError::Database`].
    pub fn read(&self, _id: &DossierId) -> Result<Dossier, StoreError> {
        todo!()
    }

    /// Opens a dossier for editing.
    ///
    /// # Errors
    /// As [`Library::read`], and [`StoreError::AlreadyOpen`].
    pub fn open_dossier(&self, _id: &DossierId) -> Result<OpenDossier, StoreError> {
        todo!()
    }

    /// Makes a copy under another title, with a history of its own.
    ///
    /// # Errors
    /// As [`Library::read`] and [`Library::create`].
    pub fn duplicate(&self, _id: &DossierId, _title: &str, _by: By<'_>) -> Result<DossierId, StoreError> {
        todo!()
    }

    /// Takes a dossier out of the list. Nothing of it is lost: see [`Library::restore`].
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`] or [`StoreError::Database`].
    pub fn delete(&self, _id: &DossierId) -> Result<(), StoreError> {
        todo!()
    }

    /// Brings a deleted dossier back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`] or [`StoreError::Database`].
    pub fn restore(&self, _id: &DossierId) -> Result<(), StoreError> {
        todo!()
    }

    /// What was kept under a key.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn setting(&self, _key: &str) -> Result<Option<String>, StoreError> {
        todo!()
    }

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_setting(&self, _key: &str, _value: &str) -> Result<(), StoreError> {
        todo!()
    }
}
