//! As much of a half-filled call as can be read: enough to put its rules into words and to try it on a dossier.

use serde::Deserialize as _;
use serde_json::{Map, Value, json};
use voorstel_model::{CALL_FORMAT, Call};

/// How many entries of a list are looked at: as many as a file may have.
const MOST_ENTRIES: usize = 200;

/// The call with every part that can be read; what cannot is left out, entry by entry.
pub(crate) fn readable(content: &Value) -> Option<Call> {
    let mut kept = blank();
    for (key, value) in content.as_object().into_iter().flatten() {
        let whole = without_nothing(value);
        let part = if reads(key, whole.clone()) { Some(whole) } else { readable_part(key, value) };
        if let Some(part) = part {
            kept.insert(key.clone(), part);
        }
    }
    Call::deserialize(&kept).ok()
}

/// What every call has, with nothing in it.
fn blank() -> Map<String, Value> {
    let blank = json!({
        "format": CALL_FORMAT, "id": "", "version": 1, "fund": "",
        "title": {}, "publisher": {}, "summary": {},
    });
    blank.as_object().cloned().unwrap_or_default()
}

/// Whether a call with this key alone can be read: no key depends on another.
fn reads(key: &str, value: Value) -> bool {
    let mut call = blank();
    call.insert(key.to_owned(), value);
    Call::deserialize(&call).is_ok()
}

/// The entries of a list that can be read, or the keys of a table that can each by itself: `menu.action` entry by entry,
/// `dates` day by day.
fn readable_part(key: &str, value: &Value) -> Option<Value> {
    let part = match value {
        Value::Array(entries) => readable_entries(entries, |entry| reads(key, json!([entry]))),
        Value::Object(table) => {
            let mut kept = Map::new();
            for (name, value) in table {
                let with = |value: &Value| {
                    let mut tried = kept.clone();
                    tried.insert(name.clone(), value.clone());
                    reads(key, Value::Object(tried))
                };
                let whole = without_nothing(value);
                let part = match value {
                    _ if with(&whole) => whole,
                    Value::Array(entries) => readable_entries(entries, |entry| with(&json!([entry]))),
                    _ => continue,
                };
                kept.insert(name.clone(), part);
            }
            Value::Object(kept)
        }
        _ => return None,
    };
    // A table whose readable keys do not make a whole is left out.
    reads(key, part.clone()).then_some(part)
}

fn readable_entries(entries: &[Value], reads: impl Fn(&Value) -> bool) -> Value {
    entries.iter().take(MOST_ENTRIES).map(without_nothing).filter(reads).collect()
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
    use voorstel_catalogue::{Catalogue, PUBLISHED, samples, tree};
    use voorstel_model::{Date, Dossier, Typed as _};
    use voorstel_rules::judge;

    use super::*;
    use crate::calls::change::make;
    use crate::calls::views::CallChange;
    use crate::judged::{judged, rule_card};

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

    /// Every place of a tree, as a key.
    fn places(value: &Value, key: &str, all: &mut Vec<String>) {
        match value {
            Value::Object(table) => table.iter().for_each(|(name, inner)| {
                let dot = if key.is_empty() { "" } else { "." };
                places(inner, &format!("{key}{dot}{name}"), all);
            }),
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(index, inner)| places(inner, &format!("{key}[{index}]"), all));
            }
            _ => {}
        }
        if !key.is_empty() {
            all.push(key.to_owned());
        }
    }

    /// A call that is tried was not checked: whatever half of it is there, judging it comes to an end.
    #[test]
    fn whatever_is_put_into_a_call_it_can_be_tried() {
        let catalogue = Catalogue::load(PUBLISHED, None).0;
        let odd = [
            json!(""),
            json!("0"),
            json!("0.00"),
            json!("100%"),
            json!("9999999999999"),
            json!(0),
            json!(4294967295_u32),
            json!([]),
            json!({}),
            json!(true),
            json!("own"),
            json!("2021-01-01"),
        ];
        let today = Date::read("2020-10-01").unwrap();
        let mut turn = 0;
        for sample in samples() {
            let dossier = Dossier::from_json(sample.json).unwrap().dossier;
            let file = catalogue.file(&dossier.call).unwrap();
            let content = Value::Object(tree(&file.text().unwrap(), sample.name).unwrap());
            let mut all = Vec::new();
            places(&content, "", &mut all);
            for key in all.iter().filter(|key| key.starts_with("rule") || key.starts_with("dates")) {
                turn += 1;
                // Every place gets one of the odd values, and another one in the next call.
                if turn % 7 != 0 {
                    continue;
                }
                let mut content = content.clone();
                let value = Some(odd[turn % odd.len()].clone());
                make(&mut content, &CallChange::Set { key: key.clone(), value }).unwrap();
                let call = readable(&content).unwrap();
                let report = judge(&call, &dossier, today);
                judged(&call, &dossier, &report);
                call.rule.iter().for_each(|rule| drop(rule_card(&call, rule)));
            }
        }
        assert!(turn > 1000, "{turn} places");
    }

    #[test]
    fn nothing_at_all_is_a_call_too() {
        for content in [json!({}), json!(null), json!([1]), json!({ "rule": 3, "title": "x" })] {
            assert_eq!(readable(&content).unwrap().rule.len(), 0);
        }
    }
}
