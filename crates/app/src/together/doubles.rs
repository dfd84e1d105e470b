//! What two people seem to have added both: told with care, since two that look alike need not be the same.

use std::collections::HashMap;

use jiff::ZonedDateTime;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use voorstel_model::{Action, BudgetLine, Call, Dossier, EditError, Field, FieldValue, List, Partner, Text};
use voorstel_store::OpenDossier;

use super::signed;
use super::views::{AlikeView, DifferingView, PairView, Side, TwinView};
use crate::said::{both, each};

/// Addresses that many organisations have: they say nothing about whose they are.
const PUBLIC_DOMAINS: [&str; 12] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.be",
    "outlook.com",
    "outlook.be",
    "live.be",
    "live.com",
    "yahoo.com",
    "telenet.be",
    "skynet.be",
    "proximus.be",
];

/// Every pair that seems the same and was added by people who did not know of each other.
pub(super) fn doubles(open: &OpenDossier, call: &Call, now: &ZonedDateTime) -> Vec<PairView> {
    let dossier = open.dossier();
    let alike = partners(dossier).into_iter().chain(actions(dossier)).chain(lines(dossier));
    let apart = alike.filter(|(list, one, other, _)| open.added_apart(*list, one, other));
    apart
        .filter_map(|(list, one, other, because)| {
            let since = |id| (open.added(list, id).map(|by| by.at), id);
            let (first, second) = if since(one) <= since(other) { (one, other) } else { (other, one) };
            pair(open, call, list, (first, second), both(because, &[]), now).ok()
        })
        .collect()
}

/// Every pair that looks alike, whoever added it.
pub(super) fn all_alike(dossier: &Dossier) -> Vec<AlikeView> {
    let alike = partners(dossier).into_iter().chain(actions(dossier)).chain(lines(dossier));
    alike.map(|(list, one, other, _)| AlikeView { list, one: one.to_owned(), other: other.to_owned() }).collect()
}

type Alike<'a> = (List, &'a str, &'a str, &'static str);

fn partners(dossier: &Dossier) -> Vec<Alike<'_>> {
    let mut found = Vec::new();
    for (at, one) in dossier.partners.iter().enumerate() {
        for other in &dossier.partners[at + 1..] {
            if let Some(because) = same_partner(one, other) {
                found.push((List::Partners, one.id.as_str(), other.id.as_str(), because));
            }
        }
    }
    found
}

/// Why two partners seem to be one organisation; nothing where they do not, or where their numbers say otherwise.
fn same_partner(one: &Partner, other: &Partner) -> Option<&'static str> {
    let numbers = (digits(&one.enterprise_number), digits(&other.enterprise_number));
    if !numbers.0.is_empty() && !numbers.1.is_empty() {
        return (numbers.0 == numbers.1).then_some("double-enterprise-number");
    }
    let pics = (digits(&one.pic), digits(&other.pic));
    if !pics.0.is_empty() && !pics.1.is_empty() {
        return (pics.0 == pics.1).then_some("double-pic");
    }
    let names = (plain_words(&one.name), plain_words(&other.name));
    if names.0.is_empty() || names.1.is_empty() {
        return None;
    }
    if names.0 == names.1 {
        return Some("double-name");
    }
    let within = names.0.iter().all(|word| names.1.contains(word)) || names.1.iter().all(|word| names.0.contains(word));
    let domains = (domain(&one.contact.email), domain(&other.contact.email));
    (within && domains.0.is_some() && domains.0 == domains.1).then_some("double-domain")
}

fn actions(dossier: &Dossier) -> Vec<Alike<'_>> {
    let key = |action: &Action| (plain_words(&action.title), action.menu.clone());
    let named = dossier.actions.iter().filter(|action| !action.title.trim().is_empty());
    equal(named.map(|action| (key(action), action.id.as_str())))
        .map(|(one, other)| (List::Actions, one, other, "double-title"))
        .collect()
}

fn lines(dossier: &Dossier) -> Vec<Alike<'_>> {
    let key = |line: &BudgetLine| {
        let words = plain_words(&line.description);
        let figures = (line.quantity.to_string(), line.unit_cost.to_string());
        (words, line.partner.clone(), line.category.clone(), figures)
    };
    let filled = dossier.budget.iter().filter(|line| !line.description.trim().is_empty() && line.amount().is_some());
    equal(filled.map(|line| (key(line), line.id.as_str())))
        .map(|(one, other)| (List::Budget, one, other, "double-line"))
        .collect()
}

