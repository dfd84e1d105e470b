//! The cases beside the calls: a sample dossier with some edits, and the whole list of findings expected.
//!
//! `VOORSTEL_ACCEPT=1 cargo test -p voorstel-catalogue --test cases` writes the expected findings anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what these tests set up must be there")]

mod coverage;
mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fmt::Write as _, fs};

use run::{EXPECTED, cases, catalogue, folder, run};
use voorstel_catalogue::samples;
use voorstel_model::{Date, Dossier, Field, Typed as _};
use voorstel_rules::{Bound, Finding, Measure, Report, Status, judge, never};

/// The findings as a case writes them: every rule with its status, and the figures where it is not simply met.
fn written(report: &Report) -> String {
    let mut out = format!("[found]\nblocked = {}\n\n[found.finding]\n", report.blocks());
    for finding in &report.findings {
        let status = serde_json::to_value(finding.status).unwrap();
        let status = status.as_str().unwrap();
        let details = details(finding);
        let name = toml_key(&finding.rule);
        if details.is_empty() {
            writeln!(out, "{name} = {status:?}").unwrap();
        } else {
            writeln!(out, "{name} = {{ status = {status:?}, {} }}", details.join(", ")).unwrap();
        }
    }
    out
}

fn toml_key(name: &str) -> String {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { name.to_owned() } else { format!("{name:?}") }
}

fn details(finding: &Finding) -> Vec<String> {
    let is_money = matches!(finding.headroom, Some(Measure::Money(_)));
    let mut details = Vec::new();
    if finding.status == Status::Broken || (finding.status == Status::Met && is_money) {
        if let Some(measured) = &finding.measured {
            details.push(format!("measured = {:?}", shown(measured)));
        }
        if let Some(limit) = &finding.limit {
            let side = match limit.bound {
                Bound::AtMost => "at most",
                Bound::AtLeast => "at least",
                Bound::Exactly => "exactly",
                Bound::OneOf => "one of",
                Bound::NoneOf => "none of",
            };
            details.push(format!("limit = \"{side} {}\"", shown(&limit.value)));
        }
        if let Some(headroom) = &finding.headroom {
            details.push(format!("headroom = {:?}", shown(headroom)));
        }
    }
    if !finding.missing.is_empty() {
        let missing: Vec<&str> = finding.missing.iter().map(Field::as_str).collect();
        details.push(format!("missing = {missing:?}"));
    }
    details
}

fn shown(measure: &Measure) -> String {
    match measure {
        Measure::Money(amount) => amount.to_string(),
        Measure::Share(share) => share.to_string(),
        Measure::Count(number) => number.to_string(),
        Measure::Months(number) => format!("{number} months"),
        Measure::Days(number) => format!("{number} days"),
        Measure::Words(number) => format!("{number} words"),
        Measure::Day(day) => day.to_string(),
        Measure::Codes(codes) => codes.join(", "),
        Measure::Typed(text) => text.clone(),
    }
}

fn name(file: &Path) -> String {
    let parts: Vec<_> = file.components().rev().take(4).map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("{}: {}", parts[3], parts[0])
}

#[test]
fn every_case_finds_what_it_says() {
    let catalogue = catalogue();
    let accept = env::var_os("VOORSTEL_ACCEPT").is_some();
    let mut differing = Vec::new();
    for (call, file, text) in cases(&catalogue) {
        let (by_hand, expected) = text.split_once(EXPECTED).unwrap_or((&text, ""));
        let (_, report) = run(call, &text);
        let found = written(&report);
        if found == expected {
            continue;
        }
        if accept {
            fs::write(&file, format!("{}\n\n{EXPECTED}{found}", by_hand.trim_end())).unwrap();
        } else {
            let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
            let (expected, found) = (lines(expected), lines(&found));
            let gone: Vec<_> = expected.difference(&found).map(|line| format!("  - {line}")).collect();
            let new: Vec<_> = found.difference(&expected).map(|line| format!("  + {line}")).collect();
            differing.push(format!("{}\n{}\n{}", name(&file), gone.join("\n"), new.join("\n")));
        }
    }
    assert!(
        differing.is_empty(),
        "{} cases find something else than they say (VOORSTEL_ACCEPT=1 writes them anew):\n{}",
        differing.len(),
        differing.join("\n")
    );
}

