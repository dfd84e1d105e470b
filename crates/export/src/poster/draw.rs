//! The sheets as a PDF, through printpdf: glyphs as they were shaped, a layer for each partner, the same bytes every time.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;
use jiff::tz::TimeZone;
use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{
    Codepoint, Color, FontId, Layer, LayerIntent, LayerInternalId, LayerSubtype, Line, LineDashPattern, LinePoint, Mm,
    OffsetDateTime, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon,
    PolygonRing, Pt, Rgb, TextItem, WindingOrder,
};
use sha2::{Digest as _, Sha256};
use subsetter::GlyphRemapper;

use super::colours::{Colour, Pattern, WHITE};
use super::letters::{self, Fonts, Shaped, Style, shape};
use super::sheet::{Area, HEIGHT, Item, Sheets, WIDTH, What};
use crate::error::ExportError;

/// What the document says of itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) language: &'a str,
    pub(super) day: Day,
}

/// The bytes of the PDF.
pub(super) fn pdf(sheets: &Sheets, about: &About<'_>) -> Result<Vec<u8>, ExportError> {
    let mut pen = Pen::default();
    let pages: Vec<PdfPage> = sheets
        .pages
        .iter()
        .map(|items| {
            let mut ops = Vec::new();
            items.iter().for_each(|item| pen.draw(&mut ops, item));
            PdfPage::new(mm(WIDTH), mm(HEIGHT), ops)
        })
        .collect();
    let mut document = PdfDocument::new(about.title);
    for (at, name) in sheets.layers.iter().enumerate() {
        let layer = Layer {
            name: name.clone(),
            creator: "Voorstel".to_owned(),
            intent: LayerIntent::View,
            usage: LayerSubtype::Artwork,
        };
        document.resources.layers.map.insert(layer_id(at), layer);
    }
    pen.embed(&mut document)?;
    document.pages = pages;
    let info = &mut document.metadata.info;
    "Voorstel".clone_into(&mut info.creator);
    let midnight =
        about.day.to_zoned_datetime(TimeZone::UTC).map(|day| day.timestamp().as_second()).unwrap_or_default();
    if let Ok(day) = OffsetDateTime::from_unix_timestamp(midnight) {
        (info.creation_date, info.modification_date, info.metadata_date) = (day, day, day);
    }
    let mut warnings = Vec::new();
    let mut document = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    finish(&mut document, sheets, about);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| ExportError::Fault(error.to_string()))?;
    Ok(bytes)
}

/// What printpdf leaves to chance or out: identities, letters beyond ASCII in the names of layers, the language.
fn finish(document: &mut lopdf::Document, sheets: &Sheets, about: &About<'_>) {
    "1.7".clone_into(&mut document.version);
    let seen = format!("{}\n{}\n{:?}", about.title, about.day, sheets);
    let id = Sha256::digest(seen.as_bytes()).iter().take(16).copied().collect::<Vec<u8>>();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    for object in document.objects.values_mut() {
        let Ok(layer) = object.as_dict_mut() else { continue };
        let is_layer = layer.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"OCG");
        let name = layer.get(b"Name").and_then(Object::as_str).map(|name| String::from_utf8_lossy(name).into_owned());
        if let (true, Ok(name)) = (is_layer, name) {
            layer.set("Name", text(&name));
        }
    }
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Lang", text(about.language));
        catalog.set("PageMode", Object::Name(b"UseOC".to_vec()));
        catalog.set("PageLayout", Object::Name(b"SinglePage".to_vec()));
        let mut shown = Dictionary::new();
        shown.set("DisplayDocTitle", true);
        catalog.set("ViewerPreferences", shown);
    }
}

