//! A newer version of a call in the user's own folder: what it changes for a dossier, moving to it and back, staying.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Edit, Field, FieldValue, Text};
use voorstel_app::views::{
    BeginCall, CodeMove, Direction, DossierCard, DossierChanges, FailureCode, Part, RuleChange, RuleTurn, Status,
};
use voorstel_app::{App, Nobody};

const ID: &str = "proeftuinen-inburgering";
const FIRST: &str = "proeftuinen-inburgering@1";
const SECOND: &str = "proeftuinen-inburgering@2";
const THIRD: &str = "proeftuinen-inburgering@3";

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// The published call with changes; each of the old texts must be there.
fn version(number: u32, changes: &[(&str, &str)]) -> String {
    let mut text = fs::read_to_string(seeds().join(format!("calls/{ID}/1/call.toml"))).unwrap();
    let number = format!("version = {number}");
    for (old, new) in changes.iter().copied().chain([("version = 1", number.as_str())]) {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    text
}

/// Without a table of a list: from its heading with that identity to the next heading.
fn without(text: &str, table: &str, id: &str) -> String {
    let start = text.find(&format!("[[{table}]]\nid = \"{id}\"")).unwrap();
    let end = text[start + 1..].find("\n[[").map(|at| start + at + 2).unwrap();
    format!("{}{}", &text[..start], &text[end..])
}

/// Less money, later, one action under another code, one under another name too, one declaration and one category less.
fn second() -> String {
    let text = version(
        2,
        &[
            ("date = \"2020-10-16\"", "date = \"2020-11-16\""),
            ("at-most = \"40000.00\"", "at-most = \"35000.00\""),
            ("\"buddy\"", "\"buddies\""),
            ("\"internship\"", "\"first-internship\""),
            ("Kennismakingsstage", "Eerste stage"),
            ("Introductory internship", "First internship"),
        ],
    );
    let text = without(&without(&text, "rule", "forty-hours"), "declaration", "forty-hours");
    without(&text, "category", "external")
}

struct Setting {
    folder: TempDir,
    app: App,
}

impl Setting {
    fn with(versions: &[(u32, &str)]) -> Setting {
        let folder = TempDir::new().unwrap();
        for (number, text) in versions {
            let path = Setting::file(&folder, *number);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
        Setting { folder, app }
    }

    fn file(folder: &TempDir, number: u32) -> PathBuf {
        folder.path().join(format!("library/calls/{ID}-{number}.toml"))
    }

    async fn sample(&self) -> String {
        let id = self.app.import_dossier(seeds().join(format!("samples/{ID}.json"))).await.unwrap();
        self.app.open_dossier(id.clone()).await.unwrap();
        id
    }

    async fn card(&self) -> DossierCard {
        self.app.start().await.unwrap().dossiers.remove(0)
    }

    fn restarted(self) -> Setting {
        let Setting { folder, app } = self;
        drop(app);
        let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
        assert_eq!(app.trouble(), None);
        Setting { folder, app }
    }
}

fn rule<'a>(changes: &'a DossierChanges, id: &str) -> &'a RuleChange {
    changes.rules.iter().find(|change| change.rule == id).unwrap()
}

