//! A report put into words and places: what the findings panel, the rail and the marks in the rows show.

use std::collections::HashSet;

use voorstel_model::{Authority, Call, Dossier, Field, List, Rule, Severity, Text};
use voorstel_rules::{Bound, Finding, Headroom, Measure, Question, Report, Status, Subject};

use crate::mix::FundingMix;
use crate::reasons::reasons;
use crate::said::each;
use crate::steps;
use crate::todo::todo;
use crate::views::{Bar, FindingView, FixView, HeadroomView, Judged, MissingField, RoomState, RowMark, RuleCard, Step};

/// So many missing fields of a finding are named; its text counts the others.
const MOST_NAMED: usize = 50;

/// A report with its sentences.
pub(crate) fn judged(call: &Call, dossier: &Dossier, report: &Report) -> Judged {
    let mut placed: Vec<(Step, &Finding)> =
        report.findings.iter().map(|finding| (steps::of_finding(finding, call), finding)).collect();
    let steps = steps::progress(dossier, &placed);
    placed.sort_by_key(|(_, finding)| urgency(finding));
    Judged {
        findings: placed.into_iter().map(|(step, finding)| view(call, dossier, step, finding)).collect(),
        totals: report.totals.clone(),
        headroom: report.headroom.iter().map(|headroom| headroom_view(call, headroom)).collect(),
        todo: todo(call, dossier, report),
        mix: FundingMix::of(call, dossier, report, |rule| rule_title(call, rule)),
        steps,
    }
}

/// The worst first: broken before undecided before met, and within those by what it means.
fn urgency(finding: &Finding) -> (u8, Severity) {
    let status = match finding.status {
        Status::Broken => 0,
        Status::Undecided => 1,
        Status::Met => 2,
        Status::NotApplicable => 3,
    };
    (status, finding.severity)
}

fn view(call: &Call, dossier: &Dossier, step: Step, finding: &Finding) -> FindingView {
    let missing = finding
        .missing
        .iter()
        .take(MOST_NAMED)
        .map(|field| MissingField {
            field: field.clone(),
            name: each(|words| words.field_name(field, dossier, call)),
            step: steps::of_field(field),
        })
        .collect();
    let fixes = finding
        .fixes
        .iter()
        .map(|fix| FixView {
            label: each(|words| words.fix_label(fix, call, dossier)),
            edits: fix.edits.clone(),
            applicability: fix.applicability,
        })
        .collect();
    FindingView {
        rule: finding.rule.clone(),
        kind: kind(&finding.subject),
        severity: finding.severity,
        status: finding.status,
        title: each(|words| words.finding_title(finding, call, dossier)),
        text: each(|words| words.finding_text(finding, call, dossier)),
        because: reasons(finding, call, dossier),
        authority: authority(call, finding.authority.as_ref()),
        certainty: finding.authority.as_ref().map(|authority| authority.certainty),
        bar: bar(finding),
        step,
        field: finding.missing.first().or_else(|| finding.operands.first()).cloned(),
        rows: rows(finding),
        missing,
        fixes,
    }
}

fn kind(subject: &Subject) -> String {
    match subject {
        Subject::Rule { rule_kind } => rule_kind.clone().into_owned(),
        Subject::Unreadable { .. } => "unreadable".to_owned(),
        Subject::PeriodReversed => "period-reversed".to_owned(),
        Subject::UnknownCode => "unknown-code".to_owned(),
        Subject::LeadApplicant => "lead-applicant".to_owned(),
    }
}

/// Where a rule is written.
pub(crate) fn authority(call: &Call, authority: Option<&Authority>) -> Text {
    authority.map(|authority| each(|words| words.authority(authority, call))).unwrap_or_default()
}

/// What a rule asks, in a few words.
pub(crate) fn rule_title(call: &Call, rule: &Rule) -> Text {
    each(|words| words.rule_title(&rule.kind, call))
}

