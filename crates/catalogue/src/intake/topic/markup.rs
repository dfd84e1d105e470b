//! HTML as text. It is read by the tokenizer of a browser's parser and nothing of the markup is kept: what comes out is
//! lines of plain text.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Text without markup on one line.
pub(super) fn plain(html: &str) -> String {
    lines(html).join(" ")
}

/// Text without markup, a line for each paragraph, row and item.
pub(super) fn lines(html: &str) -> Vec<String> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    // There is no script to stop for: the reader never asks to.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.read.into_inner().lines()
}

#[derive(Default)]
struct Reader {
    read: RefCell<Read>,
}

#[derive(Default)]
struct Read {
    text: String,
    /// How many elements deep one is in something that is not text.
    hidden: u32,
}

impl Read {
    fn lines(&self) -> Vec<String> {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.lines().map(words).filter(|line| !line.is_empty() && line != "•").collect()
    }
}

const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "hr",
    "tr",
    "table",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "pre",
];
const HIDDEN: &[&str] = &["script", "style", "head", "template", "noscript", "iframe", "object", "svg"];

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut read = self.read.borrow_mut();
        match token {
            Token::CharacterTokens(text) if read.hidden == 0 => {
                // Line ends in the markup are spaces of the text.
                let text: String = text
                    .chars()
                    .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
                    .filter(|letter| !letter.is_control())
                    .collect();
                read.text.push_str(&text);
            }
            Token::TagToken(tag) => {
                let name = &*tag.name;
                if HIDDEN.contains(&name) {
                    read.hidden = match tag.kind {
                        TagKind::StartTag if !tag.self_closing => read.hidden.saturating_add(1),
                        TagKind::StartTag => read.hidden,
                        TagKind::EndTag => read.hidden.saturating_sub(1),
                    };
                } else if name == "li" && tag.kind == TagKind::StartTag {
                    read.text.push_str("\n• ");
                } else if name == "td" || name == "th" {
                    read.text.push(' ');
                } else if BLOCKS.contains(&name) || name == "li" {
                    read.text.push('\n');
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_become_lines_and_nothing_of_the_markup_stays() {
        let html = "<div><h3>Scope&nbsp;</h3><p>Towns &amp; <b>villages</b>,\n together.</p><ul><li>one</li><li><p>two</p></li></ul></div>";
        assert_eq!(lines(html), ["Scope", "Towns & villages, together.", "• one", "two"]);
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        let html = "<style>p{}</style><script>alert('x')</script>a<!-- b -->&lt;i&gt;c<img src=x onerror=alert(1)>";
        assert_eq!(plain(html), "a<i>c");
        assert_eq!(plain("<p>left <b>open"), "left open");
        assert_eq!(plain("no markup"), "no markup");
    }
}
