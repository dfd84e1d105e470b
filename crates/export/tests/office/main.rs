//! Files for office programs: read back as such a program reads them, and recalculated by one.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot set up or read has failed")]

mod csv;
mod document;
mod libre_office;
mod made;
mod strict;
mod workbook;
