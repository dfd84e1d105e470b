//! The library: an SQLite file in which each dossier is an Automerge document.
//!
//! An edit is applied to the document by path and to the dossier in memory, and stands in the file, together with its
//! inverse, before the call returns. Nothing here knows a rule or a screen.

mod error;
mod library;
mod open;

pub use error::{StoreError, Trouble};
pub use library::{DossierId, Library, Listed, data_folder};
pub use open::{By, Change, Conflict, OpenDossier, Saved, Skipped};
