//! The call and its days.

use serde::Serialize;
use voorstel_model::{Deadline, Envelope};

use super::cover::closed;
use crate::pdf::material::{Basis, Entered, Fact, Link, Material};

#[derive(Debug, Serialize)]
pub(crate) struct CallSection {
    pub(crate) closed: Option<String>,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) objectives: Vec<String>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) days: Vec<Day>,
    pub(crate) envelopes: Vec<Money>,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) sources: Vec<Source>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Day {
    pub(crate) day: String,
    pub(crate) what: String,
    pub(crate) authority: Option<Basis>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Money {
    pub(crate) what: String,
    pub(crate) amount: String,
    pub(crate) parts: Vec<(String, String)>,
    pub(crate) authority: Basis,
}

#[derive(Debug, Serialize)]
pub(crate) struct Contact {
    pub(crate) title: String,
    pub(crate) email: Link,
    pub(crate) url: Link,
}

#[derive(Debug, Serialize)]
pub(crate) struct Source {
    pub(crate) title: String,
    pub(crate) url: Link,
    pub(crate) read: String,
}

impl CallSection {
    pub(crate) fn of(material: &Material<'_>) -> CallSection {
        let call = material.input.call;
        let fact = |key, value: Entered| Fact { label: material.label(key), value, authority: None };
        let mut facts = Vec::new();
        if !call.code.is_empty() {
            facts.push(fact("export-call-code", material.known(material.typed.line(&call.code))));
        }
        facts.push(fact("export-call-publisher", material.known(material.call_text(&call.publisher))));
        facts.push(fact("export-call-fund", material.known(material.typed.line(&fund_name(&call.fund)))));
        facts.push(match &call.dates.deadline {
            Some(deadline) => Fact {
                label: material.label("export-call-deadline"),
                value: material.known(moment(material, deadline)),
                authority: Some(material.basis(&deadline.authority)),
            },
            None => fact("export-call-deadline", material.known(material.label("export-call-no-deadline"))),
        });
        let mut days: Vec<(voorstel_model::Date, Day)> = Vec::new();
        let mut day = |date, what, authority| days.push((date, Day { day: material.day(date), what, authority }));
        if let Some(opened) = call.dates.opened {
            day(opened, material.label("export-call-opened"), None);
        }
        for milestone in &call.dates.milestone {
            day(milestone.date, material.call_text(&milestone.title), Some(material.basis(&milestone.authority)));
        }
        if let Some(deadline) = &call.dates.deadline {
            day(deadline.date, material.label("export-call-deadline"), Some(material.basis(&deadline.authority)));
        }
        days.sort_by_key(|(date, _)| *date);
        CallSection {
            closed: call.is_closed(material.input.today).then(|| closed(material)),
            title: material.call_text(&call.title),
            summary: material.call_text(&call.summary),
            objectives: call.objective.iter().map(|one| material.call_text(one)).collect(),
            facts,
            // The deadline alone stands among the facts already.
            days: if days.len() > 1 { days.into_iter().map(|(_, day)| day).collect() } else { Vec::new() },
            envelopes: call.envelope.iter().map(|envelope| money(material, envelope)).collect(),
            contacts: call
                .contact
                .iter()
                .map(|one| Contact {
                    title: material.call_text(&one.title),
                    email: material.link(&one.email),
                    url: material.link(&one.url),
                })
                .collect(),
            sources: call
                .source
                .iter()
                .map(|one| Source {
                    title: material.call_text(&one.title),
                    url: material.link(&one.url),
                    read: one
                        .read_on
                        .map(|day| material.say("export-source-read", &[("day", material.day(day).into())]))
                        .unwrap_or_default(),
                })
                .collect(),
        }
    }
}

/// A fund's identity as people write it: `amif-2014-2020` is AMIF 2014-2020.
fn fund_name(id: &str) -> String {
    match id.split_once('-') {
        Some((acronym, years)) => format!("{} {}", acronym.to_uppercase(), years.replace('-', "–")),
        None => id.to_uppercase(),
    }
}

fn moment(material: &Material<'_>, deadline: &Deadline) -> String {
    let day = material.day(deadline.date);
    match (deadline.time.as_str(), deadline.zone.as_str()) {
        ("", _) => day,
        (time, "Europe/Brussels") => {
            material.say("export-moment-brussels", &[("day", day.into()), ("time", time.into())])
        }
        (time, zone) => {
            material.say("export-moment", &[("day", day.into()), ("time", time.into()), ("zone", zone.into())])
        }
    }
}

fn money(material: &Material<'_>, envelope: &Envelope) -> Money {
    let note = material.call_text(&envelope.note);
    Money {
        what: if note.is_empty() { material.label("export-call-envelope") } else { note },
        amount: material.words.money(envelope.amount),
        parts: envelope
            .part
            .iter()
            .map(|part| (material.call_text(&part.title), material.words.money(part.amount)))
            .collect(),
        authority: material.basis(&envelope.authority),
    }
}