fn chosen(changes: &DossierChanges) -> Vec<CodeMove> {
    let chosen =
        |one: &voorstel_app::views::CodeChange| CodeMove { part: one.part, from: one.code.clone(), to: one.to.clone() };
    changes.codes.iter().map(chosen).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_version_in_the_own_folder_is_offered_and_says_what_it_changes() {
    let setting = Setting::with(&[(2, &second())]);
    let start = setting.app.start().await.unwrap();
    assert_eq!(start.problems, [], "a file may be a next version of a published call");
    let card = start.calls.iter().find(|card| card.call.id == ID).unwrap();
    assert_eq!((card.pin.as_str(), card.versions.as_slice()), (SECOND, [1, 2].as_slice()));

    let changes = setting.app.call_changes(FIRST.to_owned(), SECOND.to_owned()).await.unwrap();
    let told: Vec<_> = changes.changes.iter().map(|one| (one.part, one.direction, one.sentence.nl.as_str())).collect();
    assert_eq!(
        told,
        [
            (Part::Dates, Direction::Looser, "Indienen kan tot en met 16 november 2020; dat was 16 oktober 2020."),
            (Part::Menu, Direction::Other, "Actie ‘Buddywerking’ heeft de code ‘buddies’; dat was ‘buddy’."),
            (Part::Menu, Direction::Looser, "Nieuw: actie ‘Eerste stage’."),
            (Part::Menu, Direction::Stricter, "Vervallen: actie ‘Kennismakingsstage’."),
            (Part::Categories, Direction::Stricter, "Vervallen: categorie ‘Extern’."),
            (Part::Declarations, Direction::Other, "Vervallen: verklaring ‘Het traject telt 40 uur’."),
            (
                Part::Rules,
                Direction::Other,
                "Minstens 1 van de 9 acties uit de lijst: erbij ‘Eerste stage’; weg ‘Kennismakingsstage’."
            ),
            (
                Part::Rules,
                Direction::Stricter,
                "De subsidie mag hoogstens €\u{a0}35.000,00 zijn; dat was €\u{a0}40.000,00."
            ),
            (Part::Rules, Direction::Other, "Vervallen regel (advies): verklaring: Het traject telt 40 uur."),
        ]
    );
    let back = setting.app.call_changes(SECOND.to_owned(), FIRST.to_owned()).await.unwrap();
    assert_eq!(back.changes.len(), changes.changes.len());
    let other = setting.app.call_changes(FIRST.to_owned(), "amif-31-integratie@1".to_owned()).await.unwrap_err();
    assert_eq!(other.code, FailureCode::NotFound, "{other}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_hears_rule_by_rule_and_code_by_code_what_a_version_changes_for_it() {
    let setting = Setting::with(&[(2, &second())]);
    let id = setting.sample().await;
    let before = setting.app.open_dossier(id.clone()).await.unwrap();
    let newer = before.newer.clone().unwrap();
    assert_eq!((newer.pin.as_str(), newer.version, newer.stays), (SECOND, 2, false));
    assert_eq!(setting.card().await.newer, Some(newer));

    let changes = setting.app.what_changes(id.clone(), SECOND.to_owned(), None).await.unwrap();
    assert_eq!((changes.from, changes.to, changes.pin.as_str()), (1, 2, SECOND));
    let cap = rule(&changes, "grant-cap");
    assert_eq!(cap.kind, RuleTurn::NewlyBroken);
    let (now, then) = (cap.before.as_ref().unwrap(), cap.after.as_ref().unwrap());
    assert_eq!((now.status, then.status), (Status::Met, Status::Broken));
    assert_eq!(then.title.nl, "U vraagt €\u{a0}3.500,00 te veel");
    assert_eq!(then.text.nl, "Gevraagd €\u{a0}38.500,00. Hoogstens €\u{a0}35.000,00.");
    assert_eq!(changes.rules.first().unwrap().rule, "grant-cap", "what matters most comes first");
    let gone = rule(&changes, "forty-hours");
    assert!(gone.kind == RuleTurn::Gone && gone.after.is_none());
    assert_eq!(rule(&changes, "deadline").kind, RuleTurn::Changed, "another day, and still in time");
    assert_eq!(rule(&changes, "balance").kind, RuleTurn::Same);
    assert_eq!(rule(&changes, "trajectory-form").kind, RuleTurn::Changed, "met before and after");

    let codes: Vec<_> =
        changes.codes.iter().map(|one| (one.part, one.code.as_str(), one.uses, one.to.as_deref())).collect();
    assert_eq!(
        codes,
        [
            (Part::Menu, "buddy", 1, Some("buddies")),
            (Part::Menu, "internship", 1, Some("first-internship")),
            (Part::Categories, "external", 3, None),
            (Part::Declarations, "forty-hours", 1, None),
        ],
        "the same name under another code, the code most like it, and nothing where one would have to guess"
    );
    let external = &changes.codes[2];
    assert_eq!(external.title.nl, "Extern");
    assert!(external.choices.iter().any(|one| one.code == "operating" && one.title.nl == "Werking"));

    let after = setting.app.open_dossier(id).await.unwrap();
    assert_eq!(after.dossier, before.dossier, "looking changes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_is_one_step_and_the_right_call_judges_after_it_after_undo_redo_and_a_restart() {
    let mut setting = Setting::with(&[(2, &second())]);
    let id = setting.sample().await;
    let app = &setting.app;
    let first = app.open_dossier(id.clone()).await.unwrap();
    let mut moves = chosen(&app.what_changes(id.clone(), SECOND.to_owned(), None).await.unwrap());
    moves.iter_mut().find(|one| one.from == "external").unwrap().to = Some("operating".to_owned());
    let seen = app.what_changes(id.clone(), SECOND.to_owned(), Some(moves.clone())).await.unwrap();
    assert_eq!(chosen(&seen), moves, "what was chosen is what is shown");

    let moved = app.move_dossier(id.clone(), SECOND.to_owned(), moves).await.unwrap();
    let call = moved.call.as_ref().unwrap();
    assert_eq!((call.call.version, call.newer.is_none()), (2, true));
    assert!(call.rules.iter().any(|rule| rule.title.nl.contains("35.000,00")));
    assert_eq!(moved.undo.as_ref().unwrap().nl, "overgestapt op versie 2");
    let broken = |judged: &voorstel_app::views::Judged| -> Vec<String> {
        let broken = judged.findings.iter().filter(|finding| finding.status == Status::Broken);
        broken.map(|finding| finding.rule.clone()).collect()
    };
    assert_eq!(broken(&moved.judged), ["grant-cap"], "no code is unknown");
    let view = app.open_dossier(id.clone()).await.unwrap();
    assert_eq!(view.dossier.call, SECOND);
    let menus: Vec<&str> = view.dossier.actions.iter().map(|action| action.menu.as_str()).collect();
    assert!(menus.contains(&"buddies") && menus.contains(&"first-internship") && !menus.contains(&"buddy"));
    assert!(view.dossier.budget.iter().all(|line| line.category != "external"));
    assert_eq!(view.dossier.declarations.get("forty-hours"), Some(&true), "what was left stays");

    let undone = app.undo(id.clone()).await.unwrap();
    assert_eq!(undone.call.as_ref().unwrap().call.version, 1);
    assert_eq!(undone.call.unwrap().newer.unwrap().version, 2);
    assert!(broken(&undone.judged).is_empty(), "the first version judges again");
    assert_eq!(app.open_dossier(id.clone()).await.unwrap().dossier, first.dossier, "all is as it was");
    let redone = app.redo(id.clone()).await.unwrap();
    assert_eq!(redone.call.as_ref().unwrap().call.version, 2);
    assert_eq!(broken(&redone.judged), ["grant-cap"]);
    let lower = Edit::Set { field: Field::new("/funding/f1/amount"), value: FieldValue::Text("35000".to_owned()) };
    let lower = app.edit(id.clone(), vec![lower], Text::default(), false).await.unwrap();
    assert!(lower.call.is_none(), "only a step that changes the call tells of it");
    assert!(!broken(&lower.judged).contains(&"grant-cap".to_owned()));

    setting = setting.restarted();
    let app = &setting.app;
    let again = app.open_dossier(id.clone()).await.unwrap();
    assert_eq!((again.call.version, setting.card().await.newer), (2, None));
    app.undo(id.clone()).await.unwrap();
    assert_eq!(app.undo(id.clone()).await.unwrap().call.unwrap().call.version, 1, "a restart forgets no step");
    app.close_dossier(id.clone()).await.unwrap();
    assert_eq!(setting.card().await.pin, FIRST);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stays_is_not_asked_again_about_that_version_and_is_about_the_next() {
    let mut setting = Setting::with(&[(2, &second())]);
    let id = setting.sample().await;
    setting.app.stay(id.clone(), SECOND.to_owned()).await.unwrap();
    assert!(setting.card().await.newer.unwrap().stays);
    setting = setting.restarted();
    let view = setting.app.open_dossier(id.clone()).await.unwrap();
    assert_eq!((view.call.version, view.newer.unwrap().stays), (1, true), "it is remembered");

    fs::write(Setting::file(&setting.folder, 3), version(3, &[])).unwrap();
    setting = setting.restarted();
    let newer = setting.card().await.newer.unwrap();
    assert_eq!((newer.version, newer.stays), (3, false), "another version is another question");
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_come_together_are_both_kept() {
    let text = without(&without(&version(2, &[]), "rule", "text-partnership"), "section", "partnership");
    let setting = Setting::with(&[(2, &text)]);
    let id = setting.sample().await;
    let before = setting.app.open_dossier(id.clone()).await.unwrap().dossier.texts;
    let mut moves = chosen(&setting.app.what_changes(id.clone(), SECOND.to_owned(), None).await.unwrap());
    assert_eq!(moves, [CodeMove { part: Part::Sections, from: "partnership".to_owned(), to: None }]);
    moves[0].to = Some("concept".to_owned());
    setting.app.move_dossier(id.clone(), SECOND.to_owned(), moves).await.unwrap();
    let after = setting.app.open_dossier(id).await.unwrap().dossier.texts;
    assert_eq!(after["concept"], format!("{}\n\n{}", before["concept"], before["partnership"]));
    assert!(!after.contains_key("partnership"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_version_or_no_code_of_it_is_refused_with_nothing_changed() {
    let setting = Setting::with(&[(2, &second())]);
    let id = setting.sample().await;
    let before = setting.app.open_dossier(id.clone()).await.unwrap();
    for to in [FIRST, "amif-31-integratie@1", "proeftuinen-inburgering@9", ""] {
        let refused = setting.app.move_dossier(id.clone(), to.to_owned(), Vec::new()).await.unwrap_err();
        assert_eq!(refused.code, FailureCode::NotFound, "{to}: {refused}");
        assert!(setting.app.stay(id.clone(), to.to_owned()).await.is_err());
    }
    let wrong = CodeMove { part: Part::Menu, from: "buddy".to_owned(), to: Some("nothing".to_owned()) };
    let refused = setting.app.move_dossier(id.clone(), SECOND.to_owned(), vec![wrong]).await.unwrap_err();
    assert_eq!(refused.message.nl, "De nieuwe versie kent de code ‘nothing’ niet. Kies een code uit de lijst.");
    let call = Edit::Set { field: Field::top("call"), value: FieldValue::Text("nowhere@1".to_owned()) };
    let refused = setting.app.edit(id.clone(), vec![call], Text::default(), true).await.unwrap_err();
    assert_eq!(refused.code, FailureCode::NotFound, "no edit leaves a dossier without its call");
    let after = setting.app.open_dossier(id).await.unwrap();
    assert_eq!((after.dossier, after.undo), (before.dossier, before.undo));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_back_to_a_version_whose_file_is_gone_is_refused_and_says_so() {
    let mut setting = Setting::with(&[(2, &second()), (3, &version(3, &[]))]);
    let id = setting.sample().await;
    for pin in [SECOND, THIRD] {
        setting.app.move_dossier(id.clone(), pin.to_owned(), Vec::new()).await.unwrap();
    }
    fs::remove_file(Setting::file(&setting.folder, 2)).unwrap();
    setting = setting.restarted();
    let before = setting.app.open_dossier(id.clone()).await.unwrap();
    let refused = setting.app.undo(id.clone()).await.unwrap_err();
    assert!(refused.message.nl.contains(SECOND), "{refused}");
    let after = setting.app.open_dossier(id).await.unwrap();
    assert_eq!((after.dossier, after.undo), (before.dossier, before.undo), "nothing was undone");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_dossier_sees_a_version_that_came_and_went_meanwhile() {
    let setting = Setting::with(&[]);
    let app = &setting.app;
    let id = app.import_dossier(seeds().join(format!("samples/{ID}.json"))).await.unwrap();
    assert_eq!(app.open_dossier(id.clone()).await.unwrap().newer, None);
    assert!(!app.look_for_calls().await.unwrap(), "nothing came");
    let path = Setting::file(&setting.folder, 2);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, second()).unwrap();
    assert_eq!(app.newer_version(id.clone()).await.unwrap(), None, "nobody looked yet");
    assert!(app.look_for_calls().await.unwrap());
    let newer = app.newer_version(id.clone()).await.unwrap().unwrap();
    assert_eq!((newer.pin.as_str(), newer.stays), (SECOND, false));
    assert!(!app.look_for_calls().await.unwrap(), "it is known now");
    fs::remove_file(&path).unwrap();
    assert!(app.look_for_calls().await.unwrap());
    assert_eq!(app.newer_version(id.clone()).await.unwrap(), None);

    // One that is published here is there at once.
    let draft = app.begin_call(BeginCall::Version { pin: FIRST.to_owned() }).await.unwrap();
    app.publish_call(draft.id).await.unwrap();
    assert_eq!(app.newer_version(id).await.unwrap().map(|newer| newer.pin).as_deref(), Some(SECOND));
    assert!(!app.look_for_calls().await.unwrap(), "what is published here is read at once");
}
