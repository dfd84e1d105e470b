use std::borrow::Cow;

use automerge::{ChangeHash, ReadDoc};
use voorstel_model::{Action, BudgetLine, Edit, Entry, Field, FieldValue, Partner};

use super::*;
use crate::steps::{Strictness, make};

fn by(author: &str) -> By<'_> {
    By { author, at: Timestamp::from_second(1_600_000_000).unwrap() }
}

fn sample() -> Dossier {
    Dossier {
        call: "call@1".to_owned(),
        title: "Samen".to_owned(),
        partners: vec![Partner { id: "p1".to_owned(), ..Partner::default() }],
        actions: vec![Action {
            id: "a1".to_owned(),
            description: "Wij bezoeken clubs.".to_owned(),
            ..Action::default()
        }],
        budget: ["b1", "b2", "b3"]
            .map(|id| BudgetLine { id: id.to_owned(), unit_cost: Entry::from_text("10"), ..BudgetLine::default() })
            .to_vec(),
        texts: [("concept".to_owned(), "Het eerste plan.".to_owned())].into(),
        ..Dossier::default()
    }
}

fn two() -> (Document, Document) {
    let one = Document::new(&sample(), by("One")).unwrap();
    let other = Document::load(&[one.save().unwrap()]).unwrap();
    (one, other)
}

fn edit(document: &mut Document, edits: &[Edit]) {
    let mut dossier = document.dossier();
    let mut writing = document.write("Someone");
    make(&mut dossier, &mut writing, edits, Strictness::AllOrNothing).unwrap();
    assert!(writing.commit(&Message::Made { label: Cow::Owned(Text::default()) }, by("").at), "something was written");
    assert_eq!(document.dossier(), dossier, "the document and the dossier in memory say the same");
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }
}

fn merged(one: &mut Document, other: &mut Document) -> Dossier {
    one.automerge.merge(&mut other.automerge).unwrap();
    other.automerge.merge(&mut one.automerge).unwrap();
    assert_eq!(one.dossier(), other.dossier(), "both see the same, whoever merges");
    one.dossier()
}

fn ids(dossier: &Dossier) -> Vec<&str> {
    dossier.ids(List::Budget)
}

#[test]
fn every_opening_has_an_actor_of_its_own() {
    let (one, other) = two();
    let again = Document::load(&[one.save().unwrap()]).unwrap();
    let actors = [&one, &other, &again].map(|document| document.automerge.get_actor().clone());
    assert!(actors[0] != actors[1] && actors[1] != actors[2] && actors[0] != actors[2]);
}

#[test]
fn a_change_tells_who_made_it_when_and_what_it_was() {
    let (mut document, _) = two();
    let label = Text { nl: "Titel".to_owned(), en: "Title".to_owned() };
    let mut writing = document.write("Dienst Samenleven");
    writing.set(&Field::top("title"), &FieldValue::Text("Anders".to_owned())).unwrap();
    writing.commit(&Message::Made { label: Cow::Borrowed(&label) }, by("").at);
    let kept = Document::load(&[document.save().unwrap()]).unwrap();
    let changes = kept.automerge.get_changes(&[]);
    let change = changes.last().unwrap();
    assert_eq!(change.author().unwrap().as_bytes(), "Dienst Samenleven".as_bytes());
    assert_eq!(change.timestamp(), 1_600_000_000);
    let message: Message<'_> = serde_json::from_str(change.message().unwrap()).unwrap();
    assert_eq!(message, Message::Made { label: Cow::Owned(label) });
}

#[test]
fn diacritics_and_emoji_survive_editing_letter_by_letter() {
    let (mut document, _) = two();
    // Composed and decomposed letters, letters beyond 16 bits, a family of several code points, right-to-left.
    let versions = [
        "Café, naïef, Ieper-Diksmuide – één €",
        "Cafe\u{301}, naïef, Ieper-Diksmuide – één € 👩‍👩‍👧",
        "𝒞afé 👩‍👩‍👧‍👦 naïef 𐐷 – één €",
        "é",
        "𐐷é مرحبا 𐐷",
        "",
        "Z\u{364}\u{33d}w\u{31b}ij \u{FEFF}\u{0}",
    ];
    for text in versions {
        edit(&mut document, &[set("/texts/concept", text), set("/title", text), set("/actions/a1/description", text)]);
        let read = Document::load(&[document.save().unwrap()]).unwrap().dossier();
        assert_eq!(read.texts.get("concept").map_or("", String::as_str), text);
        assert_eq!((read.title.as_str(), read.actions[0].description.as_str()), (text, text));
    }
}

