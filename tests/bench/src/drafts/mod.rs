//! Opening and putting together of what two authors have drafted, each piece of work in a process of its own, beside
//! plain reading of the same contents.

mod making;
mod tables;
mod work;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use self::making::Drafted;
pub use self::tables::tables;
pub use self::work::{Work, once};

/// The first argument of a process that does one piece of work.
pub const ONCE: &str = "once";
/// Of how many budget lines, of how many changes, and how often each piece of work is done.
const SIZES: [(usize, usize, usize); 4] =
    [(1_000, 1_000, 9), (1_000, 50_000, 5), (10_000, 1_000, 5), (10_000, 50_000, 5)];
/// With how many new changes packets come back.
const NEWS: [usize; 2] = [10, 1_000];

/// What a piece of work took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// The middle of the times.
    pub time: Duration,
    /// The most memory a process held in which it was done, in KiB.
    pub kib: u64,
}

/// Everything that was done with one dossier.
pub struct Worked {
    /// Of how many budget lines.
    pub lines: usize,
    /// Of how many changes.
    pub changes: usize,
    /// How large its packet is, in bytes.
    pub packet: u64,
    /// Each piece of work.
    pub works: Vec<(Work, Took)>,
}

impl Worked {
    /// The longest that any of some work took.
    pub fn slowest(&self, meant: impl Fn(Work) -> bool) -> Duration {
        self.works.iter().filter(|(work, _)| meant(*work)).map(|(_, took)| took.time).max().unwrap_or_default()
    }

    /// What one of the pieces of work took.
    pub fn took(&self, work: Work) -> Option<Took> {
        self.works.iter().find(|(one, _)| *one == work).map(|(_, took)| *took)
    }
}

/// Measures every size.
///
/// # Errors
/// Where a dossier cannot be made or a process does not do its part.
pub fn measure() -> Result<Vec<Worked>> {
    SIZES.into_iter().map(|(lines, changes, rounds)| of_size(lines, changes, rounds)).collect()
}

fn of_size(lines: usize, changes: usize, rounds: usize) -> Result<Worked> {
    println!("Drafting {lines} lines by {changes} changes");
    let folder = tempfile::tempdir()?;
    let drafted = making::make(folder.path(), lines, changes, &NEWS)?;
    println!("Opening it and putting it together");
    let works = Work::all(&NEWS);
    let mut took: Vec<Vec<(Duration, u64)>> = works.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for (work, took) in works.iter().zip(&mut took) {
            took.push(in_a_process(*work, &drafted, folder.path())?);
        }
    }
    let packet = fs::metadata(&drafted.packet)?.len();
    let works = works.into_iter().zip(took).map(|(work, took)| (work, summed(took))).collect();
    Ok(Worked { lines, changes, packet, works })
}

/// Does a piece of work once, in a process that did nothing before and on a library that nobody changed.
fn in_a_process(work: Work, drafted: &Drafted, folder: &Path) -> Result<(Duration, u64)> {
    let library = folder.join("copy");
    if library.exists() {
        fs::remove_dir_all(&library)?;
    }
    fs::create_dir(&library)?;
    for file in fs::read_dir(&drafted.library)? {
        let file = file?;
        if file.file_type()?.is_file() {
            fs::copy(file.path(), library.join(file.file_name()))?;
        }
    }
    let file = work.file(drafted)?;
    let said =
        Command::new(std::env::current_exe()?).arg(ONCE).arg(work.to_string()).arg(file).arg(&library).output()?;
    ensure!(said.status.success(), "{work}: {}", String::from_utf8_lossy(&said.stderr));
    let said = String::from_utf8(said.stdout)?;
    let (nanos, kib) = said.trim().split_once(' ').context("a time and a size")?;
    Ok((Duration::from_nanos(nanos.parse()?), kib.parse()?))
}

fn summed(mut all: Vec<(Duration, u64)>) -> Took {
    all.sort_unstable();
    let time = all.get(all.len() / 2).map(|(time, _)| *time).unwrap_or_default();
    Took { time, kib: all.iter().map(|(_, kib)| *kib).max().unwrap_or_default() }
}
