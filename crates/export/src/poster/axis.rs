//! The days of the poster from left to right, in whole months.

use jiff::ToSpan;
use jiff::civil::Date as Day;

/// A stretch of time, with where it begins and ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub(super) from: Day,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Whole months between two places of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    start: Day,
    end: Day,
    left: f64,
    width: f64,
}

impl Axis {
    /// From the month of one day to the month of another.
    pub(super) fn over(first: Day, last: Day, left: f64, right: f64) -> Axis {
        let end = last.max(first).last_of_month().saturating_add(1.day());
        Axis { start: first.first_of_month(), end, left, width: right - left }
    }

    /// Where a day begins.
    pub(super) fn at(&self, day: Day) -> f64 {
        let share = f64::from(days(self.start, day)) / f64::from(days(self.start, self.end)).max(1.0);
        self.left + self.width * share.clamp(0.0, 1.0)
    }

    /// Where a day ends.
    pub(super) fn after(&self, day: Day) -> f64 {
        self.at(day.saturating_add(1.day()))
    }

    /// Whether a day is on it.
    pub(super) fn holds(&self, day: Day) -> bool {
        self.start <= day && day < self.end
    }

    /// The axis in steps of so many months, cut where such a step begins in the calendar.
    pub(super) fn steps(&self, months: i32) -> Vec<Span> {
        let mut steps = Vec::new();
        let mut from = self.start;
        while from < self.end {
            let since_year_zero = i32::from(from.year()) * 12 + i32::from(from.month()) - 1;
            let until = from.saturating_add((months - since_year_zero.rem_euclid(months)).months()).min(self.end);
            steps.push(Span { from, left: self.at(from), right: self.at(until) });
            from = until;
        }
        steps
    }

    /// How wide a month is, on average.
    pub(super) fn month(&self) -> f64 {
        self.width * 30.44 / f64::from(days(self.start, self.end)).max(1.0)
    }
}

fn days(from: Day, to: Day) -> i32 {
    from.until(to).map(|span| span.get_days()).unwrap_or_default()
}
