//! What a council decides on: what, who, how much and whose money.

use super::cover::figures;
use super::{entered, number, words};
use crate::docx::body::Body;
use crate::docx::table::{Cell, Column, Table};
use crate::docx::text::{Look, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::cover::Cover;
use crate::pdf::sections::summary::Summary;

pub(super) fn write(body: &mut Body, material: &Material<'_>, cover: &Cover) {
    let summary = Summary::of(material);
    body.paragraph("CoverCall", &summary.call);
    body.paragraph("CoverPart", &cover.part);
    body.paragraph("Title", &summary.title);
    body.paragraph("Subtitle", &summary.others);
    if let Some(closed) = &summary.closed {
        body.paragraph("Notice", closed);
    }
    let all = summary.figures.iter().map(|(name, value)| (name.as_str(), value.as_str(), value.into()));
    figures(body, &summary.title, all);
    heading(body, material, "export-summary-decide");
    body.numbers(&summary.decide);
    if !summary.account.is_empty() {
        heading(body, material, "export-summary-what");
    }
    for paragraph in &summary.account {
        body.paragraph("Normal", paragraph);
    }
    partners(body, material, &summary);
    heading(body, material, "export-summary-money");
    costs(body, material, &summary);
    sources(body, material, &summary);
    actions(body, material, &summary);
    if let Some(open) = &summary.open {
        heading(body, material, "export-findings");
        body.paragraph("Normal", &open.summary);
        body.points(&open.points);
        body.paragraph("Note", left(&open.more));
    }
}

fn heading(body: &mut Body, material: &Material<'_>, key: &str) {
    let name = material.label(key);
    body.part(&name, &name);
}

/// That there are more than all that are shown.
fn left(more: &[String]) -> &str {
    more.last().map_or("", String::as_str)
}

fn partners(body: &mut Body, material: &Material<'_>, summary: &Summary) {
    if summary.partners.is_empty() {
        return;
    }
    heading(body, material, "export-summary-who");
    let keys = ["export-partner", "export-partner-role", "export-direct-cost", "export-summary-own-in-euro"];
    let [partner, role, cost, own] = words(material, keys);
    let columns = [Column::text(&partner, 5), Column::text(role, 4), Column::number(cost, 4), Column::number(own, 4)];
    let mut table = Table::new(partner, columns);
    for row in &summary.partners {
        table.row([looking(Look::Strong, &row.name).into(), (&row.role).into(), (&row.cost).into(), (&row.own).into()]);
    }
    body.table(&table);
    body.paragraph("Note", left(&summary.more_partners));
}

fn costs(body: &mut Body, material: &Material<'_>, summary: &Summary) {
    let [what, in_euro, total] = words(material, ["export-summary-costs", "export-in-euro", "export-total-cost"]);
    let mut table = Table::new(&what, [Column::text(&what, 3), Column::number(in_euro, 1)]);
    for (name, amount) in summary.costs.iter().chain(&summary.more_costs) {
        table.row([name.into(), amount.into()]);
    }
    table.sum([total.into(), (&summary.cost).into()]);
    body.table(&table);
}

fn sources(body: &mut Body, material: &Material<'_>, summary: &Summary) {
    let keys = ["export-summary-sources", "export-share", "export-in-euro", "export-funding-total"];
    let [who, share, in_euro, total] = words(material, keys);
    let columns = [Column::text(&who, 4), Column::number(share, 2), Column::number(in_euro, 2)];
    let mut table = Table::new(who, columns);
    for group in &summary.sources {
        let amount = group.sum.amount.as_ref().map(|amount| number(material, amount)).unwrap_or_default();
        table.row([(&group.title).into(), (&group.sum.share).into(), amount.into()]);
    }
    table.sum([Cell::from(total).over(2), (&summary.funding).into()]);
    body.table(&table);
    let look = if summary.balanced { Look::Met } else { Look::Wrong };
    body.paragraph("Normal", looking(look, &summary.difference));
}

fn actions(body: &mut Body, material: &Material<'_>, summary: &Summary) {
    if summary.actions.is_empty() {
        return;
    }
    heading(body, material, "export-summary-when");
    let [action, days, cost] = words(material, ["export-action", "export-action-days", "export-direct-cost"]);
    let columns = [Column::text("", 1), Column::text(&action, 8), Column::text(days, 6), Column::number(cost, 4)];
    let mut table = Table::new(action, columns);
    for row in &summary.actions {
        table.row([
            looking(Look::Open, &row.code).into(),
            entered(material, &row.title).into(),
            entered(material, &row.days).into(),
            (&row.cost).into(),
        ]);
    }
    body.table(&table);
    body.paragraph("Note", left(&summary.more_actions));
}
