//! What a front end shows: dossiers, calls and findings with their sentences, ready to be put on a screen.
//!
//! `ui/src/lib/types/` is generated from these types; a test fails when it drifts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{
    Call, Certainty, Dossier, Edit, Euro, Field, FieldValue, Fund, Language, List, Partner, Rate, Severity, Text,
    Themes, Totals,
};
pub use voorstel_model::{Direction, Part};
pub use voorstel_rules::{Applicability, Bearing, Bound, Fitting, Question, Status};

pub use crate::annexes::views::{AnnexState, AnnexView, AnnexesAdded, AnnexesView};
pub use crate::budget_file::views::{BudgetFile, FileChange, FileChangeKind, FileField, FileHeading, FileTrouble};
pub use crate::calls::form::{CallForm, FormFamily, FormGroup, FormKey, FormName, FormShape, FormWord, KindForm};
pub use crate::calls::intake::views::{FindGroup, PageFind, PageIntake, PageLeftOut, PageLine, PagePiece, PageUnclear};
pub use crate::calls::versions::views::{
    CallChanges, CallShown, ChangeView, CodeChange, CodeChoice, CodeMove, DossierChanges, NewerVersion, RuleChange,
    RuleState, RuleTurn,
};
pub use crate::calls::views::{
    BeginCall, CallChange, CallDraft, CallProblem, DraftCard, DraftOrigin, ExampleCard, OwnCallCard, OwnCalls,
    ProblemWeight, Recognised, Trial, TryOn,
};
pub use crate::history::views::{
    ComparedLine, Comparison, FieldHistory, FigureTurn, FrozenView, HistoryAsked, HistoryEntry, HistoryLine,
    HistoryPage, HistoryProgress, StepChanges, ThenFigure, ThenFinding, ThenView, ValueThen, VersionChange,
    VersionView, VersionsView,
};
pub use crate::live::views::{LiveOther, LiveSettings, LiveSetup, LiveState, LiveTried, LiveView};
pub use crate::meeting::views::{MeetingHeard, MeetingView, MetFile};
pub use crate::mix::{FundingGroup, FundingGroupKind, FundingLimit, FundingMix};
pub use crate::preview::{Figure, Preview};
pub use crate::todo::{Todo, TodoField};
pub use crate::together::views::{
    AlikeView, Delivered, DifferingView, KnownView, LeftView, Letter, MergedView, MissingView, OutView, Overview,
    PairView, PartState, PartView, PieceView, Side, SideView, SignedView, Together, TwinView, WrittenView,
};
pub use crate::what_if::{PlanView, WhatIf};

/// The steps of a dossier, in the order of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "named as the rail's steps")]
pub enum Step {
    Call,
    Partners,
    Actions,
    Budget,
    Funding,
    Texts,
    Check,
    Export,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Nothing there yet.
    Empty,
    /// Begun; some things are still missing.
    Busy,
    /// A blocking finding is mended here.
    Error,
    /// All there.
    Ready,
}

/// A step with its progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepProgress {
    /// Which step.
    pub step: Step,
    /// How far.
    pub state: StepState,
    /// How many of its points are done.
    pub done: u32,
    /// How many points it has.
    pub of: u32,
    /// Blocking findings that are mended here.
    pub errors: u32,
    /// Warnings that are mended here.
    pub warnings: u32,
}

/// Everything the first screen needs.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Start {
    /// Version of Voorstel.
    pub version: String,
    /// The day it is, `2021-01-31`.
    pub today: String,
    /// What the reader has chosen before.
    pub settings: Settings,
    /// The calls.
    pub calls: Vec<CallCard>,
    /// Whether each call fits the reader's organisation, by what a dossier pins; none while its kind is not known.
    pub fits: BTreeMap<String, FitView>,
    /// The funds.
    pub funds: Vec<Fund>,
    /// The themes by code.
    pub themes: Themes,
    /// Call and fund files that could not be read, a line each; the others are there all the same.
    pub problems: Vec<Text>,
    /// The partners of the address book.
    pub addresses: Vec<Partner>,
    /// The dossiers, last changed first.
    pub dossiers: Vec<DossierCard>,
    /// The folder where the library lies.
    pub folder: String,
    /// What has to be said before anything else: there is no library, or a damaged one was kept aside.
    pub notices: Vec<Text>,
}

