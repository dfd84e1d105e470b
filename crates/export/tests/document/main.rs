//! Documents made of real calls and dossiers, read back as a reader would.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot set up or read has failed")]

mod hostile;
mod options;
mod paper;
mod samples;
mod shapes;
