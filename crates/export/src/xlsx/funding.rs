//! Who pays: the sources line by line.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use voorstel_model::{Euro, Rate};

use super::Book;
use super::partners::NAME as PARTNER_NAME;
use super::places::{FIRST, Overview};
use super::sheet::{Column, Sheet};

pub(super) const SOURCE: ColNum = 0;
pub(super) const PARTNER: ColNum = 1;
const STATUS: ColNum = 2;
const NOTE: ColNum = 3;
const SHARE: ColNum = 4;
const AMOUNT: ColNum = 5;

/// The row above the headings, where the sum stands in sight.
const SUM: RowNum = 2;

impl Book<'_> {
    pub(super) fn funding(&self) -> Result<Worksheet, XlsxError> {
        let (words, look, list) = (self.words, &self.look, &self.places.funding);
        let label = |key: &str| words.label(key);
        let columns = [
            Column::text(label("export-source"), 28.0),
            Column::text(label("export-partner"), 32.0),
            Column::text(label("export-status"), 22.0),
            Column::text(label("sheet-note"), 46.0),
            Column::number(label("sheet-share"), 18.0),
            Column::number(label("export-amount"), 18.0),
        ];
        let mut sheet = Sheet::list(self, list, &columns)?;
        sheet.format(AMOUNT, &look.money)?;
        sheet.text(SUM, SOURCE, &label("export-funding-total"), &look.total)?;
        for column in PARTNER..AMOUNT {
            sheet.text(SUM, column, "", &look.total)?;
        }
        sheet.sum(SUM, AMOUNT, &total(self), self.input.report.totals.funding, &look.total_money)?;
        let [yes, no] = ["export-confirmed", "export-not-confirmed"].map(label);
        let eligible = self.input.report.totals.eligible;
        let base = self.places.overview.cell(Overview::TOTALS + 4, 1);
        for (row, one) in (FIRST..).zip(&self.input.dossier.funding) {
            sheet.text(row, SOURCE, self.names.sources.name(&one.source), &look.text)?;
            sheet.text(row, PARTNER, self.names.partners.name(&one.partner), &look.text)?;
            sheet.text(row, STATUS, if one.confirmed { &yes } else { &no }, &look.text)?;
            sheet.line(row, NOTE, &one.note, &look.text)?;
            let share = one.amount.get().and_then(|amount| Rate::shown(amount, eligible));
            let amount = row_col_to_cell(row, AMOUNT);
            let formula = format!("=IF(AND(ISNUMBER({amount}),{base}<>0),ROUND({amount}/{base},4),\"\")");
            let share = share.map(|share| share.to_string()).unwrap_or_default();
            sheet.formula(row, SHARE, &formula, &share, &look.share)?;
            sheet.entry(row, AMOUNT, &one.amount, &look.money)?;
        }
        let sources = RowNum::try_from(self.names.sources.len()).unwrap_or(1);
        sheet.choices(self, list, SOURCE, &self.places.overview.source_choices(sources))?;
        if !self.names.partners.is_empty() {
            sheet.choices(self, list, PARTNER, &self.places.partners.filled(PARTNER_NAME))?;
        }
        sheet.words(list, STATUS, &[yes, no])?;
        sheet.done()
    }

    /// The money of a partner.
    pub(super) fn funding_of(&self, partner: &str) -> Euro {
        self.input.report.totals.funding_by_partner.get(partner).copied().unwrap_or_default()
    }
}

/// All money, to the cent.
pub(super) fn total(book: &Book<'_>) -> String {
    format!("=ROUND(SUM({}),2)", book.places.funding.column(AMOUNT))
}

/// The money of which a column says just this, to the cent.
pub(super) fn sum_where(book: &Book<'_>, column: ColNum, wanted: &str) -> String {
    let funding = &book.places.funding;
    format!("=ROUND(SUMPRODUCT(--EXACT({},{wanted}),{}),2)", funding.column(column), funding.column(AMOUNT))
}
