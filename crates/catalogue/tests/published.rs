//! What comes with Voorstel: everything loads, and the arithmetic of the calls' own pages comes out.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what these tests set up must be there")]

use voorstel_catalogue::{Catalogue, PUBLISHED, highest_grant, highest_share, samples};
use voorstel_model::{
    Base, Call, Certainty, Date, Dossier, Euro, Fund, GRANT, Rate, Rounding, RuleKind, Severity, Typed as _,
};

const CALLS: [&str; 6] = [
    "amif-2017-raising-awareness",
    "amif-2020-complementary-pathways",
    "amif-2020-local-integration",
    "amif-2023-local-authorities",
    "amif-31-integratie",
    "proeftuinen-inburgering",
];

fn catalogue() -> Catalogue {
    let (catalogue, problems) = Catalogue::load(PUBLISHED, None);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    catalogue
}

fn call(id: &str) -> Call {
    catalogue().get(id).unwrap().clone()
}

fn fund(id: &str) -> Fund {
    catalogue().fund(id).unwrap().clone()
}

fn euro(text: &str) -> Euro {
    Euro::read(text).unwrap()
}

fn kind(call: &Call, rule: &str) -> RuleKind {
    call.rule.iter().find(|one| one.id == rule).unwrap_or_else(|| panic!("{} has no rule {rule}", call.id)).kind.clone()
}

#[test]
fn all_six_calls_load_and_both_funds() {
    let catalogue = catalogue();
    let mut ids: Vec<&str> = catalogue.all().iter().map(|call| call.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, CALLS);
    let funds: Vec<&str> = catalogue.funds().map(|fund| fund.id.as_str()).collect();
    assert_eq!(funds, ["amif-2014-2020", "amif-2021-2027"]);
    for call in catalogue.all() {
        assert!(call.is_closed(Date::read("2026-11-23").unwrap()), "{} is over", call.id);
        assert_eq!(catalogue.get(&call.pin()), Some(call));
    }
}

#[test]
fn six_topics_make_the_pot_of_february_2021() {
    let (one, four) = (call("amif-2020-local-integration"), call("amif-2020-complementary-pathways"));
    for call in [&one, &four] {
        let pot = &call.other_envelope[0];
        assert_eq!(pot.amount, euro("32700000"));
        assert_eq!(pot.part.len(), 6);
        assert_eq!(pot.part.iter().map(|part| part.amount).sum::<Euro>(), pot.amount);
        let own = call.envelope.as_ref().unwrap().amount;
        let part = pot.part.iter().find(|part| part.title.en.starts_with(&call.code)).unwrap();
        assert_eq!(part.amount, own, "{} has its own part of the pot", call.id);
    }
}

#[test]
fn the_federal_cofinancing_is_what_its_share_makes_of_the_grant() {
    let call = call("amif-31-integratie");
    let (RuleKind::Share { at_most: Some(amif), .. }, RuleKind::Share { at_most: Some(federal), .. }) =
        (kind(&call, "grant-share"), kind(&call, "pod-mi-share"))
    else {
        panic!("both shares have a ceiling");
    };
    let RuleKind::Amount { at_most: Some(budget), .. } = kind(&call, "grant-budget") else { panic!("a ceiling") };
    let RuleKind::Amount { at_most: Some(all), .. } = kind(&call, "pod-mi-amount") else { panic!("a ceiling") };
    let total = euro("836000");
    assert_eq!(amif.of(total, Rounding::Nearest), budget);
    assert_eq!(federal.of(total, Rounding::Nearest), all);
    assert_eq!((budget, all), (euro("627000"), euro("125400")));
    assert_eq!(call.envelope.as_ref().unwrap().amount, budget);
    assert_eq!(call.other_envelope[0].amount, all);
    let (RuleKind::Share { at_least: Some(rest), .. }, RuleKind::Share { at_least: Some(mandatory), .. }) =
        (kind(&call, "own-part"), kind(&call, "cofinancing-share"))
    else {
        panic!("both shares have a floor");
    };
    assert_eq!(mandatory, amif.complement());
    let parts = [amif, federal, rest].map(|share| share.of(total, Rounding::Nearest));
    assert_eq!(parts.into_iter().sum::<Euro>(), total, "75 %, 15 % and 10 % are the whole");
}

