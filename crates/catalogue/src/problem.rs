//! What is wrong in a call, fund or theme file, and where.

use std::fmt;

use voorstel_model::{Language, Place, Text};

use crate::marks::named;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// It is wrong: a call is not published with it.
    Error,
    /// Probably not what was meant.
    Warning,
    /// It could be better.
    Advice,
}

/// Something wrong in one file. The other files are used all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named by whoever had it read.
    pub file: String,
    /// Line, column and key.
    pub place: Place,
    /// What is wrong and what was expected; what it names is marked for [`named`].
    pub message: Text,
    /// What would mend it, marked alike; empty where the message says it all.
    pub hint: Text,
    /// How much it matters.
    pub weight: Weight,
}

impl Problem {
    /// A problem with a file as a whole.
    pub fn of_file(file: &str, message: Text) -> Problem {
        Problem::at(file, Place::default(), message)
    }

    /// An error at a place.
    pub(crate) fn at(file: &str, place: Place, message: Text) -> Problem {
        Problem { file: file.to_owned(), place, message, hint: Text::default(), weight: Weight::Error }
    }

    /// One line: file, place, what was expected, and what would mend it.
    pub fn in_language(&self, language: Language) -> String {
        let mut line = self.file.clone();
        let (row, column) = match language {
            Language::Nl => ("regel", "kolom"),
            Language::En => ("line", "column"),
        };
        if let Some(number) = self.place.line {
            line.push_str(&format!(", {row} {number}"));
        }
        if let Some(number) = self.place.column {
            line.push_str(&format!(", {column} {number}"));
        }
        if !self.place.key.is_empty() {
            line.push_str(&format!(", {}", self.place.key));
        }
        let as_written = |text: &Text| named(text.get(language), |mark| mark.code().to_owned());
        line.push_str(&format!(": {}", as_written(&self.message)));
        let hint = as_written(&self.hint);
        if hint.is_empty() { line } else { format!("{line} ({hint})") }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_language(Language::En))
    }
}

/// A text in both languages.
pub(crate) fn both(nl: impl Into<String>, en: impl Into<String>) -> Text {
    Text { nl: nl.into(), en: en.into() }
}
