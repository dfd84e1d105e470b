//! The folder in which partners meet over a dossier, as the library remembers it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use automerge::ActorId;
use serde::{Deserialize, Serialize};

use crate::error::Doing;
use crate::table::settings;
use crate::{DossierId, Library, StoreError};

/// How the names of packets end, and those of annexes' files.
const PACKET: &str = ".voorstel";
const ANNEX: &str = ".annex";
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
        let own = format!("{name} {}-{}{PACKET}", start(&device), start(id.as_str()));
        MeetingFolder { folder, own, passphrase }
    }

    /// The name of one's own copy there of the file of an annex, which nobody else writes.
    pub fn own_annex(&self, sha256: &str) -> String {
        format!("{}{sha256}{ANNEX}", self.own_annexes())
    }

    /// The SHA-256 that a file's name gives, where it is one's own copy of the file of an annex.
    pub fn of_own_annex<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix(&self.own_annexes())?.strip_suffix(ANNEX).filter(|sha256| is_sha256(sha256))
    }

    /// The SHA-256 that a file's name gives, where it is anybody's copy of the file of an annex; also what a sync tool
    /// calls a copy in conflict.
    pub fn of_annex(name: &str) -> Option<&str> {
        let name = name.strip_suffix(ANNEX).filter(|name| !name.starts_with('.'))?;
        name.split([' ', '.', '-', '_', '(']).find(|part| is_sha256(part))
    }

    fn own_annexes(&self) -> String {
        format!("{} ", self.own.strip_suffix(PACKET).unwrap_or(&self.own))
    }
}

impl fmt::Debug for MeetingFolder {
    /// The passphrase shows itself to no log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let locked = self.passphrase.is_some();
        out.debug_struct("MeetingFolder").field("folder", &self.folder).field("locked", &locked).finish_non_exhaustive()
    }
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn start(text: &str) -> &str {
    text.get(..TAG).unwrap_or(text)
}

fn key(id: &DossierId) -> String {
    format!("meeting/{id}")
}

/// Where the names are kept under which one wrote in folders, also in those that one left.
fn key_of_names(id: &DossierId) -> String {
    format!("met/{id}")
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
        let names = match meeting {
            Some(meeting) => {
                let mut names = self.names(id)?;
                names.insert(meeting.folder.clone(), meeting.own.clone());
                serde_json::to_string(&names).ok()
            }
            None => None,
        };
        let connection = self.connection();
        if let Some(names) = names {
            settings::keep(&connection, &key_of_names(id), &names).doing("the shared folder cannot be saved")?;
        }
        settings::keep(&connection, &key(id), &text).doing("the shared folder cannot be saved")
    }

    /// The name of one's own file in a folder in which one met over a dossier before: what lies there under it is one's own.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn met_before(&self, id: &DossierId, folder: &Path) -> Result<Option<String>, StoreError> {
        Ok(self.names(id)?.remove(folder))
    }

    fn names(&self, id: &DossierId) -> Result<BTreeMap<PathBuf, String>, StoreError> {
        let kept = settings::get(&self.connection(), &key_of_names(id)).doing("the shared folder cannot be read")?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
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

    #[test]
    fn a_copy_of_an_annex_is_known_by_its_name_whatever_a_sync_tool_calls_it() {
        let (id, hash) = (DossierId::new("0123456789abcdef"), "ab".repeat(32));
        let meeting = MeetingFolder::new(PathBuf::new(), "An", &id, None);
        let own = meeting.own_annex(&hash);
        assert_eq!((meeting.of_own_annex(&own), MeetingFolder::of_annex(&own)), (Some(&*hash), Some(&*hash)));
        let bare = own.strip_suffix(".annex").unwrap();
        for copy in [
            format!("{bare} (conflicted copy 2020-10-01).annex"),
            format!("{bare}-LAPTOP.annex"),
            format!("{bare}.sync-conflict-20201001-101010-ABCDEFG.annex"),
        ] {
            assert_eq!((meeting.of_own_annex(&copy), MeetingFolder::of_annex(&copy)), (None, Some(&*hash)), "{copy}");
        }
        for other in [format!(".{own}"), format!("{own}.part"), own.replace("abab", "xyxy"), own.to_uppercase()] {
            assert_eq!(MeetingFolder::of_annex(&other), None, "{other}");
        }
        let another = MeetingFolder::new(PathBuf::new(), "An", &id, None);
        assert_eq!(another.of_own_annex(&own), None, "another device of the same person has files of its own");
    }
}
