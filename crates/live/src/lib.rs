//! Drafting one dossier at the same time over a network, over samod, which speaks the protocol of automerge-repo.
//!
//! The library stays the truth: what one types is on disk before it goes out, and what comes in is taken in by the
//! library before anybody sees it. A network, a server or a program that dies loses nothing: whatever one side has and the
//! other has not is sent when they meet again.

mod about;
mod address;
mod apart;
mod brought;
mod client;
mod dial;
mod files;
mod kept;
mod knock;
mod line;
mod origin;
mod presence;
mod pulse;
pub mod server;
mod state;
mod tasks;
mod trust;

pub use address::{Address, AddressError};
pub use client::{Live, Place};
pub use files::{Coming, Files};
pub use kept::Kept;
pub use knock::{Welcome, knock};
pub use presence::Other;
pub use pulse::Pulse;
pub use state::{Refusal, State, Trouble};
pub use trust::{Trust, TrustError};

/// What a dossier is called where live documents meet; nothing for an identity that no library gave out.
///
/// Servers of automerge-repo take random UUIDs only and drop whatever else without a word: those six bits of an identity
/// are set as they have to be.
pub(crate) fn document_id(dossier: &str) -> Option<samod::DocumentId> {
    let id = uuid::Uuid::parse_str(dossier).ok()?;
    let random = uuid::Builder::from_random_bytes(id.into_bytes()).into_uuid();
    samod::DocumentId::try_from(random.into_bytes().to_vec()).ok()
}
