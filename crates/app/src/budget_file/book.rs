//! What stands in the cells of a spreadsheet, as text, whatever program wrote it.

/// The most rows and cells that are looked at, and the last column.
pub(super) const MOST_ROWS: usize = 20_000;
pub(super) const MOST_CELLS: usize = 600_000;
pub(super) const LAST_COLUMN: usize = 255;

/// The sheets of a file.
pub(super) type Book = Vec<Page>;

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) name: String,
    /// Its rows that hold something, in order.
    pub(super) rows: Vec<Row>,
    /// Cells that were made one over several rows: what stands in the first is meant for all of them.
    pub(super) tall: Vec<Tall>,
}

/// A row; its cells begin at the first column.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Counted from one, as spreadsheets do.
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
}

/// A cell over several rows, counted as [`Row::number`] is.
#[derive(Debug)]
pub(super) struct Tall {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) column: usize,
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// How many cells hold something.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// A sheet does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

impl Page {
    pub(super) fn new(name: &str) -> Page {
        Page { name: name.to_owned(), ..Page::default() }
    }

    /// Puts a text into a cell; cells come in order. Rows and columns are counted from zero here.
    pub(super) fn put(&mut self, row: u32, column: usize, text: String) -> Result<(), TooMuch> {
        if column > LAST_COLUMN || text.trim().is_empty() {
            return Ok(());
        }
        let number = row.saturating_add(1);
        if self.rows.last().is_none_or(|last| last.number != number) {
            if self.rows.len() >= MOST_ROWS {
                return Err(TooMuch);
            }
            self.rows.push(Row { number, cells: Vec::new() });
        }
        let Some(last) = self.rows.last_mut() else { return Ok(()) };
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = last.cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// What is meant in a cell, which may be a part of one over several rows.
    pub(super) fn meant<'a>(&'a self, row: &'a Row, column: usize) -> &'a str {
        let own = row.cell(column);
        if !own.is_empty() || self.tall.is_empty() {
            return own;
        }
        let over = |tall: &&Tall| tall.column == column && tall.first < row.number && row.number <= tall.last;
        let tall = self.tall.iter().find(over);
        let first = tall.and_then(|tall| self.rows.binary_search_by_key(&tall.first, |one| one.number).ok());
        first.and_then(|at| self.rows.get(at)).map_or("", |first| first.cell(column))
    }
}

/// A number in the plain form that is understood as itself in either language. A spreadsheet keeps binary numbers: what
/// is within their precision of four decimals is those.
pub(super) fn plain(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let exact = format!("{number}");
    let rounded = format!("{number:.4}");
    let near = rounded.parse::<f64>().is_ok_and(|rounded| (rounded - number).abs() <= 1e-9 * number.abs().max(1.0));
    let short = match decimals(&exact) {
        0..=4 => exact.as_str(),
        _ if near => rounded.trim_end_matches('0').trim_end_matches('.'),
        _ => return exact,
    };
    match decimals(short) {
        // Three decimals read alone could be thousands.
        3 => format!("{short}0"),
        0 if short == "-0" => "0".to_owned(),
        _ => short.to_owned(),
    }
}

fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A cell as the spreadsheet calls it: `C12`.
pub(super) fn cell_name(row: u32, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_as_the_decimals_they_are() {
        for (number, expected) in [
            (12.0, "12"),
            (0.1 + 0.2, "0.3"),
            (1234.56, "1234.56"),
            (1.234, "1.2340"),
            (0.0001, "0.0001"),
            (-5.5, "-5.5"),
            (-0.0, "0"),
            (9_999_999_999_999.99, "9999999999999.99"),
            (100.0 / 3.0, "33.333333333333336"),
            (f64::NAN, ""),
        ] {
            assert_eq!(plain(number), expected, "{number}");
        }
    }

    #[test]
    fn cells_are_called_as_in_a_spreadsheet() {
        for (row, column, expected) in [(1, 0, "A1"), (12, 2, "C12"), (5, 25, "Z5"), (5, 26, "AA5"), (9, 255, "IV9")] {
            assert_eq!(cell_name(row, column), expected);
        }
    }

    #[test]
    fn a_cell_over_several_rows_is_meant_for_all_of_them() {
        let mut page = Page::new("x");
        for (row, column, text) in [(0, 0, "De Brug"), (0, 1, "a"), (1, 1, "b"), (2, 1, "c")] {
            page.put(row, column, text.to_owned()).unwrap();
        }
        page.tall.push(Tall { first: 1, last: 2, column: 0 });
        let meant: Vec<_> = page.rows.iter().map(|row| page.meant(row, 0)).collect();
        assert_eq!(meant, ["De Brug", "De Brug", ""]);
    }

    #[test]
    fn more_rows_than_fit_are_refused() {
        let mut page = Page::new("x");
        let rows = u32::try_from(MOST_ROWS).unwrap();
        assert!((0..rows).all(|row| page.put(row, 0, "x".to_owned()).is_ok()));
        assert_eq!(page.put(rows, 0, "x".to_owned()), Err(TooMuch));
        assert_eq!(page.put(rows, 0, " ".to_owned()), Ok(()), "nothing stands there");
    }
}
