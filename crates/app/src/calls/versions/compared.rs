//! A dossier judged by two versions of its call, rule by rule.

use voorstel_model::{Call, Dossier, Rule, Text, rule_pairs};
use voorstel_rules::{Finding, Report, Status};

use super::views::{RuleChange, RuleState, RuleTurn};
use crate::judged::rule_title;
use crate::said::each;

/// A dossier with a call and what judging it by that yields.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub call: &'a Call,
    pub dossier: &'a Dossier,
    pub report: &'a Report,
}

impl Side<'_> {
    fn state(&self, rule: &Rule) -> Option<RuleState> {
        let finding = self.report.findings.iter().find(|finding| finding.rule == rule.id)?;
        let said = |say: fn(&voorstel_words::Words, &Finding, &Call, &Dossier) -> String| -> Text {
            each(|words| say(words, finding, self.call, self.dossier))
        };
        Some(RuleState {
            status: finding.status,
            severity: finding.severity,
            title: said(voorstel_words::Words::finding_title),
            text: said(voorstel_words::Words::finding_text),
        })
    }
}

/// Every rule of either version, what matters most first.
pub(super) fn rules(before: Side<'_>, after: Side<'_>) -> Vec<RuleChange> {
    let mut changes: Vec<RuleChange> = rule_pairs(&before.call.rule, &after.call.rule)
        .into_iter()
        .filter_map(|(old, new)| {
            let (call, rule) = match (old, new) {
                (_, Some(new)) => (after.call, new),
                (Some(old), None) => (before.call, old),
                (None, None) => return None,
            };
            let states = (old.and_then(|rule| before.state(rule)), new.and_then(|rule| after.state(rule)));
            let asks_the_same = old
                .zip(new)
                .is_some_and(|(old, new)| (&old.kind, &old.when, old.severity) == (&new.kind, &new.when, new.severity));
            Some(RuleChange {
                rule: rule.id.clone(),
                title: rule_title(call, rule),
                kind: turn(states.0.as_ref(), states.1.as_ref(), asks_the_same),
                before: states.0,
                after: states.1,
            })
        })
        .collect();
    changes.sort_by_key(|change| change.kind);
    changes
}

fn turn(before: Option<&RuleState>, after: Option<&RuleState>, asks_the_same: bool) -> RuleTurn {
    let (before, after) = match (before, after) {
        (None, _) => return RuleTurn::New,
        (_, None) => return RuleTurn::Gone,
        (Some(before), Some(after)) => (before, after),
    };
    match after.status {
        status if status == before.status && asks_the_same && before == after => RuleTurn::Same,
        status if status == before.status => RuleTurn::Changed,
        Status::Broken => RuleTurn::NewlyBroken,
        Status::Undecided => RuleTurn::NewlyUndecided,
        Status::Met => RuleTurn::NewlyMet,
        Status::NotApplicable => RuleTurn::NoLongerApplies,
    }
}
