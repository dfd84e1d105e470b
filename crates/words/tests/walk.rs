//! Every kind of rule in every status has its words in both languages, and so has whatever judging yields. A message
//! that is missing, or that is not given all it takes in, stops these tests by itself.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use proptest::collection::vec;
use proptest::prelude::*;
use voorstel_model::{
    ActionField, Authority, Base, Call, Certainty, Date, Dossier, Edit, Euro, Field, FieldValue, Language, List,
    NumberKind, OrganisationKind, Problem, Rate, RequiredField, Role, Rule, RuleKind, Severity, Text,
};
use voorstel_rules::{
    Applicability, Bound, Finding, Fix, FixAct, Headroom, Limit, Measure, Question, Status, Subject, generators, judge,
    kind_name,
};
use voorstel_words::Words;

const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];
const STATUSES: [Status; 4] = [Status::Met, Status::Broken, Status::Undecided, Status::NotApplicable];

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn day() -> Date {
    Date(jiff::civil::date(2020, 10, 16))
}

/// One rule of every kind. The match makes a new kind show up here.
fn every_kind() -> Vec<RuleKind> {
    let lead = vec![Role::Lead];
    let simple = RuleKind::Balance;
    let all = vec![
        RuleKind::ApplicantKinds {
            roles: lead.clone(),
            kinds: vec![OrganisationKind::Municipality, OrganisationKind::Vgc],
        },
        RuleKind::Territory { roles: lead.clone(), regions: strings(&["vlaanderen", "brussel"]) },
        RuleKind::Countries { roles: vec![], allowed: strings(&["EU"]), excluded: strings(&["DK"]) },
        RuleKind::PartnerCount { roles: vec![], at_least: Some(5), at_most: None },
        RuleKind::MemberStates { roles: vec![], at_least: 5, excluded: vec![] },
        RuleKind::Inhabitants { roles: lead.clone(), at_least: Some(10_000), at_most: Some(20_000) },
        RuleKind::PartnershipMix { each_of: vec![vec![OrganisationKind::Ngo]] },
        RuleKind::Amount { of: strings(&["grant"]), at_least: None, at_most: Some(Euro::from_cents(4_000_000)) },
        RuleKind::AmountPerPartner {
            of: strings(&["grant"]),
            roles: vec![],
            at_least: None,
            at_most: Some(Euro::from_cents(5_000_000)),
        },
        RuleKind::AmountPerParticipant {
            of: strings(&["grant"]),
            at_least: None,
            at_most: Some(Euro::from_cents(25_000)),
        },
        RuleKind::Share {
            of: strings(&["own"]),
            over: Base::TotalEligible,
            at_least: Some(Rate::percent(50)),
            at_most: None,
        },
        RuleKind::Balance,
        RuleKind::NoProfit,
        RuleKind::CategoryCap {
            categories: strings(&["travel"]),
            over: Some(Base::DirectEligible),
            at_most: Some(Rate::percent(10)),
            at_most_amount: Some(Euro::from_cents(100)),
        },
        RuleKind::CategoryNotEligible { categories: strings(&["vat"]) },
        RuleKind::FlatRate { at_most: Rate::percent(7) },
        RuleKind::ProjectWindow { start: Some(day()), end: Some(day()) },
        RuleKind::Duration { at_least: None, at_most: Some(36) },
        RuleKind::ActionsWithinPeriod,
        RuleKind::ActionsFromMenu {
            any_of: strings(&["buddy", "own"]),
            count: Some(2),
            all_of: vec![],
            none_of: vec![],
        },
        RuleKind::Participants { menu: strings(&["buddy", "own"]), at_least: Some(20), at_most: None },
        RuleKind::ActionStates { field: ActionField::TargetGroup, menu: strings(&["buddy"]) },
        RuleKind::FieldRequired { field: RequiredField::LeadContact },
        RuleKind::TextRequired { section: "concept".to_owned() },
        RuleKind::TextLength { section: "concept".to_owned(), at_least: None, at_most: Some(500) },
        RuleKind::Declaration { declaration: "no-double-funding".to_owned() },
        RuleKind::Annex { annex: "mandate".to_owned() },
        RuleKind::CheckedNumber { number: NumberKind::Pic, required_of: lead },
        RuleKind::Deadline,
        RuleKind::JointApplication { inhabitants_below: 15_000 },
        RuleKind::AnyOf { of: vec![simple.clone(), RuleKind::NoProfit] },
        RuleKind::AllOf { of: vec![simple.clone(), RuleKind::NoProfit] },
        RuleKind::NoneOf { of: vec![simple] },
    ];
    for kind in &all {
        match kind {
            RuleKind::ApplicantKinds { .. }
            | RuleKind::Territory { .. }
            | RuleKind::Countries { .. }
            | RuleKind::PartnerCount { .. }
            | RuleKind::MemberStates { .. }
            | RuleKind::Inhabitants { .. }
            | RuleKind::PartnershipMix { .. }
            | RuleKind::Amount { .. }
            | RuleKind::AmountPerPartner { .. }
            | RuleKind::AmountPerParticipant { .. }
            | RuleKind::Share { .. }
            | RuleKind::Balance
            | RuleKind::NoProfit
            | RuleKind::CategoryCap { .. }
            | RuleKind::CategoryNotEligible { .. }
            | RuleKind::FlatRate { .. }
            | RuleKind::ProjectWindow { .. }
            | RuleKind::Duration { .. }
            | RuleKind::ActionsWithinPeriod
            | RuleKind::ActionsFromMenu { .. }
            | RuleKind::Participants { .. }
            | RuleKind::ActionStates { .. }
            | RuleKind::FieldRequired { .. }
            | RuleKind::TextRequired { .. }
            | RuleKind::TextLength { .. }
            | RuleKind::Declaration { .. }
            | RuleKind::Annex { .. }
            | RuleKind::CheckedNumber { .. }
            | RuleKind::Deadline
            | RuleKind::JointApplication { .. }
            | RuleKind::AnyOf { .. }
            | RuleKind::AllOf { .. }
            | RuleKind::NoneOf { .. } => {}
        }
    }
    let names: std::collections::HashSet<&str> = all.iter().map(kind_name).collect();
    assert_eq!(names.len(), 33, "each kind once");
    all
}

