//! What holds for every dossier and every rule.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use voorstel_model::{
    Authority, Base, BudgetLine, Call, Certainty, Dossier, Entry, Euro, Funding, Rate, Rule, RuleKind, Severity, Text,
    Totals, Typed,
};

use crate::generators;
use crate::parts::Parts;
use crate::report::{Applicability, Finding, Measure, Question, Report, Status};
use crate::testing::{TODAY, call, day, line};

pub(crate) fn call_under(rules: impl IntoIterator<Item = (RuleKind, Option<RuleKind>, Severity)>) -> Call {
    let authority = Authority { certainty: Certainty::Page, document: "page".to_owned(), section: String::new() };
    let rule = |(at, (kind, when, severity)): (usize, (RuleKind, Option<RuleKind>, Severity))| Rule {
        id: format!("r{at}"),
        severity,
        authority: authority.clone(),
        note: Text::default(),
        when: when.map(Box::new),
        kind,
    };
    Call { rule: rules.into_iter().enumerate().map(rule).collect(), ..call() }
}

fn rules() -> impl Strategy<Value = Call> {
    let severity = select(&[Severity::Blocking, Severity::Warning, Severity::Advice][..]);
    let when = option::weighted(0.2, generators::rule());
    vec((generators::rule(), when, severity), 0..8).prop_map(call_under)
}

fn judge(call: &Call, dossier: &Dossier) -> Report {
    crate::judge(call, dossier, day(TODAY))
}

fn of_rules(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.authority.is_some())
}

type Change = fn(&mut Dossier, &Dossier);

