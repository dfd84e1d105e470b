//! Calls from a pasted page or a topic of the EU portal, as the screens make drafts of them. What is read is written for
//! these tests; its services and persons are made up.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::views::{CallChange, DraftOrigin, FailureCode, FindGroup};
use voorstel_app::{App, Nobody};

const PAGE: &str = "Leeshoeken in de wijk

Code

AMIF-2019-AG-CALL-09

Inleiding

Lezen brengt buren samen. Okko Wijnants (projectbeheerder) vertelt het.

Acties

De voorstellen bevatten een of meer van de volgende acties:

 • een leeshoek inrichten
 • vrijwilligers vormen

Budget

Het budget bedraagt 900.000 euro. De subsidie bedraagt maximum 60 % van de subsidiabele kosten. De looptijd is maximaal 18 maanden per project.

Info & contact

okko.wijnants@voorbeeld.example, 0475 55 01 23
";

fn clock() -> ZonedDateTime {
    "2026-01-15T14:32:07+01:00[Europe/Brussels]".parse().unwrap()
}

fn app() -> (TempDir, App) {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    (folder, app)
}

#[tokio::test]
async fn a_page_is_shown_as_it_was_understood_before_anything_is_made_of_it() {
    let (_folder, app) = app();
    let page = app.read_page(PAGE.to_owned()).await.unwrap();
    let shown = |name: &str| page.recognised.iter().find(|one| one.name.en == name).unwrap();
    assert_eq!(shown("Budget of the call").shown.nl, "€\u{a0}900.000,00");
    assert_eq!((shown("Code").line, shown("Code").section.as_str()), (5, "Code"));
    let rules: Vec<&str> =
        page.recognised.iter().filter(|one| one.group == FindGroup::Rules).map(|one| one.shown.nl.as_str()).collect();
    assert!(rules.contains(&"Subsidie hoogstens 60\u{a0}% van de kosten."), "{rules:?}");
    let pieces = page.lines.iter().flat_map(|line| &line.pieces);
    assert_eq!(pieces.clone().filter(|piece| piece.left_out).count(), 3);
    assert!(pieces.clone().any(|piece| piece.begins.contains(&shown("Code").number)));
    let told = serde_json::to_string(&page).unwrap().to_lowercase();
    assert!(!told.contains("wijnants") && !told.contains("55 01 23"));
    assert_eq!(page.left_out.iter().map(|one| one.what.en.as_str()).collect::<Vec<_>>().len(), 3);
    assert!(app.own_calls().await.unwrap().drafts.is_empty());
}

#[tokio::test]
async fn a_draft_keeps_what_was_recognised_until_a_person_confirms_it() {
    let (folder, app) = app();
    let draft = app.begin_call_from_page(PAGE.to_owned()).await.unwrap();
    assert_eq!(draft.origin, DraftOrigin::Page);
    let share = |draft: &voorstel_app::views::CallDraft| {
        let rules = draft.content["rule"].as_array().unwrap();
        rules.iter().position(|rule| rule["id"] == "grant-share").unwrap()
    };
    let key = format!("rule[{}]", share(&draft));
    let rule = &draft.content["rule"][share(&draft)];
    assert_eq!(
        (rule["authority"]["certainty"].as_str(), rule["severity"].as_str()),
        (Some("assumed"), Some("warning"))
    );
    assert_eq!(rule["note"]["en"], "Grant at most 60% of costs.");
    let recognised = draft.recognised.iter().find(|one| one.key == key).unwrap();
    assert!(!recognised.confirmed && recognised.quote.contains("60 %"));
    assert!(draft.recognised.iter().any(|one| one.rewrite && one.key == "menu.action[0]"));
    // A rule that is confirmed is the page's, wherever the author has moved it meanwhile.
    let change = CallChange::Move { key: key.clone(), to: 0 };
    let draft = app.change_call(draft.id, vec![change]).await.unwrap();
    let draft = app.confirm_recognised(draft.id, "rule[0]".to_owned()).await.unwrap();
    assert_eq!(draft.content["rule"][0]["authority"]["certainty"], "page");
    assert!(draft.recognised.iter().find(|one| one.key == "rule[0]").unwrap().confirmed);
    // Taken back, it is to be confirmed again.
    let draft = app.undo_call(draft.id).await.unwrap();
    assert!(!draft.recognised.iter().find(|one| one.key == "rule[0]").unwrap().confirmed);
    let draft = app.redo_call(draft.id).await.unwrap();
    let draft = app.confirm_recognised(draft.id, "title.nl".to_owned()).await.unwrap();
    let refused = app.confirm_recognised(draft.id.clone(), "rule[99]".to_owned()).await.unwrap_err();
    assert_eq!(refused.code, FailureCode::NotFound);
    // All of it is on disk.
    drop(app);
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    let again = app.open_call_draft(draft.id).await.unwrap();
    assert_eq!(again.recognised, draft.recognised);
    assert!(again.recognised.iter().find(|one| one.key == "title.nl").unwrap().confirmed);
}

