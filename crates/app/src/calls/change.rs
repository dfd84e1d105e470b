//! Changes to the tree of a call that is being written.

use serde_json::{Map, Value};

use crate::calls::views::CallChange;
use crate::views::{Failure, FailureCode};

/// The longest key.
const LONGEST_KEY: usize = 300;
/// How deep values may stand within one another.
const DEEPEST: usize = 24;

/// A step of a key: into a table, or into a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// Makes a change.
///
/// # Errors
/// [`FailureCode::WrongValue`] where there is no such key; the content is not to be used then.
pub(crate) fn make(content: &mut Value, change: &CallChange) -> Result<(), Failure> {
    match change {
        CallChange::Set { key, value: None | Some(Value::Null) } | CallChange::Remove { key } => remove(content, key),
        CallChange::Set { key, value: Some(value) } => {
            check_depth(key, value)?;
            *make_room(content, key)? = value.clone();
            Ok(())
        }
        CallChange::Insert { key, value } => {
            check_depth(key, value)?;
            let (list, index) = list_to_fill(content, key)?;
            if index > list.len() {
                return Err(no_such_key(key));
            }
            list.insert(index, value.clone());
            Ok(())
        }
        CallChange::Move { key, to } => {
            let (list, index) = list_around(content, key)?;
            let to = *to as usize;
            if index >= list.len() || to >= list.len() {
                return Err(no_such_key(key));
            }
            let entry = list.remove(index);
            list.insert(to, entry);
            Ok(())
        }
    }
}

fn remove(content: &mut Value, key: &str) -> Result<(), Failure> {
    let steps = steps(key)?;
    let Some((last, around)) = steps.split_last() else { return Err(no_such_key(key)) };
    // What is not there need not be taken away.
    let Some(around) = find(content, around) else { return Ok(()) };
    match (last, around) {
        (Step::Name(name), Value::Object(table)) => {
            table.shift_remove(name);
            Ok(())
        }
        (Step::Index(index), Value::Array(list)) if *index < list.len() => {
            list.remove(*index);
            Ok(())
        }
        (Step::Name(_), Value::Null) => Ok(()),
        _ => Err(no_such_key(key)),
    }
}

/// The place of a value; tables that are missing on the way are made.
fn make_room<'c>(content: &'c mut Value, key: &str) -> Result<&'c mut Value, Failure> {
    let steps = steps(key)?;
    if steps.is_empty() {
        return Err(no_such_key(key));
    }
    let mut at = content;
    for step in &steps {
        at = match step {
            Step::Name(name) => {
                // A text where a table has to be, such as a title in one language only, gives way to it.
                if !at.is_object() && !at.is_array() {
                    *at = Value::Object(Map::new());
                }
                let table = at.as_object_mut().ok_or_else(|| no_such_key(key))?;
                table.entry(name.as_str()).or_insert(Value::Null)
            }
            Step::Index(index) => {
                let list = at.as_array_mut().ok_or_else(|| no_such_key(key))?;
                list.get_mut(*index).ok_or_else(|| no_such_key(key))?
            }
        };
    }
    Ok(at)
}

/// The list that holds a place, made where it is missing, and the place in it.
fn list_to_fill<'c>(content: &'c mut Value, key: &str) -> Result<(&'c mut Vec<Value>, usize), Failure> {
    let (around, index) = place(key)?;
    let list = make_room(content, &around)?;
    if list.is_null() {
        *list = Value::Array(Vec::new());
    }
    Ok((list.as_array_mut().ok_or_else(|| no_such_key(key))?, index))
}

fn list_around<'c>(content: &'c mut Value, key: &str) -> Result<(&'c mut Vec<Value>, usize), Failure> {
    let (around, index) = place(key)?;
    let list = find(content, &steps(&around)?).and_then(Value::as_array_mut);
    Ok((list.ok_or_else(|| no_such_key(key))?, index))
}

/// `rule[3]` as the key of the list and the place in it.
fn place(key: &str) -> Result<(String, usize), Failure> {
    let cut = key.rfind('[').filter(|cut| *cut > 0).ok_or_else(|| no_such_key(key))?;
    let (around, index) = key.split_at(cut);
    match steps(index)?.as_slice() {
        [Step::Index(index)] => Ok((around.to_owned(), *index)),
        _ => Err(no_such_key(key)),
    }
}

fn find<'c>(content: &'c mut Value, steps: &[Step]) -> Option<&'c mut Value> {
    steps.iter().try_fold(content, |at, step| match step {
        Step::Name(name) => at.get_mut(name),
        Step::Index(index) => at.get_mut(index),
    })
}

