//! A pasted text as lines: whatever ended them, and whatever stood for a space.

use unicode_normalization::UnicodeNormalization;

use crate::intake::LEFT_OUT;

/// A line as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number, from 1, as an editor counts.
    pub number: u32,
    /// How far it is set in.
    pub indent: usize,
    /// Its text: composed letters, plain single spaces, none at the ends.
    pub text: String,
}

/// The lines of a text.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let ended = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    ended.split('\n').zip(1_u32..).map(|(text, number)| line(text, number)).collect()
}

fn line(text: &str, number: u32) -> Line {
    let mut clean = String::with_capacity(text.len());
    let (mut indent, mut spaced) = (0, false);
    for letter in text.nfc() {
        if letter.is_whitespace() {
            spaced = true;
            if clean.is_empty() {
                indent += if letter == '\t' { 4 } else { 1 };
            }
        } else if !is_unseen(letter) {
            if spaced && !clean.is_empty() {
                clean.push(' ');
            }
            spaced = false;
            clean.push(letter);
        }
    }
    Line { number, indent, text: clean }
}

/// Letters that nobody sees: controls, soft hyphens, joiners, marks of direction. The sign for what is left out is ours.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || letter == LEFT_OUT
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_line_ends_as_any_system_ends_it() {
        assert_eq!(texts("a\r\nb\rc\nd\u{2028}e"), ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn odd_spaces_are_spaces_and_what_nobody_sees_is_gone() {
        assert_eq!(texts("\u{feff}  € \u{a0}40\u{202f}000\u{200b}\teuro \u{2592}"), ["€ 40 000 euro"]);
        assert_eq!(texts("subsi\u{ad}die"), ["subsidie"]);
    }

    #[test]
    fn letters_are_composed_and_numbers_of_lines_are_those_of_an_editor() {
        let read = lines("\n\n  e\u{301}e\u{301}n");
        assert_eq!(read[2], Line { number: 3, indent: 2, text: "één".to_owned() });
    }
}
