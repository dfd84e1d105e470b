//! Documents that begin from the state of another one: the whole dossier without its history, or an excerpt of it. An
//! excerpt says of which changes it is one, so that what is made of it finds its way back: under a key of its own beside
//! the dossier, and anew wherever somebody takes over what became of the whole since.

use std::collections::BTreeMap;

use automerge::{ActorId, AutomergeError, Change, ChangeHash, ROOT, ReadDoc};
use voorstel_model::{Dossier, List};

use crate::By;
use crate::document::aside::{Delivery, Part, delivered, delivery};
use crate::document::layout::ASIDE;
use crate::document::{Document, Writing};

fn key() -> String {
    format!("{ASIDE}excerpt")
}

impl Document {
    /// A document of its own for the state of another one, with what was said to be complete; of an excerpt, with the
    /// changes that it was taken from.
    pub(crate) fn anew(
        dossier: &Dossier,
        deliveries: &BTreeMap<Part, Vec<Delivery>>,
        taken_from: Option<String>,
        by: By<'_>,
    ) -> Result<Document, AutomergeError> {
        let mut aside: Vec<(String, String)> = deliveries
            .iter()
            .filter_map(|(part, said)| {
                let last = said.iter().max_by_key(|one| one.at)?;
                Some((delivery(part), serde_json::to_string(last).unwrap_or_default()))
            })
            .collect();
        aside.extend(taken_from.map(|heads| (key(), heads)));
        Document::begun(dossier, ActorId::random().to_bytes(), &aside, by)
    }

    /// Whether it is an excerpt of another document.
    pub(crate) fn is_excerpt(&self) -> bool {
        matches!(self.automerge.get(ROOT, key()), Ok(Some(_)))
    }

    /// The changes of the whole that are known in the excerpt as it was at some heads; nothing where it is none, or
    /// names what are no changes.
    pub(crate) fn taken_from(&self, heads: &[ChangeHash]) -> Option<Vec<ChangeHash>> {
        let said = self.automerge.get_all_at(ROOT, key(), heads).ok()?;
        let said: Vec<&str> = said.iter().filter_map(|(value, _)| value.as_str()).collect();
        let hashes = said.iter().flat_map(|said| said.split(' '));
        let hashes: Vec<ChangeHash> = hashes.map(str::parse).collect::<Result<_, _>>().ok()?;
        (!hashes.is_empty()).then_some(hashes)
    }

    /// The same document as it was when these were its last changes.
    pub(crate) fn forked_at(&self, heads: &[ChangeHash]) -> Result<Document, AutomergeError> {
        Ok(Document { automerge: self.automerge.fork_at(heads)? })
    }

    /// This document with changes that build on it.
    pub(crate) fn with_more(&self, changes: &[Change]) -> Result<Document, AutomergeError> {
        let mut automerge = self.automerge.fork();
        automerge.apply_changes(changes.to_vec())?;
        Ok(Document { automerge })
    }

    /// Goes on as an author under a given actor: the same changes made so are the same everywhere.
    pub(crate) fn go_on_as(&mut self, author: &str, actor: &[u8]) {
        // Another author would bring an actor along.
        drop(self.write(author));
        self.automerge.set_actor(ActorId::from(actor));
    }

    /// The last change that was made here.
    pub(crate) fn last_change(&self) -> Option<Change> {
        self.automerge.get_last_local_change()
    }

    /// The actor that made a change.
    pub(crate) fn actor_of(&self, change: ChangeHash) -> Vec<u8> {
        let change = self.automerge.get_change_by_hash(&change);
        change.map(|change| change.actor_id().to_bytes().to_vec()).unwrap_or_default()
    }

    /// Whether anything is kept under an identity, deleted or not.
    pub(crate) fn keeps(&self, list: List, id: &str) -> bool {
        let entities = self.automerge.get(ROOT, list.name()).ok().flatten();
        entities.is_some_and(|(_, entities)| matches!(self.automerge.get(&entities, id), Ok(Some(_))))
    }

    /// What was said of a partner's parts in a change, by key.
    pub(crate) fn delivered_in(
        &self,
        change: ChangeHash,
        below: &[ChangeHash],
        partner: &str,
    ) -> Vec<(String, String)> {
        let part = Part { partner: partner.to_owned(), step: String::new() };
        let (begin, all) = (delivery(&part), delivered());
        let said = |key: &str, heads: &[ChangeHash]| {
            let value = self.automerge.get_at(ROOT, key, heads).ok().flatten();
            value.and_then(|(value, _)| value.as_str().map(str::to_owned))
        };
        let keys =
            self.automerge.keys_at(ROOT, &[change]).filter(|key| key.starts_with(&all) && key.starts_with(&begin));
        keys.filter_map(|key| {
            let now = said(&key, &[change])?;
            (said(&key, below).as_ref() != Some(&now)).then_some((key, now))
        })
        .collect()
    }
}

impl Writing<'_> {
    /// Says of which changes of the whole one's excerpt knows from here on.
    pub(crate) fn take_from(&mut self, heads: &str) -> Result<(), AutomergeError> {
        self.say_aside(&key(), heads)
    }
}
