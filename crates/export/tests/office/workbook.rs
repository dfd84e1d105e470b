//! The workbook as calamine reads it.

use std::cell::RefCell;
use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx as Workbook};
use voorstel_export::{ExportError, Stage, Watch, Xlsx};
use voorstel_model::{Dossier, Language, Totals};
use voorstel_words::Words;
use zip::ZipArchive;

use crate::made::{BOTH, call, every_sample, made, thorny, watched};

fn workbook(bytes: &[u8]) -> Workbook<Cursor<&[u8]>> {
    Workbook::new(Cursor::new(bytes)).unwrap()
}

/// The value right of a label on the first sheet, in the plain form of an amount.
fn beside(sheet: &Range<Data>, label: &str, last: bool) -> String {
    let found =
        sheet.used_cells().filter(|(_, column, value)| *column == 0 && **value == Data::String(label.to_owned()));
    let found: Vec<_> = found.collect();
    let found = if last { found.last() } else { found.first() };
    let (row, column, _) = found.unwrap_or_else(|| panic!("no {label}"));
    cents(sheet.get((*row, column + 1)).unwrap())
}

fn cents(value: &Data) -> String {
    let Data::Float(number) = value else { panic!("{value:?} is no number") };
    format!("{number:.2}")
}

fn sheet(bytes: &[u8], key: &str, language: Language) -> Range<Data> {
    workbook(bytes).worksheet_range(&Words::of(language).label(key)).unwrap()
}

#[test]
fn the_sums_equal_the_totals_to_the_cent() {
    for dossier in every_sample().into_iter().chain([thorny(300)]) {
        for language in BOTH {
            let words = Words::of(language);
            let totals = Totals::of(&call(&dossier.call), &dossier);
            let bytes = made(&Xlsx, &dossier, language);
            let overview = sheet(&bytes, "sheet-overview", language);
            for (key, amount) in [
                ("export-total-direct", totals.direct.eligible),
                ("sheet-indirect-base", totals.indirect_base),
                ("export-total-indirect", totals.indirect),
                ("export-total-eligible", totals.eligible),
                ("export-total-not-eligible", totals.direct.total - totals.direct.eligible),
                ("export-total-cost", totals.cost),
                ("cli-asked", totals.asked),
                ("cli-difference", totals.difference),
            ] {
                assert_eq!(beside(&overview, &words.label(key), false), amount.to_string(), "{key}");
            }
            assert_eq!(beside(&overview, &words.label("export-funding-total"), true), totals.funding.to_string());
            let budget = sheet(&bytes, "sheet-budget", language);
            assert_eq!(cents(budget.get((2, 8)).unwrap()), totals.direct.total.to_string());
            let lines = dossier.budget.iter().filter_map(|line| line.amount()).map(|amount| amount.to_string());
            let read = budget.rows().skip(4).filter(|row| matches!(row[8], Data::Float(_))).map(|row| cents(&row[8]));
            assert_eq!(read.collect::<Vec<_>>(), lines.collect::<Vec<_>>());
            let partners = sheet(&bytes, "sheet-partners", language);
            for (row, partner) in dossier.partners.iter().enumerate() {
                let cost = totals.by_partner.get(&partner.id).copied().unwrap_or_default().total;
                assert_eq!(cents(partners.get((row + 4, 11)).unwrap()), cost.to_string(), "{}", partner.name);
            }
            let actions = sheet(&bytes, "sheet-actions", language);
            for (row, action) in dossier.actions.iter().enumerate() {
                let cost = totals.by_action.get(&action.id).copied().unwrap_or_default().total;
                assert_eq!(cents(actions.get((row + 4, 9)).unwrap()), cost.to_string(), "{}", action.title);
            }
        }
    }
}

#[test]
fn every_sum_is_a_formula() {
    let dossier = thorny(20);
    let bytes = made(&Xlsx, &dossier, Language::Nl);
    let mut book = workbook(&bytes);
    let words = Words::of(Language::Nl);
    let overview = book.worksheet_formula(&words.label("sheet-overview")).unwrap();
    let values = book.worksheet_range(&words.label("sheet-overview")).unwrap();
    for (row, column, value) in values.used_cells().filter(|(_, _, value)| matches!(value, Data::Float(_))) {
        let place = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
        let formula = overview.get_value(place).map(String::as_str).unwrap_or_default();
        // The rate alone is typed.
        assert!(!formula.is_empty() || place == (7, 1), "{value} at {place:?} is calculated by nothing");
    }
    let budget = book.worksheet_formula(&words.label("sheet-budget")).unwrap();
    for row in 4..24 {
        assert!(budget.get_value((row, 8)).unwrap().contains("ROUND"), "row {row}");
    }
}

