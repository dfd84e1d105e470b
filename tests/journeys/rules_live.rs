//! A rule that is broken says so at once, by name and amount, and goes when it is mended.

use thirtyfour::Key;

use crate::steps::{Journey, cell, go_to, on, retype, with_sample};

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_of_one_cent_too_much_is_said_mended_and_brought_back() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Financiering").await?;
    window.see("U mag nog € 1.500,00 vragen, begrensd door: subsidie hoogstens € 40.000,00").await?;

    retype(&window, "f1", "amount", "40.000,01").await?;
    window.see("U vraagt € 0,01 te veel, begrensd door: subsidie hoogstens € 40.000,00").await?;
    let finding = window.read("[data-rule=grant-cap]").await?;
    for said in [
        "U vraagt € 0,01 te veel",
        "Gevraagd € 40.000,01. Hoogstens € 40.000,00.",
        "Verlaag subsidie tot € 40.000,00",
        "Oproeppagina, Budget",
        "letterlijk",
    ] {
        assert!(
            finding.contains(said),
            "a finding says what, by how much, how to mend it and on whose word: {finding}"
        );
    }

    window.click("Verlaag subsidie tot € 40.000,00").await?;
    window.click_at("[data-rule=grant-cap] .preview .acts button").await?;
    window.see_gone("U vraagt € 0,01 te veel").await?;
    window.see("U vraagt precies wat mag: subsidie hoogstens € 40.000,00").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "40.000,00", "the fix wrote the amount it promised");

    window.click("Ongedaan maken").await?;
    window.see("U vraagt € 0,01 te veel").await?;
    window.chord(&[Key::Control], "z").await?;
    window.see_gone("U vraagt € 0,01 te veel").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "38.500,00", "two steps back is where it began");
    window.chord(&[Key::Control], "y").await?;
    window.see("U vraagt € 0,01 te veel").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_broken_rule_leads_to_its_field_and_a_cell_that_is_no_number_counts_nowhere() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;

    go_to(&window, "Partners").await?;
    window.click("Gemeente Lindebeke").await?;
    window.choose("Soort", "ngo").await?;
    go_to(&window, "Financiering").await?;
    retype(&window, "f2", "amount", "24.288,89").await?;
    retype(&window, "f4", "amount", "2.711,11").await?;
    window.see("Eigen middelen en andere overheidsmiddelen: nog € 0,01 nodig").await?;
    go_to(&window, "Begroting").await?;
    retype(&window, "b3", "quantity", "driehonderd").await?;
    window.see("rij 3 telt nog niet mee").await?;
    window.see("Totaal kosten rij 3 telt nog niet mee 69.933,20").await?;

    go_to(&window, "Controle").await?;
    for said in [
        "Gemeente Lindebeke kan de aanvraag niet leiden",
        "Financiering is € 12.489,00 hoger dan de kosten",
        "Aantal in rij 3 is geen getal: driehonderd",
    ] {
        window.see(said).await?;
    }
    window.click("Rij 3: Aantal in rij 3 is geen getal: driehonderd").await?;
    on(&window, "Begroting").await?;
    let focused = window.run("return document.activeElement.dataset.column", Vec::new()).await?;
    assert_eq!(focused, "quantity", "a finding leads to the very cell");

    retype(&window, "b3", "quantity", "300").await?;
    window.see("Totaal kosten 82.422,20").await?;
    window.close().await?;
    Ok(())
}
