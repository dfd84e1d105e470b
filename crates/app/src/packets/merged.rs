//! What taking in a packet did, in words, and what it means for the rules.

use jiff::ZonedDateTime;
use voorstel_model::{Call, Date, Dossier, Field, List};
use voorstel_rules::{Finding, Report, Status};
use voorstel_store::{Conflict, Contested, TakenIn};
use voorstel_words::{Words, told_apart};

use crate::packets::bears_money;
use crate::said::each;
use crate::session::local;
use crate::views::{ConflictView, ContestedView};

/// What taking in a packet did, in words, and what it means for the rules.
#[derive(Debug, Clone)]
pub struct Merged {
    before: Dossier,
    after: Dossier,
    taken: TakenIn,
    reports: (Report, Report),
}

/// A heading with the lines below it.
pub type Block = (String, Vec<String>);

impl Merged {
    /// A dossier as it was and as it is now, each with what the rules say of it.
    pub fn new((before, was): (Dossier, Report), (after, is): (Dossier, Report), taken: TakenIn) -> Merged {
        Merged { before, after, taken, reports: (was, is) }
    }

    /// Whether something is left for people to decide.
    pub fn is_open(&self) -> bool {
        !self.taken.conflicts.is_empty()
    }

    /// Whether the rules would have the application refused.
    pub fn blocks(&self) -> bool {
        self.reports.1.findings.iter().any(Finding::blocks)
    }

    /// All that is to be said of it: first from whom, then a heading for each kind of thing.
    pub fn said(&self, words: &Words, call: &Call) -> (Vec<String>, Vec<Block>) {
        (
            self.from(words),
            [
                self.changes(words, call),
                self.conflicts(words, call),
                self.fields(words, call, "merge-blended", &self.taken.blended),
                self.fields(words, call, "merge-out", &self.taken.out_though_edited),
                self.delivered(words),
                self.broken(words, call),
                self.mended(words, call),
            ]
            .into_iter()
            .flatten()
            .collect(),
        )
    }

    fn from(&self, words: &Words) -> Vec<String> {
        if self.taken.contributions.is_empty() {
            return vec![words.label("merge-nothing")];
        }
        let said = self.taken.contributions.iter().map(|one| {
            let day = Date(one.at.to_zoned_datetime(jiff::tz::TimeZone::system()).date());
            words.message(
                "merge-from",
                &[
                    ("author", named(&one.author, words).into()),
                    ("count", one.steps.into()),
                    ("day", words.date(day).into()),
                ],
            )
        });
        let (was, is) = (&self.reports.0.totals, &self.reports.1.totals);
        let sums = [
            ("merge-cost", was.cost, is.cost),
            ("merge-funding", was.funding, is.funding),
            ("merge-grant", was.asked, is.asked),
        ];
        let turned = sums.into_iter().filter(|(_, was, is)| was != is).map(|(key, was, is)| {
            words.message(key, &[("before", words.money(was).into()), ("after", words.money(is).into())])
        });
        said.chain(turned).collect()
    }

    fn changes(&self, words: &Words, call: &Call) -> Option<Block> {
        let said = self.taken.patches.iter().map(|patch| words.patch(patch, &self.before, &self.after, call));
        block(words, "merge-changes", said.collect())
    }

    fn conflicts(&self, words: &Words, call: &Call) -> Option<Block> {
        let said = self.taken.conflicts.iter().map(|conflict| conflict_said(conflict, &self.after, call, words));
        block(words, "merge-conflicts", said.collect())
    }

    fn fields(&self, words: &Words, call: &Call, key: &str, fields: &[Field]) -> Option<Block> {
        let said = fields.iter().map(|field| {
            let dossier = if self.after.value(field).is_ok() { &self.after } else { &self.before };
            words.field_name(field, dossier, call)
        });
        block(words, key, said.collect())
    }

    fn delivered(&self, words: &Words) -> Option<Block> {
        let there = self.taken.delivered.iter().filter(|(part, _)| self.after.partner(&part.partner).is_some());
        let said = there.map(|(part, delivery)| {
            words.message(
                "merge-delivered-part",
                &[
                    ("step", words.step(&part.step).into()),
                    ("partner", words.entity(List::Partners, &part.partner, &self.after).into()),
                    ("author", named(&delivery.by, words).into()),
                ],
            )
        });
        block(words, "merge-delivered", said.collect())
    }

    fn broken(&self, words: &Words, call: &Call) -> Option<Block> {
        let new = broken_only_in(&self.reports.1, &self.reports.0);
        block(words, "merge-broken", new.map(|finding| words.finding_text(finding, call, &self.after)).collect())
    }

    fn mended(&self, words: &Words, call: &Call) -> Option<Block> {
        let now = &self.reports.1.findings;
        let is_met = |was: &&Finding| {
            now.iter().any(|one| one.status == Status::Met && one.rule == was.rule && one.subject == was.subject)
        };
        let gone = broken_only_in(&self.reports.0, &self.reports.1).filter(is_met);
        block(words, "merge-mended", gone.map(|finding| words.finding_title(finding, call, &self.before)).collect())
    }
}

/// What is broken in one report and not in the other.
fn broken_only_in<'a>(one: &'a Report, other: &'a Report) -> impl Iterator<Item = &'a Finding> {
    let broken = |report: &'a Report| report.findings.iter().filter(|finding| finding.status == Status::Broken);
    broken(one).filter(move |now| !broken(other).any(|known| known.rule == now.rule && known.subject == now.subject))
}

/// A field in conflict, with every value, by whom and of when.
fn conflict_said(conflict: &Conflict, dossier: &Dossier, call: &Call, words: &Words) -> String {
    let shown = contents(conflict, dossier, call, words);
    let values: Vec<String> = conflict
        .values
        .iter()
        .zip(shown)
        .map(|(one, shown)| {
            let day = Date(one.at.to_zoned_datetime(jiff::tz::TimeZone::system()).date());
            words.message(
                "merge-value",
                &[
                    ("value", shown.into()),
                    ("author", named(&one.author, words).into()),
                    ("day", words.date(day).into()),
                ],
            )
        })
        .collect();
    let name = words.field_name(&conflict.field, dossier, call);
    words.message("merge-conflict", &[("field", name.into()), ("values", values.join(" · ").into())])
}

/// The values of a field in conflict in words, shortened to where they differ.
fn contents(conflict: &Conflict, dossier: &Dossier, call: &Call, words: &Words) -> Vec<String> {
    let content = |one: &Contested| words.content(&conflict.field, &one.value, dossier, call);
    told_apart(&conflict.values.iter().map(content).collect::<Vec<_>>())
}

/// A field in conflict as a screen shows it.
pub(crate) fn conflict_view(conflict: &Conflict, dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> ConflictView {
    let field = &conflict.field;
    let shown = |(at, one): (usize, &Contested)| ContestedView {
        value: one.value.clone(),
        shown: each(|words| contents(conflict, dossier, call, words).swap_remove(at)),
        author: one.author.clone(),
        at: local(one.at, now),
    };
    ConflictView {
        field: field.clone(),
        name: each(|words| words.field_name(field, dossier, call)),
        values: conflict.values.iter().enumerate().map(shown).collect(),
        money: bears_money(field),
    }
}

pub(crate) fn named(author: &str, words: &Words) -> String {
    if author.trim().is_empty() { words.label("merge-nobody") } else { author.trim().to_owned() }
}

fn block(words: &Words, key: &str, lines: Vec<String>) -> Option<Block> {
    let heading = (!lines.is_empty()).then(|| words.message(key, &[("count", lines.len().into())]))?;
    Some((heading, lines))
}
