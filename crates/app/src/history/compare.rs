//! What is different between two moments, in words and figures.

use std::collections::BTreeMap;
use std::sync::Arc;

use voorstel_model::{Call, Date, Dossier, Edit, FieldValue, Text, wording};
use voorstel_rules::{Finding, Measure, Report, Status};

use crate::app::{App, Shared};
use crate::history::list::{count, place};
use crate::history::then::sums;
use crate::history::views::{ComparedLine, Comparison, FigureTurn, StepChanges};
use crate::said::each;
use crate::steps;
use crate::views::{Failure, Step};

/// So many changes of a step are told; the others are counted.
const MOST: usize = 200;

impl App {
    /// What is different between two moments; the present one where none is said.
    pub async fn compare(&self, id: String, before: String, after: Option<String>) -> Result<Comparison, Failure> {
        self.blocking(move |shared| shared.comparison(&id, &before, after.as_deref())).await
    }
}

impl Shared {
    fn comparison(&self, id: &str, before: &str, after: Option<&str>) -> Result<Comparison, Failure> {
        let (one, one_call, day) = self.as_it_was(id, before)?;
        let (other, call, other_day) = match after {
            Some(after) => self.as_it_was(id, after)?,
            None => {
                let (dossier, call) = self.snapshot(id)?;
                (Arc::new(dossier), call, Date(self.now().date()))
            }
        };
        let was = self.checked(id, &one, &one_call, day).report;
        let is = self.checked(id, &other, &call, other_day).report;
        Ok(compared((&one, &one_call, &was), (&other, &call, &is)))
    }
}

/// A dossier with its call and what the rules say of it.
type Side<'a> = (&'a Dossier, &'a Call, &'a Report);

/// What is different between two dossiers.
pub fn compared(before: Side<'_>, after: Side<'_>) -> Comparison {
    Comparison {
        figures: figures(after.1, before.2, after.2),
        mended: only_broken(before, after.2),
        broken: only_broken(after, before.2),
        steps: changes(before.0, after.0, after.1),
    }
}

fn figures(call: &Call, was: &Report, is: &Report) -> Vec<FigureTurn> {
    let turned = sums(call, &was.totals, &is.totals).into_iter().map(|(name, before, after)| {
        let difference = match (&before, &after) {
            (Some(Measure::Money(before)), Some(Measure::Money(after))) if before != after => {
                let difference = *after - *before;
                each(|words| {
                    let sign = if difference.is_negative() { "" } else { "+" };
                    format!("{sign}{}", words.money(difference))
                })
            }
            _ => each(|words| words.figure(None, call)),
        };
        let changed = before != after;
        let said = |measure: Option<Measure>| each(|words| words.figure(measure.as_ref(), call));
        FigureTurn { name, before: said(before), after: said(after), difference, changed }
    });
    turned.collect()
}

/// What is broken on one side and not on the other, in sentences.
fn only_broken((dossier, call, report): Side<'_>, other: &Report) -> Vec<Text> {
    let is_broken = |finding: &&Finding| finding.status == Status::Broken;
    let there: Vec<&Finding> = other.findings.iter().filter(is_broken).collect();
    let only = report
        .findings
        .iter()
        .filter(is_broken)
        .filter(|finding| !there.iter().any(|one| one.rule == finding.rule && one.subject == finding.subject));
    only.map(|finding| each(|words| words.finding_text(finding, call, dossier))).collect()
}

fn changes(before: &Dossier, after: &Dossier, call: &Call) -> Vec<StepChanges> {
    let mut steps: BTreeMap<Step, Vec<Edit>> = BTreeMap::new();
    for edit in before.edits_to(after) {
        steps.entry(steps::of_field(&place(&edit))).or_default().push(edit);
    }
    let told = steps.into_iter().map(|(step, mut edits)| {
        // What came and what went before what changed.
        edits.sort_by_key(|edit| match edit {
            Edit::Add { .. } | Edit::Restore { .. } => 0,
            Edit::Remove { .. } => 1,
            Edit::Set { .. } => 2,
            Edit::Move { .. } => 3,
        });
        let lines = edits.iter().take(MOST).map(|edit| line(edit, before, after, call)).collect();
        StepChanges { step, lines, more: count(edits.len().saturating_sub(MOST)) }
    });
    told.collect()
}

fn line(edit: &Edit, before: &Dossier, after: &Dossier, call: &Call) -> ComparedLine {
    let field = place(edit);
    let text = each(|words| words.past_edit(edit, before, after, call));
    let wording = match (field.is_prose(), before.value(&field), after.value(&field)) {
        (true, Ok(FieldValue::Text(before)), Ok(FieldValue::Text(after))) => wording(&before, &after),
        _ => Vec::new(),
    };
    ComparedLine { field, text, wording }
}
