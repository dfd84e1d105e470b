//! What is read on the screens, to the letter, in both languages. The sentences are those of the screens' language.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use serde_json::{Value, json};
use voorstel_model::{Call, Date, Dossier, Edit, Euro, Field, FieldValue, Language, Rate, Typed};
use voorstel_rules::{Finding, Question, Report, judge};
use voorstel_words::Words;

fn text(nl: &str, en: &str) -> Value {
    json!({ "nl": nl, "en": en })
}

fn call() -> Call {
    let page = json!({ "certainty": "page", "document": "page", "section": "Budget" });
    let rule = |id: &str, rule: Value| {
        let mut rule = rule;
        rule["id"] = json!(id);
        rule["severity"] = json!("blocking");
        rule["authority"] = page.clone();
        rule
    };
    serde_json::from_value(json!({
        "format": "voorstel.call/1", "id": "test", "version": 1, "fund": "test",
        "title": text("Oproep", "Call"), "publisher": text("x", "x"), "summary": text("x", "x"),
        "dates": { "deadline": { "date": "2020-10-16", "authority": page } },
        "menu": { "own-actions": true, "action": [
            { "id": "buddy", "title": text("Buddywerking", "Buddy project") },
            { "id": "guidance", "title": text("Actieve begeleiding", "Active guidance") },
        ] },
        "section": [{ "id": "concept", "title": text("Concept", "Concept") }],
        "category": [
            { "id": "staff", "title": text("Personeel", "Staff") },
            { "id": "travel", "title": text("Reiskosten", "Travel") },
        ],
        "source": [{ "id": "page", "title": text("Oproeppagina", "Call page") }],
        "rule": [
            rule("ceiling", json!({ "kind": "amount", "of": ["grant"], "at-most": "40000" })),
            rule("own", json!({ "kind": "share", "of": ["own"], "over": "total-eligible", "at-least": "50%" })),
            rule("half", json!({ "kind": "share", "of": ["grant"], "over": "total-eligible", "at-most": "50%" })),
            rule("balance", json!({ "kind": "balance" })),
            rule("lead", json!({ "kind": "applicant-kinds", "roles": ["lead"], "kinds": ["municipality", "ocmw", "vgc"] })),
            rule("place", json!({ "kind": "territory", "roles": ["lead"], "regions": ["vlaanderen", "brussel"] })),
            rule("window", json!({ "kind": "project-window", "start": "2021-01-01", "end": "2022-06-30" })),
            rule("months", json!({ "kind": "duration", "at-most": 18 })),
            rule("length", json!({ "kind": "text-length", "section": "concept", "at-most": 5 })),
            rule("travel", json!({ "kind": "category-cap", "categories": ["travel"], "at-most-amount": "1000" })),
            rule("no-guidance", json!({ "kind": "actions-from-menu", "none-of": ["guidance"] })),
            rule("one-of", json!({ "kind": "actions-from-menu", "any-of": ["buddy", "own"] })),
            rule("states", json!({ "kind": "member-states", "at-least": 2 })),
            rule("number", json!({ "kind": "checked-number", "number": "enterprise-number" })),
            rule("deadline", json!({ "kind": "deadline" })),
            rule("small", json!({ "kind": "joint-application", "inhabitants-below": 15000 })),
        ],
    }))
    .unwrap()
}

/// A dossier in which nearly everything is just wrong.
fn dossier() -> Dossier {
    serde_json::from_value(json!({
        "period": { "start": "2021-01-01", "end": "2022-07-10" },
        "partners": [
            { "id": "p1", "role": "lead", "name": "De Brug", "kind": "ngo", "country": "BE", "region": "wallonie",
              "enterprise_number": "0431.150.351" },
            { "id": "p2", "role": "co-applicant", "country": "BE" },
        ],
        "actions": [{ "id": "a1", "menu": "guidance", "title": "Aan de hand" }],
        "budget": [
            { "id": "b1", "category": "staff", "quantity": "1", "unit_cost": "78000" },
            { "id": "b2", "category": "travel", "quantity": "1", "unit_cost": "2000" },
            { "id": "b3", "category": "staff", "quantity": "40 u.", "unit_cost": "37.50" },
        ],
        "funding": [
            { "id": "f1", "source": "grant", "amount": "41500" },
            { "id": "f2", "source": "own", "amount": "38000.01" },
        ],
        "texts": { "concept": "een twee drie vier vijf zes zeven" },
    }))
    .unwrap()
}

