//! How much a message of Automerge's sync protocol brings, found out before Automerge reads it.

use super::{ENTRY, HASH, Unfit, number, take, text, unpacked};

/// The first bytes of the messages that there are.
const VERSIONS: [u8; 2] = [0x42, 0x43];
/// How many filters of what one side has may be in a message: each is asked for every change. Automerge sends one.
const MOST_FILTERS: u64 = 8;
/// How often a filter may be asked to look at its bits for one change: those of Automerge do so seven times.
const MOST_PROBES: u64 = 32;

/// How many bytes what a message brings comes to once it is unpacked.
///
/// # Errors
/// [`Unfit`], also where Automerge would work on it without end; more than `most` is not unpacked to find that out.
pub fn unpacked_message(message: &[u8], most: u64) -> Result<u64, Unfit> {
    let mut rest = message;
    head(&mut rest).ok_or(Unfit::Unreadable)?;
    let mut sum = 0_u64;
    for _ in 0..number(&mut rest).ok_or(Unfit::Unreadable)? {
        let chunks = text(&mut rest).ok_or(Unfit::Unreadable)?;
        // An empty one takes its place in memory too.
        sum = sum.saturating_add(ENTRY);
        sum = sum.saturating_add(unpacked(chunks, most.checked_sub(sum).ok_or(Unfit::TooLarge)?)?);
    }
    Ok(sum)
}

/// Whatever stands before the changes: what the other side has, and what it needs.
fn head(rest: &mut &[u8]) -> Option<()> {
    VERSIONS.contains(take(rest, 1)?.first()?).then_some(())?;
    hashes(rest)?;
    hashes(rest)?;
    let filters = number(rest)?;
    (filters <= MOST_FILTERS).then_some(())?;
    (0..filters).try_for_each(|_| {
        hashes(rest)?;
        is_sound(text(rest)?).then_some(())
    })
}

fn hashes(rest: &mut &[u8]) -> Option<()> {
    let bytes = number(rest)?.checked_mul(HASH)?;
    take(rest, bytes).map(drop)
}

/// Whether a filter is one that can be asked. Automerge takes the numbers in it for granted.
fn is_sound(filter: &[u8]) -> bool {
    let mut rest = filter;
    let mut next = || number(&mut rest).filter(|number| u32::try_from(*number).is_ok());
    match (next(), next(), next()) {
        _ if filter.is_empty() => true,
        // Without bits there is nowhere to look.
        (Some(entries), Some(bits), Some(probes)) => entries == 0 || bits > 0 && (1..=MOST_PROBES).contains(&probes),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use automerge::sync::{self, SyncDoc as _};
    use automerge::transaction::Transactable as _;
    use automerge::{AutoCommit, ROOT};

    use super::*;

    const MANY: u64 = u64::MAX;

    fn document(letters: usize) -> AutoCommit {
        let mut document = AutoCommit::new();
        document.put(ROOT, "title", "x".repeat(letters)).unwrap();
        document
    }

    /// A message of no heads and no needs, with these filters and behind them these bytes.
    fn message(filters: &[&[u8]], rest: &[u8]) -> Vec<u8> {
        let mut message = vec![0x43, 0, 0, u8::try_from(filters.len()).unwrap()];
        for filter in filters {
            message.extend([0, u8::try_from(filter.len()).unwrap()]);
            message.extend(*filter);
        }
        [message.as_slice(), rest].concat()
    }

    #[test]
    fn what_two_sides_say_to_each_other_is_counted_and_not_refused() {
        let (mut one, mut other) = (document(50_000), AutoCommit::new());
        let (mut of_one, mut of_other) = (sync::State::new(), sync::State::new());
        let mut brought = 0;
        for _ in 0..10 {
            if let Some(message) = one.sync().generate_sync_message(&mut of_one) {
                brought += unpacked_message(&message.clone().encode(), MANY).unwrap();
                other.sync().receive_sync_message(&mut of_other, message).unwrap();
            }
            if let Some(message) = other.sync().generate_sync_message(&mut of_other) {
                assert_eq!(unpacked_message(&message.clone().encode(), 0), Ok(0), "it brings nothing");
                one.sync().receive_sync_message(&mut of_one, message).unwrap();
            }
        }
        assert_eq!(one.get_heads(), other.get_heads());
        assert!((50_000..60_000).contains(&brought), "{brought}");
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_however_short_it_is() {
        let changes = document(1_000_000).get_changes(&[]).remove(0).bytes().to_vec();
        let message = sync::Message {
            heads: Vec::new(),
            need: Vec::new(),
            have: Vec::new(),
            changes: changes.into(),
            flags: None,
            version: sync::MessageVersion::V2,
        };
        let message = message.encode();
        assert!(message.len() < 20_000);
        assert_eq!(unpacked_message(&message, 900_000), Err(Unfit::TooLarge));
        assert!(unpacked_message(&message, 2_000_000).is_ok());
    }

    #[test]
    fn changes_that_are_none_count_too() {
        let many = [&[0x80, 0x89, 0x7a][..], &[0; 2_000_000]].concat();
        assert_eq!(unpacked_message(&message(&[], &many), 1_000_000), Err(Unfit::TooLarge));
        assert_eq!(unpacked_message(&message(&[], &many), MANY), Ok(2_000_000 * ENTRY));
    }

    #[test]
    fn filters_that_ask_for_endless_work_or_for_nothing_are_refused() {
        for (filter, sound) in [
            (&b""[..], true),
            (b"\x01\x0a\x07\xff\xff", true),
            (b"\x00\x0a\xff\xff\xff\x0f", true),
            (b"\x01\x0a\xff\xff\xff\x0f\xff\xff", false),
            (b"\x01\x0a\x00\xff\xff", false),
            (b"\x01\x00\x07\xff", false),
            (b"\x01\x0a\xff\xff\xff\xff\xff\x01\xff\xff", false),
            (b"\x01\x00", false),
        ] {
            let fits = unpacked_message(&message(&[filter], &[0]), MANY);
            assert_eq!(fits.is_ok(), sound, "{filter:?}");
        }
        let asked_often = [&b"\x01\x08\x01\xff"[..]; 9];
        assert_eq!(unpacked_message(&message(&asked_often[..8], &[0]), MANY), Ok(0));
        assert_eq!(unpacked_message(&message(&asked_often, &[0]), MANY), Err(Unfit::Unreadable));
    }

    #[test]
    fn whatever_the_bytes_are_it_comes_to_an_end() {
        let (mut one, mut of_one) = (document(300), sync::State::new());
        let whole = one.sync().generate_sync_message(&mut of_one).unwrap().encode();
        for end in 0..whole.len() {
            let _ = unpacked_message(&whole[..end], MANY);
        }
        for nonsense in [&b""[..], b"nonsense", b"\x42\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", b"\x43\0\0\0\xff\x01"]
        {
            assert_eq!(unpacked_message(nonsense, MANY), Err(Unfit::Unreadable));
        }
    }
}
