//! The engines that are told the same rules.

mod own;
mod rego;
pub mod schema;
mod zen;

use std::collections::BTreeMap;

use anyhow::Result;
use voorstel_model::{Call, Dossier};

pub use own::Own;
pub use rego::{Interpreter, Machine};
pub use schema::Schema;
pub use zen::Zen;

/// Which rules hold, by identity.
pub type Verdicts = BTreeMap<String, bool>;

/// An engine with the rules in it, ready to judge.
pub trait Engine {
    /// What it holds of a dossier while judging.
    type Prepared: Clone;

    /// Its name and version.
    const NAME: &'static str;

    /// The engine with the rules of the call that it can say, made once and not measured.
    ///
    /// # Errors
    /// Where it does not understand its rules.
    fn new(call: &Call) -> Result<Self>
    where
        Self: Sized;

    /// Turns a dossier into what the engine judges.
    ///
    /// # Errors
    /// Where it cannot.
    fn prepare(&self, dossier: &Dossier) -> Result<Self::Prepared>;

    /// Judges: all that is measured. What it gives is opaque, so that no engine pays for the form of another's answer.
    ///
    /// # Errors
    /// Where the engine gives up.
    fn judge(&mut self, prepared: &Self::Prepared) -> Result<Self::Answer>;

    /// What judging gives.
    type Answer;

    /// The verdicts in an answer, for comparing them.
    ///
    /// # Errors
    /// Where the answer is none.
    fn verdicts(&self, answer: &Self::Answer) -> Result<Verdicts>;
}