#[test]
fn what_people_typed_is_text_whatever_it_begins_with() {
    let dossier = thorny(60);
    let bytes = made(&Xlsx, &dossier, Language::En);
    let mut book = workbook(&bytes);
    let budget = book.worksheet_range("Budget").unwrap();
    for (row, line) in dossier.budget.iter().enumerate() {
        assert_eq!(budget.get((row + 4, 1)), Some(&Data::String(line.description.clone())));
    }
    for (name, columns) in [("Budget", 0..8), ("Partners", 0..11), ("Funding", 0..4)] {
        let formulas = book.worksheet_formula(name).unwrap();
        let typed = formulas.used_cells().filter(|(row, column, _)| {
            let (first, left) = formulas.start().unwrap();
            row + usize::try_from(first).unwrap() > 3 && columns.contains(&(column + usize::try_from(left).unwrap()))
        });
        assert_eq!(typed.map(|(_, _, formula)| formula.clone()).collect::<Vec<_>>(), [""; 0], "{name}");
    }
    let title = book.worksheet_range("Overview").unwrap().get((0, 0)).cloned();
    assert_eq!(title, Some(Data::String(dossier.title.clone())));
}

/// A part of the file as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn it_is_fit_for_work_and_paper() {
    let dossier = every_sample().remove(0);
    for (language, money, tag) in [(Language::Nl, "[$€-813]", "nl-BE"), (Language::En, "[$€-809]", "en-GB")] {
        let bytes = made(&Xlsx, &dossier, language);
        let budget = part(&bytes, "xl/worksheets/sheet2.xml");
        for needed in [
            "ySplit=\"4\"",
            "state=\"frozen\"",
            "fitToPage=\"1\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "<autoFilter",
            "hidden=\"1\"",
        ] {
            assert!(budget.contains(needed), "{needed}");
        }
        assert_eq!(budget.matches("<dataValidation ").count(), 4, "partner, action, category, eligible");
        let book = part(&bytes, "xl/workbook.xml");
        assert_eq!(book.matches("_xlnm.Print_Titles").count(), 5, "every list repeats its headings");
        assert!(part(&bytes, "xl/styles.xml").contains(money));
        let about = part(&bytes, "docProps/core.xml");
        assert!(about.contains(&dossier.lead().unwrap().name) && about.contains("2020-10-01"), "{about}");
        assert!(part(&bytes, "docProps/custom.xml").contains(tag));
    }
}

#[test]
fn every_line_bears_its_identity() {
    let dossier = every_sample().remove(0);
    let bytes = made(&Xlsx, &dossier, Language::Nl);
    let budget = sheet(&bytes, "sheet-budget", Language::Nl);
    let ids: Vec<String> = budget.rows().skip(4).map(|row| row[10].to_string()).collect();
    assert_eq!(ids, dossier.budget.iter().map(|line| line.id.clone()).collect::<Vec<_>>());
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let dossier = every_sample().remove(1);
    let first = made(&Xlsx, &dossier, Language::Nl);
    made(&Xlsx, &thorny(5), Language::En);
    let other = std::thread::spawn(move || made(&Xlsx, &dossier, Language::Nl)).join().unwrap();
    assert!(first == other, "whatever was made in between, and on whatever thread");
}

#[test]
fn an_empty_dossier_is_a_workbook() {
    for call in ["proeftuinen-inburgering@1", "amif-31-integratie@1"] {
        let dossier = Dossier { call: call.to_owned(), ..Dossier::default() };
        let bytes = made(&Xlsx, &dossier, Language::Nl);
        assert_eq!(workbook(&bytes).sheet_names().len(), 6);
    }
}

#[test]
fn it_tells_its_stages_and_can_be_called_off() {
    let dossier = thorny(3000);
    let told = RefCell::new(Vec::new());
    let tell = |stage| told.borrow_mut().push(stage);
    watched(&Xlsx, &dossier, Language::Nl, &Watch::new(&tell, &|| false)).unwrap();
    assert_eq!(*told.borrow(), [Stage::Gathering, Stage::Encoding]);
    for most in 1..6 {
        let asked = RefCell::new(0);
        let off = || {
            *asked.borrow_mut() += 1;
            *asked.borrow() > most
        };
        let done = watched(&Xlsx, &dossier, Language::Nl, &Watch::new(&|_| (), &off));
        assert_eq!(done, Err(ExportError::Cancelled), "called off when asked for the time {most}");
    }
}
