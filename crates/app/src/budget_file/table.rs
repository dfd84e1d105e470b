//! Where in a file the budget stands: the sheet, the row of its headings, and what each column is.

use super::book::{Book, Page, Row};
use super::views::FileHeading;
use crate::cells::{Column, headings};

/// Headings stand within the first rows of a sheet.
const FIRST_ROWS: usize = 60;

/// The budget of a file.
pub(super) struct Table<'a> {
    pub(super) page: &'a Page,
    /// The heading of each column as the file has it.
    headings: Vec<String>,
    pub(super) columns: Vec<Option<Column>>,
    /// The rows below the headings.
    pub(super) rows: &'a [Row],
}

impl<'a> Table<'a> {
    /// The table with the most columns of a budget; one that bears our own identities before any other.
    pub(super) fn of(book: &'a Book) -> Option<Table<'a>> {
        let tables = book.iter().filter_map(Table::on);
        // Of equals, the first.
        tables.reduce(|best, other| if other.weight() > best.weight() { other } else { best })
    }

    fn on(page: &'a Page) -> Option<Table<'a>> {
        let candidates = page.rows.iter().enumerate().take(FIRST_ROWS).filter_map(|(at, row)| {
            let above = at.checked_sub(1).and_then(|above| page.rows.get(above));
            let texts = joined(row, above.filter(|above| above.number + 1 == row.number));
            let columns = headings(&texts, texts.len())?;
            let rows = page.rows.get(at + 1..).unwrap_or_default();
            Some(Table { page, headings: texts, columns, rows })
        });
        candidates
            .filter(Table::is_budget)
            .reduce(|best, other| if other.weight() > best.weight() { other } else { best })
    }

    /// Whether these are the headings of lines with costs.
    fn is_budget(&self) -> bool {
        let has = |column| self.column(column).is_some();
        (has(Column::Description) || has(Column::Identity))
            && [Column::Amount, Column::UnitCost, Column::Quantity].into_iter().any(has)
    }

    fn weight(&self) -> (bool, usize) {
        (self.column(Column::Identity).is_some(), self.columns.iter().flatten().count())
    }

    /// Where a column stands.
    pub(super) fn column(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|one| *one == Some(column))
    }

    /// The headings, with the field that each was taken for.
    pub(super) fn shown(&self, field: impl Fn(Column) -> Option<&'static str>) -> Vec<FileHeading> {
        let columns = self.headings.iter().zip(&self.columns).filter(|(text, _)| !text.is_empty());
        columns
            .filter(|(_, column)| **column != Some(Column::Identity))
            .map(|(text, column)| FileHeading { text: text.clone(), field: column.and_then(&field).map(str::to_owned) })
            .collect()
    }
}

/// The headings of a row; where a cell of it is empty, what stands above is one heading over both rows.
fn joined(row: &Row, above: Option<&Row>) -> Vec<String> {
    let width = row.cells.len().max(above.map_or(0, |above| above.cells.len()));
    let text = |column: usize| match (row.cell(column), above) {
        ("", Some(above)) => above.cell(column),
        (own, _) => own,
    };
    (0..width).map(|column| text(column).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
