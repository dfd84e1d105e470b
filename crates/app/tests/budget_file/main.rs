//! Budgets that come back in spreadsheets: what they say is told line by line, and taken as it was told.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot set up or read has failed")]

mod layouts;
mod made;
mod refused;
mod round_trip;
mod taken;
