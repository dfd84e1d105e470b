//! The files of annexes in a shared folder: each member puts there what nobody has put there whole yet, in files of its own,
//! and keeps what the dossier names and is missing here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use voorstel_export::{safe_name, write_whole};
use voorstel_model::{Dossier, Field, FieldValue, List, Text};
use voorstel_store::{
    ANNEXES_TOGETHER, AnnexFile, Conflict, DossierId, LARGEST_ANNEX, Library, MeetingFolder, Passphrase, annex_hash,
    annex_in, sealed_annex,
};

use super::place::Stamp;
use super::round::no_link;
use crate::files::on_disk;
use crate::packets;
use crate::said::both;
use crate::views::Failure;

/// What a passphrase adds to the size of a file, at most.
const SEAL: u64 = 100_000;
/// So many looks a file is left alone that was not what its name says, though it looks the same from outside.
const LEFT_ALONE: u32 = 12;

/// What is known of the files of annexes between two looks.
#[derive(Debug, Default)]
pub(crate) struct Annexes {
    looks: u32,
    /// What is here, by its SHA-256, with its size.
    here: BTreeMap<String, u64>,
    /// The files in the folder that are whole.
    whole: BTreeMap<String, Stamp>,
    /// The files in the folder that are not what their names say.
    faulty: BTreeMap<String, Stamp>,
}

/// A dossier's files and the folder they are in.
pub(super) struct Trade<'t> {
    pub library: &'t Library,
    pub id: &'t DossierId,
    pub meeting: &'t MeetingFolder,
    pub key: Option<&'t Passphrase>,
}

/// The files that a dossier names, by their SHA-256, with the name of an annex: also where one of several values is still to
/// be chosen.
pub(super) fn named(dossier: &Dossier, conflicts: &[Conflict]) -> BTreeMap<String, String> {
    let mut named = BTreeMap::new();
    for annex in &dossier.annexes {
        let field = Field::of(List::Annexes, &annex.id, "sha256");
        let contested = conflicts.iter().filter(|conflict| conflict.field == field).flat_map(|one| &one.values);
        let contested = contested.filter_map(|one| match &one.value {
            FieldValue::Text(sha256) => Some(sha256),
            _ => None,
        });
        for sha256 in contested.chain([&annex.sha256]).filter(|sha256| !sha256.is_empty()) {
            named.insert(sha256.clone(), annex.name.clone());
        }
    }
    named
}

impl Trade<'_> {
    /// Takes in what is missing here, and writes what is missing there. Says the names of the annexes whose files came.
    pub(super) fn look(&self, known: &mut Annexes, named: &BTreeMap<String, String>) -> Result<Vec<String>, Failure> {
        known.looks = known.looks.wrapping_add(1);
        if known.looks.is_multiple_of(LEFT_ALONE) {
            known.faulty.clear();
        }
        known.here.retain(|sha256, _| named.contains_key(sha256));
        for sha256 in named.keys() {
            if !known.here.contains_key(sha256)
                && let AnnexFile::Whole(bytes) = self.library.annex(self.id, sha256)?
            {
                known.here.insert(sha256.clone(), bytes.len() as u64);
            }
        }
        let there = self.there(named).map_err(|error| on_disk(&self.meeting.folder, &error))?;
        known.whole.retain(|name, _| there.iter().any(|(_, other, _)| other == name));
        known.faulty.retain(|name, _| there.iter().any(|(_, other, _)| other == name));
        let mut came = Vec::new();
        for (sha256, name, stamp) in &there {
            if known.here.contains_key(sha256) || known.faulty.get(name) == Some(stamp) {
                continue;
            }
            let Some(written) = read(&self.meeting.folder.join(name)) else { continue };
            let Some(bytes) = annex_in(written, sha256, self.key) else {
                known.faulty.insert(name.clone(), *stamp);
                continue;
            };
            let size = bytes.len() as u64;
            if size > LARGEST_ANNEX || known.here.values().sum::<u64>() + size > ANNEXES_TOGETHER {
                // Not opened anew at every look.
                known.faulty.insert(name.clone(), *stamp);
                continue;
            }
            self.library.keep_annex(self.id, &bytes)?;
            known.here.insert(sha256.clone(), size);
            known.whole.insert(name.clone(), *stamp);
            came.extend(named.get(sha256).cloned());
        }
        self.write(known, &there)?;
        self.tidy(named);
        Ok(came)
    }

    /// The copies of named files in the folder, with the sizes and times of what lies there.
    fn there(&self, named: &BTreeMap<String, String>) -> std::io::Result<BTreeSet<(String, String, Stamp)>> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(&self.meeting.folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let Some(sha256) = MeetingFolder::of_annex(&name).filter(|sha256| named.contains_key(*sha256)) else {
                continue;
            };
            // What went meanwhile is no longer there.
            if let Ok(meta) = fs::metadata(entry.path())
                && meta.is_file()
                && meta.len() <= LARGEST_ANNEX + SEAL
            {
                found.insert((sha256.to_owned(), name.clone(), (meta.len(), meta.modified().ok())));
            }
        }
        Ok(found)
    }

    /// Puts there what is here and of which nobody's copy there is whole.
    fn write(&self, known: &mut Annexes, there: &BTreeSet<(String, String, Stamp)>) -> Result<(), Failure> {
        let Annexes { here, whole, faulty, .. } = known;
        for sha256 in here.keys() {
            let copies = there.iter().filter(|(of, ..)| of == sha256);
            let mut is_whole = |name: &String, stamp: &Stamp| {
                if whole.get(name) == Some(stamp) {
                    return true;
                }
                if faulty.get(name) == Some(stamp) {
                    return false;
                }
                let written = read(&self.meeting.folder.join(name));
                let is_whole = written.is_some_and(|written| self.opens(written, sha256));
                let seen = if is_whole { &mut *whole } else { &mut *faulty };
                seen.insert(name.clone(), *stamp);
                is_whole
            };
            if copies.into_iter().any(|(_, name, stamp)| is_whole(name, stamp)) {
                continue;
            }
            let AnnexFile::Whole(bytes) = self.library.annex(self.id, sha256)? else { continue };
            let path = self.meeting.folder.join(self.meeting.own_annex(sha256));
            let sealed = sealed_annex(&bytes, self.key).map_err(|error| packets::refused(&path, error))?;
            no_link(&path);
            write_whole(&path, &sealed)?;
        }
        Ok(())
    }

    /// Whether everybody who meets here can open a copy, locked as the folder is now.
    fn opens(&self, written: Vec<u8>, sha256: &str) -> bool {
        let is_plain = annex_hash(&written) == sha256;
        is_plain == self.key.is_none() && annex_in(written, sha256, self.key).is_some()
    }

    /// Takes one's own copies away that the dossier no longer names. What cannot be taken away now is tried again.
    fn tidy(&self, named: &BTreeMap<String, String>) {
        for entry in fs::read_dir(&self.meeting.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let own = name.to_str().and_then(|name| self.meeting.of_own_annex(name));
            if own.is_some_and(|sha256| !named.contains_key(sha256)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// That files of annexes came in, by their names.
pub(super) fn said(came: &[String]) -> Option<Text> {
    let names = came.iter().map(|name| safe_name(name)).collect::<Vec<_>>().join(", ");
    (!came.is_empty()).then(|| both("meeting-annexes", &[("count", came.len().into()), ("names", names.into())]))
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST_ANNEX + SEAL).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
