//! Money and shares: exact decimals, one rounding function, comparison by cross-multiplication.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

use crate::entry::{Problem, Typed};

/// The largest amount that can be entered, in euro; a bound that keeps every sum and product exact.
const LARGEST_AMOUNT: i64 = 9_999_999_999_999;
/// The largest quantity that can be entered.
const LARGEST_QUANTITY: i64 = 9_999_999;
/// The largest cost of one unit that can be entered, in euro.
const LARGEST_UNIT_COST: i64 = 999_999_999;
/// Millionths in one, the resolution of a [`Rate`].
const MILLION: i128 = 1_000_000;

/// How a fraction of a cent is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest cent, halves away from zero: amounts that are shown and summed.
    Nearest,
    /// Down: the most that still keeps under a ceiling.
    Down,
    /// Up: the least that still reaches a floor.
    Up,
}

/// The one place where an amount is rounded to the cent.
pub fn round_to_cent(amount: Decimal, rounding: Rounding) -> Euro {
    let strategy = match rounding {
        Rounding::Nearest => RoundingStrategy::MidpointAwayFromZero,
        Rounding::Down => RoundingStrategy::ToNegativeInfinity,
        Rounding::Up => RoundingStrategy::ToPositiveInfinity,
    };
    let mut rounded = amount.round_dp_with_strategy(2, strategy);
    rounded.rescale(2);
    Euro(rounded)
}

/// An amount of money in euro, exact to the cent.
///
/// Written as a decimal string with two decimals (`"4250.00"`) at every border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Euro(Decimal);

impl Euro {
    /// No money.
    pub const ZERO: Euro = Euro(Decimal::ZERO);
    /// One cent, the smallest step a rule can be missed by.
    pub const CENT: Euro = Euro(Decimal::from_parts(1, 0, 0, false, 2));

    /// An amount from whole cents.
    pub fn from_cents(cents: i64) -> Euro {
        Euro(Decimal::new(cents, 2))
    }

    /// An amount from whole cents; beyond what a decimal holds, the largest one.
    pub fn from_whole_cents(cents: i128) -> Euro {
        let largest = if cents < 0 { Decimal::MIN } else { Decimal::MAX };
        Euro(Decimal::try_from_i128_with_scale(cents, 2).unwrap_or(largest))
    }

    /// The amount as a decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The amount in cents.
    #[inline]
    pub fn cents(self) -> i128 {
        if self.0.scale() == 2 {
            return self.0.mantissa();
        }
        let mut cents = self.0;
        cents.rescale(2);
        cents.mantissa()
    }

    /// Whether the amount is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the amount is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// Whether it is an amount that can be written in a field.
    pub fn can_be_entered(self) -> bool {
        !self.is_negative() && self.0 <= Decimal::from(LARGEST_AMOUNT)
    }

    /// The amount without its sign.
    pub fn abs(self) -> Euro {
        Euro(self.0.abs())
    }
}

impl Add for Euro {
    type Output = Euro;
    fn add(self, other: Euro) -> Euro {
        Euro(self.0.saturating_add(other.0))
    }
}

impl Sub for Euro {
    type Output = Euro;
    fn sub(self, other: Euro) -> Euro {
        Euro(self.0.saturating_sub(other.0))
    }
}

impl Neg for Euro {
    type Output = Euro;
    fn neg(self) -> Euro {
        // A decimal knows a zero below zero, which would be written "-0.00".
        if self.is_zero() { self } else { Euro(-self.0) }
    }
}

impl Sum for Euro {
    fn sum<I: Iterator<Item = Euro>>(amounts: I) -> Euro {
        amounts.fold(Euro::ZERO, Add::add)
    }
}

impl fmt::Display for Euro {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.2}", self.0)
    }
}

impl Typed for Euro {
    const WHAT: &'static str = "an amount such as \"1234.56\"";

    fn read(text: &str) -> Result<Self, Problem> {
        let number = read_decimal(text, 2, LARGEST_AMOUNT)?;
        Ok(round_to_cent(number, Rounding::Nearest))
    }
}

/// How many units a budget line counts: at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(Decimal);

impl Quantity {
    /// The quantity as a decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.normalize())
    }
}

impl Typed for Quantity {
    const WHAT: &'static str = "a number such as \"12\" or \"0.5\"";

    fn read(text: &str) -> Result<Self, Problem> {
        Ok(Quantity(read_decimal(text, 4, LARGEST_QUANTITY)?))
    }
}

