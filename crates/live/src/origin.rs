//! The change that a dossier began with. Two documents that began otherwise never come together, whatever they are called: the
//! server holds on to the one that was there first.

use automerge::{Automerge, Change};

/// What a dossier began with; nothing where its chunks do not say.
pub(crate) fn of_chunks(chunks: &[Vec<u8>]) -> Option<String> {
    let mut document = Automerge::new();
    for chunk in chunks {
        // What does not read now was not read before either.
        let _ = document.load_incremental(chunk);
    }
    all(&document).next()
}

/// Whether what samod is to keep under a key began otherwise.
pub(crate) fn is_other(key: &str, bytes: &[u8], origin: &str) -> bool {
    if is_snapshot(key) {
        Automerge::load(bytes).is_ok_and(|document| all(&document).any(|found| found != origin))
    } else {
        Change::from_bytes(bytes.to_vec())
            .is_ok_and(|change| change.deps().is_empty() && change.hash().to_string() != origin)
    }
}

/// Whether a chunk stands for the whole document.
pub(crate) fn is_snapshot(key: &str) -> bool {
    key.contains("/snapshot/")
}

/// Whether a text is the hash of a change.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The changes of a document that build on no other.
pub(crate) fn all(document: &Automerge) -> impl Iterator<Item = String> {
    let changes = document.get_changes_meta(&[]);
    changes.into_iter().filter(|change| change.deps.is_empty()).map(|change| change.hash.to_string())
}
