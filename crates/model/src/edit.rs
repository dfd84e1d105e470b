//! Edits: the only way a dossier changes. Each has an inverse, and applying one never loses another field.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;
use ts_rs::TS;

use crate::dossier::{Action, Annex, BudgetLine, Dossier, Funding, Language, Partner};
use crate::entry::Entry;
use crate::path::{Field, List};

/// What a field is set to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum FieldValue {
    /// Nothing.
    Empty,
    /// Yes or no.
    Flag(bool),
    /// A whole number: inhabitants, people reached.
    Count(u32),
    /// A text; amounts, dates and codes are texts too.
    Text(String),
    /// Several texts: participants, deliverables.
    Texts(Vec<String>),
    /// A value of a field that only a newer version knows, carried along unread.
    #[ts(skip)]
    #[schemars(skip)]
    Unknown(Value),
}

/// One change to a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "edit", rename_all = "lowercase")]
pub enum Edit {
    /// Sets one field.
    Set {
        /// Which.
        field: Field,
        /// To what.
        value: FieldValue,
    },
    /// Adds an entity to a list.
    Add {
        /// To which list.
        list: List,
        /// The new identity.
        id: String,
        /// Behind which entity; at the front when empty, at the end when that entity is not there.
        after: Option<String>,
        /// Its fields by name; nested ones by pointer (`contact/email`). What is not named is empty.
        fields: BTreeMap<String, FieldValue>,
    },
    /// Takes an entity out of its list. Its fields are kept for a later [`Edit::Restore`].
    Remove {
        /// From which list.
        list: List,
        /// Its identity.
        id: String,
    },
    /// Brings an entity that was removed back, with all its fields.
    Restore {
        /// To which list.
        list: List,
        /// Its identity.
        id: String,
        /// Behind which entity, as for [`Edit::Add`].
        after: Option<String>,
        /// Its fields, as for [`Edit::Add`]: for whoever has not kept them.
        fields: BTreeMap<String, FieldValue>,
    },
    /// Moves an entity within its list.
    Move {
        /// In which list.
        list: List,
        /// Its identity.
        id: String,
        /// Behind which entity, as for [`Edit::Add`].
        after: Option<String>,
    },
}

impl Edit {
    /// Whether this sets that field.
    pub fn sets(&self, field: &Field) -> bool {
        matches!(self, Edit::Set { field: set, .. } if set == field)
    }
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The field is not part of a dossier.
    #[error("{0}: a dossier has no such field")]
    NoSuchField(Field),
    /// The entity is not in its list.
    #[error("{}: nothing of that identity is there", Field::entity(*.0, .1))]
    NoSuchEntity(List, String),
    /// The identity is taken.
    #[error("{}: something of that identity is there already", Field::entity(*.0, .1))]
    Taken(List, String),
    /// The value is of the wrong type, or no code the field knows.
    #[error("{field}: expected {expected}")]
    WrongValue {
        /// Which field.
        field: Field,
        /// What it takes.
        expected: &'static str,
    },
}

/// The fields of an entity by name or pointer, in the form [`Edit::Add`] carries them.
pub type Fields = BTreeMap<String, FieldValue>;

impl FieldValue {
    /// The value as JSON.
    pub fn to_json(&self) -> Value {
        match self {
            FieldValue::Empty => Value::Null,
            FieldValue::Flag(flag) => Value::Bool(*flag),
            FieldValue::Count(count) => Value::from(*count),
            FieldValue::Text(text) => Value::String(text.clone()),
            FieldValue::Texts(texts) => Value::from(texts.clone()),
            FieldValue::Unknown(value) => value.clone(),
        }
    }

    /// Whether it is what a field holds in which nothing was ever filled in.
    pub fn is_nothing(&self) -> bool {
        match self {
            FieldValue::Empty => true,
            FieldValue::Text(text) => text.is_empty(),
            FieldValue::Texts(texts) => texts.is_empty(),
            FieldValue::Flag(_) | FieldValue::Count(_) | FieldValue::Unknown(_) => false,
        }
    }

