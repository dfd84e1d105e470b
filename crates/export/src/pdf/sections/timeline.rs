//! When each action runs, as lengths along an axis from 0 to 1. Lengths are for drawing only.

use jiff::ToSpan;
use jiff::civil::Date as Day;
use serde::Serialize;
use voorstel_model::Action;

use super::cover::shortened_to;
use crate::pdf::material::{Material, action_code};

/// How many actions one drawing holds; more are drawn in several, so that each fits on a page.
const ACTIONS_A_DRAWING: usize = 24;
/// How much of a title fits beside its bar.
const LONGEST_TITLE: usize = 52;
/// Up to so many months, each has its name.
const NAMED_MONTHS: usize = 18;
/// Up to so many months, each has its number.
const NUMBERED_MONTHS: usize = 42;
/// Up to so many months, quarters are ticked.
const TICKED_MONTHS: usize = 120;

/// One drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Timeline {
    years: Vec<Span>,
    months: Vec<Span>,
    project: Option<Length>,
    rows: Vec<Row>,
    /// What the drawing says, for who cannot see it.
    pub(crate) description: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Length {
    from: f64,
    to: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Span {
    label: String,
    from: f64,
    to: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    code: String,
    title: String,
    /// None while its days are not known, or do not follow each other.
    bar: Option<Length>,
    /// Whether the bar leaves the project's period.
    outside: bool,
}

/// The drawings, or none while no action has days.
pub(crate) fn timelines(material: &Material<'_>) -> Vec<Timeline> {
    let dossier = material.input.dossier;
    let project = ordered(dossier.period.start.get().map(|day| day.0), dossier.period.end.get().map(|day| day.0));
    let actions: Vec<(usize, &Action)> =
        dossier.actions.iter().enumerate().filter(|(_, action)| material.is_in(action)).collect();
    let days: Vec<Option<(Day, Day)>> = actions
        .iter()
        .map(|(_, action)| ordered(action.start.get().map(|day| day.0), action.end.get().map(|day| day.0)))
        .collect();
    if days.iter().all(Option::is_none) {
        return Vec::new();
    }
    let all = || days.iter().flatten().chain(project.as_ref());
    let (Some(first), Some(last)) = (all().map(|days| days.0).min(), all().map(|days| days.1).max()) else {
        return Vec::new();
    };
    let axis = Axis::over(first, last);
    let rows: Vec<Row> = actions
        .iter()
        .zip(&days)
        .map(|((at, action), days)| Row {
            code: action_code(*at),
            title: shortened_to(&material.typed.line(&action.title), LONGEST_TITLE),
            bar: days.map(|(start, end)| axis.length(start, end)),
            outside: match (days, project) {
                (Some((start, end)), Some((first, last))) => *start < first || *end > last,
                _ => false,
            },
        })
        .collect();
    let (years, months) = (axis.years(), axis.months(material));
    rows.chunks(ACTIONS_A_DRAWING)
        .zip(actions.chunks(ACTIONS_A_DRAWING))
        .map(|(rows, actions)| Timeline {
            years: years.clone(),
            months: months.clone(),
            project: project.map(|(start, end)| axis.length(start, end)),
            rows: rows.to_vec(),
            description: {
                let said = rows.iter().zip(actions).map(|(row, (_, action))| {
                    format!("{}: {}", row.code, material.days(&action.start, &action.end).text)
                });
                material.say("export-timeline-description", &[("actions", said.collect::<Vec<_>>().join("; ").into())])
            },
        })
        .collect()
}

fn ordered(start: Option<Day>, end: Option<Day>) -> Option<(Day, Day)> {
    Some((start?, end?)).filter(|(start, end)| start <= end)
}

/// Whole months from the first to the last.
struct Axis {
    start: Day,
    months: usize,
    days: f64,
}

impl Axis {
    fn over(first: Day, last: Day) -> Axis {
        let start = first.first_of_month();
        let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month())
            - i32::from(first.month())
            + 1;
        let months = usize::try_from(months).unwrap_or(1).max(1);
        let end = last.last_of_month().saturating_add(1.day());
        Axis { start, months, days: f64::from(days_between(start, end)).max(1.0) }
    }

    fn at(&self, day: Day) -> f64 {
        f64::from(days_between(self.start, day)) / self.days
    }

    /// From the morning of one day to the evening of another.
    fn length(&self, start: Day, end: Day) -> Length {
        Length { from: self.at(start), to: self.at(end.saturating_add(1.day())).min(1.0) }
    }

    /// The axis in steps of so many months, cut where such a step begins in the calendar.
    fn steps(&self, months: i32) -> Vec<(Day, f64, f64)> {
        let mut steps = Vec::new();
        let mut from = self.start;
        let end = self.start.saturating_add(i64::try_from(self.months).unwrap_or(1).months());
        while from < end {
            let since_year_zero = i32::from(from.year()) * 12 + i32::from(from.month()) - 1;
            let until = from.saturating_add((months - since_year_zero.rem_euclid(months)).months()).min(end);
            steps.push((from, self.at(from), self.at(until)));
            from = until;
        }
        steps
    }

    /// Names of years, or of every fifth or tenth where they would not fit.
    fn years(&self) -> Vec<Span> {
        let every = match self.months {
            0..=180 => 1,
            181..=720 => 5,
            _ => 25,
        };
        self.steps(12 * every)
            .into_iter()
            .map(|(day, from, to)| Span {
                label: if to - from < 0.05 { String::new() } else { day.year().to_string() },
                from,
                to,
            })
            .collect()
    }

    fn months(&self, material: &Material<'_>) -> Vec<Span> {
        let names = material.label("export-months-short");
        let names: Vec<&str> = names.split_whitespace().collect();
        let name = |day: Day| names.get(month(day)).copied().unwrap_or_default().to_owned();
        let number = |day: Day| (month(day) + 1).to_string();
        let (every, label): (i32, &dyn Fn(Day) -> String) = if self.months <= NAMED_MONTHS {
            (1, &name)
        } else if self.months <= NUMBERED_MONTHS {
            (1, &number)
        } else if self.months <= TICKED_MONTHS {
            (3, &|_| String::new())
        } else {
            return Vec::new();
        };
        self.steps(every).into_iter().map(|(day, from, to)| Span { label: label(day), from, to }).collect()
    }
}

