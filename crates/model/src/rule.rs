//! Rules as data: a closed vocabulary, one variant a kind. What a kind means is in `crates/rules`, one file each.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::{Authority, Text};
use crate::dossier::{Date, OrganisationKind, Role};
use crate::money::{Euro, Rate};

/// What a broken rule means for the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The application would be refused.
    Blocking,
    /// Something to settle before sending.
    Warning,
    /// It could be better.
    Advice,
}

/// One rule of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub struct Rule {
    /// Identity within the call.
    pub id: String,
    /// What it means when it is broken.
    pub severity: Severity,
    /// Where it is written.
    pub authority: Authority,
    /// What the rule says, in the project's own words.
    #[serde(default)]
    pub note: Text,
    /// The rule holds only where this condition is met.
    #[serde(default)]
    pub when: Option<Box<RuleKind>>,
    /// What is checked.
    #[serde(flatten)]
    pub kind: RuleKind,
}

/// What a share is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Eligible direct and indirect costs.
    TotalEligible,
    /// All costs.
    TotalCost,
    /// Eligible direct costs.
    DirectEligible,
    /// What is asked: the grant and the call's cofinancers.
    Asked,
    /// All funding that is not asked: own money, other subsidies, income.
    Cofinancing,
}

/// A field of an entity that must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ActionField {
    /// Whom it is for.
    TargetGroup,
    /// How many people it reaches.
    TargetNumber,
    /// What is done.
    Description,
    /// What it yields.
    Deliverables,
    /// Who leads it.
    Lead,
    /// First and last day.
    Period,
}

/// A field that the form requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RequiredField {
    /// Title of the project.
    Title,
    /// Short name of the project.
    Acronym,
    /// First and last day of the project.
    Period,
    /// Name of every partner.
    PartnerName,
    /// Name and mail address of the lead applicant's contact.
    LeadContact,
}

/// A number with a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NumberKind {
    /// Belgian enterprise number (KBO/BCE).
    EnterpriseNumber,
    /// Participant identification code of the EU portal.
    Pic,
}

