//! A file as a tree of values, before its form is checked: what an editor of half-filled calls works on.

use serde_json::{Map, Number, Value};
use toml::de::{DeTable, DeValue};

use crate::problem::Problem;
use crate::read;

/// Reads a TOML file without checking its keys. A day that was written without quotes becomes a text.
///
/// # Errors
/// Where it is no TOML, or larger than a call file may be.
pub fn tree(text: &str, file: &str) -> Result<Map<String, Value>, Vec<Problem>> {
    Ok(table(read::parse(text, file)?.get_ref()))
}

fn table(from: &DeTable<'_>) -> Map<String, Value> {
    from.iter().map(|(name, value)| (name.get_ref().to_string(), grown(value.get_ref()))).collect()
}

fn grown(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => {
            let whole = i64::from_str_radix(number.as_str(), number.radix()).ok();
            whole.map_or_else(|| Value::from(number.as_str()), Value::from)
        }
        DeValue::Float(number) => {
            let float = number.as_str().parse().ok().and_then(Number::from_f64);
            float.map_or_else(|| Value::from(number.as_str()), Value::Number)
        }
        DeValue::Boolean(flag) => Value::from(*flag),
        DeValue::Datetime(day) => Value::from(day.to_string()),
        DeValue::Array(entries) => entries.iter().map(|entry| grown(entry.get_ref())).collect(),
        DeValue::Table(inner) => Value::Object(table(inner)),
    }
}
