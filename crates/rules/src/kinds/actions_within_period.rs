//! Every action runs within the project's period.

use voorstel_model::{Date, Entry, Field, List};

use super::Kind;
use super::project_window::{END, START, dated};
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure};
use crate::verdict::{Verdict, count};

pub(super) struct ActionsWithinPeriod;

impl Kind for ActionsWithinPeriod {
    fn name(&self) -> &'static str {
        "actions-within-period"
    }

    fn reads(&self) -> Parts {
        Parts::ACTIONS | Parts::PERIOD
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.actions.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Actions)]);
        }
        let mut missing = Vec::new();
        let (first, last) = (facts.period.start.get(), facts.period.end.get());
        for (field, entry) in [(START, &facts.period.start), (END, &facts.period.end)] {
            if !matches!(entry, Entry::Value(_)) {
                missing.push(Field::new(field));
            }
        }
        let outside = |day: Date| first.is_some_and(|first| day < first) || last.is_some_and(|last| day > last);
        let mut wrong = Vec::new();
        let mut days = Vec::new();
        let mut actions = 0;
        for action in facts.actions {
            let before = wrong.len();
            for (name, entry) in [("start", &action.start), ("end", &action.end)] {
                match entry.get() {
                    Some(day) if outside(day) => {
                        wrong.push(Field::of(List::Actions, &action.id, name));
                        days.push(day);
                    }
                    Some(_) => {}
                    None => missing.push(Field::of(List::Actions, &action.id, name)),
                }
            }
            actions += usize::from(wrong.len() > before);
        }
        if wrong.is_empty() && !missing.is_empty() {
            return Verdict::undecided(missing);
        }
        let verdict = Verdict::holds(wrong.is_empty())
            .measured(Measure::Count(count(actions)))
            .limit(Bound::AtMost, Measure::Count(0));
        if wrong.is_empty() {
            return verdict.operands(vec![Field::list(List::Actions)]);
        }
        verdict.operands(wrong).fixes(stretch(first, last, &days).into_iter().collect())
    }
}

/// The project as long as its actions: a choice, since the actions may be wrong.
fn stretch(first: Option<Date>, last: Option<Date>, days: &[Date]) -> Option<Fix> {
    let (first, last) = (first?, last?);
    let start = days.iter().copied().min().filter(|day| *day < first);
    let end = days.iter().copied().max().filter(|day| *day > last);
    let act = match (start, end) {
        (Some(start), Some(end)) => FixAct::RunBetween { start, end },
        (Some(day), None) => FixAct::StartOn { day },
        (None, Some(day)) => FixAct::EndOn { day },
        (None, None) => return None,
    };
    Some(Fix { applicability: Applicability::NeedsChoice, ..dated(act) })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn action(start: &str, end: &str) -> Value {
        json!({
            "period": { "start": "2021-01-01", "end": "2021-12-31" },
            "actions": [{ "id": "a1", "start": start, "end": end }],
        })
    }

    #[test]
    fn an_action_stays_within_the_project_to_the_day() {
        let rule = json!({ "kind": "actions-within-period" });
        statuses(
            &rule,
            &[
                (action("2021-01-01", "2021-12-31"), Met),
                (action("2020-12-31", "2021-12-31"), Broken),
                (action("2021-01-01", "2022-01-01"), Broken),
                (action("2021-01-01", ""), Undecided),
                (action("2022-01-01", ""), Broken),
                (json!({}), Undecided),
                (json!({ "actions": [{ "id": "a1", "start": "2021-01-01", "end": "2021-01-02" }] }), Undecided),
            ],
        );
        assert_eq!(missing(&check(&rule, &action("2021-01-01", ""))), ["/actions/a1/end"]);
        let late = check(&rule, &action("2021-01-01", "2022-02-01"));
        assert_eq!(operands(&late), ["/actions/a1/end"]);
        assert_eq!(late.fixes[0].act, FixAct::EndOn { day: day("2022-02-01") });
    }
}
