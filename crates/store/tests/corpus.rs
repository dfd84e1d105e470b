//! The corpora of packets and of documents in them that the fuzzer starts from, and what becomes of it: whatever a stranger sends, it is read or
//! refused, and nothing comes to a halt.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use voorstel_store::{Packet, PacketError};

const SUM: usize = 32;

fn corpus(of: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus").join(of);
    let mut found: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    found.sort();
    found
}

/// With the sum of all before it, so that what was changed is looked at and not only refused by its sum.
fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len().saturating_sub(SUM));
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

#[test]
fn the_corpus_is_read_or_refused_as_its_names_say() {
    let corpus = corpus("packet");
    assert!(corpus.len() >= 8, "the corpus is there");
    for (name, bytes) in corpus {
        let read = Packet::read(&bytes);
        assert_eq!(read.is_ok(), name.starts_with("read-"), "{name}: {:?}", read.err());
    }
}

/// A packet of a document, sealed as one who forges it would; it names no last changes, which are looked at last.
fn forged(mut document: Vec<u8>) -> Vec<u8> {
    if let Some((head, body)) = document.split_at_mut_checked(8) {
        head[4..].copy_from_slice(&Sha256::digest(body)[..4]);
    }
    let header = br#"{"dossier":"d1","heads":[],"by":"","at":0}"#;
    let length = u32::try_from(header.len()).unwrap().to_be_bytes();
    let mut packed = ZlibEncoder::new(b"voorstel.packet/1\n".to_vec(), Compression::fast());
    packed.write_all(&[&length[..], header, &document].concat()).unwrap();
    resealed([packed.finish().unwrap(), vec![0; SUM]].concat())
}

#[test]
fn the_documents_of_the_corpus_are_read_or_refused_as_their_names_say() {
    let corpus = corpus("document");
    assert!(corpus.len() >= 5, "the corpus is there");
    for (name, document) in corpus {
        match Packet::read(&forged(document)).unwrap_err() {
            // The document was read, and found to be another than the packet says.
            PacketError::NotWhole => assert!(name.starts_with("read-"), "{name}"),
            refused => assert!(name.starts_with("refused-"), "{name}: {refused}"),
        }
    }
}

/// A change to a file's bytes.
#[derive(Debug, Clone)]
enum Change {
    Flip(usize, u8),
    Cut(usize),
    Repeat(usize, usize),
    Insert(usize, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<usize>(), 1..=255_u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        1 => any::<usize>().prop_map(Change::Cut),
        1 => (any::<usize>(), 1..64_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        1 => (any::<usize>(), proptest::collection::vec(any::<u8>(), 1..16)).prop_map(|(at, new)| Change::Insert(at, new)),
    ]
}

fn made(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        match change {
            Change::Flip(at, bits) => {
                let at = at % bytes.len();
                bytes[at] ^= bits;
            }
            Change::Cut(at) => bytes.truncate(at % bytes.len()),
            Change::Repeat(at, length) => {
                let at = at % bytes.len();
                let end = (at + length).min(bytes.len());
                bytes.extend_from_within(at..end);
            }
            Change::Insert(at, new) => {
                let at = at % bytes.len();
                bytes.splice(at..at, new.iter().copied());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn whatever_becomes_of_it_it_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec(change(), 1..6),
        seals in any::<bool>(),
    ) {
        let corpus = corpus("packet");
        let (_, bytes) = which.get(&corpus);
        let changed = made(bytes.clone(), &changes);
        let changed = if seals { resealed(changed) } else { changed };
        if let Ok(read) = Packet::read(&changed) {
            // What is read can be used, and is written so that it is read again.
            let again = Packet::read(&read.bytes());
            prop_assert!(again.is_ok_and(|again| again.dossier() == read.dossier()));
        }
    }
}
