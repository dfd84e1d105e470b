//! The application with its annexes in one archive.

mod names;

pub use names::safe_name;