/// Every part that a safe fix may change, with what makes it that of another dossier.
fn parts() -> [(Parts, Change); 6] {
    [
        (Parts::FUNDING, |to, from| to.funding.clone_from(&from.funding)),
        (Parts::COST, |to, from| to.indirect_rate.clone_from(&from.indirect_rate)),
        (Parts::PARTNERS, |to, from| to.partners.clone_from(&from.partners)),
        (Parts::ACTIONS, |to, from| to.actions.clone_from(&from.actions)),
        (Parts::PERIOD, |to, from| to.period.clone_from(&from.period)),
        (Parts::DECLARATIONS, |to, from| to.declarations.clone_from(&from.declarations)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn judging_never_panics_and_twice_gives_the_same(call in rules(), dossier in generators::hostile_dossier()) {
        let report = judge(&call, &dossier);
        prop_assert_eq!(&report, &judge(&call, &dossier));
        prop_assert!(serde_json::to_string(&report).is_ok());
    }

    #[test]
    fn findings_keep_what_their_status_promises(call in rules(), dossier in generators::half_filled_dossier()) {
        let report = judge(&call, &dossier);
        let mut names = HashSet::new();
        for finding in &report.findings {
            prop_assert!(names.insert(&finding.rule), "{} is there twice", finding.rule);
            prop_assert_eq!(finding.missing.is_empty(), finding.status != Status::Undecided, "{:?}", finding);
            if finding.status != Status::Broken {
                prop_assert!(finding.fixes.is_empty(), "{finding:?}");
            }
            if finding.status == Status::Met {
                let negative = matches!(finding.headroom, Some(Measure::Money(room)) if room.is_negative());
                prop_assert!(!negative, "{finding:?}");
            }
        }
        for (rule, finding) in call.rule.iter().zip(report.findings.iter().filter(|one| one.authority.is_some())) {
            prop_assert_eq!(crate::kind_of(&call, &finding.rule), Some(&rule.kind));
            for part in &finding.because {
                prop_assert!(crate::kind_of(&call, &part.rule).is_some(), "{}", part.rule);
            }
        }
    }

    #[test]
    fn a_rule_says_the_same_of_a_dossier_that_differs_where_it_does_not_look(
        call in rules(), dossier in generators::half_filled_dossier(), other in generators::half_filled_dossier()
    ) {
        let was = judge(&call, &dossier);
        for (part, change) in parts() {
            let mut changed = dossier.clone();
            change(&mut changed, &other);
            let is = judge(&call, &changed);
            for (rule, (was, is)) in call.rule.iter().zip(of_rules(&was).zip(of_rules(&is))) {
                let kind = crate::kinds::of(&rule.kind).reads();
                let reads = rule.when.as_ref().map_or(kind, |when| kind | crate::kinds::of(when).reads());
                if !reads.meet(part) {
                    prop_assert_eq!((was.status, &was.headroom), (is.status, &is.headroom), "{:?}: {:?}", part, rule);
                }
            }
        }
    }

    #[test]
    fn a_safe_fix_mends_its_finding_and_breaks_nothing(call in rules(), dossier in generators::half_filled_dossier()) {
        safe_fixes_are_safe(&call, &dossier)?;
    }

    #[test]
    fn a_safe_fix_of_money_minds_the_other_rules_about_money(
        rules in vec(prop_oneof![ceilings(), floors()], 1..3),
        balance: bool,
        cost in 1i64..10_000_000,
        amounts in (generators::euro(), generators::euro(), generators::euro()),
    ) {
        let balance = balance.then_some(RuleKind::Balance);
        let rules = rules.into_iter().flatten().chain(balance);
        let call = call_under(rules.map(|rule| (rule, None, Severity::Blocking)));
        let (grant, vvsg, own) = amounts;
        let total = Euro::from_cents(cost);
        safe_fixes_are_safe(&call, &funded(total, &[("grant", grant), ("vvsg", vvsg), ("own", own)]))?;
        let rest = (total - grant).max(Euro::ZERO);
        safe_fixes_are_safe(&call, &funded(total, &[("grant", grant.min(total)), ("own", rest)]))?;
    }

    #[test]
    fn sums_are_exact_whatever_the_order(
        lines in vec(generators::line(), 0..40).prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()))
    ) {
        let (lines, shuffled) = lines;
        let total = |budget: Vec<BudgetLine>| Totals::of(&call(), &Dossier { budget, ..Dossier::default() });
        let (one, other) = (total(lines.clone()), total(shuffled));
        prop_assert_eq!(&one.by_category, &other.by_category);
        prop_assert_eq!(&one.by_partner, &other.by_partner);
        prop_assert_eq!(&one.by_action, &other.by_action);
        prop_assert_eq!((one.direct, one.eligible, one.cost), (other.direct, other.eligible, other.cost));
        let cents: i128 = lines.iter().filter_map(BudgetLine::amount).map(Euro::cents).sum();
        prop_assert_eq!(one.direct.total.cents(), cents);
        let by_category: Euro = one.by_category.values().map(|cost| cost.total).sum();
        prop_assert_eq!(by_category, one.direct.total);
    }
}

fn safe_fixes_are_safe(call: &Call, dossier: &Dossier) -> Result<(), TestCaseError> {
    let before = judge(call, dossier);
    for finding in &before.findings {
        for fix in &finding.fixes {
            prop_assert_eq!(fix.edits.is_empty(), fix.applicability == Applicability::ExplainOnly);
            let mut mended = dossier.clone();
            for edit in &fix.edits {
                prop_assert!(mended.apply(edit).is_ok(), "{edit:?}");
            }
            if fix.applicability != Applicability::Safe {
                continue;
            }
            let after = judge(call, &mended);
            let status = |report: &Report, rule: &str| {
                report.findings.iter().find(|one| one.rule == rule).map_or(Status::Met, |one| one.status)
            };
            prop_assert_eq!(status(&after, &finding.rule), Status::Met, "{:?}", fix);
            let room = |report: &Report, rule: &str| {
                let finding = report.findings.iter().find(|one| one.rule == rule)?;
                crate::headroom::size(finding.headroom.as_ref())
            };
            for one in before.findings.iter().chain(&after.findings) {
                if status(&before, &one.rule) == Status::Broken && status(&after, &one.rule) == Status::Broken {
                    let (was, is) = (room(&before, &one.rule), room(&after, &one.rule));
                    prop_assert!(is >= was, "{} is worse by {:?}", one.rule, fix);
                }
                if status(&before, &one.rule) == Status::Met {
                    prop_assert_eq!(status(&after, &one.rule), Status::Met, "{} by {:?}", one.rule, fix);
                }
            }
        }
    }
    Ok(())
}