#[test]
fn two_people_write_in_one_text_beside_letters_of_more_than_one_unit() {
    let (mut one, mut other) = two();
    edit(&mut one, &[set("/texts/concept", "👩‍👩‍👧 één plan.")]);
    merged(&mut one, &mut other);
    edit(&mut one, &[set("/texts/concept", "👩‍👩‍👧 één beter plan.")]);
    edit(&mut other, &[set("/texts/concept", "👩‍👩‍👧 één plan voor 𐐷.")]);
    assert_eq!(merged(&mut one, &mut other).texts["concept"], "👩‍👩‍👧 één beter plan voor 𐐷.");
    assert_eq!(one.conflicts(), []);
}

#[test]
fn deleting_what_another_edits_loses_neither() {
    let (mut one, mut other) = two();
    edit(&mut one, &[Edit::Remove { list: List::Budget, id: "b2".to_owned() }]);
    edit(&mut other, &[set("/budget/b2/description", "Lokalen"), set("/budget/b2/unit_cost", "12.50")]);
    assert_eq!(ids(&merged(&mut one, &mut other)), ["b1", "b3"]);
    let restore = Edit::Restore {
        list: List::Budget,
        id: "b2".to_owned(),
        after: Some("b1".to_owned()),
        fields: voorstel_model::Fields::new(),
    };
    edit(&mut one, &[restore]);
    let line = &merged(&mut one, &mut other).budget[1];
    assert_eq!((line.description.as_str(), line.unit_cost.to_string().as_str()), ("Lokalen", "12.50"));
}

#[test]
fn both_values_of_a_field_that_two_people_filled_in_are_there_to_choose_from() {
    let (mut one, mut other) = two();
    edit(&mut one, &[set("/budget/b1/unit_cost", "11"), set("/title", "Van de een")]);
    edit(&mut other, &[set("/budget/b1/unit_cost", "12"), set("/texts/impact", "Mijn effect")]);
    edit(&mut one, &[set("/texts/impact", "Ons effect")]);
    let dossier = merged(&mut one, &mut other);
    let conflicts = one.conflicts();
    assert_eq!(conflicts, other.conflicts());
    let fields: Vec<&str> = conflicts.iter().map(|conflict| conflict.field.as_str()).collect();
    assert_eq!(fields, ["/budget/b1/unit_cost", "/texts/impact"]);
    assert_eq!(conflicts[0].values.len(), 2);
    assert_eq!(conflicts[0].values[0].value, FieldValue::Text(dossier.budget[0].unit_cost.to_string()));
    let has = |at: usize, text: &str| {
        conflicts[at].values.iter().any(|one| one.value == FieldValue::Text(text.to_owned()) && one.author == "Someone")
    };
    assert!(has(0, "11.00") && has(0, "12.00") && has(1, "Ons effect") && has(1, "Mijn effect"));
    // Choosing the value that is shown already settles it too.
    edit(&mut one, &[set("/budget/b1/unit_cost", &dossier.budget[0].unit_cost.to_string())]);
    merged(&mut one, &mut other);
    assert_eq!(other.conflicts().len(), 1);
}

#[test]
fn two_people_add_and_move_in_one_list() {
    let (mut one, mut other) = two();
    let add = |id: &str| Edit::Add {
        list: List::Budget,
        id: id.to_owned(),
        after: Some("b1".to_owned()),
        fields: voorstel_model::Fields::new(),
    };
    edit(&mut one, &[add("mine"), Edit::Move { list: List::Budget, id: "b3".to_owned(), after: None }]);
    edit(&mut other, &[add("yours"), set("/budget/b3/unit", "uur")]);
    let dossier = merged(&mut one, &mut other);
    let mut between = ids(&dossier)[2..4].to_vec();
    between.sort_unstable();
    assert_eq!((&ids(&dossier)[..2], between, ids(&dossier)[4]), (&["b3", "b1"][..], vec!["mine", "yours"], "b2"));
    assert_eq!(dossier.budget[0].unit, "uur", "what is moved is not made anew");
}

#[test]
fn two_people_add_participants_to_one_action() {
    let (mut one, mut other) = two();
    let add = |id: &str| Edit::Add {
        list: List::Partners,
        id: id.to_owned(),
        after: Some("p1".to_owned()),
        fields: voorstel_model::Fields::new(),
    };
    edit(&mut one, &[add("p2"), add("p3")]);
    merged(&mut one, &mut other);
    let take_part = |id: &str| Edit::Set {
        field: Field::new("/actions/a1/participants"),
        value: FieldValue::Texts(vec![id.to_owned()]),
    };
    edit(&mut one, &[take_part("p2")]);
    edit(&mut other, &[take_part("p3")]);
    let mut together = merged(&mut one, &mut other).actions[0].participants.clone();
    together.sort_unstable();
    assert_eq!(together, ["p2", "p3"]);
}

