//! What a kind of rule says about a dossier, before it becomes a finding with its rule's identity and authority.

use voorstel_model::{Euro, Field};

use crate::facts::Facts;
use crate::report::{Applicability, Bound, Finding, Fix, FixAct, Limit, Measure, Status};

/// A kind's judgement.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub status: Status,
    pub measured: Option<Measure>,
    pub amount: Option<Euro>,
    pub limit: Option<Limit>,
    pub headroom: Option<Measure>,
    pub operands: Vec<Field>,
    pub missing: Vec<Field>,
    pub because: Vec<Finding>,
    pub fixes: Vec<Fix>,
    /// How many budget lines do not count in the cost it was held against.
    pub uncounted: u32,
}

impl Verdict {
    pub fn new(status: Status) -> Verdict {
        Verdict {
            status,
            measured: None,
            amount: None,
            limit: None,
            headroom: None,
            operands: Vec::new(),
            missing: Vec::new(),
            because: Vec::new(),
            fixes: Vec::new(),
            uncounted: 0,
        }
    }

    pub fn met() -> Verdict {
        Verdict::new(Status::Met)
    }

    pub fn broken() -> Verdict {
        Verdict::new(Status::Broken)
    }

    pub fn not_applicable() -> Verdict {
        Verdict::new(Status::NotApplicable)
    }

    /// Nothing can be said before these fields are filled in. They are what was looked at, too.
    pub fn undecided(missing: Vec<Field>) -> Verdict {
        Verdict { operands: missing.clone(), missing, ..Verdict::new(Status::Undecided) }
    }

    /// Met or broken.
    pub fn holds(holds: bool) -> Verdict {
        if holds { Verdict::met() } else { Verdict::broken() }
    }

    pub fn is_broken(&self) -> bool {
        self.status == Status::Broken
    }

    pub fn measured(mut self, measured: Measure) -> Verdict {
        self.measured = Some(measured);
        self
    }

    pub fn limit(mut self, bound: Bound, value: Measure) -> Verdict {
        self.limit = Some(Limit { bound, value, amount: None });
        self
    }

    pub fn headroom(mut self, headroom: Measure) -> Verdict {
        self.headroom = Some(headroom);
        self
    }

    pub fn operands(mut self, operands: Vec<Field>) -> Verdict {
        self.operands = operands;
        self
    }

    pub fn fixes(mut self, fixes: Vec<Fix>) -> Verdict {
        self.fixes = fixes;
        self
    }

    /// The same, held against costs of which some lines do not count yet: then no fix is sure to be the right one.
    pub fn of_cost(mut self, facts: &Facts<'_>) -> Verdict {
        self.uncounted = u32::try_from(facts.totals.uncounted_lines.len()).unwrap_or(u32::MAX);
        if self.uncounted > 0 {
            for fix in self.fixes.iter_mut().filter(|fix| fix.applicability == Applicability::Safe) {
                fix.applicability = Applicability::NeedsChoice;
            }
        }
        self
    }
}

/// A fix that only says what would help.
pub(crate) fn explain(act: FixAct) -> Fix {
    Fix { act, edits: Vec::new(), applicability: Applicability::ExplainOnly }
}

/// A number as measures carry it.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
