//! A topic of the EU Funding & Tenders portal, as the portal's own data has it: JSON in which amounts are texts, one
//! table lists all topics of a call, and texts are HTML. It is read leniently; what has another shape is told.

mod budget;
mod fields;
mod markup;

use serde_json::Value;
use thiserror::Error;
use voorstel_model::{Date, Deadline, Language, RuleKind, Section, Source, Text};

use self::fields::Fields;
use super::draft::{Draft, MOST_ENTRIES, Origin, code_of};
use super::{CALL_PAGE, Intake, Shown, What, Why};
use crate::catalogue::Catalogue;

/// The largest topic that is read, in bytes.
pub const LARGEST_TOPIC: usize = 5 * 1024 * 1024;

/// Why a text is not read as a topic.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotATopic {
    /// It is larger than [`LARGEST_TOPIC`].
    #[error("the text is larger than 5 MB")]
    TooLarge,
    /// It is no JSON; with what the reader says and where.
    #[error("no valid JSON: {0}")]
    NotJson(String),
    /// It is JSON, and no topic.
    #[error("no topic: neither identifier nor title")]
    NoTopic,
}

/// Whether a text is a topic's code, as the portal writes them: `AMIF-2023-TF2-AG-CALL-02-LOCAL`.
pub fn is_topic_code(text: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let parts = text.split('-').filter(|part| !part.is_empty()).count();
    (6..=100).contains(&text.len()) && parts >= 3 && text.bytes().all(letters) && !text.contains("..")
}

impl Catalogue {
    /// Reads a topic into a draft call. `today` is the day on which it was read.
    ///
    /// # Errors
    /// [`NotATopic`]: what keeps it from being read.
    pub fn read_topic(&self, json: &str, today: Date) -> Result<Intake, NotATopic> {
        if json.len() > LARGEST_TOPIC {
            return Err(NotATopic::TooLarge);
        }
        let json = json.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(json).map_err(|error| NotATopic::NotJson(error.to_string()))?;
        let root = Fields::root(&value);
        let topic = root.object("TopicDetails").unwrap_or_else(|| root.clone());
        let (identifier, title) = (topic.text("identifier"), topic.text("title"));
        // A dossier or a call of our own has a title too, and says by its format that it is no topic.
        let ours = value.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("voorstel."));
        if ours || (identifier.is_empty() && title.is_empty()) {
            return Err(NotATopic::NoTopic);
        }
        let mut draft = Draft::new(Language::En, source(&identifier, today));
        of_topic(&mut draft, &topic, &identifier, &title);
        self.fund_of(&mut draft, &topic);
        let rows = budget::rows(&topic, &identifier);
        when(&mut draft, &topic, &rows);
        budget::money(&mut draft, &topic, &rows, &identifier);
        let lines = texts(&mut draft, &topic);
        draft.unclear.extend(topic.misshapen());
        draft.unclear.truncate(MOST_ENTRIES);
        Ok(Intake {
            call: draft.call,
            recognised: draft.recognised,
            left_out: Vec::new(),
            unclear: draft.unclear,
            lines,
        })
    }

    /// The fund whose years and short name the topic's code begins with.
    fn fund_of(&self, draft: &mut Draft, topic: &Fields<'_>) {
        let code = draft.call.code.clone();
        let mut parts = code.split('-');
        let (Some(short), Some(of)) = (parts.next(), parts.find_map(year)) else { return };
        let fund = self.funds().find(|fund| {
            let named = fund.acronym.split(' ').next().is_some_and(|acronym| acronym.eq_ignore_ascii_case(short));
            let years: Vec<i16> =
                fund.years.en.split(|letter: char| !letter.is_ascii_digit()).filter_map(year).collect();
            named && matches!(years.as_slice(), [first, .., last] if (*first..=*last).contains(&of))
        });
        if let Some(fund) = fund {
            draft.call.fund = fund.id.clone();
            let programme =
                topic.object("frameworkProgramme").map(|programme| programme.text("description")).unwrap_or_default();
            let quote = if programme.is_empty() { code.clone() } else { programme };
            draft.recognise(
                "fund",
                What::Fund,
                Shown::Words(fund.acronym.clone()),
                &origin("frameworkProgramme", &quote),
            );
        }
    }
}

fn year(part: &str) -> Option<i16> {
    part.parse().ok().filter(|year| (2000..2100).contains(year))
}

/// Where in the data something stands: the key is the place, since there are no lines to read.
pub(super) fn origin(key: &str, quote: &str) -> Origin {
    const LONGEST_QUOTE: usize = 300;
    let quote = quote.chars().take(LONGEST_QUOTE).collect();
    Origin { quote, places: Vec::new(), section: key.to_owned() }
}

fn source(identifier: &str, today: Date) -> Source {
    let url = if is_topic_code(identifier) {
        format!(
            "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/{}",
            identifier.to_lowercase()
        )
    } else {
        String::new()
    };
    Source {
        id: CALL_PAGE.to_owned(),
        title: Text { nl: "Topic op het EU-portaal".to_owned(), en: "Topic on the EU portal".to_owned() },
        url,
        read_on: Some(today),
    }
}

