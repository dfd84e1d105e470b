//! Whatever edits come in whatever order: the document says what the dossier in memory says, today and after reopening,
//! and every step can be taken back and made again.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use jiff::Timestamp;
use proptest::prelude::*;
use voorstel_model::{Dossier, Edit, Field, FieldValue, Fields, List, Text};
use voorstel_store::{By, Library, StoreError};

const BY: By<'static> = By { author: "Tester", at: Timestamp::UNIX_EPOCH };

fn value() -> impl Strategy<Value = FieldValue> {
    prop_oneof![
        6 => prop_oneof![
            Just(""), Just("1.0"), Just("1.00"), Just("0.07"), Just("2021-01-31"), Just("40 u."), Just("1.234,56"),
            Just("één naïef café"), Just("👩‍👩‍👧 𐐷"), Just("ngo"), Just("lead"), Just("en"), Just("p0"), Just("p1"), Just("a0"),
        ].prop_map(|text| FieldValue::Text(text.to_owned())),
        2 => any::<String>().prop_map(FieldValue::Text),
        1 => any::<bool>().prop_map(FieldValue::Flag),
        1 => any::<u32>().prop_map(FieldValue::Count),
        1 => Just(FieldValue::Empty),
        1 => proptest::collection::vec(prop_oneof![Just("p0"), Just("p1"), Just("p2"), Just("é")], 0..4)
            .prop_map(|texts| FieldValue::Texts(texts.into_iter().map(str::to_owned).collect())),
    ]
}

const NAMES: [&str; 20] = [
    "role",
    "name",
    "kind",
    "inhabitants",
    "contact/email",
    "title",
    "description",
    "lead",
    "participants",
    "start",
    "target_number",
    "deliverables",
    "partner",
    "action",
    "quantity",
    "unit_cost",
    "eligible",
    "amount",
    "confirmed",
    "bytes",
];

fn entity() -> impl Strategy<Value = (List, String)> {
    (prop::sample::select(List::ALL.to_vec()), 0..4_u8).prop_map(|(list, number)| {
        let letter = match list {
            List::Annexes => "x",
            _ => &list.name()[..1],
        };
        (list, format!("{letter}{number}"))
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let name = || prop::sample::select(NAMES.to_vec());
    let after = || proptest::option::of(entity().prop_map(|(_, id)| id));
    let fields =
        || proptest::collection::btree_map(name().prop_map(str::to_owned), value(), 0..3).prop_map(Fields::from_iter);
    let top = prop::sample::select(vec![
        "/title",
        "/acronym",
        "/call",
        "/language",
        "/indirect_rate",
        "/period/start",
        "/period/end",
        "/texts/concept",
        "/texts/a~1b",
        "/declarations/true-and-fair",
        "/nowhere",
    ]);
    prop_oneof![
        3 => (top, value()).prop_map(|(field, value)| Edit::Set { field: Field::new(field), value }),
        6 => (entity(), name(), value())
            .prop_map(|((list, id), name, value)| Edit::Set { field: Field::of(list, &id, name), value }),
        6 => (entity(), after(), fields())
            .prop_map(|((list, id), after, fields)| Edit::Add { list, id, after, fields }),
        3 => entity().prop_map(|(list, id)| Edit::Remove { list, id }),
        2 => (entity(), after(), fields())
            .prop_map(|((list, id), after, fields)| Edit::Restore { list, id, after, fields }),
        3 => (entity(), after()).prop_map(|((list, id), after)| Edit::Move { list, id, after }),
    ]
}

/// Mostly lone edits, so that many are made; some batches, so that some come to a halt halfway.
fn batches() -> impl Strategy<Value = Vec<Vec<Edit>>> {
    let batch = prop_oneof![4 => proptest::collection::vec(edit(), 1..2), 1 => proptest::collection::vec(edit(), 2..6)];
    proptest::collection::vec(batch, 1..60)
}

fn start() -> Dossier {
    let sample = r#"{"format": "voorstel.dossier/1", "call": "call@1", "partners": [{"id": "p0", "of-tomorrow": "kept"}, {"id": "p1"}],
        "actions": [{"id": "a0", "lead": "p1", "participants": ["p0"]}],
        "budget": [{"id": "b0", "partner": "p0", "action": "a0", "quantity": "2", "unit_cost": "3.00"}]}"#;
    Dossier::from_json(sample).unwrap().dossier
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_document_follows_the_dossier_and_every_step_can_be_taken_back(batches in batches()) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        library.compact_after(5);
        let id = library.create(&start(), BY).unwrap();
        let mut open = library.open_dossier(&id).unwrap();
        let label = Text::default();
        let mut mirror = open.dossier().clone();
        for batch in &batches {
            let before = open.dossier().clone();
            match open.commit(batch, &label, BY) {
                Ok(change) => {
                    for patch in &change.patches {
                        mirror.apply(patch).unwrap();
                    }
                    prop_assert_eq!(&mirror, open.dossier(), "the patches bring a screen up to date");
                }
                Err(StoreError::Edit(_)) => prop_assert_eq!(&before, open.dossier(), "whole or not at all"),
                Err(other) => return Err(TestCaseError::fail(other.to_string())),
            }
            prop_assert_eq!(&library.read(&id).unwrap(), open.dossier(), "what is kept is what is shown");
        }
        let end = open.dossier().clone();
        drop(open);
        let mut open = library.open_dossier(&id).unwrap();
        prop_assert_eq!(&end, open.dossier());
        while let Some(undone) = open.undo(BY).unwrap() {
            prop_assert_eq!(undone.skipped, Vec::new());
        }
        prop_assert_eq!(&start(), open.dossier(), "all taken back is the start");
        prop_assert_eq!(&library.read(&id).unwrap(), open.dossier());
        drop(open);
        let mut open = library.open_dossier(&id).unwrap();
        while let Some(redone) = open.redo(BY).unwrap() {
            prop_assert_eq!(redone.skipped, Vec::new());
        }
        prop_assert_eq!(&end, open.dossier(), "all made again is the end");
        prop_assert_eq!(&library.read(&id).unwrap(), open.dossier());
    }
}