    /// The value of a JSON field.
    pub fn from_json(value: &Value) -> FieldValue {
        match value {
            Value::Null => FieldValue::Empty,
            Value::Bool(flag) => FieldValue::Flag(*flag),
            Value::String(text) => FieldValue::Text(text.clone()),
            Value::Number(number) => match number.as_u64().map(u32::try_from) {
                Some(Ok(count)) => FieldValue::Count(count),
                _ => FieldValue::Unknown(value.clone()),
            },
            Value::Array(items) => match items.iter().map(|item| item.as_str().map(str::to_owned)).collect() {
                Some(texts) => FieldValue::Texts(texts),
                None => FieldValue::Unknown(value.clone()),
            },
            Value::Object(_) => FieldValue::Unknown(value.clone()),
        }
    }
}

impl Dossier {
    /// Makes one edit, whole or not at all.
    ///
    /// # Errors
    /// [`EditError`], with the dossier as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        match edit {
            Edit::Set { field, value } => self.set(field, value),
            Edit::Add { list, id, after, fields } | Edit::Restore { list, id, after, fields } => {
                let entity = new_entity(*list, id, fields)?;
                self.with(*list, Insert { id, after: after.as_deref(), entity })
            }
            Edit::Remove { list, id } => self.with(*list, Take { id }).map(|_| ()),
            Edit::Move { list, id, after } => {
                let entity = self.with(*list, Take { id })?;
                self.with(*list, Insert { id, after: after.as_deref(), entity })
            }
        }
    }

    /// The edit that takes `edit` back; asked before it is made.
    ///
    /// # Errors
    /// As [`Dossier::apply`], where the edit cannot be made in the first place.
    pub fn inverse(&self, edit: &Edit) -> Result<Edit, EditError> {
        Ok(match edit {
            Edit::Set { field, .. } => Edit::Set { field: field.clone(), value: self.value(field)? },
            Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } => Edit::Remove { list: *list, id: id.clone() },
            Edit::Remove { list, id } => {
                let (after, fields) = self.position_and_fields(*list, id)?;
                Edit::Restore { list: *list, id: id.clone(), after, fields }
            }
            Edit::Move { list, id, .. } => {
                let (after, _) = self.position_and_fields(*list, id)?;
                Edit::Move { list: *list, id: id.clone(), after }
            }
        })
    }

    /// The edits that take an entity out together with every reference to it, in the order to make them.
    pub fn removal(&self, list: List, id: &str) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut clear = |list: List, of: &str, name: &str| {
            edits.push(Edit::Set { field: Field::of(list, of, name), value: FieldValue::Text(String::new()) });
        };
        if list == List::Partners {
            self.actions
                .iter()
                .filter(|action| action.lead == id)
                .for_each(|action| clear(List::Actions, &action.id, "lead"));
            self.budget
                .iter()
                .filter(|line| line.partner == id)
                .for_each(|line| clear(List::Budget, &line.id, "partner"));
            self.funding
                .iter()
                .filter(|one| one.partner == id)
                .for_each(|one| clear(List::Funding, &one.id, "partner"));
            self.annexes
                .iter()
                .filter(|annex| annex.partner == id)
                .for_each(|annex| clear(List::Annexes, &annex.id, "partner"));
            for action in self.actions.iter().filter(|action| action.participants.iter().any(|one| one == id)) {
                let left = action.participants.iter().filter(|one| *one != id).cloned().collect();
                edits.push(Edit::Set {
                    field: Field::of(List::Actions, &action.id, "participants"),
                    value: FieldValue::Texts(left),
                });
            }
        } else if list == List::Actions {
            self.budget
                .iter()
                .filter(|line| line.action == id)
                .for_each(|line| clear(List::Budget, &line.id, "action"));
        }
        edits.push(Edit::Remove { list, id: id.to_owned() });
        edits
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// [`EditError::NoSuchField`] or [`EditError::NoSuchEntity`].
    pub fn value(&self, field: &Field) -> Result<FieldValue, EditError> {
        let parts = field.parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let text = |text: String| Ok(FieldValue::Text(text));
        match parts.as_slice() {
            ["title"] => text(self.title.clone()),
            ["acronym"] => text(self.acronym.clone()),
            ["call"] => text(self.call.clone()),
            ["language"] => text(code(&self.language)),
            ["indirect_rate"] => text(self.indirect_rate.to_string()),
            ["period", "start"] => text(self.period.start.to_string()),
            ["period", "end"] => text(self.period.end.to_string()),
            ["texts", section] => text(self.texts.get(*section).cloned().unwrap_or_default()),
            ["declarations", code] => Ok(match self.declarations.get(*code) {
                Some(flag) => FieldValue::Flag(*flag),
                None => FieldValue::Empty,
            }),
            [list, id, inner @ ..] if !inner.is_empty() => {
                let list = List::named(list).ok_or_else(|| EditError::NoSuchField(field.clone()))?;
                let entity = self.entity(list, id)?;
                inner_value(&entity, inner)
                    .map(FieldValue::from_json)
                    .ok_or_else(|| EditError::NoSuchField(field.clone()))
            }
            _ => Err(EditError::NoSuchField(field.clone())),
        }
    }

    /// An entity as JSON, with every field it has.
    ///
    /// # Errors
    /// [`EditError::NoSuchEntity`].
    pub fn entity(&self, list: List, id: &str) -> Result<Value, EditError> {
        fn find<T: Entity>(entities: &[T], id: &str) -> Option<Value> {
            entities.iter().find(|entity| entity.id() == id).and_then(|entity| serde_json::to_value(entity).ok())
        }
        match list {
            List::Partners => find(&self.partners, id),
            List::Actions => find(&self.actions, id),
            List::Budget => find(&self.budget, id),
            List::Funding => find(&self.funding, id),
            List::Annexes => find(&self.annexes, id),
        }
        .ok_or_else(|| EditError::NoSuchEntity(list, id.to_owned()))
    }

    /// The identities of a list, in order.
    pub fn ids(&self, list: List) -> Vec<&str> {
        fn ids<T: Entity>(entities: &[T]) -> Vec<&str> {
            entities.iter().map(Entity::id).collect()
        }
        match list {
            List::Partners => ids(&self.partners),
            List::Actions => ids(&self.actions),
            List::Budget => ids(&self.budget),
            List::Funding => ids(&self.funding),
            List::Annexes => ids(&self.annexes),
        }
    }

    fn set(&mut self, field: &Field, value: &FieldValue) -> Result<(), EditError> {
        let wrong = |expected: &'static str| EditError::WrongValue { field: field.clone(), expected };
        let parts = field.parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let text = || match value {
            FieldValue::Text(text) => Ok(text.clone()),
            FieldValue::Empty => Ok(String::new()),
            _ => Err(wrong("a text")),
        };
        match parts.as_slice() {
            ["title"] => self.title = text()?,
            ["acronym"] => self.acronym = text()?,
            ["call"] => self.call = text()?,
            ["language"] => {
                self.language = serde_json::from_value::<Language>(value.to_json()).map_err(|_| wrong("nl or en"))?;
            }
            ["indirect_rate"] => self.indirect_rate = Entry::from_text(&text()?),
            ["period", "start"] => self.period.start = Entry::from_text(&text()?),
            ["period", "end"] => self.period.end = Entry::from_text(&text()?),
            ["texts", section] => {
                let text = text()?;
                if text.is_empty() {
                    self.texts.remove(*section);
                } else {
                    self.texts.insert((*section).to_owned(), text);
                }
            }
            ["declarations", code] => match value {
                FieldValue::Flag(flag) => {
                    self.declarations.insert((*code).to_owned(), *flag);
                }
                FieldValue::Empty => {
                    self.declarations.remove(*code);
                }
                FieldValue::Text(text) if text == "true" || text == "false" => {
                    self.declarations.insert((*code).to_owned(), text == "true");
                }
                _ => return Err(wrong("true or false")),
            },
            [list, id, inner @ ..] if !inner.is_empty() => {
                let list = List::named(list).ok_or_else(|| EditError::NoSuchField(field.clone()))?;
                self.with(list, SetInner { id, inner, value, field })?;
            }
            _ => return Err(EditError::NoSuchField(field.clone())),
        }
        Ok(())
    }

    /// Behind which entity one stands, and its fields as [`Edit::Restore`] carries them.
    pub(crate) fn position_and_fields(&self, list: List, id: &str) -> Result<(Option<String>, Fields), EditError> {
        let entity = self.entity(list, id)?;
        let ids = self.ids(list);
        let before = ids.iter().position(|one| *one == id).and_then(|at| at.checked_sub(1));
        let after = before.and_then(|at| ids.get(at)).map(|one| (*one).to_owned());
        Ok((after, known_fields(list, id, &entity)?))
    }

    fn with<W: Work>(&mut self, list: List, work: W) -> Result<W::Done, EditError> {
        match list {
            List::Partners => work.on(list, &mut self.partners),
            List::Actions => work.on(list, &mut self.actions),
            List::Budget => work.on(list, &mut self.budget),
            List::Funding => work.on(list, &mut self.funding),
            List::Annexes => work.on(list, &mut self.annexes),
        }
    }
}

