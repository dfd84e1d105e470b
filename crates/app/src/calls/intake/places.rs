//! Where what was recognised stands in a draft. It has a place (`rule[3]`) and goes along with it: whatever is moved, put
//! in or taken out around it, it stays with the entry it was read into.

use serde_json::{Value, json};

use crate::calls::change::{Step, steps};
use crate::calls::views::{CallChange, Recognised};

/// What was recognised, at its places. Reading names an entry by its code or number (`rule.own-share`, `objective.0.nl`);
/// what is at a place already stays there, and what is nowhere is left out.
pub(crate) fn placed(recognised: Vec<Recognised>, content: &Value) -> Vec<Recognised> {
    let at = |one: Recognised| {
        let key = if one.key.contains('[') { one.key.clone() } else { place(content, &one.key)? };
        Some(Recognised { key, ..one })
    };
    recognised.into_iter().filter_map(at).collect()
}

/// What was recognised as it stands now: what a person gave an authority of its own counts as confirmed.
pub(crate) fn standing(recognised: &[Recognised], content: &Value) -> Vec<Recognised> {
    let now = recognised.iter().filter_map(|one| {
        let value = value_at(content, &steps(&one.key).ok()?)?;
        let confirmed = certainty(value).map_or(one.confirmed, |certainty| certainty != "assumed");
        Some(Recognised { confirmed, ..one.clone() })
    });
    now.collect()
}

/// Marks what stands at that place as confirmed, and gives its authority the certainty of a page. Whether there was
/// anything.
pub(crate) fn confirm(recognised: &mut [Recognised], content: &mut Value, key: &str) -> bool {
    let mut found = false;
    for one in recognised.iter_mut().filter(|one| one.key == key) {
        one.confirmed = true;
        found = true;
        if let Some(value) = content.pointer_mut(&pointer(key)).and_then(|at| at.pointer_mut("/authority/certainty")) {
            *value = json!("page");
        }
    }
    found
}

/// Has what was recognised go along with a change: to where its entry stands now, or away with it. Words of the page that
/// were changed are the author's own from then on.
pub(crate) fn follow(recognised: &mut Vec<Recognised>, change: &CallChange, before: &Value, after: &Value) {
    recognised.retain_mut(|one| {
        let Ok(was) = steps(&one.key) else { return false };
        let Some(is) = moved(&was, change, before, after) else { return false };
        let Some(value) = value_at(after, &is) else { return false };
        one.rewrite &= value_at(before, &was).is_some_and(|before| still_says(before, value));
        one.key = key_of(&is);
        true
    });
}

/// Where a place is after a change; none where it is gone.
fn moved(place: &[Step], change: &CallChange, before: &Value, after: &Value) -> Option<Vec<Step>> {
    let key = match change {
        CallChange::Set { key, .. }
        | CallChange::Insert { key, .. }
        | CallChange::Remove { key }
        | CallChange::Move { key, .. } => steps(key).ok()?,
    };
    if let (CallChange::Set { value: Some(value), .. }, Some(rest)) = (change, place.strip_prefix(key.as_slice())) {
        if value.is_null() {
            return None;
        }
        let same = again(value_at(before, &key)?, value_at(after, &key)?, rest)?;
        return Some([key, same].concat());
    }
    let (Some(Step::Index(at)), Some((Step::Index(own), list))) = (key.last(), index_within(place, &key)) else {
        let gone = !matches!(change, CallChange::Set { value: Some(_), .. }) && place.starts_with(&key);
        return (!gone).then(|| place.to_vec());
    };
    let now = match change {
        CallChange::Insert { .. } => own + usize::from(own >= at),
        CallChange::Set { value: Some(_), .. } => *own,
        CallChange::Set { .. } | CallChange::Remove { .. } if own == at => return None,
        CallChange::Set { .. } | CallChange::Remove { .. } => own - usize::from(own > at),
        CallChange::Move { to, .. } => {
            let to = usize::try_from(*to).ok()?;
            if own == at {
                to
            } else {
                let without = own - usize::from(own > at);
                without + usize::from(without >= to)
            }
        }
    };
    let mut moved = place.to_vec();
    *moved.get_mut(list)? = Step::Index(now);
    Some(moved)
}

/// The step of a place that says which entry of the changed list it stands in, and where in the place that is.
fn index_within<'p>(place: &'p [Step], key: &[Step]) -> Option<(&'p Step, usize)> {
    let list = key.len().checked_sub(1)?;
    let own = place.get(list).filter(|_| place.starts_with(&key[..list]))?;
    Some((own, list))
}

