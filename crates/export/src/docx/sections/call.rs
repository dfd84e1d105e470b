//! The call and its days.

use super::{facts, words, written};
use crate::docx::body::{Body, Numbered};
use crate::docx::table::{Column, Table};
use crate::docx::text::{Look, Text, looking};
use crate::pdf::material::Material;
use crate::pdf::sections::call::CallSection;

pub(super) fn write(body: &mut Body, material: &Material<'_>) {
    let call = CallSection::of(material);
    let label = |key: &str| material.label(key);
    body.section(&label("export-call"), Numbered::Section);
    if let Some(closed) = &call.closed {
        body.paragraph("Notice", closed);
    }
    body.paragraph("Subtitle", &call.title);
    body.paragraph("Normal", &call.summary);
    body.points(&call.objectives);
    facts(body, material, &label("export-call"), &call.facts);
    days(body, material, &call);
    money(body, material, &call);
    if !call.contacts.is_empty() {
        body.part(label("export-call-contact"), &label("export-call-contact"));
    }
    for contact in &call.contacts {
        let mut text = Text::from(&contact.title);
        for (address, shown) in [
            (format!("mailto:{}", contact.email.to), &contact.email.shown),
            (contact.url.to.clone(), &contact.url.shown),
        ] {
            if !shown.is_empty() {
                text.push(Look::Plain, "", ", ");
                text.push_runs(body.link(&address, shown).runs());
            }
        }
        body.paragraph("Normal", text);
    }
    if !call.sources.is_empty() {
        body.part(label("export-call-sources"), &label("export-call-sources"));
    }
    for source in &call.sources {
        let mut text = Text::from(&source.title).and(Look::Aside, &source.read);
        let link = body.link(&source.url.to, &source.url.shown);
        if !link.is_empty() {
            text.line_end();
            text.push_runs(link.runs());
        }
        body.paragraph("Normal", text);
    }
}

fn days(body: &mut Body, material: &Material<'_>, call: &CallSection) {
    if call.days.is_empty() {
        return;
    }
    let name = material.label("export-call-days");
    body.part(&name, &name);
    let [day, what, basis] = words(material, ["export-day", "export-what", "export-written"]);
    let mut table = Table::new(&name, [Column::text(day, 3), Column::text(what, 5), Column::text(basis, 5)]);
    for day in &call.days {
        table.row([
            (&day.day).into(),
            (&day.what).into(),
            looking(Look::Aside, &written(day.authority.as_ref())).into(),
        ]);
    }
    body.table(&table);
}

fn money(body: &mut Body, material: &Material<'_>, call: &CallSection) {
    if call.envelopes.is_empty() {
        return;
    }
    let name = material.label("export-call-money");
    body.part(&name, &name);
    let [what, basis, amount] = words(material, ["export-what", "export-written", "export-amount"]);
    for envelope in &call.envelopes {
        let columns = [Column::text(&what, 5), Column::text(&basis, 4), Column::number(&amount, 3)];
        let mut table = Table::new(&name, columns);
        for (what, amount) in &envelope.parts {
            table.row([what.into(), "".into(), amount.into()]);
        }
        let written = looking(Look::Aside, &written(Some(&envelope.authority)));
        table.sum([(&envelope.what).into(), written.into(), (&envelope.amount).into()]);
        body.table(&table);
    }
}
