//! What somebody made of an excerpt, as changes of the dossier that it was taken from.
//!
//! An excerpt has a history of its own, so it does not merge. But it says of which changes it is an excerpt: each change
//! made in it is made again there, under the same author and time, and from there on merges as any other. The same change
//! becomes the same change wherever and however often that is done, so that a packet may come twice, late or to several.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use automerge::{AutomergeError, Change, ChangeHash};
use sha2::{Digest, Sha256};
use voorstel_model::{Dossier, Edit, Field, FieldValue, Fields, List, Text, fields_of};

use crate::document::{Document, Done, Message, Places};
use crate::packet::PacketError;
use crate::packet::part::{own_part, owns};
use crate::packet::proposals::put_together;
use crate::steps::{Halt, REFERENCES, Strictness, make};

/// The dossier that an excerpt was taken from, with what was made of the excerpt and without what was done elsewhere
/// since; nothing where the changes that it was taken from are not here.
pub(super) fn rejoined(theirs: &Document, mine: &Document, partner: &str) -> Result<Option<Document>, PacketError> {
    let unreadable = |error: AutomergeError| PacketError::Unreadable(error.to_string());
    let mut places = Places::default();
    let changes: Vec<Done> = theirs.changes_since(&[]).iter().map(|change| places.read(theirs, change)).collect();
    let Some(origin) = changes.iter().find(|change| change.below.is_empty()) else { return Ok(None) };
    let Some(from) = theirs.taken_from(&[origin.hash]).filter(|from| mine.has(from)) else { return Ok(None) };
    let at = mine.forked_at(&from).map_err(unreadable)?;
    let dossier = at.dossier();
    let base = own_part(&dossier, partner);
    let known = List::ALL.into_iter().flat_map(|list| base.ids(list).into_iter().map(move |id| (list, id.to_owned())));
    let mut rejoining = Rejoining {
        theirs,
        mine,
        partner,
        origin: origin.hash,
        made: Vec::new(),
        dossier,
        known: known.collect(),
        renamed: HashMap::new(),
        became: HashMap::new(),
        at,
    };
    // One that was sent on without its history began with what was made of it by then.
    let begun = base.edits_to(&theirs.dossier_as_of(&[origin.hash]));
    rejoining.make(origin, begun, &base, &[]).map_err(unreadable)?;
    for change in changes.iter().filter(|change| !change.below.is_empty()) {
        if !rejoining.replay(change).map_err(unreadable)? {
            return Ok(None);
        }
    }
    let all = rejoining.standing(&theirs.mark());
    rejoining.go_to(all).map_err(unreadable)?;
    // Whatever it holds was read from a stranger.
    Dossier::from_json(&rejoining.dossier.to_json())?;
    Ok(Some(rejoining.at))
}

struct Rejoining<'a> {
    theirs: &'a Document,
    mine: &'a Document,
    partner: &'a str,
    /// The change with which the excerpt began.
    origin: ChangeHash,
    /// What was made so far.
    made: Vec<Change>,
    /// The dossier as it is where this has come to.
    at: Document,
    dossier: Dossier,
    /// Where one stands in the whole after each change of the excerpt.
    became: HashMap<ChangeHash, Vec<ChangeHash>>,
    /// What is the same here as in the excerpt.
    known: HashSet<(List, String)>,
    /// What was added in the excerpt under an identity that stands for something else here.
    renamed: HashMap<(List, String), String>,
}

