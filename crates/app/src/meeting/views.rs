//! A shared folder as a screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::Text;

use crate::views::PacketBlock;

/// The folder in which partners meet over a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingView {
    /// Where.
    pub folder: String,
    /// Whether the packets there are under a passphrase.
    pub locked: bool,
    /// How it stands, in a sentence: files, partners, when something came last.
    pub state: Text,
    /// What is wrong with the folder, and that it goes on by itself; nothing while all is well.
    pub trouble: Option<Text>,
    /// The others' files, by name.
    pub files: Vec<MetFile>,
}

/// A file of somebody else's in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MetFile {
    /// Its name.
    pub name: String,
    /// What it is and what came of it.
    pub said: Text,
    /// Whether it proposes something that a person has to look at.
    pub waits: bool,
}

/// What came of a look into the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingHeard {
    /// The dossier.
    pub id: String,
    /// The folder as it is now.
    pub view: MeetingView,
    /// Whether the dossier changed.
    pub changed: bool,
    /// Who wrote what came in, as a sentence; nothing where nothing came.
    pub came: Option<Text>,
    /// What came in, in words.
    pub blocks: Vec<PacketBlock>,
}
