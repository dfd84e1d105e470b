//! What a front end shows of a call's versions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Call, Direction, Part, Severity, Text};
use voorstel_rules::Status;

use crate::views::RuleCard;

/// A version of a call that is newer than the one a dossier uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewerVersion {
    /// What a dossier would pin.
    pub pin: String,
    /// Its version.
    pub version: u32,
    /// The reader chose to stay with the own version, though this one was there: not to be asked again.
    pub stays: bool,
}

/// The call of an open dossier.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallShown {
    /// The call.
    pub call: Call,
    /// Whether nothing can be submitted any more today.
    pub closed: bool,
    /// Short name of its fund.
    pub fund: String,
    /// Its rules in words.
    pub rules: Vec<RuleCard>,
    /// The newest version, where the dossier uses an older one.
    pub newer: Option<NewerVersion>,
}

/// What changed between two versions of a call, in the order of the call file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallChanges {
    /// From which version.
    pub from: u32,
    /// To which.
    pub to: u32,
    /// What changed.
    pub changes: Vec<ChangeView>,
}

/// One change, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeView {
    /// Where in the call.
    pub part: Part,
    /// Which way it goes for whoever applies.
    pub direction: Direction,
    /// What changed: 'The grant may be at most EUR 50,000.00; it was EUR 40,000.00.'
    pub sentence: Text,
}

/// What another version of its call would change for a dossier.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DossierChanges {
    /// The version it uses.
    pub from: u32,
    /// The version it would use.
    pub to: u32,
    /// What a dossier would pin.
    pub pin: String,
    /// What changed in the call.
    pub changes: Vec<ChangeView>,
    /// What changes for the rules, what matters most first.
    pub rules: Vec<RuleChange>,
    /// Codes the dossier uses that the other version does not know.
    pub codes: Vec<CodeChange>,
}

/// What another version changes about a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RuleTurn {
    /// It would be broken, and is not.
    NewlyBroken,
    /// It could no longer be decided.
    NewlyUndecided,
    /// A rule that there was not.
    New,
    /// It would be met, and is not.
    NewlyMet,
    /// Its condition would no longer arise.
    NoLongerApplies,
    /// A rule that there would no longer be.
    Gone,
    /// It asks something else, and holds or not as before.
    Changed,
    /// Nothing.
    Same,
}

/// A rule before and after.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RuleChange {
    /// Its identity.
    pub rule: String,
    /// What it asks: of the other version, where it is in it.
    pub title: Text,
    /// What the other version changes about it.
    pub kind: RuleTurn,
    /// As it stands; none where the rule is new.
    pub before: Option<RuleState>,
    /// As it would stand; none where the rule would be gone.
    pub after: Option<RuleState>,
}

/// Whether a rule holds, and by how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleState {
    /// Whether it holds.
    pub status: Status,
    /// What it means when it is broken.
    pub severity: Severity,
    /// Whether, and by how much: 'You ask EUR 1,500.00 too much'.
    pub title: Text,
    /// What was measured and what the limit is.
    pub text: Text,
}

/// A code that the dossier uses and the other version does not know.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CodeChange {
    /// The part of the call it is of: actions, categories, cofinancers, texts, declarations, annexes.
    pub part: Part,
    /// The code.
    pub code: String,
    /// Its name in the version the dossier uses.
    pub title: Text,
    /// How many rows use it.
    pub uses: u32,
    /// What it becomes; none where it stays as it is.
    pub to: Option<String>,
    /// What it may become.
    pub choices: Vec<CodeChoice>,
}

/// A code with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeChoice {
    /// The code.
    pub code: String,
    /// Its name.
    pub title: Text,
}

/// What becomes of a code when a dossier moves to another version of its call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeMove {
    /// The part of the call it is of.
    pub part: Part,
    /// The code that the dossier uses.
    pub from: String,
    /// The code that it becomes; none to leave it as it is.
    pub to: Option<String>,
}
