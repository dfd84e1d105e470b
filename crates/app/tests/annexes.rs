//! The files that go with a dossier, as a front end adds them and gets them back, on a real library.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::annexes::Incoming;
use voorstel_app::model::{Annex, Dossier, Edit, List};
use voorstel_app::views::{AnnexState, FailureCode, Judged, Status};
use voorstel_app::{App, Nobody};

const PDF: &str = "%PDF-1.7\nthe decision\n%%EOF\n";

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

struct Setting {
    folder: TempDir,
    app: App,
    id: String,
}

impl Setting {
    async fn new() -> Setting {
        let folder = TempDir::new().unwrap();
        let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
        let id = app.create_dossier("proeftuinen-inburgering@1".to_owned()).await.unwrap();
        app.open_dossier(id.clone()).await.unwrap();
        Setting { folder, app, id }
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    async fn add(&self, files: &[PathBuf]) -> Vec<String> {
        let files = files.iter().cloned().map(Incoming::At).collect();
        let added = self.app.add_annexes(self.id.clone(), "council-decision".to_owned(), files).await.unwrap();
        added.refused.into_iter().map(|why| why.en).collect()
    }

    async fn annexes(&self) -> Vec<Annex> {
        self.dossier().await.annexes
    }

    async fn dossier(&self) -> Dossier {
        self.app.open_dossier(self.id.clone()).await.unwrap().dossier
    }

    async fn states(&self) -> Vec<AnnexState> {
        let view = self.app.annexes(self.id.clone()).await.unwrap();
        view.files.into_iter().map(|file| file.state).collect()
    }
}

#[tokio::test]
async fn files_are_added_as_one_step_and_come_back_with_undo_and_redo() {
    let setting = Setting::new().await;
    let files = [setting.file("besluit.pdf", PDF), setting.file("statuten.docx", "PK\u{3}\u{4} a document")];
    assert_eq!(setting.add(&files).await, [""; 0]);
    let added = setting.annexes().await;
    assert_eq!(added.iter().map(|annex| annex.name.as_str()).collect::<Vec<_>>(), ["besluit.pdf", "statuten.docx"]);
    assert_eq!((added[0].kind.as_str(), added[0].bytes), ("council-decision", 28));
    assert_eq!(setting.states().await, [AnnexState::There; 2]);

    setting.app.undo(setting.id.clone()).await.unwrap();
    assert_eq!(setting.annexes().await, [], "both at once");
    setting.app.redo(setting.id.clone()).await.unwrap();
    assert_eq!(setting.states().await, [AnnexState::There; 2]);

    setting.app.remove(setting.id.clone(), List::Annexes, added[0].id.clone()).await.unwrap();
    setting.app.close_dossier(setting.id.clone()).await.unwrap();
    setting.app.open_dossier(setting.id.clone()).await.unwrap();
    setting.app.undo(setting.id.clone()).await.unwrap();
    assert_eq!(setting.annexes().await, added, "what was removed comes back, in its place");
    let copy = setting.folder.path().join("copy.pdf");
    setting.app.save_annex(setting.id.clone(), added[0].id.clone(), copy.clone()).await.unwrap();
    assert_eq!(fs::read_to_string(copy).unwrap(), PDF);
}

#[tokio::test]
async fn what_is_the_matter_with_a_file_is_said() {
    let setting = Setting::new().await;
    let html = setting.file("besluit.pdf", "<html>Sign in to go on</html>");
    let cut = setting.file("half.pdf", &format!("%PDF-1.7 {}", "x".repeat(3000)));
    assert_eq!(setting.add(&[html, cut]).await, [""; 0]);
    let view = setting.app.annexes(setting.id.clone()).await.unwrap();
    assert_eq!(setting.states().await, [AnnexState::Doubtful; 2]);
    let said: Vec<&str> = view.files.iter().map(|file| file.notice.as_ref().unwrap().en.as_str()).collect();
    assert!(said[0].contains("its content is not") && said[0].contains("replace it"), "{said:?}");
    assert!(said[1].contains("end of this PDF is missing"), "{said:?}");

    let better = setting.file("besluit-2.pdf", PDF);
    let annex = setting.annexes().await.remove(0);
    setting.app.replace_annex(setting.id.clone(), annex.id.clone(), Incoming::At(better)).await.unwrap();
    assert_eq!(setting.states().await, [AnnexState::There, AnnexState::Doubtful]);
    assert_eq!(setting.annexes().await[0].name, "besluit-2.pdf");
    setting.app.undo(setting.id.clone()).await.unwrap();
    assert_eq!(setting.annexes().await[0], annex, "with the file it had");
    assert_eq!(setting.states().await, [AnnexState::Doubtful; 2]);
}

#[tokio::test]
async fn what_cannot_go_along_is_refused_and_the_others_are_added() {
    let setting = Setting::new().await;
    let (empty, program) = (setting.file("leeg.pdf", ""), setting.file("setup.exe", "MZ"));
    let (good, again) = (setting.file("besluit.pdf", PDF), setting.file("besluit (1).pdf", PDF));
    let gone = setting.folder.path().join("weg.pdf");
    let refused = setting.add(&[empty, program, good.clone(), again, gone]).await;
    for (said, name) in refused.iter().zip(["leeg.pdf", "setup.exe", "besluit (1).pdf", "weg.pdf"]) {
        assert!(said.contains(name), "{said}");
    }
    assert_eq!((refused.len(), setting.annexes().await.len()), (4, 1));
    assert!(setting.add(&[good]).await[0].contains("is there already, as besluit.pdf"));
    let huge = Incoming::Given { name: "scan.pdf".to_owned(), size: 30_000_000, bytes: Vec::new() };
    let added = setting.app.add_annexes(setting.id.clone(), String::new(), vec![huge]).await.unwrap();
    assert!(added.refused[0].nl.contains("30,0\u{a0}MB") && added.refused[0].nl.contains("25,0\u{a0}MB"));
    assert_eq!(added.update.patches, []);
}

#[tokio::test]
async fn a_dossier_file_brings_what_lies_beside_it_and_what_is_missing_is_said() {
    let setting = Setting::new().await;
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
    let mut dossier = Dossier::from_json(&fs::read_to_string(sample).unwrap()).unwrap().dossier;
    dossier.annexes[0].partner = "p1".to_owned();
    setting.add(&[setting.file("besluit.pdf", PDF)]).await;
    let mut here = setting.annexes().await.remove(0);
    here.id = "x2".to_owned();
    dossier.annexes.push(here);
    let file = setting.file("dossier.json", &dossier.to_json());
    let id = setting.app.import_dossier(file).await.unwrap();
    let view = setting.app.annexes(id.clone()).await.unwrap();
    assert_eq!([view.files[0].state, view.files[1].state], [AnnexState::NotThere, AnnexState::There]);
    assert!(view.files[0].notice.as_ref().unwrap().nl.contains("pakket met de bijlagen"));
    let failed =
        setting.app.save_annex(id.clone(), "x1".to_owned(), setting.folder.path().join("x")).await.unwrap_err();
    assert_eq!(failed.code, FailureCode::NotFound);

    setting.app.open_dossier(id.clone()).await.unwrap();
    setting.app.remove(id.clone(), List::Partners, "p1".to_owned()).await.unwrap();
    assert_eq!(setting.app.open_dossier(id.clone()).await.unwrap().dossier.annexes[0].partner, "");
    setting.app.undo(id.clone()).await.unwrap();
    assert_eq!(setting.app.open_dossier(id).await.unwrap().dossier.annexes[0].partner, "p1");
}

#[tokio::test]
async fn a_copy_to_look_at_goes_at_the_next_start_and_only_documents_are_opened() {
    let setting = Setting::new().await;
    setting.add(&[setting.file("besluit.pdf", PDF)]).await;
    let annex = setting.annexes().await.remove(0);
    let opened = setting.app.annex_to_open(setting.id.clone(), annex.id.clone()).await.unwrap();
    assert_eq!(fs::read_to_string(&opened).unwrap(), PDF);
    let field = voorstel_app::model::Field::of(List::Annexes, &annex.id, "name");
    let value = voorstel_app::model::FieldValue::Text("besluit.pdf.desktop".to_owned());
    let rename = Edit::Set { field, value };
    setting.app.edit(setting.id.clone(), vec![rename], Default::default(), true).await.unwrap();
    let failed = setting.app.annex_to_open(setting.id.clone(), annex.id).await.unwrap_err();
    assert_eq!(failed.code, FailureCode::WrongValue);
    let Setting { folder, app, .. } = setting;
    drop(app);
    drop(App::in_folder(folder.path().join("library"), Box::new(Nobody), clock));
    assert!(!opened.exists());
}

#[tokio::test]
async fn a_file_that_is_of_no_use_is_still_to_do_wherever_a_rule_asks_for_it() {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    let file = folder.path().join("dossier.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/amif-2020-local-integration.json"), &file)
        .unwrap();
    let id = app.import_dossier(file).await.unwrap();
    let rule = |judged: Judged| judged.findings.into_iter().find(|one| one.rule == "audit-report").unwrap();
    let opened = rule(app.open_dossier(id.clone()).await.unwrap().judged);
    assert_eq!(opened.status, Status::Undecided, "its file is not beside the dossier");
    assert_eq!(
        opened.text.en,
        "audit-report-rivierstede.pdf: The file is not with this dossier. Add it, or ask whoever has it for a packet with the annexes."
    );
    // The first screen says the same as the dossier does, and so does what an edit would change.
    let same_at_home = async || {
        let home = app.start().await.unwrap().dossiers.into_iter().find(|card| card.id == id).unwrap();
        assert_eq!(home.steps, app.open_dossier(id.clone()).await.unwrap().judged.steps);
        home.steps
    };
    let waiting = same_at_home().await;
    let remove = vec![Edit::Remove { list: List::Annexes, id: opened.missing[0].field.parts()[1].clone() }];
    let preview = app.preview_edits(id.clone(), remove).await.unwrap();
    assert_eq!((preview.mended, preview.broken), (Vec::new(), Vec::new()), "what waits for a file waits without it");
    let annex = opened.missing[0].field.parts()[1].clone();

