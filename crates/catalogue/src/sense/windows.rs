//! Days that do not fit together: windows that do not overlap, a project that would be over before one can apply, a window
//! too short for the shortest project, a call that closes before it opens.

use voorstel_model::{Call, Date, RuleKind, Severity};

use super::claims::{Claim, claims};
use super::{Told, weight};
use crate::problem::Weight;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let claims = claims(call);
    let start = edge(&claims, |start, _| start, Ord::cmp);
    let end = edge(&claims, |_, end| end, |one, other| other.cmp(one));
    if let (Some((starts, start)), Some((ends, end))) = (start, end) {
        if start > end && starts.key != ends.key {
            overlap(starts, start, ends, end, told);
        } else {
            room(&claims, starts, start, ends, end, told);
        }
    }
    dates(call, end.map(|(ends, end)| (ends.key.as_str(), end)), told);
}

/// The latest start or the earliest end of all windows, with the rule that sets it.
fn edge<'a, 'c>(
    claims: &'a [Claim<'c>],
    side: impl Fn(Option<Date>, Option<Date>) -> Option<Date>,
    order: impl Fn(&Date, &Date) -> std::cmp::Ordering,
) -> Option<(&'a Claim<'c>, Date)> {
    let days = claims.iter().filter_map(|claim| match claim.kind {
        RuleKind::ProjectWindow { start, end } => side(*start, *end).map(|day| (claim, day)),
        _ => None,
    });
    days.max_by(|(_, one), (_, other)| order(one, other))
}

fn overlap(starts: &Claim<'_>, start: Date, ends: &Claim<'_>, end: Date, told: &mut Told<'_>) {
    told.tell(
        weight(&[starts.rule.severity, ends.rule.severity]),
        &format!("{}.start", starts.key),
        (
            format!(
                "begint op {start}, en de periode van regel \"{}\" eindigt op {end}: samen laten ze niets over",
                ends.rule.id
            ),
            format!(
                "begins on {start}, and the window of rule \"{}\" ends on {end}: together they leave nothing",
                ends.rule.id
            ),
        ),
        ("kijk beide perioden na", "see whether both windows are right"),
    );
}

/// Whether the shortest project allowed fits between the days.
fn room(claims: &[Claim<'_>], starts: &Claim<'_>, start: Date, ends: &Claim<'_>, end: Date, told: &mut Told<'_>) {
    let Some(months) = whole_months(start, end) else { return };
    for claim in claims {
        let RuleKind::Duration { at_least: Some(least), .. } = claim.kind else { continue };
        if i64::from(*least) <= months {
            continue;
        }
        told.tell(
            weight(&[claim.rule.severity, starts.rule.severity, ends.rule.severity]),
            &format!("{}.at-least", claim.key),
            (
                format!("een project duurt minstens {least} maanden, en tussen {start} en {end} passen er {months}"),
                format!("a project runs at least {least} months, and between {start} and {end} fit {months}"),
            ),
            ("verlaag de ondergrens of verruim de periode", "lower the floor or widen the window"),
        );
    }
}

fn dates(call: &Call, end: Option<(&str, Date)>, told: &mut Told<'_>) {
    let deadline = call.dates.deadline.as_ref().map(|deadline| deadline.date);
    if let (Some(opened), Some(deadline)) = (call.dates.opened, deadline)
        && opened > deadline
    {
        told.tell(
            Weight::Error,
            "dates.deadline.date",
            (
                format!("de oproep sluit op {deadline}, voor hij opent op {opened}"),
                format!("the call closes on {deadline}, before it opens on {opened}"),
            ),
            ("kijk beide dagen na", "see whether both days are right"),
        );
    }
    if let (Some((key, end)), Some(deadline)) = (end, deadline)
        && end < deadline
    {
        told.tell(
            Weight::Warning,
            &format!("{key}.end"),
            (
                format!("het project is voorbij op {end}, voor de laatste dag om in te dienen: {deadline}"),
                format!("the project is over on {end}, before the last day to submit: {deadline}"),
            ),
            ("kijk beide dagen na", "see whether both days are right"),
        );
    }
    let asks = call.rule.iter().any(|rule| matches!(rule.kind, RuleKind::Deadline));
    match (deadline, asks) {
        (Some(_), false) => told.tell(
            Weight::Advice,
            "dates.deadline",
            ("geen regel waarschuwt wie te laat is", "no rule warns those who are late"),
            ("voeg een regel van de soort `kind:deadline` toe", "add a rule of the kind `kind:deadline`"),
        ),
        (None, true) if !call.dates.closed => {
            let at = call.rule.iter().position(|rule| matches!(rule.kind, RuleKind::Deadline)).unwrap_or_default();
            let strict = call.rule.get(at).is_some_and(|rule| rule.severity == Severity::Blocking);
            told.tell(
                if strict { Weight::Warning } else { Weight::Advice },
                &format!("rule[{at}]"),
                ("er is geen laatste dag om tegen af te meten", "there is no last day to hold it against"),
                ("vul `dates.deadline` in", "fill in `dates.deadline`"),
            );
        }
        _ => {}
    }
}

/// Whole months from a day up to and with another.
fn whole_months(start: Date, end: Date) -> Option<i64> {
    let (start, after) = (start.0, end.0.tomorrow().ok()?);
    let months =
        (i64::from(after.year()) - i64::from(start.year())) * 12 + i64::from(after.month()) - i64::from(start.month());
    // From the 31st to the last day of a shorter month is a whole month too.
    let short = after.day() < start.day() && after.day() != after.days_in_month();
    Some(if short { months - 1 } else { months })
}

#[cfg(test)]
mod tests {
    use voorstel_model::Typed as _;

    use super::*;

    #[test]
    fn months_are_counted_as_a_project_runs() {
        let day = |text: &str| Date::read(text).unwrap();
        let months = |start: &str, end: &str| whole_months(day(start), day(end));
        assert_eq!(months("2021-01-01", "2021-12-31"), Some(12));
        assert_eq!(months("2021-01-15", "2021-02-14"), Some(1));
        assert_eq!(months("2021-01-15", "2021-02-13"), Some(0));
        assert_eq!(months("2021-01-01", "2021-01-31"), Some(1));
        assert_eq!(months("2021-08-31", "2021-09-29"), Some(1), "leniently: a month that has no 31st");
    }
}
