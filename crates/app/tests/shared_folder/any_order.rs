//! Three libraries, each with its own copy of the shared folder, and a sync tool that brings files late, out of their order,
//! halves of them, copies in conflict, or nothing.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, ZonedDateTime};
use proptest::prelude::*;
use proptest::sample::Index;
use tempfile::TempDir;
use voorstel_app::annexes::Incoming;
use voorstel_app::model::{Edit, Field, FieldValue, Text};
use voorstel_app::views::{AnnexState, PacketOptions, Settings};
use voorstel_app::{App, Nobody, packets};

use crate::towns::{PIN, name_of};

const TOWNS: usize = 3;
const FIELDS: [&str; 3] = ["/title", "/acronym", "/texts/concept"];

/// A clock that goes on whenever it is looked at: what is added in one moment would be called the same.
fn clock() -> ZonedDateTime {
    static LOOKS: AtomicI64 = AtomicI64::new(0);
    crate::towns::clock() + SignedDuration::from_secs(LOOKS.fetch_add(1, Ordering::SeqCst))
}

/// How the sync tool brings a file.
#[derive(Debug, Clone, Copy)]
enum Way {
    Whole,
    Half,
    Copy,
}

#[derive(Debug, Clone)]
enum Event {
    Edit(usize, usize),
    Annex(usize),
    Look(usize),
    /// A file as some town had written it at some time comes to a town.
    Bring(Index, usize, Way),
    /// A town's copy of the folder loses a file.
    Lose(usize, Index),
}

fn event() -> impl Strategy<Value = Event> {
    let way = prop_oneof![4 => Just(Way::Whole), 1 => Just(Way::Half), 1 => Just(Way::Copy)];
    let who = 0..TOWNS;
    prop_oneof![
        3 => (who.clone(), 0..FIELDS.len()).prop_map(|(who, field)| Event::Edit(who, field)),
        1 => who.clone().prop_map(Event::Annex),
        4 => who.clone().prop_map(Event::Look),
        4 => (any::<Index>(), who.clone(), way).prop_map(|(which, to, way)| Event::Bring(which, to, way)),
        1 => (who, any::<Index>()).prop_map(|(who, which)| Event::Lose(who, which)),
    ]
}

struct Folders {
    folder: TempDir,
    towns: Vec<App>,
    id: String,
    /// Every file as its town had written it, at every time.
    written: Vec<(usize, String, Vec<u8>)>,
    made: usize,
    annexes: usize,
}

impl Folders {
    async fn new() -> Folders {
        let folder = TempDir::new().unwrap();
        let towns: Vec<App> = (0..TOWNS)
            .map(|town| App::in_folder(folder.path().join(format!("library{town}")), Box::new(Nobody), clock))
            .collect();
        let id = towns[0].create_dossier(PIN.to_owned()).await.unwrap();
        towns[0].open_dossier(id.clone()).await.unwrap();
        let packet = folder.path().join("first.voorstel");
        towns[0].send_packet(id.clone(), PacketOptions::default(), packet.clone()).await.unwrap();
        let folders = Folders { folder, towns, id, written: Vec::new(), made: 0, annexes: 0 };
        for (town, app) in folders.towns.iter().enumerate() {
            app.keep_settings(Settings { author: format!("Stad {town}"), ..Settings::default() }).await.unwrap();
            if town > 0 {
                app.look_into_packet(packet.clone()).await.unwrap();
                app.take_in_packet(packet.clone(), Vec::new()).await.unwrap();
                app.open_dossier(folders.id.clone()).await.unwrap();
            }
            fs::create_dir(folders.shared(town)).unwrap();
            app.meet_in(folders.id.clone(), folders.shared(town), None).await.unwrap();
        }
        folders
    }

    fn shared(&self, town: usize) -> PathBuf {
        self.folder.path().join(format!("shared{town}"))
    }

