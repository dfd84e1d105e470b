//! Which calls fit, as scripts ask it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

const PROEFTUINEN: &str = "proeftuinen-inburgering@1";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str]) -> Ran {
    let ran = Command::cargo_bin("voorstel")
        .unwrap()
        .arg("fit")
        .args(args)
        .current_dir(folder)
        .env("VOORSTEL_HOME", folder.join("library"))
        .env("LANG", "nl_BE.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .output()
        .unwrap();
    Ran {
        code: ran.status.code().unwrap(),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

fn town<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["--kind", "municipality", "--country", "BE"], more].concat()
}

fn document(args: &[&str], partners: Option<&Value>) -> Value {
    let folder = TempDir::new().unwrap();
    let mut args = args.to_vec();
    args.push("--json");
    if let Some(partners) = partners {
        fs::write(folder.path().join("partners.json"), partners.to_string()).unwrap();
        args.extend(["--partners", "partners.json"]);
    }
    let ran = run(folder.path(), &args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn of<'a>(document: &'a Value, call: &str) -> &'a Value {
    let fits = document["fits"].as_array().unwrap();
    fits.iter().find(|one| one["call"] == call).unwrap_or_else(|| panic!("{call} is not there"))
}

fn reason<'a>(fit: &'a Value, rule: &str) -> &'a Value {
    let reasons = fit["reasons"].as_array().unwrap();
    reasons.iter().find(|one| one["rule"] == rule).unwrap_or_else(|| panic!("no reason {rule}"))
}

#[test]
fn every_call_is_told_with_why_the_best_first() {
    let folder = TempDir::new().unwrap();
    let ran = run(folder.path(), &town(&["--region", "vlaanderen", "--inhabitants", "30000"]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = |text: &str| out.find(text).unwrap_or_else(|| panic!("{text} is not said\n{}", ran.out));
    assert!(at(PROEFTUINEN) < at("amif-2020-local-integration@1"), "{}", ran.out);
    at("Past bij u: als gemeente kunt u aanvragen.");
    at("Past als u nog 4 partners vindt uit minstens 4 andere lidstaten");
    at("gesloten op 16 oktober 2020");
    assert!(!folder.path().join("library").exists(), "the command line leaves the user's library alone");
    let english = run(folder.path(), &town(&["--region", "Flanders", "--lang", "en"]));
    assert!(english.out.contains("Fits you: as municipality you may apply."), "{}", english.out);
}

#[test]
fn each_reason_names_its_rule_with_authority() {
    let found = document(&town(&["--region", "vlaanderen", "--inhabitants", "5000"]), None);
    assert_eq!(found["format"], "voorstel.fit/1");
    let fit = of(&found, PROEFTUINEN);
    assert_eq!((&fit["fitting"], &fit["closed"]), (&json!("fits-if"), &json!(true)));
    let joint = reason(fit, "small-town-together");
    assert_eq!(joint["what"], json!({ "is": "join-local-authority" }));
    assert_eq!(joint["authority"]["certainty"], "assumed");
    assert_eq!(reason(fit, "lead-applicant")["bearing"], "holds");
    let states = reason(of(&found, "amif-2020-complementary-pathways@1"), "consortium-states");
    assert_eq!(states["what"], json!({ "is": "find-member-states", "count": 2, "excluded": ["DK"] }));
}

#[test]
fn what_we_are_refuses_and_what_we_did_not_say_is_a_condition() {
    let found = document(&["--kind", "sme", "--country", "BE"], None);
    let local = of(&found, "amif-2020-local-integration@1");
    assert_eq!(local["fitting"], "does-not");
    assert_eq!(reason(local, "applicants")["what"]["is"], "other-kind");
    assert_eq!(of(&found, "amif-2020-complementary-pathways@1")["role"], "co-applicant", "another leads");
    let danish = document(&["--kind", "ngo", "--country", "DK"], None);
    assert_eq!(of(&danish, "amif-2020-local-integration@1")["fitting"], "does-not");
    let somewhere = document(&town(&[]), None);
    let what = &reason(of(&somewhere, PROEFTUINEN), "lead-applicant")["what"];
    assert_eq!(what, &json!({ "is": "be-in-region", "regions": ["vlaanderen"] }));
}

#[test]
fn partners_at_hand_turn_it() {
    let partner = |kind: &str, country: &str| json!({ "name": country, "kind": kind, "country": country });
    let four = json!([
        partner("ngo", "NL"),
        partner("municipality", "FR"),
        partner("ngo", "DE"),
        partner("university", "IT"),
        partner("sme", "ES"),
    ]);
    let found = document(&town(&[]), Some(&four));
    let local = of(&found, "amif-2020-local-integration@1");
    assert_eq!(reason(local, "consortium-size")["bearing"], "holds");
    assert!(!local["with"].as_array().unwrap().contains(&json!("partner-5")), "a company is kept out: {local}");
    let dossier = json!({
        "format": "voorstel.dossier/1",
        "partners": [{ "id": "p1", "role": "lead", "kind": "municipality", "country": "BE", "region": "vlaanderen" }],
    });
    let led = document(&["--kind", "ngo", "--country", "BE"], Some(&dossier));
    let fit = of(&led, PROEFTUINEN);
    assert_eq!((&fit["fitting"], &fit["lead"]), (&json!("fits"), &json!("p1")));
}

#[test]
fn what_cannot_be_used_is_one_line_with_its_place() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("partners.json"), r#"[{ "kind": "town hall" }]"#).unwrap();
    for (args, says) in [
        (vec!["--kind", "town", "--country", "BE"], "municipality"),
        (vec!["--kind", "ngo", "--country", "Belgium"], "BE"),
        (vec!["--kind", "ngo"], "--country"),
        (town(&["--partners", "nowhere.json"]), "nowhere.json"),
        (town(&["--partners", "partners.json"]), "partners[0].kind"),
    ] {
        let ran = run(folder.path(), &args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}
