//! The pages on the kinds of rule are made of what the kinds are: their form, and what judging an example yields.
//!
//! `VOORSTEL_ACCEPT=1 cargo test -p voorstel-app --test rule_pages` writes `docs/rules/*.md` anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what these tests set up must be there")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use voorstel_app::calls::call_form;
use voorstel_app::model::{Call, Date, Dossier, Language, RuleKind, Typed};
use voorstel_app::views::{Applicability, CallForm, FormKey, FormName, FormShape, KindForm};
use voorstel_catalogue::{Catalogue, PUBLISHED};
use voorstel_rules::{Bound, Finding, Headroom, Measure, Report, Status, judge, never};
use voorstel_words::{Reasons, Words};

const DAY: &str = "2024-06-01";
const HEAD: &str =
    "<!-- Made by crates/app/tests/rule_pages.rs from the kinds of rule and the examples. Do not edit. -->";

/// An example of a kind: a rule, and a dossier for each status.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    rule: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    status: Status,
    title: String,
    today: Option<String>,
    dossier: toml::Table,
}

/// An example that was judged.
struct Shown {
    rule: String,
    call: Call,
    cases: Vec<(Case, Dossier, Report)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules")
}

impl Shown {
    fn of(kind: &str, catalogue: &Catalogue) -> Shown {
        let read =
            |name: &str| fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let file = format!("examples/{kind}.toml");
        let example: Example = toml::from_str(&read(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let text = format!("{}\n{}", read("example-call.toml"), example.rule);
        let call = catalogue.check_call_file(&text, &file).unwrap_or_else(|problems| panic!("{file}: {problems:?}"));
        let [rule] = call.rule.as_slice() else { panic!("{file}: one rule") };
        assert_eq!(voorstel_rules::kind_name(&rule.kind), kind, "{file}");
        let judged = |case: Case| {
            let today = Date::read(case.today.as_deref().unwrap_or(DAY)).unwrap();
            let fields = serde_json::to_value(&case.dossier).unwrap();
            let dossier: Dossier =
                serde_json::from_value(fields).unwrap_or_else(|error| panic!("{file}, {}: {error}", case.title));
            let report = judge(&call, &dossier, today);
            (case, dossier, report)
        };
        let cases = example.case.into_iter().map(judged).collect();
        Shown { rule: example.rule, cases, call }
    }

    fn finding<'r>(&self, report: &'r Report) -> &'r Finding {
        report.findings.iter().find(|finding| finding.rule == self.call.rule[0].id).unwrap()
    }
}

fn shape(shape: &FormShape) -> String {
    let named = |of: &FormName| match of {
        FormName::Document => "code of a source",
        FormName::Funding => "source of funding",
        FormName::Category => "code of a category",
        FormName::Section => "code of a text",
        FormName::Declaration => "code of a declaration",
        FormName::Annex => "code of an annex",
        FormName::Action => "code of an action",
        FormName::ActionOrOwn => "code of an action, or `own`",
    };
    let plain = match shape {
        FormShape::OneOf { words } => {
            let words: Vec<String> = words.iter().map(|word| format!("`{}`", word.code)).collect();
            return format!("one of {}", words.join(", "));
        }
        FormShape::List { of } => return format!("list of: {}", self::shape(of)),
        FormShape::Exactly { text } => return format!("`\"{text}\"`"),
        FormShape::Name { of } => named(of),
        FormShape::Line => "text of one line",
        FormShape::Code => "code",
        FormShape::Words => "text in both languages",
        FormShape::Flag => "true or false",
        FormShape::Count | FormShape::Version => "whole number",
        FormShape::Day => "day",
        FormShape::Hour => "hour",
        FormShape::Euro => "amount in euro",
        FormShape::Rate => "share",
        FormShape::Country => "country",
        FormShape::Url => "web address",
        FormShape::Mail => "mail address",
        FormShape::Table { .. } | FormShape::WordsByCode => "table",
        FormShape::Condition => "condition",
        FormShape::Rule => "rule",
    };
    plain.to_owned()
}

