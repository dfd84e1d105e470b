//! The form's texts.

use crate::docx::body::{Body, Numbered};
use crate::pdf::material::Material;
use crate::pdf::sections::texts::Texts;

/// Headings within a text begin below its own.
const OWN: u8 = 2;

pub(super) fn write(body: &mut Body, material: &Material<'_>) {
    let texts = Texts::of(material);
    body.section(&material.label("export-texts"), Numbered::Section);
    if texts.sections.is_empty() {
        body.paragraph("Note", material.label("export-texts-none"));
    }
    for section in &texts.sections {
        body.part(&section.title, &section.title);
        if section.blocks.is_empty() {
            body.paragraph("Note", material.label("export-open"));
        }
        body.blocks(&section.blocks, OWN);
    }
}
