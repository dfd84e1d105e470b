//! Calls that are being written: one row each, replaced at every change.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use rusqlite_migration::M;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE call_draft (
        id         TEXT PRIMARY KEY NOT NULL,
        content    TEXT NOT NULL,           -- JSON: the call, half-filled as it may be
        about      TEXT NOT NULL,           -- JSON: where it came from
        changed_at INTEGER NOT NULL,        -- microseconds since 1970, UTC
        deleted    INTEGER NOT NULL DEFAULT 0
    ) STRICT;",
);

/// A call that is being written, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallDraftRow {
    /// Its identity in the library.
    pub id: String,
    /// The call as JSON, half-filled as it may be.
    pub content: String,
    /// Where it came from, as JSON.
    pub about: String,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

fn read(row: &Row<'_>) -> Result<CallDraftRow> {
    Ok(CallDraftRow {
        id: row.get(0)?,
        content: row.get(1)?,
        about: row.get(2)?,
        changed_at: Timestamp::from_microsecond(row.get(3)?).unwrap_or_default(),
    })
}

/// Puts a draft in, or brings it up to date; whether it is deleted stays as it is.
pub(crate) fn keep(connection: &Connection, row: &CallDraftRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO call_draft (id, content, about, changed_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET content = ?2, about = ?3, changed_at = ?4",
        )?
        .execute(params![row.id, row.content, row.about, row.changed_at.as_microsecond()])
        .map(drop)
}

/// A draft, deleted or not.
pub(crate) fn find(connection: &Connection, id: &str) -> Result<Option<CallDraftRow>> {
    connection
        .prepare_cached("SELECT id, content, about, changed_at FROM call_draft WHERE id = ?1")?
        .query_row([id], read)
        .optional()
}

/// The drafts, last changed first.
pub(crate) fn list(connection: &Connection) -> Result<Vec<CallDraftRow>> {
    connection
        .prepare_cached(
            "SELECT id, content, about, changed_at FROM call_draft WHERE deleted = 0 ORDER BY changed_at DESC, id",
        )?
        .query_map([], read)?
        .collect()
}

/// Marks a draft as deleted or brings it back; tells whether it is there at all.
pub(crate) fn mark_deleted(connection: &Connection, id: &str, deleted: bool) -> Result<bool> {
    connection.execute("UPDATE call_draft SET deleted = ?2 WHERE id = ?1", params![id, deleted]).map(|rows| rows == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fresh;

    fn row(id: &str, second: i64, content: &str) -> CallDraftRow {
        CallDraftRow {
            id: id.to_owned(),
            content: content.to_owned(),
            about: "{}".to_owned(),
            changed_at: Timestamp::from_second(second).unwrap(),
        }
    }

    #[test]
    fn a_draft_is_kept_found_and_brought_up_to_date() {
        let connection = fresh();
        keep(&connection, &row("c1", 1, "{}")).unwrap();
        keep(&connection, &row("c1", 2, "{\"id\":\"x\"}")).unwrap();
        assert_eq!(find(&connection, "c1").unwrap(), Some(row("c1", 2, "{\"id\":\"x\"}")));
        assert_eq!(find(&connection, "c2").unwrap(), None);
    }

    #[test]
    fn the_last_changed_comes_first_and_the_deleted_are_not_listed_but_not_lost() {
        let connection = fresh();
        for (id, second) in [("c1", 1), ("c2", 3), ("c3", 2)] {
            keep(&connection, &row(id, second, "{}")).unwrap();
        }
        assert!(mark_deleted(&connection, "c3", true).unwrap());
        assert!(!mark_deleted(&connection, "c4", true).unwrap());
        assert_eq!(list(&connection).unwrap(), [row("c2", 3, "{}"), row("c1", 1, "{}")]);
        assert!(find(&connection, "c3").unwrap().is_some());
        mark_deleted(&connection, "c3", false).unwrap();
        assert_eq!(list(&connection).unwrap().len(), 3);
    }
}
