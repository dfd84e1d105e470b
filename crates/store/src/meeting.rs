//! The folder in which partners meet over a dossier, as the library remembers it.

use std::fmt;
use std::path::PathBuf;

use automerge::ActorId;
use serde::{Deserialize, Serialize};

use crate::error::Doing;
use crate::table::settings;
use crate::{DossierId, Library, StoreError};

/// How long the part of a file's name is that tells its dossier or its device from others.
const TAG: usize = 8;

/// The folder in which partners meet over a dossier: each puts packets of its own there and reads the others'.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFolder {
    /// Where.
    pub folder: PathBuf,
    /// The name of one's own file, which nobody else writes.
    pub own: String,
    /// What the packets there are locked with, if they are.
    pub passphrase: Option<String>,
}

impl MeetingFolder {
    /// A folder with a fresh name for one's own file: by who writes it, from which device, of which dossier.
    pub fn new(folder: PathBuf, author: &str, id: &DossierId, passphrase: Option<String>) -> MeetingFolder {
        // What any file system takes, whoever mounts it.
        let plain = |sign: char| if sign.is_alphanumeric() || " -_".contains(sign) { sign } else { ' ' };
        let name: String = author.chars().map(plain).take(40).collect();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { "partner".to_owned() } else { name };
        let device = ActorId::random().to_hex_string();
        let own = format!("{name} {}-{}.voorstel", start(&device), start(id.as_str()));
        MeetingFolder { folder, own, passphrase }
    }
}

impl fmt::Debug for MeetingFolder {
    /// The passphrase shows itself to no log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let locked = self.passphrase.is_some();
        out.debug_struct("MeetingFolder").field("folder", &self.folder).field("locked", &locked).finish_non_exhaustive()
    }
}

fn start(text: &str) -> &str {
    text.get(..TAG).unwrap_or(text)
}

fn key(id: &DossierId) -> String {
    format!("meeting/{id}")
}

impl Library {
    /// Where partners meet over a dossier, if somewhere.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn meeting(&self, id: &DossierId) -> Result<Option<MeetingFolder>, StoreError> {
        let kept = settings::get(&self.connection(), &key(id)).doing("the shared folder cannot be read")?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
    }

    /// Remembers where partners meet over a dossier, or that they no longer do.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_meeting(&self, id: &DossierId, meeting: Option<&MeetingFolder>) -> Result<(), StoreError> {
        let text = meeting.and_then(|meeting| serde_json::to_string(meeting).ok()).unwrap_or_default();
        settings::keep(&self.connection(), &key(id), &text).doing("the shared folder cannot be saved")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_own_file_has_a_name_that_any_system_takes_and_nobody_else_has() {
        let id = DossierId::new("0123456789abcdef");
        let named = |author: &str| MeetingFolder::new(PathBuf::new(), author, &id, None).own;
        let one = named("An / van: Lindebeke");
        assert!(one.starts_with("An van Lindebeke ") && one.ends_with("-01234567.voorstel"), "{one}");
        assert_ne!(one, named("An / van: Lindebeke"), "two devices of one person have two files");
        assert!(named("../..").starts_with("partner "), "{}", named("../.."));
    }
}
