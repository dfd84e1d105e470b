//! What opening and putting together took, in tables.

use std::fmt::Write as _;

use super::{Took, Work, Worked};
use crate::report::{time, times};

/// The part of the page that is about drafting together.
pub fn tables(page: &mut String, worked: &[Worked]) {
    page.push_str(
        "\n## Drafting together\n\n\
         Each dossier was drafted by two authors in a library each, one commit a change, who brought theirs together ten times. Each piece of work was done in a process of its own;\n\
         what has to be open before it is in its memory and not in its time. A packet that is taken in meets ten changes that its author does not have. Times are told as such, as a multiple\n\
         of plain reading of the dossier's file (which has no history), and as a multiple of what Automerge takes to load the document and make nothing of it.\n",
    );
    for one in worked {
        let _ = writeln!(
            page,
            "\n### {} budget lines, {} changes\n\nAs a packet: {} KiB.\n\n\
             | work | time | beside plain reading | beside Automerge alone | most memory |\n|---|---|---|---|---|",
            one.lines,
            one.changes,
            one.packet.div_ceil(1024),
        );
        let (plain, alone) = (one.took(Work::Json), one.took(Work::Automerge));
        for (work, took) in &one.works {
            let beside = |other: Option<Took>| other.map(|other| times(took.time, other.time)).unwrap_or_default();
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} | {} MiB |",
                said(*work),
                time(took.time),
                beside(plain),
                beside(alone),
                (took.kib + 512) >> 10,
            );
        }
    }
    between_sizes(page, worked);
}

/// How work grows with lines and with changes.
fn between_sizes(page: &mut String, worked: &[Worked]) {
    let (Some(least), Some(most)) = (worked.first(), worked.last()) else { return };
    let _ = writeln!(
        page,
        "\n### From size to size\n\nHow many times longer than with {} lines and {} changes.\n\n| work |{}\n|---|{}",
        least.lines,
        least.changes,
        worked.iter().fold(String::new(), |row, one| row + &format!(" {} lines, {} changes |", one.lines, one.changes)),
        "---|".repeat(worked.len()),
    );
    for (work, _) in &most.works {
        let cells = worked.iter().map(|one| match (one.took(*work), least.took(*work)) {
            (Some(took), Some(least)) => times(took.time, least.time),
            _ => String::new(),
        });
        let cells = cells.fold(String::new(), |row, cell| row + " " + &cell + " |");
        let _ = writeln!(page, "| {} |{cells}", said(*work));
    }
}

fn said(work: Work) -> String {
    match work {
        Work::Json => "plain reading of the file".to_owned(),
        Work::Automerge => "Automerge alone".to_owned(),
        Work::Open => "open from the library".to_owned(),
        Work::Packet => "read a packet".to_owned(),
        Work::Preview(count) => format!("tell what a packet with {count} new changes would do"),
        Work::Merge(count) => format!("take in a packet with {count} new changes"),
        Work::Left => "what is left to look at".to_owned(),
        Work::History => "open the history for the first time".to_owned(),
        Work::Then => "the dossier as it was halfway".to_owned(),
    }
}
