//! How a dossier lies in its document.
//!
//! The root holds the dossier's own fields and, for each list, a map of its entities by identity: a list of Automerge
//! would not merge moves. An entity is a map of its fields with some of the document's own: `pos`, a key for its place
//! in the list; `deleted`, since an entity that is really taken out takes along what another edits in it; and `again`,
//! where the identity of something deleted was given to something new. Running
//! text is an Automerge text, so that two people can write in it; all else is one value a field. What the document keeps
//! beside the dossier (its named versions, what partners tell each other) lies at the root under keys that begin with
//! `together/`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};
use voorstel_model::{FieldValue, Fields, List, is_prose, new_entity};

/// The key of an entity's place in its list.
pub(crate) const POS: &str = "pos";
/// The key of the mark that an entity is deleted.
pub(crate) const DELETED: &str = "deleted";
/// The key of the mark that an identity was used again, so that what is kept under it is no longer what was deleted.
pub(crate) const AGAIN: &str = "again";
/// How the keys begin, at the root, of what people tell each other about the dossier and is not in it.
pub(crate) const ASIDE: &str = "together/";
/// Stands before the name of a field that would otherwise be taken for one of the document's own.
const ESCAPE: char = '~';

/// An entity of each list with nothing filled in: the names and types of the fields this version knows.
static EMPTY: LazyLock<BTreeMap<List, Map<String, Value>>> = LazyLock::new(|| {
    let empty = |list| match new_entity(list, "", &Fields::new()) {
        Ok(Value::Object(mut fields)) => {
            fields.remove("id");
            fields
        }
        _ => Map::new(),
    };
    List::ALL.into_iter().map(|list| (list, empty(list))).collect()
});

/// Under which key a field of an entity lies in the document.
pub(crate) fn key(field: &str) -> Cow<'_, str> {
    if [POS, DELETED, AGAIN].contains(&field) || field.starts_with(ESCAPE) {
        Cow::Owned(format!("{ESCAPE}{field}"))
    } else {
        Cow::Borrowed(field)
    }
}

/// Which field of an entity lies under a key; none under the document's own keys.
pub(crate) fn field(key: &str) -> Option<&str> {
    match key {
        POS | DELETED | AGAIN => None,
        _ => Some(key.strip_prefix(ESCAPE).unwrap_or(key)),
    }
}

/// Under which key a field of the dossier itself lies in the document.
pub(crate) fn root_key(field: &str) -> Cow<'_, str> {
    if is_aside(field.trim_start_matches(ESCAPE)) {
        Cow::Owned(format!("{ESCAPE}{field}"))
    } else {
        Cow::Borrowed(field)
    }
}

/// Which field of the dossier itself lies under a key; none under the document's own keys.
pub(crate) fn root_field(key: &str) -> Option<&str> {
    match key.strip_prefix(ESCAPE) {
        _ if is_aside(key) => None,
        Some(escaped) if is_aside(escaped.trim_start_matches(ESCAPE)) => Some(escaped),
        _ => Some(key),
    }
}

fn is_aside(key: &str) -> bool {
    key.starts_with(ASIDE)
}

/// Whether a field is as in an entity with nothing filled in, and a document may do without it.
///
/// Flags are written all the same, since what they are without being written could differ from version to version, and
/// so is what others fill in piece by piece: a text or a list made twice would not merge.
pub(crate) fn goes_without_saying(list: List, field: &str, value: &Value) -> bool {
    let known = EMPTY.get(&list).and_then(|fields| fields.get(field));
    let nothing = value.is_null() || value.as_str() == Some("");
    nothing && known == Some(value) && !is_prose(&[list.name(), "", field])
}

/// Marks the fields that this version does not know, which an edit carries along unread.
pub(crate) fn carry_unknown(list: List, fields: &Fields) -> Fields {
    let empty = EMPTY.get(&list);
    let known = |name: &str| {
        let mut names = name.split('/');
        let first = names.next().and_then(|name| empty?.get(name));
        names.try_fold(first?, |value, name| value.as_object()?.get(name))
    };
    fields
        .iter()
        .map(|(name, value)| match known(name) {
            Some(_) => (name.clone(), value.clone()),
            None => (name.clone(), FieldValue::Unknown(value.to_json())),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_field_is_never_taken_for_the_documents_own() {
        for name in ["pos", "deleted", "again", "~pos", "~", "title"] {
            let key = key(name).into_owned();
            assert!(![POS, DELETED, AGAIN].contains(&key.as_str()));
            assert_eq!(field(&key), Some(name));
        }
        assert_eq!([POS, DELETED, AGAIN].map(field), [None; 3]);
    }

    #[test]
    fn what_is_said_beside_a_dossier_is_never_taken_for_a_field_of_it() {
        assert_eq!(root_field("together/delivered/p1/budget"), None);
        for name in ["title", "~title", "together/x", "~together/x", "~~together/x", "together"] {
            let key = root_key(name).into_owned();
            assert!(!key.starts_with(ASIDE));
            assert_eq!(root_field(&key), Some(name));
        }
    }

    #[test]
    fn nothing_is_left_out_that_another_version_or_another_person_could_miss() {
        let empty = Value::from("");
        assert!(goes_without_saying(List::Budget, "unit", &empty));
        assert!(goes_without_saying(List::Partners, "inhabitants", &Value::Null));
        assert!(!goes_without_saying(List::Budget, "of-a-newer-version", &empty));
        assert!(!goes_without_saying(List::Budget, "eligible", &Value::Bool(true)));
        assert!(!goes_without_saying(List::Actions, "description", &empty));
    }
}
