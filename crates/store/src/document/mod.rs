//! A dossier as an Automerge document: edits by path, one commit a step, merged without a server.

mod aftermath;
mod apart;
pub(crate) mod aside;
mod conflicts;
pub(crate) mod excerpt;
mod layout;
mod live;
mod merge;
mod order;
mod past;
mod prose;
mod read;
mod value;
mod versions;
mod write;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, AutomergeError, ChangeHash, hydrate};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use voorstel_model::{Dossier, List, Text};

pub use aftermath::{Aftermath, MergedText, Passage, Side, Signature, TakenOut, Written};
pub(crate) use layout::carry_unknown;
pub use merge::Contribution;
pub(crate) use merge::{merged, merged_text};
pub(crate) use past::{Done, Places};
pub(crate) use write::Writing;

use crate::{By, Conflict};

/// What a commit was, as its message tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "lowercase")]
pub(crate) enum Message<'a> {
    /// The dossier was taken in.
    Created,
    /// A step was made.
    Made {
        /// In words.
        label: std::borrow::Cow<'a, Text>,
    },
    /// A step was taken back.
    Undone {
        /// In words.
        label: std::borrow::Cow<'a, Text>,
    },
    /// A step was made again.
    Redone {
        /// In words.
        label: std::borrow::Cow<'a, Text>,
    },
    /// Something was kept beside the dossier: a named version.
    Kept {
        /// In words.
        label: std::borrow::Cow<'a, Text>,
    },
}

impl Message<'_> {
    fn options(&self, at: Timestamp) -> CommitOptions {
        CommitOptions::default().with_message(serde_json::to_string(self).unwrap_or_default()).with_time(at.as_second())
    }
}

/// The document of a dossier.
#[derive(Debug)]
pub(crate) struct Document {
    automerge: Automerge,
}

impl Document {
    /// The document of a new dossier, with one change that puts everything in.
    pub(crate) fn new(dossier: &Dossier, by: By<'_>) -> Result<Document, AutomergeError> {
        Document::with_origin(dossier, ActorId::random().to_bytes(), by)
    }

    /// The document of a new dossier, as [`Document::new`]: the same one for the same dossier, origin and moment.
    pub(crate) fn with_origin(dossier: &Dossier, origin: &[u8], by: By<'_>) -> Result<Document, AutomergeError> {
        Document::begun(dossier, origin, &[], by)
    }

    /// As [`Document::with_origin`], with what is said beside the dossier, by key.
    fn begun(
        dossier: &Dossier,
        origin: &[u8],
        aside: &[(String, String)],
        by: By<'_>,
    ) -> Result<Document, AutomergeError> {
        let mut document = Document { automerge: Automerge::new().with_actor(ActorId::from(origin)) };
        let mut writing = document.write(by.author);
        let root = whole(dossier, aside, &writing.session);
        writing.transaction.init_root_from_hydrate(&root)?;
        writing.commit(&Message::Created, by.at);
        // What is made of it from here on is a session's own.
        document.automerge.set_actor(ActorId::random());
        Ok(document)
    }

    /// Loads a document from its chunks, under an actor of its own: two sessions under one would not merge.
    pub(crate) fn load(chunks: &[Vec<u8>]) -> Result<Document, AutomergeError> {
        let automerge = Automerge::load(&chunks.concat())?.with_actor(ActorId::random());
        Ok(Document { automerge })
    }

