//! What is done, and when.

use super::{entered, facts, words};
use crate::docx::body::{Body, Numbered};
use crate::docx::table::{Column, Table};
use crate::docx::text::{Look, Text, looking};
use crate::error::ExportError;
use crate::pdf::drawing;
use crate::pdf::material::{Material, State};
use crate::pdf::sections::actions::Actions;

pub(super) fn write(body: &mut Body, material: &Material<'_>) -> Result<(), ExportError> {
    let actions = Actions::of(material);
    let label = |key: &str| material.label(key);
    body.section(&label("export-actions"), Numbered::Section);
    if actions.rows.is_empty() {
        body.paragraph("Note", label("export-actions-none"));
        return Ok(());
    }
    // As the PDF draws them: what they are made of is set there.
    for timeline in &Actions::of(&Material::new(material.input)).timelines {
        body.picture(&drawing::of_timeline(material.input, timeline)?);
    }
    let about = label("export-caption-actions");
    body.caption(&label("export-table"), &about);
    let [action, days, lead, cost] =
        words(material, ["export-action", "export-action-days", "export-action-lead", "export-direct-cost"]);
    let columns = [
        Column::text("", 2),
        Column::text(action, 9),
        Column::text(days, 7),
        Column::text(lead, 6),
        Column::number(cost, 5),
    ];
    let mut table = Table::new(about, columns);
    for row in &actions.rows {
        let title = if row.title.state == State::Known {
            looking(Look::Strong, &row.title.text)
        } else {
            entered(material, &row.title)
        };
        table.row([
            looking(Look::Open, &row.code).into(),
            title.into(),
            entered(material, &row.days).into(),
            entered(material, &row.lead).into(),
            (&row.cost).into(),
        ]);
    }
    body.table(&table);
    for action in &actions.details {
        let name = format!("{} {}", action.code, action.title.text);
        let mut heading = Text::from(format!("{} ", action.code));
        heading.push_runs(entered(material, &action.title).runs());
        body.part(heading, &name);
        facts(body, material, &name, &action.facts);
        for lines in &action.description {
            let mut text = Text::default();
            for (at, line) in lines.iter().enumerate() {
                if at > 0 {
                    text.line_end();
                }
                text.push(Look::Plain, "", line);
            }
            body.paragraph("Normal", text);
        }
        if !action.deliverables.is_empty() {
            body.detail(label("export-action-deliverables"));
            body.points(&action.deliverables);
        }
    }
    Ok(())
}
