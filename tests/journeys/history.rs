//! Who changed what: the history of a dossier, versions with a name, what is different, and going back.

use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, go_to, nothing_is_wrong, open_sample};

const TITLE: &str = "Titel van het project";

async fn history(window: &Window) -> Journey {
    window.click_at("header.top button[aria-label='Samen']").await?;
    window.click("Geschiedenis…").await?;
    window.see("Wie wat veranderde, en hoe het dossier was.").await?;
    Ok(())
}
