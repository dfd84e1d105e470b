//! What judging yields: for each rule whether it holds, by how much, which fields it looked at, and what would mend it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Authority, Date, Edit, Euro, Field, Problem, Rate, Severity, Totals};

/// Whether a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It holds.
    Met,
    /// It does not hold.
    Broken,
    /// Something is still missing; [`Finding::missing`] says what.
    Undecided,
    /// The rule's condition does not arise in this dossier.
    NotApplicable,
}

/// Something measured or a limit, in its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "unit", content = "value", rename_all = "kebab-case")]
pub enum Measure {
    /// Euro.
    Money(#[ts(as = "String")] Euro),
    /// A share, as a fraction of one.
    Share(#[ts(as = "String")] Rate),
    /// A number of partners, Member States, actions.
    Count(i64),
    /// Whole months.
    Months(i64),
    /// Days.
    Days(i64),
    /// Words.
    Words(i64),
    /// A day.
    Day(#[ts(as = "String")] Date),
    /// Codes: kinds of organisation, countries, categories, actions of the menu.
    Codes(Vec<String>),
    /// A text as it was typed.
    Typed(String),
}

/// On which side of a limit a measure has to stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Not above it.
    AtMost,
    /// Not below it.
    AtLeast,
    /// Just it.
    Exactly,
    /// One of these.
    OneOf,
    /// None of these.
    NoneOf,
}

/// A limit with its side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub struct Limit {
    /// The side to stay on.
    pub bound: Bound,
    /// The limit itself.
    pub value: Measure,
    /// For a share: the same limit in euro, to the cent on the safe side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub amount: Option<Euro>,
}

/// How freely a fix may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Makes its finding met and breaks nothing that was met.
    Safe,
    /// One of several ways: a person chooses.
    NeedsChoice,
    /// Only said, since no edit would do it.
    ExplainOnly,
}

/// What a fix does; `words` makes its label of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum FixAct {
    /// Lower the money from a source to so much.
    LowerSource {
        /// The source's code.
        source: String,
        /// The new amount, in euro.
        #[ts(as = "String")]
        to: Euro,
    },
    /// Raise the money from a source by so much.
    RaiseSource {
        /// The source's code.
        source: String,
        /// By how much, in euro.
        #[ts(as = "String")]
        by: Euro,
    },
    /// Lower the flat rate for indirect costs.
    LowerFlatRate {
        /// The new rate.
        #[ts(as = "String")]
        to: Rate,
    },
    /// Let the project begin on a day.
    StartOn {
        /// The day.
        #[ts(as = "String")]
        day: Date,
    },
    /// Let the project end on a day.
    EndOn {
        /// The day.
        #[ts(as = "String")]
        day: Date,
    },
    /// Count a budget line among the costs that are not eligible.
    MarkNotEligible {
        /// How many lines.
        lines: u32,
    },
    /// Make a declaration.
    Declare {
        /// Its code.
        declaration: String,
    },
    /// Find more partners.
    FindPartners {
        /// How many.
        count: u32,
    },
    /// Find partners from Member States that are not there yet.
    FindMemberStates {
        /// How many.
        count: u32,
    },
    /// Write so many words less.
    Shorten {
        /// How many words.
        words: u32,
    },
    /// Add an action of the menu.
    AddAction {
        /// Its code.
        menu: String,
    },
    /// Take an action out.
    RemoveAction {
        /// Its identity.
        action: String,
    },
    /// Ask less from one source and bring it from another: the sum stays.
    ShiftSource {
        /// The source that is lowered.
        from: String,
        /// The new amount of the source that is lowered, in euro.
        #[ts(as = "String")]
        to: Euro,
        /// The source that is raised.
        other: String,
        /// By how much, in euro.
        #[ts(as = "String")]
        by: Euro,
    },
    /// Lower the part of each of these partners to so much.
    LowerParts {
        /// The partners' identities.
        partners: Vec<String>,
        /// What each is left with, in euro.
        #[ts(as = "String")]
        to: Euro,
    },
    /// Raise the part of each of these partners to so much.
    RaiseParts {
        /// The partners' identities.
        partners: Vec<String>,
        /// What each then has, in euro.
        #[ts(as = "String")]
        to: Euro,
    },
    /// Lower the costs in these categories.
    LowerCategory {
        /// Their codes.
        categories: Vec<String>,
        /// By how much, in euro.
        #[ts(as = "String")]
        by: Euro,
    },
    /// Let the project run within these days.
    RunBetween {
        /// The first day.
        #[ts(as = "String")]
        start: Date,
        /// The last day.
        #[ts(as = "String")]
        end: Date,
    },
    /// Write a partner's number in full.
    CorrectNumber {
        /// The partner's identity.
        partner: String,
        /// The number as it should be.
        to: String,
    },
    /// Make a partner the only lead applicant.
    MakeLead {
        /// The partner's identity.
        partner: String,
    },
    /// Choose another kind of partner, or another place: no edit knows which.
    ReplacePartner {
        /// The partner's identity.
        partner: String,
    },
}

