//! Numbers and days as people type and paste them, turned into the plain form in which a dossier keeps them.
//!
//! What is not understood stays as it was typed: nothing here ever guesses a value that the text does not say. The plain
//! form that comes out is understood as itself in either language, so understanding twice changes nothing.

use jiff::civil::Date;
use voorstel_model::{Edit, Field, FieldValue, Language, List};

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Number,
    Share,
    Count,
    Day,
    Text,
}

/// An edit with its numbers and days in plain form.
pub fn edit(edit: Edit, language: Language) -> Edit {
    match edit {
        Edit::Set { field, value } => {
            let value = self::value(&field, value, language);
            Edit::Set { field, value }
        }
        Edit::Add { list, id, after, fields } => {
            let fields = fields
                .into_iter()
                .map(|(name, value)| {
                    let value = value_for(takes_in(list, &name), value, language);
                    (name, value)
                })
                .collect();
            Edit::Add { list, id, after, fields }
        }
        other @ (Edit::Remove { .. } | Edit::Restore { .. } | Edit::Move { .. }) => other,
    }
}

/// A value of a field in plain form.
pub fn value(field: &Field, value: FieldValue, language: Language) -> FieldValue {
    value_for(takes(field), value, language)
}

fn value_for(takes: Takes, value: FieldValue, language: Language) -> FieldValue {
    let FieldValue::Text(text) = value else { return value };
    match takes {
        Takes::Text => FieldValue::Text(text),
        Takes::Number => FieldValue::Text(number(&text, language)),
        Takes::Share => FieldValue::Text(share(&text, language)),
        Takes::Day => FieldValue::Text(day(&text)),
        Takes::Count if text.trim().is_empty() => FieldValue::Empty,
        Takes::Count => match number(&text, language).parse() {
            Ok(count) => FieldValue::Count(count),
            Err(_) => FieldValue::Text(text),
        },
    }
}

fn takes(field: &Field) -> Takes {
    let parts = field.parts();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["indirect_rate"] => Takes::Share,
        ["period", "start" | "end"] => Takes::Day,
        [list, _, name] => List::named(list).map_or(Takes::Text, |list| takes_in(list, name)),
        _ => Takes::Text,
    }
}

fn takes_in(list: List, name: &str) -> Takes {
    match (list, name) {
        (List::Budget, "quantity" | "unit_cost") | (List::Funding, "amount") => Takes::Number,
        (List::Actions, "start" | "end") => Takes::Day,
        (List::Partners, "inhabitants") | (List::Actions, "target_number") => Takes::Count,
        _ => Takes::Text,
    }
}

/// A number in plain form (`-?digits[.digits]`), or the text as typed.
///
/// A lone separator before exactly three digits is what the reader's language makes of it: in Dutch "1.234" is a
/// thousand and more, in English "1,234" is.
pub fn number(typed: &str, language: Language) -> String {
    plain_number(typed, language).unwrap_or_else(|| typed.to_owned())
}

/// A share in plain form, or the text as typed: "7 %" is "7%", and so is "7" alone; "0,07" is "0.07".
pub fn share(typed: &str, language: Language) -> String {
    let trimmed = trim(typed);
    let (digits, percent) = match trimmed.strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (trimmed, false),
    };
    match plain_number(digits, language) {
        // A share above one is no fraction of the cost: whoever types 7 means 7 %.
        Some(plain) if percent || !is_below_one(&plain) => format!("{plain}%"),
        Some(plain) => plain,
        None => typed.to_owned(),
    }
}

fn is_below_one(plain: &str) -> bool {
    plain.split('.').next().is_some_and(|whole| whole.trim_start_matches('-').bytes().all(|digit| digit == b'0'))
}

/// A day in the form `2021-01-31`, or the text as typed. The day stands before the month, as in both languages.
pub fn day(typed: &str) -> String {
    plain_day(typed).map_or_else(|| typed.to_owned(), |day| day.to_string())
}

/// White space of every width, and the marks that stand between thousands in some countries.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{2060}' | '\u{feff}')
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

fn without_currency(text: &str) -> &str {
    const SIGNS: [&str; 4] = ["€", "euros", "euro", "eur"];
    fn strip<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
        let starts = text.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
        if starts {
            return text.get(sign.len()..);
        }
        let cut = text.len().checked_sub(sign.len())?;
        let ends = text.get(cut..).is_some_and(|end| end.eq_ignore_ascii_case(sign));
        if ends { text.get(..cut) } else { None }
    }
    let text = trim(text);
    SIGNS.iter().find_map(|sign| strip(text, sign)).map_or(text, trim)
}

