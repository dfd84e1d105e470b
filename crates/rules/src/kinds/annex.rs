//! A file goes with the application.

use voorstel_model::{Annex as File, Field, List};

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
        let named = facts.annexes.iter().filter(|annex| annex.kind == self.annex);
        let is_of_use = |annex: &&File| facts.unusable.is_none_or(|unusable| !unusable.contains(&annex.id));
        let (there, others): (Vec<_>, Vec<_>) = named.partition(is_of_use);
        let fields = |annexes: Vec<&File>| annexes.iter().map(|one| Field::entity(List::Annexes, &one.id)).collect();
        match (there.is_empty(), others.is_empty()) {
            (false, _) => Verdict::met().operands(fields(there)),
            (true, false) => Verdict::undecided(fields(others)),
            (true, true) => Verdict::undecided(vec![Field::list(List::Annexes)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::judge::judge_files;
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

    #[test]
    fn a_file_of_no_use_is_still_to_come_unless_another_is_there() {
        let rule = json!({ "kind": "annex", "annex": "mandate" });
        let annexes = json!({ "annexes": [
            { "id": "x1", "kind": "mandate", "name": "a.pdf" }, { "id": "x2", "kind": "mandate", "name": "b.pdf" }
        ] });
        let (call, dossier) = (call_with(&[rule]), dossier(&annexes));
        let judged = |ids: &[&str]| {
            let unusable = ids.iter().map(|id| (*id).to_owned()).collect();
            let report = judge_files(&call, &dossier, day(TODAY), &unusable);
            report.findings.into_iter().find(|finding| finding.rule == "r0").unwrap()
        };
        assert_eq!((judged(&["x1"]).status, operands(&judged(&["x1"]))), (Met, vec!["/annexes/x2"]));
        assert_eq!(judged(&["x1", "x2"]).status, Undecided);
        assert_eq!(missing(&judged(&["x1", "x2"])), ["/annexes/x1", "/annexes/x2"]);
        assert_eq!(judged(&["x9"]).status, Met);
    }
}
