//! How a rule fares along a step: its status at every cent, month, word or partner more, in closed form.

use crate::report::Status;

/// So many cents, months, words or partners more; fewer below zero.
pub(crate) type Step = i128;

/// Further than any step that can be taken, and far from where the numbers end.
pub(crate) const FAR: Step = 100_000_000_000_000_000_000_000;

/// The status at every step: from each of these steps on the one beside it, until the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Course(Vec<(Step, Status)>);

impl Course {
    /// The same status at every step.
    pub fn always(status: Status) -> Course {
        Course(vec![(-FAR, status)])
    }

    /// Asks for the status at each of these steps, between which it does not change.
    pub fn through(mut changes: Vec<Step>, status: impl Fn(Step) -> Status) -> Course {
        changes.push(-FAR);
        changes.sort_unstable();
        changes.dedup();
        let mut course: Vec<(Step, Status)> = Vec::with_capacity(changes.len());
        for from in changes {
            let status = status(from);
            if course.last().is_none_or(|(_, last)| *last != status) {
                course.push((from, status));
            }
        }
        Course(course)
    }

    /// What several courses together make of it.
    pub fn together(courses: &[Course], status: impl Fn(&[Status]) -> Status) -> Course {
        let changes = courses.iter().flat_map(|course| course.0.iter().map(|(from, _)| *from)).collect();
        Course::through(changes, |step| {
            let each: Vec<Status> = courses.iter().map(|course| course.at(step)).collect();
            status(&each)
        })
    }

    /// Kept as long as neither the room below a ceiling nor that above a floor is below zero; what misses a floor while
    /// something that counts for it is still open is not decided yet.
    pub fn between(below: Option<Line>, above: Option<Line>, is_open: bool) -> Course {
        let mut changes = Vec::new();
        below.iter().chain(&above).for_each(|line| line.turns(&mut changes));
        let misses = |line: &Option<Line>, step: Step| line.as_ref().is_some_and(|line| line.at(step) < 0);
        Course::through(changes, |step| match (misses(&above, step), misses(&below, step)) {
            (true, _) if is_open => Status::Undecided,
            (false, false) => Status::Met,
            _ => Status::Broken,
        })
    }

    /// The status at a step.
    pub fn at(&self, step: Step) -> Status {
        self.0.get(self.piece(step)).map_or(Status::Met, |(_, status)| *status)
    }

    /// How far one can go before it is broken. What is broken and would be mended by less says how much less, below
    /// zero. What is still open, or would be mended by more, is followed from where it is met. None where nothing
    /// breaks it, or nothing mends it.
    pub fn most(&self) -> Option<Step> {
        let here = self.piece(0);
        let status = self.at(0);
        if status == Status::Broken && here > 0 {
            return self.0.get(here).map(|(from, _)| from - 1);
        }
        let met = self.0.iter().skip(here).position(|(_, status)| *status == Status::Met);
        let begin = match (status, met) {
            (Status::Met | Status::NotApplicable, _) => here,
            (_, Some(met)) => here + met,
            (Status::Undecided, None) => here,
            (Status::Broken, None) => return None,
        };
        let broken = self.0.iter().skip(begin + 1).find(|(_, status)| *status == Status::Broken);
        broken.map(|(from, _)| from - 1)
    }

    /// The least step that has to be taken until it is met, zero where it is; none where none does it.
    pub fn least(&self) -> Option<Step> {
        let fits = |status: Status| matches!(status, Status::Met | Status::NotApplicable);
        self.0.iter().skip(self.piece(0)).find(|(_, status)| fits(*status)).map(|(from, _)| (*from).max(0))
    }

    fn piece(&self, step: Step) -> usize {
        self.0.partition_point(|(from, _)| *from <= step).saturating_sub(1)
    }
}

/// A sum that changes evenly with a step, and otherwise from one stretch of steps to the next.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// What it is now.
    start: i128,
    /// The last step of each stretch, and by how much the sum changes with each step of it; the last stretch has no end.
    pieces: Vec<(Step, i128)>,
}

impl Line {
    /// A sum that does not change.
    pub fn still(start: i128) -> Line {
        Line::even(start, 0)
    }

    /// A sum that changes evenly.
    pub fn even(start: i128, slope: i128) -> Line {
        Line { start, pieces: vec![(FAR, slope)] }
    }

    /// A sum that changes by other slopes from one stretch to the next. The first stretch holds what lies before zero.
    pub fn bent(start: i128, pieces: Vec<(Step, i128)>) -> Line {
        Line { start, pieces }
    }

