//! The document in a packet, with every sum around it right: a fuzzer that has to guess a SHA-256 sees no further than
//! that.
//!
//! It starts from `corpus/document`, which `crates/store/tests/corpus.rs` runs too.

#![no_main]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use sha2::{Digest, Sha256};
use voorstel_fuzz::{holds, quietly};
use voorstel_store::Packet;

/// What stands before a document's sum, that sum, and what kind of chunk it is.
const BEFORE: usize = 4 + 4 + 1;
const HASH: usize = 32;

fuzz_target!(init: quietly(), |document: &[u8]| {
    if let Ok(packet) = Packet::read(&sealed(document)) {
        holds(&packet);
    }
});

/// A packet of the document, as one who forges it would seal it; see `docs/packet-format.md`.
fn sealed(document: &[u8]) -> Vec<u8> {
    let mut document = document.to_vec();
    if let Some((head, body)) = document.split_at_mut_checked(8) {
        head[4..].copy_from_slice(&Sha256::digest(body).as_slice()[..4]);
    }
    // Read from its bytes: nothing is loaded here that the application would refuse at a look.
    let mut heads = document.get(BEFORE..).and_then(heads).unwrap_or_default();
    heads.sort();
    let header = json!({ "dossier": "d1", "heads": heads, "by": "", "at": 0 }).to_string();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    let length = u32::try_from(header.len()).expect("a short header").to_be_bytes();
    for part in [&length[..], header.as_bytes(), &document] {
        packed.write_all(part).expect("memory takes whatever is written to it");
    }
    let mut bytes = b"voorstel.packet/1\n".to_vec();
    bytes.extend(packed.finish().expect("memory takes whatever is written to it"));
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// The last changes that a document says it has: behind its length and those who wrote in it.
fn heads(mut rest: &[u8]) -> Option<Vec<String>> {
    number(&mut rest)?;
    for _ in 0..number(&mut rest)? {
        let actor = number(&mut rest)?;
        rest = rest.get(actor..)?;
    }
    let count = number(&mut rest)?;
    let hashes = rest.get(..count.checked_mul(HASH)?)?.chunks(HASH);
    Some(hashes.map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect()).collect())
}

/// A number in LEB128.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let (byte, left) = rest.split_first()?;
        *rest = left;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
