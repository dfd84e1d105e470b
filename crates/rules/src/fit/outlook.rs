//! What one rule about who applies says of us: it holds, it needs something, or it refuses.

use voorstel_model::{OrganisationKind, Partner, Role, Rule, RuleKind};

use super::What;
use crate::facts::Facts;
use crate::kinds;
use crate::report::{Bound, FixAct, Measure, Status};
use crate::states;

/// Kinds of partners and their places, one of each tried to see whether finding somebody could mend a rule.
const PLACES: [(&str, &str); 6] =
    [("BE", "vlaanderen"), ("BE", "brussel"), ("BE", "wallonie"), ("NL", ""), ("FR", ""), ("CH", "")];

/// What a rule says of us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outlook {
    Holds,
    Needs(What),
    /// Each of these alone keeps us out.
    Refuses(Vec<What>),
}

/// Whether a rule can be judged by partners alone.
pub(super) fn is_about_who(rule: &Rule) -> bool {
    is_who(&rule.kind) && rule.when.as_deref().is_none_or(is_who)
}

fn is_who(kind: &RuleKind) -> bool {
    match kind {
        RuleKind::ApplicantKinds { .. }
        | RuleKind::Territory { .. }
        | RuleKind::Countries { .. }
        | RuleKind::PartnerCount { .. }
        | RuleKind::MemberStates { .. }
        | RuleKind::Inhabitants { .. }
        | RuleKind::PartnershipMix { .. }
        | RuleKind::JointApplication { .. } => true,
        RuleKind::AnyOf { of } | RuleKind::AllOf { of } | RuleKind::NoneOf { of } => {
            !of.is_empty() && of.iter().all(is_who)
        }
        _ => false,
    }
}

/// Whether a kind of rule says which kinds of organisation may take a role.
pub(super) fn says_kinds(kind: &RuleKind, role: Role) -> bool {
    match kind {
        RuleKind::ApplicantKinds { roles, .. } => binds(roles, role),
        RuleKind::AnyOf { of } | RuleKind::AllOf { of } => of.iter().any(|part| says_kinds(part, role)),
        _ => false,
    }
}

/// Whether a rule keeps a partner, in the role it has, out of the consortium. What is not known of it does so too: it
/// cannot be counted on.
pub(super) fn keeps_out(kind: &RuleKind, partner: &Partner, facts: &Facts<'_>) -> bool {
    match kind {
        RuleKind::ApplicantKinds { roles, .. }
        | RuleKind::Territory { roles, .. }
        | RuleKind::Countries { roles, .. } => {
            binds(roles, partner.role) && status(kind, std::slice::from_ref(partner), facts) != Status::Met
        }
        RuleKind::AnyOf { of } => !of.is_empty() && of.iter().all(|part| keeps_out(part, partner, facts)),
        RuleKind::AllOf { of } => of.iter().any(|part| keeps_out(part, partner, facts)),
        _ => false,
    }
}

fn binds(roles: &[Role], role: Role) -> bool {
    roles.is_empty() || roles.contains(&role)
}

fn status(kind: &RuleKind, partners: &[Partner], facts: &Facts<'_>) -> Status {
    kinds::of(kind).check(&Facts { partners, ..*facts }).status
}

/// We within a consortium.
pub(super) struct Stand<'a> {
    /// The consortium's facts, we among its partners.
    pub facts: Facts<'a>,
    pub us: &'a Partner,
    /// Somebody leads of whom nothing is known yet.
    pub lead_is_open: bool,
}

