//! With whom: the fewest of the partners at hand that bring the call closer, and who leads.

use std::collections::HashMap;

use voorstel_model::{Call, Certainty, Date, Dossier, Fund, OrganisationKind, Partner, Role, Rule, Severity, Totals};

use super::outlook::{OPEN_LEAD, Outlook, Stand, is_about_who, keeps_out, says_kinds};
use super::{BENEFICIARIES, Bearing, FUND_BENEFICIARIES, Fit, Fitting, Reason, What};
use crate::facts::Facts;
use crate::judge::verdict;
use crate::report::Status;

/// A dossier with nothing in it, and its sums: what every consortium is judged in.
pub(super) struct Blank {
    dossier: Dossier,
    totals: Totals,
    words: HashMap<&'static str, usize>,
}

impl Blank {
    pub fn new(call: &Call) -> Blank {
        let dossier = Dossier::default();
        let totals = Totals::of(call, &dossier);
        Blank { dossier, totals, words: HashMap::new() }
    }
}

/// The search for the consortium in which a call fits best.
pub(super) struct Search<'a> {
    call: &'a Call,
    fund: Option<&'a Fund>,
    us: &'a Partner,
    at_hand: &'a [Partner],
    facts: Facts<'a>,
}

/// Who leads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Us,
    AtHand(usize),
    Open,
}

