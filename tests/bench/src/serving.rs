//! Drafting live: how soon one window has what another typed, and what dossiers cost a server, as `drafting` tells it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::report::time;

/// What was measured.
#[derive(Deserialize)]
pub struct Served {
    lines: usize,
    every_s: u64,
    began_ms: Began,
    stored: u64,
    /// The database with them.
    file: u64,
    empty_kib: u64,
    left_kib: u64,
    /// With as many others, and once they have gone too.
    again_kib: u64,
    left_again_kib: u64,
    spread: Vec<Spread>,
    held: Vec<Held>,
}

#[derive(Deserialize)]
struct Began {
    empty: u64,
    full: u64,
}

/// How soon edits were in the other window, in microseconds, while so many dossiers were worked on.
#[derive(Deserialize)]
struct Spread {
    open: usize,
    times: Vec<u64>,
}

/// What so many dossiers that were worked on cost.
#[derive(Deserialize)]
struct Held {
    open: usize,
    kib: u64,
    threads: u64,
    busy_kib: u64,
    stored: u64,
    edits: u64,
    cpu_ms: u64,
    grown: u64,
}

/// Measures with the programs that were built.
///
/// # Errors
/// Where one does not do its part.
pub fn measure(drafting: impl AsRef<OsStr>, voorstel: impl AsRef<OsStr>) -> Result<Served> {
    println!("Drafting live");
    let said = Command::new(drafting).arg(voorstel).output()?;
    ensure!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).context("what `drafting` says")
}

/// The part of the page that is about drafting live.
pub fn tables(page: &mut String, served: &Served) {
    let _ = writeln!(
        page,
        "\n## Drafting live\n\n\
         `voorstel serve` in a process of its own, and towns with their libraries in another, all on this machine over loopback. Every dossier has {} budget lines.\n\
         An edit is timed from being typed in one window until the other has it judged: on disk here, over the server, on disk there. Meanwhile the dossiers of others are edited, each every {} s.\n\n\
         | dossiers worked on | edits timed | median | p95 | longest |\n|---|---|---|---|---|",
        served.lines, served.every_s
    );
    for spread in &served.spread {
        let mut times = spread.times.clone();
        times.sort_unstable();
        let at = |hundredths: usize| times.get((times.len() * hundredths).div_ceil(100).saturating_sub(1));
        let said = |micros: Option<&u64>| time(Duration::from_micros(micros.copied().unwrap_or_default()));
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            spread.open,
            times.len(),
            said(at(50)),
            said(at(95)),
            said(times.last())
        );
    }
    let _ = writeln!(
        page,
        "\nWhat they cost the server, which holds {} MiB with nobody there, and {} MiB once all have gone; {} MiB with as many others, and {} MiB once they have gone too. It listens {} ms after it was started on an empty folder, {} ms on one with {} MiB of dossiers, a file of {} MiB.\n\n\
         | dossiers worked on | memory | a dossier | memory, with edits | threads | stored | edits | processor, an edit | stored, an edit |\n\
         |---|---|---|---|---|---|---|---|---|",
        mib(served.empty_kib),
        mib(served.left_kib),
        mib(served.again_kib),
        mib(served.left_again_kib),
        served.began_ms.empty,
        served.began_ms.full,
        mib(served.stored / 1024),
        mib(served.file / 1024)
    );
    for held in &served.held {
        let edits = held.edits.max(1);
        let _ = writeln!(
            page,
            "| {} | {} MiB | {} KiB | {} MiB | {} | {} MiB | {} | {} | {} B |",
            held.open,
            mib(held.kib),
            held.kib.saturating_sub(served.empty_kib) / u64::try_from(held.open.max(1)).unwrap_or(1),
            mib(held.busy_kib),
            held.threads,
            mib(held.stored / 1024),
            held.edits,
            time(Duration::from_micros(held.cpu_ms * 1_000 / edits)),
            held.grown / edits
        );
    }
}

fn mib(kib: u64) -> u64 {
    (kib + 512) >> 10
}
