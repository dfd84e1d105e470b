//! The application as a document: Typst sets it from one template and the data of its sections.

mod along;
pub(crate) mod common_mark;
mod conformance;
pub(crate) mod drawing;
pub(crate) mod fonts;
mod gather;
mod labels;
mod mark;
pub(crate) mod material;
mod pages;
pub(crate) mod sections;
mod settle;
mod typed;
mod world;

use typst::diag::{SourceDiagnostic, Warned};
use typst_layout::PagedDocument;

use self::gather::{View, gather};
pub use self::pages::{Pages, Place};
use self::world::Sheets;
use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported};
use crate::watch::{Stage, Watch};

/// The application as a PDF: PDF/UA-1 and PDF/A-3a, with bookmarks, one language and fonts of its own, and with the
/// dossier in it where nothing is left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pdf;

impl Exporter for Pdf {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Gathering)?;
        let sheets = gather(input, View::Paper)?;
        watch.enter(Stage::Setting)?;
        let document = set(&sheets);
        let exported = document.and_then(|document| {
            watch.enter(Stage::Encoding)?;
            conformance::encode(&document, &sheets)
        });
        // What layout remembers is let go, also when it fails: of 10,000 lines it is more than a gigabyte.
        comemo::evict(0);
        watch.go_on()?;
        exported
    }
}

/// How many layouts a remembered piece outlives. What stands within something that did not change is not asked for
/// either: the cells of a table are still known when somebody turns to it after so many edits elsewhere.
const REMEMBERED: usize = 24;

fn set(sheets: &Sheets) -> Result<PagedDocument, ExportError> {
    let Warned { output, warnings: _ } = typst::compile::<PagedDocument>(sheets);
    output.map_err(|errors| ExportError::Fault(told(&errors, sheets)))
}

/// What layout did not understand, with its place in the template.
fn told(errors: &[SourceDiagnostic], sheets: &Sheets) -> String {
    let said = |error: &SourceDiagnostic| match sheets.line(error.span) {
        Some((file, line)) => format!("{} ({file}, line {line})", error.message),
        None => error.message.to_string(),
    };
    let mut messages: Vec<String> = errors.iter().map(said).collect();
    messages.dedup();
    messages.join("; ")
}
