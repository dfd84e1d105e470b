//! The files that go with a dossier, addressed by the hash that its annexes name.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest as _, Sha256};
use voorstel_model::Dossier;

use crate::document::Document;
use crate::error::Doing;
use crate::table::{annexes, steps};
use crate::{DossierId, Library, StoreError};

/// The largest file that goes with a dossier, in bytes.
pub const LARGEST_ANNEX: u64 = 25_000_000;
/// The most that all files of a dossier may be together, in bytes.
pub const ANNEXES_TOGETHER: u64 = 100_000_000;

/// What is kept of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnexFile {
    /// Its bytes, with the hash they were asked by.
    Whole(Vec<u8>),
    /// Its bytes are no longer what was written.
    Damaged,
    /// Nothing: the dossier came without it.
    Missing,
}

impl AnnexFile {
    /// Its bytes, where they are there as they were written.
    pub fn whole(self) -> Option<Vec<u8>> {
        match self {
            AnnexFile::Whole(bytes) => Some(bytes),
            AnnexFile::Damaged | AnnexFile::Missing => None,
        }
    }
}

/// The hash by which an annex names its file: SHA-256 in hexadecimal.
pub fn annex_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Library {
    /// Keeps the bytes of a file for a dossier, and says their hash. They are on disk when it returns: an annex that names
    /// them is added after that. They stay for as long as the dossier, or a step of it that can be taken back, names them.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`] or [`StoreError::Database`].
    pub fn keep_annex(&self, id: &DossierId, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = annex_hash(bytes);
        let mut connection = self.connection();
        crate::library::find(&connection, id)?;
        let mut write = || -> rusqlite::Result<()> {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            annexes::keep(&transaction, id.as_str(), &hash, bytes)?;
            transaction.commit()
        };
        write().doing("the annex cannot be saved")?;
        Ok(hash)
    }

    /// What is kept of a dossier's file.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn annex(&self, id: &DossierId, sha256: &str) -> Result<AnnexFile, StoreError> {
        let bytes = annexes::find(&self.connection(), id.as_str(), sha256).doing("the annex cannot be read")?;
        Ok(match bytes {
            None => AnnexFile::Missing,
            Some(bytes) if annex_hash(&bytes) == sha256 => AnnexFile::Whole(bytes),
            Some(_) => AnnexFile::Damaged,
        })
    }
}

/// Lets go of the files that nothing in a dossier names any more: neither an annex, nor a value of another draft, nor a
/// step that can be taken back or made again. Called while nobody has the dossier open, so that no file waits for the
/// annex that is to name it.
pub(crate) fn sweep(
    connection: &mut Connection,
    id: &DossierId,
    dossier: &Dossier,
    document: &Document,
) -> rusqlite::Result<()> {
    let kept = annexes::of(connection, id.as_str())?;
    let named: BTreeSet<&str> = dossier.annexes.iter().map(|annex| annex.sha256.as_str()).collect();
    let unnamed: Vec<String> = kept.into_iter().filter(|hash| !named.contains(hash.as_str())).collect();
    if unnamed.is_empty() {
        return Ok(());
    }
    // As text: a step that a newer version wrote is named in too.
    let steps = steps::of(connection, id.as_str())?;
    let contested = document.conflicts();
    let gone = unnamed.into_iter().filter(|hash| {
        !steps.iter().any(|step| step.edits.contains(hash))
            && !contested.iter().flat_map(|one| &one.values).any(|one| one.value.to_json().to_string().contains(hash))
    });
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for hash in gone {
        annexes::release(&transaction, id.as_str(), &hash)?;
    }
    transaction.commit()
}
