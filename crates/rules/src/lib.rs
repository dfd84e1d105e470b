//! Does a dossier keep its call's rules, and by how much? One file for each kind of rule; no I/O, no clock, no sentences.

mod builtin;
mod facts;
mod judge;
mod report;

pub use judge::judge;
pub use report::*;
pub use voorstel_model::Severity;
