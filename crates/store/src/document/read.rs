//! Reading a dossier out of its document. Whatever is there, something is read: a field that is not understood is left
//! empty (and stays as it is in the document), the deleted is left out, a reference to nothing is emptied.

use std::collections::HashSet;

use automerge::{ObjId, ReadDoc, hydrate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use voorstel_model::{Dossier, List};

use crate::document::layout::{self, DELETED, POS};
use crate::document::value::from_document;

/// Reads the whole dossier out of what a document holds.
pub(super) fn dossier(root: hydrate::Map) -> Dossier {
    let mut dossier = excerpt(root);
    empty_dangling(&mut dossier);
    dossier
}

/// Reads a part of a dossier, in which references may lead out of it.
pub(super) fn excerpt(mut root: hydrate::Map) -> Dossier {
    let partners = entities(&mut root, List::Partners);
    let actions = entities(&mut root, List::Actions);
    let budget = entities(&mut root, List::Budget);
    let funding = entities(&mut root, List::Funding);
    let annexes = entities(&mut root, List::Annexes);
    let mut fields: Map<String, Value> = root
        .iter()
        .filter_map(|(key, field)| Some((layout::root_field(key)?.to_owned(), from_document(&field.value))))
        .collect();
    // An emptied text stays in the document as an empty one, for another may be writing in it.
    keep_only(&mut fields, "texts", |text| text.as_str().is_some_and(|text| !text.is_empty()));
    keep_only(&mut fields, "declarations", Value::is_boolean);
    Dossier { partners, actions, budget, funding, annexes, ..tolerant(fields) }
}

/// The fields of an entity, without those of the document's own.
pub(super) fn fields(entity: &hydrate::Map) -> Map<String, Value> {
    entity
        .iter()
        .filter_map(|(key, field)| Some((layout::field(key)?.to_owned(), from_document(&field.value))))
        .collect()
}

/// Whether an entity is marked as deleted.
pub(super) fn is_deleted(document: &impl ReadDoc, entity: &ObjId) -> bool {
    document.get(entity, DELETED).ok().flatten().and_then(|(value, _)| value.as_bool()).unwrap_or(false)
}

fn entities<T: Serialize + DeserializeOwned + Default>(root: &mut hydrate::Map, list: List) -> Vec<T> {
    let Some(hydrate::Value::Map(entities)) = root.remove(list.name()).map(|field| field.value) else {
        return Vec::new();
    };
    let mut placed: Vec<(String, &String, T)> = entities
        .iter()
        .filter(|(id, _)| !id.is_empty())
        .filter_map(|(id, entity)| match &entity.value {
            hydrate::Value::Map(entity) => Some((id, entity)),
            _ => None,
        })
        .filter(|(_, entity)| entity.get(DELETED) != Some(&hydrate::Value::scalar(true)))
        .map(|(id, entity)| {
            let pos = entity.get(POS).map(from_document);
            let pos = pos.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            let mut fields = fields(entity);
            fields.insert("id".to_owned(), Value::from(id.as_str()));
            (pos, id, tolerant(fields))
        })
        .collect();
    placed.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    placed.into_iter().map(|(_, _, entity)| entity).collect()
}

/// Reads what can be read, leaving fields of a wrong type out.
fn tolerant<T: DeserializeOwned + Default>(fields: Map<String, Value>) -> T {
    if let Ok(read) = T::deserialize(&fields) {
        return read;
    }
    let sound = fields.into_iter().filter(|(name, value)| {
        let alone = Map::from_iter([(name.clone(), value.clone())]);
        serde_json::from_value::<T>(Value::Object(alone)).is_ok()
    });
    serde_json::from_value(Value::Object(sound.collect())).unwrap_or_default()
}

fn keep_only(fields: &mut Map<String, Value>, map: &str, keep: impl Fn(&Value) -> bool) {
    if let Some(Value::Object(entries)) = fields.get_mut(map) {
        entries.retain(|_, value| keep(value));
    }
}

/// Empties references to nothing, in a dossier with all its partners and actions.
pub(super) fn empty_dangling(dossier: &mut Dossier) {
    let partners: HashSet<String> = dossier.ids(List::Partners).into_iter().map(str::to_owned).collect();
    let actions: HashSet<String> = dossier.ids(List::Actions).into_iter().map(str::to_owned).collect();
    let keep = |known: &HashSet<String>, reference: &mut String| {
        if !known.contains(reference) {
            reference.clear();
        }
    };
    for action in &mut dossier.actions {
        keep(&partners, &mut action.lead);
        action.participants.retain(|one| partners.contains(one));
    }
    for line in &mut dossier.budget {
        keep(&partners, &mut line.partner);
        keep(&actions, &mut line.action);
    }
    for one in &mut dossier.funding {
        keep(&partners, &mut one.partner);
    }
    for annex in &mut dossier.annexes {
        keep(&partners, &mut annex.partner);
    }
}
