//! Days and hours as people write them: `16 februari 2021`, `16/02/2021`, `February 16, 2021`, `17u`, `17:00`.

use std::ops::Range;

use regex::Captures;
use voorstel_model::Date;

use crate::intake::pattern::patterns;

const MONTH: &str = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december\
|january|february|march|may|june|july|august|october|jan|feb|mrt|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec";

patterns! {
    DAY = &format!(
        r"(?xi) \b(?: (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}) | (?P<d1>\d{{1,2}})(?:st|nd|rd|th|e|de|ste)?\ (?:of\ )?(?P<m1>{MONTH})\b\.?,?(?:\ (?P<y1>\d{{4}}))?
            | (?P<m2>{MONTH})\b\.?\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<y2>\d{{4}})
            | (?P<d3>\d{{1,2}})[/.-](?P<m3>\d{{1,2}})[/.-](?P<y3>\d{{4}}|\d{{2}}) )\b"
    );
    HOUR = r"(?xi) \b(?: (?P<h1>\d{1,2})\ ?u(?:ur)?\ ?(?P<n1>\d{2})?\b | (?P<h2>\d{1,2})[:h](?P<n2>\d{2})\b(?:\ ?(?P<half2>[ap])\.?m\b)?
        | (?P<h3>\d{1,2})\.(?P<n3>\d{2})\ ?(?:u|uur|h)\b | (?P<h4>\d{1,2})\ ?(?P<half4>[ap])\.?m\b )";
}

/// A day in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    /// The day; none where the year is not said.
    pub date: Option<Date>,
    /// Where.
    pub at: Range<usize>,
}

/// The days in a text.
pub(crate) fn days(text: &str) -> Vec<Day> {
    let day = |captures: Captures<'_>| {
        let at = captures.get(0)?.range();
        // The mark behind a shortened month is not part of the day.
        let at = at.start..at.start + text.get(at.clone())?.trim_end_matches([',', '.', ' ']).len();
        let mut after = text.get(at.end..)?.chars();
        let longer = match (after.next(), after.next()) {
            (Some('/' | '%' | '€'), _) => true,
            (Some('.' | '-'), Some(next)) => next.is_ascii_digit(),
            _ => false,
        };
        if longer || text.get(..at.start)?.ends_with(['/', '.', '-', ',']) {
            return None;
        }
        if let Some(iso) = captures.name("iso") {
            return Some(Day { date: Some(iso.as_str().parse().ok().map(Date)?), at });
        }
        let number = |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<i16>().ok());
        let named = |name: &str| captures.name(name).and_then(|found| month(found.as_str()));
        if let Some(day) = number("d1") {
            let month = named("m1")?;
            return match number("y1") {
                Some(year) => Some(Day { date: Some(civil(year, month, day)?), at }),
                // A leap year, so that no day is refused: the year is for a person to say.
                None => civil(2024, month, day).map(|_| Day { date: None, at }),
            };
        }
        if let Some(day) = number("d2") {
            return Some(Day { date: Some(civil(number("y2")?, named("m2")?, day)?), at });
        }
        let (one, other, year) = (number("d3")?, number("m3")?, number("y3")?);
        let year = if year < 100 { year + 2000 } else { year };
        // The day first, as in Europe, unless it can only be the other way round.
        let date = civil(year, other, one).or_else(|| civil(year, one, other))?;
        Some(Day { date: Some(date), at })
    };
    DAY.captures_iter(text).filter_map(day).collect()
}

/// The first hour in a text, `17:00`, and where it stands.
pub(crate) fn hour(text: &str) -> Option<(String, Range<usize>)> {
    HOUR.captures_iter(text).find_map(|captures| {
        let number = |names: [&str; 4]| {
            names.iter().find_map(|name| captures.name(name)).and_then(|found| found.as_str().parse::<u32>().ok())
        };
        let mut hour = number(["h1", "h2", "h3", "h4"])?;
        let minute = number(["n1", "n2", "n3", "n1"]).unwrap_or(0);
        if let Some(half) = captures.name("half2").or_else(|| captures.name("half4")) {
            let after_noon = half.as_str().eq_ignore_ascii_case("p");
            hour = if hour == 12 { 0 } else { hour } + if after_noon { 12 } else { 0 };
        }
        (hour < 24 && minute < 60).then(|| Some((format!("{hour:02}:{minute:02}"), captures.get(0)?.range())))?
    })
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    (1990..=2100).contains(&year).then_some(Date(date))
}

fn month(name: &str) -> Option<i16> {
    const STARTS: [(&str, i16); 16] = [
        ("jan", 1),
        ("feb", 2),
        ("mrt", 3),
        ("maa", 3),
        ("mar", 3),
        ("apr", 4),
        ("mei", 5),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("okt", 10),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
    ];
    let name = name.to_lowercase();
    STARTS.iter().find(|(start, _)| name.starts_with(start)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Option<String>> {
        days(text).into_iter().map(|day| day.date.map(|date| date.to_string())).collect()
    }

    #[test]
    fn days_are_read_in_the_notations_of_both_languages() {
        for text in [
            "16 februari 2021",
            "dinsdag 16 februari 2021",
            "16/02/2021",
            "16-02-2021",
            "16.02.2021",
            "16/2/21",
            "2021-02-16",
            "16 feb. 2021",
            "16 February 2021",
            "February 16, 2021",
            "Feb. 16, 2021",
            "16th of February 2021",
            "02/16/2021",
        ] {
            assert_eq!(read(text), [Some("2021-02-16".to_owned())], "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_a_day_that_a_person_completes() {
        assert_eq!(read("met deadline 16 februari komt"), [None]);
        assert_eq!(days("tot 1 mei")[0].at, 4..9);
    }

    #[test]
    fn what_is_no_day_is_not_taken_for_one() {
        for text in
            ["30 februari 2021", "31/02/2021", "2019-2021", "1.2.3", "14 dagen", "99/99/9999", "versie 1.2.2021.4"]
        {
            assert!(read(text).iter().all(Option::is_none) && read(text).len() < 2, "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn hours_are_read_as_one_says_them() {
        for text in [
            "17u",
            "17 u.",
            "17u00",
            "17 uur",
            "17:00",
            "17h00",
            "17.00 uur",
            "5 pm",
            "5:00 p.m.",
            "17:00 Brussels time",
        ] {
            assert_eq!(hour(text).map(|found| found.0).as_deref(), Some("17:00"), "{text}");
        }
        assert_eq!(hour("12:30 am").map(|found| found.0).as_deref(), Some("00:30"));
        assert_eq!(hour("25:00 of 12.50 euro"), None);
    }
}
