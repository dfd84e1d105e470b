//! The first page.

use crate::docx::body::Body;
use crate::docx::sections::number;
use crate::docx::table::{Column, Table};
use crate::docx::text::{Look, Text, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::cover::Cover;

/// What is longer is set on several lines, as first and last day are.
const LONGEST: usize = 17;

pub(super) fn write(body: &mut Body, material: &Material<'_>, cover: &Cover) {
    body.paragraph("CoverCall", &cover.call);
    body.paragraph("Note", &cover.publisher);
    // Above a long title there is less room to spare.
    let room = if cover.title.chars().count() > 120 { 800 } else { 3000 };
    body.room(room);
    body.paragraph("CoverPart", &cover.part);
    body.paragraph("CoverPart", &cover.acronym);
    body.paragraph("Title", &cover.title);
    body.paragraph("Note", material.label("export-cover-lead"));
    body.paragraph("Subtitle", super::entered(material, &cover.lead));
    body.paragraph("Normal", &cover.others);
    body.room(room * 2 / 3);
    let all = cover.figures.iter();
    let all = all.map(|figure| (figure.label.as_str(), figure.value.text.as_str(), number(material, &figure.value)));
    figures(body, &cover.title, all);
    body.paragraph("Note", &cover.dated);
    if let Some(closed) = &cover.closed {
        body.paragraph("Notice", closed);
    }
}

/// What stands out, each below its name, in columns as wide as what is in them.
pub(super) fn figures<'a>(body: &mut Body, name: &str, figures: impl Iterator<Item = (&'a str, &'a str, Text)>) {
    let figures: Vec<_> = figures.collect();
    let width = |text: &str| text.chars().count().min(LONGEST);
    let columns = figures.iter().map(|(label, plain, _)| Column::text("", width(plain).max(width(label) * 2 / 3) + 2));
    let mut table = Table::bare("Figures", name, columns);
    table.row(figures.iter().map(|(label, ..)| looking(Look::Aside, label).into()));
    table.group(figures.into_iter().map(|(.., value)| value.into()));
    body.table(&table);
}
