//! How a packet lies in its file, see `docs/packet-format.md`: a line that names the format, what it holds in one
//! compression, and the SHA-256 of all that stands before.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::packet::files::Entry;
use crate::packet::{PacketError, Terms};
use crate::unpacked::LARGEST_UNPACKED;

/// The format, as the first line of a packet names it.
pub(super) const FORMAT: &str = "voorstel.packet/1";
/// As [`FORMAT`], of a packet on terms that a reader who does not know them would break.
pub(super) const ON_TERMS: &str = "voorstel.packet/2";
const NAME: &str = "voorstel.packet/";
/// Length of the SHA-256 that ends a packet.
pub(super) const SUM: usize = 32;
/// The most that a packet may hold when it is unpacked, in bytes.
pub(super) const LARGEST: usize = LARGEST_UNPACKED;
pub(super) const MEGABYTE: usize = 1024 * 1024;

/// What a packet says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// Identity of the dossier.
    pub dossier: String,
    /// Hashes of the document's last changes, sorted.
    pub heads: Vec<String>,
    /// Who made the packet; may be empty.
    pub by: String,
    /// When, in seconds since 1970, UTC.
    pub at: i64,
    /// On what terms it goes.
    #[serde(flatten)]
    pub terms: Terms,
    /// The files of annexes that go along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Entry>,
}

/// A packet's bytes; `files` are packed already.
pub(super) fn seal(header: &Header, document: &[u8], files: &[u8]) -> Vec<u8> {
    let format = if header.terms.bind() { ON_TERMS } else { FORMAT };
    let header = serde_json::to_vec(header).unwrap_or_default();
    let length = u32::try_from(header.len()).unwrap_or_default();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let parts: [&[u8]; 3] = [&length.to_be_bytes(), &header, document];
    // Memory takes whatever is written to it.
    let _ = parts.iter().try_for_each(|part| packed.write_all(part));
    let mut bytes = format!("{format}\n").into_bytes();
    bytes.extend(packed.finish().unwrap_or_default());
    bytes.extend_from_slice(files);
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// What a packet's bytes hold: its header, its document, and its files, packed.
pub(super) fn open(bytes: &[u8]) -> Result<(Header, Vec<u8>, &[u8]), PacketError> {
    let line = bytes.iter().take(64).position(|byte| *byte == b'\n');
    let format = line.and_then(|end| str::from_utf8(bytes.get(..end)?).ok()).unwrap_or_default();
    if !format.starts_with(NAME) {
        // One that was cut off within its first line is a packet all the same.
        let cut = !bytes.is_empty() && bytes.len() <= FORMAT.len() && FORMAT.as_bytes().starts_with(bytes);
        return Err(if cut { PacketError::NotWhole } else { PacketError::NoPacket });
    }
    if ![FORMAT, ON_TERMS].contains(&format) {
        return Err(PacketError::Newer { found: format.to_owned(), known: ON_TERMS });
    }
    let (sealed, sum) = bytes.split_at_checked(bytes.len().saturating_sub(SUM)).ok_or(PacketError::NotWhole)?;
    if Sha256::digest(sealed).as_slice() != sum {
        return Err(PacketError::NotWhole);
    }
    let packed = sealed.get(format.len() + 1..).ok_or(PacketError::NotWhole)?;
    let (held, rest) = unpack(packed)?;
    let (header, document) = split(held)?;
    Ok((header, document, rest))
}

/// What is packed, and what stands behind it.
fn unpack(packed: &[u8]) -> Result<(Vec<u8>, &[u8]), PacketError> {
    let mut held = Vec::new();
    let mut decoder = ZlibDecoder::new(packed);
    let read = decoder.by_ref().take(LARGEST as u64 + 1).read_to_end(&mut held);
    read.map_err(|error| PacketError::Unreadable(error.to_string()))?;
    if held.len() > LARGEST {
        return Err(PacketError::TooLarge { most: LARGEST / MEGABYTE });
    }
    let end = usize::try_from(decoder.total_in()).unwrap_or(packed.len());
    Ok((held, packed.get(end..).unwrap_or_default()))
}

fn split(mut held: Vec<u8>) -> Result<(Header, Vec<u8>), PacketError> {
    let unreadable = || PacketError::Unreadable("its header is cut off".to_owned());
    let (length, rest) = held.split_first_chunk::<4>().ok_or_else(unreadable)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| unreadable())?;
    let header = rest.get(..length).ok_or_else(unreadable)?;
    let header = serde_json::from_slice(header).map_err(|error| PacketError::Unreadable(error.to_string()))?;
    Ok((header, held.split_off(4 + length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            dossier: "d1".to_owned(),
            heads: vec!["a".to_owned()],
            by: "Stad A".to_owned(),
            at: 1,
            terms: Terms::default(),
            files: Vec::new(),
        }
    }

    fn resealed(held: &[u8]) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(held).unwrap();
        let mut bytes = format!("{FORMAT}\n").into_bytes();
        bytes.extend(packed.finish().unwrap());
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum);
        bytes
    }

    #[test]
    fn what_is_sealed_comes_out_again() {
        let bytes = seal(&header(), b"document", b"files");
        assert_eq!(open(&bytes).unwrap(), (header(), b"document".to_vec(), b"files".as_slice()));
        assert!(bytes.starts_with(b"voorstel.packet/1\n"));
    }

    #[test]
    fn a_packet_that_is_cut_off_or_changed_anywhere_is_refused() {
        let bytes = seal(&header(), b"document", b"files");
        for end in 0..bytes.len() {
            let refused = open(&bytes[..end]).unwrap_err();
            let expected = if end == 0 { PacketError::NoPacket } else { PacketError::NotWhole };
            assert_eq!(refused, expected, "cut off at {end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            assert!(open(&changed).is_err(), "changed at {at}");
        }
    }

    #[test]
    fn other_files_and_newer_packets_are_told_apart() {
        for other in [&b"%PDF-1.7\n"[..], b"{\"format\":\"voorstel.dossier/1\"}", b"", b"\n\n"] {
            assert_eq!(open(other).unwrap_err(), PacketError::NoPacket);
        }
        let newer = open(b"voorstel.packet/3\n...").unwrap_err();
        assert_eq!(newer, PacketError::Newer { found: "voorstel.packet/3".to_owned(), known: ON_TERMS });
    }

    #[test]
    fn a_bomb_and_a_header_that_lies_are_refused() {
        let bomb = vec![0; LARGEST + 1];
        assert_eq!(open(&resealed(&bomb)).unwrap_err(), PacketError::TooLarge { most: 256 });
        for held in [&b""[..], b"\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\x02{}", b"\0\0\0\x04null"] {
            assert!(matches!(open(&resealed(held)), Err(PacketError::Unreadable(_))));
        }
    }
}