fn report() -> Report {
    judge(&call(), &dossier(), Date::read("2020-11-01").unwrap())
}

fn found(rule: &str) -> Finding {
    report().findings.into_iter().find(|finding| finding.rule == rule).unwrap()
}

/// No-break spaces, shown as `_` so that they can be seen here.
fn shown(text: &str) -> String {
    text.replace('\u{a0}', "_")
}

fn said(language: Language, rule: &str) -> (String, String) {
    let words = Words::of(language);
    let finding = found(rule);
    let (call, dossier) = (call(), dossier());
    (shown(&words.finding_title(&finding, &call, &dossier)), shown(&words.finding_text(&finding, &call, &dossier)))
}

#[test]
fn findings_in_dutch() {
    for (rule, title, text) in [
        ("ceiling", "U vraagt €_1.500,00 te veel", "Gevraagd €_41.500,00. Hoogstens €_40.000,00."),
        (
            "own",
            "Eigen middelen: nog €_1.999,99 nodig",
            "47,5_%, dat is €_38.000,01. Minstens 50_%, dat is €_40.000,00. 1 rij telt nog niet mee: dit bedrag kan nog veranderen.",
        ),
        (
            "half",
            "U vraagt €_1.500,00 te veel",
            "51,88_%, dat is €_41.500,00. Hoogstens 50_%, dat is €_40.000,00. 1 rij telt nog niet mee: dit bedrag kan nog veranderen.",
        ),
        (
            "balance",
            "Nog €_499,99 te vinden",
            "Financiering €_79.500,01, kosten €_80.000,00. 1 rij telt nog niet mee: dit bedrag kan nog veranderen.",
        ),
        ("lead", "De Brug kan de aanvraag niet leiden", "Ngo. Wel: gemeente, OCMW of VGC."),
        ("place", "De Brug is gevestigd waar het niet kan", "Wallonië. Wel: Vlaanderen of Brussel."),
        ("window", "Project eindigt te laat", "10 juli 2022. Uiterlijk 30 juni 2022."),
        ("months", "Project duurt 1 maand te lang", "Nu 19 maanden. Hoogstens 18 maanden."),
        ("length", "Tekst ‘Concept’ is 2 woorden te lang", "Nu 7 woorden. Hoogstens 5 woorden."),
        (
            "travel",
            "Reiskosten: €_1.000,00 te veel",
            "Nu €_2.000,00. Hoogstens €_1.000,00. 1 rij telt nog niet mee: dit bedrag kan nog veranderen.",
        ),
        (
            "no-guidance",
            "Actie ‘Aan de hand’ is hier niet subsidiabel",
            "De oproep vraagt: geen actie ‘Actieve begeleiding’.",
        ),
        ("one-of", "Nog 1 actie uit de lijst te kiezen", "Nu 0 acties. Minstens 1 actie."),
        ("states", "Nog een partner uit 1 andere lidstaat te vinden", "Nu 1 lidstaat. Minstens 2 lidstaten."),
        (
            "number",
            "Ondernemingsnummer van De Brug klopt niet",
            "Ingevuld: ‘0431.150.351’. Tien cijfers, waarvan de laatste twee een controle zijn: 0XXX.XXX.XXX.",
        ),
        ("deadline", "Oproep gesloten op 16 oktober 2020", "U kunt wel verder schrijven."),
        ("small", "Samen met een ander lokaal bestuur aanvragen", "Niet van toepassing op dit dossier."),
        ("field:/budget/b3/quantity", "Aantal in rij 3 is geen getal: 40 u.", "Dit telt niet mee in de sommen."),
    ] {
        assert_eq!(said(Language::Nl, rule), (title.to_owned(), text.to_owned()), "{rule}");
    }
}

