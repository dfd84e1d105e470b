//! Sums in whole cents, reckoned apart from the application to hold its figures against.

use serde_json::Value;

/// Cents of an amount as files write it: `44.50`.
pub fn cents(decimal: &str) -> i128 {
    scaled(decimal, 2)
}

/// A number as a Dutch reader types it, such as `1.250,25`, as files write it.
pub fn plain(typed: &str) -> String {
    typed.replace('.', "").replace(',', ".")
}

/// A quantity times a cost per unit, both as files write them, to the cent, halves away from zero.
pub fn times(quantity: &str, unit_cost: &str) -> i128 {
    per(scaled(quantity, 6) * scaled(unit_cost, 6), 10_i128.pow(10))
}

/// A part of an amount, to the cent: `part(7, 100, cost)` is 7 percent of it.
pub fn part(numerator: i128, denominator: i128, amount: i128) -> i128 {
    per(numerator * amount, denominator)
}

/// How a reader sees an amount: `82.422,20` in Dutch, `82,422.20` in English.
pub fn shown(cents: i128, language: &str) -> String {
    let (thousands, point) = if language == "nl" { ('.', ',') } else { (',', '.') };
    let digits = (cents / 100).to_string();
    let mut whole = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            whole.push(thousands);
        }
        whole.push(digit);
    }
    format!("{whole}{point}{:02}", cents % 100)
}

/// How a reader sees a cost per unit: to the cent, or further where it is finer.
pub fn price(decimal: &str, language: &str) -> String {
    match decimal.split_once('.') {
        Some((whole, fine)) if fine.trim_end_matches('0').len() > 2 => {
            format!("{whole}{}{fine}", if language == "nl" { ',' } else { '.' })
        }
        _ => shown(cents(decimal), language),
    }
}

/// The cost of a budget row in a dossier's file.
pub fn row_cost(row: &Value) -> i128 {
    times(text(row, "quantity"), text(row, "unit_cost"))
}

/// A text of an entity, empty when it has none.
pub fn text<'a>(entity: &'a Value, field: &str) -> &'a str {
    entity[field].as_str().unwrap_or_default()
}

fn scaled(decimal: &str, places: usize) -> i128 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits: String = whole.chars().chain(fraction.chars().chain("0".repeat(places).chars()).take(places)).collect();
    digits.parse().unwrap_or_default()
}

fn per(amount: i128, by: i128) -> i128 {
    (2 * amount + by) / (2 * by)
}

#[test]
fn the_sums_that_journeys_are_held_to_are_right() {
    assert_eq!(cents(&plain("1.250,25")), 125_025);
    assert_eq!(cents("44.5"), 4_450);
    assert_eq!(times("0.5", "0.03"), 2, "half a cent goes up");
    assert_eq!(times("4800", "0.3573"), 171_504);
    assert_eq!(price("0.3573", "nl"), "0,3573");
    assert_eq!(part(7, 100, 50), 4, "3.5 cents go up");
    assert_eq!(shown(123_456_705, "nl"), "1.234.567,05");
    assert_eq!(shown(99_900, "en"), "999.00");
}
