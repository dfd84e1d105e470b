//! What changed between two versions of a call: nothing between a call and itself, and everything that was changed,
//! whatever was changed together.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]
#![expect(clippy::unit_arg, reason = "a mutation says whether it found something to change, in one line")]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::subsequence;
use voorstel_catalogue::{Catalogue, PUBLISHED};
use voorstel_model::{
    Call, Certainty, Change, Choice, Cofinancer, Date, Day, Direction, Euro, Milestone, OrganisationKind, Part, Rate,
    Rule, RuleKind, Section, Severity, Text, Typed as _, What, difference, rule_pairs,
};

static CALLS: LazyLock<Vec<Call>> = LazyLock::new(|| {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    catalogue.versions().cloned().collect()
});

fn text(words: &str) -> Text {
    Text { nl: format!("{words} (nl)"), en: format!("{words} (en)") }
}

fn day(text: &str) -> Date {
    Date::read(text).unwrap()
}

fn euro(cents: i64) -> Euro {
    Euro::from_cents(cents)
}

/// An item of a list, by a number that may be anything.
fn pick<T>(list: &mut [T], seed: usize) -> Option<&mut T> {
    let length = list.len().max(1);
    list.get_mut(seed % length)
}

/// One change to a call: which part, how it is made, what is to be told of it.
struct Mutation {
    part: Part,
    /// Makes it; not where the call has nothing to change there.
    make: fn(&mut Call, usize) -> Option<()>,
    /// Whether this is what is told.
    told: fn(&What) -> bool,
}

macro_rules! mutation {
    ($part:ident, $told:pat, $make:expr) => {
        Mutation { part: Part::$part, make: $make, told: |what| matches!(what, $told) }
    };
}