/// A rule of a call in words.
pub(crate) fn rule_card(call: &Call, rule: &Rule) -> RuleCard {
    RuleCard {
        id: rule.id.clone(),
        severity: rule.severity,
        certainty: rule.authority.certainty,
        title: rule_title(call, rule),
        note: rule.note.clone(),
        authority: authority(call, Some(&rule.authority)),
        url: call.source(&rule.authority.document).map(|source| source.url.clone()).unwrap_or_default(),
    }
}

fn headroom_view(call: &Call, headroom: &Headroom) -> HeadroomView {
    let amount = match headroom.room {
        Some(Measure::Money(amount)) => Some(amount),
        _ => None,
    };
    HeadroomView {
        question: headroom.question.clone(),
        amount,
        state: room_state(headroom),
        step: steps::of_question(&headroom.question),
        sentence: each(|words| words.headroom_sentence(headroom, call)),
        here: each(|words| words.headroom_here(headroom, call)),
        bound_by: each(|words| words.bound_by(headroom, call)),
        rule: headroom.rule.clone(),
    }
}

fn room_state(headroom: &Headroom) -> RoomState {
    let is_missing =
        matches!(headroom.question, Question::ToFind | Question::Own | Question::Partners | Question::MemberStates);
    match headroom.room.as_ref().map(sign) {
        None => RoomState::Unknown,
        Some(sign) if sign < 0 => RoomState::Over,
        Some(0) if is_missing => RoomState::Enough,
        Some(0) => RoomState::AtLimit,
        Some(_) if is_missing => RoomState::Missing,
        Some(_) => RoomState::Left,
    }
}

/// Whether a measure is below zero, zero or above.
fn sign(measure: &Measure) -> i8 {
    match measure {
        Measure::Money(amount) if amount.is_negative() => -1,
        Measure::Money(amount) => i8::from(!amount.is_zero()),
        Measure::Count(number) | Measure::Months(number) | Measure::Days(number) | Measure::Words(number) => {
            i8::try_from(number.signum()).unwrap_or_default()
        }
        Measure::Share(_) | Measure::Day(_) | Measure::Codes(_) | Measure::Typed(_) => 1,
    }
}

/// The rows that get a mark: those to change where something is wrong, those to fill in where something is missing.
fn rows(finding: &Finding) -> Vec<RowMark> {
    let fields: &[Field] = match finding.status {
        Status::Broken => &finding.operands,
        Status::Undecided => &finding.missing,
        Status::Met | Status::NotApplicable => &[],
    };
    let mut seen = HashSet::new();
    let mut rows: Vec<RowMark> = Vec::new();
    for field in fields {
        let parts = field.parts();
        let [list, id, ..] = parts.as_slice() else { continue };
        let Some(list) = List::named(list) else { continue };
        if seen.insert((list, id.clone())) {
            rows.push(RowMark { list, id: id.clone() });
        }
    }
    rows
}

/// Measure and limit as lengths, the longer of them 1. Only where there is an 'up to here'.
fn bar(finding: &Finding) -> Option<Bar> {
    let limit = finding.limit.as_ref()?;
    if !matches!(limit.bound, Bound::AtMost | Bound::AtLeast | Bound::Exactly) {
        return None;
    }
    let (measured, limit) = match (finding.measured.as_ref()?, &limit.value) {
        (Measure::Money(measured), Measure::Money(limit)) => (length(measured), length(limit)),
        (Measure::Share(measured), Measure::Share(limit)) => (length(measured), length(limit)),
        // A share that is told by its amount.
        (Measure::Money(measured), Measure::Share(_)) => (length(measured), length(&limit.amount?)),
        (Measure::Count(measured), Measure::Count(limit))
        | (Measure::Months(measured), Measure::Months(limit))
        | (Measure::Days(measured), Measure::Days(limit))
        | (Measure::Words(measured), Measure::Words(limit)) => (length(measured), length(limit)),
        _ => return None,
    };
    let longest = measured.max(limit);
    (longest > 0.0 && measured >= 0.0 && limit >= 0.0)
        .then(|| Bar { measured: measured / longest, limit: limit / longest })
}

/// A number as a length on the screen: the one place where it may lose digits, since nothing is decided by it.
fn length(number: &impl ToString) -> f64 {
    number.to_string().parse().unwrap_or_default()
}
