//! The sections, in the order of the PDF, from the same data.

mod actions;
mod budget;
mod call;
mod cover;
mod declarations;
mod findings;
mod funding;
mod partners;
mod signature;
mod summary;
mod texts;

use super::body::Body;
use super::table::{Cell, Column, Table};
use super::text::{Look, Text, looking};
use crate::error::ExportError;
use crate::input::Part;
use crate::pdf::material::{Basis, Entered, Fact, Material, State};
use crate::pdf::sections::cover::Cover;
use crate::watch::Watch;

/// Writes what that part of an application is made of.
pub(super) fn write(
    body: &mut Body,
    material: &Material<'_>,
    cover: &Cover,
    watch: &Watch<'_>,
) -> Result<(), ExportError> {
    let options = &material.input.options;
    if options.part == Part::Summary {
        return summary::write(body, material, cover);
    }
    cover::write(body, material, cover);
    match &options.part {
        Part::Whole => {
            body.contents(&material.label("export-contents"));
            body.turn_page();
            call::write(body, material);
            partners::write(body, material);
            actions::write(body, material)?;
            texts::write(body, material);
            budget::write(body, material, watch)?;
            funding::write(body, material)?;
            declarations::write(body, material);
        }
        Part::Partner(_) => {
            body.turn_page();
            partners::write(body, material);
            actions::write(body, material)?;
            budget::write(body, material, watch)?;
            funding::write(body, material)?;
            declarations::write(body, material);
            signature::write(body, material);
        }
        Part::Budget | Part::Summary => {
            body.turn_page();
            budget::write(body, material, watch)?;
            funding::write(body, material)?;
        }
    }
    if options.findings {
        body.turn_page();
        findings::write(body, material);
    }
    watch.go_on()
}

/// Names with what they are, beside each other.
fn facts(body: &mut Body, material: &Material<'_>, name: &str, facts: &[Fact]) {
    let mut table = Table::bare("Facts", name, [Column::text("", 2), Column::text("", 5)]);
    for fact in facts {
        table.row([
            (&fact.label).into(),
            Cell::from(entered(material, &fact.value)).with_note(written(fact.authority.as_ref())),
        ]);
    }
    body.table(&table);
}

/// A value as somebody left it.
fn entered(material: &Material<'_>, value: &Entered) -> Text {
    match value.state {
        State::Known => (&value.text).into(),
        State::Open => looking(Look::Open, &value.text),
        State::Wrong => looking(Look::Wrong, &value.text).and(Look::Wrong, &not_understood(material)),
    }
}

/// A number as somebody left it, or a dash.
fn number(material: &Material<'_>, value: &Entered) -> Text {
    if value.state == State::Open { looking(Look::Open, "–") } else { entered(material, value) }
}

fn not_understood(material: &Material<'_>) -> String {
    format!("({})", material.label("export-not-understood"))
}

/// Where something is written, and how surely.
fn written(authority: Option<&Basis>) -> String {
    authority.map(|one| format!("{} · {}", one.text, one.word)).unwrap_or_default()
}

/// A fixed word as the heading of a column.
fn words<const COUNT: usize>(material: &Material<'_>, keys: [&str; COUNT]) -> [String; COUNT] {
    keys.map(|key| if key.is_empty() { String::new() } else { material.label(key) })
}
