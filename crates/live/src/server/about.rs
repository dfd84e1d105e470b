//! Which document a message is about: a room has one, and what is said of others is not heard. Whoever asked for thousands
//! that there are not would leave a trace of each in the memory.

/// The key under which messages of automerge-repo name their document.
const KEY: &[u8] = b"documentId";
/// How deep a message's values may lie in each other: those of the protocol lie two deep.
const DEEPEST: usize = 8;

/// Whether a message is about no other document than this one, as far as it can be read; what cannot is about none.
pub(crate) fn is_of(message: &[u8], document: &str) -> bool {
    named(message).is_some_and(|named| named.iter().all(|one| *one == document.as_bytes()))
}

/// What a message, which is a map in CBOR, has under the key of the document, as often as it has it.
fn named(message: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = message;
    let Head { kind: MAP, value: pairs } = head(&mut rest)? else { return None };
    let mut named = Vec::new();
    for _ in 0..pairs {
        let key = text(&mut rest)?;
        if key == KEY {
            named.push(text(&mut rest)?);
        } else {
            skip(&mut rest, DEEPEST)?;
        }
    }
    Some(named)
}

const BYTES: u8 = 2;
const TEXT: u8 = 3;
const LIST: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;

struct Head {
    kind: u8,
    value: u64,
}

fn head(rest: &mut &[u8]) -> Option<Head> {
    let first = *take(rest, 1)?.first()?;
    let value = match first & 0x1f {
        small @ 0..=23 => u64::from(small),
        size @ 24..=27 => take(rest, 1 << (size - 24))?.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)),
        // Of no length that is said beforehand: nobody who speaks the protocol sends it.
        _ => return None,
    };
    Some(Head { kind: first >> 5, value })
}

fn take<'m>(rest: &mut &'m [u8], many: u64) -> Option<&'m [u8]> {
    let (taken, left) = rest.split_at_checked(usize::try_from(many).ok()?)?;
    *rest = left;
    Some(taken)
}

/// A text, or bytes.
fn text<'m>(rest: &mut &'m [u8]) -> Option<&'m [u8]> {
    match head(rest)? {
        Head { kind: BYTES | TEXT, value } => take(rest, value),
        _ => None,
    }
}

fn skip(rest: &mut &[u8], deepest: usize) -> Option<()> {
    let deeper = deepest.checked_sub(1)?;
    let Head { kind, value } = head(rest)?;
    let within = match kind {
        BYTES | TEXT => return take(rest, value).map(drop),
        LIST => value,
        MAP => value.checked_mul(2)?,
        TAG => 1,
        _ => 0,
    };
    (0..within).try_for_each(|_| skip(rest, deeper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<u8> {
        [&[0x78, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat()
    }

    fn message(pairs: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let head = vec![0xa0 | u8::try_from(pairs.len()).unwrap()];
        pairs.iter().fold(head, |so_far, (key, value)| [so_far, text(key), value.clone()].concat())
    }

    #[test]
    fn a_message_is_of_the_document_that_it_names_whatever_else_is_in_it() {
        let data = [&[0x59, 1, 0][..], &[7; 256]].concat();
        let metadata = [vec![0xa1], text("documentId"), text("other")].concat();
        let of = |id: &str| message(&[("type", text("sync")), ("data", data.clone()), ("documentId", text(id))]);
        assert!(is_of(&of("one"), "one") && !is_of(&of("other"), "one") && !is_of(&of("on"), "one"));
        let join = [("type", text("join")), ("peerMetadata", metadata), ("n", vec![0xfb, 0, 0, 0, 0, 0, 0, 0, 0])];
        assert!(is_of(&message(&join), "one"), "it names none of its own");
        let twice = [("documentId", text("one")), ("documentId", text("other"))];
        assert!(!is_of(&message(&twice), "one"), "the last one would count");
        let raw = [vec![0x43], b"two".to_vec()].concat();
        assert!(!is_of(&message(&[("documentId", raw)]), "one"), "as bytes too");
    }

    #[test]
    fn whatever_the_bytes_are_it_comes_to_an_end() {
        let deep = [vec![0xa1], text("a"), vec![0x81; 100_000]].concat();
        let wide = [vec![0xa1], text("a"), vec![0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]].concat();
        let short = [vec![0xa1], text("a"), vec![0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]].concat();
        for bytes in [&b""[..], b"\xa1", b"\xbf\xff", b"\xff", &deep, &wide, &short] {
            assert!(named(bytes).is_none());
            assert!(!is_of(bytes, "one"));
        }
    }
}
