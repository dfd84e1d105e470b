//! Documents: the command line as it is released, each export in a process of its own, beside programs that make the like.

mod html;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

pub use self::tables::tables;
use crate::dossiers;

/// Of how many budget lines the documents are, and how often each is made.
const LINES: [(usize, usize); 2] = [(150, 5), (10_000, 1)];
/// Of how many lines the application is that is laid out again after an edit. The screen shows up to 400 of them.
const EDITED: [usize; 3] = [150, 400, 1_000];

/// What it takes to measure documents, where it is there.
pub struct Tools {
    /// The released command line.
    pub voorstel: PathBuf,
    /// Lays pages out again after each of some edits.
    pub edited: PathBuf,
    /// Where WeasyPrint and openpyxl lie; none where they could not be fetched.
    pub python: Option<PathBuf>,
}

/// What making a document took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// The middle of the times.
    pub time: Duration,
    /// The most memory a run held, in KiB.
    pub kib: u64,
}

/// A document of so many lines, made by Voorstel and by another program.
pub struct Made {
    /// Of how many budget lines.
    pub lines: usize,
    /// What is made.
    pub what: &'static str,
    /// By Voorstel.
    pub ours: Took,
    /// By which program else, where there is one.
    pub beside: Option<(&'static str, Took)>,
}

/// How long pages took.
pub struct Edited {
    /// Of how many budget lines.
    pub lines: usize,
    /// Laid out for the first time.
    pub first: Duration,
    /// What was edited, and how long it took until its page was drawn again.
    pub edits: Vec<Redrawn>,
}

/// How long it took until a page was drawn again after an edit.
pub struct Redrawn {
    /// What was edited.
    pub what: String,
    /// In the middle.
    pub middle: Duration,
    /// So long or shorter in 95 of 100.
    pub most: Duration,
}

/// What was measured.
pub struct Documents {
    /// Documents of files.
    pub made: Vec<Made>,
    /// Pages beside the work.
    pub edited: Vec<Edited>,
    /// Whether other programs were there to be measured.
    pub is_compared: bool,
}

/// Measures everything.
///
/// # Errors
/// Where a program does not do its part.
pub fn measure(tools: &Tools) -> Result<Documents> {
    let folder = tempfile::tempdir()?;
    let mut made = Vec::new();
    for (lines, rounds) in LINES {
        made.extend(of_lines(tools, folder.path(), lines, rounds)?);
    }
    let edited = EDITED.into_iter().map(|lines| edited(tools, lines)).collect::<Result<_>>()?;
    Ok(Documents { made, edited, is_compared: tools.python.is_some() })
}

fn of_lines(tools: &Tools, folder: &Path, lines: usize, rounds: usize) -> Result<Vec<Made>> {
    let call = dossiers::published()?;
    let dossier = dossiers::kept(&call, lines)?;
    let [json, page] = ["dossier.json", "page.html"].map(|name| folder.join(name));
    fs::write(&json, dossier.to_json())?;
    let fonts = fs::canonicalize("../../crates/export/fonts")?;
    fs::write(&page, html::page(&dossier, &call, &fonts))?;
    let ours = |format: &str| {
        let mut run = Command::new(&tools.voorstel);
        run.arg("export").arg(&json).arg(format!("--{format}")).arg(folder.join("ours"));
        run.args(["--today", "2020-10-01"]);
        run
    };
    let theirs = |script: &str, from: &Path| {
        let python = tools.python.as_ref()?;
        let mut run = Command::new("python3");
        run.env("PYTHONPATH", python).arg(format!("src/documents/{script}")).arg(from).arg(folder.join("theirs"));
        Some(run)
    };
    let mut made = Vec::new();
    for (what, format, other) in [
        ("PDF", "pdf", theirs("page.py", &page).map(|run| ("WeasyPrint 70.0", run))),
        ("workbook", "xlsx", theirs("sheet.py", &json).map(|run| ("openpyxl 3.1.5", run))),
        ("Word document", "docx", None),
    ] {
        println!("Making a {what} of {lines} lines");
        let mut runs = vec![("voorstel", ours(format))];
        runs.extend(other);
        let mut took: Vec<Vec<(Duration, u64)>> = runs.iter().map(|_| Vec::new()).collect();
        for _ in 0..rounds {
            for ((_, run), took) in runs.iter().zip(&mut took) {
                took.push(once(run)?);
            }
        }
        let mut took = runs.iter().zip(took).map(|((name, _), all)| (*name, summed(all)));
        let (_, ours) = took.next().context("Voorstel itself is measured")?;
        made.push(Made { lines, what, ours, beside: took.next() });
    }
    Ok(made)
}

fn summed(mut all: Vec<(Duration, u64)>) -> Took {
    all.sort_unstable();
    let time = all.get(all.len() / 2).map(|(time, _)| *time).unwrap_or_default();
    Took { time, kib: all.iter().map(|(_, kib)| *kib).max().unwrap_or_default() }
}

/// Runs a program once, watched from outside, since only the system knows what a process took.
fn once(run: &Command) -> Result<(Duration, u64)> {
    let mut watched = Command::new("python3");
    watched.arg("src/documents/run.py").arg(run.get_program()).args(run.get_args());
    watched.envs(run.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let said = watched.output().context("python3 watches what a process takes")?;
    let said: Value = serde_json::from_slice(&said.stdout)?;
    ensure!(said["exit"] == 0, "{run:?} ended with {}", said["exit"]);
    let seconds = said["seconds"].as_f64().context("a time")?;
    Ok((Duration::from_secs_f64(seconds), said["kib"].as_u64().context("a size")?))
}

fn edited(tools: &Tools, lines: usize) -> Result<Edited> {
    println!("Editing beside the pages of {lines} lines");
    let said = Command::new(&tools.edited).arg(lines.to_string()).output()?;
    ensure!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let said: Value = serde_json::from_slice(&said.stdout)?;
    let millis = |value: &Value| value.as_f64().map(|millis| Duration::from_secs_f64(millis / 1000.0));
    let edits = said["edits"].as_object().context("the edits")?.iter();
    let edits = edits.map(|(name, times)| {
        let mut times: Vec<Duration> = times.as_array().into_iter().flatten().filter_map(millis).collect();
        times.sort_unstable();
        let at = |hundredths: usize| times.get(times.len() * hundredths / 100).copied().context("times");
        Ok(Redrawn { what: name.clone(), middle: at(50)?, most: at(94)? })
    });
    Ok(Edited { lines, first: millis(&said["first"]).context("a time")?, edits: edits.collect::<Result<_>>()? })
}
