//! What a file says once its form is right: unique codes, sums that come out, limits the right way round.

use std::collections::BTreeSet;

use voorstel_model::{COMMON_SOURCES, Call, Certainty, Envelope, Euro, Fund, Rule, RuleKind, Severity};

use crate::catalogue::Catalogue;
use crate::places::Places;
use crate::problem::{Problem, both};

/// What is wrong with a call, in the order of the file.
pub(crate) fn of_call(call: &Call, places: &Places, catalogue: &Catalogue) -> Vec<Problem> {
    let mut check = Check { places, problems: Vec::new() };
    if catalogue.fund(&call.fund).is_none() {
        let known: Vec<&str> = catalogue.funds().map(|fund| fund.id.as_str()).collect();
        check.unknown("fund", &call.fund, &known);
    }
    check.themes(&call.themes, catalogue);
    check.unique("source", call.source.iter().map(|one| one.id.as_str()), &[]);
    check.unique("cofinancer", call.cofinancer.iter().map(|one| one.id.as_str()), &COMMON_SOURCES);
    check.unique("menu.action", call.menu.action.iter().map(|one| one.id.as_str()), &["own"]);
    check.unique("section", call.section.iter().map(|one| one.id.as_str()), &[]);
    check.unique("category", call.category.iter().map(|one| one.id.as_str()), &[]);
    check.unique("declaration", call.declaration.iter().map(|one| one.id.as_str()), &[]);
    check.unique("annex", call.annex.iter().map(|one| one.id.as_str()), &[]);
    check.unique("rule", call.rule.iter().map(|one| one.id.as_str()), &[]);
    if let Some(deadline) = &call.dates.deadline
        && deadline.time.is_empty() != deadline.zone.is_empty()
    {
        check.tell(
            "dates.deadline",
            (
                "time en zone horen bij elkaar: geef beide of geen van beide",
                "time and zone go together: give both or neither",
            ),
        );
    }
    check.envelope("envelope", call.envelope.as_ref());
    for (index, envelope) in call.other_envelope.iter().enumerate() {
        check.envelope(&format!("other-envelope[{index}]"), Some(envelope));
    }
    for (index, rule) in call.rule.iter().enumerate() {
        check.rule(&format!("rule[{index}]"), rule);
    }
    check.in_order()
}

/// What is wrong with a fund, in the order of the file.
pub(crate) fn of_fund(fund: &Fund, places: &Places, catalogue: &Catalogue) -> Vec<Problem> {
    let mut check = Check { places, problems: Vec::new() };
    check.themes(&fund.themes, catalogue);
    check.unique("source", fund.source.iter().map(|one| one.id.as_str()), &[]);
    check.envelope("envelope", fund.envelope.as_ref());
    check.in_order()
}

