//! A look at a document's bytes before they are read: they must be one whole document whose columns are not packed, and stand
//! for no more than is borne.

use crate::packet::PacketError;
use crate::packet::envelope::{LARGEST, MEGABYTE};
use crate::unpacked::{Unfit, is_one_document_unpacked, unpacked};

/// Refuses what is not one whole document, unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), PacketError> {
    let unreadable = |why: &str| PacketError::Unreadable(why.to_owned());
    if !is_one_document_unpacked(bytes) {
        return Err(unreadable("it is not one document, unpacked"));
    }
    match unpacked(bytes, LARGEST as u64) {
        Ok(_) => Ok(()),
        Err(Unfit::TooLarge) => Err(PacketError::TooLarge { most: LARGEST / MEGABYTE }),
        Err(Unfit::Unreadable) => Err(unreadable("its columns are not whole")),
    }
}