/// A text of the PDF's structure, as UTF-16.
fn text(text: &str) -> Object {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// Layers in the order of the partners: they are listed by these identities.
fn layer_id(at: usize) -> LayerInternalId {
    LayerInternalId(format!("L{at:04}"))
}

fn font_id(font: usize) -> FontId {
    FontId(format!("T{font}"))
}

/// Draws, and remembers the glyphs that were needed of each font.
#[derive(Default)]
struct Pen {
    used: BTreeMap<usize, GlyphRemapper>,
}

impl Pen {
    fn draw(&mut self, ops: &mut Vec<Op>, item: &Item) {
        if let Some(layer) = item.layer {
            ops.push(Op::BeginLayer { layer_id: layer_id(layer) });
        }
        match &item.what {
            What::Text { x, y, style, colour, text } => {
                self.text(ops, (*x, *y), *style, *colour, &shape(text, style.weight))
            }
            What::Fill { area, colour } => {
                ops.push(Op::SetFillColor { col: rgb(*colour) });
                ops.push(polygon(&corners(*area), PaintMode::Fill));
            }
            What::Edge { area, colour } => {
                stroke(ops, *colour, 0.3, false);
                ops.push(polygon(&corners(*area), PaintMode::Stroke));
            }
            What::Bar { area, look } => {
                ops.push(Op::SetFillColor { col: rgb(look.colour) });
                ops.push(polygon(&corners(*area), PaintMode::Fill));
                stroke(ops, WHITE, 0.22, false);
                ops.extend(hatching(*area, look.pattern).into_iter().map(|(from, to)| line(from, to)));
            }
            What::Line { from, to, colour, thick, dashed } => {
                stroke(ops, *colour, *thick, *dashed);
                ops.push(line(*from, *to));
            }
            What::Diamond { x, y, radius, fill, edge } => {
                let corners = [(*x, y - radius), (x + radius, *y), (*x, y + radius), (x - radius, *y)];
                ops.push(Op::SetFillColor { col: rgb(*fill) });
                stroke(ops, *edge, 0.45, false);
                ops.push(polygon(&corners, PaintMode::FillStroke));
            }
        }
        if item.layer.is_some() {
            ops.push(Op::EndLayer);
        }
    }

    fn text(&mut self, ops: &mut Vec<Op>, at: (f64, f64), style: Style, colour: Colour, shaped: &Shaped) {
        let size = pt(style.size);
        let mut x = at.0;
        let mut rest = shaped.glyphs.as_slice();
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|glyph| glyph.font == first.font).count();
            let (run, others) = rest.split_at(count);
            let (glyphs, width) = self.run(first.font, run);
            ops.push(Op::StartTextSection);
            ops.push(Op::SetFillColor { col: rgb(colour) });
            ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(first.font)), size });
            ops.push(Op::SetTextCursor { pos: point((x, at.1)) });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
            ops.push(Op::EndTextSection);
            x += width * style.size * letters::POINT;
            rest = others;
        }
    }

    /// Glyphs of one font as the PDF names them, and their width where the font's size is 1.
    fn run(&mut self, font: usize, run: &[letters::Glyph]) -> (Vec<Codepoint>, f64) {
        let face = Fonts::bundled().faces.get(font);
        let used = self.used.entry(font).or_default();
        let glyphs = run.iter().map(|glyph| {
            let own = face.and_then(|face| {
                let advance = face.glyph_hor_advance(ttf_parser::GlyphId(glyph.id))?;
                Some((f64::from(advance) * 1000.0 / f64::from(face.units_per_em().max(1))).floor())
            });
            // What the shaper moves the next glyph by, against what the font says.
            let offset = own.map_or(0.0, |own| own - glyph.advance);
            // A glyph without letters of its own still says nothing wrong when it is copied.
            let text = if glyph.text.is_empty() { "\u{200b}" } else { &glyph.text };
            Codepoint { gid: used.remap(glyph.id), offset: offset as f32, cid: Some(text.to_owned()) }
        });
        (glyphs.collect(), run.iter().map(|glyph| glyph.advance).sum::<f64>() / 1000.0)
    }

    /// Takes the fonts along, with the glyphs that were drawn and no others.
    fn embed(&self, document: &mut PdfDocument) -> Result<(), ExportError> {
        let fault = |what: String| ExportError::Fault(what);
        let files: Vec<&[u8]> = letters::files().collect();
        for (font, used) in &self.used {
            let file = files.get(*font).copied().unwrap_or_default();
            let part = subsetter::subset(file, 0, used).map_err(|error| fault(error.to_string()))?;
            let mut warnings = Vec::new();
            let parsed = ParsedFont::from_bytes(&part, 0, &mut warnings);
            let parsed = parsed.ok_or_else(|| fault(format!("font {font} cannot be read back")))?;
            document.resources.fonts.map.insert(font_id(*font), printpdf::PdfFont::new(parsed));
        }
        Ok(())
    }
}

fn stroke(ops: &mut Vec<Op>, colour: Colour, thick: f64, dashed: bool) {
    ops.push(Op::SetOutlineColor { col: rgb(colour) });
    ops.push(Op::SetOutlineThickness { pt: pt(thick / letters::POINT) });
    let dash = if dashed { LineDashPattern::new(0.0, &[3.0, 3.0]) } else { LineDashPattern::solid() };
    ops.push(Op::SetLineDashPattern { dash });
}

/// The lines of a pattern, cut at the edges of an area.
fn hatching(area: Area, pattern: Pattern) -> Vec<((f64, f64), (f64, f64))> {
    const STEP: f64 = 1.5;
    let (left, right, top, bottom) = (area.x, area.right(), area.y, area.bottom());
    match pattern {
        Pattern::Plain => Vec::new(),
        Pattern::Upright => {
            let count = ((right - left) / STEP) as usize;
            (1..=count)
                .map(|at| left + at as f64 * STEP)
                .filter(|x| *x < right)
                .map(|x| ((x, top), (x, bottom)))
                .collect()
        }
        Pattern::Rising | Pattern::Falling => {
            let mut lines = Vec::new();
            let mut x = left - area.height + STEP;
            while x < right {
                // From the bottom at `x` to the top, as far right as the area is high.
                let (from, to) = (x.max(left), (x + area.height).min(right));
                let (low, high) = (bottom - (from - x), bottom - (to - x));
                let falling = |y: f64| top + bottom - y;
                lines.push(match pattern {
                    Pattern::Falling => ((from, falling(low)), (to, falling(high))),
                    _ => ((from, low), (to, high)),
                });
                x += STEP;
            }
            lines
        }
    }
}

fn corners(area: Area) -> [(f64, f64); 4] {
    [(area.x, area.y), (area.right(), area.y), (area.right(), area.bottom()), (area.x, area.bottom())]
}

fn polygon(corners: &[(f64, f64)], mode: PaintMode) -> Op {
    let points = corners.iter().map(|corner| LinePoint { p: point(*corner), bezier: false }).collect();
    let polygon = Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
    Op::DrawPolygon { polygon }
}

fn line(from: (f64, f64), to: (f64, f64)) -> Op {
    let points = [from, to].map(|at| LinePoint { p: point(at), bezier: false }).into();
    Op::DrawLine { line: Line { points, is_closed: false } }
}

/// A place of the sheet, which is counted from the top, as a PDF counts it.
fn point((x, y): (f64, f64)) -> Point {
    Point::new(mm(x), mm(HEIGHT - y))
}

fn mm(length: f64) -> Mm {
    Mm(length as f32)
}

fn pt(length: f64) -> Pt {
    Pt(length as f32)
}

fn rgb(Colour(red, green, blue): Colour) -> Color {
    let part = |part: u8| f32::from(part) / 255.0;
    Color::Rgb(Rgb::new(part(red), part(green), part(blue), None))
}
