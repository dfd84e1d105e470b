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

use std::ops::Deref;

use voorstel_model::RuleKind;

use crate::course::Course;
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Question, Status};
use crate::verdict::Verdict;

/// A kind of rule with its parameters.
pub(crate) trait Kind {
    /// Its name in call files.
    fn name(&self) -> &'static str;

    /// Whether it holds, by how much, and what would mend it.
    fn check(&self, facts: &Facts<'_>) -> Verdict;

    /// The parts of a dossier it looks at, of those that a safe fix may change.
    fn reads(&self) -> Parts;

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

/// One of the kinds. A value and no box: one is made for every rule at every keystroke.
macro_rules! any_of_these {
    ($($kind:ident: $of:ty),* $(,)?) => {
        enum Any<'r> {
            $($kind($of),)*
        }

        impl<'r> Deref for Any<'r> {
            type Target = dyn Kind + 'r;

            fn deref(&self) -> &(dyn Kind + 'r) {
                match self {
                    $(Any::$kind(kind) => kind,)*
                }
            }
        }
    };
}

any_of_these! {
    ApplicantKinds: applicant_kinds::ApplicantKinds<'r>,
    Territory: territory::Territory<'r>,
    Countries: countries::Countries<'r>,
    PartnerCount: partner_count::PartnerCount<'r>,
    MemberStates: member_states::MemberStates<'r>,
    Inhabitants: inhabitants::Inhabitants<'r>,
    PartnershipMix: partnership_mix::PartnershipMix<'r>,
    Amount: amount::Amount<'r>,
    AmountPerPartner: amount_per_partner::AmountPerPartner<'r>,
    AmountPerParticipant: amount_per_participant::AmountPerParticipant<'r>,
    ShareOf: share::ShareOf<'r>,
    Balance: balance::Balance,
    NoProfit: no_profit::NoProfit,
    CategoryCap: category_cap::CategoryCap<'r>,
    CategoryNotEligible: category_not_eligible::CategoryNotEligible<'r>,
    FlatRate: flat_rate::FlatRate,
    ProjectWindow: project_window::ProjectWindow,
    Duration: duration::Duration,
    ActionsWithinPeriod: actions_within_period::ActionsWithinPeriod,
    ActionsFromMenu: actions_from_menu::ActionsFromMenu<'r>,
    Participants: participants::Participants<'r>,
    ActionStates: action_states::ActionStates<'r>,
    FieldRequired: field_required::FieldRequired,
    TextRequired: text_required::TextRequired<'r>,
    TextLength: text_length::TextLength<'r>,
    Declaration: declaration::Declaration<'r>,
    Annex: annex::Annex<'r>,
    CheckedNumber: checked_number::CheckedNumber<'r>,
    Deadline: deadline::Deadline,
    JointApplication: joint_application::JointApplication,
    AnyOf: any_of::AnyOf<'r>,
    AllOf: all_of::AllOf<'r>,
    NoneOf: none_of::NoneOf<'r>,
}

/// The kind behind a rule's parameters.
pub(crate) fn of(rule: &RuleKind) -> impl Deref<Target = dyn Kind + '_> {
    match rule {
        RuleKind::ApplicantKinds { roles, kinds } => {
            Any::ApplicantKinds(applicant_kinds::ApplicantKinds { roles, kinds })
        }
        RuleKind::Territory { roles, regions } => Any::Territory(territory::Territory { roles, regions }),
        RuleKind::Countries { roles, allowed, excluded } => {
            Any::Countries(countries::Countries { roles, allowed, excluded })
        }
        RuleKind::PartnerCount { roles, at_least, at_most } => {
            Any::PartnerCount(partner_count::PartnerCount { roles, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::MemberStates { roles, at_least, excluded } => {
            Any::MemberStates(member_states::MemberStates { roles, at_least: *at_least, excluded })
        }
        RuleKind::Inhabitants { roles, at_least, at_most } => {
            Any::Inhabitants(inhabitants::Inhabitants { roles, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::PartnershipMix { each_of } => Any::PartnershipMix(partnership_mix::PartnershipMix { each_of }),
        RuleKind::Amount { of, at_least, at_most } => {
            Any::Amount(amount::Amount { of, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::AmountPerPartner { of, roles, at_least, at_most } => {
            Any::AmountPerPartner(amount_per_partner::AmountPerPartner {
                of,
                roles,
                at_least: *at_least,
                at_most: *at_most,
            })
        }
        RuleKind::AmountPerParticipant { of, at_least, at_most } => {
            Any::AmountPerParticipant(amount_per_participant::AmountPerParticipant {
                of,
                at_least: *at_least,
                at_most: *at_most,
            })
        }
        RuleKind::Share { of, over, at_least, at_most } => {
            Any::ShareOf(share::ShareOf { of, over: *over, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::Balance => Any::Balance(balance::Balance),
        RuleKind::NoProfit => Any::NoProfit(no_profit::NoProfit),
        RuleKind::CategoryCap { categories, over, at_most, at_most_amount } => {
            Any::CategoryCap(category_cap::CategoryCap {
                categories,
                over: *over,
                at_most: *at_most,
                at_most_amount: *at_most_amount,
            })
        }
        RuleKind::CategoryNotEligible { categories } => {
            Any::CategoryNotEligible(category_not_eligible::CategoryNotEligible { categories })
        }
        RuleKind::FlatRate { at_most } => Any::FlatRate(flat_rate::FlatRate { at_most: *at_most }),
        RuleKind::ProjectWindow { start, end } => {
            Any::ProjectWindow(project_window::ProjectWindow { start: *start, end: *end })
        }
        RuleKind::Duration { at_least, at_most } => {
            Any::Duration(duration::Duration { at_least: *at_least, at_most: *at_most })
        }
        RuleKind::ActionsWithinPeriod => Any::ActionsWithinPeriod(actions_within_period::ActionsWithinPeriod),
        RuleKind::ActionsFromMenu { any_of, count, all_of, none_of } => {
            Any::ActionsFromMenu(actions_from_menu::ActionsFromMenu { any_of, count: *count, all_of, none_of })
        }
        RuleKind::Participants { menu, at_least, at_most } => {
            Any::Participants(participants::Participants { menu, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::ActionStates { field, menu } => {
            Any::ActionStates(action_states::ActionStates { field: *field, menu })
        }
        RuleKind::FieldRequired { field } => Any::FieldRequired(field_required::FieldRequired { field: *field }),
        RuleKind::TextRequired { section } => Any::TextRequired(text_required::TextRequired { section }),
        RuleKind::TextLength { section, at_least, at_most } => {
            Any::TextLength(text_length::TextLength { section, at_least: *at_least, at_most: *at_most })
        }
        RuleKind::Declaration { declaration } => Any::Declaration(declaration::Declaration { declaration }),
        RuleKind::Annex { annex } => Any::Annex(annex::Annex { annex }),
        RuleKind::CheckedNumber { number, required_of } => {
            Any::CheckedNumber(checked_number::CheckedNumber { number: *number, required_of })
        }
        RuleKind::Deadline => Any::Deadline(deadline::Deadline),
        RuleKind::JointApplication { inhabitants_below } => {
            Any::JointApplication(joint_application::JointApplication { inhabitants_below: *inhabitants_below })
        }
        RuleKind::AnyOf { of } => Any::AnyOf(any_of::AnyOf { of }),
        RuleKind::AllOf { of } => Any::AllOf(all_of::AllOf { of }),
        RuleKind::NoneOf { of } => Any::NoneOf(none_of::NoneOf { of }),
    }
}
