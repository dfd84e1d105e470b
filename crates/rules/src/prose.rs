//! Counting words as a reader does: the text of CommonMark, not its marks.

use pulldown_cmark::{Event, Options, Parser};

/// How many words a text in CommonMark has.
pub(crate) fn words(text: &str) -> usize {
    let mut counter = Counter::default();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => counter.read(&text),
            Event::SoftBreak | Event::HardBreak | Event::Rule => counter.end_word(),
            Event::End(tag) if !tag_is_inside_words(tag) => counter.end_word(),
            // Raw HTML is not rendered anywhere, and so not counted either.
            _ => {}
        }
    }
    counter.words
}

/// Emphasis and links may begin or end within a word: `**be**gin` is one.
fn tag_is_inside_words(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Strikethrough)
}

#[derive(Default)]
struct Counter {
    words: usize,
    in_word: bool,
}

impl Counter {
    /// A run of characters with a letter or a digit in it is a word; a lone dash is none.
    fn read(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.end_word();
            } else if letter.is_alphanumeric() && !self.in_word {
                self.in_word = true;
                self.words += 1;
            }
        }
    }

    fn end_word(&mut self) {
        self.in_word = false;
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_counted_and_marks_are_not() {
        for (text, count) in [
            ("", 0),
            ("   \n\n", 0),
            ("# Concept\n\nTwee woorden", 3),
            ("- een\n- twee\n- drie", 3),
            ("**be**gin", 1),
            ("een [lange link](https://example.org/met/veel/delen) hier", 4),
            ("een – twee - drie", 3),
            ("regel een\nregel twee", 4),
            ("l'école et d’autres", 3),
            ("<b>geen</b> <i class=\"x y z\">html</i>", 2),
            ("***\n---\n", 0),
            ("`code woord`", 2),
        ] {
            assert_eq!(words(text), count, "{text:?}");
        }
    }
}
