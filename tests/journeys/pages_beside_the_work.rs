//! The page that belongs to what one fills in lies beside it, as it will look.

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, cell, go_to, on, retype, window_for};

const PICTURE: &str = "document.querySelector('.pages .page img')?.src";

/// Opens a sample with its pages beside the work.
async fn with_pages() -> Journey<Window> {
    let window = window_for("proeftuinen-inburgering", Setup::default()).await?;
    window.click("Open een dossierbestand…").await?;
    window.see("Uw project").await?;
    window.click("Toon de bladzijden").await?;
    window.see("Bladzijde 1 van").await?;
    Ok(window)
}

/// Whether the page shown has the place of that field, marked as the one that one is at.
async fn here(window: &Window, what: &str, heading: &str) -> Journey {
    let script = format!("return !!document.querySelector('.pages .here') && {heading}");
    window.until(what, &script).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_goes_along_with_the_field_and_shows_what_is_typed() -> Journey {
    let window = with_pages().await?;
    let before = window.run(&format!("return {PICTURE}"), Vec::new()).await?;
    assert!(before.as_str().is_some_and(|source| source.starts_with("data:image/svg+xml")), "a picture: {before}");
    window.fill("Titel van het project", "Een heel andere titel").await?;
    window.keys(Key::Tab).await?;
    window
        .until(
            "a new picture",
            &format!("return {PICTURE} !== arguments[0]").replace("arguments[0]", &before.to_string()),
        )
        .await?;
    window.see("Bladzijde 1 van").await?;

    go_to(&window, "Begroting").await?;
    here(&window, "the budget", "!document.querySelector('.pages h2').textContent.startsWith('Bladzijde 1 ')").await?;
    let cover = window.run("return document.querySelector('.pages h2').textContent", Vec::new()).await?;
    window.click_at(&cell("b16", "description")).await?;
    window
        .until("a later page", &format!("return document.querySelector('.pages h2').textContent !== {cover}"))
        .await?;
    let page = window.run(&format!("return {PICTURE}"), Vec::new()).await?;
    retype(&window, "b16", "quantity", "77").await?;
    window.until("the new amount", &format!("return {PICTURE} !== {page}")).await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_on_the_page_leads_to_its_field_and_pages_can_be_turned() -> Journey {
    let window = with_pages().await?;
    go_to(&window, "Partners").await?;
    here(&window, "the partners", "true").await?;
    window.click("Volgende bladzijde").await?;
    window.click("Vorige bladzijde").await?;
    window.click("Vergroot").await?;
    window.until("a larger page", "const [page, desk] = [document.querySelector('.pages .page'), document.querySelector('.pages .desk')]; return page.offsetWidth > desk.clientWidth").await?;
    window.click("Verklein").await?;
    // From the cover back to the form: the short name stands first on it.
    go_to(&window, "Begroting").await?;
    window.click("Volg wat ik invul").await?;
    while !window.shown().await.contains("Bladzijde 1 van") {
        window.click("Vorige bladzijde").await?;
    }
    window.click_at(".pages .page .place").await?;
    on(&window, "Oproep").await?;
    let at = "return document.activeElement.closest('[data-field]')?.dataset.field === '/acronym'";
    window.until("the short name", at).await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_stay_as_they_were_left_and_are_not_read_aloud() -> Journey {
    let window = with_pages().await?;
    let hidden = "return document.querySelector('.pages .desk').getAttribute('aria-hidden') === 'true'";
    window.until("hidden from those who listen", hidden).await?;
    window.click("Dossiers").await?;
    let mut window = window.reopen().await?;
    window.click("Mijn dossiers").await?;
    window.click("Samen thuis in Lindebeke en Oosterveld (fictief voorbeeld)").await?;
    window.until("the pages", "return !!document.querySelector('.pages .page')").await?;
    window.click("Verberg de bladzijden").await?;
    window.until("no pages", "return !document.querySelector('.pages')").await?;
    window.click("Dossiers").await?;
    window = window.reopen().await?;
    window.click("Mijn dossiers").await?;
    window.click("Samen thuis in Lindebeke en Oosterveld (fictief voorbeeld)").await?;
    window.until("the dossier", "return !!document.querySelector('[data-step-title]')").await?;
    window.until("no pages", "return !document.querySelector('.pages')").await?;
    window.close().await?;
    Ok(())
}
