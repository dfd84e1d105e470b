//! What is wrong in a file is told with its line, its key and what was expected; everything else still loads.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use std::fs;

use voorstel_catalogue::{Catalogue, PUBLISHED, Problem};
use voorstel_model::Language;

const CALL: &str = include_str!("../../../seeds/calls/proeftuinen-inburgering/1/call.toml");

fn catalogue() -> Catalogue {
    Catalogue::load(PUBLISHED, None).0
}

fn problems(text: &str) -> Vec<Problem> {
    catalogue().check_call_file(text, "my.toml").unwrap_err()
}

/// The line on which `what` stands, counted from 1.
fn line(text: &str, what: &str) -> usize {
    text[..text.find(what).unwrap()].matches('\n').count() + 1
}

/// Replaces one text of the published call by another, and expects one problem: at the line of `at`, at the key, with
/// the words.
#[track_caller]
fn one_problem(from: &str, to: &str, at: &str, key: &str, words: &str) {
    assert!(CALL.contains(from), "the call holds {from}");
    let text = CALL.replacen(from, to, 1);
    let found = problems(&text);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{}", told.join("\n"));
    let problem = &found[0];
    assert_eq!(problem.place.key, key, "{problem}");
    assert_eq!(problem.place.line, Some(line(&text, at)), "{problem}");
    assert!(problem.to_string().contains(words), "{problem}");
    assert!(!problem.message.nl.is_empty() && problem.message.nl != problem.message.en, "{problem}");
}

fn position(rule: &str) -> usize {
    catalogue().get("proeftuinen-inburgering").unwrap().rule.iter().position(|one| one.id == rule).unwrap()
}

#[test]
fn a_share_that_is_none() {
    let key = format!("rule[{}].at-least", position("own-share"));
    let from = "over = \"total-eligible\"\nat-least = \"50%\"";
    let to = "over = \"total-eligible\"\nat-least = \"half\"";
    one_problem(
        from,
        to,
        "at-least = \"half\"",
        &key,
        "expected a share from 0 to 100 % such as \"0.07\" or \"7%\", found \"half\"",
    );
    let to = "over = \"total-eligible\"\nat-least = \"150%\"";
    one_problem(from, to, "at-least = \"150%\"", &key, "from 0 to 100 %");
    let to = "over = \"total-eligible\"\nat-least = 0.5";
    one_problem(from, to, "at-least = 0.5", &key, "found the number 0.5 without quotes");
}

#[test]
fn the_whole_line_reads_in_both_languages() {
    let text = CALL.replacen("amount = \"800000.00\"", "amount = \"800.000,00\"", 1);
    let at = line(&text, "amount = \"800.000,00\"");
    let problem = &problems(&text)[0];
    assert_eq!(
        problem.in_language(Language::En),
        format!(
            "my.toml, line {at}, column 10, envelope.amount: expected an amount such as \"1234.56\", found \"800.000,00\" (did you mean \"800000.00\"?)"
        )
    );
    assert_eq!(
        problem.in_language(Language::Nl),
        format!(
            "my.toml, regel {at}, kolom 10, envelope.amount: verwacht: een bedrag zoals \"1234.56\"; gevonden: \"800.000,00\" (bedoelt u \"800000.00\"?)"
        )
    );
}

#[test]
fn a_key_that_is_misspelt() {
    let key = format!("rule[{}].at-lest", position("own-share"));
    let from = "over = \"total-eligible\"\nat-least = \"50%\"";
    let to = "over = \"total-eligible\"\nat-lest = \"50%\"\nat-most = \"100%\"";
    one_problem(from, to, "at-lest", &key, "did you mean \"at-least\"? (kind share)");
    one_problem(
        "[menu]\nown-actions",
        "[menu]\nown-action",
        "own-action ",
        "menu.own-action",
        "did you mean \"own-actions\"?",
    );
}

#[test]
fn a_kind_that_does_not_exist() {
    let at = position("grant-cap");
    one_problem(
        "kind = \"amount\"\nof",
        "kind = \"amonut\"\nof",
        "amonut",
        &format!("rule[{at}].kind"),
        "did you mean \"amount\"?",
    );
    let text = CALL.replacen("kind = \"amount\"\nof", "of", 1);
    assert!(problems(&text)[0].to_string().contains("\"kind\" is missing; expected one of applicant-kinds"));
}

