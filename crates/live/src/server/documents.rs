//! The documents of a server, in one SQLite file: chunks by key, as samod writes them.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, Result, params};

/// The file in a server's folder.
pub(crate) const FILE: &str = "documents.db";

#[derive(Debug)]
pub(crate) struct Documents {
    connection: Mutex<Connection>,
}

impl Documents {
    pub(crate) fn open(folder: &Path) -> Result<Documents> {
        let connection = Connection::open(folder.join(FILE))?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS chunk (
                 dossier TEXT NOT NULL,
                 key     TEXT NOT NULL,
                 bytes   BLOB NOT NULL,
                 PRIMARY KEY (dossier, key)
             ) STRICT;",
        )?;
        Ok(Documents { connection: Mutex::new(connection) })
    }

    pub(crate) fn one(&self, dossier: &str, key: &str) -> Result<Option<Vec<u8>>> {
        self.connection()
            .prepare_cached("SELECT bytes FROM chunk WHERE dossier = ?1 AND key = ?2")?
            .query_row([dossier, key], |row| row.get(0))
            .optional()
    }

    /// Every chunk of a dossier.
    pub(crate) fn all(&self, dossier: &str) -> Result<Vec<(String, Vec<u8>)>> {
        self.connection()
            .prepare_cached("SELECT key, bytes FROM chunk WHERE dossier = ?1")?
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

    /// How many bytes a dossier takes.
    pub(crate) fn size(&self, dossier: &str) -> Result<u64> {
        self.connection()
            .prepare_cached("SELECT coalesce(sum(length(bytes)), 0) FROM chunk WHERE dossier = ?1")?
            .query_row([dossier], |row| row.get::<_, i64>(0))
            .map(|size| u64::try_from(size).unwrap_or_default())
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
