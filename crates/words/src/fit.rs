//! Whether a call fits, in one line, and what each rule says of us.

use voorstel_model::{Call, OrganisationKind, Partner, Role, Severity};
use voorstel_rules::{BENEFICIARIES, Bearing, FUND_BENEFICIARIES, Fit, Fitting, Reason, What, kind_of};

use crate::Words;
use crate::phrases::{capital, quoted};

/// So many conditions are said in one line; the others are counted.
const MOST_CONDITIONS: usize = 3;
/// So many partners are named; more are counted.
const MOST_PARTNERS: usize = 3;
/// A rule longer than this, in letters, is left to the reasons.
const LONGEST_RULE: usize = 80;
/// More groups of kinds than these are counted in the line.
const MOST_GROUPS: usize = 2;
/// More kinds than these would hide what a sentence says.
const MOST_KINDS: usize = 6;

impl Words {
    /// Whether a call fits: `Past bij u:`, `Past als`, `Past niet, want`. [`Words::fit_because`] goes on from there.
    pub fn fit_verdict(&self, fitting: Fitting) -> String {
        self.label(match fitting {
            Fitting::Fits => "fit-fits",
            Fitting::FitsIf => "fit-fits-if",
            Fitting::DoesNot => "fit-does-not",
        })
    }

    /// Why, in one line: `u partners uit nog 2 andere lidstaten vindt.`
    pub fn fit_because(&self, fit: &Fit, call: &Call, us: &Partner, at_hand: &[Partner]) -> String {
        let clause = match fit.fitting {
            Fitting::Fits => self.fits_clause(fit, us, at_hand),
            Fitting::FitsIf => self.conditions(fit, call),
            Fitting::DoesNot => {
                let refuses = fit.reasons.iter().find(|reason| reason.bearing == Bearing::Refuses);
                refuses.map(|reason| self.clause(&reason.what, reason, call)).unwrap_or_default()
            }
        };
        self.message("fit-sentence", &[("clause", clause.into())])
    }

    /// What one rule says of us, as a sentence: `Nodig: u in Vlaanderen gevestigd bent.`
    pub fn fit_reason(&self, reason: &Reason, call: &Call) -> String {
        match reason.bearing {
            Bearing::Holds => {
                self.message("fit-sentence", &[("clause", capital(&self.label("fit-reason-holds")).into())])
            }
            Bearing::Needs => self.reason_sentence(Fitting::FitsIf, reason, call),
            Bearing::Refuses => self.reason_sentence(Fitting::DoesNot, reason, call),
        }
    }

    /// What the rule behind a reason asks: `elke (mede)aanvrager is gevestigd in een lidstaat van de EU`.
    pub fn fit_rule(&self, reason: &Reason, call: &Call) -> String {
        match reason.rule.as_str() {
            BENEFICIARIES => self.label("fit-beneficiaries"),
            FUND_BENEFICIARIES => self.label("fit-fund-beneficiaries"),
            rule => kind_of(call, rule).map(|kind| self.rule_title(kind, call)).unwrap_or_default(),
        }
    }

    fn reason_sentence(&self, fitting: Fitting, reason: &Reason, call: &Call) -> String {
        let clause = self.clause(&reason.what, reason, call);
        let sentence = self.message("fit-sentence", &[("clause", clause.into())]);
        format!("{} {sentence}", self.fit_verdict(fitting))
    }

