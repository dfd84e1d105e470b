//! Calls of one's own, as the screens write, publish and hand them on.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::PathBuf;

use jiff::ZonedDateTime;
use serde_json::{Value, json};
use tempfile::TempDir;
use voorstel_app::model::{Edit, FieldValue, List, Text};
use voorstel_app::views::{
    BeginCall, CallChange, CallDraft, DraftOrigin, ExportProgress, FailureCode, Judged, ProblemWeight, Saved, Status,
    TryOn,
};
use voorstel_app::{App, Nobody};

const PIN: &str = "proeftuinen-inburgering@1";

/// A day before the calls closed.
fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

struct Setting {
    folder: TempDir,
    app: App,
}

impl Setting {
    fn new() -> Setting {
        let folder = TempDir::new().unwrap();
        let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
        Setting { folder, app }
    }

    /// The same library in a new start of the program.
    fn restarted(self) -> Setting {
        let Setting { folder, app } = self;
        drop(app);
        let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
        assert_eq!(app.trouble(), None);
        Setting { folder, app }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn copy(&self) -> CallDraft {
        self.app.begin_call(BeginCall::Copy { pin: PIN.to_owned() }).await.unwrap()
    }

    async fn set(&self, id: &str, key: &str, value: Value) -> CallDraft {
        let change = CallChange::Set { key: key.to_owned(), value: Some(value) };
        self.app.change_call(id.to_owned(), vec![change]).await.unwrap()
    }

    async fn published(&self) -> String {
        let draft = self.copy().await;
        self.set(&draft.id, "id", json!("our-call")).await;
        self.app.publish_call(draft.id).await.unwrap()
    }
}

fn problem<'d>(draft: &'d CallDraft, key: &str) -> &'d voorstel_app::views::CallProblem {
    draft.problems.iter().find(|problem| problem.key == key).unwrap_or_else(|| panic!("{:?}", draft.problems))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_call_says_what_it_still_needs() {
    let setting = Setting::new();
    let draft = setting.app.begin_call(BeginCall::New).await.unwrap();
    assert_eq!((draft.origin, draft.publishable), (DraftOrigin::New, false));
    assert!(problem(&draft, "title").message.nl.contains("ontbreekt"));
    let draft = setting.set(&draft.id, "title.nl", json!("Onze oproep")).await;
    assert_eq!(problem(&draft, "title.en").message.en, "the text in English is missing");
    let own = setting.app.own_calls().await.unwrap();
    assert_eq!((own.drafts.len(), own.drafts[0].title.nl.as_str(), own.drafts[0].pin.as_str()), (1, "Onze oproep", ""));
    assert!(own.drafts[0].errors > 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_kept_as_typed_and_there_after_a_restart() {
    let setting = Setting::new();
    let draft = setting.copy().await;
    assert_eq!((draft.base.as_deref(), draft.publishable), (Some(PIN), true), "{:?}", draft.problems);
    assert!(draft.rules.len() > 10 && draft.rules.iter().all(|rule| !rule.title.nl.is_empty()));
    let at = draft.content["rule"].as_array().unwrap().iter().position(|rule| rule["id"] == "own-share").unwrap();
    let key = format!("rule[{at}].at-least");
    let rules = draft.rules.len();
    let draft = setting.set(&draft.id, &key, json!("de helft")).await;
    assert_eq!(draft.saved, Saved::Saved { at: "2020-10-01T14:32:07".to_owned() });
    let found = problem(&draft, &key);
    assert_eq!(found.weight, ProblemWeight::Error);
    assert!(found.line.is_some() && found.message.nl.contains("gevonden: \"de helft\""));
    assert!(!draft.publishable && draft.undo);
    assert_eq!(draft.rules.len(), rules - 1, "the others are still in words");
    let setting = setting.restarted();
    let draft = setting.app.open_call_draft(draft.id).await.unwrap();
    assert_eq!(draft.content["rule"][at]["at-least"], "de helft");
    let draft = setting.set(&draft.id, &key, json!("90")).await;
    assert_eq!(draft.content["rule"][at]["at-least"], "90%", "a number where a share belongs is a percentage");
    assert!(draft.problems.iter().all(|problem| problem.key != key), "{:?}", draft.problems);
}

/// A rule on money, as the editor makes one.
fn floor(id: &str, least: &str) -> Value {
    json!({
        "id": id, "kind": "amount", "of": ["grant"], "at-least": least, "severity": "blocking",
        "authority": { "certainty": "page", "document": "call-page", "section": "Budget" },
        "note": { "nl": format!("Minstens {least}."), "en": format!("At least {least}.") },
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn problems_are_told_in_the_words_of_the_screen() {
    let setting = Setting::new();
    let draft = setting.copy().await;
    let at = draft.rules.len();
    let insert = CallChange::Insert { key: format!("rule[{at}]"), value: floor("floor", "50000.00") };
    let draft = setting.app.change_call(draft.id, vec![insert]).await.unwrap();
    let found = problem(&draft, &format!("rule[{at}].at-least"));
    assert!(found.message.nl.starts_with("spreekt regel \"grant-cap\" tegen"), "{found:?}");
    assert!(found.hint.nl.ends_with("onder een voorwaarde (\"Alleen als\")"), "{found:?}");
    let draft = setting.set(&draft.id, &format!("rule[{at}].at-least"), json!("90%")).await;
    let found = problem(&draft, &format!("rule[{at}].at-least"));
    assert!(found.hint.nl.contains("van de soort \"Aandeel\", onder \"Minstens\" of \"Hoogstens\""), "{found:?}");
    for found in &draft.problems {
        let texts = [&found.message.nl, &found.message.en, &found.hint.nl, &found.hint.en];
        assert!(texts.iter().all(|text| !text.contains('`')), "{found:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_of_two_hundred_rules_is_written_checked_tried_and_published() {
    let setting = Setting::new();
    let draft = setting.copy().await;
    let already = draft.rules.len();
    let more = (already..200).map(|at| CallChange::Insert {
        key: format!("rule[{at}]"),
        value: floor(&format!("floor-{at}"), &format!("{at}.00")),
    });
    let mut changes: Vec<CallChange> = more.collect();
    changes.push(CallChange::Set { key: "id".to_owned(), value: Some(json!("many-rules")) });
    let draft = setting.app.change_call(draft.id, changes).await.unwrap();
    assert_eq!(draft.rules.len(), 200);
    assert!(draft.publishable, "{:?}", draft.problems);
    // The last one alone contradicts the ceiling.
    let draft = setting.set(&draft.id, "rule[199].at-least", json!("40000.01")).await;
    let errors: Vec<&str> = draft
        .problems
        .iter()
        .filter(|problem| problem.weight == ProblemWeight::Error)
        .map(|problem| problem.key.as_str())
        .collect();
    assert_eq!(errors, ["rule[199].at-least"]);
    let draft = setting.app.undo_call(draft.id).await.unwrap();

    let pin = setting.app.publish_call(draft.id).await.unwrap();
    let id = setting.app.create_dossier(pin).await.unwrap();
    let judged = setting.app.open_dossier(id.clone()).await.unwrap().judged;
    let amount = |amount: &str| {
        let fields = [("source", "grant"), ("amount", amount)];
        let fields = fields.map(|(name, text)| (name.to_owned(), FieldValue::Text(text.to_owned()))).into();
        Edit::Add { list: List::Funding, id: "f1".to_owned(), after: None, fields }
    };
    let label = Text { nl: "geld".to_owned(), en: "money".to_owned() };
    let update = setting.app.edit(id, vec![amount("150.00")], label, true).await.unwrap();
    let broken = |judged: &Judged| {
        let floors = judged.findings.iter().filter(|finding| finding.rule.starts_with("floor-"));
        floors.filter(|finding| finding.status == Status::Broken).count()
    };
    assert_eq!((broken(&judged), broken(&update.judged)), (0, 200 - 151), "every floor above what is asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_are_taken_back_and_made_again_step_by_step() {
    let setting = Setting::new();
    let draft = setting.copy().await;
    let id = draft.id.clone();
    assert!(!draft.undo && !draft.redo);
    let both = vec![
        CallChange::Set { key: "code".to_owned(), value: Some(json!("X")) },
        CallChange::Remove { key: "rule[0]".to_owned() },
    ];
    let changed = setting.app.change_call(id.clone(), both).await.unwrap();
    let back = setting.app.undo_call(id.clone()).await.unwrap();
    assert_eq!(back.content, draft.content, "both at once");
    assert!(!back.undo && back.redo);
    let again = setting.app.redo_call(id.clone()).await.unwrap();
    assert_eq!(again.content, changed.content);
    let wrong = vec![
        CallChange::Set { key: "code".to_owned(), value: Some(json!("Y")) },
        CallChange::Remove { key: "rule[999]".to_owned() },
    ];
    let refused = setting.app.change_call(id.clone(), wrong).await.unwrap_err();
    assert_eq!(refused.code, FailureCode::WrongValue);
    let after = setting.app.open_call_draft(id.clone()).await.unwrap();
    assert_eq!(after.content, changed.content, "all of the changes or none");
    let large = vec![CallChange::Set { key: "code".to_owned(), value: Some(json!("x".repeat(1_100_000))) }];
    assert_eq!(setting.app.change_call(id, large).await.unwrap_err().code, FailureCode::TooMuch);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_thrown_away_can_be_brought_back() {
    let setting = Setting::new();
    let id = setting.copy().await.id;
    assert_eq!(setting.app.discard_call_draft(id.clone()).await.unwrap().drafts.len(), 0);
    assert_eq!(setting.app.restore_call_draft(id).await.unwrap().drafts.len(), 1);
    let none = setting.app.discard_call_draft("none".to_owned()).await.unwrap_err();
    assert_eq!(none.code, FailureCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_call_is_there_at_once_and_dossiers_can_be_begun_for_it() {
    let setting = Setting::new();
    let before = setting.app.start().await.unwrap().calls.len();
    let pin = setting.published().await;
    assert_eq!(pin, "our-call@1");
    let start = setting.app.start().await.unwrap();
    assert_eq!((start.calls.len(), start.problems.len()), (before + 1, 0));
    let own = setting.app.own_calls().await.unwrap();
    assert_eq!((own.drafts.len(), own.published.len()), (0, 1));
    assert_eq!((own.published[0].pin.as_str(), &own.published[0].problem), ("our-call@1", &None));
    let dossier = setting.app.create_dossier(pin.clone()).await.unwrap();
    assert!(setting.app.open_dossier(dossier.clone()).await.unwrap().judged.findings.len() > 10);

    let used = setting.app.delete_own_call(pin.clone()).await.unwrap_err();
    assert!(used.message.en.contains("uses our-call@1"), "{used}");
    setting.app.delete_dossier(dossier).await.unwrap();
    assert_eq!(setting.app.delete_own_call(pin).await.unwrap().published.len(), 0);
    assert_eq!(setting.app.start().await.unwrap().calls.len(), before);
    let not_own = setting.app.delete_own_call(PIN.to_owned()).await.unwrap_err();
    assert!(not_own.message.nl.contains("kwam met Voorstel mee"));
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_and_versions_that_are_taken_are_not_published() {
    let setting = Setting::new();
    let id = setting.copy().await.id;
    setting.set(&id, "title.en", json!("")).await;
    let refused = setting.app.publish_call(id.clone()).await.unwrap_err();
    assert!(refused.message.en.starts_with("There are errors"), "{refused}");
    setting.app.undo_call(id.clone()).await.unwrap();
    let taken = setting.set(&id, "id", json!("proeftuinen-inburgering")).await;
    assert!(!taken.publishable);
    assert!(problem(&taken, "version").hint.en.starts_with("Take version 2"));
    let refused = setting.app.publish_call(id.clone()).await.unwrap_err();
    assert!(refused.message.en.contains("proeftuinen-inburgering@1 exists already"), "{refused}");
    let own = setting.path("library/calls");
    assert!(!own.exists(), "nothing was written");
    setting.set(&id, "version", json!(2)).await;
    assert_eq!(setting.app.publish_call(id).await.unwrap(), "proeftuinen-inburgering@2");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_file_that_is_changed_by_hand_is_told_and_its_next_version_offered() {
    let setting = Setting::new();
    let pin = setting.published().await;
    let file = setting.path("library/calls/our-call-1.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"40000.00\"", "\"50000.00\"")).unwrap();
    let setting = setting.restarted();
    let start = setting.app.start().await.unwrap();
    let told: Vec<&str> = start.problems.iter().map(|problem| problem.en.as_str()).collect();
    assert!(told.len() == 1 && told[0].contains("changed after our-call@1 was published"), "{told:?}");
    let own = setting.app.own_calls().await.unwrap();
    assert!(own.published.iter().all(|card| card.problem.is_some()), "{own:?}");
    let next = setting.app.begin_call(BeginCall::Version { pin }).await.unwrap();
    assert_eq!((next.origin, &next.content["version"]), (DraftOrigin::Version, &json!(2)));
    assert!(next.publishable, "{:?}", next.problems);
    fs::write(&file, "no call at all").unwrap();
    let setting = setting.restarted();
    let own = setting.app.own_calls().await.unwrap();
    let problem = own.published[0].problem.as_ref().unwrap();
    assert!(own.published[0].pin == "our-call@1" && problem.en.contains("cannot be used any more"), "{own:?}");
    fs::write(&file, text).unwrap();
    assert_eq!(setting.restarted().app.start().await.unwrap().problems, [], "put back, all is well");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_tried_while_it_is_written() {
    let setting = Setting::new();
    let id = setting.copy().await.id;
    let sample = TryOn::Sample { pin: PIN.to_owned() };
    let trial = setting.app.try_call(id.clone(), sample.clone()).await.unwrap();
    let cap = |trial: &voorstel_app::views::Trial| {
        trial.judged.findings.iter().find(|finding| finding.rule == "grant-cap").map(|finding| finding.status)
    };
    assert_eq!(cap(&trial), Some(Status::Met));
    let draft = setting.app.open_call_draft(id.clone()).await.unwrap();
    let at = draft.content["rule"].as_array().unwrap().iter().position(|rule| rule["id"] == "grant-cap").unwrap();
    setting.set(&id, &format!("rule[{at}].at-most"), json!("10.00")).await;
    // Something else is half-filled meanwhile.
    setting.set(&id, "title.en", json!("")).await;
    setting.set(&id, &format!("rule[{}].kind", at + 1), json!("")).await;
    let trial = setting.app.try_call(id.clone(), sample).await.unwrap();
    assert_eq!(cap(&trial), Some(Status::Broken));
    assert!(!trial.title.nl.is_empty());
    let empty = setting.app.try_call(id.clone(), TryOn::Empty).await.unwrap();
    assert_eq!(empty.title.en, "An empty application");
    assert_eq!(cap(&empty), Some(Status::Undecided));
    let dossier = setting.app.create_dossier(PIN.to_owned()).await.unwrap();
    setting.app.try_call(id.clone(), TryOn::Dossier { id: dossier }).await.unwrap();
    let none = setting.app.try_call(id, TryOn::Sample { pin: "none@1".to_owned() }).await.unwrap_err();
    assert_eq!(none.code, FailureCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_goes_to_a_colleague_as_one_file() {
    let setting = Setting::new();
    let pin = setting.published().await;
    assert_eq!(setting.app.call_file_name(pin.clone()).await.unwrap(), "our-call-1.toml");
    let file = setting.path("handed.toml");
    let done = setting.app.export_call(pin, file.clone()).await.unwrap();
    assert!(matches!(done, ExportProgress::Done { .. }), "{done:?}");
    let colleague = Setting::new();
    let draft = colleague.app.import_call(file.clone()).await.unwrap();
    assert_eq!((draft.origin, draft.publishable), (DraftOrigin::File, true), "{:?}", draft.problems);
    assert_eq!(colleague.app.publish_call(draft.id).await.unwrap(), "our-call@1");
    let again = setting.app.import_call(file).await.unwrap();
    assert!(!again.publishable, "who has that version already is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_file_is_refused_or_becomes_a_draft_that_says_what_is_wrong() {
    let setting = Setting::new();
    let import = async |bytes: &[u8]| {
        let file = setting.path("in.toml");
        fs::write(&file, bytes).unwrap();
        setting.app.import_call(file).await
    };
    let refused = async |bytes: &[u8], code: FailureCode, words: &str| {
        let failure = import(bytes).await.unwrap_err();
        assert_eq!(failure.code, code, "{failure}");
        assert!(failure.message.en.contains(words), "{failure}");
    };
    refused(b"PK\x03\x04\x14\x00\x08\x00", FailureCode::UnusableFile, "no valid TOML").await;
    refused(b"\x7fELF\xff\xfe\x00", FailureCode::UnusableFile, "no readable text").await;
    refused(&vec![b'#'; 1024 * 1024 + 1], FailureCode::TooMuch, "larger than 1 MB").await;
    refused(format!("x = {}", "[".repeat(500_000)).as_bytes(), FailureCode::UnusableFile, "no valid TOML").await;
    refused(format!("[{}a]", "a.".repeat(400_000)).as_bytes(), FailureCode::UnusableFile, "no valid TOML").await;
    refused(b"[package]\nname = \"x\"", FailureCode::UnusableFile, "is no call").await;
    refused(b"format = \"voorstel.fund/1\"", FailureCode::UnusableFile, "describes a fund").await;
    let rules = "[[rule]]\nid = \"x\"\nkind = \"balance\"\n".repeat(10_000);
    let draft = import(format!("format = \"voorstel.call/1\"\n{rules}").as_bytes()).await.unwrap();
    assert!(problem(&draft, "rule").message.en.contains("too long"));
    let turned =
        "format = \"voorstel.call/1\"\nid = \"x\"\ntitle = { nl = \"\u{202E}lootneder\", en = \"<script>\\u0007\" }";
    let draft = import(turned.as_bytes()).await.unwrap();
    assert!(problem(&draft, "title.nl").message.en.contains("another order"));
    assert!(problem(&draft, "title.en").message.en.contains("control character"));
    let long = format!("format = \"voorstel.call/1\"\ncode = \"{}\"", "x".repeat(1_000_000));
    assert!(problem(&import(long.as_bytes()).await.unwrap(), "code").message.en.contains("longer than 300"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_example_is_made_ones_own_and_tried_on_its_sample() {
    let setting = Setting::new();
    let examples = setting.app.own_calls().await.unwrap().examples;
    assert!(!examples.is_empty());
    for example in examples {
        assert!(!example.title.nl.is_empty() && !example.title.en.is_empty(), "{}", example.id);
        let fund = |fund: &str| BeginCall::Example { id: example.id.clone(), fund: fund.to_owned() };
        let draft = setting.app.begin_call(fund("amif-2021-2027")).await.unwrap();
        assert_eq!(draft.content["id"], json!(format!("{}-copy", example.id)));
        assert_eq!(draft.content["fund"], "amif-2021-2027", "the fund of the example itself is made up");
        assert!(draft.publishable, "{:?}", draft.problems);
        let nobodys = setting.app.begin_call(fund("nobodys")).await.unwrap();
        assert!(problem(&nobodys, "fund").message.en.contains("known are"));
        let sample = TryOn::Sample { pin: format!("{}@1", example.id) };
        let trial = setting.app.try_call(draft.id, sample).await.unwrap();
        assert!(trial.judged.findings.iter().all(|finding| finding.status != Status::Broken));
    }
    let none =
        setting.app.begin_call(BeginCall::Example { id: PIN.to_owned(), fund: String::new() }).await.unwrap_err();
    assert_eq!(none.code, FailureCode::NotFound);
}
