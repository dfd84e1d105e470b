//! The data of a document: a file for each section, so that an edit changes as few of them as it can.

use serde::Serialize;
use voorstel_words::Arg;

use super::along::along;
use super::material::Material;
use super::sections::{
    actions, budget, call, cover, declarations, findings, funding, partners, signature, summary, texts,
};
use super::world::{Main, Sheets};
use super::{labels, mark};
use crate::error::ExportError;
use crate::input::{Export, Part};

/// The colour of the mark of a draft: a shade of the accent that text stands out on.
const MARK_COLOUR: &str = "#f0f5f5";

/// What a document is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// To be kept: a file, with what goes along.
    Paper,
    /// To be looked at while one works: with the places of the fields.
    Screen,
}

#[derive(Serialize)]
struct Options {
    draft: bool,
    /// Whether the places of fields are marked, for the preview.
    places: bool,
    /// The sections, in their order; each is a file of the template.
    sections: Vec<&'static str>,
}

/// All that one document is set from.
pub(super) fn gather(input: &Export<'_>, view: View) -> Result<Sheets, ExportError> {
    input.check_part()?;
    let material = Material::new(input);
    let sections = sections(input);
    let (shown, contents) = if view == View::Screen { <_>::default() } else { along(input) };
    let mark = if input.options.draft {
        mark::drawn(&material.label("export-draft-mark"), MARK_COLOUR)
    } else {
        String::new()
    };
    let cover = cover::Cover::of(&material);
    let mut files = vec![
        ("/words.json".to_owned(), json(&labels::of(material.words))?),
        ("/mark.svg".to_owned(), mark.into_bytes()),
        ("/cover.json".to_owned(), json(&cover)?),
        ("/running.json".to_owned(), json(&cover.running)?),
        ("/about.json".to_owned(), json(&cover.about)?),
        ("/attached.json".to_owned(), json(&shown)?),
    ];
    for section in &sections {
        let data = match *section {
            "summary" => json(&summary::Summary::of(&material)),
            "call" => json(&call::CallSection::of(&material)),
            "partners" => json(&partners::Partners::of(&material)),
            "actions" => json(&actions::Actions::of(&material)),
            "texts" => json(&texts::Texts::of(&material)),
            "budget" => {
                let budget = budget::Budget::of(&material);
                for (file, lines) in budget.files() {
                    files.push((file.clone(), json(lines)?));
                }
                json(&budget)
            }
            "funding" => json(&funding::Funding::of(&material)),
            "declarations" => json(&declarations::Declarations::of(&material)),
            "signature" => json(&signature::Signature::of(&material)),
            "findings" => json(&findings::Findings::of(&material)),
            _ => continue,
        };
        files.push((format!("/{section}.json"), data?));
    }
    files.push((
        "/options.json".to_owned(),
        json(&Options { draft: input.options.draft, places: view == View::Screen, sections })?,
    ));
    // Last, when every text has been through.
    files.push(("/lost.json".to_owned(), json(&lost(&material))?));
    files.extend(contents);
    sheets(Main::Document, files, input)
}

/// What a drawing by itself is set from.
pub(super) fn gather_drawing(input: &Export<'_>, drawing: &impl Serialize) -> Result<Sheets, ExportError> {
    let material = Material::new(input);
    let files = vec![
        ("/words.json".to_owned(), json(&labels::of(material.words))?),
        ("/about.json".to_owned(), json(&cover::Cover::of(&material).about)?),
        ("/options.json".to_owned(), json(&Options { draft: false, places: false, sections: Vec::new() })?),
        ("/drawing.json".to_owned(), json(drawing)?),
    ];
    sheets(Main::Drawing, files, input)
}

fn sheets(main: Main, files: Vec<(String, Vec<u8>)>, input: &Export<'_>) -> Result<Sheets, ExportError> {
    Sheets::new(main, files, input.today)
        .ok_or_else(|| ExportError::Fault("a day or a path is out of bounds".to_owned()))
}

/// What each part of an application is made of.
fn sections(input: &Export<'_>) -> Vec<&'static str> {
    let body: &[&str] = match input.options.part {
        Part::Whole => {
            &["cover", "contents", "call", "partners", "actions", "texts", "budget", "funding", "declarations"]
        }
        Part::Summary => &["summary"],
        Part::Budget => &["cover", "budget", "funding"],
        Part::Partner(_) => &["cover", "partners", "actions", "budget", "funding", "declarations", "signature"],
    };
    let findings = input.options.findings && input.options.part != Part::Summary;
    body.iter().copied().chain(findings.then_some("findings")).chain(["lost", "attached"]).collect()
}

/// What could not be set, as a sentence; nothing in most documents.
fn lost(material: &Material<'_>) -> Option<String> {
    let codes: Vec<String> = material.typed.lost().into_iter().map(|one| format!("U+{:04X}", u32::from(one))).collect();
    let shown = codes.iter().take(24).cloned().collect::<Vec<_>>().join(", ");
    let more = if codes.len() > 24 { ", …" } else { "" };
    (!codes.is_empty()).then(|| {
        let args = [("count", Arg::from(codes.len())), ("codes", Arg::from(format!("{shown}{more}")))];
        material.say("export-lost", &args)
    })
}

fn json(data: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(data).map_err(|error| ExportError::Fault(error.to_string()))
}
