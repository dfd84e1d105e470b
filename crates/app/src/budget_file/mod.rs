//! A budget that comes back in a spreadsheet: what is new, changed, gone or not understood is shown line by line before
//! any of it is taken.
//!
//! A line is known again by the identity that the spreadsheets of Voorstel bear in a hidden column; in other files, and
//! for rows that somebody added, by what it says.

mod book;
mod compare;
mod line;
mod ods;
mod open;
mod separated;
mod table;
pub mod views;
mod xlsx;

use std::path::{Path, PathBuf};

use voorstel_model::{Call, Dossier, Edit, Language};

use crate::app::{App, lock};
use crate::cells::Reader;
use crate::views::{Failure, FailureCode};
use compare::Comparison;
use table::Table;
use views::BudgetFile;

impl App {
    /// Reads a spreadsheet against the budget of an open dossier, without taking anything of it.
    pub async fn read_budget_file(&self, id: String, path: PathBuf) -> Result<BudgetFile, Failure> {
        self.blocking(move |shared| {
            let (dossier, call) = shared.snapshot(&id)?;
            let language = lock(&shared.settings).language;
            read(&call, &dossier, &path, language, shared.now().timestamp().as_nanosecond())
        })
        .await
    }
}

/// Reads a spreadsheet against the budget of a dossier; `language` decides about lone separators. `moment` makes
/// identities of new lines that no other draft has.
///
/// # Errors
/// Where the file cannot be read, or holds no budget: what it is, and what to do.
pub fn read(
    call: &Call,
    dossier: &Dossier,
    path: &Path,
    language: Language,
    moment: i128,
) -> Result<BudgetFile, Failure> {
    let book = open::book(path)?;
    let Some(table) = Table::of(&book) else {
        let args = [("path", path.display().to_string().into())];
        return Err(Failure::new(FailureCode::UnusableFile, "budget-file-no-budget", &args));
    };
    let reader = Reader::new(call, dossier, language, &table.columns);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unread = book.iter().filter(|page| !std::ptr::eq(*page, table.page) && !page.rows.is_empty());
    let unread = unread.map(|page| page.name.clone()).collect();
    let comparison = Comparison::new(dossier, &table, &reader, language, moment);
    Ok(comparison.told(name, unread))
}

/// The edits of everything that is proposed, in the order to make them.
pub fn proposed(file: &BudgetFile) -> Vec<Edit> {
    file.changes.iter().filter(|change| change.proposed).flat_map(|change| change.edits.clone()).collect()
}
