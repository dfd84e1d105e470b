//! Counting words as a reader does: the text of CommonMark, not its marks.

use pulldown_cmark::{Event, Options, Parser};

/// How many digits the number of a list's item has at most.
const LONGEST_NUMBER: usize = 9;

/// How many words a text in CommonMark has.
pub(crate) fn words(text: &str) -> usize {
    plain_words(text).unwrap_or_else(|| marked_words(text))
}

/// The words of a text in which nothing stands that CommonMark would leave out but the numbers of lists, counted without
/// reading its marks: an asterisk or a heading's sign is part of no word, with or without a meaning. None where something
/// does (code fences, HTML, links, escapes, entities), or may do: a number before a line that does not begin a block.
fn plain_words(text: &str) -> Option<usize> {
    let is_mark = |byte| matches!(byte, b'`' | b'~' | b'<' | b'&' | b'\\' | b'[');
    if text.bytes().fold(false, |found, byte| found | is_mark(byte)) {
        return None;
    }
    let mut words = 0;
    let (mut begins_block, mut behind_item) = (true, false);
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.bytes().all(|byte| matches!(byte, b' ' | b'\t')) {
            (begins_block, behind_item) = (true, false);
            continue;
        }
        // A number makes an item where a block begins, or right behind another item: elsewhere it may be part of a
        // paragraph.
        let numbered = item(line).filter(|_| begins_block || behind_item);
        let content = numbered.unwrap_or(line);
        let beyond_marks = content.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        // The number of another list, or of none; a return on its own ends a line, too.
        if item(beyond_marks).is_some() || line.contains('\r') {
            return None;
        }
        words += content.split_whitespace().filter(|run| run.contains(char::is_alphanumeric)).count();
        (begins_block, behind_item) = (false, numbered.is_some());
    }
    Some(words)
}

/// What a line says behind the number that makes it an item of a list.
fn item(line: &str) -> Option<&str> {
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let content = behind.strip_prefix(['.', ')'])?;
    let is_number = (1..=LONGEST_NUMBER).contains(&(line.len() - behind.len()));
    (is_number && (content.is_empty() || content.starts_with([' ', '\t']))).then_some(content)
}

fn marked_words(text: &str) -> usize {
    let mut counter = Counter::default();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => text.chars().for_each(|letter| counter.letter(letter)),
            Event::SoftBreak | Event::HardBreak | Event::Rule => counter.end_word(),
            // An item of a list begins without an end before it where the list stands within another's item.
            Event::Start(tag) if !tag_is_inside_words(tag.to_end()) => counter.end_word(),
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
    fn letter(&mut self, letter: char) {
        if letter.is_whitespace() {
            self.end_word();
        } else if letter.is_alphanumeric() && !self.in_word {
            self.in_word = true;
            self.words += 1;
        }
    }

    fn end_word(&mut self) {
        self.in_word = false;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{marked_words, plain_words, words};

    /// Pieces of which texts are made in which marks stand where they mean something, and where they do not.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[a-zé]{1,3}",
            4 => proptest::sample::select(vec![
                " ", " ", "\n", "\n\n", "\r\n", "\t", "    ", "\u{a0}", "\u{2028}", "\0", "- ", "* ", "+ ", "> ", "# ", "#", "=",
                "---\n", "***", "**", "*", "_", "__", "1", "12. ", "3) ", "1. ", "\n1. ", "\n2. ", "\n\n3. ", "4.\n", "5.", "1.5", "2020", "\n\n1234567890. ", "|", "!", "]", "(", ")", ":", "\"", "–", "’", "...",
            ]).prop_map(str::to_owned),
            1 => proptest::sample::select(vec![
                "`", "``", "```\n", "```rust\n", "~~~ nl\n", "~", "<", "<b>", "<!-- x -->", "&", "&amp;", "\\", "\\\n", "[", "[a](b)",
                "[a]: b\n", "![a](b c)",
            ]).prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn what_is_counted_without_the_parser_is_what_the_parser_counts(text in text()) {
            if let Some(words) = plain_words(&text) {
                prop_assert_eq!(words, marked_words(&text));
            }
        }
    }

    #[test]
    fn usual_texts_are_counted_without_the_parser() {
        let usual = "# Wat\n\nEen **eerste** alinea, met 3 delen:\n\n- dit\n- dat\n\n> en _dit_ ook";
        assert_eq!(plain_words(usual), Some(12));
        assert_eq!(plain_words("Eerst:\n\n1. een\n2. twee\n\n12) drie"), Some(4));
        assert_eq!(plain_words("In\n2. regels"), None, "not the beginning of a list");
        assert_eq!(plain_words("1. ---\na\n2. regels"), None, "no item any more");
        assert_eq!(plain_words("- 2. regels"), None);
        assert_eq!(plain_words("In 2 regels.\n3 stappen, 1.5 uur"), Some(7));
    }

    #[test]
    fn words_are_counted_and_marks_are_not() {
        for (text, count) in [
            ("", 0),
            ("   \n\n", 0),
            ("# Concept\n\nTwee woorden", 3),
            ("- een\n- twee\n- drie", 3),
            ("- `een`\n\t- twee\n\t  - drie", 3),
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
