//! A packet under a passphrase, see `docs/packet-format.md`: a line that says so, the packet as an age file, and the
//! SHA-256 of all that stands before, so that one that was damaged on its way is not taken for a wrong passphrase. The file of
//! an annex in a shared folder is locked the same way, under another line.

use std::io::{Read, Write};
use std::iter;

use age::scrypt::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use sha2::{Digest, Sha256};

use crate::packet::envelope::{LARGEST, MEGABYTE, SUM};
use crate::packet::{PacketError, Passphrase};

/// The first line of a locked packet, without its end.
pub(super) const LOCKED: &str = "voorstel.packet/1+age";
/// The first line of the locked file of an annex, without its end.
pub(super) const LOCKED_ANNEX: &str = "voorstel.annex/1+age";
/// How much work a passphrase costs whoever tries it, as a power of two: about half a second and 128 MB.
pub(super) const WORK: u8 = 17;
/// The most work that is done for a packet: a stranger's file says how much it wants.
const MOST_WORK: u8 = 19;

/// Whether bytes are those of a locked packet, whole or not.
pub(super) fn is_locked(bytes: &[u8]) -> bool {
    bytes.strip_prefix(LOCKED.as_bytes()).is_some_and(|rest| rest.first() == Some(&b'\n'))
}

/// Bytes under a passphrase, and under a first line that says so.
pub(super) fn lock(line: &str, open: &[u8], passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, PacketError> {
    let mut recipient = Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.clamp(1, MOST_WORK));
    let failed = |detail: String| PacketError::Unreadable(detail);
    let encryptor =
        Encryptor::with_recipients(iter::once(&recipient as _)).map_err(|error| failed(error.to_string()))?;
    let mut bytes = format!("{line}\n").into_bytes();
    let mut locked = encryptor.wrap_output(&mut bytes).map_err(|error| failed(error.to_string()))?;
    locked.write_all(open).and_then(|()| locked.finish().map(drop)).map_err(|error| failed(error.to_string()))?;
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    Ok(bytes)
}

/// What is locked of what is locked under a first line, where it came whole.
pub(super) fn whole<'b>(line: &str, bytes: &'b [u8]) -> Result<&'b [u8], PacketError> {
    let (sealed, sum) = bytes.split_at_checked(bytes.len().saturating_sub(SUM)).ok_or(PacketError::NotWhole)?;
    if Sha256::digest(sealed).as_slice() != sum {
        return Err(PacketError::NotWhole);
    }
    let locked = sealed.strip_prefix(line.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n"));
    locked.ok_or(PacketError::NotWhole)
}

/// What is under a first line and a passphrase.
pub(super) fn unlock(line: &str, bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, PacketError> {
    let locked = whole(line, bytes)?;
    let mut identity = Identity::new(passphrase.secret());
    identity.set_max_work_factor(MOST_WORK);
    let unlocked = Decryptor::new_buffered(locked)
        .and_then(|decryptor| decryptor.decrypt(iter::once(&identity as _)))
        .map_err(|error| match error {
            DecryptError::DecryptionFailed => PacketError::WrongPassphrase,
            DecryptError::ExcessiveWork { .. } => PacketError::TooMuchWork,
            other => PacketError::Unreadable(other.to_string()),
        })?;
    let mut open = Vec::new();
    let most = LARGEST as u64 + 1;
    unlocked.take(most).read_to_end(&mut open).map_err(|error| PacketError::Unreadable(error.to_string()))?;
    if open.len() > LARGEST {
        return Err(PacketError::TooLarge { most: LARGEST / MEGABYTE });
    }
    // What is locked is as it would lie there open.
    if is_locked(&open) { Err(PacketError::Unreadable("it is locked twice".to_owned())) } else { Ok(open) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Little work, for tests alone.
    const LITTLE: u8 = 2;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    fn locked(packet: &[u8], work: u8) -> Vec<u8> {
        lock(LOCKED, packet, &passphrase("een zin van ons"), work).unwrap()
    }

    fn resealed(mut bytes: Vec<u8>, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
        bytes.truncate(bytes.len() - SUM);
        change(&mut bytes);
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum);
        bytes
    }

    #[test]
    fn what_is_locked_opens_with_its_passphrase_only() {
        let bytes = locked(b"a packet", LITTLE);
        assert!(is_locked(&bytes) && !is_locked(b"voorstel.packet/1\n"));
        assert!(!bytes.windows(8).any(|part| part == b"a packet"));
        assert_eq!(unlock(LOCKED, &bytes, &passphrase("een zin van ons")).unwrap(), b"a packet");
        for wrong in ["", "een zin van ons ", "Een zin van ons"] {
            assert_eq!(unlock(LOCKED, &bytes, &passphrase(wrong)).unwrap_err(), PacketError::WrongPassphrase);
        }
        assert_ne!(locked(b"a packet", LITTLE), bytes, "the same packet is never locked the same twice");
    }

    #[test]
    fn one_that_was_damaged_is_not_taken_for_a_wrong_passphrase() {
        let bytes = locked(b"a packet", LITTLE);
        for end in 0..bytes.len() {
            let refused = unlock(LOCKED, &bytes[..end], &passphrase("een zin van ons")).unwrap_err();
            assert_eq!(refused, PacketError::NotWhole, "cut off at {end}");
        }
        for at in LOCKED.len() + 1..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(
                unlock(LOCKED, &changed, &passphrase("een zin van ons")).unwrap_err(),
                PacketError::NotWhole,
                "{at}"
            );
        }
    }

    #[test]
    fn a_file_that_wants_hours_of_work_gets_none() {
        // The sum is right, so that only the bound holds it off.
        let hostile = resealed(locked(b"a packet", LITTLE), |bytes| {
            let said = bytes.windows(3).position(|part| part == b" 2\n").unwrap();
            bytes.splice(said..said + 3, b" 40\n".iter().copied());
        });
        assert_eq!(unlock(LOCKED, &hostile, &passphrase("een zin van ons")).unwrap_err(), PacketError::TooMuchWork);
    }

    #[test]
    fn what_is_forged_is_refused() {
        let bytes = locked(b"a packet", LITTLE);
        let forged: [(&str, Vec<u8>); 4] = [
            ("no age file", resealed(bytes.clone(), |bytes| bytes.truncate(LOCKED.len() + 1))),
            ("cut off inside", resealed(bytes.clone(), |bytes| bytes.truncate(bytes.len() - 4))),
            ("changed inside", resealed(bytes.clone(), |bytes| *bytes.last_mut().unwrap() ^= 1)),
            ("locked twice", locked(&bytes, LITTLE)),
        ];
        for (what, bytes) in forged {
            let refused = unlock(LOCKED, &bytes, &passphrase("een zin van ons")).unwrap_err();
            assert!(matches!(refused, PacketError::Unreadable(_)), "{what}: {refused:?}");
        }
    }
}
