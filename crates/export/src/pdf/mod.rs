//! The application as a document: Typst sets it from one template and the data of its sections.

mod common_mark;
mod fonts;
mod labels;
mod mark;
mod material;
mod sections;
mod typed;
mod world;

use serde::Serialize;
use typst::diag::{SourceDiagnostic, Warned};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::material::Material;
use self::sections::{actions, budget, call, cover, declarations, findings, funding, partners, texts};
use self::world::Sheets;
use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported, Part};
use crate::watch::{Stage, Watch};

/// How many compilations a remembered piece of layout outlives: enough to export again after an edit.
const REMEMBERED: usize = 2;
/// The colour of the mark of a draft: a shade of the accent that text stands out on.
const MARK_COLOUR: &str = "#f0f5f5";

/// The application as a PDF: tagged as PDF/UA-1 asks, with bookmarks, one language and fonts of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pdf;

impl Exporter for Pdf {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Gathering)?;
        there_is(input)?;
        let sheets = gather(input)?;
        watch.enter(Stage::Setting)?;
        let document = set(&sheets);
        // What layout remembers grows without bound otherwise, also when it fails.
        comemo::evict(REMEMBERED);
        let document = document?;
        watch.enter(Stage::Encoding)?;
        let bytes = encode(&document, &sheets)?;
        watch.go_on()?;
        Ok(bytes.into())
    }
}

/// Whether the partner is there whose part is asked for.
fn there_is(input: &Export<'_>) -> Result<(), ExportError> {
    match &input.options.part {
        Part::Partner(id) if input.dossier.partner(id).is_none() => Err(ExportError::NoPartner(id.clone())),
        _ => Ok(()),
    }
}

fn gather(input: &Export<'_>) -> Result<Sheets, ExportError> {
    let material = Material::new(input);
    let mark = if input.options.draft {
        mark::drawn(&material.label("export-draft-mark"), MARK_COLOUR)
    } else {
        String::new()
    };
    let findings = input.options.findings.then(|| findings::Findings::of(&material));
    let mut files = vec![
        ("/words.json", json(&labels::of(material.words))?),
        ("/mark.svg", mark.into_bytes()),
        ("/options.json", json(&Options { draft: input.options.draft, findings: input.options.findings })?),
        ("/cover.json", json(&cover::Cover::of(&material))?),
        ("/call.json", json(&call::CallSection::of(&material))?),
        ("/partners.json", json(&partners::Partners::of(&material))?),
        ("/actions.json", json(&actions::Actions::of(&material))?),
        ("/texts.json", json(&texts::Texts::of(&material))?),
        ("/budget.json", json(&budget::Budget::of(&material))?),
        ("/funding.json", json(&funding::Funding::of(&material))?),
        ("/declarations.json", json(&declarations::Declarations::of(&material))?),
        ("/findings.json", json(&findings)?),
    ];
    // Last, when every text has been through.
    files.push(("/lost.json", json(&lost(&material))?));
    Sheets::new(files, input.today).ok_or_else(|| ExportError::Fault("a day or a path is out of bounds".to_owned()))
}

#[derive(Serialize)]
struct Options {
    draft: bool,
    findings: bool,
}

/// What could not be set, as a sentence; nothing in most documents.
fn lost(material: &Material<'_>) -> Option<String> {
    let codes: Vec<String> = material.typed.lost().into_iter().map(|one| format!("U+{:04X}", u32::from(one))).collect();
    let shown = codes.iter().take(24).cloned().collect::<Vec<_>>().join(", ");
    let more = if codes.len() > 24 { ", …" } else { "" };
    (!codes.is_empty()).then(|| {
        material.say("export-lost", &[("count", codes.len().into()), ("codes", format!("{shown}{more}").into())])
    })
}

fn json(data: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(data).map_err(|error| ExportError::Fault(error.to_string()))
}

fn set(sheets: &Sheets) -> Result<PagedDocument, ExportError> {
    let Warned { output, warnings: _ } = typst::compile::<PagedDocument>(sheets);
    output.map_err(|errors| fault(&errors, sheets))
}

fn encode(document: &PagedDocument, sheets: &Sheets) -> Result<Vec<u8>, ExportError> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| ExportError::Fault(error.message().to_string()))?;
    let options = PdfOptions {
        creator: typst::foundations::Smart::Custom(Some("Voorstel".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| fault(&errors, sheets))
}

/// What layout did not understand, with its line in the template.
fn fault(errors: &[SourceDiagnostic], sheets: &Sheets) -> ExportError {
    let said = |error: &SourceDiagnostic| match sheets.line(error.span) {
        Some(line) => format!("{} (template, line {line})", error.message),
        None => error.message.to_string(),
    };
    let messages: Vec<String> = errors.iter().map(said).collect();
    ExportError::Fault(messages.join("; "))
}
