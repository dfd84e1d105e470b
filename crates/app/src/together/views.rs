//! What a screen shows of coming to one application.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Field, List, Text};

use crate::views::Step;

/// What is left to settle between partners, and who has delivered what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Together {
    /// What one took out while another worked on it.
    pub out: Vec<OutView>,
    /// Texts put together of what several wrote.
    pub merged: Vec<MergedView>,
    /// What two people seem to have added both.
    pub doubles: Vec<PairView>,
    /// What looks alike in a list, whoever added it: what can be joined by hand.
    pub alike: Vec<AlikeView>,
    /// What packets proposed and was not taken over.
    pub left: Vec<LeftView>,
    /// Who of those whom the reader knows is a partner of the dossier.
    pub known: Vec<KnownView>,
    /// Who has delivered what.
    pub overview: Overview,
}

/// Something that a packet proposed and was not taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftView {
    /// Its identity among what was left of the dossier.
    pub id: u32,
    /// What taking it over would do.
    pub line: Text,
    /// Whose packet proposed it, and when that was made.
    pub signed: LeftSigned,
}

/// Whose packet something was proposed by, as far as that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftSigned {
    /// Who; empty where that is not known.
    pub by: String,
    /// When it was made, as the reader's clock shows it.
    pub at: Option<String>,
}

/// One whom the reader knows who is a partner of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownView {
    /// Its identity in the address book; empty for the reader's own organisation.
    pub address: String,
    /// Identity of the partner.
    pub partner: String,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignedView {
    /// Who; empty where that is not known.
    pub by: String,
    /// When, as the reader's clock shows it.
    pub at: String,
}

/// Something that one took out while another worked on it. It is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutView {
    /// Its list.
    pub list: List,
    /// Its identity.
    pub id: String,
    /// What it is.
    pub name: Text,
    /// Who took it out.
    pub signed: SignedView,
    /// What was written in it meanwhile.
    pub written: Vec<WrittenView>,
    /// What came to refer to it meanwhile.
    pub referred: Vec<Text>,
}

/// What was written in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenView {
    /// The field by name, before and after in a sentence.
    pub said: Text,
    /// Who wrote it.
    pub signed: SignedView,
}

/// A text put together letter by letter, which nobody has looked at since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergedView {
    /// Which.
    pub field: Field,
    /// Its name.
    pub name: Text,
    /// As each of them had it.
    pub sides: Vec<SideView>,
    /// The text as it stands, in pieces: what came from one of them only, and what they share.
    pub pieces: Vec<PieceView>,
}

/// A text as one person had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SideView {
    /// Who, and since when.
    pub signed: SignedView,
    /// The text.
    pub text: String,
}

/// A piece of a merged text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PieceView {
    /// From whom; none where they share it.
    pub signed: Option<SignedView>,
    /// The piece.
    pub text: String,
}

/// Two of a list that look alike, by identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlikeView {
    /// Their list.
    pub list: List,
    /// The one that stands first.
    pub one: String,
    /// The other.
    pub other: String,
}

/// Two of a list that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PairView {
    /// Their list.
    pub list: List,
    /// The one that was there first.
    pub one: TwinView,
    /// The other.
    pub other: TwinView,
    /// Why they seem the same; empty where somebody chose them.
    pub because: Text,
    /// The fields in which they differ.
    pub fields: Vec<DifferingView>,
}

/// One of two that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TwinView {
    /// Its identity.
    pub id: String,
    /// What it is.
    pub name: Text,
    /// Who added it; none where that is not known.
    pub added: Option<SignedView>,
    /// How many fields refer to it.
    pub references: u32,
}

/// A field in which two differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DifferingView {
    /// Its name in the file: `contact/email`.
    pub name: String,
    /// Its name.
    pub label: Text,
    /// What the one has.
    pub one: Text,
    /// What the other has.
    pub other: Text,
    /// Whether only the one, or only the other, has anything.
    pub only: Option<Side>,
}

/// One of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "PairSide")]
#[expect(missing_docs, reason = "the one and the other")]
pub enum Side {
    One,
    Other,
}

/// Who has delivered what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Overview {
    /// The partner that the reader is, where that is known.
    pub own: Option<String>,
    /// The steps that partners deliver, in the order of the rail.
    pub steps: Vec<Step>,
    /// Every partner, in the order of the dossier.
    pub partners: Vec<Delivered>,
}

/// What one partner has delivered, and what is missing of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Delivered {
    /// Identity of the partner.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whether it answers for what is no partner's own.
    pub lead: bool,
    /// Its part at each of the steps.
    pub parts: Vec<PartView>,
    /// What is missing or wrong in its parts.
    pub missing: Vec<MissingView>,
    /// How many more there are.
    pub more: u32,
}

/// A partner's part at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartView {
    /// The step.
    pub step: Step,
    /// How it stands.
    pub state: PartState,
    /// Who said that it is complete, and when.
    pub signed: Option<SignedView>,
    /// From whom they know, where it is another's part.
    pub told: String,
    /// How much is missing or wrong in it.
    pub missing: u32,
}

/// How a partner's part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PartState {
    /// There is nothing of this partner here.
    None,
    /// Nobody has said that it is complete.
    Open,
    /// It was said to be complete, and is as it was then.
    Complete,
    /// It was said to be complete, and was changed since.
    Changed,
}

/// Something that is missing or wrong in a partner's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingView {
    /// At which step it is mended.
    pub step: Step,
    /// Where; none where no field is to blame.
    pub field: Option<Field>,
    /// What.
    pub text: Text,
}

/// A letter that asks a partner for what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Letter {
    /// The partner's address; empty where it is not known.
    pub to: String,
    /// What it is about.
    pub subject: Text,
    /// The letter.
    pub body: Text,
}
