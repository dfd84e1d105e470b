//! The files of annexes in a shared folder.

use std::fs;

use voorstel_app::App;
use voorstel_app::annexes::Incoming;
use voorstel_app::views::{AnnexState, AnnexView};

use crate::towns::{Towns, name_of};

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