    pub fn at(&self, step: Step) -> i128 {
        let mut sum = self.start;
        let mut from = 0;
        for (until, slope) in &self.pieces {
            let to = step.min(*until);
            sum = sum.saturating_add(slope.saturating_mul(to - from));
            if step <= *until {
                break;
            }
            from = *until;
        }
        sum
    }

    /// So many times the sum.
    pub fn times(&self, factor: i128) -> Line {
        let each = |number: i128| number.saturating_mul(factor);
        Line {
            start: each(self.start),
            pieces: self.pieces.iter().map(|(until, slope)| (*until, each(*slope))).collect(),
        }
    }

    /// The sum less another.
    pub fn less(&self, other: &Line) -> Line {
        let mut ends: Vec<Step> = self.pieces.iter().chain(&other.pieces).map(|(until, _)| *until).collect();
        ends.sort_unstable();
        ends.dedup();
        Line {
            start: self.start.saturating_sub(other.start),
            pieces: ends.into_iter().map(|until| (until, self.slope(until) - other.slope(until))).collect(),
        }
    }

    /// By how much the sum changes with the step that leads to this one.
    pub fn slope(&self, step: Step) -> i128 {
        self.pieces.iter().find(|(until, _)| step <= *until).map_or(0, |(_, slope)| *slope)
    }

    /// Puts the steps into `changes` from which on it is no longer, or not yet, below zero.
    pub fn turns(&self, changes: &mut Vec<Step>) {
        let mut from = 0;
        for (until, slope) in &self.pieces {
            changes.push(until + 1);
            changes.extend(turn(self.at(from), *slope).map(|step| from + step));
            from = *until;
        }
    }
}

/// The first step at which a sum is on the other side of zero.
fn turn(start: i128, slope: i128) -> Option<Step> {
    match slope.signum() {
        1 => Some(-start.div_euclid(slope)),
        -1 => Some(start.div_euclid(-slope) + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::Status::*;

    proptest! {
        #[test]
        fn a_line_turns_where_it_says(
            start in -50i128..50, slopes in (-4i128..=4, -4i128..=4, -4i128..=4), bends in (0i128..20, 0i128..20)
        ) {
            let ends = [bends.0, bends.0 + bends.1, FAR];
            let line = Line::bent(start, ends.into_iter().zip([slopes.0, slopes.1, slopes.2]).collect());
            let other = Line::bent(start, vec![(bends.1, slopes.2), (FAR, slopes.0)]);
            for step in -80..80 {
                let next = line.at(step + 1) - line.at(step);
                prop_assert_eq!(next, line.slope(step + 1), "{}", step);
                prop_assert_eq!(line.less(&other).at(step), line.at(step) - other.at(step), "{}", step);
            }
            let status = |step| if line.at(step) < 0 { Broken } else { Met };
            let mut changes = Vec::new();
            line.turns(&mut changes);
            let course = Course::through(changes, status);
            for step in -80..80 {
                prop_assert_eq!(course.at(step), status(step), "{}", step);
            }
        }
    }

    #[test]
    fn what_is_met_may_go_on_until_it_is_broken() {
        let course = |pieces: &[(Step, Status)]| {
            Course::through(pieces.iter().map(|(from, _)| *from).collect(), |step| {
                pieces.iter().rev().find(|(from, _)| *from <= step).map_or(Met, |(_, status)| *status)
            })
        };
        assert_eq!(course(&[(5, Broken)]).most(), Some(4));
        assert_eq!(course(&[(-4, Broken)]).most(), Some(-5), "less would mend it");
        assert_eq!(course(&[(-9, Broken), (3, Met), (8, Broken)]).most(), Some(-10));
        assert_eq!(course(&[(-FAR, Broken), (3, Met), (8, Broken)]).most(), Some(7), "only more mends it");
        assert_eq!(course(&[(-FAR, Undecided), (1, Broken), (3, Met), (8, Broken)]).most(), Some(7));
        assert_eq!(course(&[(-FAR, Undecided), (1, Broken)]).most(), Some(0));
        assert_eq!(Course::always(Broken).most(), None);
        assert_eq!(Course::always(Met).most(), None);
        assert_eq!(course(&[(-FAR, Broken), (3, Met)]).least(), Some(3));
        assert_eq!(course(&[(-FAR, Broken), (-3, Met)]).least(), Some(0));
        assert_eq!(Course::always(Broken).least(), None);
    }
}
