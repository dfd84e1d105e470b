//! The files that go with an application: added, dropped, looked at, taken back.

use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, go_to, start_dossier};

const CALL: &str = "Proeftuinen sociale netwerking";
const KIND: &str = "section[data-kind='council-decision']";

/// A window that adds these files when it is asked which, on the part of the form where annexes are.
async fn at_the_annexes(folder: &TempDir, files: &[(&str, &str)]) -> Journey<Window> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (path, (_, content)) in paths.iter().zip(files) {
        std::fs::write(path, content)?;
    }
    let paths = std::env::join_paths(&paths).map_err(|error| crate::steps::Told(error.to_string()))?;
    let env = vec![("VOORSTEL_ANNEX_FILES".into(), paths.to_string_lossy().into_owned())];
    let window = Window::open(Setup { env, ..Setup::default() }).await?;
    start_dossier(&window, CALL).await?;
    go_to(&window, "Teksten").await?;
    window.click("Verklaringen en bijlagen").await?;
    window.see("Beslissing van het bestuur").await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn files_come_in_are_judged_by_what_they_hold_and_come_back_with_undo() -> Journey {
    let folder = TempDir::new()?;
    let files = [("besluit.pdf", "%PDF-1.7\n%%EOF\n"), ("pagina.pdf", "<html>Meld u aan</html>"), ("leeg.pdf", "")];
    let window = at_the_annexes(&folder, &files).await?;
    window.click_at(&format!("{KIND} header button")).await?;
    window.see("leeg.pdf is leeg").await?;
    window.see("De naam zegt PDF, de inhoud is dat niet").await?;
    window.see("2 bestanden, 1 kB van hoogstens 100,0 MB").await?;
    assert_eq!(window.axe().await?.len(), 0, "annexes with a notice and a refusal are accessible");

    window.click_at(&format!("{KIND} li[data-annex]:nth-child(2) .more")).await?;
    window.click("Verwijder").await?;
    window.see_gone("De naam zegt PDF").await?;
    window.click("Ongedaan maken").await?;
    window.see("De naam zegt PDF, de inhoud is dat niet").await?;

    window.click_at(&format!("{KIND} li[data-annex]:nth-child(1) .more")).await?;
    window.click("Bewaar een kopie…").await?;
    window.see("Bewaard:").await?;
    assert_eq!(std::fs::read_to_string(window.exports().join("besluit.pdf"))?, files[0].1);
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_dropped_come_in_with_their_bytes() -> Journey {
    let folder = TempDir::new()?;
    let window = at_the_annexes(&folder, &[]).await?;
    let drop = "const zone = document.querySelector(arguments[0]);
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array([37, 80, 68, 70, 45, 0, 255, 10, 37, 37, 69, 79, 70])], 'mandaat.pdf'));
        data.items.add(new File(['x'], 'programma.exe'));
        for (const type of ['dragenter', 'dragover', 'drop'])
          zone.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));";
    window.run(drop, vec![json!(KIND)]).await?;
    window.see("programma.exe: dit soort bestand kan niet mee").await?;
    window.see("toegevoegd").await?;
    window.click_at(&format!("{KIND} li[data-annex] .more")).await?;
    window.click("Bewaar een kopie…").await?;
    window.see("Bewaard:").await?;
    let kept = std::fs::read(window.exports().join("mandaat.pdf"))?;
    assert_eq!(kept, [37, 80, 68, 70, 45, 0, 255, 10, 37, 37, 69, 79, 70]);
    window.close().await?;
    Ok(())
}
