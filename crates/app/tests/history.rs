//! The history of a dossier as a front end asks for it, on a real library.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Edit, Field, FieldValue, Language, List, Partner, Text, Worded};
use voorstel_app::views::{
    ExportFormat, ExportOptions, ExportProgress, FailureCode, HistoryAsked, HistoryPage, HistoryProgress, SavedLater,
    Settings, Step, VersionChange,
};
use voorstel_app::{App, Host, Nobody};

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

struct Setting {
    folder: TempDir,
    app: App,
    id: String,
}

async fn setting() -> Setting {
    setting_of(Box::new(Nobody)).await
}

async fn setting_of(host: Box<dyn Host>) -> Setting {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), host, clock);
    app.keep_settings(Settings { author: "An".to_owned(), ..Settings::default() }).await.unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
    let id = app.import_dossier(file).await.unwrap();
    app.open_dossier(id.clone()).await.unwrap();
    Setting { folder, app, id }
}

impl Setting {
    async fn set(&self, field: &Field, value: &str) {
        let edit = Edit::Set { field: field.clone(), value: FieldValue::Text(value.to_owned()) };
        self.app.edit(self.id.clone(), vec![edit], Text::default(), false).await.unwrap();
    }

    async fn history(&self, asked: HistoryAsked) -> HistoryPage {
        self.app.history(self.id.clone(), asked).await.unwrap().unwrap()
    }

    async fn value(&self, field: &Field) -> FieldValue {
        self.app.open_dossier(self.id.clone()).await.unwrap().dossier.value(field).unwrap()
    }

    /// The first line of the budget that has a price: its identity and its fields.
    async fn line(&self) -> (String, Field) {
        let dossier = self.app.open_dossier(self.id.clone()).await.unwrap().dossier;
        let id = dossier.budget.first().unwrap().id.clone();
        let price = Field::of(List::Budget, &id, "unit_cost");
        (id, price)
    }

    async fn keep(&self, name: &str) -> String {
        let keep = VersionChange::Keep { name: name.to_owned(), note: String::new(), moment: None };
        let view = self.app.change_version(self.id.clone(), keep).await.unwrap();
        let id = view.changed.unwrap();
        view.versions.into_iter().find(|version| version.id == id).unwrap().moment
    }
}

/// Lets the reading of a history go on only when it is told to.
struct Gate {
    heard: Mutex<Sender<HistoryProgress>>,
    goes_on: Arc<Mutex<Receiver<()>>>,
}

impl Host for Gate {
    fn export_progress(&self, _: &str, _: &ExportProgress) {}

    fn saved(&self, _: &SavedLater) {}

    fn history_progress(&self, progress: &HistoryProgress) {
        self.heard.lock().unwrap().send(progress.clone()).unwrap();
        self.goes_on.lock().unwrap().recv().unwrap();
    }
}

#[tokio::test]
async fn reading_a_history_tells_how_far_it_is_and_can_be_called_off() {
    let (heard, hears) = channel();
    let (lets_go_on, goes_on) = channel();
    let gate = Gate { heard: Mutex::new(heard), goes_on: Arc::new(Mutex::new(goes_on)) };
    let Setting { folder: _folder, app, id } = setting_of(Box::new(gate)).await;
    let app = Arc::new(app);
    let read = || {
        let (app, id) = (Arc::clone(&app), id.clone());
        tokio::spawn(async move { app.history(id, HistoryAsked::default()).await })
    };
    let hears = Arc::new(Mutex::new(hears));
    let next = || {
        let hears = Arc::clone(&hears);
        async move { tokio::task::spawn_blocking(move || hears.lock().unwrap().recv().unwrap()).await.unwrap() }
    };
    let reading = read();
    assert_eq!(next().await, HistoryProgress { read: 0, of: 1 });
    app.cancel_history();
    lets_go_on.send(()).unwrap();
    assert_eq!(reading.await.unwrap().unwrap_err().code, FailureCode::Stopped);

    let reading = read();
    for expected in [0, 1] {
        assert_eq!(next().await, HistoryProgress { read: expected, of: 1 });
        lets_go_on.send(()).unwrap();
    }
    assert_eq!(reading.await.unwrap().unwrap().unwrap().all, 1, "who asks again begins anew");
}

#[tokio::test]
async fn a_step_that_is_named_is_taken_back_only_while_it_is_the_last() {
    let setting = setting().await;
    let (id, price) = setting.line().await;
    setting.set(&price, "1.000").await;
    let offered = setting.app.open_dossier(setting.id.clone()).await.unwrap().undo_step;
    setting.set(&Field::of(List::Budget, &id, "description"), "Getypt sindsdien").await;
    let refused = setting.app.undo_step(setting.id.clone(), offered).await.unwrap_err();
    assert!(refused.message.nl.starts_with("Er is sindsdien iets anders gedaan."), "{}", refused.message.nl);
    let view = setting.app.open_dossier(setting.id.clone()).await.unwrap();
    assert_eq!(view.dossier.budget.iter().find(|line| line.id == id).unwrap().description, "Getypt sindsdien");
    let undone = setting.app.undo_step(setting.id.clone(), view.undo_step).await.unwrap();
    assert_eq!(undone.undo_step, offered, "what is last now is the one that was offered");
    let undone = setting.app.undo_step(setting.id.clone(), offered).await.unwrap();
    assert_eq!((undone.patches.len(), undone.undo_step), (1, None));
}

