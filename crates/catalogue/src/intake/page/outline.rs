//! The outline of a page: parts under their headings, with paragraphs and lists; and the block of the fund apart from
//! the block of the call.

use std::collections::BTreeSet;

use super::headings::{Heading, heading};
use super::lines::Line;
use super::passage::Passage;
use crate::intake::pattern::patterns;

patterns! {
    /// What stands on a page beside its text.
    FURNITURE = r"(?xi)^(?:
        u\ heeft\ thema['’]s\ geselecteerd.* | log\ ?in.{0,40} | inloggen | aanmelden | registreer.{0,40} | maak\ een\ account.{0,20}
        | lees\ meer | volg\ ons | deel\ (?:dit|deze).{0,20} | print(?:en)? | (?:accepteer\ )?cookies?.{0,60} | terug(?:\ naar.{0,40})?
        | menu | home | share.{0,20} | follow\ us.{0,20} | read\ more | sign\ (?:in|up).{0,20} | create\ an\ account.{0,20}
        | skip\ to\ .{0,30} | naar\ (?:de\ )?inhoud | zoeken | search | print\ this\ page | subscribe.{0,40}
    )$";
    /// A mark before an item of a list, with a space behind it where it could be something else.
    BULLET = r"(?x)^(?:
        [•◦▪▫‣⁃●○■□◆◇➢➤►▸→✓✔✦∙·»]\s* | [-–—*+]\s+ | o\s+ | \(?[a-zA-Z0-9]{1,2}[.)]\s+ | \(?[ivx]{1,4}[.)]\s+
    )";
}

/// Something under a heading.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// Running text.
    Paragraph(Passage),
    /// An item of a list, and how far it is set in.
    Item(Passage, usize),
}

impl Piece {
    pub(crate) fn passage(&self) -> &Passage {
        match self {
            Piece::Paragraph(passage) | Piece::Item(passage, _) => passage,
        }
    }
}

/// What stands under one heading.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub heading: Heading,
    /// The heading as the page has it.
    pub title: String,
    pub pieces: Vec<Piece>,
}

/// A part of the page with an introduction of its own: first the call, then the fund it is shown with.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The line above its first heading.
    pub title: Option<Passage>,
    pub parts: Vec<Part>,
}

impl Block {
    /// The parts of that kind.
    pub(crate) fn under(&self, heading: Heading) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.heading == heading)
    }

    fn has(&self, headings: &[Heading]) -> bool {
        self.parts.iter().any(|part| headings.contains(&part.heading))
    }
}

/// The page as outlined.
#[derive(Debug, Clone)]
pub(crate) struct Outline {
    pub blocks: Vec<Block>,
    /// The line that says where on the site one is.
    pub path: Option<Passage>,
}

impl Outline {
    /// How many different headings of a call there are.
    pub(crate) fn headings(&self) -> usize {
        let all = self.blocks.iter().flat_map(|block| &block.parts).map(|part| part.heading);
        all.filter(|heading| *heading != Heading::Top).collect::<BTreeSet<_>>().len()
    }
}

