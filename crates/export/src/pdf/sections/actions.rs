//! What is done, and when.

use serde::Serialize;
use voorstel_model::{Action, BudgetLine, Euro};

use super::timeline::{Timeline, timelines};
use crate::pdf::material::{Entered, Fact, Material, action_code};

#[derive(Debug, Serialize)]
pub(crate) struct Actions {
    pub(crate) timelines: Vec<Timeline>,
    pub(crate) rows: Vec<Row>,
    pub(crate) details: Vec<Details>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) code: String,
    pub(crate) title: Entered,
    pub(crate) days: Entered,
    pub(crate) lead: Entered,
    pub(crate) cost: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Details {
    place: String,
    pub(crate) code: String,
    pub(crate) title: Entered,
    pub(crate) facts: Vec<Fact>,
    pub(crate) description: Vec<Vec<String>>,
    pub(crate) deliverables: Vec<String>,
}

impl Actions {
    pub(crate) fn of(material: &Material<'_>) -> Actions {
        let actions = &material.input.dossier.actions;
        let shown = || actions.iter().enumerate().filter(|(_, action)| material.is_in(action));
        Actions {
            timelines: timelines(material),
            rows: shown()
                .map(|(at, action)| Row {
                    code: action_code(at),
                    title: title(material, action),
                    days: material.days(&action.start, &action.end),
                    lead: lead(material, action),
                    cost: material.words.amount(cost(material, action)),
                })
                .collect(),
            details: shown().map(|(at, action)| details(material, at, action)).collect(),
        }
    }
}

/// What an action costs: to the one partner whose part this is, or to all.
fn cost(material: &Material<'_>, action: &Action) -> Euro {
    let input = material.input;
    match material.only() {
        None => input.report.totals.by_action.get(&action.id).map(|cost| cost.total).unwrap_or_default(),
        Some(only) => {
            let lines = input.dossier.budget.iter().filter(|line| line.partner == only && line.action == action.id);
            lines.filter_map(BudgetLine::amount).sum()
        }
    }
}

/// An action's title; while it has none, the name of the menu's action it is.
pub(crate) fn title(material: &Material<'_>, action: &Action) -> Entered {
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
        place: format!("/actions/{}", action.id),
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
