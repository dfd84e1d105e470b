//! What a server writes down: who came and went, and what went wrong. Never what is in a dossier.

use std::fmt;
use std::sync::Arc;

use voorstel_store::Unfit;

use super::access::Access;

/// Something to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It listens.
    Listening {
        /// Where.
        at: std::net::SocketAddr,
    },
    /// Somebody came in.
    Joined {
        /// The name of the token.
        who: String,
        /// Identity of the dossier.
        dossier: String,
        /// What they may do.
        access: Access,
    },
    /// Somebody left, or was put out.
    Left {
        /// The name of the token.
        who: String,
        /// Identity of the dossier.
        dossier: String,
    },
    /// Access was taken back or changed while somebody was there.
    Revoked {
        /// The name of the token.
        who: String,
        /// Identity of the dossier.
        dossier: String,
    },
    /// Somebody was not let in.
    Refused {
        /// With which status of HTTP.
        status: u16,
    },
    /// Somebody sent what is not to be unpacked, and was put out. Nobody else noticed.
    Unfit {
        /// The name of the token.
        who: String,
        /// Identity of the dossier.
        dossier: String,
        /// What is the matter with it.
        why: Unfit,
    },
    /// A dossier is larger than the server takes.
    TooLarge {
        /// Identity of the dossier.
        dossier: String,
    },
    /// Somebody brought another dossier under the identity of one, and said that it was that one. Everybody in it was put
    /// out, and nothing of it was kept.
    OtherOrigin {
        /// Identity of the dossier.
        dossier: String,
    },
    /// What came in could not be kept. Everybody in the dossier was put out, and will bring it again.
    NotKept {
        /// Identity of the dossier.
        dossier: String,
        /// Why, as the database says it.
        why: String,
    },
    /// The tokens could not be read.
    NoTokens {
        /// Why, as the database says it.
        why: String,
    },
    /// It stops.
    Stopping,
}

impl fmt::Display for Event {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Listening { at } => write!(to, "listening at={at}"),
            Event::Joined { who, dossier, access } => {
                write!(to, "joined dossier={dossier} access={} who={who:?}", access.name())
            }
            Event::Left { who, dossier } => write!(to, "left dossier={dossier} who={who:?}"),
            Event::Revoked { who, dossier } => write!(to, "revoked dossier={dossier} who={who:?}"),
            Event::Refused { status } => write!(to, "refused status={status}"),
            Event::Unfit { who, dossier, why } => {
                write!(to, "unfit dossier={dossier} who={who:?} why=\"{why}\"")
            }
            Event::TooLarge { dossier } => write!(to, "too-large dossier={dossier}"),
            Event::OtherOrigin { dossier } => write!(to, "other-origin dossier={dossier}"),
            Event::NotKept { dossier, why } => write!(to, "not-kept dossier={dossier} why={why:?}"),
            Event::NoTokens { why } => write!(to, "no-tokens why={why:?}"),
            Event::Stopping => write!(to, "stopping"),
        }
    }
}

/// Where events go.
pub type Log = Arc<dyn Fn(&Event) + Send + Sync>;
