//! Amounts, shares and days as the language writes them: "€ 1.234,56" with a no-break space, "€1,234.56".

use rust_decimal::Decimal;
use voorstel_model::{Date, Euro, Language, Quantity, Rate, UnitCost};

use crate::Words;

/// Keeps an amount and its sign on one line.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';

impl Words {
    /// An amount with its currency: `€ 1.234,56`, `€1,234.56`.
    pub fn money(&self, amount: Euro) -> String {
        let minus = if amount.is_negative() { "-" } else { "" };
        let digits = digits(&amount.abs().to_string(), self.language());
        match self.language() {
            Language::Nl => format!("€{NO_BREAK_SPACE}{minus}{digits}"),
            Language::En => format!("{minus}€{digits}"),
        }
    }

    /// An amount without its currency, for a column whose heading names it: `1.234,56`.
    pub fn amount(&self, amount: Euro) -> String {
        self.decimal(&amount.to_string())
    }

    /// The cost of one unit without its currency: two to four decimals.
    pub fn unit_cost(&self, cost: UnitCost) -> String {
        self.decimal(&cost.to_string())
    }

    /// A number of units, with as many decimals as it has: `0,5`.
    pub fn quantity(&self, quantity: Quantity) -> String {
        self.decimal(&quantity.to_string())
    }

    /// A whole number, grouped: `12.000`.
    pub fn count(&self, number: i64) -> String {
        self.decimal(&number.to_string())
    }

    /// A file's size, in a unit people read: `412 kB`, `1,2 MB`.
    pub fn size(&self, bytes: u64) -> String {
        let kilo = bytes.saturating_add(500) / 1000;
        if kilo < 1000 {
            return format!("{}{NO_BREAK_SPACE}kB", kilo.max(1));
        }
        let tenths = bytes.saturating_add(50_000) / 100_000;
        format!("{}{NO_BREAK_SPACE}MB", self.decimal(&format!("{}.{}", tenths / 10, tenths % 10)))
    }

    /// A share: `50 %`, `50%`; with as many decimals as it has.
    pub fn percent(&self, share: Rate) -> String {
        let percent = (share.decimal() * Decimal::ONE_HUNDRED).normalize();
        let digits = self.decimal(&percent.to_string());
        match self.language() {
            Language::Nl => format!("{digits}{NO_BREAK_SPACE}%"),
            Language::En => format!("{digits}%"),
        }
    }

    /// A day: `16 oktober 2020`, `16 October 2020`.
    pub fn date(&self, day: Date) -> String {
        let month = self.label(&format!("month-{}", day.0.month()));
        format!("{} {month} {}", day.0.day(), day.0.year())
    }

    /// Digits as the language groups them, with its own decimal sign.
    fn decimal(&self, plain: &str) -> String {
        match plain.strip_prefix('-') {
            Some(plain) => format!("-{}", digits(plain, self.language())),
            None => digits(plain, self.language()),
        }
    }
}

/// A plain decimal, as files write it, with the language's separators.
pub(crate) fn digits(plain: &str, language: Language) -> String {
    let (minus, plain) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (group, point) = match language {
        Language::Nl => ('.', ','),
        Language::En => (',', '.'),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut shown = minus.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            shown.push(group);
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(point);
        shown.push_str(fraction);
    }
    shown
}
