//! What a document of thousands of lines takes is free for the next: memory does not grow from one to the next. By itself
//! in its process, since others would be counted along.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "what a test cannot set up or read has failed")]

use std::fs;

use voorstel_catalogue::{Catalogue, PUBLISHED};
use voorstel_export::{Export, ExportOptions, Exporter, Pages, Pdf, Watch};
use voorstel_model::{BudgetLine, Date, Dossier, Entry, Language, Partner, Role, Typed};
use voorstel_rules::judge;

/// What the process holds now, and the most it ever held, in kilobytes.
fn held() -> (u64, u64) {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let of = |key: &str| {
        let line = status.lines().find(|line| line.starts_with(key)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    (of("VmRSS:"), of("VmHWM:"))
}

fn dossier(lines: usize) -> Dossier {
    let mut dossier = Dossier { call: "amif-2020-local-integration@1".to_owned(), ..Dossier::default() };
    dossier.title = format!("{lines} lines");
    for at in 0..8 {
        let role = if at == 0 { Role::Lead } else { Role::CoApplicant };
        dossier.partners.push(Partner {
            id: format!("p{at}"),
            role,
            name: format!("Partner {at}"),
            ..Partner::default()
        });
    }
    dossier.budget = (0..lines)
        .map(|at| BudgetLine {
            id: format!("b{at}"),
            partner: format!("p{}", at % 8),
            category: ["staff", "travel", "equipment"][at % 3].to_owned(),
            description: format!("Kost nummer {at}"),
            unit: "maand".to_owned(),
            quantity: Entry::from_text("2"),
            unit_cost: Entry::from_text(&format!("{}.{:02}", 10 + at, at % 100)),
            ..BudgetLine::default()
        })
        .collect();
    dossier
}

fn export<'a>(dossier: &'a Dossier, call: &'a voorstel_model::Call, report: &'a voorstel_rules::Report) -> Export<'a> {
    let today = Date::read("2026-11-23").unwrap();
    Export { dossier, call, report, language: Language::Nl, today, options: ExportOptions::default(), files: &[] }
}

fn set(lines: usize) -> usize {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let dossier = dossier(lines);
    let call = catalogue.get(&dossier.call).unwrap();
    let report = judge(call, &dossier, Date::read("2026-11-23").unwrap());
    Pdf.export(&export(&dossier, call, &report), &Watch::nobody()).unwrap().bytes.len()
}

#[test]
fn memory_does_not_grow_from_one_document_to_the_next() {
    set(10);
    let (before, _) = held();
    assert!(set(1000) > 50_000);
    let (first, most) = held();
    for _ in 0..3 {
        set(1000);
    }
    let (later, _) = held();
    let (grown, taken) = (later.saturating_sub(first), most - before);
    assert!(grown < taken, "the first took {taken} kB, three more together {grown} kB on top");

    // While one works: a hundred edits take no more than the first few.
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let mut dossier = dossier(20);
    let call = catalogue.get(&dossier.call).unwrap();
    let mut look = |at: usize| {
        dossier.title = format!("Titel {at}");
        dossier.budget[at % 20].quantity = Entry::from_text(&at.to_string());
        let report = judge(call, &dossier, Date::read("2026-11-23").unwrap());
        Pages::of(&export(&dossier, call, &report)).unwrap().count()
    };
    for at in 1..20 {
        look(at);
    }
    let (few, _) = held();
    for at in 20..120 {
        look(at);
    }
    let (many, _) = held();
    assert!(many.saturating_sub(few) * 4 < few, "{few} kB after a few edits, {many} kB after a hundred");
}
