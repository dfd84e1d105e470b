//! Where things stand in the workbook, known before any sheet is written: formulas of one sheet speak of another.

use rust_xlsxwriter::utility::{cell_range_absolute, quote_sheet_name, row_col_to_cell_absolute};
use rust_xlsxwriter::{ColNum, RowNum};
use voorstel_words::Words;

use crate::input::Export;
use crate::names::SheetNames;

/// The row of the headings of every list, and the first row below them.
pub(super) const HEADING: RowNum = 3;
pub(super) const FIRST: RowNum = HEADING + 1;
/// So many rows below a list still count in the sums and have lists to choose from: for rows that somebody adds.
pub(super) const SPARE: RowNum = 1000;

/// A list of a sheet.
pub(super) struct List {
    /// The sheet as formulas name it.
    sheet: String,
    pub(super) name: String,
    /// How many rows are filled.
    pub(super) rows: RowNum,
}

impl List {
    fn of(words: &Words, key: &str, rows: usize) -> List {
        let name = words.label(key);
        List { sheet: quote_sheet_name(&name), name, rows: RowNum::try_from(rows).unwrap_or(RowNum::MAX / 2) }
    }

    /// The last row that counts, of which the last ones are empty.
    pub(super) fn last(&self) -> RowNum {
        FIRST + self.rows + SPARE
    }

    /// A whole column, with the rows to come.
    pub(super) fn column(&self, column: ColNum) -> String {
        format!("{}!{}", self.sheet, cell_range_absolute(FIRST, column, self.last(), column))
    }

    /// The filled rows of a column, and one where there is none.
    pub(super) fn filled(&self, column: ColNum) -> String {
        let last = FIRST + self.rows.max(1) - 1;
        format!("{}!{}", self.sheet, cell_range_absolute(FIRST, column, last, column))
    }
}

/// The rows of the first sheet, where the sums stand.
pub(super) struct Overview {
    sheet: String,
    pub(super) name: String,
    /// The row of the first source, below its heading.
    pub(super) sources: RowNum,
    /// The row of the first category, below its heading.
    pub(super) categories: RowNum,
    /// How many categories can be chosen.
    choices: RowNum,
}

impl Overview {
    /// The row of the first total.
    pub(super) const TOTALS: RowNum = 5;
    /// How many totals there are.
    const COUNT: RowNum = 11;

    /// A cell of this sheet, for another one.
    pub(super) fn cell(&self, row: RowNum, column: ColNum) -> String {
        format!("{}!{}", self.sheet, row_col_to_cell_absolute(row, column))
    }

    /// The names of the categories to choose from.
    pub(super) fn choices(&self) -> String {
        let last = self.categories + self.choices.max(1) - 1;
        format!("{}!{}", self.sheet, cell_range_absolute(self.categories, 0, last, 0))
    }

    /// The names of the sources to choose from.
    pub(super) fn source_choices(&self, count: RowNum) -> String {
        format!("{}!{}", self.sheet, cell_range_absolute(self.sources, 0, self.sources + count.max(1) - 1, 0))
    }
}

/// The sheets of the workbook.
pub(super) struct Places {
    pub(super) overview: Overview,
    pub(super) budget: List,
    pub(super) funding: List,
    pub(super) partners: List,
    pub(super) actions: List,
    pub(super) rules: List,
}

impl Places {
    pub(super) fn of(input: &Export<'_>, names: &SheetNames, words: &Words) -> Places {
        let dossier = input.dossier;
        let name = words.label("sheet-overview");
        let sources = Overview::TOTALS + Overview::COUNT + 3;
        let rows = |count: usize| RowNum::try_from(count).unwrap_or(RowNum::MAX / 4);
        Places {
            overview: Overview {
                sheet: quote_sheet_name(&name),
                name,
                sources,
                // A total and an empty row below the sources, then a heading and the names of the columns.
                categories: sources + rows(names.sources.len()) + 5,
                choices: rows(names.categories.len()),
            },
            budget: List::of(words, "sheet-budget", dossier.budget.len()),
            funding: List::of(words, "sheet-funding", dossier.funding.len()),
            partners: List::of(words, "sheet-partners", dossier.partners.len()),
            actions: List::of(words, "sheet-actions", dossier.actions.len()),
            rules: List::of(words, "sheet-rules", input.report.findings.len()),
        }
    }
}
