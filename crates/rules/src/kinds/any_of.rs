//! At least one of these conditions is met.

use voorstel_model::RuleKind;

use super::Kind;
use crate::facts::Facts;
use crate::growth::Growth;
use crate::judge::part;
use crate::parts::Parts;
use crate::report::{Finding, Fix, Question, Status};
use crate::verdict::Verdict;

pub(super) struct AnyOf<'r> {
    pub of: &'r [RuleKind],
}

impl Kind for AnyOf<'_> {
    fn name(&self) -> &'static str {
        "any-of"
    }

    fn reads(&self) -> Parts {
        reads(self.of)
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let mut parts = parts(self.of, facts);
        let mut verdict = match status(&statuses(&parts)) {
            Status::Undecided => Verdict::undecided(missing(&parts)),
            status => Verdict::new(status),
        };
        if verdict.is_broken() {
            // Mending any one of them is enough.
            verdict.operands = operands(&parts, Status::Broken);
            verdict.fixes = fixes(&mut parts);
        } else if verdict.status == Status::Met {
            verdict.operands = operands(&parts, Status::Met);
        }
        verdict.because = parts;
        verdict
    }

    fn asks(&self) -> Vec<Question> {
        asks(self.of)
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        // One way out without a limit is no limit.
        !self.of.is_empty() && self.of.iter().all(|kind| super::of(kind).waits(growth, facts))
    }
}

/// What members of these statuses make together, where one that is met is enough.
pub(crate) fn status(parts: &[Status]) -> Status {
    [Status::Met, Status::Undecided, Status::Broken]
        .into_iter()
        .find(|status| parts.contains(status))
        .unwrap_or(Status::NotApplicable)
}

/// What the members look at, together.
pub(super) fn reads(of: &[RuleKind]) -> Parts {
    of.iter().fold(Parts::NONE, |parts, kind| parts | super::of(kind).reads())
}

/// What was found about each member.
pub(super) fn statuses(parts: &[Finding]) -> Vec<Status> {
    parts.iter().map(|part| part.status).collect()
}

/// What the members may answer, each question once.
pub(super) fn asks(of: &[RuleKind]) -> Vec<Question> {
    let mut asks = Vec::new();
    for question in of.iter().flat_map(|kind| super::of(kind).asks()) {
        if !asks.contains(&question) {
            asks.push(question);
        }
    }
    asks
}

/// What is found about the members of a group, named by their position.
pub(super) fn parts(of: &[RuleKind], facts: &Facts<'_>) -> Vec<Finding> {
    of.iter().enumerate().map(|(at, kind)| part(kind, &format!("of/{at}"), facts)).collect()
}

/// The fixes of the members, each once: they are the group's now.
pub(super) fn fixes(parts: &mut [Finding]) -> Vec<Fix> {
    let mut fixes = Vec::new();
    for fix in parts.iter_mut().flat_map(|part| std::mem::take(&mut part.fixes)) {
        if !fixes.contains(&fix) {
            fixes.push(fix);
        }
    }
    fixes
}

/// What has to be filled in before the members can be decided, each field once.
pub(super) fn missing(parts: &[Finding]) -> Vec<voorstel_model::Field> {
    let mut fields = Vec::new();
    for field in parts.iter().flat_map(|part| &part.missing) {
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    fields
}

/// The fields that the members of a status point at, each once.
pub(super) fn operands(parts: &[Finding], status: Status) -> Vec<voorstel_model::Field> {
    let mut fields = Vec::new();
    for field in parts.iter().filter(|part| part.status == status).flat_map(|part| &part.operands) {
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Status::*;
    use crate::report::{Applicability, Question};
    use crate::testing::*;

    fn rule() -> Value {
        json!({ "kind": "any-of", "of": [
            { "kind": "amount", "of": ["grant"], "at-most": "100" },
            { "kind": "amount", "of": ["own"], "at-least": "50" },
        ] })
    }

    #[test]
    fn one_that_is_met_is_enough() {
        statuses(
            &rule(),
            &[
                (funded("", &[("grant", "100")]), Met),
                (funded("", &[("grant", "200"), ("own", "50")]), Met),
                (funded("", &[("grant", "100.01"), ("own", "49.99")]), Broken),
                (funded("", &[]), Undecided),
            ],
        );
        let met = check(&rule(), &funded("", &[("grant", "100")]));
        assert_eq!(met.because.iter().map(|part| part.rule.as_str()).collect::<Vec<_>>(), ["r0/of/0", "r0/of/1"]);
        assert_eq!(missing(&check(&rule(), &json!({}))), ["/funding"]);
    }

    #[test]
    fn mending_one_mends_it() {
        let found = check(&rule(), &funded("", &[("grant", "101"), ("own", "49")]));
        assert_eq!(found.fixes.len(), 2);
        assert!(found.fixes.iter().all(|fix| fix.applicability == Applicability::Safe));
    }

    #[test]
    fn the_widest_way_is_what_is_left() {
        let both = json!({ "kind": "any-of", "of": [
            { "kind": "amount", "of": ["grant"], "at-most": "100" },
            { "kind": "amount", "of": ["grant"], "at-most": "300" },
        ] });
        assert_eq!(room(&both, &funded("", &[("grant", "50")]), &Question::Grant), money("250"));
        let by_text = json!({ "kind": "any-of", "of": [
            { "kind": "amount", "of": ["grant"], "at-most": "100" },
            { "kind": "text-required", "section": "concept" },
        ] });
        let mut fields = funded("", &[("grant", "50")]);
        assert_eq!(room(&by_text, &fields, &Question::Grant), None, "the text may still be written");
        fields["texts"] = json!({ "concept": "woord" });
        assert_eq!(room(&by_text, &fields, &Question::Grant), None, "one way out without a limit is no limit");
        // What is asked more takes the place of one's own money, which was the other way out.
        let both = funded("200", &[("grant", "90"), ("own", "110")]);
        assert_eq!(room(&rule(), &both, &Question::Grant), money("60"));
    }
}
