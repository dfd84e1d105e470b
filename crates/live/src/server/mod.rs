//! A server to draft live on, for whoever is let in: samod over web sockets, a token a person, access a dossier.
//!
//! Each dossier is a room of its own, with a samod of its own, that is there while somebody is in it: nobody can reach
//! another dossier through one, what nobody works on costs nothing, and rooms do not wait for each other.

use std::path::Path;

use rusqlite::Connection;
use voorstel_store::keep_to_owner;

mod access;
mod documents;
mod door;
mod judge;
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

/// Opens a database that is for nobody else on this computer. What is the matter with its file, opening it tells.
fn open(file: &Path) -> rusqlite::Result<Connection> {
    let _ = keep_to_owner(file);
    Connection::open(file)
}
