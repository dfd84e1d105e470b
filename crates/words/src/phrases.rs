//! Small parts of sentences: lists, quotes, capitals, measures with their unit.

use voorstel_model::Call;
use voorstel_rules::Measure;

use crate::Words;

impl Words {
    /// `a, b en c`.
    pub(crate) fn and(&self, items: &[String]) -> String {
        self.listed("list-and", items)
    }

    /// `a, b of c`.
    pub(crate) fn or(&self, items: &[String]) -> String {
        self.listed("list-or", items)
    }

    /// `a en b; of c en d`: parts that are lists themselves.
    pub(crate) fn or_else(&self, items: &[String]) -> String {
        self.listed("list-or-else", items)
    }

    fn listed(&self, join: &str, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => {
                self.message(join, &[("rest", rest.join(", ").into()), ("last", last.as_str().into())])
            }
        }
    }

    /// A number with its unit: `€ 1.234,56`, `46,4 %`, `36 maanden`, `16 oktober 2020`. Codes are named.
    pub(crate) fn measure(&self, measure: &Measure, call: &Call) -> String {
        match measure {
            Measure::Money(amount) => self.money(*amount),
            Measure::Share(share) => self.percent(*share),
            Measure::Count(number) => self.count(*number),
            Measure::Months(number) => self.message("months", &[("count", (*number).into())]),
            Measure::Days(number) => self.message("days", &[("count", (*number).into())]),
            Measure::Words(number) => self.message("words", &[("count", (*number).into())]),
            Measure::Day(day) => self.date(*day),
            Measure::Codes(codes) => {
                let names: Vec<String> = codes.iter().map(|code| self.code(code, call)).collect();
                self.or(&names)
            }
            Measure::Typed(text) => quoted(&shortened(text)),
        }
    }

    /// What a code stands for, whichever list of the call or of Voorstel it is from.
    fn code(&self, code: &str, call: &Call) -> String {
        let lists = [&call.menu.action, &call.category, &call.declaration, &call.annex];
        if let Some(choice) = lists.into_iter().flatten().find(|choice| choice.id == code) {
            return quoted(choice.title.get(self.language()));
        }
        let code = code.to_lowercase();
        ["kind", "region", "country", "source"]
            .into_iter()
            .find_map(|family| self.find(&format!("{family}-{code}"), &[]))
            .unwrap_or(code)
    }

    /// Sources of money by name; all that is asked together is 'the grant'.
    pub(crate) fn sources(&self, codes: &[String], call: &Call) -> String {
        let is_asked = codes.iter().any(|code| code == voorstel_model::GRANT)
            && call.asked_sources().all(|asked| codes.iter().any(|code| code == asked))
            && codes.iter().all(|code| call.asked_sources().any(|asked| asked == code));
        if is_asked {
            return self.label("source-grant");
        }
        let names: Vec<String> = codes.iter().map(|code| self.source(code, call)).collect();
        self.and(&names)
    }

    /// Cost categories by name.
    pub(crate) fn categories(&self, codes: &[String], call: &Call) -> String {
        let name = |code: &String| {
            let choice = call.category.iter().find(|choice| choice.id == *code);
            choice.map_or_else(|| code.clone(), |choice| choice.title.get(self.language()).to_owned())
        };
        self.and(&codes.iter().map(name).collect::<Vec<_>>())
    }

    /// A section of the form by its heading, in quotes.
    pub(crate) fn section(&self, id: &str, call: &Call) -> String {
        let section = call.section.iter().find(|section| section.id == id);
        quoted(section.map_or(id, |section| section.title.get(self.language())))
    }

    /// A declaration by its text.
    pub(crate) fn declaration(&self, id: &str, call: &Call) -> String {
        let choice = call.declaration.iter().find(|choice| choice.id == id);
        choice.map_or(id, |choice| choice.title.get(self.language())).trim_end_matches('.').to_owned()
    }
}

/// A name that somebody gave, marked off from the sentence.
pub(crate) fn quoted(text: &str) -> String {
    format!("‘{text}’")
}

/// What somebody typed, as much of it as a sentence bears.
pub(crate) fn shortened(text: &str) -> String {
    shortened_to(40, text)
}

/// The first letters of a text, as many as that.
pub(crate) fn shortened_to(most: usize, text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// With a capital, to begin a sentence.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
