//! Files of text with separated values, as spreadsheets save them.

use csv::ReaderBuilder;

use super::book::{Book, MOST_CELLS, Page};
use super::open::Refusal;

/// So much of a file tells which sign parts its values.
const FIRST: usize = 64 * 1024;

pub(super) fn book(bytes: &[u8]) -> Result<Book, Refusal> {
    let text = text(bytes).ok_or(Refusal::NoSpreadsheet)?;
    let start: String = text.chars().take(FIRST).collect();
    // Pages of the web and documents of other kinds are text too.
    let mark = |sign: char| start.matches(sign).count();
    // Of equals the last: a comma stands within numbers too.
    let sign = [',', '\t', ';'].into_iter().max_by_key(|sign| mark(*sign)).filter(|sign| mark(*sign) > 0);
    let sign = sign.filter(|_| !start.trim_start().starts_with(['<', '{', '%'])).ok_or(Refusal::NoSpreadsheet)?;
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(sign).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut page = Page::new("");
    let mut left = MOST_CELLS;
    for (row, record) in (0_u32..).zip(reader.records()) {
        let record = record.map_err(|_| Refusal::Broken)?;
        for (column, value) in record.iter().enumerate().filter(|(_, value)| !value.trim().is_empty()) {
            left = left.checked_sub(1).ok_or(Refusal::TooManyRows)?;
            page.put(row, column, unguarded(value).to_owned())?;
        }
    }
    Ok(vec![page])
}

/// A value without the quote that keeps spreadsheet programs from calculating it.
fn unguarded(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => text,
        _ => value,
    }
}

/// The text, in the two encodings that spreadsheets write; none where it is no text.
fn text(bytes: &[u8]) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.trim_start_matches('\u{feff}').to_owned()),
        Err(_) => Some(bytes.iter().map(|byte| western(*byte)).collect()),
    }
}

/// A letter of the code page of Western Europe, which Excel writes where it is not told otherwise.
fn western(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 | 0x92 => '\u{2019}',
        0x93 | 0x94 => '"',
        0x96 => '\u{2013}',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let mut book = book(bytes).unwrap();
        book.remove(0).rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn values_are_parted_by_what_parts_most_of_them() {
        let expected = [(1, vec!["a".to_owned(), "1,5".to_owned()]), (2, vec!["=b".to_owned(), "x;\ny".to_owned()])];
        assert_eq!(rows("\u{feff}a;1,5\r\n\r\n'=b;\"x;\ny\"\r\n".as_bytes()), expected);
        assert_eq!(rows(b"a\t1,5\n")[0].1, ["a", "1,5"]);
        assert_eq!(rows(b"caf\xe9,\x80 5\n")[0].1, ["café", "€ 5"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b"%PDF-1.7, x; y"[..], b"<html>;</html>", b"one word", b"a;\0b", b"{\"a\": 1, \"b\": 2}"] {
            assert_eq!(book(bytes).unwrap_err(), Refusal::NoSpreadsheet);
        }
    }
}
