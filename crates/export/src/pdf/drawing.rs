//! The drawings of a document as pictures, for a format that cannot draw them itself: the same as in the PDF.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde::Serialize;
use typst_svg::SvgOptions;

use super::gather::gather_drawing;
use super::sections::funding::Bar;
use super::sections::timeline::Timeline;
use super::{REMEMBERED, set};
use crate::error::ExportError;
use crate::input::Export;

/// How many points of the picture stand for a point of the paper: enough for print.
const DENSITY: f32 = 4.0;

/// How many points one unit of an SVG is.
const UNIT: f32 = 0.75;

/// A drawing as a picture.
pub(crate) struct Drawing {
    /// The picture, as a PNG without a background.
    pub(crate) png: Vec<u8>,
    /// How wide it is on paper, in points.
    pub(crate) width: f32,
    /// How high it is on paper, in points.
    pub(crate) height: f32,
    /// What it says, for who cannot see it.
    pub(crate) description: String,
}

#[derive(Serialize)]
struct Drawn<'a> {
    timeline: Option<&'a Timeline>,
    bar: Option<&'a Bar>,
}

/// When actions run.
pub(crate) fn of_timeline(input: &Export<'_>, timeline: &Timeline) -> Result<Drawing, ExportError> {
    drawn(input, &Drawn { timeline: Some(timeline), bar: None }, &timeline.description)
}

/// Who pays, with the limits of the call.
pub(crate) fn of_funding(input: &Export<'_>, bar: &Bar) -> Result<Drawing, ExportError> {
    drawn(input, &Drawn { timeline: None, bar: Some(bar) }, &bar.description)
}

fn drawn(input: &Export<'_>, what: &Drawn<'_>, description: &str) -> Result<Drawing, ExportError> {
    let document = set(&gather_drawing(input, what)?);
    comemo::evict(REMEMBERED);
    let document = document?;
    let fault = |what: &str| ExportError::Fault(format!("a drawing: {what}"));
    let page = document.pages().first().ok_or_else(|| fault("no page"))?;
    let svg = typst_svg::svg(page, &SvgOptions::default());
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|error| fault(&error.to_string()))?;
    let (width, height) = (tree.size().width() * UNIT, tree.size().height() * UNIT);
    let scale = DENSITY * UNIT;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| fault("no size"))?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or_else(|| fault("no size"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let png = picture.encode_png().map_err(|error| fault(&error.to_string()))?;
    Ok(Drawing { png, width, height, description: description.to_owned() })
}
