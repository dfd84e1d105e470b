//! The money of a call, and how indirect costs are computed.

use super::dates::compare_grounds;
use super::way::{higher, within};
use super::{Changes, Direction, What};
use crate::call::{Envelope, EnvelopePart, Indirect, Text};

pub(super) fn envelope(old: &Option<Envelope>, new: &Option<Envelope>, changes: &mut Changes) {
    one(old.as_ref(), new.as_ref(), changes);
}

/// Other envelopes have no name of their own: they are taken in their order.
pub(super) fn envelopes(old: &[Envelope], new: &[Envelope], changes: &mut Changes) {
    for at in 0..old.len().max(new.len()) {
        one(old.get(at), new.get(at), changes);
    }
}

fn one(old: Option<&Envelope>, new: Option<&Envelope>, changes: &mut Changes) {
    let (before, after) = (old.map(|one| one.amount), new.map(|one| one.amount));
    if before != after {
        let direction = before.zip(after).and_then(|(before, after)| higher(before, after));
        changes.tell(direction.unwrap_or(Direction::Other), What::Money { of: None, before, after });
    }
    let (Some(Envelope { amount: _, note, part: parts, authority }), Some(new)) = (old, new) else { return };
    let named =
        |parts: &[EnvelopePart], title: &Text| parts.iter().find(|part| part.title == *title).map(|part| part.amount);
    for part in &new.part {
        let (before, after) = (named(parts, &part.title), Some(part.amount));
        if before != after {
            changes.other(What::Money { of: Some(part.title.clone()), before, after });
        }
    }
    for part in parts.iter().filter(|part| named(&new.part, &part.title).is_none()) {
        changes.other(What::Money { of: Some(part.title.clone()), before: Some(part.amount), after: None });
    }
    if *note != new.note {
        changes.other(What::Reworded { item: None });
    }
    compare_grounds(authority, &new.authority, changes);
}

pub(super) fn indirect(old: &Option<Indirect>, new: &Option<Indirect>, changes: &mut Changes) {
    let (Some(Indirect { categories, rate }), Some(new)) = (old, new) else {
        let now = new.is_some();
        let direction = if now { Direction::Looser } else { Direction::Stricter };
        return changes.tell(direction, What::IndirectCosts { now });
    };
    if *rate != new.rate {
        changes.other(What::StartingRate { before: *rate, after: new.rate });
    }
    if *categories != new.categories {
        // Of all categories where none is named.
        let direction = match (categories.is_empty(), new.categories.is_empty()) {
            (true, _) => Direction::Stricter,
            (_, true) => Direction::Looser,
            _ => within(categories, &new.categories).unwrap_or(Direction::Other),
        };
        changes.tell(direction, What::RateBase { before: categories.clone(), after: new.categories.clone() });
    }
}
