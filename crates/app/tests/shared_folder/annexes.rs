//! The files of annexes in a shared folder.

use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;

use voorstel_app::App;
use voorstel_app::annexes::Incoming;
use voorstel_app::model::{Edit, List, Text};
use voorstel_app::views::{AnnexState, AnnexView};

use crate::towns::{Towns, name_of, text};

const PDF: &[u8] = b"%PDF-1.7\nthe decision\n%%EOF\n";
const KIND: &str = "council-decision";

impl Towns {
    async fn add(&self, app: &App, name: &str, bytes: &[u8]) {
        let file = Incoming::Given { name: name.to_owned(), size: bytes.len() as u64, bytes: bytes.to_vec() };
        let added = app.add_annexes(self.id.clone(), KIND.to_owned(), vec![file]).await.unwrap();
        assert!(added.refused.is_empty(), "{:?}", added.refused);
    }

    async fn annexes_of(&self, app: &App) -> Vec<AnnexView> {
        app.annexes(self.id.clone()).await.unwrap().files
    }

    async fn state(&self, app: &App) -> AnnexState {
        self.annexes_of(app).await[0].state
    }
}

#[tokio::test]
async fn the_file_of_an_annex_comes_to_the_other_and_lies_there_once() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    towns.add(&towns.one, "besluit.pdf", PDF).await;
    towns.look(&towns.one).await;
    let files = towns.annexes();
    assert_eq!(files.len(), 1);
    assert!(name_of(&files[0]).starts_with("An "), "{files:?}");
    assert_eq!(fs::read(&files[0]).unwrap(), PDF);

    let heard = towns.look(&towns.other).await;
    assert!(heard.changed, "the screen shows it");
    assert!(heard.came.unwrap().nl.contains("besluit.pdf"));
    assert_eq!(towns.state(&towns.other).await, AnnexState::There);
    let path = towns.folder.path().join("copy.pdf");
    let annex = towns.annexes_of(&towns.other).await.remove(0).id;
    towns.other.save_annex(towns.id.clone(), annex, path.clone()).await.unwrap();
    assert_eq!(fs::read(path).unwrap(), PDF);
    assert_eq!(towns.annexes(), files, "what is there whole is not put there again");
    assert!(!towns.look(&towns.other).await.changed, "it comes once");
}

#[tokio::test]
async fn what_is_cut_off_or_another_content_is_not_taken_and_whoever_has_the_file_puts_it_there() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    towns.add(&towns.one, "besluit.pdf", PDF).await;
    towns.look(&towns.one).await;
    let file = towns.annexes().remove(0);
    // The sync tool has brought half of it, and another content under the name of a copy in conflict.
    fs::write(&file, &PDF[..9]).unwrap();
    let copy = file.with_file_name(name_of(&file).replace(".annex", " (conflicted copy).annex"));
    fs::write(&copy, b"%PDF-1.7\nanother one\n%%EOF\n").unwrap();
    towns.look(&towns.other).await;
    assert_eq!(towns.state(&towns.other).await, AnnexState::NotThere);
    let notice = towns.annexes_of(&towns.other).await.remove(0).notice.unwrap();
    assert!(notice.nl.contains("Het komt vanzelf") && notice.nl.contains("pakket met de bijlagen"), "{}", notice.nl);

    towns.look(&towns.one).await;
    assert_eq!(fs::read(&file).unwrap(), PDF, "one's own is written again");
    towns.look(&towns.other).await;
    assert_eq!(towns.state(&towns.other).await, AnnexState::There);
    assert!(copy.is_file(), "nobody touches what is not their own");
    // Whoever has it puts it back where its first owner's copy went.
    fs::remove_file(&file).unwrap();
    fs::remove_file(&copy).unwrap();
    towns.look(&towns.other).await;
    assert!(name_of(&towns.annexes()[0]).starts_with("Bert "));
}

