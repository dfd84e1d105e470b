//! Every sentence of Voorstel in Dutch and English: screen, command line and exports say the same. No arithmetic.

mod bundle;
mod names;
mod numbers;
mod sentences;

pub use bundle::{Arg, Words};
