//! What was done in the past, in words: by the names that things had, with the value before and after.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use serde_json::json;
use voorstel_model::{CALL_FORMAT, Call, Dossier, Edit, Field, FieldValue, Language, List};
use voorstel_words::Words;

fn call() -> Call {
    let call = json!({
        "format": CALL_FORMAT, "id": "c", "version": 1, "fund": "f", "title": {}, "publisher": {}, "summary": {},
        "category": [{ "id": "staff", "title": { "nl": "Personeel", "en": "Staff" } }]
    });
    serde_json::from_value(call).unwrap()
}

fn dossier(price: &str, partner: &str, text: &str) -> Dossier {
    let dossier = json!({
        "partners": [{ "id": "p1", "name": "Stad A" }, { "id": "p2" }],
        "budget": [{ "id": "b1", "description": "Studie", "unit_cost": price, "partner": partner }, { "id": "b2" }],
        "funding": [{ "id": "f1", "source": "own", "partner": "p1" }],
        "texts": { "concept": text }
    });
    serde_json::from_value(dossier).unwrap()
}

fn said(edit: &Edit, language: Language) -> String {
    let (before, after) = (dossier("1000.00", "p1", "Een."), dossier("1200.00", "", "Twee."));
    Words::of(language).past_edit(edit, &before, &after, &call()).replace('\u{a0}', " ")
}

fn set(field: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Empty }
}

#[test]
fn a_change_says_what_of_what_from_what_to_what() {
    let both = |edit: &Edit| (said(edit, Language::Nl), said(edit, Language::En));
    let told = both(&set("/budget/b1/unit_cost"));
    assert_eq!(told.0, "Prijs per eenheid van ‘Studie’: € 1.000,00 → € 1.200,00");
    assert_eq!(told.1, "Cost per unit of ‘Studie’: €1,000.00 → €1,200.00");
    assert_eq!(said(&set("/budget/b1/partner"), Language::Nl), "Partner van ‘Studie’: leeggemaakt, was Stad A");
    assert!(said(&set("/texts/concept"), Language::Nl).ends_with(": herwerkt"));
}

#[test]
fn what_came_went_or_moved_is_called_by_its_name_or_said_to_have_none() {
    let remove = |list, id: &str| said(&Edit::Remove { list, id: id.to_owned() }, Language::Nl);
    assert_eq!(remove(List::Partners, "p1"), "Partner verwijderd: Stad A");
    assert_eq!(remove(List::Partners, "p2"), "Partner verwijderd: partner zonder naam");
    assert_eq!(remove(List::Budget, "b2"), "Begrotingsrij verwijderd: begrotingsrij zonder omschrijving");
    assert!(remove(List::Funding, "f1").ends_with(" van Stad A"));
    let moved = Edit::Move { list: List::Budget, id: "b1".to_owned(), after: None };
    assert_eq!(said(&moved, Language::En), "Budget line moved: ‘Studie’");
}
