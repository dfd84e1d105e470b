//! The application as a document to go on writing in: the same sections as the PDF, in real styles, so that a partner can
//! edit it in Word or LibreOffice.

mod body;
mod contents;
mod height;
mod lists;
mod package;
mod prose;
mod sections;
mod table;
mod text;
mod xml;

use self::body::Body;
use self::package::packed;
use crate::Exporter;
use crate::error::ExportError;
use crate::input::{Export, Exported};
use crate::pdf::material::Material;
use crate::pdf::sections::cover::Cover;
use crate::watch::{Stage, Watch};

/// The application as a Word document. A summary has as many rows as two pages hold by what letters take on average: the
/// program that opens it sets the pages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Docx;

impl Exporter for Docx {
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError> {
        watch.enter(Stage::Gathering)?;
        input.check_part()?;
        let material = Material::to_write_on(input);
        let cover = Cover::of(&material);
        let mut body = Body::default();
        sections::write(&mut body, &material, &cover, watch)?;
        watch.enter(Stage::Encoding)?;
        let bytes = packed(&body, &material, &cover)?;
        watch.go_on()?;
        Ok(bytes.into())
    }
}
