//! The use cases: one function for each thing a person can do. Knows no window and no terminal.

pub mod views;