struct Check<'p> {
    places: &'p Places,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn tell(&mut self, path: &str, (nl, en): (&str, &str)) {
        self.problems.push(self.places.problem(path, both(nl, en)));
    }

    fn unknown(&mut self, path: &str, code: &str, known: &[&str]) {
        let known = known.join(", ");
        let nl = format!("\"{code}\" is onbekend; bekend zijn: {known}");
        let en = format!("\"{code}\" is unknown; known are: {known}");
        self.tell(path, (&nl, &en));
    }

    fn in_order(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
        self.problems
    }

    fn themes(&mut self, themes: &[String], catalogue: &Catalogue) {
        let known: Vec<&str> = catalogue.themes().keys().map(String::as_str).collect();
        for (index, theme) in themes.iter().enumerate().filter(|(_, theme)| !known.contains(&theme.as_str())) {
            self.unknown(&format!("themes[{index}]"), theme, &known);
        }
    }

    fn unique<'i>(&mut self, list: &str, ids: impl Iterator<Item = &'i str>, reserved: &[&str]) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            let path = format!("{list}[{index}].id");
            if reserved.contains(&id) {
                let nl = format!("\"{id}\" heeft al een vaste betekenis: kies een andere code");
                let en = format!("\"{id}\" has a fixed meaning already: choose another code");
                self.tell(&path, (&nl, &en));
            } else if !seen.insert(id) {
                let nl = format!("\"{id}\" staat hier een tweede keer: elke code is uniek");
                let en = format!("\"{id}\" stands here a second time: every code is unique");
                self.tell(&path, (&nl, &en));
            }
        }
    }

    fn envelope(&mut self, path: &str, envelope: Option<&Envelope>) {
        let Some(envelope) = envelope.filter(|envelope| !envelope.part.is_empty()) else { return };
        let sum: Euro = envelope.part.iter().map(|part| part.amount).sum();
        if sum != envelope.amount {
            let nl = format!("de delen zijn samen {sum}, en niet {}", envelope.amount);
            let en = format!("the parts add up to {sum}, and not to {}", envelope.amount);
            self.tell(&format!("{path}.amount"), (&nl, &en));
        }
    }

    fn rule(&mut self, path: &str, rule: &Rule) {
        if rule.authority.certainty == Certainty::Assumed && rule.severity == Severity::Blocking {
            self.tell(
                &format!("{path}.severity"),
                (
                    "wat maar aangenomen is (assumed), mag niet blokkeren: gebruik advice of warning",
                    "what is only assumed may not block: use advice or warning",
                ),
            );
        }
        if let Some(when) = &rule.when {
            self.kind(&format!("{path}.when"), when);
        }
        self.kind(path, &rule.kind);
    }

    fn kind(&mut self, path: &str, kind: &RuleKind) {
        match kind {
            RuleKind::ApplicantKinds { kinds, .. } => self.filled(path, "kinds", kinds),
            RuleKind::Territory { regions, .. } => self.filled(path, "regions", regions),
            RuleKind::Countries { allowed, excluded, .. } => {
                if allowed.is_empty() && excluded.is_empty() {
                    self.tell(
                        path,
                        ("er is geen land: geef allowed of excluded", "there is no country: give allowed or excluded"),
                    );
                }
            }
            RuleKind::PartnerCount { at_least, at_most, .. }
            | RuleKind::Inhabitants { at_least, at_most, .. }
            | RuleKind::Participants { at_least, at_most, .. } => self.limits(path, *at_least, *at_most),
            RuleKind::MemberStates { at_least, .. } => self.limits(path, Some(*at_least), Some(27)),
            RuleKind::PartnershipMix { each_of } => {
                self.filled(path, "each-of", each_of);
                for (index, group) in each_of.iter().enumerate() {
                    self.filled(path, &format!("each-of[{index}]"), group);
                }
            }
            RuleKind::Amount { of, at_least, at_most }
            | RuleKind::AmountPerPartner { of, at_least, at_most, .. }
            | RuleKind::AmountPerParticipant { of, at_least, at_most } => {
                self.filled(path, "of", of);
                self.limits(path, *at_least, *at_most);
            }
            RuleKind::Share { of, at_least, at_most, .. } => {
                self.filled(path, "of", of);
                self.limits(path, *at_least, *at_most);
            }
            RuleKind::CategoryCap { categories, over, at_most, at_most_amount } => {
                self.filled(path, "categories", categories);
                if at_most.is_none() && at_most_amount.is_none() {
                    self.tell(
                        path,
                        (
                            "er is geen grens: geef at-most of at-most-amount",
                            "there is no limit: give at-most or at-most-amount",
                        ),
                    );
                }
                if at_most.is_some() != over.is_some() {
                    self.tell(path, ("over en at-most horen bij elkaar", "over and at-most go together"));
                }
            }
            RuleKind::CategoryNotEligible { categories } => self.filled(path, "categories", categories),
            RuleKind::ProjectWindow { start, end } => {
                if start.is_none() && end.is_none() {
                    self.tell(path, ("er is geen grens: geef start of end", "there is no limit: give start or end"));
                }
                if let (Some(start), Some(end)) = (start, end)
                    && start > end
                {
                    self.tell(&format!("{path}.end"), ("end ligt voor start", "end lies before start"));
                }
            }
            RuleKind::Duration { at_least, at_most } => self.limits(path, *at_least, *at_most),
            RuleKind::TextLength { at_least, at_most, .. } => self.limits(path, *at_least, *at_most),
            RuleKind::ActionsFromMenu { any_of, count, all_of, none_of } => {
                if any_of.is_empty() && all_of.is_empty() && none_of.is_empty() {
                    self.tell(path, ("geef any-of, all-of of none-of", "give any-of, all-of or none-of"));
                }
                if count.is_some_and(|count| count == 0 || count as usize > any_of.len()) {
                    self.tell(
                        &format!("{path}.count"),
                        (
                            "count ligt niet tussen 1 en het aantal van any-of",
                            "count is not between 1 and the number of any-of",
                        ),
                    );
                }
            }
            RuleKind::AnyOf { of } | RuleKind::AllOf { of } | RuleKind::NoneOf { of } => {
                self.filled(path, "of", of);
                for (index, condition) in of.iter().enumerate() {
                    self.kind(&format!("{path}.of[{index}]"), condition);
                }
            }
            RuleKind::Balance
            | RuleKind::NoProfit
            | RuleKind::FlatRate { .. }
            | RuleKind::ActionsWithinPeriod
            | RuleKind::ActionStates { .. }
            | RuleKind::FieldRequired { .. }
            | RuleKind::TextRequired { .. }
            | RuleKind::Declaration { .. }
            | RuleKind::Annex { .. }
            | RuleKind::CheckedNumber { .. }
            | RuleKind::Deadline
            | RuleKind::JointApplication { .. } => {}
        }
    }

    fn filled<T>(&mut self, path: &str, key: &str, list: &[T]) {
        if list.is_empty() {
            self.tell(&format!("{path}.{key}"), ("de lijst is leeg", "the list is empty"));
        }
    }

    fn limits<T: Ord + Copy>(&mut self, path: &str, at_least: Option<T>, at_most: Option<T>) {
        match (at_least, at_most) {
            (None, None) => {
                self.tell(
                    path,
                    ("er is geen grens: geef at-least of at-most", "there is no limit: give at-least or at-most"),
                );
            }
            (Some(at_least), Some(at_most)) if at_least > at_most => {
                self.tell(&format!("{path}.at-least"), ("at-least ligt boven at-most", "at-least lies above at-most"));
            }
            _ => {}
        }
    }
}
