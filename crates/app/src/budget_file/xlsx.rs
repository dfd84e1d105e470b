//! Workbooks of Excel, and of the programs that write the same: cell by cell, so that a far cell takes no room.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, Xlsx, XlsxError};

use super::book::{Book, MOST_CELLS, Page, Tall, plain};
use super::open::Refusal;

/// So many cells over several rows are heeded.
const MOST_TALL: usize = 5000;

pub(super) fn book(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut left = MOST_CELLS;
    let mut book = Book::new();
    for name in names {
        let mut page = Page::new(&name);
        // A sheet whose merged cells cannot be read is read without them.
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| refusal(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| refusal(&error))? {
            let (row, column) = cell.get_position();
            let text = text(cell.get_value());
            if text.is_empty() {
                continue;
            }
            left = left.checked_sub(1).ok_or(Refusal::TooManyRows)?;
            page.put(row, usize::try_from(column).unwrap_or(usize::MAX), text)?;
        }
        let tall = merged.iter().filter(|area| area.end.0 > area.start.0).take(MOST_TALL);
        page.tall = tall
            .map(|area| Tall {
                first: area.start.0.saturating_add(1),
                last: area.end.0.saturating_add(1),
                column: usize::try_from(area.start.1).unwrap_or(usize::MAX),
            })
            .collect();
        book.push(page);
    }
    Ok(book)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(moment) => moment.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::Broken,
    }
}
