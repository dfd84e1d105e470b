//! What a screen is told of drafting live.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Field, Text};

/// Where a dossier is drafted live, as the reader set it for this dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LiveSettings {
    /// Whether it is.
    pub on: bool,
    /// Address of the server, as typed.
    pub address: String,
    /// What the server knows the reader by; empty for one that asks nothing.
    pub token: String,
    /// File with the certificate of an authority of one's own; empty for none.
    pub authority: String,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum LiveState {
    /// It is not drafted live.
    Off,
    /// Looking for the server.
    Connecting,
    /// The server cannot be reached now; it is tried again by itself.
    Offline {
        /// Why.
        because: Text,
    },
    /// Connected.
    Online {
        /// The server has everything that is here.
        sent: bool,
        /// What is changed here reaches nobody.
        reading: bool,
    },
    /// It is not tried again until something is changed.
    Refused {
        /// Why, and what to do.
        because: Text,
    },
}

/// Somebody else who has the dossier open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LiveOther {
    /// Who, as they call themselves; may be empty.
    pub name: String,
    /// Where: a step; empty where that is not said.
    pub at: String,
    /// In which field; none where that is not said, or it is not in the dossier here.
    pub field: Option<Field>,
    /// Its name.
    pub field_name: Option<Text>,
}

/// How it stands with a dossier, as the event `live` tells too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LiveView {
    /// The dossier.
    pub id: String,
    /// How it stands.
    pub state: LiveState,
    /// Who else is there.
    pub others: Vec<LiveOther>,
}

/// What the reader set for a dossier, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LiveSetup {
    /// What was set.
    pub settings: LiveSettings,
    /// How it stands.
    pub view: LiveView,
}

/// What a server said to whoever asked whether it would let them in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LiveTried {
    /// Whether it would.
    pub fine: bool,
    /// To do what, or why not and what to do.
    pub said: Text,
}