/// What the reader has chosen; kept in the library, without an account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Language of the screens.
    pub language: Language,
    /// Codes of the themes one follows.
    pub followed_themes: Vec<String>,
    /// One's own organisation, as it leads the next dossier.
    pub organisation: Partner,
    /// Identities, in the address book, of the partners who could take part.
    pub at_hand: Vec<String>,
    /// Name that goes with one's edits.
    pub author: String,
    /// Whether the pages are shown beside the work.
    pub pages: bool,
}

/// A call in the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallCard {
    /// The call as published.
    pub call: Call,
    /// What a dossier pins.
    pub pin: String,
    /// Short name of its fund.
    pub fund: String,
    /// Whether nothing can be submitted any more today.
    pub closed: bool,
    /// The most one can ask, in euro; none where no amount is published.
    #[ts(as = "Option<String>")]
    pub highest_grant: Option<Euro>,
    /// How surely that is known.
    pub grant_certainty: Option<Certainty>,
    /// The highest share of the cost that is paid.
    #[ts(as = "Option<String>")]
    pub highest_share: Option<Rate>,
    /// How surely that is known.
    pub share_certainty: Option<Certainty>,
    /// Its rules in words.
    pub rules: Vec<RuleCard>,
    /// Every version of it that is there, the oldest first.
    pub versions: Vec<u32>,
}

/// Whether a call fits, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FitView {
    /// Whether it fits.
    pub fitting: Fitting,
    /// Its place among the calls, the one that fits best first.
    pub rank: u32,
    /// 'Fits you:', 'Fits if', 'Does not fit:'.
    pub verdict: Text,
    /// The line that goes on from there: 'you find partners from 2 more Member States.'
    pub because: Text,
    /// What each rule about who applies says: refusals first, then what is needed, then what holds.
    pub reasons: Vec<FitReason>,
}

/// What one rule about who applies says of the reader's organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FitReason {
    /// Identity of the rule; `beneficiaries` or `fund-beneficiaries` for a list of who may take part.
    pub rule: String,
    /// What it says.
    pub bearing: Bearing,
    /// What it means when the rule is broken.
    pub severity: Severity,
    /// What it asks.
    pub title: Text,
    /// What it says of us, as a sentence.
    pub text: Text,
    /// Where it is written; empty for a list.
    pub authority: Text,
    /// How surely; none for a list.
    pub certainty: Option<Certainty>,
}

/// A number of a partner that does not pass its check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrongNumber {
    /// Name of the field: `enterprise_number`, `pic`.
    pub field: String,
    /// What is wrong with it.
    pub text: Text,
}

/// A rule of a call in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RuleCard {
    /// Identity of the rule.
    pub id: String,
    /// What it means when it is broken.
    pub severity: Severity,
    /// How surely it is known.
    pub certainty: Certainty,
    /// What it says, such as 'grant at most EUR 40,000.00'.
    pub title: Text,
    /// The call's note about it.
    pub note: Text,
    /// Where it is written, such as 'Call page, Budget'.
    pub authority: Text,
    /// Where that can be read, if public.
    pub url: String,
}

/// A dossier in the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DossierCard {
    /// Identity in the library.
    pub id: String,
    /// Its title; empty while it has none.
    pub title: String,
    /// The call's title.
    pub call_title: Text,
    /// The call it pins.
    pub pin: String,
    /// How far each step is.
    pub steps: Vec<StepProgress>,
    /// The newest version of its call, where it uses an older one.
    pub newer: Option<NewerVersion>,
    /// When it was last saved, as `2026-11-23T14:32:07` in local time.
    pub saved_at: String,
    /// Why it cannot be opened, if so: its call is not there, or it is damaged.
    pub problem: Option<Text>,
}

