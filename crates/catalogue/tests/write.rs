//! What is written of a call reads back as it was, and whatever was typed stays a text.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use voorstel_catalogue::{Catalogue, PUBLISHED, tree, write_call};

fn catalogue() -> Catalogue {
    Catalogue::load(PUBLISHED, None).0
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn every_published_call_reads_back_as_it_was() {
    let catalogue = catalogue();
    let mut read = 0;
    for call in catalogue.versions() {
        let text = catalogue.file(&call.pin()).unwrap().text().unwrap();
        let content = tree(&text, "file").unwrap();
        let written = write_call(&content);
        let again = catalogue.check_call_file(&written, "file");
        assert_eq!(again.as_ref(), Ok(call), "{}\n{written}", call.id);
        assert_eq!(tree(&written, "file").unwrap(), content, "{}", call.id);
        assert_eq!(write_call(&tree(&written, "file").unwrap()), written, "writing again changes nothing");
        read += 1;
    }
    assert!(read >= 5);
}

#[test]
fn what_the_types_write_reads_back_too() {
    let catalogue = catalogue();
    for call in catalogue.versions() {
        let content = object(serde_json::to_value(call).unwrap());
        assert_eq!(catalogue.check_call_file(&write_call(&content), "file").as_ref(), Ok(call), "{}", call.id);
    }
}

#[test]
fn a_file_reads_as_a_person_would_write_it() {
    let written = write_call(&object(json!({
        "rule": [{
            "severity": "blocking",
            "note": { "en": "Half.", "nl": "De helft." },
            "kind": "share", "at-least": "50%", "over": "total-eligible", "of": ["own"], "id": "own-share",
            "authority": { "section": "Budget", "document": "call-page", "certainty": "page" },
            "when": { "at-least": "2.00", "of": ["grant"], "kind": "amount" },
        }],
        "menu": { "action": [{ "title": { "nl": "Reis", "en": "Travel" }, "id": "travel", "note": { "nl": "", "en": null } }] },
        "version": 1, "id": "ours", "format": "voorstel.call/1", "code": "", "themes": [],
        "extra": true,
    })));
    assert_eq!(
        written,
        r#"format = "voorstel.call/1"
id = "ours"
version = 1
extra = true

[menu]

[[menu.action]]
id = "travel"
title.nl = "Reis"
title.en = "Travel"

[[rule]]
id = "own-share"
kind = "share"
of = ["own"]
over = "total-eligible"
at-least = "50%"
when = { kind = "amount", of = ["grant"], at-least = "2.00" }
severity = "blocking"
authority = { certainty = "page", document = "call-page", section = "Budget" }
note.nl = "De helft."
note.en = "Half."
"#
    );
}

/// A tree as it reads back: without what is empty, but for entries of lists, which keep their places.
fn filled(value: &Value, in_list: bool) -> Option<Value> {
    match value {
        Value::Null if in_list => Some(json!("")),
        Value::String(text) if text.is_empty() && !in_list => None,
        Value::Null => None,
        Value::Object(table) => {
            let filled = table.iter().filter_map(|(key, value)| Some((key.clone(), filled(value, false)?)));
            Some(Value::Object(filled.collect()))
        }
        Value::Array(entries) => Some(entries.iter().filter_map(|entry| filled(entry, true)).collect()),
        other => Some(other.clone()),
    }
}

/// What the format may leave out besides: empty lists, and texts in no language.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let hollow = |value: &Value| match value {
                Value::Array(entries) => entries.is_empty(),
                Value::Object(table) => table.is_empty(),
                _ => false,
            };
            let missing = |from: &Map<String, Value>, to: &Map<String, Value>| {
                to.iter().all(|(key, value)| from.contains_key(key) || hollow(value))
            };
            missing(one, other)
                && missing(other, one)
                && one.iter().all(|(key, value)| other.get(key).is_none_or(|other| same(value, other)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (one, other) => one == other,
    }
}

fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\PC\\n\\t\"'\\\\]{0,20}",
        Just("\"\"\"\n[[rule]]\nid = \"x\"".to_owned()),
        Just("\u{202E}gnp.exe\u{0}\u{7f}\u{feff}".to_owned()),
        Just("'''".to_owned()),
    ]
}

fn any_key() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "id",
        "version",
        "title",
        "nl",
        "en",
        "rule",
        "kind",
        "when",
        "of",
        "authority",
        "menu",
        "action",
        "dates",
        "deadline",
        "milestone",
        "envelope",
        "part",
        "note",
        "section",
        "category",
        "objective",
        "themes",
    ];
    prop_oneof![4 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => any::<String>()]
}

fn any_tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| if number.is_finite() { json!(number) } else { json!("") }),
        hostile_text().prop_map(Value::from),
        prop::sample::select(&["share", "any-of", "amount"][..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((any_key(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_typed_is_written_as_toml_and_reads_back(pairs in prop::collection::vec((any_key(), any_tree()), 0..8)) {
        let content: Map<String, Value> = pairs.into_iter().collect();
        let written = write_call(&content);
        let read = tree(&written, "file");
        prop_assert!(read.is_ok(), "{}\n{}", read.unwrap_err()[0], written);
        let (read, wanted) = (Value::Object(read.unwrap()), filled(&Value::Object(content), false).unwrap());
        prop_assert!(same(&wanted, &read), "{wanted:#}\n{read:#}\n{written}");
    }

    #[test]
    fn a_text_stays_a_text_whatever_is_in_it(text in hostile_text()) {
        let written = write_call(&object(json!({ "title": { "nl": text, "en": "x" }, "rule": [{ "id": text, "kind": text }] })));
        let read = tree(&written, "file").unwrap();
        if !text.is_empty() {
            prop_assert_eq!(&read["title"]["nl"], &json!(text));
            prop_assert_eq!(&read["rule"][0]["kind"], &json!(text));
            prop_assert_eq!(read["rule"].as_array().unwrap().len(), 1);
        }
    }
}
