//! What the reader has chosen: texts by key.

use rusqlite::{Connection, OptionalExtension, Result};
use rusqlite_migration::M;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE setting (
        key   TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    ) STRICT;",
);

/// What is kept under a key.
pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    connection.query_row("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0)).optional()
}

/// Keeps a text under a key.
pub(crate) fn keep(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection
        .execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, value],
        )
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fresh;

    #[test]
    fn the_last_text_kept_under_a_key_stands() {
        let connection = fresh();
        assert_eq!(get(&connection, "language").unwrap(), None);
        keep(&connection, "language", "nl").unwrap();
        keep(&connection, "language", "en").unwrap();
        assert_eq!(get(&connection, "language").unwrap().as_deref(), Some("en"));
    }
}
