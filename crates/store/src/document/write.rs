//! Writing into a document by path: only what differs is written, so that what another person does beside it stays.

use automerge::transaction::{Transactable, Transaction};
use automerge::{AutomergeError, ObjId, ObjType, ROOT, ReadDoc, hydrate};
use serde_json::{Map, Value};
use voorstel_model::{Field, FieldValue, List, is_prose};

use crate::document::layout::{self, AGAIN, DELETED, POS};
use crate::document::value::{from_document, from_scalar, scalar, to_document};
use crate::document::{Document, order, prose};

type Done = Result<(), AutomergeError>;

/// A change to a document as it is being written.
pub(crate) struct Writing<'a> {
    pub(super) transaction: Transaction<'a>,
    pub(super) session: String,
}

/// What a document keeps of something deleted.
pub(crate) struct Deleted {
    /// Its fields, with what others changed in them since.
    pub fields: Map<String, Value>,
    /// Whether its identity was used again, so that the fields may be those of something else.
    pub again: bool,
}

impl Writing<'_> {
    /// Sets a field that the dossier has.
    pub(crate) fn set(&mut self, field: &Field, value: &FieldValue) -> Done {
        let parts = field.parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match (parts.as_slice(), value) {
            (["declarations", code], FieldValue::Empty) => {
                let declarations = self.map(&ROOT, "declarations")?;
                if self.transaction.get(&declarations, *code)?.is_some() {
                    self.transaction.delete(&declarations, *code)?;
                }
                Ok(())
            }
            ([list, id, name, inner @ ..], value) if List::named(list).is_some() => {
                let entities = self.map(&ROOT, list)?;
                let entity = self.map(&entities, id)?;
                self.set_below(entity, &layout::key(name), inner, value, &[list, id, name])
            }
            ([name, inner @ ..], value) => self.set_below(ROOT, name, inner, value, &parts),
            ([], _) => Ok(()),
        }
    }

    /// Whether others gave the field another value, unknowing of this one.
    pub(crate) fn is_contested(&self, field: &Field) -> bool {
        let parts = field.parts();
        let Some((last, above)) = parts.split_last() else { return false };
        let mut at = ROOT;
        for part in above {
            match self.transaction.get(&at, part.as_str()) {
                Ok(Some((value, id))) if value.is_object() => at = id,
                _ => return false,
            }
        }
        self.transaction.get_all(&at, last.as_str()).is_ok_and(|values| values.len() > 1)
    }

    /// Puts a new entity in with all its fields. `ids` is the list as it shall be, the entity in its place.
    pub(crate) fn add(&mut self, list: List, id: &str, fields: &Map<String, Value>, ids: &[&str]) -> Done {
        if self.deleted(list, id).is_some() {
            let entities = self.map(&ROOT, list.name())?;
            let entity = self.map(&entities, id)?;
            self.transaction.put(&entity, AGAIN, true)?;
        }
        self.restore(list, id, fields, ids)
    }

    /// Puts an entity that was deleted in again, with these fields. `ids` is as for [`Writing::add`].
    pub(crate) fn restore(&mut self, list: List, id: &str, fields: &Map<String, Value>, ids: &[&str]) -> Done {
        let entities = self.map(&ROOT, list.name())?;
        match self.transaction.get(&entities, id)? {
            Some((value, entity)) if value.is_object() => {
                let keys: Vec<String> = self.transaction.keys(&entity).collect();
                for key in keys {
                    if layout::field(&key).is_some_and(|name| !fields.contains_key(name)) {
                        self.transaction.delete(&entity, key)?;
                    }
                }
                for (name, value) in fields {
                    let key = layout::key(name);
                    let absent = self.transaction.get(&entity, key.as_ref())?.is_none();
                    if !(absent && layout::goes_without_saying(list, name, value)) {
                        self.sync(&entity, &key, value, &[list.name(), id, name])?;
                    }
                }
                self.transaction.put(&entity, DELETED, false)?;
            }
            _ => {
                let entity = whole_entity(list, id, fields, "");
                self.transaction.batch_create_object(&entities, id, &entity, false)?;
            }
        }
        self.place(list, id, ids)
    }

    /// Marks an entity as deleted; its fields stay.
    pub(crate) fn delete(&mut self, list: List, id: &str) -> Done {
        let entities = self.map(&ROOT, list.name())?;
        let entity = self.map(&entities, id)?;
        self.transaction.put(&entity, DELETED, true)
    }

    /// Marks an entity as deleted anew, by somebody who knows what was written in it since.
    pub(crate) fn delete_again(&mut self, list: List, id: &str) -> Done {
        let entities = self.map(&ROOT, list.name())?;
        let entity = self.map(&entities, id)?;
        // Writing what stands there already would be no change.
        self.transaction.put(&entity, DELETED, false)?;
        self.transaction.put(&entity, DELETED, true)
    }

    /// Writes an entity's place; `ids` is the list as it shall be.
    pub(crate) fn place(&mut self, list: List, id: &str, ids: &[&str]) -> Done {
        let entities = self.map(&ROOT, list.name())?;
        // From the end, where most are added.
        let Some(at) = ids.iter().rposition(|one| *one == id) else { return Ok(()) };
        let before = at.checked_sub(1).and_then(|at| ids.get(at)).map(|one| self.pos(&entities, one));
        let behind = ids.get(at + 1).map(|one| self.pos(&entities, one));
        match order::between(before.as_deref(), behind.as_deref(), &self.session) {
            Some(key) => {
                let entity = self.map(&entities, id)?;
                self.transaction.put(&entity, POS, key)
            }
            None => {
                for (one, key) in ids.iter().zip(order::fresh(ids.len(), &self.session)) {
                    let entity = self.map(&entities, one)?;
                    self.transaction.put(&entity, POS, key)?;
                }
                Ok(())
            }
        }
    }

    /// What is kept of an entity that was deleted.
    pub(crate) fn deleted(&self, list: List, id: &str) -> Option<Deleted> {
        let (_, entities) = self.transaction.get(ROOT, list.name()).ok()??;
        let (value, entity) = self.transaction.get(&entities, id).ok()??;
        let deleted = value.is_object() && super::read::is_deleted(&self.transaction, &entity);
        match deleted.then(|| self.transaction.hydrate(&entity, None)) {
            Some(Ok(hydrate::Value::Map(entity))) => Some(Deleted {
                fields: super::read::fields(&entity),
                again: entity.get(AGAIN) == Some(&hydrate::Value::scalar(true)),
            }),
            _ => None,
        }
    }

    fn pos(&self, entities: &ObjId, id: &str) -> String {
        let entity = self.transaction.get(entities, id).ok().flatten();
        let pos = entity.and_then(|(_, entity)| self.transaction.get(&entity, POS).ok().flatten());
        pos.and_then(|(pos, _)| pos.as_str().map(str::to_owned)).unwrap_or_default()
    }

    fn set_below(&mut self, at: ObjId, key: &str, inner: &[&str], value: &FieldValue, path: &[&str]) -> Done {
        let Some((last, above)) = inner.split_last() else {
            return self.sync(&at, key, &value.to_json(), path);
        };
        let mut at = self.map(&at, key)?;
        for part in above {
            at = self.map(&at, part)?;
        }
        self.sync(&at, last, &value.to_json(), path)
    }

    /// The map under a key, made where it is missing.
    fn map(&mut self, at: &ObjId, key: &str) -> Result<ObjId, AutomergeError> {
        match self.transaction.get(at, key)? {
            Some((value, id)) if value.to_objtype() == Some(ObjType::Map) => Ok(id),
            _ => self.transaction.put_object(at, key, ObjType::Map),
        }
    }

    /// Makes what stands under a key equal to a value, writing only what differs.
    pub(super) fn sync(&mut self, at: &ObjId, key: &str, value: &Value, path: &[&str]) -> Done {
        let now = self.transaction.get(at, key)?.map(|(now, id)| (now.into_owned(), id));
        match (now, value) {
            (Some((automerge::Value::Object(ObjType::Text), id)), Value::String(text)) if is_prose(path) => {
                let now = self.transaction.text(&id)?;
                prose::update(&mut self.transaction, &id, &now, text)
            }
            (Some((automerge::Value::Object(ObjType::Map), id)), Value::Object(fields)) => {
                let keys: Vec<String> = self.transaction.keys(&id).collect();
                for key in keys.into_iter().filter(|key| !fields.contains_key(key)) {
                    self.transaction.delete(&id, key)?;
                }
                fields.iter().try_for_each(|(key, value)| self.sync(&id, key, value, &[]))
            }
            (Some((automerge::Value::Object(ObjType::List), id)), Value::Array(items)) => self.sync_list(&id, items),
            (None, Value::String(text)) if is_prose(path) && text.is_empty() => Ok(()),
            (_, Value::Object(_) | Value::Array(_)) => self.make(at, key, value, path),
            (_, Value::String(_)) if is_prose(path) => self.make(at, key, value, path),
            (Some((automerge::Value::Scalar(now), _)), value)
                if from_scalar(&now) == *value && self.transaction.get_all(at, key)?.len() == 1 =>
            {
                Ok(())
            }
            (_, value) => {
                // Of several values the one that is shown would stand as it is, its giver's: then whoever replaces that,
                // unknowing of this choice, would replace the choice unseen.
                if self.transaction.get_all(at, key)?.len() > 1 {
                    self.transaction.delete(at, key)?;
                }
                self.transaction.put(at, key, scalar(value))
            }
        }
    }

    pub(super) fn make(&mut self, at: &ObjId, key: &str, value: &Value, path: &[&str]) -> Done {
        self.transaction.batch_create_object(at, key, &to_document(value, path), false).map(drop)
    }

    /// Replaces the items between the first and the last that differ: an item that another adds elsewhere stays.
    fn sync_list(&mut self, list: &ObjId, items: &[Value]) -> Done {
        let hydrate::Value::List(now) = self.transaction.hydrate(list, None)? else { return Ok(()) };
        let now: Vec<Value> = now.iter().map(|item| from_document(&item.value)).collect();
        let start = now.iter().zip(items).take_while(|(now, item)| now == item).count();
        let rest = now[start..].iter().rev().zip(items[start..].iter().rev());
        let end = rest.take_while(|(now, item)| now == item).count();
        let gone = now.len() - start - end;
        let come: Vec<hydrate::Value> =
            items[start..items.len() - end].iter().map(|item| to_document(item, &[])).collect();
        if gone > 0 || !come.is_empty() {
            self.transaction.splice(list, start, gone as isize, come)?;
        }
        Ok(())
    }
}

/// An entity as the document keeps it.
pub(super) fn whole_entity(list: List, id: &str, fields: &Map<String, Value>, pos: &str) -> hydrate::Value {
    let fields = fields
        .iter()
        .filter(|(name, value)| *name != "id" && !layout::goes_without_saying(list, name, value))
        .map(|(name, value)| (layout::key(name).into_owned(), to_document(value, &[list.name(), id, name])));
    let own = [(POS.to_owned(), hydrate::Value::from(pos)), (DELETED.to_owned(), hydrate::Value::scalar(false))];
    hydrate::Map::from(fields.chain(own).collect::<std::collections::HashMap<_, _>>()).into()
}

impl Document {
    /// Starts a change; it is dropped again unless it is committed.
    pub(crate) fn write(&mut self, author: &str) -> Writing<'_> {
        self.sign(author);
        let session = order::session(self.automerge.get_actor().to_bytes());
        Writing { transaction: self.automerge.transaction(), session }
    }

    /// The changes that follow are this person's.
    pub(super) fn sign(&mut self, author: &str) {
        let author = (!author.is_empty()).then(|| automerge::Author::from(author.as_bytes().to_vec()));
        self.automerge.set_author(author);
    }
}
