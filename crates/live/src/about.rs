//! What a message of automerge-repo is about, as far as that is looked at here: its document, and what is to be synced.

/// How deep a message's values may lie in each other: those of the protocol lie two deep.
const DEEPEST: usize = 8;

/// What is looked at in a message, each as often as it is in it: which one counts is for whoever reads it.
#[derive(Debug, Default)]
pub(crate) struct About<'m> {
    kinds: Vec<&'m [u8]>,
    documents: Vec<&'m [u8]>,
    data: Vec<&'m [u8]>,
}

impl<'m> About<'m> {
    /// Reads a message, which is a map in CBOR; nothing where that cannot be done.
    pub(crate) fn read(message: &'m [u8]) -> Option<About<'m>> {
        let mut rest = message;
        let Head { kind: MAP, value: pairs } = head(&mut rest)? else { return None };
        let mut about = About::default();
        for _ in 0..pairs {
            match text(&mut rest)? {
                b"type" => about.kinds.push(text(&mut rest)?),
                b"documentId" => about.documents.push(text(&mut rest)?),
                b"data" => about.data.push(text(&mut rest)?),
                _ => skip(&mut rest, DEEPEST)?,
            }
        }
        Some(about)
    }

    /// Whether it is about no other document than this one.
    pub(crate) fn is_of(&self, document: &str) -> bool {
        self.documents.iter().all(|one| *one == document.as_bytes())
    }

    /// Whether it is a word that passes: whoever does not hear it hears another.
    pub(crate) fn passes(&self) -> bool {
        !self.kinds.is_empty() && self.kinds.iter().all(|kind| *kind == b"ephemeral")
    }

    /// What it brings for Automerge to read.
    pub(crate) fn synced(self) -> Vec<&'m [u8]> {
        let is_sync = self.kinds.iter().any(|kind| [&b"sync"[..], b"request"].contains(kind));
        if is_sync { self.data } else { Vec::new() }
    }
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
        let is_of = |message: &[u8], document: &str| About::read(message).is_some_and(|about| about.is_of(document));
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
    fn what_is_to_be_synced_is_found_wherever_it_stands() {
        let data = |byte: u8| vec![0x42, byte, byte];
        let synced = |pairs: &[(&str, Vec<u8>)]| {
            let message = message(pairs);
            About::read(&message).unwrap().synced().concat()
        };
        assert_eq!(synced(&[("data", data(1)), ("type", text("sync"))]), [1, 1]);
        assert_eq!(synced(&[("type", text("request")), ("data", data(1)), ("data", data(2))]), [1, 1, 2, 2]);
        assert_eq!(synced(&[("type", text("ephemeral")), ("data", data(1)), ("type", text("sync"))]), [1, 1]);
        assert!(synced(&[("type", text("ephemeral")), ("data", data(1))]).is_empty());
    }

    #[test]
    fn whatever_the_bytes_are_it_comes_to_an_end() {
        let deep = [vec![0xa1], text("a"), vec![0x81; 100_000]].concat();
        let wide = [vec![0xa1], text("a"), vec![0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]].concat();
        let short = [vec![0xa1], text("a"), vec![0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]].concat();
        for bytes in [&b""[..], b"\xa1", b"\xbf\xff", b"\xff", &deep, &wide, &short] {
            assert!(About::read(bytes).is_none());
        }
    }
}
