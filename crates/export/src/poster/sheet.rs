//! Sheets as they are laid out: what stands where, in millimetres from the top left, before anything is drawn.

use super::colours::{Colour, Look};
use super::letters::Style;

/// The paper: A3, lying.
pub(super) const WIDTH: f64 = 420.0;
pub(super) const HEIGHT: f64 = 297.0;

/// A place on the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    pub(super) fn new(x: f64, y: f64, width: f64, height: f64) -> Area {
        Area { x, y, width, height }
    }

    pub(super) fn right(self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.y + self.height
    }

    pub(super) fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A line of text; `y` is where its letters stand.
    Text { x: f64, y: f64, style: Style, colour: Colour, text: String },
    /// A filled area.
    Fill { area: Area, colour: Colour },
    /// An area with an edge.
    Edge { area: Area, colour: Colour },
    /// An area in the look of a partner.
    Bar { area: Area, look: Look },
    /// A line.
    Line { from: (f64, f64), to: (f64, f64), colour: Colour, thick: f64, dashed: bool },
    /// A square on its corner.
    Diamond { x: f64, y: f64, radius: f64, fill: Colour, edge: Colour },
}

/// Something on a sheet, in the layer of a partner or always there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) layer: Option<usize>,
    pub(super) what: What,
}

/// Sheets with the layers that a reader switches on and off.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sheets {
    pub(super) layers: Vec<String>,
    pub(super) pages: Vec<Vec<Item>>,
}

/// A sheet that is being laid out.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) items: Vec<Item>,
}

impl Sheet {
    pub(super) fn put(&mut self, layer: Option<usize>, what: What) {
        self.items.push(Item { layer, what });
    }

    /// A line of text whose top is at `y`.
    pub(super) fn text(&mut self, layer: Option<usize>, x: f64, y: f64, style: Style, colour: Colour, text: &str) {
        if !text.is_empty() {
            let y = y + style.ascent();
            self.put(layer, What::Text { x, y, style, colour, text: text.to_owned() });
        }
    }

    /// Lines of text below each other; returns where the next one would begin.
    pub(super) fn lines(&mut self, x: f64, y: f64, style: Style, colour: Colour, lines: &[String]) -> f64 {
        let mut top = y;
        for line in lines {
            self.text(None, x, top, style, colour, line);
            top += style.leading();
        }
        top
    }

    /// A line of text that ends at `right`.
    pub(super) fn text_before(&mut self, right: f64, y: f64, style: Style, colour: Colour, text: &str) {
        self.text(None, right - style.width(text), y, style, colour, text);
    }

    /// A line of text in the middle of an area, from its left or from its middle.
    pub(super) fn label(&mut self, layer: Option<usize>, area: Area, style: Style, colour: Colour, text: &str) {
        let x = area.x + (area.width - style.width(text)) / 2.0;
        self.text(layer, x, area.middle() - style.leading() / 2.0, style, colour, text);
    }

    pub(super) fn upright(&mut self, x: f64, from: f64, to: f64, colour: Colour, thick: f64, dashed: bool) {
        self.put(None, What::Line { from: (x, from), to: (x, to), colour, thick, dashed });
    }

    pub(super) fn lying(&mut self, y: f64, from: f64, to: f64, colour: Colour, thick: f64) {
        self.put(None, What::Line { from: (from, y), to: (to, y), colour, thick, dashed: false });
    }
}
