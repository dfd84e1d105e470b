//! One row a dossier: what the list shows, and the heads its document must have when it is opened.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use rusqlite_migration::M;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE dossier (
        id       TEXT PRIMARY KEY NOT NULL,
        title    TEXT NOT NULL,
        pin      TEXT NOT NULL,
        saved_at INTEGER NOT NULL,          -- microseconds since 1970, UTC
        heads    TEXT NOT NULL,             -- hashes of the document's last changes, sorted, by spaces
        deleted  INTEGER NOT NULL DEFAULT 0
    ) STRICT;",
);

/// A dossier's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DossierRow {
    pub id: String,
    pub title: String,
    pub pin: String,
    pub saved_at: Timestamp,
    pub heads: String,
}

fn read(row: &Row<'_>) -> Result<DossierRow> {
    Ok(DossierRow {
        id: row.get(0)?,
        title: row.get(1)?,
        pin: row.get(2)?,
        saved_at: Timestamp::from_microsecond(row.get(3)?).unwrap_or_default(),
        heads: row.get(4)?,
    })
}

/// Puts a dossier in, or brings its row up to date.
pub(crate) fn keep(connection: &Connection, row: &DossierRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO dossier (id, title, pin, saved_at, heads) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET title = ?2, pin = ?3, saved_at = ?4, heads = ?5",
        )?
        .execute(params![row.id, row.title, row.pin, row.saved_at.as_microsecond(), row.heads])
        .map(drop)
}

/// The row of a dossier, deleted or not.
pub(crate) fn find(connection: &Connection, id: &str) -> Result<Option<DossierRow>> {
    connection
        .prepare_cached("SELECT id, title, pin, saved_at, heads FROM dossier WHERE id = ?1")?
        .query_row([id], read)
        .optional()
}

/// The rows, last saved first.
pub(crate) fn list(connection: &Connection, deleted: bool) -> Result<Vec<DossierRow>> {
    connection
        .prepare_cached(
            "SELECT id, title, pin, saved_at, heads FROM dossier WHERE deleted = ?1 ORDER BY saved_at DESC, id",
        )?
        .query_map([deleted], read)?
        .collect()
}

/// Marks a dossier as deleted or brings it back; tells whether it is there at all.
pub(crate) fn mark_deleted(connection: &Connection, id: &str, deleted: bool) -> Result<bool> {
    connection.execute("UPDATE dossier SET deleted = ?2 WHERE id = ?1", params![id, deleted]).map(|rows| rows == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fresh;

    fn row(id: &str, second: i64) -> DossierRow {
        DossierRow {
            id: id.to_owned(),
            title: format!("Dossier {id}"),
            pin: "call@1".to_owned(),
            saved_at: Timestamp::from_second(second).unwrap(),
            heads: "a b".to_owned(),
        }
    }

    #[test]
    fn a_row_is_kept_found_and_brought_up_to_date() {
        let connection = fresh();
        keep(&connection, &row("d1", 1)).unwrap();
        keep(&connection, &row("d1", 2)).unwrap();
        assert_eq!(find(&connection, "d1").unwrap(), Some(row("d1", 2)));
        assert_eq!(find(&connection, "d2").unwrap(), None);
    }

    #[test]
    fn the_last_saved_comes_first_and_the_deleted_stand_apart() {
        let connection = fresh();
        for (id, second) in [("d1", 1), ("d2", 3), ("d3", 2)] {
            keep(&connection, &row(id, second)).unwrap();
        }
        assert!(mark_deleted(&connection, "d3", true).unwrap());
        assert!(!mark_deleted(&connection, "d4", true).unwrap());
        assert_eq!(list(&connection, false).unwrap(), [row("d2", 3), row("d1", 1)]);
        assert_eq!(list(&connection, true).unwrap(), [row("d3", 2)]);
    }
}
