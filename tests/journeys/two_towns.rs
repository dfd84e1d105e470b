//! Two towns draft one application by packets, each in a window and a library of its own.

use std::fs;

use thirtyfour::Key;

use crate::steps::{Journey, cell, go_to, nothing_is_wrong, retype};
use crate::towns::{Post, together};

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_put_one_application_together_and_choose_where_they_differ() -> Journey {
    let post = Post::new()?;
    let one = post.begins("lindebeke", "An van Lindebeke").await?;
    one.fill("Korte naam", "EERST").await?;
    post.send(&one, "lindebeke").await?;

    let other = post.town("oosterveld", "Bert van Oosterveld").await?;
    other.click("Open een dossierbestand…").await?;
    other.see("Van An van Lindebeke,").await?;
    other.see("Dit dossier staat nog niet bij u.").await?;
    nothing_is_wrong(&other, "a packet of a new dossier").await?;
    other.click("Overnemen").await?;
    other.see("Uw project").await?;
    other.fill("Titel van het project", "Titel van Oosterveld").await?;
    go_to(&other, "Begroting").await?;
    post.send(&other, "oosterveld").await?;

    one.fill("Titel van het project", "Titel van Lindebeke").await?;
    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("Van Bert van Oosterveld: 1 stap").await?;
    one.see("Te kiezen (1)").await?;
    one.see("Er is nog niets veranderd.").await?;
    nothing_is_wrong(&one, "what a packet would do").await?;
    one.click("Overnemen").await?;
    one.see("1 veld te kiezen").await?;
    let choice = one.read("[data-conflict='/title']").await?;
    for said in ["Titel van Lindebeke", "An van Lindebeke,", "Titel van Oosterveld", "Bert van Oosterveld,"] {
        assert!(choice.contains(said), "both values with names and times: {choice}");
    }
    nothing_is_wrong(&one, "a field to choose").await?;

    let one = one.kill_and_reopen().await?;
    one.click("Mijn dossiers").await?;
    one.click_at("li[data-dossier] .title button").await?;
    one.see("1 veld te kiezen").await?;
    // The first is what the dossier shows: the other is chosen.
    let other_value = one.read("[data-conflict='/title'] li:nth-child(2) b").await?;
    one.click_at("[data-conflict='/title'] li:nth-child(2) button").await?;
    one.see_gone("1 veld te kiezen").await?;
    let title = format!("return document.querySelector('header.top .name b').textContent === {other_value:?}");
    one.until("the chosen title", &title).await?;

    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("Alles in dit pakket staat al in uw dossier.").await?;
    one.close().await?;
    other.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_packet_that_was_damaged_on_its_way_is_refused_with_a_sentence() -> Journey {
    let post = Post::new()?;
    let one = post.begins("lindebeke", "An van Lindebeke").await?;
    post.send(&one, "lindebeke").await?;
    let mut bytes = fs::read(post.letter())?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(post.letter(), bytes)?;
    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("is onderweg afgebroken of veranderd").await?;
    one.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_packet_under_a_passphrase_opens_for_whoever_was_told() -> Journey {
    let post = Post::new()?;
    let one = post.begins("lindebeke", "An van Lindebeke").await?;
    together(&one, "Naar een partner sturen…").await?;
    one.click("Met een wachtwoord beveiligen").await?;
    one.fill("Wachtwoord", "kort").await?;
    one.click("Pakket bewaren…").await?;
    one.see("Kies minstens 8 tekens.").await?;
    one.fill("Wachtwoord", "café op de markt").await?;
    one.fill("Nog eens hetzelfde wachtwoord", "café op de mark").await?;
    one.click("Pakket bewaren…").await?;
    one.see("De twee wachtwoorden zijn niet gelijk.").await?;
    nothing_is_wrong(&one, "two passphrases that differ").await?;
    one.click("Stel een wachtwoord voor").await?;
    one.see("Zelf een wachtwoord kiezen").await?;
    nothing_is_wrong(&one, "a passphrase that is proposed").await?;
    let proposed = one.read(".proposal .copyable > span").await?;
    assert_eq!(proposed.len(), 19, "{proposed}");
    one.click("Pakket bewaren…").await?;
    one.see("met een wachtwoord. Stuur dit bestand").await?;
    post.post("lindebeke")?;

    let other = post.town("oosterveld", "Bert van Oosterveld").await?;
    other.click("Open een dossierbestand…").await?;
    other.see("Pakket met een wachtwoord").await?;
    other.keys("niet dit").await?;
    other.keys(Key::Enter).await?;
    other.see("Dit wachtwoord opent").await?;
    nothing_is_wrong(&other, "a passphrase that is another").await?;
    other.fill("Wachtwoord", &proposed).await?;
    other.click("Openen").await?;
    other.see("Dit dossier staat nog niet bij u.").await?;
    other.click("Overnemen").await?;
    other.see("Uw project").await?;
    one.close().await?;
    other.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_works_on_its_part_and_proposes_the_rest() -> Journey {
    let post = Post::new()?;
    let one = post.begins("lindebeke", "An van Lindebeke").await?;
    together(&one, "Naar een partner sturen…").await?;
    one.choose("Waaraan uw partner werkt", "Gemeente Oosterveld").await?;
    one.see("wat hij elders verandert, krijgt u als voorstel").await?;
    nothing_is_wrong(&one, "a packet for a part").await?;
    one.click("Pakket bewaren…").await?;
    one.see("Pakket bewaard als").await?;
    post.post("lindebeke")?;

    let other = post.town("oosterveld", "Bert van Oosterveld").await?;
    other.click("Open een dossierbestand…").await?;
    other.see("U werkt aan het deel van Gemeente Oosterveld").await?;
    other.click("Overnemen").await?;
    other.see("Uw project").await?;
    other.see("U werkt aan het deel van Gemeente Oosterveld").await?;
    nothing_is_wrong(&other, "a dossier of which a part is one's own").await?;
    other.fill("Titel van het project", "Titel van Oosterveld").await?;
    other.fill("Korte naam", "OOST").await?;
    go_to(&other, "Begroting").await?;
    retype(&other, "b2", "unit_cost", "41").await?;
    post.send(&other, "oosterveld").await?;

    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("Gemeente Oosterveld werkte aan een eigen deel").await?;
    one.see("2 voorstellen").await?;
    one.see("41,00").await?;
    nothing_is_wrong(&one, "proposals").await?;
    one.click_at("section[aria-labelledby='proposals'] li:nth-child(2) input").await?;
    one.click("Overnemen (1 van 2)").await?;
    let kept = "return document.querySelector('[data-field=\"/acronym\"]')?.value === 'OOST'
        && document.querySelector('header.top .name b').textContent !== 'Titel van Oosterveld'";
    one.until("the short name that was taken over, and the title that was not", kept).await?;
    go_to(&one, "Begroting").await?;
    let cell = format!("return document.querySelector(\"{}\")?.textContent.includes('41,00')", cell("b2", "unit_cost"));
    one.until("the partner's own line", &cell).await?;

    // What was left is seen again, and taken over after all.
    one.see("1 voorstel niet overgenomen").await?;
    together(&one, "Niet overgenomen voorstellen (1)…").await?;
    one.see("Titel van Oosterveld").await?;
    nothing_is_wrong(&one, "a proposal that was left").await?;
    one.click_at("dialog[open] .acts button").await?;
    one.click("Overnemen (1)").await?;
    let title = "return document.querySelector('header.top .name b').textContent === 'Titel van Oosterveld'";
    one.until("the title after all", title).await?;
    one.see_gone("1 voorstel niet overgenomen").await?;
    one.click("Ongedaan maken").await?;
    one.see("1 voorstel niet overgenomen").await?;
    together(&one, "Niet overgenomen voorstellen (1)…").await?;
    one.click_at("dialog[open] .acts button").await?;
    one.click("Opzijleggen (1)").await?;
    one.see("Er ligt niets meer.").await?;
    one.click_at("dialog[open] footer button:last-child").await?;

    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("Alles in dit pakket staat al in uw dossier.").await?;
    one.close().await?;
    other.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_on_a_clean_packet_is_compared() -> Journey {
    let post = Post::new()?;
    let one = post.begins("lindebeke", "An van Lindebeke").await?;
    together(&one, "Naar een partner sturen…").await?;
    one.click("Zonder geschiedenis en zonder wat verwijderd is").await?;
    one.click("Pakket bewaren…").await?;
    one.see("zoals het nu is, zonder geschiedenis").await?;
    post.post("lindebeke")?;

    let other = post.invited("oosterveld", "Bert van Oosterveld").await?;
    other.fill("Korte naam", "OOST").await?;
    other.fill("Titel van het project", "Titel van Oosterveld").await?;
    post.send(&other, "oosterveld").await?;

    one.fill("Titel van het project", "Titel van Lindebeke").await?;
    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("heeft geen geschiedenis gemeen met uw dossier").await?;
    one.see("Bij u is dit ook veranderd").await?;
    nothing_is_wrong(&one, "a packet that is compared").await?;
    one.click("Overnemen (1 van 2)").await?;
    let kept = "return document.querySelector('[data-field=\"/acronym\"]')?.value === 'OOST'
        && document.querySelector('header.top .name b').textContent === 'Titel van Lindebeke'";
    one.until("what they changed and what we changed", kept).await?;
    one.close().await?;
    other.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_meet_in_a_shared_folder() -> Journey {
    let post = Post::new()?;
    let shared = post.folder.path().join("gedeeld");
    fs::create_dir(&shared)?;
    let (one, other) = post.two_towns().await?;

    for window in [&one, &other] {
        together(window, "Gedeelde map…").await?;
        window.see("Elke partner kiest hier dezelfde map.").await?;
        nothing_is_wrong(window, "a shared folder to choose").await?;
        window.click("Kies een map…").await?;
        window.see("De bestanden hebben geen wachtwoord.").await?;
        window.click("Sluiten").await?;
    }
    one.fill("Korte naam", "DEELT").await?;
    // It comes by itself.
    other.see("Van An van Lindebeke: 1 stap").await?;
    let shown = "return document.querySelector('[data-field=\"/acronym\"]')?.value === 'DEELT'";
    other.until("what the other town wrote", shown).await?;
    other.click("Bekijk").await?;
    other.see("1 bestand van 1 partner, het laatst overgenomen om").await?;
    other.see("korte naam").await?;
    nothing_is_wrong(&other, "a shared folder with what came").await?;
    other.click("Sluiten").await?;

    fs::rename(&shared, post.folder.path().join("weg"))?;
    together(&other, "Gedeelde map…").await?;
    other.see("Zodra het weer kan, gaat het vanzelf verder").await?;
    nothing_is_wrong(&other, "a shared folder that went away").await?;
    fs::rename(post.folder.path().join("weg"), &shared)?;
    other.see_gone("Zodra het weer kan, gaat het vanzelf verder").await?;
    one.close().await?;
    other.close().await?;
    Ok(())
}
