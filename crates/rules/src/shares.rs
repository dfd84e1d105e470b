//! Solving a share for the amount that just keeps it: whole cents and millionths, so that nothing is rounded twice.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use voorstel_model::{Euro, Rate};

/// Millionths in one.
pub(crate) const MILLION: i128 = 1_000_000;

/// A part of a whole, and whether the whole grows with the part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub part: Euro,
    pub whole: Euro,
    pub grows: bool,
}

impl Share {
    /// The most by which the part can grow and still be at most that rate of the whole; below zero when it is more
    /// already, none when no growth would ever break it.
    pub fn room_below(self, rate: Rate) -> Option<Euro> {
        let (over, step) = self.gap(rate);
        (step > 0).then(|| Euro::from_whole_cents(over.div_euclid(step)))
    }

    /// The most by which the part can shrink and still be at least that rate of the whole; below zero by how much it
    /// has to grow, none when no growth would ever reach it.
    pub fn room_above(self, rate: Rate) -> Option<Euro> {
        let (over, step) = self.gap(rate);
        (step > 0).then(|| Euro::from_whole_cents((-over).div_euclid(step)))
    }

    /// `rate * whole - part`, and by how much that falls for each cent that the part grows, both in millionths.
    fn gap(self, rate: Rate) -> (i128, i128) {
        let rate = millionths(rate);
        let over = rate.saturating_mul(self.whole.cents()).saturating_sub(MILLION.saturating_mul(self.part.cents()));
        (over, MILLION - if self.grows { rate } else { 0 })
    }
}

/// A rate in millionths, exactly.
pub(crate) fn millionths(rate: Rate) -> i128 {
    (rate.decimal() * Decimal::from(MILLION)).trunc().to_i128().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    fn rate(millionths: i64) -> Rate {
        use voorstel_model::Typed;
        Rate::read(&format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)).unwrap()
    }

    proptest! {
        #[test]
        fn room_below_is_the_last_cent_that_fits(
            part in 0i64..1_000_000_000, whole in 1i64..1_000_000_000, parts in 0i64..1_000_000, grows: bool
        ) {
            let share = Share { part: Euro::from_cents(part), whole: Euro::from_cents(whole), grows };
            let room = share.room_below(rate(parts)).unwrap();
            let at = |by: Euro| {
                let whole = if grows { share.whole + by } else { share.whole };
                rate(parts).compare_share(share.part + by, whole)
            };
            prop_assert_ne!(at(room), Ordering::Greater);
            prop_assert_eq!(at(room + Euro::CENT), Ordering::Greater);
        }

        #[test]
        fn room_above_is_the_last_cent_that_can_go(
            part in 0i64..1_000_000_000, whole in 1i64..1_000_000_000, parts in 0i64..1_000_000, grows: bool
        ) {
            let share = Share { part: Euro::from_cents(part), whole: Euro::from_cents(whole), grows };
            let room = share.room_above(rate(parts)).unwrap();
            let at = |by: Euro| {
                let whole = if grows { share.whole - by } else { share.whole };
                rate(parts).compare_share(share.part - by, whole)
            };
            prop_assert_ne!(at(room), Ordering::Less);
            prop_assert_eq!(at(room + Euro::CENT), Ordering::Less);
        }
    }

    #[test]
    fn what_grows_with_a_rate_of_one_has_no_limit() {
        let share = Share { part: Euro::ZERO, whole: Euro::ZERO, grows: true };
        assert_eq!(share.room_below(Rate::percent(100)), None);
    }
}
