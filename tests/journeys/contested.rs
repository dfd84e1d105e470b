//! What partners filled in differently is marked where it stands, and chosen there.

use thirtyfour::Key;
use voorstel_tests::Window;

use crate::steps::{Journey, cell, go_to, nothing_is_wrong, retype};
use crate::towns::{Post, together};

/// Two towns that filled in the same fields, the packet of the second on its way to the first.
async fn two_minds(post: &Post) -> Journey<Window> {
    let (one, other) = post.two_towns().await?;
    for (window, title, price) in [(&one, "Titel van Lindebeke", "41"), (&other, "Titel van Oosterveld", "42")] {
        go_to(window, "Oproep").await?;
        window.fill("Titel van het project", title).await?;
        go_to(window, "Begroting").await?;
        retype(window, "b1", "unit_cost", price).await?;
    }
    post.send(&other, "oosterveld").await?;
    other.close().await?;
    together(&one, "Pakket van een partner overnemen…").await?;
    one.see("Te kiezen (2)").await?;
    one.click("Overnemen").await?;
    one.see("2 velden te kiezen").await?;
    Ok(one)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contested_field_is_marked_where_it_stands_and_chosen_there() -> Journey {
    let post = Post::new()?;
    let one = two_minds(&post).await?;

    // The cell says so, and its row's menu leads there without a mouse.
    one.see("1 keuze").await?;
    let price = cell("b1", "unit_cost");
    let said = one.read(&price).await?;
    assert!(said.contains("4"), "{said}");
    nothing_is_wrong(&one, "a contested cell").await?;
    one.click_at(&price).await?;
    one.chord(&[Key::Shift], Key::F10).await?;
    one.click("Kies wat geldt: prijs per eenheid in rij 1").await?;
    let values = one.read("dialog[open] ul").await?;
    for said in ["€ 41,00", "An van Lindebeke,", "€ 42,00", "Bert van Oosterveld,"] {
        assert!(values.contains(said), "both values with names and times: {values}");
    }
    nothing_is_wrong(&one, "both values of a cell").await?;
    // A third is understood as it would be in the cell.
    one.fill("Of iets anders", "43,5").await?;
    one.click("Dit geldt").await?;
    one.see("1 veld te kiezen").await?;
    one.until(
        "the third value in its cell, and the focus there",
        "const cell = document.activeElement; return cell.dataset.column === 'unit_cost' && cell.textContent.trim() === '43,50'",
    )
    .await?;

    // The list leads to the field; the mark there opens both, and goes with the choice.
    one.click_at("[data-conflict='/title'] .title").await?;
    one.until("the field", "return document.activeElement.dataset.field === '/title'").await?;
    let described = "const input = document.activeElement; return (input.getAttribute('aria-describedby') ?? '')\
        .split(' ').some((id) => document.getElementById(id)?.textContent.includes('kies'))";
    one.until("that who listens hears of it", described).await?;
    one.tab_to("2 waarden: kies").await?;
    one.keys(Key::Enter).await?;
    one.see("staat er nu").await?;
    one.click_at("dialog[open] li:nth-child(2) button").await?;
    one.see_gone("1 veld te kiezen").await?;
    let gone = "return document.querySelectorAll('[data-contested]').length === 0 && document.activeElement.dataset.field === '/title'";
    one.until("no mark any more, and the focus at the field", gone).await?;
    nothing_is_wrong(&one, "all chosen").await?;
    one.close().await?;
    Ok(())
}