#[tokio::test]
async fn ones_own_copy_goes_when_the_dossier_no_longer_names_it_and_comes_back_with_it() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    towns.add(&towns.one, "besluit.pdf", PDF).await;
    towns.look(&towns.one).await;
    towns.look(&towns.other).await;
    towns.one.undo(towns.id.clone()).await.unwrap();
    towns.look(&towns.one).await;
    assert_eq!(towns.annexes(), [""; 0].map(std::path::PathBuf::from));
    towns.one.redo(towns.id.clone()).await.unwrap();
    towns.look(&towns.one).await;
    towns.look(&towns.other).await;
    assert_eq!((towns.annexes().len(), towns.state(&towns.other).await), (1, AnnexState::There));
}

#[tokio::test]
async fn in_a_folder_under_a_passphrase_the_files_are_under_it_too() {
    let towns = Towns::new().await;
    let phrase = Some("een zin van ons".to_owned());
    towns.one.meet_in(towns.id.clone(), towns.shared(), phrase.clone()).await.unwrap();
    towns.add(&towns.one, "besluit.pdf", PDF).await;
    towns.look(&towns.one).await;
    let written = fs::read(&towns.annexes()[0]).unwrap();
    assert!(written.starts_with(b"voorstel.annex/1+age\n") && !written.windows(5).any(|part| part == b"%PDF-"));
    towns.other.meet_in(towns.id.clone(), towns.shared(), phrase).await.unwrap();
    assert_eq!(towns.state(&towns.other).await, AnnexState::There);
}

/// That a file in the folder is as it is, or under a passphrase.
fn is_locked(file: &Path) -> bool {
    let bytes = fs::read(file).unwrap();
    let is_locked = bytes.starts_with(b"voorstel.annex/1+age\n") || bytes.starts_with(b"voorstel.packet/1+age\n");
    assert!(is_locked || bytes == PDF || bytes.starts_with(b"voorstel.packet/1\n"), "{file:?}");
    is_locked
}

#[tokio::test]
async fn when_the_passphrase_of_a_folder_changes_nothing_is_lost_and_older_copies_go() {
    let towns = Towns::new().await;
    let meet = |app: &App, phrase: Option<&str>| {
        let (app, id, shared, phrase) = (app.clone(), towns.id.clone(), towns.shared(), phrase.map(str::to_owned));
        async move { app.meet_in(id, shared, phrase).await.unwrap() }
    };
    let refused = "Het wachtwoord van deze map opent dit bestand niet";
    towns.meet_both(None).await;
    towns.add(&towns.one, "besluit.pdf", PDF).await;
    towns.look(&towns.one).await;
    towns.look(&towns.other).await;
    let (packet, annex) = (towns.file_of("An"), towns.annexes().remove(0));

    // One sets a passphrase, the other is still without.
    towns.one.leave_meeting(towns.id.clone()).await.unwrap();
    meet(&towns.one, Some("een zin van ons")).await;
    assert_eq!((towns.file_of("An"), towns.annexes()), (packet.clone(), vec![annex.clone()]), "one's own files go on");
    assert!(is_locked(&packet) && is_locked(&annex), "what one wrote before is not left open");
    towns.set(&towns.other, "/title", "Van Bert").await;
    let heard = towns.look(&towns.other).await;
    assert!(heard.view.files[0].said.nl.contains(refused), "{heard:?}");
    towns.look(&towns.one).await;
    assert_eq!(towns.value(&towns.one, "/title").await, text("Van Bert"), "what lies open is read all the same");
    assert_eq!(towns.annexes().len(), 2, "who cannot open the copy has one of their own");
    meet(&towns.other, Some("een zin van ons")).await;
    assert!(towns.annexes() == [annex.clone()], "and takes it away when they can");

    // One changes it, the other is still on the old one.
    meet(&towns.one, Some("een andere zin")).await;
    towns.set(&towns.one, "/title", "Van An").await;
    towns.look(&towns.one).await;
    towns.set(&towns.other, "/acronym", "VAN B").await;
    for (app, theirs) in [(&towns.other, "An"), (&towns.one, "Bert")] {
        let heard = towns.look(app).await;
        let file = heard.view.files.iter().find(|file| file.name.starts_with(theirs)).unwrap();
        assert!(file.said.nl.contains(refused), "{file:?}");
        assert_eq!(towns.state(app).await, AnnexState::There);
    }
    meet(&towns.other, Some("een andere zin")).await;
    towns.look(&towns.one).await;
    for app in [&towns.one, &towns.other] {
        assert_eq!(towns.value(app, "/title").await, text("Van An"));
        assert_eq!(towns.value(app, "/acronym").await, text("VAN B"));
    }
    assert!(towns.annexes() == [annex.clone()] && is_locked(&annex));

    // Both take it away.
    towns.meet_both(None).await;
    towns.look(&towns.one).await;
    assert!(towns.annexes() == [annex.clone()] && !is_locked(&annex) && !is_locked(&packet));
}

