//! The first sheet: what it costs, who pays, and the costs by category and partner.

use rust_xlsxwriter::utility::{cell_range, row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use voorstel_model::{Euro, Totals};

use super::Book;
use super::budget::{CATEGORY, ELIGIBLE, PARTNER, sum_where};
use super::funding;
use super::places::Overview;
use super::sheet::Sheet;

/// A code that the sums know, its name, and what formulas compare with.
struct Kind<'a> {
    code: &'a str,
    name: String,
    wanted: String,
}

impl Book<'_> {
    pub(super) fn overview(&self) -> Result<Worksheet, XlsxError> {
        let title = self.title();
        let call = self.input.call.title.get(self.input.language);
        let about = self.words.message("export-about", &[("call", call.into())]);
        let mut sheet = Sheet::new(self, &self.places.overview.name, &title, &about)?;
        sheet.text(2, 0, &self.about(), &self.look.about)?;
        sheet.width(0, 44.0)?;
        self.costs(&mut sheet)?;
        self.totals(&mut sheet)?;
        self.sources(&mut sheet)?;
        sheet.done()
    }

    /// What it costs and who pays, in the order in which one follows from the other.
    fn totals(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let (totals, look, words) = (&self.input.report.totals, &self.look, self.words);
        let first = Overview::TOTALS;
        let at = |place: RowNum| row_col_to_cell_absolute(first + place, 1);
        sheet.text(first - 1, 0, &words.label("export-totals"), &look.section)?;
        let yes = words.label("figure-yes");
        let no = words.label("figure-no");
        let eligible = sum_where(self, &[(ELIGIBLE, &format!("\"{yes}\""))]);
        let not_eligible = sum_where(self, &[(ELIGIBLE, &format!("\"{no}\""))]);
        let rows: [(&str, String, Euro, bool); 9] = [
            ("export-total-direct", eligible, totals.direct.eligible, false),
            ("sheet-indirect-base", self.indirect_base(&at(0)), totals.indirect_base, false),
            ("export-total-indirect", format!("=ROUND({}*{},2)", at(1), at(2)), totals.indirect, false),
            ("export-total-eligible", format!("={}+{}", at(0), at(3)), totals.eligible, true),
            ("export-total-not-eligible", not_eligible, totals.direct.total - totals.direct.eligible, false),
            ("export-total-cost", format!("=ROUND({}+{},2)", at(4), at(5)), totals.cost, true),
            ("export-funding-total", funding::total(self), totals.funding, true),
            ("cli-asked", self.asked(), totals.asked, false),
            ("cli-difference", format!("=ROUND({}-{},2)", at(7), at(6)), totals.difference, true),
        ];
        // The rate stands between what it is taken of and what comes of it.
        let rate = 2;
        for (place, (key, formula, result, whole)) in (0..).zip(rows) {
            let row = first + place + RowNum::from(place >= rate);
            let (text, money) = if whole { (&look.total, &look.total_money) } else { (&look.text, &look.money) };
            sheet.text(row, 0, &words.label(key), text)?;
            sheet.sum(row, 1, &formula, result, money)?;
        }
        sheet.text(first + rate, 0, &words.label("sheet-indirect-rate"), &look.text)?;
        sheet.entry(first + rate, 1, &self.input.dossier.indirect_rate, &look.share)?;
        let share = totals.asked_share.map(|share| share.to_string()).unwrap_or_default();
        let row = first + 10;
        sheet.text(row, 0, &words.label("sheet-asked-share"), &look.text)?;
        let formula = format!("=IF({base}=0,\"\",ROUND({}/{base},4))", at(8), base = at(4));
        sheet.formula(row, 1, &formula, &share, &look.share)
    }

    /// What the flat rate is taken of: the eligible costs of the call's categories for it, or all of them.
    fn indirect_base(&self, direct: &str) -> String {
        let categories = match self.input.call.indirect.as_ref().map(|indirect| indirect.categories.as_slice()) {
            None | Some([]) => return format!("={direct}"),
            Some(categories) => categories,
        };
        let (kinds, column) = (self.categories(), self.eligible_column());
        let cells = (self.places.overview.categories..)
            .zip(&kinds)
            .filter(|(_, kind)| categories.iter().any(|code| code == kind.code))
            .map(|(row, _)| row_col_to_cell_absolute(row, column));
        let cells: Vec<String> = cells.collect();
        if cells.is_empty() { "=0".to_owned() } else { format!("=ROUND(SUM({}),2)", cells.join(",")) }
    }

    /// What is asked: the grant and the call's own cofinancers.
    fn asked(&self) -> String {
        let asked: Vec<&str> = self.input.call.asked_sources().collect();
        let cells = (self.places.overview.sources..)
            .zip(self.names.sources.iter())
            .filter(|(_, (code, _))| asked.contains(code))
            .map(|(row, _)| row_col_to_cell_absolute(row, 1));
        format!("=ROUND(SUM({}),2)", cells.collect::<Vec<_>>().join(","))
    }

    fn sources(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let (look, words, totals) = (&self.look, self.words, &self.input.report.totals);
        let first = self.places.overview.sources;
        sheet.text(first - 2, 0, &words.label("export-funding"), &look.section)?;
        sheet.text(first - 1, 0, &words.label("export-source"), &look.heading)?;
        sheet.text(first - 1, 1, &words.label("export-amount"), &look.heading_end)?;
        let mut row = first;
        for (code, name) in self.names.sources.iter() {
            let formula = funding::sum_where(self, funding::SOURCE, &row_col_to_cell(row, 0));
            let amount = totals.by_source.get(code).copied().unwrap_or_default();
            sheet.text(row, 0, name, &look.text)?;
            sheet.sum(row, 1, &formula, amount, &look.sparse)?;
            row += 1;
        }
        let open = totals.by_source.get("").copied().unwrap_or_default();
        sheet.text(row, 0, &words.label("export-no-source"), &look.text)?;
        sheet.sum(row, 1, &funding::sum_where(self, funding::SOURCE, "\"\""), open, &look.sparse)?;
        row += 1;
        sheet.text(row, 0, &words.label("export-funding-total"), &look.total)?;
        let sum = format!("=ROUND(SUM({}),2)", cell_range(first, 1, row - 1, 1));
        sheet.sum(row, 1, &sum, totals.funding, &look.total_money)
    }

    fn categories(&self) -> Vec<Kind<'_>> {
        let totals = &self.input.report.totals;
        let rows = (self.places.overview.categories..).zip(self.names.categories.iter());
        let mut kinds: Vec<Kind<'_>> = rows
            .map(|(row, (code, name))| Kind {
                code,
                name: name.to_owned(),
                wanted: format!("${}", row_col_to_cell(row, 0)),
            })
            .collect();
        if totals.by_category.contains_key("") {
            kinds.push(self.none("export-no-category"));
        }
        kinds
    }

    fn partner_columns(&self) -> Vec<Kind<'_>> {
        let heading = self.places.overview.categories - 1;
        let columns = (1..).zip(self.names.partners.iter());
        let mut kinds: Vec<Kind<'_>> = columns
            .map(|(column, (code, name))| Kind {
                code,
                name: name.to_owned(),
                wanted: row_col_to_cell_absolute(heading, column),
            })
            .collect();
        if self.input.report.totals.by_partner.contains_key("") {
            kinds.push(self.none("export-no-partner"));
        }
        kinds
    }

    /// What is not chosen yet.
    fn none(&self, key: &str) -> Kind<'_> {
        Kind { code: "", name: self.words.label(key), wanted: "\"\"".to_owned() }
    }

    /// The column behind the partners and their sum.
    fn eligible_column(&self) -> ColNum {
        ColNum::try_from(self.partner_columns().len()).unwrap_or(ColNum::MAX / 2) + 2
    }

    /// Categories down, partners across.
    fn costs(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let (look, words, totals) = (&self.look, self.words, &self.input.report.totals);
        let first = self.places.overview.categories;
        let (categories, partners) = (self.categories(), self.partner_columns());
        let (all, eligible) = (self.eligible_column() - 1, self.eligible_column());
        sheet.text(first - 2, 0, &words.label("sheet-costs"), &look.section)?;
        sheet.text(first - 1, 0, &words.label("sheet-category"), &look.heading)?;
        for (column, partner) in (1..).zip(&partners) {
            sheet.text(first - 1, column, &partner.name, &look.heading_end)?;
            sheet.width(column, 20.0)?;
        }
        sheet.text(first - 1, all, &words.label("export-all-partners"), &look.heading_end)?;
        sheet.text(first - 1, eligible, &words.label("sheet-of-which-eligible"), &look.heading_end)?;
        [1, all, eligible].into_iter().try_for_each(|column| sheet.width(column, 20.0))?;
        let yes = format!("\"{}\"", words.label("figure-yes"));
        let mut row = first;
        for category in &categories {
            sheet.text(row, 0, &category.name, &look.text)?;
            for (column, partner) in (1..).zip(&partners) {
                let formula = sum_where(self, &[(CATEGORY, &category.wanted), (PARTNER, &partner.wanted)]);
                sheet.sum(row, column, &formula, of_both(totals, partner.code, category.code), &look.sparse)?;
            }
            let cost = totals.by_category.get(category.code).copied().unwrap_or_default();
            sheet.sum(row, all, &sum_of(row, 1, row, all - 1), cost.total, &look.sparse)?;
            let formula = sum_where(self, &[(CATEGORY, &category.wanted), (ELIGIBLE, &yes)]);
            sheet.sum(row, eligible, &formula, cost.eligible, &look.sparse)?;
            row += 1;
        }
        if categories.is_empty() {
            return Ok(());
        }
        sheet.text(row, 0, &words.label("export-total-direct-all"), &look.total)?;
        for (column, partner) in (1..).zip(&partners) {
            let cost = totals.by_partner.get(partner.code).copied().unwrap_or_default();
            sheet.sum(row, column, &sum_of(first, column, row - 1, column), cost.total, &look.total_money)?;
        }
        let direct = totals.direct;
        sheet.sum(row, all, &sum_of(first, all, row - 1, all), direct.total, &look.total_money)?;
        sheet.sum(row, eligible, &sum_of(first, eligible, row - 1, eligible), direct.eligible, &look.total_money)
    }
}

fn sum_of(row: RowNum, column: ColNum, last_row: RowNum, last_column: ColNum) -> String {
    format!("=ROUND(SUM({}),2)", cell_range(row, column, last_row, last_column))
}

fn of_both(totals: &Totals, partner: &str, category: &str) -> Euro {
    let sums = totals.by_partner_and_category.get(partner);
    sums.and_then(|sums| sums.get(category)).copied().unwrap_or_default()
}
