//! Edits: whole or not at all, and each can be taken back.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use proptest::prelude::*;
use voorstel_model::{Dossier, Edit, EditError, Field, FieldValue, List};

fn sample() -> Dossier {
    Dossier::from_json(
        r#"{"title": "T",
        "partners": [{"id": "p1", "role": "lead"}, {"id": "p2"}],
        "actions": [{"id": "a1", "lead": "p1", "participants": ["p2", "p1"]}],
        "budget": [{"id": "b1", "partner": "p1", "action": "a1", "quantity": "2", "unit_cost": "3.5"}, {"id": "b2", "partner": "p2"}],
        "funding": [{"id": "f1", "source": "grant", "partner": "p2", "amount": "7"}]}"#,
    )
    .unwrap()
    .dossier
}

fn set(field: &str, value: FieldValue) -> Edit {
    Edit::Set { field: Field::new(field), value }
}

fn text(value: &str) -> FieldValue {
    FieldValue::Text(value.to_owned())
}

#[test]
fn a_field_is_set_by_its_pointer() {
    let mut dossier = sample();
    for (field, value) in [
        ("/title", text("Samen thuis")),
        ("/period/start", text("2021-01-01")),
        ("/partners/p1/contact/email", text("hallo@example.org")),
        ("/partners/p1/kind", text("municipality")),
        ("/partners/p1/inhabitants", FieldValue::Count(12_000)),
        ("/actions/a1/participants", FieldValue::Texts(vec!["p2".to_owned()])),
        ("/budget/b1/eligible", FieldValue::Flag(false)),
        ("/declarations/no-double-funding", FieldValue::Flag(true)),
        ("/texts/concept", text("# Een\n\nmet é")),
        ("/funding/f1/amount", text("40000.01")),
    ] {
        dossier.apply(&set(field, value.clone())).unwrap_or_else(|error| panic!("{field}: {error}"));
        assert_eq!(dossier.value(&Field::new(field)).unwrap(), value, "{field}");
    }
}

#[test]
fn an_edit_that_cannot_be_made_changes_nothing() {
    let mut dossier = sample();
    let before = dossier.clone();
    for edit in [
        set("/titel", text("x")),
        set("/budget/b9/unit", text("x")),
        set("/budget/b1/colour", text("x")),
        set("/budget/b1/id", text("x")),
        set("/budget/b1/eligible", text("perhaps")),
        set("/partners/p1/kind", text("castle")),
        set("/language", text("fr")),
        Edit::Remove { list: List::Funding, id: "f9".to_owned() },
        Edit::Add { list: List::Budget, id: "b1".to_owned(), after: None, fields: [].into() },
        Edit::Move { list: List::Budget, id: "b9".to_owned(), after: None },
    ] {
        assert!(dossier.apply(&edit).is_err(), "{edit:?}");
        assert_eq!(dossier, before, "{edit:?}");
    }
    assert_eq!(
        dossier.apply(&set("/budget/b1/colour", text("x"))),
        Err(EditError::NoSuchField(Field::new("/budget/b1/colour")))
    );
}

#[test]
fn a_partner_goes_with_every_reference_to_it() {
    let mut dossier = sample();
    for edit in dossier.removal(List::Partners, "p1") {
        dossier.apply(&edit).unwrap();
    }
    assert!(Dossier::from_json(&dossier.to_json()).is_ok(), "no reference dangles");
    assert_eq!(dossier.actions[0].lead, "");
    assert_eq!(dossier.actions[0].participants, ["p2"]);
    assert_eq!(dossier.budget[0].partner, "");
    assert_eq!(dossier.budget[1].partner, "p2");
}

#[test]
fn what_only_a_newer_version_knows_comes_back_too() {
    let text = r#"{"budget": [{"id": "b1", "vat": "21%", "tags": ["x"], "more": {"a": 1}}]}"#;
    let mut dossier = Dossier::from_json(text).unwrap().dossier;
    let start = dossier.clone();
    let remove = Edit::Remove { list: List::Budget, id: "b1".to_owned() };
    let restore = dossier.inverse(&remove).unwrap();
    dossier.apply(&remove).unwrap();
    dossier.apply(&restore).unwrap();
    assert_eq!(dossier, start);
}

fn any_value() -> impl Strategy<Value = FieldValue> {
    prop_oneof![
        Just(FieldValue::Empty),
        any::<bool>().prop_map(FieldValue::Flag),
        any::<u32>().prop_map(FieldValue::Count),
        "\\PC{0,12}".prop_map(FieldValue::Text),
        "[0-9]{1,4}(\\.[0-9]{1,2})?".prop_map(FieldValue::Text),
        proptest::collection::vec("p[12]", 0..3).prop_map(FieldValue::Texts),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let list = proptest::sample::select(List::ALL.to_vec());
    let id = "[pabfx][1-4]";
    let after = proptest::option::of(id);
    let field = proptest::sample::select(vec![
        "/title",
        "/language",
        "/period/end",
        "/indirect_rate",
        "/texts/concept",
        "/declarations/d",
        "/partners/p1/name",
        "/partners/p2/inhabitants",
        "/partners/p1/contact/phone",
        "/actions/a1/participants",
        "/budget/b1/quantity",
        "/budget/b2/eligible",
        "/funding/f1/amount",
        "/funding/f1/partner",
        "/nothing",
    ]);
    prop_oneof![
        4 => (field, any_value()).prop_map(|(field, value)| set(field, value)),
        1 => (list.clone(), id, after.clone()).prop_map(|(list, id, after)| Edit::Add { list, id, after, fields: [].into() }),
        1 => (list.clone(), id).prop_map(|(list, id)| Edit::Remove { list, id }),
        1 => (list, id, after).prop_map(|(list, id, after)| Edit::Move { list, id, after }),
    ]
}

proptest! {
    #[test]
    fn every_edit_can_be_taken_back(edits in proptest::collection::vec(any_edit(), 0..30)) {
        let mut dossier = sample();
        let start = dossier.clone();
        let mut back = Vec::new();
        for edit in &edits {
            let Ok(inverse) = dossier.inverse(edit) else { continue };
            if dossier.apply(edit).is_ok() {
                back.push(inverse);
            }
        }
        for inverse in back.iter().rev() {
            dossier.apply(inverse).unwrap();
        }
        prop_assert_eq!(dossier, start);
    }
}
