//! Every change between two versions of a call is said in both languages, by name and amount.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use serde_json::{Value, json};
use voorstel_model::{Call, Language, difference};
use voorstel_words::Words;

fn call(change: impl FnOnce(&mut Value)) -> Call {
    let authority = json!({ "certainty": "page", "document": "page", "section": "Budget" });
    let text = |nl: &str, en: &str| json!({ "nl": nl, "en": en });
    let mut call = json!({
        "format": "voorstel.call/1", "id": "test", "version": 1, "fund": "amif", "code": "T1",
        "title": text("Samen", "Together"), "publisher": text("Stad", "City"), "summary": text("Kort.", "Short."),
        "themes": ["integration"], "objective": [text("Meer.", "More.")],
        "dates": {
            "opened": "2020-01-01",
            "deadline": { "date": "2020-10-16", "time": "17:00", "zone": "Europe/Brussels", "authority": authority },
            "milestone": [{ "title": text("Infosessie", "Session"), "date": "2020-05-05", "authority": authority }],
        },
        "envelope": {
            "amount": "800000.00", "authority": authority,
            "part": [{ "title": text("AMIF", "AMIF"), "amount": "400000.00" }],
        },
        "cofinancer": [{ "id": "vvsg", "title": text("VVSG", "VVSG") }],
        "beneficiaries": ["municipality", "ngo"],
        "menu": { "own-actions": false, "action": [
            { "id": "buddy", "title": text("Buddy's", "Buddies"), "note": text("Samen.", "Together.") },
            { "id": "sport", "title": text("Sport", "Sport") },
        ] },
        "section": [{ "id": "concept", "title": text("Concept", "Concept") }],
        "category": [{ "id": "staff", "title": text("Personeel", "Staff") }, { "id": "travel", "title": text("Reizen", "Travel") }],
        "indirect": { "categories": ["staff"], "rate": "15%" },
        "declaration": [{ "id": "honest", "title": text("Eerlijk", "Honest") }],
        "annex": [{ "id": "mandate", "title": text("Mandaat", "Mandate") }],
        "contact": [{ "title": text("Loket", "Desk") }],
        "source": [{ "id": "page", "title": text("Oproeppagina", "Call page"), "read-on": "2020-02-02" }],
        "rule": [
            { "id": "cap", "kind": "amount", "of": ["grant"], "at-most": "40000.00", "severity": "blocking", "authority": authority },
            { "id": "own", "kind": "share", "of": ["own"], "over": "total-eligible", "at-least": "50%", "severity": "blocking", "authority": authority },
            { "id": "who", "kind": "applicant-kinds", "kinds": ["municipality", "ocmw", "district", "vgc", "ngo", "school"], "severity": "blocking", "authority": authority },
            { "id": "long", "kind": "duration", "at-most": 18, "severity": "warning", "authority": authority },
        ],
    });
    change(&mut call);
    serde_json::from_value(call).unwrap()
}

fn said(language: Language, change: impl FnOnce(&mut Value)) -> Vec<String> {
    let (old, new) = (call(|_| {}), call(change));
    difference(&old, &new).iter().map(|change| Words::of(language).change(change, &old, &new)).collect()
}

