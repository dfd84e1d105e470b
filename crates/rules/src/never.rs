//! Which statuses a rule can never have, and why: the one place that says so, for the tests that want every rule of every
//! call to be seen in each of them, and for the pages on the kinds of rule.

use voorstel_model::{Call, Rule, RuleKind, Severity};

use crate::report::Status;

/// The statuses a rule can never have, each with the reason.
pub fn never(call: &Call, rule: &Rule) -> Vec<(Status, &'static str)> {
    let mut never = Vec::new();
    match &rule.kind {
        RuleKind::FieldRequired { .. }
        | RuleKind::TextRequired { .. }
        | RuleKind::Annex { .. }
        | RuleKind::ActionStates { .. } => {
            never.push((Status::Broken, "what is not there yet can still be filled in"));
        }
        RuleKind::Declaration { .. } if rule.severity == Severity::Advice => {
            never.push((Status::Broken, "an advice that is not ticked refuses nothing"));
        }
        RuleKind::Deadline => {
            if call.dates.deadline.is_none() {
                never.push((Status::Met, "the call names no last day"));
            }
            never.push((Status::Undecided, "the day is known, whatever the dossier holds"));
        }
        RuleKind::CheckedNumber { required_of, .. } if required_of.is_empty() => {
            never.push((Status::Undecided, "no partner has to give a number"));
        }
        RuleKind::TextLength { at_least: None | Some(0), .. } => {
            never.push((Status::Undecided, "an empty text is not too long"));
        }
        _ => {}
    }
    if rule.when.is_some() {
        // A condition that waits for a field leaves any rule undecided.
        never.retain(|(status, _)| *status != Status::Undecided);
    }
    never
}
