//! What a front end shows of a spreadsheet before anything of it is taken.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Edit, Euro, Text};

/// A spreadsheet with a budget, set against the budget of a dossier. Nothing is taken before a person says so.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BudgetFile {
    /// The file's name.
    pub file: String,
    /// The sheet that was read.
    pub sheet: String,
    /// The sheets that were not.
    pub unread: Vec<String>,
    /// The headings of its columns.
    pub headings: Vec<FileHeading>,
    /// What is new, changed and gone, in the order of the file; what is gone comes last.
    pub changes: Vec<FileChange>,
    /// What was not understood or is left out.
    pub troubles: Vec<FileTrouble>,
    /// How many lines are as they were.
    pub same: u32,
    /// Whether the file bears the identities that Voorstel gave its lines, so that a line that is not there was deleted.
    pub identified: bool,
    /// Direct costs as they are, in euro.
    #[ts(as = "String")]
    pub before: Euro,
    /// Direct costs once everything that is proposed is taken, in euro.
    #[ts(as = "String")]
    pub after: Euro,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileHeading {
    /// Its name in the file.
    pub text: String,
    /// The field it was taken for; null for one that is left out.
    pub field: Option<String>,
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FileChangeKind {
    /// The dossier has no such line yet.
    New,
    /// The dossier has it otherwise.
    Changed,
    /// The file does not have it.
    Gone,
}

/// A line that is not in the file as it is in the dossier.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FileChange {
    /// What becomes of it.
    pub kind: FileChangeKind,
    /// Its identity in the dossier, or the one it will have.
    pub id: String,
    /// Its row in the file, counted from one; none for what is gone.
    pub row: Option<u32>,
    /// What it is for.
    pub description: String,
    /// The fields that differ, as they are shown.
    pub fields: Vec<FileField>,
    /// Its amount as it is, in euro, where it counts.
    #[ts(as = "Option<String>")]
    pub before: Option<Euro>,
    /// Its amount as it would be.
    #[ts(as = "Option<String>")]
    pub after: Option<Euro>,
    /// Whether it is proposed to take it.
    pub proposed: bool,
    /// The edits that take it.
    pub edits: Vec<Edit>,
}

/// A field of a line, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileField {
    /// Its name.
    pub field: String,
    /// As it is.
    pub before: String,
    /// As the file has it.
    pub after: String,
}

/// A cell or row that is not taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileTrouble {
    /// The sheet.
    pub sheet: String,
    /// The cell, as the spreadsheet calls it: `C12`.
    pub cell: String,
    /// What stands in it.
    pub typed: String,
    /// Why it is not taken.
    pub why: Text,
}