/// A dossier of one cost with its funding.
fn funded(cost: Euro, sources: &[(&str, Euro)]) -> Dossier {
    let budget = serde_json::from_value(serde_json::json!([line("b1", "staff", "1")])).unwrap();
    let mut dossier = Dossier { budget, ..Dossier::default() };
    dossier.budget[0].unit_cost = Entry::from_text(&cost.to_string());
    dossier.funding = sources
        .iter()
        .map(|(source, amount)| Funding {
            id: format!("f-{source}"),
            source: (*source).to_owned(),
            amount: Entry::from_text(&amount.to_string()),
            ..Funding::default()
        })
        .collect();
    dossier
}

fn ceilings() -> impl Strategy<Value = Vec<RuleKind>> {
    let of = || subsequence(vec!["vvsg", "own"], 0..=2);
    let of = move || of().prop_map(|others| [vec!["grant"], others].concat().into_iter().map(str::to_owned).collect());
    let bases = [Base::TotalEligible, Base::TotalCost, Base::DirectEligible, Base::Asked, Base::Cofinancing];
    let amount =
        (of(), generators::euro()).prop_map(|(of, most)| RuleKind::Amount { of, at_least: None, at_most: Some(most) });
    let share = (of(), select(bases.to_vec()), generators::rate())
        .prop_filter("own money is no part of what is asked", |(of, over, _): &(Vec<String>, _, _)| {
            *over != Base::Asked || !of.iter().any(|source| source == "own")
        })
        .prop_map(|(of, over, rate)| RuleKind::Share { of, over, at_least: None, at_most: Some(rate) });
    vec(prop_oneof![amount, share], 1..4)
}

fn floors() -> impl Strategy<Value = Vec<RuleKind>> {
    let bases = [Base::TotalEligible, Base::TotalCost, Base::DirectEligible, Base::Asked];
    let rate = || generators::rate().prop_filter("a floor of nothing is none", |rate| *rate > Rate::ZERO);
    let own = (select(bases.to_vec()), rate()).prop_map(|(over, rate)| RuleKind::Share {
        of: vec!["own".to_owned()],
        over,
        at_least: Some(rate),
        at_most: None,
    });
    let vvsg = rate().prop_map(|rate| RuleKind::Share {
        of: vec!["vvsg".to_owned()],
        over: Base::Asked,
        at_least: Some(rate),
        at_most: None,
    });
    vec(prop_oneof![3 => own, 1 => vvsg], 1..3)
}

