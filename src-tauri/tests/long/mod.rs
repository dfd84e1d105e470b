//! What is tested of long documents: a library with one, and who makes it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Dossier, Language};
use voorstel_app::views::{ExportFormat, ExportOptions, ExportProgress, SavedLater};
use voorstel_app::{App, Host, apart};

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

/// A host that makes long documents with a program, or itself, and calls off what it hears of.
#[derive(Clone, Default)]
pub struct Maker {
    pub program: Option<&'static str>,
    pub impatient: Arc<Mutex<Option<App>>>,
}

impl Host for Maker {
    fn export_progress(&self, dossier: &str, progress: &ExportProgress) {
        if let (ExportProgress::Working { doing }, Some(app)) = (progress, self.impatient.lock().unwrap().as_ref())
            && doing.en.starts_with("Setting")
        {
            app.cancel_export(dossier);
        }
    }

    fn saved(&self, _: &SavedLater) {}

    fn apart(&self) -> Option<Command> {
        let mut program = Command::new(self.program?);
        program.arg(apart::ASKED);
        Some(program)
    }
}

/// The window's own program.
pub const SELF: Option<&str> = Some(env!("CARGO_BIN_EXE_voorstel-desktop"));

/// The sample with so many lines, in a library of its own.
pub struct Library {
    pub folder: TempDir,
    pub app: App,
    pub id: String,
}

impl Library {
    pub async fn new(maker: Maker, lines: usize) -> Library {
        let folder = TempDir::new().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/samples/proeftuinen-inburgering.json");
        let mut dossier = Dossier::from_json(&fs::read_to_string(sample).unwrap()).unwrap().dossier;
        let some = dossier.budget.clone();
        dossier.budget = some.iter().cycle().take(lines).cloned().collect();
        for (at, line) in dossier.budget.iter_mut().enumerate() {
            line.id = format!("l{at}");
            line.description = format!("Kost {at}");
        }
        let file = folder.path().join("dossier.json");
        fs::write(&file, dossier.to_json()).unwrap();
        let app = App::in_folder(folder.path().join("library"), Box::new(maker), clock);
        let id = app.import_dossier(file).await.unwrap();
        app.open_dossier(id.clone()).await.unwrap();
        Library { folder, app, id }
    }

    pub async fn export(&self, format: ExportFormat) -> (ExportProgress, Vec<u8>) {
        let path = self.folder.path().join("made");
        let options = ExportOptions { annexes: true, ..ExportOptions::default() };
        let ended = self.app.export(self.id.clone(), format, Language::En, options, path.clone()).await.unwrap();
        (ended, fs::read(path).unwrap_or_default())
    }
}

/// How many processes this one started that are still there.
pub fn children() -> usize {
    let of = |task: fs::DirEntry| fs::read_to_string(task.path().join("children")).unwrap_or_default();
    let all = fs::read_dir("/proc/self/task").unwrap().flatten().map(of);
    all.map(|children| children.split_whitespace().count()).sum()
}
