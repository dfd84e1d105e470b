//! A page that was read, laid out for the screen: each line cut where something that was recognised begins or ends.

use std::collections::{BTreeMap, BTreeSet};

use voorstel_catalogue::{Intake, LEFT_OUT, LeftOut, Personal, Unclear, What, Why};

use super::shown;
use super::views::{FindGroup, PageFind, PageIntake, PageLeftOut, PageLine, PagePiece, PageUnclear};
use crate::said::both;

/// As many lines as anyone looks through.
const SHOWN_LINES: usize = 1_000;

pub(super) fn of(intake: &Intake) -> PageIntake {
    let numbered: Vec<PageFind> = intake
        .recognised
        .iter()
        .zip(1_u32..)
        .map(|(one, number)| PageFind {
            number,
            group: group(one.what),
            name: both(shown::name(one.what), &[]),
            shown: shown::text(one, intake),
            line: one.line(),
            section: one.section.clone(),
            rewrite: one.rewrite,
        })
        .collect();
    let mut marks: BTreeMap<u32, Vec<Mark>> = BTreeMap::new();
    for (one, number) in intake.recognised.iter().zip(1_u32..) {
        for (index, place) in one.places.iter().enumerate() {
            let mark = Mark { number, from: place.from, to: place.to, begins: index == 0 };
            marks.entry(place.line).or_default().push(mark);
        }
    }
    let lines = intake.lines.iter().zip(1_u32..).take(SHOWN_LINES).map(|(text, number)| PageLine {
        number,
        pieces: pieces(text, marks.get(&number).map(Vec::as_slice).unwrap_or_default()),
    });
    PageIntake {
        lines: lines.collect(),
        more_lines: u32::try_from(intake.lines.len().saturating_sub(SHOWN_LINES)).unwrap_or(u32::MAX),
        recognised: numbered,
        left_out: left_out(&intake.left_out),
        unclear: intake.unclear.iter().map(unclear).collect(),
    }
}

struct Mark {
    number: u32,
    from: usize,
    to: usize,
    begins: bool,
}

fn pieces(text: &str, marks: &[Mark]) -> Vec<PagePiece> {
    let ends = marks.iter().flat_map(|mark| [mark.from, mark.to]);
    let signs = text.char_indices().filter(|(_, letter)| *letter == LEFT_OUT);
    let signs = signs.flat_map(|(at, letter)| [at, at + letter.len_utf8()]);
    let cuts: BTreeSet<usize> =
        ends.chain(signs).chain([0, text.len()]).filter(|at| text.is_char_boundary(*at)).collect();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let piece = |pair: &[usize]| {
        let (from, to) = (pair[0], pair[1]);
        let of = |mark: &&Mark| mark.from <= from && to <= mark.to;
        let left_out = text[from..to].starts_with(LEFT_OUT);
        PagePiece {
            text: if left_out { String::new() } else { text[from..to].to_owned() },
            finds: marks.iter().filter(of).map(|mark| mark.number).collect(),
            begins: marks.iter().filter(|mark| mark.begins && mark.from == from).map(|mark| mark.number).collect(),
            left_out,
        }
    };
    cuts.windows(2).map(piece).collect()
}

fn group(what: What) -> FindGroup {
    match what {
        What::Title | What::Code | What::Fund | What::Publisher | What::Theme | What::Document => FindGroup::Call,
        What::Summary | What::Objective | What::Section => FindGroup::Texts,
        What::Opened | What::Deadline | What::Milestone => FindGroup::Dates,
        What::Envelope | What::EnvelopePart | What::OtherEnvelope | What::Cofinancer => FindGroup::Money,
        What::Action | What::OwnActions => FindGroup::Actions,
        What::Beneficiaries | What::Contact => FindGroup::People,
        What::Rule => FindGroup::Rules,
    }
}

fn left_out(all: &[LeftOut]) -> Vec<PageLeftOut> {
    let kinds = [
        (Personal::Name, "intake-left-out-names"),
        (Personal::Number, "intake-left-out-numbers"),
        (Personal::Mailbox, "intake-left-out-mailboxes"),
    ];
    let of = |(what, key): (Personal, &str)| {
        let found: Vec<&LeftOut> = all.iter().filter(|one| one.what == what).collect();
        let lines: BTreeSet<u32> = found.iter().map(|one| one.line).collect();
        let said = both(key, &[("count", found.len().into())]);
        (!found.is_empty()).then(|| PageLeftOut { what: said, lines: lines.into_iter().collect() })
    };
    kinds.into_iter().filter_map(of).collect()
}

fn unclear(one: &Unclear) -> PageUnclear {
    let key = match one.why {
        Why::AmountOfWhat => "intake-amount-of-what",
        Why::AmountWithoutCurrency => "intake-amount-without-currency",
        Why::PartsDoNotAddUp => "intake-parts-do-not-add-up",
        Why::ShareOfWhat => "intake-share-of-what",
        Why::DayWithoutYear => "intake-day-without-year",
        Why::DayOfWhat => "intake-day-of-what",
        Why::WhichFund => "intake-which-fund",
        Why::SharedPot => "intake-shared-pot",
        Why::OtherShape => "intake-other-shape",
        Why::NoBudgetRow => "intake-no-budget-row",
    };
    PageUnclear { line: one.line, text: one.text.clone(), why: both(key, &[]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_marks_begin_and_end_and_loses_nothing_but_what_is_left_out() {
        let mark = |number, from, to| Mark { number, from, to, begins: true };
        let text = "één € 5 en \u{2592}.";
        let all = pieces(text, &[mark(1, 0, text.len()), mark(2, 6, 11)]);
        let joined: String =
            all.iter().map(|piece| if piece.left_out { "\u{2592}" } else { piece.text.as_str() }).collect();
        assert_eq!(joined, text);
        let second: Vec<&str> =
            all.iter().filter(|piece| piece.finds.contains(&2)).map(|piece| piece.text.as_str()).collect();
        assert_eq!(second, ["€ 5"]);
        assert_eq!(all[0].begins, [1]);
        assert_eq!(all.iter().filter(|piece| piece.left_out).count(), 1);
        assert_eq!(pieces("", &[]), []);
    }
}