#[test]
fn findings_in_english() {
    for (rule, title, text) in [
        ("ceiling", "You ask €1,500.00 too much", "Asked €41,500.00. At most €40,000.00."),
        (
            "own",
            "Own money: €1,999.99 more needed",
            "47.5%, which is €38,000.01. At least 50%, which is €40,000.00. 1 row does not count yet: this amount may still change.",
        ),
        (
            "balance",
            "€499.99 still to find",
            "Funding €79,500.01, costs €80,000.00. 1 row does not count yet: this amount may still change.",
        ),
        (
            "lead",
            "De Brug cannot lead the application",
            "NGO. Allowed: municipality, public centre for social welfare (OCMW) or Flemish Community Commission (VGC).",
        ),
        ("window", "Project ends too late", "10 July 2022. At the latest 30 June 2022."),
        ("months", "Project lasts 1 month too long", "Now 19 months. At most 18 months."),
        ("deadline", "Call closed on 16 October 2020", "You can keep writing."),
        ("field:/budget/b3/quantity", "Quantity in row 3 is not a number: 40 u.", "This does not count in the sums."),
    ] {
        assert_eq!(said(Language::En, rule), (title.to_owned(), text.to_owned()), "{rule}");
    }
}

#[test]
fn rules_are_named_after_what_they_ask() {
    let call = call();
    let title = |language, id: &str| {
        let rule = call.rule.iter().find(|rule| rule.id == id).unwrap();
        shown(&Words::of(language).rule_title(&rule.kind, &call))
    };
    for (id, nl, en) in [
        ("ceiling", "subsidie hoogstens €_40.000,00", "grant at most €40,000.00"),
        ("own", "eigen middelen minstens 50_% van de kosten", "own money at least 50% of costs"),
        ("half", "subsidie hoogstens 50_% van de kosten", "grant at most 50% of costs"),
        (
            "lead",
            "de aanvrager is gemeente, OCMW of VGC",
            "the lead applicant is: municipality, public centre for social welfare (OCMW) or Flemish Community Commission (VGC)",
        ),
        (
            "window",
            "project loopt binnen 1 januari 2021 en 30 juni 2022",
            "project runs between 1 January 2021 and 30 June 2022",
        ),
        ("one-of", "minstens 1 van de 2 acties uit de lijst", "at least 1 of the 2 actions from the list"),
        ("small", "samen met een ander lokaal bestuur aanvragen", "apply together with another local authority"),
    ] {
        assert_eq!((title(Language::Nl, id).as_str(), title(Language::En, id).as_str()), (nl, en));
    }
}

#[test]
fn what_one_may_still_ask() {
    let call = call();
    let sentence = |language: Language, grant: &str, cost: &str| {
        let mut dossier = dossier();
        dossier.funding[0].amount = voorstel_model::Entry::from_text(grant);
        dossier.budget.truncate(1);
        dossier.budget[0].unit_cost = voorstel_model::Entry::from_text(cost);
        let mut call = call.clone();
        call.rule.retain(|rule| rule.id == "half");
        let report = judge(&call, &dossier, Date::read("2020-09-01").unwrap());
        let answer = report.headroom.into_iter().find(|answer| answer.question == Question::Grant).unwrap();
        shown(&Words::of(language).headroom_sentence(&answer, &call))
    };
    for (grant, cost, nl, en) in [
        (
            "73000",
            "152824",
            "U mag nog €_3.412,00 vragen, begrensd door: subsidie hoogstens 50_% van de kosten",
            "You may ask €3,412.00 more, limited by: grant at most 50% of costs",
        ),
        (
            "73000",
            "146000",
            "U vraagt precies wat mag: subsidie hoogstens 50_% van de kosten",
            "You ask exactly what is allowed: grant at most 50% of costs",
        ),
        (
            "73000",
            "143000",
            "U vraagt €_1.500,00 te veel, begrensd door: subsidie hoogstens 50_% van de kosten",
            "You ask €1,500.00 too much, limited by: grant at most 50% of costs",
        ),
        ("73000", "", "Nog geen kosten, dus nog geen grens", "No costs yet, so no limit yet"),
    ] {
        assert_eq!(sentence(Language::Nl, grant, cost), nl);
        assert_eq!(sentence(Language::En, grant, cost), en);
    }
}

