//! Tables: headings that stand on every page, rows that stay whole, numbers on the right.

use super::text::Text;
use super::xml::escaped;

/// The width of the text on the page, in twentieths of a point.
pub(super) const WIDTH: usize = 9184;

/// A table of no more rows than this is not parted.
const TOGETHER: usize = 14;

/// A column: its heading, its part of the width, and whether numbers stand in it.
pub(super) struct Column {
    heading: String,
    part: usize,
    end: bool,
}

impl Column {
    pub(super) fn text(heading: impl Into<String>, part: usize) -> Column {
        Column { heading: heading.into(), part, end: false }
    }

    pub(super) fn number(heading: impl Into<String>, part: usize) -> Column {
        Column { heading: heading.into(), part, end: true }
    }
}

/// A cell: its text, a note below it, and over how many columns it stands.
pub(super) struct Cell {
    text: Text,
    note: Text,
    over: usize,
}

impl Cell {
    pub(super) fn over(self, over: usize) -> Cell {
        Cell { over, ..self }
    }

    pub(super) fn with_note(self, note: impl Into<Text>) -> Cell {
        Cell { note: note.into(), ..self }
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell { text: text.into(), note: Text::default(), over: 1 }
    }
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// Stands above those that belong to it.
    Group,
    /// Sums up those above it.
    Sum,
}

impl Kind {
    fn style(self) -> &'static str {
        match self {
            Kind::Plain => "TableText",
            Kind::Group => "TableGroup",
            Kind::Sum => "TableSum",
        }
    }
}

/// A table under a name, which is read out before it.
pub(super) struct Table {
    style: &'static str,
    name: String,
    columns: Vec<Column>,
    rows: Vec<(Kind, Vec<Cell>)>,
}

impl Table {
    /// A list of rows under headings.
    pub(super) fn new(name: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Table {
        Table { style: "Sums", name: name.into(), columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Names with what they are beside them, or figures: without headings.
    pub(super) fn bare(
        style: &'static str,
        name: impl Into<String>,
        columns: impl IntoIterator<Item = Column>,
    ) -> Table {
        Table { style, ..Table::new(name, columns) }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.put(Kind::Plain, cells);
    }

    pub(super) fn group(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.put(Kind::Group, cells);
    }

    pub(super) fn sum(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.put(Kind::Sum, cells);
    }

    fn put(&mut self, kind: Kind, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push((kind, cells.into_iter().collect()));
    }

    /// The table as it stands in the document; nothing where it has no rows.
    pub(super) fn xml(&self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let parts = self.columns.iter().map(|column| column.part).sum::<usize>().max(1);
        let widths: Vec<usize> = self.columns.iter().map(|column| WIDTH * column.part / parts).collect();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let headed = self.style == "Sums";
        let (style, name) = (self.style, escaped(&self.name));
        let (look, first) = if headed { ("0620", "1") } else { ("0600", "0") };
        let mut xml = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" w:firstRow=\"{first}\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{name}\"/>\
             </w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        );
        if headed {
            xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (column, width) in self.columns.iter().zip(&widths) {
                let text = Text::from(&column.heading);
                xml.push_str(&cell(*width, 1, "", &paragraph("TableHeading", false, column.end, &text)));
            }
            xml.push_str("</w:tr>");
        }
        for (at, (kind, cells)) in self.rows.iter().enumerate() {
            // A short table stays on one page; a sum never stands alone on the next.
            let keep = match self.rows.get(at + 1) {
                Some((next, _)) => self.rows.len() <= TOGETHER || *next == Kind::Sum,
                None => false,
            };
            self.put_row(&mut xml, *kind, cells, &widths, keep);
        }
        xml.push_str("</w:tbl>");
        xml
    }

    fn put_row(&self, xml: &mut String, kind: Kind, cells: &[Cell], widths: &[usize], keep: bool) {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let line = if kind == Kind::Sum {
            "<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"465351\"/></w:tcBorders>"
        } else {
            ""
        };
        let mut column = 0;
        for one in cells {
            let width = widths.iter().skip(column).take(one.over).sum();
            let end = self.columns.get(column).is_some_and(|column| column.end);
            let style = match (self.style, column) {
                ("Facts", 0) => "FactName",
                ("Figures", _) if kind == Kind::Group => "Figure",
                _ => kind.style(),
            };
            let mut content = paragraph(style, keep, end, &one.text);
            if !one.note.is_empty() {
                content.push_str(&paragraph("TableNote", keep, end, &one.note));
            }
            xml.push_str(&cell(width, one.over, line, &content));
            column += one.over;
        }
        xml.push_str("</w:tr>");
    }
}

fn cell(width: usize, over: usize, line: &str, content: &str) -> String {
    let over = if over > 1 { format!("<w:gridSpan w:val=\"{over}\"/>") } else { String::new() };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{over}{line}</w:tcPr>{content}</w:tc>")
}

fn paragraph(style: &str, keep: bool, end: bool, text: &Text) -> String {
    let keep = if keep { "<w:keepNext/>" } else { "" };
    let end = if end { "<w:jc w:val=\"right\"/>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}{end}</w:pPr>{}</w:p>", text.runs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_repeated_rows_stay_whole_and_numbers_stand_on_the_right() {
        let mut table = Table::new("Kosten & meer", [Column::text("Wat", 2), Column::number("In €", 1)]);
        assert_eq!(table.xml(), "", "a table without rows is none");
        table.row(["Zaal".into(), "1,00".into()]);
        table.sum(["Samen".into(), "1,00".into()]);
        let xml = table.xml();
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
        assert_eq!(xml.matches("<w:cantSplit/>").count(), 3);
        assert_eq!(xml.matches("<w:jc w:val=\"right\"/>").count(), 3);
        assert_eq!(xml.matches("<w:keepNext/>").count(), 2, "the row above the sum stays with it");
        assert!(xml.contains("<w:tblCaption w:val=\"Kosten &amp; meer\"/>"));
        assert!(xml.contains("<w:gridCol w:w=\"6122\"/><w:gridCol w:w=\"3061\"/>"));
    }

    #[test]
    fn a_cell_over_several_columns_is_as_wide_as_they_are() {
        let mut table = Table::new("", [Column::text("", 1), Column::text("", 1), Column::number("", 2)]);
        table.group([Cell::from("Personeel").over(2), "1,00".into()]);
        let xml = table.xml();
        assert!(xml.contains("<w:tcW w:w=\"4592\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"), "{xml}");
        assert!(xml.contains("<w:pStyle w:val=\"TableGroup\"/><w:jc w:val=\"right\"/>"), "{xml}");
    }
}
