//! Rules that can never hold, that can never be broken, and conditions that are always or never met.

use std::collections::BTreeSet;

use voorstel_model::{Base, COMMON_SOURCES, Call, OrganisationKind, Rate, Role, RuleKind, Severity};

use super::Told;
use crate::problem::Weight;

/// What can become of a kind, whatever is applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It holds of every application.
    Always,
    /// It holds of none.
    Never,
    /// It depends.
    Open,
}

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    for (index, rule) in call.rule.iter().enumerate() {
        let key = format!("rule[{index}]");
        match of(&rule.kind, call) {
            Fate::Never if rule.when.is_none() => told.tell(
                if rule.severity == Severity::Blocking { Weight::Error } else { Weight::Warning },
                &key,
                ("geen enkele aanvraag kan aan deze regel voldoen", "no application can meet this rule"),
                ("kijk de grenzen en de lijsten van deze regel na", "see whether its limits and lists are right"),
            ),
            // Under a condition, what can never hold forbids the condition: odd, and possible.
            Fate::Never => told.tell(
                Weight::Advice,
                &key,
                (
                    "deze regel kan nooit gelden: hij verbiedt in feite zijn eigen voorwaarde",
                    "this rule can never hold: in effect it forbids its own condition",
                ),
                (
                    "schrijf dat als een regel van de soort `kind:none-of`",
                    "write that as a rule of the kind `kind:none-of`",
                ),
            ),
            Fate::Always => told.tell(
                Weight::Warning,
                &key,
                ("geen enkele aanvraag kan deze regel breken", "no application can break this rule"),
                (
                    "kijk de grenzen en de lijsten van deze regel na, of laat hem weg",
                    "see whether its limits and lists are right, or leave it out",
                ),
            ),
            Fate::Open => {}
        }
        let Some(when) = rule.when.as_deref() else { continue };
        let key = format!("{key}.when");
        if *when == rule.kind {
            told.tell(
                Weight::Warning,
                &key,
                (
                    "de voorwaarde is de regel zelf: hij kan nooit gebroken worden",
                    "the condition is the rule itself: it can never be broken",
                ),
                ("geef een andere voorwaarde, of geen", "give another condition, or none"),
            );
        }
        match of(when, call) {
            Fate::Never => told.tell(
                Weight::Warning,
                &key,
                (
                    "de voorwaarde is nooit vervuld: de regel geldt nooit",
                    "the condition is never met: the rule never holds",
                ),
                ("verander de voorwaarde, of laat de regel weg", "change the condition, or leave the rule out"),
            ),
            Fate::Always => told.tell(
                Weight::Advice,
                &key,
                ("de voorwaarde is altijd vervuld", "the condition is always met"),
                ("laat de voorwaarde weg", "leave the condition out"),
            ),
            Fate::Open => {}
        }
    }
}

fn of(kind: &RuleKind, call: &Call) -> Fate {
    let floor_only = |at_least: Option<u32>, at_most: Option<u32>| at_least.unwrap_or(0) == 0 && at_most.is_none();
    match kind {
        RuleKind::ApplicantKinds { kinds, .. } if kinds.iter().collect::<BTreeSet<_>>().len() == ALL_KINDS => {
            Fate::Always
        }
        RuleKind::Countries { allowed, excluded, .. } if !allowed.is_empty() => {
            if allowed.iter().all(|country| excluded.contains(country)) { Fate::Never } else { Fate::Open }
        }
        RuleKind::PartnerCount { at_least, at_most, .. } if floor_only(*at_least, *at_most) => Fate::Always,
        // Every application has one lead applicant, and no more than one.
        RuleKind::PartnerCount { roles, at_least, at_most } => {
            let is_lead = roles.iter().all(|role| *role == Role::Lead) && !roles.is_empty();
            let counts_lead = roles.is_empty() || roles.contains(&Role::Lead);
            let impossible = (is_lead && at_least.is_some_and(|least| least > 1))
                || (counts_lead && at_most.is_some_and(|most| most == 0));
            if impossible { Fate::Never } else { Fate::Open }
        }
        RuleKind::MemberStates { at_least: 0, .. } | RuleKind::JointApplication { inhabitants_below: 0 } => {
            Fate::Always
        }
        RuleKind::Amount { at_least, at_most: None, .. }
        | RuleKind::AmountPerPartner { at_least, at_most: None, .. }
        | RuleKind::AmountPerParticipant { at_least, at_most: None, .. }
            if at_least.is_none_or(|least| least.is_zero()) =>
        {
            Fate::Always
        }
        RuleKind::Inhabitants { at_least, at_most, .. } | RuleKind::Participants { at_least, at_most, .. }
            if floor_only(*at_least, *at_most) =>
        {
            Fate::Always
        }
        RuleKind::Share { of, over, at_least, at_most } => {
            let floor = at_least.unwrap_or(Rate::ZERO) > Rate::ZERO;
            let ceiling = at_most.is_some_and(|most| most < Rate::percent(100) || !within(of, *over, call));
            if floor || ceiling { Fate::Open } else { Fate::Always }
        }
        RuleKind::CategoryCap { over: Some(over), at_most: Some(at_most), at_most_amount: None, .. }
            if *at_most >= Rate::percent(100)
                && matches!(over, Base::TotalEligible | Base::TotalCost | Base::DirectEligible) =>
        {
            Fate::Always
        }
        RuleKind::Duration { at_least, at_most } | RuleKind::TextLength { at_least, at_most, .. } => {
            match (floor_only(*at_least, *at_most), at_most) {
                (true, _) => Fate::Always,
                (false, Some(0)) => Fate::Never,
                _ => Fate::Open,
            }
        }
        RuleKind::AnyOf { of: parts } => match fates(parts, call) {
            fates if fates.contains(&Fate::Always) => Fate::Always,
            fates if fates.iter().all(|fate| *fate == Fate::Never) => Fate::Never,
            _ => Fate::Open,
        },
        RuleKind::AllOf { of: parts } => match fates(parts, call) {
            fates if fates.contains(&Fate::Never) => Fate::Never,
            fates if fates.iter().all(|fate| *fate == Fate::Always) => Fate::Always,
            _ => Fate::Open,
        },
        RuleKind::NoneOf { of: parts } => match fates(parts, call) {
            fates if fates.contains(&Fate::Always) => Fate::Never,
            fates if fates.iter().all(|fate| *fate == Fate::Never) => Fate::Always,
            _ => Fate::Open,
        },
        _ => Fate::Open,
    }
}

const ALL_KINDS: usize = OrganisationKind::ALL.len();

fn fates(parts: &[RuleKind], call: &Call) -> Vec<Fate> {
    parts.iter().map(|part| of(part, call)).collect()
}

/// Whether money from these sources is part of what the share is taken of, and so never more than it.
fn within(of: &[String], over: Base, call: &Call) -> bool {
    let asked = |source: &str| call.asked_sources().any(|one| one == source);
    let known = |source: &str| COMMON_SOURCES.contains(&source) || call.cofinancer.iter().any(|one| one.id == source);
    match over {
        Base::Asked => of.iter().all(|source| asked(source)),
        Base::Cofinancing => of.iter().all(|source| known(source) && !asked(source)),
        _ => false,
    }
}