fn plain_number(typed: &str, language: Language) -> Option<String> {
    let text = trim(typed);
    // A minus stands before or behind the currency: "-€ 5", "€ -5".
    let (negative, text) = without_minus(text);
    let text = without_currency(text);
    let (also_negative, text) = without_minus(text);
    if negative && also_negative {
        return None;
    }
    let text = without_empty_cents(text);
    let (whole, fraction) = split_at_decimal(text, language)?;
    let whole = without_groups(whole)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let mut plain = String::new();
    if negative || also_negative {
        plain.push('-');
    }
    plain.push_str(if whole.is_empty() { "0" } else { &whole });
    if !fraction.is_empty() {
        plain.push('.');
        plain.push_str(fraction);
        // Three decimals read alone could be thousands; a fourth tells them apart and changes nothing.
        if fraction.len() == 3 {
            plain.push('0');
        }
    }
    Some(plain)
}

fn without_minus(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (true, trim(rest)),
        None => (false, text),
    }
}

/// "50,-" and "50,--" are written for a round amount; the comma stays, and says that what is before it are whole euros.
fn without_empty_cents(text: &str) -> &str {
    let round = text.trim_end_matches(['-', '\u{2212}', '\u{2013}', '\u{2014}']);
    if round.ends_with(',') { round } else { text }
}

/// The part before and the part behind the decimal sign; none where the signs make no number.
fn split_at_decimal(text: &str, language: Language) -> Option<(&str, &str)> {
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    let sign = match (commas, points) {
        (0, 0) => return Some((text, "")),
        (0, 1) | (1, 0) => {
            let sign = if commas == 1 { ',' } else { '.' };
            let (whole, fraction) = text.split_once(sign)?;
            let thousands = match language {
                Language::Nl => '.',
                Language::En => ',',
            };
            let could_be_thousands = fraction.len() == 3
                && (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
                && whole.bytes().all(|byte| byte.is_ascii_digit());
            if could_be_thousands && sign == thousands {
                return Some((text, ""));
            }
            sign
        }
        // Whichever comes last stands before the decimals, and stands there once.
        (1, _) if text.rfind(',') > text.rfind('.') => ',',
        (_, 1) if text.rfind('.') > text.rfind(',') => '.',
        (0, _) | (_, 0) => return Some((text, "")),
        _ => return None,
    };
    text.rsplit_once(sign)
}

/// The digits of a whole number whose thousands may be set apart, by one and the same mark, in groups of three.
fn without_groups(whole: &str) -> Option<String> {
    let mark = whole.chars().find(|letter| !letter.is_ascii_digit());
    let Some(mark) = mark else { return Some(whole.to_owned()) };
    let same = |letter: char| if is_space(mark) { is_space(letter) } else { letter == mark };
    if !is_space(mark) && !matches!(mark, '.' | ',' | '\'' | '\u{2019}') {
        return None;
    }
    let mut groups = whole.split(same);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let whole_groups = rest.iter().all(|group| group.len() == 3 && digits(group));
    ((1..=3).contains(&first.len()) && digits(first) && whole_groups).then(|| format!("{first}{}", rest.concat()))
}

fn plain_day(typed: &str) -> Option<Date> {
    let text = trim(typed).to_lowercase();
    let parts: Vec<&str> =
        text.split(|letter: char| is_space(letter) || matches!(letter, '/' | '-' | '.' | ',')).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 {
        (full_year(first)?, named_or_numbered_month(second)?, two_digits(third)?)
    } else if let Some(month) = named_month(first) {
        (full_year(third)?, month, two_digits(second)?)
    } else {
        (full_year(third)?, named_or_numbered_month(second)?, two_digits(first)?)
    };
    Date::new(year, month, day).ok()
}

fn two_digits(text: &str) -> Option<i8> {
    if (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().ok()
    } else {
        None
    }
}

fn full_year(text: &str) -> Option<i16> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        // Two digits are of this century: no project runs in another.
        2 => text.parse::<i16>().ok().map(|year| 2000 + year),
        4 => text.parse().ok(),
        _ => None,
    }
}

fn named_or_numbered_month(text: &str) -> Option<i8> {
    named_month(text).or_else(|| two_digits(text))
}