fn keys(out: &mut String, keys: &[FormKey]) {
    if keys.is_empty() {
        out.push_str("None of its own.\n");
        return;
    }
    out.push_str("| key | must | written as | what it says |\n|---|---|---|---|\n");
    for key in keys {
        let must = if key.required { "yes" } else { "" };
        let about = format!("{}. {}", key.label.en.trim_end_matches('.'), key.about.en);
        writeln!(out, "| `{}` | {must} | {} | {about} |", key.key, shape(&key.shape)).unwrap();
    }
}

fn name(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::Broken => "broken",
        Status::Undecided => "undecided",
        Status::NotApplicable => "not applicable",
    }
}

/// Sentences with ordinary spaces, so that a page reads the same in every editor.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn said(out: &mut String, shown: &Shown, finding: &Finding, dossier: &Dossier) {
    for (language, mark) in [(Language::En, "English"), (Language::Nl, "Dutch")] {
        let words = Words::of(language);
        let title = words.finding_title(finding, &shown.call, dossier);
        let text = words.finding_text(finding, &shown.call, dossier);
        writeln!(out, "{}", format!("- {mark}: **{}.** {}", plain(&title), plain(&text)).trim_end()).unwrap();
        if let Some(found) = words.reasons(finding, &shown.call, dossier) {
            reasons(out, words, &found, 1);
        }
    }
}

fn reasons(out: &mut String, words: &Words, found: &Reasons, depth: usize) {
    let indent = "  ".repeat(depth);
    writeln!(out, "{indent}- {}", plain(&found.head)).unwrap();
    for part in &found.parts {
        let (title, text) = (plain(&part.title), plain(&part.text));
        let line = format!("{indent}  - {}: {title}. {text}", words.status(part.status));
        writeln!(out, "{}", line.trim_end()).unwrap();
        if let Some(because) = &part.because {
            reasons(out, words, because, depth + 2);
        }
    }
}

/// In which unit a kind measures, and on which side of what, over all its examples.
fn measured(out: &mut String, shown: &Shown) {
    let findings: Vec<&Finding> = shown.cases.iter().map(|(_, _, report)| shown.finding(report)).collect();
    let unit = |measure: &Measure| match measure {
        Measure::Money(_) => "an amount in euro",
        Measure::Share(_) => "a share, and the same in euro where it is one of money",
        Measure::Count(_) => "a number",
        Measure::Months(_) => "whole months",
        Measure::Days(_) => "days",
        Measure::Words(_) => "words",
        Measure::Day(_) => "a day",
        Measure::Codes(_) => "codes",
        Measure::Typed(_) => "a text as it was typed",
    };
    let units: BTreeSet<&str> = findings.iter().filter_map(|finding| finding.measured.as_ref()).map(unit).collect();
    let side = |bound: Bound| match bound {
        Bound::AtMost => "at most",
        Bound::AtLeast => "at least",
        Bound::Exactly => "exactly",
        Bound::OneOf => "one of",
        Bound::NoneOf => "none of",
    };
    let sides: BTreeSet<&str> =
        findings.iter().filter_map(|finding| finding.limit.as_ref()).map(|limit| side(limit.bound)).collect();
    if units.is_empty() {
        let groups = matches!(
            shown.call.rule[0].kind,
            RuleKind::AnyOf { .. } | RuleKind::AllOf { .. } | RuleKind::NoneOf { .. }
        );
        out.push_str(if groups { "What its parts measure.\n" } else { "Whether it is so, or is there.\n" });
    } else {
        let units: Vec<&str> = units.into_iter().collect();
        write!(out, "Told as {}", units.join(", or as ")).unwrap();
        let sides: Vec<&str> = sides.into_iter().collect();
        let limit = if sides.is_empty() { String::new() } else { format!("; held against: {}", sides.join(", ")) };
        writeln!(out, "{limit}.").unwrap();
    }
}

