//! The lines of the budget as a file of separated values, as spreadsheet programs of the language open it.

use ::csv::{Terminator, WriterBuilder};
use voorstel_model::{BudgetLine, Entry, Language, Typed};
use voorstel_words::Words;

use crate::Exporter;
use crate::error::ExportError;
use crate::guard::would_calculate;
use crate::input::{Export, Exported};
use crate::names::{SheetNames, one_line};
use crate::watch::{Stage, Watch};

/// What tells a spreadsheet program that the text is UTF-8.
const MARK: &str = "\u{feff}";

/// The budget line by line, without sums. A text that would be calculated gets a quote before it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Csv;

impl Exporter for Csv {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Encoding)?;
        let words = Words::of(input.language);
        let names = SheetNames::of(input.dossier, input.call, words);
        let separator = match input.language {
            Language::Nl => b';',
            Language::En => b',',
        };
        let mut writer = WriterBuilder::new()
            .delimiter(separator)
            .terminator(Terminator::CRLF)
            .from_writer(MARK.as_bytes().to_vec());
        let fault = |error: ::csv::Error| ExportError::Fault(error.to_string());
        let keys = [
            "export-description",
            "export-partner",
            "export-action",
            "sheet-category",
            "export-quantity",
            "export-unit",
            "export-unit-cost",
            "export-amount-in-euro",
            "sheet-eligible",
            "sheet-identity",
        ];
        writer.write_record(keys.map(|key| words.label(key))).map_err(fault)?;
        let columns = Columns { names: &names, words, language: input.language };
        for line in &input.dossier.budget {
            watch.go_on()?;
            writer.write_record(columns.of(line)).map_err(fault)?;
        }
        let bytes = writer.into_inner().map_err(|error| ExportError::Fault(error.to_string()))?;
        Ok(bytes.into())
    }
}

struct Columns<'a> {
    names: &'a SheetNames,
    words: &'static Words,
    language: Language,
}

impl Columns<'_> {
    fn of(&self, line: &BudgetLine) -> [String; 10] {
        [
            guarded(&line.description),
            guarded(self.names.partners.name(&line.partner)),
            guarded(self.names.actions.name(&line.action)),
            guarded(self.names.categories.name(&line.category)),
            self.entry(&line.quantity),
            guarded(&line.unit),
            self.entry(&line.unit_cost),
            line.amount().map(|amount| self.decimal(&amount.to_string())).unwrap_or_default(),
            self.words.label(if line.eligible { "figure-yes" } else { "figure-no" }),
            guarded(&line.id),
        ]
    }

    fn entry<T: Typed>(&self, entry: &Entry<T>) -> String {
        match entry {
            Entry::Empty => String::new(),
            Entry::Value(value) => self.decimal(&value.to_string()),
            Entry::Unreadable(text) => guarded(text),
        }
    }

    /// A number without marks between its thousands, with the decimal sign of the language. Three decimals get a
    /// fourth: whoever reads them back could take them for thousands.
    fn decimal(&self, plain: &str) -> String {
        let three = plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
        let plain = if three { format!("{plain}0") } else { plain.to_owned() };
        match self.language {
            Language::Nl => plain.replace('.', ","),
            Language::En => plain,
        }
    }
}

fn guarded(text: &str) -> String {
    // What begins with a tab or a line end is guarded before it is made one line.
    let quote = if would_calculate(text) || would_calculate(text.trim_start()) { "'" } else { "" };
    format!("{quote}{}", one_line(text))
}
