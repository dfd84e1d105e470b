//! Spreadsheets as people lay them out.

use rust_xlsxwriter::{Format, Formula, Workbook};
use voorstel_app::model::{Euro, Language};
use voorstel_app::views::FileChangeKind;

use crate::made::{Desk, dossier, fields, fill, of, read, read_in, taken, troubles};

const SAMPLE: &str = "proeftuinen-inburgering";

#[test]
fn amounts_change_rows_are_added_and_deleted() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    // b1 is 320 hours of 44.50; b2 is left out, b3 comes twice: the copy is a new line.
    let file = desk.table(&[
        &["Omschrijving", "Partner", "Categorie", "Aantal", "Eenheid", "Per eenheid", "Voorstel-id"],
        &["Projectcoördinator", "Gemeente Lindebeke", "Personeel", "300", "uur", "44.5", "b1"],
        &["Buddycoach", "De Brug", "Personeel", "300", "uur", "36.2", "b3"],
        &["Buddycoach, tweede jaar", "De Brug", "Personeel", "100", "uur", "36.2", "b3"],
        &["Drukwerk", "De Brug vzw", "werking", "1.500,00", "stuk", "0,35", ""],
    ]);
    let read = read(&dossier, &file);
    assert!(read.identified);
    let changed = of(&read, FileChangeKind::Changed);
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(fields(changed[0]), ["quantity 320>300"]);
    assert_eq!(changed[0].row, Some(2));
    let new: Vec<_> = of(&read, FileChangeKind::New).iter().map(|one| (one.description.as_str(), one.after)).collect();
    assert_eq!(
        new,
        [("Buddycoach, tweede jaar", Some(Euro::from_cents(362_000))), ("Drukwerk", Some(Euro::from_cents(52_500)))]
    );
    assert_eq!(of(&read, FileChangeKind::Gone).len(), dossier.budget.len() - 2);
    assert_eq!((read.same, troubles(&read)), (1, vec![]));

    let after = taken(&dossier, &read);
    let ids: Vec<_> = after.budget.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(ids, ["b1", "b3", "bff-3", "bff-4"], "new lines stand behind the row above them");
    assert_eq!(after.budget.iter().filter_map(|line| line.amount()).sum::<Euro>(), read.after);
    assert_eq!(after.budget[0].action, dossier.budget[0].action, "what the file has no column for stays");
}

#[test]
fn an_amount_typed_over_its_formula_changes_the_cost_of_a_unit() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    let headings: &[&str] = &["Omschrijving", "Aantal", "Per eenheid", "Bedrag", "Voorstel-id"];
    let file = desk.table(&[
        headings,
        &["Projectcoördinator", "320", "44.5", "16000", "b1"],
        &["Trajectbegeleider", "340", "39.8", "1234.57", "b2"],
        &["Buddycoach", "310", "36.2", "10860", "b3"],
        &["Verzekering", "", "", "450", ""],
        &["Verkeerd gerekend", "2", "10", "21", ""],
    ]);
    let read = read(&dossier, &file);
    let changed: Vec<_> = of(&read, FileChangeKind::Changed).iter().map(|one| (fields(one), one.after)).collect();
    assert_eq!(changed[0], (vec!["unit_cost 44,50>50,00".to_owned()], Some(Euro::from_cents(1_600_000))));
    assert_eq!(changed[1], (vec!["unit_cost 39,80>3,6311".to_owned()], Some(Euro::from_cents(123_457))));
    assert_eq!(changed[2].0, ["quantity 300>310"], "the amount beside it is the old one: nobody calculated it again");
    let new = of(&read, FileChangeKind::New);
    assert_eq!(fields(new[0]), ["description >Verzekering", "quantity >1", "unit_cost >450,00"]);
    assert_eq!(
        troubles(&read),
        [("D6".to_owned(), "niet aantal maal kost per eenheid; verbeter een van de drie".to_owned())]
    );
}