/// Finds a place within a value that was set anew: an entry by its code, or by being the same, or by its number in a list
/// that is as long as before.
fn again(before: &Value, after: &Value, place: &[Step]) -> Option<Vec<Step>> {
    let Some((first, rest)) = place.split_first() else { return Some(Vec::new()) };
    let (step, before, after) = match (first, before, after) {
        (Step::Name(name), before, after) => (first.clone(), before.get(name)?, after.get(name)?),
        (Step::Index(index), Value::Array(old), Value::Array(new)) => {
            let was = old.get(*index)?;
            let id = was.get("id").filter(|id| id.is_string());
            let same = |entry: &Value| entry == was || id.is_some_and(|id| entry.get("id") == Some(id));
            let at = new.iter().position(same).or_else(|| (old.len() == new.len()).then_some(*index))?;
            (Step::Index(at), was, new.get(at)?)
        }
        (Step::Index(_), ..) => return None,
    };
    let mut found = vec![step];
    found.extend(again(before, after, rest)?);
    Some(found)
}

/// Whether every text that was there is there still; one in the other language may have come.
fn still_says(before: &Value, after: &Value) -> bool {
    match before {
        Value::String(text) => text.is_empty() || after.as_str() == Some(text),
        Value::Object(table) => table.iter().all(|(name, value)| match value {
            Value::Object(_) => still_says(value, after.get(name).unwrap_or(&Value::Null)),
            Value::String(_) if name == "nl" || name == "en" => {
                still_says(value, after.get(name).unwrap_or(&Value::Null))
            }
            // A code, a day or an amount is no text.
            _ => true,
        }),
        _ => true,
    }
}

fn certainty(value: &Value) -> Option<&str> {
    value.pointer("/authority/certainty")?.as_str()
}

/// The place of what reading named by code or number.
fn place(content: &Value, key: &str) -> Option<String> {
    let mut steps = Vec::new();
    let mut value = content;
    for part in key.split('.') {
        let step = match value {
            Value::Array(list) => {
                let named = list.iter().position(|entry| is_named(entry, part));
                Step::Index(named.or_else(|| part.parse().ok())?)
            }
            _ => Step::Name(part.to_owned()),
        };
        value = value_at(value, std::slice::from_ref(&step))?;
        steps.push(step);
    }
    Some(key_of(&steps))
}

/// Whether an entry has that code.
fn is_named(entry: &Value, code: &str) -> bool {
    entry.as_str() == Some(code) || entry.get("id").and_then(Value::as_str) == Some(code)
}

fn value_at<'v>(content: &'v Value, steps: &[Step]) -> Option<&'v Value> {
    steps.iter().try_fold(content, |at, step| match step {
        Step::Name(name) => at.get(name),
        Step::Index(index) => at.get(index),
    })
}

fn key_of(steps: &[Step]) -> String {
    steps.iter().fold(String::new(), |key, step| match step {
        Step::Index(index) => format!("{key}[{index}]"),
        Step::Name(name) if key.is_empty() => name.clone(),
        Step::Name(name) => format!("{key}.{name}"),
    })
}

fn pointer(at: &str) -> String {
    at.replace('[', ".").replace(']', "").split('.').map(|part| format!("/{part}")).collect()
}

#[cfg(test)]
mod tests {
    use voorstel_model::Text;

    use super::*;
    use crate::calls::change::make;

    fn recognised(key: &str) -> Recognised {
        Recognised {
            key: key.to_owned(),
            shown: Text::default(),
            quote: String::new(),
            line: 1,
            section: String::new(),
            rewrite: true,
            confirmed: false,
        }
    }

    fn content() -> Value {
        let rule = |id: &str| json!({ "id": id, "authority": { "certainty": "assumed" } });
        json!({
            "title": { "nl": "X" },
            "themes": ["a", "b"],
            "objective": [{ "nl": "1" }, { "nl": "2" }, { "nl": "3" }],
            "envelope": { "part": [{ "amount": "1" }, { "amount": "2" }] },
            "menu": { "action": [{ "id": "do", "title": { "nl": "Doe" } }] },
            "rule": [rule("one"), rule("two")],
        })
    }

    /// What is recognised at one key, and its place after changes; none where it is gone.
    fn after(key: &str, changes: &[CallChange]) -> Option<Recognised> {
        let mut content = content();
        let mut all = placed(vec![recognised(key)], &content);
        assert_eq!(all.len(), 1, "{key} has a place");
        for change in changes {
            let before = content.clone();
            make(&mut content, change).expect("a change that can be made");
            follow(&mut all, change, &before, &content);
        }
        all.pop()
    }

    fn place_after(key: &str, changes: &[CallChange]) -> Option<String> {
        after(key, changes).map(|one| one.key)
    }

    fn set(key: &str, value: Value) -> CallChange {
        CallChange::Set { key: key.to_owned(), value: Some(value) }
    }

    fn gone(key: &str) -> CallChange {
        CallChange::Set { key: key.to_owned(), value: None }
    }

