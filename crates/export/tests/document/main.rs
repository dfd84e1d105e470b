//! Documents made of real calls and dossiers, read back as a reader would.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot set up or read has failed")]

mod conformance;
mod hostile;
mod letters;
mod options;
mod pages;
mod paper;
mod parts;
mod samples;
mod shapes;