impl Stand<'_> {
    /// What a rule with its condition says of us; nothing where the condition does not arise.
    pub fn rule(&self, rule: &Rule) -> Option<Outlook> {
        let Some(condition) = rule.when.as_deref() else { return Some(self.of(&rule.kind)) };
        match status(condition, self.facts.partners, &self.facts) {
            Status::Met => Some(self.of(&rule.kind)),
            Status::Broken | Status::NotApplicable => None,
            // It may never arise: that is no refusal.
            Status::Undecided => Some(match self.of(&rule.kind) {
                Outlook::Refuses(_) => Outlook::Needs(What::Rule),
                outlook => outlook,
            }),
        }
    }

    fn of(&self, kind: &RuleKind) -> Outlook {
        match kind {
            RuleKind::ApplicantKinds { roles, kinds } => {
                let refusal = |us: OrganisationKind| What::OtherKind { kind: us, kinds: kinds.clone() };
                self.own(roles, kind, What::BeOfKind { kinds: kinds.clone() }, self.us.kind.map(refusal))
            }
            RuleKind::Territory { roles, regions } => {
                let region = self.us.region.trim().to_lowercase();
                let place = if region.is_empty() { states::country(&self.us.country) } else { region };
                let refusal = What::OtherRegion { place, regions: regions.clone() };
                self.own(roles, kind, What::BeInRegion { regions: regions.clone() }, Some(refusal))
            }
            RuleKind::Countries { roles, allowed, excluded } => {
                let (allowed, excluded) = (allowed.clone(), excluded.clone());
                let need = What::BeInCountry { allowed: allowed.clone(), excluded: excluded.clone() };
                let country = states::country(&self.us.country);
                self.own(roles, kind, need, Some(What::OtherCountry { country, allowed, excluded }))
            }
            RuleKind::PartnerCount { roles, at_least, at_most } => {
                let number = u32::try_from(self.facts.in_roles(roles).count()).unwrap_or(u32::MAX);
                if at_most.is_some_and(|most| number > most) {
                    return Outlook::Refuses(vec![What::Rule]);
                }
                let count = at_least.unwrap_or(0).saturating_sub(number);
                need_if(count > 0, What::FindPartners { count, roles: roles.clone() })
            }
            RuleKind::MemberStates { excluded, .. } => match self.lacking_states(kind) {
                0 => Outlook::Holds,
                count => Outlook::Needs(What::FindMemberStates { count, excluded: excluded.clone() }),
            },
            RuleKind::Inhabitants { roles, at_least, at_most } => self.inhabitants(roles, kind, *at_least, *at_most),
            RuleKind::PartnershipMix { each_of } => {
                let stands_for = |group: &&Vec<OrganisationKind>| {
                    self.facts.partners.iter().any(|one| one.kind.is_some_and(|kind| group.contains(&kind)))
                };
                let absent: Vec<_> = each_of.iter().filter(|group| !stands_for(group)).cloned().collect();
                if absent.iter().any(Vec::is_empty) {
                    return Outlook::Refuses(vec![What::Rule]);
                }
                need_if(!absent.is_empty(), What::FindKinds { each_of: absent })
            }
            RuleKind::JointApplication { inhabitants_below } => match self.status(kind) {
                Status::Broken => Outlook::Needs(What::JoinLocalAuthority),
                Status::Undecided if !self.lead_is_open && self.us.role == Role::Lead && self.us.kind.is_some() => {
                    Outlook::Needs(What::HaveInhabitants { at_least: *inhabitants_below })
                }
                _ => Outlook::Holds,
            },
            RuleKind::AnyOf { of } => self.any(of),
            RuleKind::AllOf { of } => self.all(of),
            RuleKind::NoneOf { .. } => match self.status(kind) {
                Status::Met | Status::NotApplicable => Outlook::Holds,
                Status::Broken if !self.can_be_mended(kind) => Outlook::Refuses(vec![What::Rule]),
                Status::Undecided | Status::Broken => Outlook::Needs(What::Rule),
            },
            // Not about who applies.
            _ => Outlook::Holds,
        }
    }

    fn status(&self, kind: &RuleKind) -> Status {
        status(kind, self.facts.partners, &self.facts)
    }

    /// A rule that binds each partner in these roles by itself: what it says of us, or of whoever leads.
    fn own(&self, roles: &[Role], kind: &RuleKind, need: What, refusal: Option<What>) -> Outlook {
        if !binds(roles, self.us.role) {
            return need_if(self.lead_is_open && roles.contains(&Role::Lead), What::AnotherLeads);
        }
        match (status(kind, std::slice::from_ref(self.us), &self.facts), refusal) {
            (Status::Met | Status::NotApplicable, _) => Outlook::Holds,
            (Status::Broken, Some(refusal)) => Outlook::Refuses(vec![refusal]),
            (Status::Broken | Status::Undecided, _) => Outlook::Needs(need),
        }
    }

    /// From how many Member States somebody is still to be found. Whoever's country is open does not count yet.
    fn lacking_states(&self, kind: &RuleKind) -> u32 {
        let known: Vec<Partner> =
            self.facts.partners.iter().filter(|one| !one.country.trim().is_empty()).cloned().collect();
        let facts = Facts { partners: &known, ..self.facts };
        let verdict = kinds::of(kind).check(&facts);
        let lacking = verdict.fixes.first().map(|fix| match fix.act {
            FixAct::FindMemberStates { count } => count,
            _ => 0,
        });
        match (verdict.status, kind) {
            (Status::Met, _) => 0,
            // Nobody's country is known.
            (Status::Undecided, RuleKind::MemberStates { at_least, .. }) => *at_least,
            _ => lacking.unwrap_or(0),
        }
    }

    /// How many inhabitants we have, by ourselves or together.
    fn inhabitants(&self, roles: &[Role], kind: &RuleKind, at_least: Option<u32>, at_most: Option<u32>) -> Outlook {
        let of_lead = roles == [Role::Lead];
        if of_lead && self.lead_is_open {
            return Outlook::Needs(What::AnotherLeads);
        }
        let known: Vec<Partner> = self.facts.partners.iter().filter(|one| one.id != OPEN_LEAD).cloned().collect();
        let verdict = kinds::of(kind).check(&Facts { partners: &known, ..self.facts });
        let is_short = verdict.limit.as_ref().is_some_and(|limit| limit.bound == Bound::AtLeast);
        match (verdict.status, &verdict.headroom) {
            (Status::Met | Status::NotApplicable, _) => Outlook::Holds,
            (Status::Broken, Some(Measure::Count(room))) if is_short && !of_lead => {
                Outlook::Needs(What::FindInhabitants { count: u32::try_from(-*room).unwrap_or(u32::MAX) })
            }
            (Status::Broken, _) => Outlook::Refuses(vec![What::Rule]),
            (Status::Undecided, _) => {
                let ours = verdict.missing.iter().any(|field| field.parts().get(1) == Some(&self.us.id));
                Outlook::Needs(if ours { What::BeOfSize { at_least, at_most } } else { What::Rule })
            }
        }
    }

    fn any(&self, of: &[RuleKind]) -> Outlook {
        let all: Vec<Outlook> = of.iter().map(|part| self.of(part)).collect();
        if all.is_empty() || all.contains(&Outlook::Holds) {
            return Outlook::Holds;
        }
        let needs = distinct(all.iter().filter_map(|outlook| match outlook {
            Outlook::Needs(what) => Some(what.clone()),
            _ => None,
        }));
        if !needs.is_empty() {
            return Outlook::Needs(single(needs, |of| What::AnyOf { of }));
        }
        // Where no way is open, the one that comes nearest tells most.
        let refusals = all.into_iter().filter_map(|outlook| match outlook {
            Outlook::Refuses(whats) => Some(whats),
            _ => None,
        });
        Outlook::Refuses(refusals.min_by_key(Vec::len).unwrap_or_default())
    }

    fn all(&self, of: &[RuleKind]) -> Outlook {
        let (mut needs, mut refusals) = (Vec::new(), Vec::new());
        for part in of {
            match self.of(part) {
                Outlook::Holds => {}
                Outlook::Needs(what) => needs.push(what),
                Outlook::Refuses(whats) => refusals.extend(whats),
            }
        }
        if !refusals.is_empty() {
            return Outlook::Refuses(distinct(refusals.into_iter()));
        }
        let needs = distinct(needs.into_iter());
        need_if(!needs.is_empty(), single(needs, |of| What::AllOf { of }))
    }

    /// Whether somebody more, of whatever kind and from wherever, would have a broken rule met.
    fn can_be_mended(&self, kind: &RuleKind) -> bool {
        const MOST_TRIED: usize = 8;
        let mut partners = self.facts.partners.to_vec();
        let known = partners.len();
        for (country, region) in PLACES {
            for each in OrganisationKind::ALL {
                for at in 0..MOST_TRIED {
                    partners.push(Partner {
                        id: format!("tried-{at}"),
                        kind: Some(each),
                        country: country.to_owned(),
                        region: region.to_owned(),
                        ..Partner::default()
                    });
                    if matches!(status(kind, &partners, &self.facts), Status::Met | Status::NotApplicable) {
                        return true;
                    }
                }
                partners.truncate(known);
            }
        }
        false
    }
}

fn need_if(needed: bool, what: What) -> Outlook {
    if needed { Outlook::Needs(what) } else { Outlook::Holds }
}

fn distinct(whats: impl Iterator<Item = What>) -> Vec<What> {
    let mut found = Vec::new();
    for what in whats {
        if !found.contains(&what) {
            found.push(what);
        }
    }
    found
}

/// The one thing there is, or several together.
fn single(mut whats: Vec<What>, together: impl FnOnce(Vec<What>) -> What) -> What {
    match whats.len() {
        0 => What::Nothing,
        1 => whats.remove(0),
        _ => together(whats),
    }
}

/// The identity of a lead applicant of whom nothing is known yet.
pub(super) const OPEN_LEAD: &str = "lead";
