//! What is still to be filled in: the missing fields of all rules that cannot be decided yet, as one list in the order of
//! the steps.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Call, Dossier, Field, Severity, Text};
use voorstel_rules::{Report, Status};

use crate::said::each;
use crate::steps;
use crate::views::Step;

/// So many fields of a step are named; the others are counted.
const MOST_NAMED: usize = 50;

/// What is still to be filled in at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Todo {
    /// The step.
    pub step: Step,
    /// The fields, in the order in which the rules ask for them.
    pub fields: Vec<TodoField>,
    /// How many more there are.
    pub more: u32,
}

/// A field that is still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodoField {
    /// Which.
    pub field: Field,
    /// Its name: 'Kind of De Brug', 'End of the project'.
    pub name: Text,
    /// How many rules wait for it.
    pub rules: u32,
    /// Whether one of them would have the application refused.
    pub blocking: bool,
}

/// The fields of a report that are still missing. Advice is not something to be done.
pub(crate) fn todo(call: &Call, dossier: &Dossier, report: &Report) -> Vec<Todo> {
    let mut waiting: Vec<(&Field, u32, bool)> = Vec::new();
    let mut places: HashMap<&Field, usize> = HashMap::new();
    let undecided =
        report.findings.iter().filter(|one| one.status == Status::Undecided && one.severity != Severity::Advice);
    for finding in undecided {
        for field in &finding.missing {
            let blocks = finding.severity == Severity::Blocking;
            let place = *places.entry(field).or_insert_with(|| {
                waiting.push((field, 0, false));
                waiting.len() - 1
            });
            if let Some((_, rules, blocking)) = waiting.get_mut(place) {
                *rules += 1;
                *blocking |= blocks;
            }
        }
    }
    steps::ALL.into_iter().filter_map(|step| at(step, &waiting, call, dossier)).collect()
}

fn at(step: Step, waiting: &[(&Field, u32, bool)], call: &Call, dossier: &Dossier) -> Option<Todo> {
    let here = || waiting.iter().filter(|(field, _, _)| steps::of_field(field) == step);
    let count = here().count();
    let fields = here().take(MOST_NAMED).map(|(field, rules, blocking)| TodoField {
        field: (*field).clone(),
        name: each(|words| words.field_heading(field, dossier, call)),
        rules: *rules,
        blocking: *blocking,
    });
    let more = u32::try_from(count.saturating_sub(MOST_NAMED)).unwrap_or(u32::MAX);
    (count > 0).then(|| Todo { step, fields: fields.collect(), more })
}
