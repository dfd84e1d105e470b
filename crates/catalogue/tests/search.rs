//! Finding calls by words.

use std::collections::BTreeSet;

use voorstel_catalogue::{Catalogue, PUBLISHED};

fn words(words: &str) -> Vec<String> {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    catalogue.find(words).into_iter().map(|call| call.id.clone()).collect()
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
        assert_eq!(words(query), ["amif-2020-local-integration", "amif-2023-local-authorities"], "{query}");
    }
    assert_eq!(words("ag-call-01"), ["amif-2020-local-integration"], "a call by its code");
    assert_eq!(words("stage buddy"), ["proeftuinen-inburgering"], "actions of the menu");
    let sorted = |query| words(query).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(sorted("Vrijwilligers"), sorted("volunteering"), "a theme by its name");
    assert_eq!(words("welfare traumatic"), Vec::<String>::new(), "every word has to occur");
    assert_eq!(words("pathways universiteit"), ["amif-2020-complementary-pathways"], "in whichever language");
    assert_eq!(words("amif").len(), 6, "the fund's short name");
    assert_eq!(words("tegratiestrat"), words("integratiestrategieën"), "a part of a word");
    assert_eq!(words("socialenetwerking"), Vec::<String>::new(), "and never of two");
}

#[test]
fn what_stands_in_a_name_comes_before_what_stands_in_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = PUBLISHED.iter().find(|file| file.path == "calls/amif-31-integratie/1/call.toml").unwrap().text;
    let (before, summary) = text.split_once("[summary]\nnl = \"").unwrap();
    let made = |id: &str, title: &str, says: &str| {
        let call = format!("{before}[summary]\nnl = \"{says} {summary}");
        let call = call.replacen("amif-31-integratie", id, 1);
        let (head, tail) = call.split_once("[title]\nnl = \"").unwrap();
        let file = folder.path().join(format!("{id}.toml"));
        std::fs::write(file, format!("{head}[title]\nnl = \"{title} {tail}")).unwrap();
    };
    made("in-text", "", "Zwemlessen.");
    made("in-name-within", "Schoolzwemlessenplan:", "");
    made("in-name", "Zwemlessen:", "");
    made("in-name-begins", "Zwemlessenreeks:", "");
    let (catalogue, problems) = Catalogue::load(PUBLISHED, Some(folder.path()));
    assert_eq!(problems, []);
    let found: Vec<&str> = catalogue.find("zwemlessen").into_iter().map(|call| call.id.as_str()).collect();
    assert_eq!(found, ["in-name", "in-name-begins", "in-name-within", "in-text"]);
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
