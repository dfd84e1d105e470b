//! Spreadsheets of LibreOffice and OpenOffice.

use std::io::{Cursor, Read};

use calamine::{Data, Ods, OdsError, Reader as _};
use zip::ZipArchive;

use super::book::{Book, MOST_CELLS, Page, plain};
use super::open::Refusal;

/// The reading library makes room for the whole rectangle that a sheet fills: so large it may be.
const LARGEST_AREA: u64 = 4_000_000;

pub(super) fn book(bytes: &[u8]) -> Result<Book, Refusal> {
    weigh(bytes)?;
    let mut file = Ods::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut left = MOST_CELLS;
    let mut book = Book::new();
    for name in file.sheet_names() {
        let range = file.worksheet_range(&name).map_err(|error| refusal(&error))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut page = Page::new(&name);
        for (row, column, value) in range.used_cells() {
            left = left.checked_sub(1).ok_or(Refusal::TooManyRows)?;
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(first_row);
            let column = column.saturating_add(usize::try_from(first_column).unwrap_or(usize::MAX));
            page.put(row, column, text(value))?;
        }
        book.push(page);
    }
    Ok(book)
}

fn text(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => plain(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(moment) => moment.to_string(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn refusal(error: &OdsError) -> Refusal {
    match error {
        OdsError::Password => Refusal::Encrypted,
        _ => Refusal::Broken,
    }
}

/// Says no to a sheet that repeats a filled cell beyond all bounds: a few letters in the file would fill the memory.
fn weigh(bytes: &[u8]) -> Result<(), Refusal> {
    let mut content = Vec::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    let encrypted = archive.by_name("META-INF/manifest.xml").is_ok_and(|mut part| {
        let mut manifest = String::new();
        part.read_to_string(&mut manifest).is_ok() && manifest.contains("encryption-data")
    });
    if encrypted {
        return Err(Refusal::Encrypted);
    }
    let mut part = archive.by_name("content.xml").map_err(|_| Refusal::Broken)?;
    part.read_to_end(&mut content).map_err(|_| Refusal::Broken)?;
    let content = std::str::from_utf8(&content).map_err(|_| Refusal::Broken)?;
    if area(content) > LARGEST_AREA { Err(Refusal::TooManyRows) } else { Ok(()) }
}

/// The largest rectangle that the cells of a sheet fill.
fn area(content: &str) -> u64 {
    let (mut largest, mut rows, mut width, mut columns) = (0, 0_u64, 0_u64, 0_u64);
    for tag in content.split('<').skip(1) {
        let name = tag.split([' ', '>', '/', '\n', '\r', '\t']).next().unwrap_or_default();
        match name {
            "table:table" => (rows, width) = (0, 0),
            "table:table-row" => {
                rows = rows.saturating_add(repeated(tag, "table:number-rows-repeated"));
                columns = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                columns = columns.saturating_add(repeated(tag, "table:number-columns-repeated"));
                let is_empty = tag.trim_end().ends_with("/>") && !tag.contains("office:value");
                if !is_empty {
                    width = width.max(columns);
                    largest = largest.max(rows.saturating_mul(width));
                }
            }
            _ => {}
        }
    }
    largest
}

fn repeated(tag: &str, attribute: &str) -> u64 {
    let value = tag.split_once(attribute).and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    value.and_then(|value| value.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_as_large_as_what_is_filled() {
        let cell = |columns: u32, text: &str| {
            format!("<table:table-cell table:number-columns-repeated=\"{columns}\">{text}</table:table-cell>")
        };
        let row = |rows: u32, cells: &str| {
            format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
        };
        let empty = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
        let usual = format!(
            "<table:table>{}{}{}</table:table>",
            row(1, &(cell(1, "a") + &cell(2, "b") + empty)),
            row(2, &cell(1, "c")),
            row(1_048_000, empty)
        );
        assert_eq!(area(&usual), 9, "what repeats nothing takes no room");
        let bomb = format!("<table:table>{}</table:table>", row(1_048_576, &cell(16_384, "x")));
        assert!(area(&bomb) > LARGEST_AREA);
        let far = format!(
            "<table:table>{}{}</table:table>",
            row(900_000, empty),
            row(1, &(empty.to_owned() + &cell(1, "x")))
        );
        assert!(area(&far) > LARGEST_AREA, "a lonely cell far away");
        let valued = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value=\"1\" table:number-columns-repeated=\"9000\"/></table:table-row>";
        assert!(area(valued) > LARGEST_AREA);
    }
}
