//! The application as a Word document, as a package with its annexes, its planning as a poster, its days as a calendar.

use std::io::Read as _;

use tempfile::TempDir;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, export, go_to, sample_path};

/// A window with the sample whose annex lies beside its file.
async fn with_annex(folder: &TempDir) -> Journey<Window> {
    let file = folder.path().join("dossier.json");
    let annex = folder.path().join("besluit.pdf");
    std::fs::copy(sample_path("proeftuinen-inburgering"), &file)?;
    std::fs::write(&annex, "%PDF-1.7\n%%EOF\n")?;
    let env = [("VOORSTEL_IMPORT_FILE", &file), ("VOORSTEL_ANNEX_FILES", &annex)];
    let env = env.map(|(name, path)| (name.into(), path.display().to_string())).into();
    let window = Window::open(Setup { env, ..Setup::default() }).await?;
    window.click("Open een dossierbestand…").await?;
    window.see("Uw project").await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_holds_the_application_and_its_annexes_and_says_what_is_missing() -> Journey {
    let folder = TempDir::new()?;
    let window = with_annex(&folder).await?;
    go_to(&window, "Teksten").await?;
    window.click("Verklaringen en bijlagen").await?;
    window.click_at("section[data-kind='council-decision'] header button").await?;
    window.see("1 bestand, 1 kB").await?;
    go_to(&window, "Uitvoer").await?;
    window.click("Pakket met bijlagen (zip)").await?;
    let path = export(&window, "Kies waar en voer uit…", "zip").await?;
    window.see("Zonder deze bijlagen").await?;
    let bytes = std::fs::read(path)?;
    assert!(bytes.starts_with(b"PK"), "it is an archive");
    let names = ["aanvraag.pdf", "dossier.json", "bijlagen/besluit.pdf", "lijst.txt"];
    let text = String::from_utf8_lossy(&bytes);
    for name in names {
        assert!(text.contains(name), "{name}");
    }
    assert!(text.contains("%PDF-1.7\n%%EOF\n"), "the annex as it was added");
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_planning_comes_out_as_a_poster_with_layers_and_the_days_as_a_calendar() -> Journey {
    let folder = TempDir::new()?;
    let window = with_annex(&folder).await?;
    go_to(&window, "Uitvoer").await?;
    window.click("Planning als affiche (pdf op A3)").await?;
    let path = export(&window, "Kies waar en voer uit…", "pdf").await?;
    assert!(path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("-planning.pdf")));
    let mut start = [0; 8];
    std::fs::File::open(&path)?.read_exact(&mut start)?;
    assert_eq!(&start, b"%PDF-1.7");
    let poster = voorstel_tests::Pdf::read(&path).await?;
    assert_eq!(poster.lacks(["Gemeente Lindebeke", "Trajecten ontwikkelen, testen", "Indienen tot"]), [""; 0]);

    window.click("Agenda (ICS)").await?;
    let calendar = std::fs::read_to_string(export(&window, "Voer nog eens uit…", "ics").await?)?;
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.contains("SUMMARY:Start: A1"), "{calendar}");
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_partners_part_comes_out_as_a_word_document() -> Journey {
    let folder = TempDir::new()?;
    let window = with_annex(&folder).await?;
    go_to(&window, "Uitvoer").await?;
    window.click("Document om in te schrijven (Word)").await?;
    window.see("Alle hoofdstukken, met inhoudsopgave.").await?;
    window.see_gone("Alleen sommen van de begroting op papier").await?;
    window.click("Het deel van één partner").await?;
    let path = export(&window, "Kies waar en voer uit…", "docx").await?;
    let bytes = std::fs::read(path)?;
    assert!(bytes.starts_with(b"PK") && String::from_utf8_lossy(&bytes).contains("word/document.xml"));
    window.close().await?;
    Ok(())
}