fn authority() -> Authority {
    Authority { certainty: Certainty::Page, document: "page".to_owned(), section: "Budget".to_owned() }
}

fn call(rules: Vec<RuleKind>) -> Call {
    let text = |text: &str| Text { nl: format!("{text} (nl)"), en: format!("{text} (en)") };
    let rule = |(at, kind): (usize, RuleKind)| Rule {
        id: format!("r{at}"),
        severity: Severity::Blocking,
        authority: authority(),
        note: Text::default(),
        when: None,
        kind,
    };
    let toml = serde_json::json!({
        "format": "voorstel.call/1", "id": "test", "version": 1, "fund": "test",
        "title": text("Call"), "publisher": text("Publisher"), "summary": text("Summary"),
        "dates": { "deadline": { "date": "2020-10-16", "authority": authority() } },
        "cofinancer": [{ "id": "vvsg", "title": text("VVSG"), "asked": true }],
        "menu": { "action": [{ "id": "buddy", "title": text("Buddies") }, { "id": "internship", "title": text("Internship") }] },
        "section": [{ "id": "concept", "title": text("Concept") }],
        "category": [{ "id": "staff", "title": text("Staff") }, { "id": "travel", "title": text("Travel") }, { "id": "vat", "title": text("VAT") }],
        "declaration": [{ "id": "no-double-funding", "title": text("No double funding") }],
        "annex": [{ "id": "mandate", "title": text("Mandate") }],
        "source": [{ "id": "page", "title": text("Call page") }],
    });
    let call: Call = serde_json::from_value(toml).unwrap();
    Call { rule: rules.into_iter().enumerate().map(rule).collect(), ..call }
}

fn finding(status: Status, measured: Option<Measure>, bound: Bound) -> Finding {
    Finding {
        rule: "r0".to_owned(),
        subject: Subject::Rule { rule_kind: "any".into() },
        severity: Severity::Blocking,
        status,
        amount: matches!(measured, Some(Measure::Share(_))).then_some(Euro::CENT),
        limit: measured.clone().map(|value| Limit { bound, value, amount: Some(Euro::CENT) }),
        headroom: measured.clone(),
        measured,
        operands: vec![Field::list(List::Partners)],
        missing: if status == Status::Undecided { vec![Field::top("title")] } else { Vec::new() },
        because: Vec::new(),
        authority: Some(authority()),
        fixes: Vec::new(),
        uncounted: 1,
    }
}

fn measures() -> Vec<Option<Measure>> {
    vec![
        None,
        Some(Measure::Money(-Euro::CENT)),
        Some(Measure::Money(Euro::ZERO)),
        Some(Measure::Share(Rate::percent(50))),
        Some(Measure::Count(-2)),
        Some(Measure::Months(1)),
        Some(Measure::Days(12)),
        Some(Measure::Words(612)),
        Some(Measure::Day(day())),
        Some(Measure::Codes(strings(&["ngo", "buddy", "BE"]))),
        Some(Measure::Typed("40 u.".to_owned())),
    ]
}