#[tokio::test]
async fn every_edit_says_who_when_and_what_with_the_value_before_and_after() {
    let setting = setting().await;
    let (id, price) = setting.line().await;
    setting.set(&price, "1.000").await;
    setting.set(&Field::of(List::Budget, &id, "description"), "Studie").await;
    setting.set(&price, "1.200,00").await;
    setting.app.undo(setting.id.clone()).await.unwrap();
    let page = setting.history(HistoryAsked::default()).await;
    assert_eq!((page.found, page.all, page.people.as_slice()), (5, 5, &["An".to_owned()][..]));
    let changed = &page.entries[1];
    assert_eq!((changed.author.as_str(), changed.at.as_str()), ("An", "2020-10-01T14:32:07"));
    let plain = |text: &str| text.replace('\u{a0}', " ");
    assert_eq!(plain(&changed.lines[0].text.nl), "Prijs per eenheid van ‘Studie’: € 1.000,00 → € 1.200,00");
    assert_eq!(plain(&changed.lines[0].text.en), "Cost per unit of ‘Studie’: €1,000.00 → €1,200.00");
    assert!(page.entries[0].label.nl.starts_with("Ongedaan gemaakt: "));
    assert_eq!(page.entries[4].label.nl, "Dossier begonnen");

    let found = |words: &str| HistoryAsked { words: words.to_owned(), ..HistoryAsked::default() };
    assert_eq!(setting.history(found("€ 1.200,00")).await.found, 1, "an amount as one reads it");
    assert!(setting.history(found("studie")).await.found >= 4, "all that was done to what is called so");
    assert_eq!(setting.history(found("nergens")).await.found, 0);
    let at = |step| HistoryAsked { step: Some(step), ..HistoryAsked::default() };
    assert_eq!(setting.history(at(Step::Budget)).await.found, 5);
    assert_eq!(setting.history(at(Step::Texts)).await.found, 1);
    let of = HistoryAsked { author: Some("Bert".to_owned()), ..HistoryAsked::default() };
    assert_eq!(setting.history(of).await.found, 0);
    let steps = setting.app.undo_steps(setting.id.clone()).await.unwrap();
    assert_eq!(steps.len(), 2);
}

#[tokio::test]
async fn a_history_is_read_a_page_at_a_time() {
    let setting = setting().await;
    for number in 0..90 {
        setting.set(&Field::top("title"), &format!("Titel {number}")).await;
    }
    let first = setting.history(HistoryAsked::default()).await;
    assert_eq!((first.entries.len(), first.found), (40, 91));
    let last = setting.history(HistoryAsked { from: 80, ..HistoryAsked::default() }).await;
    assert_eq!(last.entries.len(), 11);
    assert_eq!(last.entries[10].label.nl, "Dossier begonnen");
    assert_eq!(first.entries[0].lines[0].text.nl, "Titel: Titel 88 → Titel 89");
}

#[tokio::test]
async fn a_field_tells_its_values_and_goes_back_to_one_as_a_step_that_can_be_undone() {
    let setting = setting().await;
    let (_, price) = setting.line().await;
    let first = setting.value(&price).await;
    setting.set(&price, "1000").await;
    setting.set(&price, "1200").await;
    let history = setting.app.field_history(setting.id.clone(), price.clone()).await.unwrap();
    assert_eq!(history.values.len(), 3);
    assert!(history.values[0].stands && !history.values[1].stands);
    assert_eq!(history.values[0].before, history.values[1].after);
    assert_eq!(history.values[2].before.nl, "–");
    let moment = history.values[1].moment.clone();
    let update = setting.app.restore(setting.id.clone(), moment, Some(price.clone())).await.unwrap();
    assert_eq!(update.patches.len(), 1);
    assert!(update.undo.unwrap().nl.contains("terug naar 1 oktober 2020, 14:32"));
    assert_eq!(setting.value(&price).await, FieldValue::Text("1000.00".to_owned()));
    for _ in 0..3 {
        setting.app.undo(setting.id.clone()).await.unwrap();
    }
    assert_eq!(setting.value(&price).await, first);

    let text = Field::text("concept");
    setting.set(&text, "Het eerste plan.").await;
    setting.set(&text, "Het betere plan.").await;
    let history = setting.app.field_history(setting.id.clone(), text).await.unwrap();
    let told: Vec<(Worded, &str)> =
        history.values[0].wording.iter().map(|piece| (piece.was, piece.text.as_str())).collect();
    assert_eq!(
        told,
        [(Worded::Kept, "Het "), (Worded::Gone, "eerste"), (Worded::New, "betere"), (Worded::Kept, " plan.")]
    );
}

