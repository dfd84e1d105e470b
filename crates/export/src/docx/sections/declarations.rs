//! What the applicant declares, and the files that go with it.

use super::words;
use crate::docx::body::{Body, Numbered};
use crate::docx::table::{Cell, Column, Table};
use crate::docx::text::{Look, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::declarations::Declarations;

pub(super) fn write(body: &mut Body, material: &Material<'_>) {
    let all = Declarations::of(material);
    if all.declarations.is_empty() && all.annexes.is_empty() {
        return;
    }
    let label = |key: &str| material.label(key);
    let name = label(if all.annexes.is_empty() { "export-declarations-only" } else { "export-declarations" });
    body.section(&name, Numbered::Section);
    let mut table = Table::bare("Facts", &name, [Column::text("", 2), Column::text("", 5)]);
    for one in &all.declarations {
        let made = if one.made {
            looking(Look::Met, &format!("☒ {}", label("export-declared")))
        } else {
            looking(Look::Open, &format!("☐ {}", label("export-not-declared")))
        };
        table.row([made.into(), Cell::from(looking(Look::Strong, &one.title)).with_note(&one.note)]);
    }
    body.table(&table);
    if all.annexes.is_empty() {
        return;
    }
    let name = label("export-annexes");
    body.part(&name, &name);
    let [kind, file] = words(material, ["export-annex-kind", "export-annex-file"]);
    let mut table = Table::new(name, [Column::text(kind, 1), Column::text(file, 1)]);
    for annex in &all.annexes {
        let file = match &annex.name {
            Some(name) => name.into(),
            None => looking(Look::Open, &label("export-annex-missing")),
        };
        table.row([(&annex.kind).into(), file.into()]);
    }
    body.table(&table);
}
