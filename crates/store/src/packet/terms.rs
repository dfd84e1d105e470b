//! On what terms a packet goes from hand to hand.

use serde::{Deserialize, Serialize};

/// On what terms a packet goes. Whoever takes it in keeps to them: they are an understanding between partners, and hold
/// nobody off who does not want to be held off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// It began without the history of the dossier, from the state alone.
    #[serde(default, skip_serializing_if = "is_not")]
    pub clean: bool,
    /// Identity of the partner whose part whoever gets it is to work on; what it changes elsewhere are proposals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Identity of the partner on whose part whoever made it was to work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_part: Option<String>,
}

impl Terms {
    /// Whether a reader who does not know of terms would break them.
    pub(super) fn bind(&self) -> bool {
        self.part.is_some() || self.from_part.is_some()
    }

    /// The terms on which what came on these goes on to others.
    pub(crate) fn onward(self) -> Terms {
        Terms { clean: self.clean, part: None, from_part: self.part.or(self.from_part) }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde asks of a predicate")]
fn is_not(flag: &bool) -> bool {
    !flag
}
