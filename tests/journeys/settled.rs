//! What two drafts leave to settle when they come together: removed while edited, a text of both, a partner added twice.

use thirtyfour::Key;

use crate::steps::{Journey, cell, go_to, nothing_is_wrong, retype};
use crate::towns::{Post, take_in};

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_one_removed_while_the_other_wrote_in_it_comes_back_as_one_step() -> Journey {
    let post = Post::new()?;
    let (one, other) = post.two_towns().await?;
    go_to(&one, "Begroting").await?;
    one.click_at(&cell("b2", "description")).await?;
    one.chord(&[Key::Control], "-").await?;
    one.until("the row gone", "return document.querySelector(\"tr[data-row='b2']\") === null").await?;
    go_to(&other, "Begroting").await?;
    retype(&other, "b2", "unit_cost", "41").await?;
    post.send(&other, "oosterveld").await?;
    other.close().await?;
    take_in(&one).await?;

    one.see("Samen te bekijken: 1").await?;
    let told = one.read("[data-out='b2']").await?;
    for said in ["Verwijderd door An van Lindebeke,", "€ 41,00", "Bert van Oosterveld,"] {
        assert!(told.contains(said), "{told}");
    }
    nothing_is_wrong(&one, "something to bring back").await?;
    one.click("Terughalen").await?;
    one.see_gone("Samen te bekijken").await?;
    let back = "return document.querySelector(\"tr[data-row='b2'] > td[data-column='unit_cost']\")?.textContent.trim() === '41,00'";
    one.until("the row with what was written in it", back).await?;
    one.chord(&[Key::Control], "z").await?;
    one.until("the row gone again", "return document.querySelector(\"tr[data-row='b2']\") === null").await?;
    one.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_both_is_marked_in_the_editor_until_somebody_says_that_it_was_seen() -> Journey {
    let post = Post::new()?;
    let (one, other) = post.two_towns().await?;
    for (window, at, words) in [(&one, Key::Home, "VOORAAN "), (&other, Key::End, " ACHTERAAN")] {
        go_to(window, "Teksten").await?;
        window.click_at(".prose").await?;
        window.chord(&[Key::Control], at).await?;
        window.keys(words).await?;
        window
            .until(
                "the words",
                &format!("return document.querySelector('.prose').textContent.includes({:?})", words.trim()),
            )
            .await?;
        go_to(window, "Oproep").await?;
    }
    post.send(&other, "oosterveld").await?;
    other.close().await?;
    take_in(&one).await?;

    one.see("Samen te bekijken: 1").await?;
    one.click_at("[data-merged] .title").await?;
    one.see("Deze tekst is samengevoegd uit wat").await?;
    let marked = "const found = [...document.querySelectorAll('.prose .merged')].map((one) => [one.title, one.textContent.trim()].join(': '));\
        return found.includes('An van Lindebeke: VOORAAN') && found.includes('Bert van Oosterveld: ACHTERAAN')";
    one.until("what came from whom, in the text", marked).await?;
    nothing_is_wrong(&one, "a merged text").await?;
    one.click("Bekijk").await?;
    one.see("Zoals het was bij").await?;
    nothing_is_wrong(&one, "what came from whom").await?;
    one.click_at("dialog[open] footer button:last-child").await?;
    one.see_gone("Deze tekst is samengevoegd").await?;
    one.see_gone("Samen te bekijken").await?;
    let one = one.kill_and_reopen().await?;
    one.click("Mijn dossiers").await?;
    one.click_at("li[data-dossier] .title button").await?;
    go_to(&one, "Teksten").await?;
    one.until(
        "no mark any more",
        "return document.querySelector('.prose') !== null && document.querySelector('.merged') === null",
    )
    .await?;
    one.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_both_added_is_joined_and_any_two_can_be_by_hand() -> Journey {
    let post = Post::new()?;
    let (one, other) = post.two_towns().await?;
    for (window, name) in [(&one, "Het Huis vzw"), (&other, "Het Huis")] {
        go_to(window, "Partners").await?;
        window.click_at("[data-add='partners']").await?;
        window.fill("Naam", name).await?;
        window.fill("Ondernemingsnummer", "0403.019.261").await?;
    }
    go_to(&other, "Begroting").await?;
    other.click_at(&cell("b2", "partner")).await?;
    other.keys("Het Huis").await?;
    other.keys(Key::Enter).await?;
    post.send(&other, "oosterveld").await?;
    other.close().await?;
    take_in(&one).await?;

    one.see("Misschien tweemaal toegevoegd: zelfde ondernemingsnummer").await?;
    one.click("Vergelijk en voeg samen…").await?;
    one.see("1 veld verschilt: kies wat geldt").await?;
    nothing_is_wrong(&one, "two to join").await?;
    // Which of two that were added at the same place stands first is chance.
    let keep = "const kept = [...document.querySelectorAll('dialog[open] label')]
        .find((label) => label.querySelector('b')?.textContent === 'Het Huis vzw');
        kept?.click();
        return kept?.querySelector('input').checked === true";
    one.until("the one to keep", keep).await?;
    one.click("Samenvoegen").await?;
    one.see("Samengevoegd: Het Huis vzw.").await?;
    one.see_gone("Misschien tweemaal toegevoegd").await?;
    go_to(&one, "Begroting").await?;
    let borne = one.read(&cell("b2", "partner")).await?;
    assert!(borne.contains("Huis"), "the row goes along: {borne}");
    one.click("Ongedaan maken").await?;
    one.see("Misschien tweemaal toegevoegd").await?;
    one.click("Vergelijk en voeg samen…").await?;
    one.click("Samenvoegen").await?;
    let offered = "return document.querySelector('.message')?.textContent.includes('Ongedaan maken') === true";
    one.until("an offer to take it back", offered).await?;
    // Something else was typed since: the offer would take that back, and is gone.
    retype(&one, "b3", "unit_cost", "12").await?;
    one.until("no offer any more", &offered.replace("=== true", "=== false")).await?;
    one.see("Samengevoegd:").await?;
    one.chord(&[Key::Control], "z").await?;
    one.chord(&[Key::Control], "z").await?;
    one.see("Misschien tweemaal toegevoegd").await?;
    one.click("Niet hetzelfde").await?;
    one.see_gone("Misschien tweemaal toegevoegd").await?;

    go_to(&one, "Partners").await?;
    one.click_at("button[data-field='/partners/p2']").await?;
    one.click("Samenvoegen met…").await?;
    let offered = one.read("[role='menu']").await?;
    assert!(!offered.contains("De Brug"), "what is of another kind is no double: {offered}");
    one.click("Gemeente Lindebeke").await?;
    one.see("Dit blijft").await?;
    one.click("Annuleren").await?;
    one.close().await?;
    Ok(())
}
