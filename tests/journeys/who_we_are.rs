//! Who the reader is, is said once: calls are ordered by it, dossiers begin with it, and partners come from the book.

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, go_to, start_dossier, window_for};

/// The calls in the order in which they stand.
const ORDER: &str = "return [...document.querySelectorAll('li[data-pin]')].map((row) => row.dataset.pin).join(' ')";

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_ordered_by_who_we_are_and_say_why() -> Journey {
    let window = Window::open(Setup::default()).await?;
    let before = window.run(ORDER, Vec::new()).await?;
    introduce(&window, "Gemeente Waterdam", "gemeente").await?;
    window.see("Past bij u: als gemeente kunt u aanvragen.").await?;
    window.see("Past als u nog 4 partners vindt uit minstens 4 andere lidstaten.").await?;
    window.see("best passend eerst").await?;
    let after = window.run(ORDER, Vec::new()).await?;
    assert_ne!(before, after, "the calls stand in another order");

    window.click("Lokale integratiestrategieën").await?;
    window.see("Of dit bij u past").await?;
    let reasons = window.read("section[aria-labelledby=fit-title]").await?;
    for said in ["Minstens 5 (mede)aanvragers", "Past als u nog 4 partners vindt.", "tweede bron"] {
        assert!(reasons.contains(said), "each reason has its rule and its authority: {reasons}");
    }

    window.click_at("nav.rail button").await?;
    window.click("Wijzig").await?;
    window.choose("Soort", "privébedrijf").await?;
    window.click("Klaar").await?;
    window.see("Past niet, want ‘privéonderneming’ staat niet bij wie kan aanvragen.").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_dossier_begins_with_who_we_are_and_takes_partners_from_the_book() -> Journey {
    let window = Window::open(Setup::default()).await?;
    introduce(&window, "Gemeente Waterdam", "gemeente").await?;

    window.click_at("nav.rail li:nth-child(3) button").await?;
    window.see("Nog niemand in uw adresboek.").await?;
    window.click("Voeg een partner toe").await?;
    window.until("the name of the new partner to have the focus", FOCUS_ON_NAME).await?;
    window.fill("Naam", "De Brug vzw").await?;
    window.choose("Soort", "vereniging zonder winstoogmerk").await?;
    window.fill("E-mail", "info@example.org").await?;
    window.fill("Ondernemingsnummer", "0403019262").await?;
    window.see("Dit nummer klopt niet.").await?;
    window.fill("Ondernemingsnummer", "0403019261").await?;
    window.see_gone("Dit nummer klopt niet.").await?;
    window.click("Verwijder").await?;
    window.see("De Brug vzw staat niet meer in uw adresboek.").await?;
    window.click("Ongedaan maken").await?;
    window.see("1 partner").await?;

    window.click_at("nav.rail button").await?;
    window.see("best passend eerst").await?;
    start_dossier(&window, "Proeftuinen sociale netwerking").await?;
    go_to(&window, "Partners").await?;
    window.see("Gemeente Waterdam").await?;
    window.click("Uit adresboek").await?;
    window.see("Gemeente Waterdam (uw organisatie), al in dit dossier").await?;
    window.click("De Brug vzw").await?;
    window.see_gone("(uw organisatie), al in dit dossier").await?;
    window.see("2 partners: 1 hoofdaanvrager, 1 medeaanvrager").await?;
    window.until("the menu to be gone", "return document.querySelector('[role=menu]') === null").await?;
    window.click_at("[data-field='/partners'] li:nth-child(2) .opener").await?;
    let mail = "return document.querySelector('input[type=email]').value === 'info@example.org'";
    window.until("all that is known of the partner to come along", mail).await?;
    window.chord(&[Key::Control], "z").await?;
    window.see("1 partner: 1 hoofdaanvrager").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_of_a_dossier_is_kept_in_the_book() -> Journey {
    let window = window_for("proeftuinen-inburgering", Setup::default()).await?;
    window.click("Open een dossierbestand…").await?;
    window.see("Uw project").await?;
    go_to(&window, "Partners").await?;
    window.click("Gemeente Lindebeke").await?;
    window.click("Bewaar in adresboek").await?;
    window.see("Gemeente Lindebeke staat in uw adresboek.").await?;
    window.click("Bewaar in adresboek").await?;
    window.see("Gemeente Lindebeke is bijgewerkt in uw adresboek.").await?;
    window.click("Dossiers").await?;
    window.click_at("nav.rail li:nth-child(3) button").await?;
    window.see("Gemeente Lindebeke").await?;
    window.see("1 partner").await?;
    window.close().await?;
    Ok(())
}

async fn introduce(window: &Window, name: &str, kind: &str) -> Journey {
    window.click("Zeg wie u bent").await?;
    window.fill("Naam", name).await?;
    window.choose("Soort", kind).await?;
    window.fill("Land", "België").await?;
    window.choose("Gewest", "Vlaanderen").await?;
    window.fill("Inwoners", "30.000").await?;
    window.click("Klaar").await?;
    Ok(())
}

const FOCUS_ON_NAME: &str = "return document.activeElement.labels?.[0]?.textContent.trim() === 'Naam'";
