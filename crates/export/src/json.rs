//! The dossier as a file that Voorstel reads back.

use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported};
use crate::watch::{Stage, Watch};

/// `voorstel.dossier/1`: every field, also those of a newer version and texts that were not understood.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json;

impl Exporter for Json {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Encoding)?;
        Ok(input.dossier.to_json().into_bytes().into())
    }
}
