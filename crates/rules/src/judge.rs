//! Judging a dossier: sums first, then what no rule is about, then the call's rules in their order.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use voorstel_model::{Call, Date, Dossier, Rule, RuleKind, Severity, Totals};

use crate::facts::Facts;
use crate::kinds::Kind;
use crate::report::{Finding, Report, Status, Subject};
use crate::verdict::Verdict;
use crate::{builtin, headroom, kinds, prose, what_if};

/// Judges a dossier by its call on a day. Never fails: what cannot be decided yet says which fields are missing.
pub fn judge(call: &Call, dossier: &Dossier, today: Date) -> Report {
    judge_files(call, dossier, today, &BTreeSet::new())
}

/// Judges a dossier as [`judge`] does, where the files of some annexes are known to be of no use: missing, or not what was
/// added. Which those are, by the identity of their annex, is for whoever holds the files to say.
pub fn judge_files(call: &Call, dossier: &Dossier, today: Date, unusable: &BTreeSet<String>) -> Report {
    let totals = Totals::of(call, dossier);
    let words = words(dossier);
    let facts = Facts { unusable: Some(unusable), ..Facts::of(call, dossier, today, &totals, &words) };

    let mut judged: Vec<Finding> = call.rule.iter().map(|rule| judge_rule(rule, &facts)).collect();
    what_if::settle(&facts, dossier, &mut judged);
    let headroom = headroom::of(&facts, &judged);
    let mut findings = builtin::check(call, dossier, &totals);
    findings.append(&mut judged);
    Report { findings, totals, headroom }
}

/// How many words each text of the form has.
pub(crate) fn words(dossier: &Dossier) -> HashMap<&str, usize> {
    dossier.texts.iter().map(|(section, text)| (section.as_str(), prose::words(text))).collect()
}

/// One rule with its condition.
fn judge_rule(rule: &Rule, facts: &Facts<'_>) -> Finding {
    let facts = Facts { severity: rule.severity, ..*facts };
    let kind = kinds::of(&rule.kind);
    let mut finding = finding(kind.name(), judge_kind(rule, &*kind, &facts), facts.severity);
    finding.authority = Some(rule.authority.clone());
    name(&mut finding, &rule.id);
    finding
}

/// What one rule says, where its identity and authority are not asked.
pub(crate) fn verdict(rule: &Rule, facts: &Facts<'_>) -> Verdict {
    let facts = Facts { severity: rule.severity, ..*facts };
    judge_kind(rule, &*kinds::of(&rule.kind), &facts)
}

fn judge_kind(rule: &Rule, kind: &dyn Kind, facts: &Facts<'_>) -> Verdict {
    let Some(condition) = &rule.when else { return kind.check(facts) };
    let mut condition = part(condition, "when", facts);
    // A condition is not there to be mended.
    condition.fixes.clear();
    let mut verdict = match condition.status {
        Status::Met => kind.check(facts),
        Status::Undecided => Verdict::undecided(condition.missing.clone()),
        Status::Broken | Status::NotApplicable => Verdict::not_applicable(),
    };
    verdict.because.insert(0, condition);
    verdict
}

/// What was found about a part of a rule: a condition, or a member of a group.
pub(crate) fn part(kind: &RuleKind, name: &str, facts: &Facts<'_>) -> Finding {
    let kind = kinds::of(kind);
    let mut finding = finding(kind.name(), kind.check(facts), facts.severity);
    finding.rule = name.to_owned();
    finding
}

fn finding(kind: &'static str, verdict: Verdict, severity: Severity) -> Finding {
    Finding {
        rule: String::new(),
        subject: Subject::Rule { rule_kind: Cow::Borrowed(kind) },
        severity,
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
        uncounted: verdict.uncounted,
    }
}

/// Gives a finding its name, and its parts theirs below it.
fn name(finding: &mut Finding, rule: &str) {
    rule.clone_into(&mut finding.rule);
    for part in &mut finding.because {
        let below = [rule, &part.rule].join("/");
        name(part, &below);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn a_rule_waits_for_its_condition() {
        let rule = json!({
            "kind": "annex", "annex": "mandate",
            "when": { "kind": "amount", "of": ["grant"], "at-least": "750000.01" },
        });
        statuses(
            &rule,
            &[
                (json!({}), Undecided),
                (funded("", &[("grant", "750000")]), NotApplicable),
                (funded("", &[("grant", "750000.01")]), Undecided),
            ],
        );
        assert_eq!(missing(&check(&rule, &json!({}))), ["/funding"]);
        assert_eq!(missing(&check(&rule, &funded("", &[("grant", "750000.01")]))), ["/annexes"]);
        let spared = check(&rule, &funded("", &[("grant", "1")]));
        assert_eq!((spared.because[0].rule.as_str(), spared.because[0].status), ("r0/when", Broken));
        assert!(spared.because[0].fixes.is_empty(), "a condition is not there to be mended");
    }
}
