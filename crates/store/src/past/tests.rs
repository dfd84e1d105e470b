use proptest::prelude::*;
use voorstel_model::{BudgetLine, Entry, FieldValue, Partner};

use super::*;
use crate::{By, Library, Packet};

fn by(author: &str, second: i64) -> By<'_> {
    By { author, at: Timestamp::from_second(1_600_000_000 + second).unwrap() }
}

fn sample() -> Dossier {
    Dossier {
        call: "call@1".to_owned(),
        title: "Samen".to_owned(),
        partners: vec![Partner { id: "p1".to_owned(), name: "Stad A".to_owned(), ..Partner::default() }],
        budget: ["b1", "b2"]
            .map(|id| BudgetLine { id: id.to_owned(), unit_cost: Entry::from_text("10"), ..BudgetLine::default() })
            .to_vec(),
        texts: [("concept".to_owned(), "Het eerste plan.".to_owned())].into(),
        ..Dossier::default()
    }
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }
}

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    (folder, library)
}

fn label(words: &str) -> Text {
    Text { nl: words.to_owned(), en: words.to_owned() }
}

fn opened(library: &Library) -> OpenDossier {
    let id = library.create(&sample(), by("An", 0)).unwrap();
    library.open_dossier(&id).unwrap()
}

#[test]
fn every_change_says_who_when_and_what_with_the_value_before_and_after() {
    let (_folder, library) = library();
    let mut open = opened(&library);
    open.commit(&[set("/budget/b1/unit_cost", "12")], &label("prijs"), by("An", 5)).unwrap();
    open.commit(&[Edit::Remove { list: List::Budget, id: "b2".to_owned() }], &label("weg"), by("Bert", 9)).unwrap();
    open.undo(by("Bert", 12)).unwrap();
    let past = open.past();
    let told: Vec<(&str, Was, i64)> = past
        .changes()
        .iter()
        .map(|done| (done.author.as_str(), done.was, done.at.as_second() - 1_600_000_000))
        .collect();
    assert_eq!(
        told,
        [("Bert", Was::Undone, 12), ("Bert", Was::Made, 9), ("An", Was::Made, 5), ("An", Was::Created, 0)]
    );
    let price = past.what(&past.changes()[2], 10);
    assert_eq!(price.edits, [set("/budget/b1/unit_cost", "12.00")]);
    assert_eq!(price.before.value(&Field::new("/budget/b1/unit_cost")).unwrap(), FieldValue::Text("10.00".to_owned()));
    assert_eq!(past.what(&past.changes()[1], 10).edits, [Edit::Remove { list: List::Budget, id: "b2".to_owned() }]);
    assert!(matches!(past.what(&past.changes()[0], 10).edits.as_slice(), [Edit::Add { id, .. }] if id == "b2"));
    assert_eq!(past.what(&past.changes()[3], 10).edits, [], "the beginning is told as one");
    assert!(past.changes()[2].wrote.contains("12.00"));
}

#[test]
fn a_field_tells_its_own_changes_and_those_of_what_it_is_in() {
    let (_folder, library) = library();
    let mut open = opened(&library);
    let name = Text::default();
    for (second, edits) in [
        vec![set("/budget/b1/unit_cost", "12")],
        vec![set("/budget/b2/unit_cost", "13")],
        vec![set("/texts/concept", "Het tweede plan.")],
        vec![Edit::Move { list: List::Budget, id: "b2".to_owned(), after: None }],
    ]
    .into_iter()
    .enumerate()
    {
        open.commit(&edits, &name, by("An", 1 + i64::try_from(second).unwrap())).unwrap();
    }
    let past = open.past();
    let count = |field: &str| past.of_field(&Field::new(field)).count();
    // Each was put in with the dossier.
    assert_eq!((count("/budget/b1/unit_cost"), count("/budget/b1"), count("/budget/b2/unit_cost")), (2, 2, 3));
    assert_eq!((count("/texts/concept"), count("/title"), count("/budget/b")), (2, 1, 0));
    let moved = past.what(&past.changes()[0], 10).edits;
    assert_eq!(moved, [Edit::Move { list: List::Budget, id: "b2".to_owned(), after: None }]);
}

#[test]
fn what_a_partner_did_by_packet_stands_in_the_history_under_its_name_and_day() {
    let (_folder, library) = library();
    let mut mine = Packet::of(&sample()).unwrap();
    let mut theirs = Packet::of(&sample()).unwrap();
    mine.commit(&[set("/budget/b1/unit_cost", "11")], &label("a"), by("Stad A", 20)).unwrap();
    theirs.commit(&[set("/budget/b2/unit_cost", "12")], &label("b"), by("vzw B", 10)).unwrap();
    let id = library.take_in(&mine, by("", 0).at).unwrap();
    let mut open = library.open_dossier(&id).unwrap();
    let mut past = open.past();
    assert_eq!(past.changes().len(), 2);
    open.take_in(&theirs, by("", 30).at).unwrap();
    past.catch_up(&open);
    let told: Vec<&str> = past.changes().iter().map(|done| done.author.as_str()).collect();
    assert_eq!(told, ["Stad A", "vzw B", ""], "by the moment it was made");
    assert_eq!(past.what(&past.changes()[1], 10).edits, [set("/budget/b2/unit_cost", "12.00")]);
    assert_eq!(past.now(), open.past().now());
}