    let path = folder.path().join("audit.pdf");
    let replaced = async |content: &str| {
        fs::write(&path, content).unwrap();
        let file = Incoming::At(path.clone());
        rule(app.replace_annex(id.clone(), annex.clone(), file).await.unwrap().update.judged)
    };
    let page = replaced("<html>Sign in to go on</html>").await;
    assert_eq!(page.status, Status::Undecided, "a page that says it is a PDF");
    assert!(page.text.en.starts_with("audit.pdf: ") && page.text.en.contains("its content is not"), "{}", page.text.en);
    assert_eq!(replaced(PDF).await.status, Status::Met);
    assert_ne!(same_at_home().await, waiting, "one point is done");

    // What happens to a file on the disk meanwhile is found when the dossier is opened next.
    app.close_dossier(id.clone()).await.unwrap();
    let database = rusqlite::Connection::open(folder.path().join("library").join("library.db")).unwrap();
    database.execute("UPDATE annex_file SET bytes = x'00'", []).unwrap();
    drop(database);
    let damaged = rule(app.open_dossier(id.clone()).await.unwrap().judged);
    assert_eq!(same_at_home().await, waiting, "and is not any more");
    assert_eq!(damaged.status, Status::Undecided);
    assert!(damaged.text.nl.contains("veranderd of beschadigd"), "{}", damaged.text.nl);
}
