//! One sheet: cells that hold what they say. A text stays a text whatever it begins with.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, Format, FormatBorder, Formula, RowNum, Worksheet, XlsxError,
};
use voorstel_model::{Date, Entry, Euro, Typed};

use super::places::{FIRST, HEADING, List};
use super::{Book, day};
use crate::guard::would_calculate;
use crate::names::one_line;

/// A cell holds no longer text.
const LONGEST: usize = 32_000;

/// A column of a list: its heading, its width in characters, and whether numbers stand in it.
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) width: f64,
    pub(super) end: bool,
}

impl Column {
    pub(super) fn text(heading: String, width: f64) -> Column {
        Column { heading, width, end: false }
    }

    pub(super) fn number(heading: String, width: f64) -> Column {
        Column { heading, width, end: true }
    }
}

/// A sheet that is being written.
pub(super) struct Sheet {
    page: Worksheet,
    /// The widths of the columns, in characters.
    widths: BTreeMap<ColNum, f64>,
    /// How many lines the fullest cell of a row takes, where it is more than one: not every program finds out itself.
    lines: BTreeMap<RowNum, usize>,
}

/// The height of a line, of the title, and of the row above the headings, in points.
const LINE: f64 = 15.0;
const TITLE: f64 = 24.0;
const SUM: f64 = 20.0;
/// A row is no higher than this many lines.
const MOST_LINES: usize = 27;

impl Sheet {
    /// A sheet with its title; on paper it is as wide as the page, and its pages are numbered.
    pub(super) fn new(book: &Book<'_>, name: &str, title: &str, about: &str) -> Result<Sheet, XlsxError> {
        const A4: u8 = 9;
        let mut page = Worksheet::new();
        page.set_name(name)?;
        // A formula without a result shows nothing, not a zero.
        page.set_formula_result_default("");
        page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        page.set_footer("&L&A&R&P / &N");
        page.set_row_height(0, TITLE)?.set_row_height(2, SUM)?;
        let mut sheet = Sheet { page, widths: BTreeMap::new(), lines: BTreeMap::new() };
        sheet.text(0, 0, title, &book.look.title)?;
        sheet.text(1, 0, about, &book.look.about)?;
        Ok(sheet)
    }

    /// The sheet of a list: its headings stay on the screen and are repeated on every page.
    pub(super) fn list(book: &Book<'_>, list: &List, columns: &[Column]) -> Result<Sheet, XlsxError> {
        let about = format!("{} · {}", book.title(), book.about());
        let mut sheet = Sheet::new(book, &list.name, &list.name, &about)?;
        for (at, column) in (0..).zip(columns) {
            let format = if column.end { &book.look.heading_end } else { &book.look.heading };
            sheet.width(at, column.width)?;
            sheet.text(HEADING, at, &column.heading, format)?;
        }
        let last = ColNum::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        sheet.page.set_freeze_panes(FIRST, 0)?.set_repeat_rows(HEADING, HEADING)?;
        sheet.page.autofilter(HEADING, 0, FIRST + list.rows.max(1) - 1, last)?;
        Ok(sheet)
    }

    pub(super) fn width(&mut self, column: ColNum, width: f64) -> Result<(), XlsxError> {
        self.widths.insert(column, width);
        self.page.set_column_width(column, width).map(|_| ())
    }

    /// Makes room for a text that is wrapped.
    fn make_room(&mut self, row: RowNum, column: ColNum, text: &str) {
        // The title and what it is about run on over the columns beside them.
        let Some(width) = self.widths.get(&column).filter(|_| row > 2) else { return };
        let lines = text.lines().map(|line| lines_of(line, *width)).sum::<usize>().min(MOST_LINES);
        if lines > 1 {
            let most = self.lines.entry(row).or_insert(lines);
            *most = lines.max(*most);
        }
    }

    /// Text. What a spreadsheet program would take for a formula when somebody edits the cell is marked as text.
    pub(super) fn text(&mut self, row: RowNum, column: ColNum, text: &str, format: &Format) -> Result<(), XlsxError> {
        let whole: String = text.chars().take(LONGEST).collect();
        let marked = would_calculate(&whole).then(|| format.clone().set_quote_prefix());
        let format = marked.as_ref().unwrap_or(format);
        if whole.is_empty() {
            self.page.write_blank(row, column, format)?;
        } else {
            self.make_room(row, column, &whole);
            self.page.write_string_with_format(row, column, whole, format)?;
        }
        Ok(())
    }

