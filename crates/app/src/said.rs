//! Sentences in both languages at once: the reader may change language without asking again.

use voorstel_model::{Language, Text};
use voorstel_words::{Arg, Words};

/// A message in both languages.
pub(crate) fn both(key: &str, args: &[(&str, Arg)]) -> Text {
    each(|words| words.message(key, args))
}

/// What each language's words make of something.
pub(crate) fn each(say: impl Fn(&Words) -> String) -> Text {
    Text { nl: say(Words::of(Language::Nl)), en: say(Words::of(Language::En)) }
}
