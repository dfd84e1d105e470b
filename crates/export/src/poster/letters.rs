//! Letters of the poster: measured, broken into lines and shaped before anything is placed.

use std::sync::LazyLock;

use rustybuzz::{Direction, Face, UnicodeBuffer};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::pdf::fonts::{FILES, FIRST_OF_OTHER_SCRIPTS};

/// Millimetres in a point.
pub(super) const POINT: f64 = 25.4 / 72.0;
/// What stands for a letter that no font has.
const NO_GLYPH: &str = "\u{25a1}";

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The bundled fonts: the first of each weight sets what it has, the others what it lacks.
pub(super) struct Fonts {
    pub(super) faces: Vec<Face<'static>>,
    regular: Vec<usize>,
    bold: Vec<usize>,
}

/// The bytes of every font, in the order of [`Fonts::faces`]: Inter in both weights, then those of other scripts.
pub(super) fn files() -> impl Iterator<Item = &'static [u8]> {
    let latin = [FILES[0], FILES[2]];
    latin.into_iter().chain(FILES[FIRST_OF_OTHER_SCRIPTS..].iter().copied())
}

impl Fonts {
    /// The fonts, read once.
    pub(super) fn bundled() -> &'static Fonts {
        static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
            let faces: Vec<Face<'static>> = files().filter_map(|file| Face::from_slice(file, 0)).collect();
            let others = 2..faces.len();
            Fonts {
                regular: [0].into_iter().chain(others.clone()).collect(),
                bold: [1].into_iter().chain(others).collect(),
                faces,
            }
        });
        &FONTS
    }

    fn of(&self, weight: Weight) -> &[usize] {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// One glyph, with how far the next one is, in thousandths of the font's size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) font: usize,
    pub(super) id: u16,
    pub(super) advance: f64,
    /// The letters it stands for.
    pub(super) text: String,
}

/// A line of text, shaped: glyphs from left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shaped {
    pub(super) glyphs: Vec<Glyph>,
    /// Its width where the font's size is 1.
    pub(super) width: f64,
}

/// How text is set: its weight, and its size in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f64,
}

impl Style {
    pub(super) fn regular(size: f64) -> Style {
        Style { weight: Weight::Regular, size }
    }

    pub(super) fn bold(size: f64) -> Style {
        Style { weight: Weight::Bold, size }
    }

    /// From one line to the next, in millimetres.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.24 * POINT
    }

    /// From the top of a line to where its letters stand, in millimetres.
    pub(super) fn ascent(self) -> f64 {
        self.size * 0.95 * POINT
    }

    /// The width of a text on one line, in millimetres.
    pub(super) fn width(self, text: &str) -> f64 {
        shape(text, self.weight).width * self.size * POINT
    }

    /// A text on at most so many lines of a width in millimetres; what does not fit is left out with an ellipsis.
    pub(super) fn wrapped(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in self.pieces(text, width) {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if self.width(&longer) <= width || line.is_empty() {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        if lines.len() > most {
            let rest = lines.split_off(most.saturating_sub(1)).join(" ");
            lines.push(self.cut(&rest, width));
        }
        lines
    }

    /// A text on one line of a width in millimetres, left out from where it does not fit.
    pub(super) fn cut(self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let mut kept = String::new();
        for letter in text.graphemes(true) {
            let longer = format!("{kept}{letter}");
            if self.width(&format!("{longer}…")) > width {
                break;
            }
            kept = longer;
        }
        format!("{}…", kept.trim_end())
    }

    /// Words, those that are wider than a line in pieces.
    fn pieces(self, text: &str, width: f64) -> Vec<String> {
        let mut pieces = Vec::new();
        for word in text.split_whitespace() {
            if self.width(word) <= width {
                pieces.push(word.to_owned());
                continue;
            }
            let mut piece = String::new();
            for letter in word.graphemes(true) {
                if !piece.is_empty() && self.width(&format!("{piece}{letter}")) > width {
                    pieces.push(std::mem::take(&mut piece));
                }
                piece.push_str(letter);
            }
            pieces.push(piece);
        }
        pieces
    }
}

/// Shapes a line. Words of a script that runs from right to left stand in that order.
pub(super) fn shape(text: &str, weight: Weight) -> Shaped {
    let fonts = Fonts::bundled();
    let mut parts: Vec<(Direction, Vec<Glyph>)> = Vec::new();
    for (font, run) in runs(text, fonts.of(weight)) {
        let Some(face) = fonts.faces.get(font) else { continue };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&run);
        buffer.guess_segment_properties();
        let direction = buffer.direction();
        let output = rustybuzz::shape(face, &[], buffer);
        let scale = 1000.0 / f64::from(face.units_per_em().max(1));
        let infos = output.glyph_infos();
        let glyphs = infos.iter().zip(output.glyph_positions()).enumerate().map(|(at, (info, position))| {
            let advance = f64::from(position.x_advance) * scale;
            let text = letters(&run, infos.iter().map(|info| info.cluster), at, info.cluster);
            Glyph { font, id: u16::try_from(info.glyph_id).unwrap_or_default(), advance, text }
        });
        parts.push((direction, glyphs.collect()));
    }
    let first = parts.iter().map(|(direction, _)| *direction).next();
    if first == Some(Direction::RightToLeft) {
        parts.reverse();
    }
    let glyphs: Vec<Glyph> = parts.into_iter().flat_map(|(_, glyphs)| glyphs).collect();
    let width = glyphs.iter().map(|glyph| glyph.advance).sum::<f64>() / 1000.0;
    Shaped { glyphs, width }
}

