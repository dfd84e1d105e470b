//! Fields to which several people gave a value, unknowing of each other. Which of the values the document shows is no
//! matter of time: neither is the later one, so it is for a person to say.

use automerge::{ObjId, ROOT, ReadDoc, hydrate};
use voorstel_model::{Field, FieldValue, List};

use crate::Conflict;
use crate::document::layout;
use crate::document::value::{from_document, from_scalar};

/// Every conflict in a document.
pub(super) fn all(document: &automerge::Automerge) -> Vec<Conflict> {
    let mut found = Vec::new();
    if let hydrate::Value::Map(root) = document.hydrate(None) {
        search(document, &ROOT, &root, &mut Vec::new(), &mut found);
    }
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
        let name = if in_entity { layout::field(key) } else { Some(key.as_str()) };
        let Some(name) = name else { continue };
        path.push(name.to_owned());
        if field.conflict {
            let values = document.get_all(at, key.as_str()).unwrap_or_default();
            // The last is the one that the document shows.
            let values = values.into_iter().rev().map(|(value, id)| shown(document, &value, &id)).collect();
            found.push(Conflict { field: pointer(path), values });
        }
        if let (hydrate::Value::Map(inner), Ok(Some((_, id)))) = (&field.value, document.get(at, key.as_str())) {
            search(document, &id, inner, path, found);
        }
        path.pop();
    }
}

fn shown(document: &automerge::Automerge, value: &automerge::Value<'_>, id: &ObjId) -> FieldValue {
    let json = match value {
        automerge::Value::Scalar(scalar) => from_scalar(scalar),
        automerge::Value::Object(_) => {
            ReadDoc::hydrate(document, id, None).map(|value| from_document(&value)).unwrap_or_default()
        }
    };
    FieldValue::from_json(&json)
}

fn pointer(path: &[String]) -> Field {
    let escaped = path.iter().map(|part| part.replace('~', "~0").replace('/', "~1"));
    Field::new(escaped.fold(String::new(), |pointer, part| pointer + "/" + &part))
}