fn mutations() -> Vec<Mutation> {
    vec![
        mutation!(Fund, What::Replaced { .. }, |call, _| Some(call.fund = "other-fund".to_owned())),
        mutation!(Code, What::Replaced { .. }, |call, _| Some(call.code.push_str("-bis"))),
        mutation!(Title, What::Renamed { item: None, .. }, |call, _| Some(call.title.nl.push('.'))),
        mutation!(ShortTitle, What::Reworded { item: None }, |call, _| Some(call.short_title = text("Short"))),
        mutation!(Publisher, What::Renamed { item: None, .. }, |call, _| Some(call.publisher = text("Publisher"))),
        mutation!(Summary, What::Reworded { item: None }, |call, _| Some(call.summary.en.push('.'))),
        mutation!(Objectives, What::Reworded { item: None }, |call, _| Some(call.objective.push(text("More")))),
        mutation!(Themes, What::Reworded { item: None }, |call, _| Some(call.themes.push("more".to_owned()))),
        mutation!(Dates, What::Moved { day: Day::Opened, .. }, |call, _| {
            Some(call.dates.opened = Some(day("2000-01-01")))
        }),
        mutation!(Dates, What::Moved { day: Day::Deadline, after: Some(_), .. }, |call, seed| {
            let deadline = call.dates.deadline.as_mut()?;
            Some(deadline.date = if seed % 2 == 0 { day("2199-01-01") } else { day("1999-01-01") })
        }),
        mutation!(Dates, What::Moved { day: Day::Deadline, after: None, .. }, |call, _| {
            call.dates.deadline.take().map(drop)
        }),
        mutation!(Dates, What::Hour { .. }, |call, _| Some(call.dates.deadline.as_mut()?.time = "03:21".to_owned())),
        mutation!(Dates, What::Hour { .. }, |call, _| Some(call.dates.deadline.as_mut()?.zone = "UTC".to_owned())),
        mutation!(Dates, What::Grounded { .. }, |call, _| {
            Some(call.dates.deadline.as_mut()?.authority.section = "Elsewhere".to_owned())
        }),
        mutation!(Dates, What::Closed | What::Reopened, |call, _| Some(call.dates.closed = !call.dates.closed)),
        mutation!(Dates, What::Moved { day: Day::Milestone(_), before: None, .. }, |call, _| {
            let authority = call.rule.first()?.authority.clone();
            let milestone = Milestone { title: text("Session"), date: day("2020-02-02"), authority };
            Some(call.dates.milestone.push(milestone))
        }),
        mutation!(Envelope, What::Money { of: None, .. }, |call, seed| {
            let envelope = call.envelope.as_mut()?;
            Some(envelope.amount = envelope.amount + euro(if seed % 2 == 0 { 1 } else { -1 }))
        }),
        mutation!(Envelope, What::Money { of: None, after: None, .. }, |call, _| call.envelope.take().map(drop)),
        mutation!(Envelope, What::Money { of: Some(_), .. }, |call, seed| {
            let part = pick(&mut call.envelope.as_mut()?.part, seed)?;
            Some(part.amount = part.amount + Euro::CENT)
        }),
        mutation!(Envelope, What::Money { of: Some(_), after: None, .. }, |call, _| {
            call.envelope.as_mut()?.part.pop().map(drop)
        }),
        mutation!(Envelope, What::Reworded { item: None }, |call, _| {
            Some(call.envelope.as_mut()?.note = text("Otherwise"))
        }),
        mutation!(Envelope, What::Grounded { certainty: Some(_) }, |call, _| {
            let certainty = &mut call.envelope.as_mut()?.authority.certainty;
            Some(*certainty = if *certainty == Certainty::Page { Certainty::Assumed } else { Certainty::Page })
        }),
        mutation!(OtherEnvelopes, What::Money { .. }, |call, _| {
            let envelope = pick(&mut call.other_envelope, 0)?;
            Some(envelope.amount = envelope.amount + Euro::CENT)
        }),
        mutation!(Cofinancers, What::Added { .. }, |call, _| {
            let (id, title) = ("province-x".to_owned(), text("Province"));
            Some(call.cofinancer.push(Cofinancer { id, title, note: Text::default(), asked: false }))
        }),
        mutation!(Cofinancers, What::Removed { .. }, |call, _| call.cofinancer.pop().map(drop)),
        mutation!(Cofinancers, What::Asked { .. }, |call, seed| {
            let one = pick(&mut call.cofinancer, seed)?;
            Some(one.asked = !one.asked)
        }),
        mutation!(Beneficiaries, What::KindRemoved { .. }, |call, _| call.beneficiaries.pop().map(drop)),
        mutation!(Beneficiaries, What::KindAdded { .. }, |call, _| {
            let new = OrganisationKind::ALL.into_iter().find(|kind| !call.beneficiaries.contains(kind))?;
            Some(call.beneficiaries.push(new))
        }),
        mutation!(Beneficiaries, What::Reordered, |call, _| {
            (call.beneficiaries.len() > 1).then(|| call.beneficiaries.rotate_left(1))
        }),
        mutation!(Menu, What::Added { .. }, |call, seed| {
            let one = Choice { id: "brand-new".to_owned(), title: text("Brand new"), note: Text::default() };
            let at = seed % (call.menu.action.len() + 1);
            Some(call.menu.action.insert(at, one))
        }),
        mutation!(Menu, What::Removed { .. }, |call, seed| {
            let at = seed % call.menu.action.len().max(1);
            (at < call.menu.action.len()).then(|| drop(call.menu.action.remove(at)))
        }),
        mutation!(Menu, What::Renamed { item: Some(_), .. }, |call, seed| {
            Some(pick(&mut call.menu.action, seed)?.title.nl.push_str(" bis"))
        }),
        mutation!(Menu, What::Recoded { .. }, |call, seed| {
            Some(pick(&mut call.menu.action, seed)?.id.push_str("-bis"))
        }),
        mutation!(Menu, What::OwnActions { .. }, |call, _| Some(call.menu.own_actions = !call.menu.own_actions)),
        mutation!(Menu, What::Reordered, |call, _| (call.menu.action.len() > 1)
            .then(|| call.menu.action.rotate_left(1))),
        mutation!(Sections, What::Reworded { item: Some(_) }, |call, seed| {
            Some(pick(&mut call.section, seed)?.guidance.nl.push_str(" Meer."))
        }),
        mutation!(Sections, What::Added { .. }, |call, _| {
            let (id, title) = ("brand-new".to_owned(), text("Brand new"));
            Some(call.section.push(Section { id, title, guidance: Text::default() }))
        }),
        mutation!(Categories, What::Removed { .. }, |call, _| call.category.pop().map(drop)),
        mutation!(Categories, What::Renamed { item: Some(_), .. }, |call, seed| {
            Some(pick(&mut call.category, seed)?.title = text("Otherwise"))
        }),
        mutation!(Categories, What::Reworded { item: Some(_) }, |call, seed| {
            Some(pick(&mut call.category, seed)?.note = text("Otherwise"))
        }),
        mutation!(Indirect, What::StartingRate { .. }, |call, _| {
            Some(call.indirect.as_mut()?.rate = Some(Rate::percent(3)))
        }),
        mutation!(Indirect, What::RateBase { .. }, |call, _| {
            Some(call.indirect.as_mut()?.categories = vec!["brand-new".to_owned()])
        }),
        mutation!(Indirect, What::IndirectCosts { now: false }, |call, _| call.indirect.take().map(drop)),
        mutation!(Declarations, What::Removed { .. }, |call, _| call.declaration.pop().map(drop)),
        mutation!(Declarations, What::Recoded { .. }, |call, seed| {
            Some(pick(&mut call.declaration, seed)?.id.push_str("-bis"))
        }),
        mutation!(Annexes, What::Added { .. }, |call, _| {
            let (id, title) = ("brand-new".to_owned(), text("Brand new"));
            Some(call.annex.push(Choice { id, title, note: Text::default() }))
        }),
        mutation!(AwardCriteria, What::Reworded { item: None }, |call, _| {
            Some(call.award_criterion.push(text("Quality")))
        }),
        mutation!(Contacts, What::Reworded { item: None }, |call, _| {
            Some(pick(&mut call.contact, 0)?.email = "service@example.org".to_owned())
        }),
        mutation!(Sources, What::Reread { .. }, |call, seed| {
            Some(pick(&mut call.source, seed)?.read_on = Some(day("2001-01-01")))
        }),
        mutation!(Sources, What::Reread { .. }, |call, seed| {
            Some(pick(&mut call.source, seed)?.url = "https://example.org/x".to_owned())
        }),
        mutation!(Rules, What::RuleAdded { .. }, |call, seed| {
            let kind = RuleKind::Duration { at_least: Some(3), at_most: Some(99) };
            let rule = Rule { id: "brand-new".to_owned(), kind, when: None, ..call.rule.first()?.clone() };
            let at = seed % (call.rule.len() + 1);
            Some(call.rule.insert(at, rule))
        }),
        mutation!(Rules, What::RuleRemoved { .. }, |call, seed| {
            let at = seed % call.rule.len().max(1);
            (at < call.rule.len()).then(|| drop(call.rule.remove(at)))
        }),
        mutation!(Rules, What::Recoded { .. }, |call, seed| Some(pick(&mut call.rule, seed)?.id.push_str("-bis"))),
        mutation!(Rules, What::Asks { .. }, |call, seed| {
            let kind = RuleKind::Duration { at_least: Some(3), at_most: Some(99) };
            Some(pick(&mut call.rule, seed)?.kind = kind)
        }),
        mutation!(Rules, What::Condition { .. }, |call, seed| {
            Some(pick(&mut call.rule, seed)?.when = Some(Box::new(RuleKind::NoProfit)))
        }),
        mutation!(Rules, What::Weight { .. }, |call, seed| {
            let severity = &mut pick(&mut call.rule, seed)?.severity;
            Some(*severity = if *severity == Severity::Warning { Severity::Advice } else { Severity::Warning })
        }),
        mutation!(Rules, What::Certainty { .. }, |call, seed| {
            let certainty = &mut pick(&mut call.rule, seed)?.authority.certainty;
            Some(*certainty = if *certainty == Certainty::Page { Certainty::Law } else { Certainty::Page })
        }),
        mutation!(Rules, What::Place { .. }, |call, seed| {
            Some(pick(&mut call.rule, seed)?.authority.section.push_str(", elsewhere"))
        }),
        mutation!(Rules, What::Note { .. }, |call, seed| Some(pick(&mut call.rule, seed)?.note.nl.push('.'))),
        mutation!(Rules, What::Reordered, |call, _| (call.rule.len() > 1).then(|| call.rule.rotate_left(1))),
    ]
}

