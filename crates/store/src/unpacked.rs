//! How much a document's bytes hold once they are unpacked, found out without holding more than is borne.
//!
//! Automerge packs columns and changes with deflate, and in a column a few bytes can stand for a value many times over. It
//! unpacks whatever it is given: a megabyte from a stranger could take all memory there is. So what comes from elsewhere is
//! walked through here first, as far as Automerge would read it.

mod message;

use std::borrow::Cow;
use std::io::Read as _;

use flate2::bufread::DeflateDecoder;
use thiserror::Error;

pub use self::message::unpacked_message;

/// The most that a document which comes from elsewhere may hold when it is unpacked, in bytes: many times a dossier of
/// 10,000 budget lines with a history of 50,000 changes.
pub const LARGEST_UNPACKED: usize = 256 * 1024 * 1024;
/// What an entry, an operation or a change, counts for besides its bytes: its values may be written once for many.
const ENTRY: u64 = 16;

/// What an author counts for: as they are held, they take more than their bytes.
const ACTOR: u64 = 2 * ENTRY;
/// How many columns a table may have: those of Automerge have some twenty.
const MOST_COLUMNS: u64 = 100;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHECKSUM: u64 = 4;
const HASH: u64 = 32;

/// Kinds of chunks.
const DOCUMENT: u8 = 0;
const CHANGE: u8 = 1;
const PACKED_CHANGE: u8 = 2;
const BUNDLE: u8 = 3;

/// The bit of a column's kind that says that it is packed.
const PACKED: u64 = 0b1000;
/// Kinds of columns.
const KIND: u64 = 0b0111;
const GROUP: u64 = 0;
const DELTA: u64 = 3;
const BOOLEAN: u64 = 4;
const STRING: u64 = 5;
const RAW: u64 = 7;

/// Why bytes are not to be given to Automerge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unfit {
    /// They unpack to more than is borne.
    #[error("it unpacks to more than is borne")]
    TooLarge,
    /// They are no chunks of a document.
    #[error("it is no part of a document")]
    Unreadable,
}

/// How many bytes a document's chunks, one behind the other, come to once they are unpacked.
///
/// # Errors
/// [`Unfit`]; more than `most` is not unpacked to find that out.
pub fn unpacked(chunks: &[u8], most: u64) -> Result<u64, Unfit> {
    let (mut rest, mut sum) = (chunks, Sum { so_far: 0, most });
    while !rest.is_empty() {
        let chunk = Chunk::next(&mut rest).ok_or(Unfit::Unreadable)?;
        sum.add(chunk.body.len() as u64)?;
        match chunk.kind {
            DOCUMENT => document(chunk.body, &mut sum)?,
            CHANGE => change(chunk.body, &mut sum)?,
            PACKED_CHANGE => change(&inflated(chunk.body, &mut sum)?, &mut sum)?,
            BUNDLE => bundle(chunk.body, &mut sum)?,
            _ => return Err(Unfit::Unreadable),
        }
    }
    Ok(sum.so_far)
}

/// Whether bytes are one whole document whose columns are not packed, as it lies in a packet.
pub(crate) fn is_one_document_unpacked(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let Some(Chunk { kind: DOCUMENT, body }) = Chunk::next(&mut rest) else { return false };
    let plain = |head: Head<'_>| head.changes.iter().chain(&head.operations).all(|column| column.kind & PACKED == 0);
    rest.is_empty() && Head::of(body).is_some_and(plain)
}

struct Chunk<'c> {
    kind: u8,
    body: &'c [u8],
}

impl<'c> Chunk<'c> {
    fn next(rest: &mut &'c [u8]) -> Option<Chunk<'c>> {
        let magic = take(rest, MAGIC.len() as u64)?;
        take(rest, CHECKSUM)?;
        let kind = *take(rest, 1)?.first()?;
        let length = number(rest)?;
        let body = take(rest, length)?;
        (magic == MAGIC).then_some(Chunk { kind, body })
    }
}

/// What was counted.
struct Sum {
    so_far: u64,
    most: u64,
}

impl Sum {
    fn add(&mut self, bytes: u64) -> Result<(), Unfit> {
        self.so_far = self.so_far.saturating_add(bytes);
        if self.so_far > self.most { Err(Unfit::TooLarge) } else { Ok(()) }
    }

