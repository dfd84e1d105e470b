//! What a message brings is measured before Automerge unpacks it, which it does without bound.

use voorstel_store::{Unfit, unpacked_message};

use crate::about::About;

/// Messages up to this many bytes unpack to so little that it is found out on the way.
const SHORT: usize = 4 * 1024;

/// A message, and how many bytes what it brings comes to once it is unpacked.
///
/// # Errors
/// [`Unfit`]; nothing of it is to be read then.
pub(crate) async fn measured(message: Vec<u8>, most: u64) -> Result<(Vec<u8>, u64), Unfit> {
    if message.len() <= SHORT {
        return measure(&message, most).map(|unpacked| (message, unpacked));
    }
    let measuring = tokio::task::spawn_blocking(move || measure(&message, most).map(|unpacked| (message, unpacked)));
    measuring.await.unwrap_or(Err(Unfit::Unreadable))
}

fn measure(message: &[u8], most: u64) -> Result<u64, Unfit> {
    let mut sum = 0;
    for data in About::read(message).ok_or(Unfit::Unreadable)?.synced() {
        sum += unpacked_message(data, most - sum)?;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use automerge::transaction::Transactable as _;
    use automerge::{AutoCommit, ROOT, sync};

    use super::*;

    /// A message of automerge-repo as it goes over the line.
    fn wrapped(data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&b"\xa2\x64type\x64sync\x64data\x5a"[..], &length, data].concat()
    }

    fn document(letters: usize) -> AutoCommit {
        let mut document = AutoCommit::new();
        document.put(ROOT, "title", "x".repeat(letters)).unwrap();
        document
    }

    #[tokio::test]
    async fn what_unpacks_to_too_much_is_refused_however_short_it_is() {
        for (letters, most) in [(1_000_000, 900_000), (10_000_000, 9_000_000)] {
            let changes = document(letters).get_changes(&[]).remove(0).bytes().to_vec();
            let message = sync::Message {
                heads: Vec::new(),
                need: Vec::new(),
                have: Vec::new(),
                changes: changes.into(),
                flags: None,
                version: sync::MessageVersion::V2,
            };
            let message = wrapped(&message.encode());
            assert!(message.len() < 20_000);
            assert_eq!(measured(message.clone(), most).await.unwrap_err(), Unfit::TooLarge);
            assert!(measured(message, 2 * most).await.is_ok());
        }
    }

    #[tokio::test]
    async fn what_is_no_message_is_not_read() {
        for nonsense in [wrapped(b"nonsense"), b"nonsense".to_vec(), vec![7; 2 * SHORT]] {
            assert_eq!(measured(nonsense, u64::MAX).await.unwrap_err(), Unfit::Unreadable);
        }
    }
}
