//! The mark of a draft, drawn: letters as outlines, so that text copied from a page does not hold them.

use std::fmt::Write;

use ttf_parser::OutlineBuilder;

use super::fonts::Fonts;

/// How much the letters of the mark stand apart, in ems.
const TRACKING: f32 = 0.06;

/// A word as one path in an SVG, as wide and high as its letters.
pub(super) fn drawn(word: &str, colour: &str) -> String {
    let Some(face) = Fonts::bundled().display() else { return String::new() };
    let em = f32::from(face.units_per_em());
    let height = f32::from(face.capital_height().unwrap_or(face.ascender()));
    let mut path = Path { data: String::new(), x: 0.0, baseline: height };
    for letter in word.chars() {
        let Some(glyph) = face.glyph_index(letter) else { continue };
        face.outline_glyph(glyph, &mut path);
        path.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) + TRACKING * em;
    }
    let width = (path.x - TRACKING * em).max(1.0);
    let size = format!(r#"viewBox="0 0 {width} {height}" width="{width}" height="{height}""#);
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {size}><path fill="{colour}" d="{}"/></svg>"#, path.data)
}

/// Path data with the y axis pointing down and each letter at its place.
struct Path {
    data: String,
    x: f32,
    baseline: f32,
}

impl Path {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.data.push(command);
        for (x, y) in points {
            // Writing to a String cannot fail.
            let _ = write!(self.data, "{} {} ", x + self.x, self.baseline - y);
        }
    }
}

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.put('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.put('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_path_and_holds_no_text() {
        let mark = drawn("DRAFT", "#EEF3F3");
        assert!(mark.matches('M').count() >= 7, "five letters, two of them with a counter: {mark}");
        assert!(!mark.contains("<text") && !mark.contains("DRAFT"));
    }
}
