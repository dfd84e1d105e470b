//! How long the project runs, in whole months: from a day to the day before the same day of a later month.

use jiff::Span;
use voorstel_model::{Date, Entry, Field};

use super::Kind;
use super::project_window::{END, START, dated};
use crate::course::{Course, Step};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure, Question, Status};
use crate::verdict::Verdict;

/// The longest time that is counted, in months; beyond what two days of the calendar can span.
const MOST_MONTHS: i64 = 12 * 400;

pub(super) struct Duration {
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
}

impl Kind for Duration {
    fn name(&self) -> &'static str {
        "duration"
    }

    fn reads(&self) -> Parts {
        Parts::PERIOD
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let Some((start, end)) = period(facts) else {
            let entries = [(START, &facts.period.start), (END, &facts.period.end)];
            let missing = entries.into_iter().filter(|(_, entry)| !matches!(entry, Entry::Value(_)));
            let missing: Vec<Field> = missing.map(|(field, _)| Field::new(field)).collect();
            // Both days there and still no period: it runs backwards, and its end is to be mended.
            return Verdict::undecided(if missing.is_empty() { vec![Field::new(END)] } else { missing });
        };
        let begun = begun_months(start, end);
        let whole = whole_months(start, end);
        let most = self.at_most.map(i64::from).filter(|most| begun > *most);
        let least = self.at_least.map(i64::from).filter(|least| whole < *least);
        let operands = vec![Field::new(END), Field::new(START)];
        if let Some(most) = most {
            return Verdict::broken()
                .measured(Measure::Months(begun))
                .limit(Bound::AtMost, Measure::Months(most))
                .headroom(Measure::Months(most - begun))
                .operands(operands)
                .fixes(last_day(start, most).map(|day| dated(FixAct::EndOn { day })).into_iter().collect());
        }
        if let Some(least) = least {
            return Verdict::broken()
                .measured(Measure::Months(whole))
                .limit(Bound::AtLeast, Measure::Months(least))
                .headroom(Measure::Months(whole - least))
                .operands(operands)
                .fixes(last_day(start, least).map(|day| dated(FixAct::EndOn { day })).into_iter().collect());
        }
        let verdict = Verdict::met().operands(operands);
        match (self.at_most.map(i64::from), self.at_least.map(i64::from)) {
            (Some(most), _) => verdict
                .measured(Measure::Months(begun))
                .limit(Bound::AtMost, Measure::Months(most))
                .headroom(Measure::Months(most - begun)),
            (None, Some(least)) => verdict
                .measured(Measure::Months(whole))
                .limit(Bound::AtLeast, Measure::Months(least))
                .headroom(Measure::Months(whole - least)),
            (None, None) => verdict,
        }
    }

    fn asks(&self) -> Vec<Question> {
        self.at_most.map(|_| Question::Months).into_iter().collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let (Growth::Months, Some((start, end))) = (growth, period(facts)) else { return None };
        let begun = Step::from(begun_months(start, end));
        let whole = Step::from(whole_months(start, end));
        let (least, most) = (self.at_least.map(Step::from), self.at_most.map(Step::from));
        let limits = [most.map(|most| most - begun + 1), least.map(|least| least - begun)];
        let changes = [0, 1, 1 - begun].into_iter().chain(limits.into_iter().flatten()).collect();
        Some(Course::through(changes, |step| {
            // As it is, the last month may have begun only; a step ends with a month.
            let (begun, whole) = if step == 0 { (begun, whole) } else { (begun + step, begun + step) };
            if begun < 1 {
                Status::Undecided
            } else if most.is_some_and(|most| begun > most) || least.is_some_and(|least| whole < least) {
                Status::Broken
            } else {
                Status::Met
            }
        }))
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        matches!(growth, Growth::Months) && self.at_most.is_some() && period(facts).is_none()
    }
}

/// The project's days, where it ends after it begins.
pub(super) fn period(facts: &Facts<'_>) -> Option<(Date, Date)> {
    facts.period.start.get().zip(facts.period.end.get()).filter(|(start, end)| start <= end)
}

