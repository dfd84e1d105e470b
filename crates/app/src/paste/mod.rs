//! A block pasted from a spreadsheet into the budget: what it says is shown before any of it is taken.

mod clipboard;
mod column;
mod matching;

use voorstel_model::{
    BudgetLine, Call, Dossier, Edit, Entry, Euro, Field, FieldValue, Fields, Language, List, Problem, Quantity, Text,
    Typed, UnitCost,
};
use voorstel_words::Words;

use crate::said::both;
use crate::understand;
use crate::views::{Failure, FailureCode, PasteAt, PastePreview, PastedCell, PastedRow};
use column::Column;
use matching::{Candidate, fold, meant};

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
    let (columns, headed) = column::of_block(&rows, &at.column);
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
        columns: reader.columns.iter().map(|column| column.map(|column| reader.field(column).to_owned())).collect(),
        rows: Vec::with_capacity(rows.len()),
        sum: Euro::ZERO,
        problems: 0,
        edits: Vec::new(),
    };
    let mut after = target.behind.map(str::to_owned);
    for row in &rows {
        let (cells, mut fields) = reader.row(row);
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

struct Reader<'a> {
    language: Language,
    columns: &'a [Option<Column>],
    partners: Vec<Candidate>,
    actions: Vec<Candidate>,
    categories: Vec<Candidate>,
    /// The block has amounts and neither factor: each is one unit of that amount.
    amount_is_cost: bool,
    call: &'a Call,
    dossier: &'a Dossier,
}

/// A partner's name as the table shows it: "Gemeente Lindebeke" is also plain "Lindebeke".
fn without_kind(name: &str) -> &str {
    const KINDS: [&str; 7] = ["gemeente", "stad", "district", "ocmw", "municipality of", "city of", "town of"];
    let bare = KINDS.iter().find_map(|kind| {
        let start = name.get(..kind.len()).filter(|start| start.eq_ignore_ascii_case(kind))?;
        name.get(start.len()..)?.strip_prefix(' ')
    });
    bare.map_or(name, |bare| bare.trim_start_matches("van ").trim())
}

impl<'a> Reader<'a> {
    fn new(call: &'a Call, dossier: &'a Dossier, language: Language, columns: &'a [Option<Column>]) -> Reader<'a> {
        let factor = |column: &Option<Column>| matches!(column, Some(Column::Quantity | Column::UnitCost));
        let titles = |text: &'a Text| [text.nl.as_str(), text.en.as_str()];
        Reader {
            language,
            columns,
            partners: dossier
                .partners
                .iter()
                .map(|one| Candidate::new(&one.id, [one.name.as_str(), without_kind(&one.name)]))
                .collect(),
            actions: (1..)
                .zip(&dossier.actions)
                .map(|(number, one)| {
                    // The table shows an action by its place: A1, A2.
                    let place = format!("A{number}");
                    let menu = call.menu.action.iter().find(|choice| choice.id == one.menu);
                    let menu = menu.into_iter().flat_map(|choice| titles(&choice.title));
                    Candidate::new(&one.id, [one.title.as_str(), &place].into_iter().chain(menu))
                })
                .collect(),
            categories: call.category.iter().map(|one| Candidate::new(&one.id, titles(&one.title))).collect(),
            amount_is_cost: columns.contains(&Some(Column::Amount)) && !columns.iter().any(factor),
            call,
            dossier,
        }
    }

    /// The field a column fills, as the preview names it.
    fn field(&self, column: Column) -> &'static str {
        column.field().unwrap_or(if self.amount_is_cost { "unit_cost" } else { "amount" })
    }

