use voorstel_model::{Call, Date, Dossier, Language};
use voorstel_rules::Report;

/// What is exported.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The application.
    pub dossier: &'a Dossier,
    /// The call it pins.
    pub call: &'a Call,
    /// What judging it on that day yields.
    pub report: &'a Report,
    /// The language of all fixed words: the dossier's own, unless a person chose another.
    pub language: Language,
    /// The day the document is of.
    pub today: Date,
    /// How it is set.
    pub options: ExportOptions,
}

/// How an application is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportOptions {
    /// Whether every page bears the mark of a draft.
    pub draft: bool,
    /// Whether the open findings follow as an annex.
    pub findings: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions { draft: true, findings: true }
    }
}
