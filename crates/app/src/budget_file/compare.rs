//! The rows of a file against the lines of a budget.

use std::collections::{HashMap, HashSet, VecDeque};

use voorstel_model::{
    BudgetLine, Dossier, Edit, Entry, Euro, Field, FieldValue, Fields, Language, List, Quantity, UnitCost,
};
use voorstel_words::Words;

use super::book::{Row, cell_name};
use super::line::{FileLine, Reading, cost_for};
use super::table::Table;
use super::views::{BudgetFile, FileChange, FileChangeKind, FileField, FileTrouble};
use crate::cells::{Column, Reader, fold};
use crate::said::both;

pub(super) struct Comparison<'a> {
    dossier: &'a Dossier,
    table: &'a Table<'a>,
    reader: &'a Reader<'a>,
    language: Language,
    moment: i128,
    /// Rows that hold a line.
    lines: Vec<FileLine<'a>>,
    troubles: Vec<FileTrouble>,
}

/// The fields of a line in the order of the table on the screen.
const FIELDS: [&str; 8] = ["description", "partner", "action", "category", "quantity", "unit", "unit_cost", "eligible"];

impl<'a> Comparison<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        table: &'a Table<'a>,
        reader: &'a Reader<'a>,
        language: Language,
        moment: i128,
    ) -> Comparison<'a> {
        let mut all = Comparison { dossier, table, reader, language, moment, lines: Vec::new(), troubles: Vec::new() };
        for row in table.rows {
            match FileLine::read(table, row, reader) {
                Reading::Line(line) => all.lines.push(line),
                Reading::Nothing => {}
                Reading::Between(at, why) => {
                    let trouble = all.trouble(row, at, why);
                    all.troubles.push(trouble);
                }
            }
        }
        all
    }

    fn trouble(&self, row: &Row, column: usize, why: voorstel_model::Text) -> FileTrouble {
        FileTrouble {
            sheet: self.table.page.name.clone(),
            cell: cell_name(row.number, column),
            typed: row.cell(column).to_owned(),
            why,
        }
    }

    /// Everything that is to be told of the file.
    pub(super) fn told(mut self, file: String, unread: Vec<String>) -> BudgetFile {
        let identified = self.table.column(Column::Identity).is_some();
        let mut changes = Vec::new();
        let mut same = 0_u32;
        let known = self.known();
        let lines = std::mem::take(&mut self.lines);
        let mut after = None;
        for (count, (line, known)) in (1..).zip(lines.iter().zip(&known)) {
            let troubles = line.troubles(&self.table.page.name);
            // What was not understood before it went out is no news.
            self.troubles.extend(troubles.filter(|one| !known.is_some_and(|old| is_old_trouble(old, &one.typed))));
            let change = match known {
                Some(old) => {
                    after = Some(old.id.clone());
                    self.changed(line, old)
                }
                None => {
                    let id = format!("b{:x}-{count}", self.moment);
                    Some(self.new_line(line, id.clone(), after.replace(id)))
                }
            };
            match change {
                Some(change) => changes.push(change),
                None => same += 1,
            }
        }
        let there: HashSet<&str> = known.iter().flatten().map(|line| line.id.as_str()).collect();
        let gone = self.dossier.budget.iter().filter(|line| !there.contains(line.id.as_str()));
        changes.extend(gone.map(|line| self.gone(line, identified)));
        let before: Euro = self.dossier.budget.iter().filter_map(BudgetLine::amount).sum();
        let proposed = changes.iter().filter(|change| change.proposed);
        let difference = proposed.map(|change| change.after.unwrap_or_default() - change.before.unwrap_or_default());
        let after = before + difference.sum::<Euro>();
        let reader = self.reader;
        BudgetFile {
            file,
            sheet: self.table.page.name.clone(),
            unread,
            headings: self.table.shown(|column| reader.field(column)),
            changes,
            troubles: self.troubles,
            same,
            identified,
            before,
            after,
        }
    }

    /// The line of the dossier that each row is, if it is one: by identity, then by all that it says, then by its
    /// description, where that alone tells.
    fn known(&self) -> Vec<Option<&'a BudgetLine>> {
        let budget = &self.dossier.budget;
        let by_id: HashMap<&str, &BudgetLine> = budget.iter().map(|line| (line.id.as_str(), line)).collect();
        let mut taken = HashSet::new();
        let mut known: Vec<Option<&BudgetLine>> = self
            .lines
            .iter()
            .map(|line| by_id.get(line.id).copied().filter(|found| taken.insert(found.id.as_str())))
            .collect();
        for parts in [4, 1] {
            let mut left: HashMap<Vec<String>, VecDeque<&BudgetLine>> = HashMap::new();
            for line in budget.iter().filter(|line| !taken.contains(line.id.as_str())) {
                left.entry(self.key_of(line, parts)).or_default().push_back(line);
            }
            let wanted: Vec<Option<Vec<String>>> = self
                .lines
                .iter()
                .zip(&known)
                .map(|(line, known)| if known.is_none() { key(&line.key(), parts) } else { None })
                .collect();
            let mut askers: HashMap<&Vec<String>, usize> = HashMap::new();
            wanted.iter().flatten().for_each(|key| *askers.entry(key).or_default() += 1);
            for (known, wanted) in known.iter_mut().zip(&wanted) {
                let Some(wanted) = wanted else { continue };
                let Some(lines) = left.get_mut(wanted) else { continue };
                // Alike in everything, they are told apart by their order; by the description alone, they are not.
                let alone = lines.len() == 1 && askers.get(wanted) == Some(&1);
                if parts > 1 || alone {
                    *known = lines.pop_front().inspect(|line| {
                        taken.insert(line.id.as_str());
                    });
                }
            }
        }
        known
    }

    fn key_of(&self, line: &BudgetLine, parts: usize) -> Vec<String> {
        let has = |column| self.table.column(column).is_some();
        let all = [
            (Column::Description, fold(&line.description)),
            (Column::Partner, line.partner.clone()),
            (Column::Action, line.action.clone()),
            (Column::Category, line.category.clone()),
        ];
        all.into_iter().take(parts).map(|(column, value)| if has(column) { value } else { String::new() }).collect()
    }

    /// What differs between a row and the line that it is; none where nothing does.
    fn changed(&mut self, line: &FileLine<'_>, old: &BudgetLine) -> Option<FileChange> {
        let mut fields = line.fields(self.reader, Some(old));
        fields.retain(|name, value| !is_same(old, name, value));
        self.heed_amount(line, Some(old), &mut fields);
        if fields.is_empty() {
            return None;
        }
        let new = with(old, &fields);
        Some(FileChange {
            kind: FileChangeKind::Changed,
            id: old.id.clone(),
            row: Some(line.row.number),
            description: new.description.clone(),
            fields: self.shown(&fields, Some(old), &new),
            before: old.amount(),
            after: new.amount(),
            proposed: true,
            edits: fields
                .into_iter()
                .map(|(name, value)| Edit::Set { field: Field::of(List::Budget, &old.id, &name), value })
                .collect(),
        })
    }

    fn new_line(&mut self, line: &FileLine<'_>, id: String, after: Option<String>) -> FileChange {
        let mut fields = line.fields(self.reader, None);
        fields.retain(|_, value| *value != FieldValue::Text(String::new()));
        self.heed_amount(line, None, &mut fields);
        let new = with(&BudgetLine { id: id.clone(), ..BudgetLine::default() }, &fields);
        FileChange {
            kind: FileChangeKind::New,
            id: id.clone(),
            row: Some(line.row.number),
            description: new.description.clone(),
            fields: self.shown(&fields, None, &new),
            before: None,
            after: new.amount(),
            proposed: true,
            edits: vec![Edit::Add { list: List::Budget, id, after: after.or_else(|| self.first_place()), fields }],
        }
    }

    /// Where a row goes that stands before any line: at the end, as rows that are typed do.
    fn first_place(&self) -> Option<String> {
        self.dossier.budget.last().map(|line| line.id.clone())
    }

    fn gone(&self, line: &BudgetLine, identified: bool) -> FileChange {
        FileChange {
            kind: FileChangeKind::Gone,
            id: line.id.clone(),
            row: None,
            description: line.description.clone(),
            fields: Vec::new(),
            before: line.amount(),
            after: None,
            // A file of somebody else's may hold a part of the budget alone.
            proposed: identified,
            edits: vec![Edit::Remove { list: List::Budget, id: line.id.clone() }],
        }
    }

    /// An amount that was typed over its formula: the cost of one unit follows from it, unless the factors changed too.
    fn heed_amount(&mut self, line: &FileLine<'_>, old: Option<&BudgetLine>, fields: &mut Fields) {
        let Some(amount) = line.amount(self.reader, self.language) else { return };
        let base = old.cloned().unwrap_or_default();
        let new = with(&base, fields);
        let stale = old.and_then(BudgetLine::amount) == Some(amount);
        if new.amount() == Some(amount) || (stale && new.amount().is_some()) {
            return;
        }
        let untouched = !fields.contains_key("quantity") && !fields.contains_key("unit_cost") && old.is_some();
        let (quantity, cost) = match (&new.quantity, &new.unit_cost) {
            // An amount alone is one unit of it.
            (Entry::Empty, Entry::Empty) => (Some("1".to_owned()), cost_for(amount, &Entry::from_text("1"))),
            (quantity, Entry::Empty) => (None, cost_for(amount, quantity)),
            (quantity, _) if untouched => (None, cost_for(amount, quantity)),
            _ => (None, None),
        };
        match cost {
            Some(cost) => {
                fields.insert("unit_cost".to_owned(), FieldValue::Text(cost.to_string()));
                fields.extend(quantity.map(|quantity| ("quantity".to_owned(), FieldValue::Text(quantity))));
            }
            None => self.troubles.push(FileTrouble {
                sheet: self.table.page.name.clone(),
                cell: line.cell_of(Column::Amount),
                typed: Words::of(self.language).amount(amount),
                why: both("budget-file-amount-differs", &[]),
            }),
        }
    }

    /// The fields that differ, as people read them.
    fn shown(&self, fields: &Fields, old: Option<&BudgetLine>, new: &BudgetLine) -> Vec<FileField> {
        FIELDS
            .into_iter()
            .filter(|name| fields.contains_key(*name))
            .map(|name| FileField {
                field: name.to_owned(),
                before: old.map(|old| self.said(old, name)).unwrap_or_default(),
                after: self.said(new, name),
            })
            .collect()
    }

    fn said(&self, line: &BudgetLine, name: &str) -> String {
        let words = Words::of(self.language);
        let chosen = |id: &str| if id.is_empty() { String::new() } else { self.reader.name(name, id) };
        match name {
            "description" => line.description.clone(),
            "partner" => chosen(&line.partner),
            "action" => chosen(&line.action),
            "category" => chosen(&line.category),
            "quantity" => entry(&line.quantity, |quantity: Quantity| words.quantity(quantity)),
            "unit" => line.unit.clone(),
            "unit_cost" => entry(&line.unit_cost, |cost: UnitCost| words.unit_cost(cost)),
            _ => words.label(if line.eligible { "figure-yes" } else { "figure-no" }),
        }
    }
}

