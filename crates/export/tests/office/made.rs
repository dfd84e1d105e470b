//! Dossiers, and the files made of them.

use std::sync::LazyLock;

use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_export::{Export, ExportError, ExportOptions, Exporter, Watch};
use voorstel_model::{BudgetLine, Call, Date, Dossier, Entry, Funding, Language, Partner, Role, Typed};
use voorstel_rules::judge;

/// The day every test's document is of.
pub const TODAY: &str = "2020-10-01";

pub const BOTH: [Language; 2] = [Language::Nl, Language::En];

/// The published call that a dossier pins.
pub fn call(pin: &str) -> Call {
    static PUBLISHED_CALLS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(PUBLISHED, None).0);
    PUBLISHED_CALLS.get(pin).cloned().unwrap_or_else(|| panic!("no call {pin}"))
}

/// Every sample dossier.
pub fn every_sample() -> Vec<Dossier> {
    samples().map(|sample| Dossier::from_json(sample.json).unwrap().dossier).collect()
}

/// A dossier in a format.
pub fn made(format: &dyn Exporter, dossier: &Dossier, language: Language) -> Vec<u8> {
    watched(format, dossier, language, &Watch::nobody()).unwrap()
}

pub fn watched(
    format: &dyn Exporter,
    dossier: &Dossier,
    language: Language,
    watch: &Watch<'_>,
) -> Result<Vec<u8>, ExportError> {
    let call = call(&dossier.call);
    let today = Date::read(TODAY).unwrap();
    let report = judge(&call, dossier, today);
    let options = ExportOptions::default();
    let export = Export { dossier, call: &call, report: &report, language, today, options, files: &[] };
    format.export(&export, watch).map(|made| made.bytes)
}

/// A dossier of which everything that spreadsheets stumble over is a part: names that are patterns or formulas or differ
/// in their case alone, halves of cents, what is not a number, what is not chosen, categories that the call does not know.
pub fn thorny(lines: u32) -> Dossier {
    let names = ["=1+1", "*", ">5", "a?b", "Stad", "STAD", "~", "", "'quoted'", "\tTab", "@cmd|' /C calc'!A0", "-2"];
    let mut dossier = Dossier {
        call: "proeftuinen-inburgering@1".to_owned(),
        title: "=HYPERLINK(\"https://voorbeeld.example\")".to_owned(),
        indirect_rate: Entry::from_text("0.07"),
        ..Dossier::default()
    };
    let call = call(&dossier.call);
    for (at, name) in names.iter().enumerate() {
        dossier.partners.push(Partner {
            id: format!("p{at}"),
            role: if at == 0 { Role::Lead } else { Role::CoApplicant },
            name: (*name).to_owned(),
            ..Partner::default()
        });
    }
    let mut seed = 7_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    for at in 0..lines {
        let category = match next(10) {
            0 => String::new(),
            1 => "nergens".to_owned(),
            place => call.category[usize::try_from(place).unwrap() % call.category.len()].id.clone(),
        };
        // Quantities and costs of four decimals: halves of a cent come up, and must be rounded the same everywhere.
        let quantity = match next(12) {
            0 => "veel".to_owned(),
            1 => String::new(),
            2 => "0.5".to_owned(),
            _ => format!("{}.{:04}", next(2000), next(100) * 100),
        };
        let cost = match next(3) {
            0 => format!("{}.{:02}5", next(5000), next(100)),
            1 => format!("{}.{:04}", next(100), next(10_000)),
            _ => format!("{}.{:02}", next(90_000), next(100)),
        };
        dossier.budget.push(BudgetLine {
            id: format!("b{at}"),
            partner: match next(9) {
                0 => String::new(),
                _ => format!("p{}", next(12)),
            },
            category,
            description: format!("{}kost {at}", ["", "=", "+", "@", "-"][usize::try_from(next(5)).unwrap()]),
            unit: "uur".to_owned(),
            quantity: Entry::from_text(&quantity),
            unit_cost: Entry::from_text(&cost),
            eligible: next(5) > 0,
            ..BudgetLine::default()
        });
    }
    for (at, source) in ["grant", "own", "own", "", "elders", "other-public"].iter().enumerate() {
        dossier.funding.push(Funding {
            id: format!("f{at}"),
            source: (*source).to_owned(),
            partner: if at == 3 { String::new() } else { format!("p{at}") },
            amount: Entry::from_text(&format!("{}.{:02}", next(90_000), next(100))),
            note: "=1".to_owned(),
            ..Funding::default()
        });
    }
    dossier
}
