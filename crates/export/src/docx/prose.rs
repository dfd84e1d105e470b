//! The texts of the form, in the styles of headings, lists and quotations.

use super::body::Body;
use super::lists::{BULLETS, DEEPEST, indent};
use super::text::{Look, Text, runs_leftwards};
use crate::pdf::common_mark::{Block, Span};

/// The lowest style of headings.
const LOWEST: u8 = 5;

impl Body {
    /// A text, whose headings begin below a level.
    pub(super) fn blocks(&mut self, blocks: &[Block], level: u8) {
        for block in blocks {
            match block {
                Block::Heading { level: own, spans } => {
                    let text = self.spans(spans);
                    self.heading((level + own).min(LOWEST), "", &text, None);
                }
                Block::Paragraph { spans } => self.running("Normal", "", spans),
                Block::List { start, items } => self.list(*start, items, 0, level),
                Block::Quote { blocks } => {
                    for block in blocks {
                        match block {
                            Block::Paragraph { spans } => self.running("Quote", "", spans),
                            other => self.blocks(std::slice::from_ref(other), level),
                        }
                    }
                }
                Block::Code { lines } => {
                    for line in lines {
                        self.paragraph("Code", line);
                    }
                }
                Block::Rule => self.content.push_str("<w:p><w:pPr><w:pStyle w:val=\"Rule\"/></w:pPr></w:p>"),
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], depth: usize, level: u8) {
        let list = start.map_or(BULLETS, |start| self.lists.numbered(start, depth));
        for blocks in items {
            let mut begun = false;
            for block in blocks {
                match block {
                    Block::Paragraph { spans } if !begun => {
                        let text = self.spans(spans);
                        self.point(list, depth, &text);
                        begun = true;
                    }
                    Block::Paragraph { spans } => {
                        let set_in = format!("<w:ind w:left=\"{}\"/>", indent(depth));
                        self.running("ListParagraph", &set_in, spans);
                    }
                    Block::List { start, items } => self.list(*start, items, (depth + 1).min(DEEPEST), level),
                    other => self.blocks(std::slice::from_ref(other), level),
                }
            }
        }
    }

    /// A paragraph, which runs from right to left when it begins with a letter that does.
    fn running(&mut self, style: &str, set_in: &str, spans: &[Span]) {
        let first = spans.iter().flat_map(|span| span.text.chars()).find(|letter| letter.is_alphabetic());
        let way = if first.is_some_and(runs_leftwards) { "<w:bidi/>" } else { "" };
        let text = self.spans(spans);
        self.content
            .push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{way}{set_in}</w:pPr>{}</w:p>", text.runs()));
    }

    fn spans(&mut self, spans: &[Span]) -> Text {
        let mut text = Text::default();
        for span in spans {
            let strong = if span.strong { "<w:b/><w:bCs/>" } else { "" };
            let emphasised = if span.emphasised { "<w:i/><w:iCs/>" } else { "" };
            let look = if span.address.is_some() { Look::Link } else { Look::Plain };
            let mut own = Text::default();
            own.push(look, &format!("{strong}{emphasised}"), &span.text);
            let runs = self.leading(span.address.as_deref().unwrap_or_default(), own.runs());
            text.push_runs(&runs);
            if span.line_end {
                text.line_end();
            }
        }
        text
    }
}
