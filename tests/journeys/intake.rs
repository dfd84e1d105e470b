//! A call that stands elsewhere already, on a page or in a file of the EU portal, made into one's own. The page, the topic,
//! their services and persons are made up.

use std::fs;

use tempfile::TempDir;
use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::call_editor::{field, kept, part};
use crate::steps::Journey;

/// The text of a page that is about a call.
pub const PAGE: &str = "Praatbanken in het park

Code

AMIF-2025-AG-CALL-07

Deadline: 14/03/2027 om 12u

Inleiding

De Dienst Park en Praat lanceert een oproep voor praatbanken. Een praatbank brengt buren en nieuwkomers samen.

Doelstellingen

De projecten willen dat nieuwkomers:

 • een praatpartner vinden in hun buurt;
 • durven spreken in de winkel.

Acties

De voorstellen moeten een of meer van de volgende acties omvatten:

 • Praatbanken plaatsen en onderhouden
 • Vrijwilligers vormen tot gastheer

Budget

Het budget voor de oproep bedraagt 900.000,00 euro, waarvan 600.000 euro AMIF en 300.000 euro cofinanciering van Parkfonds. Er kan een maximale subsidie van 30.000,00 euro per project worden aangevraagd. De besturen staan zelf in voor minimaal 40% eigen financiering.

Looptijd

Van 1 april 2027 tot en met 30 september 2028, maximaal 18 maanden per project.

Wie kan indienen?

De oproep is gericht aan alle lokale besturen in Vlaanderen.

Contact

Okko Wijnants, projectbeheerder
okko.wijnants@voorbeeld.example, +32 2 555 01 23
Steunpunt Praatbanken
info@voorbeeld.example
";

const SUMMARY: &str = "[data-rewrite='summary.nl']";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_pasted_confirmed_rewritten_and_published_without_a_mouse_where_one_types() -> Journey {
    let window = Window::open(Setup::default()).await?;
    paste(&window).await?;
    let found = window.read("dialog[open]").await?;
    for said in [
        "AMIF-2025-AG-CALL-07 regel 5, onder ‘Code’",
        "14 maart 2027",
        "€ 900.000,00",
        "€ 600.000,00",
        "Subsidie hoogstens € 30.000,00",
        "40 %",
        "een praatpartner vinden in hun buurt",
        "Vrijwilligers vormen tot gastheer",
        "Woorden van de pagina: herschrijf ze in eigen woorden.",
        "Geen enkele regel geldt al",
        "1 naam",
    ] {
        assert!(found.contains(said), "the dialog says {said}: {found}");
    }
    assert!(!found.contains("Wijnants") && !found.contains("555 01 23"), "nothing personal is shown: {found}");

    // The number of what was found leads to the line it was read from.
    let of_amount =
        "const row = [...document.querySelectorAll('[data-listed]')].find((one) => /900\\.000/.test(one.textContent));
         const number = row.dataset.listed; row.querySelector('button').click();
         const mark = document.querySelector(`[data-find='${number}']`);
         return mark.classList.contains('shown') && /bedraagt \\d*900\\.000,00 euro/.test(mark.closest('li').textContent);";
    window.until("the line of the amount", of_amount).await?;

    window.tab_to("Maak er een ontwerp van").await?;
    window.keys(Key::Enter).await?;
    kept(&window, "code", "AMIF-2025-AG-CALL-07").await?;
    rewritten(&window).await?;
    confirmed_one_by_one(&window).await?;

    // A draft stays as it is left.
    let window = window.reopen().await?;
    window.click("Eigen oproepen").await?;
    window.click("Praatbanken in het park").await?;
    kept(&window, "summary.nl", "Buren en nieuwkomers leren elkaar kennen.").await?;
    window.click("Na te zien").await?;
    window.see("Alles wat gelezen is, is bevestigd.").await?;
    window.see("4 teksten nog in eigen woorden te schrijven").await?;

    published(&window).await?;
    window.close().await?;
    Ok(())
}