#[test]
fn headings_stand_anywhere_in_any_order_over_two_rows_among_other_columns() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    let file = desk.workbook(|sheet| {
        let bold = Format::new().set_bold();
        sheet.merge_range(0, 0, 0, 6, "Begroting van onze vereniging", &bold).unwrap();
        sheet.write_string(2, 0, "Ingevuld op 3 maart").unwrap();
        sheet.merge_range(4, 2, 4, 4, "Kosten", &bold).unwrap();
        for (column, heading) in [
            (0, "Opmerking"),
            (2, "Kostprijs per eenheid (€)"),
            (3, "Aantal"),
            (4, "Eenheid"),
            (5, "Organisatie"),
            (6, "Rubriek"),
        ] {
            sheet.write_string(5, column, heading).unwrap();
        }
        sheet.merge_range(4, 1, 5, 1, "Omschrijving", &bold).unwrap();
        fill(
            sheet,
            6,
            &[
                &["x", "Tolken", "37.5", "10", "uur"],
                &["", "Zaal", "€ 1.234,50", "2", "dag"],
                &["", "Folder", "0.35", "100", "stuk"],
            ],
        );
        // The partner of two rows is one cell; the category is written out.
        sheet.merge_range(6, 5, 7, 5, "De Brug vzw", &bold).unwrap();
        sheet.write_string(8, 5, "Lindebeke").unwrap();
        for row in 6..9 {
            sheet.write_string(row, 6, "Werking").unwrap();
        }
        sheet.write_string(9, 1, "Totaal").unwrap();
        sheet.write_formula(9, 2, Formula::new("=SUM(C7:C9)").set_result("1272.35")).unwrap();
    });
    let read = read(&dossier, &file);
    let headings: Vec<_> = read.headings.iter().map(|one| (one.text.as_str(), one.field.as_deref())).collect();
    assert_eq!(
        headings,
        [
            ("Opmerking", None),
            ("Omschrijving", Some("description")),
            ("Kostprijs per eenheid (€)", Some("unit_cost")),
            ("Aantal", Some("quantity")),
            ("Eenheid", Some("unit")),
            ("Organisatie", Some("partner")),
            ("Rubriek", Some("category")),
        ]
    );
    let after = taken(&dossier, &read);
    let new: Vec<_> = after.budget[dossier.budget.len()..]
        .iter()
        .map(|line| (line.description.as_str(), line.partner.as_str(), line.amount().unwrap().to_string()))
        .collect();
    let (lindebeke, brug) = (dossier.partners[0].id.as_str(), dossier.partners[2].id.as_str());
    assert_eq!(
        new,
        [
            ("Tolken", brug, "375.00".to_owned()),
            ("Zaal", brug, "2469.00".to_owned()),
            ("Folder", lindebeke, "35.00".to_owned())
        ]
    );
    assert!(!read.identified);
    assert!(of(&read, FileChangeKind::Gone).iter().all(|gone| !gone.proposed), "a part of the budget deletes nothing");
    assert_eq!(after.budget.len(), dossier.budget.len() + 3);
    assert_eq!(troubles(&read), [("B10".to_owned(), "een totaal, geen kost".to_owned())]);
}

#[test]
fn without_identities_lines_are_known_by_what_they_say() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    let file = desk.table(&[
        &["Category", "Description", "Partner", "Action", "Unit cost", "Quantity"],
        &["Personeel", "Buddycoach", "De Brug", "A4", "37", "300"],
        &["", "PROJECTCOORDINATOR", "Lindebeke", "A1", "44.5", "320"],
    ]);
    let read = read(&dossier, &file);
    let changed: Vec<_> = of(&read, FileChangeKind::Changed).iter().map(|one| (one.id.as_str(), fields(one))).collect();
    assert_eq!(changed[0], ("b3", vec!["unit_cost 36,20>37,00".to_owned()]));
    // Known by its description alone; the empty category is told.
    assert_eq!(changed[1].0, "b1");
    assert_eq!(of(&read, FileChangeKind::New).len(), 0);
}

