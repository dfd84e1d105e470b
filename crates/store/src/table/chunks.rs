//! The bytes of the documents: for each a snapshot and the increments behind it, each with its SHA-256.
//!
//! The document's own format answers 'all right' for some corrupted increments and drops them: hence a sum of our own.

use rusqlite::{Connection, Result, Row, params};
use rusqlite_migration::M;
use sha2::{Digest, Sha256};

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE chunk (
        dossier  TEXT NOT NULL REFERENCES dossier (id),
        seq      INTEGER NOT NULL,
        snapshot INTEGER NOT NULL,          -- 1: the whole document, 0: what was added to it
        bytes    BLOB NOT NULL,
        sha256   BLOB NOT NULL,
        PRIMARY KEY (dossier, seq)
    ) STRICT;",
);

/// A chunk that is what was written, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub bytes: Vec<u8>,
    pub sound: bool,
}

fn read(row: &Row<'_>) -> Result<Chunk> {
    let bytes: Vec<u8> = row.get(0)?;
    let sum: Vec<u8> = row.get(1)?;
    let sound = Sha256::digest(&bytes).as_slice() == sum;
    Ok(Chunk { bytes, sound })
}

fn add(connection: &Connection, dossier: &str, snapshot: bool, bytes: &[u8]) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO chunk (dossier, seq, snapshot, bytes, sha256)
             SELECT ?1, 1 + coalesce(max(seq), 0), ?2, ?3, ?4 FROM chunk WHERE dossier = ?1",
        )?
        .execute(params![dossier, snapshot, bytes, Sha256::digest(bytes).as_slice()])
        .map(drop)
}

/// Adds what one change added to the document.
pub(crate) fn append(connection: &Connection, dossier: &str, increment: &[u8]) -> Result<()> {
    add(connection, dossier, false, increment)
}

/// Puts the whole document in the place of all its chunks. Called within a transaction.
pub(crate) fn replace(connection: &Connection, dossier: &str, snapshot: &[u8]) -> Result<()> {
    add(connection, dossier, true, snapshot)?;
    connection
        .prepare_cached(
            "DELETE FROM chunk WHERE dossier = ?1 AND seq < (SELECT max(seq) FROM chunk WHERE dossier = ?1)",
        )?
        .execute([dossier])
        .map(drop)
}

/// A document's chunks, in the order in which they were written.
pub(crate) fn of(connection: &Connection, dossier: &str) -> Result<Vec<Chunk>> {
    connection
        .prepare_cached("SELECT bytes, sha256 FROM chunk WHERE dossier = ?1 ORDER BY seq")?
        .query_map([dossier], read)?
        .collect()
}

/// How many increments there are behind the snapshot. A long one, as a packet with thousands of changes is, counts once
/// more for every KiB: reading it is as much work.
pub(crate) fn increments(connection: &Connection, dossier: &str) -> Result<u32> {
    connection
        .prepare_cached(
            "SELECT coalesce(sum(1 + length(bytes) / 1024), 0) FROM chunk WHERE dossier = ?1 AND snapshot = 0",
        )?
        .query_row([dossier], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{dossiers, fresh};

    fn with_dossier() -> Connection {
        let connection = fresh();
        let row = dossiers::DossierRow {
            id: "d1".to_owned(),
            title: String::new(),
            pin: String::new(),
            saved_at: jiff::Timestamp::UNIX_EPOCH,
            heads: String::new(),
        };
        dossiers::keep(&connection, &row).unwrap();
        connection
    }

    fn sound(bytes: &[u8]) -> Chunk {
        Chunk { bytes: bytes.to_vec(), sound: true }
    }

    #[test]
    fn chunks_come_back_in_order_until_a_snapshot_replaces_them() {
        let connection = with_dossier();
        replace(&connection, "d1", b"whole").unwrap();
        append(&connection, "d1", b"one").unwrap();
        append(&connection, "d1", b"two").unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [sound(b"whole"), sound(b"one"), sound(b"two")]);
        assert_eq!(increments(&connection, "d1").unwrap(), 2);
        append(&connection, "d1", &[0; 10_240]).unwrap();
        assert_eq!(increments(&connection, "d1").unwrap(), 13);
        replace(&connection, "d1", b"whole again").unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [sound(b"whole again")]);
        append(&connection, "d1", b"three").unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [sound(b"whole again"), sound(b"three")]);
    }

    #[test]
    fn a_changed_byte_is_seen() {
        let connection = with_dossier();
        append(&connection, "d1", b"one").unwrap();
        connection.execute("UPDATE chunk SET bytes = CAST('onE' AS BLOB)", []).unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [Chunk { bytes: b"onE".to_vec(), sound: false }]);
    }

    #[test]
    fn a_chunk_belongs_to_a_dossier() {
        assert!(append(&fresh(), "nowhere", b"one").is_err());
    }
}
