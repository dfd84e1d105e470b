//! A block pasted from a spreadsheet into the budget: what it says is shown before any of it is taken.

mod clipboard;

use voorstel_model::{BudgetLine, Call, Dossier, Edit, Entry, Euro, Field, FieldValue, Fields, Language, List};

use crate::cells::{Cell, Column, Reader, of_block};
use crate::views::{Failure, FailureCode, PasteAt, PastePreview, PastedCell, PastedRow};

/// The most rows that are taken at a time.
const MOST_ROWS: usize = 10_000;
/// The most text that is looked at, in bytes.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Reads a block as it would come into the budget at a place; `language` decides about lone separators.
///
/// Rows are written over from the target row to the end of its category, as the table shows them; what is left is
/// added behind. `new_id` makes identities for new rows.
///
/// # Errors
/// [`FailureCode::TooMuch`] beyond the limits, [`FailureCode::WrongValue`] where the block holds nothing.
pub(crate) fn read(
    call: &Call,
    dossier: &Dossier,
    text: &str,
    language: Language,
    at: &PasteAt,
    mut new_id: impl FnMut() -> String,
) -> Result<PastePreview, Failure> {
    if text.len() > MOST_BYTES {
        return Err(Failure::new(FailureCode::TooMuch, "paste-too-large", &[]));
    }
    let mut rows = clipboard::cells(text);
    let (columns, headed) = of_block(&rows, &at.column);
    if headed {
        rows.remove(0);
    }
    if rows.is_empty() {
        return Err(Failure::new(FailureCode::WrongValue, "paste-empty", &[]));
    }
    if rows.len() > MOST_ROWS {
        let args = [("rows", rows.len().into()), ("most", MOST_ROWS.into())];
        return Err(Failure::new(FailureCode::TooMuch, "paste-too-many", &args));
    }
    let reader = Reader::new(call, dossier, language, &columns);
    let target = Target::of(call, dossier, at);
    let mut over = target.over.iter();
    let mut preview = PastePreview {
        columns: columns
            .iter()
            .map(|column| column.and_then(|column| reader.field(column)).map(str::to_owned))
            .collect(),
        rows: Vec::with_capacity(rows.len()),
        sum: Euro::ZERO,
        problems: 0,
        edits: Vec::new(),
    };
    let mut after = target.behind.map(str::to_owned);
    for row in &rows {
        let (cells, mut fields) = understood(&reader, &columns, row);
        preview.problems +=
            u32::try_from(cells.iter().filter(|cell| cell.problem.is_some()).count()).unwrap_or(u32::MAX);
        let line = over.next().copied();
        let amount = amount(line, &fields);
        preview.sum = preview.sum + amount.unwrap_or_default();
        preview.rows.push(PastedRow { over: line.map(|line| line.id.clone()), cells, amount });
        match line {
            Some(line) => preview.edits.extend(
                fields
                    .into_iter()
                    .map(|(name, value)| Edit::Set { field: Field::of(List::Budget, &line.id, &name), value }),
            ),
            None => {
                if let Some(category) = target.category {
                    fields.entry("category".to_owned()).or_insert_with(|| FieldValue::Text(category.to_owned()));
                }
                let id = new_id();
                preview.edits.push(Edit::Add { list: List::Budget, id: id.clone(), after: after.take(), fields });
                after = Some(id);
            }
        }
    }
    Ok(preview)
}

/// Where a block goes: over these rows, and what is left behind that one.
struct Target<'a> {
    over: Vec<&'a BudgetLine>,
    behind: Option<&'a str>,
    category: Option<&'a str>,
}

impl<'a> Target<'a> {
    fn of(call: &Call, dossier: &'a Dossier, at: &PasteAt) -> Target<'a> {
        let line = at.row.as_ref().and_then(|row| dossier.budget.iter().find(|line| line.id == *row));
        let Some(line) = line else {
            let behind = dossier.budget.last().map(|line| line.id.as_str());
            return Target { over: Vec::new(), behind, category: None };
        };
        // The table shows the rows by category, and those without one, or with one the call does not know, together.
        let group = |line: &BudgetLine| call.category.iter().position(|category| category.id == line.category);
        let over: Vec<_> =
            dossier.budget.iter().skip_while(|one| one.id != line.id).filter(|one| group(one) == group(line)).collect();
        let behind = over.last().map(|line| line.id.as_str());
        Target { over, behind, category: Some(line.category.as_str()).filter(|category| !category.is_empty()) }
    }
}

/// The amount of a row as it will stand in the table, the fields of the line it is written over included.
fn amount(over: Option<&BudgetLine>, fields: &Fields) -> Option<Euro> {
    let mut line = over.cloned().unwrap_or_default();
    let text = |name| match fields.get(name) {
        Some(FieldValue::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    if let Some(quantity) = text("quantity") {
        line.quantity = Entry::from_text(quantity);
    }
    if let Some(cost) = text("unit_cost") {
        line.unit_cost = Entry::from_text(cost);
    }
    line.amount()
}

/// The cells of a row as they are shown, and the fields they fill.
fn understood(reader: &Reader<'_>, columns: &[Option<Column>], row: &[String]) -> (Vec<PastedCell>, Fields) {
    let mut fields = Fields::new();
    let cells = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let typed = row.get(at).cloned().unwrap_or_default();
            let read = match column {
                Some(column) if !typed.is_empty() => reader.cell(*column, &typed),
                _ => Cell { value: None, understood: typed.clone(), problem: None },
            };
            if let (Some(field), Some(value)) = (column.and_then(|column| reader.field(column)), read.value) {
                fields.insert(field.to_owned(), value);
            }
            PastedCell { typed, understood: read.understood, problem: read.problem }
        })
        .collect();
    if reader.amount_is_cost() && fields.contains_key("unit_cost") {
        fields.insert("quantity".to_owned(), FieldValue::Text("1".to_owned()));
    }
    (cells, fields)
}

#[cfg(test)]
mod tests;