    fn fits_clause(&self, fit: &Fit, us: &Partner, at_hand: &[Partner]) -> String {
        let kind = us.kind.map(|kind| self.organisation_kind(kind)).unwrap_or_default();
        let lead = fit.lead.and_then(|at| at_hand.get(at)).map(|partner| self.partner_name(partner));
        let clause = match (lead, fit.role) {
            (Some(lead), _) => self.message("fit-yes-led-by", &[("lead", lead.into())]),
            (None, Role::Lead) if us.kind.is_some() => self.message("fit-yes-kind", &[("kind", kind.into())]),
            (None, _) => self.label("fit-yes"),
        };
        if fit.with.is_empty() {
            return clause;
        }
        let names: Vec<String> =
            fit.with.iter().filter_map(|at| at_hand.get(*at)).map(|one| self.partner_name(one)).collect();
        let with = if names.len() > MOST_PARTNERS {
            self.message("fit-with-many", &[("count", names.len().into())])
        } else {
            self.message("fit-with", &[("partners", self.and(&names).into())])
        };
        format!("{clause}, {with}")
    }

    fn partner_name(&self, partner: &Partner) -> String {
        match (partner.name.trim(), partner.kind) {
            ("", Some(kind)) => self.organisation_kind(kind),
            ("", None) => self.label("fit-a-partner"),
            (name, _) => name.to_owned(),
        }
    }

