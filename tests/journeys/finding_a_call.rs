//! A call is found by a few letters of what one remembers of it.

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::Journey;

#[tokio::test(flavor = "multi_thread")]
async fn words_without_accents_actions_codes_and_themes_find_a_call() -> Journey {
    let window = Window::open(Setup::default()).await?;
    shows(&window, 6, "").await?;
    for (words, how_many, first) in [
        ("strategieen", 2, ""),
        ("stage buddy", 1, "proeftuinen-inburgering@1"),
        ("ag-call-01", 1, "amif-2020-local-integration@1"),
        ("vrijwilligers", 2, ""),
        ("AMIF 31", 1, "amif-31-integratie@1"),
    ] {
        window.fill("Zoek een oproep", words).await?;
        shows(&window, how_many, first).await?;
    }
    window.fill("Zoek een oproep", "zeehaven").await?;
    window.see("Geen oproep met ‘zeehaven’.").await?;
    window.tab_to("Wis de zoekterm").await?;
    window.keys(Key::Enter).await?;
    shows(&window, 6, "").await?;
    window.close().await?;
    Ok(())
}

/// Waits until so many calls are shown, this one first where it is named.
async fn shows(window: &Window, how_many: usize, first: &str) -> Journey {
    let script = format!(
        "const pins = [...document.querySelectorAll('main li[data-pin]')].map((one) => one.dataset.pin);
         return pins.length === {how_many} && (pins[0] ?? '').startsWith('{first}');"
    );
    window.until(&format!("{how_many} calls, first {first}"), &script).await?;
    Ok(())
}