fn headroom(out: &mut String, shown: &Shown) {
    let id = Some(shown.call.rule[0].id.as_str());
    let rooms = shown.cases.iter().flat_map(|(case, _, report)| {
        let ours = report.headroom.iter().filter(|room: &&Headroom| room.rule.as_deref() == id);
        ours.map(|room| (case.status, room.clone())).collect::<Vec<_>>()
    });
    let lines: Vec<String> = rooms
        .map(|(status, room)| {
            let says = |language| plain(&Words::of(language).headroom_sentence(&room, &shown.call));
            format!("- {}: “{}” (Dutch: “{}”)", name(status), says(Language::En), says(Language::Nl))
        })
        .collect();
    if lines.is_empty() {
        out.push_str("This kind answers none of the questions about what is left.\n");
    } else {
        out.push_str("In the examples it answers:\n\n");
        writeln!(out, "{}", lines.join("\n")).unwrap();
    }
}

fn fixes(out: &mut String, shown: &Shown) {
    let mut lines = Vec::new();
    for (_, dossier, report) in &shown.cases {
        for fix in &shown.finding(report).fixes {
            let how = match fix.applicability {
                Applicability::Safe => "at once",
                Applicability::NeedsChoice => "a choice",
                Applicability::ExplainOnly => "only said: no edit would do it",
            };
            let says = |language| plain(&Words::of(language).fix_label(fix, &shown.call, dossier));
            lines.push(format!("- “{}” (Dutch: “{}”), {how}", says(Language::En), says(Language::Nl)));
        }
    }
    if lines.is_empty() {
        out.push_str("Nothing that an edit could do for the applicant.\n");
    } else {
        writeln!(out, "{}", lines.join("\n")).unwrap();
    }
}

fn page(kind: &KindForm, form: &CallForm, shown: &Shown) -> String {
    let family = form.families.iter().find(|family| family.id == kind.family).unwrap();
    let mut out = format!("{HEAD}\n# {} (`{}`)\n\n", kind.title.en, kind.kind);
    writeln!(out, "{}\n", kind.about.en).unwrap();
    writeln!(out, "In Dutch: *{}*. Among: {}.\n", kind.title.nl, family.title.en).unwrap();
    out.push_str("## Keys\n\n");
    keys(&mut out, &kind.keys);
    out.push_str(
        "\nBesides these it has the keys of every rule: see [the kinds of rule](README.md#keys-of-every-rule).\n",
    );
    write!(out, "\n## Example\n\n```toml\n{}\n```\n", shown.rule.trim()).unwrap();
    let rule = &shown.call.rule[0].kind;
    let title = |language| plain(&Words::of(language).rule_title(rule, &shown.call));
    write!(out, "\nIt is called “{}” (Dutch: “{}”).\n", title(Language::En), title(Language::Nl)).unwrap();
    out.push_str("\n## What is measured\n\n");
    measured(&mut out, shown);
    out.push_str("\n## What is found\n");
    for (case, dossier, report) in &shown.cases {
        write!(out, "\n### {}: {}\n\n", name(case.status), case.title).unwrap();
        said(&mut out, shown, shown.finding(report), dossier);
    }
    for (status, reason) in never(&shown.call, &shown.call.rule[0]) {
        write!(out, "\nSuch a rule is never {}: {reason}.\n", name(status)).unwrap();
    }
    out.push_str("\n## What is left\n\n");
    headroom(&mut out, shown);
    out.push_str("\n## Ways to mend it\n\n");
    fixes(&mut out, shown);
    out
}

