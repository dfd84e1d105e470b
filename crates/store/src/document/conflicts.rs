//! Fields to which several people gave a value, unknowing of each other. Which of the values the document shows is no
//! matter of time: neither is the later one, so it is for a person to say.

use automerge::{ObjId, ROOT, ReadDoc, hydrate};
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
        if let (hydrate::Value::Map(inner), Ok(Some((_, id)))) = (&field.value, document.get(at, key.as_str())) {
            search(document, &id, inner, path, found);
        }
        path.pop();
    }
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
    let change = document.hash_for_opid(id).and_then(|hash| document.get_change_by_hash(&hash));
    Contested {
        value,
        author: change.as_ref().map(|change| author(document, change)).unwrap_or_default(),
        at: change.and_then(|change| Timestamp::from_second(change.timestamp()).ok()).unwrap_or_default(),
    }
}

/// Who made a change; a document says it with the first of a session only.
pub(super) fn author(document: &automerge::Automerge, change: &automerge::Change) -> String {
    let author = document.get_author_for_actor(change.actor_id());
    author.map(|author| String::from_utf8_lossy(author.as_bytes()).into_owned()).unwrap_or_default()
}

fn pointer(path: &[String]) -> Field {
    let escaped = path.iter().map(|part| part.replace('~', "~0").replace('/', "~1"));
    Field::new(escaped.fold(String::new(), |pointer, part| pointer + "/" + &part))
}
