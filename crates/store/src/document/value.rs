//! Values of a dossier as JSON, and the same as values of a document.

use std::collections::HashMap;

use automerge::{ScalarValue, TextEncoding, hydrate};
use serde_json::{Map, Number, Value};
use voorstel_model::is_prose;

/// A JSON value as the document keeps it. `path` tells where it stands, since running text is kept otherwise.
pub(crate) fn to_document(value: &Value, path: &[&str]) -> hydrate::Value {
    match value {
        Value::String(text) if is_prose(path) => {
            hydrate::Value::Text(hydrate::Text::new(TextEncoding::platform_default(), text))
        }
        Value::Array(items) => items.iter().map(|item| to_document(item, &[])).collect::<Vec<_>>().into(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| (key.clone(), to_document(value, &[])));
            hydrate::Map::from(fields.collect::<HashMap<_, _>>()).into()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => scalar(value).into(),
    }
}

/// A JSON value that is no list and no object.
pub(crate) fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Bool(flag) => ScalarValue::Boolean(*flag),
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => ScalarValue::Int(whole),
            (None, Some(whole)) => ScalarValue::Uint(whole),
            (None, None) => ScalarValue::F64(number.as_f64().unwrap_or_default()),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => ScalarValue::Null,
    }
}

/// A value of a document as JSON. What JSON cannot say becomes null.
pub(crate) fn from_document(value: &hydrate::Value) -> Value {
    match value {
        hydrate::Value::Scalar(scalar) => from_scalar(scalar),
        hydrate::Value::Text(text) => Value::String(text.to_string()),
        hydrate::Value::List(items) => items.iter().map(|item| from_document(&item.value)).collect(),
        hydrate::Value::Map(fields) => Value::Object(from_map(fields)),
    }
}

/// A map of a document as JSON.
pub(crate) fn from_map(fields: &hydrate::Map) -> Map<String, Value> {
    fields.iter().map(|(key, field)| (key.clone(), from_document(&field.value))).collect()
}

/// A plain value of a document as JSON.
pub(crate) fn from_scalar(scalar: &ScalarValue) -> Value {
    match scalar {
        ScalarValue::Str(text) => Value::String(text.to_string()),
        ScalarValue::Int(whole) | ScalarValue::Timestamp(whole) => Value::from(*whole),
        ScalarValue::Uint(whole) => Value::from(*whole),
        ScalarValue::F64(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        ScalarValue::Counter(_) => scalar.as_i64().map_or(Value::Null, Value::from),
        ScalarValue::Boolean(flag) => Value::Bool(*flag),
        ScalarValue::Bytes(_) | ScalarValue::Unknown { .. } | ScalarValue::Null => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_comes_back_as_it_went() {
        let value = serde_json::json!({
            "text": "één naïef café 👩‍👩‍👧 \u{10FFFF}", "whole": -3, "large": u64::MAX, "number": 0.25, "flag": true,
            "nothing": null, "list": ["a", {"deep": [1, 2]}], "object": {}
        });
        assert_eq!(from_document(&to_document(&value, &[])), value);
    }
}
