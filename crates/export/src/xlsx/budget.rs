//! The budget line by line: the one sheet that is read back.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet};
use voorstel_model::BudgetLine;

use super::Book;
use super::partners::NAME as PARTNER_NAME;
use super::places::FIRST;
use super::sheet::{Column, Sheet};
use crate::error::ExportError;
use crate::watch::Watch;

/// The columns, from left to right.
pub(super) const DESCRIPTION: ColNum = 1;
pub(super) const PARTNER: ColNum = 2;
pub(super) const ACTION: ColNum = 3;
pub(super) const CATEGORY: ColNum = 4;
pub(super) const QUANTITY: ColNum = 5;
pub(super) const UNIT: ColNum = 6;
pub(super) const UNIT_COST: ColNum = 7;
pub(super) const AMOUNT: ColNum = 8;
pub(super) const ELIGIBLE: ColNum = 9;
const IDENTITY: ColNum = 10;

/// The row above the headings, where the sum stands in sight.
const SUM: RowNum = 2;
/// Whether it was called off is asked after so many lines.
const STRETCH: usize = 1000;

impl Book<'_> {
    pub(super) fn budget(&self, watch: &Watch<'_>) -> Result<Worksheet, ExportError> {
        let (words, look, list) = (self.words, &self.look, &self.places.budget);
        let label = |key: &str| words.label(key);
        let columns = [
            Column::number(label("sheet-number"), 6.0),
            Column::text(label("export-description"), 38.0),
            Column::text(label("export-partner"), 24.0),
            Column::text(label("export-action"), 28.0),
            Column::text(label("sheet-category"), 18.0),
            Column::number(label("export-quantity"), 9.0),
            Column::text(label("export-unit"), 11.0),
            Column::number(label("export-unit-cost"), 14.0),
            Column::number(label("export-amount"), 16.0),
            Column::text(label("sheet-eligible"), 12.0),
            Column::text(label("sheet-identity"), 12.0),
        ];
        let mut sheet = Sheet::list(self, list, &columns)?;
        for (column, format) in [
            (DESCRIPTION, &look.text),
            (PARTNER, &look.text),
            (ACTION, &look.text),
            (CATEGORY, &look.text),
            (QUANTITY, &look.number),
            (UNIT, &look.text),
            (UNIT_COST, &look.price),
            (AMOUNT, &look.money),
            (ELIGIBLE, &look.text),
        ] {
            sheet.format(column, format)?;
        }
        sheet.text(SUM, DESCRIPTION, &label("export-total-direct-all"), &look.total)?;
        for column in PARTNER..AMOUNT {
            sheet.text(SUM, column, "", &look.total)?;
        }
        let sum = format!("=ROUND(SUM({}),2)", list.column(AMOUNT));
        sheet.sum(SUM, AMOUNT, &sum, self.input.report.totals.direct.total, &look.total_money)?;
        let [yes, no] = ["figure-yes", "figure-no"].map(label);
        for (row, (at, line)) in (FIRST..).zip(self.input.dossier.budget.iter().enumerate()) {
            if at % STRETCH == 0 {
                watch.go_on()?;
            }
            sheet.decimal(row, 0, &(at + 1).to_string(), &look.soft)?;
            self.budget_line(&mut sheet, row, line, if line.eligible { &yes } else { &no })?;
        }
        if !self.names.partners.is_empty() {
            sheet.choices(self, list, PARTNER, &self.places.partners.filled(PARTNER_NAME))?;
        }
        if !self.names.actions.is_empty() {
            sheet.choices(self, list, ACTION, &self.places.actions.filled(0))?;
        }
        if !self.names.categories.is_empty() {
            sheet.choices(self, list, CATEGORY, &self.places.overview.choices())?;
        }
        sheet.words(list, ELIGIBLE, &[yes, no])?;
        sheet.hide(IDENTITY)?;
        Ok(sheet.done()?)
    }

    fn budget_line(
        &self,
        sheet: &mut Sheet,
        row: RowNum,
        line: &BudgetLine,
        eligible: &str,
    ) -> Result<(), ExportError> {
        let look = &self.look;
        sheet.line(row, DESCRIPTION, &line.description, &look.text)?;
        sheet.text(row, PARTNER, self.names.partners.name(&line.partner), &look.text)?;
        sheet.text(row, ACTION, self.names.actions.name(&line.action), &look.text)?;
        sheet.text(row, CATEGORY, self.names.categories.name(&line.category), &look.text)?;
        sheet.entry(row, QUANTITY, &line.quantity, &look.number)?;
        sheet.line(row, UNIT, &line.unit, &look.text)?;
        sheet.entry(row, UNIT_COST, &line.unit_cost, &look.price)?;
        let amount = line.amount().map(|amount| amount.to_string()).unwrap_or_default();
        sheet.formula(row, AMOUNT, &amount_formula(row), &amount, &look.money)?;
        sheet.text(row, ELIGIBLE, eligible, &look.text)?;
        sheet.text(row, IDENTITY, &line.id, &look.soft)?;
        Ok(())
    }
}

/// Quantity times unit cost to the cent, while both are numbers.
fn amount_formula(row: RowNum) -> String {
    let (quantity, cost) = (row_col_to_cell(row, QUANTITY), row_col_to_cell(row, UNIT_COST));
    format!("=IF(AND(ISNUMBER({quantity}),ISNUMBER({cost})),ROUND({quantity}*{cost},2),\"\")")
}

/// The amounts in the budget of the lines of which the named columns say just this, to the cent. `EXACT` compares as
/// written: other functions would take `*` or `>` in a name for a pattern.
pub(super) fn sum_where(book: &Book<'_>, conditions: &[(ColNum, &str)]) -> String {
    let budget = &book.places.budget;
    let conditions: String =
        conditions.iter().map(|(column, wanted)| format!("--EXACT({},{wanted}),", budget.column(*column))).collect();
    format!("=ROUND(SUMPRODUCT({conditions}{}),2)", budget.column(AMOUNT))
}
