//! Reading a file: its form is checked against `format`, so that every mistake is told with line, key and what was
//! expected, before the types take over.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorstel_model::{
    CALL_FORMAT, COMMON_SOURCES, Call, Date, Euro, FUND_FORMAT, Fund, Place, Rate, Text, Themes, Typed,
};

use crate::format::{CALL, FUND, Key, Kind, Name, RULE, RULE_KINDS, Shape, THEMES, THEMES_FORMAT};
use crate::problem::{Problem, both};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST_FILE: usize = 1024 * 1024;
/// The longest text in one language, in characters.
const LONGEST_TEXT: usize = 5_000;
/// The longest text of one line, in characters.
const LONGEST_LINE: usize = 300;
/// The longest code, in characters.
const LONGEST_CODE: usize = 64;
/// The most entries of a list.
const LONGEST_LIST: usize = 200;
/// How many conditions may stand within one another.
const DEEPEST_CONDITION: usize = 4;
/// Beyond this many problems a file is not read on.
const MOST_PROBLEMS: usize = 100;

/// What a file says it is. What says nothing is read as a call, since most are.
pub(crate) enum Document {
    /// A call.
    Call,
    /// A fund.
    Fund,
    /// Themes.
    Themes,
}

/// Looks at the first lines for the format, without reading the file.
pub(crate) fn document(text: &str) -> Document {
    let format = text.lines().find(|line| line.trim_start().starts_with("format")).unwrap_or_default();
    let family = |format: &'static str| format.split('/').next().unwrap_or_default();
    if format.contains(family(FUND_FORMAT)) {
        Document::Fund
    } else if format.contains(family(THEMES_FORMAT)) {
        Document::Themes
    } else {
        Document::Call
    }
}

/// Where each key of a file stands, by path.
#[derive(Debug, Default)]
pub(crate) struct Places {
    file: String,
    by_path: BTreeMap<String, Place>,
}

impl Places {
    /// A problem at a key; where the key is not there, at the nearest one around it.
    pub(crate) fn problem(&self, path: &str, message: Text) -> Problem {
        let mut around = path;
        let found = loop {
            if let Some(place) = self.by_path.get(around) {
                break place.clone();
            }
            match around.rfind(['.', '[']) {
                Some(cut) => around = around.get(..cut).unwrap_or_default(),
                None => break Place::default(),
            }
        };
        Problem { file: self.file.clone(), place: Place { key: path.to_owned(), ..found }, message }
    }
}

/// Reads a call file's form.
pub(crate) fn call(text: &str, file: &str) -> Result<(Call, Places), Vec<Problem>> {
    read(text, file, CALL_FORMAT, CALL)
}

/// Reads a fund file's form.
pub(crate) fn fund(text: &str, file: &str) -> Result<(Fund, Places), Vec<Problem>> {
    read(text, file, FUND_FORMAT, FUND)
}

/// Reads a theme file.
pub(crate) fn themes(text: &str, file: &str) -> Result<Themes, Vec<Problem>> {
    #[derive(serde::Deserialize)]
    struct File {
        theme: Themes,
    }
    read::<File>(text, file, THEMES_FORMAT, THEMES).map(|(file, _)| file.theme)
}

fn read<T: DeserializeOwned>(
    text: &str,
    file: &str,
    format: &str,
    keys: &'static [Key],
) -> Result<(T, Places), Vec<Problem>> {
    let whole = |message: Text| vec![Problem::of_file(file, message)];
    if text.len() > LARGEST_FILE {
        return Err(whole(both("het bestand is groter dan 1 MB", "the file is larger than 1 MB")));
    }
    let lines = Lines::of(text);
    let document = DeTable::parse(text).map_err(|error| {
        let place = error.span().map(|span| lines.place(span.start)).unwrap_or_default();
        let message = error.message().trim();
        let message = both(format!("geen geldige TOML: {message}"), format!("no valid TOML: {message}"));
        vec![Problem { file: file.to_owned(), place, message }]
    })?;
    let root = document.get_ref();
    let mut reader = Reader {
        lines,
        names: Names::of(root),
        places: Places { file: file.to_owned(), ..Places::default() },
        problems: Vec::new(),
    };
    // A file of another format, or of a newer version, is told as such and not key by key.
    if let Some(value) = root.get("format")
        && value.get_ref().as_str() != Some(format)
    {
        reader.mismatch("format", value, Shape::Exactly(expected_format(format)));
        return Err(reader.problems);
    }
    reader.table("", root, 0, keys, None, 0);
    if !reader.problems.is_empty() {
        reader.problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
        return Err(reader.problems);
    }
    match T::deserialize(toml::Deserializer::from(document)) {
        Ok(read) => Ok((read, reader.places)),
        Err(error) => {
            let place = error.span().map(|span| reader.lines.place(span.start)).unwrap_or_default();
            let message = both(error.message(), error.message());
            Err(vec![Problem { file: file.to_owned(), place, message }])
        }
    }
}

fn expected_format(format: &str) -> &'static str {
    [CALL_FORMAT, FUND_FORMAT, THEMES_FORMAT].into_iter().find(|one| *one == format).unwrap_or(CALL_FORMAT)
}

/// Line and column of a byte.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    fn place(&self, byte: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = self.text.get(start..byte).map_or(1, |before| before.chars().count() + 1);
        Place { key: String::new(), line: Some(line), column: Some(column) }
    }
}

/// The codes a file declares, collected before its references are checked.
#[derive(Default)]
struct Names {
    documents: Vec<String>,
    funding: Vec<String>,
    categories: Vec<String>,
    sections: Vec<String>,
    declarations: Vec<String>,
    annexes: Vec<String>,
    actions: Vec<String>,
    actions_or_own: Vec<String>,
}

