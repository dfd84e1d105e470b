//! Which way a limit or a list of what is allowed goes. None where it did not change.

use super::Direction;

/// A ceiling, or any number of which more is better.
pub(super) fn higher<T: Ord>(before: T, after: T) -> Option<Direction> {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => Some(Direction::Looser),
        std::cmp::Ordering::Less => Some(Direction::Stricter),
        std::cmp::Ordering::Equal => None,
    }
}

/// A ceiling that may not be there: none binds nobody.
pub(super) fn later<T: Ord>(before: Option<T>, after: Option<T>) -> Option<Direction> {
    match (before, after) {
        (Some(before), Some(after)) => higher(before, after),
        (Some(_), None) => Some(Direction::Looser),
        (None, Some(_)) => Some(Direction::Stricter),
        (None, None) => None,
    }
}

/// A floor that may not be there.
pub(super) fn lower<T: Ord>(before: Option<T>, after: Option<T>) -> Option<Direction> {
    later(before, after).map(opposite)
}

/// A list of what is allowed.
pub(super) fn within<T: PartialEq>(before: &[T], after: &[T]) -> Option<Direction> {
    let holds = |all: &[T], some: &[T]| some.iter().all(|one| all.contains(one));
    match (holds(after, before), holds(before, after)) {
        (true, true) => None,
        (true, false) => Some(Direction::Looser),
        (false, true) => Some(Direction::Stricter),
        (false, false) => Some(Direction::Other),
    }
}

/// A list of what is kept out, or of what is asked.
pub(super) fn without<T: PartialEq>(before: &[T], after: &[T]) -> Option<Direction> {
    within(before, after).map(opposite)
}

/// A list of what a rule binds, where an empty one binds all.
pub(super) fn bound<T: PartialEq>(before: &[T], after: &[T]) -> Option<Direction> {
    within_or_all(before, after).map(opposite)
}

/// A list of what is allowed, where an empty one allows all.
pub(super) fn within_or_all<T: PartialEq>(before: &[T], after: &[T]) -> Option<Direction> {
    match (before.is_empty(), after.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Direction::Stricter),
        (false, true) => Some(Direction::Looser),
        (false, false) => within(before, after),
    }
}

pub(super) fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Looser => Direction::Stricter,
        Direction::Stricter => Direction::Looser,
        Direction::Other => Direction::Other,
    }
}

/// Several at once: one way only where none of them goes the other.
pub(super) fn all(ways: impl IntoIterator<Item = Option<Direction>>) -> Option<Direction> {
    ways.into_iter().flatten().reduce(|one, other| if one == other { one } else { Direction::Other })
}
