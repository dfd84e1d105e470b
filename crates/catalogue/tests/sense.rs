//! What an author is told of a call that can be read and makes no sense: one file of `sense/` a check, each with calls
//! that are wrong and twins that are not.
//!
//! A call begins with a line `--- what it shows`, and holds what it has besides `sense/base.toml`. Every problem stands as
//! a comment at the end of its line: `# error: words of the message`. What is not announced is not to be found.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use voorstel_catalogue::{CALL, Catalogue, Key, Mark, PUBLISHED, Problem, RULE, RULE_KINDS, Shape, Weight, named};
use voorstel_model::OrganisationKind;

const BASE: &str = include_str!("sense/base.toml");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sense")
}

fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_stem().is_some_and(|name| name != "base"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The calls of a file, each with what it shows.
fn calls(text: &str) -> Vec<(&str, &str)> {
    let calls = text.split("--- ").skip(1).map(|call| call.split_once('\n').unwrap());
    calls.map(|(title, call)| (title.trim(), call)).collect()
}

/// The base with the lines of a call: keys of the whole call first, then its tables. A key or a table that the call has
/// itself takes the place of the one of the base.
fn whole(call: &str) -> String {
    let at = call.lines().take_while(|line| !line.starts_with('[')).map(|line| line.len() + 1).sum::<usize>();
    let (keys, tables) = call.split_at(at.min(call.len()));
    let named = |line: &str| line.split(['=', '.']).next().unwrap_or_default().trim().to_owned();
    let own: BTreeSet<String> = keys.lines().filter(|line| line.contains('=')).map(named).collect();
    let (base_keys, base_tables) = BASE.split_at(BASE.find("\n[").unwrap() + 1);
    let base_keys: String =
        base_keys.lines().filter(|line| !own.contains(&named(line))).map(|line| format!("{line}\n")).collect();
    let kept = |table: &str| {
        let header = table.lines().next().unwrap_or_default();
        !tables.lines().any(|line| line.trim() == header.trim() && !header.starts_with("[["))
    };
    let base_tables: String =
        base_tables.split("\n\n").filter(|table| kept(table)).map(|table| format!("{table}\n\n")).collect();
    format!("{base_keys}{keys}{base_tables}{tables}")
}

fn weight(name: &str) -> Option<Weight> {
    match name {
        "error" => Some(Weight::Error),
        "warning" => Some(Weight::Warning),
        "advice" => Some(Weight::Advice),
        _ => None,
    }
}

/// What a line announces, if it does.
fn announced(line: &str) -> Vec<(Weight, String)> {
    let comments = line.split(" # ").skip(1);
    comments
        .filter_map(|comment| {
            let (name, words) = comment.split_once(": ")?;
            Some((weight(name)?, words.trim().to_owned()))
        })
        .collect()
}

fn told(problem: &Problem) -> String {
    format!("{:?}: {problem}", problem.weight)
}

/// Holds that what a text marks is a key, a kind of rule or a kind of organisation, and that nothing is marked by half.
fn names_what_is_there(text: &str) {
    let keys = || CALL.iter().chain(RULE).chain(RULE_KINDS.iter().flat_map(|kind| kind.keys));
    named(text, |mark| {
        let is_there = match mark {
            Mark::Key(path) => keys().any(|key| has_key(key, path.rsplit('.').next().unwrap_or(path))),
            Mark::Kind(kind) => RULE_KINDS.iter().any(|one| one.name == kind),
            Mark::Organisation(kind) => serde_json::from_value::<OrganisationKind>(kind.into()).is_ok(),
        };
        assert!(is_there, "{mark:?} in {text}");
        String::new()
    });
    assert_eq!(text.matches('`').count() % 2, 0, "{text}");
}

fn has_key(key: &Key, name: &str) -> bool {
    let mut shape = key.shape;
    while let Shape::List(of) = shape {
        shape = *of;
    }
    let within = if let Shape::Table(keys) = shape { keys } else { &[] };
    key.name == name || within.iter().any(|key| has_key(key, name))
}

#[test]
fn every_call_is_told_what_it_announces_and_nothing_else() {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let mut count = 0;
    for (file, text) in files() {
        for (title, call) in calls(&text) {
            count += 1;
            let call = whole(call);
            let examined = catalogue.examine_call_file(&call, &file);
            let mut found: Vec<&Problem> = examined.problems.iter().collect();
            for (number, line) in call.lines().enumerate() {
                for (weight, words) in announced(line) {
                    let at = found.iter().position(|problem| {
                        problem.place.line == Some(number + 1)
                            && problem.weight == weight
                            && problem.to_string().contains(&words)
                    });
                    let Some(at) = at else {
                        let found: Vec<String> = examined.problems.iter().map(told).collect();
                        panic!(
                            "{file}, {title}: not told {weight:?} {words:?} at\n{line}\nbut\n{}\n{call}",
                            found.join("\n")
                        );
                    };
                    let problem = found.remove(at);
                    assert!(!problem.message.nl.is_empty() && problem.message.nl != problem.message.en, "{problem}");
                    assert!(!problem.hint.nl.is_empty() && !problem.hint.en.is_empty(), "{problem}");
                    let texts = [&problem.message.nl, &problem.message.en, &problem.hint.nl, &problem.hint.en];
                    texts.into_iter().for_each(|text| names_what_is_there(text));
                }
            }
            let unexpected: Vec<String> = found.into_iter().map(told).collect();
            assert!(unexpected.is_empty(), "{file}, {title}:\n{}\n{call}", unexpected.join("\n"));
        }
    }
    assert!(count > 60, "{count} calls");
}

#[test]
fn every_file_has_a_call_that_is_wrong_and_one_that_is_not() {
    for (file, text) in files() {
        let calls = calls(&text);
        let wrong = |call: &str| call.lines().any(|line| !announced(line).is_empty());
        assert!(calls.iter().any(|(_, call)| wrong(call)), "{file}: nothing wrong");
        assert!(calls.iter().any(|(_, call)| !wrong(call)), "{file}: nothing right");
    }
}

#[test]
fn every_check_has_its_file() {
    let checks = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sense")).unwrap();
    let all: BTreeSet<String> =
        checks.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let not_checks = ["mod", "bounds", "claims", "multiples"];
    let files: BTreeSet<String> = files().into_iter().map(|(name, _)| name).collect();
    let without: Vec<&String> =
        all.iter().filter(|name| !not_checks.contains(&name.as_str()) && !files.contains(*name)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn published_calls_and_examples_are_clean() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/examples");
    let (catalogue, _) = Catalogue::load(PUBLISHED, Some(&examples));
    let mut told_of = Vec::new();
    for call in catalogue.versions() {
        let text = catalogue.file(&call.pin()).unwrap().text().unwrap();
        let examined = catalogue.examine_call_file(&text, &call.id);
        assert!(examined.is_right(), "{}", call.id);
        told_of.extend(examined.problems.iter().filter(|problem| problem.weight != Weight::Advice).map(told));
    }
    assert!(told_of.is_empty(), "{}", told_of.join("\n"));
}

/// What is missing has no line to stand on, and is told of the call.
#[test]
fn what_is_not_there_is_told_by_its_key() {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let told = |text: &str| -> Vec<(String, Weight)> {
        let problems = catalogue.examine_call_file(text, "call.toml").problems;
        problems.into_iter().map(|problem| (problem.place.key, problem.weight)).collect()
    };
    let balance = "[[rule]]\nid = \"balance\"\nkind = \"balance\"\nseverity = \"blocking\"\n\
        authority = { certainty = \"page\", document = \"page\", section = \"Budget\" }\nnote = { nl = \"Gelijk.\", en = \"Equal.\" }\n";
    let with = format!("{BASE}{balance}");
    assert_eq!(told(&with), []);
    let category = "[[category]]\nid = \"staff\"\ntitle = { nl = \"Personeel\", en = \"Staff\" }\n";
    assert!(with.contains(category));
    assert_eq!(told(&with.replace(category, "")), [("category".to_owned(), Weight::Warning)]);
    let refused = balance.replace("kind = \"balance\"", "kind = \"category-not-eligible\"\ncategories = [\"staff\"]");
    assert_eq!(told(&format!("{BASE}{refused}")), [("category".to_owned(), Weight::Error)]);
    for (missing, key) in [
        ("en = \"Base\"", "title.en"),
        ("authority = { certainty = \"page\", document = \"page\", section = \"Form\" }\n", "rule[0].authority"),
    ] {
        assert!(BASE.contains(missing));
        let text = BASE.replacen(missing, "", 1).replace("\"Basis\", }", "\"Basis\" }");
        assert_eq!(told(&text), [(key.to_owned(), Weight::Error)], "{key}");
    }
}
