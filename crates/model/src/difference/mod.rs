//! What changed between two versions of a call, in the order of the call file.
//!
//! A difference is typed, so that words can say it in a sentence and a screen can say which way it goes. Texts that were
//! only written otherwise are told as such, not word by word.

mod change;
mod dates;
mod items;
mod money;
mod rules;
mod way;

use crate::call::{Call, Menu, Text};
use crate::dossier::OrganisationKind;

pub use change::{Change, Day, Direction, Part, What};
pub use rules::rule_pairs;

/// What changed from one version of a call to another, in the order of the call file; empty where they say the same.
pub fn difference(old: &Call, new: &Call) -> Vec<Change> {
    // Taken apart whole, so that whoever gives a call one more key has to say here what a change of it is.
    let Call {
        format: _,
        id: _,
        version: _,
        fund,
        code,
        title,
        short_title,
        publisher,
        summary,
        objective,
        themes,
        dates,
        envelope,
        other_envelope,
        cofinancer,
        beneficiaries,
        menu,
        section,
        category,
        indirect,
        declaration,
        annex,
        award_criterion,
        contact,
        source,
        rule,
    } = old;
    let mut all = Changes::default();
    all.part(Part::Fund, fund.as_str(), new.fund.as_str(), replaced);
    all.part(Part::Code, code.as_str(), new.code.as_str(), replaced);
    all.part(Part::Title, title, &new.title, renamed);
    all.part(Part::ShortTitle, short_title, &new.short_title, reworded);
    all.part(Part::Publisher, publisher, &new.publisher, renamed);
    all.part(Part::Summary, summary, &new.summary, reworded);
    all.part(Part::Objectives, objective, &new.objective, reworded);
    all.part(Part::Themes, themes, &new.themes, reworded);
    all.part(Part::Dates, dates, &new.dates, dates::compare);
    all.part(Part::Envelope, envelope, &new.envelope, money::envelope);
    all.part(Part::OtherEnvelopes, other_envelope.as_slice(), new.other_envelope.as_slice(), money::envelopes);
    all.part(Part::Cofinancers, cofinancer.as_slice(), new.cofinancer.as_slice(), items::cofinancers);
    all.part(Part::Beneficiaries, beneficiaries.as_slice(), new.beneficiaries.as_slice(), kinds);
    all.part(Part::Menu, menu, &new.menu, actions);
    all.part(Part::Sections, section.as_slice(), new.section.as_slice(), items::sections);
    all.part(Part::Categories, category.as_slice(), new.category.as_slice(), items::categories);
    all.part(Part::Indirect, indirect, &new.indirect, money::indirect);
    all.part(Part::Declarations, declaration.as_slice(), new.declaration.as_slice(), items::choices);
    all.part(Part::Annexes, annex.as_slice(), new.annex.as_slice(), items::choices);
    all.part(Part::AwardCriteria, award_criterion, &new.award_criterion, reworded);
    all.part(Part::Contacts, contact, &new.contact, reworded);
    all.part(Part::Sources, source.as_slice(), new.source.as_slice(), items::sources);
    all.part(Part::Rules, rule.as_slice(), new.rule.as_slice(), rules::compare);
    all.found
}

/// The changes found so far.
#[derive(Default)]
struct Changes {
    found: Vec<Change>,
    part: Option<Part>,
}

impl Changes {
    /// Compares a part. What differs and yet was not named, such as the order of a list, is told all the same.
    fn part<T: PartialEq + ?Sized>(&mut self, part: Part, old: &T, new: &T, compare: fn(&T, &T, &mut Changes)) {
        if old == new {
            return;
        }
        self.part = Some(part);
        let before = self.found.len();
        compare(old, new, self);
        if self.found.len() == before {
            self.other(What::Reordered);
        }
    }

    fn tell(&mut self, direction: Direction, what: What) {
        if let Some(part) = self.part {
            self.found.push(Change { part, direction, what });
        }
    }

    fn other(&mut self, what: What) {
        self.tell(Direction::Other, what);
    }
}

fn replaced(old: &str, new: &str, changes: &mut Changes) {
    changes.other(What::Replaced { before: old.to_owned(), after: new.to_owned() });
}

fn renamed(old: &Text, new: &Text, changes: &mut Changes) {
    changes.other(What::Renamed { item: None, before: old.clone(), after: new.clone() });
}

fn reworded<T: ?Sized>(_: &T, _: &T, changes: &mut Changes) {
    changes.other(What::Reworded { item: None });
}

fn kinds(old: &[OrganisationKind], new: &[OrganisationKind], changes: &mut Changes) {
    for kind in new.iter().filter(|kind| !old.contains(kind)) {
        changes.tell(Direction::Looser, What::KindAdded { kind: *kind });
    }
    for kind in old.iter().filter(|kind| !new.contains(kind)) {
        changes.tell(Direction::Stricter, What::KindRemoved { kind: *kind });
    }
}

fn actions(old: &Menu, new: &Menu, changes: &mut Changes) {
    if old.own_actions != new.own_actions {
        let direction = if new.own_actions { Direction::Looser } else { Direction::Stricter };
        changes.tell(direction, What::OwnActions { now: new.own_actions });
    }
    items::categories(&old.action, &new.action, changes);
}