#[test]
fn each_change_is_one_sentence_with_its_amounts_and_days() {
    type Make = fn(&mut Value);
    let table: &[(Make, &str, &str)] = &[
        (
            |call| call["rule"][0]["at-most"] = json!("50000.00"),
            "De subsidie mag hoogstens €\u{a0}50.000,00 zijn; dat was €\u{a0}40.000,00.",
            "The grant may be at most €50,000.00; it was €40,000.00.",
        ),
        (
            |call| call["rule"][1]["at-least"] = json!("60%"),
            "Eigen middelen minstens 60\u{a0}% van de kosten; dat was: eigen middelen minstens 50\u{a0}% van de kosten.",
            "Own money at least 60% of costs; it was: own money at least 50% of costs.",
        ),
        (
            |call| call["rule"][2]["kinds"] = json!(["municipality", "ocmw", "district", "vgc", "ngo", "university"]),
            "Elke partner is van een toegelaten soort: erbij universiteit of hogeschool; weg school.",
            "Every partner is of an admitted kind: added university; removed school.",
        ),
        (
            |call| call["rule"][3]["severity"] = json!("blocking"),
            "Project duurt hoogstens 18 maanden: telt als fout; dat was waarschuwing.",
            "Project lasts at most 18 months: counts as error; it was warning.",
        ),
        (
            |call| call["rule"][3]["when"] = json!({ "kind": "balance" }),
            "Project duurt hoogstens 18 maanden: geldt nu alleen als financiering gelijk aan de kosten.",
            "Project lasts at most 18 months: now holds only if funding equal to costs.",
        ),
        (
            |call| drop(call["rule"].as_array_mut().unwrap().pop()),
            "Vervallen regel (waarschuwing): project duurt hoogstens 18 maanden.",
            "Rule that is gone (warning): project lasts at most 18 months.",
        ),
        (
            |call| call["dates"]["deadline"]["date"] = json!("2020-11-16"),
            "Indienen kan tot en met 16 november 2020; dat was 16 oktober 2020.",
            "Applications are taken until 16 November 2020; it was 16 October 2020.",
        ),
        (
            |call| call["dates"]["deadline"]["time"] = json!("12:00"),
            "Op de uiterste dag kan indienen tot 12:00; dat was 17:00.",
            "On the last day applications are taken until 12:00; it was 17:00.",
        ),
        (
            |call| call["dates"]["milestone"][0]["date"] = json!("2020-06-06"),
            "‘Infosessie’ is op 6 juni 2020; dat was 5 mei 2020.",
            "‘Session’ is on 6 June 2020; it was 5 May 2020.",
        ),
        (
            |call| call["envelope"]["amount"] = json!("900000.00"),
            "Het budget van de oproep is €\u{a0}900.000,00; dat was €\u{a0}800.000,00.",
            "The budget of the call is €900,000.00; it was €800,000.00.",
        ),
        (
            |call| call["envelope"]["part"][0]["amount"] = json!("500000.00"),
            "Deel ‘AMIF’ van het budget van de oproep is €\u{a0}500.000,00; dat was €\u{a0}400.000,00.",
            "Part ‘AMIF’ of the budget of the call is €500,000.00; it was €400,000.00.",
        ),
        (
            |call| call["menu"]["action"][0]["title"] = json!({ "nl": "Maatjes", "en": "Mates" }),
            "Actie ‘Buddy's’ heet nu ‘Maatjes’.",
            "Action ‘Buddies’ is now called ‘Mates’.",
        ),
        (
            |call| call["menu"]["action"][0]["id"] = json!("buddies"),
            "Actie ‘Buddy's’ heeft de code ‘buddies’; dat was ‘buddy’.",
            "Action ‘Buddies’ has the code ‘buddies’; it was ‘buddy’.",
        ),
        (
            |call| call["menu"]["action"][0]["note"] = json!({ "nl": "Anders.", "en": "Otherwise." }),
            "Anders geschreven: toelichting bij actie ‘Buddy's’.",
            "Written otherwise: note on action ‘Buddies’.",
        ),
        (
            |call| drop(call["menu"]["action"].as_array_mut().unwrap().pop()),
            "Vervallen: actie ‘Sport’.",
            "No longer there: action ‘Sport’.",
        ),
        (
            |call| call["beneficiaries"] = json!(["municipality"]),
            "Kan niet meer meedoen: ngo.",
            "Can no longer take part: NGO.",
        ),
        (
            |call| call["indirect"]["rate"] = json!("7%"),
            "Een nieuw dossier begint met 7\u{a0}% onrechtstreekse kosten; dat was 15\u{a0}%.",
            "A new file starts with 7% indirect costs; it was 15%.",
        ),
        (
            |call| call["indirect"]["categories"] = json!([]),
            "Onrechtstreekse kosten worden berekend op alle categorieën; dat was op Personeel.",
            "Indirect costs are computed on all categories; it was on Staff.",
        ),
        (
            |call| call["summary"]["nl"] = json!("Langer."),
            "Anders geschreven: de samenvatting.",
            "Written otherwise: the summary.",
        ),
        (|call| call["code"] = json!("T2"), "De code is nu T2; dat was T1.", "The code is now T2; it was T1."),
        (|call| call["code"] = json!(""), "Vervallen: de code T1.", "No longer there: the code T1."),
    ];
    for (make, dutch, english) in table {
        assert_eq!(said(Language::Nl, make), [*dutch]);
        assert_eq!(said(Language::En, make), [*english]);
    }
}

#[test]
fn what_comes_and_what_goes_is_said_as_such() {
    for key in [
        "code",
        "short-title",
        "objective",
        "themes",
        "envelope",
        "other-envelope",
        "cofinancer",
        "beneficiaries",
        "menu",
        "section",
        "category",
        "indirect",
        "declaration",
        "annex",
        "award-criterion",
        "contact",
        "source",
        "rule",
    ] {
        let full = call(|_| {});
        let without = call(|call| drop(call.as_object_mut().unwrap().remove(key)));
        for (old, new) in [(&full, &without), (&without, &full)] {
            for change in difference(old, new) {
                for language in [Language::Nl, Language::En] {
                    let sentence = Words::of(language).change(&change, old, new);
                    assert!(sentence.ends_with('.') && !sentence.contains(['{', '}']), "{sentence:?}");
                    assert!(sentence.starts_with(|first: char| !first.is_lowercase()), "{sentence:?}");
                }
            }
        }
    }
    for key in ["opened", "deadline", "milestone"] {
        let full = call(|_| {});
        let without = call(|call| drop(call["dates"].as_object_mut().unwrap().remove(key)));
        for (old, new) in [(&full, &without), (&without, &full)] {
            assert_eq!(difference(old, new).len(), 1);
            let change = difference(old, new).remove(0);
            for language in [Language::Nl, Language::En] {
                assert!(!Words::of(language).change(&change, old, new).is_empty());
            }
        }
    }
}
