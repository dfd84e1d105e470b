//! Files that were dropped on a window, as they come from it: in one piece.

use serde::Deserialize;
use serde_json::Value;

use super::Incoming;
use crate::views::Failure;

/// Files that were dropped, and where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The dossier.
    pub id: String,
    /// The kind of annex.
    pub kind: String,
    /// The files.
    pub files: Vec<Incoming>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    kind: String,
    files: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    /// How large the file is.
    size: u64,
    /// How much of it is here: all, or nothing.
    bytes: usize,
}

impl Dropped {
    /// Reads what they are, as JSON, and behind a zero byte their bytes one after the other.
    ///
    /// # Errors
    /// [`crate::views::FailureCode::Fault`]: only a front end writes this.
    pub fn read(piece: &[u8]) -> Result<Dropped, Failure> {
        let end = piece.iter().position(|byte| *byte == 0).unwrap_or(piece.len());
        let (head, rest) = piece.split_at(end);
        let mut rest = rest.get(1..).unwrap_or_default();
        let Head { id, kind, files } = serde_json::from_slice(head).map_err(Failure::fault)?;
        let mut incoming = Vec::new();
        for Named { name, size, bytes } in files {
            let Some((own, others)) = rest.split_at_checked(bytes) else {
                return Err(Failure::fault(format!("{name}: bytes are missing")));
            };
            rest = others;
            incoming.push(Incoming::Given { name, size, bytes: own.to_vec() });
        }
        Ok(Dropped { id, kind, files: incoming })
    }

    /// Reads the same from a list of its bytes.
    ///
    /// # Errors
    /// As [`Dropped::read`].
    pub fn read_listed(piece: &Value) -> Result<Dropped, Failure> {
        Dropped::read(&Vec::<u8>::deserialize(piece).map_err(Failure::fault)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECE: &[u8] = b"{\"id\":\"d1\",\"kind\":\"mandate\",\"files\":[{\"name\":\"a.pdf\",\"size\":3,\"bytes\":3},\
        {\"name\":\"huge.pdf\",\"size\":99,\"bytes\":0},{\"name\":\"b.pdf\",\"size\":2,\"bytes\":2}]}\0a\0ab\0";

    #[test]
    fn files_come_apart_again_whatever_bytes_they_have() {
        let given =
            |name: &str, size, bytes: &[u8]| Incoming::Given { name: name.to_owned(), size, bytes: bytes.to_vec() };
        let files = vec![given("a.pdf", 3, b"a\0a"), given("huge.pdf", 99, b""), given("b.pdf", 2, b"b\0")];
        let dropped = Dropped { id: "d1".to_owned(), kind: "mandate".to_owned(), files };
        assert_eq!(Dropped::read(PIECE), Ok(dropped.clone()));
        let listed = serde_json::to_value(PIECE.to_vec()).unwrap_or_default();
        assert_eq!(Dropped::read_listed(&listed), Ok(dropped));
    }

    #[test]
    fn what_is_cut_off_is_no_file() {
        assert!(Dropped::read(PIECE.get(..PIECE.len() - 1).unwrap_or_default()).is_err());
        assert!(Dropped::read(b"").is_err());
    }
}
