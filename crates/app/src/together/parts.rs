//! Whose part is what: the fields of a dossier by the partner who answers for them, step by step.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};
use voorstel_model::{Action, Dossier, Field, List};
use voorstel_store::{annex_hash, own_part};

use crate::views::Step;

/// The steps that partners deliver, in the order of the rail.
pub(super) const STEPS: [Step; 6] =
    [Step::Call, Step::Partners, Step::Actions, Step::Budget, Step::Funding, Step::Texts];

/// Which partner answers for which entity.
pub(super) struct Owners<'a> {
    owner: HashMap<(List, &'a str), &'a str>,
    lead: Option<&'a str>,
}

impl<'a> Owners<'a> {
    pub(super) fn of(dossier: &'a Dossier) -> Owners<'a> {
        let partners = dossier.partners.iter().map(|one| ((List::Partners, one.id.as_str()), one.id.as_str()));
        let actions = dossier.actions.iter().map(|one| ((List::Actions, one.id.as_str()), one.lead.as_str()));
        let budget = dossier.budget.iter().map(|one| ((List::Budget, one.id.as_str()), one.partner.as_str()));
        let funding = dossier.funding.iter().map(|one| ((List::Funding, one.id.as_str()), one.partner.as_str()));
        let annexes = dossier.annexes.iter().map(|one| ((List::Annexes, one.id.as_str()), one.partner.as_str()));
        let owned = partners.chain(actions).chain(budget).chain(funding).chain(annexes);
        Owners { owner: owned.collect(), lead: dossier.lead().map(|lead| lead.id.as_str()) }
    }

    /// Who answers for a field: what is no partner's own is the lead's.
    pub(super) fn of_field(&self, field: &Field) -> Option<&'a str> {
        let parts = field.parts();
        let own = match parts.as_slice() {
            [list, id, ..] => List::named(list).and_then(|list| self.owner.get(&(list, id.as_str())).copied()),
            _ => None,
        };
        own.filter(|partner| !partner.is_empty()).or(self.lead)
    }

    /// Who answers for several fields together: the one partner whose all of them are, or else the lead.
    pub(super) fn of_all(&self, fields: &[Field]) -> Option<&'a str> {
        let mut owners = fields.iter().filter_map(|field| self.of_field(field));
        let first = owners.next().or(self.lead)?;
        if owners.all(|owner| owner == first) { Some(first) } else { self.lead }
    }
}

/// Whether a partner has a part at a step at all.
pub(super) fn is_there(dossier: &Dossier, partner: &str, step: Step) -> bool {
    let takes_part = |action: &Action| action.lead == partner || action.participants.iter().any(|one| one == partner);
    // What is no partner's own is the lead's.
    dossier.lead().is_some_and(|lead| lead.id == partner)
        || match step {
            Step::Partners => dossier.partner(partner).is_some(),
            Step::Actions => dossier.actions.iter().any(takes_part),
            Step::Budget => dossier.budget.iter().any(|line| line.partner == partner),
            Step::Funding => dossier.funding.iter().any(|one| one.partner == partner),
            Step::Texts => dossier.annexes.iter().any(|annex| annex.partner == partner),
            Step::Call | Step::Check | Step::Export => false,
        }
}

/// A partner's part at a step in short, to know it again; nothing where there is none.
pub(super) fn content(dossier: &Dossier, partner: &str, step: Step) -> Option<String> {
    let is_lead = dossier.lead().is_some_and(|lead| lead.id == partner);
    // Who else takes part in an action is not in the part of whoever does: it is the same where only that part is known.
    let excerpt = (!is_lead).then(|| own_part(dossier, partner));
    let dossier = excerpt.as_ref().unwrap_or(dossier);
    let own = |of: &str| of == partner || (is_lead && of.is_empty());
    let takes_part = |action: &Action| own(&action.lead) || action.participants.iter().any(|one| one == partner);
    let mut parts: Vec<Value> = match step {
        Step::Partners => whole(dossier.partners.iter().filter(|one| one.id == partner)),
        Step::Actions => whole(dossier.actions.iter().filter(|action| takes_part(action))),
        Step::Budget => whole(dossier.budget.iter().filter(|line| own(&line.partner))),
        Step::Funding => whole(dossier.funding.iter().filter(|one| own(&one.partner))),
        Step::Texts => whole(dossier.annexes.iter().filter(|annex| own(&annex.partner))),
        Step::Call | Step::Check | Step::Export => Vec::new(),
    };
    // Where an entity stands in its list is nobody's part.
    parts.sort_by_cached_key(|part| part.get("id").and_then(Value::as_str).unwrap_or_default().to_owned());
    if is_lead {
        parts.extend(of_all(dossier, step));
    }
    (!parts.is_empty()).then(|| annex_hash(Value::Array(parts).to_string().as_bytes()))
}

/// What of a step is the whole application's.
fn of_all(dossier: &Dossier, step: Step) -> Option<Value> {
    match step {
        Step::Call => Some(json!([dossier.title, dossier.acronym, dossier.call, dossier.language, dossier.period])),
        Step::Budget => Some(json!([dossier.indirect_rate])),
        Step::Texts => Some(json!([dossier.texts, dossier.declarations])),
        Step::Partners | Step::Actions | Step::Funding | Step::Check | Step::Export => None,
    }
}

fn whole<'a, T: Serialize + 'a>(entities: impl Iterator<Item = &'a T>) -> Vec<Value> {
    entities.filter_map(|one| serde_json::to_value(one).ok()).collect()
}

/// The step of that code.
pub(super) fn code(step: Step) -> &'static str {
    match step {
        Step::Call => "call",
        Step::Partners => "partners",
        Step::Actions => "actions",
        Step::Budget => "budget",
        Step::Funding => "funding",
        Step::Texts => "texts",
        Step::Check => "check",
        Step::Export => "export",
    }
}
