//! Opening a large dossier: from the library's file to a report in words.

use anyhow::Result;
use voorstel_model::{Date, Dossier, Language, Typed as _};
use voorstel_rules::judge;
use voorstel_store::{By, DossierId, Library};
use voorstel_words::Words;

use crate::clock::{Contestant, Lasted, race_for};
use crate::dossiers;

/// How many budget lines the dossier has.
pub const LINES: usize = 10_000;
/// Opening lasts long enough for a few rounds to tell.
const ROUNDS: usize = 15;

/// Measures opening right after the dossier was imported, and as it lies there after many edits.
pub fn measure() -> Result<Vec<Lasted>> {
    let call = dossiers::published()?;
    let today = Date::read("2020-10-01").map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    let folder = tempfile::tempdir()?;
    let library = Library::open(folder.path())?;
    let by = By { author: "bench", at: jiff::Timestamp::now() };
    let id = library.create(&dossiers::kept(&call, LINES)?, by)?;
    let words = Words::of(Language::Nl);
    let say = |dossier: &Dossier| {
        let report = judge(&call, dossier, today);
        report.findings.iter().map(|finding| words.finding_text(finding, &call, dossier).len()).sum::<usize>()
    };
    let open = |id: &DossierId| Ok::<usize, anyhow::Error>(library.open_dossier(id)?.dossier().budget.len());
    let whole = |id: &DossierId| Ok::<usize, anyhow::Error>(say(library.open_dossier(id)?.dossier()));
    Ok(race_for(
        ROUNDS,
        vec![
            Contestant::new("read from the library", || open(&id)),
            Contestant::new("read, judged and said", || whole(&id)),
        ],
    ))
}
