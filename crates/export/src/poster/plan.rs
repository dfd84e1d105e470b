//! What goes on the poster, read out of the dossier: rows with days, what has none, partners, days of the call.

use jiff::civil::Date as Day;
use voorstel_model::{Action, Date, Dossier, Entry, Partner};
use voorstel_words::Words;

use crate::input::Export;

/// An action with its days.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its place in the dossier: `A4`.
    pub(super) code: String,
    pub(super) title: String,
    pub(super) start: Day,
    pub(super) end: Day,
    /// Place of the leading partner in the list.
    pub(super) lead: Option<usize>,
    /// Places of the others that take part.
    pub(super) others: Vec<usize>,
    pub(super) deliverables: Vec<String>,
}

/// An action that has no place on the axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aside {
    pub(super) code: String,
    pub(super) title: String,
    /// What stands in place of its days.
    pub(super) why: String,
    pub(super) lead: Option<usize>,
}

/// A day that is marked on the axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) day: Day,
    pub(super) title: String,
}

/// All that the poster shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub(super) title: String,
    pub(super) below: String,
    pub(super) partners: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) aside: Vec<Aside>,
    pub(super) project: Option<(Day, Day)>,
    pub(super) marks: Vec<Mark>,
    pub(super) draft: bool,
    pub(super) today: Day,
}

impl Plan {
    pub(super) fn of(input: &Export<'_>, words: &Words) -> Plan {
        let dossier = input.dossier;
        let place = |id: &str| dossier.partners.iter().position(|partner| partner.id == id);
        let (mut rows, mut aside) = (Vec::new(), Vec::new());
        for (at, action) in dossier.actions.iter().enumerate() {
            let (code, title) = (format!("A{}", at + 1), titled(action, words));
            let lead = place(&action.lead);
            match ordered(&action.start, &action.end) {
                Some((start, end)) => rows.push(Row {
                    code,
                    title,
                    start,
                    end,
                    lead,
                    others: action
                        .participants
                        .iter()
                        .filter_map(|id| place(id))
                        .filter(|at| Some(*at) != lead)
                        .collect(),
                    deliverables: action
                        .deliverables
                        .iter()
                        .map(|one| line(one))
                        .filter(|one| !one.is_empty())
                        .collect(),
                }),
                None => aside.push(Aside { code, title, why: why(action, words), lead }),
            }
        }
        Plan {
            title: match (line(&dossier.title), line(&dossier.acronym)) {
                (title, acronym) if title.is_empty() && acronym.is_empty() => words.label("export-untitled"),
                (title, acronym) if title.is_empty() || acronym.is_empty() => format!("{acronym}{title}"),
                (title, acronym) => format!("{acronym}: {title}"),
            },
            below: below(input, words),
            partners: dossier.partners.iter().enumerate().map(|(at, partner)| named(at, partner, words)).collect(),
            project: ordered(&dossier.period.start, &dossier.period.end),
            marks: marks(input, words),
            draft: input.options.draft,
            today: input.today.0,
            rows,
            aside,
        }
    }

    /// The first and the last day that is shown: days of the call come in where they are near.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        let own = || self.rows.iter().map(|row| (row.start, row.end)).chain(self.project);
        let (first, last) = (own().map(|days| days.0).min()?, own().map(|days| days.1).max()?);
        let near = |day: &Day| *day >= first.saturating_sub(jiff::Span::new().months(9)) && *day <= last;
        let first = self.marks.iter().map(|mark| mark.day).filter(near).min().map_or(first, |day| day.min(first));
        Some((first, last))
    }
}

fn ordered(start: &Entry<Date>, end: &Entry<Date>) -> Option<(Day, Day)> {
    Some((start.get()?.0, end.get()?.0)).filter(|(start, end)| start <= end)
}

/// What is to be said of days that are missing, not understood or the wrong way round.
fn why(action: &Action, words: &Words) -> String {
    let said = |entry: &Entry<Date>| match entry {
        Entry::Empty => "…".to_owned(),
        Entry::Value(day) => words.date(*day),
        Entry::Unreadable(typed) => format!("‘{}’", line(typed)),
    };
    match (&action.start, &action.end) {
        (Entry::Empty, Entry::Empty) => words.label("poster-no-days"),
        (start, end) => words.message("export-days", &[("start", said(start).into()), ("end", said(end).into())]),
    }
}

fn below(input: &Export<'_>, words: &Words) -> String {
    let Dossier { period, .. } = input.dossier;
    let call = line(input.call.title.get(input.language));
    match (period.start.get(), period.end.get()) {
        (Some(start), Some(end)) => {
            let (start, end) = (words.date(start), words.date(end));
            let days = words.message("export-days", &[("start", start.into()), ("end", end.into())]);
            format!("{call} · {days}")
        }
        _ => call,
    }
}

fn marks(input: &Export<'_>, words: &Words) -> Vec<Mark> {
    let dates = &input.call.dates;
    let deadline = dates.deadline.as_ref().map(|deadline| Mark {
        day: deadline.date.0,
        title: words.message("poster-deadline", &[("day", words.date(deadline.date).into())]),
    });
    let others = dates.milestone.iter().map(|milestone| Mark {
        day: milestone.date.0,
        title: format!("{}, {}", line(milestone.title.get(input.language)), words.date(milestone.date)),
    });
    let mut marks: Vec<Mark> = deadline.into_iter().chain(others).collect();
    marks.sort_by(|one, other| (one.day, &one.title).cmp(&(other.day, &other.title)));
    marks
}

fn titled(action: &Action, words: &Words) -> String {
    let title = line(&action.title);
    if title.is_empty() { words.label("poster-untitled-action") } else { title }
}

fn named(at: usize, partner: &Partner, words: &Words) -> String {
    let name = line(&partner.name);
    if name.is_empty() { words.message("export-partner-unnamed", &[("number", (at + 1).into())]) } else { name }
}

/// Typed text on one line, without control characters.
fn line(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
