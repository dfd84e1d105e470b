//! A broken rule shows what would mend it before it is mended, and a plan what it would change before it is taken over.

use thirtyfour::Key;

use crate::steps::{Journey, cell, go_to, retype, with_sample};

#[tokio::test(flavor = "multi_thread")]
async fn a_fix_shows_every_figure_it_changes_is_left_taken_and_undone() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Financiering").await?;
    retype(&window, "f1", "amount", "41.500,00").await?;
    window.see("U vraagt € 1.500,00 te veel").await?;

    window.click("Verlaag subsidie tot € 40.000,00").await?;
    window.see("Wat er verandert").await?;
    let preview = window.read("[data-rule=grant-cap]").await?;
    for said in ["Subsidie", "€ 41.500,00", "€ 40.000,00", "Opgelost: U vraagt € 1.500,00 te veel"] {
        assert!(preview.contains(said), "the preview says {said}: {preview}");
    }
    assert_eq!(window.read(&cell("f1", "amount")).await?, "41.500,00", "nothing changes before it is taken");

    window.keys(Key::Escape).await?;
    window.see_gone("Wat er verandert").await?;
    let focused = window.run("return document.activeElement.textContent.trim()", Vec::new()).await?;
    assert_eq!(focused, "Verlaag subsidie tot € 40.000,00".replace("€ ", "€\u{a0}"), "the focus is back on the fix");
    assert_eq!(window.read(&cell("f1", "amount")).await?, "41.500,00", "what was left is as it was");

    // By keyboard: Enter shows it, Enter again takes it.
    window.keys(Key::Enter).await?;
    window.see("Wat er verandert").await?;
    window.keys(Key::Enter).await?;
    window.see_gone("U vraagt € 1.500,00 te veel").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "40.000,00", "the fix wrote the amount it promised");
    window.click("Ongedaan maken").await?;
    window.see("U vraagt € 1.500,00 te veel").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "41.500,00", "one step back is before the fix");
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_narrow_window_a_fix_is_seen_and_taken_in_the_drawer() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Financiering").await?;
    retype(&window, "f1", "amount", "41.500,00").await?;
    window.see("U vraagt € 1.500,00 te veel").await?;
    window.resize(640, 400).await?;
    window
        .until("the narrow window to stand", "return innerWidth < 720 && document.getAnimations().length === 0")
        .await?;
    window.click_at("button[aria-controls=findings]").await?;
    // What slides in is clicked once it stands still.
    window.until("the drawer to stand still", "return document.getAnimations().length === 0").await?;
    window.click("Verlaag subsidie tot € 40.000,00").await?;
    window.see("Opgelost: U vraagt € 1.500,00 te veel").await?;
    window.until("the preview to stand still", "return document.getAnimations().length === 0").await?;
    // The plan in the step behind it has a button of that name too.
    window.click_at("[data-rule=grant-cap] .preview .filled").await?;
    window.see_gone("U vraagt € 1.500,00 te veel").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_row_cannot_be_read_the_balance_says_so_and_no_fix_is_taken_for_sure() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Begroting").await?;
    retype(&window, "b3", "quantity", "driehonderd").await?;
    window.see("hoger dan de kosten").await?;
    let balance = window.read("[data-rule=balance]").await?;
    for said in ["1 rij telt nog niet mee", "Kies een van deze"] {
        assert!(balance.contains(said), "the balance says {said}: {balance}");
    }
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_for_what_is_asked_names_what_stands_in_the_way_and_is_one_step() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Financiering").await?;
    window.see("Uw dossier verandert pas na ‘Neem over’").await?;

    window.fill("U vraagt", "45.000").await?;
    window.see("In de weg staat: subsidie hoogstens € 40.000,00").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "38.500,00", "a wish changes nothing");
    window.click("Vraag € 40.000,00").await?;
    window.see("Alle regels over geld zijn zo in orde").await?;
    window.click("Neem over").await?;
    window.see("U vraagt precies wat mag: subsidie hoogstens € 40.000,00").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "40.000,00", "the plan is in the dossier");
    window.click("Ongedaan maken").await?;
    window.see("U mag nog € 1.500,00 vragen").await?;
    assert_eq!(window.read(&cell("f1", "amount")).await?, "38.500,00", "the plan was one step");

    window.fill("Kosten", "90.000").await?;
    window.see("‘Neem over’ wijzigt alleen de financiering").await?;
    window.click("Terug").await?;
    window.see_gone("‘Neem over’ wijzigt alleen de financiering").await?;
    window.close().await?;
    Ok(())
}
