//! One piece of work with a drafted dossier, done once.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;
use voorstel_model::Dossier;
use voorstel_store::{Library, OpenDossier, Packet};

use super::making::Drafted;

/// A piece of work. What has to be open before is not in its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Plain reading of the dossier's file, without any history.
    Json,
    /// Reading of the document by Automerge, and nothing made of it.
    Automerge,
    /// Opening from the library.
    Open,
    /// Reading a packet.
    Packet,
    /// Telling what a packet with so many new changes would do.
    Preview(usize),
    /// Taking in a packet with so many new changes, until it is on disk.
    Merge(usize),
    /// What is left to look at after putting together.
    Left,
    /// The list of all changes, first opened.
    History,
    /// The dossier as it was halfway.
    Then,
}

impl Work {
    /// Each piece of work there is.
    pub fn all(news: &[usize]) -> Vec<Work> {
        let news = news.iter().flat_map(|count| [Work::Preview(*count), Work::Merge(*count)]);
        [Work::Json, Work::Automerge, Work::Open, Work::Packet]
            .into_iter()
            .chain(news)
            .chain([Work::Left, Work::History, Work::Then])
            .collect()
    }

    /// The file that it reads besides the library.
    ///
    /// # Errors
    /// Where there is no packet with so many changes.
    pub fn file(self, drafted: &Drafted) -> Result<PathBuf> {
        match self {
            Work::Json => Ok(drafted.json.clone()),
            Work::Automerge => Ok(drafted.document.clone()),
            Work::Packet | Work::Open | Work::Left | Work::History | Work::Then => Ok(drafted.packet.clone()),
            Work::Preview(count) | Work::Merge(count) => {
                let found = drafted.news.iter().find(|(of, _)| *of == count);
                found.map(|(_, path)| path.clone()).context("no packet with so many changes")
            }
        }
    }

    fn does(self, file: &Path, library: &Path) -> Result<Duration> {
        let began = Instant::now();
        let ended = |began: Instant, held: &dyn fmt::Debug| {
            let lasted = began.elapsed();
            std::hint::black_box(held);
            Ok(lasted)
        };
        match self {
            Work::Json => ended(began, &Dossier::from_json(&fs::read_to_string(file)?)?),
            Work::Automerge => ended(began, &automerge::Automerge::load(&fs::read(file)?)?),
            Work::Packet => ended(began, &Packet::read(&fs::read(file)?)?),
            Work::Open => {
                let library = Library::open(library)?;
                ended(began, &only(&library)?)
            }
            Work::Preview(count) => {
                let (open, packet) = (only(&Library::open(library)?)?, Packet::read(&fs::read(file)?)?);
                let began = Instant::now();
                let (dossier, taken) = open.preview(&packet)?;
                let lasted = ended(began, &dossier);
                ensure!(taken.contributions.iter().map(|one| one.steps).sum::<usize>() == count, "not what was new");
                lasted
            }
            Work::Merge(count) => {
                let (mut open, packet) = (only(&Library::open(library)?)?, Packet::read(&fs::read(file)?)?);
                let began = Instant::now();
                let taken = open.take_in(&packet, Timestamp::UNIX_EPOCH)?;
                let lasted = ended(began, &open);
                ensure!(taken.contributions.iter().map(|one| one.steps).sum::<usize>() == count, "not what was new");
                lasted
            }
            Work::Left => {
                let open = only(&Library::open(library)?)?;
                let began = Instant::now();
                ended(began, &open.aftermath())
            }
            Work::History => {
                let open = only(&Library::open(library)?)?;
                let began = Instant::now();
                ended(began, &open.past())
            }
            Work::Then => {
                let past = only(&Library::open(library)?)?.past();
                let halfway = past.changes().get(past.changes().len() / 2).context("a change")?.moment.clone();
                let began = Instant::now();
                ended(began, &past.at(&halfway)?)
            }
        }
    }
}

/// The one dossier of a library.
fn only(library: &Library) -> Result<OpenDossier> {
    let listed = library.list()?;
    Ok(library.open_dossier(&listed.first().context("a dossier")?.id)?)
}

impl fmt::Display for Work {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Work::Json => out.write_str("json"),
            Work::Automerge => out.write_str("automerge"),
            Work::Open => out.write_str("open"),
            Work::Packet => out.write_str("packet"),
            Work::Preview(count) => write!(out, "preview {count}"),
            Work::Merge(count) => write!(out, "merge {count}"),
            Work::Left => out.write_str("left"),
            Work::History => out.write_str("history"),
            Work::Then => out.write_str("then"),
        }
    }
}

impl FromStr for Work {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Work> {
        Ok(match text.split_once(' ') {
            None => match text {
                "json" => Work::Json,
                "automerge" => Work::Automerge,
                "open" => Work::Open,
                "packet" => Work::Packet,
                "left" => Work::Left,
                "history" => Work::History,
                "then" => Work::Then,
                _ => bail!("no work is called {text}"),
            },
            Some(("preview", count)) => Work::Preview(count.parse()?),
            Some(("merge", count)) => Work::Merge(count.parse()?),
            Some(_) => bail!("no work is called {text}"),
        })
    }
}

/// Does a piece of work and says its time in nanoseconds and the most memory that this process held, in KiB.
///
/// # Errors
/// Where it cannot be done.
pub fn once(arguments: &[&str]) -> Result<()> {
    let [work, file, library] = arguments else { bail!("say which work, with which file and library") };
    let work: Work = work.parse()?;
    let lasted = work.does(Path::new(file), Path::new(library))?;
    println!("{} {}", lasted.as_nanos(), most_memory()?);
    Ok(())
}

fn most_memory() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status").context("the system tells what a process holds")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("the most it held")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
