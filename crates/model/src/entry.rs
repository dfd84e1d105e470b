//! A field as somebody left it: empty, understood, or kept as typed because it could not be understood.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A value that is written as text in files, over IPC and in the database.
pub trait Typed: Sized + fmt::Display {
    /// What a reader of an error should write instead.
    const WHAT: &'static str;

    /// Reads the plain written form.
    ///
    /// # Errors
    /// The [`Problem`] that keeps the text from being such a value.
    fn read(text: &str) -> Result<Self, Problem>;
}

/// Why a typed text is not the value its field wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// Letters, or separators that make no number.
    NotANumber,
    /// Below zero.
    Negative,
    /// More decimals than the field keeps.
    TooManyDecimals,
    /// Beyond the largest value that is still added up exactly.
    TooLarge,
    /// No day of the calendar in the form `2021-01-31`.
    NotADate,
}

/// What stands in a field: nothing typed is ever dropped, and nothing that is not understood is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Entry<T> {
    /// Nothing was filled in.
    #[default]
    Empty,
    /// A value.
    Value(T),
    /// The text as typed; it counts in no sum.
    Unreadable(String),
}

impl<T: Typed> Entry<T> {
    /// Reads a field's text.
    pub fn from_text(text: &str) -> Entry<T> {
        if text.trim().is_empty() {
            return Entry::Empty;
        }
        match T::read(text) {
            Ok(value) => Entry::Value(value),
            Err(_) => Entry::Unreadable(text.to_owned()),
        }
    }

    /// Why the text is not understood, if it is not.
    pub fn problem(&self) -> Option<Problem> {
        match self {
            Entry::Unreadable(text) => T::read(text).err(),
            Entry::Empty | Entry::Value(_) => None,
        }
    }
}

impl<T> Entry<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Entry::Value(value) => Some(value),
            Entry::Empty | Entry::Unreadable(_) => None,
        }
    }

    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        matches!(self, Entry::Empty)
    }
}

impl<T: Copy> Entry<T> {
    /// The value itself, where there is one.
    pub fn get(&self) -> Option<T> {
        self.value().copied()
    }
}

impl<T: fmt::Display> fmt::Display for Entry<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Empty => Ok(()),
            Entry::Value(value) => value.fmt(out),
            Entry::Unreadable(text) => out.write_str(text),
        }
    }
}

impl<T: Typed> Serialize for Entry<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de, T: Typed> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Text<T>(std::marker::PhantomData<T>);
        impl<T: Typed> de::Visitor<'_> for Text<T> {
            type Value = Entry<T>;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "{} (a text, not a JSON number)", T::WHAT)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Entry<T>, E> {
                Ok(Entry::from_text(text))
            }
            fn visit_unit<E: de::Error>(self) -> Result<Entry<T>, E> {
                Ok(Entry::Empty)
            }
            fn visit_none<E: de::Error>(self) -> Result<Entry<T>, E> {
                Ok(Entry::Empty)
            }
        }
        input.deserialize_any(Text(std::marker::PhantomData))
    }
}

/// A value that a call's author wrote: unlike an [`Entry`] it must be understood.
macro_rules! written_as_text {
    ($($type:ty),+) => { $(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                struct Text;
                impl de::Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(out, "{} (a text)", <$type as Typed>::WHAT)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type as Typed>::read(text)
                            .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
                    }
                }
                input.deserialize_str(Text)
            }
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": <$type as Typed>::WHAT })
            }
        }
    )+ };
}

use crate::dossier::Date;
use crate::money::{Euro, Quantity, Rate, UnitCost};
written_as_text!(Euro, Quantity, UnitCost, Rate, Date);

impl<T: Typed> schemars::JsonSchema for Entry<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Entry".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "null"],
            "description": format!("{}; empty while nothing is filled in", T::WHAT),
        })
    }
}
