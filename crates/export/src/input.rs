use voorstel_model::{Call, Date, Dossier, Language, Text};
use voorstel_rules::Report;

use crate::error::ExportError;

/// What is exported.
#[derive(Debug, Clone)]
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
    /// The files that go with it, where a format can hold files.
    pub files: &'a [Attachment],
}

impl Export<'_> {
    /// That the partner is there whose part is asked for.
    pub(crate) fn check_part(&self) -> Result<(), ExportError> {
        match &self.options.part {
            Part::Partner(id) if self.dossier.partner(id).is_none() => Err(ExportError::NoPartner(id.clone())),
            _ => Ok(()),
        }
    }
}

/// How an application is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// Whether every page bears the mark of a draft.
    pub draft: bool,
    /// Whether the open findings follow as an annex.
    pub findings: bool,
    /// Whether it says whom to reach at a partner.
    pub contacts: bool,
    /// How much of the application.
    pub part: Part,
    /// Which lines of the budget are on paper.
    pub rows: Rows,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions { draft: true, findings: true, contacts: true, part: Part::Whole, rows: Rows::All }
    }
}

impl ExportOptions {
    /// Whether nothing of the dossier is left out on purpose: only then may the dossier itself and its files go along
    /// in the document, or they would give away what the paper does not say.
    pub fn tells_all(&self) -> bool {
        self.part == Part::Whole && self.contacts
    }
}

/// How much of an application is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Two pages at most, for a council that decides.
    Summary,
    /// What it costs and who pays.
    Budget,
    /// What one partner does, bears and declares, by the partner's identity.
    Partner(String),
}

/// Which lines of the budget are on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Every line.
    All,
    /// Sums by partner and category alone; the lines go beside the document.
    Attached,
}

/// A file that goes along in a document or beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, as somebody gave it.
    pub name: String,
    /// Its media type: `application/pdf`.
    pub mime: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What an export yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is less than it could be, and why: a sentence each, in both languages. Mostly none.
    pub remarks: Vec<Text>,
}

impl From<Vec<u8>> for Exported {
    fn from(bytes: Vec<u8>) -> Exported {
        Exported { bytes, remarks: Vec::new() }
    }
}