#[test]
fn a_named_version_is_the_dossier_as_it_was_travels_in_packets_and_is_no_part_of_the_dossier() {
    let (_folder, library) = library();
    let mut open = opened(&library);
    let version = open.keep_version(("Naar de raad", "nota"), None, &label("versie"), by("An", 5)).unwrap();
    open.commit(&[set("/title", "Anders")], &label("titel"), by("An", 6)).unwrap();
    assert_eq!(open.past().at(&version.moment).unwrap().title, "Samen");
    assert_eq!(open.dossier().unknown, serde_json::Map::new(), "a dossier file knows nothing of versions");

    let mut other = Packet::read(&open.packet(by("An", 7)).bytes()).unwrap();
    assert_eq!(other.past().versions().first(), Some(&version));
    other.commit(&[set("/title", "Weer anders")], &label("titel"), by("Bert", 8)).unwrap();
    open.take_in(&other, by("", 9).at).unwrap();
    let id = version.id.clone();
    let renamed = open.rename_version(&id, ("Aan de raad", ""), &label("naam"), by("An", 10)).unwrap();
    assert_eq!(renamed.name, "Aan de raad");
    open.remove_version(&id, &label("weg"), by("An", 11)).unwrap();
    assert_eq!(open.versions(), []);
    open.bring_version_back(&id, &label("terug"), by("An", 12)).unwrap();
    let frozen = open.freeze_version(&id, &label("vast"), by("An", 13)).unwrap();
    assert_eq!(frozen.frozen, Some(Freeze { by: "An".to_owned(), at: by("", 13).at }));
    let refused = open.remove_version(&id, &label("weg"), by("An", 14));
    assert!(matches!(refused, Err(PastError::Frozen(name)) if name == "Aan de raad"));
    let dossier = open.id().clone();
    drop(open);
    let open = library.open_dossier(&dossier).unwrap();
    assert_eq!(open.versions(), [frozen], "it is on disk");
    assert_eq!(open.conflicts(), []);
}

#[test]
fn two_versions_made_unknowing_of_each_other_are_both_there() {
    let (_folder, library) = library();
    let mut open = opened(&library);
    let mut copies: Vec<Packet> = (0..2).map(|_| Packet::read(&open.packet(by("", 1)).bytes()).unwrap()).collect();
    for (packet, name) in copies.iter_mut().zip(["Een", "Twee"]) {
        let (_folder, library) = self::library();
        let id = library.take_in(packet, by("", 1).at).unwrap();
        let mut there = library.open_dossier(&id).unwrap();
        there.keep_version((name, ""), None, &label("v"), by(name, 2)).unwrap();
        *packet = there.packet(by("", 3));
    }
    for packet in &copies {
        open.take_in(packet, by("", 4).at).unwrap();
    }
    let mut names: Vec<String> = open.versions().into_iter().map(|version| version.name).collect();
    names.sort();
    assert_eq!(names, ["Een", "Twee"]);
    assert_eq!(open.conflicts(), [], "they are nothing to choose between");
}

#[test]
fn a_moment_of_another_dossier_is_none_of_this_one() {
    let (_folder, library) = library();
    let open = opened(&library);
    let other = library.create(&Dossier::default(), by("An", 1)).unwrap();
    let moment = library.open_dossier(&other).unwrap().past().now();
    assert!(matches!(open.past().at(&moment), Err(PastError::NoSuchMoment)));
    for text in ["", "x", "00"] {
        assert!(text.parse::<Moment>().is_err());
    }
    assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
}

fn edit() -> impl Strategy<Value = Edit> {
    let id = || (0..4_u8).prop_map(|number| format!("b{number}"));
    let value = || prop_oneof![Just("1"), Just("2.50"), Just("één"), Just("")].prop_map(str::to_owned);
    prop_oneof![
        (id(), value()).prop_map(|(id, value)| set(&format!("/budget/{id}/unit_cost"), &value)),
        value().prop_map(|value| set("/texts/concept", &value)),
        value().prop_map(|value| set("/partners/p1/contact/email", &value)),
        id().prop_map(|id| Edit::Add { list: List::Budget, id, after: None, fields: [].into() }),
        id().prop_map(|id| Edit::Remove { list: List::Budget, id }),
        (id(), id()).prop_map(|(id, after)| Edit::Move { list: List::Budget, id, after: Some(after) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_dossier_at_every_change_is_what_it_was_when_the_change_was_made(
        edits in proptest::collection::vec((edit(), any::<bool>()), 1..25)
    ) {
        let (_folder, library) = library();
        let mut open = opened(&library);
        let mut past = open.past();
        let mut seen = vec![(past.now(), open.dossier().clone())];
        for (edit, back) in edits {
            let _ = open.commit(&[edit], &Text::default(), by("An", 1));
            if back {
                open.undo(by("An", 1)).unwrap();
            }
            past.catch_up(&open);
            if seen.last().is_none_or(|(moment, _)| *moment != past.now()) {
                seen.push((past.now(), open.dossier().clone()));
            }
        }
        for (moment, dossier) in &seen {
            prop_assert_eq!(&past.at(moment).unwrap(), dossier);
        }
        let whole = open.past();
        prop_assert_eq!(past.changes(), whole.changes(), "read piece by piece or as a whole");
        for done in past.changes().iter().filter(|done| done.was != Was::Created) {
            let (before, after) = (past.at(&done.before).unwrap(), past.at(&done.moment).unwrap());
            let stays = |edits: Vec<Edit>| {
                let kind = |edit: &Edit| !matches!(edit, Edit::Move { .. } | Edit::Add { .. });
                edits.into_iter().filter(kind).collect::<Vec<_>>()
            };
            prop_assert_eq!(stays(past.what(done, 100).edits), stays(before.edits_to(&after)));
        }
    }
}
