//! The tables.

use std::fmt::Write as _;
use std::time::Duration;

use crate::clock::Lasted;
use crate::documents::{Documents, tables};
use crate::drafts::{self, Work, Worked};
use crate::engines::{Engine as _, Own};
use crate::judging::{Agreed, Judged};
use crate::search::{CALLS, Searched};
use crate::serving::{self, Served};
use crate::{library, machine};

/// How long judging may last at 100 and at 10,000 lines.
const JUDGED_IN: [(usize, Duration); 2] = [(100, Duration::from_micros(50)), (10_000, Duration::from_millis(2))];
/// How many times faster than another engine it is to be.
const TIMES: f64 = 10.0;
const SEARCHED_IN: Duration = Duration::from_millis(10);
/// How many times faster than `WeasyPrint` a PDF is to be made.
const PDF_TIMES: f64 = 5.0;
const EDITED_IN: Duration = Duration::from_millis(60);
const OPENED_IN: Duration = Duration::from_millis(500);
const MERGED_IN: Duration = Duration::from_secs(1);

/// The page `docs/benchmarks.md`.
pub fn page(
    agreed: &Agreed,
    judged: &[Judged],
    searched: &Searched,
    opened: &[Lasted],
    drafted: &[Worked],
    documents: &Documents,
    served: &Served,
) -> String {
    let mut page = String::from(
        "# Benchmarks\n\n\
         <!-- Made by `cargo xtask bench`; do not edit. -->\n\n\
         What is told is the middle of many samples. Everything in a table was measured in one run, in turns, so that whatever else the machine did met all alike:\n\
         read the ratios, not the times.\n\n",
    );
    let _ = writeln!(page, "Run with `cargo xtask bench` on {}, built for release.\n", machine::described());
    aims(&mut page, judged, searched, opened, drafted, documents);
    judging(&mut page, agreed, judged);
    let _ = writeln!(
        page,
        "\n## Searching among {CALLS} calls\n\n`Catalogue::find`, in memory, on calls with texts of a usual length.\n\n| search | finds | time |\n|---|---|---|"
    );
    for (lasted, found) in &searched.searches {
        let _ = writeln!(page, "| {} | {found} | {} |", lasted.name, time(lasted.median));
    }
    let _ = writeln!(
        page,
        "\n## Opening a dossier of {} lines\n\nFrom the library's file on disk; 'said' is every finding in words.\n\n| step | time |\n|---|---|",
        library::LINES
    );
    for lasted in opened {
        let _ = writeln!(page, "| {} | {} |", lasted.name, time(lasted.median));
    }
    drafts::tables(&mut page, drafted);
    tables(&mut page, documents);
    serving::tables(&mut page, served);
    page
}

fn aims(
    page: &mut String,
    judged: &[Judged],
    searched: &Searched,
    opened: &[Lasted],
    drafted: &[Worked],
    documents: &Documents,
) {
    page.push_str("## The aims\n\n| work | aim | seen | |\n|---|---|---|---|\n");
    let mut row = |work: &str, aim: &str, seen: &str, is_met: bool| {
        let _ = writeln!(page, "| {work} | {aim} | {seen} | {} |", if is_met { "met" } else { "**missed**" });
    };
    for one in judged {
        let most = JUDGED_IN.iter().find(|(lines, _)| *lines == one.lines).map_or(Duration::ZERO, |(_, most)| *most);
        let worst = one.published.iter().map(|lasted| lasted.median).max().unwrap_or_default();
        let work = format!("judge {} lines by the whole call", one.lines);
        row(&work, &format!("under {}", time(most)), &time(worst), worst < most);
    }
    for one in judged {
        for (what, lasted) in [("", &one.compared), (" of form", &one.of_form)] {
            let (name, times) = nearest(lasted);
            let work = format!("the compared rules{what}, {} lines", one.lines);
            let seen = format!("{times:.1} times faster than {name}");
            row(&work, &format!("{TIMES} times faster than any other"), &seen, times >= TIMES);
        }
    }
    let slowest = searched.searches.iter().map(|(lasted, _)| lasted.median).max().unwrap_or_default();
    row(
        &format!("search among {CALLS} calls"),
        &format!("under {}", time(SEARCHED_IN)),
        &time(slowest),
        slowest < SEARCHED_IN,
    );
    let slowest = opened.iter().map(|lasted| lasted.median).max().unwrap_or_default();
    row(
        &format!("open a dossier of {} lines", library::LINES),
        &format!("under {}", time(OPENED_IN)),
        &time(slowest),
        slowest < OPENED_IN,
    );
    for one in drafted {
        for (what, aim, seen) in [
            ("open", OPENED_IN, one.slowest(|work| work == Work::Open)),
            ("take a packet in", MERGED_IN, one.slowest(|work| matches!(work, Work::Merge(_)))),
        ] {
            let work = format!("{what}: {} lines by {} changes", one.lines, one.changes);
            row(&work, &format!("under {}", time(aim)), &time(seen), seen < aim);
        }
    }
    for one in &documents.made {
        if let ("PDF", Some((name, theirs))) = (one.what, &one.beside) {
            let times = ratio(theirs.time, one.ours.time);
            row(
                &format!("a PDF of {} lines", one.lines),
                &format!("{PDF_TIMES} times faster than {name}"),
                &format!("{times:.1} times faster"),
                times >= PDF_TIMES,
            );
        }
    }
    for one in &documents.edited {
        let slowest = one.edits.iter().map(|edit| edit.most).max().unwrap_or_default();
        row(
            &format!("the page beside the work after any edit, {} lines", one.lines),
            &format!("95 of 100 under {}", time(EDITED_IN)),
            &time(slowest),
            slowest < EDITED_IN,
        );
    }
}

