//! Who pays.

use super::{number, words, written};
use crate::docx::body::{Body, Numbered};
use crate::docx::table::{Cell, Column, Table};
use crate::docx::text::{Look, Text, looking};
use crate::error::ExportError;
use crate::pdf::drawing;
use crate::pdf::material::{Entered, Material};
use crate::pdf::sections::funding::{Funding, Row};

pub(super) fn write(body: &mut Body, material: &Material<'_>) -> Result<(), ExportError> {
    let funding = Funding::of(material);
    body.section(&material.label("export-funding"), Numbered::Section);
    if funding.groups.is_empty() {
        body.paragraph("Note", material.label("export-funding-none"));
    } else {
        // As the PDF draws it: what it is made of is set there.
        if let Some(bar) = &Funding::of(&Material::new(material.input)).bar {
            body.picture(&drawing::of_funding(material.input, bar)?);
        }
        sources(body, material, &funding);
        body.paragraph("Note", &funding.share_of);
        let look = if funding.balanced { Look::Met } else { Look::Wrong };
        body.paragraph("Normal", looking(look, &funding.difference));
    }
    limits(body, material, &funding);
    Ok(())
}

fn sources(body: &mut Body, material: &Material<'_>, funding: &Funding) {
    let about = material.label("export-caption-funding");
    body.caption(&material.label("export-table"), &about);
    let keys = ["export-source", "export-partner", "export-status", "export-share", "export-amount-in-euro"];
    let [source, partner, status, share, in_euro] = words(material, keys);
    let columns = [
        Column::text(source, 5),
        Column::text(partner, 5),
        Column::text(status, 6),
        Column::number(share, 3),
        Column::number(in_euro, 4),
    ];
    let mut table = Table::new(about, columns);
    let sum = |title: &str, sum: &Row| -> [Cell; 3] {
        [Cell::from(title).over(3), (&sum.share).into(), amount(material, sum.amount.as_ref()).into()]
    };
    for group in &funding.groups {
        table.group(sum(&group.title, &group.sum));
        for row in &group.rows {
            let status = if row.confirmed == Some(true) {
                material.label("export-confirmed").into()
            } else {
                looking(Look::Open, &material.label("export-not-confirmed"))
            };
            table.row([
                (&row.source).into(),
                (&row.partner).into(),
                Cell::from(status).with_note(&row.note),
                (&row.share).into(),
                amount(material, row.amount.as_ref()).into(),
            ]);
        }
    }
    table.sum(sum(&funding.total.source, &funding.total));
    body.table(&table);
}

fn amount(material: &Material<'_>, amount: Option<&Entered>) -> Text {
    amount.map(|amount| number(material, amount)).unwrap_or_default()
}

fn limits(body: &mut Body, material: &Material<'_>, funding: &Funding) {
    if funding.limits.is_empty() {
        return;
    }
    let name = material.label("export-funding-limits");
    body.part(&name, &name);
    let [rule, measured, limit, state] =
        words(material, ["export-limit-rule", "export-limit-measured", "export-limit", "export-limit-state"]);
    let columns =
        [Column::text(rule, 6), Column::number(measured, 3), Column::number(limit, 5), Column::text(state, 3)];
    let mut table = Table::new(name, columns);
    for limit in &funding.limits {
        let look = match limit.state {
            "met" => Look::Met,
            "broken" => Look::Wrong,
            _ => Look::Open,
        };
        table.row([
            Cell::from(&limit.title).with_note(written(limit.authority.as_ref())),
            (&limit.measured).into(),
            (&limit.limit).into(),
            looking(look, &material.label(&format!("export-limit-{}", limit.state))).into(),
        ]);
    }
    body.table(&table);
}
