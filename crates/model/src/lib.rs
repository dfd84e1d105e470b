//! What Voorstel talks about: calls, funds and dossiers, the edits that change a dossier and the sums over it.
//!
//! Pure types with serde. Nothing here reads a file, a clock or a database; nothing here knows a rule's verdict.

mod back;
mod between;
mod bounds;
mod call;
mod difference;
mod dossier;
mod edit;
mod entry;
mod joining;
mod money;
mod path;
mod place;
mod read;
mod rule;
mod totals;
mod wording;

pub use back::*;
pub use bounds::*;
pub use call::*;
pub use difference::*;
pub use dossier::*;
pub use edit::*;
pub use entry::*;
pub use money::*;
pub use path::*;
pub use place::*;
pub use read::*;
pub use rule::*;
pub use totals::*;
pub use wording::*;
