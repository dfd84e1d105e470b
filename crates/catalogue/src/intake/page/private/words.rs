//! The words of a line, with their places and without accents and capitals.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that are looked up.
pub(crate) type WordList = LazyLock<HashSet<&'static str>>;

/// The words of a file of this folder.
pub(crate) fn list(file: &'static str) -> HashSet<&'static str> {
    file.split_whitespace().collect()
}

/// A word.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Where it stands.
    pub at: Range<usize>,
    /// Its letters, small and without accents.
    pub plain: String,
    /// Whether it begins with a capital and goes on small, or is written in capitals as French family names are.
    pub named: bool,
    /// Whether it is one letter with a full stop.
    pub initial: bool,
}

/// The words of a text: letters, and the hyphens and apostrophes between them.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphabetic() || (start.is_some() && matches!(letter, '-' | '\'' | '’'));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(word(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str, from: usize, to: usize) -> Word {
    let shown = text[from..to].trim_end_matches(['-', '\'', '’']);
    let at = from..from + shown.len();
    let mut letters = shown.chars().filter(|letter| letter.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    let count = letters.clone().count();
    let named =
        capital && count > 0 && (letters.clone().any(char::is_lowercase) || (count > 2 && !shown.contains('-')));
    let initial = capital && count == 0 && text[at.end..].starts_with('.');
    Word { plain: fold(shown), at, named, initial }
}

/// Small letters without accents, and nothing else.
pub(crate) fn fold(text: &str) -> String {
    text.nfd().filter(|letter| letter.is_alphabetic() && !is_combining_mark(*letter)).collect::<String>().to_lowercase()
}
