//! The file of an annex as it lies in a shared folder: as it is, or under the passphrase of the folder. Its name gives the
//! SHA-256 of what is in it.

use std::borrow::Cow;

use crate::annexes::annex_hash;
use crate::packet::{PacketError, Passphrase, lock};

/// What is to be written of the file of an annex.
///
/// # Errors
/// [`PacketError::Unreadable`], where the system has no randomness to give.
pub fn sealed_annex<'b>(bytes: &'b [u8], passphrase: Option<&Passphrase>) -> Result<Cow<'b, [u8]>, PacketError> {
    Ok(match passphrase {
        Some(passphrase) => lock::lock(lock::LOCKED_ANNEX, bytes, passphrase, lock::WORK)?.into(),
        None => bytes.into(),
    })
}

/// What is in a file that was written so, where it came whole and is what it is called; one that was written without a
/// passphrase too.
pub fn annex_in(written: Vec<u8>, sha256: &str, passphrase: Option<&Passphrase>) -> Option<Vec<u8>> {
    if annex_hash(&written) == sha256 {
        return Some(written);
    }
    let bytes = lock::unlock(lock::LOCKED_ANNEX, &written, passphrase?).ok()?;
    (annex_hash(&bytes) == sha256).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_out_as_it_went_in_and_nothing_else_is_taken_for_it() {
        let (bytes, key) = (b"%PDF-1.7 %%EOF", Passphrase::new("een zin van ons".to_owned()));
        let hash = annex_hash(bytes);
        let open = sealed_annex(bytes, None).unwrap().into_owned();
        let locked = lock::lock(lock::LOCKED_ANNEX, bytes, &key, 2).unwrap();
        assert!(!locked.windows(5).any(|part| part == b"%PDF-"));
        for written in [&open, &locked] {
            assert_eq!(annex_in(written.clone(), &hash, Some(&key)).as_deref(), Some(&bytes[..]));
            for end in 0..written.len() {
                assert_eq!(annex_in(written[..end].to_vec(), &hash, Some(&key)), None);
            }
        }
        assert_eq!(annex_in(locked.clone(), &hash, None), None);
        assert_eq!(annex_in(locked.clone(), &annex_hash(b"another"), Some(&key)), None, "it is not what it is called");
        let packet = lock::lock(lock::LOCKED, bytes, &key, 2).unwrap();
        assert_eq!(annex_in(packet, &hash, Some(&key)), None, "a packet is no annex");
    }
}
