//! A server to draft live on, for whoever is let in: samod over web sockets, a token a person, access a dossier.
//!
//! Each dossier is a room of its own, with a samod of its own, that is there while somebody is in it: nobody can reach
//! another dossier through one, what nobody works on costs nothing, and rooms do not wait for each other.

mod access;
mod documents;
mod limits;
mod log;
mod room;
mod serve;
mod storage;

pub use access::{Access, AccessError, Grant, Keys, Listed, Scope};
pub use documents::DocumentsError;
pub use limits::Limits;
pub use log::{Event, Log};
pub use serve::{ServeError, Server, forget};
