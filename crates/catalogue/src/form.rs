//! The form of a file: every key has the shape that `format` gives it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorstel_model::{Date, Euro, Place, Rate, Text, Typed as _};

use crate::format::{Key, Kind, Name, RULE, RULE_KINDS, Shape};
use crate::hint::hint;
use crate::lines::Lines;
use crate::names::Names;
use crate::places::Places;
use crate::problem::{Problem, both};
use crate::spelling::{count, decimals, is_code, is_hour, is_mail, turns_text};
use crate::told::{found, shorten, unknown};

/// The longest text in one language, in characters.
const LONGEST_TEXT: usize = 5_000;
/// The longest text of one line, in characters.
const LONGEST_LINE: usize = 300;
/// The most entries of a list.
pub(crate) const LONGEST_LIST: usize = 200;
/// How many conditions may stand within one another.
const DEEPEST_CONDITION: usize = 4;
/// Beyond this many problems a file is not read on.
const MOST_PROBLEMS: usize = 100;

/// Goes through a file key by key and collects every mistake.
pub(crate) struct Reader<'t> {
    lines: Lines<'t>,
    names: Names,
    places: Places,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    pub(crate) fn of(text: &'t str, file: &str, root: &DeTable<'_>) -> Reader<'t> {
        Reader { lines: Lines::of(text), names: Names::of(root), places: Places::of(file), problems: Vec::new() }
    }

    /// Checks a file's keys.
    ///
    /// # Errors
    /// Every mistake, in the order of the file.
    pub(crate) fn check(
        mut self,
        root: &DeTable<'_>,
        format: &'static str,
        keys: &[Key],
    ) -> Result<Places, Vec<Problem>> {
        match root.get("format") {
            // A file of another format, or of a newer version, is told as such and not key by key.
            Some(value) if value.get_ref().as_str() != Some(format) => {
                self.mismatch("format", value, Shape::Exactly(format));
            }
            _ => self.table("", root, 0, keys, None, 0),
        }
        if self.problems.is_empty() {
            return Ok(self.places);
        }
        self.problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
        Err(self.problems)
    }

    /// Checks the keys of a table that begins at a byte; `within` tells of which kind of rule it is.
    fn table(
        &mut self,
        path: &str,
        table: &DeTable<'_>,
        start: usize,
        known: &[Key],
        within: Option<&Kind>,
        depth: usize,
    ) {
        let known = || known.iter().chain(within.iter().flat_map(|kind| kind.keys));
        for (name, value) in table {
            if self.problems.len() >= MOST_PROBLEMS {
                return;
            }
            let at = join(path, name.get_ref());
            match known().find(|key| key.name == name.get_ref()) {
                Some(key) => self.value(&at, value, key.shape, depth),
                None if within.is_some() && name.get_ref() == "kind" => {}
                None => {
                    let names: Vec<&str> = known().map(|key| key.name).collect();
                    let mut message = unknown("de sleutel", "the key", name.get_ref(), &names);
                    if let Some(kind) = within {
                        message.nl.push_str(&format!(" (soort {})", kind.name));
                        message.en.push_str(&format!(" (kind {})", kind.name));
                    }
                    self.tell(&at, name.span().start, message);
                }
            }
        }
        for key in known().filter(|key| key.required && !table.contains_key(key.name)) {
            let expected = key.shape.expected();
            let message = both(
                format!("\"{}\" ontbreekt; verwacht: {}", key.name, expected.nl),
                format!("\"{}\" is missing; expected {}", key.name, expected.en),
            );
            self.tell(&join(path, key.name), start, message);
        }
    }

    fn value(&mut self, path: &str, value: &Spanned<DeValue<'_>>, shape: Shape, depth: usize) {
        let start = value.span().start;
        self.places.note(Place { key: path.to_owned(), ..self.lines.place(start) });
        let fits = match shape {
            Shape::Exactly(text) => value.get_ref().as_str() == Some(text),
            Shape::Line => self.line(path, value, |text| !text.trim().is_empty()),
            Shape::Code => self.line(path, value, is_code),
            Shape::Hour => self.line(path, value, is_hour),
            Shape::Url => self.line(path, value, |text| text.starts_with("https://") || text.starts_with("http://")),
            Shape::Mail => self.line(path, value, is_mail),
            Shape::Country => {
                self.line(path, value, |text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()))
            }
            Shape::Day => self.line(path, value, |text| Date::read(text).is_ok()),
            // Three digits behind a point are thousands to half of Europe: read as a fraction, 40.000 would be forty.
            Shape::Euro => self.line(path, value, |text| Euro::read(text).is_ok() && decimals(text) <= 2),
            Shape::Rate => {
                let all = Rate::percent(100);
                self.line(path, value, |text| Rate::read(text).is_ok_and(|rate| rate <= all))
            }
            Shape::Flag => value.get_ref().is_bool(),
            Shape::Count => count(value).is_some(),
            Shape::Version => count(value).is_some_and(|number| number > 0),
            Shape::OneOf(words) => return self.word(path, value, shape, words),
            Shape::Name(name) => return self.name(path, value, name),
            Shape::Words => return self.words(path, value),
            Shape::List(of) => return self.list(path, value, shape, *of, depth),
            Shape::Table(keys) => match value.get_ref().as_table() {
                Some(table) => return self.table(path, table, start, keys, None, depth),
                None => false,
            },
            Shape::Condition => return self.condition(path, value, &[], depth),
            Shape::Rule => return self.condition(path, value, RULE, depth),
            Shape::WordsByCode => match value.get_ref().as_table() {
                Some(table) => return self.words_by_code(path, table),
                None => false,
            },
        };
        if !fits {
            self.mismatch(path, value, shape);
        }
    }

    fn line(&mut self, path: &str, value: &Spanned<DeValue<'_>>, fits: impl Fn(&str) -> bool) -> bool {
        let Some(text) = value.get_ref().as_str() else { return false };
        if text.chars().count() > LONGEST_LINE {
            self.too_long(path, value.span().start, LONGEST_LINE);
            return true;
        }
        if text.contains(turns_text) {
            self.turned(path, value.span().start);
            return true;
        }
        !text.contains(char::is_control) && fits(text)
    }

    fn word(&mut self, path: &str, value: &Spanned<DeValue<'_>>, shape: Shape, words: &[&str]) {
        match value.get_ref().as_str() {
            Some(text) if words.contains(&text) => {}
            Some(text) => self.tell(path, value.span().start, unknown("het woord", "the word", text, words)),
            None => self.mismatch(path, value, shape),
        }
    }

    fn name(&mut self, path: &str, value: &Spanned<DeValue<'_>>, name: Name) {
        match value.get_ref().as_str() {
            Some(text) if self.names.known(name).iter().any(|known| known == text) => {}
            Some(text) => {
                let known: Vec<&str> = self.names.known(name).iter().map(String::as_str).collect();
                let message = unknown("de code", "the code", text, &known);
                let expected = name.expected();
                let message = both(
                    format!("{} (verwacht: {})", message.nl, expected.nl),
                    format!("{} (expected {})", message.en, expected.en),
                );
                self.tell(path, value.span().start, message);
            }
            None => self.mismatch(path, value, Shape::Name(name)),
        }
    }

    fn words(&mut self, path: &str, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.mismatch(path, value, Shape::Words);
        };
        for (name, text) in table {
            let at = join(path, name.get_ref());
            if name.get_ref() != "nl" && name.get_ref() != "en" {
                self.tell(&at, name.span().start, unknown("de taal", "the language", name.get_ref(), &["nl", "en"]));
            } else if let Some(words) = text.get_ref().as_str() {
                if words.chars().count() > LONGEST_TEXT {
                    self.too_long(&at, text.span().start, LONGEST_TEXT);
                } else if words.contains(|letter: char| letter.is_control() && letter != '\n') {
                    let message = both("er staat een stuurteken in de tekst", "the text holds a control character");
                    self.tell(&at, text.span().start, message);
                } else if words.contains(turns_text) {
                    self.turned(&at, text.span().start);
                }
            } else {
                self.mismatch(&at, text, Shape::Line);
            }
        }
        for language in ["nl", "en"] {
            let text = table.get(language).and_then(|text| text.get_ref().as_str());
            if text.is_none_or(|text| text.trim().is_empty()) {
                let message = both(
                    format!("de tekst in het {} ontbreekt", if language == "nl" { "Nederlands" } else { "Engels" }),
                    format!("the text in {} is missing", if language == "nl" { "Dutch" } else { "English" }),
                );
                self.tell(&join(path, language), value.span().start, message);
            }
        }
    }

    fn words_by_code(&mut self, path: &str, table: &DeTable<'_>) {
        for (code, words) in table {
            let at = join(path, code.get_ref());
            if !is_code(code.get_ref()) {
                let expected = Shape::Code.expected();
                let message = both(format!("verwacht: {}", expected.nl), format!("expected {}", expected.en));
                self.tell(&at, code.span().start, message);
            }
            self.words(&at, words);
        }
    }

    fn list(&mut self, path: &str, value: &Spanned<DeValue<'_>>, shape: Shape, of: Shape, depth: usize) {
        let Some(entries) = value.get_ref().as_array() else {
            return self.mismatch(path, value, shape);
        };
        if entries.len() > LONGEST_LIST {
            let message = both(
                format!("de lijst is te lang: {} van hoogstens {LONGEST_LIST}", entries.len()),
                format!("the list is too long: {} of at most {LONGEST_LIST}", entries.len()),
            );
            return self.tell(path, value.span().start, message);
        }
        for (index, entry) in entries.iter().enumerate() {
            self.value(&format!("{path}[{index}]"), entry, of, depth);
        }
    }

    /// A condition, or with `more` keys a rule: which keys it may have depends on its kind.
    fn condition(&mut self, path: &str, value: &Spanned<DeValue<'_>>, more: &'static [Key], depth: usize) {
        let start = value.span().start;
        let shape = if more.is_empty() { Shape::Condition } else { Shape::Rule };
        let Some(table) = value.get_ref().as_table() else {
            return self.mismatch(path, value, shape);
        };
        if depth > DEEPEST_CONDITION {
            let message = both(
                format!("hoogstens {DEEPEST_CONDITION} voorwaarden mogen in elkaar staan"),
                format!("at most {DEEPEST_CONDITION} conditions may stand within one another"),
            );
            return self.tell(path, start, message);
        }
        let names: Vec<&'static str> = RULE_KINDS.iter().map(|kind| kind.name).collect();
        let at = join(path, "kind");
        let kind = match table.get("kind") {
            None => {
                let message = both(
                    format!("\"kind\" ontbreekt; verwacht: een van {}", names.join(", ")),
                    format!("\"kind\" is missing; expected one of {}", names.join(", ")),
                );
                return self.tell(&at, start, message);
            }
            Some(kind) => match kind.get_ref().as_str() {
                None => return self.mismatch(&at, kind, Shape::Line),
                Some(name) => match RULE_KINDS.iter().find(|known| known.name == name) {
                    Some(known) => known,
                    None => return self.tell(&at, kind.span().start, unknown("de soort", "the kind", name, &names)),
                },
            },
        };
        self.table(path, table, start, more, Some(kind), depth + 1);
    }

    fn mismatch(&mut self, path: &str, value: &Spanned<DeValue<'_>>, shape: Shape) {
        let expected = shape.expected();
        let (nl, en) = found(value.get_ref());
        let message =
            both(format!("verwacht: {}; gevonden: {nl}", expected.nl), format!("expected {}, found {en}", expected.en));
        self.tell(path, value.span().start, message);
        if let Some(problem) = self.problems.last_mut() {
            problem.hint = hint(shape, value.get_ref());
        }
    }

    fn turned(&mut self, path: &str, start: usize) {
        let message = both(
            "er staat een teken in de tekst dat haar in een andere volgorde toont dan ze geschreven is",
            "the text holds a character that has it shown in another order than it is written",
        );
        self.tell(path, start, message);
    }

    fn too_long(&mut self, path: &str, start: usize, most: usize) {
        let message =
            both(format!("de tekst is langer dan {most} tekens"), format!("the text is longer than {most} characters"));
        self.tell(path, start, message);
    }

    fn tell(&mut self, path: &str, start: usize, message: Text) {
        let place = Place { key: path.to_owned(), ..self.lines.place(start) };
        self.problems.push(self.places.told(place, message));
    }
}

fn join(path: &str, name: &str) -> String {
    let name = shorten(name);
    if path.is_empty() { name } else { format!("{path}.{name}") }
}
