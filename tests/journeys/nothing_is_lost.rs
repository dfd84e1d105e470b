//! After 'bewaard', nothing is lost: not by closing the window, not by a crash.

use thirtyfour::Key;
use voorstel_tests::Window;

use crate::steps::{Journey, cell, go_to, on, retype, with_sample};

const TITLE: &str = "Samen thuis in Lindebeke en Oosterveld (fictief voorbeeld)";

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_is_closed_and_opened_again_shows_all_as_it_was() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    window.fill("Korte naam", "THUIS").await?;
    go_to(&window, "Begroting").await?;
    retype(&window, "b1", "quantity", "321").await?;
    window.see("Kosten € 82.473,38").await?;
    window.see("Partners: 0 van").await?;
    let before = contents(&window).await?;
    go_to(&window, "Begroting").await?;
    window.click_at(&cell("b1", "description")).await?;

    let window = window.reopen().await?;
    window.click(TITLE).await?;
    // What there is of the partners is asked for once the dossier is open.
    window.see("Partners: 0 van").await?;
    assert_eq!(contents(&window).await?, before, "every step shows what it showed before the window was closed");

    go_to(&window, "Begroting").await?;
    window.click("Ongedaan maken").await?;
    window.see("Kosten € 82.422,20").await?;
    assert_eq!(window.read(&cell("b1", "quantity")).await?, "320", "what was done before closing can still be undone");
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_right_after_saved_loses_nothing() -> Journey {
    let mut window = with_sample("proeftuinen-inburgering").await?;
    for round in 1..=3 {
        go_to(&window, "Begroting").await?;
        next_second(&window).await?;
        retype(&window, "b1", "description", &format!("Coördinator, ronde {round}")).await?;
        saved_since(&window).await?;

        window = window.kill_and_reopen().await?;
        window.click(TITLE).await?;
        go_to(&window, "Begroting").await?;
        let kept = window.read(&cell("b1", "description")).await?;
        assert_eq!(kept, format!("Coördinator, ronde {round}"), "it said ‘bewaard’, so it is there after a crash");
    }
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_still_being_typed_in_an_open_cell_is_kept_when_one_leaves_the_step() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Begroting").await?;
    window.click_at(&cell("b1", "unit_cost")).await?;
    window.keys("45,00").await?;
    go_to(&window, "Financiering").await?;
    window.see("Kosten € 82.606,20").await?;

    // The same by the keys that go to a step.
    go_to(&window, "Begroting").await?;
    window.click_at(&cell("b1", "quantity")).await?;
    window.keys("321").await?;
    window.chord(&[Key::Alt], "5").await?;
    on(&window, "Financiering").await?;
    window.see("Kosten € 82.657,95").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_still_being_typed_when_the_window_is_closed_is_kept() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    window.click("Korte naam").await?;
    window.chord(&[Key::Control], "a").await?;
    window.keys("HALF").await?;
    let window = window.reopen().await?;
    window.click(TITLE).await?;
    go_to(&window, "Oproep").await?;
    let kept = "return document.querySelector('[data-field=\"/acronym\"]')?.value === 'HALF'";
    window.until("the field as it stood when the window was closed", kept).await?;

    go_to(&window, "Begroting").await?;
    window.click_at(&cell("b1", "unit_cost")).await?;
    window.keys("45,00").await?;
    let window = window.reopen().await?;
    window.click(TITLE).await?;
    go_to(&window, "Begroting").await?;
    window.see("Kosten € 82.606,20").await?;

    go_to(&window, "Teksten").await?;
    window.click_at("[contenteditable=true]").await?;
    window.chord(&[Key::Control], Key::End).await?;
    window.keys(" Tot het laatste woord.").await?;
    let window = window.reopen().await?;
    window.click(TITLE).await?;
    go_to(&window, "Teksten").await?;
    window.see("Tot het laatste woord.").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_saved_is_said_asked_about_when_closing_and_saved_when_it_can_be() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Begroting").await?;
    window.see("Kosten € 82.422,20").await?;

    // Another program holds the library for itself, as a backup or a synchronising folder may.
    let other = rusqlite::Connection::open(window.home().join("library.db"))?;
    other.execute_batch("BEGIN IMMEDIATE")?;
    retype(&window, "b1", "quantity", "321").await?;
    // The first edit waits for the library, and this one waits for the first.
    retype(&window, "b1", "description", "Coördinator, nog niet bewaard").await?;
    window.see("niet bewaard, probeert opnieuw").await?;
    window.see("Uw wijzigingen staan nog niet op schijf").await?;
    window.see("Kosten € 82.473,38").await?;

    window.asks_when_closed().await?;
    window.stay().await?;
    window.see("niet bewaard, probeert opnieuw").await?;
    assert_eq!(window.read(&cell("b1", "quantity")).await?, "321", "who stays has what was typed");
    retype(&window, "b1", "unit_cost", "45,00").await?;
    window.see("Kosten € 82.657,95").await?;

    drop(other);
    window.see_gone("niet bewaard, probeert opnieuw").await?;
    window.see_gone("Uw wijzigingen staan nog niet op schijf").await?;
    let window = window.reopen().await?;
    window.click(TITLE).await?;
    go_to(&window, "Begroting").await?;
    window.see("Kosten € 82.657,95").await?;
    assert_eq!(window.read(&cell("b1", "description")).await?, "Coördinator, nog niet bewaard");
    window.close().await?;
    Ok(())
}

/// What the steps show, without the time at which it was saved.
async fn contents(window: &Window) -> Journey<Vec<String>> {
    let mut contents = Vec::new();
    for step in ["Oproep", "Partners", "Acties", "Begroting", "Financiering", "Teksten", "Controle"] {
        go_to(window, step).await?;
        if step == "Financiering" {
            // How far one may go is reckoned when the step opens.
            window.see("Wat als").await?;
        }
        contents.push(window.read("main").await?);
        let fields = "return [...document.querySelectorAll('main input, main textarea, main select')]
            .map((field) => field.type === 'checkbox' ? String(field.checked) : field.value).join('|')";
        contents.push(window.run(fields, Vec::new()).await?.to_string());
    }
    Ok(contents)
}

/// Waits for a second later than the one shown as saved, so that a later ‘bewaard’ can be told from it.
async fn next_second(window: &Window) -> Journey {
    let later = "window.was = document.querySelector('.saved')?.innerText ?? '';
        return !window.was.includes(new Date().toTimeString().slice(0, 8));";
    window.until("the next second", later).await?;
    Ok(())
}

async fn saved_since(window: &Window) -> Journey {
    let saved = "const now = document.querySelector('.saved')?.innerText ?? '';
        return now.includes('bewaard ') && !now.includes('niet') && now !== window.was;";
    window.until("‘bewaard’ at a later second", saved).await?;
    Ok(())
}