/// Outlines a page.
pub(crate) fn outline(lines: &[Line]) -> Outline {
    let mut outline = Outline { blocks: Vec::new(), path: None };
    let mut block =
        Block { title: None, parts: vec![Part { heading: Heading::Top, title: String::new(), pieces: Vec::new() }] };
    // Whether the line before was of the same piece.
    let mut open = false;
    for line in lines {
        if line.text.is_empty() {
            open = false;
            continue;
        }
        if FURNITURE.is_match(&line.text) {
            open = false;
            continue;
        }
        if is_path(&line.text) {
            outline.path.get_or_insert_with(|| Passage::of(line, 0));
            open = false;
            continue;
        }
        if let Some((found, rest)) = heading(&line.text) {
            if begins_another(&block, found) {
                let title = take_title(&mut block);
                let next = Block { title, parts: Vec::new() };
                outline.blocks.push(std::mem::replace(&mut block, next));
            }
            let until = rest.and_then(|_| line.text.find(':')).unwrap_or(line.text.len());
            let title = line.text[..until].trim_end_matches(':').to_owned();
            let pieces = rest.map(|from| Piece::Paragraph(Passage::of(line, from)));
            open = pieces.is_some();
            block.parts.push(Part { heading: found, title, pieces: pieces.into_iter().collect() });
            continue;
        }
        let Some(part) = block.parts.last_mut() else { continue };
        let bullet = BULLET.find(&line.text).filter(|mark| mark.end() < line.text.len());
        match (bullet, part.pieces.last_mut()) {
            (Some(mark), _) => part.pieces.push(Piece::Item(Passage::of(line, mark.end()), line.indent)),
            (None, Some(Piece::Paragraph(last) | Piece::Item(last, _))) if open && goes_on(&last.text, &line.text) => {
                last.join(line);
            }
            (None, _) => part.pieces.push(Piece::Paragraph(Passage::of(line, 0))),
        }
        open = true;
    }
    outline.blocks.push(block);
    outline
}

/// Whether a line goes on where the one before was broken off.
fn goes_on(before: &str, line: &str) -> bool {
    let ended = before.ends_with(['.', ':', ';', '!', '?']);
    // A mailbox or an address on a line of its own.
    let address = !line.contains(' ') && (line.contains('@') || line.starts_with("www.") || line.contains("://"));
    !ended
        && !address
        && line.starts_with(|letter: char| {
            letter.is_lowercase() || letter.is_ascii_digit() || matches!(letter, '(' | '€' | '%')
        })
}

fn is_path(text: &str) -> bool {
    text.len() < 200 && [" > ", " › ", " » "].iter().any(|arrow| text.contains(arrow))
}

/// A second introduction, or objectives once more after the whole of a call, are of something else.
fn begins_another(block: &Block, found: Heading) -> bool {
    use Heading::{Actions, Beneficiaries, Budget, Contact, Introduction, Objectives};
    match found {
        Introduction => block.has(&[Introduction, Objectives, Actions, Budget, Beneficiaries, Contact]),
        Objectives => block.has(&[Objectives]) && block.has(&[Budget, Contact]),
        _ => false,
    }
}

/// The short line that stood last is the title of what follows.
fn take_title(block: &mut Block) -> Option<Passage> {
    let last = block.parts.last_mut()?;
    match last.pieces.pop()? {
        Piece::Paragraph(passage) if passage.text.len() < 160 && !passage.text.ends_with(['.', ':', ';']) => {
            Some(passage)
        }
        other => {
            last.pieces.push(other);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::page::lines::lines;

    #[test]
    fn parts_stand_under_their_headings_with_paragraphs_and_items() {
        let page = "Home > Calls\n\nWaterlopen proper\n\nDeadline\n\nInleiding\nWe maken\nwaterlopen proper.\n\n • eerste\n   gaat door\n - tweede\n";
        let outline = outline(&lines(page));
        assert_eq!(outline.path.expect("a path").text, "Home > Calls");
        let parts = &outline.blocks[0].parts;
        assert_eq!(
            parts.iter().map(|part| part.heading).collect::<Vec<_>>(),
            [Heading::Top, Heading::Deadline, Heading::Introduction]
        );
        let texts: Vec<&str> = parts[2].pieces.iter().map(|piece| piece.passage().text.as_str()).collect();
        assert_eq!(texts, ["We maken waterlopen proper.", "eerste gaat door", "tweede"]);
    }

    #[test]
    fn the_fund_beside_a_call_is_a_block_of_its_own() {
        let page = "Oproep\nDoelstellingen\nX.\nBudget\n€ 5\nFonds voor water\nInleiding\nHet fonds.\nBudget\n€ 9";
        let outline = outline(&lines(page));
        assert_eq!(outline.blocks.len(), 2);
        assert_eq!(outline.blocks[1].title.as_ref().expect("a title").text, "Fonds voor water");
    }
}