#[test]
fn a_key_that_is_missing() {
    let at = position("project-window");
    let from = "severity = \"blocking\"\nauthority = { certainty = \"reported\", document = \"second-sources\" }\nnote.nl = \"Een proeftuin loopt";
    let to = from.replacen("severity = \"blocking\"\n", "", 1);
    let text = CALL.replacen(from, &to, 1);
    let found = problems(&text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place.key, format!("rule[{at}].severity"));
    assert!(found[0].to_string().contains("\"severity\" is missing; expected one of blocking, warning, advice"));
    let header = line(&text, "id = \"project-window\"") - 1;
    assert_eq!(found[0].place.line, Some(header), "the place is the rule that lacks it");
}

#[test]
fn a_code_that_is_not_declared() {
    let at = position("grant-cap");
    one_problem(
        "of = [\"grant\", \"vvsg\"]",
        "of = [\"grant\", \"vsvg\"]",
        "vsvg",
        &format!("rule[{at}].of[1]"),
        "did you mean \"vvsg\"?",
    );
    let at = position("text-concept");
    one_problem(
        "section = \"concept\"",
        "section = \"begroting\"",
        "section = \"begroting\"",
        &format!("rule[{at}].section"),
        "known here: concept, needs",
    );
    one_problem(
        "document = \"call-page\", section = \"Begunstigden\"",
        "document = \"page\", section = \"Begunstigden\"",
        "document = \"page\"",
        &format!("rule[{}].authority.document", position("lead-applicant")),
        "a code from source",
    );
    let at = position("three-parts");
    one_problem(
        "all-of = [\"develop-trajectories\"",
        "all-of = [\"develop\"",
        "all-of = [\"develop\"",
        &format!("rule[{at}].all-of[0]"),
        "a code from menu.action",
    );
}

#[test]
fn a_text_in_one_language_only() {
    let text =
        CALL.replacen("[short-title]\nnl = \"Proeftuinen sociale netwerking en participatie\"\n", "[short-title]\n", 1);
    let found = problems(&text);
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().ends_with("short-title.nl: the text in Dutch is missing"), "{}", found[0]);
}

#[test]
fn what_is_only_assumed_may_not_block() {
    let key = format!("rule[{}].severity", position("small-town-together"));
    let from = "inhabitants-below = 20000\nseverity = \"advice\"";
    let to = from.replace("advice", "blocking");
    let at = "severity = \"blocking\"\nauthority = { certainty = \"assumed\"";
    one_problem(from, &to, at, &key, "may not block: use advice or warning");
}

#[test]
fn sums_limits_codes_and_funds_that_do_not_come_out() {
    one_problem(
        "amount = \"800000.00\"",
        "amount = \"800000.01\"",
        "amount = \"800000.01\"",
        "envelope.amount",
        "add up to 800000.00, and not to 800000.01",
    );
    one_problem(
        "fund = \"amif-2014-2020\"",
        "fund = \"amif\"",
        "fund = \"amif\"",
        "fund",
        "known are: amif-2014-2020, amif-2021-2027",
    );
    one_problem(
        "\"participation\", \"integration\"",
        "\"participatie\", \"integration\"",
        "\"participatie\"",
        "themes[0]",
        "\"participatie\" is unknown",
    );
    let text = CALL.replacen("id = \"grant-cap\"", "id = \"own-share\"", 1);
    let found = problems(&text);
    assert_eq!(found[0].place.key, format!("rule[{}].id", position("own-share")));
    assert_eq!(found[0].place.line, Some(text[..text.rfind("id = \"own-share\"").unwrap()].matches('\n').count() + 1));
    assert!(found[0].to_string().contains("a second time"));
    let from = "at-least = \"50%\"\nat-most = \"50%\"";
    let key = format!("rule[{}].at-least", position("half-and-half"));
    one_problem(from, "at-least = \"51%\"\nat-most = \"50%\"", "at-least = \"51%\"", &key, "above at-most");
}