/// The closed vocabulary of rules. Every key of every kind is explained in `docs/call-format.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum RuleKind {
    /// Every partner in these roles is of one of these kinds.
    ApplicantKinds {
        /// The roles it binds; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// The kinds allowed.
        kinds: Vec<OrganisationKind>,
    },
    /// Every partner in these roles is established in one of these regions.
    Territory {
        /// The roles it binds; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// Codes of regions.
        regions: Vec<String>,
    },
    /// Every partner in these roles is established in one of these countries.
    Countries {
        /// The roles it binds; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// ISO codes, or `EU` for the Member States at the time of the call. Any country when empty.
        #[serde(default)]
        allowed: Vec<String>,
        /// ISO codes taken out of the allowed ones.
        #[serde(default)]
        excluded: Vec<String>,
    },
    /// How many partners take part.
    PartnerCount {
        /// The roles that count; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// The least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most.
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// From how many different Member States the partners come.
    MemberStates {
        /// The roles that count; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// The least.
        at_least: u32,
        /// Member States that do not count.
        #[serde(default)]
        excluded: Vec<String>,
    },
    /// How many inhabitants the partners have together.
    Inhabitants {
        /// The roles that count; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// The least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most.
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// The partners together stand for each of these groups.
    PartnershipMix {
        /// One list of kinds a group; each group wants at least one partner.
        each_of: Vec<Vec<OrganisationKind>>,
    },
    /// The money from these sources, in euro.
    Amount {
        /// Sources of funding.
        of: Vec<String>,
        /// The least.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_least: Option<Euro>,
        /// The most.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_most: Option<Euro>,
    },
    /// Each partner's part of the money from these sources, in euro.
    AmountPerPartner {
        /// Sources of funding.
        of: Vec<String>,
        /// The roles it binds; all when empty.
        #[serde(default)]
        roles: Vec<Role>,
        /// The least for each partner.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_least: Option<Euro>,
        /// The most for each partner.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_most: Option<Euro>,
    },
    /// The money from these sources, in euro for each person that the actions reach.
    AmountPerParticipant {
        /// Sources of funding.
        of: Vec<String>,
        /// The least for each person.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_least: Option<Euro>,
        /// The most for each person.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_most: Option<Euro>,
    },
    /// The money from these sources, as a share of a base.
    Share {
        /// Sources of funding.
        of: Vec<String>,
        /// What the share is taken of.
        over: Base,
        /// The least.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_least: Option<Rate>,
        /// The most.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_most: Option<Rate>,
    },
    /// The funding equals the cost, to the cent.
    Balance,
    /// The funding is not above the cost; not asked of non-profit bodies.
    NoProfit,
    /// The costs in these categories, as an amount or as a share of a base.
    CategoryCap {
        /// Codes of categories.
        categories: Vec<String>,
        /// What a share is taken of.
        #[serde(default)]
        over: Option<Base>,
        /// The most as a share.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_most: Option<Rate>,
        /// The most in euro.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        at_most_amount: Option<Euro>,
    },
    /// Costs in these categories are not eligible.
    CategoryNotEligible {
        /// Codes of categories.
        categories: Vec<String>,
    },
    /// The flat rate for indirect costs.
    FlatRate {
        /// The most.
        #[ts(as = "String")]
        at_most: Rate,
    },
    /// The project runs within these days.
    ProjectWindow {
        /// The first day possible.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        start: Option<Date>,
        /// The last day possible.
        #[serde(default)]
        #[ts(as = "Option<String>")]
        end: Option<Date>,
    },
    /// How long the project runs, in whole months.
    Duration {
        /// The least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most.
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// Every action runs within the project's period.
    ActionsWithinPeriod,
    /// Which actions of the menu the project holds.
    ActionsFromMenu {
        /// At least `count` of these codes.
        #[serde(default)]
        any_of: Vec<String>,
        /// How many of `any-of`; one when not given.
        #[serde(default)]
        count: Option<u32>,
        /// All of these codes.
        #[serde(default)]
        all_of: Vec<String>,
        /// None of these codes.
        #[serde(default)]
        none_of: Vec<String>,
    },
    /// How many people the actions reach together.
    Participants {
        /// Only actions of these codes; all when empty. `own` stands for actions of one's own.
        #[serde(default)]
        menu: Vec<String>,
        /// The least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most.
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// Every action states something.
    ActionStates {
        /// What it states.
        field: ActionField,
        /// Only actions of these codes; all when empty. `own` stands for actions of one's own.
        #[serde(default)]
        menu: Vec<String>,
    },
    /// A field of the form is filled in.
    FieldRequired {
        /// Which.
        field: RequiredField,
    },
    /// A text of the form is filled in.
    TextRequired {
        /// Code of the section.
        section: String,
    },
    /// How many words a text of the form has.
    TextLength {
        /// Code of the section.
        section: String,
        /// The least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most.
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// The applicant makes a declaration.
    Declaration {
        /// Its code.
        declaration: String,
    },
    /// A file goes with the application.
    Annex {
        /// Its code.
        annex: String,
    },
    /// The numbers that partners give pass their check.
    CheckedNumber {
        /// Which number.
        number: NumberKind,
        /// Whether every partner in these roles must give one; none must when empty.
        #[serde(default)]
        required_of: Vec<Role>,
    },
    /// The application can still be submitted on the day.
    Deadline,
    /// A small local authority does better together with another one.
    JointApplication {
        /// Fewer inhabitants than this count as small.
        inhabitants_below: u32,
    },
    /// At least one of these conditions is met.
    AnyOf {
        /// The conditions.
        of: Vec<RuleKind>,
    },
    /// All of these conditions are met.
    AllOf {
        /// The conditions.
        of: Vec<RuleKind>,
    },
    /// None of these conditions is met.
    NoneOf {
        /// The conditions.
        of: Vec<RuleKind>,
    },
}