/// An open dossier.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DossierView {
    /// Identity in the library.
    pub id: String,
    /// The dossier.
    pub dossier: Dossier,
    /// Its call.
    pub call: Call,
    /// Whether nothing can be submitted any more today.
    pub closed: bool,
    /// Short name of the call's fund.
    pub fund: String,
    /// The call's rules in words.
    pub rules: Vec<RuleCard>,
    /// The newest version of the call, where the dossier uses an older one.
    pub newer: Option<NewerVersion>,
    /// The amount of every budget line that can be counted, in euro, by identity.
    #[ts(as = "BTreeMap<String, String>")]
    pub amounts: BTreeMap<String, Euro>,
    /// What judging yields.
    pub judged: Judged,
    /// The fields that several people filled in, unknowing of each other: somebody is to choose.
    pub conflicts: Vec<ConflictView>,
    /// Identity of the partner on whose part the reader is to work, where the dossier came so: what is changed elsewhere
    /// are proposals to whoever leads.
    pub part: Option<String>,
    /// Whether it holds that part only: sums and findings are of the part.
    pub excerpt: bool,
    /// Whether all is saved.
    pub saved: Saved,
    /// What undo would take back, in words; none when there is nothing.
    pub undo: Option<Text>,
    /// Which step that is: whoever offers to take it back means that very one.
    #[ts(type = "number | null")]
    pub undo_step: Option<i64>,
    /// What redo would do again.
    pub redo: Option<Text>,
}

/// What an edit changes on the screen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Update {
    /// What changed in the dossier, with values as they are kept ("1.234,5" is 1234.50 here). Apply in order.
    pub patches: Vec<Edit>,
    /// The changed lines' amounts, in euro; null where a line does not count.
    #[ts(as = "BTreeMap<String, Option<String>>")]
    pub amounts: BTreeMap<String, Option<Euro>>,
    /// What judging yields.
    pub judged: Judged,
    /// The fields that several people filled in, unknowing of each other.
    pub conflicts: Vec<ConflictView>,
    /// What of an undo or redo was left out, because others gave the field another value since.
    pub kept_of_others: Vec<Text>,
    /// Whether all is saved.
    pub saved: Saved,
    /// What undo would take back, in words.
    pub undo: Option<Text>,
    /// Which step that is.
    #[ts(type = "number | null")]
    pub undo_step: Option<i64>,
    /// What redo would do again.
    pub redo: Option<Text>,
    /// The dossier's call, where this moved it to another version, or back.
    pub call: Option<CallShown>,
}

/// A field to which several people gave a value without knowing of each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// Which.
    pub field: Field,
    /// The field by name.
    pub name: Text,
    /// The values; the first is the one that the dossier shows.
    pub values: Vec<ContestedView>,
    /// Whether it bears on what is asked, so that no clean export is made before somebody chose.
    pub money: bool,
}

/// One of the values of a field in conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContestedView {
    /// The value, as it is kept.
    pub value: FieldValue,
    /// The value as it is read.
    pub shown: Text,
    /// Who gave it; empty where that is not known.
    pub author: String,
    /// When, as the reader's clock shows it.
    pub at: String,
}

/// What came of a file that was to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Imported {
    /// A dossier, which is in the library now.
    Dossier {
        /// Its identity.
        id: String,
    },
    /// A packet, of which nothing is taken in yet.
    Packet {
        /// What it is and would do.
        packet: Box<PacketView>,
    },
    /// A packet under a passphrase, which somebody has to give first.
    Locked {
        /// The file.
        path: String,
    },
}

/// How a packet is made for a partner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketOptions {
    /// What locks it; open to whoever has the file without one.
    pub passphrase: Option<String>,
    /// Without the history and what was taken out: as the dossier stands.
    pub clean: bool,
    /// Identity of the partner on whose part its receiver is to work; what is changed elsewhere comes back as proposals.
    pub part: Option<String>,
    /// With nothing in it but that part, and without the history.
    pub only_own: bool,
    /// With the files of the annexes in it.
    pub annexes: bool,
}

