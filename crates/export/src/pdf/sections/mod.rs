//! The data of the document, one file a section: an edit in one section leaves the layout of the others as it was.

pub(crate) mod actions;
pub(crate) mod budget;
pub(crate) mod call;
pub(crate) mod cover;
pub(crate) mod declarations;
pub(crate) mod findings;
pub(crate) mod funding;
pub(crate) mod partners;
pub(crate) mod signature;
pub(crate) mod summary;
pub(crate) mod texts;
pub(super) mod timeline;
