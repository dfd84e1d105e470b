//! The project runs within these days.

use voorstel_model::{Date, Edit, Entry, Field, FieldValue};

use super::Kind;
use super::duration::{begun_months, period, whole_months};
use crate::course::{Course, Step};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure, Question, Status};
use crate::verdict::Verdict;

pub(super) const START: &str = "/period/start";
pub(super) const END: &str = "/period/end";

pub(super) struct ProjectWindow {
    pub start: Option<Date>,
    pub end: Option<Date>,
}

impl Kind for ProjectWindow {
    fn name(&self) -> &'static str {
        "project-window"
    }

    fn reads(&self) -> Parts {
        Parts::PERIOD
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let (start, end) = (facts.period.start.get(), facts.period.end.get());
        // Either day can be too early or too late; the first that is says where to mend it.
        let too_early = |day: Option<Date>| day.zip(self.start).filter(|(day, first)| day < first);
        let too_late = |day: Option<Date>| day.zip(self.end).filter(|(day, last)| day > last);
        let wrong = [
            (START, Bound::AtLeast, too_early(start)),
            (START, Bound::AtMost, too_late(start)),
            (END, Bound::AtMost, too_late(end)),
            (END, Bound::AtLeast, too_early(end)),
        ];
        let outside: Vec<Field> =
            wrong.iter().filter(|(_, _, outside)| outside.is_some()).map(|(field, _, _)| Field::new(*field)).collect();
        for (_, bound, days_apart) in wrong {
            if let Some((day, limit)) = days_apart {
                return Verdict::broken()
                    .measured(Measure::Day(day))
                    .limit(bound, Measure::Day(limit))
                    .headroom(Measure::Days(-days(day, limit).abs()))
                    .operands(outside)
                    .fixes(self.fix(start, end).into_iter().collect());
            }
        }
        let missing: Vec<Field> = [(START, &facts.period.start), (END, &facts.period.end)]
            .into_iter()
            .filter(|(_, entry)| !matches!(entry, Entry::Value(_)))
            .map(|(field, _)| Field::new(field))
            .collect();
        let (Some(start), Some(end)) = (start, end) else { return Verdict::undecided(missing) };
        let room = self.start.map(|first| days(first, start)).into_iter().chain(self.end.map(|last| days(end, last)));
        let mut verdict = Verdict::met().operands(vec![Field::new(START), Field::new(END)]);
        verdict.headroom = room.min().map(Measure::Days);
        verdict
    }

    fn asks(&self) -> Vec<Question> {
        self.end.map(|_| Question::Months).into_iter().collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let (Growth::Months, Some((start, end))) = (growth, period(facts)) else { return None };
        let starts_outside = self.start.is_some_and(|first| start < first) || self.end.is_some_and(|last| start > last);
        if starts_outside {
            return Some(Course::always(Status::Broken));
        }
        let Some(last) = self.end else { return Some(Course::always(Status::Met)) };
        let begun = Step::from(begun_months(start, end));
        let fitting = Step::from(whole_months(start, last));
        let changes = vec![0, 1, 1 - begun, fitting - begun + 1];
        Some(Course::through(changes, |step| {
            let fits = if step == 0 { end <= last } else { begun + step <= fitting };
            match begun + step {
                ..1 => Status::Undecided,
                _ if fits => Status::Met,
                _ => Status::Broken,
            }
        }))
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        matches!(growth, Growth::Months) && self.end.is_some() && period(facts).is_none()
    }
}

impl ProjectWindow {
    /// The nearest days within the window.
    fn fix(&self, start: Option<Date>, end: Option<Date>) -> Option<Fix> {
        let inside = |day: Date| {
            let day = self.start.map_or(day, |first| day.max(first));
            self.end.map_or(day, |last| day.min(last))
        };
        let (new_start, new_end) = (start.map(inside), end.map(inside));
        let act = match (new_start.filter(|day| Some(*day) != start), new_end.filter(|day| Some(*day) != end)) {
            (Some(start), Some(end)) => FixAct::RunBetween { start, end },
            (Some(day), None) => FixAct::StartOn { day },
            (None, Some(day)) => FixAct::EndOn { day },
            (None, None) => return None,
        };
        Some(dated(act))
    }
}

/// A fix that sets the project's days.
pub(super) fn dated(act: FixAct) -> Fix {
    let set = |field: &str, day: Date| Edit::Set { field: Field::new(field), value: FieldValue::Text(day.to_string()) };
    let edits = match act {
        FixAct::StartOn { day } => vec![set(START, day)],
        FixAct::EndOn { day } => vec![set(END, day)],
        FixAct::RunBetween { start, end } => vec![set(START, start), set(END, end)],
        _ => Vec::new(),
    };
    Fix { act, edits, applicability: Applicability::Safe }
}

/// From one day to another, in days.
pub(super) fn days(from: Date, to: Date) -> i64 {
    i64::from((to.0 - from.0).get_days())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn rule() -> Value {
        json!({ "kind": "project-window", "start": "2021-01-01", "end": "2022-06-30" })
    }

    fn period(start: &str, end: &str) -> Value {
        json!({ "period": { "start": start, "end": end } })
    }

    #[test]
    fn the_project_stays_within_the_window_to_the_day() {
        statuses(
            &rule(),
            &[
                (period("2021-01-01", "2022-06-30"), Met),
                (period("2020-12-31", "2022-06-30"), Broken),
                (period("2021-01-01", "2022-07-01"), Broken),
                (period("2022-07-01", ""), Broken),
                (period("", "2020-12-31"), Broken),
                (period("2021-01-01", ""), Undecided),
                (period("", ""), Undecided),
                (period("2021-01-01", "morgen"), Undecided),
            ],
        );
        assert_eq!(missing(&check(&rule(), &period("2021-01-01", ""))), ["/period/end"]);
        let late = check(&rule(), &period("2021-01-01", "2022-07-10"));
        assert_eq!((late.headroom.clone(), operands(&late)), (Some(Measure::Days(-10)), vec!["/period/end"]));
        let met = check(&rule(), &period("2021-01-11", "2022-06-25"));
        assert_eq!(met.headroom, Some(Measure::Days(5)));
    }

    #[test]
    fn what_sticks_out_is_brought_within() {
        for (start, end, act) in [
            ("2020-12-31", "2022-06-30", FixAct::StartOn { day: day("2021-01-01") }),
            ("2021-01-01", "2022-07-01", FixAct::EndOn { day: day("2022-06-30") }),
            ("2020-01-01", "2030-01-01", FixAct::RunBetween { start: day("2021-01-01"), end: day("2022-06-30") }),
        ] {
            let fields = period(start, end);
            let fix = check(&rule(), &fields).fixes.remove(0);
            assert_eq!((&fix.act, fix.applicability), (&act, Applicability::Safe));
            assert_eq!(check(&rule(), &serde_json::to_value(mended(&fields, &fix)).unwrap()).status, Met);
        }
    }

    #[test]
    fn shortening_a_project_under_its_actions_is_a_choice() {
        let rules = [rule(), json!({ "kind": "actions-within-period" })];
        let mut fields = period("2021-01-01", "2022-12-31");
        fields["actions"] = json!([{ "id": "a1", "start": "2021-01-01", "end": "2022-12-31" }]);
        let found = report(&rules, &fields).findings.into_iter().find(|one| one.rule == "r0").unwrap();
        assert_eq!(found.fixes[0].applicability, Applicability::NeedsChoice);
    }
}
