//! As much of a half-filled call as can be read: enough to put its rules into words and to try it on a dossier.

use serde::Deserialize as _;
use serde_json::{Map, Value, json};
use voorstel_model::{CALL_FORMAT, Call};

/// How many entries of a list are looked at: as many as a file may have.
const MOST_ENTRIES: usize = 200;

/// The call with every part that can be read; what cannot is left out, entry by entry.
pub(crate) fn readable(content: &Value) -> Option<Call> {
    let mut kept = Map::new();
    let base = json!({
        "format": CALL_FORMAT, "id": "", "version": 1, "fund": "",
        "title": {}, "publisher": {}, "summary": {},
    });
    if let Value::Object(base) = base {
        kept.extend(base);
    }
    for (key, value) in content.as_object().into_iter().flatten() {
        let before = kept.insert(key.clone(), without_nothing(value));
        if reads(&kept) {
            continue;
        }
        kept.shift_remove(key);
        let entries = value.as_array().map(|entries| readable_entries(&kept, key, entries));
        let tables = value.as_object().map(|table| readable_keys(&kept, key, table));
        let part = entries.or(tables).or(before);
        kept.extend(part.map(|part| (key.clone(), part)));
        // A part whose readable keys do not make a whole either is left out.
        if !reads(&kept) {
            kept.shift_remove(key);
        }
    }
    Call::deserialize(Value::Object(kept)).ok()
}

fn reads(call: &Map<String, Value>) -> bool {
    Call::deserialize(&Value::Object(call.clone())).is_ok()
}

fn readable_entries(call: &Map<String, Value>, key: &str, entries: &[Value]) -> Value {
    let alone = |entry: &&Value| {
        let mut call = call.clone();
        call.insert(key.to_owned(), Value::Array(vec![without_nothing(entry)]));
        reads(&call)
    };
    Value::Array(entries.iter().take(MOST_ENTRIES).filter(alone).map(without_nothing).collect())
}

/// The keys of a table that can be read each by itself: `menu.action` entry by entry, `dates` day by day.
fn readable_keys(call: &Map<String, Value>, key: &str, table: &Map<String, Value>) -> Value {
    let with = |inner: Map<String, Value>| {
        let mut call = call.clone();
        call.insert(key.to_owned(), Value::Object(inner));
        call
    };
    let mut kept = Map::new();
    for (name, value) in table {
        let mut tried = kept.clone();
        tried.insert(name.clone(), without_nothing(value));
        if reads(&with(tried.clone())) {
            kept = tried;
        } else if let Some(entries) = value.as_array() {
            let readable = entries.iter().take(MOST_ENTRIES).map(without_nothing).filter(|entry| {
                let mut tried = kept.clone();
                tried.insert(name.clone(), json!([entry]));
                reads(&with(tried))
            });
            let readable: Vec<Value> = readable.collect();
            kept.insert(name.clone(), Value::Array(readable));
        }
    }
    Value::Object(kept)
}

/// Without what is empty, as a file is written.
fn without_nothing(value: &Value) -> Value {
    match value {
        Value::Object(table) => {
            let filled = table.iter().filter(|(_, value)| !value.is_null() && value.as_str() != Some(""));
            Value::Object(filled.map(|(key, value)| (key.clone(), without_nothing(value))).collect())
        }
        Value::Array(entries) => entries.iter().map(without_nothing).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_is_read_beside_what_cannot() {
        let authority = json!({ "certainty": "page", "document": "call-page" });
        let call = readable(&json!({
            "id": "ours",
            "version": "two",
            "title": { "nl": "Onze oproep" },
            "menu": { "own-actions": true, "action": [{ "id": "walk", "title": { "nl": "Wandelen" } }, "no action"] },
            "dates": { "opened": "soon", "closed": true },
            "category": [{ "id": "staff", "title": { "nl": "Personeel" } }, { "id": "travel" }],
            "rule": [
                { "id": "cap", "kind": "amount", "of": ["grant"], "at-most": "40000", "severity": "blocking", "authority": authority },
                { "id": "half", "kind": "share", "of": ["own"], "over": "total-eligible", "at-least": "half", "severity": "blocking", "authority": authority },
                { "id": "begun", "kind": "" },
            ],
            "unknown": 1,
        }))
        .unwrap();
        assert_eq!((call.id.as_str(), call.version, call.title.nl.as_str()), ("ours", 1, "Onze oproep"));
        assert_eq!(call.menu.action.len(), 1);
        assert!(call.menu.own_actions && call.dates.closed && call.dates.opened.is_none());
        assert_eq!(call.category.len(), 1);
        assert_eq!(call.rule.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["cap"]);
    }

    #[test]
    fn nothing_at_all_is_a_call_too() {
        for content in [json!({}), json!(null), json!([1]), json!({ "rule": 3, "title": "x" })] {
            assert_eq!(readable(&content).unwrap().rule.len(), 0);
        }
    }
}
