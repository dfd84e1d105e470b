//! Towns that draft one application, each in a window and a library of its own, and the post between them.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, Told, sample_path};

/// The call of the sample that they draft for.
pub(crate) const CALL: &str = "proeftuinen-inburgering";

/// What goes between the towns: the file that each opens next.
pub(crate) struct Post {
    pub(crate) folder: TempDir,
}

impl Post {
    pub(crate) fn new() -> Journey<Post> {
        Ok(Post { folder: TempDir::new()? })
    }

    pub(crate) fn letter(&self) -> PathBuf {
        self.folder.path().join("letter")
    }

    /// The file that the towns add as an annex.
    pub(crate) fn annex(&self) -> PathBuf {
        self.folder.path().join("besluit.pdf")
    }

    pub(crate) async fn town(&self, name: &str, person: &str) -> Journey<Window> {
        let home = self.folder.path().join(name).join("library");
        let env = vec![
            ("VOORSTEL_IMPORT_FILE".to_owned(), self.letter().display().to_string()),
            ("VOORSTEL_ANNEX_FILES".to_owned(), self.annex().display().to_string()),
            ("VOORSTEL_SHARED_FOLDER".to_owned(), self.folder.path().join("gedeeld").display().to_string()),
        ];
        let window = Window::open(Setup { home: Some(home), env, ..Setup::default() }).await?;
        window.click("Zeg wie u bent").await?;
        window.fill("Uw naam", person).await?;
        window.click("Klaar").await?;
        Ok(window)
    }

    /// A town that has the sample open, as whoever begins.
    pub(crate) async fn begins(&self, name: &str, person: &str) -> Journey<Window> {
        fs::copy(Path::new(&sample_path(CALL)), self.letter())?;
        let window = self.town(name, person).await?;
        window.click("Open een dossierbestand…").await?;
        window.see("Uw project").await?;
        Ok(window)
    }

    /// A town that takes what is in the post as a dossier that it did not have.
    pub(crate) async fn invited(&self, name: &str, person: &str) -> Journey<Window> {
        let window = self.town(name, person).await?;
        window.click("Open een dossierbestand…").await?;
        window.see("Dit dossier staat nog niet bij u.").await?;
        window.click("Overnemen").await?;
        window.see("Uw project").await?;
        Ok(window)
    }

    /// Two towns with the same dossier.
    pub(crate) async fn two_towns(&self) -> Journey<(Window, Window)> {
        let one = self.begins("lindebeke", "An van Lindebeke").await?;
        self.send(&one, "lindebeke").await?;
        let other = self.invited("oosterveld", "Bert van Oosterveld").await?;
        Ok((one, other))
    }

    /// Makes a packet of the whole dossier in the window of a town, and posts it.
    pub(crate) async fn send(&self, window: &Window, town: &str) -> Journey {
        send(window).await?;
        self.post(town)
    }

    /// Posts the packet that a town made last.
    pub(crate) fn post(&self, from: &str) -> Journey {
        let exports = self.folder.path().join(from).join("exports");
        let packets: Vec<PathBuf> = fs::read_dir(&exports)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "voorstel"))
            .collect();
        let [packet] = packets.as_slice() else { return Err(Told(format!("packets: {packets:?}"))) };
        fs::rename(packet, self.letter())?;
        Ok(())
    }
}

pub(crate) async fn together(window: &Window, act: &str) -> Journey {
    window.click_at("header.top button[aria-label='Samen']").await?;
    window.click(act).await?;
    Ok(())
}

/// Makes a packet as it is offered: the whole dossier, open to whoever has the file.
pub(crate) async fn send(window: &Window) -> Journey {
    together(window, "Naar een partner sturen…").await?;
    window.click("Pakket bewaren…").await?;
    window.see("Pakket bewaard als").await?;
    Ok(())
}

/// Takes in what is in the post, after what it would do was shown.
pub(crate) async fn take_in(window: &Window) -> Journey {
    together(window, "Pakket van een partner overnemen…").await?;
    window.see("Er is nog niets veranderd.").await?;
    window.click("Overnemen").await?;
    window.see_gone("Er is nog niets veranderd.").await?;
    Ok(())
}