/// A new entity with all its fields, as JSON: what [`Edit::Add`] puts into the list.
///
/// # Errors
/// [`EditError`] where a field does not exist or does not take its value.
pub fn new_entity(list: List, id: &str, fields: &Fields) -> Result<Value, EditError> {
    fn build<T: Entity>(list: List, id: &str, fields: &Fields) -> Result<Value, EditError> {
        let mut entity = T::default();
        entity.set_id(id);
        for (name, value) in fields {
            let inner: Vec<&str> = name.split('/').collect();
            set_inner(&mut entity, &inner, value, &Field::of(list, id, name))?;
        }
        Ok(serde_json::to_value(&entity).unwrap_or_default())
    }
    match list {
        List::Partners => build::<Partner>(list, id, fields),
        List::Actions => build::<Action>(list, id, fields),
        List::Budget => build::<BudgetLine>(list, id, fields),
        List::Funding => build::<Funding>(list, id, fields),
        List::Annexes => build::<Annex>(list, id, fields),
    }
}

/// The fields of an entity's JSON, nested ones by pointer, without its identity.
pub fn fields_of(entity: &Value) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in entity.as_object().into_iter().flatten().filter(|(name, _)| *name != "id") {
        match value {
            Value::Object(inner) if name == "contact" => {
                fields.extend(inner.iter().map(|(key, value)| (format!("{name}/{key}"), FieldValue::from_json(value))));
            }
            _ => {
                fields.insert(name.clone(), FieldValue::from_json(value));
            }
        }
    }
    fields
}

