//! What a change of a call can be.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::{Certainty, Text};
use crate::dossier::{Date, OrganisationKind};
use crate::money::{Euro, Rate};
use crate::rule::{Rule, RuleKind, Severity};

/// Which way a change goes for whoever applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is possible than before, or less is asked.
    Looser,
    /// Less is possible than before, or more is asked.
    Stricter,
    /// Neither, or it depends on the application.
    Other,
}

/// The part of a call file that a change is in, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "named as the parts of a call file")]
pub enum Part {
    Fund,
    Code,
    Title,
    ShortTitle,
    Publisher,
    Summary,
    Objectives,
    Themes,
    Dates,
    Envelope,
    OtherEnvelopes,
    Cofinancers,
    Beneficiaries,
    Menu,
    Sections,
    Categories,
    Indirect,
    Declarations,
    Annexes,
    AwardCriteria,
    Contacts,
    Sources,
    Rules,
}

/// One thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where in the call file.
    pub part: Part,
    /// Which way it goes for whoever applies.
    pub direction: Direction,
    /// What changed.
    pub what: What,
}

/// A day of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// The day of publication.
    Opened,
    /// The last day to submit.
    Deadline,
    /// An information session and the like, by its title.
    Milestone(Text),
}

/// What is not as it was. An item of a list is named by its code, which its version of the call gives a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum What {
    /// A text of the part, or of an item of it, is written otherwise.
    Reworded {
        /// The item; none where it is the part itself.
        item: Option<String>,
    },
    /// The same items stand in another order.
    Reordered,
    /// Rests on another place, or is known more or less surely.
    Grounded {
        /// How surely it was known, where that changed.
        certainty: Option<(Certainty, Certainty)>,
    },
    /// A short text has become another: a code, a fund.
    Replaced {
        /// What it was; empty where there was none.
        before: String,
        /// What it is; empty where there is none.
        after: String,
    },
    /// A day came, went or moved.
    Moved {
        /// Which.
        day: Day,
        /// When it was.
        before: Option<Date>,
        /// When it is.
        after: Option<Date>,
    },
    /// The hour of the deadline, or its time zone.
    Hour {
        /// What it was, `17:00`; empty where none was published.
        before: String,
        /// What it is.
        after: String,
    },
    /// The call is over although no deadline has passed.
    Closed,
    /// The call is no longer over.
    Reopened,
    /// The money of the call, or a part of it, came, went or became another amount.
    Money {
        /// The part; none where it is all of it.
        of: Option<Text>,
        /// How much it was.
        before: Option<Euro>,
        /// How much it is.
        after: Option<Euro>,
    },
    /// An item that was not there before.
    Added {
        /// Its code.
        item: String,
    },
    /// An item that is no longer there.
    Removed {
        /// Its code.
        item: String,
    },
    /// An item that has another name.
    Renamed {
        /// Its code; none where it is the call itself.
        item: Option<String>,
        /// Its name before.
        before: Text,
        /// Its name now.
        after: Text,
    },
    /// An item of the same name that has another code.
    Recoded {
        /// Its code before.
        before: String,
        /// Its code now.
        after: String,
    },
    /// Whether a cofinancer's money is part of what is asked.
    Asked {
        /// The cofinancer's code.
        item: String,
        /// Whether it is now.
        now: bool,
    },
    /// A kind of organisation may take part.
    KindAdded {
        /// Which.
        kind: OrganisationKind,
    },
    /// A kind of organisation may no longer take part.
    KindRemoved {
        /// Which.
        kind: OrganisationKind,
    },
    /// Whether an applicant may bring actions of its own.
    OwnActions {
        /// Whether it may now.
        now: bool,
    },
    /// Whether the call knows indirect costs.
    IndirectCosts {
        /// Whether it does now.
        now: bool,
    },
    /// The rate for indirect costs that a new dossier starts with.
    StartingRate {
        /// What it was.
        before: Option<Rate>,
        /// What it is.
        after: Option<Rate>,
    },
    /// The categories that the rate for indirect costs is taken of; all of them where there are none.
    RateBase {
        /// Their codes before.
        before: Vec<String>,
        /// Their codes now.
        after: Vec<String>,
    },
    /// A document was read again, or stands elsewhere.
    Reread {
        /// The document's code.
        item: String,
        /// The day on which it was read, where one is given.
        on: Option<Date>,
    },
    /// A rule that was not there before.
    RuleAdded {
        /// The rule.
        rule: Rule,
    },
    /// A rule that is no longer there.
    RuleRemoved {
        /// The rule.
        rule: Rule,
    },
    /// A rule asks something else: another limit, other codes, another kind.
    Asks {
        /// What it asked.
        before: RuleKind,
        /// What it asks.
        after: RuleKind,
    },
    /// A rule holds in other cases.
    Condition {
        /// The rule.
        rule: RuleKind,
        /// When it held; always where there is none.
        before: Option<RuleKind>,
        /// When it holds.
        after: Option<RuleKind>,
    },
    /// What breaking a rule means.
    Weight {
        /// The rule.
        rule: RuleKind,
        /// What it meant.
        before: Severity,
        /// What it means.
        after: Severity,
    },
    /// How surely a rule is known.
    Certainty {
        /// The rule.
        rule: RuleKind,
        /// How surely it was known.
        before: Certainty,
        /// How surely it is.
        after: Certainty,
    },
    /// A rule is written in another place.
    Place {
        /// The rule.
        rule: RuleKind,
    },
    /// A rule's note is written otherwise.
    Note {
        /// The rule.
        rule: RuleKind,
    },
}
