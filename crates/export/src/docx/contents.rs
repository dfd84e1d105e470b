//! The table of contents: a field that a program can make again, with its entries in it already.

use std::collections::BTreeMap;

use super::body::Numbered;
use super::height::pages;
use super::text::{Text, field};

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

    pub(super) fn stands(&self) -> bool {
        self.place.is_some()
    }

    pub(super) fn list(&mut self, heading: Listed) {
        self.listed.push(heading);
    }

    /// The content before it, itself, and the content after it.
    pub(super) fn within<'a>(&self, content: &'a str) -> (&'a str, String, &'a str) {
        match self.place.and_then(|place| content.split_at_checked(place)) {
            Some((before, after)) => {
                let pages = pages(&[before, &self.xml(&BTreeMap::new()), after].concat());
                (before, self.xml(&pages), after)
            }
            None => (content, String::new(), ""),
        }
    }

    /// Each entry leads to its heading. Which page that is on only the program knows that lays the pages out: the number is a
    /// field, which it makes when it is asked to; until then it is what letters take on average.
    fn xml(&self, pages: &BTreeMap<usize, usize>) -> String {
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
            let at = heading.at;
            let page = pages.get(&at).map(usize::to_string).unwrap_or_default();
            entry.push_runs(&format!("<w:r><w:tab/></w:r>{}", field(&format!("PAGEREF _Toc{at} \\h"), &page)));
            text.push_runs(&format!(
                "<w:hyperlink w:anchor=\"_Toc{at}\" w:history=\"1\">{}</w:hyperlink>",
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
