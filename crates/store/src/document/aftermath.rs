//! What putting two documents together left for a person to look at: what one took out while another worked on it, and
//! texts that both wrote in. All of it is read from the document, so that everybody who has it sees the same.

use std::collections::{HashMap, HashSet};

use automerge::{ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValueRef, ValueRef, hydrate};
use jiff::Timestamp;
use serde_json::Value;
use voorstel_model::{Dossier, Edit, Field, FieldValue, Fields, List, fields_of};

use crate::document::conflicts::{author, time};
use crate::document::layout::{AGAIN, DELETED};
use crate::document::value::from_document;
use crate::document::{Document, aside, read};
use crate::steps::REFERENCES;

/// So many of the latest points where documents came together are looked at for a text.
const POINTS: usize = 200;

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who; empty where that is not known.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// What putting documents together left to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// Whether documents of several people ever came together in it.
    pub met: bool,
    /// What one took out while another worked on it.
    pub out: Vec<TakenOut>,
    /// Texts put together of what several wrote, that nobody has looked at or written in since.
    pub merged: Vec<MergedText>,
}

/// An entity that one took out while another worked on it, or referred to it. It is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOut {
    /// Its list.
    pub list: List,
    /// Its identity.
    pub id: String,
    /// Its fields, as they would come back.
    pub fields: Fields,
    /// Who took it out.
    pub by: Signature,
    /// What was written in it, unknowing of that.
    pub written: Vec<Written>,
    /// What came to refer to it, unknowing of that.
    pub referred: Vec<Field>,
}

/// A field that was written while its entity was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub field: Field,
    /// As who took it out knew it.
    pub before: FieldValue,
    /// As it is.
    pub after: FieldValue,
    /// Who wrote it.
    pub by: Signature,
}

/// A running text put together letter by letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedText {
    /// Which.
    pub field: Field,
    /// As each of them had it.
    pub sides: Vec<Side>,
    /// The text in pieces: what came from one of them only, and what they share.
    pub passages: Vec<Passage>,
}

/// A text as one person had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Who had it so, and since when.
    pub by: Signature,
    /// The text.
    pub text: String,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// From whom, where it came from one only.
    pub by: Option<Signature>,
    /// The piece.
    pub text: String,
}

impl Document {
    /// What is left to look at.
    pub(crate) fn aftermath(&self) -> Aftermath {
        let points = match self.points() {
            Some(points) => points,
            None => return Aftermath::default(),
        };
        Aftermath { met: true, out: self.taken_out(), merged: self.merged(&points) }
    }

    /// Whether two entities of a list were added by people who did not know of each other.
    pub(crate) fn added_apart(&self, list: List, one: &str, other: &str) -> bool {
        let added = |id| self.added_in(list, id);
        let (Some(entities), Some(one_in), Some(other_in)) = (self.list(list), added(one), added(other)) else {
            return false;
        };
        let knew = |id: &str, at: ChangeHash| self.automerge.get_at(&entities, id, &[at]).ok().flatten().is_some();
        one_in != other_in && !knew(other, one_in) && !knew(one, other_in)
    }

    /// Who added an entity, and when.
    pub(crate) fn added(&self, list: List, id: &str) -> Option<Signature> {
        self.added_in(list, id).map(|change| self.signature(change))
    }

    /// The edits that bring back an entity that was taken out, with the references to it: those that were emptied with it
    /// and are empty still, and those that others made meanwhile.
    pub(crate) fn bringing_back(&self, list: List, id: &str, now: &Dossier) -> Vec<Edit> {
        let Some(entity) = self.list(list).and_then(|entities| self.object(&entities, id)) else { return Vec::new() };
        let mut restored = None;
        let mut references: Vec<Edit> = Vec::new();
        for change in self.deletions(&entity) {
            let Some(meta) = self.automerge.get_change_meta_by_hash(&change) else { continue };
            let hydrate::Value::Map(root) = self.automerge.hydrate(Some(&meta.deps)) else { continue };
            let before = read::dossier(root);
            let remove = Edit::Remove { list, id: id.to_owned() };
            restored = restored.or_else(|| before.inverse(&remove).ok());
            references.extend(before.repointing(list, id, id));
        }
        let Some(restored) = restored else { return Vec::new() };
        let raw = self.referring(list, id).into_iter().map(|(field, _)| field);
        let mut edits = vec![restored];
        for (field, before) in references
            .into_iter()
            .filter_map(|edit| match edit {
                Edit::Set { field, value } => Some((field, Some(value))),
                _ => None,
            })
            .chain(raw.map(|field| (field, None)))
        {
            if edits.iter().any(|edit| edit.sets(&field)) {
                continue;
            }
            let again = now.value(&field).ok().and_then(|now| now.referring_again(id, before.as_ref()));
            if let Some(value) = again {
                edits.push(Edit::Set { field, value });
            }
        }
        edits
    }

