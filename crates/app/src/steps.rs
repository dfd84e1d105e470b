//! The rail: at which step something is mended, and how far each step is.

use voorstel_model::{Call, Dossier, Field, List, RuleKind, Severity};
use voorstel_rules::{Finding, Question, Status};

use crate::views::{Step, StepProgress, StepState};

/// Every step, in the order of the rail.
pub(crate) const ALL: [Step; 8] =
    [Step::Call, Step::Partners, Step::Actions, Step::Budget, Step::Funding, Step::Texts, Step::Check, Step::Export];

/// The step where a field is filled in.
pub(crate) fn of_field(field: &Field) -> Step {
    match field.parts().first().map(String::as_str) {
        Some("partners") => Step::Partners,
        Some("actions") => Step::Actions,
        Some("budget" | "indirect_rate") => Step::Budget,
        Some("funding") => Step::Funding,
        Some("texts" | "declarations" | "annexes") => Step::Texts,
        _ => Step::Call,
    }
}

/// The step where a finding is mended: that of the first field still missing, or to change, or of its kind of rule.
pub(crate) fn of_finding(finding: &Finding, call: &Call) -> Step {
    if let Some(field) = finding.missing.first().or_else(|| finding.operands.first()) {
        return of_field(field);
    }
    call.rule.iter().find(|rule| rule.id == finding.rule).map_or(Step::Check, |rule| of_kind(&rule.kind))
}

fn of_kind(kind: &RuleKind) -> Step {
    match kind {
        RuleKind::ApplicantKinds { .. }
        | RuleKind::Territory { .. }
        | RuleKind::Countries { .. }
        | RuleKind::PartnerCount { .. }
        | RuleKind::MemberStates { .. }
        | RuleKind::Inhabitants { .. }
        | RuleKind::PartnershipMix { .. }
        | RuleKind::CheckedNumber { .. }
        | RuleKind::JointApplication { .. } => Step::Partners,
        RuleKind::Amount { .. }
        | RuleKind::AmountPerPartner { .. }
        | RuleKind::AmountPerParticipant { .. }
        | RuleKind::Share { .. }
        | RuleKind::Balance
        | RuleKind::NoProfit => Step::Funding,
        RuleKind::CategoryCap { .. } | RuleKind::CategoryNotEligible { .. } | RuleKind::FlatRate { .. } => Step::Budget,
        RuleKind::ProjectWindow { .. }
        | RuleKind::Duration { .. }
        | RuleKind::FieldRequired { .. }
        | RuleKind::Deadline => Step::Call,
        RuleKind::ActionsWithinPeriod
        | RuleKind::ActionsFromMenu { .. }
        | RuleKind::Participants { .. }
        | RuleKind::ActionStates { .. } => Step::Actions,
        RuleKind::TextRequired { .. }
        | RuleKind::TextLength { .. }
        | RuleKind::Declaration { .. }
        | RuleKind::Annex { .. } => Step::Texts,
        RuleKind::AnyOf { of } | RuleKind::AllOf { of } | RuleKind::NoneOf { of } => {
            of.first().map_or(Step::Check, of_kind)
        }
    }
}

/// The step at which one acts on an answer to 'how much more'.
pub(crate) fn of_question(question: &Question) -> Step {
    match question {
        Question::Grant | Question::ToFind | Question::Own => Step::Funding,
        Question::Category { .. } => Step::Budget,
        Question::Months => Step::Call,
        Question::Partners | Question::MemberStates | Question::MorePartners => Step::Partners,
        Question::Words { .. } => Step::Texts,
    }
}

/// How far each step is. A finding counts at the step where it is mended, and all of them count at the check.
pub(crate) fn progress(dossier: &Dossier, findings: &[(Step, &Finding)]) -> Vec<StepProgress> {
    ALL.into_iter()
        .map(|step| {
            let here =
                findings.iter().filter(|(at, _)| *at == step || step == Step::Check).map(|(_, finding)| *finding);
            match step {
                Step::Export => export(findings),
                _ => one(step, is_begun(step, dossier), here),
            }
        })
        .collect()
}

fn one<'a>(step: Step, begun: bool, findings: impl Iterator<Item = &'a Finding>) -> StepProgress {
    let mut progress = StepProgress { step, state: StepState::Empty, done: 0, of: 0, errors: 0, warnings: 0 };
    for finding in findings.filter(|finding| finding.status != Status::NotApplicable) {
        let broken = finding.status == Status::Broken;
        // Advice is not a point to be done.
        if finding.severity == Severity::Advice {
            continue;
        }
        progress.of += 1;
        progress.done += u32::from(finding.status == Status::Met);
        progress.errors += u32::from(broken && finding.severity == Severity::Blocking);
        progress.warnings += u32::from(broken && finding.severity == Severity::Warning);
    }
    progress.state = match progress {
        StepProgress { errors: 1.., .. } => StepState::Error,
        _ if !begun => StepState::Empty,
        StepProgress { done, of, .. } if done == of => StepState::Ready,
        _ => StepState::Busy,
    };
    progress
}

/// One can always export a draft; the step is ready when nothing would have the application refused.
fn export(findings: &[(Step, &Finding)]) -> StepProgress {
    let open = findings.iter().any(|(_, finding)| {
        finding.severity == Severity::Blocking && matches!(finding.status, Status::Broken | Status::Undecided)
    });
    let state = if open { StepState::Empty } else { StepState::Ready };
    StepProgress { step: Step::Export, state, done: 0, of: 0, errors: 0, warnings: 0 }
}

fn is_begun(step: Step, dossier: &Dossier) -> bool {
    match step {
        Step::Call | Step::Check | Step::Export => true,
        Step::Partners => !dossier.ids(List::Partners).is_empty(),
        Step::Actions => !dossier.actions.is_empty(),
        Step::Budget => !dossier.budget.is_empty(),
        Step::Funding => !dossier.funding.is_empty(),
        Step::Texts => dossier.texts.values().any(|text| !text.trim().is_empty()),
    }
}
