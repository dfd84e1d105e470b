//! What is promised of fixes and of what may still be done, held for every published call: the call's own samples are
//! disturbed at random, and judged before and after.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner, contextualize_config};
use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_model::{Call, Date, Dossier, Entry, Euro, List, OrganisationKind, Rate, Role, Totals, Typed as _};
use voorstel_rules::{Applicability, Finding, Measure, Report, Status, judge, oracle};

/// Something that somebody does to a dossier; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Act {
    Fund(usize, u64),
    FundText(usize, &'static str),
    Balance,
    Cost(usize, u64),
    CostText(usize, &'static str),
    Category(usize, usize),
    Remove(List, usize),
    Start(i32),
    End(i32),
    Country(usize, &'static str),
    Kind(usize, usize),
    Role(usize, bool),
    Number(usize, &'static str),
    Declare(usize, bool),
    Words(usize, usize),
    FlatRate(u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let at = || 0usize..20;
    let cents = || prop_oneof![0u64..10_000_000, 0u64..200_000_000];
    let typed = || prop::sample::select(&["", "veel", "1.2.3", "0"][..]);
    let act = prop_oneof![
        4 => (at(), cents()).prop_map(|(at, cents)| Act::Fund(at, cents)),
        1 => (at(), typed()).prop_map(|(at, text)| Act::FundText(at, text)),
        3 => Just(Act::Balance),
        3 => (at(), cents()).prop_map(|(at, cents)| Act::Cost(at, cents)),
        1 => (at(), typed()).prop_map(|(at, text)| Act::CostText(at, text)),
        2 => (at(), at()).prop_map(|(at, to)| Act::Category(at, to)),
        1 => (prop::sample::select(&List::ALL[..4]), at()).prop_map(|(list, at)| Act::Remove(list, at)),
        1 => (-900..900).prop_map(Act::Start),
        2 => (-900..900).prop_map(Act::End),
        1 => (at(), prop::sample::select(&["BE", "NL", "FR", "DK", "CH", ""][..])).prop_map(|(at, to)| Act::Country(at, to)),
        1 => (at(), at()).prop_map(|(at, to)| Act::Kind(at, to)),
        1 => (at(), any::<bool>()).prop_map(|(at, leads)| Act::Role(at, leads)),
        1 => (at(), prop::sample::select(&["403.019.261", "0403.019.261", "1", ""][..])).prop_map(|(at, to)| Act::Number(at, to)),
        1 => (at(), any::<bool>()).prop_map(|(at, to)| Act::Declare(at, to)),
        1 => (at(), 0usize..900).prop_map(|(at, words)| Act::Words(at, words)),
        1 => (0u32..300_000).prop_map(Act::FlatRate),
    ];
    vec(act, 0..7)
}

fn of<T>(list: &mut [T], at: usize) -> Option<&mut T> {
    let length = list.len();
    (length > 0).then(|| &mut list[at % length])
}

fn cents(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn shifted(entry: &Entry<Date>, days: i32) -> Entry<Date> {
    let day = entry.get().map(|day| day.0.saturating_add(jiff::Span::new().days(days)));
    day.map_or(Entry::Empty, |day| Entry::Value(Date(day)))
}

fn disturb(call: &Call, dossier: &mut Dossier, act: &Act) {
    match act {
        Act::Fund(at, amount) => {
            if let Some(row) = of(&mut dossier.funding, *at) {
                row.amount = Entry::from_text(&cents(*amount));
            }
        }
        Act::FundText(at, text) => {
            if let Some(row) = of(&mut dossier.funding, *at) {
                row.amount = Entry::from_text(text);
            }
        }
        Act::Balance => {
            let short = -Totals::of(call, dossier).difference;
            if let Some(row) = dossier.funding.iter_mut().find(|row| row.source == "own") {
                let amount = row.amount.get().unwrap_or_default() + short;
                row.amount = Entry::from_text(&amount.max(Euro::ZERO).to_string());
            }
        }
        Act::Cost(at, amount) => {
            if let Some(line) = of(&mut dossier.budget, *at) {
                line.quantity = Entry::from_text("1");
                line.unit_cost = Entry::from_text(&cents(*amount));
            }
        }
        Act::CostText(at, text) => {
            if let Some(line) = of(&mut dossier.budget, *at) {
                line.quantity = Entry::from_text(text);
            }
        }
        Act::Category(at, to) => {
            let category = call.category.get(to % call.category.len().max(1)).map(|category| category.id.clone());
            if let (Some(line), Some(category)) = (of(&mut dossier.budget, *at), category) {
                line.category = category;
            }
        }
        Act::Remove(list, at) => {
            let ids = dossier.ids(*list);
            if let Some(id) = ids.get(at % ids.len().max(1)).map(|id| (*id).to_owned()) {
                for edit in dossier.removal(*list, &id) {
                    dossier.apply(&edit).unwrap();
                }
            }
        }
        Act::Start(days) => dossier.period.start = shifted(&dossier.period.start, *days),
        Act::End(days) => dossier.period.end = shifted(&dossier.period.end, *days),
        Act::Country(at, to) => {
            if let Some(partner) = of(&mut dossier.partners, *at) {
                (*to).clone_into(&mut partner.country);
            }
        }
        Act::Kind(at, to) => {
            if let Some(partner) = of(&mut dossier.partners, *at) {
                partner.kind = OrganisationKind::ALL.get(*to).copied();
            }
        }
        Act::Role(at, leads) => {
            if let Some(partner) = of(&mut dossier.partners, *at) {
                partner.role = if *leads { Role::Lead } else { Role::CoApplicant };
            }
        }
        Act::Number(at, to) => {
            if let Some(partner) = of(&mut dossier.partners, *at) {
                (*to).clone_into(&mut partner.enterprise_number);
            }
        }
        Act::Declare(at, to) => {
            if let Some(choice) = call.declaration.get(at % call.declaration.len().max(1)) {
                dossier.declarations.insert(choice.id.clone(), *to);
            }
        }
        Act::Words(at, words) => {
            if let Some(section) = call.section.get(at % call.section.len().max(1)) {
                dossier.texts.insert(section.id.clone(), "woord ".repeat(*words));
            }
        }
        Act::FlatRate(parts) => {
            dossier.indirect_rate = Rate::read(&format!("0.{parts:06}")).map_or(Entry::Empty, Entry::Value);
        }
    }
}

/// Judges every published call's samples, disturbed, on its last day.
fn for_every_call(cases: u32, hold: impl Fn(&Call, &Dossier, Date) -> Result<(), TestCaseError>) {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    for call in catalogue.versions() {
        let pin = call.pin();
        let read = samples().map(|sample| Dossier::from_json(sample.json).unwrap().dossier);
        let mut begun: Vec<Dossier> = read.filter(|dossier| dossier.call == pin).collect();
        begun.push(Dossier { call: pin.clone(), ..Dossier::default() });
        let today = call.dates.deadline.as_ref().map_or(Date(jiff::civil::date(2020, 10, 1)), |deadline| deadline.date);
        let config = contextualize_config(Config { cases, failure_persistence: None, ..Config::default() });
        let strategy = (0..begun.len() * 4, acts());
        let outcome = TestRunner::new(config).run(&strategy, |(which, acts)| {
            // The empty one is one in many.
            let mut dossier = begun[which.min(begun.len() - 1) * usize::from(which < begun.len())].clone();
            acts.iter().for_each(|act| disturb(call, &mut dossier, act));
            hold(call, &dossier, today)
        });
        assert!(outcome.is_ok(), "{pin}: {}", outcome.unwrap_err());
    }
}

fn status(report: &Report, rule: &str) -> Status {
    report.findings.iter().find(|finding| finding.rule == rule).map_or(Status::Met, |finding| finding.status)
}

fn is_worse(before: &Finding, after: &Finding) -> bool {
    match (&before.headroom, &after.headroom) {
        (Some(Measure::Money(before)), Some(Measure::Money(after))) => after < before,
        _ => false,
    }
}

#[test]
fn a_safe_fix_mends_its_finding_and_breaks_nothing_that_was_met_in_every_call() {
    for_every_call(800, |call, dossier, today| {
        let before = judge(call, dossier, today);
        for finding in &before.findings {
            for fix in finding.fixes.iter().filter(|fix| fix.applicability == Applicability::Safe) {
                let mut mended = dossier.clone();
                for edit in &fix.edits {
                    prop_assert!(mended.apply(edit).is_ok(), "{:?}", edit);
                }
                let after = judge(call, &mended, today);
                prop_assert_eq!(status(&after, &finding.rule), Status::Met, "{:?}", fix);
                for one in &after.findings {
                    let was = before.findings.iter().find(|was| was.rule == one.rule);
                    let was_met = was.is_none_or(|was| was.status == Status::Met);
                    prop_assert!(!(was_met && one.status == Status::Broken), "{} by {:?}", one.rule, fix);
                    if let Some(was) = was.filter(|was| was.status == Status::Broken && one.status == Status::Broken) {
                        prop_assert!(!is_worse(was, one), "{} is worse by {:?}", one.rule, fix);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn no_fix_is_safe_that_follows_from_a_cost_of_which_rows_do_not_count() {
    for_every_call(200, |call, dossier, today| {
        let report = judge(call, dossier, today);
        let uncounted = report.totals.uncounted_lines.len();
        for finding in &report.findings {
            let is_balance =
                call.rule.iter().any(|rule| rule.id == finding.rule && rule.kind == voorstel_model::RuleKind::Balance);
            if is_balance && finding.status == Status::Broken {
                prop_assert_eq!(finding.uncounted as usize, uncounted);
                let is_safe = finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
                prop_assert!(uncounted == 0 || !is_safe, "{:?}", finding);
            }
        }
        Ok(())
    });
}

#[test]
fn what_may_still_be_done_is_what_trying_finds_in_every_call() {
    for_every_call(60, |call, dossier, today| oracle::try_headroom(call, dossier, today).map_err(TestCaseError::fail));
}
