//! The days that matter, as a calendar reads them.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_export::{Export, ExportOptions, Exporter as _, Ics, Watch};
use voorstel_model::{Call, Date, Dossier, Language, Typed as _};

fn day(text: &str) -> Date {
    Date::read(text).unwrap()
}

fn made(call: &Call, dossier: &Dossier) -> String {
    let today = day("2020-10-01");
    let report = voorstel_rules::judge(call, dossier, today);
    let options = ExportOptions::default();
    let input = Export { dossier, call, report: &report, language: Language::Nl, today, options, files: &[] };
    String::from_utf8(Ics.export(&input, &Watch::nobody()).unwrap().bytes).unwrap()
}

fn sample() -> (Call, Dossier) {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let sample = samples().find(|sample| sample.name == "proeftuinen-inburgering").unwrap();
    let dossier = Dossier::from_json(sample.json).unwrap().dossier;
    (catalogue.get(&dossier.call).unwrap().clone(), dossier)
}

/// Lines as they were before they were folded.
fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_deadline_is_a_moment_in_brussels_and_everything_else_a_day() {
    let (mut call, dossier) = sample();
    let deadline = call.dates.deadline.as_mut().unwrap();
    deadline.date = day("2020-10-16");
    "17:00".clone_into(&mut deadline.time);
    "Europe/Brussels".clone_into(&mut deadline.zone);
    let summer = lines(&made(&call, &dossier));
    assert!(summer.contains(&"DTSTART:20201016T150000Z".to_owned()), "{summer:#?}");
    call.dates.deadline.as_mut().unwrap().date = day("2020-11-16");
    assert!(lines(&made(&call, &dossier)).contains(&"DTSTART:20201116T160000Z".to_owned()), "an hour later in winter");
    call.dates.deadline.as_mut().unwrap().time.clear();
    let days = lines(&made(&call, &dossier));
    assert!(days.contains(&"DTSTART;VALUE=DATE:20201116".to_owned()));
    assert!(days.contains(&"DTEND;VALUE=DATE:20201117".to_owned()), "the day itself is in it");
    assert!(days.iter().filter(|line| line.starts_with("DTSTAMP")).all(|line| line == "DTSTAMP:20201001T000000Z"));
}

#[test]
fn every_entry_has_an_identity_of_its_own_that_stays() {
    let (call, mut dossier) = sample();
    let uids = |calendar: &str| -> Vec<String> {
        lines(calendar).into_iter().filter(|line| line.starts_with("UID:")).collect()
    };
    let first = made(&call, &dossier);
    assert_eq!(first, made(&call, &dossier), "the same bytes");
    let before = uids(&first);
    let distinct: std::collections::BTreeSet<&String> = before.iter().collect();
    assert_eq!(distinct.len(), before.len());
    assert_eq!(before.len(), first.matches("BEGIN:VEVENT").count());
    dossier.actions[0].title = "Een andere titel".to_owned();
    dossier.actions[0].start = voorstel_model::Entry::from_text("2021-02-03");
    assert_eq!(uids(&made(&call, &dossier)), before, "a calendar brings its entries up to date");
}

#[test]
fn what_people_type_stays_text() {
    let (call, mut dossier) = sample();
    dossier.acronym = "BUUR; taal, werk".to_owned();
    dossier.actions[0].title = "Één\r\nEND:VCALENDAR \\ slot".to_owned();
    dossier.actions[0].deliverables = vec!["Draaiboek, met bijlagen; versie 1".to_owned()];
    let calendar = made(&call, &dossier);
    assert!(calendar.lines().all(|line| line.trim_end_matches('\r').len() <= 75), "lines are folded");
    let lines = lines(&calendar);
    assert_eq!(lines.iter().filter(|line| *line == "END:VCALENDAR").count(), 1, "nobody ends it before its end");
    assert!(lines.iter().any(|line| line.contains(r"BUUR\; taal\, werk")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains(r"Draaiboek\, met bijlagen\; versie 1")));
}
