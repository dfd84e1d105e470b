//! The rules of a call.

use super::way::{all, bound, higher, later, lower, opposite, within, within_or_all, without};
use super::{Changes, Direction, What};
use crate::rule::{Rule, RuleKind, Severity};

pub(super) fn compare(old: &[Rule], new: &[Rule], changes: &mut Changes) {
    let pairs = rule_pairs(old, new);
    let places = pairs.iter().filter_map(|pair| match pair {
        (Some(before), Some(_)) => old.iter().position(|rule| std::ptr::eq(rule, *before)),
        _ => None,
    });
    let is_reordered = !places.is_sorted();
    for pair in pairs {
        match pair {
            (Some(before), Some(after)) => compare_rules(before, after, changes),
            (None, Some(rule)) => {
                changes.tell(weighed(rule.severity, Direction::Stricter), What::RuleAdded { rule: rule.clone() });
            }
            (Some(rule), None) => {
                changes.tell(weighed(rule.severity, Direction::Looser), What::RuleRemoved { rule: rule.clone() });
            }
            (None, None) => {}
        }
    }
    if is_reordered {
        changes.other(What::Reordered);
    }
}

/// The rules of two versions beside each other: those of the new version in their order, then those that are gone.
///
/// A rule is the same by its identity, or, where that is new, by what it asks and when.
pub fn rule_pairs<'a>(old: &'a [Rule], new: &'a [Rule]) -> Vec<(Option<&'a Rule>, Option<&'a Rule>)> {
    let named = |rule: &Rule| old.iter().find(|one| one.id == rule.id);
    let mut left: Vec<&Rule> = old.iter().filter(|rule| !new.iter().any(|one| one.id == rule.id)).collect();
    let mut pairs: Vec<_> = new
        .iter()
        .map(|rule| {
            let before = named(rule).or_else(|| {
                let same = |one: &&Rule| (&one.kind, &one.when) == (&rule.kind, &rule.when);
                left.iter().position(same).map(|at| left.remove(at))
            });
            (before, Some(rule))
        })
        .collect();
    pairs.extend(left.into_iter().map(|rule| (Some(rule), None)));
    pairs
}

/// Advice asks nothing.
fn weighed(severity: Severity, direction: Direction) -> Direction {
    if severity == Severity::Advice { Direction::Other } else { direction }
}

fn compare_rules(old: &Rule, new: &Rule, changes: &mut Changes) {
    let Rule { id, severity, authority, note, when, kind } = old;
    if *id != new.id {
        changes.other(What::Recoded { before: id.clone(), after: new.id.clone() });
    }
    if *kind != new.kind {
        let direction = direction(kind, &new.kind).unwrap_or(Direction::Other);
        let what = What::Asks { before: kind.clone(), after: new.kind.clone() };
        changes.tell(weighed(new.severity, direction), what);
    }
    if *when != new.when {
        let direction = match (when, &new.when) {
            (None, Some(_)) => Direction::Looser,
            (Some(_), None) => Direction::Stricter,
            _ => Direction::Other,
        };
        let (before, after) = (when.as_deref().cloned(), new.when.as_deref().cloned());
        changes.tell(weighed(new.severity, direction), What::Condition { rule: new.kind.clone(), before, after });
    }
    if *severity != new.severity {
        let direction = higher(*severity, new.severity).unwrap_or(Direction::Other);
        changes.tell(direction, What::Weight { rule: new.kind.clone(), before: *severity, after: new.severity });
    }
    if authority.certainty != new.authority.certainty {
        let (before, after) = (authority.certainty, new.authority.certainty);
        changes.other(What::Certainty { rule: new.kind.clone(), before, after });
    }
    if (&authority.document, &authority.section) != (&new.authority.document, &new.authority.section) {
        changes.other(What::Place { rule: new.kind.clone() });
    }
    if *note != new.note {
        changes.other(What::Note { rule: new.kind.clone() });
    }
}

