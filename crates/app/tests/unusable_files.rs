//! A file of no use does not count wherever a dossier is judged: as it was, between two moments, by another version of its
//! call, on the pages beside the work and in what a packet would do.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::annexes::Incoming;
use voorstel_app::model::{Field, Language};
use voorstel_app::views::{PacketOptions, PageAsked, PageView, Settings, Status, VersionChange};
use voorstel_app::{App, Nobody};

const CALL: &str = "amif-2020-local-integration";
const SECOND: &str = "amif-2020-local-integration@2";
const PDF: &str = "%PDF-1.7\nthe report\n%%EOF\n";
const PAGE: &str = "<html>Sign in to go on</html>";

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// The published call with a limit of the grant for whoever sends the audit report, and a warning about just that.
fn second() -> String {
    let text = fs::read_to_string(seeds().join(format!("calls/{CALL}/1/call.toml"))).unwrap();
    let rule = "at-most = \"90%\"";
    assert!(text.contains(rule) && text.contains("version = 1"));
    let limited = format!("{rule}\nwhen = {{ kind = \"annex\", annex = \"audit-report\" }}");
    text.replacen("version = 1", "version = 2", 1).replacen(rule, &limited, 1)
        + r#"
[[rule]]
id = "no-report"
kind = "none-of"
of = [{ kind = "annex", annex = "audit-report" }]
severity = "warning"
authority = { certainty = "law", document = "reg-2018-1046" }
note.nl = "Fictief."
note.en = "Fictitious."
"#
}

/// A library with the sample, whose audit report is not what its name says.
struct Library {
    folder: TempDir,
    app: App,
    id: String,
    annex: String,
}

impl Library {
    async fn new() -> Library {
        let folder = TempDir::new().unwrap();
        let app = app(&folder);
        app.keep_settings(Settings { author: "An".to_owned(), ..Settings::default() }).await.unwrap();
        let id = app.import_dossier(seeds().join(format!("samples/{CALL}.json"))).await.unwrap();
        let dossier = app.open_dossier(id.clone()).await.unwrap().dossier;
        let annex = dossier.annexes.into_iter().find(|annex| annex.kind == "audit-report").unwrap().id;
        let library = Library { folder, app, id, annex };
        library.replace(PAGE).await;
        library
    }

    async fn replace(&self, content: &str) {
        let path = self.folder.path().join("report.pdf");
        fs::write(&path, content).unwrap();
        self.app.replace_annex(self.id.clone(), self.annex.clone(), Incoming::At(path)).await.unwrap();
    }

    async fn kept(&self, name: &str) -> String {
        let keep = VersionChange::Keep { name: name.to_owned(), note: String::new(), moment: None };
        let view = self.app.change_version(self.id.clone(), keep).await.unwrap();
        let id = view.changed.unwrap();
        view.versions.into_iter().find(|version| version.id == id).unwrap().moment
    }

    async fn funding(&self) -> PageView {
        let asked = PageAsked::Field { field: Field::new("/funding") };
        self.app.page(self.id.clone(), asked, Language::En).await.unwrap().unwrap()
    }

    async fn funding_then(&self, moment: &str) -> PageView {
        let asked = PageAsked::Field { field: Field::new("/funding") };
        let page = self.app.page_then(self.id.clone(), moment.to_owned(), asked, Language::En).await;
        page.unwrap().unwrap()
    }
}

fn app(folder: &TempDir) -> App {
    let library = folder.path().join("library");
    fs::create_dir_all(library.join("calls")).unwrap();
    fs::write(library.join(format!("calls/{CALL}-2.toml")), second()).unwrap();
    App::in_folder(library, Box::new(Nobody), clock)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_no_use_does_not_count_in_what_another_version_of_the_call_would_change() {
    let library = Library::new().await;
    let state = async || {
        let changes = library.app.what_changes(library.id.clone(), SECOND.to_owned(), None).await.unwrap();
        let of = |id: &str| {
            let rule = changes.rules.iter().find(|one| one.rule == id).unwrap();
            rule.after.as_ref().unwrap().status
        };
        (of("audit-report"), of("grant-share"), of("no-report"))
    };
    assert_eq!(state().await, (Status::Undecided, Status::Undecided, Status::Undecided));
    library.replace(PDF).await;
    assert_eq!(state().await, (Status::Met, Status::Met, Status::Broken));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_no_use_does_not_count_in_what_was_and_in_what_is_different() {
    let library = Library::new().await;
    library.app.move_dossier(library.id.clone(), SECOND.to_owned(), Vec::new()).await.unwrap();
    let without = library.kept("A page").await;
    library.replace(PDF).await;
    let with = library.kept("A report").await;

    let met = async |moment: &str| library.app.dossier_then(library.id.clone(), moment.to_owned()).await.unwrap();
    let (was, is) = (met(&without).await, met(&with).await);
    assert_eq!((was.broken.len(), is.broken.len()), (0, 1), "the warning about the report");
    assert_eq!(is.met, was.met + 2, "the report, and the limit for whoever sends one");
    let broken = async |from: &str, to: Option<&str>| {
        let compared = library.app.compare(library.id.clone(), from.to_owned(), to.map(str::to_owned)).await.unwrap();
        (compared.broken.len(), compared.mended.len())
    };
    assert_eq!(broken(&without, Some(&with)).await, (1, 0));
    assert_eq!(broken(&without, None).await, (1, 0));
    assert_eq!(broken(&with, Some(&without)).await, (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_beside_the_work_is_judged_without_a_file_of_no_use() {
    let library = Library::new().await;
    library.app.move_dossier(library.id.clone(), SECOND.to_owned(), Vec::new()).await.unwrap();
    let without = library.kept("A page").await;
    let page = library.funding().await;
    library.replace(PDF).await;
    let better = library.funding().await;
    assert_ne!(page.svg, better.svg, "whether the limit of the grant holds hangs on the report");
    assert_eq!(library.funding_then(&without).await.svg, page.svg, "as it was");
    library.app.undo(library.id.clone()).await.unwrap();
    assert_eq!(library.funding().await.svg, page.svg);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_packet_would_do_is_judged_with_the_files_that_come_along_and_with_no_others() {
    let library = Library::new().await;
    library.app.move_dossier(library.id.clone(), SECOND.to_owned(), Vec::new()).await.unwrap();
    let post = TempDir::new().unwrap();
    let (path, elsewhere) = (post.path().join("an.voorstel"), TempDir::new().unwrap());
    let options = |annexes| PacketOptions { annexes, ..PacketOptions::default() };
    library.app.send_packet(library.id.clone(), options(true), path.clone()).await.unwrap();
    let partner = app(&elsewhere);
    partner.look_into_packet(path.clone()).await.unwrap();
    partner.take_in_packet(path.clone(), Vec::new()).await.unwrap();

    library.replace(PDF).await;
    let broken = async |annexes| {
        library.app.send_packet(library.id.clone(), options(annexes), path.clone()).await.unwrap();
        let seen = partner.look_into_packet(path.clone()).await.unwrap();
        let said = seen.blocks.iter().flat_map(|block| &block.lines);
        said.filter(|line| line.en == "The call asks: not: annex: Audit report.").count()
    };
    assert_eq!(broken(false).await, 0, "the report is not here");
    assert_eq!(broken(true).await, 1, "the report comes along");
}
