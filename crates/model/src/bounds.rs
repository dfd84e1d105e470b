//! How long a dossier's texts and lists may be: far beyond any application, and short enough to be judged and set.

use crate::dossier::Dossier;
use crate::edit::{Edit, FieldValue};
use crate::entry::Entry;
use crate::path::{Field, List};
use crate::place::Place;
use crate::read::ReadError;

/// The longest name, title or other field of one line, in characters.
pub const LONGEST_LINE: usize = 10_000;
/// The longest text of the form and description of an action, in characters.
pub const LONGEST_TEXT: usize = 200_000;
/// The most entries of a list.
pub const MOST_ENTRIES: usize = 100_000;

impl Edit {
    /// Whether a dossier with what this edit fills in could be read again.
    ///
    /// # Errors
    /// [`ReadError::TooLong`], with the field.
    pub fn check_bounds(&self) -> Result<(), ReadError> {
        match self {
            Edit::Set { field, value } => fits(field, value),
            Edit::Add { list, id, fields, .. } | Edit::Restore { list, id, fields, .. } => {
                fields.iter().try_for_each(|(name, value)| fits(&Field::of(*list, id, name), value))
            }
            Edit::Remove { .. } | Edit::Move { .. } => Ok(()),
        }
    }
}

fn fits(field: &Field, value: &FieldValue) -> Result<(), ReadError> {
    let most = if field.is_prose() { LONGEST_TEXT } else { LONGEST_LINE };
    let texts = match value {
        FieldValue::Text(text) => std::slice::from_ref(text),
        FieldValue::Texts(texts) => texts,
        FieldValue::Empty | FieldValue::Flag(_) | FieldValue::Count(_) | FieldValue::Unknown(_) => &[],
    };
    texts.iter().try_for_each(|text| short(text, most, || field.to_string()))
}

impl Dossier {
    pub(crate) fn check_bounds(&self) -> Result<(), ReadError> {
        for list in List::ALL {
            few(list.name(), self.ids(list).len())?;
        }
        few("texts", self.texts.len())?;
        few("declarations", self.declarations.len())?;
        self.check_whole()?;
        self.check_partners()?;
        self.check_actions()?;
        self.check_money()
    }

    fn check_whole(&self) -> Result<(), ReadError> {
        let lines = [
            ("format", self.format.as_str()),
            ("call", &self.call),
            ("title", &self.title),
            ("acronym", &self.acronym),
            ("indirect_rate", typed(&self.indirect_rate)),
            ("period.start", typed(&self.period.start)),
            ("period.end", typed(&self.period.end)),
        ];
        check(&lines, str::to_owned)?;
        for (section, text) in &self.texts {
            short(section, LONGEST_LINE, || "texts".to_owned())?;
            short(text, LONGEST_TEXT, || format!("texts.{section}"))?;
        }
        self.declarations.keys().try_for_each(|code| short(code, LONGEST_LINE, || "declarations".to_owned()))
    }

    fn check_partners(&self) -> Result<(), ReadError> {
        for (index, one) in self.partners.iter().enumerate() {
            let lines = [
                ("id", one.id.as_str()),
                ("name", &one.name),
                ("country", &one.country),
                ("region", &one.region),
                ("enterprise_number", &one.enterprise_number),
                ("pic", &one.pic),
                ("contact.name", &one.contact.name),
                ("contact.email", &one.contact.email),
                ("contact.phone", &one.contact.phone),
            ];
            check(&lines, |name| format!("partners[{index}].{name}"))?;
        }
        Ok(())
    }

    fn check_actions(&self) -> Result<(), ReadError> {
        for (index, one) in self.actions.iter().enumerate() {
            let place = |name: &str| format!("actions[{index}].{name}");
            let lines = [
                ("id", one.id.as_str()),
                ("menu", &one.menu),
                ("title", &one.title),
                ("lead", &one.lead),
                ("start", typed(&one.start)),
                ("end", typed(&one.end)),
                ("target_group", &one.target_group),
            ];
            check(&lines, place)?;
            short(&one.description, LONGEST_TEXT, || place("description"))?;
            for (name, texts) in [("participants", &one.participants), ("deliverables", &one.deliverables)] {
                few(&place(name), texts.len())?;
                for (at, text) in texts.iter().enumerate() {
                    short(text, LONGEST_LINE, || place(&format!("{name}[{at}]")))?;
                }
            }
        }
        Ok(())
    }

    fn check_money(&self) -> Result<(), ReadError> {
        for (index, one) in self.budget.iter().enumerate() {
            let lines = [
                ("id", one.id.as_str()),
                ("partner", &one.partner),
                ("action", &one.action),
                ("category", &one.category),
                ("description", &one.description),
                ("unit", &one.unit),
                ("quantity", typed(&one.quantity)),
                ("unit_cost", typed(&one.unit_cost)),
            ];
            check(&lines, |name| format!("budget[{index}].{name}"))?;
        }
        for (index, one) in self.funding.iter().enumerate() {
            let lines = [
                ("id", one.id.as_str()),
                ("source", &one.source),
                ("partner", &one.partner),
                ("amount", typed(&one.amount)),
                ("note", &one.note),
            ];
            check(&lines, |name| format!("funding[{index}].{name}"))?;
        }
        for (index, one) in self.annexes.iter().enumerate() {
            let lines = [
                ("id", one.id.as_str()),
                ("kind", &one.kind),
                ("partner", &one.partner),
                ("name", &one.name),
                ("sha256", &one.sha256),
            ];
            check(&lines, |name| format!("annexes[{index}].{name}"))?;
        }
        Ok(())
    }
}

/// What was typed and not understood: the one part of such a field that can be long.
fn typed<T>(entry: &Entry<T>) -> &str {
    match entry {
        Entry::Unreadable(text) => text,
        Entry::Empty | Entry::Value(_) => "",
    }
}

fn check(lines: &[(&str, &str)], place: impl Fn(&str) -> String) -> Result<(), ReadError> {
    lines.iter().try_for_each(|(name, text)| short(text, LONGEST_LINE, || place(name)))
}

fn short(text: &str, most: usize, place: impl FnOnce() -> String) -> Result<(), ReadError> {
    // No text has more characters than bytes: most need no counting.
    if text.len() <= most || text.chars().count() <= most {
        return Ok(());
    }
    Err(ReadError::TooLong { place: Place { key: place(), ..Place::default() }, most })
}

fn few(key: &str, count: usize) -> Result<(), ReadError> {
    if count <= MOST_ENTRIES {
        return Ok(());
    }
    Err(ReadError::TooMany { place: Place { key: key.to_owned(), ..Place::default() }, most: MOST_ENTRIES })
}
