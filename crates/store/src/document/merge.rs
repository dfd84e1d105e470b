//! Taking in what others did to the same dossier.

use std::collections::HashSet;

use automerge::{ActorId, Automerge, AutomergeError, Change, ChangeHash, ObjType, ROOT, ReadDoc};
use jiff::Timestamp;
use serde_json::Value;
use voorstel_model::{Dossier, Field, FieldValue, List};

use crate::Conflict;
use crate::document::conflicts::{author, time};
use crate::document::value::from_document;
use crate::document::{Document, prose, read};

/// Changes that were taken in, by one person in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Who made them; empty where that is not known.
    pub author: String,
    /// When the last was made.
    pub at: Timestamp,
    /// How many steps.
    pub steps: usize,
}

/// What taking in another's document did.
#[derive(Debug)]
pub(crate) struct Merge {
    /// The dossier as it is then.
    pub dossier: Dossier,
    /// The fields that then have several values, unknowing of each other.
    pub conflicts: Vec<Conflict>,
    pub contributions: Vec<Contribution>,
    /// Texts in which both had written, put together letter by letter.
    pub blended: Vec<Field>,
    /// What one took out while the other worked on it; it is out.
    pub out_though_edited: Vec<Field>,
}

impl Document {
    /// Whether another document began as this one did.
    pub(crate) fn is_of_one_origin(&self, other: &Document) -> bool {
        !self.automerge.get_heads().is_empty() && origins(&other.automerge).all(|hash| self.has(&[hash]))
    }

    /// Takes in what another document has and this one has not; nothing where that is nothing. `mine` and `theirs` are
    /// what the two say.
    pub(crate) fn take_in(
        &mut self,
        mine: &Dossier,
        (other, theirs, their_conflicts): (&Document, &Dossier, &[Conflict]),
    ) -> Result<Option<Merge>, AutomergeError> {
        let changes = self.automerge.get_changes_added(&other.automerge);
        if changes.is_empty() {
            return Ok(None);
        }
        // Where the other knows all that was done here, nothing can have met, and what comes out is theirs.
        let is_known = other.has(&self.automerge.get_heads());
        let base = if is_known { None } else { Some(self.common_past(other, mine, theirs)) };
        self.automerge.apply_changes(changes.clone())?;
        let (dossier, conflicts) =
            if is_known { (theirs.clone(), their_conflicts.to_vec()) } else { self.dossier_and_conflicts() };
        Ok(Some(Merge {
            dossier,
            conflicts,
            contributions: contributions(&self.automerge, &changes),
            blended: base.as_ref().map(|base| blended(base, mine, theirs)).unwrap_or_default(),
            out_though_edited: base.as_ref().map(|base| out_though_edited(base, mine, theirs)).unwrap_or_default(),
        }))
    }

    /// The dossier as it was when the two last knew all of each other, as far as both may have worked on the same: its
    /// texts, its partners and actions, and what only one of them still has.
    fn common_past(&self, other: &Document, mine: &Dossier, theirs: &Dossier) -> Dossier {
        let mut places = vec![Field::top("texts")];
        for list in List::ALL {
            let [here, there] = [mine, theirs].map(|dossier| dossier.ids(list).into_iter().collect::<HashSet<_>>());
            places.extend(here.symmetric_difference(&there).map(|id| Field::entity(list, id)));
        }
        let mut base = self.excerpt_at(&self.met_at(other), &places);
        read::empty_dangling(&mut base);
        base
    }

    /// The changes that both have, right below those that only this one has.
    fn met_at(&self, other: &Document) -> Vec<ChangeHash> {
        let (mut met, mut seen) = (Vec::new(), HashSet::new());
        let mut left = self.automerge.get_heads();
        while let Some(hash) = left.pop() {
            if !seen.insert(hash) {
                continue;
            }
            if other.has(&[hash]) {
                met.push(hash);
            } else if let Some(change) = self.automerge.get_change_meta_by_hash(&hash) {
                left.extend(change.deps);
            }
        }
        met
    }
}

