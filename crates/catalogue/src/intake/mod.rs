//! Calls from elsewhere: the pasted text of a page, or a topic of the EU portal, read into a draft call.
//!
//! What was recognised is told with the place it was read from. Whatever binds is [`Certainty::Assumed`] until a person
//! has confirmed it, so that nothing a machine read ever blocks an application.

mod draft;
mod page;
mod pattern;
mod topic;

use serde_json::{Map, Value};
use voorstel_model::{Call, Date, Euro, OrganisationKind};

pub use page::{LARGEST_PAGE, NotAPage};
pub use topic::{LARGEST_TOPIC, NotATopic, is_topic_code};

/// The code of the document that a draft's findings rest on.
pub const CALL_PAGE: &str = "call-page";

/// Stands where a person's name, number or mailbox was left out.
pub const LEFT_OUT: char = '\u{2592}';

/// A draft call, with what it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// The call as far as it was recognised.
    pub call: Call,
    /// What was recognised, in the order of the text.
    pub recognised: Vec<Recognised>,
    /// Persons' names, numbers and mailboxes: only where, never what.
    pub left_out: Vec<LeftOut>,
    /// What looks as if it belonged in the call, and could not be placed.
    pub unclear: Vec<Unclear>,
    /// The text line by line as it was read, without what was left out.
    pub lines: Vec<String>,
}

/// Something that was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// Where it went in the call: `envelope.amount`, `menu.action.train-media`, `rule.grant-share`. Entries of lists are
    /// named by their code where they have one, else by their position.
    pub key: String,
    /// What it is.
    pub what: What,
    /// What was understood.
    pub shown: Shown,
    /// The words it was read from.
    pub quote: String,
    /// Where those words stand; one place for each line they run over.
    pub places: Vec<Place>,
    /// The heading they stand under.
    pub section: String,
    /// Whether it still holds the page's own words, to be written afresh before the call is published.
    pub rewrite: bool,
}

impl Recognised {
    /// The line on which its words begin.
    pub fn line(&self) -> u32 {
        self.places.first().map_or(0, |place| place.line)
    }
}

/// What a recognised thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "named as the keys of a call file")]
pub enum What {
    Title,
    Code,
    Fund,
    Publisher,
    Theme,
    Summary,
    Objective,
    Opened,
    Deadline,
    Milestone,
    Envelope,
    EnvelopePart,
    OtherEnvelope,
    Cofinancer,
    Action,
    OwnActions,
    Section,
    Beneficiaries,
    Contact,
    Document,
    Rule,
}

/// What was understood, as a value; whoever shows it puts it in words.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Words of the page.
    Words(String),
    /// An amount.
    Money(Euro),
    /// An amount with what it is for.
    Part(String, Euro),
    /// A day.
    Day(Date),
    /// A day with its hour.
    Hour(Date, String),
    /// A day with what happens.
    Event(String, Date),
    /// Kinds of organisation.
    Kinds(Vec<OrganisationKind>),
    /// The rule that the key names.
    Rule,
    /// Nothing but that it is so.
    Yes,
}

/// Something personal that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// What it was.
    pub what: Personal,
    /// The line it stood on.
    pub line: u32,
}

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// Somebody's name.
    Name,
    /// A telephone, account or register number.
    Number,
    /// A mailbox that may be a person's own.
    Mailbox,
}

/// Something that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// The line, or 0 where there is none.
    pub line: u32,
    /// The words, or the key.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why something could not be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// An amount, and nothing that says what for.
    AmountOfWhat,
    /// A large number without a currency, where money is spoken of.
    AmountWithoutCurrency,
    /// Parts that do not add up to the whole.
    PartsDoNotAddUp,
    /// A share, and nothing that says of what.
    ShareOfWhat,
    /// A day without a year.
    DayWithoutYear,
    /// A day, and nothing that says what happens.
    DayOfWhat,
    /// More than one fund could be meant.
    WhichFund,
    /// One amount for all topics of a call.
    SharedPot,
    /// A value in a topic that is of another kind than expected.
    OtherShape,
    /// No entry of the call's budget is of this topic.
    NoBudgetRow,
}

/// Part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// Where it begins, in bytes of the line as read.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

impl Intake {
    /// The draft as the tree of a call file: only what is filled in, and what every call file must have.
    pub fn content(&self) -> Value {
        let tree = serde_json::to_value(&self.call).unwrap_or_default();
        let Value::Object(tree) = tree else { return Value::Object(Map::new()) };
        const REQUIRED: [&str; 7] = ["format", "id", "version", "fund", "title", "publisher", "summary"];
        Value::Object(tree.into_iter().filter_map(|(key, value)| kept(key, value, &REQUIRED)).collect())
    }
}

/// The key with what is filled in behind it, or nothing; what is required stays, empty as it may be.
fn kept(key: String, value: Value, required: &[&str]) -> Option<(String, Value)> {
    match filled(value.clone()) {
        Some(filled) => Some((key, filled)),
        None => required.contains(&key.as_str()).then_some((key, value)),
    }
}

/// The value without what is empty in it; a title stays, since whatever may have one must.
fn filled(value: Value) -> Option<Value> {
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::String(text) => (!text.is_empty()).then_some(Value::String(text)),
        Value::Array(list) => {
            let list: Vec<Value> = list.into_iter().filter_map(filled).collect();
            (!list.is_empty()).then_some(Value::Array(list))
        }
        Value::Object(table) => {
            let table: Map<String, Value> =
                table.into_iter().filter_map(|(key, value)| kept(key, value, &["title"])).collect();
            (!table.is_empty()).then_some(Value::Object(table))
        }
        other => Some(other),
    }
}
