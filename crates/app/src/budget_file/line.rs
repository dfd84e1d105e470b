//! A row of the file as a budget line: the values that it gives, and what in it is not understood.

use voorstel_model::{BudgetLine, Entry, Euro, FieldValue, Fields, Quantity, Text, Typed as _, UnitCost};

use super::book::{Row, cell_name};
use super::table::Table;
use super::views::FileTrouble;
use crate::cells::{Cell, Column, Reader, fold};
use crate::said::both;
use crate::understand;

/// A row, understood.
pub(super) struct FileLine<'a> {
    pub(super) row: &'a Row,
    /// The identity that Voorstel gave it; empty for one that somebody added.
    pub(super) id: &'a str,
    /// What each of its cells gives; an empty cell gives an empty text.
    cells: Vec<(Column, usize, &'a str, Cell)>,
}

/// What a row is.
pub(super) enum Reading<'a> {
    Line(FileLine<'a>),
    /// Nothing but perhaps an identity.
    Nothing,
    /// A title or a total between the lines: where it stands, and why it is no line.
    Between(usize, Text),
}

impl<'a> FileLine<'a> {
    pub(super) fn read(table: &Table<'a>, row: &'a Row, reader: &Reader<'_>) -> Reading<'a> {
        let id = table.column(Column::Identity).map_or("", |at| row.cell(at));
        let mut cells = Vec::new();
        for (at, column) in table.columns.iter().enumerate() {
            let Some(column) = column.filter(|column| *column != Column::Identity) else { continue };
            // What is chosen may be written once for several rows; a number never is meant twice.
            let text = match column {
                Column::Partner | Column::Action | Column::Category => table.page.meant(row, at),
                _ => row.cell(at),
            };
            let cell = if text.is_empty() { empty(column) } else { reader.cell(column, text) };
            cells.push((column, at, text, cell));
        }
        let line = FileLine { row, id, cells };
        let own = |column| line.text(column).is_some_and(|text| !text.is_empty());
        let says = [Column::Description, Column::Quantity, Column::UnitCost, Column::Amount];
        if !says.into_iter().any(own) {
            return Reading::Nothing;
        }
        match line.between() {
            Some((at, why)) => Reading::Between(at, why),
            None => Reading::Line(line),
        }
    }

    /// Whether the row is a total or a title, and no line.
    fn between(&self) -> Option<(usize, Text)> {
        const TOTALS: [&str; 7] = ["totaal", "total", "subtotaal", "subtotal", "som", "sum", "algemeen totaal"];
        if !self.id.is_empty() {
            return None;
        }
        let first = self.row.cells.iter().position(|cell| !cell.trim().is_empty())?;
        let folded = fold(self.row.cell(first));
        let word = folded.split([' ', ':', '(']).next().unwrap_or_default();
        let filled = |column| self.text(column).is_some_and(|text| !text.is_empty());
        if TOTALS.contains(&word) && !filled(Column::Quantity) {
            return Some((first, both("budget-file-total", &[])));
        }
        let numbers = [Column::Quantity, Column::UnitCost, Column::Amount];
        let titled = self.row.filled() == 1 && !numbers.into_iter().any(filled);
        titled.then(|| (first, both("budget-file-title", &[])))
    }

    /// What stands in a column; none where the file has no such column.
    pub(super) fn text(&self, column: Column) -> Option<&'a str> {
        self.cells.iter().find(|(one, ..)| *one == column).map(|(_, _, text, _)| *text)
    }

    fn value(&self, column: Column) -> Option<&FieldValue> {
        self.cells.iter().find(|(one, ..)| *one == column).and_then(|(.., cell)| cell.value.as_ref())
    }

    /// The identity of what is chosen in a column, and the description, to know the line again by.
    pub(super) fn key(&self) -> [Option<String>; 4] {
        let chosen = |column| match self.value(column) {
            Some(FieldValue::Text(id)) => Some(id.clone()),
            _ => None,
        };
        [
            self.text(Column::Description).map(fold),
            chosen(Column::Partner),
            chosen(Column::Action),
            chosen(Column::Category),
        ]
    }

    /// The name of the cell of a column.
    pub(super) fn cell_of(&self, column: Column) -> String {
        let at = self.cells.iter().find(|(one, ..)| *one == column).map_or(0, |(_, at, ..)| *at);
        cell_name(self.row.number, at)
    }

    /// What is not understood.
    pub(super) fn troubles(&self, sheet: &str) -> impl Iterator<Item = FileTrouble> {
        let wrong = self.cells.iter().filter_map(|(_, at, text, cell)| Some((*at, *text, cell.problem.clone()?)));
        wrong.map(move |(at, text, why)| FileTrouble {
            sheet: sheet.to_owned(),
            cell: cell_name(self.row.number, at),
            typed: text.to_owned(),
            why,
        })
    }

    /// The fields that the row gives, for a line as it stands or a new one. What is not understood leaves a line as it
    /// is, and is kept as typed in a new one.
    pub(super) fn fields(&self, reader: &Reader<'_>, line: Option<&BudgetLine>) -> Fields {
        let mut fields = Fields::new();
        for (column, _, _, cell) in &self.cells {
            let kept = cell.problem.is_none() || line.is_none();
            if let (Some(field), Some(value), true) = (column.field(), &cell.value, kept) {
                fields.insert(field.to_owned(), value.clone());
            }
        }
        if reader.amount_is_cost()
            && let Some(FieldValue::Text(cost)) = self.value(Column::Amount)
            // Amounts alone say nothing new of a line that comes to just that.
            && !line.is_some_and(|line| line.amount().is_some() && line.amount() == Euro::read(cost).ok())
        {
            fields.insert("quantity".to_owned(), FieldValue::Text("1".to_owned()));
            fields.insert("unit_cost".to_owned(), FieldValue::Text(cost.clone()));
        }
        fields
    }

    /// The amount that the file shows beside its factors, where it shows a number.
    pub(super) fn amount(&self, reader: &Reader<'_>, language: voorstel_model::Language) -> Option<Euro> {
        if reader.amount_is_cost() {
            return None;
        }
        let text = self.text(Column::Amount).filter(|text| !text.is_empty())?;
        Euro::read(&understand::number(text, language)).ok()
    }
}

/// What an empty cell says: nothing stands there.
fn empty(column: Column) -> Cell {
    let value = match column {
        Column::Eligible | Column::Amount | Column::Identity => None,
        _ => Some(FieldValue::Text(String::new())),
    };
    Cell { value, understood: String::new(), problem: None }
}

/// The cost of one unit that makes so many units come to an amount, if there is one.
pub(super) fn cost_for(amount: Euro, quantity: &Entry<Quantity>) -> Option<UnitCost> {
    let quantity = quantity.get()?;
    let cost = amount.decimal().checked_div(quantity.decimal())?.round_dp(4);
    UnitCost::read(&cost.to_string()).ok().filter(|cost| cost.times(quantity) == amount)
}