/// A running text, or a list, that began as `base`, with what both made of it; nothing for a field that holds one value,
/// of which there can be no both.
pub(crate) fn merged(field: &Field, base: &FieldValue, one: &FieldValue, other: &FieldValue) -> Option<FieldValue> {
    let grows = match (base, one, other) {
        (FieldValue::Text(_), FieldValue::Text(_), FieldValue::Text(_)) => field.is_prose(),
        (FieldValue::Texts(_), FieldValue::Texts(_), FieldValue::Texts(_)) => true,
        _ => false,
    };
    let both = if grows { merge_values(field, base, [one, other]).ok()? } else { return None };
    match FieldValue::from_json(&both) {
        // What both put in alike stands there once.
        FieldValue::Texts(mut items) => {
            let mut met = HashSet::new();
            items.retain(|item| met.insert(item.clone()));
            Some(FieldValue::Texts(items))
        }
        both => Some(both),
    }
}

/// As [`merged`], of a running text only.
pub(crate) fn merged_text(
    field: &Field,
    base: &FieldValue,
    one: &FieldValue,
    other: &FieldValue,
) -> Option<FieldValue> {
    if field.is_prose() { merged(field, base, one, other) } else { None }
}

fn merge_values(field: &Field, base: &FieldValue, both: [&FieldValue; 2]) -> Result<Value, AutomergeError> {
    const KEY: &str = "value";
    let parts = field.parts();
    let path: Vec<&str> = parts.iter().map(String::as_str).collect();
    // Under actors of no chance, so that the same values become the same one everywhere.
    let [first, second] = [[1], [2]].map(|actor| ActorId::from(actor.as_slice()));
    let mut document = Document { automerge: Automerge::new().with_actor(first) };
    {
        let mut writing = document.write("");
        writing.make(&ROOT, KEY, &base.to_json(), &path)?;
        writing.transaction.commit();
    }
    let mut fork = Document { automerge: document.automerge.fork().with_actor(second) };
    for (document, value) in [&mut document, &mut fork].into_iter().zip(both) {
        let mut writing = document.write("");
        writing.sync(&ROOT, KEY, &value.to_json(), &path)?;
        writing.transaction.commit();
    }
    let sides = [document.automerge.get_heads(), fork.automerge.get_heads()];
    document.automerge.merge(&mut fork.automerge)?;
    match document.automerge.get(ROOT, KEY)? {
        Some((automerge::Value::Object(ObjType::Text), text)) => {
            Ok(prose::parted(&document.automerge, &text, [&sides[0], &sides[1]]).into())
        }
        _ => Ok(document.root().get(KEY).map(from_document).unwrap_or_default()),
    }
}

/// The changes that build on no other: the one that put the dossier in.
fn origins(document: &Automerge) -> impl Iterator<Item = ChangeHash> {
    document.get_changes_meta(&[]).into_iter().filter(|change| change.deps.is_empty()).map(|change| change.hash)
}

pub(super) fn contributions(document: &Automerge, changes: &[Change]) -> Vec<Contribution> {
    let mut found: Vec<Contribution> = Vec::new();
    for change in changes.iter().filter_map(|change| document.get_change_meta_by_hash(&change.hash())) {
        let (author, at) = (author(&change), time(&change));
        match found.iter_mut().find(|one| one.author == author) {
            Some(one) => {
                one.steps += 1;
                one.at = one.at.max(at);
            }
            None => found.push(Contribution { author, at, steps: 1 }),
        }
    }
    found.sort_by(|one, other| one.author.cmp(&other.author));
    found
}

fn blended(base: &Dossier, mine: &Dossier, theirs: &Dossier) -> Vec<Field> {
    let texts = theirs.texts.keys().map(|section| Field::text(section));
    let descriptions = theirs.actions.iter().map(|action| Field::of(List::Actions, &action.id, "description"));
    let value = |dossier: &Dossier, field: &Field| dossier.value(field).unwrap_or(FieldValue::Empty);
    texts
        .chain(descriptions)
        .filter(|field| {
            let (base, mine, theirs) = (value(base, field), value(mine, field), value(theirs, field));
            mine != base && theirs != base && mine != theirs
        })
        .collect()
}

fn out_though_edited(base: &Dossier, mine: &Dossier, theirs: &Dossier) -> Vec<Field> {
    let mut found = Vec::new();
    for list in List::ALL {
        for id in base.ids(list) {
            let (was, here, there) = (base.entity(list, id), mine.entity(list, id), theirs.entity(list, id));
            let edited = match (&here, &there) {
                (Err(_), Ok(entity)) | (Ok(entity), Err(_)) => was.as_ref() != Ok(entity),
                _ => false,
            };
            if edited {
                found.push(Field::entity(list, id));
            }
        }
    }
    found
}
