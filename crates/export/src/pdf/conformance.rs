//! The file's bytes, under as many of the standards as its content allows.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use voorstel_model::{Language, Text};
use voorstel_words::{Arg, Words};

use super::told;
use super::world::Sheets;
use crate::error::ExportError;
use crate::input::Exported;

/// The standards, most wanted first: read aloud and kept for good; one of both; a tagged PDF that claims nothing.
const STANDARDS: [&[PdfStandard]; 4] =
    [&[PdfStandard::Ua_1, PdfStandard::A_3a], &[PdfStandard::Ua_1], &[PdfStandard::A_3a], &[]];

/// The document as a file. Where its content cannot conform, it is made all the same, and says so and why.
pub(super) fn encode(document: &PagedDocument, sheets: &Sheets) -> Result<Exported, ExportError> {
    let mut why = None;
    for standards in STANDARDS {
        match encoded(document, standards, sheets) {
            Ok(bytes) => {
                return Ok(Exported {
                    bytes,
                    remarks: why.map(|why: String| less(standards, &why)).into_iter().collect(),
                });
            }
            Err(reason) => why = Some(why.unwrap_or(reason)),
        }
    }
    Err(ExportError::Fault(why.unwrap_or_default()))
}

fn encoded(document: &PagedDocument, standards: &[PdfStandard], sheets: &Sheets) -> Result<Vec<u8>, String> {
    let standards = PdfStandards::new(standards).map_err(|error| error.message().to_string())?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Voorstel".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| told(&errors, sheets))
}

/// What the file is not, and why, in both languages.
fn less(standards: &[PdfStandard], why: &str) -> Text {
    let missing: Vec<&str> = [(PdfStandard::Ua_1, "PDF/UA-1"), (PdfStandard::A_3a, "PDF/A-3a")]
        .into_iter()
        .filter(|(standard, _)| !standards.contains(standard))
        .map(|(_, name)| name)
        .collect();
    let say = |language| {
        let args = [("standards", Arg::from(missing.join(", "))), ("why", Arg::from(why))];
        Words::of(language).message("export-less", &args)
    };
    Text { nl: say(Language::Nl), en: say(Language::En) }
}
