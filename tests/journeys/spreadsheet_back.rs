//! A budget goes out to a partner and comes back changed: what is different is shown, chosen, and taken as one step.

use std::path::Path;

use tempfile::TempDir;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, cell, export, go_to, sample_path};

const SAMPLE: &str = "proeftuinen-inburgering";

/// A window with the sample open, in which whatever asks for a file gets the one at the path.
async fn opened(file: &Path) -> Journey<Window> {
    std::fs::copy(sample_path(SAMPLE), file)?;
    let env = vec![("VOORSTEL_IMPORT_FILE".into(), file.display().to_string())];
    let window = Window::open(Setup { env, ..Setup::default() }).await?;
    window.click("Open een dossierbestand…").await?;
    window.see("Uw project").await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_nobody_touched_changes_nothing() -> Journey {
    let folder = TempDir::new()?;
    let file = folder.path().join("from-elsewhere");
    let window = opened(&file).await?;
    go_to(&window, "Uitvoer").await?;
    window.click("Rekenblad (Excel)").await?;
    let workbook = export(&window, "Kies waar en voer uit…", "xlsx").await?;
    std::fs::copy(workbook, &file)?;
    go_to(&window, "Begroting").await?;
    window.click("Rekenblad inlezen…").await?;
    window.see("Niets verandert: 16 rijen zijn zoals in de begroting.").await?;
    window.see("blad ‘Begroting’").await?;
    window.click("Sluiten").await?;
    window.see("16 rijen Kosten € 82.422,20").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_partner_changed_is_chosen_and_taken_as_one_step() -> Journey {
    let folder = TempDir::new()?;
    let file = folder.path().join("from-elsewhere");
    let window = opened(&file).await?;
    go_to(&window, "Uitvoer").await?;
    window.click("Begroting (CSV)").await?;
    let lines = std::fs::read_to_string(export(&window, "Kies waar en voer uit…", "csv").await?)?;

    // The partner pays the coordinator more, drops the evening halls, asks for print work, and mistypes one number.
    let lines: Vec<String> = lines
        .lines()
        .filter(|line| !line.contains("Zaalhuur"))
        .map(|line| match line {
            line if line.starts_with("Projectcoördinator") => line.replace("44,50", "50,00"),
            line if line.starts_with("Teamvorming") => line.replace(";3;", ";drie;"),
            line => line.to_owned(),
        })
        .chain(["Drukwerk;De Brug vzw;;Werking;1500;stuk;0,35;525,00;ja;".to_owned()])
        .collect();
    std::fs::write(&file, lines.join("\r\n"))?;

    go_to(&window, "Begroting").await?;
    window.click("Rekenblad inlezen…").await?;
    for shown in [
        "1 gewijzigde rij",
        "1 nieuwe rij",
        "1 rij staat niet in het rekenblad",
        "1 cel wordt niet overgenomen",
        "geen getal",
        "Drukwerk",
        "Zaalhuur buddy-avonden",
    ] {
        window.see(shown).await?;
    }
    window.see("14 rijen zijn zoals in de begroting.").await?;
    window.see("Rechtstreekse kosten € 75.020,60 € 73.825,60").await?;
    // The evening halls stay after all.
    window.click("1 rij staat niet in het rekenblad").await?;
    window.click("Neem 2 wijzigingen over").await?;
    window.see("17 rijen Kosten").await?;
    assert_eq!(window.read(&cell("b1", "amount")).await?, "16.000,00");
    window.see("Drukwerk").await?;

    window.click("Ongedaan maken").await?;
    window.see("16 rijen Kosten € 82.422,20").await?;
    assert_eq!(window.read(&cell("b1", "amount")).await?, "14.240,00");
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_spreadsheet_is_refused_with_what_to_do() -> Journey {
    let folder = TempDir::new()?;
    let file = folder.path().join("from-elsewhere");
    let window = opened(&file).await?;
    std::fs::write(&file, b"%PDF-1.7 no table; at all")?;
    go_to(&window, "Begroting").await?;
    window.click("Rekenblad inlezen…").await?;
    window.see("is geen rekenblad. Neem een bestand van Excel (.xlsx)").await?;
    window.click("Sluiten").await?;
    window.see("16 rijen Kosten € 82.422,20").await?;
    window.close().await?;
    Ok(())
}
