//! The address book of the library: partners to take into one dossier after another.

use automerge::ActorId;
use voorstel_model::Partner;

use crate::error::Doing;
use crate::table::addresses;
use crate::{Library, StoreError};

impl Library {
    /// The partners of the address book, in the order in which they were put in. Each has its identity in the book.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn addresses(&self) -> Result<Vec<Partner>, StoreError> {
        addresses::list(&self.connection()).doing("the address book cannot be read")
    }

    /// Keeps a partner in the address book: anew where it has no identity, else in the place of what it was. Returns
    /// its identity.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_address(&self, partner: &Partner) -> Result<String, StoreError> {
        let id = if partner.id.is_empty() { ActorId::random().to_hex_string() } else { partner.id.clone() };
        let kept = Partner { id: id.clone(), ..partner.clone() };
        addresses::keep(&self.connection(), &kept).doing("the address book cannot be saved")?;
        Ok(id)
    }

    /// Takes a partner out of the address book. Nothing of it is lost: see [`Library::restore_address`].
    ///
    /// # Errors
    /// [`StoreError::NoSuchAddress`] or [`StoreError::Database`].
    pub fn remove_address(&self, id: &str) -> Result<(), StoreError> {
        self.mark_address(id, true)
    }

    /// Brings a partner back into the address book.
    ///
    /// # Errors
    /// [`StoreError::NoSuchAddress`] or [`StoreError::Database`].
    pub fn restore_address(&self, id: &str) -> Result<(), StoreError> {
        self.mark_address(id, false)
    }

    fn mark_address(&self, id: &str, deleted: bool) -> Result<(), StoreError> {
        let there = addresses::mark_deleted(&self.connection(), id, deleted);
        match there.doing("the address book cannot be saved")? {
            true => Ok(()),
            false => Err(StoreError::NoSuchAddress(id.to_owned())),
        }
    }
}
