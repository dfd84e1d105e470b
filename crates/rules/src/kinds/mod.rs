//! The closed vocabulary of rules: one file a kind, and here the one place that knows them all.

mod action_states;
mod actions_from_menu;
mod actions_within_period;
mod all_of;
mod amount;
mod amount_per_participant;
mod amount_per_partner;
mod annex;
mod any_of;
mod applicant_kinds;
mod balance;
mod category_cap;
mod category_not_eligible;
mod checked_number;
mod countries;
mod deadline;
mod declaration;
pub(crate) mod duration;
mod field_required;
mod flat_rate;
mod inhabitants;
mod joint_application;
mod member_states;
mod no_profit;
mod none_of;
mod participants;
mod partner_count;
mod partnership_mix;
mod project_window;
mod share;
mod territory;
mod text_length;
mod text_required;

pub use checked_number::wrong_numbers;

use voorstel_model::RuleKind;

use crate::course::Course;
use crate::facts::Facts;
use crate::growth::Growth;
use crate::report::{Question, Status};
use crate::verdict::Verdict;

/// A kind of rule with its parameters.
pub(crate) trait Kind {
    /// Its name in call files.
    fn name(&self) -> &'static str;

    /// Whether it holds, by how much, and what would mend it.
    fn check(&self, facts: &Facts<'_>) -> Verdict;

    /// Whether it reads nothing but budget lines, texts, annexes and the call: what no safe fix ever changes.
    fn is_about_content(&self) -> bool {
        false
    }

    /// The questions to which it may be the answer: what it leaves room for, or what it wants more of.
    fn asks(&self) -> Vec<Question> {
        Vec::new()
    }

    /// How it fares along a step, in closed form; none where the step does not touch it.
    fn course(&self, _growth: &Growth<'_>, _facts: &Facts<'_>) -> Option<Course> {
        None
    }

    /// Whether it will limit the step, and only waits for what it is a share of or counted from.
    fn waits(&self, _growth: &Growth<'_>, _facts: &Facts<'_>) -> bool {
        false
    }
}

/// What the statuses of a group's members make together.
pub(crate) type Together = fn(&[Status]) -> Status;

/// The members of a group, with what their statuses make together; none where the rule is no group.
pub(crate) fn group(rule: &RuleKind) -> Option<(&[RuleKind], Together)> {
    match rule {
        RuleKind::AnyOf { of } => Some((of, any_of::status)),
        RuleKind::AllOf { of } => Some((of, all_of::status)),
        RuleKind::NoneOf { of } => Some((of, none_of::status)),
        _ => None,
    }
}

/// The kind behind a rule's parameters.
pub(crate) fn of(rule: &RuleKind) -> Box<dyn Kind + '_> {
    match rule {
        RuleKind::ApplicantKinds { roles, kinds } => Box::new(applicant_kinds::ApplicantKinds { roles, kinds }),
        RuleKind::Territory { roles, regions } => Box::new(territory::Territory { roles, regions }),
        RuleKind::Countries { roles, allowed, excluded } => Box::new(countries::Countries { roles, allowed, excluded }),
        RuleKind::PartnerCount { roles, at_least, at_most } => {
            Box::new(partner_count::PartnerCount { roles, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::MemberStates { roles, at_least, excluded } => {
            Box::new(member_states::MemberStates { roles, at_least: *at_least, excluded })
        }
        RuleKind::Inhabitants { roles, at_least, at_most } => {
            Box::new(inhabitants::Inhabitants { roles, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::PartnershipMix { each_of } => Box::new(partnership_mix::PartnershipMix { each_of }),
        RuleKind::Amount { of, at_least, at_most } => {
            Box::new(amount::Amount { of, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::AmountPerPartner { of, roles, at_least, at_most } => {
            Box::new(amount_per_partner::AmountPerPartner { of, roles, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::AmountPerParticipant { of, at_least, at_most } => {
            Box::new(amount_per_participant::AmountPerParticipant { of, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::Share { of, over, at_least, at_most } => {
            Box::new(share::ShareOf { of, over: *over, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::Balance => Box::new(balance::Balance),
        RuleKind::NoProfit => Box::new(no_profit::NoProfit),
        RuleKind::CategoryCap { categories, over, at_most, at_most_amount } => Box::new(category_cap::CategoryCap {
            categories,
            over: *over,
            at_most: *at_most,
            at_most_amount: *at_most_amount,
        }),
        RuleKind::CategoryNotEligible { categories } => {
            Box::new(category_not_eligible::CategoryNotEligible { categories })
        }
        RuleKind::FlatRate { at_most } => Box::new(flat_rate::FlatRate { at_most: *at_most }),
        RuleKind::ProjectWindow { start, end } => Box::new(project_window::ProjectWindow { start: *start, end: *end }),
        RuleKind::Duration { at_least, at_most } => {
            Box::new(duration::Duration { at_least: *at_least, at_most: *at_most })
        }
        RuleKind::ActionsWithinPeriod => Box::new(actions_within_period::ActionsWithinPeriod),
        RuleKind::ActionsFromMenu { any_of, count, all_of, none_of } => {
            Box::new(actions_from_menu::ActionsFromMenu { any_of, count: *count, all_of, none_of })
        }
        RuleKind::Participants { menu, at_least, at_most } => {
            Box::new(participants::Participants { menu, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::ActionStates { field, menu } => Box::new(action_states::ActionStates { field: *field, menu }),
        RuleKind::FieldRequired { field } => Box::new(field_required::FieldRequired { field: *field }),
        RuleKind::TextRequired { section } => Box::new(text_required::TextRequired { section }),
        RuleKind::TextLength { section, at_least, at_most } => {
            Box::new(text_length::TextLength { section, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::Declaration { declaration } => Box::new(declaration::Declaration { declaration }),
        RuleKind::Annex { annex } => Box::new(annex::Annex { annex }),
        RuleKind::CheckedNumber { number, required_of } => {
            Box::new(checked_number::CheckedNumber { number: *number, required_of })
        }
        RuleKind::Deadline => Box::new(deadline::Deadline),
        RuleKind::JointApplication { inhabitants_below } => {
            Box::new(joint_application::JointApplication { inhabitants_below: *inhabitants_below })
        }
        RuleKind::AnyOf { of } => Box::new(any_of::AnyOf { of }),
        RuleKind::AllOf { of } => Box::new(all_of::AllOf { of }),
        RuleKind::NoneOf { of } => Box::new(none_of::NoneOf { of }),
    }
}
