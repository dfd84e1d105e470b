//! How fast judging, searching, opening and making documents are: one run, whose tables go into `docs/benchmarks.md`.

mod clock;
mod documents;
mod dossiers;
mod engines;
mod facts;
mod judging;
mod library;
mod machine;
mod report;
mod search;

use std::path::PathBuf;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let mut said = std::env::args_os().skip(1).map(PathBuf::from);
    let page = said.next().context("say which file the tables go into")?;
    let (voorstel, edited) = said.next().zip(said.next()).context("say where `voorstel` and `edited` lie")?;
    let tools = documents::Tools { voorstel, edited, python: said.next() };
    println!("Comparing verdicts");
    let agreed = judging::agree()?;
    let judged = judging::measure()?;
    println!("Searching");
    let searched = search::measure()?;
    println!("Opening");
    let opened = library::measure()?;
    let documents = documents::measure(&tools)?;
    let text = report::page(&agreed, &judged, &searched, &opened, &documents);
    std::fs::write(&page, &text).with_context(|| page.display().to_string())?;
    println!("{text}");
    Ok(())
}
