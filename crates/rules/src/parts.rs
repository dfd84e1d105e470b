//! The parts of a dossier that a safe fix may change: what a rule says stays as it was found where a fix touches none
//! that it looks at.

use std::ops::BitOr;

/// Some of those parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts(u8);

impl Parts {
    /// None of them: budget lines, texts, annexes, the call and the day are left alone by every safe fix.
    pub const NONE: Parts = Parts(0);
    /// The sources of money, and their sums.
    pub const FUNDING: Parts = Parts(1);
    /// The flat rate, and with it the sums of cost.
    pub const COST: Parts = Parts(1 << 1);
    /// The partners.
    pub const PARTNERS: Parts = Parts(1 << 2);
    /// The actions.
    pub const ACTIONS: Parts = Parts(1 << 3);
    /// The project's first and last day.
    pub const PERIOD: Parts = Parts(1 << 4);
    /// The declarations.
    pub const DECLARATIONS: Parts = Parts(1 << 5);

    /// Whether any of them is among the others.
    pub fn meet(self, others: Parts) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Parts {
    type Output = Parts;

    fn bitor(self, other: Parts) -> Parts {
        Parts(self.0 | other.0)
    }
}
