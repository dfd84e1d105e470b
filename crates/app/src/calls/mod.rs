//! Calls of one's own: how a call is written down, screen by screen; and what another version of a call changes.

pub mod form;
pub mod versions;

pub use form::call_form;
