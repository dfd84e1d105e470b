//! All of these conditions are met.

use voorstel_model::RuleKind;

use super::Kind;
use super::any_of::{asks, fixes, missing, operands, parts, reads, statuses};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Question, Status};
use crate::verdict::Verdict;

pub(super) struct AllOf<'r> {
    pub of: &'r [RuleKind],
}

impl Kind for AllOf<'_> {
    fn name(&self) -> &'static str {
        "all-of"
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
            // A fix of one of several broken members is only a step, which the trial of safe fixes will tell.
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
        self.of.iter().any(|kind| super::of(kind).waits(growth, facts))
    }
}

/// What members of these statuses make together, where each has to be met.
pub(crate) fn status(parts: &[Status]) -> Status {
    let nothing = if parts.is_empty() { Status::Met } else { Status::NotApplicable };
    [Status::Broken, Status::Undecided, Status::Met]
        .into_iter()
        .find(|status| parts.contains(status))
        .unwrap_or(nothing)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Question;
    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn each_is_met() {
        let rule = json!({ "kind": "all-of", "of": [
            { "kind": "amount", "of": ["grant"], "at-most": "100" },
            { "kind": "text-required", "section": "concept" },
        ] });
        let with = |grant: &str, text: &str| {
            let mut fields = funded("", &[("grant", grant)]);
            fields["texts"] = json!({ "concept": text });
            fields
        };
        statuses(
            &rule,
            &[
                (with("100", "x"), Met),
                (with("100", ""), Undecided),
                (with("100.01", ""), Broken),
                (with("100.01", "x"), Broken),
            ],
        );
        assert_eq!(missing(&check(&rule, &with("100", ""))), ["/texts/concept"]);
        assert_eq!(room(&rule, &with("40", ""), &Question::Grant), money("60"));
    }
}
