//! Fields to which several people gave a value, unknowing of each other. Which of the values the document shows is no
//! matter of time: neither is the later one, so it is for a person to say.

use automerge::{ChangeMetadata, ObjId, ROOT, ReadDoc, hydrate};
use jiff::Timestamp;
use voorstel_model::{Field, FieldValue, List};

use crate::document::layout;
use crate::document::value::{from_document, from_scalar};
use crate::{Conflict, Contested};

/// Every conflict in a document, of which `root` is what it holds.
pub(super) fn all(document: &automerge::Automerge, root: &hydrate::Map) -> Vec<Conflict> {
    let mut found = Vec::new();
    search(document, &ROOT, root, &mut Vec::new(), &mut found);
    found.sort_by(|one: &Conflict, other| one.field.cmp(&other.field));
    found
}

fn search(
    document: &automerge::Automerge,
    at: &ObjId,
    map: &hydrate::Map,
    path: &mut Vec<String>,
    found: &mut Vec<Conflict>,
) {
    let in_entity = path.len() == 2 && List::named(&path[0]).is_some();
    for (key, field) in map.iter() {
        let name = match path.len() {
            0 => layout::root_field(key),
            _ if in_entity => layout::field(key),
            _ => Some(key.as_str()),
        };
        let Some(name) = name else { continue };
        path.push(name.to_owned());
        if field.conflict {
            let values = document.get_all(at, key.as_str()).unwrap_or_default();
            // The last is the one that the document shows. What several filled in alike is no matter to decide.
            let mut contested: Vec<Contested> = Vec::new();
            for (value, id) in values.iter().rev() {
                let value = shown(document, value, id);
                if !contested.iter().any(|one| one.value == value) {
                    contested.push(signed(document, id, value));
                }
            }
            if contested.len() > 1 {
                found.push(Conflict { field: pointer(path), values: contested });
            }
        }
        // Asking the document costs far more than looking: only where there is something to find.
        if let hydrate::Value::Map(inner) = &field.value
            && holds_any(inner)
            && let Ok(Some((_, id))) = document.get(at, key.as_str())
        {
            search(document, &id, inner, path, found);
        }
        path.pop();
    }
}

/// Whether there is a conflict anywhere in a map.
fn holds_any(map: &hydrate::Map) -> bool {
    map.iter()
        .any(|(_, field)| field.conflict || matches!(&field.value, hydrate::Value::Map(inner) if holds_any(inner)))
}

pub(super) fn shown(document: &automerge::Automerge, value: &automerge::Value<'_>, id: &ObjId) -> FieldValue {
    let json = match value {
        automerge::Value::Scalar(scalar) => from_scalar(scalar),
        automerge::Value::Object(_) => {
            ReadDoc::hydrate(document, id, None).map(|value| from_document(&value)).unwrap_or_default()
        }
    };
    FieldValue::from_json(&json)
}

/// A value with who gave it, and when.
fn signed(document: &automerge::Automerge, id: &ObjId, value: FieldValue) -> Contested {
    let change = document.hash_for_opid(id).and_then(|hash| document.get_change_meta_by_hash(&hash));
    let (author, at) = change.map(|change| (author(&change), time(&change))).unwrap_or_default();
    Contested { value, author, at }
}

/// Who made a change. What stands beside a change is read at once; the change itself would be put together from all
/// operations of the document.
pub(super) fn author(change: &ChangeMetadata<'_>) -> String {
    change.author.as_ref().map(|author| String::from_utf8_lossy(author.as_bytes()).into_owned()).unwrap_or_default()
}

/// When a change was made.
pub(super) fn time(change: &ChangeMetadata<'_>) -> Timestamp {
    Timestamp::from_second(change.timestamp).unwrap_or_default()
}

fn pointer(path: &[String]) -> Field {
    let escaped = path.iter().map(|part| part.replace('~', "~0").replace('/', "~1"));
    Field::new(escaped.fold(String::new(), |pointer, part| pointer + "/" + &part))
}
