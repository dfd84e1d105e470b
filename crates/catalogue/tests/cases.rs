//! The cases beside the calls: a sample dossier with some edits, and the whole list of findings expected.
//!
//! `VOORSTEL_ACCEPT=1 cargo test -p voorstel-catalogue --test cases` writes the expected findings anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what these tests set up must be there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fmt::Write as _, fs};

use serde::Deserialize;
use toml::Value;
use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_model::{Call, Date, Dossier, Edit, Field, FieldValue, List, RuleKind, Severity, Typed as _};
use voorstel_rules::{Bound, Finding, Measure, Report, Status, judge};

/// What stands above this line is written by hand, what stands below by the test.
const EXPECTED: &str = "# What is found\n";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
    title: String,
    /// Name of the sample.
    dossier: String,
    /// The day of judging; the last day on which one could apply when left out.
    today: Option<String>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    add: BTreeMap<String, BTreeMap<String, Value>>,
    #[serde(default)]
    set: BTreeMap<String, Value>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/calls")
}

/// Every case of every call: the call, the file, its text.
fn cases(catalogue: &Catalogue) -> Vec<(&Call, PathBuf, String)> {
    let mut cases = Vec::new();
    for call in catalogue.versions() {
        let folder = folder().join(&call.id).join(call.version.to_string()).join("cases");
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            cases.push((call, file, text));
        }
    }
    cases
}

fn entity(pointer: &str) -> (List, String) {
    let parts = Field::new(pointer).parts();
    let [list, id] = parts.as_slice() else { panic!("{pointer} is no entity") };
    (List::named(list).unwrap_or_else(|| panic!("{pointer}: no such list")), id.clone())
}

fn value(value: &Value) -> FieldValue {
    FieldValue::from_json(&serde_json::to_value(value).unwrap())
}

fn dossier(case: &Case) -> Dossier {
    let sample = samples().find(|sample| sample.name == case.dossier).unwrap();
    let mut dossier = Dossier::from_json(sample.json).unwrap().dossier;
    let apply = |dossier: &mut Dossier, edit: &Edit| {
        dossier.apply(edit).unwrap_or_else(|error| panic!("{}: {error}", case.title));
    };
    for pointer in &case.remove {
        let (list, id) = entity(pointer);
        for edit in dossier.removal(list, &id) {
            apply(&mut dossier, &edit);
        }
    }
    for (pointer, fields) in &case.add {
        let (list, id) = entity(pointer);
        let fields = fields.iter().map(|(name, text)| (name.clone(), value(text))).collect();
        apply(&mut dossier, &Edit::Add { list, id, after: Some("at the end".to_owned()), fields });
    }
    for (pointer, text) in &case.set {
        apply(&mut dossier, &Edit::Set { field: Field::new(pointer.clone()), value: value(text) });
    }
    // What is judged is what a file would hold.
    Dossier::from_json(&dossier.to_json()).unwrap_or_else(|error| panic!("{}: {error}", case.title)).dossier
}

fn run(call: &Call, text: &str) -> (Case, Report) {
    let by_hand = text.split(EXPECTED).next().unwrap();
    let case: Case = toml::from_str(by_hand).unwrap_or_else(|error| panic!("{error}\n{by_hand}"));
    let last_day = || call.dates.deadline.as_ref().map(|deadline| deadline.date);
    let today = case.today.as_deref().map(|day| Date::read(day).unwrap()).or_else(last_day);
    let today = today.unwrap_or_else(|| panic!("{}: {} has no deadline, so the case needs a day", case.title, call.id));
    let report = judge(call, &dossier(&case), today);
    (case, report)
}

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
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
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
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    for call in catalogue.all() {
        let file = folder().join(&call.id).join(call.version.to_string()).join("cases/clean.toml");
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
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    for sample in samples() {
        let dossier = Dossier::from_json(sample.json).unwrap().dossier;
        let report = judge(catalogue.get(&dossier.call).unwrap(), &dossier, Date::read("2026-11-23").unwrap());
        let blocking: Vec<&str> =
            report.findings.iter().filter(|finding| finding.blocks()).map(|finding| finding.rule.as_str()).collect();
        assert_eq!(blocking, Vec::<&str>::new(), "{}", sample.name);
    }
}

/// Whether a rule can only say what is missing, and is never broken.
fn only_asks(kind: &RuleKind, severity: Severity) -> bool {
    match kind {
        RuleKind::FieldRequired { .. } | RuleKind::TextRequired { .. } | RuleKind::Annex { .. } => true,
        RuleKind::ActionStates { .. } => true,
        RuleKind::Declaration { .. } => severity == Severity::Advice,
        _ => false,
    }
}

#[test]
fn every_rule_of_every_call_is_broken_by_a_case() {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let mut broken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (call, file, text) in cases(&catalogue) {
        let (_, report) = run(call, &text);
        let own = file.file_stem().unwrap().to_string_lossy().into_owned();
        for finding in report.findings {
            let Some(rule) = call.rule.iter().find(|rule| rule.id == finding.rule) else { continue };
            let asks = finding.status == Status::Undecided && only_asks(&rule.kind, rule.severity);
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
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    for (id, rule, status) in [
        ("proeftuinen-inburgering", "grant-cap", Status::Broken),
        ("proeftuinen-inburgering", "own-share", Status::Broken),
        ("amif-31-integratie", "grant-share", Status::Broken),
        ("amif-2020-local-integration", "grant-share", Status::Broken),
        ("amif-2017-raising-awareness", "grant-share", Status::Broken),
    ] {
        let call = catalogue.get(id).unwrap();
        let of = |case: &str| {
            let file = folder().join(id).join("1/cases").join(format!("{case}.toml"));
            let (_, report) = run(call, &fs::read_to_string(file).unwrap());
            report.findings.into_iter().find(|finding| finding.rule == rule).unwrap()
        };
        let (over, just) = (of(rule), of(&format!("{rule}-just")));
        assert_eq!((over.status, just.status), (status, Status::Met), "{id} {rule}");
        assert_eq!(over.headroom, Some(Measure::Money(-voorstel_model::Euro::CENT)), "{id} {rule}");
        assert_eq!(just.headroom, Some(Measure::Money(voorstel_model::Euro::ZERO)), "{id} {rule}");
    }
}
