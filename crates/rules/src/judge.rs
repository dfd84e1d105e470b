//! Judging a dossier: sums first, then what no rule is about, then the call's rules in their order.

use std::collections::HashMap;

use voorstel_model::{Call, Date, Dossier, Rule, RuleKind, Totals};

use crate::facts::Facts;
use crate::report::{Finding, Report, Status, Subject};
use crate::verdict::Verdict;
use crate::{builtin, headroom, kinds, prose, what_if};

/// Judges a dossier by its call on a day. Never fails: what cannot be decided yet says which fields are missing.
pub fn judge(call: &Call, dossier: &Dossier, today: Date) -> Report {
    let totals = Totals::of(call, dossier);
    let words: HashMap<&str, usize> =
        dossier.texts.iter().map(|(section, text)| (section.as_str(), prose::words(text))).collect();
    let facts = Facts::of(call, dossier, today, &totals, &words);

    let mut judged: Vec<Finding> = call.rule.iter().map(|rule| judge_rule(rule, &facts)).collect();
    what_if::settle(&facts, dossier, &mut judged);
    let headroom = headroom::of(&facts, &judged);
    let mut findings = builtin::check(call, dossier);
    findings.append(&mut judged);
    Report { findings, totals, headroom }
}

/// One rule with its condition.
pub(crate) fn judge_rule(rule: &Rule, facts: &Facts<'_>) -> Finding {
    let facts = Facts { severity: rule.severity, ..*facts };
    let verdict = match &rule.when {
        None => kinds::of(&rule.kind).check(&facts),
        Some(condition) => under_condition(condition, &rule.kind, &facts),
    };
    let mut finding = finding(&rule.kind, verdict, &facts);
    finding.authority = Some(rule.authority.clone());
    name(&mut finding, &rule.id);
    finding
}

fn under_condition(condition: &RuleKind, kind: &RuleKind, facts: &Facts<'_>) -> Verdict {
    let mut condition = part(condition, "when", facts);
    // A condition is not there to be mended.
    condition.fixes.clear();
    let mut verdict = match condition.status {
        Status::Met => kinds::of(kind).check(facts),
        Status::Undecided => Verdict::undecided(condition.missing.clone()),
        Status::Broken | Status::NotApplicable => Verdict::not_applicable(),
    };
    verdict.because.insert(0, condition);
    verdict
}

/// What was found about a part of a rule: a condition, or a member of a group.
pub(crate) fn part(kind: &RuleKind, name: &str, facts: &Facts<'_>) -> Finding {
    let mut finding = finding(kind, kinds::of(kind).check(facts), facts);
    finding.rule = name.to_owned();
    finding
}

fn finding(kind: &RuleKind, verdict: Verdict, facts: &Facts<'_>) -> Finding {
    Finding {
        rule: String::new(),
        subject: Subject::Rule { rule_kind: kinds::of(kind).name().to_owned() },
        severity: facts.severity,
        status: verdict.status,
        measured: verdict.measured,
        amount: verdict.amount,
        limit: verdict.limit,
        headroom: verdict.headroom,
        operands: verdict.operands,
        missing: verdict.missing,
        because: verdict.because,
        authority: None,
        fixes: verdict.fixes,
    }
}

/// Gives a finding its name, and its parts theirs below it.
fn name(finding: &mut Finding, rule: &str) {
    rule.clone_into(&mut finding.rule);
    for part in &mut finding.because {
        let below = format!("{rule}/{}", part.rule);
        name(part, &below);
    }
}