fn by_trying(call: &Call, dossier: &Dossier) -> Result<(), TestCaseError> {
    crate::oracle::try_headroom(call, dossier, day(TODAY)).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_left_is_what_trying_finds(call in rules(), dossier in generators::half_filled_dossier()) {
        by_trying(&call, &dossier)?;
    }

    #[test]
    fn what_is_left_of_the_grant_is_what_trying_finds(
        rules in vec(prop_oneof![2 => generators::about_money(), 1 => grouped_money()], 1..4),
        when in option::weighted(0.2, generators::about_money()),
        balance: bool,
        cost in 0i64..30_000,
        amounts in (0i64..20_000, 0i64..20_000, 0i64..20_000),
        is_balanced: bool,
    ) {
        let balance = balance.then_some(RuleKind::Balance);
        let rules = rules.into_iter().chain(balance);
        let mut when = when;
        let call = call_under(rules.map(|rule| (small(rule), when.take().map(small), Severity::Blocking)));
        let own = if is_balanced { (cost - amounts.0 - amounts.1).max(0) } else { amounts.2 };
        let [grant, vvsg, own] = [amounts.0, amounts.1, own].map(Euro::from_cents);
        by_trying(&call, &funded(Euro::from_cents(cost), &[("grant", grant), ("vvsg", vvsg), ("own", own)]))?;
    }

    #[test]
    fn what_is_left_of_a_category_is_what_trying_finds(
        caps in vec(prop_oneof![3 => caps(), 1 => vec(caps(), 1..3).prop_map(|of| RuleKind::AnyOf { of })], 1..4),
        lines in vec((select(&["staff", "travel", "vat"][..]), 0i64..20_000, any::<bool>()), 0..5),
        indirect_rate in option::of(generators::rate()),
        carried in subsequence(vec!["staff", "travel"], 0..=2),
    ) {
        let mut call = call_under(caps.into_iter().map(|cap| (small(cap), None, Severity::Blocking)));
        if let Some(indirect) = &mut call.indirect {
            indirect.categories = carried.into_iter().map(str::to_owned).collect();
        }
        let mut dossier = funded(Euro::from_cents(0), &[("grant", Euro::from_cents(5_000))]);
        dossier.budget = lines
            .into_iter()
            .enumerate()
            .map(|(at, (category, cents, eligible))| BudgetLine {
                id: format!("b{at}"),
                category: category.to_owned(),
                quantity: Entry::from_text("1"),
                unit_cost: Entry::from_text(&Euro::from_cents(cents).to_string()),
                eligible,
                ..BudgetLine::default()
            })
            .collect();
        dossier.indirect_rate = indirect_rate.map_or(Entry::Empty, Entry::Value);
        by_trying(&call, &dossier)?;
    }

    #[test]
    fn a_rule_that_holds_makes_no_room_negative(call in rules(), dossier in generators::half_filled_dossier()) {
        let report = judge(&call, &dossier);
        for answer in &report.headroom {
            let is_over = crate::headroom::size(answer.room.as_ref()).is_some_and(|room| room < 0);
            let finding = report.findings.iter().find(|finding| Some(&finding.rule) == answer.rule.as_ref());
            if answer.question != Question::ToFind && is_over {
                prop_assert_ne!(finding.map(|finding| finding.status), Some(Status::Met), "{:?}", answer);
            }
        }
    }
}

#[test]
fn a_source_of_which_no_amount_is_known_has_nothing_to_give_way() {
    let sources = |of: &[&str]| of.iter().map(|one| (*one).to_owned()).collect();
    let least = Some(Euro::from_cents(1));
    let per_participant =
        RuleKind::AmountPerParticipant { of: sources(&["other-public"]), at_least: least, at_most: None };
    let share =
        RuleKind::Share { of: Vec::new(), over: Base::Asked, at_least: Rate::read("0.000001").ok(), at_most: None };
    let call = call_under([(RuleKind::AnyOf { of: vec![per_participant, share] }, None, Severity::Blocking)]);
    let mut dossier = funded(Euro::ZERO, &[("other-public", Euro::ZERO)]);
    dossier.budget.clear();
    dossier.funding[0].amount = Entry::Empty;
    dossier.actions =
        vec![voorstel_model::Action { id: "a1".to_owned(), target_number: Some(1), ..Default::default() }];
    by_trying(&call, &dossier).unwrap();
}

#[test]
fn a_cap_that_turns_slowly_is_exact_where_nothing_is_rounded() {
    let cap = RuleKind::CategoryCap {
        categories: vec!["vat".to_owned()],
        over: None,
        at_most: Rate::read("0.999").ok(),
        at_most_amount: None,
    };
    let call = call_under([(cap, None, Severity::Blocking)]);
    by_trying(&call, &funded(Euro::from_cents(2), &[("grant", Euro::from_cents(5_000))])).unwrap();
}