    fn row(&self, row: &[String]) -> (Vec<PastedCell>, Fields) {
        let mut fields = Fields::new();
        let cells = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let typed = row.get(at).cloned().unwrap_or_default();
                let read = match column {
                    Some(column) if !typed.is_empty() => self.cell(*column, &typed),
                    _ => Cell { value: None, understood: typed.clone(), problem: None },
                };
                if let (Some(column), Some(value)) = (column, read.value) {
                    fields.insert(self.field(*column).to_owned(), value);
                }
                PastedCell { typed, understood: read.understood, problem: read.problem }
            })
            .collect();
        if self.amount_is_cost && fields.contains_key("unit_cost") {
            fields.insert("quantity".to_owned(), FieldValue::Text("1".to_owned()));
        }
        (cells, fields)
    }

    fn cell(&self, column: Column, typed: &str) -> Cell {
        let words = Words::of(self.language);
        match column {
            Column::Description | Column::Unit => Cell::of(FieldValue::Text(typed.to_owned()), typed.to_owned()),
            Column::Quantity => self.number::<Quantity>(typed, |quantity| words.quantity(quantity)),
            Column::UnitCost => self.number::<UnitCost>(typed, |cost| words.unit_cost(cost)),
            Column::Amount if self.amount_is_cost => self.number::<UnitCost>(typed, |cost| words.unit_cost(cost)),
            // The table computes it.
            Column::Amount => Cell { value: None, understood: typed.to_owned(), problem: None },
            Column::Partner => {
                let name = |id: &str| self.dossier.partner(id).map(|partner| partner.name.clone());
                choice(typed, &self.partners, "paste-choose-partner", name)
            }
            Column::Action => {
                let name = |id: &str| self.dossier.action(id).map(|action| action.title.clone());
                choice(typed, &self.actions, "paste-choose-action", name)
            }
            Column::Category => {
                let name = |id: &str| {
                    let choice = self.call.category.iter().find(|choice| choice.id == id);
                    choice.map(|choice| choice.title.get(self.language).to_owned())
                };
                choice(typed, &self.categories, "paste-choose-category", name)
            }
            Column::Eligible => match yes_or_no(typed) {
                Some(flag) => Cell::of(FieldValue::Flag(flag), typed.to_owned()),
                None => Cell::wrong(None, typed, "paste-yes-or-no"),
            },
        }
    }

    /// A number; what is none is taken as typed, so that nothing pasted is lost.
    fn number<T: Typed + Copy>(&self, typed: &str, show: impl Fn(T) -> String) -> Cell {
        let plain = understand::number(typed, self.language);
        match T::read(&plain) {
            Ok(number) => Cell::of(FieldValue::Text(plain), show(number)),
            Err(problem) => {
                let key = match problem {
                    Problem::Negative => "paste-negative",
                    Problem::TooManyDecimals => "paste-too-many-decimals",
                    Problem::TooLarge => "paste-too-large-number",
                    Problem::NotANumber | Problem::NotADate => "paste-not-a-number",
                };
                Cell::wrong(Some(FieldValue::Text(typed.to_owned())), typed, key)
            }
        }
    }
}

struct Cell {
    value: Option<FieldValue>,
    understood: String,
    problem: Option<Text>,
}

impl Cell {
    fn of(value: FieldValue, understood: String) -> Cell {
        Cell { value: Some(value), understood, problem: None }
    }

    fn wrong(value: Option<FieldValue>, typed: &str, key: &str) -> Cell {
        Cell { value, understood: typed.to_owned(), problem: Some(both(key, &[])) }
    }
}

/// One of several; who is not found is left open, for a reference must have an end.
fn choice(typed: &str, all: &[Candidate], key: &str, name: impl Fn(&str) -> Option<String>) -> Cell {
    match meant(typed, all) {
        Some(id) => {
            let shown = name(id).filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned());
            Cell::of(FieldValue::Text(id.to_owned()), shown)
        }
        None => Cell::wrong(None, typed, key),
    }
}

fn yes_or_no(typed: &str) -> Option<bool> {
    match fold(typed).as_str() {
        "ja" | "j" | "yes" | "y" | "x" | "1" | "waar" | "true" => Some(true),
        "nee" | "neen" | "n" | "no" | "0" | "onwaar" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
