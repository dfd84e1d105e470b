//! The files of annexes that go along in a packet: each named by its SHA-256 and its size in the header, their bytes one
//! behind the other in a compression of their own, behind that of the document.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Serialize};
use voorstel_model::Dossier;

use crate::annexes::{ANNEXES_TOGETHER, LARGEST_ANNEX, annex_hash};
use crate::packet::{Packet, PacketError, envelope};

/// A file that goes along, as the header names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many.
    pub bytes: u64,
}

pub(super) type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn entries(files: &Files) -> Vec<Entry> {
    let size = |bytes: &Vec<u8>| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    files.iter().map(|(sha256, bytes)| Entry { sha256: sha256.clone(), bytes: size(bytes) }).collect()
}

pub(super) fn pack(files: &Files) -> Vec<u8> {
    if files.is_empty() {
        return Vec::new();
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(6));
    // Memory takes whatever is written to it.
    let _ = files.values().try_for_each(|bytes| packed.write_all(bytes));
    packed.finish().unwrap_or_default()
}

/// The files of a packet; each is what its name says, and no larger than any that goes with a dossier.
pub(super) fn unpack(entries: &[Entry], packed: &[u8]) -> Result<Files, PacketError> {
    let together = entries.iter().try_fold(0_u64, |sum, entry| sum.checked_add(entry.bytes));
    let fits = together.is_some_and(|sum| sum <= ANNEXES_TOGETHER);
    if !fits || entries.iter().any(|entry| entry.bytes > LARGEST_ANNEX) {
        let most = usize::try_from(ANNEXES_TOGETHER).unwrap_or(usize::MAX) / envelope::MEGABYTE;
        return Err(PacketError::TooLarge { most });
    }
    let mut from = ZlibDecoder::new(packed);
    let mut files = Files::new();
    for entry in entries {
        let mut bytes = Vec::new();
        let read = from.by_ref().take(entry.bytes).read_to_end(&mut bytes);
        read.map_err(|error| PacketError::Unreadable(error.to_string()))?;
        if annex_hash(&bytes) != entry.sha256 {
            return Err(PacketError::Unreadable("the file of an annex is not what it is named".to_owned()));
        }
        files.insert(entry.sha256.clone(), bytes);
    }
    Ok(files)
}

impl Packet {
    /// The packet with files that its annexes name; others are left out, and so is what is too much.
    #[must_use]
    pub fn with_files(mut self, files: impl IntoIterator<Item = Vec<u8>>) -> Packet {
        let files = files.into_iter().map(|bytes| (annex_hash(&bytes), bytes)).collect();
        self.files = named(&self.dossier(), files);
        self
    }

    /// The files that came along, by their SHA-256: each is what it is named.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }
}

/// Those that the annexes of a dossier name, as far as they may go with one.
pub(super) fn named(dossier: &Dossier, mut files: Files) -> Files {
    let names: BTreeSet<&str> = dossier.annexes.iter().map(|annex| annex.sha256.as_str()).collect();
    let mut together = 0;
    files.retain(|hash, bytes| {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let fits = names.contains(hash.as_str()) && size <= LARGEST_ANNEX && together + size <= ANNEXES_TOGETHER;
        together += if fits { size } else { 0 };
        fits
    });
    files
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use voorstel_model::Annex;

    use super::*;
    use crate::packet::Packet;

    fn packet(files: &[&[u8]]) -> Packet {
        let annex = |(at, bytes): (usize, &&[u8])| Annex {
            id: format!("x{at}"),
            partner: if at == 0 { "p1".to_owned() } else { String::new() },
            sha256: annex_hash(bytes),
            ..Annex::default()
        };
        let partner = voorstel_model::Partner { id: "p1".to_owned(), ..Default::default() };
        let dossier = Dossier {
            annexes: files.iter().enumerate().map(annex).collect(),
            partners: vec![partner],
            ..Dossier::default()
        };
        Packet::of(&dossier).unwrap().with_files(files.iter().map(|bytes| bytes.to_vec()))
    }

    #[test]
    fn files_come_out_as_they_went_in_and_only_what_annexes_name_goes_along() {
        let one = packet(&[b"%PDF-1.7 mandaat %%EOF", b"PK statuten"]);
        let read = Packet::read(&one.bytes()).unwrap();
        assert_eq!((read.files(), read.files().len()), (one.files(), 2));
        assert_eq!(read.with_files([b"something else".to_vec()]).files().len(), 0);
        assert_eq!(packet(&[]).bytes(), packet(&[]).with_files([]).bytes(), "a packet without files is as before");
        let own = one.excerpt_for("p1").unwrap();
        assert_eq!(own.files().values().collect::<Vec<_>>(), [b"%PDF-1.7 mandaat %%EOF"], "only the partner's own");
        assert_eq!(one.clean().unwrap().files().len(), 2);
    }

    #[test]
    fn a_packet_that_is_put_together_has_the_files_of_both() {
        let mut one = packet(&[b"a", b"b"]);
        let other = one.clean().unwrap();
        let mut without = Packet { files: Files::new(), ..packet(&[b"a", b"b"]) };
        without.take_in(&one).unwrap();
        assert_eq!(without.files().len(), 2);
        assert!(one.take_in(&other).is_err());
        assert_eq!(one.at(), Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn what_is_not_what_it_is_named_and_what_is_too_much_is_refused() {
        let files: Files = [(annex_hash(b"one"), b"one".to_vec())].into();
        let (entries, packed) = (entries(&files), pack(&files));
        assert_eq!(unpack(&entries, &packed).unwrap(), files);
        let lie = [Entry { sha256: annex_hash(b"two"), bytes: 3 }];
        assert!(matches!(unpack(&lie, &packed), Err(PacketError::Unreadable(_))));
        assert!(matches!(unpack(&entries, &packed[..4]), Err(PacketError::Unreadable(_))));
        assert!(matches!(unpack(&entries, b"no stream"), Err(PacketError::Unreadable(_))));
        let bomb = pack(&[("bomb".to_owned(), vec![0; 3_000_000])].into());
        let small = [Entry { sha256: annex_hash(&[0; 3]), bytes: 3 }];
        assert_eq!(unpack(&small, &bomb).unwrap().len(), 1, "no more is read than is named");
        for sizes in [vec![LARGEST_ANNEX + 1], vec![LARGEST_ANNEX; 5], vec![u64::MAX, u64::MAX]] {
            let entries: Vec<Entry> = sizes.into_iter().map(|bytes| Entry { sha256: String::new(), bytes }).collect();
            assert!(matches!(unpack(&entries, &packed), Err(PacketError::TooLarge { most: 95 })));
        }
    }
}
