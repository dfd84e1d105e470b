//! The money of a topic. One table lists the rows of all topics of its call, under numbers that say nothing: the topic's
//! own rows are those whose action begins with its identifier.

use voorstel_model::{Base, Envelope, EnvelopePart, Euro, GRANT, Rate, RuleKind, Text, Typed};

use super::fields::Fields;
use super::origin;
use crate::intake::draft::Draft;
use crate::intake::{Shown, What, Why};

const TABLE: &str = "budgetTopicActionMap";

/// A row of the budget that is the topic's own.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The action as written: identifier, and type of action behind it.
    pub action: String,
    pub opening: String,
    pub deadlines: Vec<String>,
    /// Amounts by year, as written.
    years: Vec<(String, String)>,
    least: String,
    most: String,
    /// Whether a row of another topic has the same amounts.
    shared: bool,
}

/// The topic's own rows.
pub(super) fn rows(topic: &Fields<'_>, identifier: &str) -> Vec<Row> {
    let Some(table) = overview(topic).and_then(|overview| overview.object(TABLE)) else { return Vec::new() };
    let mut own = Vec::new();
    let mut others: Vec<Vec<(String, String)>> = Vec::new();
    for name in table.names() {
        for row in table.objects(name) {
            let action = row.text("action");
            let years = row
                .object("budgetYearMap")
                .map(|map| map.names().map(|year| (year.to_owned(), map.text(year))).collect())
                .unwrap_or_default();
            if !begins_with(&action, identifier) {
                others.push(years);
                continue;
            }
            own.push(Row {
                action,
                opening: row.text("plannedOpeningDate"),
                deadlines: row.texts("deadlineDates"),
                years,
                least: row.text("minContribution"),
                most: row.text("maxContribution"),
                shared: false,
            });
        }
    }
    for row in &mut own {
        row.shared = !row.years.is_empty() && others.contains(&row.years);
    }
    own
}

fn overview<'v>(topic: &Fields<'v>) -> Option<Fields<'v>> {
    topic.object("budgetOverviewJSONItem").or_else(|| topic.object("budgetOverview"))
}

/// The identifier and then something that is not part of one.
fn begins_with(action: &str, identifier: &str) -> bool {
    let start = action.get(..identifier.len());
    let next = action.get(identifier.len()..).and_then(|rest| rest.chars().next());
    !identifier.is_empty()
        && start.is_some_and(|start| start.eq_ignore_ascii_case(identifier))
        && next.is_none_or(|next| !next.is_alphanumeric() && next != '-' && next != '_')
}

/// Fills in envelope, limits and type of action.
pub(super) fn money(draft: &mut Draft, topic: &Fields<'_>, rows: &[Row], identifier: &str) {
    if rows.is_empty() && overview(topic).is_some() {
        draft.unclear(Why::NoBudgetRow, &origin(TABLE, &format!("{TABLE}: {identifier}")));
    }
    let mut parts: Vec<EnvelopePart> = Vec::new();
    for row in rows {
        for (year, text) in &row.years {
            let key = format!("{TABLE}.budgetYearMap.{year}");
            match amount(text) {
                Some(amount) if !amount.is_zero() => {
                    let several = rows.len() > 1;
                    let title = if several { format!("{year}: {}", row.action) } else { year.clone() };
                    parts.push(EnvelopePart { title: Text { nl: title.clone(), en: title }, amount });
                }
                Some(_) => {}
                None => draft.unclear(Why::OtherShape, &origin(&key, &format!("{key}: {text}"))),
            }
        }
    }
    let sum: Euro = parts.iter().map(|part| part.amount).sum();
    if !sum.is_zero() {
        let quote = rows
            .iter()
            .flat_map(|row| &row.years)
            .map(|(year, text)| format!("{year}: {text}"))
            .collect::<Vec<_>>()
            .join(", ");
        let found = origin(&format!("{TABLE}.budgetYearMap"), &quote);
        envelope(
            draft,
            sum,
            if parts.len() > 1 { parts } else { Vec::new() },
            rows.iter().any(|row| row.shared),
            &found,
        );
    }
    limits(draft, rows);
    types(draft, topic, rows);
}

fn envelope(
    draft: &mut Draft,
    amount: Euro,
    part: Vec<EnvelopePart>,
    shared: bool,
    found: &crate::intake::draft::Origin,
) {
    let authority = Draft::authority(found);
    if shared {
        // The same amount at several topics is the pot of the call.
        let note = Text {
            nl: "Het portaal noemt dit bedrag bij meer dan één topic: dan is het van de oproep als geheel.".to_owned(),
            en: "The portal gives this amount for more than one topic: it is then the call's as a whole.".to_owned(),
        };
        draft.call.other_envelope.push(Envelope { amount, note, part, authority });
        draft.recognise("other-envelope.0", What::OtherEnvelope, Shown::Money(amount), found);
        draft.unclear(Why::SharedPot, found);
    } else {
        draft.call.envelope = Some(Envelope { amount, note: Text::default(), part, authority });
        draft.recognise("envelope", What::Envelope, Shown::Money(amount), found);
    }
}

/// What one project may ask; 0 is 'not stated'.
fn limits(draft: &mut Draft, rows: &[Row]) {
    for row in rows {
        let mut stated = |key: &str, text: &str| {
            let key = format!("{TABLE}.{key}");
            match amount(text) {
                Some(amount) => (!amount.is_zero()).then_some(amount),
                None if text.is_empty() => None,
                None => {
                    draft.unclear(Why::OtherShape, &origin(&key, &format!("{key}: {text}")));
                    None
                }
            }
        };
        let (at_least, at_most) = (stated("minContribution", &row.least), stated("maxContribution", &row.most));
        if at_least.is_some() || at_most.is_some() {
            let quote = format!("minContribution: {}, maxContribution: {}", row.least, row.most);
            let kind = RuleKind::Amount { of: vec![GRANT.to_owned()], at_least, at_most };
            draft.rule("grant-amount", kind, &origin(TABLE, &quote));
        }
    }
}

/// The type of action, and the rate where its name says one: 'Project Grants, 90 %'.
fn types(draft: &mut Draft, topic: &Fields<'_>, rows: &[Row]) {
    let named = topic.objects("actions").into_iter().flat_map(|action| action.objects("types"));
    let named = named.flat_map(|kind| {
        let mga = kind.objects("typeOfMGA").into_iter().map(|mga| mga.text("description"));
        std::iter::once(kind.text("typeOfAction")).chain(mga).collect::<Vec<_>>()
    });
    for text in named.chain(rows.iter().map(|row| row.action.clone())).filter(|text| !text.is_empty()) {
        for share in crate::intake::page::shares_in(&text) {
            let kind = RuleKind::Share {
                of: vec![GRANT.to_owned()],
                over: Base::TotalEligible,
                at_least: None,
                at_most: Some(share),
            };
            if share > Rate::ZERO {
                draft.rule("grant-share", kind, &origin("actions.types", &text));
            }
        }
    }
}

/// An amount as the portal writes one: a text or number of digits, at times with a point and decimals.
fn amount(text: &str) -> Option<Euro> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    Euro::read(&plain).ok()
}
