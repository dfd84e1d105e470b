//! The files of a dossier as a front end shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::Text;

use crate::views::Update;

/// The files that go with a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnexesView {
    /// What there is of each annex, in the order of the dossier.
    pub files: Vec<AnnexView>,
    /// How large those that are there are together, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The most they may be together, in bytes.
    #[ts(type = "number")]
    pub most: u64,
    /// The largest file that is taken, in bytes: what is larger need not be read.
    #[ts(type = "number")]
    pub largest: u64,
}

/// What there is of one annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnexView {
    /// Identity of the annex.
    pub id: String,
    /// Whether its file is there.
    pub state: AnnexState,
    /// What there is to say about it, and what to do; nothing about most.
    pub notice: Option<Text>,
}

/// Whether the file of an annex is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AnnexState {
    /// There, with nothing against it.
    There,
    /// There, but not of use as it is.
    Doubtful,
    /// Only its name is known.
    NotThere,
    /// It is on its way here.
    Coming,
    /// What is kept of it is no longer what was added.
    Damaged,
}

/// What came of adding files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AnnexesAdded {
    /// What changed in the dossier.
    pub update: Update,
    /// Why a file was not added, a sentence each.
    pub refused: Vec<Text>,
}