fn of_topic(draft: &mut Draft, topic: &Fields<'_>, identifier: &str, title: &str) {
    let title = markup::plain(title);
    if !identifier.is_empty() {
        draft.call.code = identifier.to_owned();
        draft.recognise("code", What::Code, Shown::Words(identifier.to_owned()), &origin("identifier", identifier));
    }
    if !title.is_empty() {
        draft.call.title = draft.words(&title);
        draft.recognise(
            draft.key_of_words("title"),
            What::Title,
            Shown::Words(title.clone()),
            &origin("title", &title),
        );
    }
    draft.call.id = code_of(if identifier.is_empty() { &title } else { identifier }, "topic");
    // Whoever reads the portal reads the Commission.
    let publisher = Text { nl: "Europese Commissie".to_owned(), en: "European Commission".to_owned() };
    let call_title = topic.text("callTitle");
    draft.call.publisher = publisher;
    draft.recognise(
        draft.key_of_words("publisher"),
        What::Publisher,
        Shown::Words("European Commission".to_owned()),
        &origin("callTitle", &call_title),
    );
}

/// Days: of the topic's own actions, else of its row in the budget.
fn when(draft: &mut Draft, topic: &Fields<'_>, rows: &[budget::Row]) {
    let actions = topic.objects("actions");
    let opening = actions.iter().map(|action| ("actions.plannedOpeningDate", action.text("plannedOpeningDate")));
    let in_rows = rows.iter().map(|row| ("budgetTopicActionMap.plannedOpeningDate", row.opening.clone()));
    for (key, text) in opening.chain(in_rows).filter(|(_, text)| !text.is_empty()) {
        match fields::day(&text) {
            Some((date, _)) if draft.call.dates.opened.is_none() => {
                draft.call.dates.opened = Some(date);
                draft.recognise("dates.opened", What::Opened, Shown::Day(date), &origin(key, &text));
            }
            Some(_) => {}
            None => draft.unclear(Why::OtherShape, &origin(key, &format!("{key}: {text}"))),
        }
    }
    let stated =
        actions.iter().flat_map(|action| action.texts("deadlineDates")).map(|text| ("actions.deadlineDates", text));
    let in_rows =
        rows.iter().flat_map(|row| row.deadlines.clone()).map(|text| ("budgetTopicActionMap.deadlineDates", text));
    let mut days: Vec<(Date, String, &str, String)> = Vec::new();
    for (key, text) in stated.chain(in_rows) {
        match fields::day(&text) {
            Some((date, time)) if days.iter().all(|(known, ..)| *known != date) => days.push((date, time, key, text)),
            Some(_) => {}
            None => draft.unclear(Why::OtherShape, &origin(key, &format!("{key}: {text}"))),
        }
    }
    days.sort_by_key(|(date, ..)| *date);
    // Of several stages the last day is the one until which anything can be handed in.
    if let Some((date, time, key, text)) = days.pop() {
        let found = origin(key, &text);
        let zone = if time.is_empty() { String::new() } else { "Europe/Brussels".to_owned() };
        let shown = if time.is_empty() { Shown::Day(date) } else { Shown::Hour(date, time.clone()) };
        draft.call.dates.deadline = Some(Deadline { date, time, zone, authority: Draft::authority(&found) });
        draft.recognise("dates.deadline", What::Deadline, shown, &found);
        draft.rule("deadline", RuleKind::Deadline, &found);
    }
    for (_, _, key, text) in days {
        draft.unclear(Why::DayOfWhat, &origin(key, &format!("{key}: {text}")));
    }
}

/// The texts, without their markup, for reading: the sections of the draft carry them until they are written afresh.
fn texts(draft: &mut Draft, topic: &Fields<'_>) -> Vec<String> {
    const TEXTS: [(&str, &str, &str, &str); 5] = [
        ("description", "description", "Beschrijving", "Description"),
        ("destinationDescription", "destination", "Bestemming", "Destination"),
        ("missionDescription", "mission", "Missie", "Mission"),
        ("conditions", "conditions", "Voorwaarden", "Conditions"),
        ("supportInfo", "support", "Ondersteuning", "Support"),
    ];
    let mut lines = Vec::new();
    for (key, id, nl, en) in TEXTS {
        let read = markup::lines(&topic.text(key));
        if read.is_empty() {
            continue;
        }
        if key == "description" {
            let first = summary(&read);
            draft.call.summary = draft.words(&first);
            draft.recognise(
                draft.key_of_words("summary"),
                What::Summary,
                Shown::Words(first.clone()),
                &origin(key, &first),
            );
        } else if key == "conditions" {
            let guidance = draft.words(&read.join("\n"));
            let title = Text { nl: nl.to_owned(), en: en.to_owned() };
            draft.call.section.push(Section { id: id.to_owned(), title, guidance });
            draft.recognise(
                format!("section.{id}"),
                What::Section,
                Shown::Words(read.join(" ").chars().take(300).collect()),
                &origin(key, &read.join(" ")),
            );
        }
        lines.push(en.to_owned());
        lines.extend(read);
        lines.push(String::new());
    }
    lines
}

/// The first paragraph that is more than a heading.
fn summary(lines: &[String]) -> String {
    const LONG_ENOUGH: usize = 60;
    const LONGEST: usize = 600;
    let line = lines.iter().find(|line| line.len() >= LONG_ENOUGH).or(lines.first());
    let line = line.map(String::as_str).unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        None => line.to_owned(),
        Some((at, _)) => {
            let cut = line[..at].rfind(". ").map_or(at, |end| end + 1);
            line[..cut].to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
