//! A call made by hand, by a person who is no programmer: written, mended, tried, published and used.

use std::path::Path;

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, Told, on};

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_made_from_nothing_mended_tried_published_and_used() -> Journey {
    let window = Window::open(Setup::default()).await?;
    begin_empty(&window).await?;
    identity(&window).await?;

    part(&window, "money").await?;
    field(&window, "envelope.amount", "200.000,00").await?;
    kept(&window, "envelope.amount", "200.000,00").await?;
    choose(&window, "envelope.authority.certainty", "page").await?;
    choose(&window, "envelope.authority.document", "call-page").await?;

    // Two limits that nothing can meet together are told, at the fields and in the checks.
    part(&window, "rules").await?;
    add_rule(&window, "Bedrag").await?;
    tick(&window, "rule[0].of", "Subsidie van de oproep").await?;
    field(&window, "rule[0].at-least", "50.000").await?;
    field(&window, "rule[0].at-most", "40.000").await?;
    complete_rule(&window, 0, "Een project vraagt hoogstens € 40.000,00.", "A project asks at most €40,000.00.")
        .await?;
    invalid(&window, "rule[0].at-least").await?;
    window.click("Publiceer…").await?;
    window.see("Dit staat nog in de weg").await?;
    window.keys(Key::Escape).await?;
    window.see_gone("Dit staat nog in de weg").await?;

    field(&window, "rule[0].at-least", "").await?;
    window.see("Niets staat publiceren in de weg.").await?;

    window.click("Proef").await?;
    window.choose("Probeer op", "Proeftuinen sociale netwerking en participatie").await?;
    window.see("in orde").await?;
    field(&window, "rule[0].at-most", "10.000").await?;
    window.see("U vraagt € 28.500,00 te veel").await?;
    window.chord(&[Key::Control], "z").await?;
    window.see_gone("U vraagt € 28.500,00 te veel").await?;
    kept(&window, "rule[0].at-most", "40.000,00").await?;

    window.click("Publiceer…").await?;
    window.see("verandert nooit meer").await?;
    window.click("Publiceer versie 1").await?;
    window.see("Subsidie voor buurtfeesten, versie 1, is gepubliceerd.").await?;
    window.click("Start dossier").await?;
    on(&window, "Oproep").await?;
    window.see("Subsidie voor buurtfeesten").await?;

    // It is still there after the window was closed.
    let window = window.reopen().await?;
    window.click("Eigen oproepen").await?;
    window.see("subsidie-voor-buurtfeesten@1").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_a_colleague_saved_is_taken_in_and_changed_with_its_codes() -> Journey {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/calls/proeftuinen-inburgering/1/call.toml");
    let setup = Setup { env: vec![("VOORSTEL_IMPORT_FILE".into(), seed.display().to_string())], ..Setup::default() };
    let window = Window::open(setup).await?;
    window.click("Eigen oproepen").await?;
    window.click("Maak een oproep").await?;
    window.click("Kies een bestand…").await?;
    window.see("Proeftuinen sociale netwerking en participatie voor inburgeraars").await?;

    part(&window, "categories").await?;
    window.click_at("[data-field='category[8]']").await?;
    field(&window, "category[8].id", "btw").await?;
    part(&window, "rules").await?;
    window.fill("Zoek een regel", "btw die u terugvordert").await?;
    let found = "return document.querySelectorAll('ol[data-field=rule] > li').length === 1";
    window.until("one rule to be found", found).await?;
    window.click_at("ol[data-field=rule] > li > .opener").await?;
    let named = "return [...document.querySelectorAll('li.opened input:checked')].length === 1
       && document.querySelector('li.opened input:checked').labels[0].textContent.trim() === 'Btw die u terugvordert'";
    window.until("the rule to name the category by its new code", named).await?;

    window.click("Meer").await?;
    let placed = "const box = document.querySelector('[role=menuitem]')?.getBoundingClientRect();
       return box != null && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('[role=menuitem]') != null";
    window.until("the menu to stand in its place", placed).await?;
    window.click("Bewaar als bestand…").await?;
    window.see("Bewaard in").await?;
    let saved = std::fs::read_dir(window.exports())?.next().ok_or_else(|| Told("no file was saved".into()))??.path();
    let saved = std::fs::read_to_string(saved)?;
    for line in ["id = \"btw\"", "categories = [\"btw\"]"] {
        assert!(saved.contains(line), "the file has the new code everywhere it is named: {line}");
    }
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_added_moved_and_taken_out_with_the_keyboard_alone() -> Journey {
    let window = Window::open(Setup::default()).await?;
    window.tab_to("Eigen oproepen").await?;
    window.keys(Key::Enter).await?;
    window.tab_to("Maak een oproep").await?;
    window.keys(Key::Enter).await?;
    window.tab_to("Begin leeg").await?;
    window.keys(Key::Enter).await?;
    window.until("the editor", "return document.querySelector('nav.rail [aria-current=step]') !== null").await?;
    window.chord(&[Key::Alt], "9").await?;
    window.see("Nog geen regels.").await?;
    for (at, kind) in ["Aantal partners", "Duur"].iter().enumerate() {
        window.tab_to("Voeg een regel toe").await?;
        window.keys(Key::Enter).await?;
        window.tab_to(kind).await?;
        window.keys(Key::Enter).await?;
        let inside = format!(
            "return document.activeElement?.closest('li')?.querySelector(\"[data-field='rule[{at}]']\") != null"
        );
        window.until("the focus to be in the new rule", &inside).await?;
    }
    order(&window, &["Aantal partners", "Duur"]).await?;

    window.tab_to("Omhoog").await?;
    window.keys(Key::Enter).await?;
    order(&window, &["Duur", "Aantal partners"]).await?;
    window.chord(&[Key::Alt], Key::Down).await?;
    order(&window, &["Aantal partners", "Duur"]).await?;

    window.tab_to("Verwijder…").await?;
    window.keys(Key::Enter).await?;
    window.see("verwijderen?").await?;
    window.tab_to("Verwijder").await?;
    window.keys(Key::Enter).await?;
    order(&window, &["Aantal partners"]).await?;
    window.chord(&[Key::Control], "z").await?;
    order(&window, &["Aantal partners", "Duur"]).await?;
    window.close().await?;
    Ok(())
}

/// Waits until the rules stand in this order.
async fn order(window: &Window, titles: &[&str]) -> Journey {
    let wanted = serde_json::to_string(titles)?;
    let script = format!(
        "const shown = [...document.querySelectorAll('ol[data-field=rule] > li .title')].map((one) => one.textContent);
         return JSON.stringify(shown) === JSON.stringify({wanted});"
    );
    window.until(&format!("the rules {wanted}"), &script).await?;
    Ok(())
}

async fn begin_empty(window: &Window) -> Journey {
    window.click("Eigen oproepen").await?;
    window.see("Nog geen eigen oproepen.").await?;
    window.click("Maak een oproep").await?;
    window.click("Begin leeg").await?;
    window.until("the editor", "return document.querySelector('nav.rail [aria-current=step]') !== null").await?;
    Ok(())
}

async fn identity(window: &Window) -> Journey {
    for (key, text) in [
        ("title.nl", "Subsidie voor buurtfeesten"),
        ("title.en", "Grant for neighbourhood parties"),
        ("publisher.nl", "Gemeente Waterdam"),
        ("publisher.en", "Municipality of Waterdam"),
        ("summary.nl", "Voor wie een straat samenbrengt."),
        ("summary.en", "For those who bring a street together."),
    ] {
        field(window, key, text).await?;
    }
    choose(window, "fund", "amif-2014-2020").await?;
    // The code was proposed from the title.
    kept(window, "id", "subsidie-voor-buurtfeesten").await
}

/// Goes to a part of the call.
pub async fn part(window: &Window, id: &str) -> Journey {
    window.click_at(&format!("nav.rail button[data-part='{id}']")).await?;
    let here = format!("return document.querySelector(\"nav.rail button[data-part='{id}']\").ariaCurrent === 'step'");
    window.until(&format!("the part {id}"), &here).await?;
    Ok(())
}

/// Types over a field and leaves it.
pub async fn field(window: &Window, key: &str, text: &str) -> Journey {
    window.click_at(&format!("[data-field='{key}']")).await?;
    window.chord(&[Key::Control], "a").await?;
    if text.is_empty() {
        window.keys(Key::Delete).await?;
    } else {
        window.keys(text).await?;
    }
    window.keys(Key::Tab).await?;
    Ok(())
}

/// Waits until a field shows this.
pub async fn kept(window: &Window, key: &str, text: &str) -> Journey {
    let shows = format!("return document.querySelector(\"[data-field='{key}']\")?.value === '{text}'");
    window.until(&format!("{key} to be {text}"), &shows).await?;
    Ok(())
}

/// Waits until a field says that what it holds is wrong.
async fn invalid(window: &Window, key: &str) -> Journey {
    let says =
        format!("return document.querySelector(\"[data-field='{key}']\")?.getAttribute('aria-invalid') === 'true'");
    window.until(&format!("{key} to be told wrong"), &says).await?;
    Ok(())
}

/// Chooses in a select by its value.
async fn choose(window: &Window, key: &str, value: &str) -> Journey {
    let set = format!(
        "const select = document.querySelector(\"[data-field='{key}']\");
         if (!select || ![...select.options].some((one) => one.value === '{value}')) return false;
         select.focus(); select.value = '{value}';
         select.dispatchEvent(new Event('change', {{ bubbles: true }}));
         return true;"
    );
    window.until(&format!("the choice {value} of {key}"), &set).await?;
    kept(window, key, value).await
}

/// Ticks a box of a list by its words.
async fn tick(window: &Window, key: &str, words: &str) -> Journey {
    let box_ = format!(
        "const label = [...document.querySelectorAll(\"[data-field='{key}'] label\")].find((one) => one.textContent.trim() === '{words}');
         if (!label) return false; if (!label.control.checked) label.click(); return label.control.checked;"
    );
    window.until(&format!("the box {words} of {key}"), &box_).await?;
    Ok(())
}

/// Adds a rule of a kind by its title.
async fn add_rule(window: &Window, kind: &str) -> Journey {
    window.click("Voeg een regel toe").await?;
    window.see("Kies wat de regel nakijkt").await?;
    window.click(kind).await?;
    window.until("the rule's form", "return document.querySelector('li.opened section') !== null").await?;
    Ok(())
}

/// Fills in what every rule has.
async fn complete_rule(window: &Window, at: usize, dutch: &str, english: &str) -> Journey {
    choose(window, &format!("rule[{at}].authority.certainty"), "page").await?;
    field(window, &format!("rule[{at}].note.nl"), dutch).await?;
    field(window, &format!("rule[{at}].note.en"), english).await
}
