//! The rules of the call and how the application stands to each.

use rust_xlsxwriter::{ColNum, Worksheet, XlsxError};

use super::Book;
use super::places::FIRST;
use super::sheet::{Column, Sheet};

impl Book<'_> {
    pub(super) fn rules(&self) -> Result<Worksheet, XlsxError> {
        let (words, look) = (self.words, &self.look);
        let (call, dossier) = (self.input.call, self.input.dossier);
        let label = |key: &str| words.label(key);
        let columns = [
            Column::text(label("export-limit-state"), 16.0),
            Column::text(label("sheet-weight"), 16.0),
            Column::text(label("export-limit-rule"), 40.0),
            Column::text(label("sheet-finding"), 70.0),
            Column::text(label("export-written"), 40.0),
            Column::text(label("sheet-certainty"), 18.0),
        ];
        let mut sheet = Sheet::list(self, &self.places.rules, &columns)?;
        for (row, finding) in (FIRST..).zip(&self.input.report.findings) {
            let authority = finding.authority.as_ref();
            let cells = [
                words.status(finding.status),
                words.severity(finding.severity),
                words.finding_title(finding, call, dossier),
                words.finding_text(finding, call, dossier),
                authority.map(|authority| words.authority(authority, call)).unwrap_or_default(),
                authority.map(|authority| words.certainty(authority.certainty)).unwrap_or_default(),
            ];
            let columns: std::ops::RangeFrom<ColNum> = 0..;
            for (column, text) in columns.zip(&cells) {
                sheet.line(row, column, text, &look.text)?;
            }
        }
        sheet.done()
    }
}
