//! What is read about tiers, lump sums, parts and rules made of rules, to the letter, in both languages.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use std::fmt::Write as _;

use serde_json::{Value, json};
use voorstel_model::{Call, Date, Dossier, Language, Typed};
use voorstel_rules::judge;
use voorstel_words::{Reasons, Words};

fn call() -> Call {
    let text = |nl: &str, en: &str| json!({ "nl": nl, "en": en });
    let page = json!({ "certainty": "page", "document": "page" });
    let rule = |(id, mut rule): (&str, Value)| {
        rule["id"] = json!(id);
        rule["severity"] = json!("blocking");
        rule["authority"] = page.clone();
        rule
    };
    let small = json!({ "kind": "inhabitants", "roles": ["lead"], "at-most": 10_000 });
    let rules = [
        ("tier", json!({ "kind": "amount", "of": ["grant"], "at-most": "12000", "when": small })),
        ("lump-sum", json!({ "kind": "amount-per-participant", "of": ["grant"], "at-most": "250" })),
        (
            "part",
            json!({ "kind": "amount-per-partner", "of": ["grant"], "roles": ["co-applicant"], "at-most": "5000" }),
        ),
        ("enough", json!({ "kind": "participants", "menu": ["buddy"], "at-least": 60 })),
        ("large", json!({ "kind": "inhabitants", "at-least": 20_000 })),
        (
            "who",
            json!({ "kind": "any-of", "of": [
            { "kind": "partner-count", "at-least": 3 },
            { "kind": "all-of", "of": [
                { "kind": "inhabitants", "roles": ["lead"], "at-least": 5_000 },
                { "kind": "applicant-kinds", "roles": ["co-applicant"], "kinds": ["ngo"] },
            ] },
        ] }),
        ),
    ];
    serde_json::from_value(json!({
        "format": "voorstel.call/1", "id": "test", "version": 1, "fund": "test",
        "title": text("Oproep", "Call"), "publisher": text("x", "x"), "summary": text("x", "x"),
        "menu": { "action": [{ "id": "buddy", "title": text("Buddywerking", "Buddy project") }] },
        "source": [{ "id": "page", "title": text("Oproeppagina", "Call page") }],
        "rule": rules.map(rule),
    }))
    .unwrap()
}

fn dossier() -> Dossier {
    serde_json::from_value(json!({
        "partners": [
            { "id": "p1", "role": "lead", "name": "Merelbeek", "kind": "municipality", "inhabitants": 8_200 },
            { "id": "p2", "role": "co-applicant", "name": "De Brug", "kind": "school" },
        ],
        "actions": [{ "id": "a1", "menu": "buddy", "title": "Samen", "target_number": 50 }],
        "funding": [
            { "id": "f1", "source": "grant", "partner": "p1", "amount": "7000" },
            { "id": "f2", "source": "grant", "partner": "p2", "amount": "6000" },
        ],
    }))
    .unwrap()
}

/// All that is said of a rule that is broken: title, text, reasons, ways to mend it.
fn said(language: Language) -> String {
    let (call, dossier, words) = (call(), dossier(), Words::of(language));
    let mut out = String::new();
    for finding in judge(&call, &dossier, Date::read("2024-01-01").unwrap()).findings {
        let title = words.finding_title(&finding, &call, &dossier);
        writeln!(out, "{title} | {}", words.finding_text(&finding, &call, &dossier)).unwrap();
        if let Some(reasons) = words.reasons(&finding, &call, &dossier) {
            write(&mut out, &reasons, 1);
        }
        for fix in &finding.fixes {
            writeln!(out, "> {}", words.fix_label(fix, &call, &dossier)).unwrap();
        }
    }
    out.replace('\u{a0}', "_")
}

fn write(out: &mut String, reasons: &Reasons, depth: usize) {
    let indent = "  ".repeat(depth);
    writeln!(out, "{indent}{}", reasons.head).unwrap();
    for part in &reasons.parts {
        writeln!(out, "{indent}- {:?}: {} | {}", part.status, part.title, part.text).unwrap();
        if let Some(because) = &part.because {
            write(out, because, depth + 1);
        }
    }
}

const DUTCH: &[&str] = &[
    "U vraagt €_1.000,00 te veel | Gevraagd €_13.000,00. Hoogstens €_12.000,00. Dat geldt hier: de aanvrager telt hoogstens 10.000 inwoners.",
    "> Verlaag subsidie tot €_12.000,00",
    "U vraagt €_500,00 te veel | Gevraagd €_13.000,00. Hoogstens €_12.500,00. De oproep vraagt: subsidie hoogstens €_250,00 per deelnemer.",
    "> Verlaag subsidie tot €_12.500,00",
    "Deel van De Brug is €_1.000,00 te hoog | Nu €_6.000,00. Hoogstens €_5.000,00.",
    "> Verlaag het deel van De Brug tot €_5.000,00",
    "Nog 10 deelnemers te bereiken | Nu 50 deelnemers. Minstens 60 deelnemers.",
    "11.800 inwoners te weinig | Nu 8.200 inwoners. Minstens 20.000 inwoners.",
    "> Zoek nog 1 partner",
    "Nog 1 partner te vinden | De oproep vraagt: minstens 3 partners; of de aanvrager telt minstens 5.000 inwoners en elke medeaanvrager is ngo.",
    "  Een van deze is genoeg:",
    "  - Broken: Nog 1 partner te vinden | Nu 2 partners. Minstens 3 partners.",
    "  - Broken: De aanvrager telt minstens 5.000 inwoners en elke medeaanvrager is ngo | ",
    "    Dit alles is nodig:",
    "    - Met: De aanvrager telt minstens 5.000 inwoners | Nu 8.200 inwoners.",
    "    - Broken: De Brug is van een soort die hier niet kan | School. Wel: ngo.",
    "> Zoek nog 1 partner",
    "> Kies een andere soort of plaats voor De Brug",
];

const ENGLISH: &[&str] = &[
    "You ask €1,000.00 too much | Asked €13,000.00. At most €12,000.00. That holds here: the lead applicant has at most 10,000 inhabitants.",
    "> Lower grant to €12,000.00",
    "You ask €500.00 too much | Asked €13,000.00. At most €12,500.00. The call asks: grant at most €250.00 per participant.",
    "> Lower grant to €12,500.00",
    "Part of De Brug is €1,000.00 too high | Now €6,000.00. At most €5,000.00.",
    "> Lower the part of De Brug to €5,000.00",
    "10 more participants to reach | Now 50 participants. At least 60 participants.",
    "11,800 inhabitants too few | Now 8,200 inhabitants. At least 20,000 inhabitants.",
    "> Find 1 more partner",
    "1 more partner to find | The call asks: at least 3 partners; or the lead applicant has at least 5,000 inhabitants and every co-applicant is: NGO.",
    "  One of these is enough:",
    "  - Broken: 1 more partner to find | Now 2 partners. At least 3 partners.",
    "  - Broken: The lead applicant has at least 5,000 inhabitants and every co-applicant is: NGO | ",
    "    All of these are needed:",
    "    - Met: The lead applicant has at least 5,000 inhabitants | Now 8,200 inhabitants.",
    "    - Broken: De Brug is of a kind that cannot take part here | School. Allowed: NGO.",
    "> Find 1 more partner",
    "> Choose another kind or place for De Brug",
];

#[test]
fn reasons_are_told_in_dutch() {
    assert_eq!(said(Language::Nl).lines().collect::<Vec<_>>(), DUTCH);
}

#[test]
fn reasons_are_told_in_english() {
    assert_eq!(said(Language::En).lines().collect::<Vec<_>>(), ENGLISH);
}