impl<'a> Search<'a> {
    pub fn new(
        call: &'a Call,
        fund: Option<&'a Fund>,
        us: &'a Partner,
        at_hand: &'a [Partner],
        today: Date,
        blank: &'a Blank,
    ) -> Search<'a> {
        let facts = Facts::of(call, &blank.dossier, today, &blank.totals, &blank.words);
        Search { call, fund, us, at_hand, facts }
    }

    pub fn best(&self) -> Fit {
        let leading = self.led_by(Lead::Us);
        if leading.fitting != Fitting::DoesNot {
            return leading;
        }
        let leads = (0..self.at_hand.len()).filter(|at| self.can_take_part(*at, Role::Lead)).map(Lead::AtHand);
        let mut best: Option<Fit> = None;
        for lead in leads {
            let fit = self.led_by(lead);
            if fit.fitting == Fitting::Fits {
                return fit;
            }
            if best.as_ref().is_none_or(|best| (fit.fitting, fit.distance()) < (best.fitting, best.distance())) {
                best = Some(fit);
            }
        }
        // Of one who leads more can be known than of one whom nobody found yet.
        let best = best.filter(|fit| fit.fitting != Fitting::DoesNot).unwrap_or_else(|| self.led_by_another(&leading));
        if best.fitting != Fitting::DoesNot {
            return best;
        }
        let known: Vec<String> = best.reasons.iter().map(|reason| reason.rule.clone()).collect();
        let refuses = |one: &Reason| one.bearing == Bearing::Refuses;
        let more = leading.reasons.into_iter().filter(|one| refuses(one) && !known.contains(&one.rule));
        let mut reasons: Vec<Reason> = best.reasons.into_iter().chain(more).collect();
        // What keeps us out of every role comes before what only keeps us from leading.
        reasons.sort_by_key(|reason| (reason.bearing, reason.severity));
        Fit { reasons, ..best }
    }

    /// How a call fits with somebody in the lead who is still to be found. Where nothing else asks for that, what keeps us
    /// from leading does.
    fn led_by_another(&self, leading: &Fit) -> Fit {
        let mut fit = self.led_by(Lead::Open);
        if fit.fitting == Fitting::FitsIf && fit.reasons.iter().all(|one| one.bearing != Bearing::Needs) {
            let refused = leading.reasons.iter().filter(|one| one.bearing == Bearing::Refuses);
            let needed = refused.map(|one| Reason { bearing: Bearing::Needs, what: What::AnotherLeads, ..one.clone() });
            let mut reasons: Vec<Reason> = needed.collect();
            let held = fit.reasons.into_iter().filter(|one| reasons.iter().all(|needed| needed.rule != one.rule));
            let held: Vec<Reason> = held.collect();
            reasons.extend(held);
            reasons.sort_by_key(|reason| (reason.bearing, reason.severity));
            fit.reasons = reasons;
        }
        fit
    }

    /// How a call fits with one or the other in the lead.
    fn led_by(&self, lead: Lead) -> Fit {
        let role = if lead == Lead::Us { Role::Lead } else { Role::CoApplicant };
        let us = Partner { id: "us".to_owned(), role, ..self.us.clone() };
        let mut partners = vec![us.clone()];
        match lead {
            Lead::Us => {}
            Lead::AtHand(at) => partners.extend(self.taking_part(at, Role::Lead)),
            Lead::Open => {
                partners.push(Partner { id: OPEN_LEAD.to_owned(), role: Role::Lead, ..Partner::default() });
            }
        }
        let pool: Vec<usize> = (0..self.at_hand.len())
            .filter(|at| lead != Lead::AtHand(*at) && self.can_take_part(*at, Role::CoApplicant))
            .collect();
        let with = self.gather(&us, &mut partners, &pool, lead == Lead::Open);
        let mut reasons = self.reasons(&us, &partners, lead == Lead::Open);
        let mut fitting = fitting(&reasons);
        if lead == Lead::Open {
            fitting = fitting.max(Fitting::FitsIf);
        }
        if fitting == Fitting::Fits {
            fitting = self.held_against_judge(&partners, &mut reasons);
        }
        reasons.sort_by_key(|reason| (reason.bearing, reason.severity));
        let lead = match lead {
            Lead::AtHand(at) => Some(at),
            Lead::Us | Lead::Open => None,
        };
        Fit { fitting, role, lead, with, reasons }
    }

    /// Adds the partner who brings the call closest, as long as there is one who does.
    fn gather(&self, us: &Partner, partners: &mut Vec<Partner>, pool: &[usize], lead_is_open: bool) -> Vec<usize> {
        let mut with = Vec::new();
        let mut open = self.still_open(us, partners, lead_is_open);
        while open != (0, 0, 0) {
            let mut best = None;
            for at in pool.iter().filter(|at| !with.contains(*at)) {
                let Some(partner) = self.taking_part(*at, Role::CoApplicant) else { continue };
                partners.push(partner);
                let left = self.still_open(us, partners, lead_is_open);
                partners.pop();
                if left < best.as_ref().map_or(open, |(_, left)| *left) {
                    best = Some((*at, left));
                }
            }
            let Some((at, left)) = best else { break };
            partners.extend(self.taking_part(at, Role::CoApplicant));
            with.push(at);
            open = left;
        }
        with
    }

    /// How much is needed by what must be, by what is only advised, and how many inhabitants.
    fn still_open(&self, us: &Partner, partners: &[Partner], lead_is_open: bool) -> (u32, u32, u32) {
        let mut open = (0_u32, 0_u32, 0_u32);
        for reason in self.reasons(us, partners, lead_is_open) {
            let weight = if reason.bearing == Bearing::Refuses { 1_000 } else { reason.what.weight() };
            open.2 = open.2.saturating_add(reason.what.inhabitants());
            let sum = if reason.severity == Severity::Advice { &mut open.1 } else { &mut open.0 };
            *sum = sum.saturating_add(weight);
        }
        open
    }

    fn reasons(&self, us: &Partner, partners: &[Partner], lead_is_open: bool) -> Vec<Reason> {
        let stand = Stand { facts: Facts { partners, ..self.facts }, us, lead_is_open };
        let mut reasons: Vec<Reason> = self.list_reason(us).into_iter().collect();
        for rule in self.rules() {
            let Some(outlook) = stand.rule(rule) else { continue };
            let (bearing, what) = match outlook {
                Outlook::Holds => (Bearing::Holds, What::Nothing),
                Outlook::Needs(what) => (Bearing::Needs, what),
                Outlook::Refuses(whats) if is_firm(rule) => (Bearing::Refuses, together(whats)),
                Outlook::Refuses(whats) => (Bearing::Needs, What::Ask { about: Box::new(together(whats)) }),
            };
            reasons.push(Reason {
                rule: rule.id.clone(),
                severity: rule.severity,
                authority: Some(rule.authority.clone()),
                bearing,
                what,
            });
        }
        reasons
    }

    fn rules(&self) -> impl Iterator<Item = &'a Rule> {
        self.call.rule.iter().filter(|rule| is_about_who(rule))
    }

    /// What the list of who may take part says, where no rule says which kinds may take the role: a rule carries its
    /// authority and its weight, and goes before.
    fn list_reason(&self, partner: &Partner) -> Option<Reason> {
        let (rule, kinds) = self.list()?;
        let says = |rule: &Rule| {
            rule.severity != Severity::Advice
                && rule.authority.certainty != Certainty::Assumed
                && rule.when.is_none()
                && says_kinds(&rule.kind, partner.role)
        };
        if self.rules().any(says) {
            return None;
        }
        let (bearing, what) = match partner.kind {
            None => (Bearing::Needs, What::BeOfKind { kinds: kinds.to_vec() }),
            Some(kind) if kinds.contains(&kind) => (Bearing::Holds, What::Nothing),
            Some(kind) => (Bearing::Refuses, What::OtherKind { kind, kinds: kinds.to_vec() }),
        };
        Some(Reason { rule: rule.to_owned(), severity: Severity::Blocking, authority: None, bearing, what })
    }

    /// The call's list, or the fund's where the call has none.
    fn list(&self) -> Option<(&'static str, &'a [OrganisationKind])> {
        let of_fund = || self.fund.map(|fund| (FUND_BENEFICIARIES, fund.beneficiaries.as_slice()));
        let of_call = (BENEFICIARIES, self.call.beneficiaries.as_slice());
        Some(of_call).filter(|(_, kinds)| !kinds.is_empty()).or_else(of_fund).filter(|(_, kinds)| !kinds.is_empty())
    }

    /// Somebody at hand in a role; whoever only wants to be associated stays that.
    fn taking_part(&self, at: usize, role: Role) -> Option<Partner> {
        let partner = self.at_hand.get(at)?;
        let role = if partner.role == Role::Associated { Role::Associated } else { role };
        Some(Partner { id: format!("at-hand-{at}"), role, ..partner.clone() })
    }

    /// Whether somebody at hand can be counted on in a role: no firm rule keeps them out of it.
    fn can_take_part(&self, at: usize, role: Role) -> bool {
        let Some(partner) = self.taking_part(at, role) else { return false };
        let refused =
            |rule: &Rule| is_firm(rule) && rule.when.is_none() && keeps_out(&rule.kind, &partner, &self.facts);
        let listed = || self.list_reason(&partner).is_none_or(|reason| reason.bearing == Bearing::Holds);
        (role != Role::Lead || partner.role == Role::Lead) && !self.rules().any(refused) && listed()
    }

    /// Nothing is called fitting that judging would not: where it would not, the rule itself is what is needed.
    fn held_against_judge(&self, partners: &[Partner], reasons: &mut [Reason]) -> Fitting {
        let facts = Facts { partners, ..self.facts };
        let mut fitting = Fitting::Fits;
        for rule in self.rules().filter(|rule| is_firm(rule)) {
            if matches!(verdict(rule, &facts).status, Status::Met | Status::NotApplicable) {
                continue;
            }
            for reason in reasons.iter_mut().filter(|reason| reason.rule == rule.id) {
                reason.bearing = Bearing::Needs;
                reason.what = What::Rule;
                fitting = Fitting::FitsIf;
            }
        }
        fitting
    }
}

/// Whether a rule can refuse: advice, warnings and what nobody confirmed only ask to be read.
fn is_firm(rule: &Rule) -> bool {
    rule.severity == Severity::Blocking && rule.authority.certainty != Certainty::Assumed
}

fn fitting(reasons: &[Reason]) -> Fitting {
    let of = |reason: &Reason| match reason.bearing {
        Bearing::Refuses => Fitting::DoesNot,
        // That advice would like to know more about us keeps nothing open.
        Bearing::Needs if reason.severity == Severity::Advice && reason.what.is_about_us() => Fitting::Fits,
        Bearing::Needs => Fitting::FitsIf,
        Bearing::Holds => Fitting::Fits,
    };
    reasons.iter().map(of).max().unwrap_or(Fitting::Fits)
}

fn together(mut whats: Vec<What>) -> What {
    match whats.len() {
        0 => What::Rule,
        1 => whats.remove(0),
        _ => What::AllOf { of: whats },
    }
}
