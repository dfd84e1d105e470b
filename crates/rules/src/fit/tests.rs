//! Which call fits: on small calls made for the purpose, and on random ones.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use voorstel_model::{Call, Certainty, Dossier, OrganisationKind, Partner, Role, Severity};

use super::outlook::is_about_who;
use super::{BENEFICIARIES, Bearing, Fit, Fitting, What, fit};
use crate::generators;
use crate::properties::call_under;
use crate::report::Status;
use crate::testing::{TODAY, call_with, day};

fn partner(fields: &Value) -> Partner {
    serde_json::from_value(fields.clone()).unwrap()
}

fn town() -> Partner {
    partner(&json!({ "kind": "municipality", "country": "BE", "region": "vlaanderen", "inhabitants": 30_000 }))
}

fn of(call: &Call, us: &Partner, at_hand: &[Partner]) -> Fit {
    fit(call, None, us, at_hand, day(TODAY))
}

fn on(rules: &[Value], us: &Partner, at_hand: &[Partner]) -> Fit {
    of(&call_with(rules), us, at_hand)
}

fn what(fit: &Fit) -> &What {
    &fit.reasons[0].what
}

fn consortium() -> Vec<Value> {
    vec![
        json!({ "kind": "partner-count", "roles": ["lead", "co-applicant"], "at-least": 3 }),
        json!({ "kind": "member-states", "at-least": 2, "excluded": ["DK"] }),
    ]
}

/// In Flanders a municipality leads, in Brussels the Flemish Community Commission.
fn local_lead() -> Value {
    json!({ "kind": "any-of", "of": [
        { "kind": "all-of", "of": [
            { "kind": "applicant-kinds", "roles": ["lead"], "kinds": ["municipality"] },
            { "kind": "territory", "roles": ["lead"], "regions": ["vlaanderen"] },
        ] },
        { "kind": "all-of", "of": [
            { "kind": "applicant-kinds", "roles": ["lead"], "kinds": ["vgc"] },
            { "kind": "territory", "roles": ["lead"], "regions": ["brussel"] },
        ] },
    ] })
}

#[test]
fn what_finding_partners_would_mend_is_a_condition() {
    let alone = on(&consortium(), &town(), &[]);
    assert_eq!((alone.fitting, alone.role), (Fitting::FitsIf, Role::Lead));
    let whats: Vec<&What> = alone.reasons.iter().map(|reason| &reason.what).collect();
    let roles = vec![Role::Lead, Role::CoApplicant];
    assert_eq!(whats[0], &What::FindPartners { count: 2, roles });
    assert_eq!(whats[1], &What::FindMemberStates { count: 1, excluded: vec!["DK".to_owned()] });

    let danish = partner(&json!({ "kind": "ngo", "country": "DK" }));
    let dutch = partner(&json!({ "kind": "ngo", "country": "NL" }));
    let with_danes = on(&consortium(), &town(), &[danish.clone(), danish.clone()]);
    assert_eq!(with_danes.fitting, Fitting::FitsIf, "Denmark does not count");
    let together = on(&consortium(), &town(), &[danish.clone(), danish.clone(), dutch.clone(), danish]);
    assert_eq!((together.fitting, together.with), (Fitting::Fits, vec![2, 0]), "no more of them than are needed");
}

#[test]
fn what_we_are_and_cannot_change_is_a_refusal() {
    let union = json!({ "kind": "countries", "roles": ["lead", "co-applicant"], "allowed": ["EU"] });
    let kinds = json!({ "kind": "applicant-kinds", "roles": ["lead", "co-applicant"], "kinds": ["ngo"] });
    let swiss = partner(&json!({ "kind": "ngo", "country": "CH" }));
    let refused = on(&[union, kinds], &swiss, &[]);
    assert_eq!(refused.fitting, Fitting::DoesNot);
    assert!(matches!(what(&refused), What::OtherCountry { country, .. } if country == "CH"));
    assert_eq!(refused.reasons[0].rule, "r0");
    let other = on(&[json!({ "kind": "applicant-kinds", "kinds": ["ngo"] })], &town(), &[]);
    assert!(matches!(what(&other), What::OtherKind { kind: OrganisationKind::Municipality, .. }));
}

