//! How high on paper what is written is, and on which page it comes, about: another program sets the pages, and what has to
//! fit, or to be told before it does, goes by what letters take on average.

use std::collections::BTreeMap;

use super::package::STYLES;
use super::table::WIDTH;

/// How high the text of a page is, in twentieths of a point.
pub(super) const PAGE: usize = 13_720;
/// How wide a letter is, on the safe side and on average, and how high a line, in hundredths of the size of the letters.
const WIDE: usize = 53;
const MEAN: usize = 47;
const LINE: usize = 122;
/// What a cell leaves empty at both sides.
const CELL_SIDES: usize = 170;
/// What a border above or below takes.
const BORDER: usize = 160;
/// What is emptier than this at the foot of a page stays empty.
const FOOT: usize = 900;

/// What is written, on the safe side, in twentieths of a point.
pub(super) fn height(content: &str) -> usize {
    blocks(content, WIDE).iter().map(|block| block.height).sum()
}

/// The pages of the headings, by their numbers.
pub(super) fn pages(content: &str) -> BTreeMap<usize, usize> {
    let blocks = blocks(content, MEAN);
    let (mut rest, mut page, mut filled) = (blocks.as_slice(), 1, 0);
    let mut found = BTreeMap::new();
    while !rest.is_empty() {
        let together = rest.iter().take_while(|block| block.keeps).count() + 1;
        let (group, after) = rest.split_at(together.min(rest.len()));
        let height: usize = group.iter().map(|block| block.height).sum();
        let (turns, parts) = (group.iter().any(|one| one.turns), group.last().is_some_and(|one| one.parts));
        let room = PAGE.saturating_sub(filled);
        let fits = if parts { group.len() == 1 && room > FOOT || room > height.min(2 * FOOT) } else { room >= height };
        if filled > 0 && (turns || !fits) {
            (page, filled) = (page + 1, 0);
        }
        found.extend(group.iter().flat_map(|block| &block.headings).map(|heading| (*heading, page)));
        page += (filled + height) / PAGE;
        filled = (filled + height) % PAGE;
        rest = after;
    }
    found
}

/// A paragraph, or a row of a table.
#[derive(Default)]
struct Block {
    height: usize,
    /// Whether it begins a page, stays with what follows, or may go on on the next page.
    turns: bool,
    keeps: bool,
    parts: bool,
    headings: Vec<usize>,
}

fn blocks(content: &str, letter: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut block, mut cell) = (Block::default(), None);
    let (mut width, mut paragraph) = (WIDTH, Paragraph::default());
    for piece in content.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        match tag.split(' ').next().unwrap_or_default().trim_end_matches('/') {
            "w:p" => paragraph = Paragraph::default(),
            "w:pStyle" => {
                paragraph.style = style(value(tag, "w:val").unwrap_or_default());
                block.keeps |= paragraph.style.contains("<w:keepNext/>");
                block.turns |= paragraph.style.contains("<w:pageBreakBefore/>");
            }
            "w:keepNext" => block.keeps = true,
            "w:pageBreakBefore" => block.turns = true,
            "w:bookmarkStart" => block.headings.push(number(tag, "w:id")),
            "w:t" => paragraph.letters += text.chars().count(),
            "w:br" => paragraph.breaks += 1,
            "wp:extent" => paragraph.picture = number(tag, "cy") / 635,
            "w:tc" => cell = Some(0),
            "w:tcW" => width = number(tag, "w:w").saturating_sub(CELL_SIDES),
            "/w:p" => match &mut cell {
                Some(cell) => *cell += paragraph.height(width, letter),
                None => {
                    block.height = paragraph.height(width, letter);
                    block.parts = paragraph.picture == 0;
                    blocks.push(std::mem::take(&mut block));
                }
            },
            "/w:tc" => {
                block.height = block.height.max(cell.take().unwrap_or_default());
                width = WIDTH;
            }
            "/w:tr" => blocks.push(std::mem::take(&mut block)),
            _ => {}
        }
    }
    blocks
}

fn style(id: &str) -> &'static str {
    STYLES.split("<w:style ").find(|style| value(style, "w:styleId") == Some(id)).unwrap_or_default()
}

#[derive(Default)]
struct Paragraph {
    /// As it is written down.
    style: &'static str,
    letters: usize,
    breaks: usize,
    picture: usize,
}

impl Paragraph {
    fn height(&self, width: usize, letter: usize) -> usize {
        let style = self.style;
        let (before, after) = (number(style, "w:before"), value(style, "w:after").map_or(120, read));
        // In halves of a point; the sizes and lines of what says none are those of the document.
        let size = style.split_once("<w:sz ").map_or(21, |(_, rest)| number(rest, "w:val"));
        let line = value(style, "w:line").map_or(276, read);
        let line = if style.contains("\"exact\"") { line } else { size * 10 * LINE * line / (100 * 240) };
        let a_line = (width * 100 / (size * 10 * letter).max(1)).max(1);
        let lines = (self.letters.div_ceil(a_line) + self.breaks).max(1);
        let border = if style.contains("<w:pBdr>") { BORDER } else { 0 };
        before + after + border + (lines * line).max(self.picture)
    }
}

fn number(tag: &str, key: &str) -> usize {
    value(tag, key).map_or(0, read)
}

fn read(text: &str) -> usize {
    text.parse().unwrap_or_default()
}

fn value<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{key}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::super::body::Body;
    use super::super::table::{Column, Table};
    use super::*;

    fn of(write: impl FnOnce(&mut Body)) -> usize {
        let mut body = Body::default();
        write(&mut body);
        height(&body.content)
    }

    #[test]
    fn more_text_in_larger_letters_is_higher() {
        let line = of(|body| body.paragraph("Normal", "een"));
        assert_eq!(line, 120 + 21 * 10 * 122 * 276 / 24_000);
        assert!(of(|body| body.paragraph("Normal", "woord ".repeat(40))) > 2 * line);
        assert!(of(|body| body.paragraph("Title", "een")) > 2 * line);
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        let table = |cells: [&str; 2]| {
            let mut table = Table::new("", [Column::text("", 1), Column::text("", 1)]);
            table.row(cells.map(Into::into));
            of(|body| body.table(&table))
        };
        let long = "woord ".repeat(40);
        assert_eq!(table([&long, "a"]), table([&long, &long]));
        assert!(table([&long, "a"]) > table(["a", "a"]));
    }

    #[test]
    fn headings_come_on_pages_as_these_fill_and_stay_with_what_they_are_of() {
        let mut body = Body::default();
        body.section("Een", super::super::body::Numbered::Section);
        let line = height("<w:p><w:pStyle w:val=\"Normal\"/></w:p>");
        for _ in 0..PAGE / line - 4 {
            body.paragraph("Normal", "een");
        }
        body.part("Twee", "Twee");
        body.paragraph("Normal", "twee");
        body.turn_page();
        body.section("Drie", super::super::body::Numbered::Section);
        assert_eq!(pages(&body.content), BTreeMap::from([(1, 1), (2, 2), (3, 3)]));
    }
}
