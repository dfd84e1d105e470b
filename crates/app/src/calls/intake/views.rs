//! What the screen shows of a page that was read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::Text;

/// A page as it was read, before anything is made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageIntake {
    /// Its lines, with what was recognised marked. What is a person's is not among them.
    pub lines: Vec<PageLine>,
    /// How many more lines there are.
    pub more_lines: u32,
    /// What was recognised, in the order of the page.
    pub recognised: Vec<PageFind>,
    /// What was left out.
    pub left_out: Vec<PageLeftOut>,
    /// What could not be placed.
    pub unclear: Vec<PageUnclear>,
}

/// A line of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageLine {
    /// Its number.
    pub number: u32,
    /// Its pieces, which together are the line.
    pub pieces: Vec<PagePiece>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PagePiece {
    /// Its text; empty where it was left out.
    pub text: String,
    /// The numbers of what was recognised in it.
    pub finds: Vec<u32>,
    /// Those of them that begin here.
    pub begins: Vec<u32>,
    /// Whether something personal stood here.
    pub left_out: bool,
}

/// Something that was recognised on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageFind {
    /// Its number.
    pub number: u32,
    /// With what it is listed.
    pub group: FindGroup,
    /// What it is: 'Deadline'.
    pub name: Text,
    /// What was understood: '16 February 2021'.
    pub shown: Text,
    /// The line it begins on.
    pub line: u32,
    /// The heading it stands under.
    pub section: String,
    /// Whether it still holds the page's own words.
    pub rewrite: bool,
}

/// How what was recognised is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FindGroup {
    /// Which call it is.
    Call,
    /// Its texts.
    Texts,
    /// Its days.
    Dates,
    /// Its money.
    Money,
    /// What it pays for.
    Actions,
    /// Who may apply, whom to ask.
    People,
    /// What is proposed as a rule.
    Rules,
}

/// Something personal that was left out: how often, and on which lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageLeftOut {
    /// How many of what: '2 names'.
    pub what: Text,
    /// The lines.
    pub lines: Vec<u32>,
}

/// Something that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageUnclear {
    /// The line.
    pub line: u32,
    /// The words.
    pub text: String,
    /// Why, and what to do.
    pub why: Text,
}
