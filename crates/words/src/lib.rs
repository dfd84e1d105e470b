//! Every sentence of Voorstel in Dutch and English: screen, command line and exports say the same. No arithmetic.

mod apart;
mod bundle;
mod changes;
mod fields;
mod figures;
mod findings;
mod fit;
mod fixes;
mod headrooms;
mod names;
mod numbers;
mod past;
mod patches;
mod phrases;
mod reasons;
mod reminder;
mod titles;

pub use apart::told_apart;
pub use bundle::{Arg, Words};
pub use reasons::{Reason, Reasons};
pub use reminder::Reminder;