#[tokio::test]
async fn words_of_the_page_are_to_be_rewritten_until_their_author_did_wherever_they_stand_meanwhile() {
    let (folder, app) = app();
    let page =
        PAGE.replace("Budget\n", "Doelstellingen\n\n • buren ontmoeten elkaar\n • lezen wordt gewoon\n\nBudget\n");
    let draft = app.begin_call_from_page(page).await.unwrap();
    let told = |draft: &voorstel_app::views::CallDraft, words: &str| {
        let found = draft.recognised.iter().find(|one| one.quote.contains(words));
        found.map(|one| (one.key.clone(), one.rewrite))
    };
    let at = |place: &str, rewrite| Some((place.to_owned(), rewrite));
    assert_eq!(told(&draft, "buren ontmoeten"), at("objective[0].nl", true));
    let id = draft.id;
    let change = |change| app.change_call(id.clone(), vec![change]);
    let draft = change(CallChange::Move { key: "objective[0]".to_owned(), to: 1 }).await.unwrap();
    assert_eq!(told(&draft, "buren ontmoeten"), at("objective[1].nl", true));
    assert_eq!(told(&draft, "lezen wordt"), at("objective[0].nl", true));
    let set = |key: &str, text: &str| CallChange::Set { key: key.to_owned(), value: Some(text.into()) };
    // Saying that it was read well does not make the words one's own.
    let draft = app.confirm_recognised(draft.id, "objective[1].nl".to_owned()).await.unwrap();
    assert_eq!(told(&draft, "buren ontmoeten"), at("objective[1].nl", true));
    let draft = change(set("objective[1].en", "Neighbours meet")).await.unwrap();
    assert_eq!(told(&draft, "buren ontmoeten"), at("objective[1].nl", true));
    let draft = change(set("objective[1].nl", "Buren leren elkaar kennen.")).await.unwrap();
    assert_eq!(told(&draft, "buren ontmoeten"), at("objective[1].nl", false));
    assert_eq!(told(&draft, "lezen wordt"), at("objective[0].nl", true));
    let draft = app.undo_call(draft.id).await.unwrap();
    assert_eq!(told(&draft, "buren ontmoeten"), at("objective[1].nl", true), "taken back, it is the page's again");
    let draft = change(CallChange::Remove { key: "objective[0]".to_owned() }).await.unwrap();
    assert_eq!((told(&draft, "lezen wordt"), told(&draft, "buren ontmoeten")), (None, at("objective[0].nl", true)));
    // It is kept so.
    drop(app);
    let again = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    assert_eq!(again.open_call_draft(draft.id).await.unwrap().recognised, draft.recognised);
}

#[tokio::test]
async fn a_topic_is_taken_from_its_file() {
    let (folder, app) = app();
    let path = folder.path().join("topic.json");
    let topic = r#"{"TopicDetails": {"identifier": "AMIF-2024-TF1-AG-CALL-03-KITCHENS", "title": "Kitchens",
        "budgetOverviewJSONItem": {"budgetTopicActionMap": {"1": [{"action": "AMIF-2024-TF1-AG-CALL-03-KITCHENS - PJG",
        "budgetYearMap": {"2024": "8000000"}, "maxContribution": 2000000}]}}}}"#;
    std::fs::write(&path, topic).unwrap();
    let draft = app.begin_call_from_topic_file(path.clone()).await.unwrap();
    assert_eq!(draft.origin, DraftOrigin::Topic);
    assert_eq!(draft.content["envelope"]["amount"], "8000000.00");
    std::fs::write(&path, "<html>").unwrap();
    let refused = app.begin_call_from_topic_file(path).await.unwrap_err();
    assert!(refused.message.en.contains("topic.json") && refused.message.en.contains("no JSON"), "{refused}");
}

#[tokio::test]
async fn nothing_is_made_of_what_is_no_call_and_no_code_is_asked_for_that_is_none() {
    let (_folder, app) = app();
    for (page, words) in [("", "no text"), ("Pannenkoeken met stroop", "No call can be recognised")] {
        let refused = app.begin_call_from_page(page.to_owned()).await.unwrap_err();
        assert!(refused.message.en.contains(words), "{refused}");
    }
    let refused = app.begin_call_from_topic_code("../../secret-a-b".to_owned()).await.unwrap_err();
    assert_eq!(refused.code, FailureCode::WrongValue);
    assert!(app.own_calls().await.unwrap().drafts.is_empty());
}
