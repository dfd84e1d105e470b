//! Does a dossier keep its call's rules, and by how much? One file for each kind of rule; no I/O, no clock, no sentences.

mod report;

pub use report::*;
