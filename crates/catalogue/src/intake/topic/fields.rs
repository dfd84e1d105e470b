//! The fields of JSON whose shape is not certain: what is of another kind is told, not refused.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::civil::Date as Civil;
use serde_json::{Map, Value};
use voorstel_model::Date;

use crate::intake::{Unclear, Why};

/// An object and where it stands.
#[derive(Clone)]
pub(super) struct Fields<'v> {
    object: Option<&'v Map<String, Value>>,
    path: String,
    /// What had another shape, shared with every object of the same document.
    misshapen: Rc<RefCell<Vec<Unclear>>>,
}

impl<'v> Fields<'v> {
    pub(super) fn root(value: &'v Value) -> Fields<'v> {
        Fields { object: value.as_object(), path: String::new(), misshapen: Rc::default() }
    }

    fn key(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn value(&self, name: &str) -> Option<&'v Value> {
        self.object?.get(name).filter(|value| !value.is_null())
    }

    fn tell(&self, name: &str, value: &Value) {
        let shown: String = value.to_string().chars().take(120).collect();
        let unclear = Unclear { line: 0, text: format!("{}: {shown}", self.key(name)), why: Why::OtherShape };
        let mut told = self.misshapen.borrow_mut();
        if !told.contains(&unclear) {
            told.push(unclear);
        }
    }

    /// What had another shape so far.
    pub(super) fn misshapen(&self) -> Vec<Unclear> {
        self.misshapen.borrow().clone()
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> impl Iterator<Item = &'v str> {
        self.object.into_iter().flat_map(|object| object.keys().map(String::as_str))
    }

    /// A text; a number or the one entry of a list is taken as such.
    pub(super) fn text(&self, name: &str) -> String {
        match self.value(name) {
            None => String::new(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Array(list)) if list.len() == 1 && list[0].is_string() => {
                list[0].as_str().unwrap_or_default().trim().to_owned()
            }
            Some(Value::Array(list)) if list.is_empty() => String::new(),
            Some(other) => {
                self.tell(name, other);
                String::new()
            }
        }
    }

    /// Texts; a single one is a list of one.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        match self.value(name) {
            None => Vec::new(),
            Some(Value::String(text)) => vec![text.trim().to_owned()],
            Some(Value::Array(list)) => {
                let text = |value: &Value| match value {
                    Value::String(text) => Some(text.trim().to_owned()),
                    Value::Number(number) => Some(number.to_string()),
                    other => {
                        self.tell(name, other);
                        None
                    }
                };
                list.iter().filter_map(text).filter(|text| !text.is_empty()).collect()
            }
            Some(other) => {
                self.tell(name, other);
                Vec::new()
            }
        }
    }

    fn below(&self, name: &str, value: &'v Value) -> Option<Fields<'v>> {
        let object = value.as_object()?;
        Some(Fields { object: Some(object), path: self.key(name), misshapen: Rc::clone(&self.misshapen) })
    }

    /// An object; the first of a list of them is taken as such.
    pub(super) fn object(&self, name: &str) -> Option<Fields<'v>> {
        let value = self.value(name)?;
        let value = value.as_array().and_then(|list| list.first()).unwrap_or(value);
        let found = self.below(name, value);
        if found.is_none() && value.as_array().is_none_or(|list| !list.is_empty()) {
            self.tell(name, value);
        }
        found
    }

    /// Objects; a single one is a list of one.
    pub(super) fn objects(&self, name: &str) -> Vec<Fields<'v>> {
        let Some(value) = self.value(name) else { return Vec::new() };
        let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let object = |one| {
            let found = self.below(name, one);
            if found.is_none() {
                self.tell(name, one);
            }
            found
        };
        list.iter().filter_map(object).collect()
    }
}

/// A day, with its hour where one is given: `2023-09-21`, `21 September 2023`, `2023-09-21T17:00:00.000+0200`, thousandths of
/// a second since 1970.
pub(super) fn day(text: &str) -> Option<(Date, String)> {
    let text = text.trim();
    if let Some(millis) = text.parse::<i64>().ok().filter(|millis| *millis > 1_000_000_000) {
        let moment = jiff::Timestamp::from_millisecond(millis).ok()?;
        let brussels = jiff::tz::TimeZone::get("Europe/Brussels").unwrap_or(jiff::tz::TimeZone::UTC);
        return Some((Date(moment.to_zoned_datetime(brussels).date()), String::new()));
    }
    if let Some(date) = text.get(..10).and_then(|start| start.parse::<Civil>().ok()) {
        let hour = text.get(11..16).filter(|hour| *hour != "00:00" && crate::spelling::is_hour(hour));
        return Some((Date(date), hour.unwrap_or_default().to_owned()));
    }
    let date = super::super::page::first_day(text)?;
    let hour = super::super::page::first_hour(text).filter(|hour| hour != "00:00");
    Some((date, hour.unwrap_or_default()))
}
