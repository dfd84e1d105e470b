//! Where what was recognised stands in a draft now. It is kept by code (`rule.own-share`), so that it is found again
//! whatever the author moved; the screens know places (`rule[3]`).

use serde_json::{Value, json};

use crate::calls::views::Recognised;

/// What was recognised, at the places where it stands now; what the author took out is left out.
pub(crate) fn placed(recognised: &[Recognised], content: &Value) -> Vec<Recognised> {
    let placed = recognised.iter().filter_map(|one| {
        let (key, value) = place(content, &one.key)?;
        let confirmed = certainty(value).map_or(one.confirmed, |certainty| certainty != "assumed");
        Some(Recognised { key, confirmed, ..one.clone() })
    });
    placed.collect()
}

/// Marks what stands at that place as confirmed, and gives its authority the certainty of a page. Whether there was
/// anything.
pub(crate) fn confirm(recognised: &mut [Recognised], content: &mut Value, key: &str) -> bool {
    let mut found = false;
    for one in recognised {
        let Some((at, _)) = place(content, &one.key).filter(|(at, _)| at == key) else { continue };
        one.confirmed = true;
        found = true;
        if let Some(value) = at_place(content, &at).and_then(|value| value.pointer_mut("/authority/certainty")) {
            *value = json!("page");
        }
    }
    found
}

fn certainty(value: &Value) -> Option<&str> {
    value.pointer("/authority/certainty")?.as_str()
}

/// The place of a key, and what stands there.
fn place<'v>(content: &'v Value, key: &str) -> Option<(String, &'v Value)> {
    let mut at = String::new();
    let mut value = content;
    for part in key.split('.') {
        match value {
            Value::Array(list) => {
                let index = list.iter().position(|entry| is_named(entry, part)).or_else(|| part.parse().ok())?;
                value = list.get(index)?;
                at.push_str(&format!("[{index}]"));
            }
            _ => {
                value = value.get(part)?;
                if !at.is_empty() {
                    at.push('.');
                }
                at.push_str(part);
            }
        }
    }
    Some((at, value))
}

/// Whether an entry has that code.
fn is_named(entry: &Value, code: &str) -> bool {
    entry.as_str() == Some(code) || entry.get("id").and_then(Value::as_str) == Some(code)
}

fn at_place<'v>(content: &'v mut Value, at: &str) -> Option<&'v mut Value> {
    let pointer: String = at.replace('[', ".").replace(']', "").split('.').map(|part| format!("/{part}")).collect();
    content.pointer_mut(&pointer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use voorstel_model::Text;

    fn recognised(key: &str) -> Recognised {
        Recognised {
            key: key.to_owned(),
            shown: Text::default(),
            quote: String::new(),
            line: 1,
            section: String::new(),
            rewrite: false,
            confirmed: false,
        }
    }

    fn content() -> Value {
        let rule = |id: &str| json!({ "id": id, "authority": { "certainty": "assumed" } });
        json!({ "title": { "nl": "X" }, "themes": ["a", "b"], "objective": [{ "nl": "1" }], "rule": [rule("one"), rule("two")] })
    }

    #[test]
    fn what_was_recognised_is_found_where_the_author_moved_it() {
        let mut content = content();
        let all = ["title.nl", "themes.b", "objective.0.nl", "rule.two", "rule.gone"].map(recognised);
        let keys = |content: &Value| placed(&all, content).into_iter().map(|one| one.key).collect::<Vec<_>>();
        assert_eq!(keys(&content), ["title.nl", "themes[1]", "objective[0].nl", "rule[1]"]);
        content["rule"].as_array_mut().expect("a list").swap(0, 1);
        assert_eq!(keys(&content)[3], "rule[0]");
    }

    #[test]
    fn confirming_gives_the_authority_of_the_page_and_only_there() {
        let mut content = content();
        let mut all = ["title.nl", "rule.one", "rule.two"].map(recognised);
        assert!(confirm(&mut all, &mut content, "rule[1]"));
        assert!(confirm(&mut all, &mut content, "title.nl"));
        assert!(!confirm(&mut all, &mut content, "rule[9]"));
        let certainties: Vec<&str> = content["rule"].as_array().expect("a list").iter().filter_map(certainty).collect();
        assert_eq!(certainties, ["assumed", "page"]);
        let confirmed: Vec<bool> = placed(&all, &content).into_iter().map(|one| one.confirmed).collect();
        assert_eq!(confirmed, [true, false, true]);
    }
}