fn call() -> impl Strategy<Value = Call> {
    (0..CALLS.len()).prop_map(|at| CALLS[at].clone())
}

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Looser => Direction::Stricter,
        Direction::Stricter => Direction::Looser,
        Direction::Other => Direction::Other,
    }
}

#[test]
fn nothing_changed_between_a_call_and_itself() {
    for call in CALLS.iter() {
        assert_eq!(difference(call, call), [], "{}", call.id);
        let next = Call { version: call.version + 1, ..call.clone() };
        assert_eq!(difference(call, &next), [], "a number is no change");
    }
}

#[test]
fn each_way_to_change_a_call_is_told_for_some_call_and_in_both_directions() {
    for (at, mutation) in mutations().iter().enumerate() {
        let mut seen = false;
        for before in CALLS.iter() {
            let mut after = before.clone();
            if (mutation.make)(&mut after, 0).is_none() || after == *before {
                continue;
            }
            seen = true;
            let changes = difference(before, &after);
            let told: Vec<&Change> = changes.iter().filter(|one| one.part == mutation.part).collect();
            assert!(told.iter().any(|one| (mutation.told)(&one.what)), "{at} of {:?}: {changes:?}", mutation.part);
            assert_eq!(told.len(), changes.len(), "nothing is told of other parts: {changes:?}");
            let back = difference(&after, before);
            assert_eq!(back.len(), changes.len(), "{back:?}");
            for (change, back) in changes.iter().zip(&back) {
                assert_eq!(back.direction, opposite(change.direction), "{change:?} {back:?}");
            }
        }
        assert!(seen, "mutation {at} of {:?} changes none of the published calls", mutation.part);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_changed_together_is_all_told(
        before in call(),
        chosen in subsequence((0..mutations().len()).collect::<Vec<_>>(), 1..8),
        seed in 0usize..1000,
    ) {
        let all = mutations();
        let mut after = before.clone();
        let mut made = Vec::new();
        for mutation in chosen.into_iter().map(|at| &all[at]) {
            // Two changes to one part may be one and the same.
            if made.iter().any(|one: &&Mutation| one.part == mutation.part) {
                continue;
            }
            let earlier = after.clone();
            if (mutation.make)(&mut after, seed).is_some() && after != earlier {
                made.push(mutation);
            }
        }
        let changes = difference(&before, &after);
        for mutation in &made {
            let told = changes.iter().any(|one| one.part == mutation.part && (mutation.told)(&one.what));
            prop_assert!(told, "{:?} of {:?}", mutation.part, changes);
        }
        let parts: Vec<Part> = changes.iter().map(|one| one.part).collect();
        prop_assert!(parts.is_sorted(), "in the order of the call file: {parts:?}");
        prop_assert!(parts.iter().all(|part| made.iter().any(|one| one.part == *part)), "nothing else: {changes:?}");
    }

    #[test]
    fn between_two_different_calls_something_is_always_told(before in call(), after in call()) {
        let after = Call { id: before.id.clone(), version: 2, ..after };
        let same = Call { version: 2, ..before.clone() } == after;
        prop_assert_eq!(difference(&before, &after).is_empty(), same);
    }
}

fn changed(id: &str, rule: &str, make: impl FnOnce(&mut Rule)) -> Vec<Change> {
    let before = CALLS.iter().find(|call| call.id == id).unwrap();
    let mut after = before.clone();
    make(after.rule.iter_mut().find(|one| one.id == rule).unwrap());
    difference(before, &after)
}

fn directions(changes: &[Change]) -> Vec<Direction> {
    changes.iter().map(|change| change.direction).collect()
}

#[test]
fn a_limit_goes_the_way_it_goes_for_the_applicant() {
    let cap = |amount: i64| {
        changed("proeftuinen-inburgering", "grant-cap", |rule| {
            let RuleKind::Amount { at_most, .. } = &mut rule.kind else { return };
            *at_most = Some(euro(amount));
        })
    };
    assert_eq!(directions(&cap(5_000_000)), [Direction::Looser], "a higher ceiling");
    assert_eq!(directions(&cap(3_000_000)), [Direction::Stricter], "a lower ceiling");
    let own = |percent: u32| {
        changed("proeftuinen-inburgering", "own-share", |rule| {
            let RuleKind::Share { at_least, .. } = &mut rule.kind else { return };
            *at_least = Some(Rate::percent(percent));
        })
    };
    assert_eq!(directions(&own(60)), [Direction::Stricter], "a higher floor");
    assert_eq!(directions(&own(40)), [Direction::Looser], "a lower floor");
    let both = changed("proeftuinen-inburgering", "half-and-half", |rule| {
        let RuleKind::Share { at_least, at_most, .. } = &mut rule.kind else { return };
        (*at_least, *at_most) = (Some(Rate::percent(55)), Some(Rate::percent(60)));
    });
    assert_eq!(directions(&both), [Direction::Other], "a higher floor and a higher ceiling");
    let weight = changed("proeftuinen-inburgering", "grant-cap", |rule| rule.severity = Severity::Warning);
    assert_eq!(directions(&weight), [Direction::Looser], "what no longer has an application refused");
}

#[test]
fn another_order_of_rules_is_told_beside_other_changes() {
    let before = CALLS.first().unwrap();
    let mut after = before.clone();
    let last = after.rule.last_mut().unwrap();
    last.note.nl.push_str(" Zo is het.");
    let told = |after: &Call| -> Vec<What> { difference(before, after).into_iter().map(|one| one.what).collect() };
    let [What::Note { .. }] = told(&after).as_slice() else { panic!("{:?}", told(&after)) };
    after.rule.rotate_right(1);
    let [What::Note { .. }, What::Reordered] = told(&after).as_slice() else { panic!("{:?}", told(&after)) };
    let gone = Call { rule: before.rule.iter().skip(1).cloned().collect(), ..before.clone() };
    assert!(!told(&gone).contains(&What::Reordered), "what is left stands as it stood");
}

#[test]
fn a_rule_under_another_name_stays_the_same_rule() {
    let before = CALLS.first().unwrap();
    let mut after = before.clone();
    after.rule.last_mut().unwrap().id = "renamed".to_owned();
    let pairs = rule_pairs(&before.rule, &after.rule);
    assert_eq!(pairs.len(), before.rule.len());
    assert!(pairs.iter().all(|(old, new)| old.is_some() && new.is_some()), "none came and none went");
}