impl Names {
    fn of(root: &DeTable<'_>) -> Names {
        let list = |table: Option<&DeTable<'_>>, key: &str| -> Vec<String> {
            let entries = table.and_then(|table| table.get(key)).and_then(|list| list.get_ref().as_array());
            let id = |entry: &Spanned<DeValue<'_>>| {
                Some(entry.get_ref().as_table()?.get("id")?.get_ref().as_str()?.to_owned())
            };
            entries.map(|entries| entries.iter().filter_map(id).collect()).unwrap_or_default()
        };
        let menu = root.get("menu").and_then(|menu| menu.get_ref().as_table());
        let actions = list(menu, "action");
        let common = COMMON_SOURCES.iter().map(|source| (*source).to_owned());
        Names {
            documents: list(Some(root), "source"),
            funding: common.chain(list(Some(root), "cofinancer")).collect(),
            categories: list(Some(root), "category"),
            sections: list(Some(root), "section"),
            declarations: list(Some(root), "declaration"),
            annexes: list(Some(root), "annex"),
            actions_or_own: actions.iter().cloned().chain(["own".to_owned()]).collect(),
            actions,
        }
    }

    fn known(&self, name: Name) -> &[String] {
        match name {
            Name::Document => &self.documents,
            Name::Funding => &self.funding,
            Name::Category => &self.categories,
            Name::Section => &self.sections,
            Name::Declaration => &self.declarations,
            Name::Annex => &self.annexes,
            Name::Action => &self.actions,
            Name::ActionOrOwn => &self.actions_or_own,
        }
    }
}

struct Reader<'t> {
    lines: Lines<'t>,
    names: Names,
    places: Places,
    problems: Vec<Problem>,
}

impl Reader<'_> {
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
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let start = value.span().start;
        let mut place = self.lines.place(start);
        place.key = path.to_owned();
        self.places.by_path.insert(path.to_owned(), place);
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
            Shape::Euro => self.line(path, value, |text| Euro::read(text).is_ok()),
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
    }

    fn too_long(&mut self, path: &str, start: usize, most: usize) {
        let message =
            both(format!("de tekst is langer dan {most} tekens"), format!("the text is longer than {most} characters"));
        self.tell(path, start, message);
    }

    fn tell(&mut self, path: &str, start: usize, message: Text) {
        let mut place = self.lines.place(start);
        place.key = path.to_owned();
        self.problems.push(Problem { file: self.places.file.clone(), place, message });
    }
}

fn join(path: &str, name: &str) -> String {
    // What a hostile file calls its keys is shown, but not at any length.
    let name: String = name.chars().take(LONGEST_CODE).filter(|letter| !letter.is_control()).collect();
    if path.is_empty() { name } else { format!("{path}.{name}") }
}

/// A word that is not known, with the known one that looks most like it, or all of them.
fn unknown(what_nl: &str, what_en: &str, word: &str, known: &[&str]) -> Text {
    let shown: String = word.chars().take(LONGEST_CODE).filter(|letter| !letter.is_control()).collect();
    let near = known
        .iter()
        .map(|one| (strsim::damerau_levenshtein(&shown, one), one))
        .filter(|(distance, one)| *distance <= one.chars().count().div_ceil(3))
        .min();
    let (nl, en) = match near {
        Some((_, near)) => (format!("; bedoelt u \"{near}\"?"), format!("; did you mean \"{near}\"?")),
        None if known.is_empty() => ("; er zijn er hier geen".to_owned(), "; there are none here".to_owned()),
        None => {
            let list = known.join(", ");
            (format!("; bekend zijn hier: {list}"), format!("; known here: {list}"))
        }
    };
    both(format!("{what_nl} \"{shown}\" is onbekend{nl}"), format!("{what_en} \"{shown}\" is unknown{en}"))
}

/// What was found instead, shown short.
fn found(value: &DeValue<'_>) -> (String, String) {
    let same = |text: String| (text.clone(), text);
    match value {
        DeValue::String(text) => {
            let short: String =
                text.chars().take(40).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
            same(if short.len() < text.len() { format!("\"{short}...\"") } else { format!("\"{short}\"") })
        }
        DeValue::Integer(number) => {
            (format!("het getal {number} zonder aanhalingstekens"), format!("the number {number} without quotes"))
        }
        DeValue::Float(number) => {
            (format!("het getal {number} zonder aanhalingstekens"), format!("the number {number} without quotes"))
        }
        DeValue::Boolean(flag) => same(flag.to_string()),
        DeValue::Datetime(day) => {
            (format!("de datum {day} zonder aanhalingstekens"), format!("the date {day} without quotes"))
        }
        DeValue::Array(_) => ("een lijst".to_owned(), "a list".to_owned()),
        DeValue::Table(_) => ("een tabel".to_owned(), "a table".to_owned()),
    }
}

fn count(value: &Spanned<DeValue<'_>>) -> Option<u32> {
    let number = value.get_ref().as_integer()?;
    if number.radix() == 10 { number.as_str().parse().ok() } else { None }
}

fn is_code(text: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty()
        && text.len() <= LONGEST_CODE
        && text.bytes().all(letters)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

fn is_hour(text: &str) -> bool {
    let two = |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|number| number <= most);
    text.split_once(':').is_some_and(|(hour, minute)| two(hour, 23) && two(minute, 59))
}

fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    parts.is_some() && !text.contains(char::is_whitespace)
}
