//! All that the layout engine can see: one template, the data of this document, the bundled fonts and the day it is of.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use voorstel_model::Date;

use super::fonts::Fonts;

const TEMPLATE: &str = include_str!("template.typ");
const TEMPLATE_PATH: &str = "/template.typ";

/// A world without a disk, a network or a clock.
pub(super) struct Sheets {
    main: Source,
    files: HashMap<FileId, Bytes>,
    today: Option<Datetime>,
}

impl Sheets {
    /// The template with the data files it reads. People's texts are in those only, as JSON strings, so that they never
    /// become markup.
    pub(super) fn new(files: impl IntoIterator<Item = (&'static str, Vec<u8>)>, today: Date) -> Option<Sheets> {
        let files =
            files.into_iter().map(|(name, bytes)| Some((file_id(name)?, Bytes::new(bytes)))).collect::<Option<_>>()?;
        let (year, month, day) = (today.0.year(), today.0.month(), today.0.day());
        let today = Datetime::from_ymd(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Some(Sheets { main: Source::new(file_id(TEMPLATE_PATH)?, TEMPLATE.to_owned()), files, today })
    }

    /// The line of the template that something is about.
    pub(super) fn line(&self, span: impl Into<DiagSpan>) -> Option<usize> {
        let place = self.range(span)?;
        self.main.lines().byte_to_line(place.start).map(|line| line + 1)
    }
}

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Sheets {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &Fonts::bundled().book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        Fonts::bundled().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
