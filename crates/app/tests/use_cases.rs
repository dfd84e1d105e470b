//! The use cases as a front end calls them, on a real library.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Edit, Field, FieldValue, Language, List, Partner, Text};
use voorstel_app::views::{
    Bound, ExportFormat, ExportOptions, ExportProgress, FailureCode, FundingGroupKind, LiveSettings, LiveState,
    PasteAt, Saved, SavedLater, Settings, Status, Step, StepState,
};
use voorstel_app::{App, Host};

const PIN: &str = "proeftuinen-inburgering@1";

/// A host that remembers what it was told.
#[derive(Clone, Default)]
struct Ear {
    progress: Arc<Mutex<Vec<ExportProgress>>>,
    saved: Arc<Mutex<Vec<SavedLater>>>,
    annexes: Arc<Mutex<Vec<String>>>,
}

impl Host for Ear {
    fn export_progress(&self, _: &str, progress: &ExportProgress) {
        self.progress.lock().unwrap().push(progress.clone());
    }

    fn saved(&self, saved: &SavedLater) {
        self.saved.lock().unwrap().push(saved.clone());
    }

    fn annexes(&self, dossier: &str) {
        self.annexes.lock().unwrap().push(dossier.to_owned());
    }
}

/// A day before the calls closed.
fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

struct Setting {
    folder: TempDir,
    ear: Ear,
    app: App,
}

fn setting() -> Setting {
    let folder = TempDir::new().unwrap();
    let ear = Ear::default();
    let app = App::in_folder(folder.path().join("library"), Box::new(ear.clone()), clock);
    Setting { folder, ear, app }
}

impl Setting {
    async fn opened(&self) -> String {
        let id = self.app.create_dossier(PIN.to_owned()).await.unwrap();
        self.app.open_dossier(id.clone()).await.unwrap();
        id
    }

    async fn sample(&self) -> String {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
        self.app.import_dossier(file).await.unwrap()
    }

    /// The same library in a new start of the program.
    fn restarted(self) -> Setting {
        let Setting { folder, ear, app } = self;
        drop(app);
        let_go(&folder.path().join("library"));
        let app = App::in_folder(folder.path().join("library"), Box::new(ear.clone()), clock);
        assert_eq!(app.trouble(), None);
        Setting { folder, ear, app }
    }
}

/// Waits until a library is let go of: a thread that told how saving went holds it a moment longer than whoever heard that.
fn let_go(library: &Path) {
    let lock = fs::File::open(library.join("library.lock")).unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        lock.lock().unwrap();
        drop(lock);
        tell.send(()).unwrap();
    });
    told.recv_timeout(Duration::from_secs(60)).unwrap();
}

fn label() -> Text {
    Text { nl: "proef".to_owned(), en: "trial".to_owned() }
}

fn set(pointer: &str, text: &str) -> Edit {
    Edit::Set { field: Field::new(pointer), value: FieldValue::Text(text.to_owned()) }
}

