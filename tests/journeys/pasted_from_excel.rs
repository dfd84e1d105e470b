//! Rows copied from a Dutch spreadsheet: shown as they were understood, taken as one step.

use thirtyfour::Key;

use crate::steps::{Journey, cell, go_to, with_sample};

/// As Excel copies: tabs between cells, Dutch decimals, a row of titles, one amount that is none.
const BLOCK: &str = "Omschrijving\tPartner\tCategorie\tAantal\tEenheid\tPer eenheid\r\n\
    Vormingsreeks\tGemeente Lindebeke\tExtern\t2\treeks\t1.234,56\r\n\
    Drukwerk\tDe Brug vzw\tWerking\t1.500\tstuk\t0,35\r\n\
    Nog te vragen\tGemeente Oosterveld\tWerking\t1\tstuk\tn.v.t.\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_block_with_dutch_decimals_is_shown_as_understood_and_taken_in_one_step() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Begroting").await?;
    window.copy(BLOCK).await?;
    window.click("Plakken uit Excel").await?;
    window.see("Plak hier uw rijen").await?;
    window.chord(&[Key::Control], "v").await?;

    window
        .see("3 rijen begrepen zoals hieronder. 1 cel niet begrepen: die tellen niet mee tot u ze verbetert.")
        .await?;
    let preview = window.read("dialog table").await?;
    for shown in ["Vormingsreeks", "2.469,12", "525,00", "n.v.t."] {
        assert!(preview.contains(shown), "the preview shows {shown} before anything is taken: {preview}");
    }
    window.see("Samen € 2.994,12").await?;
    window.see("Totaal kosten 82.422,20").await?;

    window.click("Neem 3 rijen over").await?;
    window.see("19 rijen Kosten € 85.416,32").await?;
    window.see("rij 19 telt nog niet mee").await?;
    let rows = window.read("main table").await?;
    assert!(rows.contains("n.v.t."), "what could not be read is kept as it was typed: {rows}");

    window.click("Ongedaan maken").await?;
    window.see("16 rijen Kosten € 82.422,20").await?;
    window.click("Opnieuw doen").await?;
    window.see("19 rijen Kosten € 85.416,32").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_pasted_on_a_cell_says_what_it_writes_over_and_changes_nothing_when_cancelled() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Begroting").await?;
    window.click_at(&cell("b13", "quantity")).await?;
    window.copy("4\tdag\t1.100,50\n1\tforfait\t6.900,25").await?;
    window.chord(&[Key::Control], "v").await?;
    window.see("2 rijen begrepen zoals hieronder. Alle cellen zijn begrepen.").await?;
    window.see("Overschrijf 2 rijen").await?;
    window.click("Annuleren").await?;
    window.see("Totaal kosten 82.422,20").await?;

    window.chord(&[Key::Control], "v").await?;
    window.click("Neem 2 rijen over").await?;
    window.see("16 rijen Kosten € 83.924,45").await?;
    assert_eq!(
        window.read(&cell("b13", "amount")).await?,
        "4.402,00",
        "the first row lands on the cell it was pasted on"
    );
    assert_eq!(window.read(&cell("b14", "amount")).await?, "6.900,25", "and the second on the row below it");
    window.close().await?;
    Ok(())
}
