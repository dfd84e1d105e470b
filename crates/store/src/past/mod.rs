//! The past of a dossier: every change with who, when and what, the dossier as it was after any of them, and the moments
//! that were given a name.

mod moment;
mod version;

use std::collections::HashSet;

use automerge::ChangeHash;
use jiff::Timestamp;
use thiserror::Error;
use voorstel_model::{Dossier, Edit, Field, List, Text};

pub use self::moment::Moment;
pub use self::version::{Freeze, Version};
use crate::document::{self, Document, Message, Places};
use crate::{OpenDossier, StoreError};

/// What a change was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    /// The dossier was begun, or taken in from a file.
    Created,
    /// A step was made.
    Made,
    /// A step was taken back.
    Undone,
    /// A step was made again.
    Redone,
    /// Something was kept beside the dossier: a named version.
    Kept,
    /// Something that only a newer version knows.
    Other,
}

/// A change: who, when, and in a few words what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The moment right after it, as its author saw the dossier.
    pub moment: Moment,
    /// Who made it; may be empty.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// What it was.
    pub was: Was,
    /// In words, as its author's program said it.
    pub label: Text,
    /// The fields that it set; whole entities where it put them in, took them out or moved them.
    pub touched: Vec<Field>,
    /// The beginning of what it wrote, in small letters: to search in.
    pub wrote: String,
    before: Moment,
}

impl Done {
    /// Whether it may have changed a field, or anything of an entity.
    pub fn touches(&self, field: &Field) -> bool {
        self.touched.iter().any(|touched| overlap(touched, field))
    }
}

/// What a change did, with the dossier before and after as far as that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct What {
    /// The edits that it came to, with values as they are kept.
    pub edits: Vec<Edit>,
    /// The places it touched, as they were; all partners and actions with them.
    pub before: Dossier,
    /// As they became.
    pub after: Dossier,
    /// How many places it touched besides, too many to read.
    pub left_out: usize,
}

/// Why something of the past cannot be had.
#[derive(Debug, Error)]
pub enum PastError {
    /// The moment is none of this dossier's.
    #[error("the dossier has no such moment in its history: choose one from the list")]
    NoSuchMoment,
    /// Nobody made such a version, or it was taken away.
    #[error("the dossier has no version {0}")]
    NoSuchVersion(String),
    /// The version is frozen.
    #[error("the version {0} is frozen: it keeps its name and stays")]
    Frozen(String),
    /// The dossier cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// So many changes are read before whoever waits is told how far it is.
const STRETCH: usize = 500;

/// A past that is still to be read; apart from the open dossier, so that reading it keeps nobody waiting.
#[derive(Debug)]
pub struct UnreadPast(Document);

impl UnreadPast {
    /// Reads every change, telling how many of how many are read; nothing where that is answered with no.
    pub fn read(self, mut goes_on: impl FnMut(usize, usize) -> bool) -> Option<Past> {
        let UnreadPast(document) = self;
        let mut past = Past { document, places: Places::default(), known: HashSet::new(), changes: Vec::new() };
        past.read(&[], &mut goes_on).then_some(past)
    }
}

/// Every change of a dossier, up to a moment; apart from the open dossier, so that reading it keeps nobody waiting.
#[derive(Debug)]
pub struct Past {
    document: Document,
    places: Places,
    known: HashSet<ChangeHash>,
    /// The last one first.
    changes: Vec<Done>,
}

impl Past {
    pub(crate) fn of(document: Document) -> Past {
        let mut past = Past { document, places: Places::default(), known: HashSet::new(), changes: Vec::new() };
        past.read(&[], &mut |_, _| true);
        past
    }

    /// Takes in what was done since.
    pub fn catch_up(&mut self, open: &OpenDossier) {
        let mark = self.document.mark();
        self.document.follow(open.document());
        self.read(&mark, &mut |_, _| true);
    }

    /// The moment up to which this goes.
    pub fn now(&self) -> Moment {
        Moment::new(self.document.mark())
    }

    /// Every change, the last one first. Of several in one second, one that builds on another stands before it.
    pub fn changes(&self) -> &[Done] {
        &self.changes
    }

    /// The change right after which a moment is, where it is one.
    pub fn change(&self, moment: &Moment) -> Option<&Done> {
        self.changes.iter().find(|done| done.moment == *moment)
    }

    /// When the last change before a moment was made.
    pub fn time_of(&self, moment: &Moment) -> Option<Timestamp> {
        let heads = moment.heads();
        let ends = |done: &&Done| done.moment.heads().iter().any(|hash| heads.contains(hash));
        self.changes.iter().filter(ends).map(|done| done.at).max()
    }

