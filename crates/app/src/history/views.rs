//! What a front end shows of a dossier's history.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Field, Severity, Text, Wording};

use crate::views::Step;

/// Which changes are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryAsked {
    /// How many of those that are meant are shown already.
    pub from: u32,
    /// Only those of this person; of all where nobody is named.
    pub author: Option<String>,
    /// Only those at this step.
    pub step: Option<Step>,
    /// Only those of this field, or of anything in this entity.
    pub field: Option<Field>,
    /// Only those in which these words occur.
    pub words: String,
}

/// How far the reading of a history is, as the event `history-progress`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryProgress {
    /// How many changes are read.
    pub read: u32,
    /// Of how many; as many when all are.
    pub of: u32,
}

/// A page of the history, the last change first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    /// The changes.
    pub entries: Vec<HistoryEntry>,
    /// How many are meant in all.
    pub found: u32,
    /// How many the dossier has.
    pub all: u32,
    /// The field or thing that was asked for, by name.
    pub of: Option<Text>,
    /// Everybody who changed something, who did last first.
    pub people: Vec<String>,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryEntry {
    /// The moment right after it.
    pub moment: String,
    /// Who made it; may be empty.
    pub author: String,
    /// When, as the reader's clock has it.
    pub at: String,
    /// In a few words.
    pub label: Text,
    /// Whether it took a step back, or made one again.
    pub turned: bool,
    /// What it changed, with the values before and after.
    pub lines: Vec<HistoryLine>,
    /// How many changes it made besides.
    pub more: u32,
    /// At which steps.
    pub steps: Vec<Step>,
}

/// What a change did to one field or thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryLine {
    /// Which.
    pub field: Field,
    /// In words.
    pub text: Text,
}

/// The values that a field had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldHistory {
    /// The field by name.
    pub name: Text,
    /// What stands there now.
    pub now: Text,
    /// The changes, the last one first.
    pub values: Vec<ValueThen>,
    /// Whether there are older ones, too many to read.
    pub more: bool,
}

/// A change of a field's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValueThen {
    /// The moment right after it.
    pub moment: String,
    /// Who made it; may be empty.
    pub author: String,
    /// When, as the reader's clock has it.
    pub at: String,
    /// What stood there before.
    pub before: Text,
    /// What stood there then.
    pub after: Text,
    /// What became of a running text; empty for other fields.
    pub wording: Vec<Wording>,
    /// Whether it stands there now.
    pub stands: bool,
}

/// The dossier as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThenView {
    /// Which moment.
    pub moment: String,
    /// When, as the reader's clock has it.
    pub at: String,
    /// Who made the last change before it; may be empty.
    pub author: String,
    /// Title of the project then.
    pub title: String,
    /// The call then.
    pub call: Text,
    /// The sums then.
    pub figures: Vec<ThenFigure>,
    /// What was broken, judged on that day.
    pub broken: Vec<ThenFinding>,
    /// How many points were met.
    pub met: u32,
}

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThenFigure {
    /// What it is.
    pub name: Text,
    /// How much.
    pub value: Text,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThenFinding {
    /// In a few words.
    pub title: Text,
    /// How heavy it weighs.
    pub severity: Severity,
    /// In a sentence.
    pub text: Text,
}

/// The named versions of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersionsView {
    /// The last one first.
    pub versions: Vec<VersionView>,
    /// The one that was just changed.
    pub changed: Option<String>,
    /// Whether the reader may freeze one.
    pub may_freeze: bool,
}

/// A named version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersionView {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A note; may be empty.
    pub note: String,
    /// Which moment it names.
    pub moment: String,
    /// When that was.
    pub of: String,
    /// Who gave it the name; may be empty.
    pub by: String,
    /// When.
    pub at: String,
    /// Who froze it, and when.
    pub frozen: Option<FrozenView>,
}

/// Who froze a version, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrozenView {
    /// Who; may be empty.
    pub by: String,
    /// When.
    pub at: String,
}

/// What to do with the named versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum VersionChange {
    /// Gives a moment a name; the present one where none is said.
    Keep {
        /// The name.
        name: String,
        /// A note; may be empty.
        note: String,
        /// Which moment.
        moment: Option<String>,
    },
    /// Gives a version another name and note.
    Rename {
        /// Which.
        id: String,
        /// The name.
        name: String,
        /// The note.
        note: String,
    },
    /// Freezes a version.
    Freeze {
        /// Which.
        id: String,
    },
    /// Takes a version away.
    Remove {
        /// Which.
        id: String,
    },
    /// Brings a version back.
    BringBack {
        /// Which.
        id: String,
    },
}

/// What is different between two moments of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Every sum, changed or not.
    pub figures: Vec<FigureTurn>,
    /// What was broken and no longer is.
    pub mended: Vec<Text>,
    /// What is broken and was not.
    pub broken: Vec<Text>,
    /// What changed, by step.
    pub steps: Vec<StepChanges>,
}

/// A sum before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureTurn {
    /// What it is.
    pub name: Text,
    /// Before.
    pub before: Text,
    /// After.
    pub after: Text,
    /// What came in between, with its sign; a dash where nothing did.
    pub difference: Text,
    /// Whether it changed.
    pub changed: bool,
}

/// What changed at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepChanges {
    /// Which step.
    pub step: Step,
    /// The changes.
    pub lines: Vec<ComparedLine>,
    /// How many more there are, too many to show.
    pub more: u32,
}

/// What changed in a field or a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedLine {
    /// Which.
    pub field: Field,
    /// In words.
    pub text: Text,
    /// What became of a running text; empty for other fields.
    pub wording: Vec<Wording>,
}