/// The letters that the glyph at a place of its run stands for; of several glyphs for one letter, the first has it.
fn letters(run: &str, clusters: impl Iterator<Item = u32>, at: usize, cluster: u32) -> String {
    let mut next = run.len();
    for (other, start) in clusters.enumerate() {
        if start == cluster && other < at {
            return String::new();
        }
        if start > cluster {
            next = next.min(usize::try_from(start).unwrap_or(next));
        }
    }
    run.get(usize::try_from(cluster).unwrap_or_default()..next).unwrap_or_default().to_owned()
}

/// A text in runs of one font each; a letter that no font has is replaced.
fn runs(text: &str, fonts: &[usize]) -> Vec<(usize, String)> {
    let faces = &Fonts::bundled().faces;
    let has = |font: usize, letters: &str| {
        faces.get(font).is_some_and(|face| letters.chars().all(|letter| face.glyph_index(letter).is_some()))
    };
    let mut runs: Vec<(usize, String)> = Vec::new();
    for letters in text.graphemes(true) {
        let (font, letters) = match fonts.iter().copied().find(|font| has(*font, letters)) {
            Some(font) => (font, letters),
            None if letters.chars().all(char::is_whitespace) => (fonts.first().copied().unwrap_or_default(), " "),
            None => (fonts.first().copied().unwrap_or_default(), NO_GLYPH),
        };
        match runs.last_mut() {
            Some((last, run)) if *last == font => run.push_str(letters),
            _ => runs.push((font, letters.to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_hold_every_word() {
        let style = Style::regular(8.0);
        let text = "Samen in de buurt: ontmoeting, taal en toeleiding naar werk voor nieuwkomers";
        for width in [8.0, 20.0, 60.0, 400.0] {
            let lines = style.wrapped(text, width, 99);
            assert!(lines.iter().all(|line| style.width(line) <= width + 0.01), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
        let two = style.wrapped(text, 30.0, 2);
        assert_eq!(two.len(), 2);
        assert!(two[1].ends_with('…') && style.width(&two[1]) <= 30.0);
        assert_eq!(style.wrapped("", 30.0, 2), [""; 0]);
    }

    #[test]
    fn glyphs_carry_their_letters() {
        for text in ["Één dorp", "Ολοκλήρωση", "София", "office Wi-Fi", "e\u{301}a"] {
            let read: String = shape(text, Weight::Bold).glyphs.into_iter().map(|glyph| glyph.text).collect();
            assert_eq!(read, text);
        }
        assert!(
            shape("AV", Weight::Regular).width < shape("A", Weight::Regular).width + shape("V", Weight::Regular).width
        );
    }

    #[test]
    fn a_letter_that_no_font_has_is_seen_to_be_missing() {
        let read: String = shape("a\u{10ffff}b", Weight::Regular).glyphs.into_iter().map(|glyph| glyph.text).collect();
        assert_eq!(read, "a□b");
    }
}
