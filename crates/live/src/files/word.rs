//! What is said of files, as bytes. Programs that know nothing of it take it for no word of theirs.

/// How many bytes are in a piece.
pub(super) const PIECE: usize = 64 * 1024;
/// How many files are asked for at a time.
pub(super) const MOST_WANTED: usize = 100;

/// The first byte of bytes of four bytes' length in CBOR: servers of automerge-repo take no message that is not CBOR.
const BYTES: u8 = 0x5a;
/// How the words begin, with their version.
const OURS: &[u8] = b"voorstel.file/1 ";
const WANTED: u8 = b'?';
const HERE: u8 = b'!';
const NEXT: u8 = b'>';
const PART: u8 = b'=';
/// The lengths of a SHA-256 and of the name of a connection, both in hexadecimal or the like.
const HASH: usize = 64;
const NAME: usize = 36;

/// What is said; `of` is the SHA-256 of a file, `by` whoever has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Who has these?
    Wanted(Vec<String>),
    /// These are here, and so large.
    Here { by: String, files: Vec<(u64, String)> },
    /// The next pieces of it, from there.
    Next { by: String, of: String, from: u64 },
    /// What is in it from there.
    Piece { by: String, of: String, from: u64, bytes: Vec<u8> },
}

impl Word {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut said = OURS.to_vec();
        match self {
            Word::Wanted(wanted) => {
                said.push(WANTED);
                wanted.iter().for_each(|of| said.extend(of.as_bytes()));
            }
            Word::Here { by, files } => {
                said.push(HERE);
                said.extend(by.as_bytes());
                files.iter().for_each(|(size, of)| put(&mut said, of, *size));
            }
            Word::Next { by, of, from } => {
                said.push(NEXT);
                said.extend(by.as_bytes());
                put(&mut said, of, *from);
            }
            Word::Piece { by, of, from, bytes } => {
                said.push(PART);
                said.extend(by.as_bytes());
                put(&mut said, of, *from);
                said.extend(bytes);
            }
        }
        let length = u32::try_from(said.len()).unwrap_or_default().to_be_bytes();
        [&[BYTES][..], &length, &said].concat()
    }

    /// Nothing where it is none, or not whole.
    pub(super) fn read(bytes: &[u8]) -> Option<Word> {
        let (length, said) = bytes.strip_prefix(&[BYTES])?.split_first_chunk::<4>()?;
        if usize::try_from(u32::from_be_bytes(*length)).ok()? != said.len() {
            return None;
        }
        let (kind, rest) = said.strip_prefix(OURS)?.split_first()?;
        if *kind == WANTED {
            let wanted = rest.chunks(HASH).take(MOST_WANTED).map(text).collect::<Option<_>>();
            return wanted.map(Word::Wanted);
        }
        let (by, rest) = rest.split_at_checked(NAME)?;
        let by = text(by)?;
        if *kind == HERE {
            let files = rest.chunks(HASH + 8).take(MOST_WANTED).map(|one| taken(one).map(|(of, size, _)| (size, of)));
            return files.collect::<Option<_>>().map(|files| Word::Here { by, files });
        }
        let (of, from, bytes) = taken(rest)?;
        match *kind {
            NEXT => Some(Word::Next { by, of, from }),
            PART if bytes.len() <= PIECE => Some(Word::Piece { by, of, from, bytes: bytes.to_vec() }),
            _ => None,
        }
    }
}

fn put(said: &mut Vec<u8>, of: &str, number: u64) {
    said.extend(of.as_bytes());
    said.extend(number.to_be_bytes());
}

/// The SHA-256 of a file, a number and what is behind them.
fn taken(said: &[u8]) -> Option<(String, u64, &[u8])> {
    let (of, rest) = said.split_at_checked(HASH)?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    Some((text(of)?, u64::from_be_bytes(*number), rest))
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_as_it_was_said_and_what_is_cut_off_is_none() {
        let (by, of) = (uuid::Uuid::new_v4().to_string(), "ab".repeat(32));
        let words = [
            Word::Wanted(vec![of.clone(), "cd".repeat(32)]),
            Word::Here { by: by.clone(), files: vec![(25_000_000, of.clone()), (7, "cd".repeat(32))] },
            Word::Next { by: by.clone(), of: of.clone(), from: 65_536 },
            Word::Piece { by: by.clone(), of: of.clone(), from: 65_536, bytes: vec![7; PIECE] },
        ];
        for word in words {
            let said = word.bytes();
            assert_eq!(Word::read(&said), Some(word));
            for end in 0..said.len() {
                assert_eq!(Word::read(&said[..end]), None);
            }
        }
        let too_large = Word::Piece { by, of, from: 0, bytes: vec![7; PIECE + 1] };
        assert_eq!(Word::read(&too_large.bytes()), None);
        assert_eq!(Word::read(b"\x7a\x00\x00\x00\x02{}"), None, "somebody says where they are");
    }
}
