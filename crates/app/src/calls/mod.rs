//! Calls of one's own: how a call is written down, screen by screen.

pub mod form;

pub use form::call_form;
