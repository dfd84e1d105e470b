//! The days of a call: until when, from when, information sessions, and within which days projects run.

use std::ops::Range;

use voorstel_model::{Date, Deadline, Milestone, RuleKind, Text};

use super::dates::{Day, days, hour};
use super::headings::Heading;
use super::outline::{Block, Part};
use super::passage::Passage;
use crate::intake::draft::{Draft, MOST_ENTRIES, Origin};
use crate::intake::pattern::patterns;
use crate::intake::{Shown, What, Why};

patterns! {
    SESSION = r"(?i)(?:informatie-?(?:sessie|moment|dag|avond)\w*|\binfo[- ]?(?:sessie|moment|dag|avond)\w*|\binfo(?:rmation)? ?(?:sessions?|days?|meetings?)\b|\bwebinar\w*|\b(?:startdag|kick-?off|inschrijv\w*|schrijf (?:u|je) in|register|registration|netwerkmoment)\b)";
    ENROL = r"(?i)\b(?:inschrijv\w*|schrijf (?:u|je) in|register|registration)\b";
    UNTIL = r"(?i)\b(?:deadline|uiterlijk|ten laatste|indien\w*|ingediend|submission|submit\w*|clos(?:es|ing|ed)|sluit|afgesloten|indiendatum|dien\b.{0,40}\bin)\b";
    OPENS = r"(?i)\b(?:opent|open vanaf|gaat open|geopend|gelanceerd|lanceert|opens|opened|opening|launched|launch date|publi(?:catie|ceerd|cation|shed))\b";
    RUNS = r"(?i)\b(?:looptijd|lopen|loopt|projecten|project|uitvoering\w*|projectperiode|duur|duration|run|runs|implement\w*|starten|start|eindigen|periode|period)\b";
    TO = r"(?i)^,?\s?(?:en met |en|and|tot en met|tot|t/m|to|until|till|through|-|–|and ends? (?:on|by))\s?(?:uiterlijk |ten laatste |at the latest )?(?:\p{L}+dag |on )?$";
    END_BY = r"(?i)\b(?:eindig\w*|afgerond|afgelopen|beëindigd|end|ends|completed|finish\w*)\b";
}

/// Reads the days of a call.
pub(crate) fn dates(draft: &mut Draft, call: &Block) {
    for part in &call.parts {
        for piece in &part.pieces {
            let passage = piece.passage();
            for sentence in passage.sentences() {
                let said = Said { text: &passage.text[sentence.clone()], start: sentence.start, passage, part };
                said.read(draft);
            }
        }
    }
}

struct Said<'t> {
    text: &'t str,
    start: usize,
    passage: &'t Passage,
    part: &'t Part,
}

