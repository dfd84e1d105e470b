//! The list of changes, a page at a time.

use std::collections::HashSet;

use jiff::ZonedDateTime;
use voorstel_model::{Call, Dossier, Edit, Field, List, entity_of};
use voorstel_store::{Done, Past, Was};

use crate::app::{App, Shared, lock};
use crate::history::views::{HistoryAsked, HistoryEntry, HistoryLine, HistoryPage};
use crate::history::{label, named, steps_of};
use crate::said::each;
use crate::session::local;
use crate::steps;
use crate::views::{Failure, Step};

/// So many changes are on a page.
const PAGE: usize = 40;
/// So many lines tell a change; the others are counted.
const LINES: usize = 8;
/// So many places of one change are read.
const READ: usize = 24;

impl App {
    /// A page of the history. Whoever asks while another page is being read gets nothing: what was asked first is past.
    pub async fn history(&self, id: String, asked: HistoryAsked) -> Result<Option<HistoryPage>, Failure> {
        let ticket = self.shared.history.ticket();
        self.blocking(move |shared| shared.history_page(&id, &asked, ticket)).await
    }
}

impl Shared {
    fn history_page(&self, id: &str, asked: &HistoryAsked, ticket: u64) -> Result<Option<HistoryPage>, Failure> {
        let past = self.past(id)?;
        let past = lock(&past);
        let (dossier, call) = self.snapshot(id)?;
        let sought = Sought::of(asked, &dossier);
        let mut found = Vec::new();
        for done in past.changes() {
            if !self.history.holds(ticket) {
                return Ok(None);
            }
            if sought.means(done) {
                found.push(done);
            }
        }
        let from = usize::try_from(asked.from).unwrap_or(usize::MAX);
        let now = self.now();
        let mut entries = Vec::new();
        for done in found.iter().skip(from).take(PAGE) {
            if !self.history.holds(ticket) {
                return Ok(None);
            }
            entries.push(entry(&past, done, &call, &now));
        }
        Ok(Some(HistoryPage {
            entries,
            found: count(found.len()),
            all: count(past.changes().len()),
            of: asked.field.as_ref().map(|field| named(field, [&dossier, &dossier], &call)),
            people: people(&past),
        }))
    }
}

/// A change, with what it did; times as the clock of `now` has them.
pub fn entry(past: &Past, done: &Done, call: &Call, now: &ZonedDateTime) -> HistoryEntry {
    let (lines, more) = entry_lines(past, done, call);
    HistoryEntry {
        moment: done.moment.to_string(),
        author: done.author.clone(),
        at: local(done.at, now),
        label: label(done),
        turned: matches!(done.was, Was::Undone | Was::Redone),
        lines,
        more: count(more),
        steps: steps_of(done),
    }
}

/// What a change did, a line each, and how many lines there would be besides.
fn entry_lines(past: &Past, done: &Done, call: &Call) -> (Vec<HistoryLine>, usize) {
    let what = past.what(done, READ);
    let line = |edit: &Edit| HistoryLine {
        field: place(edit),
        text: each(|words| words.past_edit(edit, &what.before, &what.after, call)),
    };
    let lines: Vec<HistoryLine> = what.edits.iter().take(LINES).map(line).collect();
    let more = what.edits.len() - lines.len() + what.left_out;
    (lines, more)
}

/// Where an edit is.
pub(super) fn place(edit: &Edit) -> Field {
    match (edit, entity_of(edit)) {
        (Edit::Set { field, .. }, _) => field.clone(),
        (_, Some((list, id))) => Field::entity(list, &id),
        _ => Field::new(""),
    }
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn people(past: &Past) -> Vec<String> {
    let mut seen = HashSet::new();
    let authors = past.changes().iter().map(|done| done.author.clone());
    authors.filter(|author| seen.insert(author.clone())).collect()
}

/// Which changes are meant.
struct Sought<'a> {
    author: Option<&'a str>,
    step: Option<Step>,
    of_field: Option<&'a Field>,
    words: String,
    /// The words as amounts are kept: `1.200,50` is 1200.50.
    amount: String,
    /// Things that are called so today.
    called: HashSet<(List, &'a str)>,
}

impl<'a> Sought<'a> {
    fn of(asked: &'a HistoryAsked, dossier: &'a Dossier) -> Sought<'a> {
        let words = asked.words.trim().to_lowercase();
        let is_amount = words.chars().any(|letter| letter.is_ascii_digit());
        let amount =
            if is_amount { words.replace(['.', '€', ' ', '\u{a0}'], "").replace(',', ".") } else { String::new() };
        let called = if words.is_empty() { HashSet::new() } else { called(&words, dossier) };
        Sought {
            author: asked.author.as_deref(),
            step: asked.step,
            of_field: asked.field.as_ref(),
            words,
            amount,
            called,
        }
    }

    fn means(&self, done: &Done) -> bool {
        self.author.is_none_or(|author| done.author == author)
            && self.step.is_none_or(|step| done.touched.iter().any(|field| steps::of_field(field) == step))
            && self.of_field.is_none_or(|field| done.touches(field))
            && self.says(done)
    }

    fn says(&self, done: &Done) -> bool {
        let has = |text: &str| text.to_lowercase().contains(&self.words);
        let is_called = |field: &Field| match field.parts().as_slice() {
            [list, id, ..] => List::named(list).is_some_and(|list| self.called.contains(&(list, id.as_str()))),
            _ => false,
        };
        self.words.is_empty()
            || done.wrote.contains(&self.words)
            || (!self.amount.is_empty() && done.wrote.contains(&self.amount))
            || has(&done.label.nl)
            || has(&done.label.en)
            || has(&done.author)
            || (!self.called.is_empty() && done.touched.iter().any(is_called))
    }
}

fn called<'a>(words: &str, dossier: &'a Dossier) -> HashSet<(List, &'a str)> {
    let partners = dossier.partners.iter().map(|one| (List::Partners, one.id.as_str(), &one.name));
    let actions = dossier.actions.iter().map(|one| (List::Actions, one.id.as_str(), &one.title));
    let lines = dossier.budget.iter().map(|one| (List::Budget, one.id.as_str(), &one.description));
    let annexes = dossier.annexes.iter().map(|one| (List::Annexes, one.id.as_str(), &one.name));
    let all = partners.chain(actions).chain(lines).chain(annexes);
    all.filter(|(_, _, name)| name.to_lowercase().contains(words)).map(|(list, id, _)| (list, id)).collect()
}
