//! The files that go with a dossier file, on the command line.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(args: &[&str]) -> Ran {
    let home = TempDir::new().unwrap();
    let ran = Command::cargo_bin("voorstel")
        .unwrap()
        .args(args)
        .args(["--lang", "en"])
        .env("VOORSTEL_HOME", home.path().join("library"))
        .output()
        .unwrap();
    Ran {
        code: ran.status.code().unwrap(),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A sample in a folder of its own, without the file that it names as its annex.
fn sample(folder: &TempDir) -> PathBuf {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
    let file = folder.path().join("dossier.json");
    fs::copy(seed, &file).unwrap();
    file
}

#[test]
fn files_are_added_beside_the_dossier_and_listed_with_what_is_the_matter() {
    let (folder, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let file = sample(&folder);
    let listed = run(&["annex", "list", text(&file)]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    assert!(listed.out.contains("collegebesluit-lindebeke.pdf"), "{}", listed.out);
    assert!(listed.out.contains("a packet with the annexes"), "{}", listed.out);

    let (decision, page) = (elsewhere.path().join("besluit.pdf"), elsewhere.path().join("pagina.pdf"));
    fs::write(&decision, "%PDF-1.7\n%%EOF\n").unwrap();
    fs::write(&page, "<html>Sign in</html>").unwrap();
    let added = run(&[
        "annex",
        "add",
        text(&file),
        text(&decision),
        text(&page),
        "--kind",
        "council-decision",
        "--partner",
        "p1",
    ]);
    assert_eq!(added.code, 0, "{}", added.err);
    assert!(folder.path().join("besluit.pdf").exists(), "a copy lies beside the dossier");
    assert!(added.out.contains("Its name says PDF, its content is not"), "{}", added.out);
    let dossier: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(dossier["annexes"][1]["partner"], "p1");
    assert_eq!(dossier["annexes"][1]["bytes"], 15);
}

#[test]
fn what_cannot_be_added_is_told_and_nothing_is_written() {
    let (folder, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let file = sample(&folder);
    let decision = elsewhere.path().join("besluit.pdf");
    fs::write(&decision, "%PDF-1.7\n%%EOF\n").unwrap();
    assert_eq!(run(&["annex", "add", text(&file), text(&decision), "--kind", "council-decision"]).code, 0);
    let before = fs::read_to_string(&file).unwrap();
    let nowhere = elsewhere.path().join("weg.pdf");
    for (kind, partner, path, said) in [
        ("nothing", "", &decision, "council-decision"),
        ("council-decision", "", &decision, "besluit.pdf is there already"),
        ("council-decision", "p99", &decision, "no partner \"p99\""),
        ("council-decision", "", &file, "this kind of file cannot go along"),
        ("council-decision", "", &nowhere, "weg.pdf is not there"),
    ] {
        let refused = run(&["annex", "add", text(&file), text(path), "--kind", kind, "--partner", partner]);
        assert_eq!(refused.code, 2, "{}", refused.out);
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
        assert!(refused.err.contains(said), "{}", refused.err);
        assert_eq!(fs::read_to_string(&file).unwrap(), before);
    }
}

#[test]
fn a_package_a_poster_and_a_calendar_are_written_and_what_is_missing_is_told() {
    let folder = TempDir::new().unwrap();
    let file = sample(&folder);
    let out = |name: &str| folder.path().join(name);
    let export = |zip: &Path, poster: &Path, ics: &Path| {
        let to = ["--zip", text(zip), "--poster", text(poster), "--ics", text(ics)];
        run(&[&["export", text(&file), "--today", "2020-10-01"], to.as_slice()].concat())
    };
    let (zip, poster, ics) = (out("pakket.zip"), out("planning.pdf"), out("dagen.ics"));
    let ran = export(&zip, &poster, &ics);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("Without these annexes") && ran.err.contains("collegebesluit-lindebeke.pdf"),
        "{}",
        ran.err
    );
    let (zip_again, poster_again, ics_again) = (out("2.zip"), out("2.pdf"), out("2.ics"));
    export(&zip_again, &poster_again, &ics_again);
    for (one, again) in [(&zip, &zip_again), (&poster, &poster_again), (&ics, &ics_again)] {
        assert!(fs::read(one).unwrap() == fs::read(again).unwrap(), "the same bytes: {}", one.display());
    }
    let before = fs::read(&poster).unwrap();
    let nowhere = out("weg").join("x.zip");
    assert_eq!(export(&nowhere, &poster, &ics).code, 2);
    assert!(fs::read(&poster).unwrap() == before);
}

#[test]
fn a_check_says_which_file_that_a_rule_asks_for_is_of_no_use() {
    let folder = TempDir::new().unwrap();
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/amif-2020-local-integration.json");
    let file = folder.path().join("dossier.json");
    fs::copy(seed, &file).unwrap();
    let finding = || {
        let ran = run(&["check", text(&file), "--today", "2020-12-01", "--json"]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report["findings"].as_array().unwrap().clone();
        findings.into_iter().find(|one| one["rule"] == "audit-report").unwrap()
    };
    let missing = finding();
    assert_eq!(missing["status"], "undecided");
    assert!(missing["text"]["en"].as_str().unwrap().contains("not with this dossier"), "{missing}");

    // The file that the dossier names, but another one.
    let mut dossier: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let annexes = dossier["annexes"].as_array_mut().unwrap();
    let annex = annexes.iter_mut().find(|one| one["kind"] == "audit-report").unwrap();
    let name = annex["name"].as_str().unwrap().to_owned();
    fs::write(folder.path().join(&name), "<html>Sign in</html>").unwrap();
    assert!(finding()["text"]["en"].as_str().unwrap().contains("no longer"), "{}", finding());

    // The file itself, which is no PDF.
    annex["sha256"] = Value::String(String::new());
    fs::write(&file, dossier.to_string()).unwrap();
    let page = finding();
    assert!(page["text"]["en"].as_str().unwrap().starts_with(&format!("{name}: ")), "{page}");
    let ran = run(&["check", text(&file), "--today", "2020-12-01"]);
    assert!(ran.out.contains(&name), "{}", ran.out);

    fs::write(folder.path().join(&name), "%PDF-1.7\n%%EOF\n").unwrap();
    assert_eq!(finding()["status"], "met");
}
