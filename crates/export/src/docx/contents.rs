//! The table of contents: a field that a program can make again, with its entries in it already.

use super::body::Numbered;
use super::text::Text;

/// A heading that it lists.
pub(super) struct Listed {
    pub(super) level: u8,
    /// Which heading of the document it is.
    pub(super) at: usize,
    pub(super) text: String,
    pub(super) numbered: Numbered,
}

/// What it lists, and where in the document it stands.
#[derive(Default)]
pub(super) struct Contents {
    place: Option<usize>,
    listed: Vec<Listed>,
}

impl Contents {
    /// Stands at that place of the content.
    pub(super) fn begin(&mut self, place: usize) {
        self.place = Some(place);
    }

    pub(super) fn list(&mut self, heading: Listed) {
        self.listed.push(heading);
    }

    /// The content before it, itself, and the content after it.
    pub(super) fn within<'a>(&self, content: &'a str) -> (&'a str, String, &'a str) {
        match self.place.and_then(|place| content.split_at_checked(place)) {
            Some((before, after)) => (before, self.xml(), after),
            None => (content, String::new(), ""),
        }
    }

    /// Each entry leads to its heading. Which page that is on only the program knows that lays the pages out: it puts the
    /// numbers in when the field is made again.
    fn xml(&self) -> String {
        let last = self.listed.len();
        let mut numbers = (0, b'A');
        let entries = (1..).zip(&self.listed).map(|(place, heading)| {
            let mut text = Text::default();
            if place == 1 {
                text.push_runs(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \
                     \"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                );
            }
            let number = match heading.numbered {
                Numbered::Section => {
                    numbers.0 += 1;
                    numbers.0.to_string()
                }
                Numbered::Appendix => {
                    let letter = char::from(numbers.1).to_string();
                    numbers.1 = numbers.1.saturating_add(1);
                    letter
                }
                Numbered::Not => String::new(),
            };
            let mut entry = Text::from(&number);
            if !number.is_empty() {
                entry.push_runs("<w:r><w:tab/></w:r>");
            }
            entry.push_runs(Text::from(&heading.text).runs());
            text.push_runs(&format!(
                "<w:hyperlink w:anchor=\"_Toc{}\" w:history=\"1\">{}</w:hyperlink>",
                heading.at,
                entry.runs()
            ));
            if place == last {
                text.push_runs("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            format!("<w:p><w:pPr><w:pStyle w:val=\"TOC{}\"/></w:pPr>{}</w:p>", heading.level, text.runs())
        });
        let entries: String = entries.collect();
        format!(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>\
             </w:sdtPr><w:sdtContent>{entries}</w:sdtContent></w:sdt>"
        )
    }
}
