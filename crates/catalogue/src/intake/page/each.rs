//! Money for each participant or partner, and by the number of inhabitants.

use std::ops::Range;

use voorstel_model::{Euro, GRANT, Language, Role, RuleKind};

use super::numbers::amounts;
use crate::intake::pattern::{Pattern, patterns};

const NUMBER: &str = r"\d{1,3}(?:[ .,]\d{3})+|\d+";

patterns! {
    PARTICIPANT = r"(?i)\bper (?:deelnemer|deelneemster|cursist|participant|learner|trainee)\b";
    PARTNER = r"(?i)\bper (?:partner|projectpartner|project partner)\b";
    MONEY = r"(?i)\b(?:subsidie\w*|toelage|steun|tussenkomst|forfait\w*|vergoeding|bedrag|ontvang\w*|krijg\w*|grant|lump sum|amount|funding|receives?|support)\b";
    COST = r"(?i)\b(?:kost|kosten|kostprijs|cost|costs|prijs|price|fees?|inschrijvingsgeld|deelnameprijs|betaalt|pays)\b";
    BETWEEN = &format!(r"(?i)\b(?:van|vanaf|tussen|from|between) (?P<from>{NUMBER}) (?:tot en met|tot|en|up to|to|and) (?P<until>{NUMBER}) (?:inwoners|inhabitants)\b");
    MOST = &format!(r"(?i)\b(?:tot en met|tot|hoogstens|maximaal|niet meer dan|up to|at most|no more than) (?P<until>{NUMBER}) (?:inwoners|inhabitants)\b");
    BELOW = &format!(r"(?i)\b(?:minder dan|onder de|onder|fewer than|less than|below|under) (?P<until>{NUMBER}) (?:inwoners|inhabitants)\b");
    LEAST = &format!(r"(?i)\b(?:vanaf|minstens|ten minste|from|at least) (?P<from>{NUMBER}) (?:inwoners|inhabitants)\b");
    ABOVE = &format!(r"(?i)\b(?:meer dan|boven de|boven|more than|above|over) (?P<from>{NUMBER}) (?:inwoners|inhabitants)\b");
    OR_MORE = &format!(r"(?i)\b(?P<from>{NUMBER}) (?:inwoners of meer|of meer inwoners|inhabitants or more|or more inhabitants)\b");
}

/// What an amount is for each of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Each {
    Participant,
    Partner,
}

impl Each {
    /// Whether an amount in a sentence is given for each of some: what stands beside it says so, and it is neither a cost nor a fee.
    pub(crate) fn of(sentence: &str, ahead: &str, behind: &str) -> Option<Each> {
        if COST.is_match(sentence) {
            return None;
        }
        let beside = |pattern: &Pattern| pattern.is_match(behind) || pattern.is_match(ahead);
        if beside(&PARTICIPANT) { Some(Each::Participant) } else { beside(&PARTNER).then_some(Each::Partner) }
    }

    /// The rule, with its name.
    pub(crate) fn rule(self, at_least: Option<Euro>, at_most: Option<Euro>) -> (&'static str, RuleKind) {
        let of = vec![GRANT.to_owned()];
        match self {
            Each::Participant => ("grant-per-participant", RuleKind::AmountPerParticipant { of, at_least, at_most }),
            Each::Partner => {
                ("grant-per-partner", RuleKind::AmountPerPartner { of, roles: Vec::new(), at_least, at_most })
            }
        }
    }
}

/// Whether a sentence speaks of money that is given.
pub(crate) fn is_about_money(sentence: &str) -> bool {
    MONEY.is_match(sentence)
}

/// An amount for those with so many inhabitants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub amount: Euro,
    /// The number of inhabitants it is for.
    pub when: RuleKind,
    /// Where it stands, from the number of inhabitants to the amount.
    pub at: Range<usize>,
}

/// The steps by inhabitants in a sentence: none unless it has an amount for each.
pub(crate) fn by_inhabitants(sentence: &str, language: Language) -> Vec<Step> {
    let ranges = ranges(sentence);
    let money = amounts(sentence, language).into_iter().filter(|one| one.currency);
    let money: Vec<_> = money
        .filter(|one| ranges.iter().all(|range| range.at.end <= one.at.start || one.at.end <= range.at.start))
        .collect();
    if money.len() != ranges.len() {
        return Vec::new();
    }
    let step = |(range, amount): (Inhabitants, super::numbers::Amount)| Step {
        amount: amount.amount,
        when: RuleKind::Inhabitants { roles: vec![Role::Lead], at_least: range.from, at_most: range.until },
        at: range.at.start.min(amount.at.start)..range.at.end.max(amount.at.end),
    };
    ranges.into_iter().zip(money).map(step).collect()
}

struct Inhabitants {
    from: Option<u32>,
    until: Option<u32>,
    at: Range<usize>,
}

fn ranges(sentence: &str) -> Vec<Inhabitants> {
    let mut found: Vec<Inhabitants> = Vec::new();
    // From below and above the number itself is left out.
    let patterns: [(&Pattern, u32); 6] =
        [(&BETWEEN, 0), (&MOST, 0), (&BELOW, 1), (&ABOVE, 1), (&OR_MORE, 0), (&LEAST, 0)];
    for (pattern, beside) in patterns {
        for captures in pattern.captures_iter(sentence) {
            let Some(at) = captures.get(0).map(|whole| whole.range()) else { continue };
            let number = |name: &str| captures.name(name).and_then(|number| read(number.as_str()));
            let (from, until) = (number("from"), number("until"));
            let is_new = found.iter().all(|one| at.end <= one.at.start || one.at.end <= at.start);
            if is_new && (from.is_some() || until.is_some()) {
                let from = from.map(|from| from.saturating_add(beside));
                found.push(Inhabitants { from, until: until.map(|until| until.saturating_sub(beside)), at });
            }
        }
    }
    found.sort_by_key(|one| one.at.start);
    found
}

fn read(number: &str) -> Option<u32> {
    number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_inhabitants_are_read_in_both_languages() {
        for (text, from, until) in [
            ("gemeenten tot 10.000 inwoners", None, Some(10_000)),
            ("van 10.001 tot en met 50.000 inwoners", Some(10_001), Some(50_000)),
            ("between 10,001 and 50,000 inhabitants", Some(10_001), Some(50_000)),
            ("minder dan 5000 inwoners", None, Some(4_999)),
            ("more than 50 000 inhabitants", Some(50_001), None),
            ("25.000 inwoners of meer", Some(25_000), None),
            ("at least 1,000 inhabitants", Some(1_000), None),
        ] {
            let found = ranges(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].from, found[0].until), (from, until), "{text}");
        }
        assert!(ranges("10.000 inwoners").is_empty());
    }
}
