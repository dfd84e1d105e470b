//! The whole way without a mouse: every stop is reached with Tab and shows that it has the focus.

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, on, type_row};

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_is_begun_filled_in_and_exported_with_the_keyboard_alone() -> Journey {
    let window = Window::open(Setup::default()).await?;
    window.tab_to("Proeftuinen sociale netwerking").await?;
    window.keys(Key::Enter).await?;
    window.see("Waarover het gaat").await?;
    window.tab_to("Start dossier").await?;
    window.keys(Key::Enter).await?;
    on(&window, "Oproep").await?;

    window.tab_to("Titel van het project").await?;
    window.keys("Zonder muis").await?;
    window.tab_to("Eerste dag").await?;
    window.keys("01/02/2021").await?;
    window.tab_to("Laatste dag").await?;
    window.keys("30/06/2022").await?;

    window.chord(&[Key::Alt], "2").await?;
    on(&window, "Partners").await?;
    window.tab_to("Voeg de hoofdaanvrager toe").await?;
    window.keys(Key::Enter).await?;
    window.until("the name of the new partner to have the focus", FOCUS_ON_NAME).await?;
    window.keys("Gemeente Waterdam").await?;
    window.tab_to("Land").await?;
    window.keys("Belg").await?;
    window.keys(Key::Enter).await?;

    window.chord(&[Key::Alt], "4").await?;
    on(&window, "Begroting").await?;
    window.tab_to("Typ een kost").await?;
    type_row(&window, &["Tolk", "Waterdam", "", "Extern", "40", "uur", "37,50"]).await?;
    type_row(&window, &["Zaal", "Waterdam", "", "Werking", "4", "dag", "1.000,25"]).await?;
    window.see("Totaal kosten 5.501,00").await?;
    window.keys(Key::Up + Key::Up).await?;
    window.keys(Key::Escape + Key::Tab).await?;
    let inside = "return document.activeElement.closest('table') === null";
    window.until("Escape and Tab to leave the table", inside).await?;

    window.chord(&[Key::Alt], "8").await?;
    on(&window, "Uitvoer").await?;
    window.tab_to("Kies waar en voer uit…").await?;
    window.keys(Key::Enter).await?;
    window.see("Uitgevoerd").await?;
    window.chord(&[Key::Alt], "1").await?;
    on(&window, "Oproep").await?;
    window.see("Zonder muis").await?;
    window.close().await?;
    Ok(())
}

const FOCUS_ON_NAME: &str = "return document.activeElement.labels?.[0]?.textContent.trim() === 'Naam'";
