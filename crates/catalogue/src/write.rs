//! A call as a file: TOML in the order and shape that `format` gives, from a tree of values as they were typed.
//!
//! The tree may hold anything, half of it missing or wrong: what is written is always TOML, and reading it tells what is
//! wrong with it. A text stays a text, whatever is in it.

use serde_json::{Map, Value};

use crate::format::{CALL, Key, RULE, RULE_KINDS, Shape};
use crate::spelling::turns_text;

/// The keys of a text in both languages.
const LANGUAGES: &[Key] =
    &[Key { name: "nl", shape: Shape::Line, required: false }, Key { name: "en", shape: Shape::Line, required: false }];
/// The longest line before a list is written an entry a line.
const LONGEST_ROW: usize = 110;

/// Writes the file of a call. What is empty is left out, as it is where nobody fills it in.
pub fn write_call(content: &Map<String, Value>) -> String {
    let mut out = String::new();
    body(&mut out, "", content, CALL);
    out
}

/// The keys of a table: first what fits on lines of its own, then tables with headers of theirs.
fn body(out: &mut String, path: &str, table: &Map<String, Value>, keys: &[Key]) {
    let mut blocks = Vec::new();
    for (name, value, shape) in in_order(table, keys) {
        let at = if path.is_empty() { written_key(name) } else { format!("{path}.{}", written_key(name)) };
        match (shape, value) {
            (Some(Shape::Words), Value::Object(words)) if !says_nothing(value) => {
                for (language, text, _) in in_order(words, LANGUAGES) {
                    row(out, &format!("{}.{}", written_key(name), written_key(language)), text, None);
                }
            }
            (Some(Shape::Table(keys)), Value::Object(inner)) if !stands_on_a_line(keys) => {
                blocks.push((at, vec![inner], keys.to_vec(), false));
            }
            (Some(Shape::List(of)), Value::Array(entries)) if !entries.is_empty() => {
                let tables = entries.iter().map(Value::as_object).collect::<Option<Vec<_>>>();
                match entry_keys(*of).zip(tables) {
                    Some((keys, tables)) => blocks.push((at, tables, keys, true)),
                    None => row(out, &written_key(name), value, shape),
                }
            }
            _ => row(out, &written_key(name), value, shape),
        }
    }
    for (at, tables, keys, is_list) in blocks {
        for table in tables {
            let header = if is_list { format!("[[{at}]]") } else { format!("[{at}]") };
            out.push_str(&format!("\n{header}\n"));
            let keys = if is_list && at == "rule" { rule_keys(table) } else { keys.clone() };
            body(out, &at, table, &keys);
        }
    }
}

/// The keys of the entries of a list that is written as tables with a header each; those of a rule depend on its kind.
fn entry_keys(of: Shape) -> Option<Vec<Key>> {
    match of {
        Shape::Table(keys) => Some(keys.to_vec()),
        Shape::Words => Some(LANGUAGES.to_vec()),
        Shape::Rule => Some(Vec::new()),
        _ => None,
    }
}

/// The keys that are there, the known ones in the order of the format and the others behind them.
fn in_order<'t>(table: &'t Map<String, Value>, keys: &[Key]) -> Vec<(&'t str, &'t Value, Option<Shape>)> {
    let filled = |name: &str| table.get_key_value(name).filter(|(_, value)| !is_blank(value));
    let known = keys.iter().filter_map(|key| {
        let (name, value) = filled(key.name)?;
        let dispensable = !key.required && matches!(key.shape, Shape::Words) && says_nothing(value);
        let empty_list = !key.required && value.as_array().is_some_and(Vec::is_empty);
        (!dispensable && !empty_list).then_some((name.as_str(), value, Some(key.shape)))
    });
    let others = table.iter().filter(|(name, value)| !keys.iter().any(|key| key.name == *name) && !is_blank(value));
    known.chain(others.map(|(name, value)| (name.as_str(), value, None))).collect()
}

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}

/// Whether a text in both languages has none in any.
fn says_nothing(value: &Value) -> bool {
    value.as_object().is_some_and(|words| words.values().all(is_blank))
}

/// Whether a table is short enough for one line: an authority, but not a deadline that holds one.
fn stands_on_a_line(keys: &[Key]) -> bool {
    !keys.iter().any(|key| matches!(key.shape, Shape::Table(_) | Shape::List(_) | Shape::Words))
}

/// The keys of a rule as one reads it: what it is, what it asks, when, how strictly and on whose authority.
fn rule_keys(rule: &Map<String, Value>) -> Vec<Key> {
    let named = |name: &str| RULE.iter().filter(move |key| key.name == name).copied().collect::<Vec<_>>();
    let mut keys = named("id");
    keys.extend(condition_keys(rule));
    keys.extend(["when", "severity", "authority", "note"].into_iter().flat_map(named));
    keys
}

fn condition_keys(condition: &Map<String, Value>) -> Vec<Key> {
    let name = condition.get("kind").and_then(Value::as_str);
    let kind = RULE_KINDS.iter().find(|kind| Some(kind.name) == name);
    let mut keys = vec![Key { name: "kind", shape: Shape::Line, required: true }];
    keys.extend(kind.iter().flat_map(|kind| kind.keys).copied());
    keys
}

fn row(out: &mut String, key: &str, value: &Value, shape: Option<Shape>) {
    let on_one_line = inline(value, shape);
    let entries = value.as_array().filter(|_| key.chars().count() + on_one_line.chars().count() > LONGEST_ROW);
    match entries {
        None => out.push_str(&format!("{key} = {on_one_line}\n")),
        Some(entries) => {
            out.push_str(&format!("{key} = [\n"));
            for entry in entries {
                out.push_str(&format!("  {},\n", inline(entry, each(shape))));
            }
            out.push_str("]\n");
        }
    }
}

fn each(shape: Option<Shape>) -> Option<Shape> {
    match shape {
        Some(Shape::List(of)) => Some(*of),
        _ => None,
    }
}

/// A value on one line.
fn inline(value: &Value, shape: Option<Shape>) -> String {
    match value {
        // In a list an empty entry keeps its place, so that the others keep theirs.
        Value::Null => "\"\"".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        // TOML has no whole numbers beyond 64 bits with a sign.
        Value::Number(number) if number.is_u64() && number.as_i64().is_none() => written_text(&number.to_string()),
        Value::Number(number) => number.to_string(),
        Value::String(text) => written_text(text),
        Value::Array(entries) => {
            let of = each(shape);
            format!("[{}]", entries.iter().map(|entry| inline(entry, of)).collect::<Vec<_>>().join(", "))
        }
        Value::Object(table) => {
            let keys = match shape {
                Some(Shape::Table(keys)) => keys.to_vec(),
                Some(Shape::Words) => LANGUAGES.to_vec(),
                Some(Shape::Condition | Shape::Rule) => condition_keys(table),
                _ => Vec::new(),
            };
            let pairs = in_order(table, &keys)
                .into_iter()
                .map(|(name, value, shape)| format!("{} = {}", written_key(name), inline(value, shape)))
                .collect::<Vec<_>>();
            if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
        }
    }
}

fn written_key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !name.is_empty() && name.bytes().all(bare) { name.to_owned() } else { written_text(name) }
}

/// A text in quotes. What cannot be seen is written by its number, so that the file shows what it holds.
fn written_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            hidden if hidden.is_control() || turns_text(hidden) => {
                out.push_str(&format!("\\u{:04X}", u32::from(hidden)));
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
}