const BOUNDS: [Bound; 5] = [Bound::AtMost, Bound::AtLeast, Bound::Exactly, Bound::OneOf, Bound::NoneOf];

/// Whatever is said: something, without the marks of messages and without two spaces.
fn is_said(text: &str, about: &dyn std::fmt::Debug) {
    assert!(!text.trim().is_empty(), "nothing is said of {about:?}");
    assert!(!text.contains('{') && !text.contains('}') && !text.contains("  "), "{text:?} of {about:?}");
    assert!(!text.contains("\u{2068}") && !text.contains("€ "), "{text:?}");
}

#[test]
fn every_kind_in_every_status_is_said_in_both_languages() {
    let dossier = Dossier::default();
    for kind in every_kind() {
        let call = call(vec![kind.clone()]);
        for language in LANGUAGES {
            let words = Words::of(language);
            is_said(&words.rule_title(&kind, &call), &kind);
            for status in STATUSES {
                for measured in measures() {
                    for bound in BOUNDS {
                        let finding = finding(status, measured.clone(), bound);
                        is_said(&words.finding_title(&finding, &call, &dossier), &finding);
                        let text = words.finding_text(&finding, &call, &dossier);
                        if status != Status::Met {
                            is_said(&text, &finding);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_built_in_finding_is_said() {
    let (call, dossier) = (call(vec![]), Dossier::default());
    let problems =
        [Problem::NotANumber, Problem::Negative, Problem::TooManyDecimals, Problem::TooLarge, Problem::NotADate];
    let subjects = problems.map(|problem| Subject::Unreadable { problem }).into_iter().chain([
        Subject::PeriodReversed,
        Subject::UnknownCode,
        Subject::LeadApplicant,
    ]);
    for subject in subjects {
        for status in [Status::Broken, Status::Undecided] {
            let typed = Some(Measure::Typed("40 u.".to_owned()));
            let finding = Finding { subject: subject.clone(), ..finding(status, typed, Bound::AtLeast) };
            for language in LANGUAGES {
                is_said(&Words::of(language).finding_title(&finding, &call, &dossier), &finding);
                is_said(&Words::of(language).finding_text(&finding, &call, &dossier), &finding);
            }
        }
    }
}

#[test]
fn every_fix_is_said() {
    let (call, dossier) = (call(vec![]), Dossier::default());
    let text = |text: &str| text.to_owned();
    let acts = [
        FixAct::LowerSource { source: text("grant"), to: Euro::CENT },
        FixAct::RaiseSource { source: text("own"), by: Euro::CENT },
        FixAct::ShiftSource { from: text("grant"), to: Euro::CENT, other: text("own"), by: Euro::CENT },
        FixAct::LowerParts { partners: strings(&["p1"]), to: Euro::CENT },
        FixAct::RaiseParts { partners: strings(&["p1", "p2"]), to: Euro::CENT },
        FixAct::LowerFlatRate { to: Rate::percent(7) },
        FixAct::StartOn { day: day() },
        FixAct::EndOn { day: day() },
        FixAct::RunBetween { start: day(), end: day() },
        FixAct::MarkNotEligible { lines: 1 },
        FixAct::Declare { declaration: text("no-double-funding") },
        FixAct::FindPartners { count: 2 },
        FixAct::FindMemberStates { count: 1 },
        FixAct::Shorten { words: 12 },
        FixAct::AddAction { menu: text("buddy") },
        FixAct::RemoveAction { action: text("a1") },
        FixAct::LowerCategory { categories: strings(&["travel", "vat"]), by: Euro::CENT },
        FixAct::CorrectNumber { partner: text("p1"), to: text("0403.019.261") },
        FixAct::MakeLead { partner: text("p1") },
        FixAct::ReplacePartner { partner: text("p1") },
    ];
    for act in acts {
        let fix = Fix { act, edits: Vec::new(), applicability: Applicability::ExplainOnly };
        for language in LANGUAGES {
            is_said(&Words::of(language).fix_label(&fix, &call, &dossier), &fix);
        }
    }
}

#[test]
fn every_answer_to_how_much_more_is_said() {
    let call = call(every_kind());
    let text = |text: &str| text.to_owned();
    let questions = [
        (Question::Grant, Measure::Money as fn(Euro) -> Measure),
        (Question::ToFind, Measure::Money),
        (Question::Own, Measure::Money),
        (Question::Category { category: text("travel") }, Measure::Money),
    ];
    let numbers = [
        (Question::Months, Measure::Months as fn(i64) -> Measure),
        (Question::Words { section: text("concept") }, Measure::Words),
        (Question::Partners, Measure::Count),
        (Question::MemberStates, Measure::Count),
        (Question::MorePartners, Measure::Count),
    ];
    // What is missing is counted up from none.
    let is_missing =
        |question: &Question| matches!(question, Question::Own | Question::Partners | Question::MemberStates);
    let mut answers = Vec::new();
    for (question, measure) in questions {
        answers.push((question.clone(), None));
        let least = if is_missing(&question) { 0 } else { -100 };
        answers.extend([least, 0, 100].map(|cents| (question.clone(), Some(measure(Euro::from_cents(cents))))));
    }
    for (question, measure) in numbers {
        answers.push((question.clone(), None));
        let least = if is_missing(&question) { 0 } else { -1 };
        answers.extend([least, 0, 1, 1_200].map(|number| (question.clone(), Some(measure(number)))));
    }
    for (question, room) in answers {
        for rule in [None, Some(text("r6"))] {
            let headroom = Headroom { question: question.clone(), room: room.clone(), rule };
            for language in LANGUAGES {
                is_said(&Words::of(language).headroom_sentence(&headroom, &call), &headroom);
            }
        }
    }
}

#[test]
fn every_code_has_a_name() {
    for language in LANGUAGES {
        let words = Words::of(language);
        OrganisationKind::ALL.iter().for_each(|kind| is_said(&words.organisation_kind(*kind), kind));
        [Role::Lead, Role::CoApplicant, Role::Associated].iter().for_each(|role| is_said(&words.role(*role), role));
        let certainties =
            [Certainty::Page, Certainty::Official, Certainty::Law, Certainty::Reported, Certainty::Assumed];
        certainties.iter().for_each(|one| is_said(&words.certainty(*one), one));
        for severity in [Severity::Blocking, Severity::Warning, Severity::Advice] {
            is_said(&words.severity(severity), &severity);
            [0, 1, 2].iter().for_each(|count| is_said(&words.severity_count(severity, *count), count));
        }
        STATUSES.iter().for_each(|status| is_said(&words.status(*status), status));
        for (family, codes) in [
            ("source", voorstel_model::COMMON_SOURCES.to_vec()),
            ("region", vec!["vlaanderen", "brussel", "wallonie"]),
            ("country", vec!["be", "nl", "eu", "gb", "dk", "gr", "hr", "ch"]),
            ("step", vec!["call", "partners", "actions", "budget", "funding", "texts", "check", "export"]),
        ] {
            for code in codes {
                assert!(words.has(&format!("{family}-{code}")), "{family} {code} has no name");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_judged_is_said(
        rules in vec(generators::rule(), 0..6),
        dossier in generators::hostile_dossier(),
    ) {
        let call = call(rules);
        let report = judge(&call, &dossier, day());
        for language in LANGUAGES {
            let words = Words::of(language);
            for finding in &report.findings {
                prop_assert!(!words.finding_title(finding, &call, &dossier).is_empty());
                words.finding_text(finding, &call, &dossier);
                for field in finding.missing.iter().chain(&finding.operands) {
                    prop_assert!(!words.field_name(field, &dossier, &call).is_empty());
                }
                for fix in &finding.fixes {
                    prop_assert!(!words.fix_label(fix, &call, &dossier).is_empty());
                    prop_assert!(!words.edit_label(&fix.edits, &dossier, &call).is_empty());
                }
            }
            for headroom in &report.headroom {
                prop_assert!(!words.headroom_sentence(headroom, &call).is_empty());
            }
        }
    }
}

#[test]
fn every_field_has_a_name() {
    let mut dossier = Dossier::default();
    for list in List::ALL {
        let add = Edit::Add { list, id: "x".to_owned(), after: None, fields: std::collections::BTreeMap::new() };
        dossier.apply(&add).unwrap();
    }
    let call = call(vec![]);
    let mut fields = vec!["/title", "/acronym", "/call", "/language", "/period/start", "/period/end", "/indirect_rate"]
        .into_iter()
        .map(Field::new)
        .collect::<Vec<_>>();
    fields.extend([Field::text("concept"), Field::declaration("no-double-funding")]);
    for list in List::ALL {
        fields.push(Field::list(list));
        fields.push(Field::entity(list, "x"));
        let entity = dossier.entity(list, "x").unwrap();
        fields.extend(voorstel_model::fields_of(&entity).keys().map(|name| Field::of(list, "x", name)));
    }
    for language in LANGUAGES {
        let words = Words::of(language);
        let unknown = words.label("field-unknown");
        for field in &fields {
            let name = words.field_name(field, &dossier, &call);
            is_said(&name, field);
            assert!(!name.contains(&unknown), "{field}: {name}");
            let edit = Edit::Set { field: field.clone(), value: FieldValue::Empty };
            is_said(&words.edit_label(&[edit], &dossier, &call), field);
        }
    }
}