#[test]
fn a_list_without_usable_places_gets_new_ones() {
    let (mut document, _) = two();
    let entities = document.automerge.get(automerge::ROOT, "budget").unwrap().unwrap().1;
    let mut writing = document.write("");
    for id in ["b1", "b2", "b3"] {
        let entity = writing.transaction.get(&entities, id).unwrap().unwrap().1;
        writing.transaction.put(&entity, layout::POS, "the same").unwrap();
    }
    writing.commit(&Message::Created, by("").at);
    assert_eq!(ids(&document.dossier()), ["b1", "b2", "b3"], "where places are the same, identities decide");
    edit(&mut document, &[Edit::Move { list: List::Budget, id: "b3".to_owned(), after: Some("b1".to_owned()) }]);
    assert_eq!(ids(&document.dossier()), ["b1", "b3", "b2"]);
}

#[test]
fn what_this_version_does_not_understand_stays_in_the_document_and_out_of_the_way() {
    let (mut document, _) = two();
    let partners = document.automerge.get(automerge::ROOT, "partners").unwrap().unwrap().1;
    let mut writing = document.write("");
    let partner = writing.transaction.get(&partners, "p1").unwrap().unwrap().1;
    writing.transaction.put(&partner, "role", "of-tomorrow").unwrap();
    writing.transaction.put(&partner, "name", "De Brug").unwrap();
    writing.transaction.put(&partner, "shoe_size", 44).unwrap();
    writing.transaction.put(automerge::ROOT, "budget", 7).unwrap();
    writing.transaction.put(automerge::ROOT, "language", "fr").unwrap();
    writing.commit(&Message::Created, by("").at);
    let read = document.dossier();
    assert_eq!((read.partners[0].name.as_str(), read.partners[0].unknown["shoe_size"].as_i64()), ("De Brug", Some(44)));
    assert_eq!((read.title.as_str(), read.budget.len()), ("Samen", 0));
    edit(&mut document, &[set("/partners/p1/name", "De Kade")]);
    let role = document.automerge.get(&partner, "role").unwrap().unwrap().0;
    assert_eq!(role.as_str(), Some("of-tomorrow"));
}

#[test]
fn references_to_nothing_are_read_as_empty() {
    let dossier: Dossier = serde_json::from_value(serde_json::json!({
        "partners": [{"id": "p1"}],
        "actions": [{"id": "a1", "lead": "gone", "participants": ["p1", "gone"]}],
        "budget": [{"id": "b1", "partner": "gone", "action": "a1"}, {"id": "b2", "partner": "p1", "action": "gone"}],
        "funding": [{"id": "f1", "partner": "gone"}]
    }))
    .unwrap();
    let read = Document::new(&dossier, by("")).unwrap().dossier();
    assert_eq!((read.actions[0].lead.as_str(), read.actions[0].participants.as_slice()), ("", &["p1".to_owned()][..]));
    assert_eq!((read.budget[0].partner.as_str(), read.budget[0].action.as_str()), ("", "a1"));
    assert_eq!((read.budget[1].partner.as_str(), read.budget[1].action.as_str()), ("p1", ""));
    assert_eq!(read.funding[0].partner, "");
}

/// Why chunks have a sum and documents have heads of our own.
#[test]
fn the_document_format_alone_does_not_notice_a_corrupted_increment() {
    let (mut one, mut other) = two();
    edit(&mut one, &[set("/title", "Anders")]);
    let mut increment = one.last_increment().unwrap();
    let last = increment.len() - 1;
    increment[last] ^= 0xFF;
    assert!(other.automerge.load_incremental(&increment).is_ok(), "answers that all is right");
    assert_eq!(other.dossier().title, "Samen", "and has dropped it");
    assert_ne!(other.heads(), one.heads(), "which the heads show");
}

#[test]
fn a_heads_text_names_every_head() {
    let (mut one, mut other) = two();
    edit(&mut one, &[set("/title", "Een")]);
    edit(&mut other, &[set("/acronym", "AND")]);
    merged(&mut one, &mut other);
    let heads: Vec<ChangeHash> = one.heads().split(' ').map(|hash| hash.parse().unwrap()).collect();
    assert_eq!(heads.len(), 2);
    assert_eq!(one.heads(), other.heads());
}

#[test]
fn what_two_people_fill_in_alike_is_no_matter_to_decide() {
    let (mut one, mut other) = two();
    edit(&mut one, &[set("/title", "Samen sterk")]);
    edit(&mut other, &[set("/title", "Samen sterk")]);
    merged(&mut one, &mut other);
    assert_eq!(one.conflicts(), []);
}