#[test]
fn twenty_pilots_use_up_two_equal_halves() {
    let call = call("proeftuinen-inburgering");
    let envelope = call.envelope.as_ref().unwrap();
    let halves: Vec<Euro> = envelope.part.iter().map(|part| part.amount).collect();
    assert_eq!(halves, [euro("400000"), euro("400000")]);
    assert_eq!(halves.iter().copied().sum::<Euro>(), envelope.amount);
    let RuleKind::Amount { of, at_most: Some(cap), .. } = kind(&call, "grant-cap") else { panic!("a ceiling") };
    assert_eq!(of, [GRANT, "vvsg"]);
    assert_eq!(std::iter::repeat_n(cap, 20).sum::<Euro>(), envelope.amount);
    let RuleKind::Share { over: Base::Asked, at_least, at_most, .. } = kind(&call, "half-and-half") else {
        panic!("a share of what is asked")
    };
    assert_eq!((at_least, at_most), (Some(Rate::percent(50)), Some(Rate::percent(50))));
}

#[test]
fn national_programmes_and_union_actions_make_the_fund() {
    let envelope = fund("amif-2014-2020").envelope.unwrap();
    let parts: Vec<Euro> = envelope.part.iter().map(|part| part.amount).collect();
    assert_eq!(parts, [euro("2752000000"), euro("385000000")]);
    assert_eq!(envelope.amount, euro("3137000000"));
    assert_eq!(fund("amif-2021-2027").envelope.unwrap().amount, euro("9900000000"));
}

#[test]
fn the_list_of_calls_says_the_most_that_is_paid() {
    let shown = |id: &str| {
        let call = call(id);
        let grant = highest_grant(&call).map(|ceiling| (ceiling.at_most.to_string(), ceiling.certainty));
        let share = highest_share(&call).map(|ceiling| (ceiling.at_most.to_string(), ceiling.certainty));
        (grant, share)
    };
    let some = |text: &str, certainty| Some((text.to_owned(), certainty));
    assert_eq!(
        shown("proeftuinen-inburgering"),
        (some("40000.00", Certainty::Page), some("0.5", Certainty::Page)),
        "half is what the floor on own funding leaves"
    );
    assert_eq!(
        shown("amif-2017-raising-awareness"),
        (some("1000000.00", Certainty::Official), some("0.9", Certainty::Official))
    );
    assert_eq!(
        shown("amif-2023-local-authorities"),
        (some("2000000.00", Certainty::Reported), some("0.9", Certainty::Reported))
    );
    assert_eq!(shown("amif-2020-local-integration"), (None, some("0.9", Certainty::Reported)));
    assert_eq!(shown("amif-2020-complementary-pathways"), (None, some("0.9", Certainty::Reported)));
    assert_eq!(
        shown("amif-31-integratie"),
        (None, some("0.75", Certainty::Page)),
        "the call's whole budget is no ceiling on one project"
    );
}

#[test]
fn what_is_only_assumed_never_blocks() {
    for call in catalogue().all() {
        for rule in &call.rule {
            let assumed = rule.authority.certainty == Certainty::Assumed;
            assert!(!assumed || rule.severity == Severity::Advice, "{} {}", call.id, rule.id);
        }
    }
}

#[test]
fn dutch_texts_keep_amounts_and_shares_on_one_line() {
    for file in PUBLISHED.iter().filter(|file| file.path.ends_with(".toml")) {
        for (number, line) in file.text.lines().enumerate() {
            let share = |at: usize| line[..at].ends_with(char::is_numeric);
            let breaks = line.contains("€ ") || line.match_indices(" %").any(|(at, _)| share(at));
            assert!(!breaks, "{} line {}: a no-break space belongs before % and behind €", file.path, number + 1);
        }
    }
}

#[test]
fn every_call_has_a_sample_that_pins_it() {
    let catalogue = catalogue();
    let mut names = Vec::new();
    for sample in samples() {
        let read = Dossier::from_json(sample.json).unwrap_or_else(|error| panic!("{}: {error}", sample.name));
        assert_eq!(read.unknown, Vec::<String>::new(), "{}", sample.name);
        assert_eq!(catalogue.get(&read.dossier.call).map(|call| call.id.as_str()), Some(sample.name));
        assert!(
            read.dossier.title.contains("fictief") || read.dossier.title.contains("fictitious"),
            "{} says in its title that it is made up",
            sample.name
        );
        names.push(sample.name);
    }
    assert_eq!(names, CALLS);
}