/// Opens the dialog by keyboard and pastes the page, which is read at once.
async fn paste(window: &Window) -> Journey {
    window.tab_to("Eigen oproepen").await?;
    window.keys(Key::Enter).await?;
    window.see("Nog geen eigen oproepen.").await?;
    window.copy(PAGE).await?;
    for name in ["Maak een oproep", "Plak een pagina…"] {
        window.tab_to(name).await?;
        window.keys(Key::Enter).await?;
    }
    window.until("the field for the page", "return document.activeElement.tagName === 'TEXTAREA'").await?;
    window.chord(&[Key::Control], "v").await?;
    window.see("voorstellen voor een regel").await?;
    Ok(())
}

/// What the page says stays marked as its words until they are one's own; moving them does not make them so.
async fn rewritten(window: &Window) -> Journey {
    window.read(SUMMARY).await?;
    field(window, "summary.nl", "Buren en nieuwkomers leren elkaar kennen.").await?;
    gone(window, SUMMARY).await?;
    window.chord(&[Key::Control], "z").await?;
    window.read(SUMMARY).await?;
    window.chord(&[Key::Control], "y").await?;
    gone(window, SUMMARY).await?;

    window.read("[data-rewrite='objective[1].nl']").await?;
    window.click_at("[data-field='objective[0]'] [aria-label$='omlaag']").await?;
    kept(window, "objective[1].nl", "een praatpartner vinden in hun buurt").await?;
    let read = window.read("[data-recognised='objective[1].nl']").await?;
    assert!(read.contains("een praatpartner vinden in hun buurt"), "what was read went along: {read}");
    Ok(())
}

/// Says of each thing that was read that it is right; a rule holds from then on because the page says so.
async fn confirmed_one_by_one(window: &Window) -> Journey {
    part(window, "rules").await?;
    let rules = window.run("return document.querySelectorAll('ol[data-field=rule] > li').length", Vec::new()).await?;
    assert!(rules.as_u64() >= Some(5), "rules are proposed: {rules}");
    window.click("Na te zien").await?;
    let left = "return document.querySelectorAll('aside [aria-label^=\"Klopt:\"]').length";
    loop {
        let before = window.run(left, Vec::new()).await?.as_u64().unwrap_or_default();
        if before == 0 {
            break;
        }
        window.click_at("aside [aria-label^='Klopt:']").await?;
        let fewer = format!("{left} === {}", before - 1);
        window.until("one less to confirm", &fewer).await?;
    }
    window.see("Alles wat gelezen is, is bevestigd.").await?;
    window.click_at("ol[data-field=rule] > li > .opener").await?;
    kept(window, "rule[0].authority.certainty", "page").await
}