/// Neighbours among those of one key.
fn equal<'a, K: std::hash::Hash + Eq>(
    all: impl Iterator<Item = (K, &'a str)>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut by_key: HashMap<K, &'a str> = HashMap::new();
    let mut found = Vec::new();
    for (key, id) in all {
        if let Some(before) = by_key.insert(key, id) {
            found.push((before, id));
        }
    }
    found.into_iter()
}

/// Two of a list side by side, whether they seem the same or somebody chose them.
pub(super) fn pair(
    open: &OpenDossier,
    call: &Call,
    list: List,
    (one, other): (&str, &str),
    because: Text,
    now: &ZonedDateTime,
) -> Result<PairView, EditError> {
    let dossier = open.dossier();
    let fields = dossier.differing(list, one, other)?;
    let twin = |id: &str| TwinView {
        id: id.to_owned(),
        name: each(|words| words.entity(list, id, dossier)),
        added: open.added(list, id).map(|by| signed(&by, now)),
        references: u32::try_from(dossier.repointing(list, id, id).len()).unwrap_or(u32::MAX),
    };
    let fields = fields.into_iter().filter_map(|name| {
        let value = |id: &str| dossier.value(&Field::of(list, id, &name)).ok();
        let (here, there) = (value(one)?, value(other)?);
        if matches!(here, FieldValue::Unknown(_)) || matches!(there, FieldValue::Unknown(_)) {
            return None;
        }
        let shown = |id: &str, value: &FieldValue| {
            each(|words| words.content(&Field::of(list, id, &name), value, dossier, call))
        };
        let only = match (is_empty(&here), is_empty(&there)) {
            (false, true) => Some(Side::One),
            (true, false) => Some(Side::Other),
            _ => None,
        };
        Some(DifferingView {
            label: each(|words| words.field_of_list(list, &name)),
            one: shown(one, &here),
            other: shown(other, &there),
            only,
            name,
        })
    });
    let fields = fields.collect();
    Ok(PairView { list, one: twin(one), other: twin(other), because, fields })
}

fn is_empty(value: &FieldValue) -> bool {
    match value {
        FieldValue::Empty => true,
        FieldValue::Text(text) => text.trim().is_empty(),
        FieldValue::Texts(texts) => texts.is_empty(),
        FieldValue::Flag(_) | FieldValue::Count(_) | FieldValue::Unknown(_) => false,
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The words of a name without case, accents and signs.
fn plain_words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn domain(address: &str) -> Option<String> {
    let domain = address.trim().rsplit_once('@')?.1.to_lowercase();
    (!domain.is_empty() && !PUBLIC_DOMAINS.contains(&domain.as_str())).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partner(name: &str, number: &str, email: &str) -> Partner {
        let mut partner = Partner { name: name.into(), enterprise_number: number.into(), ..Partner::default() };
        partner.contact.email = email.into();
        partner
    }

    #[test]
    fn one_number_is_one_organisation_whatever_it_is_called() {
        let one = partner("De Brug vzw", "0403.019.261", "");
        assert_eq!(same_partner(&one, &partner("Brug", "BE 0403 019 261", "")), Some("double-enterprise-number"));
        assert_eq!(same_partner(&one, &partner("De Brug vzw", "0403.019.262", "")), None, "two numbers are two");
    }

    #[test]
    fn names_are_compared_without_case_accents_and_signs() {
        let one = partner("Gemeente Liège", "", "");
        assert_eq!(same_partner(&one, &partner("gemeente  liege.", "", "")), Some("double-name"));
        assert_eq!(same_partner(&one, &partner("OCMW Liège", "", "")), None);
        assert_eq!(same_partner(&partner("", "", ""), &partner("", "", "")), None, "no name is no name alike");
    }

    #[test]
    fn an_address_counts_only_with_a_name_that_goes_along_and_where_not_everybody_has_it() {
        let town = partner("Stad Lier", "", "an@lier.example");
        assert_eq!(same_partner(&town, &partner("Lier", "", "bert@lier.example")), Some("double-domain"));
        assert_eq!(same_partner(&town, &partner("OCMW Lier", "", "bert@lier.example")), None);
        let (one, other) = (partner("De Brug vzw", "", "a@gmail.com"), partner("De Brug", "", "b@gmail.com"));
        assert_eq!(same_partner(&one, &other), None);
    }
}
