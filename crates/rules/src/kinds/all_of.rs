//! All of these conditions are met.

use voorstel_model::RuleKind;

use super::Kind;
use super::any_of::{fixes, missing, operands, parts};
use crate::facts::Facts;
use crate::headroom::rooms;
use crate::report::Status;
use crate::verdict::{Room, Verdict};

pub(super) struct AllOf<'r> {
    pub of: &'r [RuleKind],
}

impl Kind for AllOf<'_> {
    fn name(&self) -> &'static str {
        "all-of"
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let mut parts = parts(self.of, facts);
        let is = |status: Status| parts.iter().any(|part| part.status == status);
        let mut verdict = if is(Status::Broken) {
            Verdict::broken()
        } else if is(Status::Undecided) {
            Verdict::undecided(missing(&parts))
        } else if is(Status::Met) || parts.is_empty() {
            Verdict::met()
        } else {
            Verdict::not_applicable()
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

    fn rooms(&self, facts: &Facts<'_>) -> Vec<Room> {
        self.of.iter().flat_map(|kind| rooms(kind, facts)).collect()
    }
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
