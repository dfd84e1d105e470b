use std::fmt;
use std::str::FromStr;

use automerge::ChangeHash;

use crate::PastError;

/// A moment in a dossier's history: the last changes that were made by then. As text it is their hashes, by spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment(Vec<ChangeHash>);

impl Moment {
    pub(crate) fn new(mut heads: Vec<ChangeHash>) -> Moment {
        heads.sort();
        Moment(heads)
    }

    pub(crate) fn heads(&self) -> &[ChangeHash] {
        &self.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hashes: Vec<String> = self.0.iter().map(ChangeHash::to_string).collect();
        out.write_str(&hashes.join(" "))
    }
}

impl FromStr for Moment {
    type Err = PastError;

    fn from_str(text: &str) -> Result<Moment, PastError> {
        let heads: Result<Vec<ChangeHash>, _> = text.split_whitespace().map(str::parse).collect();
        match heads {
            Ok(heads) if !heads.is_empty() => Ok(Moment::new(heads)),
            _ => Err(PastError::NoSuchMoment),
        }
    }
}
