//! What was done in a document, change by change, and how it stood after each.
//!
//! A change carries its own operations: what it touched is read from those alone, so that a list of 50,000 changes costs
//! no reading of the dossier. Values before and after are read at the heads of one change, for the few that are shown.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Change, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue, Value, hydrate};
use jiff::Timestamp;
use voorstel_model::{Dossier, Field, List};

use crate::document::conflicts::{author, time};
use crate::document::{Document, Message, layout, read};

/// So many letters of what a change set are kept to search in.
const SEARCHED: usize = 400;

/// A change as its document tells it.
#[derive(Debug)]
pub(crate) struct Done {
    pub hash: ChangeHash,
    pub below: Vec<ChangeHash>,
    pub author: String,
    pub at: Timestamp,
    /// Nothing where a newer version wrote something else there.
    pub message: Option<Message<'static>>,
    /// The fields that it set; whole entities where it put them in, took them out or moved them.
    pub touched: Vec<Field>,
    /// The beginning of what it wrote, in small letters.
    pub wrote: String,
}

/// Where each object of a document lies; nothing for the document's own.
#[derive(Debug, Default)]
pub(crate) struct Places(HashMap<OpId, Option<Path>>);

type Path = Arc<Vec<String>>;

impl Document {
    /// Takes in what another document of the same dossier has more.
    pub(crate) fn follow(&mut self, newer: &Document) {
        let changes = newer.automerge.get_changes(&self.automerge.get_heads());
        // What is there already cannot be refused by a document that lacks nothing else.
        let _ = self.automerge.apply_changes(changes);
    }

    /// Whether all of these changes are in the document.
    pub(crate) fn has(&self, heads: &[ChangeHash]) -> bool {
        heads.iter().all(|hash| self.automerge.get_change_meta_by_hash(hash).is_some())
    }

    /// The dossier as it was after these changes and all that they build on.
    pub(crate) fn dossier_as_of(&self, heads: &[ChangeHash]) -> Dossier {
        if heads.is_empty() {
            return Dossier::default();
        }
        match self.automerge.hydrate(Some(heads)) {
            hydrate::Value::Map(root) => read::dossier(root),
            _ => Dossier::default(),
        }
    }

    /// What the dossier held in these places then, with all partners and actions, to which the rest refers.
    pub(crate) fn excerpt_at(&self, heads: &[ChangeHash], touched: &[Field]) -> Dossier {
        if heads.is_empty() {
            return Dossier::default();
        }
        let mut root = HashMap::new();
        let mut tops = BTreeSet::new();
        let mut entities: HashMap<List, BTreeSet<String>> = HashMap::new();
        for field in touched {
            let mut parts = field.parts().into_iter();
            match (parts.next(), parts.next()) {
                (Some(list), Some(id)) if List::named(&list).is_some() => {
                    entities.entry(List::named(&list).unwrap_or(List::Budget)).or_default().insert(id);
                }
                (Some(top), _) => {
                    tops.insert(top);
                }
                _ => {}
            }
        }
        tops.extend([List::Partners, List::Actions].map(|list| list.name().to_owned()));
        for top in tops {
            if let Some(value) = self.hydrated_at(&ROOT, &layout::root_key(&top), heads) {
                root.insert(top, value);
            }
        }
        for (list, ids) in entities {
            if root.contains_key(list.name()) {
                continue;
            }
            let Ok(Some((_, lies))) = self.automerge.get_at(ROOT, list.name(), heads) else { continue };
            let found = ids.into_iter().filter_map(|id| Some((id.clone(), self.hydrated_at(&lies, &id, heads)?)));
            let found: HashMap<String, hydrate::Value> = found.collect();
            root.insert(list.name().to_owned(), hydrate::Map::from(found).into());
        }
        read::excerpt(hydrate::Map::from(root))
    }

