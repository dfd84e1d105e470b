//! Drafting live over a server in a process of its own, told as JSON: how soon one window has what another typed, and what
//! dossiers that are worked on cost the server. `docs/scaling.md` has its figures.

mod rooms;
mod server;
mod windows;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use voorstel_catalogue::samples;
use voorstel_model::{BudgetLine, Dossier};

use crate::rooms::Rooms;
use crate::server::Server;
use crate::windows::Windows;

type Whatever<T> = Result<T, Box<dyn std::error::Error>>;

/// Of how many budget lines every dossier is.
const LINES: usize = 150;
/// How many dossiers are worked on at a time.
const OPEN: [usize; 3] = [10, 100, 1_000];
/// How many edits are timed.
const EDITS: usize = 200;
/// How long the others work on theirs while a server's work is measured, and how often each of them edits.
const WORK: Duration = Duration::from_secs(30);
const EVERY: Duration = Duration::from_secs(10);

fn main() -> Whatever<()> {
    // Whoever runs all benches without saying where `voorstel` lies wants none of this.
    let mut said = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(voorstel) = said.next().map(PathBuf::from) else { return Ok(()) };
    let most = said.next().and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
    tokio::runtime::Runtime::new()?.block_on(measure(&voorstel, most))
}

async fn measure(voorstel: &Path, most: usize) -> Whatever<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("server");
    let (server, began_empty) = Server::start(voorstel, &data)?;
    let empty = server.holds()?;
    let tokens = server::tokens(&data, OPEN.into_iter().max().unwrap_or_default())?;
    let dossier = dossier()?;
    let windows = Windows::open(folder.path(), &dossier, &server.address, &tokens[0]).await?;
    let mut spread = vec![json!({ "open": 1, "times": windows.spread(EDITS).await? })];
    let mut rooms = Rooms::new(folder.path())?;
    let mut held = Vec::new();
    for open in OPEN.into_iter().filter(|open| *open <= most) {
        rooms.grow(open, &dossier, &server.address, &tokens).await?;
        let quiet = server.holds()?;
        let (cpu, bytes) = (server.worked()?, server.stored()?);
        let edits = rooms.work(WORK, EVERY).await?;
        held.push(json!({
            "open": open,
            "kib": quiet.kib,
            "threads": quiet.threads,
            "busy_kib": server.holds()?.kib,
            "stored": bytes,
            "edits": edits,
            "cpu_ms": server.worked()? - cpu,
            "grown": server.stored()?.saturating_sub(bytes),
        }));
        let busy = rooms.working(EVERY);
        spread.push(json!({ "open": open, "times": windows.spread(EDITS).await? }));
        busy.end().await;
    }
    drop(rooms);
    windows.close().await;
    let left = server.left_alone().await?;
    // As many others: what is kept for them does not grow, what is lost does.
    let mut others = Rooms::new(folder.path())?;
    let most = OPEN.into_iter().filter(|open| *open <= most).max().unwrap_or_default();
    others.grow(most, &dossier, &server.address, &tokens).await?;
    others.work(WORK, EVERY).await?;
    let again = server.holds()?;
    drop(others);
    let left_again = server.left_alone().await?;
    server.stop()?;
    let (server, began_full) = Server::start(voorstel, &data)?;
    let stored = server.stored()?;
    server.stop()?;
    let file = std::fs::metadata(data.join("documents.db"))?.len();
    let told = json!({
        "lines": LINES,
        "every_s": EVERY.as_secs(),
        "began_ms": { "empty": began_empty, "full": began_full },
        "stored": stored,
        "file": file,
        "empty_kib": empty.kib,
        "left_kib": left.kib,
        "again_kib": again.kib,
        "left_again_kib": left_again.kib,
        "spread": spread,
        "held": held,
    });
    println!("{told}");
    Ok(())
}

/// The sample with so many lines.
fn dossier() -> Whatever<Dossier> {
    let sample = samples().find(|sample| sample.name == "proeftuinen-inburgering").ok_or("there is no sample")?;
    let mut dossier = Dossier::from_json(sample.json)?.dossier;
    let some = std::mem::take(&mut dossier.budget);
    let lines = some.iter().cycle().take(LINES).enumerate();
    dossier.budget = lines.map(|(at, line)| BudgetLine { id: format!("b{at}"), ..line.clone() }).collect();
    Ok(dossier)
}
