//! Places inside a dossier, as a JSON pointer with identities for list positions: `/budget/b1/unit_cost`.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The dossier's lists of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "named as the dossier's fields")]
pub enum List {
    Partners,
    Actions,
    Budget,
    Funding,
    Annexes,
}

impl List {
    /// Every list.
    pub const ALL: [List; 5] = [List::Partners, List::Actions, List::Budget, List::Funding, List::Annexes];

    /// The list's field in the dossier.
    pub fn name(self) -> &'static str {
        match self {
            List::Partners => "partners",
            List::Actions => "actions",
            List::Budget => "budget",
            List::Funding => "funding",
            List::Annexes => "annexes",
        }
    }

    /// The list of that name.
    pub fn named(name: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.name() == name)
    }
}

/// A field of a dossier: `/title`, `/period/start`, `/partners/p1/contact/email`, `/texts/concept`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(transparent)]
pub struct Field(String);

impl Field {
    /// A field from a pointer's text; whether it exists shows when it is used.
    pub fn new(pointer: impl Into<String>) -> Field {
        Field(pointer.into())
    }

    /// A field of the dossier itself.
    pub fn top(name: &str) -> Field {
        Field::joined(&[name])
    }

    /// A field of an entity.
    pub fn of(list: List, id: &str, name: &str) -> Field {
        Field::joined(&[list.name(), &escape(id), name])
    }

    /// An entity as a whole.
    pub fn entity(list: List, id: &str) -> Field {
        Field::joined(&[list.name(), &escape(id)])
    }

    /// A list as a whole: where something has to be added.
    pub fn list(list: List) -> Field {
        Field::joined(&[list.name()])
    }

    /// A text of the form.
    pub fn text(section: &str) -> Field {
        Field::joined(&["texts", &escape(section)])
    }

    /// A declaration.
    pub fn declaration(code: &str) -> Field {
        Field::joined(&["declarations", &escape(code)])
    }

    /// Every finding names fields by the dozen: the room for each is made once.
    fn joined(parts: &[&str]) -> Field {
        let mut pointer = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for part in parts {
            pointer.push('/');
            pointer.push_str(part);
        }
        Field(pointer)
    }

    /// Whether it holds a running text.
    pub fn is_prose(&self) -> bool {
        is_prose(&self.parts().iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The pointer as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The pointer's parts, unescaped.
    pub fn parts(&self) -> Vec<String> {
        self.0.strip_prefix('/').unwrap_or(&self.0).split('/').map(unescape).collect()
    }
}

/// Whether the parts of a field lead to a running text: a text of the form, or the description of an action.
pub fn is_prose(parts: &[&str]) -> bool {
    matches!(parts, ["texts", _] | ["actions", _, "description"])
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn escape(part: &str) -> Cow<'_, str> {
    if part.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        Cow::Owned(part.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(part)
    }
}

fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}
