//! The application can still be submitted on the day.

use voorstel_model::Field;

use super::Kind;
use super::project_window::days;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Bound, Measure};
use crate::verdict::Verdict;

pub(super) struct Deadline;

impl Kind for Deadline {
    fn name(&self) -> &'static str {
        "deadline"
    }

    fn reads(&self) -> Parts {
        Parts::NONE
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let is_closed = facts.call.is_closed(facts.today);
        // Nothing in a dossier mends it; another call does.
        let operands = vec![Field::top("call")];
        let Some(deadline) = facts.call.dates.deadline.as_ref() else {
            return if is_closed { Verdict::broken().operands(operands) } else { Verdict::not_applicable() };
        };
        Verdict::holds(!is_closed)
            .measured(Measure::Day(facts.today))
            .limit(Bound::AtMost, Measure::Day(deadline.date))
            .headroom(Measure::Days(days(facts.today, deadline.date)))
            .operands(operands)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use voorstel_model::Dossier;

    use crate::report::{Measure, Status::*};
    use crate::testing::*;

    #[test]
    fn the_last_day_still_counts() {
        let call = call_with(&[json!({ "kind": "deadline", "severity": "advice" })]);
        let on = |today: &str| {
            let report = crate::judge(&call, &Dossier::default(), day(today));
            report.findings.into_iter().find(|finding| finding.rule == "r0").unwrap()
        };
        assert_eq!((on("2020-10-16").status, on("2020-10-16").headroom), (Met, Some(Measure::Days(0))));
        assert_eq!((on("2020-10-17").status, on("2020-10-17").headroom), (Broken, Some(Measure::Days(-1))));
    }

    #[test]
    fn a_call_can_be_closed_or_open_without_a_day() {
        let mut call = call_with(&[json!({ "kind": "deadline" })]);
        call.dates.deadline = None;
        let status = |call: &_| {
            let report = crate::judge(call, &Dossier::default(), day(TODAY));
            report.findings.into_iter().find(|finding| finding.rule == "r0").unwrap().status
        };
        assert_eq!(status(&call), NotApplicable);
        call.dates.closed = true;
        assert_eq!(status(&call), Broken);
    }
}
