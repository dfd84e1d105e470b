//! The format as `format` describes it is the format that the types of `voorstel-model` read, and the one that
//! `docs/call-format.md` explains.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use std::collections::BTreeSet;

use toml::{Table, Value};
use voorstel_catalogue::{CALL, FUND, Key, Name, RULE, RULE_KINDS, Shape, THEMES};
use voorstel_model::{Call, Fund};

/// Makes a document of keys: which keys, and which of several words.
struct Sampler {
    optional: bool,
    pick: usize,
    /// How many choices from several words are still to come before one is spoilt.
    spoil: Option<usize>,
    /// The words of the choice that was spoilt.
    spoilt: Vec<&'static str>,
}

impl Sampler {
    fn new(optional: bool, pick: usize) -> Sampler {
        Sampler { optional, pick, spoil: None, spoilt: Vec::new() }
    }

    fn table(&mut self, keys: &[Key]) -> Table {
        let optional = self.optional;
        let wanted = keys.iter().filter(|key| optional || key.required);
        wanted.map(|key| (key.name.to_owned(), self.value(key.shape))).collect()
    }

    fn rules(&mut self) -> Value {
        let rule = |kind: &voorstel_catalogue::Kind, this: &mut Sampler| {
            let mut table = this.table(RULE);
            table.extend(this.table(kind.keys));
            table.insert("kind".to_owned(), Value::from(kind.name));
            Value::Table(table)
        };
        Value::Array(RULE_KINDS.iter().map(|kind| rule(kind, self)).collect())
    }

    fn value(&mut self, shape: Shape) -> Value {
        match shape {
            Shape::Exactly(text) => Value::from(text),
            Shape::Line | Shape::Code => Value::from("alpha"),
            Shape::Words => Value::Table(Table::from_iter([
                ("nl".to_owned(), Value::from("een")),
                ("en".to_owned(), Value::from("one")),
            ])),
            Shape::Flag => Value::from(true),
            Shape::Count | Shape::Version => Value::from(1),
            Shape::Day => Value::from("2021-01-31"),
            Shape::Hour => Value::from("17:00"),
            Shape::Euro => Value::from("1.00"),
            Shape::Rate => Value::from("50%"),
            Shape::Country => Value::from("BE"),
            Shape::Url => Value::from("https://example.org"),
            Shape::Mail => Value::from("info@example.org"),
            Shape::OneOf(words) => {
                if let Some(left) = self.spoil.as_mut() {
                    if *left == 0 && self.spoilt.is_empty() {
                        self.spoilt = words.to_vec();
                        return Value::from("zzz");
                    }
                    *left = left.saturating_sub(1);
                }
                Value::from(words[self.pick % words.len()])
            }
            Shape::Name(Name::Funding) => Value::from("grant"),
            Shape::Name(_) => Value::from("alpha"),
            Shape::List(Shape::Rule) => self.rules(),
            Shape::List(of) => Value::Array(vec![self.value(*of)]),
            Shape::Table(keys) => Value::Table(self.table(keys)),
            Shape::Condition => Value::Table(Table::from_iter([("kind".to_owned(), Value::from("balance"))])),
            Shape::Rule => unreachable!("rules stand in a list"),
            Shape::WordsByCode => Value::Table(Table::from_iter([("alpha".to_owned(), self.value(Shape::Words))])),
        }
    }
}

fn same_keys(path: &str, file: &Value, typed: &serde_json::Value) {
    match (file, typed) {
        (Value::Table(file), serde_json::Value::Object(typed)) => {
            let ours: BTreeSet<&String> = file.keys().collect();
            let theirs: BTreeSet<&String> = typed.keys().collect();
            assert_eq!(ours, theirs, "the keys of {path}");
            for (key, value) in file {
                same_keys(&format!("{path}.{key}"), value, &typed[key]);
            }
        }
        (Value::Array(file), serde_json::Value::Array(typed)) => {
            assert_eq!(file.len(), typed.len(), "{path}");
            for (index, (one, other)) in file.iter().zip(typed).enumerate() {
                same_keys(&format!("{path}[{index}]"), one, other);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_is_one_of_the_types_and_every_field_has_its_key() {
    let whole = Sampler::new(true, 0).table(CALL);
    let call: Call = whole.clone().try_into().unwrap();
    same_keys("call", &Value::Table(whole), &serde_json::to_value(&call).unwrap());
    let whole = Sampler::new(true, 0).table(FUND);
    let fund: Fund = whole.clone().try_into().unwrap();
    same_keys("fund", &Value::Table(whole), &serde_json::to_value(&fund).unwrap());
}

#[test]
fn what_is_not_required_can_be_left_out() {
    Sampler::new(false, 0).table(FUND).try_into::<Fund>().unwrap();
    let mut call = Sampler::new(false, 0).table(CALL);
    let rules = Sampler::new(false, 0).rules();
    call.insert("rule".to_owned(), rules);
    call.try_into::<Call>().unwrap();
}

/// The words that an error of serde lists behind 'expected one of'.
fn expected(error: &str) -> BTreeSet<&str> {
    error.lines().next().unwrap().split('`').skip(3).step_by(2).collect()
}

#[test]
fn the_words_to_choose_from_are_those_of_the_types() {
    for pick in 0..voorstel_model::OrganisationKind::ALL.len() {
        Sampler::new(true, pick).table(CALL).try_into::<Call>().unwrap();
    }
    let mut choices = 0;
    loop {
        let mut sampler = Sampler { spoil: Some(choices), ..Sampler::new(true, 0) };
        let call = sampler.table(CALL);
        if sampler.spoilt.is_empty() {
            break;
        }
        let error = call.try_into::<Call>().unwrap_err().to_string();
        let known = expected(&error);
        let ours: BTreeSet<&str> = sampler.spoilt.iter().copied().collect();
        assert_eq!(ours, known, "{error}");
        choices += 1;
    }
    assert!(choices > 30, "the choices were gone through: {choices}");
}

#[test]
fn the_kinds_of_rule_are_those_of_the_types() {
    let mut call = Sampler::new(false, 0).table(CALL);
    let mut rule = Sampler::new(false, 0).table(RULE);
    rule.insert("kind".to_owned(), Value::from("zzz"));
    call.insert("rule".to_owned(), Value::Array(vec![Value::Table(rule)]));
    let error = call.try_into::<Call>().unwrap_err().to_string();
    let known = expected(&error);
    let ours: BTreeSet<&str> = RULE_KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(ours, known, "{error}");
}

#[test]
fn the_page_explains_every_key_and_every_kind() {
    let page = include_str!("../../../docs/call-format.md");
    fn explained(page: &str, keys: &[Key]) {
        for key in keys {
            assert!(page.contains(&format!("`{}`", key.name)), "docs/call-format.md does not explain `{}`", key.name);
            let mut shape = key.shape;
            while let Shape::List(of) = shape {
                shape = *of;
            }
            match shape {
                Shape::Table(keys) => explained(page, keys),
                Shape::OneOf(words) => {
                    for word in words {
                        assert!(page.contains(&format!("`{word}`")), "docs/call-format.md does not name `{word}`");
                    }
                }
                _ => {}
            }
        }
    }
    for keys in [CALL, FUND, THEMES, RULE] {
        explained(page, keys);
    }
    for kind in RULE_KINDS {
        let link = format!("(rules/{}.md)", kind.name);
        assert!(page.contains(&link), "docs/call-format.md does not link to the page on `{}`", kind.name);
    }
}
