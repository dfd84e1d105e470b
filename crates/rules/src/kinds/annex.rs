//! A file goes with the application.

use voorstel_model::{Field, List};

use super::Kind;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::verdict::Verdict;

pub(super) struct Annex<'r> {
    pub annex: &'r str,
}

impl Kind for Annex<'_> {
    fn name(&self) -> &'static str {
        "annex"
    }

    fn reads(&self) -> Parts {
        Parts::NONE
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let there = facts.annexes.iter().filter(|annex| annex.kind == self.annex);
        let there: Vec<Field> = there.map(|annex| Field::entity(List::Annexes, &annex.id)).collect();
        if there.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Annexes)]);
        }
        Verdict::met().operands(there)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn the_file_is_there_or_still_to_come() {
        let rule = json!({ "kind": "annex", "annex": "mandate" });
        let annex = |kind: &str| json!({ "annexes": [{ "id": "x1", "kind": kind, "name": "a.pdf" }] });
        statuses(&rule, &[(annex("mandate"), Met), (annex("other"), Undecided), (json!({}), Undecided)]);
        assert_eq!(missing(&check(&rule, &json!({}))), ["/annexes"]);
        assert_eq!(operands(&check(&rule, &annex("mandate"))), ["/annexes/x1"]);
    }
}