/// What one unit costs, in euro: two to four decimals, so that a price for a sheet or a kilometre is not rounded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnitCost(Decimal);

impl UnitCost {
    /// The unit cost as a decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The cost of so many units, to the cent.
    pub fn times(self, quantity: Quantity) -> Euro {
        match self.cents_of(quantity) {
            Some(cents) => Euro::from_cents(cents),
            // The bounds of both factors keep their product within 28 digits: nothing is lost before the rounding.
            None => round_to_cent(self.0.saturating_mul(quantity.0), Rounding::Nearest),
        }
    }

    /// The same in cents, by whole numbers: as exact, and many times quicker. None for the rare product that no word of
    /// the machine holds.
    fn cents_of(self, quantity: Quantity) -> Option<i64> {
        let units = u64::try_from(self.0.mantissa()).ok()?;
        let product = units.checked_mul(u64::try_from(quantity.0.mantissa()).ok()?)?;
        let decimals = self.0.scale() + quantity.0.scale();
        let cents = match decimals.checked_sub(2) {
            // Halves go away from zero, which is up: neither factor is below zero.
            Some(beyond) => {
                let cent = 10u64.checked_pow(beyond)?;
                product / cent + u64::from(product % cent >= cent.div_ceil(2))
            }
            None => product.checked_mul(10u64.pow(2 - decimals))?,
        };
        i64::try_from(cents).ok()
    }
}

impl fmt::Display for UnitCost {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0.normalize();
        if shown.scale() < 2 {
            shown.rescale(2);
        }
        write!(out, "{shown}")
    }
}

impl Typed for UnitCost {
    const WHAT: &'static str = "an amount such as \"42.50\"";

    fn read(text: &str) -> Result<Self, Problem> {
        Ok(UnitCost(read_decimal(text, 4, LARGEST_UNIT_COST)?))
    }
}

/// A share or a flat rate as a fraction of one (`0.07` is 7 %), at most six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(Decimal);

impl Rate {
    /// Nothing of it.
    pub const ZERO: Rate = Rate(Decimal::ZERO);

    /// A rate from whole percents.
    pub fn percent(percent: u32) -> Rate {
        Rate(Decimal::new(i64::from(percent), 2).normalize())
    }

    /// The rate as a fraction of one.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The share that `part` is of `whole`, to four decimals: for showing only, never for deciding a rule.
    pub fn shown(part: Euro, whole: Euro) -> Option<Rate> {
        part.0
            .checked_div(whole.0)
            .map(|share| Rate(share.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)))
    }

    /// Compares the share that `part` is of `whole` with this rate, by cross-multiplication and so without rounding.
    ///
    /// Of nothing, nothing is exactly any share; something is more than any share.
    pub fn compare_share(self, part: Euro, whole: Euro) -> Ordering {
        let millionths = (self.0 * Decimal::from(1_000_000)).trunc().to_i128().unwrap_or(0);
        let left = part.cents().saturating_mul(MILLION);
        let right = millionths.saturating_mul(whole.cents());
        left.cmp(&right)
    }

    /// This share of an amount, to the cent.
    pub fn of(self, whole: Euro, rounding: Rounding) -> Euro {
        round_to_cent(self.0.saturating_mul(whole.0), rounding)
    }

    /// What is left of one: 50 % for 50 %, 10 % for 90 %.
    pub fn complement(self) -> Rate {
        Rate(Decimal::ONE - self.0)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.normalize())
    }
}

impl Typed for Rate {
    const WHAT: &'static str = "a share such as \"0.07\" or \"7%\"";

    fn read(text: &str) -> Result<Self, Problem> {
        match text.trim().strip_suffix('%') {
            Some(percent) => Ok(Rate((read_decimal(percent.trim_end(), 4, 1000)? / Decimal::ONE_HUNDRED).normalize())),
            None => Ok(Rate(read_decimal(text, 6, 10)?.normalize())),
        }
    }
}

