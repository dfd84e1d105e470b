//! Who takes part.

use super::{entered, facts, words};
use crate::docx::body::{Body, Numbered};
use crate::docx::table::{Cell, Column, Table};
use crate::docx::text::{Look, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::partners::Partners;

pub(super) fn write(body: &mut Body, material: &Material<'_>) {
    let partners = Partners::of(material);
    let label = |key: &str| material.label(key);
    body.section(&label("export-partners"), Numbered::Section);
    if partners.rows.is_empty() {
        return body.paragraph("Note", label("export-partners-none"));
    }
    let about = label("export-caption-partners");
    body.caption(&label("export-table"), &about);
    let keys = ["", "export-partner", "export-partner-role", "export-partner-kind", "export-partner-place"];
    let [place, partner, role, kind, where_] = words(material, keys);
    let columns = [
        Column::text(place, 1),
        Column::text(partner, 6),
        Column::text(role, 6),
        Column::text(kind, 5),
        Column::text(where_, 5),
        Column::number(label("export-direct-cost"), 5),
    ];
    let mut table = Table::new(about, columns);
    for row in &partners.rows {
        table.row([
            looking(Look::Open, &row.number.to_string()).into(),
            looking(Look::Strong, &row.name).into(),
            (&row.role).into(),
            entered(material, &row.kind).into(),
            entered(material, &row.place).into(),
            (&row.cost).into(),
        ]);
    }
    if let Some(unassigned) = &partners.unassigned {
        table.row(["".into(), Cell::from(looking(Look::Open, &label("export-no-partner"))).over(4), unassigned.into()]);
    }
    let total = Cell::from(label("export-total-direct-all")).over(4);
    table.sum(["".into(), total, (&partners.total).into()]);
    body.table(&table);
    for partner in &partners.details {
        body.part(&partner.name, &partner.name);
        facts(body, material, &partner.name, &partner.facts);
    }
}
