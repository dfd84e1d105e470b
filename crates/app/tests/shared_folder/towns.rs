//! Two towns with their libraries, and the folder they share.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, ZonedDateTime};
use tempfile::TempDir;
use voorstel_app::model::{Edit, Field, FieldValue, Text};
use voorstel_app::views::{ExportProgress, MeetingHeard, PacketOptions, SavedLater, Settings};
use voorstel_app::{App, Host};

pub const PIN: &str = "proeftuinen-inburgering@1";

/// Never the same moment twice: identities are made of it.
pub fn clock() -> ZonedDateTime {
    static TURN: AtomicI64 = AtomicI64::new(0);
    let start: ZonedDateTime = "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap();
    start + SignedDuration::from_nanos(TURN.fetch_add(1, Ordering::Relaxed))
}

/// Hears what the app finds in the folder by itself, which may be before anybody asks.
#[derive(Clone, Default)]
pub struct Ear {
    pub heard: Arc<Mutex<Vec<MeetingHeard>>>,
    /// How often something came in of which the folder tells nothing.
    pub came_in: Arc<AtomicU32>,
    /// How often it stood otherwise with files of annexes.
    pub annexes: Arc<AtomicU32>,
}

impl Host for Ear {
    fn export_progress(&self, _: &str, _: &ExportProgress) {}

    fn saved(&self, _: &SavedLater) {}

    fn meeting(&self, heard: &MeetingHeard) {
        self.heard.lock().unwrap().push(heard.clone());
    }

    fn came_in(&self, _: &str) {
        self.came_in.fetch_add(1, Ordering::Relaxed);
    }

    fn annexes(&self, _: &str) {
        self.annexes.fetch_add(1, Ordering::Relaxed);
    }
}

/// Two towns with the same dossier, and the folder they share.
pub struct Towns {
    pub folder: TempDir,
    pub one: App,
    pub other: App,
    pub id: String,
    pub ear: Ear,
}

impl Towns {
    pub async fn new() -> Towns {
        Towns::at(clock).await
    }

    /// Two towns at which it is as late as that clock says.
    pub async fn at(clock: fn() -> ZonedDateTime) -> Towns {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("shared")).unwrap();
        let ear = Ear::default();
        let town = |name: &str| App::in_folder(folder.path().join(name), Box::new(ear.clone()), clock);
        let (one, other) = (town("one"), town("other"));
        for (app, author) in [(&one, "An"), (&other, "Bert")] {
            app.keep_settings(Settings { author: author.to_owned(), ..Settings::default() }).await.unwrap();
        }
        let id = one.create_dossier(PIN.to_owned()).await.unwrap();
        one.open_dossier(id.clone()).await.unwrap();
        let packet = folder.path().join("first.voorstel");
        one.send_packet(id.clone(), PacketOptions::default(), packet.clone()).await.unwrap();
        other.look_into_packet(packet.clone()).await.unwrap();
        other.take_in_packet(packet, Vec::new()).await.unwrap();
        other.open_dossier(id.clone()).await.unwrap();
        Towns { folder, one, other, id, ear }
    }

    pub fn shared(&self) -> PathBuf {
        self.folder.path().join("shared")
    }

    pub async fn meet_both(&self, passphrase: Option<&str>) {
        for app in [&self.one, &self.other] {
            app.meet_in(self.id.clone(), self.shared(), passphrase.map(str::to_owned)).await.unwrap();
        }
    }

    pub async fn look(&self, app: &App) -> MeetingHeard {
        let heard = app.meet(self.id.clone()).await.unwrap();
        self.with_what_was_heard(heard)
    }

    /// With what was found in the folder since the last look.
    pub fn with_what_was_heard(&self, mut heard: MeetingHeard) -> MeetingHeard {
        for earlier in self.ear.heard.lock().unwrap().drain(..).filter(|earlier| earlier.changed) {
            heard.changed = true;
            heard.came = heard.came.or(earlier.came);
            heard.blocks.extend(earlier.blocks);
        }
        heard
    }

    pub async fn set(&self, app: &App, field: &str, value: &str) {
        let edit = Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) };
        app.edit(self.id.clone(), vec![edit], Text::default(), false).await.unwrap();
    }

    pub async fn value(&self, app: &App, field: &str) -> FieldValue {
        let view = app.open_dossier(self.id.clone()).await.unwrap();
        view.dossier.value(&Field::new(field)).unwrap()
    }

    /// The packet that a town writes.
    pub fn file_of(&self, author: &str) -> PathBuf {
        self.files().into_iter().find(|path| name_of(path).starts_with(author) && !is_annex(path)).unwrap()
    }

    /// The files of annexes in the folder.
    pub fn annexes(&self) -> Vec<PathBuf> {
        self.files().into_iter().filter(|path| is_annex(path)).collect()
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.shared()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }
}

fn is_annex(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "annex")
}

pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

pub fn text(value: &str) -> FieldValue {
    FieldValue::Text(value.to_owned())
}
