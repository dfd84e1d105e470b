//! What is in a document: headings, paragraphs, points and tables, in real styles.

use super::contents::{Contents, Listed};
use super::lists::{APPENDICES, BULLETS, Lists};
use super::table::Table;
use super::text::{Look, Text, looking};
use super::xml::escaped;
use crate::pdf::drawing::Drawing;

/// How many English Metric Units a point is long.
const EMU_A_POINT: f64 = 12_700.0;

/// An address with whatever cannot stand in one written as addresses write it: Word opens no document with another.
fn to_follow(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut written = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let is_written =
            *byte == b'%' && bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        if is_written || byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte) {
            written.push(char::from(*byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

/// A document that is being written.
#[derive(Default)]
pub(super) struct Body {
    pub(super) content: String,
    pub(super) lists: Lists,
    contents: Contents,
    /// Where links lead, in the order of their relations.
    links: Vec<String>,
    /// In the order of their relations.
    pub(super) pictures: Vec<Vec<u8>>,
    /// How many headings, and tables with a caption, there are so far.
    headings: usize,
    captions: usize,
    /// Whether what comes next begins a page.
    turns: bool,
}

/// What numbers a heading of the first level.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbered {
    Section,
    Appendix,
    Not,
}

impl Body {
    /// Goes on, on a new page.
    pub(super) fn turn_page(&mut self) {
        self.turns = true;
    }

    /// A section.
    pub(super) fn section(&mut self, text: &str, numbered: Numbered) {
        let numbering = match numbered {
            // As its style says.
            Numbered::Section => String::new(),
            Numbered::Appendix => format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{APPENDICES}\"/></w:numPr>"),
            Numbered::Not => "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>".to_owned(),
        };
        self.heading(1, &numbering, &text.into(), Some((text, numbered)));
    }

    /// A part of a section; the table of contents lists it too.
    pub(super) fn part(&mut self, text: impl Into<Text>, plain: &str) {
        self.heading(2, "", &text.into(), Some((plain, Numbered::Not)));
    }

    /// A heading within a part.
    pub(super) fn detail(&mut self, text: impl Into<Text>) {
        self.heading(3, "", &text.into(), None);
    }

    /// A heading of any level.
    pub(super) fn heading(&mut self, level: u8, numbering: &str, text: &Text, listed: Option<(&str, Numbered)>) {
        self.headings += 1;
        let at = self.headings;
        let turn = self.turn();
        self.content.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/>{turn}{numbering}</w:pPr><w:bookmarkStart w:id=\"{at}\" \
             w:name=\"_Toc{at}\"/>{}<w:bookmarkEnd w:id=\"{at}\"/></w:p>",
            text.runs()
        ));
        if let Some((text, numbered)) = listed {
            self.contents.list(Listed { level, at, text: text.to_owned(), numbered });
        }
    }

    fn turn(&mut self) -> &'static str {
        if std::mem::take(&mut self.turns) { "<w:pageBreakBefore/>" } else { "" }
    }

    /// A paragraph in a style; nothing where there is no text.
    pub(super) fn paragraph(&mut self, style: &str, text: impl Into<Text>) {
        let text = text.into();
        if !text.is_empty() {
            let turn = self.turn();
            self.content
                .push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{turn}</w:pPr>{}</w:p>", text.runs()));
        }
    }

    /// Room, in twentieths of a point.
    pub(super) fn room(&mut self, height: u32) {
        self.content.push_str(&format!("<w:p><w:pPr><w:spacing w:before=\"{height}\" w:after=\"0\"/></w:pPr></w:p>"));
    }

    /// Points of a list.
    pub(super) fn points(&mut self, points: impl IntoIterator<Item = impl Into<Text>>) {
        for point in points {
            self.point(BULLETS, 0, &point.into());
        }
    }

    /// Numbered points.
    pub(super) fn numbers(&mut self, points: impl IntoIterator<Item = impl Into<Text>>) {
        let list = self.lists.numbered(1, 0);
        for point in points {
            self.point(list, 0, &point.into());
        }
    }

    /// A point of a list, on a level.
    pub(super) fn point(&mut self, list: usize, level: usize, text: &Text) {
        self.content.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"{level}\"/>\
             <w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            text.runs()
        ));
    }

    /// What is shown and leads somewhere; where there is no address, it is shown alone.
    pub(super) fn link(&mut self, address: &str, shown: &str) -> Text {
        let mut text = Text::default();
        if !shown.is_empty() {
            let runs = self.leading(address, looking(Look::Link, shown).runs());
            text.push_runs(&runs);
        }
        text
    }

    /// Runs that lead to an address.
    pub(super) fn leading(&mut self, address: &str, runs: &str) -> String {
        if address.is_empty() {
            return runs.to_owned();
        }
        self.links.push(address.to_owned());
        format!("<w:hyperlink r:id=\"link{}\" w:history=\"1\">{runs}</w:hyperlink>", self.links.len())
    }

    /// What the next table is of, with its number.
    pub(super) fn caption(&mut self, word: &str, about: &str) {
        self.captions += 1;
        let number = format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> SEQ {word} \\* ARABIC \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            self.captions
        );
        let mut text = Text::from(format!("{word}\u{a0}"));
        text.push_runs(&number);
        text.push(Look::Plain, "", &format!(": {about}"));
        self.paragraph("Caption", text);
    }

    /// A table; nothing where it has no rows.
    pub(super) fn table(&mut self, table: &Table) {
        let xml = table.xml();
        if !xml.is_empty() {
            self.content.push_str(&xml);
            // Two tables that touch would be one.
            self.content.push_str("<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
        }
    }

    /// A drawing, which is read out as what it says.
    pub(super) fn picture(&mut self, drawing: &Drawing) {
        self.pictures.push(drawing.png.clone());
        let (at, about) = (self.pictures.len(), escaped(&drawing.description));
        let [width, height] = [drawing.width, drawing.height].map(|points| f64::from(points) * EMU_A_POINT);
        let turn = self.turn();
        self.content.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/>{turn}</w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" \
             distR=\"0\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent \
             cx=\"{width:.0}\" cy=\"{height:.0}\"/><wp:docPr id=\"{at}\" name=\"picture{at}\" descr=\"{about}\"/><a:graphic \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData \
             uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"{at}\" \
             name=\"picture{at}.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture{at}\"/><a:stretch>\
             <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width:.0}\" \
             cy=\"{height:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>\
             </a:graphic></wp:inline></w:drawing></w:r></w:p>"
        ));
    }

    /// The table of contents, once all headings are known.
    pub(super) fn contents(&mut self, title: &str) {
        self.paragraph("TOCHeading", title);
        self.contents.begin(self.content.len());
    }

    /// The document's part; a cover has nothing above or below it.
    pub(super) fn document(&self, cover: bool) -> String {
        let (before, entries, after) = self.contents.within(&self.content);
        let first_foot = if cover { "" } else { "<w:footerReference w:type=\"first\" r:id=\"footer\"/>" };
        format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{before}{entries}{after}\
             <w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:headerReference w:type=\"first\" \
             r:id=\"first-header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/>{first_foot}\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1644\" w:right=\"1191\" w:bottom=\"1474\" w:left=\"1531\" \
             w:header=\"794\" w:footer=\"737\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
        )
    }

    /// Where its links lead, and its pictures lie.
    pub(super) fn relations(&self) -> String {
        let links = (1..).zip(&self.links).map(|(at, address)| {
            let address = escaped(&to_follow(address));
            format!(
                "<Relationship Id=\"link{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                 hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>"
            )
        });
        let pictures = (1..=self.pictures.len()).map(|at| {
            format!(
                "<Relationship Id=\"picture{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                 image\" Target=\"media/picture{at}.png\"/>"
            )
        });
        links.chain(pictures).collect()
    }

    /// Whether it has a table of contents.
    pub(super) fn has_contents(&self) -> bool {
        self.contents.stands()
    }
}