/// Months from January, counted from 0.
fn month(day: Day) -> usize {
    usize::try_from(day.month() - 1).unwrap_or_default()
}

fn days_between(from: Day, to: Day) -> i32 {
    from.until(to).map(|span| span.get_days()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_axis_is_cut_where_years_and_months_begin() {
        let axis = Axis::over(date(2020, 11, 15), date(2022, 2, 3));
        assert_eq!(axis.months, 16);
        let years: Vec<String> = axis.steps(12).iter().map(|(day, ..)| day.to_string()).collect();
        assert_eq!(years, ["2020-11-01", "2021-01-01", "2022-01-01"]);
        assert_eq!(axis.steps(1).len(), 16);
        assert_eq!(axis.steps(1).last().map(|(_, _, to)| *to), Some(1.0));
    }

    #[test]
    fn a_bar_runs_through_its_last_day() {
        let axis = Axis::over(date(2021, 1, 1), date(2021, 12, 31));
        assert_eq!(axis.length(date(2021, 1, 1), date(2021, 12, 31)), Length { from: 0.0, to: 1.0 });
        let day = axis.length(date(2021, 1, 1), date(2021, 1, 1));
        assert!((day.to - 1.0 / 365.0).abs() < 1e-9, "a day is as wide as a day");
    }

    #[test]
    fn centuries_do_not_crowd_the_axis() {
        let axis = Axis::over(date(1900, 1, 1), date(2200, 12, 31));
        assert!(axis.years().len() <= 14, "{:?}", axis.years());
    }
}