#[test]
fn every_call_has_a_clean_case_and_its_sample_balances_to_the_cent() {
    let catalogue = catalogue();
    for call in catalogue.all() {
        let file = folder(call).join("cases/clean.toml");
        let (case, report) = run(call, &fs::read_to_string(&file).unwrap());
        assert!(case.remove.is_empty() && case.add.is_empty() && case.set.is_empty(), "{}", call.id);
        assert!(!report.blocks(), "{}", call.id);
        assert!(report.totals.difference.is_zero(), "{}", call.id);
        for finding in &report.findings {
            // Of AMIF 31 no last day is known, and it is over: nothing in a dossier changes that.
            let is_over = call.dates.deadline.is_none() && finding.rule == "deadline";
            let fine = matches!(finding.status, Status::Met | Status::NotApplicable);
            assert!(fine || is_over, "{}: {} is {:?}", call.id, finding.rule, finding.status);
        }
    }
}

#[test]
fn a_sample_blocks_on_no_later_day_either() {
    let catalogue = catalogue();
    for sample in samples() {
        let dossier = Dossier::from_json(sample.json).unwrap().dossier;
        let report = judge(catalogue.get(&dossier.call).unwrap(), &dossier, Date::read("2026-11-23").unwrap());
        let blocking: Vec<&str> =
            report.findings.iter().filter(|finding| finding.blocks()).map(|finding| finding.rule.as_str()).collect();
        assert_eq!(blocking, Vec::<&str>::new(), "{}", sample.name);
    }
}

#[test]
fn every_rule_of_every_call_is_broken_by_a_case() {
    let catalogue = catalogue();
    let mut broken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (call, file, text) in cases(&catalogue) {
        let (_, report) = run(call, &text);
        let own = file.file_stem().unwrap().to_string_lossy().into_owned();
        for finding in report.findings {
            let Some(rule) = call.rule.iter().find(|rule| rule.id == finding.rule) else { continue };
            let never_breaks = never(call, rule).iter().any(|(status, _)| *status == Status::Broken);
            let asks = finding.status == Status::Undecided && never_breaks;
            // A case that bears a rule's name is the one that breaks it.
            if (finding.status == Status::Broken || asks) && (own == rule.id || rule.id == "deadline") {
                broken.entry(call.id.clone()).or_default().insert(finding.rule);
            }
        }
    }
    for call in catalogue.all() {
        let all: BTreeSet<String> = call.rule.iter().map(|rule| rule.id.clone()).collect();
        let without: Vec<&String> = all.difference(&broken[&call.id]).collect();
        assert!(without.is_empty(), "{}: no case of their name breaks {without:?}", call.id);
    }
}

#[test]
fn cases_of_the_limits_stand_a_cent_apart() {
    let catalogue = catalogue();
    for (id, rule, status) in [
        ("proeftuinen-inburgering", "grant-cap", Status::Broken),
        ("proeftuinen-inburgering", "own-share", Status::Broken),
        ("amif-31-integratie", "grant-share", Status::Broken),
        ("amif-2020-local-integration", "grant-share", Status::Broken),
        ("amif-2017-raising-awareness", "grant-share", Status::Broken),
        ("amif-2023-local-authorities", "grant-share", Status::Broken),
        ("amif-2023-local-authorities", "grant-amount", Status::Broken),
    ] {
        let call = catalogue.get(id).unwrap();
        let of = |case: &str| {
            let file = folder(call).join("cases").join(format!("{case}.toml"));
            let (_, report) = run(call, &fs::read_to_string(file).unwrap());
            report.findings.into_iter().find(|finding| finding.rule == rule).unwrap()
        };
        let (over, just) = (of(rule), of(&format!("{rule}-just")));
        assert_eq!((over.status, just.status), (status, Status::Met), "{id} {rule}");
        assert_eq!(over.headroom, Some(Measure::Money(-voorstel_model::Euro::CENT)), "{id} {rule}");
        assert_eq!(just.headroom, Some(Measure::Money(voorstel_model::Euro::ZERO)), "{id} {rule}");
    }
}
