//! Dossiers, and what a reader of their PDF finds in it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_export::{Export, ExportOptions, Exporter, Pdf, Watch};
use voorstel_model::{Call, Date, Dossier, Language, Typed};
use voorstel_rules::judge;

/// The day every test's document is of: after every published call has closed.
pub const TODAY: &str = "2026-11-23";

/// The samples, each named after its call.
pub const NAMES: [&str; 6] = [
    "proeftuinen-inburgering",
    "amif-31-integratie",
    "amif-2017-raising-awareness",
    "amif-2020-local-integration",
    "amif-2020-complementary-pathways",
    "amif-2023-local-authorities",
];

/// A PDF on disk, with what is read from it.
pub struct Paper {
    pub path: PathBuf,
}

/// The published call that a dossier pins.
pub fn call(pin: &str) -> Call {
    let (catalogue, problems) = Catalogue::load(PUBLISHED, None);
    assert!(problems.is_empty(), "{problems:?}");
    catalogue.get(pin).cloned().unwrap_or_else(|| panic!("no call {pin}"))
}

/// A sample dossier by the name of its call.
pub fn sample(name: &str) -> Dossier {
    let sample = samples().find(|sample| sample.name == name).unwrap_or_else(|| panic!("no sample {name}"));
    Dossier::from_json(sample.json).unwrap().dossier
}

/// An empty dossier for a call.
pub fn empty(pin: &str) -> Dossier {
    Dossier { call: pin.to_owned(), ..Dossier::default() }
}

/// A dossier's PDF as bytes.
pub fn set(dossier: &Dossier, language: Language, options: ExportOptions) -> Vec<u8> {
    let call = call(&dossier.call);
    let today = Date::read(TODAY).unwrap();
    let report = judge(&call, dossier, today);
    let export = Export { dossier, call: &call, report: &report, language, today, options, files: &[] };
    Pdf.export(&export, &Watch::nobody()).unwrap().bytes
}

/// A dossier's PDF, kept under that name in the test's folder.
pub fn paper(name: &str, dossier: &Dossier, language: Language) -> Paper {
    paper_of(name, dossier, language, ExportOptions::default())
}

/// As [`paper`], set as the options say.
pub fn paper_of(name: &str, dossier: &Dossier, language: Language, options: ExportOptions) -> Paper {
    let bytes = set(dossier, language, options);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    fs::write(&path, &bytes).unwrap();
    Paper { path }
}

impl Paper {
    /// The text of each page, as a reader copies it.
    pub fn pages(&self) -> Vec<String> {
        let text = run("pdftotext", &["-layout", "-enc", "UTF-8", self.path.to_str().unwrap(), "-"]);
        text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
    }

    /// All its text as one line, so that what is broken over lines is found.
    pub fn text(&self) -> String {
        let text = run("pdftotext", &["-raw", "-enc", "UTF-8", self.path.to_str().unwrap(), "-"]);
        one_line(&text)
    }

    /// What the file says about itself.
    pub fn about(&self) -> String {
        run("pdfinfo", &["-enc", "UTF-8", self.path.to_str().unwrap()])
    }
}

/// A text with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs one of the tools that read PDFs.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed by this test (poppler-utils, qpdf): {error}"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
