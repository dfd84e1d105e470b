//! The calls that were published here: what their files held then.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, params};
use rusqlite_migration::M;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE own_call (
        pin          TEXT PRIMARY KEY NOT NULL,
        sha256       TEXT NOT NULL,         -- of the file's bytes, in hexadecimal
        published_at INTEGER NOT NULL       -- microseconds since 1970, UTC
    ) STRICT;",
);

/// Keeps what a published call's file held.
pub(crate) fn keep(connection: &Connection, pin: &str, sha256: &str, at: Timestamp) -> Result<()> {
    connection
        .execute(
            "INSERT INTO own_call (pin, sha256, published_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (pin) DO UPDATE SET sha256 = ?2, published_at = ?3",
            params![pin, sha256, at.as_microsecond()],
        )
        .map(drop)
}

/// What the file of a call held when it was published here.
pub(crate) fn find(connection: &Connection, pin: &str) -> Result<Option<String>> {
    connection.query_row("SELECT sha256 FROM own_call WHERE pin = ?1", [pin], |row| row.get(0)).optional()
}

/// The calls that were published here.
pub(crate) fn list(connection: &Connection) -> Result<Vec<String>> {
    connection.prepare_cached("SELECT pin FROM own_call ORDER BY pin")?.query_map([], |row| row.get(0))?.collect()
}

/// Forgets a call.
pub(crate) fn forget(connection: &Connection, pin: &str) -> Result<()> {
    connection.execute("DELETE FROM own_call WHERE pin = ?1", [pin]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fresh;

    #[test]
    fn what_a_file_held_is_kept_until_it_is_forgotten() {
        let connection = fresh();
        assert_eq!(find(&connection, "ours@1").unwrap(), None);
        keep(&connection, "ours@1", "ab", Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(find(&connection, "ours@1").unwrap().as_deref(), Some("ab"));
        assert_eq!(list(&connection).unwrap(), ["ours@1"]);
        forget(&connection, "ours@1").unwrap();
        assert_eq!(find(&connection, "ours@1").unwrap(), None);
    }
}