fn add(list: List, id: &str, fields: &[(&str, &str)]) -> Edit {
    let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), FieldValue::Text((*text).to_owned()))).collect();
    Edit::Add { list, id: id.to_owned(), after: None, fields }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_screen_has_the_calls_with_their_rules_in_words() {
    let start = setting().app.start().await.unwrap();
    assert_eq!(start.today, "2020-10-01");
    assert_eq!(start.calls.len(), 6);
    assert_eq!((start.problems.len(), start.notices.len()), (0, 0));
    let card = start.calls.iter().find(|card| card.pin == PIN).unwrap();
    assert!(!card.closed);
    assert_eq!(card.highest_grant.unwrap().to_string(), "40000.00");
    for card in &start.calls {
        for rule in &card.rules {
            assert!(!rule.title.nl.is_empty() && !rule.title.en.is_empty(), "{} {}", card.pin, rule.id);
            assert!(!rule.authority.nl.is_empty(), "{} {}", card.pin, rule.id);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_kept_judged_undone_and_there_after_a_restart() {
    let setting = setting();
    let id = setting.opened().await;
    let app = &setting.app;
    let line = add(List::Budget, "b1", &[("category", "staff"), ("quantity", "1,5"), ("unit_cost", "€ 1.234,56")]);
    let update = app.edit(id.clone(), vec![line], label(), false).await.unwrap();
    assert_eq!(update.amounts["b1"].unwrap().to_string(), "1851.84");
    assert_eq!(update.judged.totals.direct.total.to_string(), "1851.84");
    assert_eq!(update.saved, Saved::Saved { at: "2020-10-01T14:32:07".to_owned() });
    assert_eq!(update.undo, Some(label()));
    let Some(Edit::Add { fields, .. }) = update.patches.first() else { panic!("{:?}", update.patches) };
    assert_eq!(fields["unit_cost"], FieldValue::Text("1234.56".to_owned()), "the patch has the form that is kept");

    let kept = app.edit(id.clone(), vec![set("/budget/b1/quantity", "1.125")], label(), true).await.unwrap();
    assert_eq!(kept.amounts["b1"].unwrap().to_string(), "1388.88", "a kept form is not read as a Dutch thousand");
    let typed = app.edit(id.clone(), vec![set("/budget/b1/quantity", "1.125")], label(), false).await.unwrap();
    assert_eq!(typed.amounts["b1"].unwrap().to_string(), "1388880.00");

    let wrong = app.edit(id.clone(), vec![set("/budget/b1/quantity", "veel")], label(), false).await.unwrap();
    assert_eq!(wrong.amounts["b1"], None, "what cannot be read counts in no sum");
    let finding = wrong.judged.findings.first().unwrap();
    assert_eq!((finding.kind.as_str(), finding.step), ("unreadable", Step::Budget));
    assert_eq!(finding.rows.first().unwrap().id, "b1");
    let budget = wrong.judged.steps.iter().find(|step| step.step == Step::Budget).unwrap();
    assert_eq!((budget.state, budget.errors), (StepState::Error, 1));

    let undone = app.undo(id.clone()).await.unwrap();
    assert_eq!(undone.amounts["b1"].unwrap().to_string(), "1388880.00");
    assert_eq!(undone.redo, Some(label()));
    app.redo(id.clone()).await.unwrap();
    app.undo(id.clone()).await.unwrap();
    app.close_dossier(id.clone()).await.unwrap();

    let setting = setting.restarted();
    let view = setting.app.open_dossier(id.clone()).await.unwrap();
    assert_eq!(view.amounts["b1"].to_string(), "1388880.00");
    let undone = setting.app.undo(id).await.unwrap();
    assert_eq!(undone.amounts["b1"].unwrap().to_string(), "1388.88", "undo reaches behind a restart");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_cannot_be_made_is_refused_whole() {
    let setting = setting();
    let id = setting.opened().await;
    let edits = vec![set("/title", "Samen"), set("/partners/p9/name", "x")];
    let failure = setting.app.edit(id.clone(), edits, label(), false).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NotFound);
    assert!(failure.message.nl.contains("p9") && failure.message.en.contains("p9"));
    assert_eq!(setting.app.open_dossier(id.clone()).await.unwrap().dossier.title, "");
    let long = set("/title", &"x".repeat(10_001));
    let failure = setting.app.edit(id.clone(), vec![long], label(), false).await.unwrap_err();
    assert!(failure.message.nl.contains("/title: langer dan 10.000 tekens"), "an export could not be read: {failure}");
    let text = set("/texts/concept", &"x".repeat(200_000));
    setting.app.edit(id.clone(), vec![text], label(), false).await.unwrap();
    let nobody = setting.app.edit("d0".to_owned(), vec![], label(), false).await.unwrap_err();
    assert_eq!(nobody.code, FailureCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn removing_a_partner_frees_what_refers_to_it_and_one_undo_brings_all_back() {
    let setting = setting();
    let id = setting.sample().await;
    let before = setting.app.open_dossier(id.clone()).await.unwrap().dossier;
    let update = setting.app.remove(id.clone(), List::Partners, "p3".to_owned()).await.unwrap();
    assert!(!update.undo.unwrap().nl.is_empty(), "it is told by what it did");
    let after = setting.app.open_dossier(id.clone()).await.unwrap().dossier;
    assert!(after.budget.iter().all(|line| line.partner != "p3"));
    setting.app.undo(id.clone()).await.unwrap();
    assert_eq!(setting.app.open_dossier(id).await.unwrap().dossier, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn findings_of_the_sample_are_told_in_both_languages_and_every_fix_says_what_it_does() {
    let setting = setting();
    let id = setting.sample().await;
    setting.app.open_dossier(id.clone()).await.unwrap();
    let update =
        setting.app.edit(id.clone(), vec![set("/funding/f1/amount", "41.500,00")], label(), false).await.unwrap();
    for finding in &update.judged.findings {
        assert!(!finding.title.nl.is_empty() && !finding.title.en.is_empty(), "{}", finding.rule);
    }
    let cap = update.judged.findings.iter().find(|finding| finding.rule == "grant-cap").unwrap();
    assert_eq!((cap.status, cap.step), (Status::Broken, Step::Funding));
    let bar = cap.bar.as_ref().unwrap();
    assert!(bar.measured == 1.0 && bar.limit < 1.0 && bar.limit > 0.9);
    assert_eq!(cap.rows.first().map(|row| (row.list, row.id.as_str())), Some((List::Funding, "f1")));
    assert!(update.judged.headroom.iter().any(|room| room.amount.is_some_and(|amount| amount.is_negative())));
    let fix = cap.fixes.first().unwrap();
    assert_eq!(fix.label.nl, "Verlaag subsidie tot €\u{a0}40.000,00");
    let mended = setting.app.edit(id, fix.edits.clone(), fix.label.clone(), true).await.unwrap();
    let cap = mended.judged.findings.iter().find(|finding| finding.rule == "grant-cap").unwrap();
    assert_eq!(cap.status, Status::Met);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mix_of_money_has_groups_shares_and_limits() {
    let setting = setting();
    let id = setting.sample().await;
    let view = setting.app.open_dossier(id.clone()).await.unwrap();
    let mix = view.judged.mix;
    let groups: Vec<_> = mix.groups.iter().map(|group| (group.group, group.amount.to_string())).collect();
    let expected = [
        (FundingGroupKind::Asked, "38500.00"),
        (FundingGroupKind::Own, "41422.20"),
        (FundingGroupKind::Other, "2500.00"),
    ];
    assert_eq!(groups, expected.map(|(group, amount)| (group, amount.to_owned())));
    assert_eq!(mix.share.unwrap().to_string(), "1");
    assert_eq!(mix.shares["f1"].to_string(), "0.4671");
    let cap = mix.limits.iter().find(|limit| limit.rule == "grant-cap").unwrap();
    assert_eq!((cap.bound, cap.amount.to_string().as_str(), cap.broken), (Bound::AtMost, "40000.00", false));
    let update = setting.app.edit(id, vec![set("/funding/f1/amount", "40.000,01")], label(), false).await.unwrap();
    assert!(update.judged.mix.limits.iter().any(|limit| limit.rule == "grant-cap" && limit.broken));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_block_is_one_step() {
    let setting = setting();
    let id = setting.opened().await;
    let at = PasteAt { row: None, column: "description".to_owned() };
    let text = "Omschrijving\tAantal\tPrijs\nZaal\t2\t1.234,5\nKoffie\t100\t0,35";
    let preview = setting.app.read_paste(id.clone(), text.to_owned(), Language::Nl, at).await.unwrap();
    assert_eq!((preview.rows.len(), preview.sum.to_string().as_str()), (2, "2504.00"));
    let update = setting.app.edit(id.clone(), preview.edits, label(), true).await.unwrap();
    assert_eq!(update.judged.totals.direct.total.to_string(), "2504.00");
    setting.app.undo(id.clone()).await.unwrap();
    assert!(setting.app.open_dossier(id).await.unwrap().dossier.budget.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_kept_and_lead_the_next_dossier() {
    let setting = setting();
    let settings = Settings {
        language: Language::En,
        organisation: Partner { name: "Gemeente Lindebeke".to_owned(), ..Partner::default() },
        author: "aanvrager".to_owned(),
        ..Settings::default()
    };
    setting.app.keep_settings(settings.clone()).await.unwrap();
    setting.app.remember("window", "1280");
    let setting = setting.restarted();
    assert_eq!(setting.app.start().await.unwrap().settings, settings);
    assert_eq!(setting.app.recall("window").as_deref(), Some("1280"));
    let id = setting.opened().await;
    let dossier = setting.app.open_dossier(id).await.unwrap().dossier;
    assert_eq!(dossier.partners.first().unwrap().name, "Gemeente Lindebeke");
    assert_eq!(dossier.language, Language::En);
}

#[tokio::test(flavor = "multi_thread")]
async fn dossiers_are_copied_deleted_and_brought_back() {
    let setting = setting();
    let id = setting.sample().await;
    let cards = setting.app.duplicate_dossier(id.clone()).await.unwrap();
    assert_eq!(cards.len(), 2);
    assert!(cards.iter().any(|card| card.title.ends_with(" (kopie)")));
    assert!(cards.iter().all(|card| card.steps.len() == 8 && card.problem.is_none()));
    setting.app.open_dossier(id.clone()).await.unwrap();
    assert_eq!(setting.app.delete_dossier(id.clone()).await.unwrap().len(), 1, "an open dossier is closed first");
    assert_eq!(setting.app.restore_dossier(id.clone()).await.unwrap().len(), 2);
    setting.app.open_dossier(id).await.unwrap();
    let failure = setting.app.create_dossier("horizon@1".to_owned()).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn exports_are_written_with_progress_and_nothing_else_can_be_opened() {
    let setting = setting();
    let id = setting.sample().await;
    let name = setting.app.export_name(id.clone(), ExportFormat::Pdf).await.unwrap();
    assert!(name.ends_with(".pdf"), "{name}");
    let path = setting.folder.path().join(name);
    let options = ExportOptions::default();
    let done =
        setting.app.export(id.clone(), ExportFormat::Pdf, Language::Nl, options.clone(), path.clone()).await.unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(
        done,
        ExportProgress::Done { path: path.display().to_string(), bytes: bytes.len() as u64, remarks: Vec::new() }
    );
    let told = setting.ear.progress.lock().unwrap().clone();
    assert!(matches!(told.first(), Some(ExportProgress::Working { doing }) if !doing.nl.is_empty()));
    assert_eq!(told.last(), Some(&done));
    assert_eq!(setting.app.exported_path(&path.display().to_string()).unwrap(), path);
    assert_eq!(setting.app.exported_path("/etc/passwd").unwrap_err().code, FailureCode::NotFound);

    let nowhere = setting.folder.path().join("no/such/folder.pdf");
    let failed = setting.app.export(id, ExportFormat::Pdf, Language::En, options, nowhere).await.unwrap();
    assert!(matches!(failed, ExportProgress::Failed { because } if because.en.contains("folder")));
}

/// Calls the export off as soon as it is heard of.
struct Impatient {
    app: Arc<Mutex<Option<App>>>,
}

impl Host for Impatient {
    fn export_progress(&self, dossier: &str, progress: &ExportProgress) {
        if let (ExportProgress::Working { .. }, Some(app)) = (progress, self.app.lock().unwrap().as_ref()) {
            app.cancel_export(dossier);
        }
    }

    fn saved(&self, _: &SavedLater) {}
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_that_is_called_off_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let handle = Arc::new(Mutex::new(None));
    let app = App::in_folder(folder.path().join("library"), Box::new(Impatient { app: Arc::clone(&handle) }), clock);
    *handle.lock().unwrap() = Some(app.clone());
    let id = app.create_dossier(PIN.to_owned()).await.unwrap();
    let path = folder.path().join("a.pdf");
    let options = ExportOptions::default();
    let ended = app.export(id, ExportFormat::Pdf, Language::Nl, options, path.clone()).await.unwrap();
    assert_eq!(ended, ExportProgress::Cancelled);
    assert!(!path.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_saved_is_said_kept_and_saved_as_soon_as_it_can_be() {
    let setting = setting();
    let id = setting.opened().await;
    let other = held(&setting.folder.path().join("library"));
    let update = setting.app.edit(id.clone(), vec![set("/title", "Samen")], label(), false).await.unwrap();
    let Saved::NotSaved { because } = update.saved else { panic!("{:?}", update.saved) };
    assert!(because.nl.contains("programma"), "{}", because.nl);
    assert!(setting.app.has_unsaved());
    setting.app.close_dossier(id.clone()).await.unwrap();
    assert!(setting.app.has_unsaved(), "closing throws nothing away");
    other.execute_batch("ROLLBACK").unwrap();
    let told = || setting.ear.saved.lock().unwrap().last().cloned();
    for _ in 0..600 {
        if matches!(told(), Some(SavedLater { saved: Saved::Saved { .. }, .. })) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(matches!(told(), Some(SavedLater { saved: Saved::Saved { .. }, .. })), "{:?}", told());
    assert!(!setting.app.has_unsaved());
    let setting = setting.restarted();
    assert_eq!(setting.app.open_dossier(id).await.unwrap().dossier.title, "Samen");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_library_the_calls_are_there_and_the_reason_is_said() {
    let setting = setting();
    let second = App::in_folder(setting.folder.path().join("library"), Box::new(setting.ear.clone()), clock);
    assert!(second.trouble().is_some());
    let start = second.start().await.unwrap();
    assert_eq!((start.calls.len(), start.dossiers.len(), start.notices.len()), (6, 0, 1));
    assert!(start.notices[0].nl.contains("al open"), "{}", start.notices[0].nl);
    assert_eq!(second.create_dossier(PIN.to_owned()).await.unwrap_err().code, FailureCode::Library);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_dossier_is_refused_with_its_place() {
    let setting = setting();
    let path = setting.folder.path().join("broken.json");
    fs::write(&path, "{\"format\": \"voorstel.dossier/1\", \"title\": 5}").unwrap();
    let failure = setting.app.import_dossier(path).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::UnusableFile);
    assert!(failure.message.nl.contains("broken.json") && failure.message.nl.contains("title"), "{failure}");
    assert!(setting.app.start().await.unwrap().dossiers.is_empty());
}

/// Types again, where it cannot be saved, as soon as it hears that all is saved: before the one who tries again has ended.
struct Hasty {
    app: Arc<Mutex<Option<App>>>,
    library: std::path::PathBuf,
    saved: Arc<Mutex<Vec<Saved>>>,
}

impl Host for Hasty {
    fn export_progress(&self, _: &str, _: &ExportProgress) {}

    fn saved(&self, told: &SavedLater) {
        let first = {
            let mut saved = self.saved.lock().unwrap();
            saved.push(told.saved.clone());
            matches!(told.saved, Saved::Saved { .. })
                && saved.iter().filter(|one| matches!(one, Saved::Saved { .. })).count() == 1
        };
        let app = self.app.lock().unwrap().clone();
        if let (true, Some(app)) = (first, app) {
            let held = held(&self.library);
            let edit = app.edit(told.id.clone(), vec![set("/title", "Samen verder")], label(), false);
            let update = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(edit)).unwrap();
            assert!(matches!(update.saved, Saved::NotSaved { .. }), "{:?}", update.saved);
            held.execute_batch("ROLLBACK").unwrap();
        }
    }
}

/// The library's file, held as another program would.
fn held(library: &Path) -> rusqlite::Connection {
    let file = fs::read_dir(library)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3")))
        .unwrap();
    let other = rusqlite::Connection::open(file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_just_as_saving_succeeds_is_tried_again_too() {
    let folder = TempDir::new().unwrap();
    let library = folder.path().join("library");
    let (handle, saved) = (Arc::new(Mutex::new(None)), Arc::new(Mutex::new(Vec::new())));
    let host = Hasty { app: Arc::clone(&handle), library: library.clone(), saved: Arc::clone(&saved) };
    let app = App::in_folder(library.clone(), Box::new(host), clock);
    *handle.lock().unwrap() = Some(app.clone());
    let id = app.create_dossier(PIN.to_owned()).await.unwrap();
    app.open_dossier(id.clone()).await.unwrap();
    let other = held(&library);
    app.edit(id.clone(), vec![set("/title", "Samen")], label(), false).await.unwrap();
    other.execute_batch("ROLLBACK").unwrap();
    let times = || saved.lock().unwrap().iter().filter(|one| matches!(one, Saved::Saved { .. })).count();
    for _ in 0..600 {
        if times() == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(times(), 2, "{:?}", saved.lock().unwrap());
    assert!(!app.has_unsaved());
}

/// Asks for the same export again while it is made.
struct Twice {
    app: Arc<Mutex<Option<App>>>,
    refused: Arc<Mutex<Vec<voorstel_app::views::Failure>>>,
    path: std::path::PathBuf,
}

impl Host for Twice {
    fn export_progress(&self, dossier: &str, progress: &ExportProgress) {
        let app = self.app.lock().unwrap().clone();
        if let (ExportProgress::Working { .. }, Some(app)) = (progress, app) {
            let options = ExportOptions::default();
            let again = app.export(dossier.to_owned(), ExportFormat::Json, Language::Nl, options, self.path.clone());
            let failure = tokio::runtime::Handle::current().block_on(again).unwrap_err();
            self.refused.lock().unwrap().push(failure);
        }
    }

    fn saved(&self, _: &SavedLater) {}
}

#[tokio::test(flavor = "multi_thread")]
async fn one_dossier_is_exported_once_at_a_time() {
    let folder = TempDir::new().unwrap();
    let (handle, refused) = (Arc::new(Mutex::new(None)), Arc::new(Mutex::new(Vec::new())));
    let (path, second) = (folder.path().join("a.pdf"), folder.path().join("b.json"));
    let host = Twice { app: Arc::clone(&handle), refused: Arc::clone(&refused), path: second.clone() };
    let app = App::in_folder(folder.path().join("library"), Box::new(host), clock);
    *handle.lock().unwrap() = Some(app.clone());
    let id = app.create_dossier(PIN.to_owned()).await.unwrap();
    let options = ExportOptions::default();
    let done = app.export(id.clone(), ExportFormat::Pdf, Language::Nl, options.clone(), path.clone()).await.unwrap();
    assert!(matches!(done, ExportProgress::Done { .. }) && path.exists() && !second.exists());
    let told = refused.lock().unwrap().first().cloned().unwrap();
    assert!(told.message.nl.contains("al uitgevoerd") && told.message.en.contains("already"), "{told}");
    // Without the app, the host lets the next one be.
    *handle.lock().unwrap() = None;
    let done = app.export(id, ExportFormat::Json, Language::Nl, options, second.clone()).await.unwrap();
    assert!(matches!(done, ExportProgress::Done { .. }) && second.exists(), "the first is over");
}

#[tokio::test]
async fn how_files_come_is_looked_at_again_when_drafting_live_is_set() {
    let setting = setting();
    let id = setting.opened().await;
    // A server that is not there: a port that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let settings = LiveSettings { on: true, address: format!("ws://{free}"), ..LiveSettings::default() };
    let heard = || std::mem::take(&mut *setting.ear.annexes.lock().unwrap());
    let begun = setting.app.draft_live(id.clone(), settings.clone()).await.unwrap();
    assert_ne!(begun.view.state, LiveState::Off);
    assert_eq!(heard(), [id.as_str()]);
    let ended = setting.app.draft_live(id.clone(), LiveSettings { on: false, ..settings }).await.unwrap();
    assert_eq!(ended.view.state, LiveState::Off);
    assert_eq!(heard(), [id.as_str()]);
}
