//! What is still open: the same sentences as on the screen, each with its authority.

use super::written;
use crate::docx::body::{Body, Numbered};
use crate::docx::text::{Look, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::findings::Findings;

pub(super) fn write(body: &mut Body, material: &Material<'_>) {
    let findings = Findings::of(material);
    let label = |key: &str| material.label(key);
    body.section(&label("export-findings"), Numbered::Appendix);
    body.paragraph("Normal", format!("{} {}", findings.summary, findings.in_order));
    for group in &findings.groups {
        body.part(&group.title, &group.title);
        for finding in &group.findings {
            body.detail(&finding.title);
            body.paragraph("Normal", &finding.text);
            body.points(&finding.fixes);
            body.paragraph("Note", written(finding.authority.as_ref()));
        }
    }
    if findings.missing.is_empty() {
        return;
    }
    let name = label("export-findings-missing");
    body.part(&name, &name);
    for missing in &findings.missing {
        body.detail(&missing.rule);
        if !missing.fields.is_empty() {
            let fields = looking(Look::Open, &label("export-findings-fields"));
            body.paragraph("Normal", fields.and(Look::Plain, &missing.fields.join(", ")));
        }
        body.paragraph("Note", written(missing.authority.as_ref()));
    }
}
