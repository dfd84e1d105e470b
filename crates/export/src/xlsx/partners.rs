//! Who takes part, with what each costs and brings in.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, Worksheet, XlsxError};
use voorstel_model::Partner;

use super::budget::{PARTNER as OF_LINE, sum_where};
use super::places::FIRST;
use super::sheet::{Column, Sheet};
use super::{Book, funding};

/// The names, from which partners are chosen on other sheets.
pub(super) const NAME: ColNum = 1;
const COST: ColNum = 11;
const FUNDING: ColNum = 12;

impl Book<'_> {
    pub(super) fn partners(&self) -> Result<Worksheet, XlsxError> {
        let (words, look) = (self.words, &self.look);
        let label = |key: &str| words.label(key);
        let columns = [
            Column::number(label("sheet-number"), 6.0),
            Column::text(label("export-partner"), 34.0),
            Column::text(label("export-partner-role"), 18.0),
            Column::text(label("export-partner-kind"), 22.0),
            Column::text(label("export-partner-place"), 22.0),
            Column::text(label("export-partner-number"), 20.0),
            Column::text(label("export-partner-pic"), 12.0),
            Column::number(label("export-partner-inhabitants"), 12.0),
            Column::text(label("export-partner-contact"), 26.0),
            Column::text(label("export-partner-email"), 32.0),
            Column::text(label("export-partner-phone"), 18.0),
            Column::number(label("sheet-cost"), 18.0),
            Column::number(label("export-funding"), 18.0),
        ];
        let mut sheet = Sheet::list(self, &self.places.partners, &columns)?;
        for (row, (at, partner)) in (FIRST..).zip(self.input.dossier.partners.iter().enumerate()) {
            sheet.decimal(row, 0, &(at + 1).to_string(), &look.soft)?;
            let about = [
                self.names.partners.name(&partner.id).to_owned(),
                words.role(partner.role),
                partner.kind.map(|kind| words.organisation_kind(kind)).unwrap_or_default(),
                self.place(partner),
                partner.enterprise_number.clone(),
                partner.pic.clone(),
            ];
            for (column, text) in (NAME..).zip(&about) {
                sheet.line(row, column, text, &look.text)?;
            }
            let inhabitants = partner.inhabitants.map(|number| number.to_string()).unwrap_or_default();
            sheet.decimal(row, 7, &inhabitants, &look.number)?;
            let contact = [&partner.contact.name, &partner.contact.email, &partner.contact.phone];
            let contact = contact.into_iter().filter(|_| self.input.options.contacts);
            for (column, text) in (8..).zip(contact) {
                sheet.line(row, column, text, &look.text)?;
            }
            let name = row_col_to_cell(row, NAME);
            let cost = self.input.report.totals.by_partner.get(&partner.id).copied().unwrap_or_default();
            sheet.sum(row, COST, &sum_where(self, &[(OF_LINE, &name)]), cost.total, &look.money)?;
            let brought = funding::sum_where(self, funding::PARTNER, &name);
            sheet.sum(row, FUNDING, &brought, self.funding_of(&partner.id), &look.money)?;
        }
        sheet.done()
    }

    fn place(&self, partner: &Partner) -> String {
        let country = self.words.country(partner.country.trim());
        let region = self.words.region(partner.region.trim());
        let parts: Vec<String> = [country, region].into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}