#[test]
fn hostile_files_are_refused_and_not_worked_on() {
    let catalogue = catalogue();
    let told = |text: &str| {
        let found = catalogue.check_call_file(text, "my.toml").unwrap_err();
        assert!(found.len() <= 150, "{}", found.len());
        found[0].to_string()
    };
    assert!(told(&"#".repeat(1024 * 1024 + 1)).contains("larger than 1 MB"));
    assert!(told("").contains("\"format\" is missing"));
    assert!(told("format = \"voorstel.call/2\"").contains("expected \"voorstel.call/1\", found \"voorstel.call/2\""));
    assert!(told("format = [").contains("no valid TOML"));
    assert!(told(&format!("x = {}1{}", "[".repeat(5_000), "]".repeat(5_000))).contains("no valid TOML"));
    let nested = format!("{}{{ kind = \"balance\" }}{}", "{ kind = \"any-of\", of = [".repeat(6), "] }".repeat(6));
    let text = CALL.replacen("kind = \"balance\"", &format!("kind = \"balance\"\nwhen = {nested}"), 1);
    assert!(told(&text).contains("at most 4 conditions may stand within one another"), "{}", told(&text));
    let many = "\n[[rule]]\nid = \"x\"\n".repeat(200);
    assert!(told(&format!("{CALL}{many}")).contains("too long"));
    let long = CALL.replacen("Genoeg voor 20", &"a".repeat(5_001), 1);
    assert!(told(&long).contains("longer than 5000 characters"));
    let keys: String = (0..100_000).map(|number| format!("k{number}=1\n")).collect();
    assert!(told(&keys).contains("the key \"k0\" is unknown"));
    let strange = CALL.replacen("id = \"proeftuinen-inburgering\"", "id = \"../../etc\"", 1);
    assert!(told(&strange).contains("expected a code of small letters"));
}

#[test]
fn a_file_with_any_line_gone_is_told_or_taken_but_never_breaks_anything() {
    let catalogue = catalogue();
    let lines: Vec<&str> = CALL.lines().collect();
    for gone in (0..lines.len()).step_by(5) {
        let text: String =
            lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| format!("{line}\n")).collect();
        if let Err(found) = catalogue.check_call_file(&text, "my.toml") {
            for problem in found {
                assert!(problem.place.line.is_none_or(|line| line >= 1 && line <= lines.len()), "{problem}");
            }
        }
    }
}

#[test]
fn one_bad_file_keeps_nothing_else_from_loading() {
    let folder = tempfile::tempdir().unwrap();
    let own = CALL.replacen("id = \"proeftuinen-inburgering\"", "id = \"our-own-call\"", 1);
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/good.toml"), &own).unwrap();
    fs::write(folder.path().join("mine/bad.toml"), own.replacen("version = 1", "version = 0", 1)).unwrap();
    fs::write(folder.path().join("mine/again.toml"), CALL).unwrap();
    fs::write(folder.path().join("mine/latin.toml"), b"format = \"\xe9\"").unwrap();
    fs::write(folder.path().join("notes.txt"), "not a call").unwrap();
    let themes = "format = \"voorstel.themes/1\"\n[theme]\nsport = { nl = \"Sport\", en = \"Sports\" }\nintegration = { nl = \"X\", en = \"Y\" }\n";
    fs::write(folder.path().join("themes.toml"), themes).unwrap();
    let (catalogue, problems) = Catalogue::load(PUBLISHED, Some(folder.path()));
    assert_eq!(catalogue.all().len(), 7);
    assert!(catalogue.get("our-own-call@1").is_some());
    assert_eq!(catalogue.themes()["sport"].en, "Sports");
    assert_eq!(catalogue.themes()["integration"].nl, "Integratie", "what is published cannot be replaced");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 3, "{}", told.join("\n"));
    assert!(
        told.iter().any(|one| one.contains("bad.toml, line 3, column 11, version: expected a whole number from 1"))
    );
    assert!(told.iter().any(|one| one.contains("again.toml: \"proeftuinen-inburgering@1\" exists already")));
    assert!(told.iter().any(|one| one.contains("latin.toml: cannot be read")));
    let (_, problems) = Catalogue::load(PUBLISHED, Some(&folder.path().join("not-there")));
    assert_eq!(problems, [], "a folder that is not there holds no calls");
}
