//! What two people seem to have added both: told with care, since two that look alike need not be the same.

use std::collections::HashMap;

use jiff::ZonedDateTime;
use voorstel_model::{Action, BudgetLine, Call, Dossier, EditError, Field, FieldValue, List, Text};
use voorstel_store::OpenDossier;

use super::signed;
use super::views::{AlikeView, DifferingView, PairView, Side, TwinView};
use crate::organisation::{Likeness, Organisation, plain_words};
use crate::said::{both, each};

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
    let all: Vec<(&str, Organisation)> =
        dossier.partners.iter().map(|one| (one.id.as_str(), Organisation::of(one))).collect();
    let mut found = Vec::new();
    for (at, (one, first)) in all.iter().enumerate() {
        for (other, second) in &all[at + 1..] {
            if let Some(likeness) = first.likeness(second) {
                found.push((List::Partners, *one, *other, because(likeness)));
            }
        }
    }
    found
}

fn because(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::EnterpriseNumber => "double-enterprise-number",
        Likeness::Pic => "double-pic",
        Likeness::Name => "double-name",
        Likeness::Domain => "double-domain",
    }
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
