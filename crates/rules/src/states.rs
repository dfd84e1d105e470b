//! Which countries were Member States of the Union, and when. Dated, since old calls are judged by their own days.

use voorstel_model::{Call, Date, RuleKind};

/// A Member State with the days of its membership, where they fall after the first calls this application knows.
struct MemberState {
    code: &'static str,
    from: Option<(i16, i8, i8)>,
    until: Option<(i16, i8, i8)>,
}

const fn always(code: &'static str) -> MemberState {
    MemberState { code, from: None, until: None }
}

/// Treaties of accession; for the United Kingdom the withdrawal agreement (OJ L 29, 31.1.2020), whose first day
/// outside the Union is 1 February 2020.
const MEMBER_STATES: [MemberState; 28] = [
    always("AT"),
    always("BE"),
    always("BG"),
    always("CY"),
    always("CZ"),
    always("DE"),
    always("DK"),
    always("EE"),
    always("ES"),
    always("FI"),
    always("FR"),
    always("GR"),
    MemberState { code: "HR", from: Some((2013, 7, 1)), until: None },
    always("HU"),
    always("IE"),
    always("IT"),
    always("LT"),
    always("LU"),
    always("LV"),
    always("MT"),
    always("NL"),
    always("PL"),
    always("PT"),
    always("RO"),
    always("SE"),
    always("SI"),
    always("SK"),
    MemberState { code: "GB", from: None, until: Some((2020, 1, 31)) },
];

/// The code that stands for every Member State.
pub(crate) const UNION: &str = "EU";

/// A country's ISO code from what was filled in; the Union's own `EL` and `UK` are understood.
pub(crate) fn country(typed: &str) -> String {
    let code = typed.trim().to_uppercase();
    match code.as_str() {
        "EL" => "GR".to_owned(),
        "UK" => "GB".to_owned(),
        _ => code,
    }
}

/// Whether a country, by its ISO code, was a Member State on a day.
pub(crate) fn is_member(code: &str, day: Date) -> bool {
    let day = (day.0.year(), day.0.month(), day.0.day());
    MEMBER_STATES.iter().any(|state| {
        state.code == code && state.from.is_none_or(|from| from <= day) && state.until.is_none_or(|until| day <= until)
    })
}

/// The day by which a call's Member States are told: its deadline, or else its opening, or else the first day of its
/// projects, or else today.
pub(crate) fn day_of(call: &Call, today: Date) -> Date {
    let deadline = call.dates.deadline.as_ref().map(|deadline| deadline.date);
    let window = || {
        call.rule.iter().find_map(|rule| match rule.kind {
            RuleKind::ProjectWindow { start, .. } => start,
            _ => None,
        })
    };
    deadline.or(call.dates.opened).or_else(window).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use voorstel_model::Typed;

    use super::*;

    #[test]
    fn the_united_kingdom_left_at_the_end_of_january_2020() {
        assert!(is_member("GB", Date::read("2020-01-31").unwrap()));
        assert!(!is_member("GB", Date::read("2020-02-01").unwrap()));
    }

    #[test]
    fn there_are_27_member_states_today_and_28_before() {
        let on = |day: &str| {
            let day = Date::read(day).unwrap();
            MEMBER_STATES.iter().filter(|state| is_member(state.code, day)).count()
        };
        assert_eq!(on("2021-02-16"), 27);
        assert_eq!(on("2018-03-01"), 28);
        assert_eq!(on("2013-06-30"), 27);
    }

    #[test]
    fn the_unions_own_codes_are_understood() {
        assert_eq!(country(" el "), "GR");
        assert_eq!(country("uk"), "GB");
        assert_eq!(country("be"), "BE");
    }
}