    /// Loads a stranger's document, with what it says: made anew of its changes, so that nothing in it is other than they
    /// say.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn load_foreign(bytes: &[u8]) -> Result<(Document, Dossier, Vec<Conflict>), String> {
        // The library that reads documents takes some forged ones for its own mistakes and panics; what it had begun is
        // dropped whole.
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            let loaded = Automerge::load(bytes)?;
            let mut automerge = Automerge::new().with_actor(ActorId::random());
            automerge.apply_changes(loaded.get_changes(&[]))?;
            let document = Document { automerge };
            let (dossier, conflicts) = document.dossier_and_conflicts();
            Ok::<_, AutomergeError>((document, dossier, conflicts))
        }));
        match loaded {
            Ok(loaded) => loaded.map_err(|error| error.to_string()),
            Err(_) => Err("it contradicts itself".to_owned()),
        }
    }

    /// The dossier, read tolerantly.
    pub(crate) fn dossier(&self) -> Dossier {
        read::dossier(self.root())
    }

    /// The dossier, with the fields that several people filled in, unknowing of each other.
    pub(crate) fn dossier_and_conflicts(&self) -> (Dossier, Vec<Conflict>) {
        let root = self.root();
        let conflicts = conflicts::all(&self.automerge, &root);
        (read::dossier(root), conflicts)
    }

    fn root(&self) -> hydrate::Map {
        match self.automerge.hydrate(None) {
            hydrate::Value::Map(root) => root,
            _ => hydrate::Map::default(),
        }
    }

    /// The dossier as it was when these were its last changes; nothing where it does not have them.
    pub(crate) fn dossier_at(&self, heads: &str) -> Option<Dossier> {
        let heads: Option<Vec<ChangeHash>> = heads.split(' ').map(|hash| hash.parse().ok()).collect();
        let heads = heads?;
        self.has(&heads).then(|| self.dossier_as_of(&heads))
    }

    /// The dossier as its first change made it.
    pub(crate) fn first(&self) -> Option<Dossier> {
        let first = self.automerge.get_changes_meta(&[]).into_iter().find(|change| change.deps.is_empty())?;
        Some(self.dossier_as_of(&[first.hash]))
    }

    /// How many changes it is made of.
    #[cfg(test)]
    pub(crate) fn changes(&self) -> usize {
        self.automerge.get_changes_meta(&[]).len()
    }

    /// Whether anything was done since the first change.
    pub(crate) fn has_grown(&self) -> bool {
        self.automerge.get_changes_meta(&[]).len() > 1
    }

    /// The hashes of the last changes, sorted, by spaces.
    pub(crate) fn heads(&self) -> String {
        let mut heads: Vec<String> = self.automerge.get_heads().iter().map(ChangeHash::to_string).collect();
        heads.sort();
        heads.join(" ")
    }

    /// The whole document in one chunk; nothing where that chunk, read back, would not be this document.
    pub(crate) fn save(&self) -> Option<Vec<u8>> {
        self.automerge.save_and_verify().ok()
    }

    /// The whole document in one chunk whose columns are not packed: for whoever packs it as a whole.
    pub(crate) fn save_unpacked(&self) -> Vec<u8> {
        self.automerge.save_nocompress()
    }

    /// A copy to try something on, under an actor of its own.
    pub(crate) fn fork(&self) -> Document {
        Document { automerge: self.automerge.fork() }
    }

    /// Where the document stands, for [`Document::since`].
    pub(crate) fn mark(&self) -> Vec<ChangeHash> {
        self.automerge.get_heads()
    }

    /// What was added since the document stood there.
    pub(crate) fn since(&self, mark: &[ChangeHash]) -> Vec<u8> {
        self.automerge.save_after(mark)
    }

    /// The fields that several people filled in, unknowing of each other.
    pub(crate) fn conflicts(&self) -> Vec<Conflict> {
        conflicts::all(&self.automerge, &self.root())
    }

    /// What the last change of this session added; nothing while it made none.
    pub(crate) fn last_increment(&self) -> Option<Vec<u8>> {
        self.automerge.get_last_local_change().map(|change| change.raw_bytes().to_vec())
    }
}

impl Writing<'_> {
    /// Makes the change; tells whether there was anything in it.
    pub(crate) fn commit(self, message: &Message<'_>, at: Timestamp) -> bool {
        self.transaction.commit_with(message.options(at)).0.is_some()
    }
}

fn whole(dossier: &Dossier, aside: &[(String, String)], session: &str) -> hydrate::Map {
    let mut root: HashMap<String, hydrate::Value> =
        aside.iter().map(|(key, said)| (key.clone(), hydrate::Value::from(said.as_str()))).collect();
    let Ok(Value::Object(fields)) = serde_json::to_value(dossier) else { return hydrate::Map::default() };
    for (name, value) in fields {
        let kept = match (List::named(&name), value) {
            (Some(list), Value::Array(entities)) => whole_list(list, entities, session),
            (None, Value::Object(fields)) => {
                let fields = fields.iter().map(|(key, field)| (key.clone(), value::to_document(field, &[&name, key])));
                hydrate::Map::from(fields.collect::<HashMap<_, _>>()).into()
            }
            (_, value) => value::to_document(&value, &[&name]),
        };
        root.insert(layout::root_key(&name).into_owned(), kept);
    }
    hydrate::Map::from(root)
}

fn whole_list(list: List, entities: Vec<Value>, session: &str) -> hydrate::Value {
    let keys = order::fresh(entities.len(), session);
    let entities = entities.into_iter().zip(keys).filter_map(|(entity, pos)| {
        let Value::Object(fields) = entity else { return None };
        let id = fields.get("id")?.as_str()?.to_owned();
        let entity = write::whole_entity(list, &id, &fields, &pos);
        Some((id, entity))
    });
    hydrate::Map::from(entities.collect::<HashMap<_, _>>()).into()
}

#[cfg(test)]
mod tests;
