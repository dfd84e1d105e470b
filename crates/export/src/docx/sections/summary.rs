//! What a council decides on: what, who, how much and whose money.

use super::cover::figures;
use super::{entered, number, words};
use crate::docx::body::Body;
use crate::docx::height::{PAGE, height};
use crate::docx::table::{Cell, Column, Table};
use crate::docx::text::{Look, looking};
use crate::error::ExportError;
use crate::pdf::drawing::{self, Drawing};
use crate::pdf::material::Material;
use crate::pdf::sections::cover::Cover;
use crate::pdf::sections::summary::Summary;

/// What two pages hold, less what may stay empty at the foot of the first.
const ROOM: usize = 2 * PAGE * 92 / 100;

/// So many rows, and so much of the account.
#[derive(Clone, Copy)]
struct Way {
    account: usize,
    partners: usize,
    actions: usize,
    points: usize,
}

/// From the most to the least, as in the PDF.
const WAYS: [Way; 6] = [
    Way { account: usize::MAX, partners: 6, actions: 10, points: 5 },
    Way { account: 1, partners: 6, actions: 10, points: 5 },
    Way { account: 1, partners: 6, actions: 6, points: 3 },
    Way { account: 0, partners: 4, actions: 4, points: 2 },
    Way { account: 0, partners: 2, actions: 0, points: 1 },
    Way { account: 0, partners: 0, actions: 0, points: 0 },
];

pub(super) fn write(body: &mut Body, material: &Material<'_>, cover: &Cover) -> Result<(), ExportError> {
    let input = material.input;
    let summary = Summary::of(material);
    // As the PDF draws them: what they are made of is set there.
    let set = Summary::of(&Material::new(input));
    let bar = set.bar.map(|bar| drawing::of_funding(input, &bar)).transpose()?;
    let timeline = set.timeline.map(|timeline| drawing::of_timeline(input, &timeline)).transpose()?;
    for way in WAYS {
        *body = Body::default();
        written(body, material, (cover, &summary), way, (bar.as_ref(), timeline.as_ref()));
        if height(&body.content) <= ROOM {
            break;
        }
    }
    Ok(())
}

fn written(
    body: &mut Body,
    material: &Material<'_>,
    (cover, summary): (&Cover, &Summary),
    way: Way,
    (bar, timeline): (Option<&Drawing>, Option<&Drawing>),
) {
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
    if way.account > 0 && !summary.account.is_empty() {
        heading(body, material, "export-summary-what");
    }
    for paragraph in summary.account.iter().take(way.account) {
        body.paragraph("Normal", paragraph);
    }
    partners(body, material, summary, way.partners);
    heading(body, material, "export-summary-money");
    bar.into_iter().for_each(|bar| body.picture(bar));
    costs(body, material, summary);
    sources(body, material, summary);
    actions(body, material, summary, way.actions, timeline);
    if let Some(open) = &summary.open {
        heading(body, material, "export-findings");
        body.paragraph("Normal", &open.summary);
        body.points(open.points.iter().take(way.points));
        body.paragraph("Note", left(&open.more, way.points));
    }
}

fn heading(body: &mut Body, material: &Material<'_>, key: &str) {
    let name = material.label(key);
    body.part(&name, &name);
}

/// That there are more than so many that are shown.
fn left(more: &[String], shown: usize) -> &str {
    more.get(shown).or(more.last()).map_or("", String::as_str)
}

fn partners(body: &mut Body, material: &Material<'_>, summary: &Summary, shown: usize) {
    if summary.partners.is_empty() || shown == 0 {
        return;
    }
    heading(body, material, "export-summary-who");
    let keys = ["export-partner", "export-partner-role", "export-direct-cost", "export-summary-own-in-euro"];
    let [partner, role, cost, own] = words(material, keys);
    let columns = [Column::text(&partner, 5), Column::text(role, 4), Column::number(cost, 4), Column::number(own, 4)];
    let mut table = Table::new(partner, columns);
    for row in summary.partners.iter().take(shown) {
        table.row([looking(Look::Strong, &row.name).into(), (&row.role).into(), (&row.cost).into(), (&row.own).into()]);
    }
    body.table(&table);
    body.paragraph("Note", left(&summary.more_partners, shown));
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

fn actions(body: &mut Body, material: &Material<'_>, summary: &Summary, shown: usize, timeline: Option<&Drawing>) {
    if summary.actions.is_empty() || shown == 0 {
        return;
    }
    heading(body, material, "export-summary-when");
    if let Some(timeline) = timeline.filter(|_| shown >= summary.actions.len()) {
        return body.picture(timeline);
    }
    let [action, days, cost] = words(material, ["export-action", "export-action-days", "export-direct-cost"]);
    let columns = [Column::text("", 1), Column::text(&action, 8), Column::text(days, 6), Column::number(cost, 4)];
    let mut table = Table::new(action, columns);
    for row in summary.actions.iter().take(shown) {
        table.row([
            looking(Look::Open, &row.code).into(),
            entered(material, &row.title).into(),
            entered(material, &row.days).into(),
            (&row.cost).into(),
        ]);
    }
    body.table(&table);
    body.paragraph("Note", left(&summary.more_actions, shown));
}