#[test]
fn whoever_may_not_lead_can_take_part_where_another_leads() {
    let ngo = partner(&json!({ "kind": "ngo", "country": "BE", "region": "vlaanderen" }));
    let alone = on(&[local_lead()], &ngo, &[]);
    assert_eq!((alone.fitting, alone.role, alone.lead), (Fitting::FitsIf, Role::CoApplicant, None));
    assert_eq!(what(&alone), &What::AnotherLeads);
    let led = on(&[local_lead()], &ngo, &[ngo.clone(), town()]);
    assert_eq!((led.fitting, led.role, led.lead), (Fitting::Fits, Role::CoApplicant, Some(1)));
    let elsewhere = Partner { region: "wallonie".to_owned(), ..town() };
    assert_eq!(on(&[local_lead()], &ngo, &[elsewhere]).lead, None, "one who may not lead either is no help");
}

#[test]
fn what_is_not_known_of_us_is_a_condition_too() {
    let somewhere = Partner { region: String::new(), ..town() };
    let open = on(&[local_lead()], &somewhere, &[]);
    assert_eq!(open.fitting, Fitting::FitsIf);
    assert_eq!(what(&open), &What::BeInRegion { regions: vec!["vlaanderen".to_owned()] });
    let elsewhere = Partner { region: "wallonie".to_owned(), ..town() };
    let refused = on(&[json!({ "kind": "territory", "regions": ["vlaanderen"] })], &elsewhere, &[]);
    assert_eq!(refused.fitting, Fitting::DoesNot);
    let nobody = on(&[json!({ "kind": "countries", "allowed": ["EU"] })], &Partner::default(), &[]);
    assert!(matches!(what(&nobody), What::BeInCountry { .. }));
}

#[test]
fn a_small_town_is_advised_to_join_another() {
    let rule = json!({ "kind": "joint-application", "inhabitants-below": 20_000, "severity": "advice" });
    let small = Partner { inhabitants: Some(19_999), ..town() };
    let alone = on(std::slice::from_ref(&rule), &small, &[]);
    assert_eq!((alone.fitting, what(&alone)), (Fitting::FitsIf, &What::JoinLocalAuthority));
    assert_eq!(on(std::slice::from_ref(&rule), &small, &[town()]).fitting, Fitting::Fits);
    let unknown = Partner { inhabitants: None, ..town() };
    let asked = on(&[rule], &unknown, &[]);
    assert_eq!((asked.fitting, what(&asked)), (Fitting::Fits, &What::HaveInhabitants { at_least: 20_000 }));
}

#[test]
fn advice_warnings_and_what_nobody_confirmed_never_refuse() {
    let ngos = json!({ "kind": "applicant-kinds", "kinds": ["ngo"] });
    for (severity, certainty) in [
        (Severity::Warning, Certainty::Page),
        (Severity::Advice, Certainty::Page),
        (Severity::Blocking, Certainty::Assumed),
    ] {
        let mut call = call_with(std::slice::from_ref(&ngos));
        call.rule[0].severity = severity;
        call.rule[0].authority.certainty = certainty;
        let asked = of(&call, &town(), &[]);
        assert_eq!(asked.fitting, Fitting::FitsIf);
        assert!(matches!(what(&asked), What::Ask { .. }));
    }
}

#[test]
fn the_list_of_who_may_take_part_counts_where_no_rule_says_it() {
    let mut call = call_with(&[]);
    call.beneficiaries = vec![OrganisationKind::Ngo];
    let refused = of(&call, &town(), &[]);
    assert_eq!((refused.fitting, refused.reasons[0].rule.as_str()), (Fitting::DoesNot, BENEFICIARIES));
    call.rule = call_with(&[json!({ "kind": "applicant-kinds", "kinds": ["municipality"] })]).rule;
    assert_eq!(of(&call, &town(), &[]).fitting, Fitting::Fits, "a rule has its authority and goes before");
}

#[test]
fn a_rule_under_a_condition_counts_where_the_condition_arises() {
    let mix = json!({
        "kind": "partnership-mix", "each-of": [["ngo"]],
        "when": { "kind": "applicant-kinds", "roles": ["lead"], "kinds": ["municipality"] },
    });
    let needs = on(std::slice::from_ref(&mix), &town(), &[]);
    assert_eq!(what(&needs), &What::FindKinds { each_of: vec![vec![OrganisationKind::Ngo]] });
    let university = Partner { kind: Some(OrganisationKind::University), ..town() };
    assert_eq!(on(&[mix], &university, &[]).fitting, Fitting::Fits);
    let about_money = json!({
        "kind": "partner-count", "at-least": 5, "when": { "kind": "amount", "of": ["grant"], "at-least": "1" },
    });
    assert!(on(&[about_money], &town(), &[]).reasons.is_empty(), "partners alone do not decide it");
}

