//! Reading a file: its form is checked against `format`, so that every mistake is told with line, key and what was
//! expected, before the types take over.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeTable;
use voorstel_model::{CALL_FORMAT, Call, FUND_FORMAT, Fund, Themes};

use crate::form::Reader;
use crate::format::{CALL, FUND, Key, THEMES, THEMES_FORMAT};
use crate::lines::Lines;
use crate::places::Places;
use crate::problem::{Problem, both};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 1024 * 1024;

/// What a file says it is. What says nothing is read as a call, since most are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// A call.
    Call,
    /// A fund.
    Fund,
    /// Themes.
    Themes,
}

/// Looks at the first lines for the format, without reading the file.
pub fn document(text: &str) -> Document {
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
    format: &'static str,
    keys: &'static [Key],
) -> Result<(T, Places), Vec<Problem>> {
    let document = parse(text, file)?;
    let root = document.get_ref();
    let places = Reader::of(text, file, root).check(root, format, keys)?;
    // What passed the check is read by the types, too: a test holds both equal.
    match T::deserialize(toml::Deserializer::from(document)) {
        Ok(read) => Ok((read, places)),
        Err(error) => {
            let place = error.span().map(|span| Lines::of(text).place(span.start)).unwrap_or_default();
            let message = both(error.message(), error.message());
            Err(vec![Problem::at(file, place, message)])
        }
    }
}

/// Parses a file that is no larger than one may be.
pub(crate) fn parse<'t>(text: &'t str, file: &str) -> Result<Spanned<DeTable<'t>>, Vec<Problem>> {
    if text.len() > LARGEST_FILE {
        let message = both("het bestand is groter dan 1 MB", "the file is larger than 1 MB");
        return Err(vec![Problem::of_file(file, message)]);
    }
    DeTable::parse(text).map_err(|error| {
        let place = error.span().map(|span| Lines::of(text).place(span.start)).unwrap_or_default();
        let message = error.message().trim();
        let message = both(format!("geen geldige TOML: {message}"), format!("no valid TOML: {message}"));
        vec![Problem::at(file, place, message)]
    })
}