/// Months that have begun by the last day: what a ceiling is held against.
pub(super) fn begun_months(start: Date, end: Date) -> i64 {
    let whole = whole_months(start, end);
    if last_day(start, whole) == Some(end) { whole } else { whole + 1 }
}

/// Months that are over by the last day: what a floor is held against.
pub(super) fn whole_months(start: Date, end: Date) -> i64 {
    let years = i64::from(end.0.year()) - i64::from(start.0.year());
    let guess = years * 12 + i64::from(end.0.month()) - i64::from(start.0.month()) + 1;
    let is_over = |months: &i64| last_day(start, *months).is_some_and(|last| last <= end);
    (0..=guess.clamp(0, MOST_MONTHS)).rev().find(is_over).unwrap_or(0)
}

/// The last day of a project of so many months.
pub(crate) fn last_day(start: Date, months: i64) -> Option<Date> {
    let span = Span::new().try_months(months).ok()?;
    let next = start.0.checked_add(span).ok()?;
    // Without such a day in the last month (from 31 January, one month), that month's last day is the project's last.
    if next.day() < start.0.day() { Some(Date(next)) } else { next.yesterday().ok().map(Date) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::{Applicability, Status::*};
    use crate::testing::*;

    fn period(start: &str, end: &str) -> Value {
        json!({ "period": { "start": start, "end": end } })
    }

    #[test]
    fn a_ceiling_holds_to_the_day() {
        let rule = json!({ "kind": "duration", "at-most": 18 });
        statuses(
            &rule,
            &[
                (period("2021-01-01", "2022-06-30"), Met),
                (period("2021-01-01", "2022-07-01"), Broken),
                (period("2021-01-31", "2022-07-30"), Met),
                (period("2021-01-31", "2022-07-31"), Broken),
                (period("2021-01-01", ""), Undecided),
                (period("2021-01-02", "2021-01-01"), Undecided),
            ],
        );
        let over = check(&rule, &period("2021-01-01", "2022-07-01"));
        assert_eq!((over.measured, over.headroom), (Some(Measure::Months(19)), Some(Measure::Months(-1))));
        assert_eq!(over.fixes[0].act, FixAct::EndOn { day: day("2022-06-30") });
        assert_eq!(over.fixes[0].applicability, Applicability::Safe);
        assert_eq!(missing(&check(&rule, &period("2021-01-02", "2021-01-01"))), ["/period/end"]);
    }

    #[test]
    fn a_floor_holds_to_the_day() {
        let rule = json!({ "kind": "duration", "at-least": 12 });
        statuses(
            &rule,
            &[
                (period("2021-03-01", "2022-02-28"), Met),
                (period("2021-03-01", "2022-02-27"), Broken),
                (period("2021-01-31", "2022-01-30"), Met),
            ],
        );
    }

    #[test]
    fn the_end_of_a_short_month_is_the_end_of_the_month() {
        for (start, end, whole, begun) in [
            ("2021-01-31", "2021-02-28", 1, 1),
            ("2021-01-31", "2021-02-27", 0, 1),
            ("2021-01-01", "2021-01-01", 0, 1),
            ("2021-01-01", "2021-01-31", 1, 1),
            ("2020-02-29", "2021-02-28", 12, 12),
            ("1900-01-01", "2200-12-31", 3612, 3612),
        ] {
            assert_eq!(whole_months(day(start), day(end)), whole, "{start} {end}");
            assert_eq!(begun_months(day(start), day(end)), begun, "{start} {end}");
        }
    }

    #[test]
    fn months_that_are_left_are_counted() {
        let rule = json!({ "kind": "duration", "at-most": 36 });
        let months = |start, end| room(&rule, &period(start, end), &Question::Months);
        assert_eq!(months("2021-01-01", "2022-06-30"), Some(Measure::Months(18)));
        assert_eq!(months("2021-01-01", "2024-01-01"), Some(Measure::Months(-1)));
        assert_eq!(months("2021-01-01", ""), None);
    }
}