#[test]
fn what_none_of_forbids_can_be_mended_by_somebody_more() {
    let not_alone = json!({ "kind": "none-of", "of": [{ "kind": "partner-count", "at-most": 1 }] });
    let alone = on(std::slice::from_ref(&not_alone), &town(), &[]);
    assert_eq!((alone.fitting, what(&alone)), (Fitting::FitsIf, &What::Rule));
    assert_eq!(on(&[not_alone], &town(), &[town()]).fitting, Fitting::Fits);
    let no_towns = json!({ "kind": "none-of", "of": [
        { "kind": "partnership-mix", "each-of": [["municipality"]] },
    ] });
    assert_eq!(on(&[no_towns], &town(), &[]).fitting, Fitting::DoesNot);
}

#[test]
fn inhabitants_are_found_together_or_known_of_the_lead() {
    let together = json!({ "kind": "inhabitants", "at-least": 50_000 });
    let alone = on(std::slice::from_ref(&together), &town(), &[]);
    assert_eq!(what(&alone), &What::FindInhabitants { count: 20_000 });
    let small = |inhabitants: u32| Partner { inhabitants: Some(inhabitants), ..town() };
    let found = on(&[together], &town(), &[small(12_000), small(9_000), small(1_000)]);
    assert_eq!((found.fitting, found.with), (Fitting::Fits, vec![0, 1]));
    let of_lead = json!({ "kind": "inhabitants", "roles": ["lead"], "at-most": 20_000 });
    let large = on(std::slice::from_ref(&of_lead), &town(), &[]);
    assert_eq!((large.fitting, what(&large)), (Fitting::FitsIf, &What::AnotherLeads));
    let unknown = on(&[of_lead], &Partner { inhabitants: None, ..town() }, &[]);
    assert_eq!(what(&unknown), &What::BeOfSize { at_least: None, at_most: Some(20_000) });
}

#[test]
fn where_only_the_lead_is_refused_another_lead_is_what_is_needed() {
    let alone = json!({ "kind": "partner-count", "roles": ["co-applicant"], "at-most": 0 });
    let rules = [json!({ "kind": "applicant-kinds", "kinds": ["ngo"], "when": alone })];
    let found = on(&rules, &town(), &[]);
    assert_eq!((found.fitting, found.role), (Fitting::FitsIf, Role::CoApplicant));
    let needed: Vec<_> = found.reasons.iter().map(|one| (one.bearing, &one.what)).collect();
    assert_eq!(needed, [(Bearing::Needs, &What::AnotherLeads)]);
    let together = on(&rules, &town(), &[town()]);
    assert_eq!((together.fitting, together.role, together.with), (Fitting::Fits, Role::Lead, vec![0]));
}

/// Partners who satisfy what is needed, from Member States of their own.
fn witnesses(what: &What, next: &mut impl Iterator<Item = &'static str>) -> Vec<Partner> {
    let from = |country: &str, kind: OrganisationKind| Partner {
        country: country.to_owned(),
        kind: Some(kind),
        ..Partner::default()
    };
    match what {
        What::FindPartners { count, .. } => (0..*count).map(|_| from("BE", OrganisationKind::Ngo)).collect(),
        What::FindMemberStates { count, .. } => {
            next.take(*count as usize).map(|country| from(country, OrganisationKind::Ngo)).collect()
        }
        What::FindKinds { each_of } => each_of.iter().map(|group| from("BE", group[0])).collect(),
        What::JoinLocalAuthority => vec![from("BE", OrganisationKind::Ocmw)],
        What::AnotherLeads => vec![town()],
        other => panic!("no partner satisfies {other:?}"),
    }
}

/// Rules that finding partners mends, without any that keeps those partners out.
fn mendable() -> impl Strategy<Value = Call> {
    let kinds = || vec(select(&OrganisationKind::ALL[..]), 1..4);
    let rule = prop_oneof![
        (1u32..6).prop_map(|least| json!({ "kind": "partner-count", "at-least": least })),
        (1u32..5).prop_map(|least| json!({ "kind": "member-states", "at-least": least, "excluded": ["DK"] })),
        vec(kinds(), 1..3).prop_map(|groups| json!({ "kind": "partnership-mix", "each-of": groups })),
        (1u32..40_000).prop_map(|below| json!({ "kind": "joint-application", "inhabitants-below": below })),
        Just(local_lead()),
    ];
    let alone = rule.boxed();
    let rules = prop_oneof![
        3 => alone.clone(),
        1 => vec(alone, 1..3).prop_map(|of| json!({ "kind": "all-of", "of": of })),
    ];
    vec(rules, 1..5).prop_map(|rules| call_with(&rules))
}

