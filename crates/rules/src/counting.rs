//! A number that only grows as more is filled in, held against its limits.

use voorstel_model::Field;

use crate::report::{Bound, Measure};
use crate::verdict::Verdict;

/// A number as far as it is known.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// What is filled in, summed.
    pub known: i64,
    /// The fields that were summed.
    pub fields: Vec<Field>,
    /// The fields that are still empty.
    pub missing: Vec<Field>,
}

impl Counted {
    pub fn add(&mut self, number: u32, field: Field) {
        self.known = self.known.saturating_add(i64::from(number));
        self.fields.push(field);
    }

    /// Whether it keeps its limits. What is still missing can lift it over a floor, and over a ceiling.
    pub fn hold(self, at_least: Option<u32>, at_most: Option<u32>) -> Verdict {
        let number = self.known;
        let below = at_most.map(|most| (Bound::AtMost, i64::from(most), i64::from(most) - number));
        let above = at_least.map(|least| (Bound::AtLeast, i64::from(least), number - i64::from(least)));
        let is_over = below.is_some_and(|(_, _, room)| room < 0);
        let is_short = above.is_some_and(|(_, _, room)| room < 0);
        if !self.missing.is_empty() && !is_over && (is_short || below.is_some()) {
            return Verdict::undecided(self.missing);
        }
        // The side that is broken, or else the one that binds first.
        let Some((bound, limit, room)) = below.into_iter().chain(above).min_by_key(|(_, _, room)| *room) else {
            return Verdict::met();
        };
        Verdict::holds(room >= 0)
            .measured(Measure::Count(number))
            .limit(bound, Measure::Count(limit))
            .headroom(Measure::Count(room))
            .operands(self.fields)
    }
}