    fn add_many(&mut self, many: u64, bytes: u64) -> Result<(), Unfit> {
        self.add(many.saturating_mul(bytes))
    }
}

fn inflated(packed: &[u8], sum: &mut Sum) -> Result<Vec<u8>, Unfit> {
    let left = sum.most.saturating_sub(sum.so_far).saturating_add(1);
    let mut bytes = Vec::new();
    DeflateDecoder::new(packed).take(left).read_to_end(&mut bytes).map_err(|_| Unfit::Unreadable)?;
    sum.add(bytes.len() as u64)?;
    Ok(bytes)
}

/// A column, as the head of its table names it.
struct Column {
    kind: u64,
    length: u64,
}

/// What stands at the beginning of a document.
struct Head<'b> {
    actors: u64,
    changes: Vec<Column>,
    operations: Vec<Column>,
    /// What is in the columns.
    rest: &'b [u8],
}

impl<'b> Head<'b> {
    fn of(body: &'b [u8]) -> Option<Head<'b>> {
        let mut rest = body;
        let actors = actors(&mut rest)?;
        hashes(&mut rest)?;
        let (changes, operations) = (columns(&mut rest)?, columns(&mut rest)?);
        Some(Head { actors, changes, operations, rest })
    }
}

fn document(body: &[u8], sum: &mut Sum) -> Result<(), Unfit> {
    let Head { actors, changes, operations, mut rest } = Head::of(body).ok_or(Unfit::Unreadable)?;
    sum.add_many(actors, ACTOR)?;
    table(&changes, &mut rest, sum)?;
    table(&operations, &mut rest, sum)
}

fn bundle(body: &[u8], sum: &mut Sum) -> Result<(), Unfit> {
    let mut rest = body;
    let head = |rest: &mut &[u8]| {
        hashes(rest)?;
        actors(rest)
    };
    let actors = head(&mut rest).ok_or(Unfit::Unreadable)?;
    sum.add_many(actors, ACTOR)?;
    for _ in 0..2 {
        let columns = columns(&mut rest).ok_or(Unfit::Unreadable)?;
        table(&columns, &mut rest, sum)?;
    }
    Ok(())
}

fn change(body: &[u8], sum: &mut Sum) -> Result<(), Unfit> {
    let mut rest = body;
    let head = |rest: &mut &[u8]| {
        hashes(rest)?;
        text(rest)?;
        // Which one of its author's it is, where its operations begin, and when it was made.
        (0..3).try_for_each(|_| signed(rest).map(drop))?;
        text(rest)?;
        Some((actors(rest)?, columns(rest)?))
    };
    let (actors, columns) = head(&mut rest).ok_or(Unfit::Unreadable)?;
    sum.add_many(actors, ACTOR)?;
    table(&columns, &mut rest, sum)
}

/// How many authors are named.
fn actors(rest: &mut &[u8]) -> Option<u64> {
    let many = number(rest)?;
    (0..many).try_for_each(|_| text(rest).map(drop))?;
    Some(many)
}

fn hashes(rest: &mut &[u8]) -> Option<()> {
    (0..number(rest)?).try_for_each(|_| take(rest, HASH).map(drop))
}

fn columns(rest: &mut &[u8]) -> Option<Vec<Column>> {
    let many = number(rest).filter(|many| *many <= MOST_COLUMNS)?;
    (0..many).map(|_| Some(Column { kind: number(rest)?, length: number(rest)? })).collect()
}

/// Counts what the columns of a table hold besides the bytes that they lie in.
fn table(columns: &[Column], rest: &mut &[u8], sum: &mut Sum) -> Result<(), Unfit> {
    let mut longest = 0;
    for Column { kind, length } in columns {
        let bytes = take(rest, *length).ok_or(Unfit::Unreadable)?;
        let bytes = if kind & PACKED == 0 { Cow::Borrowed(bytes) } else { Cow::Owned(inflated(bytes, sum)?) };
        let (entries, texts) = entries(kind & KIND, &bytes).ok_or(Unfit::Unreadable)?;
        longest = entries.max(longest);
        sum.add(texts)?;
        // Before the next one is unpacked.
        if longest.saturating_mul(ENTRY) > sum.most {
            return Err(Unfit::TooLarge);
        }
    }
    sum.add_many(longest, ENTRY)
}

/// For how many entries a column has values, and how many bytes its texts come to where each is written for itself.
fn entries(kind: u64, column: &[u8]) -> Option<(u64, u64)> {
    let (mut rest, mut entries, mut bytes) = (column, 0_u64, 0_u64);
    // What stands for itself is counted already.
    while kind != RAW && !rest.is_empty() {
        let (more, texts) = if kind == BOOLEAN { (number(&mut rest)?, 0) } else { run(kind, &mut rest)? };
        (entries, bytes) = (entries.saturating_add(more), bytes.saturating_add(texts));
    }
    Some((entries, bytes))
}

/// One run of a column: one value many times, many values, or many times none.
fn run(kind: u64, rest: &mut &[u8]) -> Option<(u64, u64)> {
    let length = signed(rest)?;
    let times = length.unsigned_abs();
    match length {
        0 => Some((number(rest)?, 0)),
        1.. => value(kind, rest).map(|(entries, bytes)| (times.saturating_mul(entries), times.saturating_mul(bytes))),
        _ => (0..times).try_fold((0_u64, 0_u64), |(entries, bytes), _| {
            let (more, texts) = value(kind, rest)?;
            Some((entries.saturating_add(more), bytes.saturating_add(texts)))
        }),
    }
}

/// One value: for how many entries it counts, and how many bytes its text has.
fn value(kind: u64, rest: &mut &[u8]) -> Option<(u64, u64)> {
    match kind {
        // So many entries of the columns that belong to it.
        GROUP => Some((number(rest)?.max(1), 0)),
        DELTA => signed(rest).map(|_| (1, 0)),
        STRING => text(rest).map(|text| (1, text.len() as u64)),
        _ => number(rest).map(|_| (1, 0)),
    }
}

fn take<'a>(rest: &mut &'a [u8], count: u64) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(usize::try_from(count).ok()?)?;
    *rest = left;
    Some(taken)
}