fn anyone() -> impl Strategy<Value = Partner> {
    generators::hostile_dossier().prop_map(|mut dossier| dossier.partners.pop().unwrap_or_default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn fitting_never_panics_and_twice_gives_the_same(
        rules in vec((generators::rule(), option::weighted(0.2, generators::rule())), 0..8),
        us in anyone(),
        at_hand in generators::hostile_dossier(),
        firm in any::<bool>(),
    ) {
        let severity = if firm { Severity::Blocking } else { Severity::Advice };
        let call = call_under(rules.into_iter().map(|(rule, when)| (rule, when, severity)));
        let found = of(&call, &us, &at_hand.partners);
        prop_assert_eq!(&found, &of(&call, &us, &at_hand.partners));
        prop_assert!(firm || found.fitting != Fitting::DoesNot, "advice refuses nobody");
        let judged = judged(&call, &us, &at_hand.partners, &found);
        match found.fitting {
            Fitting::Fits => prop_assert!(!judged.contains(&Status::Broken), "{:?}", found),
            Fitting::DoesNot => prop_assert!(found.reasons.iter().any(|one| one.bearing == Bearing::Refuses)),
            Fitting::FitsIf => prop_assert!(found.reasons.iter().any(|one| one.bearing == Bearing::Needs)),
        }
    }

    #[test]
    fn a_partner_who_satisfies_what_is_needed_turns_it(call in mendable(), small in 0u32..50_000, is_town: bool) {
        let kind = if is_town { OrganisationKind::Municipality } else { OrganisationKind::Ngo };
        let us = Partner { kind: Some(kind), inhabitants: Some(small), ..town() };
        let mut at_hand = Vec::new();
        let mut next = ["NL", "FR", "DE", "LU", "IT", "ES", "PT"].into_iter().cycle();
        let mut before = of(&call, &us, &at_hand);
        for _ in 0..40 {
            if before.fitting == Fitting::Fits {
                break;
            }
            let reason = before.reasons.iter().find(|one| one.bearing == Bearing::Needs).unwrap();
            let mut needed = vec![&reason.what];
            if let What::AllOf { of } = &reason.what { needed = of.iter().collect() }
            at_hand.extend(needed.into_iter().flat_map(|what| witnesses(what, &mut next)));
            let (rule, needed) = (reason.rule.clone(), reason.what.clone());
            before = of(&call, &us, &at_hand);
            // Of another who leads more may be asked than of one whom nobody knows yet.
            let after = before.reasons.iter().find(|one| one.rule == rule).unwrap();
            prop_assert_ne!(&after.what, &needed, "{} with {:?}", rule, at_hand);
        }
        prop_assert_eq!(before.fitting, Fitting::Fits);
        prop_assert!(judged(&call, &us, &at_hand, &before).iter().all(|status| *status != Status::Broken));
    }
}

/// What judging says of the firm rules about who applies, for the consortium that was found.
fn judged(call: &Call, us: &Partner, at_hand: &[Partner], fit: &Fit) -> Vec<Status> {
    let named = |id: &str, role: Role, one: &Partner| Partner { id: id.to_owned(), role, ..one.clone() };
    let role = |at: &usize| if at_hand[*at].role == Role::Associated { Role::Associated } else { Role::CoApplicant };
    let mut partners = vec![named("us", fit.role, us)];
    partners.extend(fit.lead.map(|at| named("lead", Role::Lead, &at_hand[at])));
    partners.extend(fit.with.iter().map(|at| named(&format!("p{at}"), role(at), &at_hand[*at])));
    let call = Call { rule: call.rule.iter().filter(|rule| is_about_who(rule)).cloned().collect(), ..call.clone() };
    let report = crate::judge(&call, &Dossier { partners, ..Dossier::default() }, day(TODAY));
    let firm = report.findings.iter().filter(|one| one.authority.is_some() && one.severity == Severity::Blocking);
    firm.map(|finding| finding.status).collect()
}
