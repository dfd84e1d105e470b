//! Lists of items with a code and a name: cofinancers, actions, sections, categories, declarations, annexes, documents.

use super::{Changes, Direction, What};
use crate::call::{Choice, Cofinancer, Section, Source, Text};

/// What has a code and a name.
trait Item: PartialEq {
    fn code(&self) -> &str;
    fn title(&self) -> &Text;
    /// What else changed about it, beside its name.
    fn rest(&self, new: &Self, changes: &mut Changes);
}

pub(super) fn cofinancers(old: &[Cofinancer], new: &[Cofinancer], changes: &mut Changes) {
    compare(old, new, (Direction::Other, Direction::Other), changes);
}

/// What an applicant chooses from: more of it leaves more room.
pub(super) fn categories(old: &[Choice], new: &[Choice], changes: &mut Changes) {
    compare(old, new, (Direction::Looser, Direction::Stricter), changes);
}

/// Declarations and annexes: the rules say whether they are asked.
pub(super) fn choices(old: &[Choice], new: &[Choice], changes: &mut Changes) {
    compare(old, new, (Direction::Other, Direction::Other), changes);
}

pub(super) fn sections(old: &[Section], new: &[Section], changes: &mut Changes) {
    compare(old, new, (Direction::Other, Direction::Other), changes);
}

pub(super) fn sources(old: &[Source], new: &[Source], changes: &mut Changes) {
    compare(old, new, (Direction::Other, Direction::Other), changes);
}

/// What came, in the order of the new list, then what went, in the order of the old one.
fn compare<T: Item>(old: &[T], new: &[T], ways: (Direction, Direction), changes: &mut Changes) {
    let before = |item: &T| old.iter().find(|one| one.code() == item.code());
    let is_new = |item: &&T| before(item).is_none();
    let is_gone = |item: &&T| !new.iter().any(|one| one.code() == item.code());
    // The same name under another code is the same item to whoever reads the call.
    let recoded = |item: &T| old.iter().filter(is_gone).find(|one| one.title() == item.title());
    let taken = |item: &T| new.iter().filter(is_new).any(|one| one.title() == item.title());
    for item in new {
        match (before(item), recoded(item)) {
            (Some(same), _) => {
                if same.title() != item.title() {
                    let (before, after) = (same.title().clone(), item.title().clone());
                    changes.other(What::Renamed { item: Some(item.code().to_owned()), before, after });
                }
                same.rest(item, changes);
            }
            (None, Some(same)) => {
                changes.other(What::Recoded { before: same.code().to_owned(), after: item.code().to_owned() });
                same.rest(item, changes);
            }
            (None, None) => changes.tell(ways.0, What::Added { item: item.code().to_owned() }),
        }
    }
    for item in old.iter().filter(is_gone).filter(|item| !taken(item)) {
        changes.tell(ways.1, What::Removed { item: item.code().to_owned() });
    }
    let order = |list: &[T], others: &[T]| -> Vec<String> {
        let kept = |item: &&T| others.iter().any(|one| one.code() == item.code());
        list.iter().filter(kept).map(|item| item.code().to_owned()).collect()
    };
    if order(old, new) != order(new, old) {
        changes.other(What::Reordered);
    }
}

fn reworded(item: &str, changes: &mut Changes) {
    changes.other(What::Reworded { item: Some(item.to_owned()) });
}

impl Item for Choice {
    fn code(&self) -> &str {
        &self.id
    }

    fn title(&self) -> &Text {
        &self.title
    }

    fn rest(&self, new: &Choice, changes: &mut Changes) {
        let Choice { id: _, title: _, note } = self;
        if *note != new.note {
            reworded(&new.id, changes);
        }
    }
}

impl Item for Section {
    fn code(&self) -> &str {
        &self.id
    }

    fn title(&self) -> &Text {
        &self.title
    }

    fn rest(&self, new: &Section, changes: &mut Changes) {
        let Section { id: _, title: _, guidance } = self;
        if *guidance != new.guidance {
            reworded(&new.id, changes);
        }
    }
}

impl Item for Cofinancer {
    fn code(&self) -> &str {
        &self.id
    }

    fn title(&self) -> &Text {
        &self.title
    }

    fn rest(&self, new: &Cofinancer, changes: &mut Changes) {
        let Cofinancer { id: _, title: _, note, asked } = self;
        if *asked != new.asked {
            changes.other(What::Asked { item: new.id.clone(), now: new.asked });
        }
        if *note != new.note {
            reworded(&new.id, changes);
        }
    }
}

impl Item for Source {
    fn code(&self) -> &str {
        &self.id
    }

    fn title(&self) -> &Text {
        &self.title
    }

    fn rest(&self, new: &Source, changes: &mut Changes) {
        let Source { id: _, title: _, url, read_on } = self;
        if (url, read_on) != (&new.url, &new.read_on) {
            changes.other(What::Reread { item: new.id.clone(), on: new.read_on });
        }
    }
}
