//! A dossier as two authors have drafted it: every change a real commit, and the two bring theirs together now and then.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::Timestamp;
use voorstel_model::{Dossier, Edit, Field, FieldValue, List, Text};
use voorstel_store::{By, Library, OpenDossier, Packet};

use crate::dossiers;

/// The two who draft.
const AUTHORS: [&str; 2] = ["Stad Lindebeke", "vzw De Brug"];
/// How often they bring together what each made meanwhile.
const MEETINGS: usize = 10;
/// After how many changes a document is saved whole: seldom while it is made, which would take hours, and then as the
/// application does.
const WHOLE_AFTER: [u32; 2] = [5_000, 256];
/// What one of them did when the other's packet comes back.
const MEANWHILE: usize = 10;

/// Where everything lies that is measured, of one dossier.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The library in which it is kept.
    pub library: PathBuf,
    /// The dossier as a file.
    pub json: PathBuf,
    /// Its document alone.
    pub document: PathBuf,
    /// The dossier as a packet.
    pub packet: PathBuf,
    /// Packets with so many changes that the library has not, which has a few that they have not.
    pub news: Vec<(usize, PathBuf)>,
}

/// Makes a dossier of so many budget lines by so many changes, and packets with more.
///
/// # Errors
/// Where the folder cannot be written.
pub fn make(folder: &Path, lines: usize, changes: usize, news: &[usize]) -> Result<Drafted> {
    let dossier = dossiers::kept(&dossiers::published()?, lines)?;
    let mut clock = Clock { second: 1_600_000_000 };
    let [mine, theirs] = ["mine", "theirs"].map(|name| folder.join(name));
    let libraries = [Library::open(&mine)?, Library::open(&theirs)?];
    libraries.iter().for_each(|library| library.compact_after(WHOLE_AFTER[0]));
    let id = libraries[0].create(&dossier, clock.by(0))?;
    libraries[1].take_in(&libraries[0].packet(&id, clock.by(0))?, clock.by(1).at)?;
    let mut open = [libraries[0].open_dossier(&id)?, libraries[1].open_dossier(&id)?];
    let mut added: [Vec<String>; 2] = Default::default();
    let each = changes.div_ceil(MEETINGS * 2);
    let mut left = changes;
    while left > 0 {
        for (at, open) in open.iter_mut().enumerate() {
            let now = each.min(left);
            (0..now).try_for_each(|number| edit(open, (at, &mut added[at]), left - number, lines, &mut clock))?;
            left -= now;
        }
        bring_together(&mut open, &mut clock)?;
    }
    let drafted = Drafted {
        library: mine,
        json: folder.join("dossier.json"),
        document: folder.join("document"),
        packet: folder.join("packet.voorstel"),
        news: news.iter().map(|count| (*count, folder.join(format!("news-{count}.voorstel")))).collect(),
    };
    fs::write(&drafted.json, open[0].dossier().to_json())?;
    fs::write(&drafted.document, open[0].whole().0)?;
    fs::write(&drafted.packet, open[0].packet(clock.by(0)).bytes())?;
    let mut made = 0;
    for (count, packet) in &drafted.news {
        (made..*count).try_for_each(|number| edit(&mut open[1], (1, &mut added[1]), number, lines, &mut clock))?;
        made = *count;
        fs::write(packet, open[1].packet(clock.by(1)).bytes())?;
    }
    libraries[0].compact_after(WHOLE_AFTER[1]);
    (0..MEANWHILE).try_for_each(|number| edit(&mut open[0], (0, &mut added[0]), number, lines, &mut clock))?;
    Ok(drafted)
}

/// Each takes in what the other has.
fn bring_together(open: &mut [OpenDossier; 2], clock: &mut Clock) -> Result<()> {
    let packets = [open[0].packet(clock.by(0)), open[1].packet(clock.by(1))];
    let [one, other] = packets.map(|packet| Packet::read(&packet.bytes()));
    open[0].take_in(&other?, clock.by(0).at)?;
    open[1].take_in(&one?, clock.by(1).at)?;
    Ok(())
}

/// A change as people make them: mostly a value in a line, at times a sentence, a new line, or one that goes again.
fn edit(
    open: &mut OpenDossier,
    (author, added): (usize, &mut Vec<String>),
    number: usize,
    lines: usize,
    clock: &mut Clock,
) -> Result<()> {
    // Each has lines of their own, as partners have: who works in the same ones apart gets values to choose from.
    let at = number * 7919 % (lines / 2) * 2 + author;
    // Every value is another than before, or there would be no change.
    let new = clock.second % 1_000_000;
    let line = format!("b{at}");
    let set = |name: &str, value: String| Edit::Set {
        field: Field::of(List::Budget, &line, name),
        value: FieldValue::Text(value),
    };
    let edit = match number % 100 {
        99 => {
            let id = format!("n{author}-{}", clock.second);
            added.push(id.clone());
            let description = FieldValue::Text(format!("Bijkomende kost {number}"));
            let fields = [("description".to_owned(), description)].into();
            Edit::Add { list: List::Budget, id, after: Some(line), fields }
        }
        97 if added.len() > 3 => Edit::Remove { list: List::Budget, id: added.remove(0) },
        98 => {
            let section = ["concept", "needs", "evaluation"][number / 100 % 3];
            let field = Field::text(section);
            let text = said(open.dossier(), section);
            let place = text.char_indices().map(|(at, _)| at).nth(number % 300).unwrap_or(text.len());
            let (before, after) = text.split_at(place);
            // As long a text as people write, however many changes there are.
            let after = if text.len() > 4_000 { after.get(40..).unwrap_or_default() } else { after };
            Edit::Set { field, value: FieldValue::Text(format!("{before} Nog een zin over {number}.{after}")) }
        }
        60..98 => set("quantity", format!("{new}")),
        30..60 => set("description", format!("Kost nummer {at}, nagekeken in {new}")),
        _ => set("unit_cost", format!("{}.{:02}", new / 100, new % 100)),
    };
    let label = Text { nl: "kost aangepast".to_owned(), en: "cost changed".to_owned() };
    open.commit(&[edit], &label, clock.by(author)).context("a change of the bench")?;
    Ok(())
}

fn said(dossier: &Dossier, section: &str) -> String {
    let text = dossier.texts.get(section).cloned().unwrap_or_default();
    // Cut at letters of one byte, whatever was written.
    if text.is_ascii() { text } else { text.chars().filter(char::is_ascii).collect() }
}

/// Every change is made in a second of its own.
struct Clock {
    second: i64,
}

impl Clock {
    fn by(&mut self, author: usize) -> By<'static> {
        self.second += 37;
        By { author: AUTHORS[author], at: Timestamp::from_second(self.second).unwrap_or_default() }
    }
}
