//! A stretch of text that may run over several lines, and knows where each part of it stands.

use std::ops::Range;

use super::lines::Line;
use crate::intake::Place;
use crate::intake::draft::Origin;

/// A paragraph or an item of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    /// Its text, lines joined by a space.
    pub text: String,
    /// Where each line begins: in the text, its number, and how far into the line.
    seams: Vec<(usize, u32, usize)>,
}

impl Passage {
    /// A line from some byte on.
    pub(crate) fn of(line: &Line, from: usize) -> Passage {
        let from = if line.text.is_char_boundary(from) { from } else { 0 };
        let rest = &line.text[from..];
        let text = rest.trim_start();
        let skipped = rest.len() - text.len();
        Passage { text: text.to_owned(), seams: vec![(0, line.number, from + skipped)] }
    }

    /// Takes the next line in.
    pub(crate) fn join(&mut self, line: &Line) {
        self.text.push(' ');
        self.seams.push((self.text.len(), line.number, 0));
        self.text.push_str(&line.text);
    }

    /// The number of its first line.
    pub(crate) fn line(&self) -> u32 {
        self.seams.first().map_or(0, |seam| seam.1)
    }

    /// Where a part of it stands.
    pub(crate) fn places(&self, range: Range<usize>) -> Vec<Place> {
        let mut places = Vec::new();
        for (index, (start, line, column)) in self.seams.iter().enumerate() {
            let end = self.seams.get(index + 1).map_or(self.text.len(), |next| next.0.saturating_sub(1));
            let (from, to) = (range.start.max(*start), range.end.min(end));
            if from < to {
                places.push(Place { line: *line, from: column + (from - start), to: column + (to - start) });
            }
        }
        places
    }

    /// A part of it as the origin of something.
    pub(crate) fn origin(&self, range: Range<usize>, section: &str) -> Origin {
        let quote = self.text.get(range.clone()).unwrap_or_default().trim().to_owned();
        Origin { quote, places: self.places(range), section: section.to_owned() }
    }

    /// All of it as the origin of something.
    pub(crate) fn whole(&self, section: &str) -> Origin {
        self.origin(0..self.text.len(), section)
    }

    /// Its sentences.
    pub(crate) fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let letters: Vec<(usize, char)> = self.text.char_indices().collect();
        for (index, (at, letter)) in letters.iter().enumerate() {
            if !matches!(letter, '.' | '!' | '?') {
                continue;
            }
            let next = letters.get(index + 1).map(|next| next.1);
            let after = letters.get(index + 2).map(|next| next.1);
            let ends = next == Some(' ') && after.is_some_and(|letter| !letter.is_lowercase());
            let end = at + letter.len_utf8();
            if ends && !is_abbreviation(&self.text[start..end]) {
                sentences.push(start..end);
                start = end + 1;
            }
        }
        if start < self.text.len() {
            sentences.push(start..self.text.len());
        }
        sentences
    }
}

/// Whether the last word is one that carries a full stop within a sentence.
fn is_abbreviation(text: &str) -> bool {
    const KNOWN: [&str; 36] = [
        "max.", "min.", "bv.", "bijv.", "o.a.", "m.b.t.", "d.w.z.", "art.", "nr.", "ca.", "incl.", "excl.", "e.g.",
        "i.e.", "resp.", "t.e.m.", "t.a.v.", "m.a.w.", "p.", "dhr.", "mevr.", "mw.", "mr.", "mrs.", "ms.", "dr.",
        "prof.", "ir.", "tel.", "st.", "no.", "approx.", "eur.", "t.", "n.v.t.", "ref.",
    ];
    let word = text.rsplit(' ').next().unwrap_or_default().trim_start_matches(['(', '[', '"']).to_lowercase();
    KNOWN.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::page::lines::lines;

    #[test]
    fn a_part_knows_the_lines_it_stands_on() {
        let lines = lines("een twee\ndrie vier");
        let mut passage = Passage::of(&lines[0], 4);
        passage.join(&lines[1]);
        assert_eq!(passage.text, "twee drie vier");
        assert_eq!(passage.places(2..9), [Place { line: 1, from: 6, to: 8 }, Place { line: 2, from: 0, to: 4 }]);
        assert_eq!(passage.origin(5..9, "").quote, "drie");
    }

    #[test]
    fn sentences_end_at_their_full_stops_and_not_within_numbers_or_abbreviations() {
        let line = lines("U krijgt max. 40.000,00 euro. Dat is o.a. voor dhr. X genoeg! Of niet? Nee.").remove(0);
        let passage = Passage::of(&line, 0);
        let said: Vec<&str> = passage.sentences().into_iter().map(|range| &passage.text[range]).collect();
        assert_eq!(said, ["U krijgt max. 40.000,00 euro.", "Dat is o.a. voor dhr. X genoeg!", "Of niet?", "Nee."]);
    }
}
