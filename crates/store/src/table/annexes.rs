//! The files that go with dossiers, each content once, and which dossiers need it.

use rusqlite::{Connection, OptionalExtension, Result, params};
use rusqlite_migration::M;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE annex_file (
        sha256 TEXT PRIMARY KEY NOT NULL,   -- of the bytes, in hexadecimal
        bytes  BLOB NOT NULL
    ) STRICT;
    CREATE TABLE annex_use (
        dossier TEXT NOT NULL REFERENCES dossier (id),
        sha256  TEXT NOT NULL REFERENCES annex_file (sha256),
        PRIMARY KEY (dossier, sha256)
    ) STRICT, WITHOUT ROWID;",
);

/// Keeps a content for a dossier. What is there under its hash already is replaced: it may have been damaged.
pub(crate) fn keep(connection: &Connection, dossier: &str, sha256: &str, bytes: &[u8]) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO annex_file (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO UPDATE SET bytes = ?2",
        )?
        .execute(params![sha256, bytes])?;
    add_use(connection, dossier, sha256)
}

/// Notes that a dossier needs a content that is there.
fn add_use(connection: &Connection, dossier: &str, sha256: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO annex_use (dossier, sha256) VALUES (?1, ?2)")?
        .execute(params![dossier, sha256])
        .map(drop)
}

/// Notes that a dossier needs all that another one does.
pub(crate) fn share(connection: &Connection, from: &str, with: &str) -> Result<()> {
    connection
        .execute(
            "INSERT OR IGNORE INTO annex_use (dossier, sha256) SELECT ?2, sha256 FROM annex_use WHERE dossier = ?1",
            params![from, with],
        )
        .map(drop)
}

/// A content, if the dossier has it.
pub(crate) fn find(connection: &Connection, dossier: &str, sha256: &str) -> Result<Option<Vec<u8>>> {
    connection
        .prepare_cached(
            "SELECT bytes FROM annex_file JOIN annex_use USING (sha256) WHERE dossier = ?1 AND sha256 = ?2",
        )?
        .query_row([dossier, sha256], |row| row.get(0))
        .optional()
}

/// The hashes of the contents that a dossier has.
pub(crate) fn of(connection: &Connection, dossier: &str) -> Result<Vec<String>> {
    connection
        .prepare_cached("SELECT sha256 FROM annex_use WHERE dossier = ?1 ORDER BY sha256")?
        .query_map([dossier], |row| row.get(0))?
        .collect()
}

/// Notes that a dossier no longer needs a content; what no dossier needs any more goes.
pub(crate) fn release(connection: &Connection, dossier: &str, sha256: &str) -> Result<()> {
    connection.execute("DELETE FROM annex_use WHERE dossier = ?1 AND sha256 = ?2", params![dossier, sha256])?;
    connection
        .execute(
            "DELETE FROM annex_file WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM annex_use WHERE sha256 = ?1)",
            [sha256],
        )
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{dossiers, fresh};

    fn with_dossiers() -> Connection {
        let connection = fresh();
        for id in ["d1", "d2"] {
            let row = dossiers::DossierRow {
                id: id.to_owned(),
                title: String::new(),
                pin: String::new(),
                saved_at: jiff::Timestamp::UNIX_EPOCH,
                heads: String::new(),
            };
            dossiers::keep(&connection, &row).unwrap();
        }
        connection
    }

    fn contents(connection: &Connection) -> i64 {
        connection.query_row("SELECT count(*) FROM annex_file", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_content_is_kept_once_and_goes_with_the_last_who_needs_it() {
        let connection = with_dossiers();
        keep(&connection, "d1", "aa", b"one").unwrap();
        keep(&connection, "d1", "aa", b"one").unwrap();
        assert_eq!(find(&connection, "d2", "aa").unwrap(), None, "a dossier sees its own files only");
        share(&connection, "d1", "d2").unwrap();
        assert_eq!(find(&connection, "d2", "aa").unwrap().as_deref(), Some(b"one".as_slice()));
        assert_eq!(contents(&connection), 1);
        release(&connection, "d1", "aa").unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [""; 0]);
        assert_eq!((of(&connection, "d2").unwrap().len(), contents(&connection)), (1, 1));
        release(&connection, "d2", "aa").unwrap();
        assert_eq!(contents(&connection), 0);
    }

    #[test]
    fn a_content_belongs_to_a_dossier() {
        assert!(keep(&fresh(), "nowhere", "aa", b"one").is_err());
    }
}
