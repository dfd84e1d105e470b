//! What drafting live asks of an open dossier: the changes that others do not have yet, and to take in theirs.

use automerge::{Change, ChangeHash};
use jiff::Timestamp;
use voorstel_model::Dossier;

use super::Pending;
use crate::{By, OpenDossier, Packet, PacketError, TakenIn, Terms};

/// Changes of a dossier, as they travel.
#[derive(Debug, Clone, Default)]
pub struct Changes(pub Vec<Change>);

/// Where a dossier stands: the hashes of its last changes, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads(Vec<ChangeHash>);

impl Heads {
    /// Of hashes in any order.
    pub fn new(mut hashes: Vec<ChangeHash>) -> Heads {
        hashes.sort();
        Heads(hashes)
    }

    /// The hashes, sorted.
    pub fn hashes(&self) -> &[ChangeHash] {
        &self.0
    }
}

impl OpenDossier {
    /// The whole document, and where it stands.
    pub fn whole(&self) -> (Vec<u8>, Heads) {
        (self.document.save_unpacked(), Heads::new(self.document.mark()))
    }

    /// What was added since the dossier stood there, and where it stands now; nothing while not all of it is on disk,
    /// for others are to have nothing that could be lost here.
    pub fn since(&self, heads: &Heads) -> Option<(Changes, Heads)> {
        let saved = self.pending.is_empty();
        saved.then(|| (Changes(self.document.changes_since(heads.hashes())), Heads::new(self.document.mark())))
    }

    /// Takes in changes that others made to this dossier, as [`OpenDossier::take_in`] takes in a packet.
    ///
    /// # Errors
    /// [`PacketError`], with nothing changed.
    pub fn take_in_changes(&mut self, changes: Changes, now: Timestamp) -> Result<TakenIn, PacketError> {
        let changes = self.document.unknown(changes.0);
        if changes.is_empty() {
            return Ok(TakenIn::nothing(self.conflicts.clone()));
        }
        if changes.iter().any(|change| change.deps().is_empty()) {
            return Err(PacketError::OtherDossier);
        }
        let joined = self.document.with(&changes).map_err(PacketError::Unreadable)?;
        Dossier::from_json(&joined.dossier.to_json())?;
        if !joined.in_step {
            let theirs = joined.document.theirs(&changes);
            let theirs = theirs.map_err(|error| PacketError::Unreadable(error.to_string()))?;
            return self
                .take_in(&Packet::new(self.id.clone(), By { author: "", at: now }, Terms::default(), theirs), now);
        }
        let patches = self.dossier.edits_to(&joined.dossier);
        let heads = self.document.mark();
        self.document = joined.document;
        self.dossier = joined.dossier;
        self.conflicts.clone_from(&joined.conflicts);
        self.pending.push(Pending { increment: Some(self.document.since(&heads)), step: None });
        self.save(now);
        Ok(TakenIn { patches, contributions: joined.contributions, ..TakenIn::nothing(joined.conflicts) })
    }
}

#[cfg(test)]
mod tests {
    use voorstel_model::{Edit, Field, FieldValue, Text};

    use super::*;
    use crate::Library;

    fn by(author: &str, second: i64) -> By<'_> {
        By { author, at: Timestamp::from_second(second).unwrap() }
    }

    fn set(field: &str, value: &str) -> Vec<Edit> {
        vec![Edit::Set { field: Field::top(field), value: FieldValue::Text(value.to_owned()) }]
    }

    /// Two libraries with the same dossier.
    fn two() -> ([tempfile::TempDir; 2], [Library; 2], [OpenDossier; 2]) {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let libraries = [Library::open(folders[0].path()).unwrap(), Library::open(folders[1].path()).unwrap()];
        let id = libraries[0].create(&Dossier { title: "Samen".to_owned(), ..Dossier::default() }, by("", 0)).unwrap();
        libraries[1].take_in(&libraries[0].packet(&id, by("", 0)).unwrap(), by("", 0).at).unwrap();
        let open = [libraries[0].open_dossier(&id).unwrap(), libraries[1].open_dossier(&id).unwrap()];
        (folders, libraries, open)
    }

    #[test]
    fn what_one_adds_the_other_takes_in_and_has_on_disk() {
        let (_folders, [_, library], [mut one, mut other]) = two();
        let (_, heads) = one.whole();
        one.commit(&set("acronym", "SAM"), &Text::default(), by("Stad A", 1)).unwrap();
        let (changes, now) = one.since(&heads).unwrap();
        assert_eq!(one.since(&now).unwrap().0.0.len(), 0, "there is nothing more");
        let taken = other.take_in_changes(changes.clone(), by("", 2).at).unwrap();
        assert_eq!(taken.patches, set("acronym", "SAM"));
        assert_eq!(taken.contributions[0].author, "Stad A");
        assert!(other.undo_label().is_none(), "it is not one's own to take back");
        assert_eq!(other.take_in_changes(changes, by("", 3).at).unwrap().patches, [], "twice is once");
        let id = other.id().clone();
        drop(other);
        assert_eq!(library.read(&id).unwrap().acronym, "SAM");
    }

    #[test]
    fn what_both_changed_unknowing_is_a_conflict_for_both() {
        let (_folders, _libraries, [mut one, mut other]) = two();
        let (_, heads) = one.whole();
        one.commit(&set("acronym", "ONE"), &Text::default(), by("Stad A", 1)).unwrap();
        other.commit(&set("acronym", "TWO"), &Text::default(), by("Stad B", 2)).unwrap();
        let (from_one, from_other) = (one.since(&heads).unwrap().0, other.since(&heads).unwrap().0);
        other.take_in_changes(from_one, by("", 3).at).unwrap();
        one.take_in_changes(from_other, by("", 3).at).unwrap();
        assert_eq!(one.dossier(), other.dossier());
        assert_eq!(one.conflicts(), other.conflicts());
        assert_eq!(one.conflicts()[0].values.len(), 2);
    }

    #[test]
    fn changes_of_another_dossier_are_refused_and_nothing_is_touched() {
        let (_folders, [library, _], [mut one, _]) = two();
        let id = library.create(&Dossier::default(), by("", 0)).unwrap();
        let another = library.open_dossier(&id).unwrap();
        let (before, all) = (one.dossier().clone(), another.since(&Heads::default()).unwrap().0);
        assert_eq!(one.take_in_changes(all, by("", 1).at).unwrap_err(), PacketError::OtherDossier);
        assert_eq!(*one.dossier(), before);
    }
}