    /// What refers to an entity in the document, whether it is there or not.
    pub(crate) fn referring(&self, list: List, id: &str) -> Vec<(Field, FieldValue)> {
        let mut found = Vec::new();
        for (of, name, _) in REFERENCES.into_iter().filter(|(_, _, target)| *target == list) {
            let Some(entities) = self.list(of) else { continue };
            for key in self.automerge.keys(&entities) {
                let Some(entity) = self.object(&entities, &key) else { continue };
                if read::is_deleted(&self.automerge, &entity) {
                    continue;
                }
                let Ok(Some((value, at))) = self.automerge.get(&entity, name) else { continue };
                let value = match value {
                    automerge::Value::Scalar(text) => FieldValue::Text(text.as_str().unwrap_or_default().to_owned()),
                    automerge::Value::Object(_) => match ReadDoc::hydrate(&self.automerge, &at, None) {
                        Ok(value) => FieldValue::from_json(&from_document(&value)),
                        Err(_) => continue,
                    },
                };
                let refers = match &value {
                    FieldValue::Text(one) => one == id,
                    FieldValue::Texts(all) => all.iter().any(|one| one == id),
                    _ => false,
                };
                if refers {
                    found.push((Field::of(of, &key, name), value));
                }
            }
        }
        found
    }

    /// Where documents came together, the latest first, each as the changes that met there; nothing where none ever did.
    fn points(&self) -> Option<Vec<Vec<ChangeHash>>> {
        let heads = self.automerge.get_heads();
        let mut points: Vec<Vec<ChangeHash>> = if heads.len() > 1 { vec![heads] } else { Vec::new() };
        let changes = self.automerge.get_changes_meta(&[]);
        points.extend(changes.into_iter().rev().map(|change| change.deps).filter(|deps| deps.len() > 1));
        (!points.is_empty()).then_some(points)
    }

    fn taken_out(&self) -> Vec<TakenOut> {
        let mut found = Vec::new();
        for list in List::ALL {
            let Some(entities) = self.list(list) else { continue };
            for id in self.automerge.keys(&entities) {
                let Some(entity) = self.object(&entities, &id) else { continue };
                if read::is_deleted(&self.automerge, &entity) {
                    found.extend(self.taken_out_of(list, &id, &entity));
                }
            }
        }
        found
    }

    fn taken_out_of(&self, list: List, id: &str, entity: &ObjId) -> Option<TakenOut> {
        let deletions = self.deletions(entity);
        let was = match ReadDoc::hydrate(&self.automerge, entity, Some(&deletions)).ok()? {
            hydrate::Value::Map(was) => fields_of(&Value::Object(read::fields(&was))),
            _ => return None,
        };
        let hydrate::Value::Map(now) = ReadDoc::hydrate(&self.automerge, entity, None).ok()? else { return None };
        if now.get(AGAIN) == Some(&hydrate::Value::scalar(true)) {
            return None;
        }
        let fields = fields_of(&Value::Object(read::fields(&now)));
        let written: Vec<Written> = fields
            .iter()
            .filter(|(name, value)| was.get(*name).unwrap_or(&FieldValue::Empty) != *value)
            .map(|(name, value)| Written {
                field: Field::of(list, id, name),
                before: was.get(name).cloned().unwrap_or(FieldValue::Empty),
                after: value.clone(),
                by: self.writer(entity, name, &deletions),
            })
            .collect();
        let referred: Vec<Field> = self.referring(list, id).into_iter().map(|(field, _)| field).collect();
        // One took it out, and another brought it back or let it stand knowingly.
        let undone = self
            .automerge
            .get_all(entity, DELETED)
            .is_ok_and(|values| values.iter().any(|(value, _)| value.as_bool() == Some(false)));
        let by = deletions.last().map(|change| self.signature(*change))?;
        (!written.is_empty() || !referred.is_empty() || undone).then(|| TakenOut {
            list,
            id: id.to_owned(),
            fields,
            by,
            written,
            referred,
        })
    }

    /// The changes that took an entity out.
    fn deletions(&self, entity: &ObjId) -> Vec<ChangeHash> {
        let values = self.automerge.get_all(entity, DELETED).unwrap_or_default();
        let taken = values.iter().filter(|(value, _)| value.as_bool() == Some(true));
        taken.filter_map(|(_, id)| self.automerge.hash_for_opid(id)).collect()
    }

    /// Who wrote last in a field of an entity, of those who did not know of some changes.
    fn writer(&self, entity: &ObjId, name: &str, unknowing: &[ChangeHash]) -> Signature {
        let mut at = entity.clone();
        for part in name.split('/') {
            match self.automerge.get(&at, part) {
                Ok(Some((_, id))) => at = id,
                _ => break,
            }
        }
        let inside = match self.automerge.object_type(&at) {
            Ok(ObjType::Text | ObjType::List) => {
                let known: HashSet<ObjId> =
                    self.automerge.list_range_at(&at, .., unknowing).map(|item| item.id()).collect();
                let new = self.automerge.list_range(&at, ..).map(|item| item.id()).filter(|id| !known.contains(id));
                new.last()
            }
            _ => None,
        };
        self.signed(inside.as_ref().unwrap_or(&at))
    }

