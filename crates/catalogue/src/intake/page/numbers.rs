//! Amounts and shares as people write them: `€ 40.000`, `EUR 1,000,000`, `32,7 miljoen euro`, `32 700 000 euro`, `75 %`.

use std::ops::Range;

use voorstel_model::{Euro, Language, Rate, Typed};

use crate::intake::pattern::patterns;

patterns! {
    AMOUNT = r"(?x)
        (?P<before> (?: € | M€ | k€ | \b(?: [MmKk]?EUR | [Ee]uros? | S ) )\ ? )?
        (?P<number> \d{1,3} (?: [\ .,'’]\d{3} )+ (?: [.,]\d{1,2} )? | \d+ (?: [.,]\d{1,4} )? )
        (?: ,[-–—]+ )?
        (?: \ ? (?P<times> miljoenen | miljoen | miljard | millions? | billions? | mln | mio | mld | bn | mn | M | m | k | K | duizend | thousand )\b )?
        (?: \.?\ ? (?P<after> € | M€ | k€ | (?: [MmKk]?EUR | [Ee]uro(?:['’]?s)? )\b ) )?
    ";
    SHARE = r"(?P<number>\d{1,3}(?:[.,]\d{1,4})?) ?(?:%|(?:procent|percent|per cent|pct)\b)";
}

/// An amount in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    /// How much.
    pub amount: Euro,
    /// Where.
    pub at: Range<usize>,
    /// Whether a currency stands with it.
    pub currency: bool,
}

/// A share in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    /// How much.
    pub rate: Rate,
    /// Where.
    pub at: Range<usize>,
}

/// The amounts in a text, and the large numbers that might be some.
pub(crate) fn amounts(text: &str, language: Language) -> Vec<Amount> {
    let mut found: Vec<(Amount, Option<i128>, bool)> = Vec::new();
    for captures in AMOUNT.captures_iter(text) {
        let (Some(whole), Some(number)) = (captures.get(0), captures.name("number")) else { continue };
        let before = captures.name("before").map(|before| before.as_str().trim());
        let after = captures.name("after").map(|after| after.as_str());
        if stands_in_a_word(text, &whole.range()) {
            continue;
        }
        let grouped = number.as_str().contains([' ', '.', ',', '\'', '’']);
        // Where a page has lost its euro signs, an S stands for each: only before a grouped number.
        let before = before.filter(|before| *before != "S" || (grouped && after.is_none()));
        let times = captures.name("times").and_then(|times| multiplier(times.as_str()));
        let scaled = times.or_else(|| before.or(after).and_then(scaled_currency));
        let Some(amount) = euro(number.as_str(), scaled, language) else { continue };
        let start = if before.is_some() { whole.start() } else { number.start() };
        let currency = before.is_some() || after.is_some();
        let amount = Amount { amount, at: start..whole.end(), currency };
        found.push((amount, scaled, grouped));
    }
    share_currency(text, &mut found);
    let is_money = |(amount, scaled, grouped): &(Amount, Option<i128>, bool)| {
        amount.currency || scaled.is_some() || (*grouped && amount.amount >= Euro::from_cents(100_000))
    };
    found.into_iter().filter(is_money).map(|(amount, ..)| amount).collect()
}

/// In 'between EUR 450,000 and 1,000,000' and in '2 to 3 million euro' both have the currency.
fn share_currency(text: &str, found: &mut [(Amount, Option<i128>, bool)]) {
    for index in 1..found.len() {
        let (first, second) = found.split_at_mut(index);
        let (Some((one, one_scaled, one_grouped)), Some((other, other_scaled, other_grouped))) =
            (first.last_mut(), second.first_mut())
        else {
            continue;
        };
        let between = text.get(one.at.end..other.at.start).unwrap_or_default().trim();
        if !matches!(between, "en" | "and" | "tot" | "to" | "tot en met" | "-" | "–" | "à")
            || one.currency == other.currency
        {
            continue;
        }
        if other.currency && other_scaled.is_some() && one_scaled.is_none() && !*one_grouped {
            let scaled = one.amount.cents().saturating_mul(other_scaled.unwrap_or(1));
            one.amount = Euro::read(&Euro::from_whole_cents(scaled).to_string()).unwrap_or(one.amount);
            *one_scaled = *other_scaled;
            one.currency = true;
        } else if (other.currency && *one_grouped) || (one.currency && (*other_grouped || other_scaled.is_some())) {
            one.currency = true;
            other.currency = true;
        }
    }
}

/// Whether what is found is part of a code, a longer number, a date.
fn stands_in_a_word(text: &str, at: &Range<usize>) -> bool {
    let before = text.get(..at.start).and_then(|text| text.chars().next_back());
    let mut after = text.get(at.end..).unwrap_or_default().chars();
    let next = after.next();
    let after_next = after.next();
    let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '/');
    let begins = text.get(at.clone()).and_then(|text| text.chars().next());
    let number_before = begins.is_some_and(|letter| letter.is_ascii_digit())
        && text.get(..at.start).is_some_and(|text| {
            let mut back = text.chars().rev();
            matches!(back.next(), Some('-' | '.' | ',')) && back.next().is_some_and(char::is_alphanumeric)
        });
    let number_after =
        matches!(next, Some('.' | ',' | '-')) && after_next.is_some_and(|letter| letter.is_ascii_digit());
    let ends_in_digit = text.get(at.clone()).is_some_and(|text| text.ends_with(|letter: char| letter.is_ascii_digit()));
    number_before
        || (number_after && ends_in_digit)
        || (begins.is_some_and(|letter| letter != '€') && joins(before))
        || (ends_in_digit && joins(next))
}

fn multiplier(word: &str) -> Option<i128> {
    Some(match word {
        "miljoenen" | "miljoen" | "million" | "millions" | "mln" | "mio" | "mn" | "M" | "m" => 1_000_000,
        "miljard" | "billion" | "billions" | "mld" | "bn" => 1_000_000_000,
        "k" | "K" | "duizend" | "thousand" => 1_000,
        _ => return None,
    })
}

fn scaled_currency(currency: &str) -> Option<i128> {
    match currency.chars().next()? {
        'M' | 'm' => Some(1_000_000),
        'K' | 'k' => Some(1_000),
        _ => None,
    }
}

/// The amount that a number stands for. Groups are of three digits; where one group could as well be decimals, it is the
/// language of the page that tells, and only a number of millions can have three of them.
fn euro(number: &str, times: Option<i128>, language: Language) -> Option<Euro> {
    let marks: Vec<(usize, char)> = number.char_indices().filter(|(_, letter)| !letter.is_ascii_digit()).collect();
    let (last_at, last) = marks.last().copied().unwrap_or((number.len(), ' '));
    let behind = number.len().saturating_sub(last_at + last.len_utf8());
    let kinds_differ = marks.iter().any(|(_, mark)| *mark != last);
    let decimal_mark = if language == Language::Nl { ',' } else { '.' };
    let decimals = match last {
        '.' | ',' if behind != 3 => true,
        '.' | ',' if kinds_differ => false,
        '.' | ',' => marks.len() == 1 && times.is_some() && last == decimal_mark,
        _ => false,
    };
    let (whole, fraction) = if decimals { (&number[..last_at], &number[last_at + 1..]) } else { (number, "") };
    let digits: String = whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit).collect();
    if digits.len() > 15 {
        return None;
    }
    let units: i128 = digits.parse().ok()?;
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let cents = units.checked_mul(times.unwrap_or(1))?.checked_mul(100)?;
    if cents % scale != 0 {
        return None;
    }
    // What is larger than any amount is none.
    Euro::read(&Euro::from_whole_cents(cents / scale).to_string()).ok()
}

/// The shares in a text.
pub(crate) fn shares(text: &str) -> Vec<Share> {
    let share = |captures: regex::Captures<'_>| {
        let (whole, number) = (captures.get(0)?, captures.name("number")?);
        if text.get(..whole.start())?.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | ','))
        {
            return None;
        }
        let rate = Rate::read(&format!("{}%", number.as_str().replace(',', "."))).ok()?;
        (rate <= Rate::percent(100)).then(|| Share { rate, at: whole.range() })
    };
    SHARE.captures_iter(text).filter_map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> Vec<String> {
        amounts(text, language).into_iter().filter(|one| one.currency).map(|one| one.amount.to_string()).collect()
    }

    #[test]
    fn amounts_are_read_in_the_notations_of_both_languages() {
        for (text, expected) in [
            ("€ 40.000", "40000.00"),
            ("40.000,00 euro", "40000.00"),
            ("EUR 627.000", "627000.00"),
            ("€1,000,000", "1000000.00"),
            ("€ 5,000,000", "5000000.00"),
            ("1,000,000.50 euro", "1000000.50"),
            ("32 700 000 euro", "32700000.00"),
            ("32,7 miljoen euro", "32700000.00"),
            ("€ 32.7 M", "32700000.00"),
            ("EUR 32.7 million", "32700000.00"),
            ("2 752 miljoen euro", "2752000000.00"),
            ("9,9 miljard euro", "9900000000.00"),
            ("M€ 1.5", "1500000.00"),
            ("1.5 MEUR", "1500000.00"),
            ("€ 250k", "250000.00"),
            ("€ 500", "500.00"),
            ("€ 12,50", "12.50"),
            ("S 627.000", "627000.00"),
            ("€ 1'250'000", "1250000.00"),
            ("€ 500,-", "500.00"),
        ] {
            for language in [Language::Nl, Language::En] {
                assert_eq!(read(text, language), [expected], "{text}");
            }
        }
    }

    #[test]
    fn three_digits_before_millions_are_read_as_the_page_writes() {
        assert_eq!(read("3.137 miljoen euro", Language::Nl), ["3137000000.00"]);
        assert_eq!(read("3.137 million euro", Language::En), ["3137000.00"]);
        assert_eq!(read("1,125 miljard euro", Language::Nl), ["1125000000.00"]);
    }

    #[test]
    fn what_is_no_amount_of_money_is_not_taken_for_one() {
        for text in [
            "16 februari 2021",
            "1,44 mensen",
            "AMIF-2020-AG-CALL-04",
            "12.345.6789",
            "01/07/2018",
            "57 500 plaatsen",
            "artikel 5",
            "36 maanden",
        ] {
            assert!(read(text, Language::Nl).is_empty(), "{text}");
        }
        assert!(read("€ 99 999 999 999 999 999", Language::Nl).is_empty());
    }

    #[test]
    fn in_a_range_both_ends_have_the_currency() {
        let range = ["450000.00", "1000000.00"];
        assert_eq!(read("between EUR 450,000 and 1,000,000", Language::En), range);
        assert_eq!(read("tussen 450.000 en 1.000.000 euro", Language::Nl), range);
        assert_eq!(read("2 tot 3 miljoen euro", Language::Nl), ["2000000.00", "3000000.00"]);
    }

    #[test]
    fn shares_are_read_to_the_decimal() {
        let read = |text: &str| shares(text).into_iter().map(|share| share.rate.to_string()).collect::<Vec<_>>();
        assert_eq!(read("maximum 75 % en 12,5% of 7 procent, 33.33 per cent"), ["0.75", "0.125", "0.07", "0.3333"]);
        assert!(read("140 %, 1.2.3%, CO2%").is_empty());
    }
}