fn index(form: &CallForm) -> String {
    let mut out = format!("{HEAD}\n# The kinds of rule\n\n");
    out.push_str(
        "A rule of a call is of one of these kinds. Any of them can also be a condition (`when`), or stand within a rule \
         made of rules. How a call file is written is in [call files](../call-format.md); the pages' examples stand in \
         [a made-up call](example-call.toml).\n\n",
    );
    out.push_str("A rule is **met**, **broken**, **undecided** (something is still to be filled in first) or **not applicable** (its condition does not arise, or there is nobody it is about).\n");
    for family in &form.families {
        write!(out, "\n## {}\n\n| kind | in Dutch | what it says |\n|---|---|---|\n", family.title.en).unwrap();
        for kind in form.kinds.iter().filter(|kind| kind.family == family.id) {
            let (name, title) = (&kind.kind, &kind.title);
            writeln!(out, "| [{}]({name}.md) `{name}` | {} | {} |", title.en, title.nl, kind.about.en).unwrap();
        }
    }
    out.push_str("\n## Keys of every rule\n\n");
    keys(&mut out, &form.rule);
    out
}

#[test]
fn the_pages_say_what_the_kinds_are() {
    let (catalogue, problems) = Catalogue::load(PUBLISHED, None);
    assert!(problems.is_empty(), "{problems:?}");
    let form = call_form();
    let mut pages = vec![("README.md".to_owned(), index(&form))];
    for kind in &form.kinds {
        let shown = Shown::of(&kind.kind, &catalogue);
        pages.push((format!("{}.md", kind.kind), page(kind, &form, &shown)));
    }
    let mut behind = Vec::new();
    for (name, text) in &pages {
        let path = folder().join(name);
        if std::env::var_os("VOORSTEL_ACCEPT").is_some() {
            fs::write(&path, text).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != *text {
            behind.push(name.as_str());
        }
    }
    assert!(behind.is_empty(), "docs/rules is behind; VOORSTEL_ACCEPT=1 writes it anew: {behind:?}");
    let known: BTreeSet<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    let there = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let strays: Vec<String> = there.filter(|name| name.ends_with(".md") && !known.contains(name.as_str())).collect();
    assert!(strays.is_empty(), "pages on no kind of rule: {strays:?}");
}

#[test]
fn every_example_shows_its_kind_in_every_status_it_can_have() {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    for kind in call_form().kinds {
        let shown = Shown::of(&kind.kind, &catalogue);
        let mut seen: Vec<Status> = Vec::new();
        for (case, _, report) in &shown.cases {
            let unreadable = report.findings.iter().filter(|finding| finding.authority.is_none());
            let unknown = unreadable.filter(|finding| matches!(finding.subject, voorstel_rules::Subject::UnknownCode));
            assert_eq!(unknown.count(), 0, "{}, {}: a code that the call does not know", kind.kind, case.title);
            let status = shown.finding(report).status;
            assert_eq!(status, case.status, "{}: {}", kind.kind, case.title);
            seen.push(status);
        }
        let never: Vec<Status> =
            never(&shown.call, &shown.call.rule[0]).into_iter().map(|(status, _)| status).collect();
        for status in [Status::Met, Status::Broken, Status::Undecided] {
            assert!(seen.contains(&status) != never.contains(&status), "{}: {status:?}", kind.kind);
        }
    }
}

#[test]
fn an_example_holds_its_limit_to_the_cent_or_the_unit() {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    for kind in ["amount", "amount-per-partner", "amount-per-participant", "balance", "inhabitants", "participants"] {
        let shown = Shown::of(kind, &catalogue);
        let room = |status: Status| {
            let (_, _, report) = shown.cases.iter().find(|(case, ..)| case.status == status).unwrap();
            shown.finding(report).headroom.clone()
        };
        let smallest = |room: Option<Measure>, size: i128| match room {
            Some(Measure::Money(amount)) => amount.cents() == size,
            Some(Measure::Count(number)) => i128::from(number) == size,
            _ => false,
        };
        assert!(smallest(room(Status::Met), 0) && smallest(room(Status::Broken), -1), "{kind}");
    }
}