/// A packet before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketView {
    /// The file.
    pub path: String,
    /// Title of the dossier in it; may be empty.
    pub title: String,
    /// Who made it; may be empty.
    pub by: String,
    /// When, as the reader's clock shows it; none of a dossier's file, which does not say.
    pub at: Option<String>,
    /// What it is to this library.
    pub standing: PacketStanding,
    /// Whose steps would come in, and what becomes of the sums.
    pub head: Vec<Text>,
    /// What would change, what is to choose, what to read over, what no longer holds.
    pub blocks: Vec<PacketBlock>,
    /// What is taken over only where somebody says so, in order.
    pub proposals: Vec<ProposalView>,
    /// The partner on whose part whoever made it was to work, or the reader is to work, by name; empty for the whole.
    pub part: String,
    /// Whether it holds that part only.
    pub excerpt: bool,
    /// The files of annexes that it brings, and that are to be asked for.
    pub files: PacketFiles,
}

/// The files of annexes around a packet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketFiles {
    /// How many it brings that are not here yet.
    pub brings: u32,
    /// How large they are together.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The annexes whose files are neither here nor in it, by name.
    pub missing: Vec<String>,
}

/// A change that a packet proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposalView {
    /// What it changes.
    pub line: Text,
    /// Whether the reader's own dossier was changed there as well: taking it over replaces that.
    pub contested: bool,
    /// Whether it is taken over unless the reader says otherwise.
    pub chosen: bool,
}

/// What a packet is to a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PacketStanding {
    /// A dossier that it does not have.
    New,
    /// Something new for a dossier that it has.
    Adds,
    /// Something for a dossier that it has, from somebody who worked on a part: the part is taken in, the rest proposed.
    Part,
    /// Something for a dossier that it has, without a history in common: all of it is proposed.
    Proposes,
    /// Nothing that it does not have.
    Known,
}

/// A heading with the lines below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketBlock {
    /// The heading.
    pub heading: Text,
    /// The lines.
    pub lines: Vec<Text>,
}

/// Whether what was typed is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Saved {
    /// All of it.
    Saved {
        /// When, as `2026-11-23T14:32:07` in local time.
        at: String,
    },
    /// Not yet; it is kept in memory and tried again.
    NotSaved {
        /// Why, as a sentence.
        because: Text,
    },
}

/// A report with its sentences.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Judged {
    /// What was found, the worst first.
    pub findings: Vec<FindingView>,
    /// Every sum.
    pub totals: Totals,
    /// What may still be done.
    pub headroom: Vec<HeadroomView>,
    /// Where the money comes from, against the call's limits.
    pub mix: FundingMix,
    /// How far each step is.
    pub steps: Vec<StepProgress>,
    /// What is still to be filled in, step by step; steps where nothing is are left out.
    pub todo: Vec<Todo>,
}

/// A finding in words. The order on the screen is: whether, by how much, how to mend it, on whose authority.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// The rule's identity; unique within a report.
    pub rule: String,
    /// The name of the rule's kind, or `unreadable`, `period-reversed`, `unknown-code`, `lead-applicant`.
    pub kind: String,
    /// What it means when the rule is broken.
    pub severity: Severity,
    /// Whether it holds.
    pub status: Status,
    /// Whether, and by how much: 'The grant is EUR 1,500.00 too high'.
    pub title: Text,
    /// What was measured and what the limit is: 'Asked EUR 41,500.00. At most EUR 40,000.00.'
    pub text: Text,
    /// What was found about its parts, where it is a rule made of rules that does not hold or is not decided.
    pub because: Option<ReasonsView>,
    /// Where it is written: 'Call page, Budget'; empty where there is no rule behind it.
    pub authority: Text,
    /// How surely.
    pub certainty: Option<Certainty>,
    /// Measure and limit as lengths of a bar from 0 to 1, where a bar says something.
    pub bar: Option<Bar>,
    /// The step where it is mended.
    pub step: Step,
    /// The field to go to.
    pub field: Option<Field>,
    /// The entities it is about, for the marks in their rows.
    pub rows: Vec<RowMark>,
    /// Undecided: the fields that have to be filled in first, by name.
    pub missing: Vec<MissingField>,
    /// Ways to mend it.
    pub fixes: Vec<FixView>,
}

