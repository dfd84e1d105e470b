//! Who has delivered what, and what is missing of whom.

use std::collections::HashSet;

use jiff::ZonedDateTime;
use voorstel_model::{Call, Dossier, Field, List, Severity, Text};
use voorstel_rules::{Finding, Report, Status};
use voorstel_store::{Delivery, OpenDossier, Part};

use super::parts::{self, Owners, STEPS};
use super::views::{Delivered, MissingView, Overview, PartState, PartView, SignedView};
use crate::said::each;
use crate::session::local;
use crate::steps;
use crate::views::Step;

/// So many missing things of a partner are named; the others are counted.
const MOST_NAMED: usize = 40;

pub(super) fn overview(open: &OpenDossier, call: &Call, report: &Report, now: &ZonedDateTime) -> Overview {
    let dossier = open.dossier();
    let missing = missing(dossier, call, report);
    let said = open.deliveries();
    let lead = dossier.lead().map(|lead| lead.id.as_str());
    let partners = dossier.partners.iter().map(|partner| {
        let own: Vec<&Missing<'_>> = missing.iter().filter(|one| one.partner == partner.id).collect();
        let parts = STEPS.into_iter().map(|step| {
            let part = Part { partner: partner.id.clone(), step: parts::code(step).to_owned() };
            let count = own.iter().filter(|one| one.step == step).count();
            let (state, said) = state(dossier, &partner.id, step, said.get(&part), count > 0);
            PartView {
                step,
                state,
                signed: said.map(|said| SignedView { by: said.by.clone(), at: local(said.at, now) }),
                told: said.map(|said| said.told.clone()).unwrap_or_default(),
                missing: u32::try_from(count).unwrap_or(u32::MAX),
            }
        });
        Delivered {
            id: partner.id.clone(),
            name: each(|words| words.entity(List::Partners, &partner.id, dossier)),
            lead: lead == Some(partner.id.as_str()),
            parts: parts.collect(),
            missing: own.iter().take(MOST_NAMED).map(|one| one.view(dossier, call)).collect(),
            more: u32::try_from(own.len().saturating_sub(MOST_NAMED)).unwrap_or(u32::MAX),
        }
    });
    Overview { own: None, steps: STEPS.to_vec(), partners: partners.collect() }
}

/// How a part stands, and who said last that it is complete.
fn state<'a>(
    dossier: &Dossier,
    partner: &str,
    step: Step,
    said: Option<&'a Vec<Delivery>>,
    is_missing: bool,
) -> (PartState, Option<&'a Delivery>) {
    let said = said.map(Vec::as_slice).unwrap_or_default();
    let Some(last) = said.iter().max_by_key(|one| one.at) else {
        let is_there = is_missing || parts::is_there(dossier, partner, step);
        return (if is_there { PartState::Open } else { PartState::None }, None);
    };
    let content = parts::content(dossier, partner, step);
    match said.iter().find(|one| content.as_ref() == Some(&one.of)) {
        Some(one) => (PartState::Complete, Some(one)),
        None => (PartState::Changed, Some(last)),
    }
}

/// Something missing or wrong, with who answers for it.
struct Missing<'a> {
    partner: &'a str,
    step: Step,
    what: What<'a>,
}

enum What<'a> {
    /// A field that a rule waits for.
    Field(&'a Field),
    /// A rule that is broken.
    Broken(&'a Finding),
}

impl Missing<'_> {
    fn view(&self, dossier: &Dossier, call: &Call) -> MissingView {
        let (field, text): (Option<Field>, Text) = match self.what {
            What::Field(field) => (Some(field.clone()), each(|words| words.field_heading(field, dossier, call))),
            What::Broken(finding) => {
                (finding.operands.first().cloned(), each(|words| words.finding_text(finding, call, dossier)))
            }
        };
        MissingView { step: self.step, field, text }
    }
}

/// What is missing and what is wrong, in the order of the steps. Advice is not something to be done.
fn missing<'a>(dossier: &'a Dossier, call: &Call, report: &'a Report) -> Vec<Missing<'a>> {
    let owners = Owners::of(dossier);
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for finding in report.findings.iter().filter(|one| one.severity != Severity::Advice) {
        match finding.status {
            Status::Undecided => {
                for field in finding.missing.iter().filter(|field| seen.insert(*field)) {
                    let Some(partner) = owners.of_field(field) else { continue };
                    all.push(Missing { partner, step: steps::of_field(field), what: What::Field(field) });
                }
            }
            Status::Broken => {
                let Some(partner) = owners.of_all(&finding.operands) else { continue };
                all.push(Missing { partner, step: steps::of_finding(finding, call), what: What::Broken(finding) });
            }
            Status::Met | Status::NotApplicable => {}
        }
    }
    all.sort_by_key(|one| one.step);
    all
}

/// What is written of a partner's parts: open, changed since, missing.
pub(super) fn of_partner<'a>(overview: &'a Overview, partner: &str) -> Option<&'a Delivered> {
    overview.partners.iter().find(|one| one.id == partner)
}

/// The parts of a partner that stand in some way.
pub(super) fn parts_in(delivered: &Delivered, state: PartState) -> impl Iterator<Item = Step> + '_ {
    delivered.parts.iter().filter(move |part| part.state == state).map(|part| part.step)
}