fn entry<T: Copy>(entry: &Entry<T>, show: impl Fn(T) -> String) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Value(value) => show(*value),
        Entry::Unreadable(text) => text.clone(),
    }
}

/// The parts of a key that are compared; none where nothing but emptiness would be.
fn key(all: &[Option<String>; 4], parts: usize) -> Option<Vec<String>> {
    let key: Vec<String> = all.iter().take(parts).map(|part| part.clone().unwrap_or_default()).collect();
    key.first().is_some_and(|description| !description.is_empty()).then_some(key)
}

/// A line with these fields.
fn with(line: &BudgetLine, fields: &Fields) -> BudgetLine {
    let mut line = line.clone();
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("description", FieldValue::Text(text)) => line.description.clone_from(text),
            ("partner", FieldValue::Text(text)) => line.partner.clone_from(text),
            ("action", FieldValue::Text(text)) => line.action.clone_from(text),
            ("category", FieldValue::Text(text)) => line.category.clone_from(text),
            ("unit", FieldValue::Text(text)) => line.unit.clone_from(text),
            ("quantity", FieldValue::Text(text)) => line.quantity = Entry::from_text(text),
            ("unit_cost", FieldValue::Text(text)) => line.unit_cost = Entry::from_text(text),
            ("eligible", FieldValue::Flag(flag)) => line.eligible = *flag,
            _ => {}
        }
    }
    line
}

/// Whether a line holds this text in place of a number already.
fn is_old_trouble(line: &BudgetLine, typed: &str) -> bool {
    let wrong = |text: &str| text.trim() == typed;
    matches!(&line.quantity, Entry::Unreadable(text) if wrong(text))
        || matches!(&line.unit_cost, Entry::Unreadable(text) if wrong(text))
}

/// Whether a field of a line says just this already. Texts are compared as a cell shows them.
fn is_same(line: &BudgetLine, name: &str, value: &FieldValue) -> bool {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (name, value) {
        ("quantity", FieldValue::Text(text)) => line.quantity == Entry::from_text(text),
        ("unit_cost", FieldValue::Text(text)) => line.unit_cost == Entry::from_text(text),
        ("eligible", FieldValue::Flag(flag)) => line.eligible == *flag,
        ("description", FieldValue::Text(text)) => one_line(&line.description) == one_line(text),
        ("unit", FieldValue::Text(text)) => one_line(&line.unit) == one_line(text),
        ("partner", FieldValue::Text(text)) => line.partner == *text,
        ("action", FieldValue::Text(text)) => line.action == *text,
        ("category", FieldValue::Text(text)) => line.category == *text,
        _ => false,
    }
}
