//! What can go wrong with the library, told so that a reader knows what to do and a front end what to show.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;
use voorstel_model::{EditError, ReadError};

use crate::DossierId;

/// What keeps the library from reading or writing: the front end has a sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No space is left.
    DiskFull,
    /// The folder or the file may not be written.
    ReadOnly,
    /// Another program holds the file.
    Busy,
    /// What was read is not what was written.
    Damaged,
    /// The disk or the system reports something else.
    Other,
}

impl Trouble {
    /// What a person can do about it.
    pub fn advice(self) -> &'static str {
        match self {
            Trouble::DiskFull => "free some space on the disk, then try again",
            Trouble::ReadOnly => "make the folder writable or choose another one with VOORSTEL_HOME, then try again",
            Trouble::Busy => "close the other program that uses the library, then try again",
            Trouble::Damaged => "open Voorstel again: the damaged library is kept aside and a fresh one is started",
            Trouble::Other => "see whether the disk is still there, then try again",
        }
    }

    pub(crate) fn of(error: &rusqlite::Error) -> Trouble {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Trouble::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Trouble::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Trouble::Busy
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Trouble::Damaged,
            _ => Trouble::Other,
        }
    }

    fn of_io(error: &io::Error) -> Trouble {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::DiskFull,
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::AlreadyExists
            | io::ErrorKind::NotFound => Trouble::ReadOnly,
            _ => Trouble::Other,
        }
    }
}

/// Why something could not be done with the library or one of its dossiers.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The system names no folder for a user's data.
    #[error("the system names no folder for your data: set VOORSTEL_HOME to a folder of your choice")]
    NoDataFolder,
    /// The folder cannot be used.
    #[error("the folder {} cannot be used: {source}; {}", .folder.display(), .trouble.advice())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why, in kind.
        trouble: Trouble,
        /// Why, as the system says it.
        source: io::Error,
    },
    /// Another process holds the library.
    #[error("the library in {} is open in another window or program: close it there first", .folder.display())]
    InUse {
        /// Where it lies.
        folder: PathBuf,
    },
    /// The library was written by a newer Voorstel; it is left untouched.
    #[error(
        "the library {} was written by a newer Voorstel (version {found}, this one knows {known}): install the newer \
         Voorstel; nothing was changed", .file.display()
    )]
    Newer {
        /// The library's file.
        file: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The library could not be read or written.
    #[error("{doing}: {source}; {}", .trouble.advice())]
    Database {
        /// What was being done.
        doing: &'static str,
        /// Why, in kind.
        trouble: Trouble,
        /// Why, as the database says it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No dossier of that identity.
    #[error("the library has no dossier {0}")]
    NoSuchDossier(DossierId),
    /// Nobody of that identity.
    #[error("the address book has no partner {0}")]
    NoSuchAddress(String),
    /// The dossier is open already; two open copies would not know of each other's edits.
    #[error("the dossier {0} is open already")]
    AlreadyOpen(DossierId),
    /// The library has the dossier already.
    #[error("the library has the dossier {0} already")]
    Here(DossierId),
    /// What is kept of the dossier is not what was written.
    #[error("the dossier {id} is damaged ({why}): open a copy of what is whole, or restore it from an export")]
    Damaged {
        /// Which.
        id: DossierId,
        /// What was found.
        why: String,
    },
    /// An edit that cannot be made; nothing was changed.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A file that is no dossier.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl StoreError {
    pub(crate) fn folder(folder: &Path, source: io::Error) -> StoreError {
        StoreError::Folder { folder: folder.to_owned(), trouble: Trouble::of_io(&source), source }
    }
}

/// Says what was being done when the database refused.
pub(crate) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError>;
}

impl<T> Doing<T> for Result<T, rusqlite::Error> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError> {
        self.map_err(|error| StoreError::Database { doing, trouble: Trouble::of(&error), source: Box::new(error) })
    }
}
