//! The messages of one language, and how one is looked up.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use voorstel_model::Language;

use crate::numbers;

/// The message files, listed by the build script.
mod files {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// The sentences of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What is filled into a sentence. Always data: a text is never read as a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text, put in as it is.
    Text(String),
    /// A whole number: it is grouped by thousands and chooses singular or plural.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Arg {
        Arg::Number(i64::from(number))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl Words {
    /// The sentences of a language, read anew; [`Words::of`] reads them once.
    pub fn new(language: Language) -> Words {
        let (id, files) = match language {
            Language::Nl => ("nl-BE", files::NL),
            Language::En => ("en-GB", files::EN),
        };
        let id: LanguageIdentifier = id.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolating marks would end up in file names, PDF text and copied sentences; both languages run left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Nl => |value: &FluentValue<'_>, _: &_| grouped(value, Language::Nl),
            Language::En => |value: &FluentValue<'_>, _: &_| grouped(value, Language::En),
        }));
        for (_, text) in files {
            // What a file does hold is used even where a line of it is wrong; a test keeps every file without errors.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Words { language, bundle }
    }

    /// The sentences of a language, read once and kept.
    pub fn of(language: Language) -> &'static Words {
        static NL: OnceLock<Words> = OnceLock::new();
        static EN: OnceLock<Words> = OnceLock::new();
        match language {
            Language::Nl => NL.get_or_init(|| Words::new(Language::Nl)),
            Language::En => EN.get_or_init(|| Words::new(Language::En)),
        }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message of that key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message that takes nothing in; the key itself where there is none.
    pub fn label(&self, key: &str) -> String {
        self.message(key, &[])
    }

    /// A message with what is filled into it; the key itself where there is none.
    pub fn message(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let found = self.find(key, args);
        debug_assert!(found.is_some(), "there is no message {key}");
        found.unwrap_or_else(|| key.to_owned())
    }

    /// A name with its explanation, if there is a message of that key: its value, and what it says under `about`.
    pub fn explained(&self, key: &str) -> Option<(String, String)> {
        let message = self.bundle.get_message(key)?;
        let about = message.get_attribute("about")?.value();
        let say = |pattern| self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned();
        Some((say(message.value()?), say(about)))
    }

    /// A message, if there is one of that key.
    pub(crate) fn find(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(
                *name,
                match arg {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Number(number) => FluentValue::from(*number),
                },
            );
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message {key} is not given all it takes in: {errors:?}");
        Some(text)
    }
}

/// A number inside a sentence, grouped as the language does.
fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if value.fract() == 0.0 => {
            Some(numbers::digits(&format!("{value:.0}"), language))
        }
        _ => None,
    }
}
