//! The text that spreadsheets put on the clipboard: cells behind tabs, rows on lines, cells in quotes where they hold
//! a tab, a line end or a quote themselves.

use std::iter::Peekable;
use std::str::Chars;

/// The cells of a block, row by row. Rows without any text are left out.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while letters.peek().is_some() {
        let (cell, end) = cell(&mut letters);
        row.push(cell);
        if end != End::Cell {
            rows.push(std::mem::take(&mut row));
        } else if letters.peek().is_none() {
            // A tab at the very end stands before one more, empty cell.
            row.push(String::new());
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    rows
}

/// What stands behind a cell.
#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Row,
}

fn cell(letters: &mut Peekable<Chars<'_>>) -> (String, End) {
    let mut ahead = letters.clone();
    if ahead.next_if_eq(&'"').is_some()
        && let Some(text) = quoted(&mut ahead)
    {
        *letters = ahead;
        let end = end(letters);
        return (tidy(&text), end);
    }
    let mut text = String::new();
    while let Some(letter) = letters.next_if(|letter| !matches!(letter, '\t' | '\n' | '\r')) {
        text.push(letter);
    }
    let end = end(letters);
    (tidy(&text), end)
}

/// The text up to the closing quote, which only a tab, a line end or nothing may follow; otherwise the quotes are
/// ordinary letters, as in `"De Brug" vzw`.
fn quoted(letters: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    loop {
        match letters.next()? {
            '"' if letters.next_if_eq(&'"').is_some() => text.push('"'),
            '"' => return letters.peek().is_none_or(|next| matches!(next, '\t' | '\n' | '\r')).then_some(text),
            letter => text.push(letter),
        }
    }
}

fn end(letters: &mut Peekable<Chars<'_>>) -> End {
    match letters.next() {
        Some('\t') => End::Cell,
        Some('\r') => {
            letters.next_if_eq(&'\n');
            End::Row
        }
        _ => End::Row,
    }
}

/// A cell of the table is one line: line ends and tabs inside become spaces.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        cells(text)
    }

    #[test]
    fn tabs_part_cells_and_lines_part_rows() {
        let block = [["a", "b"], ["c", "d"]];
        for text in ["a\tb\nc\td", "a\tb\r\nc\td\r\n", "a\tb\rc\td\r", "a\tb\n\n\nc\td\n", "\u{feff}a\tb\nc\td"] {
            assert_eq!(rows(text), block, "{text:?}");
        }
        assert_eq!(rows("a\t\tb\t\n\tc"), [vec!["a", "", "b", ""], vec!["", "c"]]);
        assert_eq!(rows("a\t"), [["a", ""]]);
        assert!(rows("").is_empty());
        assert!(rows("\t\t\n \n").is_empty());
    }

    #[test]
    fn quotes_hold_what_would_part_cells() {
        assert_eq!(rows("\"twee\nregels\"\tb"), [["twee regels", "b"]], "as Excel and Google write a line end");
        assert_eq!(rows("\"zaal \"\"De Brug\"\"\"\tb"), [["zaal \"De Brug\"", "b"]]);
        assert_eq!(rows("\"met\ttab\"\n\"x\""), [["met tab"], ["x"]]);
    }

    #[test]
    fn quotes_that_close_nothing_are_letters() {
        assert_eq!(rows("\"De Brug\" vzw\tb"), [["\"De Brug\" vzw", "b"]]);
        assert_eq!(rows("\"open\tb\nc"), [vec!["\"open", "b"], vec!["c"]]);
        assert_eq!(rows("5\" buis\tb"), [["5\" buis", "b"]]);
    }

    fn written(rows: &[Vec<String>]) -> String {
        let cell = |text: &String| {
            let quoted = text.contains(['"', '\t', '\n', '\r']);
            if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.clone() }
        };
        rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\r\n").collect()
    }

    proptest! {
        #[test]
        fn what_a_spreadsheet_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z][a-z \"]{0,6}[a-z]", 1..5), 0..6)) {
            prop_assert_eq!(cells(&written(&rows)), rows);
        }

        #[test]
        fn any_text_at_all_is_taken(text in "(?s).{0,200}") {
            for cell in cells(&text).concat() {
                let one_line = !cell.contains(['\t', '\n', '\r']);
                prop_assert!(one_line, "{:?}", cell);
            }
        }
    }
}