impl Said<'_> {
    fn origin(&self, at: Range<usize>) -> Origin {
        self.passage.origin(self.start + at.start..self.start + at.end, &self.part.title)
    }

    fn read(&self, draft: &mut Draft) {
        let found = days(self.text);
        let mut index = 0;
        while let Some(day) = found.get(index) {
            index += 1;
            if let Some(next) = found.get(index).filter(|next| self.is_period(day, next)) {
                index += 1;
                self.period(draft, day, next);
            } else {
                let from = if index > 1 { found[index - 2].at.end } else { 0 };
                self.day(draft, day, from);
            }
        }
    }

    fn is_period(&self, one: &Day, other: &Day) -> bool {
        self.text.get(one.at.end..other.at.start).is_some_and(|between| TO.is_match(between)) && other.date.is_some()
    }

    fn period(&self, draft: &mut Draft, one: &Day, other: &Day) {
        let origin = self.origin(one.at.start..other.at.end);
        let (Some(end), heading) = (other.date, self.part.heading) else { return };
        let Some(start) = one.date else { return draft.unclear(Why::DayWithoutYear, &origin) };
        if start > end {
            return draft.unclear(Why::DayOfWhat, &origin);
        }
        if SESSION.is_match(self.text) {
            self.milestone(draft, start, &origin);
        } else if matches!(heading, Heading::Deadline | Heading::Opening)
            || (UNTIL.is_match(self.text) && heading != Heading::Period)
        {
            self.opened(draft, start, &origin);
            self.deadline(draft, end, other, &origin);
        } else if heading == Heading::Period || RUNS.is_match(self.text) {
            draft.rule(
                "project-window",
                RuleKind::ProjectWindow { start: Some(start), end: Some(end) },
                &self.origin(0..self.text.len()),
            );
        } else {
            draft.unclear(Why::DayOfWhat, &origin);
        }
    }

    fn day(&self, draft: &mut Draft, day: &Day, from: usize) {
        let origin = self.origin(day.at.clone());
        let heading = self.part.heading;
        let ahead = self.text.get(from..day.at.start).unwrap_or_default();
        let until = heading == Heading::Deadline || (UNTIL.is_match(self.text) && !SESSION.is_match(self.text));
        let Some(date) = day.date else {
            if until || heading == Heading::Opening || heading == Heading::Period {
                draft.unclear(Why::DayWithoutYear, &origin);
            }
            return;
        };
        if SESSION.is_match(self.text) {
            self.milestone(draft, date, &origin);
        } else if heading == Heading::Opening || (OPENS.is_match(ahead) && heading != Heading::Deadline) {
            self.opened(draft, date, &origin);
        } else if END_BY.is_match(ahead) && RUNS.is_match(self.text) {
            draft.rule(
                "project-window",
                RuleKind::ProjectWindow { start: None, end: Some(date) },
                &self.origin(0..self.text.len()),
            );
        } else if until {
            self.deadline(draft, date, day, &origin);
        } else if matches!(heading, Heading::Budget | Heading::Period | Heading::Contact | Heading::Conditions) {
            draft.unclear(Why::DayOfWhat, &origin);
        }
    }

    fn opened(&self, draft: &mut Draft, date: Date, origin: &Origin) {
        if draft.call.dates.opened.is_none() {
            draft.call.dates.opened = Some(date);
            draft.recognise("dates.opened", What::Opened, Shown::Day(date), origin);
        }
    }

    fn deadline(&self, draft: &mut Draft, date: Date, day: &Day, origin: &Origin) {
        match &draft.call.dates.deadline {
            Some(known) if known.date == date => return,
            // A second day may be of a second stage: a person decides.
            Some(_) => return draft.unclear(Why::DayOfWhat, origin),
            None => {}
        }
        let time = hour(self.text.get(day.at.end..).unwrap_or_default())
            .or_else(|| hour(self.text.get(..day.at.start).unwrap_or_default()));
        let time = time.map(|found| found.0).unwrap_or_default();
        let zone = if time.is_empty() { String::new() } else { "Europe/Brussels".to_owned() };
        let shown = if time.is_empty() { Shown::Day(date) } else { Shown::Hour(date, time.clone()) };
        draft.call.dates.deadline = Some(Deadline { date, time, zone, authority: Draft::authority(origin) });
        draft.recognise("dates.deadline", What::Deadline, shown, origin);
        draft.rule("deadline", RuleKind::Deadline, origin);
    }

    fn milestone(&self, draft: &mut Draft, date: Date, origin: &Origin) {
        let known = draft.call.dates.milestone.len();
        if known >= MOST_ENTRIES {
            return;
        }
        let title = if ENROL.is_match(self.text) {
            Text {
                nl: "Inschrijven voor de informatiesessie tot".to_owned(),
                en: "Enrol for the information session until".to_owned(),
            }
        } else {
            Text { nl: "Informatiesessie".to_owned(), en: "Information session".to_owned() }
        };
        let shown = Shown::Event(title.get(draft.language).to_owned(), date);
        draft.call.dates.milestone.push(Milestone { title, date, authority: Draft::authority(origin) });
        draft.recognise(format!("dates.milestone.{known}"), What::Milestone, shown, origin);
    }
}
