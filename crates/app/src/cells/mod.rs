//! What a cell of a budget from elsewhere means: columns by their headings, partners, actions and categories by their
//! names, numbers as people write them.

mod column;
mod matching;

use std::collections::HashMap;

use voorstel_export::{Named, SheetNames};
use voorstel_model::{Call, Dossier, FieldValue, Language, Problem, Quantity, Text, Typed, UnitCost};
use voorstel_words::Words;

use crate::said::both;
use crate::understand;
pub(crate) use column::{Column, headings, of_block};
pub(crate) use matching::fold;
use matching::{Candidate, meant};

/// Understands the cells of a block or table of which the columns are known.
pub(crate) struct Reader<'a> {
    language: Language,
    partners: Choices,
    actions: Choices,
    categories: Choices,
    /// The block has amounts and neither factor: each is one unit of that amount.
    amount_is_cost: bool,
    call: &'a Call,
    dossier: &'a Dossier,
}

/// What can be chosen: by the name that stands for it alone in our own spreadsheets, or as people write it.
struct Choices {
    /// None for a name that, without case and accents, is that of several.
    exact: HashMap<String, Option<String>>,
    candidates: Vec<Candidate>,
}

impl Choices {
    fn new(names: [&Named; 2], candidates: Vec<Candidate>) -> Choices {
        let mut exact: HashMap<String, Option<String>> = HashMap::new();
        for (id, name) in names.into_iter().flat_map(Named::iter) {
            let known = exact.entry(fold(name)).or_insert_with(|| Some(id.to_owned()));
            if known.as_deref() != Some(id) {
                *known = None;
            }
        }
        Choices { exact, candidates }
    }

    fn meant(&self, typed: &str) -> Option<&str> {
        let exact = self.exact.get(&fold(typed)).and_then(Option::as_deref);
        exact.or_else(|| meant(typed, &self.candidates))
    }
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
    pub(crate) fn new(
        call: &'a Call,
        dossier: &'a Dossier,
        language: Language,
        columns: &[Option<Column>],
    ) -> Reader<'a> {
        let factor = |column: &Option<Column>| matches!(column, Some(Column::Quantity | Column::UnitCost));
        let titles = |text: &'a Text| [text.nl.as_str(), text.en.as_str()];
        let [nl, en] = [Language::Nl, Language::En].map(|one| SheetNames::of(dossier, call, Words::of(one)));
        let partners = dossier
            .partners
            .iter()
            .map(|one| Candidate::new(&one.id, [one.name.as_str(), without_kind(&one.name)]))
            .collect();
        let actions = (1..)
            .zip(&dossier.actions)
            .map(|(number, one)| {
                // The table shows an action by its place: A1, A2.
                let place = format!("A{number}");
                let menu = call.menu.action.iter().find(|choice| choice.id == one.menu);
                let menu = menu.into_iter().flat_map(|choice| titles(&choice.title));
                Candidate::new(&one.id, [one.title.as_str(), &place].into_iter().chain(menu))
            })
            .collect();
        let categories = call.category.iter().map(|one| Candidate::new(&one.id, titles(&one.title))).collect();
        Reader {
            language,
            partners: Choices::new([&nl.partners, &en.partners], partners),
            actions: Choices::new([&nl.actions, &en.actions], actions),
            categories: Choices::new([&nl.categories, &en.categories], categories),
            amount_is_cost: columns.contains(&Some(Column::Amount)) && !columns.iter().any(factor),
            call,
            dossier,
        }
    }

    /// Whether amounts stand for themselves, each one unit.
    pub(crate) fn amount_is_cost(&self) -> bool {
        self.amount_is_cost
    }

    /// The field a column fills, as a preview names it; none for a column that is left out.
    pub(crate) fn field(&self, column: Column) -> Option<&'static str> {
        match column {
            Column::Amount if self.amount_is_cost => Some("unit_cost"),
            Column::Amount => Some("amount"),
            other => other.field(),
        }
    }

    /// What a cell that is not empty says.
    pub(crate) fn cell(&self, column: Column, typed: &str) -> Cell {
        let words = Words::of(self.language);
        match column {
            Column::Description | Column::Unit => Cell::of(FieldValue::Text(typed.to_owned()), typed.to_owned()),
            Column::Quantity => self.number::<Quantity>(typed, |quantity| words.quantity(quantity)),
            Column::UnitCost => self.number::<UnitCost>(typed, |cost| words.unit_cost(cost)),
            Column::Amount if self.amount_is_cost => self.number::<UnitCost>(typed, |cost| words.unit_cost(cost)),
            // The table computes it, and an identity is nothing to show.
            Column::Amount | Column::Identity => Cell { value: None, understood: typed.to_owned(), problem: None },
            Column::Partner => self.choice(typed, &self.partners, "partner", "paste-choose-partner"),
            Column::Action => self.choice(typed, &self.actions, "action", "paste-choose-action"),
            Column::Category => self.choice(typed, &self.categories, "category", "paste-choose-category"),
            Column::Eligible => match yes_or_no(typed) {
                Some(flag) => Cell::of(FieldValue::Flag(flag), typed.to_owned()),
                None => Cell::wrong(None, typed, "paste-yes-or-no"),
            },
        }
    }

    /// One of several; who is not found is left open, for a reference must have an end.
    fn choice(&self, typed: &str, all: &Choices, field: &str, key: &str) -> Cell {
        match all.meant(typed) {
            Some(id) => Cell::of(FieldValue::Text(id.to_owned()), self.name(field, id)),
            None => Cell::wrong(None, typed, key),
        }
    }

    /// The name of a partner, an action or a category as people know it.
    pub(crate) fn name(&self, field: &str, id: &str) -> String {
        let name = match field {
            "partner" => self.dossier.partner(id).map(|partner| partner.name.clone()),
            "action" => self.dossier.action(id).map(|action| action.title.clone()),
            _ => {
                let choice = self.call.category.iter().find(|choice| choice.id == id);
                choice.map(|choice| choice.title.get(self.language).to_owned())
            }
        };
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned())
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

/// What a cell says.
pub(crate) struct Cell {
    /// What its field becomes; none where it says nothing that a field could hold.
    pub(crate) value: Option<FieldValue>,
    /// As it was understood; the text itself where it was not.
    pub(crate) understood: String,
    /// What is wrong with it.
    pub(crate) problem: Option<Text>,
}

impl Cell {
    fn of(value: FieldValue, understood: String) -> Cell {
        Cell { value: Some(value), understood, problem: None }
    }

    fn wrong(value: Option<FieldValue>, typed: &str, key: &str) -> Cell {
        Cell { value, understood: typed.to_owned(), problem: Some(both(key, &[])) }
    }
}

fn yes_or_no(typed: &str) -> Option<bool> {
    match fold(typed).as_str() {
        "ja" | "j" | "yes" | "y" | "x" | "1" | "waar" | "true" => Some(true),
        "nee" | "neen" | "n" | "no" | "0" | "onwaar" | "false" => Some(false),
        _ => None,
    }
}
