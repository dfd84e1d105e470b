//! The story of two towns and an NGO, by packets: invited, each at work in a library of its own, one field filled in
//! differently, one partner added twice, everything delivered, one application exported.

use thirtyfour::Key;
use voorstel_tests::Window;

use crate::steps::{Journey, cell, export_pdf, go_to, nothing_is_wrong, retype};
use crate::towns::{Post, take_in, together};

async fn add_partner(window: &Window, name: &str) -> Journey {
    go_to(window, "Partners").await?;
    window.click_at("[data-add='partners']").await?;
    window.fill("Naam", name).await?;
    window.choose("Soort", "ngo").await?;
    window.choose("Gewest", "Vlaanderen").await?;
    window.fill("Ondernemingsnummer", "0403.019.261").await?;
    Ok(())
}

/// Says that the part of a partner at a step is complete, by somebody of whom nobody knows whose they are.
async fn report(window: &Window, partner: &str, step: &str) -> Journey {
    together(window, "Wie leverde wat af…").await?;
    let part = format!("tr[data-partner='{partner}'] button[data-step='{step}']");
    window.click_at(&part).await?;
    window.see("Wie zei het, en hoe").await?;
    window.click("Meld klaar").await?;
    window.see("Vul in van wie u het weet.").await?;
    window.fill("Wie zei het, en hoe", "de coördinator, per telefoon").await?;
    window.click("Meld klaar").await?;
    let state = format!("return document.querySelector(\"{part}\")?.ariaPressed === 'true'");
    window.until("the part reported complete", &state).await?;
    window.click("Sluiten").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_and_an_ngo_come_to_one_complete_application_by_packets() -> Journey {
    let post = Post::new()?;
    let lead = post.begins("lindebeke", "An van Lindebeke").await?;
    post.send(&lead, "lindebeke").await?;
    let town = post.invited("oosterveld", "Bert van Oosterveld").await?;
    let ngo = post.invited("debrug", "Mina van De Brug").await?;

    // All three are at work at once.
    lead.fill("Titel van het project", "Samen thuis").await?;
    add_partner(&lead, "Het Huis vzw").await?;
    town.fill("Titel van het project", "Thuis in twee gemeenten").await?;
    go_to(&town, "Begroting").await?;
    retype(&town, "b6", "description", "Zaalhuur in Oosterveld").await?;
    report(&town, "p2", "budget").await?;
    add_partner(&ngo, "Het Huis").await?;
    go_to(&ngo, "Teksten").await?;
    ngo.click_at(".prose").await?;
    ngo.chord(&[Key::Control], Key::End).await?;
    ngo.keys(" Vrijwilligers van De Brug gaan mee.").await?;
    report(&ngo, "p3", "budget").await?;

    // What the town sends leaves one field to choose; what it delivered came along.
    post.send(&town, "oosterveld").await?;
    take_in(&lead).await?;
    lead.see("1 veld te kiezen").await?;
    lead.click("Bekijk").await?;
    lead.see("Klaar gemeld (1)").await?;
    lead.see("Begroting van Gemeente Oosterveld, door Bert van Oosterveld").await?;
    nothing_is_wrong(&lead, "what taking in did").await?;
    lead.click("Sluiten").await?;
    go_to(&lead, "Oproep").await?;
    lead.click("2 waarden: kies").await?;
    lead.fill("Of iets anders", "Samen thuis in twee gemeenten").await?;
    lead.click("Dit geldt").await?;
    lead.see_gone("1 veld te kiezen").await?;

    // What the NGO sends has the same partner once more: it becomes one.
    post.send(&ngo, "debrug").await?;
    take_in(&lead).await?;
    lead.see("Misschien tweemaal toegevoegd: zelfde ondernemingsnummer").await?;
    lead.click("Vergelijk en voeg samen…").await?;
    lead.click("Samenvoegen").await?;
    lead.see_gone("Misschien tweemaal toegevoegd").await?;

    // The lead sees who has delivered what, asks for the rest, and reports its own.
    together(&lead, "Wie leverde wat af…").await?;
    for partner in ["p2", "p3"] {
        let said = lead.read(&format!("tr[data-partner='{partner}'] button[data-step='budget']")).await?;
        assert_eq!(said, "klaar", "{partner}");
    }
    nothing_is_wrong(&lead, "who has delivered what").await?;
    lead.click("Vraag ernaar…").await?;
    lead.see("Nog niet als klaar gemeld door Gemeente Oosterveld: Partners, Acties en Financiering.").await?;
    nothing_is_wrong(&lead, "a letter to a partner").await?;
    lead.click("Sluiten").await?;
    report(&lead, "p1", "call").await?;

    // Everybody comes to the same.
    post.send(&lead, "lindebeke").await?;
    for window in [&town, &ngo] {
        take_in(window).await?;
        window
            .until(
                "the same title",
                "return document.querySelector('header.top .name b').textContent === 'Samen thuis in twee gemeenten'",
            )
            .await?;
        go_to(window, "Begroting").await?;
        let row = window.read(&cell("b6", "description")).await?;
        assert_eq!(row, "Zaalhuur in Oosterveld");
    }
    town.close().await?;
    ngo.close().await?;

    // One application, complete.
    lead.until("no error any more", "return !document.querySelector('nav.rail').innerText.includes('fout')").await?;
    let pdf = export_pdf(&lead).await?;
    let wanted = [
        "Samen thuis in twee gemeenten",
        "Het Huis vzw",
        "Zaalhuur in Oosterveld",
        "Vrijwilligers van De Brug gaan mee.",
    ];
    assert_eq!(pdf.lacks(wanted), Vec::<&str>::new());
    lead.close().await?;
    Ok(())
}
