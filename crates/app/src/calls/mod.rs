//! Calls of one's own: written by form, checked, tried, published, handed on; and what another version of a call changes.

mod begin;
mod change;
mod draft;
mod drafts;
mod file;
pub mod form;
pub mod intake;
mod publish;
mod readable;
mod shelf;
mod trial;
mod understand;
pub mod versions;
pub mod views;

pub(crate) use begin::file_of;
pub(crate) use draft::weight;
pub(crate) use drafts::Drafts;
pub use form::call_form;
pub(crate) use intake::Asking;
pub(crate) use shelf::{OWN_CALLS, Shelf};
