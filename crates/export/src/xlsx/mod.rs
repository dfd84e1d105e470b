//! The application as a workbook to go on calculating with: every sum is a formula that carries its result, so that it
//! shows the same to the cent before and after a spreadsheet program recalculates it.

mod actions;
mod budget;
mod funding;
mod look;
mod overview;
mod partners;
mod places;
mod rules;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use voorstel_model::{Date, Language};
use voorstel_words::Words;

use self::look::Look;
use self::places::Places;
use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported};
use crate::names::{SheetNames, one_line};
use crate::watch::{Stage, Watch};

/// A workbook with sheets for the whole, the budget, the funding, partners, actions and rules. Only the sheet of the
/// budget is read back; each of its lines bears its identity in a hidden column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Xlsx;

/// What every sheet is made of.
struct Book<'a> {
    input: &'a Export<'a>,
    words: &'static Words,
    names: SheetNames,
    look: Look,
    places: Places,
}

impl Exporter for Xlsx {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Gathering)?;
        let words = Words::of(input.language);
        let names = SheetNames::of(input.dossier, input.call, words);
        let places = Places::of(input, &names, words);
        let book = Book { input, words, names, look: Look::of(input.language), places };
        let mut workbook = Workbook::new();
        workbook.set_properties(&book.properties()?);
        for sheet in [book.overview()?, book.budget(watch)?, book.funding()?, book.partners()?, book.actions()?] {
            workbook.push_worksheet(sheet);
        }
        if input.options.findings {
            workbook.push_worksheet(book.rules()?);
        }
        watch.enter(Stage::Encoding)?;
        let bytes = workbook.save_to_buffer()?;
        watch.go_on()?;
        Ok(bytes.into())
    }
}

impl Book<'_> {
    fn title(&self) -> String {
        let title = one_line(&self.input.dossier.title);
        if title.is_empty() { self.words.label("export-untitled") } else { title }
    }

    /// What the workbook is, of which day: below the title of every sheet.
    fn about(&self) -> String {
        let key = if self.input.options.draft { "export-draft-of" } else { "export-version-of" };
        self.words.message(key, &[("day", self.words.date(self.input.today).into())])
    }

    fn properties(&self) -> Result<DocProperties, XlsxError> {
        let author = self.input.dossier.lead().map(|lead| one_line(&lead.name)).unwrap_or_default();
        let call = self.input.call.title.get(self.input.language);
        let about = self.words.message("export-about", &[("call", call.into())]);
        let language = match self.input.language {
            Language::Nl => "nl-BE",
            Language::En => "en-GB",
        };
        Ok(DocProperties::new()
            .set_title(shortened(&self.title()))
            .set_author(shortened(&author))
            .set_subject(shortened(&about))
            .set_keywords("Voorstel")
            .set_custom_property("Language", language)
            // The day it is of, not the moment it was made: the same dossier gives the same bytes.
            .set_creation_datetime(&day(self.input.today)?))
    }
}

/// A property's text: spreadsheet programs refuse longer ones.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 200;
    text.chars().take(LONGEST).collect()
}

fn day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = (day.0.year(), day.0.month(), day.0.day());
    // A day of a dossier lies in the years in which a spreadsheet can count.
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1900), part(month), part(day))
}

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> ExportError {
        ExportError::Fault(error.to_string())
    }
}
