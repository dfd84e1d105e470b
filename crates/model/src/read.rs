//! Reading a dossier file: wrong types, duplicate identities and dangling references are errors with their place;
//! unknown fields are kept and named.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::dossier::{DOSSIER_FORMAT, Dossier};
use crate::path::List;
use crate::place::Place;

/// The largest dossier file that is read, in bytes.
pub const LARGEST_DOSSIER: usize = 64 * 1024 * 1024;

/// Why a dossier file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Beyond [`LARGEST_DOSSIER`].
    #[error("the file is larger than 64 MB, which no dossier is")]
    TooLarge,
    /// No JSON, or a value of the wrong type.
    #[error("{place}: {message}")]
    Wrong {
        /// Where.
        place: Place,
        /// What is wrong and what was expected.
        message: String,
    },
    /// The format is of something else, or of a newer version.
    #[error("format: expected \"{DOSSIER_FORMAT}\", found \"{0}\"")]
    OtherFormat(String),
    /// Two entities of a list have the same identity, or none.
    #[error("{place}: {}", identity_message(.id))]
    Identity {
        /// Where the second one stands.
        place: Place,
        /// The identity.
        id: String,
    },
    /// A reference to an entity that is not there.
    #[error("{place}: there is no {what} \"{id}\"")]
    Dangling {
        /// Where the reference stands.
        place: Place,
        /// `partner` or `action`.
        what: &'static str,
        /// The identity referred to.
        id: String,
    },
    /// A text beyond [`crate::LONGEST_LINE`] or [`crate::LONGEST_TEXT`].
    #[error("{place}: longer than {most} characters")]
    TooLong {
        /// Where.
        place: Place,
        /// How many characters it may have.
        most: usize,
    },
    /// A list beyond [`crate::MOST_ENTRIES`].
    #[error("{place}: more than {most} entries")]
    TooMany {
        /// Which list.
        place: Place,
        /// How many entries it may have.
        most: usize,
    },
}

fn identity_message(id: &str) -> String {
    if id.is_empty() { "\"id\" is missing or empty".to_owned() } else { format!("the id \"{id}\" is used twice") }
}

/// A dossier as read, with what was kept but not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDossier {
    /// The dossier.
    pub dossier: Dossier,
    /// Pointers to the fields this version does not know; they are kept.
    pub unknown: Vec<String>,
}

impl Dossier {
    /// Reads a dossier file.
    ///
    /// # Errors
    /// [`ReadError`], with its place in the file.
    pub fn from_json(text: &str) -> Result<ReadDossier, ReadError> {
        if text.len() > LARGEST_DOSSIER {
            return Err(ReadError::TooLarge);
        }
        let mut input = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        let dossier: Dossier = serde_path_to_error::deserialize(&mut input).map_err(|error| {
            let (line, column) = (error.inner().line(), error.inner().column());
            let key = error.path().to_string();
            let message = error.inner().to_string();
            let message = message.split(" at line ").next().unwrap_or_default().to_owned();
            ReadError::Wrong {
                place: Place {
                    key: if key == "." { String::new() } else { key },
                    line: Some(line),
                    column: Some(column),
                },
                message,
            }
        })?;
        input.end().map_err(|error| ReadError::Wrong {
            place: Place { key: String::new(), line: Some(error.line()), column: Some(error.column()) },
            message: "something follows behind the dossier".to_owned(),
        })?;
        dossier.check_bounds()?;
        if dossier.format != DOSSIER_FORMAT {
            return Err(ReadError::OtherFormat(dossier.format));
        }
        dossier.check_identities()?;
        dossier.check_references()?;
        let unknown = dossier.unknown_fields();
        Ok(ReadDossier { dossier, unknown })
    }

