//! On what terms the library's dossiers came, and what of packets was compared already: kept beside the settings, since
//! they are the library's own and no part of a dossier.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Doing;
use crate::packet::Terms;
use crate::table::settings;
use crate::{DossierId, Library, Packet, StoreError};

/// So many packets are remembered as compared.
const REMEMBERED: usize = 64;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    #[serde(flatten)]
    terms: Terms,
    /// The last changes of packets that were compared, the newest last.
    compared: Vec<String>,
}

fn key(id: &DossierId) -> String {
    format!("packets/{id}")
}

fn kept(connection: &Connection, id: &DossierId) -> Kept {
    // What cannot be read binds nobody.
    let text = settings::get(connection, &key(id)).ok().flatten();
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn keep(connection: &Connection, id: &DossierId, kept: &Kept) -> Result<(), StoreError> {
    let text = serde_json::to_string(kept).unwrap_or_default();
    settings::keep(connection, &key(id), &text).doing("the terms of the dossier cannot be saved")
}

/// The terms on which a dossier came.
pub(crate) fn of(connection: &Connection, id: &DossierId) -> Terms {
    kept(connection, id).terms
}

impl Library {
    /// The terms on which a dossier came: whole and of one's own where it did not come from somebody.
    pub fn terms(&self, id: &DossierId) -> Terms {
        of(&self.connection(), id)
    }

    /// Keeps to the terms of a packet that is taken in: the part it names, or none where it names none. One that comes
    /// from somebody who works on a part says nothing of ours.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_terms(&self, packet: &Packet) -> Result<(), StoreError> {
        let terms = packet.terms();
        if terms.from_part.is_some() {
            return Ok(());
        }
        let connection = self.connection();
        let mut kept = kept(&connection, packet.id());
        if kept.terms.part != terms.part {
            kept.terms.part.clone_from(&terms.part);
            keep(&connection, packet.id(), &kept)?;
        }
        Ok(())
    }

    /// Remembers that a dossier began from a clean packet.
    pub(crate) fn keep_clean(&self, packet: &Packet) -> Result<(), StoreError> {
        let connection = self.connection();
        let mut kept = kept(&connection, packet.id());
        kept.terms.clean = packet.terms().clean;
        keep(&connection, packet.id(), &kept)
    }

    /// The last changes of packets of a dossier that were compared with it, the newest last.
    pub fn compared(&self, id: &DossierId) -> Vec<String> {
        kept(&self.connection(), id).compared
    }

    /// Remembers that a packet was compared with its dossier: the next one of the same hand is told from there on.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_compared(&self, packet: &Packet) -> Result<(), StoreError> {
        let connection = self.connection();
        let mut kept = kept(&connection, packet.id());
        let heads = packet.heads();
        kept.compared.retain(|one| *one != heads);
        kept.compared.push(heads);
        let over = kept.compared.len().saturating_sub(REMEMBERED);
        kept.compared.drain(..over);
        keep(&connection, packet.id(), &kept)
    }
}