/// What was found about the parts of a rule made of rules.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReasonsView {
    /// How they go together: 'One of these is enough:'.
    pub head: Text,
    /// The parts, in the order of the rule.
    pub parts: Vec<ReasonView>,
}

/// What was found about one of them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReasonView {
    /// Whether it is as the rule wants it.
    pub status: Status,
    /// Whether, and by how much.
    pub title: Text,
    /// What was measured and what the limit is; empty where there is nothing to add.
    pub text: Text,
    /// The same for its own parts.
    pub because: Option<ReasonsView>,
}

/// A row a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowMark {
    /// The list.
    pub list: List,
    /// The row's identity.
    pub id: String,
}

/// A field that is still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingField {
    /// Which.
    pub field: Field,
    /// Its name: 'kind of De Brug', 'end of the project'.
    pub name: Text,
    /// The step where it is filled in.
    pub step: Step,
}

/// Lengths for drawing only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Bar {
    /// What was measured.
    pub measured: f64,
    /// The limit.
    pub limit: f64,
}

/// A fix with its label.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FixView {
    /// What the button says: the result.
    pub label: Text,
    /// The edits that do it.
    pub edits: Vec<Edit>,
    /// How freely it may be used.
    pub applicability: Applicability,
}

/// An answer to 'how much more?', in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HeadroomView {
    /// What the question is about.
    pub question: Question,
    /// The amount in euro, for a question about money; below zero when it is too much.
    #[ts(as = "Option<String>")]
    pub amount: Option<Euro>,
    /// On which side of the limit one is.
    pub state: RoomState,
    /// The step at which one acts on it.
    pub step: Step,
    /// The whole sentence: 'You may ask EUR 3,412.00 more, limited by: grant at most 50 % of the cost'.
    pub sentence: Text,
    /// The same without the name of the category or text, for where that stands beside it.
    pub here: Text,
    /// What binds: 'grant at most 50 % of the cost'.
    pub bound_by: Text,
    /// The rule that binds.
    pub rule: Option<String>,
}

/// On which side of a limit one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RoomState {
    /// Nothing bounds it yet.
    Unknown,
    /// Already too much.
    Over,
    /// Just what is allowed.
    AtLimit,
    /// Something is left.
    Left,
    /// Something is still missing.
    Missing,
    /// Nothing is missing any more.
    Enough,
}

/// A block pasted from a spreadsheet, as it was understood. Nothing is taken before a person says so.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastePreview {
    /// What each column was taken for; null for one that is left out.
    pub columns: Vec<Option<String>>,
    /// The rows.
    pub rows: Vec<PastedRow>,
    /// The sum of the rows that count, in euro.
    #[ts(as = "String")]
    pub sum: Euro,
    /// How many cells were not understood.
    pub problems: u32,
    /// The edits that take it over, as one undoable step.
    pub edits: Vec<Edit>,
}

/// Where a block is pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PasteAt {
    /// Identity of the budget line, which is written over together with those below it; none for the empty row.
    pub row: Option<String>,
    /// Name of the field: `description`, `unit_cost`.
    pub column: String,
}

/// A pasted row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastedRow {
    /// Identity of the budget line it writes over; none where it becomes a new one.
    pub over: Option<String>,
    /// Its cells, in the order of the columns.
    pub cells: Vec<PastedCell>,
    /// The amount of the row, in euro, where it counts.
    #[ts(as = "Option<String>")]
    pub amount: Option<Euro>,
}