/// Fills in what the page does not say, field by field as the checks name them, and publishes.
async fn published(window: &Window) -> Journey {
    window.click("Controle").await?;
    loop {
        let first = window.run(
            "const button = document.querySelector('aside .fold li button'); button?.click(); return button?.textContent ?? null",
            Vec::new(),
        );
        let Some(name) = first.await?.as_str().map(str::to_owned) else { break };
        let typing = "const at = document.activeElement; return at.matches('input, textarea') && at.value === ''";
        window.until(&format!("the empty field {name}"), typing).await?;
        window.keys("In other words").await?;
        window.keys(Key::Tab).await?;
        let gone = format!(
            "return document.querySelector('aside .fold li button')?.textContent !== {}",
            serde_json::Value::from(name.as_str())
        );
        window.until(&format!("{name} to be filled in"), &gone).await?;
    }
    window.see("Niets staat publiceren in de weg.").await?;
    window.click("Publiceer…").await?;
    window.see("4 teksten staan nog in de woorden van de pagina").await?;
    window.click("Publiceer versie 1").await?;
    window.see("Praatbanken in het park, versie 1, is gepubliceerd.").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_of_the_portal_is_taken_from_its_file_and_a_broken_one_is_refused_in_a_sentence() -> Journey {
    let folder = TempDir::new()?;
    let file = folder.path().join("topic.json");
    fs::write(&file, "{\"TopicDetails\": {\"identifier\": ")?;
    let env = vec![("VOORSTEL_IMPORT_FILE".into(), file.display().to_string())];
    let window = Window::open(Setup { env, ..Setup::default() }).await?;
    for name in ["Eigen oproepen", "Maak een oproep", "Neem een topic…"] {
        window.tab_to(name).await?;
        window.keys(Key::Enter).await?;
    }
    window.click("Kies een bestand…").await?;
    window.see("topic.json").await?;
    let refused = window.read("dialog[open] [role=alert]").await?;
    assert!(refused.contains("topic.json") && refused.contains("JSON"), "which file, and what is wrong: {refused}");

    fs::write(&file, TOPIC)?;
    window.click("Kies een bestand…").await?;
    kept(&window, "code", "AMIF-2027-TF9-AG-CALL-04-KITCHENS").await?;
    kept(&window, "title.en", "Kitchens where neighbours cook together").await?;
    part(&window, "money").await?;
    kept(&window, "envelope.amount", "8.000.000,00").await?;
    part(&window, "dates").await?;
    kept(&window, "dates.deadline.date", "21/09/2027").await?;
    window.click("Na te zien").await?;
    let read = window.read("aside").await?;
    assert!(read.contains("€ 8.000.000,00"), "the amount of the one row, and where it was read: {read}");
    assert!(!read.contains("99.000.000"), "another topic of the same call is not this one: {read}");
    window.close().await?;
    Ok(())
}

const TOPIC: &str = r#"{ "TopicDetails": {
  "type": 1, "identifier": "AMIF-2027-TF9-AG-CALL-04-KITCHENS", "title": "Kitchens where neighbours cook together",
  "callIdentifier": "AMIF-2027-TF9-AG-CALL", "callTitle": "Made-up call",
  "frameworkProgramme": { "id": 1, "abbreviation": "AMIF2027", "description": "Asylum, Migration and Integration Fund" },
  "description": "<p>Food brings neighbours together. The topic supports kitchens that open their doors.</p>",
  "conditions": "<p>Proposals must be submitted by at least five different entities from at least 5 different Member States.</p>",
  "actions": [{ "status": { "id": 1, "abbreviation": "Open", "description": "Open" },
    "plannedOpeningDate": "2 March 2027", "deadlineDates": ["21 September 2027 17:00:00 Brussels time"] }],
  "budgetOverviewJSONItem": { "budgetYearsColumns": ["2027"], "budgetTopicActionMap": { "1": [
    { "action": "AMIF-2027-TF9-AG-CALL-05-GARDENS - PJG Project Grants", "deadlineDates": ["2027-09-21"],
      "budgetYearMap": { "2027": "99000000" }, "expectedGrants": 4, "minContribution": 0, "maxContribution": 0 },
    { "action": "AMIF-2027-TF9-AG-CALL-04-KITCHENS - PJG Project Grants", "plannedOpeningDate": "2027-03-02", "deadlineDates": ["2027-09-21"],
      "budgetYearMap": { "2027": "8000000" }, "expectedGrants": 4, "minContribution": 1000000, "maxContribution": 2000000 } ] } },
  "links": [], "callDetailsJSONItem": { "latestInfos": [] } } }"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_call_begins_from_the_example_is_tried_on_dossiers_and_published() -> Journey {
    let window = crate::steps::with_sample("proeftuinen-inburgering").await?;
    window.click("Dossiers").await?;
    for name in ["Eigen oproepen", "Maak een oproep", "Begin met het voorbeeld"] {
        window.tab_to(name).await?;
        window.keys(Key::Enter).await?;
    }
    // The fund came with it, so nothing stands in the way.
    kept(&window, "fund", "amif-2021-2027").await?;
    window.see("Niets staat publiceren in de weg.").await?;
    field(&window, "title.nl", "Taal bij de buren").await?;

    window.click("Proef").await?;
    window.choose("Probeer op", "Voorbeeld: Taal dichtbij (fictieve oproep)").await?;
    window.see("0 fouten").await?;
    window.choose("Probeer op", "Samen thuis in Lindebeke en Oosterveld (fictief voorbeeld)").await?;
    window.see("U vraagt € 8.500,00 te veel").await?;

    window.click("Publiceer…").await?;
    window.click("Publiceer versie 1").await?;
    window.see("Taal bij de buren, versie 1, is gepubliceerd.").await?;
    window.click("Start dossier").await?;
    crate::steps::on(&window, "Oproep").await?;
    window.see("Taal bij de buren").await?;
    window.close().await?;
    Ok(())
}

async fn gone(window: &Window, selector: &str) -> Journey {
    let script = format!("return document.querySelector({}) === null", serde_json::Value::from(selector));
    window.until(&format!("{selector} to go"), &script).await?;
    Ok(())
}