/// Limits in the range of small dossiers, so that the turns lie within what is tried.
fn small(kind: RuleKind) -> RuleKind {
    let each = |of: Vec<RuleKind>| of.into_iter().map(small).collect();
    let less = |amount: Option<Euro>| amount.map(|amount| Euro::from_whole_cents(amount.cents() % 30_000));
    match kind {
        RuleKind::Amount { of, at_least, at_most } => {
            RuleKind::Amount { of, at_least: less(at_least), at_most: less(at_most) }
        }
        RuleKind::CategoryCap { categories, over, at_most, at_most_amount } => {
            RuleKind::CategoryCap { categories, over, at_most, at_most_amount: less(at_most_amount) }
        }
        RuleKind::AnyOf { of } => RuleKind::AnyOf { of: each(of) },
        RuleKind::AllOf { of } => RuleKind::AllOf { of: each(of) },
        RuleKind::NoneOf { of } => RuleKind::NoneOf { of: each(of) },
        other => other,
    }
}

fn grouped_money() -> impl Strategy<Value = RuleKind> {
    let of = || vec(generators::about_money(), 1..3);
    prop_oneof![
        of().prop_map(|of| RuleKind::AnyOf { of }),
        of().prop_map(|of| RuleKind::AllOf { of }),
        of().prop_map(|of| RuleKind::NoneOf { of }),
    ]
}

fn caps() -> impl Strategy<Value = RuleKind> {
    let bases = [Base::TotalEligible, Base::TotalCost, Base::DirectEligible, Base::Asked];
    let categories = subsequence(vec!["staff", "travel", "vat"], 1..=2);
    (categories, option::of(select(bases.to_vec())), option::of(generators::rate()), option::of(generators::euro()))
        .prop_map(|(categories, over, at_most, at_most_amount)| RuleKind::CategoryCap {
            categories: categories.into_iter().map(str::to_owned).collect(),
            over,
            at_most,
            at_most_amount,
        })
}

#[test]
fn thousands_of_everything_are_judged() {
    let many = 3_000;
    let mut dossier = funded(Euro::from_cents(100), &[]);
    dossier.partners = (0..many)
        .map(|at| voorstel_model::Partner {
            id: format!("p{at}"),
            role: voorstel_model::Role::Lead,
            country: "??".to_owned(),
            ..voorstel_model::Partner::default()
        })
        .collect();
    dossier.actions = (0..many)
        .map(|at| voorstel_model::Action { id: format!("a{at}"), menu: format!("m{at}"), ..Default::default() })
        .collect();
    dossier.budget = (0..many)
        .map(|at| BudgetLine {
            id: format!("b{at}"),
            category: format!("c{at}"),
            partner: "nobody".to_owned(),
            quantity: Entry::from_text("9999999"),
            unit_cost: Entry::from_text("999999999"),
            ..BudgetLine::default()
        })
        .collect();
    dossier.funding = (0..many)
        .map(|at| Funding {
            id: format!("f{at}"),
            source: format!("s{at}"),
            amount: Entry::from_text("9999999999999"),
            ..Funding::default()
        })
        .collect();
    dossier.indirect_rate = Entry::Value(Rate::read("10").unwrap());
    let rules = [
        RuleKind::Balance,
        RuleKind::Amount { of: vec!["s1".to_owned(), "grant".to_owned()], at_least: None, at_most: Some(Euro::CENT) },
        RuleKind::MemberStates { roles: vec![], at_least: 5, excluded: vec![] },
    ];
    let report = judge(&call_under(rules.map(|rule| (rule, None, Severity::Blocking))), &dossier);
    assert_eq!(report.totals.direct.total.to_string(), "29999996970000003000.00");
    assert_eq!(report.findings.iter().filter(|finding| finding.status == Status::Broken).count(), 3 + 3 * many + 1);
}
