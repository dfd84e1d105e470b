//! What is done, by whom and when, with what each action costs.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, Worksheet, XlsxError};

use super::Book;
use super::budget::{ACTION, sum_where};
use super::places::FIRST;
use super::sheet::{Column, Sheet};

const COST: ColNum = 9;

impl Book<'_> {
    pub(super) fn actions(&self) -> Result<Worksheet, XlsxError> {
        let (words, look) = (self.words, &self.look);
        let label = |key: &str| words.label(key);
        let columns = [
            Column::text(label("export-action"), 36.0),
            Column::text(label("export-action-lead"), 26.0),
            Column::text(label("export-action-partners"), 30.0),
            Column::number(label("sheet-start"), 13.0),
            Column::number(label("sheet-end"), 13.0),
            Column::text(label("export-action-target"), 26.0),
            Column::number(label("export-action-number"), 10.0),
            Column::text(label("sheet-action-about"), 60.0),
            Column::text(label("export-action-deliverables"), 40.0),
            Column::number(label("sheet-cost"), 18.0),
        ];
        let mut sheet = Sheet::list(self, &self.places.actions, &columns)?;
        for (row, action) in (FIRST..).zip(&self.input.dossier.actions) {
            let partner = |id: &str| self.names.partners.name(id).to_owned();
            let others: Vec<String> = action.participants.iter().map(|id| partner(id)).collect();
            sheet.text(row, 0, self.names.actions.name(&action.id), &look.text)?;
            sheet.text(row, 1, &partner(&action.lead), &look.text)?;
            sheet.text(row, 2, &others.join(", "), &look.text)?;
            sheet.day(row, 3, &action.start, &look.day)?;
            sheet.day(row, 4, &action.end, &look.day)?;
            sheet.line(row, 5, &action.target_group, &look.text)?;
            let reached = action.target_number.map(|number| number.to_string()).unwrap_or_default();
            sheet.decimal(row, 6, &reached, &look.number)?;
            // Lines of a description stay lines.
            sheet.text(row, 7, action.description.trim(), &look.text)?;
            sheet.text(row, 8, action.deliverables.join("\n").trim(), &look.text)?;
            let cost = self.input.report.totals.by_action.get(&action.id).copied().unwrap_or_default();
            let formula = sum_where(self, &[(ACTION, &row_col_to_cell(row, 0))]);
            sheet.sum(row, COST, &formula, cost.total, &look.money)?;
        }
        sheet.done()
    }
}