    /// The dossier as it was.
    ///
    /// # Errors
    /// [`PastError::NoSuchMoment`].
    pub fn at(&self, moment: &Moment) -> Result<Dossier, PastError> {
        self.document.has(moment.heads()).then_some(()).ok_or(PastError::NoSuchMoment)?;
        Ok(self.document.dossier_as_of(moment.heads()))
    }

    /// What a change did, reading no more than `most` of the places it touched.
    pub fn what(&self, done: &Done, most: usize) -> What {
        let touched = done.touched.get(..most).unwrap_or(&done.touched);
        if done.was == Was::Created || touched.is_empty() {
            let (before, after) = (Dossier::default(), Dossier::default());
            return What { edits: Vec::new(), before, after, left_out: 0 };
        }
        let before = self.document.excerpt_at(done.before.heads(), touched);
        let after = self.document.excerpt_at(done.moment.heads(), touched);
        let mut edits = before.edits_to(&after);
        let moved = touched.iter().filter_map(|field| moved(field, &before, &after, &edits));
        let moved: Vec<Edit> = moved.collect();
        edits.extend(moved);
        What { edits, before, after, left_out: done.touched.len() - touched.len() }
    }

    /// The changes that may have given a field, or anything of an entity, another value; the last one first.
    pub fn of_field<'a>(&'a self, field: &'a Field) -> impl Iterator<Item = &'a Done> {
        self.changes.iter().filter(|done| done.touches(field))
    }

    /// What a place held before a change and after it; all partners and actions with it.
    pub fn around(&self, done: &Done, field: &Field) -> (Dossier, Dossier) {
        let at = |moment: &Moment| self.document.excerpt_at(moment.heads(), std::slice::from_ref(field));
        (at(&done.before), at(&done.moment))
    }

    /// The named versions that are there, the first one first.
    pub fn versions(&self) -> Vec<Version> {
        self.document.versions().into_iter().filter(|(_, gone)| !gone).map(|(version, _)| version).collect()
    }

    /// Reads the changes behind a mark, or none of them where it is not to go on.
    fn read(&mut self, mark: &[ChangeHash], goes_on: &mut dyn FnMut(usize, usize) -> bool) -> bool {
        let changes = self.document.changes_since(mark);
        let mut new = Vec::new();
        for (number, change) in changes.iter().enumerate() {
            if number % STRETCH == 0 && !goes_on(number, changes.len()) {
                return false;
            }
            let done = self.places.read(&self.document, change);
            if self.known.insert(done.hash) {
                new.push(Done::from(done));
            }
        }
        // Newest last while it is sorted: the order of equals, each behind what it builds on, is kept.
        self.changes.reverse();
        self.changes.extend(new);
        self.changes.sort_by_key(|done| done.at);
        self.changes.reverse();
        goes_on(changes.len(), changes.len())
    }
}

impl OpenDossier {
    /// Its past, as it stands now.
    pub fn past(&self) -> Past {
        Past::of(self.document().fork())
    }

    /// Its past as it stands now, for whoever reads it apart and wants to know how far it is.
    pub fn unread_past(&self) -> UnreadPast {
        UnreadPast(self.document().fork())
    }
}

/// Whether one of two places holds the other.
fn overlap(one: &Field, other: &Field) -> bool {
    let (one, other) = (one.as_str(), other.as_str());
    let holds = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    holds(one, other) || holds(other, one)
}

/// That an entity is in another place, where nothing else is told of it.
fn moved(field: &Field, before: &Dossier, after: &Dossier, edits: &[Edit]) -> Option<Edit> {
    let parts = field.parts();
    let [list, id] = parts.as_slice() else { return None };
    let list = List::named(list)?;
    let there = |dossier: &Dossier| dossier.ids(list).contains(&id.as_str());
    let told = edits.iter().any(|edit| match edit {
        Edit::Set { field: set, .. } => overlap(field, set),
        Edit::Add { id: one, .. } | Edit::Remove { id: one, .. } | Edit::Restore { id: one, .. } => one == id,
        Edit::Move { id: one, .. } => one == id,
    });
    (there(before) && there(after) && !told).then(|| Edit::Move { list, id: id.clone(), after: None })
}

impl From<document::Done> for Done {
    fn from(done: document::Done) -> Done {
        let (was, label) = match done.message {
            Some(Message::Created) => (Was::Created, Text::default()),
            Some(Message::Made { label }) => (Was::Made, label.into_owned()),
            Some(Message::Undone { label }) => (Was::Undone, label.into_owned()),
            Some(Message::Redone { label }) => (Was::Redone, label.into_owned()),
            Some(Message::Kept { label }) => (Was::Kept, label.into_owned()),
            None => (Was::Other, Text::default()),
        };
        Done {
            moment: Moment::new(vec![done.hash]),
            author: done.author,
            at: done.at,
            was,
            label,
            touched: done.touched,
            wrote: done.wrote,
            before: Moment::new(done.below),
        }
    }
}

#[cfg(test)]
mod tests;