/// `rule[2].of[0]` step by step.
pub(crate) fn steps(key: &str) -> Result<Vec<Step>, Failure> {
    let wrong = || no_such_key(key);
    if key.len() > LONGEST_KEY {
        return Err(wrong());
    }
    let mut steps = Vec::new();
    let mut rest = key;
    while !rest.is_empty() {
        rest = match rest.strip_prefix('[') {
            Some(inside) => {
                let (index, after) = inside.split_once(']').ok_or_else(wrong)?;
                steps.push(Step::Index(index.parse().map_err(|_| wrong())?));
                after
            }
            None => {
                let name = if steps.is_empty() { rest } else { rest.strip_prefix('.').ok_or_else(wrong)? };
                let end = name.find(['.', '[']).unwrap_or(name.len());
                let (name, after) = name.split_at(end);
                if name.is_empty() {
                    return Err(wrong());
                }
                steps.push(Step::Name(name.to_owned()));
                after
            }
        };
    }
    if steps.len() > DEEPEST { Err(wrong()) } else { Ok(steps) }
}

fn check_depth(key: &str, value: &Value) -> Result<(), Failure> {
    fn depth(value: &Value, left: usize) -> bool {
        match value {
            Value::Array(list) => left > 0 && list.iter().all(|one| depth(one, left - 1)),
            Value::Object(table) => left > 0 && table.values().all(|one| depth(one, left - 1)),
            _ => true,
        }
    }
    if depth(value, DEEPEST) { Ok(()) } else { Err(no_such_key(key)) }
}

fn no_such_key(key: &str) -> Failure {
    Failure::new(
        FailureCode::WrongValue,
        "draft-no-such-key",
        &[("key", key.chars().take(80).collect::<String>().into())],
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(content: Value, change: CallChange) -> Option<Value> {
        let mut content = content;
        make(&mut content, &change).ok().map(|()| content)
    }

    fn set(key: &str, value: Value) -> CallChange {
        CallChange::Set { key: key.to_owned(), value: Some(value) }
    }

    #[test]
    fn a_value_is_set_with_the_tables_around_it() {
        let made = changed(json!({}), set("dates.deadline.date", json!("2021-01-31")));
        assert_eq!(made, Some(json!({ "dates": { "deadline": { "date": "2021-01-31" } } })));
        let made = changed(json!({ "rule": [{ "id": "a" }] }), set("rule[0].of", json!(["grant"])));
        assert_eq!(made, Some(json!({ "rule": [{ "id": "a", "of": ["grant"] }] })));
        let made = changed(json!({ "title": "Reis" }), set("title.nl", json!("Reis")));
        assert_eq!(made, Some(json!({ "title": { "nl": "Reis" } })));
    }

    #[test]
    fn nothing_takes_a_key_away_and_what_is_not_there_need_not_be() {
        let gone = |key: &str| CallChange::Set { key: key.to_owned(), value: None };
        assert_eq!(changed(json!({ "id": "a", "code": "b" }), gone("code")), Some(json!({ "id": "a" })));
        assert_eq!(changed(json!({ "id": "a" }), gone("dates.deadline.time")), Some(json!({ "id": "a" })));
    }

    #[test]
    fn entries_are_put_in_moved_and_taken_out() {
        let list = json!({ "themes": ["a", "b", "c"] });
        let insert = |key: &str| CallChange::Insert { key: key.to_owned(), value: json!("x") };
        assert_eq!(changed(list.clone(), insert("themes[1]")), Some(json!({ "themes": ["a", "x", "b", "c"] })));
        assert_eq!(changed(list.clone(), insert("themes[3]")), Some(json!({ "themes": ["a", "b", "c", "x"] })));
        assert_eq!(changed(json!({}), insert("menu.action[0]")), Some(json!({ "menu": { "action": ["x"] } })));
        let moved = |to| CallChange::Move { key: "themes[0]".to_owned(), to };
        assert_eq!(changed(list.clone(), moved(2)), Some(json!({ "themes": ["b", "c", "a"] })));
        let remove = CallChange::Remove { key: "themes[1]".to_owned() };
        assert_eq!(changed(list, remove), Some(json!({ "themes": ["a", "c"] })));
    }

    #[test]
    fn keys_that_lead_nowhere_are_refused() {
        let content = json!({ "id": "a", "rule": [] });
        for key in ["", "rule[0].id", "rule[x]", "rule[", ".id", "a..b", "rule.id", "rule[0]x", &"a.".repeat(200)] {
            assert_eq!(changed(content.clone(), set(key, json!(1))), None, "{key}");
        }
        let insert = CallChange::Insert { key: "rule[1]".to_owned(), value: json!({}) };
        assert_eq!(changed(content.clone(), insert), None);
        assert_eq!(changed(content.clone(), CallChange::Move { key: "rule[0]".to_owned(), to: 0 }), None);
        let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
        assert_eq!(changed(content, set("x", deep)), None);
    }
}
