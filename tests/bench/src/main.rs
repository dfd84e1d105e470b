//! How fast judging, searching, opening, putting together, making documents and drafting live are: one run, whose tables go
//! into `docs/benchmarks.md`. While one works on them, `drafts`, or `live` with where `drafting` and `voorstel` lie, measures
//! that part alone and only tells it.

mod clock;
mod documents;
mod dossiers;
mod drafts;
mod engines;
mod facts;
mod judging;
mod library;
mod machine;
mod report;
mod search;
mod serving;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut alone = String::new();
    match *arguments {
        [drafts::ONCE, ref work @ ..] => return drafts::once(work),
        ["drafts"] => drafts::tables(&mut alone, &drafts::measure()?),
        ["live", drafting, voorstel] => serving::tables(&mut alone, &serving::measure(drafting, voorstel)?),
        [page, voorstel, edited, drafting, ref python @ ..] => {
            let tools = documents::Tools {
                voorstel: voorstel.into(),
                edited: edited.into(),
                python: python.first().map(PathBuf::from),
            };
            return whole(page, drafting, &tools);
        }
        _ => bail!("say which file the tables go into, and where `voorstel`, `edited` and `drafting` lie"),
    }
    println!("{alone}");
    Ok(())
}

/// Measures everything, and writes the page.
fn whole(page: &str, drafting: &str, tools: &documents::Tools) -> Result<()> {
    println!("Comparing verdicts");
    let agreed = judging::agree()?;
    let judged = judging::measure()?;
    println!("Searching");
    let searched = search::measure()?;
    println!("Opening");
    let opened = library::measure()?;
    let drafted = drafts::measure()?;
    let documents = documents::measure(tools)?;
    let served = serving::measure(drafting, &tools.voorstel)?;
    let text = report::page(&agreed, &judged, &searched, &opened, &drafted, &documents, &served);
    std::fs::write(page, &text).with_context(|| page.to_owned())?;
    println!("{text}");
    Ok(())
}