#[tokio::test]
async fn a_named_version_is_looked_at_compared_and_gone_back_to() {
    let setting = setting().await;
    let (line, price) = setting.line().await;
    let before = setting.app.open_dossier(setting.id.clone()).await.unwrap().dossier;
    let moment = setting.keep("Naar de raad").await;
    setting.set(&price, "999999").await;
    setting.set(&Field::text("concept"), "Heel anders.").await;
    let partner = before.partners.last().unwrap().id.clone();
    setting.app.remove(setting.id.clone(), List::Partners, partner.clone()).await.unwrap();

    let then = setting.app.dossier_then(setting.id.clone(), moment.clone()).await.unwrap();
    assert_eq!(then.title, before.title);
    let compared = setting.app.compare(setting.id.clone(), moment.clone(), None).await.unwrap();
    let cost = &compared.figures[0];
    assert!(cost.changed && cost.difference.nl.starts_with("+€"), "{cost:?}");
    assert_eq!(cost.before, then.figures[0].value);
    assert!(!compared.broken.is_empty());
    let steps: Vec<Step> = compared.steps.iter().map(|changes| changes.step).collect();
    assert!(steps.contains(&Step::Partners) && steps.contains(&Step::Budget) && steps.contains(&Step::Texts));
    let partners = compared.steps.iter().find(|changes| changes.step == Step::Partners).unwrap();
    assert!(partners.lines[0].text.nl.starts_with("Partner verwijderd: "), "{:?}", partners.lines);
    let texts = compared.steps.iter().find(|changes| changes.step == Step::Texts).unwrap();
    assert!(texts.lines.iter().any(|line| line.wording.iter().any(|piece| piece.was == Worded::New)));
    let backwards = setting.app.compare(setting.id.clone(), moment.clone(), Some(moment.clone())).await.unwrap();
    assert!(backwards.steps.is_empty() && backwards.figures.iter().all(|figure| !figure.changed));

    let only = Field::of(List::Budget, &line, "unit_cost");
    setting.app.restore(setting.id.clone(), moment.clone(), Some(only)).await.unwrap();
    assert_eq!(setting.value(&price).await, before.value(&price).unwrap());
    setting.app.restore(setting.id.clone(), moment.clone(), None).await.unwrap();
    assert_eq!(setting.app.open_dossier(setting.id.clone()).await.unwrap().dossier, before);
    setting.app.undo(setting.id.clone()).await.unwrap();
    let dossier = setting.app.open_dossier(setting.id.clone()).await.unwrap().dossier;
    assert!(dossier.partner(&partner).is_none(), "one step");

    let path = setting.folder.path().join("then.json");
    let progress = setting.app.export_then(
        setting.id.clone(),
        moment.clone(),
        ExportFormat::Json,
        Language::Nl,
        ExportOptions::default(),
        path.clone(),
    );
    assert!(matches!(progress.await.unwrap(), ExportProgress::Done { .. }));
    let written = voorstel_app::model::Dossier::from_json(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(written.dossier, before, "and nothing of versions in it");
    assert!(written.unknown.is_empty());
    let name = setting.app.export_then_name(setting.id.clone(), moment, ExportFormat::Pdf).await.unwrap();
    assert!(name.ends_with("-2020-10-01.pdf"), "{name}");
}

#[tokio::test]
async fn a_version_is_frozen_by_the_lead_and_then_stays() {
    let setting = setting().await;
    setting.keep("Naar de raad").await;
    let id = setting.app.versions(setting.id.clone()).await.unwrap().versions[0].id.clone();
    let dossier = setting.app.open_dossier(setting.id.clone()).await.unwrap().dossier;
    let who = |organisation: Partner| Settings { author: "An".to_owned(), organisation, ..Settings::default() };
    let other = dossier.partners.iter().find(|partner| dossier.lead() != Some(partner)).unwrap();
    setting.app.keep_settings(who(other.clone())).await.unwrap();
    assert!(!setting.app.versions(setting.id.clone()).await.unwrap().may_freeze);
    let freeze = || VersionChange::Freeze { id: id.clone() };
    let refused = setting.app.change_version(setting.id.clone(), freeze()).await.unwrap_err();
    assert!(refused.message.nl.starts_with("Alleen de hoofdaanvrager"));
    setting.app.keep_settings(who(dossier.lead().unwrap().clone())).await.unwrap();
    let view = setting.app.change_version(setting.id.clone(), freeze()).await.unwrap();
    assert_eq!(view.versions[0].frozen.as_ref().unwrap().by, "An");
    let remove = VersionChange::Remove { id: id.clone() };
    let refused = setting.app.change_version(setting.id.clone(), remove).await.unwrap_err();
    assert!(refused.message.nl.contains("is vastgelegd"));
    let nameless = VersionChange::Keep { name: " ".to_owned(), note: String::new(), moment: None };
    assert!(setting.app.change_version(setting.id.clone(), nameless).await.is_err());
    let told = setting.history(HistoryAsked { words: "vastgelegd".to_owned(), ..HistoryAsked::default() }).await;
    assert_eq!(told.found, 1, "it is told in the history");
}
