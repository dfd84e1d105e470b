//! How long it takes until the page beside the work shows an edit, told as JSON in milliseconds: the dossier judged, its
//! pages laid out again, and the page of the field drawn. `cargo xtask bench` runs it.

use std::time::Instant;

use serde_json::json;
use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_export::{Export, ExportError, ExportOptions, Pages};
use voorstel_model::{BudgetLine, Call, Date, Dossier, Entry, Field, Language};
use voorstel_rules::judge;

/// How often each field is edited.
const ROUNDS: usize = 20;

/// An edit: its name, the field, and what is typed there the so manieth time.
type Edit = (&'static str, &'static str, fn(&mut Dossier, usize));

const EDITS: [Edit; 5] = [
    ("the title", "/title", |dossier, at| dossier.title = format!("Samen thuis {at}")),
    ("an action's description", "/actions/a2", |dossier, at| {
        if let Some(action) = dossier.actions.get_mut(1) {
            action.description = format!("Wij werken trajecten uit, nu {at} in de week.");
        }
    }),
    ("a text", "/texts/concept", |dossier, at| {
        dossier.texts.insert("concept".to_owned(), format!("Een tekst in **{at}** woorden.\n\n- punt\n- punt"));
    }),
    ("a text that pushes all below it down", "/texts/concept", |dossier, at| {
        let text = dossier.texts.entry("concept".to_owned()).or_default();
        text.push_str(&format!("\n\nNog een alinea, nummer {at}, die verschuift wat er onder staat."));
    }),
    ("a cost", "/budget/b7", |dossier, at| {
        if let Some(line) = dossier.budget.get_mut(7) {
            line.unit_cost = Entry::from_text(&format!("{}.50", 20 + at));
        }
    }),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Whoever runs all benches without saying how long the dossier is wants none of this.
    let Some(lines) = std::env::args().nth(1).and_then(|text| text.parse().ok()) else { return Ok(()) };
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let mut dossier = dossier(lines)?;
    let call = catalogue.get(&dossier.call).ok_or("the call is not published")?;
    let began = Instant::now();
    let mut pages = shown(None, &dossier, call, "/title")?;
    let first = millis(began);
    let mut edits = serde_json::Map::new();
    for (name, field, edit) in EDITS {
        let mut times = Vec::new();
        for at in 0..ROUNDS {
            edit(&mut dossier, at);
            let began = Instant::now();
            pages = shown(Some(&pages), &dossier, call, field)?;
            times.push(millis(began));
        }
        edits.insert(name.to_owned(), json!(times));
    }
    println!("{}", json!({ "first": first, "edits": edits }));
    Ok(())
}

/// Lays the pages out, after those there were, and draws the one of a field.
fn shown(last: Option<&Pages>, dossier: &Dossier, call: &Call, field: &str) -> Result<Pages, ExportError> {
    let today = Date(jiff::civil::date(2020, 10, 1));
    let report = judge(call, dossier, today);
    let options = ExportOptions { draft: false, findings: false, ..ExportOptions::default() };
    let input = Export { dossier, call, report: &report, language: Language::Nl, today, options, files: &[] };
    let pages = last.map_or_else(|| Pages::of(&input), |last| last.after(&input))?;
    std::hint::black_box(pages.svg(pages.page_of(&Field::new(field))));
    Ok(pages)
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

fn dossier(lines: usize) -> Result<Dossier, Box<dyn std::error::Error>> {
    let sample = samples().find(|sample| sample.name == "proeftuinen-inburgering").ok_or("there is no sample")?;
    let mut dossier = Dossier::from_json(sample.json)?.dossier;
    let some = std::mem::take(&mut dossier.budget);
    let lines = some.iter().cycle().take(lines).enumerate();
    dossier.budget = lines.map(|(at, line)| BudgetLine { id: format!("b{at}"), ..line.clone() }).collect();
    Ok(dossier)
}
