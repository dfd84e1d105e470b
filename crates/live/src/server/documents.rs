//! The documents of a server, in one SQLite file: chunks by key, as samod writes them, and what each dossier began with.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, Result, Transaction, params};
use thiserror::Error;

use crate::origin;

/// The file in a server's folder.
pub(crate) const FILE: &str = "documents.db";
const VERSION: i64 = 1;

/// Why documents cannot be opened.
#[derive(Debug, Error)]
pub enum DocumentsError {
    /// Their database.
    #[error("the dossiers in {FILE} cannot be worked on: {0}")]
    Database(#[from] rusqlite::Error),
    /// A newer Voorstel wrote them.
    #[error("a newer Voorstel wrote {FILE}; use that one")]
    Newer,
}

#[derive(Debug)]
pub(crate) struct Documents {
    connection: Mutex<Connection>,
}

impl Documents {
    pub(crate) fn open(folder: &Path) -> Result<Documents, DocumentsError> {
        let mut connection = super::open(&folder.join(FILE))?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        let transaction = connection.transaction()?;
        let version: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > VERSION {
            return Err(DocumentsError::Newer);
        }
        if version < VERSION {
            begin(&transaction)?;
        }
        transaction.commit()?;
        Ok(Documents { connection: Mutex::new(connection) })
    }

    pub(crate) fn one(&self, dossier: &str, key: &str) -> Result<Option<Vec<u8>>> {
        self.connection()
            .prepare_cached("SELECT bytes FROM chunk WHERE dossier = ?1 AND key = ?2")?
            .query_row([dossier, key], |row| row.get(0))
            .optional()
    }

    /// Every chunk of a dossier, as they were written one after the other, whichever document's: a dossier has one.
    pub(crate) fn all(&self, dossier: &str) -> Result<Vec<(String, Vec<u8>)>> {
        self.connection()
            .prepare_cached("SELECT key, bytes FROM chunk WHERE dossier = ?1 ORDER BY rowid")?
            .query_map([dossier], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }

    pub(crate) fn put(&self, dossier: &str, key: &str, bytes: &[u8]) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO chunk (dossier, key, bytes) VALUES (?1, ?2, ?3)
                 ON CONFLICT (dossier, key) DO UPDATE SET bytes = ?3",
            )?
            .execute(params![dossier, key, bytes])
            .map(drop)
    }

    pub(crate) fn delete(&self, dossier: &str, key: &str) -> Result<()> {
        self.connection()
            .prepare_cached("DELETE FROM chunk WHERE dossier = ?1 AND key = ?2")?
            .execute([dossier, key])
            .map(drop)
    }

    /// How many bytes a dossier takes. What the last snapshot stands for is about to be deleted, and counts no more.
    pub(crate) fn size(&self, dossier: &str) -> Result<u64> {
        self.connection()
            .prepare_cached(
                "SELECT coalesce(sum(length(bytes)), 0) FROM chunk WHERE dossier = ?1 AND rowid >= (
                     SELECT coalesce(max(rowid), 0) FROM chunk WHERE dossier = ?1 AND key LIKE '%/snapshot/%')",
            )?
            .query_row([dossier], |row| row.get::<_, i64>(0))
            .map(|size| u64::try_from(size).unwrap_or_default())
    }

    /// The hash of the change that a dossier began with; nothing while nobody who may change it has come with it.
    pub(crate) fn origin(&self, dossier: &str) -> Result<Option<String>> {
        self.connection()
            .prepare_cached("SELECT hash FROM origin WHERE dossier = ?1")?
            .query_row([dossier], |row| row.get(0))
            .optional()
    }

    /// Somebody brings a dossier that began with a change: it is so from now on, unless it began with another before.
    pub(crate) fn begins(&self, dossier: &str, origin: &str) -> Result<()> {
        self.connection()
            .prepare_cached("INSERT INTO origin (dossier, hash) VALUES (?1, ?2) ON CONFLICT (dossier) DO NOTHING")?
            .execute([dossier, origin])
            .map(drop)
    }

    /// Forgets a dossier; whether there was anything of it.
    pub(crate) fn forget(&self, dossier: &str) -> Result<bool> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let chunks = transaction.execute("DELETE FROM chunk WHERE dossier = ?1", [dossier])?;
        let origins = transaction.execute("DELETE FROM origin WHERE dossier = ?1", [dossier])?;
        transaction.commit()?;
        Ok(chunks + origins > 0)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the tables. Dossiers of a server from before it was asked what they began with are looked into once.
