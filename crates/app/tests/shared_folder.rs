//! Two libraries that meet in one folder.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Edit, Field, FieldValue, Text};
use voorstel_app::views::{ExportProgress, MeetingHeard, PacketOptions, SavedLater, Settings};
use voorstel_app::{App, Host, Nobody};

const PIN: &str = "proeftuinen-inburgering@1";

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

/// Hears what the app finds in the folder by itself, which may be before anybody asks.
#[derive(Clone, Default)]
struct Ear {
    heard: Arc<Mutex<Vec<MeetingHeard>>>,
}

impl Host for Ear {
    fn export_progress(&self, _: &str, _: &ExportProgress) {}

    fn saved(&self, _: &SavedLater) {}

    fn meeting(&self, heard: &MeetingHeard) {
        self.heard.lock().unwrap().push(heard.clone());
    }
}

/// Two towns with the same dossier, and the folder they share.
struct Towns {
    folder: TempDir,
    one: App,
    other: App,
    id: String,
    ear: Ear,
}

impl Towns {
    async fn new() -> Towns {
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

    fn shared(&self) -> PathBuf {
        self.folder.path().join("shared")
    }

    async fn meet_both(&self, passphrase: Option<&str>) {
        for app in [&self.one, &self.other] {
            app.meet_in(self.id.clone(), self.shared(), passphrase.map(str::to_owned)).await.unwrap();
        }
    }

    async fn look(&self, app: &App) -> MeetingHeard {
        let heard = app.meet(self.id.clone()).await.unwrap();
        self.with_what_was_heard(heard)
    }

    /// With what was found in the folder since the last look.
    fn with_what_was_heard(&self, mut heard: MeetingHeard) -> MeetingHeard {
        for earlier in self.ear.heard.lock().unwrap().drain(..).filter(|earlier| earlier.changed) {
            heard.changed = true;
            heard.came = heard.came.or(earlier.came);
            heard.blocks.extend(earlier.blocks);
        }
        heard
    }

    async fn set(&self, app: &App, field: &str, value: &str) {
        let edit = Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) };
        app.edit(self.id.clone(), vec![edit], Text::default(), false).await.unwrap();
    }

    async fn value(&self, app: &App, field: &str) -> FieldValue {
        let view = app.open_dossier(self.id.clone()).await.unwrap();
        view.dossier.value(&Field::new(field)).unwrap()
    }

    /// The file that a town writes.
    fn file_of(&self, author: &str) -> PathBuf {
        let files = fs::read_dir(self.shared()).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|path| name_of(path).starts_with(author)).unwrap()
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn text(value: &str) -> FieldValue {
    FieldValue::Text(value.to_owned())
}

#[tokio::test]
async fn what_one_writes_comes_to_the_other_and_nobody_writes_anothers_file() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    let before = fs::read(towns.file_of("Bert")).unwrap();
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    assert_eq!(fs::read(towns.file_of("Bert")).unwrap(), before, "each writes only its own");
    let heard = towns.look(&towns.other).await;
    assert!(heard.changed && heard.came.unwrap().nl.contains("Van An: 1 stap"));
    assert!(heard.blocks[0].lines[0].nl.contains("Samen"), "{:?}", heard.blocks);
    assert_eq!(towns.value(&towns.other, "/title").await, text("Samen"));
    assert!(heard.view.state.nl.contains("1 bestand van 1 partner"), "{}", heard.view.state.nl);
    let again = towns.look(&towns.other).await;
    assert!(!again.changed, "the same file is taken in once");

    // What both fill in differently is to choose, and stays with both.
    towns.set(&towns.one, "/acronym", "EEN").await;
    towns.set(&towns.other, "/acronym", "TWEE").await;
    for app in [&towns.one, &towns.other, &towns.one, &towns.other] {
        towns.look(app).await;
    }
    for app in [&towns.one, &towns.other] {
        let conflicts = app.open_dossier(towns.id.clone()).await.unwrap().conflicts;
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].values.len(), 2);
    }
}