/// A way to mend a broken rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub struct Fix {
    /// What it does.
    pub act: FixAct,
    /// The edits that do it; none for [`Applicability::ExplainOnly`].
    #[ts(type = "Edit[]")]
    pub edits: Vec<Edit>,
    /// How freely it may be used.
    pub applicability: Applicability,
}

/// What a finding is about: a rule of the call, or a field that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "about", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Subject {
    /// A rule, by its kind's name.
    Rule {
        /// The name of the kind: `share`, `any-of`.
        rule_kind: Cow<'static, str>,
    },
    /// A text that is no number, no day.
    Unreadable {
        /// Why.
        problem: Problem,
    },
    /// A last day before the first.
    PeriodReversed,
    /// A code that the call does not know: category, source, action, section.
    UnknownCode,
    /// Not exactly one lead applicant.
    LeadApplicant,
}

/// What was found about one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// The rule's identity, or `field:/budget/b1/quantity` for a field that cannot be read. Unique within a report.
    /// Parts of a rule are named below it: `lead/when`, `who/of/0`.
    pub rule: String,
    /// What it is about.
    pub subject: Subject,
    /// What it means when the rule is broken.
    pub severity: Severity,
    /// Whether it holds.
    pub status: Status,
    /// What was measured.
    pub measured: Option<Measure>,
    /// For a share: what was measured in euro, to the cent.
    #[ts(as = "Option<String>")]
    pub amount: Option<Euro>,
    /// What it was held against.
    pub limit: Option<Limit>,
    /// How far it is from the limit: zero or more while it holds, below zero by how much it does not.
    pub headroom: Option<Measure>,
    /// The fields that were looked at; where it is broken, the ones to change first.
    pub operands: Vec<Field>,
    /// Undecided: the fields that have to be filled in first.
    pub missing: Vec<Field>,
    /// For conditions and groups: what was found about their parts.
    pub because: Vec<Finding>,
    /// Where the rule is written; none for fields that cannot be read.
    pub authority: Option<Authority>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
    /// How many budget lines do not count in the cost it was held against: what is said of it may still change.
    pub uncounted: u32,
}

/// What the applicant may still do before a rule binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub struct Headroom {
    /// What the question is about.
    pub question: Question,
    /// How much is left, below zero when it is already too much; of what is missing, how much. None while nothing
    /// bounds it yet.
    pub room: Option<Measure>,
    /// The rule that binds, the tightest of all.
    pub rule: Option<String>,
}

/// What people ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Question {
    /// How much more grant may be asked, at the present cost.
    Grant,
    /// How much money is still to be found until funding equals cost.
    ToFind,
    /// How much more money of one's own the rules ask for, at the present cost.
    Own,
    /// How much a category may still grow.
    Category {
        /// Its code.
        category: String,
    },
    /// How many months the project may still be longer.
    Months,
    /// How many words a text may still have.
    Words {
        /// The section's code.
        section: String,
    },
    /// How many partners are still missing.
    Partners,
    /// How many Member States are still missing among the partners' countries.
    MemberStates,
    /// How many partners may still join.
    MorePartners,
}

/// All that judging yields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// What was found: fields that cannot be read first, then the call's rules in their order.
    pub findings: Vec<Finding>,
    /// Every sum.
    #[ts(type = "Totals")]
    pub totals: Totals,
    /// What may still be done.
    pub headroom: Vec<Headroom>,
}

impl Report {
    /// Whether something is broken that would have the application refused.
    pub fn blocks(&self) -> bool {
        self.findings.iter().any(Finding::blocks)
    }
}

impl Finding {
    /// Whether this would have the application refused.
    pub fn blocks(&self) -> bool {
        self.status == Status::Broken && self.severity == Severity::Blocking
    }
}
