//! What documents took, in tables.

use std::fmt::Write as _;

use super::{Documents, Took};
use crate::report::{time, times};

/// The part of the page that is about documents.
pub fn tables(page: &mut String, documents: &Documents) {
    page.push_str(
        "\n## Documents\n\n\
         The released `voorstel export` as a process of its own, with reading the dossier and judging it. `WeasyPrint` sets the same texts and tables from HTML, as PDF/UA-1 without attachment;\n\
         ours is PDF/UA-1 and PDF/A-3a with the dossier in it. `openpyxl` writes one sheet of the lines with a formula in each; ours has six sheets, and every formula carries its result.\n\n",
    );
    if !documents.is_compared {
        page.push_str("WeasyPrint and openpyxl: NOT RUN, PyPI could not be reached.\n\n");
    }
    page.push_str("| document | lines | by | time | | most memory | |\n|---|---|---|---|---|---|---|\n");
    for one in &documents.made {
        let mut row = |by: &str, took: Took| {
            let _ = writeln!(
                page,
                "| {} | {} | {by} | {} | {} | {} | {:.1} |",
                one.what,
                one.lines,
                time(took.time),
                times(took.time, one.ours.time),
                size(took.kib),
                ratio(took.kib, one.ours.kib),
            );
        };
        row("voorstel", one.ours);
        if let Some((name, took)) = one.beside {
            row(name, took);
        }
    }
    page.push_str(
        "\n### The page beside the work\n\nFrom an edit until its page is drawn: the dossier judged, its pages laid out again, the page of the field made. The screen shows the lines of up to 400;\n\
         of more, the sums alone.\n\n\
         | edited | lines | in the middle | 95 of 100 within | first layout |\n|---|---|---|---|---|\n",
    );
    for one in &documents.edited {
        for edit in &one.edits {
            let (middle, most) = (time(edit.middle), time(edit.most));
            let _ = writeln!(page, "| {} | {} | {middle} | {most} | {} |", edit.what, one.lines, time(one.first));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a ratio to be read")]
fn ratio(one: u64, other: u64) -> f64 {
    one as f64 / other.max(1) as f64
}

fn size(kib: u64) -> String {
    format!("{} MiB", (kib + 512) >> 10)
}