fn begin(transaction: &Transaction<'_>) -> Result<()> {
    transaction.execute_batch(
        "CREATE TABLE IF NOT EXISTS chunk (
             dossier TEXT NOT NULL,
             key     TEXT NOT NULL,
             bytes   BLOB NOT NULL,
             PRIMARY KEY (dossier, key)
         ) STRICT;
         CREATE TABLE origin (
             dossier TEXT PRIMARY KEY,
             hash    TEXT NOT NULL
         ) STRICT;
         PRAGMA user_version = 1;",
    )?;
    let mut dossiers = transaction.prepare("SELECT DISTINCT dossier FROM chunk")?;
    let mut chunks = transaction.prepare("SELECT bytes FROM chunk WHERE dossier = ?1 ORDER BY rowid")?;
    for dossier in dossiers.query_map([], |row| row.get::<_, String>(0))? {
        let dossier = dossier?;
        let chunks = chunks.query_map([&dossier], |row| row.get(0))?.collect::<Result<Vec<Vec<u8>>>>()?;
        if let Some(origin) = origin::of_chunks(&chunks) {
            transaction.execute("INSERT INTO origin (dossier, hash) VALUES (?1, ?2)", [&dossier, &origin])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use automerge::transaction::Transactable as _;
    use automerge::{ActorId, AutoCommit, ROOT};

    use super::*;

    #[test]
    fn a_database_from_before_is_looked_into_once_for_what_its_dossiers_began_with() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = AutoCommit::new().with_actor(ActorId::from(b"a"));
        document.put(ROOT, "title", "Samen").unwrap();
        let first = document.commit().unwrap().to_string();
        document.put(ROOT, "title", "Samen sterk").unwrap();
        let connection = Connection::open(folder.path().join(FILE)).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE chunk (dossier TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL,
                 PRIMARY KEY (dossier, key)) STRICT;",
            )
            .unwrap();
        connection.execute("INSERT INTO chunk VALUES ('one', 'one/snapshot/s', ?1)", [document.save()]).unwrap();
        drop(connection);
        let documents = Documents::open(folder.path()).unwrap();
        assert_eq!(documents.origin("one").unwrap(), Some(first.clone()));
        documents.begins("one", "another").unwrap();
        drop(documents);
        let documents = Documents::open(folder.path()).unwrap();
        assert_eq!(documents.origin("one").unwrap(), Some(first));
        assert!(documents.forget("one").unwrap());
        assert_eq!((documents.origin("one").unwrap(), documents.forget("one").unwrap()), (None, false));
    }

    #[test]
    fn what_a_snapshot_stands_for_is_not_counted_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::open(folder.path()).unwrap();
        for (key, bytes) in [("d/incremental/a", 10), ("d/snapshot/b", 100), ("d/incremental/c", 7)] {
            documents.put("d", key, &vec![0; bytes]).unwrap();
        }
        assert_eq!(documents.size("d").unwrap(), 107);
        documents.put("d", "d/snapshot/e", &[0; 110]).unwrap();
        assert_eq!(documents.size("d").unwrap(), 110, "both are there until the older one is deleted");
        documents.put("d", "d/incremental/f", &[0; 5]).unwrap();
        documents.put("another", "another/incremental/g", &[0; 3]).unwrap();
        assert_eq!((documents.size("d").unwrap(), documents.size("another").unwrap()), (115, 3));
    }

    #[test]
    fn what_a_newer_program_wrote_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join(FILE)).unwrap();
        connection.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert!(matches!(Documents::open(folder.path()), Err(DocumentsError::Newer)));
    }
}
