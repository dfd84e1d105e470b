//! What a message brings is measured before Automerge unpacks it, which it does without bound.

use automerge::sync;
use voorstel_store::{Unfit, unpacked};

use crate::about::About;

/// Messages up to this many bytes unpack to so little that it is found out on the way.
const SHORT: usize = 4 * 1024;
/// How often a filter of what one side has may be asked to look at its bits for one change: those of Automerge do so seven
/// times.
const MOST_PROBES: u64 = 32;

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
        let message = sync::Message::decode(data).map_err(|_| Unfit::Unreadable)?;
        if !message.have.iter().all(|have| is_sound(&have.bloom.to_bytes())) {
            return Err(Unfit::Unreadable);
        }
        for changes in message.changes.iter() {
            sum += unpacked(changes, most - sum)?;
        }
    }
    Ok(sum)
}

/// Whether a filter is one that can be asked. Automerge takes the numbers in it for granted.
fn is_sound(filter: &[u8]) -> bool {
    // It says how many entries it has, in how many bits each, and how often to look; the bits follow.
    let mut numbers = filter.split_inclusive(|byte| byte & 0x80 == 0).take(3);
    let lengths: Vec<&[u8]> = numbers.by_ref().collect();
    let head: usize = lengths.iter().map(|number| number.len()).sum();
    match lengths.as_slice() {
        [] => true,
        [_, _, probes] => {
            let probes = probes.iter().rev().fold(0_u64, |value, byte| value << 7 | u64::from(byte & 0x7f));
            (1..=MOST_PROBES).contains(&probes) && filter.len() > head
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use automerge::sync::SyncDoc as _;
    use automerge::transaction::Transactable as _;
    use automerge::{AutoCommit, ROOT};

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

    #[test]
    fn what_two_sides_say_to_each_other_is_let_through_whole_and_counted() {
        let (mut one, mut other) = (document(50_000), AutoCommit::new());
        let (mut of_one, mut of_other) = (sync::State::new(), sync::State::new());
        let mut brought = 0;
        for _ in 0..10 {
            if let Some(message) = one.sync().generate_sync_message(&mut of_one) {
                brought += measure(&wrapped(&message.clone().encode()), u64::MAX).unwrap();
                other.sync().receive_sync_message(&mut of_other, message).unwrap();
            }
            if let Some(message) = other.sync().generate_sync_message(&mut of_other) {
                measure(&wrapped(&message.clone().encode()), 0).unwrap();
                one.sync().receive_sync_message(&mut of_one, message).unwrap();
            }
        }
        assert_eq!(one.get_heads(), other.get_heads());
        assert!((50_000..60_000).contains(&brought), "{brought}");
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

    #[test]
    fn filters_that_ask_for_endless_work_or_for_nothing_are_refused() {
        for (filter, sound) in [
            (&b""[..], true),
            (b"\x01\x0a\x07\xff\xff", true),
            (b"\x01\x0a\xff\xff\xff\x0f\xff\xff", false),
            (b"\x01\x0a\x00\xff\xff", false),
            (b"\x01\x00\x07", false),
            (b"\x01\x00", false),
        ] {
            assert_eq!(is_sound(filter), sound, "{filter:?}");
        }
        assert_eq!(measure(&wrapped(b"nonsense"), u64::MAX), Err(Unfit::Unreadable));
        assert_eq!(measure(b"nonsense", u64::MAX), Err(Unfit::Unreadable));
    }
}
