//! The command line as scripts meet it: exit codes, what is on which stream, what is written.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

const DAY: &str = "2020-10-01";

/// `voorstel` with a folder of its own for a library that it is not to make.
struct Setting {
    folder: TempDir,
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Setting {
    fn new() -> Setting {
        Setting { folder: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Ran {
        let ran = Command::cargo_bin("voorstel")
            .unwrap()
            .args(args)
            .current_dir(self.folder.path())
            .env("VOORSTEL_HOME", self.path("library"))
            .env("LANG", "nl_BE.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .unwrap();
        assert!(!self.path("library").exists(), "the command line leaves the user's library alone");
        Ran {
            code: ran.status.code().unwrap(),
            out: String::from_utf8(ran.stdout).unwrap(),
            err: String::from_utf8(ran.stderr).unwrap(),
        }
    }

    /// A sample, changed.
    fn sample(&self, name: &str, change: impl FnOnce(&mut Value)) -> String {
        let mut dossier: Value = serde_json::from_str(&fs::read_to_string(seed(name)).unwrap()).unwrap();
        change(&mut dossier);
        let path = self.path("dossier.json");
        fs::write(&path, dossier.to_string()).unwrap();
        path.display().to_string()
    }
}

fn seed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples").join(format!("{name}.json"))
}

const PROEFTUINEN: &str = "proeftuinen-inburgering";
const CALLS: [&str; 6] = [
    "amif-2017-raising-awareness",
    "amif-2020-complementary-pathways",
    "amif-2020-local-integration",
    "amif-2023-local-authorities",
    "amif-31-integratie",
    PROEFTUINEN,
];

fn finding<'a>(document: &'a Value, rule: &str) -> &'a Value {
    let findings = document["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["rule"] == rule).unwrap_or_else(|| panic!("no finding {rule}"))
}

fn only_lines(text: &str, lines: usize) {
    assert_eq!(text.lines().count(), lines, "{text}");
}

#[test]
fn every_sample_passes_its_check() {
    let setting = Setting::new();
    for name in CALLS {
        let ran = setting.run(&["check", seed(name).to_str().unwrap(), "--today", DAY]);
        assert_eq!(ran.code, 0, "{name}\n{}{}", ran.out, ran.err);
        assert_eq!(ran.err, "");
        let ran = setting.run(&["check", seed(name).to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{name} after its deadline, which is advice\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_cent_too_much_is_told_with_rule_amount_and_place() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |dossier| {
        dossier["funding"][0]["amount"] = json!("40000.01");
        // The cost follows, so that the cap alone is broken.
        dossier["funding"][1]["amount"] = json!("40000.01");
    });
    let ran = setting.run(&["check", &file, "--today", DAY]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("€\u{a0}0,01"), "by how much\n{}", ran.out);
    assert!(ran.out.contains("€\u{a0}40.000,00"), "the limit\n{}", ran.out);
    assert!(ran.out.contains("letterlijk"), "how surely it is written\n{}", ran.out);
    let english = setting.run(&["check", &file, "--today", DAY, "--lang", "en"]);
    assert!(english.out.contains("€0.01") && english.out.contains("€40,000.00"), "{}", english.out);

    let ran = setting.run(&["check", &file, "--today", DAY, "--json"]);
    assert_eq!(ran.code, 1);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let cap = finding(&document, "grant-cap");
    assert_eq!(cap["status"], "broken");
    assert_eq!(cap["severity"], "blocking");
    assert_eq!(cap["headroom"], json!({ "unit": "money", "value": "-0.01" }));
    assert_eq!(cap["authority"]["certainty"], "page");
    assert_eq!(cap["fixes"][0]["label"]["nl"], "Verlaag subsidie tot €\u{a0}40.000,00");
    assert!(cap["written"]["nl"].as_str().unwrap().len() > 3, "where it is written");
}

#[test]
fn just_below_half_of_own_money_is_blocked() {
    let setting = Setting::new();
    // One line of 80,000, of which 39,992.00 is own money: 49.99 %.
    let file = setting.sample(PROEFTUINEN, |dossier| {
        let mut line = dossier["budget"][0].clone();
        line["quantity"] = json!("1");
        line["unit_cost"] = json!("80000.00");
        dossier["budget"] = json!([line]);
        dossier["indirect_rate"] = json!("0");
        let mut funding = dossier["funding"].as_array().unwrap().clone();
        funding.truncate(2);
        funding[0]["amount"] = json!("40008.00");
        funding[1]["amount"] = json!("39992.00");
        dossier["funding"] = json!(funding);
    });
    let ran = setting.run(&["check", &file, "--today", DAY, "--json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let share = finding(&document, "own-share");
    assert_eq!((&share["status"], &share["severity"]), (&json!("broken"), &json!("blocking")));
    assert_eq!(share["measured"], json!({ "unit": "share", "value": "0.4999" }));
    let text = setting.run(&["check", &file, "--today", DAY]);
    assert!(text.out.contains("50\u{a0}%"), "{}", text.out);
    assert!(text.out.contains("€\u{a0}8,00"), "by how much\n{}", text.out);
}

#[test]
fn led_by_an_ngo_it_is_blocked() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |dossier| dossier["partners"][0]["kind"] = json!("ngo"));
    let ran = setting.run(&["check", &file, "--today", DAY, "--json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(finding(&document, "lead-applicant")["status"], "broken");
    assert_eq!(document["blocks"], true);
}

#[test]
fn the_document_of_a_check_holds_findings_totals_and_headroom() {
    let setting = Setting::new();
    let ran = setting.run(&["check", seed(PROEFTUINEN).to_str().unwrap(), "--today", DAY, "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["format"], "voorstel.report/1");
    assert_eq!(document["today"], DAY);
    let undecided = document["findings"].as_array().unwrap().iter().filter(|one| one["status"] == "undecided").count();
    assert_eq!((&document["blocks"], &document["undecided"]), (&json!(false), &json!(undecided)));
    setting.run(&["new", PROEFTUINEN, "-o", "new.json"]);
    let empty = setting.run(&["check", "new.json", "--today", DAY, "--json"]);
    let empty: Value = serde_json::from_str(&empty.out).unwrap();
    assert!(empty["undecided"].as_u64().unwrap() > 0, "a new dossier waits for nearly all");
    assert_eq!(document["totals"]["asked"], "38500.00");
    assert!(document["findings"].as_array().unwrap().len() > 10);
    let headroom = document["headroom"].as_array().unwrap();
    let grant = headroom.iter().find(|one| one["question"]["ask"] == "grant").unwrap();
    assert!(grant["sentence"]["nl"].as_str().unwrap().contains('€'));
    assert_eq!(ran.out, setting.run(&["check", seed(PROEFTUINEN).to_str().unwrap(), "--today", DAY, "--json"]).out);
}

#[test]
fn broken_files_are_told_in_one_line_with_their_place() {
    let setting = Setting::new();
    let check = |text: &str| {
        let path = setting.path("broken.json");
        fs::write(&path, text).unwrap();
        let ran = setting.run(&["check", path.to_str().unwrap()]);
        assert_eq!(ran.code, 2, "{text}\n{}", ran.out);
        assert_eq!(ran.out, "");
        only_lines(&ran.err, 1);
        assert!(ran.err.contains("broken.json"), "{}", ran.err);
        ran.err
    };
    assert!(check("{").contains("regel 1"));
    let amount = check("{\"format\": \"voorstel.dossier/1\",\n\"funding\": [{\"id\": \"f1\", \"amount\": 40000}]}");
    assert!(amount.contains("regel 2") && amount.contains("funding[0].amount"), "{amount}");
    let twice = check("{\"format\": \"voorstel.dossier/1\", \"partners\": [{\"id\": \"p1\"}, {\"id\": \"p1\"}]}");
    assert!(twice.contains("partners[1].id"), "{twice}");
    assert!(twice.contains("staat er twee keer"), "{twice}");
    let dangling = check("{\"format\": \"voorstel.dossier/1\", \"budget\": [{\"id\": \"b1\", \"partner\": \"p9\"}]}");
    assert!(dangling.contains("er is geen partner \"p9\""), "{dangling}");
    assert!(dangling.contains("budget[0].partner") && dangling.contains("p9"), "{dangling}");
    assert!(check("{\"format\": \"voorstel.dossier/2\"}").contains("voorstel.dossier/1"));
    assert!(check("{\"format\": \"voorstel.dossier/1\", \"call\": \"horizon@1\"}").contains("call"));
    let missing = setting.run(&["check", "nowhere.json"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("nowhere.json is er niet"), "{}", missing.err);
    let folder = setting.run(&["check", "."]);
    assert!(folder.code == 2 && folder.err.contains("is een map"), "{}", folder.err);
    let folder = setting.run(&["check", ".", "--lang", "en"]);
    assert!(folder.err.contains("is a folder"), "{}", folder.err);
    let path = setting.path("latin.json");
    fs::write(&path, b"{\"title\": \"\xe9\"}").unwrap();
    let latin = setting.run(&["check", path.to_str().unwrap()]);
    assert_eq!(latin.code, 2);
    assert!(latin.err.contains("byte 12"), "{}", latin.err);
}

#[test]
fn unknown_fields_are_kept_and_named() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |dossier| dossier["partners"][0]["mood"] = json!("fine"));
    let ran = setting.run(&["check", &file, "--today", DAY]);
    assert_eq!(ran.code, 0);
    only_lines(&ran.err, 1);
    assert!(ran.err.contains("/partners/p1/mood"), "{}", ran.err);
    assert_eq!(setting.run(&["set", &file, "/title", "Anders"]).code, 0);
    let written: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(written["partners"][0]["mood"], "fine");
    let many = setting.sample(PROEFTUINEN, |dossier| {
        (0..1000).for_each(|at| dossier["partners"][0][format!("mood{at}")] = json!("fine"));
    });
    let ran = setting.run(&["check", &many, "--today", DAY]);
    only_lines(&ran.err, 11);
    assert!(ran.err.lines().last().unwrap().contains("990"), "the others are counted\n{}", ran.err);
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |_| ());
    let before = fs::read(&file).unwrap();
    let long = "x".repeat(10_001);
    for (field, value, said) in [
        ("/actions/a1/lead", "zz", "zz"),
        ("/actions/a1/participants", "[\"zz\"]", "zz"),
        ("/budget/b1/action", "zz", "zz"),
        ("/call", "no@1", "no@1"),
        ("/call", "", "/call"),
        ("/title", &long, "10.000"),
    ] {
        let ran = setting.run(&["set", &file, field, value]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{field}");
        only_lines(&ran.err, 1);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert_eq!(fs::read(&file).unwrap(), before, "{field}");
    }
    let call = setting.run(&["set", &file, "/call", PROEFTUINEN]);
    assert_eq!(call.out, "/call = \"proeftuinen-inburgering@1\"\n");
    assert_eq!(setting.run(&["set", &file, "/actions/a1/lead", ""]).code, 0, "to name nobody is no mistake");
}

#[test]
fn mistakes_are_told_in_the_readers_language() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |_| ());
    for (field, value, nl, en) in [
        ("/partners/p9/name", "x", "daar is niets met die id", "nothing of that id"),
        ("/nonsense", "x", "zo'n veld heeft een dossier niet", "there is no such field"),
        ("/partners/p1/kind", "bakery", "een soort organisatie", "a kind of organisation"),
        ("/partners/p1/role", "boss", "lead, co-applicant of", "lead, co-applicant or"),
        ("/partners/p1/inhabitants", "veel", "een geheel getal", "a whole number"),
        ("/budget/b1/eligible", "perhaps", "true of false", "true or false"),
        ("/actions/a1/participants", "p1", "een lijst van teksten", "a list of texts"),
        ("/language", "fr", "nl of en", "nl or en"),
    ] {
        let dutch = setting.run(&["set", &file, field, value]);
        assert!(dutch.code == 2 && dutch.err.contains(nl), "{field}: {}", dutch.err);
        let english = setting.run(&["set", &file, field, value, "--lang", "en"]);
        assert!(english.code == 2 && english.err.contains(en), "{field}: {}", english.err);
    }
}

#[test]
fn a_day_that_cannot_be_read_is_told_as_a_day() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |dossier| dossier["period"]["start"] = json!("morgen"));
    let ran = setting.run(&["check", &file, "--today", DAY]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Regels over deze dag wachten") && !ran.out.contains("in de sommen"), "{}", ran.out);
}

#[test]
fn a_dossier_can_come_from_standard_input() {
    let setting = Setting::new();
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("voorstel").unwrap();
        command.args(args).current_dir(setting.folder.path()).env("VOORSTEL_HOME", setting.path("library"));
        command.env("LANG", "nl_BE.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES");
        command.write_stdin(fs::read(seed(PROEFTUINEN)).unwrap()).output().unwrap()
    };
    assert_eq!(run(&["check", "-", "--today", DAY]).status.code(), Some(0));
    let set = run(&["set", "-", "/title", "Anders"]);
    let written: Value = serde_json::from_slice(&set.stdout).unwrap();
    assert_eq!((&written["title"], set.status.code()), (&json!("Anders"), Some(0)));
    assert_eq!(run(&["export", "-", "--json", "copy.json", "--today", DAY]).status.code(), Some(0));
    assert!(setting.path("copy.json").exists() && !setting.path("-").exists());
}

#[cfg(unix)]
#[test]
fn a_new_file_is_for_whom_the_user_lets() {
    use std::os::unix::fs::PermissionsExt as _;
    let setting = Setting::new();
    let program = assert_cmd::cargo::cargo_bin("voorstel");
    for (umask, mode) in [("077", 0o600), ("022", 0o644), ("007", 0o660)] {
        let name = format!("{umask}.json");
        let ran = std::process::Command::new("sh")
            .args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")])
            .arg(&program)
            .args(["new", PROEFTUINEN, "-o", &name])
            .current_dir(setting.folder.path())
            .env("VOORSTEL_HOME", setting.path("library"))
            .status()
            .unwrap();
        assert!(ran.success());
        assert_eq!(fs::metadata(setting.path(&name)).unwrap().permissions().mode() & 0o777, mode, "{umask}");
    }
}

#[test]
fn calls_are_listed_and_shown() {
    let setting = Setting::new();
    let ran = setting.run(&["calls"]);
    assert_eq!(ran.code, 0);
    for name in CALLS {
        assert!(ran.out.contains(&format!("{name}@1")), "{name}");
        let shown = setting.run(&["call", "show", name]);
        assert_eq!(shown.code, 0);
        let document: Value = serde_json::from_str(&setting.run(&["call", "show", name, "--json"]).out).unwrap();
        assert_eq!(document["pin"], format!("{name}@1"));
        for rule in document["rules"].as_array().unwrap() {
            let title = rule["title"]["nl"].as_str().unwrap();
            assert!(!title.is_empty(), "{name} {}", rule["id"]);
        }
    }
    let document: Value = serde_json::from_str(&setting.run(&["calls", "--json"]).out).unwrap();
    assert_eq!(document["calls"].as_array().unwrap().len(), CALLS.len());
    assert_eq!(document["problems"], json!([]));
}

#[test]
fn a_call_says_its_version_and_the_newest_and_each_version_can_be_shown() {
    let setting = Setting::new();
    assert!(setting.run(&["call", "show", PROEFTUINEN]).out.contains("Versie 1\n"));
    let calls = setting.path("own/calls");
    fs::create_dir_all(&calls).unwrap();
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../seeds/calls/{PROEFTUINEN}/1/call.toml"));
    let second = fs::read_to_string(published).unwrap().replace("version = 1", "version = 2");
    fs::write(calls.join("second.toml"), second.replace("\"40000.00\"", "\"35000.00\"")).unwrap();
    let show = |name: &str| {
        let mut command = Command::cargo_bin("voorstel").unwrap();
        let ran =
            command.args(["call", "show", name, "--lang", "nl"]).env("VOORSTEL_HOME", setting.path("own")).output();
        String::from_utf8(ran.unwrap().stdout).unwrap()
    };
    let (newest, first) = (show(PROEFTUINEN), show(&format!("{PROEFTUINEN}@1")));
    assert!(newest.contains("Versie 2\n") && newest.contains("subsidie hoogstens €\u{a0}35.000,00"), "{newest}");
    assert!(first.contains("Versie 1; de nieuwste is proeftuinen-inburgering@2\n"), "{first}");
    assert!(first.contains("€\u{a0}40.000,00") && !first.contains("€\u{a0}35.000,00"), "{first}");
}

#[test]
fn a_call_that_is_not_there_is_answered_with_the_nearest() {
    let setting = Setting::new();
    for args in [vec!["call", "show", "proeftuin-inburgering"], vec!["new", "proeftuin-inburgering"]] {
        let ran = setting.run(&args);
        assert_eq!(ran.code, 2);
        only_lines(&ran.err, 1);
        assert!(ran.err.contains("proeftuinen-inburgering"), "{}", ran.err);
    }
    let version = setting.run(&["call", "show", "proeftuinen-inburgering@9"]);
    assert!(version.err.contains("proeftuinen-inburgering@1"), "{}", version.err);
    assert_eq!(setting.run(&["call", "show", "horizon", "--lang", "en"]).err.lines().count(), 1);
}

#[test]
fn a_call_file_is_checked_with_the_fund_that_lies_near_it() {
    let setting = Setting::new();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/examples");
    let example = examples.join("example-language-nearby/1/call.toml");
    let ran = setting.run(&["call", "check", example.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);

    let copy = setting.path("call.toml");
    fs::copy(&example, &copy).unwrap();
    let without = setting.run(&["call", "check", "call.toml"]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("fund"), "{}", without.err);

    let funds = setting.path("funds");
    fs::create_dir(&funds).unwrap();
    let fund = fs::read_to_string(examples.join("fund.toml")).unwrap();
    fs::write(funds.join("ours.toml"), fund.replacen("voorstel.fund/1", "voorstel.fund/9", 1)).unwrap();
    let wrong = setting.run(&["call", "check", "call.toml"]);
    assert_eq!(wrong.code, 2);
    fs::write(funds.join("ours.toml"), fund.replacen("acronym", "akroniem", 1)).unwrap();
    let misspelt = setting.run(&["call", "check", "call.toml"]);
    assert!(misspelt.code == 2 && misspelt.err.contains("ours.toml"), "{}", misspelt.err);
    fs::write(funds.join("ours.toml"), &fund).unwrap();
    assert_eq!(setting.run(&["call", "check", "call.toml"]).code, 0);

    let sample = examples.join("example-language-nearby/1/sample.json");
    let ran = setting.run(&["check", sample.to_str().unwrap(), "--call", "call.toml", "--today", DAY]);
    assert!(ran.code < 2, "{}", ran.err);
}

#[test]
fn call_files_are_checked_with_the_place_of_every_mistake() {
    let setting = Setting::new();
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/calls/proeftuinen-inburgering/1/call.toml");
    let ran = setting.run(&["call", "check", published.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let broken = setting.path("call.toml");
    fs::write(&broken, fs::read_to_string(&published).unwrap().replace("at-least = \"50%\"", "at-least = \"half\""))
        .unwrap();
    let ran = setting.run(&["call", "check", broken.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.lines().all(|line| line.contains("call.toml, regel ")), "{}", ran.err);
    assert!(ran.err.contains("at-least"), "{}", ran.err);
    let against = setting.run(&["check", seed(PROEFTUINEN).to_str().unwrap(), "--call", broken.to_str().unwrap()]);
    assert_eq!(against.code, 2, "a dossier is not judged by half a call");
}

#[test]
fn what_makes_no_sense_in_a_call_file_is_told_with_a_hint_and_errors_alone_refuse_it() {
    let setting = Setting::new();
    let file = setting.path("call.toml");
    let file = file.to_str().unwrap();
    let text = setting.run(&["call", "show", PROEFTUINEN, "--toml"]).out;
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/calls/proeftuinen-inburgering/1/call.toml");
    assert_eq!(text, fs::read_to_string(published).unwrap(), "to hand on as it is");

    fs::write(file, text.replace("at-most = \"40000.00\"", "at-most = \"0.90\"")).unwrap();
    let ran = setting.run(&["call", "check", file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("waarschuwing: ") && ran.out.contains("bedoelt u 90%?"), "{}", ran.out);
    assert!(ran.out.contains("proeftuinen-inburgering@1") && ran.out.contains("bruikbaar"), "{}", ran.out);

    let contradicting = "\n[[rule]]\nid = \"floor\"\nkind = \"amount\"\nof = [\"grant\"]\nat-least = \"50000.00\"\n\
        severity = \"blocking\"\nauthority = { certainty = \"page\", document = \"call-page\", section = \"Budget\" }\n\
        note = { nl = \"Minstens zoveel.\", en = \"At least so much.\" }\n";
    fs::write(file, format!("{text}{contradicting}")).unwrap();
    let ran = setting.run(&["call", "check", file, "--lang", "en"]);
    assert_eq!(ran.code, 2);
    only_lines(&ran.err, 1);
    assert!(ran.err.contains("call.toml, line ") && ran.err.contains("].at-least: contradicts rule"), "{}", ran.err);
    assert!(ran.err.contains("(change either limit"), "a hint\n{}", ran.err);
}

#[test]
fn a_dossier_can_be_judged_by_a_call_file_of_ones_own() {
    let setting = Setting::new();
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/calls/proeftuinen-inburgering/1/call.toml");
    let stricter = setting.path("stricter.toml");
    let text = fs::read_to_string(published).unwrap();
    assert!(text.contains("at-most = \"40000.00\""));
    fs::write(&stricter, text.replace("at-most = \"40000.00\"", "at-most = \"30000.00\"")).unwrap();
    let sample = seed(PROEFTUINEN);
    let args = ["check", sample.to_str().unwrap(), "--call", stricter.to_str().unwrap(), "--today", DAY];
    assert_eq!(setting.run(&args).code, 1);
}

#[test]
fn a_new_dossier_can_be_filled_in_field_by_field() {
    let setting = Setting::new();
    let file = setting.path("new.json");
    let path = file.to_str().unwrap();
    assert_eq!(setting.run(&["new", PROEFTUINEN, "-o", path]).code, 0);
    let again = setting.run(&["new", PROEFTUINEN, "-o", path]);
    assert_eq!(again.code, 2, "nothing is written over");
    assert_eq!(setting.run(&["set", path, "/title", "Samen"]).code, 0);
    assert_eq!(setting.run(&["set", path, "/period/start", "1/1/2021"]).out, "/period/start = \"2021-01-01\"\n");
    assert_eq!(setting.run(&["set", path, "/indirect_rate", "7 %"]).out, "/indirect_rate = \"0.07\"\n");
    let nobody = setting.run(&["set", path, "/partners/p9/name", "x"]);
    assert_eq!(nobody.code, 2);
    assert!(nobody.err.contains("/partners/p9"), "{}", nobody.err);
    let nothing = setting.run(&["set", path, "/nonsense", "x"]);
    assert!(nothing.code == 2 && nothing.err.contains("/nonsense"), "{}", nothing.err);
    let written: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!((&written["title"], &written["call"]), (&json!("Samen"), &json!("proeftuinen-inburgering@1")));
    // A dossier with nothing in it is undecided, and says what is missing.
    let checked = setting.run(&["check", path, "--today", DAY]);
    assert!(checked.out.contains("Ontbreekt nog"), "{}", checked.out);
}

#[test]
fn numbers_are_set_as_one_types_them() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |_| ());
    assert_eq!(
        setting.run(&["set", &file, "/budget/b1/unit_cost", "1.234,5"]).out,
        "/budget/b1/unit_cost = \"1234.50\"\n"
    );
    let english = setting.run(&["set", &file, "/budget/b1/unit_cost", "1,234.5", "--lang", "en"]);
    assert_eq!(english.out, "/budget/b1/unit_cost = \"1234.50\"\n");
    assert_eq!(
        setting.run(&["set", &file, "/partners/p1/inhabitants", "12.000"]).out,
        "/partners/p1/inhabitants = 12000\n"
    );
    assert_eq!(setting.run(&["set", &file, "/partners/p1/kind", "bakery"]).code, 2);
    assert_eq!(setting.run(&["set", &file, "/declarations/no-double-funding", "false"]).code, 0);
}

#[test]
fn exports_are_written_whole_and_say_what_is_blocked() {
    let setting = Setting::new();
    let sample = seed(PROEFTUINEN);
    let sample = sample.to_str().unwrap();
    let (pdf, copy) = (setting.path("a.pdf"), setting.path("a.json"));
    let args = ["export", sample, "--pdf", "a.pdf", "--json", "a.json", "--today", DAY];
    let ran = setting.run(&args);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "a.pdf\na.json\n", ""));
    let first = fs::read(&pdf).unwrap();
    assert!(first.starts_with(b"%PDF-"));
    let read = |path: &Path| serde_json::from_str::<Value>(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(read(&copy)["funding"], read(Path::new(sample))["funding"]);
    setting.run(&args);
    assert_eq!(fs::read(&pdf).unwrap(), first, "the same dossier on the same day is the same document");

    let blocked = setting.sample(PROEFTUINEN, |dossier| dossier["funding"][0]["amount"] = json!("40000.01"));
    let ran = setting.run(&["export", &blocked, "--pdf", "b.pdf", "--today", DAY]);
    assert_eq!(ran.code, 1, "it is exported as a draft all the same");
    assert!(setting.path("b.pdf").exists());
    only_lines(&ran.err, 1);

    let nowhere = setting.run(&["export", sample, "--pdf", "no/such/folder/a.pdf"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("no/such/folder"), "{}", nowhere.err);
    assert_eq!(setting.run(&["export", sample]).code, 2, "nothing to export to");
}

#[test]
fn the_demo_does_the_main_job_and_says_where_it_lies() {
    let setting = Setting::new();
    let ran = setting.run(&["demo", "shown"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let pdf = setting.path("shown").join("proeftuinen-inburgering.pdf");
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    assert!(ran.out.contains("shown/proeftuinen-inburgering.pdf"), "{}", ran.out);
}

#[test]
fn wrong_use_is_code_two() {
    let setting = Setting::new();
    for (args, said) in [
        (vec![], "subcommand"),
        (vec!["call"], "subcommand"),
        (vec!["frobnicate"], "frobnicate"),
        (vec!["check"], "<FILE>"),
        (vec!["check", "x.json", "--today", "yesterday"], "yesterday"),
        (vec!["check", "x.json", "--today", "a\n\nb"], "invalid value"),
        (vec!["export", "x.json"], "--pdf"),
    ] {
        let ran = setting.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        only_lines(&ran.err, 1);
        assert!(ran.err.starts_with("error: ") && ran.err.ends_with(" (voorstel --help)\n"), "{}", ran.err);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    assert_eq!(setting.run(&["--help"]).code, 0);
    assert_eq!(setting.run(&["--version"]).code, 0);
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let setting = Setting::new();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("voorstel"))
        .args(["call", "show", PROEFTUINEN, "--json"])
        .env("VOORSTEL_HOME", setting.path("library"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(ended.status.code(), Some(0));
}

/// Two towns that begin from one file and put together what each made of it.
struct Towns {
    setting: Setting,
}

impl Towns {
    fn new() -> Towns {
        let setting = Setting::new();
        let dossier = setting.sample(PROEFTUINEN, |_| ());
        for town in ["a", "b"] {
            let ran = setting.run(&["export", &dossier, "--packet", &format!("{town}.voorstel"), "--today", DAY]);
            assert!(ran.code < 2, "{}", ran.err);
        }
        Towns { setting }
    }

    fn set(&self, town: &str, path: &str, value: &str) {
        let ran = self.setting.run(&[
            "set",
            &format!("{town}.voorstel"),
            path,
            value,
            "--by",
            &format!("Stad {}", town.to_uppercase()),
        ]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{path}");
    }

    fn merge(&self, mine: &str, theirs: &str) -> Ran {
        let (mine, theirs) = (format!("{mine}.voorstel"), format!("{theirs}.voorstel"));
        self.setting.run(&["merge", &mine, &theirs, "-o", "both.voorstel", "--today", DAY])
    }

    fn dossier(&self, packet: &str) -> Value {
        let json = format!("{packet}.json");
        let ran = self.setting.run(&["export", &format!("{packet}.voorstel"), "--json", &json, "--today", DAY]);
        assert!(ran.code < 2, "{}", ran.err);
        serde_json::from_str(&fs::read_to_string(self.setting.path(&json)).unwrap()).unwrap()
    }
}

#[test]
fn two_towns_put_their_packets_together() {
    let towns = Towns::new();
    towns.set("a", "/title", "Samen sterk");
    towns.set("b", "/acronym", "STERK");
    let ran = towns.merge("a", "b");
    assert!(ran.out.contains("Van Stad B: 1 stap"), "{}", ran.out);
    assert!(ran.out.contains("korte naam: ") && ran.out.contains("STERK"), "{}", ran.out);
    assert!(!ran.out.contains("Te kiezen"), "{}", ran.out);
    let both = towns.dossier("both");
    assert_eq!((both["title"].as_str(), both["acronym"].as_str()), (Some("Samen sterk"), Some("STERK")));

    let again = towns.setting.run(&["merge", "both.voorstel", "b.voorstel", "-o", "again.voorstel", "--today", DAY]);
    assert!(again.out.contains("niets veranderd"), "{}", again.out);
    let other_way = towns.merge("b", "a");
    assert!(other_way.out.contains("Van Stad A: 1 stap"), "{}", other_way.out);
    assert_eq!(towns.dossier("both"), both, "whoever takes in, the outcome is the same");
}

#[test]
fn an_amount_that_two_towns_gave_is_told_until_one_chooses() {
    let towns = Towns::new();
    let line = towns.dossier("a")["budget"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/budget/{line}/unit_cost");
    towns.set("a", &path, "40");
    towns.set("b", &path, "45,50");
    let ran = towns.merge("a", "b");
    assert_eq!(ran.code, 1, "somebody has to choose");
    for part in ["Te kiezen (1)", "40,00 (Stad A,", "45,50 (Stad B,"] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let clean = towns.setting.run(&["export", "both.voorstel", "--final", "--json", "final.json", "--today", DAY]);
    assert_eq!(clean.code, 2);
    assert!(clean.err.contains("1 bedrag") && clean.err.contains("rij 1"), "{}", clean.err);
    assert!(!towns.setting.path("final.json").exists());
    towns.set("both", &path, "45,50");
    let clean = towns.setting.run(&["export", "both.voorstel", "--final", "--json", "final.json", "--today", DAY]);
    assert!(clean.code < 2, "{}", clean.err);
    assert_eq!(towns.dossier("both")["budget"][0]["unit_cost"], "45.50");
}

#[test]
fn packets_that_cannot_be_used_are_refused_with_nothing_touched() {
    let towns = Towns::new();
    let whole = fs::read(towns.setting.path("a.voorstel")).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let newer: Vec<u8> = [b"voorstel.packet/9\n", &whole[18..]].concat();
    let other = Setting::new();
    let dossier = other.sample(PROEFTUINEN, |dossier| dossier["title"] = json!("Anders"));
    other.run(&["export", &dossier, "--packet", "other.voorstel", "--today", DAY]);
    let other = fs::read(other.path("other.voorstel")).unwrap();
    for (name, bytes, said) in [
        ("cut", &whole[..whole.len() / 2], "afgebroken of veranderd"),
        ("flipped", &flipped, "afgebroken of veranderd"),
        ("newer", &newer, "nieuwere Voorstel"),
        ("other", &other, "ander dossier"),
    ] {
        fs::write(towns.setting.path("b.voorstel"), bytes).unwrap();
        let ran = towns.merge("a", "b");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains(said) && ran.err.lines().count() == 1, "{name}: {}", ran.err);
        assert!(!towns.setting.path("both.voorstel").exists(), "{name}");
        assert_eq!(fs::read(towns.setting.path("a.voorstel")).unwrap(), whole, "{name}");
    }
}

#[test]
fn a_locked_packet_opens_with_its_passphrase_only_and_stays_locked() {
    let towns = Towns::new();
    let setting = &towns.setting;
    fs::write(setting.path("words"), "een zin van ons\n").unwrap();
    fs::write(setting.path("other-words"), "een zin van hen\n").unwrap();
    fs::write(setting.path("short"), "kort\n").unwrap();
    let key = ["--passphrase-file", "words"];
    let with_key = |args: &[&str]| setting.run(&[args, &key].concat());

    let short = setting.run(&["export", "b.voorstel", "--packet", "no.voorstel", "--passphrase-file", "short"]);
    assert_eq!(short.code, 2);
    assert!(short.err.contains("minstens 8 tekens") && !setting.path("no.voorstel").exists(), "{}", short.err);

    let ran = with_key(&["export", "b.voorstel", "--packet", "locked.voorstel", "--today", DAY]);
    assert!(ran.code < 2, "{}", ran.err);
    let bytes = fs::read(setting.path("locked.voorstel")).unwrap();
    assert!(bytes.starts_with(b"voorstel.packet/1+age\nage-encryption.org/v1\n-> scrypt "));

    for (args, said) in [
        (vec!["check", "locked.voorstel"], "is met een wachtwoord beveiligd"),
        (vec!["check", "locked.voorstel", "--passphrase-file", "other-words"], "opent locked.voorstel niet"),
        (vec!["check", "locked.voorstel", "--passphrase-file", "weg"], "weg is er niet"),
    ] {
        let ran = setting.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains(said) && ran.err.lines().count() == 1, "{said}: {}", ran.err);
    }

    let ran = with_key(&["set", "locked.voorstel", "/acronym", "STERK", "--by", "Stad B"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let set = fs::read(setting.path("locked.voorstel")).unwrap();
    assert!(set.starts_with(b"voorstel.packet/1+age\n") && set != bytes, "what came locked is written locked");
    let ran = with_key(&["merge", "a.voorstel", "locked.voorstel", "-o", "both.voorstel", "--today", DAY]);
    assert!(ran.out.contains("Van Stad B: 1 stap"), "{} {}", ran.out, ran.err);
    let ran = setting.run(&["check", "both.voorstel", "--today", DAY]);
    assert!(ran.code < 2, "one's own packet was open, and so is what comes of it: {}", ran.err);
}

#[test]
fn a_partner_on_its_part_proposes_what_it_changed_elsewhere() {
    let towns = Towns::new();
    let setting = &towns.setting;
    let nobody = setting.run(&["export", "a.voorstel", "--packet", "no.voorstel", "--for", "p99", "--today", DAY]);
    assert!(nobody.code == 2 && nobody.err.contains("geen partner p99"), "{}", nobody.err);
    let ran = setting.run(&["export", "a.voorstel", "--packet", "b.voorstel", "--for", "p2", "--today", DAY]);
    assert!(ran.code < 2, "{}", ran.err);
    towns.set("b", "/budget/b2/unit_cost", "41");
    towns.set("b", "/title", "Titel van B");
    towns.set("b", "/acronym", "VANB");

    let ran = towns.merge("a", "b");
    for told in ["Voorgesteld, en niet overgenomen (2)", "1. titel", "2. korte naam", "41,00"] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    let both = towns.dossier("both");
    assert_eq!((both["acronym"].as_str(), both["budget"][1]["unit_cost"].as_str()), (Some("SAMEN"), Some("41.00")));
    let args = ["merge", "a.voorstel", "b.voorstel", "-o", "both.voorstel", "--accept", "2", "--today", DAY];
    let ran = setting.run(&args);
    assert!(ran.out.contains("*2. korte naam"), "{}", ran.out);
    let both = towns.dossier("both");
    assert_eq!(both["acronym"], "VANB");
    assert_ne!(both["title"], "Titel van B");
}

#[test]
fn a_part_that_went_out_alone_comes_back_into_the_whole() {
    let towns = Towns::new();
    let setting = &towns.setting;
    let of_whom = setting.run(&["export", "a.voorstel", "--packet", "no.voorstel", "--only-own", "--today", DAY]);
    assert!(of_whom.code == 2 && of_whom.err.contains("--for"), "{}", of_whom.err);
    let args = ["export", "a.voorstel", "--packet", "b.voorstel", "--for", "p2", "--only-own", "--today", DAY];
    let ran = setting.run(&args);
    assert!(ran.code < 2, "{}", ran.err);
    let own = towns.dossier("b");
    let partners: Vec<&str> = own["partners"].as_array().unwrap().iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(partners, ["p2"]);
    assert!(own["budget"].as_array().unwrap().iter().all(|line| line["partner"] == "p2"), "{own}");
    assert!(own["texts"].as_object().unwrap().is_empty(), "{own}");
    towns.set("b", "/budget/b2/unit_cost", "41");
    towns.set("b", "/title", "Titel van B");
    let before = towns.dossier("a");
    let ran = towns.merge("a", "b");
    for told in ["Voorgesteld, en niet overgenomen (1)", "1. titel", "41,00"] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    let mut both = towns.dossier("both");
    assert_eq!(both["budget"][1]["unit_cost"], "41.00");
    both["budget"][1]["unit_cost"] = before["budget"][1]["unit_cost"].clone();
    assert_eq!(both, before, "nothing else is changed");
}

#[test]
fn what_comes_back_on_a_clean_packet_is_compared() {
    let towns = Towns::new();
    let setting = &towns.setting;
    let ran = setting.run(&["export", "a.voorstel", "--packet", "b.voorstel", "--clean", "--today", DAY]);
    assert!(ran.code < 2, "{}", ran.err);
    towns.set("b", "/acronym", "VANB");
    towns.set("a", "/title", "Titel van A");
    let ran = towns.merge("a", "b");
    assert!(ran.out.contains("Voorgesteld, en niet overgenomen (1)"), "{}", ran.out);
    assert_eq!(towns.dossier("both"), towns.dossier("a"), "nothing is taken over that nobody asked for");
    let ran =
        setting.run(&["merge", "a.voorstel", "b.voorstel", "-o", "both.voorstel", "--accept", "all", "--today", DAY]);
    assert!(ran.code < 2, "{}", ran.err);
    let both = towns.dossier("both");
    assert_eq!((both["title"].as_str(), both["acronym"].as_str()), (Some("Titel van A"), Some("VANB")));
}

#[test]
fn annexes_are_a_step_of_a_packets_history() {
    let towns = Towns::new();
    fs::write(towns.setting.path("brief.pdf"), b"%PDF-1.7\n%%EOF\n").unwrap();
    let ran = towns.setting.run(&["annex", "add", "a.voorstel", "brief.pdf"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("brief.pdf"), "{}", ran.out);
    let merged = towns.merge("b", "a");
    assert!(
        merged.out.contains("Van iemand zonder naam: 1 stap"),
        "it is a packet still: {} {}",
        merged.out,
        merged.err
    );
}

#[test]
fn a_budget_goes_out_and_comes_back_with_what_changed_in_words() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |_| ());
    let before = fs::read_to_string(&file).unwrap();
    let ran = setting.run(&["export", &file, "--xlsx", "budget.xlsx", "--csv", "budget.csv", "--today", DAY]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "budget.xlsx\nbudget.csv\n"), "{}", ran.err);

    let ran = setting.run(&["import-budget", &file, "--xlsx", "budget.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("16 rijen zijn zoals ze waren") && ran.out.contains("Niets verandert"), "{}", ran.out);
    assert_eq!(fs::read_to_string(&file).unwrap(), before, "nothing is written where nothing changes");

    let lines = fs::read_to_string(setting.path("budget.csv")).unwrap();
    let lines: Vec<String> = lines
        .lines()
        .filter(|line| !line.contains("Zaalhuur"))
        .map(|line| line.replace("Projectcoördinator;Gemeente Lindebeke", "Projectcoördinator;Gemeente Elders"))
        .map(|line| if line.starts_with("Buddycoach") { line.replace(";300;", ";310;") } else { line })
        .chain(["Drukwerk;De Brug vzw;;Werking;1500;stuk;0,35;525,00;ja;".to_owned()])
        .collect();
    fs::write(setting.path("back.csv"), lines.join("\r\n")).unwrap();
    let ran = setting.run(&["import-budget", &file, "--xlsx", "back.csv", "--dry-run"]);
    for told in [
        "1 nieuwe rij\n  + rij 17, Drukwerk, €\u{a0}525,00\n",
        "1 gewijzigde rij\n  ~ rij 4, Buddycoach, €\u{a0}11.222,00: aantal 300 → 310\n",
        "1 rij staat niet in het bestand\n  - Zaalhuur buddy-avonden, €\u{a0}3.480,00\n",
        "1 cel niet overgenomen\n  ! back.csv, B2: \"Gemeente Elders\": kies een partner\n",
        "14 rijen zijn zoals ze waren\n",
        "Rechtstreekse kosten: €\u{a0}75.020,60 wordt €\u{a0}72.427,60\n",
    ] {
        assert!(ran.out.contains(told), "{told}\n{}", ran.out);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before, "only said");

    let ran = setting.run(&["import-budget", &file, "--xlsx", "back.csv", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["written"], &document["after"]), (&json!(true), &json!("72427.60")));
    assert_eq!(document["changes"].as_array().unwrap().len(), 3);
    let after: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(after["budget"].as_array().unwrap().len(), 16);
    // Too little funding is needed now: the check says so, and so does the exit code.
    assert_eq!(ran.code, setting.run(&["check", &file]).code);
}

#[test]
fn a_spreadsheet_that_cannot_be_used_is_one_line_and_leaves_the_dossier() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |_| ());
    let before = fs::read_to_string(&file).unwrap();
    fs::write(setting.path("scan.pdf"), b"%PDF-1.7").unwrap();
    for (name, why) in [("scan.pdf", "is geen rekenblad"), ("weg.xlsx", "is er niet")] {
        let ran = setting.run(&["import-budget", &file, "--xlsx", name]);
        assert_eq!(ran.code, 2);
        only_lines(&ran.err, 1);
        assert!(ran.err.contains(name) && ran.err.contains(why), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn the_application_goes_out_as_a_word_document_beside_the_pdf() {
    let setting = Setting::new();
    let file = setting.sample(PROEFTUINEN, |_| ());
    let ran = setting.run(&["export", &file, "--pdf", "a.pdf", "--docx", "a.docx", "--final", "--today", DAY]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a.pdf\na.docx\n"), "{}", ran.err);
    let whole = fs::read(setting.path("a.docx")).unwrap();
    assert!(whole.starts_with(b"PK"));
    let ran = setting.run(&["export", &file, "--docx", "p2.docx", "--part", "p2", "--sums", "--today", DAY]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(fs::read(setting.path("p2.docx")).unwrap().len() < whole.len());
    let ran = setting.run(&["export", &file, "--docx", "p9.docx", "--part", "p9", "--today", DAY]);
    assert_eq!(ran.code, 2);
    only_lines(&ran.err, 1);
    assert!(ran.err.contains("p9") && !setting.path("p9.docx").exists(), "{}", ran.err);
}

#[test]
fn only_sums_on_paper_take_every_line_along_as_a_workbook() {
    let setting = Setting::new();
    let dossier = setting.sample(PROEFTUINEN, |_| ());
    let files = |name: &str, more: &[&str]| {
        let ran = setting.run(&[&["export", &dossier, "--pdf", name, "--today", DAY], more].concat());
        assert!(ran.code < 2, "{}", ran.err);
        let listed = std::process::Command::new("pdfdetach").arg("-list").arg(setting.path(name)).output().unwrap();
        String::from_utf8(listed.stdout).unwrap()
    };
    assert!(files("sums.pdf", &["--sums"]).contains("begroting.xlsx"));
    assert!(!files("lines.pdf", &[]).contains("begroting.xlsx"));
    // Where nothing goes along, the lines are on paper.
    assert!(!files("apart.pdf", &["--sums", "--no-contacts"]).contains("begroting.xlsx"));
    let text = |name: &str| {
        let read = std::process::Command::new("pdftotext").arg(setting.path(name)).arg("-").output().unwrap();
        String::from_utf8(read.stdout).unwrap()
    };
    assert!(text("sums.pdf").contains("begrotingslijnen") && !text("sums.pdf").contains("Trajectbegeleider"));
    assert!(text("apart.pdf").contains("Trajectbegeleider"));
}
