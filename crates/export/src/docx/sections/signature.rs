//! Where a partner signs for its part.

use crate::docx::body::Body;
use crate::docx::text::{Look, Text, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::signature::Signature;

pub(super) fn write(body: &mut Body, material: &Material<'_>) {
    let signature = Signature::of(material);
    body.paragraph("Sign", looking(Look::Strong, &signature.agreed));
    for field in &signature.fields {
        let mut line = Text::from(format!("{field} "));
        line.push_runs("<w:r><w:tab/></w:r>");
        body.paragraph("SignLine", line);
    }
}
