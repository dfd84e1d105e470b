//! What was probably meant where a value has the wrong shape: money and percents that were mixed up, numbers and days as
//! one writes them elsewhere.

use toml::de::DeValue;
use voorstel_model::{Date, Euro, Rate, Text, Typed as _};

use crate::format::Shape;
use crate::problem::both;
use crate::spelling::{decimals, is_code};

/// What would mend the value; empty where nobody can know.
pub(crate) fn hint(shape: Shape, found: &DeValue<'_>) -> Text {
    let (text, is_text) = match found {
        DeValue::String(text) => (text.trim().to_owned(), true),
        DeValue::Integer(number) => (number.as_str().to_owned(), false),
        DeValue::Float(number) => (number.as_str().to_owned(), false),
        DeValue::Datetime(day) => (day.to_string(), false),
        _ => return Text::default(),
    };
    match shape {
        Shape::Rate => rate(&text),
        Shape::Euro => euro(&text, is_text),
        Shape::Day => day(&text).map(|day| write(&day)).unwrap_or_default(),
        Shape::Code => code(&text).map(|code| write(&code)).unwrap_or_default(),
        Shape::Count | Shape::Version if is_text && text.parse::<u32>().is_ok() => {
            both(format!("schrijf {text} zonder aanhalingstekens"), format!("write {text} without quotes"))
        }
        _ => Text::default(),
    }
}

fn write(meant: &str) -> Text {
    both(format!("bedoelt u \"{meant}\"?"), format!("did you mean \"{meant}\"?"))
}

/// `90` and `90,5 %` are percents; more than everything is probably an amount.
fn rate(text: &str) -> Text {
    let number = text.strip_suffix('%').unwrap_or(text).trim().replace(',', ".");
    let percent = format!("{number}%");
    let all = Rate::percent(100);
    let fraction = Rate::read(&number).ok().filter(|rate| *rate <= all && number == text);
    match (fraction, Rate::read(&percent)) {
        // A fraction that lacked its quotes.
        (Some(_), _) => write(&number),
        (None, Ok(rate)) if rate <= all => write(&percent),
        _ if Euro::read(&number).is_ok() => both(
            "een aandeel is hoogstens 100 %; een bedrag in euro hoort bij een regel van de soort `kind:amount`",
            "a share is at most 100 %; an amount in euro belongs to a rule of the kind `kind:amount`",
        ),
        _ => Text::default(),
    }
}

/// `1.234,56`, `€ 800.000` and `40.000` are amounts as people write them; `90%` is none.
fn euro(text: &str, is_text: bool) -> Text {
    if text.ends_with('%') {
        return both(
            "dit is een percentage: een aandeel hoort bij een regel van de soort `kind:share`, onder `at-least` of `at-most`",
            "this is a percentage: a share belongs to a rule of the kind `kind:share`, under `at-least` or `at-most`",
        );
    }
    let bare: String = text
        .trim_start_matches("EUR")
        .trim_end_matches("EUR")
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '€')
        .collect();
    let separators: Vec<char> = bare.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
    // The last separator is a decimal one when it stands alone of its kind with one or two digits behind it.
    let last = bare.rfind(['.', ',']).map(|at| bare.split_at(at));
    let plain: String = match last {
        Some((whole, cents))
            if is_text
                && (2..=3).contains(&cents.len())
                && separators.iter().filter(|one| cents.starts_with(**one)).count() == 1 =>
        {
            format!("{}.{}", whole.replace(['.', ','], ""), cents.get(1..).unwrap_or_default())
        }
        Some(_) if is_text => bare.replace(['.', ','], ""),
        _ => bare.clone(),
    };
    match Euro::read(&plain) {
        Ok(amount) if decimals(&plain) <= 2 => write(&amount.to_string()),
        _ => Text::default(),
    }
}

/// `31/1/2021`, `31-01-2021`, or a day without its quotes.
fn day(text: &str) -> Option<String> {
    if Date::read(text).is_ok() {
        return Some(text.to_owned());
    }
    let mut parts = text.split(['/', '-', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let meant = format!("{year}-{month:0>2}-{day:0>2}");
    (parts.next().is_none() && Date::read(&meant).is_ok()).then_some(meant)
}

/// `Eigen deel` as `eigen-deel`.
fn code(text: &str) -> Option<String> {
    let mut code = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            code.push(letter);
        } else if !code.is_empty() && !code.ends_with('-') {
            code.push('-');
        }
    }
    let code = code.trim_end_matches('-').to_owned();
    is_code(&code).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn meant(shape: Shape, text: &str) -> String {
        hint(shape, &DeValue::String(Cow::Borrowed(text))).en
    }

    #[test]
    fn percents_and_money_that_were_mixed_up_are_told_apart() {
        assert_eq!(meant(Shape::Rate, "90"), "did you mean \"90%\"?");
        assert_eq!(meant(Shape::Rate, "90,5 %"), "did you mean \"90.5%\"?");
        assert!(meant(Shape::Rate, "40000").contains("an amount in euro belongs to a rule of the kind `kind:amount`"));
        assert!(meant(Shape::Rate, "150%").contains("a share is at most 100 %"));
        assert!(meant(Shape::Euro, "90%").contains("a share belongs to a rule of the kind `kind:share`"));
        assert_eq!(meant(Shape::Rate, "half"), "");
    }

    #[test]
    fn amounts_are_understood_as_people_write_them() {
        for (typed, amount) in [
            ("1.234,56", "1234.56"),
            ("€ 800.000", "800000.00"),
            ("40.000", "40000.00"),
            ("1,234,567.8", "1234567.80"),
            ("40000 EUR", "40000.00"),
            ("12,5", "12.50"),
        ] {
            assert_eq!(meant(Shape::Euro, typed), format!("did you mean \"{amount}\"?"), "{typed}");
        }
        assert_eq!(meant(Shape::Euro, "veel"), "");
    }

    #[test]
    fn days_and_codes_are_understood_as_people_write_them() {
        assert_eq!(meant(Shape::Day, "31/1/2021"), "did you mean \"2021-01-31\"?");
        assert_eq!(meant(Shape::Day, "soon"), "");
        assert_eq!(meant(Shape::Code, "Eigen deel (50 %)"), "did you mean \"eigen-deel-50\"?");
        assert_eq!(meant(Shape::Count, "36"), "write 36 without quotes");
    }
}
