//! Dossier files: what is read, what is kept, and what is refused with its place.

#![expect(clippy::expect_used, reason = "what these tests set up must be there")]

use voorstel_model::{BudgetLine, Dossier, Entry, LONGEST_LINE, LONGEST_TEXT, MOST_ENTRIES, ReadError};

fn error(text: &str) -> String {
    Dossier::from_json(text).expect_err("this file has something wrong").to_string()
}

#[test]
fn a_missing_field_is_empty() {
    let read = Dossier::from_json(r#"{"format": "voorstel.dossier/1", "partners": [{"id": "p1"}]}"#).unwrap();
    assert_eq!(read.dossier.partners[0].name, "");
    assert_eq!(read.dossier.partners[0].kind, None);
    assert!(read.dossier.indirect_rate.is_empty());
    assert!(read.unknown.is_empty());
}

#[test]
fn what_was_written_is_read_back_to_the_letter() {
    let text = r#"{"format": "voorstel.dossier/1", "call": "x@1", "title": "Één tétst 🏡",
        "budget": [{"id": "b1", "quantity": "12", "unit_cost": "4250.5", "eligible": false}],
        "funding": [{"id": "f1", "source": "grant", "partner": null, "amount": "40000"}]}"#;
    let once = Dossier::from_json(text).unwrap().dossier;
    let twice = Dossier::from_json(&once.to_json()).unwrap().dossier;
    assert_eq!(once, twice);
    assert_eq!(once.to_json(), twice.to_json());
    assert!(once.to_json().contains(r#""amount": "40000.00""#), "amounts are written with two decimals");
}

#[test]
fn a_number_for_an_amount_is_refused_with_its_place() {
    let message = error(
        "{\n  \"format\": \"voorstel.dossier/1\",\n  \"budget\": [\n    {\"id\": \"b1\", \"unit_cost\": 12.5}\n  ]\n}",
    );
    assert!(message.contains("line 4"), "{message}");
    assert!(message.contains("budget[0].unit_cost"), "{message}");
    assert!(message.contains("not a JSON number"), "{message}");
}

#[test]
fn a_text_that_is_no_number_is_kept_as_typed() {
    let read = Dossier::from_json(r#"{"budget": [{"id": "b1", "quantity": "40 u."}]}"#).unwrap();
    assert_eq!(read.dossier.budget[0].quantity, Entry::Unreadable("40 u.".to_owned()));
    assert!(read.dossier.to_json().contains("40 u."));
}

#[test]
fn unknown_fields_are_kept_and_named() {
    let text = r#"{"budget": [{"id": "b1", "vat": "21%"}], "period": {"note": "later"}, "mood": {"a": [1]}}"#;
    let read = Dossier::from_json(text).unwrap();
    assert_eq!(read.unknown, ["/mood", "/period/note", "/budget/b1/vat"]);
    let written = read.dossier.to_json();
    for kept in ["\"vat\": \"21%\"", "\"note\": \"later\"", "\"mood\""] {
        assert!(written.contains(kept), "{kept} is still there after writing");
    }
}

#[test]
fn identities_are_there_once() {
    assert_eq!(error(r#"{"budget": [{"id": "b1"}, {"id": "b1"}]}"#), "budget[1].id: the id \"b1\" is used twice");
    assert_eq!(error(r#"{"partners": [{"name": "x"}]}"#), "partners[0].id: \"id\" is missing or empty");
}

#[test]
fn references_lead_somewhere() {
    assert_eq!(
        error(r#"{"budget": [{"id": "b1", "partner": "p9"}]}"#),
        "budget[0].partner: there is no partner \"p9\""
    );
    assert_eq!(
        error(r#"{"partners": [{"id": "p1"}], "actions": [{"id": "a1", "lead": "p1", "participants": ["p1", "p7"]}]}"#),
        "actions[0].participants[1]: there is no partner \"p7\""
    );
}

#[test]
fn other_files_are_refused() {
    assert!(matches!(
        Dossier::from_json(r#"{"format": "voorstel.dossier/2"}"#),
        Err(ReadError::OtherFormat(format)) if format == "voorstel.dossier/2"
    ));
    assert!(error("").contains("line 1"));
    assert!(error("{} {}").contains("something follows"));
    assert!(error(r#"{"partners": {"id": "p1"}}"#).contains("partners"));
    assert!(
        error(r#"{"partners": [{"id": "p1", "kind": "castle"}]}"#).contains("\"castle\" is not one of the known codes")
    );
}

#[test]
fn texts_and_lists_have_a_bound() {
    let titled = |letters: usize| Dossier { title: "é".repeat(letters), ..Dossier::default() }.to_json();
    assert!(Dossier::from_json(&titled(LONGEST_LINE)).is_ok());
    assert_eq!(error(&titled(LONGEST_LINE + 1)), "title: longer than 10000 characters");
    let typed = format!(r#"{{"budget": [{{"id": "b1", "quantity": "{}"}}]}}"#, "x".repeat(LONGEST_LINE + 1));
    assert_eq!(error(&typed), "budget[0].quantity: longer than 10000 characters");
    let mut dossier = Dossier::default();
    dossier.texts.insert("concept".to_owned(), "a".repeat(LONGEST_TEXT));
    assert!(Dossier::from_json(&dossier.to_json()).is_ok());
    dossier.texts.insert("concept".to_owned(), "a".repeat(LONGEST_TEXT + 1));
    assert_eq!(error(&dossier.to_json()), "texts.concept: longer than 200000 characters");
    let line = |at: usize| BudgetLine { id: at.to_string(), ..BudgetLine::default() };
    let long = Dossier { budget: (0..=MOST_ENTRIES).map(line).collect(), ..Dossier::default() };
    assert_eq!(error(&long.to_json()), "budget: more than 100000 entries");
}
