//! Numberings: of headings, and of lists.

use std::fmt::Write as _;

/// The deepest level of a list.
pub(super) const DEEPEST: usize = 8;
/// The numberings that every document has: of sections, of what comes after them, and bullets.
pub(super) const SECTIONS: usize = 1;
pub(super) const APPENDICES: usize = 2;
pub(super) const BULLETS: usize = 3;

/// The numbered lists of a document: each begins where it says.
#[derive(Default)]
pub(super) struct Lists {
    starts: Vec<(u64, usize)>,
}

impl Lists {
    /// The identity of a list that begins with a number, on a level.
    pub(super) fn numbered(&mut self, start: u64, level: usize) -> usize {
        self.starts.push((start, level.min(DEEPEST)));
        BULLETS + self.starts.len()
    }

    /// The part of the file that says how each is numbered.
    pub(super) fn xml(&self) -> String {
        let mut xml =
            String::from("<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
        // The number of a section stands in the margin.
        for (id, format, style) in
            [(SECTIONS, "decimal", "<w:pStyle w:val=\"Heading1\"/>"), (APPENDICES, "upperLetter", "")]
        {
            let _ = write!(
                xml,
                "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">\
                 <w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"%1\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:hanging=\"624\"/></w:pPr>\
                 <w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr></w:lvl></w:abstractNum>"
            );
        }
        many_levels(&mut xml, BULLETS, "bullet", |level| ["•", "–", "▪"][level % 3].to_owned());
        many_levels(&mut xml, BULLETS + 1, "decimal", |level| format!("%{}.", level + 1));
        for id in [SECTIONS, APPENDICES, BULLETS] {
            let _ = write!(xml, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
        }
        for (id, (start, level)) in (BULLETS + 1..).zip(&self.starts) {
            let _ = write!(
                xml,
                "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{}\"/><w:lvlOverride w:ilvl=\"{level}\">\
                 <w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>",
                BULLETS + 1
            );
        }
        xml.push_str("</w:numbering>");
        xml
    }
}

fn many_levels(xml: &mut String, id: usize, format: &str, mark: impl Fn(usize) -> String) {
    let _ = write!(xml, "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>");
    for level in 0..=DEEPEST {
        let _ = write!(
            xml,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"397\"/></w:pPr>\
             <w:rPr><w:color w:val=\"0B5D6E\"/></w:rPr></w:lvl>",
            mark(level),
            indent(level),
        );
    }
    xml.push_str("</w:abstractNum>");
}

/// How far the text of a list stands in on a level, in twentieths of a point.
pub(super) fn indent(level: usize) -> usize {
    397 * (level + 1)
}