#[test]
fn numbers_and_headings_are_read_in_both_languages() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    let amount = |rows: &[&[&str]], language| {
        let file = desk.table(rows);
        read_in(&dossier, &file, language).unwrap().changes[0].after.unwrap().to_string()
    };
    let dutch: &[&[&str]] = &[&["Omschrijving", "Bedrag"], &["Zaal", "€ 1.234"]];
    assert_eq!(amount(dutch, Language::Nl), "1234.00");
    let english: &[&[&str]] = &[&["Cost item", "Total cost"], &["Hall", "1,234"]];
    assert_eq!(amount(english, Language::En), "1234.00");
    // A number is a number in any language, also one with three decimals.
    let number: &[&[&str]] = &[&["Omschrijving", "Aantal", "Prijs"], &["Zaal", "1000", "1.234"]];
    assert_eq!(amount(number, Language::Nl), "1234.00");
    assert_eq!(amount(number, Language::En), "1234.00");
}

#[test]
fn cells_that_are_not_understood_are_told_and_leave_the_line_as_it_is() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    let file = desk.table(&[
        &["Omschrijving", "Partner", "Categorie", "Aantal", "Per eenheid", "Subsidiabel", "Voorstel-id"],
        &["Projectcoördinator", "Gemeente Elders", "Personeel", "veel", "44.5", "misschien", "b1"],
        &["Nieuw", "De Brug", "Toekomst", "-3", "33.33333", "ja", ""],
    ]);
    let read = read(&dossier, &file);
    assert_eq!(
        troubles(&read),
        [
            ("B2", "kies een partner"),
            ("D2", "geen getal"),
            ("F2", "ja of nee"),
            ("C3", "kies een categorie"),
            ("D3", "hoort boven 0"),
            ("E3", "te veel cijfers na de komma"),
        ]
        .map(|(cell, why)| (cell.to_owned(), why.to_owned()))
    );
    assert_eq!(read.troubles[0].sheet, "Sheet1");
    assert!(!read.changes.iter().any(|change| change.id == "b1"), "nothing of it is understood, so nothing changes");
    let after = taken(&dossier, &read);
    let new = after.budget.iter().find(|line| line.description == "Nieuw").unwrap();
    assert_eq!(new.quantity.to_string(), "-3", "in a new line, what was typed is kept and counts in no sum");
}

#[test]
fn the_sheet_with_the_budget_is_found_among_others() {
    let desk = Desk::new();
    let dossier = dossier(SAMPLE);
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("Uitleg").unwrap(), 0, &[&["Vul het blad Kosten in"]]);
    let mut hours = |name: &str, rows: &[&[&str]]| fill(book.add_worksheet().set_name(name).unwrap(), 0, rows);
    hours("Uren", &[&["Omschrijving", "Aantal"], &["Maart", "12"]]);
    hours("Kosten", &[&["Omschrijving", "Aantal", "Per eenheid"], &["Zaal", "2", "100"]]);
    let path = desk.path("several.xlsx");
    book.save(&path).unwrap();
    let read = read(&dossier, &path);
    assert_eq!(read.sheet, "Kosten");
    assert_eq!(read.unread, ["Uitleg", "Uren"]);
}

#[test]
fn ten_thousand_rows_are_read_and_taken() {
    let desk = Desk::new();
    let mut dossier = dossier(SAMPLE);
    let line = dossier.budget[0].clone();
    dossier.budget = (0..5000)
        .map(|at| voorstel_app::model::BudgetLine {
            id: format!("b{at}"),
            description: format!("Kost {at}"),
            ..line.clone()
        })
        .collect();
    let file = desk.workbook(|sheet| {
        fill(sheet, 0, &[&["Omschrijving", "Aantal", "Per eenheid", "Voorstel-id"]]);
        for at in 0..10_000_u32 {
            sheet.write_string(at + 1, 0, format!("Kost {at}")).unwrap();
            sheet.write_number(at + 1, 1, 2.0).unwrap();
            sheet.write_number(at + 1, 2, f64::from(at) / 100.0).unwrap();
            sheet.write_string(at + 1, 3, if at < 5000 { format!("b{at}") } else { String::new() }).unwrap();
        }
    });
    let read = read(&dossier, &file);
    assert_eq!(of(&read, FileChangeKind::Changed).len(), 5000);
    assert_eq!(of(&read, FileChangeKind::New).len(), 5000);
    // Twice the sum of 0.00 to 99.99.
    assert_eq!(read.after.to_string(), "999900.00");
    let after = taken(&dossier, &read);
    assert_eq!(after.budget.iter().filter_map(|line| line.amount()).sum::<Euro>(), read.after);
}
