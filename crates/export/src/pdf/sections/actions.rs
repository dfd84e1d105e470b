//! What is done, and when.

use serde::Serialize;
use voorstel_model::Action;

use super::timeline::{Timeline, timelines};
use crate::pdf::material::{Entered, Fact, Material, action_code};

#[derive(Debug, Serialize)]
pub(crate) struct Actions {
    timelines: Vec<Timeline>,
    rows: Vec<Row>,
    details: Vec<Details>,
}

#[derive(Debug, Serialize)]
struct Row {
    code: String,
    title: Entered,
    days: Entered,
    lead: Entered,
    cost: String,
}

#[derive(Debug, Serialize)]
struct Details {
    code: String,
    title: Entered,
    facts: Vec<Fact>,
    description: Vec<Vec<String>>,
    deliverables: Vec<String>,
}

impl Actions {
    pub(crate) fn of(material: &Material<'_>) -> Actions {
        let totals = &material.input.report.totals;
        let actions = &material.input.dossier.actions;
        Actions {
            timelines: timelines(material),
            rows: actions
                .iter()
                .enumerate()
                .map(|(at, action)| Row {
                    code: action_code(at),
                    title: title(material, action),
                    days: material.days(&action.start, &action.end),
                    lead: lead(material, action),
                    cost: material
                        .words
                        .amount(totals.by_action.get(&action.id).map(|cost| cost.total).unwrap_or_default()),
                })
                .collect(),
            details: actions.iter().enumerate().map(|(at, action)| details(material, at, action)).collect(),
        }
    }
}

/// An action's title; while it has none, the name of the menu's action it is.
fn title(material: &Material<'_>, action: &Action) -> Entered {
    if action.title.trim().is_empty()
        && let Some(menu) = menu(material, action)
    {
        return material.known(menu);
    }
    material.entered(&action.title)
}

fn menu(material: &Material<'_>, action: &Action) -> Option<String> {
    let choice = material.input.call.menu.action.iter().find(|choice| choice.id == action.menu)?;
    Some(material.call_text(&choice.title))
}

fn lead(material: &Material<'_>, action: &Action) -> Entered {
    if action.lead.is_empty() { material.open() } else { material.known(material.partner(&action.lead)) }
}

fn details(material: &Material<'_>, at: usize, action: &Action) -> Details {
    let mut facts = Vec::new();
    let mut fact = |key: &str, value| facts.push(Fact { label: material.label(key), value, authority: None });
    let menu = match menu(material, action) {
        Some(menu) => menu,
        None if action.menu.is_empty() => material.label("export-action-own"),
        None => material.typed.line(&action.menu),
    };
    fact("export-action-menu", material.known(menu));
    fact("export-action-days", material.days(&action.start, &action.end));
    fact("export-action-lead", lead(material, action));
    if !action.participants.is_empty() {
        let names: Vec<String> = action.participants.iter().map(|id| material.partner(id)).collect();
        fact("export-action-partners", material.known(names.join(", ")));
    }
    fact("export-action-target", material.entered(&action.target_group));
    if let Some(number) = action.target_number {
        fact("export-action-number", material.known(material.words.count(i64::from(number))));
    }
    Details {
        code: action_code(at),
        title: title(material, action),
        facts,
        description: material.typed.paragraphs(&action.description),
        deliverables: action
            .deliverables
            .iter()
            .map(|one| material.typed.line(one))
            .filter(|one| !one.is_empty())
            .collect(),
    }
}
