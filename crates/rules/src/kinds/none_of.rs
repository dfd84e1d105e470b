//! None of these conditions is met.

use voorstel_model::RuleKind;

use super::Kind;
use super::any_of::{missing, operands, parts};
use crate::facts::Facts;
use crate::report::Status;
use crate::verdict::Verdict;

pub(super) struct NoneOf<'r> {
    pub of: &'r [RuleKind],
}

impl Kind for NoneOf<'_> {
    fn name(&self) -> &'static str {
        "none-of"
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let mut parts = parts(self.of, facts);
        // What would mend a member is just what this rule does not want.
        parts.iter_mut().for_each(|part| part.fixes.clear());
        let is = |status: Status| parts.iter().any(|part| part.status == status);
        let mut verdict = if is(Status::Met) {
            Verdict::broken().operands(operands(&parts, Status::Met))
        } else if is(Status::Undecided) {
            Verdict::undecided(missing(&parts))
        } else {
            Verdict::met().operands(operands(&parts, Status::Broken))
        };
        verdict.because = parts;
        verdict
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
