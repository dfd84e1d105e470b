//! The application with its annexes in one archive, with a list of what is in it.

mod list;
mod names;

use std::io::{Cursor, Write as _};

use sha2::{Digest as _, Sha256};
use voorstel_words::Words;
use zip::write::{FileOptions, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::list::{Entry, List};
pub use self::names::safe_name;
use crate::error::ExportError;
use crate::input::{Export, ExportOptions, Exported, Part};
use crate::watch::{Stage, Watch};
use crate::{Exporter, Json, Pdf};

/// A ZIP archive of the application as a PDF, the dossier as a file that Voorstel reads back, and the annexes; a list in
/// it names them all with size and SHA-256, and says what is missing.
///
/// The same dossier and files give the same bytes: entries have no time of their own and stand in a fixed order.
#[derive(Debug, Clone, Copy)]
pub struct Bundle<'a> {
    /// The bytes of each annex, in the order of the dossier; none where they are not there.
    pub annexes: &'a [Option<Vec<u8>>],
}

impl Exporter for Bundle<'_> {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        let words = Words::of(input.language);
        // The archive holds the dossier itself: nothing is left out of its document either.
        let options = ExportOptions { part: Part::Whole, contacts: true, ..input.options.clone() };
        let whole = Export { options, files: &[], ..input.clone() };
        let Exported { bytes: pdf, remarks } = Pdf.export(&whole, watch)?;
        let json = Json.export(&whole, watch)?.bytes;
        watch.enter(Stage::Encoding)?;

        let folder = words.label("bundle-folder");
        let names = names::distinct(input.dossier.annexes.iter().map(|annex| annex.name.as_str()));
        let mut list = List::of(input, words);
        let mut archive = Archive::default();
        for (key, about, bytes) in [
            ("bundle-application", "bundle-application-about", &pdf),
            ("bundle-dossier", "bundle-dossier-about", &json),
        ] {
            let name = words.label(key);
            archive.add(&name, bytes)?;
            list.part(&name, &words.label(about), Entry::of(bytes));
        }
        let files = self.annexes.iter().map(Option::as_deref).chain(std::iter::repeat(None));
        for ((annex, name), bytes) in input.dossier.annexes.iter().zip(&names).zip(files) {
            watch.go_on()?;
            let path = format!("{folder}/{name}");
            if let Some(bytes) = bytes {
                archive.add(&path, bytes)?;
            }
            list.annex(annex, &path, bytes.map(Entry::of));
        }
        archive.add(&words.label("bundle-list"), list.text().as_bytes())?;
        Ok(Exported { bytes: archive.whole()?, remarks })
    }
}

impl Entry {
    fn of(bytes: &[u8]) -> Entry {
        Entry {
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Archive {
    fn default() -> Archive {
        Archive { writer: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Archive {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        // What is compressed already is only made slower by compressing it again.
        let is_text = [".json", ".txt"].iter().any(|ending| name.ends_with(ending));
        let method = if is_text { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options: SimpleFileOptions = FileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.writer.start_file(name, options).map_err(|error| ExportError::Fault(error.to_string()))?;
        self.writer.write_all(bytes).map_err(|error| ExportError::Fault(error.to_string()))
    }

    fn whole(self) -> Result<Vec<u8>, ExportError> {
        self.writer.finish().map(Cursor::into_inner).map_err(|error| ExportError::Fault(error.to_string()))
    }
}