/// A pasted cell.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastedCell {
    /// The text as it came.
    pub typed: String,
    /// What it was understood as, as the table will show it; the text itself where it was not understood.
    pub understood: String,
    /// What is wrong with it, in words.
    pub problem: Option<Text>,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// The application as a document.
    Pdf,
    /// The application as a document to go on writing in.
    Docx,
    /// The planning as a poster.
    Poster,
    /// The days that matter, for a calendar.
    Ics,
    /// The application with its annexes, in one archive.
    Zip,
    /// The budget and all sums as a workbook, which is read back.
    Xlsx,
    /// The lines of the budget as a file of separated values.
    Csv,
    /// The dossier as a file that Voorstel reads back.
    Json,
}

/// How an application is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportOptions {
    /// Whether every page bears the mark of a draft.
    pub draft: bool,
    /// Whether the open findings follow as an annex.
    pub findings: bool,
    /// Whether it says whom to reach at a partner.
    pub contacts: bool,
    /// How much of the application.
    pub part: ExportPart,
    /// Which lines of the budget are on paper.
    pub rows: ExportRows,
    /// Whether the files of the annexes go along in the document.
    pub annexes: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions {
            draft: true,
            findings: true,
            contacts: true,
            part: ExportPart::Whole,
            rows: ExportRows::All,
            annexes: false,
        }
    }
}

/// How much of an application is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ExportPart {
    /// All of it.
    Whole,
    /// Two pages at most, for a council that decides.
    Summary,
    /// What it costs and who pays.
    Budget,
    /// What one partner does, bears and declares.
    Partner {
        /// Identity of the partner.
        id: String,
    },
}

/// Which lines of the budget are on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExportRows {
    /// Every line.
    All,
    /// Sums by partner and category alone; the lines go beside the document.
    Attached,
}

/// How an export is going.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum ExportProgress {
    /// Being made.
    Working {
        /// What is being done, in words.
        doing: Text,
    },
    /// Written.
    Done {
        /// Where it lies.
        path: String,
        /// Its size in bytes.
        #[ts(type = "number")]
        bytes: u64,
        /// What is less than it could be, and why; mostly nothing.
        remarks: Vec<Text>,
    },
    /// Stopped by the reader; nothing was written.
    Cancelled,
    /// Not written; what was there before is whole.
    Failed {
        /// What happened and what to do.
        because: Text,
    },
}

/// Which page is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum PageAsked {
    /// The one that says most of a field.
    Field {
        /// The field, or what it belongs to.
        field: Field,
    },
    /// The one of that number.
    Page {
        /// Counted from 1.
        page: usize,
    },
}

/// A page of the application as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PageView {
    /// The page as a picture: an SVG of shapes, without text, script or link.
    pub svg: String,
    /// Its number, counted from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// Its width over its height.
    pub shape: f64,
    /// What it is about, from top to bottom.
    pub places: Vec<PagePlace>,
}

/// What a part of a page is about; heights are shares of the page's height, from 0 at its top to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PagePlace {
    /// The field, or what it belongs to.
    pub field: Field,
    /// Where it begins.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
}

/// Why something could not be done, for a front end to act on by its code and for a person to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// What kind of failure.
    pub code: FailureCode,
    /// What happened, where, and what to do.
    pub message: Text,
}

/// Kinds of failure that a front end tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FailureCode {
    /// The dossier, call or entity is not there.
    NotFound,
    /// The value does not fit its field.
    WrongValue,
    /// The file is not what it should be.
    UnusableFile,
    /// Too large a file or too many rows.
    TooMuch,
    /// The file or folder cannot be read or written.
    Disk,
    /// The library is open in another process, of a newer version, or damaged.
    Library,
    /// Called off by whoever asked.
    Stopped,
    /// Something that should not happen.
    Fault,
}

/// What the app says of its own accord about saving, as the event `saved`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedLater {
    /// The dossier.
    pub id: String,
    /// Whether all is saved.
    pub saved: Saved,
}
