//! How what was found is told: a word that is not known, a value of another shape.

use toml::de::DeValue;
use voorstel_model::Text;

use crate::problem::both;
use crate::spelling::turns_text;

/// The most characters of a word that are shown.
const LONGEST_SHOWN: usize = 64;
/// The most known words that are named.
const MOST_NAMED: usize = 40;

/// A word as it is shown, whatever a hostile file holds.
pub(crate) fn shorten(word: &str) -> String {
    word.chars().take(LONGEST_SHOWN).filter(|letter| !letter.is_control() && !turns_text(*letter)).collect()
}

/// A word that is not known, with the known one that looks most like it, or all of them.
pub(crate) fn unknown(what_nl: &str, what_en: &str, word: &str, known: &[&str]) -> Text {
    let shown = shorten(word);
    let near = known
        .iter()
        .map(|one| (strsim::damerau_levenshtein(&shown, one), one))
        .filter(|(distance, one)| *distance <= one.chars().count().div_ceil(3))
        .min();
    let (nl, en) = match near {
        Some((_, near)) => (format!("; bedoelt u \"{near}\"?"), format!("; did you mean \"{near}\"?")),
        None if known.is_empty() => ("; er zijn er hier geen".to_owned(), "; there are none here".to_owned()),
        None => {
            let more = if known.len() > MOST_NAMED { ", ..." } else { "" };
            let list = known.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ") + more;
            (format!("; bekend zijn hier: {list}"), format!("; known here: {list}"))
        }
    };
    both(format!("{what_nl} \"{shown}\" is onbekend{nl}"), format!("{what_en} \"{shown}\" is unknown{en}"))
}

/// What was found instead, shown short.
pub(crate) fn found(value: &DeValue<'_>) -> (String, String) {
    let same = |text: String| (text.clone(), text);
    match value {
        DeValue::String(text) => {
            let short: String = text
                .chars()
                .take(40)
                .map(|letter| if letter.is_control() || turns_text(letter) { ' ' } else { letter })
                .collect();
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
