//! The data of the document, one file a section: an edit in one section leaves the layout of the others as it was.

pub(super) mod actions;
pub(super) mod budget;
pub(super) mod call;
pub(super) mod cover;
pub(super) mod declarations;
pub(super) mod findings;
pub(super) mod funding;
pub(super) mod partners;
pub(super) mod signature;
pub(super) mod summary;
pub(super) mod texts;
pub(super) mod timeline;
