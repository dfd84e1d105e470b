//! The pages of an application to look at while one works: each as a picture, with the places of the dossier's fields.

use typst::foundations::{NativeElement, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;
use voorstel_model::Field;

use super::gather::{View, gather};
use super::settle::settled;
use super::world::Sheets;
use super::{REMEMBERED, set, told};
use crate::error::ExportError;
use crate::input::Export;

/// How far above the first line of a field its place begins, in points.
const ABOVE: f64 = 8.0;

/// The pages of an application as it stands, laid out on a screen's behalf: nothing goes along in them.
#[derive(Debug)]
pub struct Pages {
    document: PagedDocument,
    /// In the order in which they are read.
    marks: Vec<Mark>,
}

/// Where something of a field begins.
#[derive(Debug)]
struct Mark {
    field: String,
    page: usize,
    top: f64,
}

/// What a part of a page is about; heights are shares of the page's height, from 0 at its top to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The field or what it belongs to.
    pub field: Field,
    /// Where it begins.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
}

impl Pages {
    /// Lays out an application. What is as it was the last time is not laid out again.
    ///
    /// # Errors
    /// [`ExportError`], as of a PDF.
    pub fn of(input: &Export<'_>) -> Result<Pages, ExportError> {
        Pages::laid_out(input, set)
    }

    /// Lays out the application of these pages again, after an edit. They look as [`Pages::of`] makes them.
    ///
    /// # Errors
    /// [`ExportError`], as of a PDF.
    pub fn after(&self, input: &Export<'_>) -> Result<Pages, ExportError> {
        Pages::laid_out(input, |sheets| match settled(sheets, &self.document) {
            Ok(Some(document)) => Ok(document),
            Ok(None) => set(sheets),
            Err(errors) => Err(ExportError::Fault(told(&errors, sheets))),
        })
    }

    fn laid_out(
        input: &Export<'_>,
        set: impl FnOnce(&Sheets) -> Result<PagedDocument, ExportError>,
    ) -> Result<Pages, ExportError> {
        let document = set(&gather(input, View::Screen)?);
        comemo::evict(REMEMBERED);
        let document = document?;
        let marks = marks(&document);
        Ok(Pages { document, marks })
    }

    /// Gives back what is remembered of layouts, when nobody looks at pages any more.
    pub fn forget() {
        comemo::evict(0);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The page that says most of a field, counted from 1: where it stands itself, or what it belongs to.
    pub fn page_of(&self, field: &Field) -> usize {
        let whole = field.to_string();
        let mut pointer = whole.as_str();
        loop {
            // What is told twice is told shortly first.
            if let Some(mark) = self.marks.iter().rev().find(|mark| mark.field == pointer) {
                return mark.page;
            }
            match pointer.rsplit_once('/') {
                Some((outer, _)) if !outer.is_empty() => pointer = outer,
                _ => return 1,
            }
        }
    }

    /// A page as an SVG of shapes alone, without a script, a link or a text; none where there is no such page.
    pub fn svg(&self, page: usize) -> Option<String> {
        let page = self.document.pages().get(page.checked_sub(1)?)?;
        Some(typst_svg::svg(page, &SvgOptions::default()))
    }

    /// Width of a page over its height.
    pub fn shape(&self) -> f64 {
        self.document.pages().first().map_or(1.0, |page| page.frame.width() / page.frame.height())
    }

    /// What a page is about, from top to bottom.
    pub fn places(&self, page: usize) -> Vec<Place> {
        let Some(height) =
            page.checked_sub(1).and_then(|at| self.document.pages().get(at)).map(|page| page.frame.height().to_pt())
        else {
            return Vec::new();
        };
        let before = self.marks.iter().rev().find(|mark| mark.page < page);
        let on_it = self.marks.iter().filter(|mark| mark.page == page);
        let tops: Vec<(&str, f64)> = before
            .map(|mark| (mark.field.as_str(), 0.0))
            .into_iter()
            .chain(on_it.map(|mark| (mark.field.as_str(), ((mark.top - ABOVE) / height).clamp(0.0, 1.0))))
            .collect();
        let bottoms = tops.iter().skip(1).map(|(_, top)| *top).chain([1.0]);
        tops.iter()
            .zip(bottoms)
            .filter(|((_, top), bottom)| bottom > top)
            .map(|((field, top), bottom)| Place { field: Field::new(*field), top: *top, bottom })
            .collect()
    }
}

fn marks(document: &PagedDocument) -> Vec<Mark> {
    let introspector = document.introspector();
    let found = introspector.query(&MetadataElem::ELEM.select());
    found
        .iter()
        .filter_map(|content| {
            let Value::Str(field) = &content.to_packed::<MetadataElem>()?.value else { return None };
            let at = introspector.position(content.location()?)?;
            Some(Mark { field: field.to_string(), page: at.page.get(), top: at.point.y.to_pt() })
        })
        .collect()
}