/// Reads a plain decimal (`-?digits[.digits]`), the only way numbers are written in files.
fn read_decimal(text: &str, decimals: usize, largest: i64) -> Result<Decimal, Problem> {
    let text = text.trim();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let point_without_digits = unsigned.contains('.') && fraction.is_empty();
    if whole.is_empty() || point_without_digits || !digits(whole) || !digits(fraction) {
        return Err(Problem::NotANumber);
    }
    if text.len() != unsigned.len() && unsigned.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        return Err(Problem::Negative);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return Err(Problem::TooManyDecimals);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 15 {
        return Err(Problem::TooLarge);
    }
    let number: Decimal = format!("0{whole}.{fraction}0").parse().map_err(|_| Problem::NotANumber)?;
    if number > Decimal::from(largest) {
        return Err(Problem::TooLarge);
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn euro(text: &str) -> Euro {
        Euro::read(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
    }

    #[test]
    fn amounts_are_written_with_two_decimals() {
        for (typed, shown) in [("40000", "40000.00"), ("0.5", "0.50"), ("1.10", "1.10"), ("0", "0.00"), ("007", "7.00")]
        {
            assert_eq!(euro(typed).to_string(), shown);
        }
    }

    #[test]
    fn no_money_has_no_sign() {
        assert_eq!((-euro("0")).to_string(), "0.00");
        assert_eq!((-(euro("5") - euro("5"))).to_string(), "0.00");
        assert_eq!((-euro("5")).to_string(), "-5.00");
    }

    #[test]
    fn what_is_no_plain_amount_is_named() {
        for (typed, problem) in [
            ("40 u.", Problem::NotANumber),
            ("1.234,56", Problem::NotANumber),
            ("1e9", Problem::NotANumber),
            ("5.", Problem::NotANumber),
            ("", Problem::NotANumber),
            ("-1", Problem::Negative),
            ("1.005", Problem::TooManyDecimals),
            ("99999999999999999999999999", Problem::TooLarge),
        ] {
            assert_eq!(Euro::read(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn a_share_is_compared_to_the_cent_without_rounding() {
        let half = Rate::percent(50);
        assert_eq!(half.compare_share(euro("40000.00"), euro("80000.00")), Ordering::Equal);
        assert_eq!(half.compare_share(euro("40000.01"), euro("80000.00")), Ordering::Greater);
        assert_eq!(half.compare_share(euro("39999.99"), euro("80000.00")), Ordering::Less);
        assert_eq!(half.compare_share(euro("0.01"), euro("0.03")), Ordering::Less);
    }

    #[test]
    fn the_most_and_the_least_of_a_share_stand_on_either_side_of_it() {
        let rate = Rate::read("33.3333%").unwrap_or_default();
        let whole = euro("100.01");
        assert_ne!(rate.compare_share(rate.of(whole, Rounding::Down), whole), Ordering::Greater);
        assert_ne!(rate.compare_share(rate.of(whole, Rounding::Up), whole), Ordering::Less);
    }

    proptest! {
        #[test]
        fn whole_numbers_give_what_decimals_give(
            cost in 0u64..=9_999_999_990_000, by in 0usize..=4, units in 0u64..=99_999_990_000, of in 0usize..=4
        ) {
            let typed = |number: u64, decimals: usize| match 10u64.pow(decimals as u32) {
                1 => (number / 10_000).to_string(),
                one => format!("{}.{:0decimals$}", number / one / 10_000, number % one),
            };
            let (cost, units) = (UnitCost::read(&typed(cost, by)).unwrap(), Quantity::read(&typed(units, of)).unwrap());
            let exact = round_to_cent(cost.decimal() * units.decimal(), Rounding::Nearest);
            prop_assert_eq!(cost.times(units).to_string(), exact.to_string());
        }
    }

    #[test]
    fn half_a_cent_goes_up() {
        for (cost, units, line) in
            [("0.01", "0.5", "0.01"), ("0.01", "0.49", "0.00"), ("0.0001", "50", "0.01"), ("3", "7", "21.00")]
        {
            let (cost, units) = (UnitCost::read(cost).unwrap_or_default(), Quantity::read(units).unwrap_or_default());
            assert_eq!(cost.times(units).to_string(), line);
        }
    }

    #[test]
    fn what_can_be_entered_is_what_can_be_read() {
        for amount in ["0", "0.01", "9999999999999.00"] {
            assert!(euro(amount).can_be_entered());
        }
        assert!(!(-Euro::CENT).can_be_entered());
        let beyond = euro("9999999999999.00") + Euro::CENT;
        assert!(!beyond.can_be_entered() && Euro::read(&beyond.to_string()).is_err());
    }

    #[test]
    fn the_largest_line_is_exact() {
        let cost = UnitCost::read("999999999").unwrap_or_default();
        let quantity = Quantity::read("9999999").unwrap_or_default();
        assert_eq!(cost.times(quantity).to_string(), "9999998990000001.00");
    }
}
