//! What it costs: by category and partner, line by line, and in all.

use super::{number, words};
use crate::docx::body::{Body, Numbered};
use crate::docx::table::{Cell, Column, Table};
use crate::docx::text::{Look, looking};
use crate::error::ExportError;
use crate::pdf::material::Material;
use crate::pdf::sections::budget::{Budget, Line, PartnerLines};
use crate::watch::Watch;

pub(super) fn write(body: &mut Body, material: &Material<'_>, watch: &Watch<'_>) -> Result<(), ExportError> {
    let budget = Budget::of(material);
    body.section(&material.label("export-budget"), Numbered::Section);
    if budget.summaries.is_empty() {
        body.paragraph("Note", material.label("export-budget-none"));
    }
    summaries(body, material, &budget);
    totals(body, material, &budget);
    if let Some(elsewhere) = &budget.elsewhere {
        body.paragraph("Note", elsewhere);
    }
    for partner in &budget.partners {
        watch.go_on()?;
        body.part(&partner.name, &partner.name);
        lines(body, material, partner);
    }
    Ok(())
}

fn summaries(body: &mut Body, material: &Material<'_>, budget: &Budget) {
    for summary in &budget.summaries {
        let about = material.label("export-caption-budget");
        body.caption(&material.label("export-table"), &about);
        let first = Column::text(material.label("export-category-in-euro"), 3);
        let partners = summary.columns.iter().map(|name| Column::number(name, 2));
        let mut table = Table::new(about, std::iter::once(first).chain(partners));
        let cells = |name: &str, cells: &[String]| -> Vec<Cell> {
            std::iter::once(name.into()).chain(cells.iter().map(Cell::from)).collect()
        };
        for row in &summary.rows {
            table.row(cells(&row.category, &row.cells));
        }
        table.sum(cells(&material.label("export-total-direct-all"), &summary.total));
        body.table(&table);
    }
}

fn totals(body: &mut Body, material: &Material<'_>, budget: &Budget) {
    let [name, in_euro] = words(material, ["export-totals", "export-in-euro"]);
    let mut table = Table::new(&name, [Column::text(&name, 3), Column::number(in_euro, 1)]);
    for total in &budget.totals {
        let look = if total.weight > 0 { Look::Strong } else { Look::Plain };
        let label = looking(look, &total.label).and(Look::Aside, &total.explained);
        let cells = [label.into(), looking(look, &total.amount).into()];
        if total.weight > 1 {
            table.sum(cells);
        } else {
            table.row(cells);
        }
    }
    body.table(&table);
}

fn lines(body: &mut Body, material: &Material<'_>, partner: &PartnerLines) {
    let keys = [
        "export-description",
        "export-action-short",
        "export-quantity",
        "export-unit",
        "export-unit-cost",
        "export-amount-in-euro",
    ];
    let [description, action, quantity, unit, unit_cost, amount] = words(material, keys);
    let columns = [
        Column::text("", 3),
        Column::text(description, 14),
        Column::text(action, 4),
        Column::number(quantity, 5),
        Column::text(unit, 6),
        Column::number(unit_cost, 6),
        Column::number(amount, 7),
    ];
    let mut table = Table::new(&partner.name, columns);
    for group in &partner.groups {
        table.group([Cell::from(&group.category).over(6), (&group.total).into()]);
        for line in &group.lines {
            table.row(cells(material, line));
        }
    }
    let total = format!("{} {}", material.label("export-total-of"), partner.name);
    table.sum([Cell::from(total).over(6), (&partner.total).into()]);
    body.table(&table);
}

fn cells(material: &Material<'_>, line: &Line) -> [Cell; 7] {
    let description = if line.description.is_empty() {
        looking(Look::Open, &material.label("export-open"))
    } else {
        (&line.description).into()
    };
    let (remark, amount) = match &line.amount {
        Some(amount) => (Look::Aside, amount.into()),
        None => (Look::Wrong, looking(Look::Open, "–")),
    };
    [
        looking(Look::Open, &line.number.to_string()).into(),
        Cell::from(description).with_note(looking(remark, &line.remark)),
        (&line.action).into(),
        number(material, &line.quantity).into(),
        (&line.unit).into(),
        number(material, &line.unit_cost).into(),
        amount.into(),
    ]
}