impl Rejoining<'_> {
    /// Makes one change of the excerpt here; says whether it could.
    fn replay(&mut self, done: &Done) -> Result<bool, AutomergeError> {
        let mut heads = self.standing(&done.below);
        let (mut edits, mut said) = (Vec::new(), Vec::new());
        let mut before = Dossier::default();
        if done.touched.is_empty() {
            // Somebody took over what became of the whole meanwhile, or said that a part is complete.
            let known = self.theirs.taken_from(&[done.hash]);
            if known != self.theirs.taken_from(&done.below) {
                let Some(known) = known.filter(|known| self.mine.has(known)) else { return Ok(false) };
                heads.extend(known);
            }
            said = self.theirs.delivered_in(done.hash, &done.below, self.partner);
        } else {
            before = self.theirs.excerpt_at(&done.below, &done.touched);
            edits = before.edits_to(&self.theirs.excerpt_at(&[done.hash], &done.touched));
        }
        self.go_to(heads)?;
        self.make(done, edits, &before, &said).map(|()| true)
    }

    /// Makes edits here that a change of the excerpt made there, where things stood as in `before`.
    fn make(
        &mut self,
        done: &Done,
        edits: Vec<Edit>,
        before: &Dossier,
        said: &[(String, String)],
    ) -> Result<(), AutomergeError> {
        let edits: Vec<Edit> = edits.into_iter().flat_map(|edit| self.carried(edit, before)).collect();
        let mut sum = Sha256::new();
        sum.update(self.origin);
        sum.update(self.theirs.actor_of(done.hash));
        let actor = sum.finalize();
        self.at.go_on_as(&done.author, actor.get(..16).unwrap_or(&actor));
        let unsaid = Message::Made { label: Cow::Owned(Text::default()) };
        let message = done.message.as_ref().filter(|message| **message != Message::Created).unwrap_or(&unsaid);
        let mut writing = self.at.write(&done.author);
        match make(&mut self.dossier, &mut writing, &edits, Strictness::SkipImpossible) {
            Ok(_) | Err(Halt::Edit(_)) => {}
            Err(Halt::Document(error)) => return Err(error),
        }
        said.iter().try_for_each(|(key, said)| writing.say_aside(key, said))?;
        if writing.commit(message, done.at) {
            self.made.extend(self.at.last_change());
        }
        self.became.insert(done.hash, self.at.mark());
        Ok(())
    }

    /// Where one stands in the whole after these changes of the excerpt.
    fn standing(&self, changes: &[ChangeHash]) -> Vec<ChangeHash> {
        changes.iter().filter_map(|hash| self.became.get(hash)).flatten().copied().collect()
    }

    fn go_to(&mut self, mut heads: Vec<ChangeHash>) -> Result<(), AutomergeError> {
        let mut now = self.at.mark();
        now.sort();
        heads.sort();
        heads.dedup();
        if now != heads {
            self.at = self.mine.with_more(&self.made)?.forked_at(&heads)?;
            self.dossier = self.at.dossier();
        }
        Ok(())
    }

    /// An edit of the excerpt as edits here.
    fn carried(&mut self, edit: Edit, before: &Dossier) -> Vec<Edit> {
        match edit {
            // Where something stands among what is not in the excerpt is not known there.
            Edit::Move { .. } => Vec::new(),
            Edit::Remove { list, id } => vec![Edit::Remove { list, id: self.name(list, &id) }],
            Edit::Add { list, id, fields, .. } | Edit::Restore { list, id, fields, .. } => self.added(list, id, fields),
            Edit::Set { field, value } => self.set(&field, value, before),
        }
    }

    fn added(&mut self, list: List, id: String, mut fields: Fields) -> Vec<Edit> {
        for (name, value) in &mut fields {
            self.rename_references(list, name, value);
        }
        let is_new = self.known.insert((list, id.clone()));
        let mut name = self.name(list, &id);
        if is_new && self.at.keeps(list, &name) {
            if self.is_that(list, &name, &fields) {
                // It came from the whole, and is here as it is there.
                return Vec::new();
            }
            let sign: String = self.origin.to_string().chars().take(8).collect();
            name = format!("{id}-{sign}");
            self.renamed.insert((list, id), name.clone());
        }
        let after = self.behind(list);
        let sets = |fields: Fields| {
            let name = name.clone();
            fields.into_iter().map(move |(of, value)| Edit::Set { field: Field::of(list, &name, &of), value })
        };
        if self.dossier.entity(list, &name).is_ok() {
            return sets(fields).collect();
        }
        if self.at.keeps(list, &name) {
            let restore = Edit::Restore { list, id: name.clone(), after, fields: Fields::new() };
            return std::iter::once(restore).chain(sets(fields)).collect();
        }
        vec![Edit::Add { list, id: name, after, fields }]
    }

    fn set(&mut self, field: &Field, mut value: FieldValue, before: &Dossier) -> Vec<Edit> {
        let was = before.value(field).unwrap_or(FieldValue::Empty);
        let parts = field.parts();
        let (Some(list), [_, id, below @ ..]) = (parts.first().and_then(|name| List::named(name)), parts.as_slice())
        else {
            let value = self.put_together(field, &was, value);
            return vec![Edit::Set { field: field.clone(), value }];
        };
        let (name, of) = (self.name(list, id), below.join("/"));
        let field = if name == *id { field.clone() } else { Field::of(list, &name, &of) };
        self.rename_references(list, &of, &mut value);
        let value = self.put_together(&field, &was, value);
        let set = Edit::Set { field, value };
        if self.dossier.entity(list, &name).is_err() && self.at.keeps(list, &name) {
            // It was taken out of the whole, and worked on all the same.
            return vec![Edit::Restore { list, id: name, after: self.behind(list), fields: Fields::new() }, set];
        }
        vec![set]
    }

    /// What becomes of a field here that was something in the excerpt and became something else there: words are put
    /// together, and of those who take part in an action the others stay, whom the excerpt does not name.
    fn put_together(&self, field: &Field, was: &FieldValue, value: FieldValue) -> FieldValue {
        let now = self.dossier.value(field).unwrap_or(FieldValue::Empty);
        if now == *was { None } else { put_together(field, was, &now, &value) }.unwrap_or(value)
    }

    /// Whether what stands here under an identity is what an excerpt tells of it.
    fn is_that(&self, list: List, id: &str, fields: &Fields) -> bool {
        [&self.dossier, &own_part(&self.dossier, self.partner)].into_iter().any(|dossier| {
            let Ok(entity) = dossier.entity(list, id) else { return false };
            let here = fields_of(&entity);
            here.iter().all(|(name, value)| fields.get(name).map_or_else(|| value.is_nothing(), |there| there == value))
                && fields.iter().all(|(name, value)| here.contains_key(name) || value.is_nothing())
        })
    }

    fn name(&self, list: List, id: &str) -> String {
        self.renamed.get(&(list, id.to_owned())).cloned().unwrap_or_else(|| id.to_owned())
    }

    fn rename_references(&self, list: List, name: &str, value: &mut FieldValue) {
        let reference = REFERENCES.iter().find(|(of, field, _)| (*of, *field) == (list, name));
        let Some((_, _, target)) = reference else { return };
        match value {
            FieldValue::Text(id) => *id = self.name(*target, id),
            FieldValue::Texts(ids) => ids.iter_mut().for_each(|id| *id = self.name(*target, id)),
            _ => {}
        }
    }

    /// Behind what of a list something new stands: the last of the partner's own.
    fn behind(&self, list: List) -> Option<String> {
        let ids = self.dossier.ids(list);
        let own = ids.iter().rev().find(|id| owns(self.partner, list, id, &self.dossier) == Some(true));
        own.or(ids.last()).map(|id| (*id).to_owned())
    }
}

#[cfg(test)]
mod tests;
