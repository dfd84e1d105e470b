//! None of these conditions is met.

use voorstel_model::RuleKind;

use super::Kind;
use super::any_of::{asks, missing, operands, parts, reads, statuses};
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Question, Status};
use crate::verdict::Verdict;

pub(super) struct NoneOf<'r> {
    pub of: &'r [RuleKind],
}

impl Kind for NoneOf<'_> {
    fn name(&self) -> &'static str {
        "none-of"
    }

    fn reads(&self) -> Parts {
        reads(self.of)
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let mut parts = parts(self.of, facts);
        // What would mend a member is just what this rule does not want.
        parts.iter_mut().for_each(|part| part.fixes.clear());
        let mut verdict = match status(&statuses(&parts)) {
            Status::Broken => Verdict::broken().operands(operands(&parts, Status::Met)),
            Status::Undecided => Verdict::undecided(missing(&parts)),
            status => Verdict::new(status).operands(operands(&parts, Status::Broken)),
        };
        verdict.because = parts;
        verdict
    }

    fn asks(&self) -> Vec<Question> {
        asks(self.of)
    }
}

/// What members of these statuses make together, where none may be met.
pub(crate) fn status(parts: &[Status]) -> Status {
    if parts.contains(&Status::Met) {
        Status::Broken
    } else if parts.contains(&Status::Undecided) {
        Status::Undecided
    } else {
        Status::Met
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn a_member_that_is_met_breaks_it() {
        let rule = json!({ "kind": "none-of", "of": [
            { "kind": "amount", "of": ["income"], "at-least": "0.01" },
            { "kind": "amount", "of": ["grant"], "at-least": "100" },
        ] });
        statuses(
            &rule,
            &[
                (funded("", &[("grant", "99.99")]), Met),
                (funded("", &[("grant", "100")]), Broken),
                (funded("", &[("income", "0.01")]), Broken),
                (funded("", &[]), Undecided),
            ],
        );
        let broken = check(&rule, &funded("", &[("income", "5")]));
        assert_eq!((operands(&broken), broken.fixes.len()), (vec!["/funding/f0/amount"], 0));
    }
}
