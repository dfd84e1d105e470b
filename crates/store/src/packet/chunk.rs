//! A look at a document's bytes before they are read: it must be one whole document whose columns are not packed, since
//! what a packed column unpacks to has no bound.

use crate::packet::PacketError;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHECKSUM: usize = 4;
const HASH: usize = 32;
/// The kind of chunk that holds a whole document.
const WHOLE: u8 = 0;
/// The bit of a column's kind that says that it is packed.
const PACKED: u64 = 0b1000;

/// Refuses what is not one whole document, unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), PacketError> {
    let fits = look(bytes).ok_or_else(|| PacketError::Unreadable("it is cut off".to_owned()))?;
    if fits { Ok(()) } else { Err(PacketError::Unreadable("it is not one document, unpacked".to_owned())) }
}

fn look(bytes: &[u8]) -> Option<bool> {
    let mut rest = bytes;
    let magic = take(&mut rest, MAGIC.len() as u64)?;
    take(&mut rest, CHECKSUM as u64)?;
    let kind = *take(&mut rest, 1)?.first()?;
    let length = number(&mut rest)?;
    if magic != MAGIC || kind != WHOLE || length != rest.len() as u64 {
        return Some(false);
    }
    // Who wrote in it, and its last changes.
    for _ in 0..number(&mut rest)? {
        let actor = number(&mut rest)?;
        take(&mut rest, actor)?;
    }
    for _ in 0..number(&mut rest)? {
        take(&mut rest, HASH as u64)?;
    }
    // The columns of the changes, then those of the operations.
    for _ in 0..2 {
        for _ in 0..number(&mut rest)? {
            let kind = number(&mut rest)?;
            number(&mut rest)?;
            if kind & PACKED != 0 {
                return Some(false);
            }
        }
    }
    Some(true)
}

fn take<'a>(rest: &mut &'a [u8], count: u64) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(usize::try_from(count).ok()?)?;
    *rest = left;
    Some(taken)
}

/// A number in LEB128.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *take(rest, 1)?.first()?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