#[tokio::test]
async fn copies_in_conflict_halves_and_strangers_do_no_harm() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    let own = towns.file_of("An");
    let bytes = fs::read(&own).unwrap();
    // The sync tool brings it as a copy in conflict, and the file itself only half.
    fs::write(own.with_file_name("An (conflicted copy 2020-10-01).voorstel"), &bytes).unwrap();
    fs::write(&own, &bytes[..bytes.len() / 2]).unwrap();
    fs::write(towns.shared().join("leeg.voorstel"), b"").unwrap();
    fs::write(towns.shared().join("notulen.docx"), b"PK").unwrap();
    let heard = towns.look(&towns.other).await;
    assert_eq!(towns.value(&towns.other, "/title").await, text("Samen"), "the copy was taken in");
    let half =
        |heard: &MeetingHeard| heard.view.files.iter().find(|file| file.name == name_of(&own)).unwrap().said.nl.clone();
    assert_eq!(half(&heard), "Nog niet volledig: het bestand komt nog binnen.");
    towns.look(&towns.other).await;
    let heard = towns.look(&towns.other).await;
    assert!(half(&heard).starts_with("Niet volledig, en het verandert niet meer"), "{}", half(&heard));
    assert!(heard.view.files.iter().all(|file| file.name != "notulen.docx"));
    fs::write(&own, &bytes).unwrap();
    let heard = towns.look(&towns.other).await;
    assert!(half(&heard).starts_with("Van An,"), "{}", half(&heard));
}

#[tokio::test]
async fn a_folder_that_went_away_is_said_and_it_goes_on_when_it_is_back() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    let away = towns.folder.path().join("away");
    fs::rename(towns.shared(), &away).unwrap();
    towns.set(&towns.one, "/title", "Intussen").await;
    let heard = towns.look(&towns.one).await;
    let trouble = heard.view.trouble.unwrap().nl;
    assert!(trouble.contains("shared is er niet") && trouble.contains("gaat het vanzelf verder"), "{trouble}");
    fs::rename(&away, towns.shared()).unwrap();
    assert_eq!(towns.look(&towns.one).await.view.trouble, None);
    towns.look(&towns.other).await;
    assert_eq!(towns.value(&towns.other, "/title").await, text("Intussen"));
}

#[tokio::test]
async fn a_folder_under_a_passphrase_opens_for_those_who_have_it() {
    let towns = Towns::new().await;
    let short = towns.one.meet_in(towns.id.clone(), towns.shared(), Some("kort".to_owned())).await.unwrap_err();
    assert!(short.message.nl.contains("minstens 8 tekens"));
    towns.one.meet_in(towns.id.clone(), towns.shared(), Some("een zin van ons".to_owned())).await.unwrap();
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    assert!(fs::read(towns.file_of("An")).unwrap().starts_with(b"voorstel.packet/1+age\n"));
    let heard = towns.other.meet_in(towns.id.clone(), towns.shared(), None).await.unwrap();
    assert!(heard.view.files[0].said.nl.contains("Het wachtwoord van deze map opent dit bestand niet"));
    let heard =
        towns.other.meet_in(towns.id.clone(), towns.shared(), Some("een zin van ons".to_owned())).await.unwrap();
    assert!(heard.view.locked && towns.with_what_was_heard(heard).changed);
    assert_eq!(towns.value(&towns.other, "/title").await, text("Samen"));
}

#[tokio::test]
async fn what_is_only_proposed_waits_for_a_person() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    // Somebody who began from a clean packet puts a file there by hand.
    let clean = towns.folder.path().join("clean.voorstel");
    let options = PacketOptions { clean: true, ..PacketOptions::default() };
    towns.one.send_packet(towns.id.clone(), options, clean.clone()).await.unwrap();
    let third = App::in_folder(towns.folder.path().join("third"), Box::new(Nobody), clock);
    third.look_into_packet(clean.clone()).await.unwrap();
    third.take_in_packet(clean, Vec::new()).await.unwrap();
    third.open_dossier(towns.id.clone()).await.unwrap();
    towns.set(&third, "/title", "Voorstel van drie").await;
    let file = towns.shared().join("drie.voorstel");
    third.send_packet(towns.id.clone(), PacketOptions::default(), file).await.unwrap();

    let heard = towns.look(&towns.one).await;
    assert!(!heard.changed, "nothing is taken over that nobody asked for");
    let waiting = heard.view.files.iter().find(|file| file.waits).unwrap().clone();
    assert_eq!(waiting.name, "drie.voorstel");
    let elsewhere = towns.one.look_into_met(towns.id.clone(), "../first.voorstel".to_owned()).await;
    assert!(elsewhere.is_err(), "only what lies in the folder is looked into");
    let packet = towns.one.look_into_met(towns.id.clone(), waiting.name).await.unwrap();
    assert_eq!(packet.proposals.len(), 1);
    towns.one.take_in_packet(PathBuf::from(packet.path), vec![0]).await.unwrap();
    assert_eq!(towns.value(&towns.one, "/title").await, text("Voorstel van drie"));
    assert!(towns.look(&towns.one).await.view.files.iter().all(|file| !file.waits));
}
