//! What every journey does: go to a step, type rows, open a sample, export.

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;
use thirtyfour::Key;
use voorstel_tests::{Pdf, Setup, Window};

/// How a journey ends.
pub type Journey<T = ()> = Result<T, Told>;

/// An error as its sentence, which a test then prints as it stands.
pub struct Told(pub String);

impl<E: Error> From<E> for Told {
    fn from(error: E) -> Told {
        Told(error.to_string())
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A sample dossier of the project.
pub fn sample_path(call: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../seeds/samples/{call}.json"))
}

/// What stands in it.
pub fn sample(call: &str) -> Journey<Value> {
    Ok(serde_json::from_str(&std::fs::read_to_string(sample_path(call))?)?)
}

/// Opens a window in which 'open a dossier file' opens this sample.
pub async fn window_for(call: &str, setup: Setup) -> Journey<Window> {
    let mut setup = setup;
    setup.env.push(("VOORSTEL_IMPORT_FILE".into(), sample_path(call).display().to_string()));
    Ok(Window::open(setup).await?)
}

/// Opens a window with a sample of this call in it.
pub async fn with_sample(call: &str) -> Journey<Window> {
    let window = window_for(call, Setup::default()).await?;
    window.click("Open een dossierbestand…").await?;
    window.see("Uw project").await?;
    Ok(window)
}

/// Goes from the list of calls to a new dossier for the call of this title.
pub async fn start_dossier(window: &Window, call: &str) -> Journey {
    window.click(call).await?;
    window.see("Waarover het gaat").await?;
    window.click("Start dossier").await?;
    window.see("Uw project").await?;
    Ok(())
}

/// That axe finds nothing wrong with what is on the screen.
pub async fn nothing_is_wrong(window: &Window, state: &str) -> Journey {
    let found: Vec<String> = window.axe().await?.into_iter().map(|one| format!("{}: {}", one.rule, one.help)).collect();
    assert_eq!(found.join("\n"), "", "{state}");
    Ok(())
}

/// Goes to a step by its place in the rail.
pub async fn go_to(window: &Window, step: &str) -> Journey {
    window.click_at(&format!("nav.rail button[aria-label^='{step}:']")).await?;
    on(window, step).await
}

/// Waits until a step is on the screen.
pub async fn on(window: &Window, step: &str) -> Journey {
    let title = Value::from(step);
    window
        .until(
            &format!("the step {step}"),
            &format!("return document.querySelector('[data-step-title]')?.textContent === {title}"),
        )
        .await?;
    Ok(())
}

/// Types a row into the empty row of a table: Tab goes to the next cell, Enter ends the row.
pub async fn type_row(window: &Window, cells: &[&str]) -> Journey {
    window.keys(cells.join(&Key::Tab.value().to_string())).await?;
    window.keys(Key::Enter).await?;
    Ok(())
}

/// A cell of a table, by the identity of its row and the name of its column.
pub fn cell(row: &str, column: &str) -> String {
    format!("tr[data-row='{row}'] > td[data-column='{column}']")
}

/// Types over a cell.
pub async fn retype(window: &Window, row: &str, column: &str, text: &str) -> Journey {
    window.click_at(&cell(row, column)).await?;
    window.keys(text).await?;
    window.keys(Key::Enter).await?;
    Ok(())
}

/// Presses the button that exports, and waits until the window names the file. What was exported before goes first.
pub async fn export(window: &Window, button: &str, ending: &str) -> Journey<PathBuf> {
    for old in std::fs::read_dir(window.exports())? {
        std::fs::remove_file(old?.path())?;
    }
    window.click(button).await?;
    window.see(&format!(".{ending} (")).await?;
    std::fs::read_dir(window.exports())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.extension().is_some_and(|own| own == ending))
        .ok_or_else(|| Told(format!("the window names a {ending} file, but none lies in the folder")))
}

/// Exports the dossier as a PDF and reads it back.
pub async fn export_pdf(window: &Window) -> Journey<Pdf> {
    go_to(window, "Uitvoer").await?;
    let path = export(window, "Kies waar en voer uit…", "pdf").await?;
    Ok(Pdf::read(&path).await?)
}
