//! What a call asks of every application: its rules without a condition, and the parts of those that ask for all of them.

use voorstel_model::{Call, Rule, RuleKind};

/// Something that has to hold, whatever is applied for.
#[derive(Debug, Clone)]
pub(super) struct Claim<'c> {
    /// The rule it stands in.
    pub rule: &'c Rule,
    /// Its key: `rule[2]`, or `rule[2].of[0]` for a part of one.
    pub key: String,
    /// What has to hold.
    pub kind: &'c RuleKind,
}

/// Everything that has to hold of every application, in the order of the file.
pub(super) fn claims(call: &Call) -> Vec<Claim<'_>> {
    let mut claims = Vec::new();
    for (index, rule) in call.rule.iter().enumerate().filter(|(_, rule)| rule.when.is_none()) {
        add(&mut claims, rule, format!("rule[{index}]"), &rule.kind);
    }
    claims
}

fn add<'c>(claims: &mut Vec<Claim<'c>>, rule: &'c Rule, key: String, kind: &'c RuleKind) {
    match kind {
        RuleKind::AllOf { of } => {
            for (index, part) in of.iter().enumerate() {
                add(claims, rule, format!("{key}.of[{index}]"), part);
            }
        }
        _ => claims.push(Claim { rule, key, kind }),
    }
}

/// Every kind a call holds with its key: conditions and parts of groups too.
pub(super) fn everywhere(call: &Call) -> Vec<Claim<'_>> {
    let mut all = Vec::new();
    for (index, rule) in call.rule.iter().enumerate() {
        let key = format!("rule[{index}]");
        if let Some(when) = &rule.when {
            deep(&mut all, rule, format!("{key}.when"), when);
        }
        deep(&mut all, rule, key, &rule.kind);
    }
    all
}

fn deep<'c>(all: &mut Vec<Claim<'c>>, rule: &'c Rule, key: String, kind: &'c RuleKind) {
    if let RuleKind::AnyOf { of } | RuleKind::AllOf { of } | RuleKind::NoneOf { of } = kind {
        for (index, part) in of.iter().enumerate() {
            deep(all, rule, format!("{key}.of[{index}]"), part);
        }
    }
    all.push(Claim { rule, key, kind });
}