#[tokio::test]
async fn a_look_takes_up_some_files_and_the_next_ones_the_others() {
    let towns = Towns::new().await;
    for number in 0..6 {
        towns.add(&towns.one, &format!("{number}.pdf"), format!("%PDF-1.7\n{number}\n%%EOF\n").as_bytes()).await;
    }
    towns.one.meet_in(towns.id.clone(), towns.shared(), Some("een zin van ons".to_owned())).await.unwrap();
    assert!(towns.annexes().len() >= 4);
    towns.look(&towns.one).await;
    assert_eq!(towns.annexes().len(), 6);
    towns.one.leave_meeting(towns.id.clone()).await.unwrap();
    assert!(towns.one.meet(towns.id.clone()).await.is_err(), "whoever left looks no more");
}

#[tokio::test]
async fn what_does_not_fit_in_any_more_is_told_and_comes_once_there_is_room() {
    let towns = Towns::new().await;
    let large = |number: u8| {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.resize(24_999_990, number);
        bytes.extend(b"\n%%EOF\n");
        bytes
    };
    for number in 0..3 {
        towns.add(&towns.one, &format!("{number}.pdf"), &large(number)).await;
    }
    for number in 3..5 {
        towns.add(&towns.other, &format!("{number}.pdf"), &large(number)).await;
    }
    towns.meet_both(None).await;
    let told = || towns.ear.annexes.swap(0, Ordering::Relaxed) > 0;
    told();
    let mut heard = towns.look(&towns.one).await;
    while !heard.view.state.nl.contains("Niet overgenomen") {
        towns.look(&towns.other).await;
        heard = towns.look(&towns.one).await;
    }
    assert!(heard.view.state.nl.contains("hoogstens 100,0\u{a0}MB"), "{}", heard.view.state.nl);
    assert!(told(), "the screen shows it at the file");
    let missing = |files: Vec<AnnexView>| files.into_iter().filter(|file| file.state == AnnexState::NotThere).collect();
    let over: Vec<AnnexView> = missing(towns.annexes_of(&towns.one).await);
    assert_eq!(over.len(), 1);
    assert!(over[0].notice.as_ref().unwrap().nl.contains("past er niet meer bij"), "{over:?}");

    // One file is taken out: the other one comes by itself.
    let there = towns.annexes_of(&towns.one).await.into_iter().find(|file| file.state == AnnexState::There).unwrap();
    let out = Edit::Remove { list: List::Annexes, id: there.id };
    towns.one.edit(towns.id.clone(), vec![out], Text::default(), false).await.unwrap();
    let heard = towns.look(&towns.one).await;
    assert!(!heard.view.state.nl.contains("Niet overgenomen"), "{}", heard.view.state.nl);
    assert!(missing(towns.annexes_of(&towns.one).await).is_empty());
    assert!(told(), "and no longer");
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_in_the_place_of_ones_own_file_leads_nowhere() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    towns.add(&towns.one, "besluit.pdf", PDF).await;
    towns.look(&towns.one).await;
    let elsewhere = towns.folder.path().join("elsewhere");
    fs::write(&elsewhere, "of somebody").unwrap();
    for file in [towns.file_of("An"), towns.annexes().remove(0)] {
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
    }
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "of somebody");
    assert_eq!(fs::read(towns.annexes().remove(0)).unwrap(), PDF);
}