    /// A text on one line, as a person typed it.
    pub(super) fn line(&mut self, row: RowNum, column: ColNum, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.text(row, column, &one_line(text), format)
    }

    /// A decimal in plain form. A spreadsheet keeps the nearest binary number, which it shows as this decimal again.
    pub(super) fn decimal(
        &mut self,
        row: RowNum,
        column: ColNum,
        plain: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match plain.parse::<f64>() {
            Ok(number) => self.page.write_number_with_format(row, column, number, format).map(|_| ()),
            Err(_) => self.text(row, column, plain, format),
        }
    }

    /// A number as somebody left it; what is none stays the text it is, and counts in no formula.
    pub(super) fn entry<T: Typed>(
        &mut self,
        row: RowNum,
        column: ColNum,
        entry: &Entry<T>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match entry {
            Entry::Empty => self.page.write_blank(row, column, format).map(|_| ()),
            Entry::Value(value) => self.decimal(row, column, &value.to_string(), format),
            Entry::Unreadable(text) => self.line(row, column, text, format),
        }
    }

    /// A day as somebody left it.
    pub(super) fn day(
        &mut self,
        row: RowNum,
        column: ColNum,
        entry: &Entry<Date>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match entry {
            Entry::Value(date) => self.page.write_datetime_with_format(row, column, day(*date)?, format).map(|_| ()),
            Entry::Empty => self.page.write_blank(row, column, format).map(|_| ()),
            Entry::Unreadable(text) => self.line(row, column, text, format),
        }
    }

    /// A formula with the amount it results in.
    pub(super) fn sum(
        &mut self,
        row: RowNum,
        column: ColNum,
        formula: &str,
        result: Euro,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.formula(row, column, formula, &result.to_string(), format)
    }

    /// A formula with its result.
    pub(super) fn formula(
        &mut self,
        row: RowNum,
        column: ColNum,
        formula: &str,
        result: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(result);
        self.page.write_formula_with_format(row, column, formula, format).map(|_| ())
    }

    /// Offers what stands in a range as the choices of a column of a list, also in rows to come. Something else is
    /// asked about and then let through: a partner may have a name that is not in the list yet.
    pub(super) fn choices(
        &mut self,
        book: &Book<'_>,
        list: &List,
        column: ColNum,
        from: &str,
    ) -> Result<(), XlsxError> {
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(format!("={from}")))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(book.words.label("sheet-not-in-list"))?
            .set_error_message(book.words.label("sheet-not-in-list-about"))?;
        self.page.add_data_validation(FIRST, column, list.last(), column, &validation).map(|_| ())
    }

    /// Offers a few words as the choices of a column of a list.
    pub(super) fn words(&mut self, list: &List, column: ColNum, words: &[String]) -> Result<(), XlsxError> {
        let validation = DataValidation::new().allow_list_strings(words)?;
        self.page.add_data_validation(FIRST, column, list.last(), column, &validation).map(|_| ())
    }

    /// Gives a column its format where nothing stands yet; the lines below rows come with the rows.
    pub(super) fn format(&mut self, column: ColNum, format: &Format) -> Result<(), XlsxError> {
        let bare = format.clone().set_border_bottom(FormatBorder::None);
        self.page.set_column_format(column, &bare).map(|_| ())
    }

    /// Hides a column: what stands in it is for reading back.
    pub(super) fn hide(&mut self, column: ColNum) -> Result<(), XlsxError> {
        self.page.set_column_hidden(column).map(|_| ())
    }

    pub(super) fn done(mut self) -> Result<Worksheet, XlsxError> {
        for (row, lines) in self.lines {
            let lines = u16::try_from(lines).unwrap_or(1);
            self.page.set_row_height(row, f64::from(lines) * LINE)?;
        }
        Ok(self.page)
    }
}

/// How many lines a text takes in a column: whole words, as far as they fit. A column's width is in digits, which are
/// wider than most letters.
fn lines_of(text: &str, width: f64) -> usize {
    let width = width * 1.12;
    let mut lines = 1;
    let mut filled = 0.0;
    for word in text.split_whitespace() {
        let length = f64::from(u16::try_from(word.chars().count()).unwrap_or(u16::MAX));
        if filled > 0.0 && filled + length + 1.0 > width {
            lines += 1;
            filled = 0.0;
        }
        filled += length + 1.0;
    }
    lines
}