    fn conditions(&self, fit: &Fit, call: &Call) -> String {
        let mut needs: Vec<&Reason> = fit.reasons.iter().filter(|reason| reason.bearing == Bearing::Needs).collect();
        // What must be goes before what is only better: the reasons hold all of it.
        if needs.iter().any(|reason| reason.severity != Severity::Advice) {
            needs.retain(|reason| reason.severity != Severity::Advice);
        }
        let mut clauses: Vec<String> = Vec::new();
        let partners = needs.iter().find_map(|reason| match reason.what {
            What::FindPartners { count, .. } => Some(count),
            _ => None,
        });
        let states = needs.iter().find_map(|reason| match reason.what {
            What::FindMemberStates { count, .. } => Some(count),
            _ => None,
        });
        for reason in needs {
            let clause = match (&reason.what, partners, states) {
                // They are the same partners: said together.
                (What::FindPartners { .. }, Some(partners), Some(states)) => self.found_in_states(partners, states),
                (What::FindMemberStates { .. }, Some(partners), Some(states)) => self.found_in_states(partners, states),
                (What::AnotherLeads, ..) if self.fit_rule(reason, call).chars().count() > LONGEST_RULE => {
                    self.label("fit-another-leads-short")
                }
                (What::FindKinds { each_of }, ..) if each_of.len() > MOST_GROUPS => {
                    self.message("fit-find-groups", &[("count", each_of.len().into())])
                }
                _ => self.clause(&reason.what, reason, call),
            };
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        let more = clauses.len().saturating_sub(MOST_CONDITIONS);
        if more > 0 {
            clauses.truncate(MOST_CONDITIONS);
            clauses.push(self.message("fit-more", &[("count", more.into())]));
        }
        self.and(&clauses)
    }

    fn found_in_states(&self, partners: u32, states: u32) -> String {
        let partners = self.message("fit-more-partners", &[("count", partners.max(states).into())]);
        self.message("fit-find-partners-in-states", &[("partners", partners.into()), ("count", states.into())])
    }

    /// Part of a sentence, behind 'Past als' or 'Past niet, want'.
    fn clause(&self, what: &What, reason: &Reason, call: &Call) -> String {
        let regions = |codes: &[String]| self.or(&codes.iter().map(|code| self.region(code)).collect::<Vec<_>>());
        match what {
            What::Nothing => self.label("fit-reason-holds"),
            What::FindPartners { count, roles } => {
                let key = if roles.as_slice() == [Role::CoApplicant] {
                    "fit-more-co-applicants"
                } else {
                    "fit-more-partners"
                };
                let partners = self.message(key, &[("count", (*count).into())]);
                self.message("fit-find-partners", &[("partners", partners.into())])
            }
            What::FindMemberStates { count, .. } => {
                self.message("fit-find-member-states", &[("count", (*count).into())])
            }
            What::FindKinds { each_of } => {
                let groups: Vec<String> = each_of.iter().map(|group| self.kinds(group)).collect();
                match groups.as_slice() {
                    [one] => self.message("fit-find-kind", &[("kinds", one.as_str().into())]),
                    all => self
                        .message("fit-find-kinds", &[("groups", all.join("; ").into()), ("count", all.len().into())]),
                }
            }
            What::FindInhabitants { count } => self.message("fit-find-inhabitants", &[("count", (*count).into())]),
            What::BeOfSize { at_least: Some(least), at_most: None } => {
                self.message("fit-be-at-least", &[("count", (*least).into())])
            }
            What::BeOfSize { at_least, at_most } => {
                let most = at_most.unwrap_or(u32::MAX);
                let args = [("least", at_least.unwrap_or(0).into()), ("count", most.into())];
                let key = if at_least.is_some() { "fit-be-between" } else { "fit-be-at-most" };
                self.message(key, &args)
            }
            What::JoinLocalAuthority => self.label("fit-join-local-authority"),
            What::AnotherLeads => self.message("fit-another-leads", &[("rule", self.fit_rule(reason, call).into())]),
            What::BeOfKind { kinds } => self.message("fit-be-of-kind", &[("kinds", self.kinds(kinds).into())]),
            What::BeInRegion { regions: codes } => self.message("fit-be-in", &[("place", regions(codes).into())]),
            What::BeInCountry { allowed, .. } if allowed.is_empty() => {
                self.message("fit-not-be-in", &[("place", self.kept_out(what).into())])
            }
            What::BeInCountry { allowed, .. } => {
                self.message("fit-be-in", &[("place", self.countries(allowed).into())])
            }
            What::HaveInhabitants { at_least } => {
                self.message("fit-have-inhabitants", &[("count", (*at_least).into())])
            }
            What::OtherKind { kind, .. } => {
                self.message("fit-other-kind", &[("kind", quoted(&self.organisation_kind(*kind)).into())])
            }
            What::OtherRegion { place, regions: codes } => {
                let place = if place.len() == 2 { self.country(place) } else { self.region(place) };
                self.message("fit-other-place", &[("place", place.into()), ("allowed", regions(codes).into())])
            }
            What::OtherCountry { country, allowed, excluded } => {
                if allowed.is_empty() || excluded.iter().any(|code| code.eq_ignore_ascii_case(country)) {
                    self.message("fit-kept-out", &[("country", self.country(country).into())])
                } else {
                    let args = [("place", self.country(country).into()), ("allowed", self.countries(allowed).into())];
                    self.message("fit-other-place", &args)
                }
            }
            What::Ask { about } => match about.as_ref() {
                What::OtherKind { kind, .. } => {
                    self.message("fit-ask-kind", &[("kind", quoted(&self.organisation_kind(*kind)).into())])
                }
                _ => self.message("fit-ask", &[("rule", self.fit_rule(reason, call).into())]),
            },
            What::Rule => self.message("fit-rule", &[("rule", self.fit_rule(reason, call).into())]),
            What::AllOf { of } => self.and(&of.iter().map(|part| self.clause(part, reason, call)).collect::<Vec<_>>()),
            What::AnyOf { of } => self.or(&of.iter().map(|part| self.clause(part, reason, call)).collect::<Vec<_>>()),
        }
    }

    fn kept_out(&self, what: &What) -> String {
        match what {
            What::BeInCountry { excluded, .. } => self.countries(excluded),
            _ => String::new(),
        }
    }

    fn kinds(&self, kinds: &[OrganisationKind]) -> String {
        if kinds.len() > MOST_KINDS {
            return self.message("fit-kinds-many", &[("count", kinds.len().into())]);
        }
        self.or(&kinds.iter().map(|kind| self.organisation_kind(*kind)).collect::<Vec<_>>())
    }

    /// The rule behind a reason as a title of its own.
    pub fn fit_title(&self, reason: &Reason, call: &Call) -> String {
        capital(&self.fit_rule(reason, call))
    }
}
