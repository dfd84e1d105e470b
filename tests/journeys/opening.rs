//! A dossier that takes long to open: it is told, and can be called off.

use serde_json::Value;
use tempfile::TempDir;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, sample};

/// So many rows take a while anywhere.
const ROWS: usize = 40_000;

#[tokio::test(flavor = "multi_thread")]
async fn an_opening_is_stopped_and_the_dossier_opens_another_time() -> Journey {
    let folder = TempDir::new()?;
    let file = folder.path().join("vast.json");
    let mut vast = sample("proeftuinen-inburgering")?;
    let row = vast["budget"][0].clone();
    let rows = (0..ROWS).map(|number| {
        let mut row = row.clone();
        row["id"] = Value::String(format!("row{number}"));
        row
    });
    vast["budget"] = Value::Array(rows.collect());
    std::fs::write(&file, serde_json::to_vec(&vast)?)?;
    let env = vec![("VOORSTEL_IMPORT_FILE".into(), file.display().to_string())];
    let window = Window::open(Setup { env, ..Setup::default() }).await?;

    window.click("Open een dossierbestand…").await?;
    window.see("Het dossier wordt geopend…").await?;
    window.click("Stop met openen").await?;
    window.see_gone("Het dossier wordt geopend…").await?;
    // What was read of the file is in the library: stopping took away nothing.
    window.see("Samen thuis in Lindebeke").await?;
    window.click("Mijn dossiers").await?;
    window.click_at("li[data-dossier] .title button").await?;
    window.see("Regels van de oproep").await?;
    window.close().await?;
    Ok(())
}
