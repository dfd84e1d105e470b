//! Does a dossier keep its call's rules, and by how much? One file for each kind of rule; no I/O, no clock, no sentences.

mod builtin;
mod counting;
mod course;
mod facts;
mod fit;
#[cfg(any(test, feature = "generators"))]
pub mod generators;
mod growth;
mod headroom;
mod judge;
mod kinds;
mod money;
#[cfg(any(test, feature = "generators"))]
mod never;
#[cfg(any(test, feature = "generators"))]
pub mod oracle;
mod parts;
mod plan;
#[cfg(test)]
mod properties;
mod prose;
mod report;
mod rule;
mod shares;
mod states;
#[cfg(test)]
mod testing;
mod verdict;
mod what_if;

pub use fit::{BENEFICIARIES, Bearing, FUND_BENEFICIARIES, Fit, Fitting, Reason, What, fit};
pub use judge::{judge, judge_files};
pub use kinds::wrong_numbers;
#[cfg(any(test, feature = "generators"))]
pub use never::never;
pub use plan::{Ask, Plan, Wish, plan};
pub use report::*;
pub use rule::{kind_name, kind_of};
pub use voorstel_model::Severity;