/// Which way what a rule asks has gone; none where it asks the same.
fn direction(old: &RuleKind, new: &RuleKind) -> Option<Direction> {
    use RuleKind as K;
    if old == new {
        return None;
    }
    // What stands beside the limits must be the same, or the limits are limits of something else.
    let found = match (old, new) {
        (K::ApplicantKinds { roles, kinds }, K::ApplicantKinds { roles: roles2, kinds: kinds2 }) => {
            all([bound(roles, roles2), within(kinds, kinds2)])
        }
        (K::Territory { roles, regions }, K::Territory { roles: roles2, regions: regions2 }) => {
            all([bound(roles, roles2), within(regions, regions2)])
        }
        (
            K::Countries { roles, allowed, excluded },
            K::Countries { roles: roles2, allowed: allowed2, excluded: excluded2 },
        ) => all([bound(roles, roles2), within_or_all(allowed, allowed2), without(excluded, excluded2)]),
        (
            K::PartnerCount { roles, at_least, at_most },
            K::PartnerCount { roles: roles2, at_least: least2, at_most: most2 },
        ) if roles == roles2 => all([lower(*at_least, *least2), later(*at_most, *most2)]),
        (
            K::MemberStates { roles, at_least, excluded },
            K::MemberStates { roles: roles2, at_least: least2, excluded: excluded2 },
        ) if roles == roles2 => all([lower(Some(at_least), Some(least2)), without(excluded, excluded2)]),
        (
            K::Inhabitants { roles, at_least, at_most },
            K::Inhabitants { roles: roles2, at_least: least2, at_most: most2 },
        ) if roles == roles2 => all([lower(*at_least, *least2), later(*at_most, *most2)]),
        (K::PartnershipMix { each_of }, K::PartnershipMix { each_of: each_of2 }) => without(each_of, each_of2),
        (K::Amount { of, at_least, at_most }, K::Amount { of: of2, at_least: least2, at_most: most2 }) if of == of2 => {
            all([lower(*at_least, *least2), later(*at_most, *most2)])
        }
        (
            K::AmountPerPartner { of, roles, at_least, at_most },
            K::AmountPerPartner { of: of2, roles: roles2, at_least: least2, at_most: most2 },
        ) if of == of2 => all([bound(roles, roles2), lower(*at_least, *least2), later(*at_most, *most2)]),
        (
            K::AmountPerParticipant { of, at_least, at_most },
            K::AmountPerParticipant { of: of2, at_least: least2, at_most: most2 },
        ) if of == of2 => all([lower(*at_least, *least2), later(*at_most, *most2)]),
        (
            K::Share { of, over, at_least, at_most },
            K::Share { of: of2, over: over2, at_least: least2, at_most: most2 },
        ) if (of, over) == (of2, over2) => all([lower(*at_least, *least2), later(*at_most, *most2)]),
        (
            K::CategoryCap { categories, over, at_most, at_most_amount },
            K::CategoryCap { categories: categories2, over: over2, at_most: most2, at_most_amount: amount2 },
        ) if (categories, over) == (categories2, over2) => {
            all([later(*at_most, *most2), later(*at_most_amount, *amount2)])
        }
        (K::CategoryNotEligible { categories }, K::CategoryNotEligible { categories: categories2 }) => {
            without(categories, categories2)
        }
        (K::FlatRate { at_most }, K::FlatRate { at_most: most2 }) => higher(*at_most, *most2),
        (K::ProjectWindow { start, end }, K::ProjectWindow { start: start2, end: end2 }) => {
            all([lower(*start, *start2), later(*end, *end2)])
        }
        (K::Duration { at_least, at_most }, K::Duration { at_least: least2, at_most: most2 }) => {
            all([lower(*at_least, *least2), later(*at_most, *most2)])
        }
        (
            K::ActionsFromMenu { any_of, count, all_of, none_of },
            K::ActionsFromMenu { any_of: any2, count: count2, all_of: all2, none_of: none2 },
        ) => {
            let least = |count: &Option<u32>| Some(count.unwrap_or(1));
            all([
                within_or_all(any_of, any2),
                lower(least(count), least(count2)),
                without(all_of, all2),
                without(none_of, none2),
            ])
        }
        (
            K::Participants { menu, at_least, at_most },
            K::Participants { menu: menu2, at_least: least2, at_most: most2 },
        ) if menu == menu2 => all([lower(*at_least, *least2), later(*at_most, *most2)]),
        (K::ActionStates { field, menu }, K::ActionStates { field: field2, menu: menu2 }) if field == field2 => {
            bound(menu, menu2)
        }
        (
            K::TextLength { section, at_least, at_most },
            K::TextLength { section: section2, at_least: least2, at_most: most2 },
        ) if section == section2 => all([lower(*at_least, *least2), later(*at_most, *most2)]),
        (K::CheckedNumber { number, required_of }, K::CheckedNumber { number: number2, required_of: required2 })
            if number == number2 =>
        {
            without(required_of, required2)
        }
        (K::JointApplication { inhabitants_below }, K::JointApplication { inhabitants_below: below2 }) => {
            higher(*inhabitants_below, *below2).map(opposite)
        }
        (K::AnyOf { of }, K::AnyOf { of: of2 }) => group(of, of2, within),
        (K::AllOf { of }, K::AllOf { of: of2 }) => group(of, of2, without),
        (K::NoneOf { of }, K::NoneOf { of: of2 }) if of.len() != of2.len() => without(of, of2),
        (K::NoneOf { of }, K::NoneOf { of: of2 }) => parts(of, of2).map(opposite),
        _ => Some(Direction::Other),
    };
    Some(found.unwrap_or(Direction::Other))
}

/// Conditions that were added or taken away, or else changed one by one.
fn group(
    old: &[RuleKind],
    new: &[RuleKind],
    of_lists: fn(&[RuleKind], &[RuleKind]) -> Option<Direction>,
) -> Option<Direction> {
    if old.len() == new.len() { parts(old, new) } else { of_lists(old, new) }
}

fn parts(old: &[RuleKind], new: &[RuleKind]) -> Option<Direction> {
    all(old.iter().zip(new).map(|(old, new)| direction(old, new)))
}
