//! How fast judging, searching and opening are: one run, whose tables go into `docs/benchmarks.md`.

mod clock;
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
    let page: PathBuf = std::env::args_os().nth(1).context("say which file the tables go into")?.into();
    println!("Comparing verdicts");
    let agreed = judging::agree()?;
    let judged = judging::measure()?;
    println!("Searching");
    let searched = search::measure()?;
    println!("Opening");
    let opened = library::measure()?;
    let text = report::page(&agreed, &judged, &searched, &opened);
    std::fs::write(&page, &text).with_context(|| page.display().to_string())?;
    println!("{text}");
    Ok(())
}