    fn to(key: &str, to: u32) -> CallChange {
        CallChange::Move { key: key.to_owned(), to }
    }

    #[test]
    fn what_was_recognised_gets_a_place_where_its_entry_is() {
        let all = ["title.nl", "themes.b", "objective.0.nl", "rule.two", "rule.gone", "envelope.part[1]"];
        let keys: Vec<String> =
            placed(all.map(recognised).to_vec(), &content()).into_iter().map(|one| one.key).collect();
        assert_eq!(keys, ["title.nl", "themes[1]", "objective[0].nl", "rule[1]", "envelope.part[1]"]);
    }

    #[test]
    fn it_goes_along_with_its_entry_whatever_is_moved_around_it() {
        let at = |key, changes: &[CallChange]| place_after(key, changes).unwrap_or_default();
        assert_eq!(at("objective.0.nl", &[to("objective[0]", 2)]), "objective[2].nl");
        assert_eq!(at("objective.1.nl", &[to("objective[0]", 2)]), "objective[0].nl");
        assert_eq!(at("objective.1.nl", &[to("objective[2]", 0)]), "objective[2].nl");
        assert_eq!(at("envelope.part.1", &[to("envelope.part[1]", 0)]), "envelope.part[0]");
        let insert = CallChange::Insert { key: "objective[1]".to_owned(), value: json!({ "nl": "new" }) };
        assert_eq!(at("objective.1.nl", std::slice::from_ref(&insert)), "objective[2].nl");
        assert_eq!(at("objective.0.nl", &[insert]), "objective[0].nl");
        assert_eq!(at("rule.two", &[set("rule[1].id", json!("other")), to("rule[1]", 0)]), "rule[0]");
        // Moving in one list leaves the others alone.
        assert_eq!(at("rule.two", &[to("objective[0]", 2)]), "rule[1]");
    }

    #[test]
    fn it_goes_away_with_its_entry_and_only_with_it() {
        assert_eq!(place_after("rule.one", &[gone("rule[0]")]), None);
        assert_eq!(place_after("rule.one", &[gone("rule")]), None);
        assert_eq!(place_after("rule.two", &[gone("rule[0]")]).as_deref(), Some("rule[0]"));
        let remove = CallChange::Remove { key: "objective[1]".to_owned() };
        assert_eq!(place_after("objective.1.nl", std::slice::from_ref(&remove)), None);
        assert_eq!(place_after("objective.2.nl", &[remove]).as_deref(), Some("objective[1].nl"));
    }

    #[test]
    fn a_list_that_is_set_anew_keeps_what_is_the_same_in_it() {
        assert_eq!(place_after("themes.b", &[set("themes", json!(["b"]))]).as_deref(), Some("themes[0]"));
        assert_eq!(place_after("themes.b", &[set("themes", json!(["a"]))]), None);
        let rules = json!([{ "id": "new" }, { "id": "one" }, { "id": "two", "kind": "share" }]);
        assert_eq!(place_after("rule.two", &[set("rule", rules)]).as_deref(), Some("rule[2]"));
    }

    #[test]
    fn words_of_the_page_are_the_authors_own_once_they_are_changed() {
        let rewrite = |key, changes: &[CallChange]| after(key, changes).expect("still there").rewrite;
        assert!(rewrite("title.nl", &[set("title.en", json!("Y"))]));
        assert!(!rewrite("title.nl", &[set("title.nl", json!("Z"))]));
        assert!(rewrite("menu.action.do", &[set("menu.action[0].title.en", json!("Do"))]));
        assert!(rewrite("menu.action.do", &[set("menu.action[0].id", json!("act"))]));
        assert!(!rewrite("menu.action.do", &[set("menu.action[0].title.nl", json!("Iets"))]));
        assert!(!rewrite("menu.action.do", &[gone("menu.action[0].title.nl")]));
        // Moving changes no words, and what stands elsewhere is not this.
        assert!(rewrite("objective.0.nl", &[to("objective[0]", 1), set("objective[0].nl", json!("other"))]));
    }

    #[test]
    fn confirming_gives_the_authority_of_the_page_and_only_there() {
        let mut content = content();
        let mut all = placed(["title.nl", "rule.one", "rule.two"].map(recognised).to_vec(), &content);
        assert!(confirm(&mut all, &mut content, "rule[1]"));
        assert!(confirm(&mut all, &mut content, "title.nl"));
        assert!(!confirm(&mut all, &mut content, "rule[9]"));
        let certainties: Vec<&str> = content["rule"].as_array().expect("a list").iter().filter_map(certainty).collect();
        assert_eq!(certainties, ["assumed", "page"]);
        let confirmed: Vec<bool> = standing(&all, &content).into_iter().map(|one| one.confirmed).collect();
        assert_eq!(confirmed, [true, false, true]);
    }
}
