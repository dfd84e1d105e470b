//! What the screens of one's own calls show.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use voorstel_model::Text;

use crate::views::{Judged, RuleCard, Saved};

/// One's own calls: those being written, and those published here.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OwnCalls {
    /// Being written, last changed first.
    pub drafts: Vec<DraftCard>,
    /// Published, by title.
    pub published: Vec<OwnCallCard>,
    /// Made-up calls that show what a call can say, to make one's own of.
    pub examples: Vec<ExampleCard>,
}

/// An example of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExampleCard {
    /// Its identity.
    pub id: String,
    /// Its title.
    pub title: Text,
}

/// A call that is being written, in the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftCard {
    /// Identity in the library.
    pub id: String,
    /// Its title; empty while it has none.
    pub title: Text,
    /// What a dossier would pin, `our-call@1`; empty while it has no identity.
    pub pin: String,
    /// When it was last changed, as `2026-11-23T14:32:07` in local time.
    pub changed_at: String,
    /// How many things are wrong.
    pub errors: u32,
    /// How many are probably not meant so.
    pub warnings: u32,
}

/// A call of one's own that is published, in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnCallCard {
    /// What a dossier pins.
    pub pin: String,
    /// Its title.
    pub title: Text,
    /// What is wrong with its file, if something is.
    pub problem: Option<Text>,
}

/// A call that is being written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallDraft {
    /// Identity in the library.
    pub id: String,
    /// The call with the keys of a call file; what is missing or wrong stays as it was typed.
    pub content: Value,
    /// What is wrong or questionable, in the order of the file.
    pub problems: Vec<CallProblem>,
    /// The rules that can be read, in words.
    pub rules: Vec<RuleCard>,
    /// How it began.
    pub origin: DraftOrigin,
    /// The call it was made from, as a dossier pins it.
    pub base: Option<String>,
    /// What was recognised in a page or a portal's file, to be confirmed.
    pub recognised: Vec<Recognised>,
    /// Whether there is a change to take back.
    pub undo: bool,
    /// Whether there is one to make again.
    pub redo: bool,
    /// Whether all is on disk.
    pub saved: Saved,
    /// Whether nothing keeps it from being published.
    pub publishable: bool,
}

/// How a draft began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DraftOrigin {
    /// Empty.
    New,
    /// As a copy of another call.
    Copy,
    /// As the next version of a call.
    Version,
    /// From the text of a page.
    Page,
    /// From a topic of the EU portal.
    Topic,
    /// From a call file.
    File,
}

/// Something that was recognised in a source, with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recognised {
    /// The key it filled in.
    pub key: String,
    /// What was understood, as a reader would write it.
    pub shown: Text,
    /// The words it was read from.
    pub quote: String,
    /// The line of the source, from 1; 0 where the source has no lines.
    pub line: u32,
    /// The heading or key it stands under.
    #[serde(default)]
    pub section: String,
    /// Whether it is still in the source's own words: until its author changes them.
    #[serde(default)]
    pub rewrite: bool,
    /// Whether a person has confirmed it.
    pub confirmed: bool,
}

/// Something wrong or questionable in a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallProblem {
    /// Where: `rule[2].at-least`; empty for the call as a whole.
    pub key: String,
    /// The line in the file that would be written.
    pub line: Option<u32>,
    /// How much it matters.
    pub weight: ProblemWeight,
    /// What is wrong.
    pub message: Text,
    /// What would mend it; empty where the message says it all.
    pub hint: Text,
}

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemWeight {
    /// It keeps the call from being published.
    Error,
    /// Probably not what was meant.
    Warning,
    /// It could be better.
    Advice,
}

/// One change to a draft. Keys are written as in problems: `title.nl`, `rule[2].of[0]`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum CallChange {
    /// Puts a value behind a key, and makes the tables around it where they are missing; nothing takes the key away.
    Set {
        /// The key.
        key: String,
        /// The value.
        value: Option<Value>,
    },
    /// Puts an entry into a list, before the one that has the place now.
    Insert {
        /// The place: `rule[3]`.
        key: String,
        /// The entry.
        value: Value,
    },
    /// Takes a key or an entry away.
    Remove {
        /// The key or place.
        key: String,
    },
    /// Moves an entry of a list to another place.
    Move {
        /// The place it has.
        key: String,
        /// The place it gets, counted without it.
        to: u32,
    },
}

/// What a draft begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "kebab-case")]
pub enum BeginCall {
    /// Nothing but what every call has.
    New,
    /// Another call, under an identity of its own.
    Copy {
        /// What a dossier pins.
        pin: String,
    },
    /// A call of one's own, as its next version.
    Version {
        /// What a dossier pins.
        pin: String,
    },
    /// An example, under an identity of its own, for a fund that there is: that of the example is made up.
    Example {
        /// Its identity.
        id: String,
        /// The identity of the fund.
        fund: String,
    },
}

/// What a call is tried on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "kebab-case")]
pub enum TryOn {
    /// A dossier of the library, as it stands.
    Dossier {
        /// Its identity.
        id: String,
    },
    /// The sample dossier of a call.
    Sample {
        /// What that dossier pins.
        pin: String,
    },
    /// A dossier with nothing in it.
    Empty,
}

/// A dossier judged by a call that is being written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Trial {
    /// The dossier's title.
    pub title: Text,
    /// What judging yields.
    pub judged: Judged,
}