    fn hydrated_at(&self, at: &ObjId, key: &str, heads: &[ChangeHash]) -> Option<hydrate::Value> {
        match self.automerge.get_at(at, key, heads).ok().flatten()? {
            (Value::Object(_), id) => ReadDoc::hydrate(&self.automerge, &id, Some(heads)).ok(),
            (Value::Scalar(scalar), _) => Some(hydrate::Value::Scalar(scalar.into_owned())),
        }
    }
}

impl Places {
    /// What a change of a document did, where the changes that it builds on were read before.
    pub(crate) fn read(&mut self, document: &Document, change: &Change) -> Done {
        let mut touched = Touched::default();
        let expanded = change.decode();
        let first = change.start_op().get();
        for (number, op) in (0_u64..).zip(&expanded.operations) {
            let within = match &op.obj {
                ObjectId::Root => Some(Path::default()),
                ObjectId::Id(id) => self.0.get(id).cloned().flatten(),
            };
            let key = match &op.key {
                Key::Map(key) => Some(key.as_str()),
                Key::Seq(_) => None,
            };
            let made = matches!(op.action, OpType::Make(_));
            let path = within.as_ref().and_then(|within| touched.note(within, key, made));
            if let (Some(_), OpType::Put(ScalarValue::Str(text))) = (&path, &op.action) {
                touched.write(text, key.is_none());
            }
            if made {
                self.0.insert(OpId::new(first + number, change.actor_id()), path);
            }
        }
        let beside = document.automerge.get_change_meta_by_hash(&change.hash());
        let (author, at) = beside.map(|beside| (author(&beside), time(&beside))).unwrap_or_default();
        Done {
            hash: change.hash(),
            below: change.deps().to_vec(),
            author,
            at,
            message: change.message().and_then(|message| serde_json::from_str(message).ok()),
            touched: touched.fields.into_iter().collect(),
            wrote: touched.wrote.to_lowercase(),
        }
    }
}

/// What a change touched, as its operations tell it.
#[derive(Default)]
struct Touched {
    fields: BTreeSet<Field>,
    /// Entities that the change itself put in: their fields go without saying.
    put_in: BTreeSet<Field>,
    wrote: String,
}

impl Touched {
    /// Notes an operation; says where it is, or nothing where that is no field of the dossier.
    fn note(&mut self, within: &Path, key: Option<&str>, made: bool) -> Option<Path> {
        let list = within.first().and_then(|name| List::named(name));
        let entity = |id: &str| list.map(|list| Field::entity(list, id));
        let path = match (key, within.as_slice()) {
            (None, _) => Arc::clone(within),
            (Some(key), []) => Arc::new(vec![layout::root_field(key)?.to_owned()]),
            (Some(key), [_, id]) if list.is_some() => match layout::field(key) {
                Some(name) => joined(within, name),
                // Its place, or that it is out.
                None => {
                    self.fields.extend(entity(id));
                    return None;
                }
            },
            (Some(key), _) => joined(within, key),
        };
        match (path.as_slice(), list) {
            ([name], None) if List::named(name).is_some() || made => {}
            ([_, id], Some(_)) => {
                self.put_in.extend(entity(id));
                self.fields.extend(entity(id));
            }
            ([_, id, ..], Some(_)) => {
                if !entity(id).is_some_and(|entity| self.put_in.contains(&entity)) {
                    self.fields.insert(pointer(&path));
                }
            }
            _ => {
                self.fields.insert(pointer(&path));
            }
        }
        Some(path)
    }

    /// Letters of a running text come one by one, values as a whole.
    fn write(&mut self, text: &str, runs_on: bool) {
        if self.wrote.len() < SEARCHED {
            if !runs_on {
                self.wrote.push('\n');
            }
            self.wrote.push_str(text);
        }
    }
}

fn joined(within: &Path, name: &str) -> Path {
    Arc::new(within.iter().cloned().chain([name.to_owned()]).collect())
}

fn pointer(path: &[String]) -> Field {
    let escaped = path.iter().map(|part| part.replace('~', "~0").replace('/', "~1"));
    Field::new(escaped.fold(String::new(), |pointer, part| pointer + "/" + &part))
}
