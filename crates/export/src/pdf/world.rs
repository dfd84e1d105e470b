//! All that the layout engine can see: the template, the data of this document, the bundled fonts and the day it is of.

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

macro_rules! template {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("template/", $name)))),*]
    };
}

/// The template: the first file sets the document, the last a drawing by itself, the others are its sections and what
/// they are made of.
pub(super) const TEMPLATE: &[(&str, &str)] = template![
    "main.typ",
    "look.typ",
    "prose.typ",
    "charts.typ",
    "cover.typ",
    "contents.typ",
    "summary.typ",
    "call.typ",
    "partners.typ",
    "actions.typ",
    "texts.typ",
    "budget.typ",
    "funding.typ",
    "declarations.typ",
    "signature.typ",
    "findings.typ",
    "lost.typ",
    "attached.typ",
    "drawing.typ",
];

/// What is set: a file of the template.
#[derive(Debug, Clone, Copy)]
pub(super) enum Main {
    Document,
    Drawing,
}

impl Main {
    fn file(self) -> Option<FileId> {
        file_id(match self {
            Main::Document => "/template/main.typ",
            Main::Drawing => "/template/drawing.typ",
        })
    }
}

/// The template as the engine reads it, once: so that what is remembered of it stays true from one document to the next.
struct Template {
    sources: HashMap<FileId, Source>,
}

impl Template {
    fn bundled() -> Option<&'static Template> {
        static SOURCES: LazyLock<Option<Template>> = LazyLock::new(|| {
            let mut sources = HashMap::new();
            for (name, text) in TEMPLATE {
                let id = file_id(&format!("/template/{name}"))?;
                sources.insert(id, Source::new(id, (*text).to_owned()));
            }
            Some(Template { sources })
        });
        SOURCES.as_ref()
    }
}

/// A world without a disk, a network or a clock.
pub(super) struct Sheets {
    template: &'static Template,
    main: FileId,
    files: HashMap<FileId, Bytes>,
    today: Option<Datetime>,
}

impl Sheets {
    /// The template with the data files it reads. People's texts are in those only, as JSON strings, so that they never
    /// become markup.
    pub(super) fn new(main: Main, files: Vec<(String, Vec<u8>)>, today: Date) -> Option<Sheets> {
        let files =
            files.into_iter().map(|(name, bytes)| Some((file_id(&name)?, Bytes::new(bytes)))).collect::<Option<_>>()?;
        let (year, month, day) = (today.0.year(), today.0.month(), today.0.day());
        let today = Datetime::from_ymd(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Some(Sheets { template: Template::bundled()?, main: main.file()?, files, today })
    }

    /// The file and line of the template that something is about.
    pub(super) fn line(&self, span: impl Into<DiagSpan>) -> Option<(String, usize)> {
        let span = span.into();
        let id = span.id()?;
        let place = self.range(span)?;
        let line = self.template.sources.get(&id)?.lines().byte_to_line(place.start)?;
        Some((id.vpath().get_without_slash().to_owned(), line + 1))
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
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.template.sources.get(&id).cloned().ok_or_else(|| missing(id))
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
