//! The steps one can take back or make again, with the edits that do so.

use rusqlite::{Connection, Result, Row, params};
use rusqlite_migration::M;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE step (
        dossier TEXT NOT NULL REFERENCES dossier (id),
        seq     INTEGER NOT NULL,
        label   TEXT NOT NULL,              -- JSON: the words in each language
        edits   TEXT NOT NULL,              -- JSON: takes the step back, or makes it again where it is undone
        undone  INTEGER NOT NULL,
        PRIMARY KEY (dossier, seq)
    ) STRICT;",
);

pub(crate) const ADD_LEFT: M<'static> = M::up(
    "ALTER TABLE step ADD COLUMN left_values TEXT NOT NULL DEFAULT '[]'; -- JSON: the fields it set, as it left them",
);

/// A step's row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct StepRow {
    pub seq: i64,
    pub label: String,
    pub edits: String,
    pub undone: bool,
    pub left: String,
}

fn read(row: &Row<'_>) -> Result<StepRow> {
    Ok(StepRow { seq: row.get(0)?, label: row.get(1)?, edits: row.get(2)?, undone: row.get(3)?, left: row.get(4)? })
}

/// Puts a step in, or brings it up to date.
pub(crate) fn keep(connection: &Connection, dossier: &str, step: &StepRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO step (dossier, seq, label, edits, undone, left_values)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![dossier, step.seq, step.label, step.edits, step.undone, step.left])
        .map(drop)
}

/// Forgets one step.
pub(crate) fn forget(connection: &Connection, dossier: &str, seq: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM step WHERE dossier = ?1 AND seq = ?2")?
        .execute(params![dossier, seq])
        .map(drop)
}

/// Forgets what could be made again, and all but the last steps that can be taken back.
pub(crate) fn trim(connection: &Connection, dossier: &str, oldest: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM step WHERE dossier = ?1 AND (undone = 1 OR seq < ?2)")?
        .execute(params![dossier, oldest])
        .map(drop)
}

/// The steps of a dossier, the oldest first.
pub(crate) fn of(connection: &Connection, dossier: &str) -> Result<Vec<StepRow>> {
    connection
        .prepare_cached("SELECT seq, label, edits, undone, left_values FROM step WHERE dossier = ?1 ORDER BY seq")?
        .query_map([dossier], read)?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{dossiers, fresh};

    fn step(seq: i64, undone: bool) -> StepRow {
        StepRow { seq, label: "{}".to_owned(), edits: "[]".to_owned(), undone, left: "[]".to_owned() }
    }

    #[test]
    fn a_new_step_clears_what_could_be_made_again_and_what_is_too_old() {
        let connection = fresh();
        let row = dossiers::DossierRow {
            id: "d1".to_owned(),
            title: String::new(),
            pin: String::new(),
            saved_at: jiff::Timestamp::UNIX_EPOCH,
            heads: String::new(),
        };
        dossiers::keep(&connection, &row).unwrap();
        for seq in 1..=4 {
            keep(&connection, "d1", &step(seq, false)).unwrap();
        }
        keep(&connection, "d1", &step(4, true)).unwrap();
        assert_eq!(of(&connection, "d1").unwrap().last(), Some(&step(4, true)));
        trim(&connection, "d1", 2).unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [step(2, false), step(3, false)]);
        forget(&connection, "d1", 3).unwrap();
        assert_eq!(of(&connection, "d1").unwrap(), [step(2, false)]);
    }
}
