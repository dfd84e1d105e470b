//! The steps one can take back and make again, in memory and as rows.

use std::collections::BTreeMap;

use rusqlite::Connection;
use voorstel_model::{Edit, Field, FieldValue, Text};

use crate::steps::Made;
use crate::table::steps::{self, StepRow};

/// How many steps can be taken back.
const KEPT: usize = 200;

/// A step with the edits that take it back, or make it again where it is undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub seq: i64,
    pub label: Text,
    pub edits: Vec<Edit>,
    /// The fields it set, as it left them: what others make of them since is not its to take back.
    pub left: BTreeMap<Field, FieldValue>,
}

/// What a change of the history means for its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepChange {
    /// A new step: those that were undone and those before `oldest` go.
    New { row: StepRow, oldest: i64 },
    /// A step was undone or made again.
    Turned(StepRow),
    /// Nothing is left of a step.
    Gone(i64),
}

/// The steps of an open dossier.
#[derive(Debug, Default)]
pub(crate) struct History {
    made: Vec<Step>,
    /// The one to make again first stands last.
    undone: Vec<Step>,
    next: i64,
}

impl History {
    /// The steps of a dossier as they were kept. Steps that a newer version wrote cannot be taken back by this one, nor
    /// what lies behind them.
    pub(crate) fn load(connection: &Connection, dossier: &str) -> rusqlite::Result<History> {
        let mut history = History::default();
        for row in steps::of(connection, dossier)? {
            history.next = row.seq + 1;
            let left = serde_json::from_str(&row.left).unwrap_or_default();
            match (serde_json::from_str(&row.label), serde_json::from_str(&row.edits)) {
                (Ok(label), Ok(edits)) => {
                    let step = Step { seq: row.seq, label, edits, left };
                    if row.undone { history.undone.insert(0, step) } else { history.made.push(step) }
                }
                _ if row.undone => break,
                _ => history.made.clear(),
            }
        }
        Ok(history)
    }

    /// The step that undo takes back.
    pub(crate) fn last_made(&self) -> Option<&Step> {
        self.made.last()
    }

    /// What undo takes back, one after the other.
    pub(crate) fn made(&self) -> impl Iterator<Item = &Step> {
        self.made.iter().rev()
    }

    /// The step that redo makes again.
    pub(crate) fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// A step was made.
    pub(crate) fn make(&mut self, label: Text, made: Made) -> StepChange {
        self.undone.clear();
        self.made.push(Step { seq: self.next, label, left: left(&made), edits: made.inverse });
        self.next += 1;
        self.made.drain(..self.made.len().saturating_sub(KEPT));
        let oldest = self.made.first().map_or(0, |step| step.seq);
        StepChange::New { row: self.made.last().map(|step| row(step, false)).unwrap_or_default(), oldest }
    }

    /// The last step was taken back, or there was nothing left to take back.
    pub(crate) fn undo(&mut self, made: Made) -> Option<StepChange> {
        let step = self.made.pop()?;
        Some(turn(step, made, true, &mut self.undone))
    }

    /// The last step that was undone was made again.
    pub(crate) fn redo(&mut self, made: Made) -> Option<StepChange> {
        let step = self.undone.pop()?;
        Some(turn(step, made, false, &mut self.made))
    }
}

impl StepChange {
    /// Brings the rows up to date.
    pub(crate) fn keep(&self, connection: &Connection, dossier: &str) -> rusqlite::Result<()> {
        match self {
            StepChange::New { row, oldest } => {
                steps::trim(connection, dossier, *oldest)?;
                steps::keep(connection, dossier, row)
            }
            StepChange::Turned(row) => steps::keep(connection, dossier, row),
            StepChange::Gone(seq) => steps::forget(connection, dossier, *seq),
        }
    }
}

fn turn(mut step: Step, made: Made, undone: bool, onto: &mut Vec<Step>) -> StepChange {
    if made.inverse.is_empty() {
        return StepChange::Gone(step.seq);
    }
    step.left = left(&made);
    step.edits = made.inverse;
    let row = row(&step, undone);
    onto.push(step);
    StepChange::Turned(row)
}

fn row(step: &Step, undone: bool) -> StepRow {
    StepRow {
        seq: step.seq,
        label: serde_json::to_string(&step.label).unwrap_or_default(),
        edits: serde_json::to_string(&step.edits).unwrap_or_default(),
        undone,
        left: serde_json::to_string(&step.left).unwrap_or_default(),
    }
}

/// The fields that edits set, with the value that each has in the end.
fn left(made: &Made) -> BTreeMap<Field, FieldValue> {
    let sets = made.patches.iter().filter_map(|patch| match patch {
        Edit::Set { field, value } => Some((field.clone(), value.clone())),
        _ => None,
    });
    sets.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{dossiers, fresh};

    fn label(words: &str) -> Text {
        Text { nl: words.to_owned(), en: String::new() }
    }

    fn edits(title: &str) -> Made {
        let edits = vec![Edit::Set { field: Field::top("title"), value: FieldValue::Text(title.to_owned()) }];
        Made { patches: edits.clone(), inverse: edits, skipped: Vec::new() }
    }

    fn library() -> Connection {
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

    fn same(history: &History, connection: &Connection) {
        let loaded = History::load(connection, "d1").unwrap();
        assert_eq!((&loaded.made, &loaded.undone), (&history.made, &history.undone));
    }

    #[test]
    fn what_is_kept_is_what_is_in_memory() {
        let connection = library();
        let mut history = History::default();
        let keep = |change: StepChange| change.keep(&connection, "d1").unwrap();
        for step in ["a", "b", "c"] {
            keep(history.make(label(step), edits(step)));
        }
        keep(history.undo(edits("again")).unwrap());
        keep(history.undo(edits("again")).unwrap());
        same(&history, &connection);
        assert_eq!(history.last_undone().unwrap().label, label("b"));
        keep(history.redo(edits("back")).unwrap());
        same(&history, &connection);
        keep(history.make(label("d"), edits("d")));
        assert_eq!(history.last_undone(), None, "a new step ends what could be made again");
        keep(history.undo(Made::default()).unwrap());
        assert_eq!(history.last_undone(), None, "there is nothing to make again");
        same(&history, &connection);
    }

    #[test]
    fn only_so_many_steps_are_kept() {
        let connection = library();
        let mut history = History::default();
        for step in 0..KEPT + 5 {
            history.make(label(&step.to_string()), edits("x")).keep(&connection, "d1").unwrap();
        }
        same(&history, &connection);
        assert_eq!(history.made.len(), KEPT);
    }

    #[test]
    fn steps_of_a_newer_version_are_a_wall_and_no_error() {
        let connection = library();
        let mut history = History::default();
        for step in ["a", "b", "c"] {
            history.make(label(step), edits(step)).keep(&connection, "d1").unwrap();
        }
        connection.execute("UPDATE step SET edits = '[{\"edit\": \"of-tomorrow\"}]' WHERE seq = 1", []).unwrap();
        let loaded = History::load(&connection, "d1").unwrap();
        assert_eq!(loaded.made.iter().map(|step| step.label.nl.as_str()).collect::<Vec<_>>(), ["c"]);
    }
}
