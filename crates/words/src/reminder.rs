//! A letter that asks a partner for what is missing of it.

use voorstel_model::{Date, List};

use crate::Words;
use crate::phrases::capital;

/// What a letter to a partner says.
#[derive(Debug, Clone)]
pub struct Reminder<'a> {
    /// Title of the project; may be empty.
    pub title: &'a str,
    /// Title of the call.
    pub call: &'a str,
    /// Name of the partner.
    pub partner: &'a str,
    /// Whom to address there; may be empty.
    pub contact: &'a str,
    /// The last day to submit, where it is still to come.
    pub deadline: Option<Date>,
    /// The steps whose part nobody has said to be complete.
    pub open: Vec<String>,
    /// The steps whose part was changed since it was said to be complete.
    pub changed: Vec<String>,
    /// What is missing or wrong: the step, and what.
    pub missing: Vec<(String, String)>,
    /// How much more is missing.
    pub more: u32,
    /// Who writes; may be empty.
    pub from: &'a str,
}

impl Words {
    /// The subject and the text of a letter that asks for what is missing.
    pub fn reminder(&self, letter: &Reminder<'_>) -> (String, String) {
        let title = if letter.title.trim().is_empty() { letter.call } else { letter.title.trim() };
        let subject = self.message("letter-subject", &[("title", title.into()), ("partner", letter.partner.into())]);
        let mut said = vec![match letter.contact.trim() {
            "" => self.label("letter-greeting-nobody"),
            contact => self.message("letter-greeting", &[("contact", contact.into())]),
        }];
        said.push(self.message("letter-about", &[("title", title.into()), ("call", letter.call.into())]));
        said.extend(self.letter_missing(letter));
        let steps = [("letter-open", &letter.open), ("letter-changed", &letter.changed)];
        for (key, steps) in steps.into_iter().filter(|(_, steps)| !steps.is_empty()) {
            said.push(self.message(key, &[("partner", letter.partner.into()), ("steps", self.and(steps).into())]));
        }
        if letter.missing.is_empty() && letter.open.is_empty() && letter.changed.is_empty() {
            said.push(self.message("letter-complete", &[("partner", letter.partner.into())]));
        } else {
            said.push(match letter.deadline {
                Some(day) => self.message("letter-ask-before", &[("day", self.date(day).into())]),
                None => self.label("letter-ask"),
            });
        }
        said.push(format!("{}\n{}", self.label("letter-close"), letter.from.trim()).trim_end().to_owned());
        (subject, said.join("\n\n"))
    }

    /// What is missing, a heading for each step with its points below it.
    fn letter_missing(&self, letter: &Reminder<'_>) -> Option<String> {
        if letter.missing.is_empty() {
            return None;
        }
        let mut lines = vec![self.message("letter-missing", &[("partner", letter.partner.into())])];
        let mut step = "";
        for (at, what) in &letter.missing {
            if at != step {
                lines.push(format!("\n{at}"));
                step = at;
            }
            lines.push(format!("- {what}"));
        }
        if letter.more > 0 {
            lines.push(self.message("letter-more", &[("count", letter.more.into())]));
        }
        Some(lines.join("\n"))
    }

    /// The name of a field of an entity apart from the entity: `Contactpersoon`.
    pub fn field_of_list(&self, list: List, name: &str) -> String {
        capital(&self.known(&format!("field-{}-{}", list.name(), name.replace('/', "-"))))
    }
}