    fn files(&self, town: usize) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(self.shared(town)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    fn own(&self, town: usize) -> Vec<PathBuf> {
        let name = format!("Stad {town} ");
        let is_own = |path: &PathBuf| name_of(path).starts_with(&name) && !name_of(path).contains("conflicted");
        self.files(town).into_iter().filter(is_own).collect()
    }

    async fn look(&mut self, town: usize) {
        self.towns[town].meet(self.id.clone()).await.unwrap();
        for file in self.own(town) {
            self.written.push((town, name_of(&file), fs::read(&file).unwrap()));
        }
    }

    async fn happens(&mut self, event: &Event) {
        match event {
            Event::Edit(who, field) => {
                self.made += 1;
                let value = FieldValue::Text(format!("{}{}", "Het plan ", self.made));
                let edit = Edit::Set { field: Field::new(FIELDS[*field]), value };
                self.towns[*who].edit(self.id.clone(), vec![edit], Text::default(), false).await.unwrap();
            }
            Event::Annex(who) => {
                self.made += 1;
                self.annexes += 1;
                let bytes = format!("%PDF-1.7\n{}\n%%EOF\n", self.annexes).into_bytes();
                let name = format!("besluit {}.pdf", self.annexes);
                let file = Incoming::Given { name, size: bytes.len() as u64, bytes };
                let kind = "council-decision".to_owned();
                self.towns[*who].add_annexes(self.id.clone(), kind, vec![file]).await.unwrap();
            }
            Event::Look(who) => self.look(*who).await,
            Event::Bring(_, _, _) if self.written.is_empty() => {}
            Event::Bring(which, to, way) => {
                let (from, name, bytes) = which.get(&self.written);
                // Nobody's own file is brought to them: they alone write it.
                if from == to {
                    return;
                }
                let path = self.shared(*to).join(name);
                match way {
                    Way::Whole => fs::write(path, bytes).unwrap(),
                    Way::Half => fs::write(path, &bytes[..bytes.len() / 2]).unwrap(),
                    Way::Copy => {
                        let (bare, ending) = name.rsplit_once('.').unwrap();
                        let copy = format!("{bare} (conflicted copy 2020-10-01).{ending}");
                        fs::write(path.with_file_name(copy), bytes).unwrap();
                    }
                }
            }
            Event::Lose(who, which) => {
                let files = self.files(*who);
                if !files.is_empty() {
                    fs::remove_file(which.get(&files)).unwrap();
                }
            }
        }
    }

    /// The sync tool brings everything to everybody.
    async fn meet(&mut self) {
        for _ in 0..3 {
            for town in 0..TOWNS {
                self.look(town).await;
                for to in (0..TOWNS).filter(|to| *to != town) {
                    for file in self.own(town) {
                        fs::copy(&file, self.shared(to).join(name_of(&file))).unwrap();
                    }
                }
            }
        }
        for town in 0..TOWNS {
            self.look(town).await;
        }
    }

    async fn check(&self) {
        let mut first = None;
        for (town, app) in self.towns.iter().enumerate() {
            let path = self.folder.path().join(format!("last{town}.voorstel"));
            app.send_packet(self.id.clone(), PacketOptions::default(), path.clone()).await.unwrap();
            let packet = packets::read(&path, None).unwrap();
            let past = packet.past();
            assert_eq!(past.changes().len(), self.made + 1, "every edit is in the history of town {town}, once");
            let view = app.annexes(self.id.clone()).await.unwrap();
            assert_eq!(view.files.len(), self.annexes);
            for file in view.files {
                assert_eq!(file.state, AnnexState::There, "town {town}: {:?}", file.notice);
            }
            let now = (packet.dossier(), packet.conflicts());
            match &first {
                None => first = Some(now),
                Some(first) => assert_eq!(*first, now, "town {town} has what the first has"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_sync_tool_does_everybody_comes_to_the_same_with_all_files(
        events in proptest::collection::vec(event(), 1..40),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut folders = Folders::new().await;
            for event in &events {
                folders.happens(event).await;
            }
            folders.meet().await;
            folders.check().await;
        });
    }
}