/// The engine that comes nearest, and how many times longer it takes.
fn nearest(lasted: &[Lasted]) -> (&'static str, f64) {
    let own = own(lasted);
    let others = lasted.iter().filter(|one| one.name != Own::NAME);
    others
        .map(|one| (one.name, ratio(one.median, own)))
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .unwrap_or(("nobody", 0.0))
}

fn own(lasted: &[Lasted]) -> Duration {
    lasted.iter().find(|one| one.name == Own::NAME).map_or(Duration::MAX, |one| one.median)
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn judging(page: &mut String, agreed: &Agreed, judged: &[Judged]) {
    let _ = writeln!(
        page,
        "\n## Judging\n\n\
         The rules of `proeftuinen-inburgering` that others can be told, and three that other calls have: {} rules, of which JSON Schema can say {}, since it adds nothing up.\n\
         Before anything is measured, every engine has given the same verdict for every rule on {} dossiers; every rule was seen both held and broken.\n\n\
         The others are told yes or no; `judge` also says by how much, which fields to change, what is still allowed, and what would mend it. They get each line's amount ready made;\n\
         `judge` multiplies quantity and unit cost, and makes every sum by partner, category and action. Rules are compiled beforehand in every engine.\n\
         'Data at hand' is judging alone, 'from the dossier' with the making of the data that the engine reads; Voorstel judges the dossier itself.",
        agreed.rules, agreed.of_form, agreed.dossiers
    );
    for one in judged {
        let _ = writeln!(
            page,
            "\n### {} budget lines\n\n| engine | data at hand | | from the dossier | |\n|---|---|---|---|---|",
            one.lines
        );
        for (at_hand, whole) in one.compared.iter().zip(&one.prepared) {
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} | {} |",
                at_hand.name,
                time(at_hand.median),
                times(at_hand.median, own(&one.compared)),
                time(whole.median),
                times(whole.median, own(&one.prepared)),
            );
        }
        let _ = writeln!(page, "\n| the rules of form alone | data at hand | |\n|---|---|---|");
        for lasted in &one.of_form {
            let _ = writeln!(
                page,
                "| {} | {} | {} |",
                lasted.name,
                time(lasted.median),
                times(lasted.median, own(&one.of_form))
            );
        }
        let _ = writeln!(page, "\n| the whole published call | time | shortest |\n|---|---|---|");
        for lasted in &one.published {
            let _ = writeln!(page, "| {} | {} | {} |", lasted.name, time(lasted.median), time(lasted.least));
        }
    }
}

/// How many times longer.
pub fn times(one: Duration, other: Duration) -> String {
    let ratio = ratio(one, other);
    if ratio < 10.0 { format!("{ratio:.1}") } else { format!("{ratio:.0}") }
}

/// A time with three digits.
pub fn time(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    let (value, unit) = match seconds {
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    let decimals = if value < 10.0 {
        2
    } else if value < 100.0 {
        1
    } else {
        0
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    format!("{text} {unit}")
}
