//! The days that matter as a calendar: those of the call, and the project's.

use icalendar::{Calendar, Component as _, Event, Property};
use jiff::civil::{Date as Day, Time};
use jiff::{ToSpan as _, tz::TimeZone};
use sha2::{Digest as _, Sha256};
use voorstel_model::{Deadline, Dossier};
use voorstel_words::Words;

use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported};
use crate::watch::{Stage, Watch};

/// Where a deadline is meant when its call names an hour and no time zone.
const HOME: &str = "Europe/Brussels";

/// iCalendar (RFC 5545): deadline and other days of the call, start and end of the project and of its actions.
///
/// Each entry has an identity that is the same in the next export, so that a calendar brings it up to date: those of a
/// call are its own, those of a project hang on its short name or title.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ics;

impl Exporter for Ics {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Encoding)?;
        let entries = Entries { input, words: Words::of(input.language) };
        let mut calendar = Calendar::empty();
        calendar.append_property(Property::new("VERSION", "2.0"));
        calendar.append_property(Property::new("PRODID", "-//Voorstel//Voorstel//NL"));
        calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
        calendar.name(&entries.project());
        entries.of_the_call().into_iter().chain(entries.of_the_project()).for_each(|event| {
            calendar.push(event);
        });
        Ok(calendar.to_string().into_bytes().into())
    }
}

struct Entries<'a> {
    input: &'a Export<'a>,
    words: &'static Words,
}

impl Entries<'_> {
    fn of_the_call(&self) -> Vec<Event> {
        let call = self.input.call;
        let mut events = Vec::new();
        let title = call.title.get(self.input.language);
        if let Some(opened) = &call.dates.opened {
            let said = self.words.message("calendar-opened", &[("call", title.into())]);
            events.push(self.day(&format!("{}/opened", call.id), opened.0, &said, ""));
        }
        for milestone in &call.dates.milestone {
            let what = milestone.title.get(self.input.language);
            let uid = format!("{}/{}/{}", call.id, milestone.date, milestone.title.nl);
            events.push(self.day(&uid, milestone.date.0, what, title));
        }
        if let Some(deadline) = &call.dates.deadline {
            let said = self.words.message("calendar-deadline", &[("call", title.into())]);
            let uid = format!("{}/deadline", call.id);
            let mut event = self.day(&uid, deadline.date.0, &said, &self.project());
            if let Some(moment) = moment(deadline) {
                // A moment ends when it begins.
                event.append_property(Property::new("DTSTART", moment)).remove_property("DTEND");
            }
            events.push(event);
        }
        events
    }

    fn of_the_project(&self) -> Vec<Event> {
        let Dossier { period, actions, partners, .. } = self.input.dossier;
        let project = self.project();
        let mut events = Vec::new();
        let mut add = |what: &str, day: Option<Day>, key: &str, name: &str, about: &str| {
            if let Some(day) = day {
                let said = self.words.message(key, &[("name", name.into())]);
                events.push(self.day(&format!("{}/{project}/{what}", self.input.call.id), day, &said, about));
            }
        };
        add("start", period.start.get().map(|day| day.0), "calendar-project-starts", &project, "");
        for (at, action) in actions.iter().enumerate() {
            let title = action.title.trim();
            let code = format!("A{}", at + 1);
            let name = if title.is_empty() { code } else { format!("{code} {title}") };
            let lead = partners.iter().find(|partner| partner.id == action.lead).map(|partner| partner.name.as_str());
            let yields = action.deliverables.iter().map(String::as_str);
            let about = |lines: Vec<&str>| {
                lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
            };
            let (start, end) = (action.start.get().map(|day| day.0), action.end.get().map(|day| day.0));
            let first = about(vec![project.as_str(), lead.unwrap_or_default()]);
            let last = about([project.as_str(), lead.unwrap_or_default()].into_iter().chain(yields).collect());
            add(&format!("{}/start", action.id), start, "calendar-action-starts", &name, &first);
            add(&format!("{}/end", action.id), end, "calendar-action-ends", &name, &last);
        }
        add("end", period.end.get().map(|day| day.0), "calendar-project-ends", &project, "");
        events
    }

    /// A whole day, on which nobody is busy because of it.
    fn day(&self, of: &str, day: Day, title: &str, about: &str) -> Event {
        let mut event = Event::new();
        event.uid(&uid(of)).summary(&plain(title));
        event.add_property("DTSTAMP", format!("{}T000000Z", digits(self.input.today.0)));
        event.append_property(whole("DTSTART", day));
        event.append_property(whole("DTEND", day.saturating_add(1.day())));
        event.add_property("TRANSP", "TRANSPARENT");
        if !about.is_empty() {
            event.description(&plain(about));
        }
        event
    }

    fn project(&self) -> String {
        let Dossier { acronym, title, .. } = self.input.dossier;
        let named = [acronym, title].into_iter().map(|name| name.trim()).find(|name| !name.is_empty());
        named.map_or_else(|| self.words.label("export-untitled"), str::to_owned)
    }
}

/// The moment of a deadline in universal time, where it has an hour that can be read.
fn moment(deadline: &Deadline) -> Option<String> {
    let time = Time::strptime("%H:%M", deadline.time.trim()).ok()?;
    let zone = if deadline.zone.trim().is_empty() { HOME } else { deadline.zone.trim() };
    let zone = TimeZone::get(zone).ok()?;
    let moment = deadline.date.0.to_datetime(time).to_zoned_datetime(zone).ok()?.timestamp();
    Some(moment.to_zoned_datetime(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string())
}

fn whole(key: &str, day: Day) -> Property {
    let mut property = Property::new(key, digits(day));
    property.add_parameter("VALUE", "DATE");
    property.done()
}

fn digits(day: Day) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A text without control characters: a line of a calendar file ends where one stands.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter }).collect()
}

/// An identity that holds nothing but letters and digits, whatever it is made of.
fn uid(of: &str) -> String {
    let hash: String = Sha256::digest(of.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{hash}@voorstel")
}
