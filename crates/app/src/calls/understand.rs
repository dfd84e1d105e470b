//! Amounts, shares, days and numbers of a call as people type them, in the form in which a call file keeps them.
//!
//! What a key takes is asked of the format of call files. What is not understood stays as it was typed, and the checks
//! say at its field what is wrong.

use serde_json::Value;
use voorstel_catalogue::{CALL, RULE, RULE_KINDS, Shape};
use voorstel_model::Language;

use super::change::{Step, steps};
use super::views::CallChange;
use crate::understand::{day, number, share};

/// A change with what was typed in the form that is kept.
pub(crate) fn change(change: CallChange, content: &Value, language: Language) -> CallChange {
    match change {
        CallChange::Set { key, value: Some(Value::String(typed)) } => {
            let value = value(typed, shape_at(content, &key), language);
            CallChange::Set { key, value: Some(value) }
        }
        other => other,
    }
}

fn value(typed: String, shape: Option<Shape>, language: Language) -> Value {
    match shape {
        Some(Shape::Euro) => number(&typed, language).into(),
        Some(Shape::Rate) => share(&typed, language).into(),
        Some(Shape::Day) => day(&typed).into(),
        Some(Shape::Hour) => hour(&typed).into(),
        Some(Shape::Count | Shape::Version) => match number(&typed, language).parse::<u32>() {
            Ok(count) => count.into(),
            Err(_) => typed.into(),
        },
        _ => typed.into(),
    }
}

/// "17 u", "17u30", "17.30" and "9:00" as `17:00`, `17:30` and `09:00`; anything else as it was typed.
fn hour(typed: &str) -> String {
    let text = typed.trim().to_lowercase();
    let text = text.trim_end_matches("uur").trim_end();
    let (hours, minutes) = text.split_once([':', '.', 'u', 'h']).unwrap_or((text, ""));
    let part = |text: &str, below: u8| match text.trim() {
        "" => Some(0),
        text if text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse::<u8>().ok().filter(|number| *number < below)
        }
        _ => None,
    };
    match (part(hours, 24), part(minutes, 60)) {
        (Some(hours), Some(minutes)) if !text.is_empty() => format!("{hours:02}:{minutes:02}"),
        _ => typed.to_owned(),
    }
}

/// What the format says of a key; none where no call has it.
fn shape_at(content: &Value, key: &str) -> Option<Shape> {
    let mut at = Some(content);
    let mut shape = Shape::Table(CALL);
    for step in steps(key).ok()? {
        shape = match (&step, shape) {
            (Step::Index(_), Shape::List(of)) => *of,
            (Step::Name(name), Shape::Table(keys)) => keys.iter().find(|key| key.name == name)?.shape,
            (Step::Name(name), Shape::Condition | Shape::Rule) => {
                let every = if matches!(shape, Shape::Rule) { RULE } else { &[] };
                let kind = at.and_then(|table| table.get("kind")).and_then(Value::as_str);
                let own = RULE_KINDS.iter().find(|known| Some(known.name) == kind).map_or(&[][..], |kind| kind.keys);
                every.iter().chain(own).find(|key| key.name == name)?.shape
            }
            _ => return None,
        };
        at = at.and_then(|value| match &step {
            Step::Name(name) => value.get(name),
            Step::Index(index) => value.get(index),
        });
    }
    Some(shape)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn understood(key: &str, typed: &str, language: Language) -> Value {
        let content = json!({
            "rule": [
                { "kind": "amount", "when": { "kind": "share" } },
                { "kind": "share" },
                { "kind": "any-of", "of": [{ "kind": "duration" }] },
                { "kind": "no such kind" },
            ],
            "envelope": { "part": [{}] },
        });
        let typed = CallChange::Set { key: key.to_owned(), value: Some(typed.into()) };
        match change(typed, &content, language) {
            CallChange::Set { value: Some(value), .. } => value,
            other => panic!("a set stays a set: {other:?}"),
        }
    }

    #[test]
    fn amounts_shares_days_and_numbers_are_understood_where_the_format_wants_them() {
        let table = [
            ("envelope.amount", "€ 1.234,56", json!("1234.56")),
            ("envelope.part[0].amount", "800.000", json!("800000")),
            ("dates.deadline.date", "16/10/2020", json!("2020-10-16")),
            ("dates.deadline.time", "17 u", json!("17:00")),
            ("indirect.rate", "15", json!("15%")),
            ("version", "2", json!(2)),
            ("rule[0].at-most", "40.000,01", json!("40000.01")),
            ("rule[0].when.at-least", "0,5 %", json!("0.5%")),
            ("rule[1].at-most", "50", json!("50%")),
            ("rule[2].of[0].at-most", "36", json!(36)),
        ];
        for (key, typed, kept) in table {
            assert_eq!(understood(key, typed, Language::Nl), kept, "{key}");
        }
        assert_eq!(understood("envelope.amount", "1,234", Language::En), json!("1234"));
    }

    #[test]
    fn what_is_not_understood_and_what_is_text_stays_as_typed() {
        let table = [
            ("envelope.amount", "half a million"),
            ("rule[1].at-most", "fifty"),
            ("rule[2].of[0].at-most", "36,5"),
            ("dates.opened", "soon"),
            ("dates.deadline.time", "25:00"),
            ("title.nl", "1.234,56"),
            ("code", "16/10/2020"),
            ("rule[3].at-most", "1.000"),
            ("no.such.key", "1.000"),
            ("rule[9].at-most", "1.000"),
        ];
        for (key, typed) in table {
            assert_eq!(understood(key, typed, Language::Nl), json!(typed), "{key}");
        }
    }

    #[test]
    fn hours_as_people_type_them() {
        let table = [
            ("17:00", "17:00"),
            ("9:05", "09:05"),
            ("17u", "17:00"),
            ("17 u 30", "17:30"),
            ("17h30", "17:30"),
            ("17.30", "17:30"),
            ("17 uur", "17:00"),
            ("12", "12:00"),
            ("24:00", "24:00"),
            ("noon", "noon"),
            ("", ""),
            ("1:2:3", "1:2:3"),
        ];
        for (typed, kept) in table {
            assert_eq!(hour(typed), kept, "{typed}");
        }
    }
}
