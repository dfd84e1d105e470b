//! From a finding back to the rule it is about.

use voorstel_model::{Call, RuleKind};

use crate::kinds;

/// The name of a kind of rule, as call files write it.
pub fn kind_name(rule: &RuleKind) -> &'static str {
    kinds::of(rule).name()
}

/// The kind with its parameters that a finding or one of its parts is about, by the finding's name: `lead`,
/// `lead/when`, `who/of/0`.
pub fn kind_of<'c>(call: &'c Call, name: &str) -> Option<&'c RuleKind> {
    if let Some(rule) = call.rule.iter().find(|rule| rule.id == name) {
        return Some(&rule.kind);
    }
    let (id, path) = name.split_once('/')?;
    let rule = call.rule.iter().find(|rule| rule.id == id)?;
    let mut parts = path.split('/');
    let mut kind = match parts.next()? {
        "when" => rule.when.as_deref()?,
        "of" => member(&rule.kind, parts.next()?)?,
        _ => return None,
    };
    while let Some(part) = parts.next() {
        kind = match part {
            "of" => member(kind, parts.next()?)?,
            _ => return None,
        };
    }
    Some(kind)
}

fn member<'c>(group: &'c RuleKind, position: &str) -> Option<&'c RuleKind> {
    match group {
        RuleKind::AnyOf { of } | RuleKind::AllOf { of } | RuleKind::NoneOf { of } => {
            of.get(position.parse::<usize>().ok()?)
        }
        _ => None,
    }
}