fn named_month(text: &str) -> Option<i8> {
    const NAMES: [[&str; 2]; 12] = [
        ["januari", "january"],
        ["februari", "february"],
        ["maart", "march"],
        ["april", "april"],
        ["mei", "may"],
        ["juni", "june"],
        ["juli", "july"],
        ["augustus", "august"],
        ["september", "september"],
        ["oktober", "october"],
        ["november", "november"],
        ["december", "december"],
    ];
    const SHORT: [(&str, i8); 2] = [("mrt", 3), ("sept", 9)];
    if let Some((_, month)) = SHORT.iter().find(|(short, _)| *short == text) {
        return Some(*month);
    }
    let is = |name: &str| name == text || (text.len() == 3 && name.starts_with(text));
    let at = NAMES.iter().position(|names| names.iter().any(|name| is(name)))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use voorstel_model::{Entry, Euro, Quantity, Rate, Typed, UnitCost};

    use super::*;
    use Language::{En, Nl};

    #[test]
    fn numbers_as_people_type_them() {
        // typed, as a Dutch reader means it, as an English reader means it
        let table = [
            ("1.234,56", "1234.56", "1234.56"),
            ("1,234.56", "1234.56", "1234.56"),
            ("€ 1.234,5", "1234.5", "1234.5"),
            ("€1,234.5", "1234.5", "1234.5"),
            ("1.234,56 €", "1234.56", "1234.56"),
            ("EUR 12", "12", "12"),
            ("12 euro", "12", "12"),
            ("12 Euros", "12", "12"),
            ("1 234,56", "1234.56", "1234.56"),
            ("1\u{a0}234,56", "1234.56", "1234.56"),
            ("€\u{a0}1\u{202f}234\u{202f}567,8", "1234567.8", "1234567.8"),
            ("1'234.50", "1234.50", "1234.50"),
            ("1\u{2019}234", "1234", "1234"),
            ("1.234", "1234", "1.2340"),
            ("1,234", "1.2340", "1234"),
            ("12.345", "12345", "12.3450"),
            ("1234.567", "1234.5670", "1234.5670"),
            ("1234,567", "1234.5670", "1234.5670"),
            ("0,125", "0.1250", "0.1250"),
            ("0.125", "0.1250", "0.1250"),
            ("1.234.567", "1234567", "1234567"),
            ("1,234,567", "1234567", "1234567"),
            ("1.234.567,89", "1234567.89", "1234567.89"),
            ("1 234.567", "1234.5670", "1234.5670"),
            ("12,5", "12.5", "12.5"),
            ("12.5", "12.5", "12.5"),
            (",5", "0.5", "0.5"),
            ("12,", "12", "12"),
            ("50,-", "50", "50"),
            ("€ 1.250,--", "1250", "1250"),
            ("50,\u{2013}", "50", "50"),
            ("-5", "-5", "-5"),
            ("\u{2212}5,5", "-5.5", "-5.5"),
            ("€ -5", "-5", "-5"),
            ("  7  ", "7", "7"),
            ("0007", "0007", "0007"),
        ];
        for (typed, dutch, english) in table {
            assert_eq!(number(typed, Nl), dutch, "{typed} in Dutch");
            assert_eq!(number(typed, En), english, "{typed} in English");
        }
    }

    #[test]
    fn what_is_no_number_stays_as_typed() {
        let texts = [
            "",
            "  ",
            "-",
            "€",
            ".",
            ",",
            "twaalf",
            "12 maanden",
            "1,2,3",
            "1.2.3",
            "1.23,45,6",
            "1,23.45.6",
            "12.34.567",
            "1 2",
            "1  234",
            "1.234 567",
            "1 234.567,8",
            "1,234.567.89",
            "--5",
            "-€ -5",
            "0x12",
            "1e3",
            "٣",
            "12 %",
            "½",
            ",-",
            "1234.567,89",
            "NaN",
            "∞",
            "€€5",
        ];
        for text in texts {
            assert_eq!(number(text, Nl), text, "in Dutch");
            assert_eq!(number(text, En), text, "in English");
        }
    }

    #[test]
    fn shares_as_people_type_them() {
        let table = [
            ("7 %", "7%"),
            ("7\u{a0}%", "7%"),
            ("7%", "7%"),
            ("7", "7%"),
            ("7,5", "7.5%"),
            ("7,5 %", "7.5%"),
            ("0,07", "0.07"),
            ("0.075", "0.0750"),
            ("0", "0"),
            ("0,5 %", "0.5%"),
            ("100", "100%"),
            ("zeven", "zeven"),
            ("%", "%"),
            ("7 %%", "7 %%"),
        ];
        for (typed, plain) in table {
            assert_eq!(share(typed, Nl), plain, "{typed}");
        }
        assert_eq!(Rate::read(&share("7,5", Nl)), Rate::read("0.075"), "the model reads what is written here");
    }

    #[test]
    fn days_as_people_type_them() {
        let table = [
            ("31/12/2021", "2021-12-31"),
            ("31-12-2021", "2021-12-31"),
            ("31.12.2021", "2021-12-31"),
            ("2021-12-31", "2021-12-31"),
            ("2021/12/31", "2021-12-31"),
            ("1/2/2021", "2021-02-01"),
            ("1/2/21", "2021-02-01"),
            (" 31 december 2021 ", "2021-12-31"),
            ("1 mrt 2021", "2021-03-01"),
            ("1 mrt. 2021", "2021-03-01"),
            ("31 Dec 2021", "2021-12-31"),
            ("December 31, 2021", "2021-12-31"),
            ("31\u{a0}oktober\u{a0}2021", "2021-10-31"),
            ("12/31/2021", "12/31/2021"),
            ("31/02/2021", "31/02/2021"),
            ("31/12", "31/12"),
            ("2021", "2021"),
            ("gisteren", "gisteren"),
            ("31/12/2021/1", "31/12/2021/1"),
            ("31/12/021", "31/12/021"),
            ("", ""),
        ];
        for (typed, plain) in table {
            assert_eq!(day(typed), plain, "{typed}");
        }
    }

    #[test]
    fn only_fields_that_take_numbers_and_days_are_understood() {
        let set = |pointer: &str, text: &str| {
            let edit = edit(Edit::Set { field: Field::new(pointer), value: FieldValue::Text(text.to_owned()) }, Nl);
            let Edit::Set { value, .. } = edit else { panic!("a set stays a set") };
            value
        };
        let text = |text: &str| FieldValue::Text(text.to_owned());
        assert_eq!(set("/budget/b1/unit_cost", "1.234,56"), text("1234.56"));
        assert_eq!(set("/budget/b1/description", "1.234,56"), text("1.234,56"));
        assert_eq!(set("/funding/f1/amount", "1.234"), text("1234"));
        assert_eq!(set("/funding/f1/note", "1/2/2021"), text("1/2/2021"));
        assert_eq!(set("/period/start", "1/2/2021"), text("2021-02-01"));
        assert_eq!(set("/actions/a1/end", "1/2/2021"), text("2021-02-01"));
        assert_eq!(set("/indirect_rate", "7"), text("7%"));
        assert_eq!(set("/partners/p1/inhabitants", "12.000"), FieldValue::Count(12_000));
        assert_eq!(set("/partners/p1/inhabitants", ""), FieldValue::Empty);
        assert_eq!(set("/actions/a1/target_number", "veertig"), text("veertig"));
        assert_eq!(set("/title", "31/12/2021"), text("31/12/2021"));
    }

    fn shown(plain: &str, language: Language) -> String {
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let (thousands, decimal) = if language == Nl { ('.', ',') } else { (',', '.') };
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push(thousands);
            }
            grouped.push(digit);
        }
        if fraction.is_empty() { grouped } else { format!("{grouped}{decimal}{fraction}") }
    }

    proptest! {
        #[test]
        fn an_amount_shown_in_a_language_is_understood_as_itself(cents in 0_i64..9_999_999_999_999, english: bool) {
            let language = if english { En } else { Nl };
            let amount = Euro::from_cents(cents);
            let understood = number(&shown(&amount.to_string(), language), language);
            prop_assert_eq!(Entry::from_text(&understood), Entry::Value(amount));
        }

        #[test]
        fn a_quantity_shown_in_a_language_is_understood_as_itself(whole in 0_u32..9_999_999, fraction in 0_u32..10_000, english: bool) {
            let language = if english { En } else { Nl };
            let quantity = Quantity::read(&format!("{whole}.{fraction:04}")).unwrap();
            // Without grouping, three decimals read as thousands in the other language only.
            let understood = number(&shown(&quantity.to_string(), language), language);
            prop_assert_eq!(Entry::from_text(&understood), Entry::Value(quantity));
        }

        #[test]
        fn understanding_twice_changes_nothing(text in "[-€ 0-9.,'%\u{a0}]{0,12}", english: bool) {
            let language = if english { En } else { Nl };
            let once = number(&text, language);
            prop_assert_eq!(number(&once, Nl), once.clone());
            prop_assert_eq!(number(&once, En), once);
            let once = share(&text, language);
            prop_assert_eq!(share(&once, Nl), once.clone());
            let once = day(&text);
            prop_assert_eq!(day(&once), once.clone());
        }

        #[test]
        fn any_text_at_all_is_taken(text in "\\PC*", english: bool) {
            let language = if english { En } else { Nl };
            let _ = number(&text, language);
            let _ = share(&text, language);
            let _ = day(&text);
        }

        #[test]
        fn what_is_understood_keeps_every_digit(text in "[-€ 0-9.,'\u{202f}]{0,14}", english: bool) {
            let language = if english { En } else { Nl };
            let understood = number(&text, language);
            if Entry::<UnitCost>::from_text(&understood).value().is_some() {
                let significant = |text: &str| {
                    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                    digits.trim_matches('0').to_owned()
                };
                prop_assert_eq!(significant(&understood), significant(&text));
            }
        }
    }
}