    fn merged(&self, points: &[Vec<ChangeHash>]) -> Vec<MergedText> {
        let mut found = Vec::new();
        let texts = self.object(&ROOT, "texts").map(|texts| (texts, None));
        let actions = self.list(List::Actions);
        let described = actions.iter().flat_map(|actions| {
            let ids: Vec<String> = self.automerge.keys(actions).collect();
            ids.into_iter().filter_map(|id| {
                let action = self.object(actions, &id)?;
                (!read::is_deleted(&self.automerge, &action)).then_some((action, Some(id)))
            })
        });
        for (at, action) in texts.into_iter().chain(described) {
            let names: Vec<String> = match &action {
                None => self.automerge.keys(&at).collect(),
                Some(_) => vec!["description".to_owned()],
            };
            for name in names {
                let Some(text) = self.object(&at, &name) else { continue };
                let field = match &action {
                    None => Field::text(&name),
                    Some(id) => Field::of(List::Actions, id, "description"),
                };
                found.extend(self.merged_text(field, &text, points));
            }
        }
        found
    }

    fn merged_text(&self, field: Field, text: &ObjId, points: &[Vec<ChangeHash>]) -> Option<MergedText> {
        let now = self.automerge.text(text).ok()?;
        if self.is_written_as_one(text, &now) || self.aside(&aside::seen(&field)).contains(&aside::sum(&now)) {
            return None;
        }
        let as_of = |heads: &[ChangeHash]| self.automerge.text_at(text, heads).unwrap_or_default();
        let point = points
            .iter()
            .take(POINTS)
            .find(|point| as_of(point) == now && point.iter().all(|side| as_of(&[*side]) != now))?;
        let views: Vec<HashSet<ObjId>> = point
            .iter()
            .map(|side| self.automerge.list_range_at(text, .., &[*side]).map(|item| item.id()).collect())
            .collect();
        let mut passages: Vec<Passage> = Vec::new();
        let mut of_side: HashMap<usize, Signature> = HashMap::new();
        let mut last = None;
        for item in self.automerge.list_range(text, ..) {
            let id = item.id();
            let ValueRef::Scalar(ScalarValueRef::Str(letter)) = &item.value else { continue };
            let side = views.iter().position(|view| view.contains(&id));
            let side = side.filter(|_| !views.iter().all(|view| view.contains(&id)));
            let by = side.map(|side| {
                let by = self.signed(&id);
                of_side.insert(side, by.clone());
                by
            });
            let same = |passage: &&mut Passage| {
                let author = passage.by.as_ref().map(|by| by.author.as_str());
                last == Some(side) && author == by.as_ref().map(|by| by.author.as_str())
            };
            match passages.last_mut().filter(same) {
                Some(passage) => passage.text.push_str(letter),
                None => passages.push(Passage { by, text: letter.to_string() }),
            }
            last = Some(side);
        }
        let sides = point.iter().enumerate().map(|(at, change)| Side {
            by: of_side.remove(&at).unwrap_or_else(|| self.signature(*change)),
            text: as_of(&[*change]),
        });
        Some(MergedText { field, sides: sides.collect(), passages })
    }

    /// Whether some who wrote in a text had all of it before them: then it was read when it was written.
    fn is_written_as_one(&self, text: &ObjId, now: &str) -> bool {
        let mut latest: HashMap<Vec<u8>, (u64, ObjId)> = HashMap::new();
        for item in self.automerge.list_range(text, ..) {
            let id = item.id();
            let ObjId::Id(counter, actor, _) = &id else { continue };
            let known = latest.get(actor.to_bytes()).is_some_and(|(most, _)| most >= counter);
            if !known {
                latest.insert(actor.to_bytes().to_vec(), (*counter, id.clone()));
            }
        }
        if now.is_empty() {
            return true;
        }
        latest.values().any(|(_, id)| {
            let change = self.automerge.hash_for_opid(id);
            change.is_some_and(|change| self.automerge.text_at(text, &[change]).is_ok_and(|then| then == now))
        })
    }

    fn list(&self, list: List) -> Option<ObjId> {
        self.object(&ROOT, list.name())
    }

    fn object(&self, at: &ObjId, key: &str) -> Option<ObjId> {
        match self.automerge.get(at, key) {
            Ok(Some((value, id))) if value.is_object() => Some(id),
            _ => None,
        }
    }

    fn added_in(&self, list: List, id: &str) -> Option<ChangeHash> {
        self.automerge.hash_for_opid(&self.object(&self.list(list)?, id)?)
    }

    fn signed(&self, id: &ObjId) -> Signature {
        match self.automerge.hash_for_opid(id) {
            Some(change) => self.signature(change),
            None => Signature { author: String::new(), at: Timestamp::default() },
        }
    }

    fn signature(&self, change: ChangeHash) -> Signature {
        let change = self.automerge.get_change_meta_by_hash(&change);
        let (author, at) = change.map(|change| (author(&change), time(&change))).unwrap_or_default();
        Signature { author, at }
    }
}