#[test]
fn fixes_state_the_result() {
    let (call, dossier) = (call(), dossier());
    let label = |language, rule: &str| {
        let finding = found(rule);
        shown(&Words::of(language).fix_label(&finding.fixes[0], &call, &dossier))
    };
    for (rule, nl, en) in [
        ("ceiling", "Verlaag subsidie tot €_40.000,00", "Lower grant to €40,000.00"),
        ("months", "Eindig op 30 juni 2022", "End on 30 June 2022"),
        ("length", "Schrap 2 woorden", "Cut 2 words"),
        ("no-guidance", "Verwijder actie ‘Aan de hand’", "Remove action ‘Aan de hand’"),
    ] {
        assert_eq!((label(Language::Nl, rule).as_str(), label(Language::En, rule).as_str()), (nl, en));
    }
}

#[test]
fn fields_are_named_with_their_owner_or_row() {
    let (call, dossier) = (call(), dossier());
    for (field, nl, en) in [
        ("/partners/p1/kind", "soort van De Brug", "kind of De Brug"),
        ("/partners/p2/kind", "soort van partner 2", "kind of partner 2"),
        ("/period/end", "einde van het project", "end of the project"),
        ("/budget/b3/quantity", "aantal in rij 3", "quantity in row 3"),
        ("/texts/concept", "tekst ‘Concept’", "text ‘Concept’"),
        ("/no/such/field", "een veld", "a field"),
    ] {
        let name = |language| Words::of(language).field_name(&Field::new(field), &dossier, &call);
        assert_eq!((name(Language::Nl).as_str(), name(Language::En).as_str()), (nl, en));
    }
    let edit = Edit::Set { field: Field::new("/budget/b3/quantity"), value: FieldValue::Text("40".to_owned()) };
    assert_eq!(Words::of(Language::Nl).edit_label(std::slice::from_ref(&edit), &dossier, &call), "aantal rij 3");
    assert_eq!(Words::of(Language::En).edit_label(&[edit], &dossier, &call), "quantity row 3");
}

#[test]
fn authority_names_document_and_place() {
    let call = call();
    let authority = &call.rule[0].authority;
    assert_eq!(Words::of(Language::Nl).authority(authority, &call), "Oproeppagina, Budget");
    assert_eq!(Words::of(Language::En).authority(authority, &call), "Call page, Budget");
    assert_eq!(Words::of(Language::Nl).certainty(authority.certainty), "letterlijk");
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let (nl, en) = (Words::of(Language::Nl), Words::of(Language::En));
    for (cents, dutch, english) in [
        (123_456, "€_1.234,56", "€1,234.56"),
        (0, "€_0,00", "€0.00"),
        (-5, "€_-0,05", "-€0.05"),
        (100_000_000_000, "€_1.000.000.000,00", "€1,000,000,000.00"),
        (99_999, "€_999,99", "€999.99"),
    ] {
        let amount = Euro::from_cents(cents);
        assert_eq!((shown(&nl.money(amount)), en.money(amount)), (dutch.to_owned(), english.to_owned()));
    }
    for (rate, dutch, english) in [("0.5", "50_%", "50%"), ("0.4785", "47,85_%", "47.85%"), ("0", "0_%", "0%")] {
        let rate = Rate::read(rate).unwrap();
        assert_eq!((shown(&nl.percent(rate)), en.percent(rate)), (dutch.to_owned(), english.to_owned()));
    }
    let day = Date::read("2020-10-16").unwrap();
    assert_eq!((nl.date(day), en.date(day)), ("16 oktober 2020".to_owned(), "16 October 2020".to_owned()));
    assert_eq!((nl.count(12_000), en.count(12_000)), ("12.000".to_owned(), "12,000".to_owned()));
}

#[test]
fn a_name_is_data_and_never_a_message() {
    let call = call();
    let mut dossier = dossier();
    dossier.partners[0].name = "{ $amount } <b>\u{202e}".to_owned();
    let report = judge(&call, &dossier, Date::read("2020-11-01").unwrap());
    let finding = report.findings.iter().find(|finding| finding.rule == "lead").unwrap();
    let title = Words::of(Language::Nl).finding_title(finding, &call, &dossier);
    assert_eq!(title, "{ $amount } <b>\u{202e} kan de aanvraag niet leiden");
}