/// Bytes with their length before them.
fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(rest)?;
    take(rest, length)
}

/// A number in LEB128.
fn number(rest: &mut &[u8]) -> Option<u64> {
    leb(rest).map(|(value, _)| value)
}

/// A number in LEB128 that may be less than nothing.
fn signed(rest: &mut &[u8]) -> Option<i64> {
    let (value, bits) = leb(rest)?;
    // The highest bit that was written is that of the sign.
    let unwritten = 64_u32.saturating_sub(bits);
    Some((value << unwritten).cast_signed() >> unwritten)
}

/// A number in LEB128, and how many bits of it were written.
fn leb(rest: &mut &[u8]) -> Option<(u64, u32)> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *take(rest, 1)?.first()?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, (shift + 7).min(64)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use automerge::transaction::Transactable as _;
    use automerge::{ActorId, AutoCommit, ObjType, ROOT};
    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::*;

    const MANY: u64 = u64::MAX;

    fn leb(mut value: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        loop {
            let byte = u8::try_from(value & 0x7f).unwrap();
            value >>= 7;
            if value == 0 {
                bytes.push(byte);
                return bytes;
            }
            bytes.push(byte | 0x80);
        }
    }

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
        [&MAGIC[..], &[0; 4], &[kind], &leb(body.len() as u64), body].concat()
    }

    /// A change with these columns of operations.
    fn change_with(columns: &[(u64, Vec<u8>)]) -> Vec<u8> {
        let mut body = vec![0, 1, b'a', 1, 1, 0, 0, 0];
        body.extend(leb(columns.len() as u64));
        for (kind, bytes) in columns {
            body.extend([leb(*kind), leb(bytes.len() as u64)].concat());
        }
        columns.iter().for_each(|(_, bytes)| body.extend(bytes));
        body
    }

    fn document(letters: usize) -> AutoCommit {
        let mut document = AutoCommit::new().with_actor(ActorId::from(b"one"));
        document.put(ROOT, "title", "x".repeat(letters)).unwrap();
        document.commit();
        let text = document.put_object(ROOT, "text", ObjType::Text).unwrap();
        document.splice_text(&text, 0, 0, &"é".repeat(letters)).unwrap();
        document.delete(ROOT, "title").unwrap();
        document.put(ROOT, "number", -7).unwrap();
        document.commit();
        document
    }

    #[test]
    fn what_automerge_writes_counts_for_no_less_than_it_is() {
        for letters in [0, 1, 1_000, 20_000] {
            let mut document = document(letters);
            let changes: Vec<u8> = document.get_changes(&[]).iter().flat_map(|one| one.raw_bytes().to_vec()).collect();
            let hashes: Vec<_> = document.get_changes(&[]).iter().map(automerge::Change::hash).collect();
            let bundle = document.document().bundle(hashes).unwrap().bytes().to_vec();
            let plain = document.save_nocompress();
            for bytes in [plain.clone(), document.save(), changes, bundle] {
                let counted = unpacked(&bytes, MANY).unwrap();
                // Each letter of a text is an operation.
                assert!(counted >= plain.len() as u64 / 2 + ENTRY * letters as u64, "{counted} of {letters}");
                assert!(counted < 2_000 + 100 * letters as u64, "{counted} of {letters}");
                assert_eq!(unpacked(&bytes, counted), Ok(counted));
                assert_eq!(unpacked(&bytes, counted - 1), Err(Unfit::TooLarge));
                assert_eq!(unpacked(&[bytes.clone(), bytes].concat(), MANY), Ok(2 * counted));
            }
        }
        assert_eq!(unpacked(b"", 0), Ok(0));
    }

    #[test]
    fn little_that_unpacks_to_much_is_refused_before_it_is_unpacked() {
        const MOST: u64 = 1_000_000;
        let zeros = vec![0; 50_000_000];
        let columns = [&[0, 0, 0, 1][..], &leb(0x58 | 7), &leb(deflated(&zeros).len() as u64), &deflated(&zeros)];
        for (what, bomb) in [
            ("a packed change", chunk(PACKED_CHANGE, &deflated(&zeros))),
            ("a packed column", chunk(DOCUMENT, &columns.concat())),
        ] {
            assert!(bomb.len() < 60_000, "{what}");
            assert_eq!(unpacked(&bomb, MOST), Err(Unfit::TooLarge), "{what}");
        }
        let mut heads = vec![0, 1, b'a', 1, 1, 0, 0];
        heads.extend([leb(200_000), vec![0; 200_000], vec![0]].concat());
        assert_eq!(unpacked(&chunk(CHANGE, &heads), MOST), Err(Unfit::TooLarge), "many without a name");
        let mut wide = vec![0, 1, b'a', 1, 1, 0, 0, 0];
        wide.extend([leb(500_000), vec![0; 1_000_000]].concat());
        let wide = chunk(PACKED_CHANGE, &deflated(&wide));
        assert_eq!(unpacked(&wide, MANY), Err(Unfit::Unreadable), "columns without end");
        let long = [leb(100_000), vec![b'k'; 100_000]].concat();
        for (what, column) in [
            ("one action a billion times", (0x42, [leb(1 << 33), vec![1]].concat())),
            ("no action a billion times", (0x42, [vec![0], leb(1 << 34)].concat())),
            ("a billion of a kind of two", (0x34, leb(1 << 34))),
            ("a billion predecessors of one", (0x70, [vec![0x7f], leb(1 << 34)].concat())),
            ("one predecessor a billion times", (0x70, [leb(1 << 33), vec![1]].concat())),
            ("more than can be counted", (0x70, [leb(1 << 60), leb(1 << 60)].concat())),
            ("a long key fifty times", (0x15, [leb(50), long].concat())),
        ] {
            assert_eq!(unpacked(&chunk(CHANGE, &change_with(&[column])), MOST), Err(Unfit::TooLarge), "{what}");
        }
    }

    #[test]
    fn whatever_the_bytes_are_it_comes_to_an_end() {
        let whole = document(300).save();
        for end in 1..whole.len() {
            assert_eq!(unpacked(&whole[..end], MANY), Err(Unfit::Unreadable), "cut off at {end}");
        }
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                let _ = unpacked(&changed, 1_000_000);
                let _ = is_one_document_unpacked(&changed);
            }
        }
        for nonsense in [&b"nonsense"[..], &chunk(9, b""), &chunk(DOCUMENT, &[0xff; 30]), &chunk(PACKED_CHANGE, b"x")] {
            assert_eq!(unpacked(nonsense, MANY), Err(Unfit::Unreadable));
        }
    }
}
