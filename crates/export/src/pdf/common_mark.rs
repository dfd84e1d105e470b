//! CommonMark as data: headings, paragraphs, lists, quotations and code with emphasis and links inside. HTML is text
//! like any other.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use super::typed::Typed;

/// Lists and quotations deeper than this continue at this depth: no page has room for more, and none needs it.
const DEEPEST: usize = 4;
/// Lowest heading within a text.
const LOWEST_HEADING: u8 = 3;
/// No address is longer than this.
const LONGEST_ADDRESS: usize = 2000;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "k", rename_all = "lowercase")]
pub(crate) enum Block {
    /// A heading; levels start at 1 and never skip one on the way down.
    Heading { level: u8, spans: Vec<Span> },
    /// A paragraph.
    Paragraph { spans: Vec<Span> },
    /// A list; `start` is the first number of a numbered one.
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    /// A quotation.
    Quote { blocks: Vec<Block> },
    /// Lines that are kept as they are.
    Code { lines: Vec<String> },
    /// A line across.
    Rule,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Span {
    /// The text.
    #[serde(rename = "t")]
    pub(crate) text: String,
    /// Strong.
    #[serde(rename = "b", skip_serializing_if = "is_false")]
    pub(crate) strong: bool,
    /// Emphasised.
    #[serde(rename = "i", skip_serializing_if = "is_false")]
    pub(crate) emphasised: bool,
    /// Where it leads.
    #[serde(rename = "u", skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    /// A new line follows.
    #[serde(rename = "n", skip_serializing_if = "is_false")]
    pub(crate) line_end: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Reads a text.
pub(super) fn blocks(source: &str, typed: &Typed, picture: &str) -> Vec<Block> {
    let mut reader = Reader::new(typed, picture);
    for event in Parser::new_ext(source, Options::empty()) {
        reader.take(event);
    }
    reader.finish()
}

/// A container that is being filled.
#[derive(Default)]
struct Open {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

#[derive(Default)]
enum Kind {
    #[default]
    Text,
    Quote,
    List(Option<u64>),
    Item,
    /// Too deep: what it holds goes to what it is in.
    Through,
}

struct Reader<'a> {
    typed: &'a Typed,
    picture: &'a str,
    open: Vec<Open>,
    spans: Vec<Span>,
    strong: usize,
    emphasised: usize,
    address: Vec<Option<String>>,
    code: Option<String>,
    heading: u8,
}

impl<'a> Reader<'a> {
    fn new(typed: &'a Typed, picture: &'a str) -> Self {
        Reader {
            typed,
            picture,
            open: vec![Open::default()],
            spans: Vec::new(),
            strong: 0,
            emphasised: 0,
            address: Vec::new(),
            code: None,
            heading: 0,
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Html(text) => {
                self.text(text.trim_end());
                self.line_end();
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line_end(),
            Event::Rule => {
                self.paragraph();
                self.put(Block::Rule);
            }
            // Extensions that are not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(_) => (),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock => self.paragraph(),
            Tag::BlockQuote(_) => self.enter(Kind::Quote),
            Tag::List(start) => self.enter(Kind::List(start)),
            Tag::Item => {
                self.paragraph();
                let through = !matches!(self.open.last(), Some(Open { kind: Kind::List(_), .. }));
                self.open.push(Open { kind: if through { Kind::Through } else { Kind::Item }, ..Open::default() });
            }
            Tag::CodeBlock(_) => {
                self.paragraph();
                self.code = Some(String::new());
            }
            Tag::Emphasis => self.emphasised += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.address.push(address(&dest_url)),
            Tag::Image { .. } => self.text(&format!("[{}: ", self.picture)),
            _ => (),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let lines: Vec<String> = code.lines().map(|line| indented(line, self.typed)).collect();
                if !lines.is_empty() {
                    self.put(Block::Code { lines });
                }
            }
            TagEnd::Emphasis => self.emphasised = self.emphasised.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => drop(self.address.pop()),
            TagEnd::Image => self.text("]"),
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        let span = Span {
            text: self.typed.part(text),
            strong: self.strong > 0,
            emphasised: self.emphasised > 0,
            address: self.address.last().cloned().flatten(),
            line_end: false,
        };
        if span.text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if !last.line_end && same_style(last, &span) => last.text.push_str(&span.text),
            _ => self.spans.push(span),
        }
    }

    fn line_end(&mut self) {
        if let Some(last) = self.spans.last_mut() {
            last.line_end = true;
        }
    }

    /// What was gathered since the last block, without spaces at its ends.
    fn line(&mut self) -> Vec<Span> {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(first) = spans.first_mut() {
            first.text = first.text.trim_start_matches(' ').to_owned();
        }
        if let Some(last) = spans.last_mut() {
            last.text = last.text.trim_end_matches(' ').to_owned();
            last.line_end = false;
        }
        spans.retain(|span| !span.text.is_empty());
        if spans.iter().all(|span| span.text.chars().all(char::is_whitespace)) {
            spans.clear();
        }
        spans
    }

    fn paragraph(&mut self) {
        let spans = self.line();
        if !spans.is_empty() {
            self.put(Block::Paragraph { spans });
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let spans = self.line();
        if spans.is_empty() {
            return;
        }
        // A heading inside a list or a quotation has no place in the document's outline.
        if self.open.len() > 1 {
            let spans = spans.into_iter().map(|span| Span { strong: true, ..span }).collect();
            return self.put(Block::Paragraph { spans });
        }
        self.heading = (level as u8).min(self.heading + 1).min(LOWEST_HEADING);
        self.put(Block::Heading { level: self.heading, spans });
    }

    fn enter(&mut self, kind: Kind) {
        self.paragraph();
        let depth = self.open.iter().filter(|open| matches!(open.kind, Kind::Quote | Kind::List(_))).count();
        self.open.push(Open { kind: if depth < DEEPEST { kind } else { Kind::Through }, ..Open::default() });
    }

    fn leave(&mut self) {
        self.paragraph();
        if self.open.len() < 2 {
            return;
        }
        let Some(done) = self.open.pop() else { return };
        match done.kind {
            Kind::Text | Kind::Through => done.blocks.into_iter().for_each(|block| self.put(block)),
            Kind::Quote if done.blocks.is_empty() => (),
            Kind::Quote => self.put(Block::Quote { blocks: done.blocks }),
            Kind::List(_) if done.items.is_empty() => (),
            Kind::List(start) => self.put(Block::List { start, items: done.items }),
            Kind::Item => {
                if let Some(list) = self.open.last_mut() {
                    list.items.push(done.blocks);
                }
            }
        }
    }

    fn put(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        while self.open.len() > 1 {
            self.leave();
        }
        self.open.pop().map(|root| root.blocks).unwrap_or_default()
    }
}

fn same_style(one: &Span, other: &Span) -> bool {
    (one.strong, one.emphasised, &one.address) == (other.strong, other.emphasised, &other.address)
}

/// An address that a reader may follow; others stay plain text.
fn address(typed: &str) -> Option<String> {
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| {
        typed.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && typed.len() > scheme.len()
    });
    let fit = typed.len() <= LONGEST_ADDRESS && !typed.chars().any(|one| one.is_control() || one.is_whitespace());
    (known && fit).then(|| typed.to_owned())
}

/// A line of code with the spaces it starts with, which no layout may swallow.
fn indented(line: &str, typed: &Typed) -> String {
    let spaces = line.chars().take_while(|one| matches!(one, ' ' | '\t')).count();
    format!("{}{}", "\u{a0}".repeat(spaces.min(24)), typed.line(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<Block> {
        blocks(source, &Typed::default(), "picture")
    }

    fn said(blocks: &[Block]) -> String {
        blocks
            .iter()
            .map(|block| match block {
                Block::Heading { spans, .. } | Block::Paragraph { spans } => {
                    spans.iter().map(|span| span.text.as_str()).collect()
                }
                Block::List { items, .. } => items.iter().map(|item| said(item)).collect::<Vec<_>>().join("|"),
                Block::Quote { blocks } => said(blocks),
                Block::Code { lines } => lines.join("\n"),
                Block::Rule => "---".to_owned(),
            })
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn styles_and_links_are_flags_on_runs() {
        let [Block::Paragraph { spans }] = &read("Een **sterk *en* schuin** [woord](https://a.example/x).")[..] else {
            panic!("one paragraph")
        };
        let styles: Vec<_> = spans.iter().map(|span| (span.text.as_str(), span.strong, span.emphasised)).collect();
        assert_eq!(
            styles,
            [
                ("Een ", false, false),
                ("sterk ", true, false),
                ("en", true, true),
                (" schuin", true, false),
                (" ", false, false),
                ("woord", false, false),
                (".", false, false)
            ]
        );
        assert_eq!(spans[5].address.as_deref(), Some("https://a.example/x"));
    }

    #[test]
    fn only_web_and_mail_addresses_lead_anywhere() {
        for (typed, leads) in [
            ("[a](https://a.example)", true),
            ("[a](MAILTO:a@a.example)", true),
            ("[a](javascript:alert(1))", false),
            ("[a](file:///etc/passwd)", false),
            ("[a](https://)", false),
        ] {
            let [Block::Paragraph { spans }] = &read(typed)[..] else { panic!("{typed}") };
            assert_eq!(spans[0].address.is_some(), leads, "{typed}");
        }
    }

    #[test]
    fn headings_start_at_the_top_and_skip_no_level() {
        let levels: Vec<u8> = read("#### a\n\n# b\n\n### c\n\n###### d\n\n###### e\n\n## f")
            .iter()
            .filter_map(|block| if let Block::Heading { level, .. } = block { Some(*level) } else { None })
            .collect();
        assert_eq!(levels, [1, 1, 2, 3, 3, 2]);
        assert_eq!(read("# \u{a0}\n\n## \u{200d}\n"), []);
    }

    #[test]
    fn html_pictures_and_markup_of_others_are_text() {
        assert_eq!(said(&read("a <b>c</b> #panic() $x$")), "a <b>c</b> #panic() $x$");
        assert_eq!(said(&read("<div>\nx\n</div>")), "<div>x</div>");
        assert_eq!(said(&read("![een kaart](k.png)")), "[picture: een kaart]");
    }

    #[test]
    fn lists_nest_and_deep_ones_flatten() {
        assert_eq!(said(&read("1. a\n   - b\n   - c\n2. d")), "a|b|c|d");
        let deep = format!("{}x", "> ".repeat(5000));
        assert_eq!(said(&read(&deep)), "x");
        let deep: String = (0..200).map(|depth| format!("{}- y\n", "  ".repeat(depth))).collect();
        assert_eq!(said(&read(&deep)).matches('y').count(), 200);
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(said(&read("```\na\n  b\n```")), "a\n\u{a0}\u{a0}b");
    }
}