/// The fields of an entity; those of a newer version come back as they were, whatever they hold.
pub(crate) fn known_fields(list: List, id: &str, entity: &Value) -> Result<Fields, EditError> {
    let known = new_entity(list, id, &Fields::new())?;
    let fields = fields_of(entity).into_iter().map(|(name, value)| {
        let is_known = name.contains('/') || known.get(&name).is_some();
        let value = if is_known { value } else { FieldValue::Unknown(value.to_json()) };
        (name, value)
    });
    Ok(fields.collect())
}

pub(crate) trait Entity: Serialize + DeserializeOwned + Default + PartialEq {
    fn id(&self) -> &str;
    fn set_id(&mut self, id: &str);
}

macro_rules! entity {
    ($($type:ty),+) => { $(
        impl Entity for $type {
            fn id(&self) -> &str {
                &self.id
            }
            fn set_id(&mut self, id: &str) {
                id.clone_into(&mut self.id);
            }
        }
    )+ };
}
entity!(Partner, Action, BudgetLine, Funding, Annex);

/// Something done to a list whatever it holds.
trait Work {
    type Done;
    fn on<T: Entity>(self, list: List, entities: &mut Vec<T>) -> Result<Self::Done, EditError>;
}

struct Insert<'a> {
    id: &'a str,
    after: Option<&'a str>,
    entity: Value,
}