    /// The dossier as a file's text, with every field, ending in a newline.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    fn check_identities(&self) -> Result<(), ReadError> {
        for list in List::ALL {
            let mut seen = HashSet::new();
            for (index, id) in self.ids(list).into_iter().enumerate() {
                if id.is_empty() || !seen.insert(id) {
                    let place = Place { key: format!("{}[{index}].id", list.name()), ..Place::default() };
                    return Err(ReadError::Identity { place, id: id.to_owned() });
                }
            }
        }
        Ok(())
    }

    fn check_references(&self) -> Result<(), ReadError> {
        let partners: HashSet<&str> = self.ids(List::Partners).into_iter().collect();
        let actions: HashSet<&str> = self.ids(List::Actions).into_iter().collect();
        let check = |known: &HashSet<&str>, what: &'static str, id: &str, key: String| {
            if id.is_empty() || known.contains(id) {
                return Ok(());
            }
            Err(ReadError::Dangling { place: Place { key, ..Place::default() }, what, id: id.to_owned() })
        };
        for (index, action) in self.actions.iter().enumerate() {
            check(&partners, "partner", &action.lead, format!("actions[{index}].lead"))?;
            for (at, participant) in action.participants.iter().enumerate() {
                check(&partners, "partner", participant, format!("actions[{index}].participants[{at}]"))?;
            }
        }
        for (index, line) in self.budget.iter().enumerate() {
            check(&partners, "partner", &line.partner, format!("budget[{index}].partner"))?;
            check(&actions, "action", &line.action, format!("budget[{index}].action"))?;
        }
        for (index, one) in self.funding.iter().enumerate() {
            check(&partners, "partner", &one.partner, format!("funding[{index}].partner"))?;
        }
        for (index, annex) in self.annexes.iter().enumerate() {
            check(&partners, "partner", &annex.partner, format!("annexes[{index}].partner"))?;
        }
        Ok(())
    }

    fn unknown_fields(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut note = |above: String, unknown: &Map<String, Value>| {
            found.extend(unknown.keys().map(|key| format!("{above}/{key}")));
        };
        note(String::new(), &self.unknown);
        note("/period".to_owned(), &self.period.unknown);
        for partner in &self.partners {
            note(format!("/partners/{}", partner.id), &partner.unknown);
            note(format!("/partners/{}/contact", partner.id), &partner.contact.unknown);
        }
        self.actions.iter().for_each(|one| note(format!("/actions/{}", one.id), &one.unknown));
        self.budget.iter().for_each(|one| note(format!("/budget/{}", one.id), &one.unknown));
        self.funding.iter().for_each(|one| note(format!("/funding/{}", one.id), &one.unknown));
        self.annexes.iter().for_each(|one| note(format!("/annexes/{}", one.id), &one.unknown));
        found
    }
}

/// A choice that is not made yet is written as an empty text, and read from null too.
pub(crate) fn empty_is_none<'de, D, T>(input: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Choice<T> {
        Made(T),
        Text(String),
        Null,
    }
    match Choice::deserialize(input)? {
        Choice::Made(value) => Ok(Some(value)),
        Choice::Null => Ok(None),
        Choice::Text(text) if text.is_empty() => Ok(None),
        Choice::Text(text) => Err(serde::de::Error::custom(format!("\"{text}\" is not one of the known codes"))),
    }
}

/// The other way round of [`empty_is_none`].
pub(crate) fn none_is_empty<S: Serializer, T: Serialize>(choice: &Option<T>, out: S) -> Result<S::Ok, S::Error> {
    match choice {
        Some(value) => value.serialize(out),
        None => out.serialize_str(""),
    }
}

/// A reference that is null in a file is empty in memory.
pub(crate) fn null_is_empty<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(input)?.unwrap_or_default())
}

/// The other way round of [`null_is_empty`].
pub(crate) fn empty_is_null<S: Serializer>(reference: &str, out: S) -> Result<S::Ok, S::Error> {
    if reference.is_empty() { out.serialize_none() } else { out.serialize_str(reference) }
}
