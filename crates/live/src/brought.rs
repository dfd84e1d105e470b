//! What a message brings is measured before Automerge unpacks it, which it does without bound.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use voorstel_store::{Unfit, unpacked, unpacked_message};

use crate::about::About;
use crate::kept::Kept;

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

/// What comes of one dossier, held against what it already is: however little each message is, many may come to much.
pub(crate) struct Brought {
    kept: Arc<dyn Kept>,
    /// How many bytes the dossier unpacks to, with what came since that was looked at.
    so_far: AtomicU64,
    most: u64,
}

impl Brought {
    /// What comes of a dossier that is so as a whole; `most` is what it may unpack to.
    pub(crate) fn of(kept: Arc<dyn Kept>, whole: &[u8], most: u64) -> Brought {
        Brought { kept, so_far: AtomicU64::new(held(whole)), most }
    }

    /// A message that is not too much for the dossier.
    ///
    /// # Errors
    /// [`Unfit`]; nothing of it is to be read then.
    pub(crate) async fn fitting(&self, message: Vec<u8>) -> Result<Vec<u8>, Unfit> {
        let (message, size) = measured(message, self.most).await?;
        if self.so_far.fetch_add(size, Ordering::Relaxed).saturating_add(size) <= self.most {
            return Ok(message);
        }
        // What came twice, or by itself instead of packed together, made it no larger.
        let kept = Arc::clone(&self.kept);
        let now = tokio::task::spawn_blocking(move || held(&kept.whole().0)).await.map_err(|_| Unfit::TooLarge)?;
        let together = now.saturating_add(size);
        self.so_far.store(together, Ordering::Relaxed);
        if together <= self.most { Ok(message) } else { Err(Unfit::TooLarge) }
    }
}

/// How many bytes a document of one's own unpacks to.
fn held(whole: &[u8]) -> u64 {
    unpacked(whole, u64::MAX).unwrap_or_default()
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
    use std::sync::Mutex;

    use automerge::transaction::Transactable as _;
    use automerge::{AutoCommit, ROOT, sync};
    use voorstel_model::Text;
    use voorstel_store::{Changes, Heads};

    use super::*;

    /// A message of automerge-repo as it goes over the line.
    fn wrapped(data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&b"\xa2\x64type\x64sync\x64data\x5a"[..], &length, data].concat()
    }

    /// A message that brings these changes and nothing else.
    fn bringing(changes: Vec<u8>) -> Vec<u8> {
        let message = sync::Message {
            heads: Vec::new(),
            need: Vec::new(),
            have: Vec::new(),
            changes: changes.into(),
            flags: None,
            version: sync::MessageVersion::V2,
        };
        wrapped(&message.encode())
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
            let message = bringing(changes);
            assert!(message.len() < 20_000);
            assert_eq!(measured(message.clone(), most).await.unwrap_err(), Unfit::TooLarge);
            assert!(measured(message, 2 * most).await.is_ok());
        }
    }

    /// A dossier that grows by what its owner takes in.
    struct Growing(Mutex<AutoCommit>);

    impl Kept for Growing {
        fn whole(&self) -> (Vec<u8>, Heads) {
            (self.0.lock().unwrap().save(), Heads::default())
        }

        fn since(&self, _: &Heads) -> Option<(Changes, Heads)> {
            None
        }

        fn take_in(&self, changes: Changes) -> Result<(), String> {
            self.0.lock().unwrap().apply_changes(changes.0).map_err(|error| error.to_string())
        }

        fn files(&self) -> Vec<String> {
            Vec::new()
        }

        fn file(&self, _: &str) -> Option<Vec<u8>> {
            None
        }

        fn take_file(&self, _: &[u8]) -> Result<(), Text> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn what_comes_in_many_messages_counts_together_for_as_much_as_the_dossier_grows() {
        let kept = Arc::new(Growing(Mutex::new(document(1_000))));
        let brought = Brought::of(kept.clone(), &kept.whole().0, 10_000);
        let change = || document(2_000).get_changes(&[]).remove(0);
        let twice = change();
        for _ in 0..20 {
            brought.fitting(bringing(twice.clone().bytes().to_vec())).await.expect("the same adds nothing");
        }
        let mut taken = 0;
        let refused = loop {
            let change = change();
            match brought.fitting(bringing(change.clone().bytes().to_vec())).await {
                Ok(_) => kept.take_in(Changes(vec![change])).unwrap(),
                Err(unfit) => break unfit,
            }
            taken += 1;
        };
        assert_eq!((refused, taken), (Unfit::TooLarge, 4));
    }

    #[tokio::test]
    async fn what_is_no_message_is_not_read() {
        for nonsense in [wrapped(b"nonsense"), b"nonsense".to_vec(), vec![7; 2 * SHORT]] {
            assert_eq!(measured(nonsense, u64::MAX).await.unwrap_err(), Unfit::Unreadable);
        }
    }
}
