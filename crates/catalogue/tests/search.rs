//! Finding calls by words, theme, fund, kind of applicant, open or closed.

use voorstel_catalogue::{Catalogue, Filter, PUBLISHED};
use voorstel_model::{Date, OrganisationKind, Typed as _};

fn found(filter: &Filter<'_>) -> Vec<String> {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    catalogue.find(filter).into_iter().map(|call| call.id.clone()).collect()
}

fn words(words: &str) -> Vec<String> {
    found(&Filter { words, ..Filter::default() })
}

#[test]
fn nothing_asked_finds_every_call_the_latest_deadline_first() {
    assert_eq!(
        words(""),
        [
            "amif-2023-local-authorities",
            "amif-2020-complementary-pathways",
            "amif-2020-local-integration",
            "proeftuinen-inburgering",
            "amif-2017-raising-awareness",
            "amif-31-integratie",
        ]
    );
}

#[test]
fn words_are_found_in_both_languages_whatever_their_case_and_accents() {
    for query in ["integratiestrategieën", "INTEGRATIESTRATEGIEEN", "integratiestrategiee\u{308}n"] {
        assert_eq!(words(query), ["amif-2023-local-authorities", "amif-2020-local-integration"], "{query}");
    }
    assert_eq!(words("ag-call-01"), ["amif-2020-local-integration"], "a call by its code");
    assert_eq!(words("stage buddy"), ["proeftuinen-inburgering"], "actions of the menu");
    assert_eq!(words("Vrijwilligers"), words("volunteering"), "a theme by its name");
    assert_eq!(words("welfare traumatic"), Vec::<String>::new(), "every word has to occur");
    assert_eq!(words("pathways universiteit"), ["amif-2020-complementary-pathways"], "in whichever language");
    assert_eq!(words("amif").len(), 6, "the fund's short name");
    assert_eq!(words("tegratiestrat"), words("integratiestrategieën"), "a part of a word");
    assert_eq!(words("socialenetwerking"), Vec::<String>::new(), "and never of two");
}

#[test]
fn every_part_of_a_filter_has_to_fit() {
    let theme = |theme| found(&Filter { theme: Some(theme), ..Filter::default() });
    assert_eq!(theme("participation"), ["proeftuinen-inburgering"]);
    assert_eq!(theme("integration").len(), 6);
    assert_eq!(theme("no-such-theme"), Vec::<String>::new());
    assert_eq!(found(&Filter { fund: Some("amif-2021-2027"), ..Filter::default() }), ["amif-2023-local-authorities"]);
    assert_eq!(found(&Filter { fund: Some("amif-2014-2020"), ..Filter::default() }).len(), 5);
    let kind = Some(OrganisationKind::InternationalOrganisation);
    assert_eq!(
        found(&Filter { kind, ..Filter::default() }),
        ["amif-2020-complementary-pathways", "amif-2017-raising-awareness", "amif-31-integratie"]
    );
    let both = Filter { kind, words: "trauma oorlog", ..Filter::default() };
    assert_eq!(found(&both), Vec::<String>::new());
    let both = Filter { kind, words: "oorlog", ..Filter::default() };
    assert_eq!(found(&both), ["amif-31-integratie"]);
}

#[test]
fn a_call_is_open_through_its_last_day() {
    let on = |day: &str, open| found(&Filter { open: Some((open, Date::read(day).unwrap())), ..Filter::default() });
    assert!(on("2020-10-16", true).contains(&"proeftuinen-inburgering".to_owned()));
    assert!(on("2020-10-17", false).contains(&"proeftuinen-inburgering".to_owned()));
    assert_eq!(on("2026-11-23", true), Vec::<String>::new());
    assert_eq!(on("2026-11-23", false).len(), 6);
}

#[test]
fn a_name_without_a_version_is_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let text = PUBLISHED.iter().find(|file| file.path == "calls/amif-31-integratie/1/call.toml").unwrap().text;
    std::fs::write(folder.path().join("call.toml"), text.replacen("version = 1", "version = 12", 1)).unwrap();
    let (catalogue, problems) = Catalogue::load(PUBLISHED, Some(folder.path()));
    assert_eq!(problems, []);
    let version = |name: &str| catalogue.get(name).map(|call| call.version);
    assert_eq!(version("amif-31-integratie"), Some(12));
    assert_eq!(version("amif-31-integratie@1"), Some(1));
    for unknown in ["amif-31-integratie@2", "amif-31-integratie@", "amif-31-integratie@one", "amif"] {
        assert_eq!(version(unknown), None, "{unknown}");
    }
    assert_eq!(catalogue.all().len(), 6);
    assert_eq!(catalogue.versions().count(), 7);
}
