//! Who changed what: the history of a dossier, versions with a name, what is different, and going back.

use std::fs;

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, cell, go_to, nothing_is_wrong, retype, sample, window_for};

const CALL: &str = "proeftuinen-inburgering";
const TITLE: &str = "Titel van het project";

/// A window with a sample, in which one has said who one is.
async fn by_an() -> Journey<Window> {
    let window = window_for(CALL, Setup::default()).await?;
    window.click("Zeg wie u bent").await?;
    window.fill("Uw naam", "An van Lindebeke").await?;
    window.click("Klaar").await?;
    window.click("Open een dossierbestand…").await?;
    window.see("Uw project").await?;
    Ok(window)
}

async fn history(window: &Window) -> Journey {
    window.click_at("header.top button[aria-label='Samen']").await?;
    window.click("Geschiedenis…").await?;
    window.see("Wie wat veranderde, en hoe het dossier was.").await?;
    Ok(())
}

async fn line() -> Journey<String> {
    Ok(sample(CALL)?["budget"][0]["id"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changed_this_amount_from_what_and_back() -> Journey {
    let window = by_an().await?;
    let line = line().await?;
    go_to(&window, "Begroting").await?;
    retype(&window, &line, "unit_cost", "1234,56").await?;
    window.click_at(&cell(&line, "unit_cost")).await?;
    window.chord(&[Key::Alt], "h").await?;
    window.see("An van Lindebeke").await?;
    window.see("staat er nu").await?;
    let said = window.read("dialog[open] ol").await?;
    assert!(said.contains("€ 1.234,56"), "{said}");
    nothing_is_wrong(&window, "who changed this field").await?;
    window.click("Zet terug").await?;
    window.see("Teruggezet.").await?;
    let there =
        format!("return !document.querySelector({:?}).textContent.includes('1.234,56')", cell(&line, "unit_cost"));
    window.until("the amount of before", &there).await?;

    history(&window).await?;
    window.see("€ 1.234,56").await?;
    window.fill("Zoek in de geschiedenis", "1.234,56").await?;
    window.see("1 van 3 wijzigingen").await?;
    nothing_is_wrong(&window, "the history").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_named_frozen_looked_at_compared_and_gone_back_to() -> Journey {
    let window = by_an().await?;
    window.fill(TITLE, "Zoals naar de raad").await?;
    history(&window).await?;
    window.click("Versies").await?;
    window.click("Geef het huidige dossier een naam").await?;
    window.fill("Naam", "Naar de raad").await?;
    window.click("Versie bewaren").await?;
    window.see("door An van Lindebeke").await?;
    window.click("Met versie Naar de raad").await?;
    window.click("Leg vast…").await?;
    window.see("kan niet meer weg").await?;
    window.click("Leg vast").await?;
    window.see("Vastgelegd door An van Lindebeke").await?;
    nothing_is_wrong(&window, "the versions").await?;
    window.keys(Key::Escape).await?;

    window.fill(TITLE, "Iets anders").await?;
    go_to(&window, "Begroting").await?;
    retype(&window, &line().await?, "unit_cost", "99999").await?;

    // All of it outlives the program.
    let window = window.kill_and_reopen().await?;
    window.click("Mijn dossiers").await?;
    window.click_at("li[data-dossier] .title button").await?;
    history(&window).await?;
    window.click("Versies").await?;
    window.click("Vergelijk met nu").await?;
    window.see("Titel: Zoals naar de raad → Iets anders").await?;
    let budget = window.read("section[data-step='budget']").await?;
    assert!(budget.contains("→ € 99.999,00"), "{budget}");
    window.see("Niet meer in orde").await?;
    nothing_is_wrong(&window, "what is different").await?;
    window.click_at("dialog[open] .back button").await?;
    window.click("Bekijk het dossier zoals toen").await?;
    window.see("U kijkt naar vroeger. Hier verandert niets.").await?;
    window.click("Toon de bladzijden van toen").await?;
    window.see("Bladzijde 1 van").await?;
    nothing_is_wrong(&window, "the dossier as it was").await?;
    window.click("Bewaar als…").await?;
    window.click("Dossierbestand van toen (JSON)").await?;
    window.see("Bewaard als").await?;
    let written = fs::read_dir(window.exports())?.flatten().map(|entry| entry.path());
    let written = written.filter_map(|path| fs::read_to_string(path).ok()).collect::<String>();
    assert!(written.contains("Zoals naar de raad") && !written.contains("Naar de raad"), "as it was, no versions");

    window.click("Zet het dossier zo terug").await?;
    window.see("Het dossier is weer zoals toen.").await?;
    let title = |title: &str| format!("return document.querySelector('header.top .name b').textContent === {title:?}");
    window.until("the title of then", &title("Zoals naar de raad")).await?;
    window.click("Ongedaan maken").await?;
    window.until("the title of now", &title("Iets anders")).await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_taken_back_several_at_once_after_a_restart() -> Journey {
    let window = by_an().await?;
    for title in ["Eerste titel", "Tweede titel", "Derde titel"] {
        window.fill(TITLE, title).await?;
        window.fill("Korte naam", title.split(' ').next().unwrap_or_default()).await?;
    }
    let window = window.kill_and_reopen().await?;
    window.resize(640, 400).await?;
    window.click("Mijn dossiers").await?;
    window.click_at("li[data-dossier] .title button").await?;
    history(&window).await?;
    window.click("Uw stappen").await?;
    window.see("Ongedaan maken raakt niet aan wat anderen deden").await?;
    nothing_is_wrong(&window, "one's own steps in a narrow window").await?;
    window.click_at("dialog[open] ol li:nth-child(4) button").await?;
    window.until("two steps are left", "return document.querySelectorAll('dialog[open] ol li').length === 2").await?;
    window.keys(Key::Escape).await?;
    window.until("the first title", "return document.title.startsWith('Eerste titel –')").await?;
    window.close().await?;
    Ok(())
}