impl Work for Insert<'_> {
    type Done = ();
    fn on<T: Entity>(self, list: List, entities: &mut Vec<T>) -> Result<(), EditError> {
        if entities.iter().any(|entity| entity.id() == self.id) {
            return Err(EditError::Taken(list, self.id.to_owned()));
        }
        let entity = serde_json::from_value(self.entity).map_err(|_| EditError::WrongValue {
            field: Field::entity(list, self.id),
            expected: "the fields of such an entity",
        })?;
        let at = match self.after {
            None => 0,
            Some(after) => entities.iter().position(|one| one.id() == after).map_or(entities.len(), |at| at + 1),
        };
        entities.insert(at, entity);
        Ok(())
    }
}

struct Take<'a> {
    id: &'a str,
}

impl Work for Take<'_> {
    type Done = Value;
    fn on<T: Entity>(self, list: List, entities: &mut Vec<T>) -> Result<Value, EditError> {
        let at = entities
            .iter()
            .position(|entity| entity.id() == self.id)
            .ok_or_else(|| EditError::NoSuchEntity(list, self.id.to_owned()))?;
        Ok(serde_json::to_value(entities.remove(at)).unwrap_or_default())
    }
}

struct SetInner<'a> {
    id: &'a str,
    inner: &'a [&'a str],
    value: &'a FieldValue,
    field: &'a Field,
}

impl Work for SetInner<'_> {
    type Done = ();
    fn on<T: Entity>(self, list: List, entities: &mut Vec<T>) -> Result<(), EditError> {
        let entity = entities
            .iter_mut()
            .find(|entity| entity.id() == self.id)
            .ok_or_else(|| EditError::NoSuchEntity(list, self.id.to_owned()))?;
        set_inner(entity, self.inner, self.value, self.field)
    }
}

fn inner_value<'a>(entity: &'a Value, inner: &[&str]) -> Option<&'a Value> {
    inner.iter().try_fold(entity, |value, key| value.as_object()?.get(*key))
}

fn set_inner<T: Entity>(entity: &mut T, inner: &[&str], value: &FieldValue, field: &Field) -> Result<(), EditError> {
    let no_such_field = || EditError::NoSuchField(field.clone());
    if inner == ["id"] {
        return Err(no_such_field());
    }
    let mut json = serde_json::to_value(&*entity).unwrap_or_default();
    let (last, above) = inner.split_last().ok_or_else(no_such_field)?;
    let above = above
        .iter()
        .try_fold(&mut json, |value, key| value.as_object_mut()?.get_mut(*key))
        .and_then(Value::as_object_mut)
        .ok_or_else(no_such_field)?;
    if !above.contains_key(*last) && !matches!(value, FieldValue::Unknown(_)) {
        return Err(no_such_field());
    }
    above.insert((*last).to_owned(), value.to_json());
    *entity = serde_json::from_value(json)
        .map_err(|_| EditError::WrongValue { field: field.clone(), expected: expected(last) })?;
    Ok(())
}

fn expected(field: &str) -> &'static str {
    match field {
        "role" => "lead, co-applicant or associated",
        "kind" => "a kind of organisation, such as municipality or ngo",
        "eligible" | "confirmed" => "true or false",
        "inhabitants" | "target_number" | "bytes" => "a whole number",
        "participants" | "deliverables" => "a list of texts",
        _ => "a text",
    }
}

fn code<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
