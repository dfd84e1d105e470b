//! Why a rule made of rules does not hold: what was found about each of its parts.

use voorstel_model::{Call, Dossier, RuleKind};
use voorstel_rules::{Finding, Status, kind_of};

use crate::Words;
use crate::phrases::capital;

/// What was found about the parts of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// How the parts go together: `Een van deze is genoeg:`.
    pub head: String,
    /// The parts, in the order of the rule.
    pub parts: Vec<Reason>,
}

/// What was found about a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Whether it is as the rule wants it.
    pub status: Status,
    /// Whether, and by how much.
    pub title: String,
    /// What was measured and what the limit is; empty where there is nothing to add.
    pub text: String,
    /// The same for the parts of this part, where it is a group.
    pub because: Option<Reasons>,
}

impl Words {
    /// What was found about the parts of a group that does not hold or is not decided; none for any other rule.
    pub fn reasons(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> Option<Reasons> {
        if !matches!(finding.status, Status::Broken | Status::Undecided) {
            return None;
        }
        self.parts(finding, call, dossier)
    }

    fn parts(&self, finding: &Finding, call: &Call, dossier: &Dossier) -> Option<Reasons> {
        let (head, wanted) = match kind_of(call, &finding.rule)? {
            RuleKind::AnyOf { .. } => ("reasons-any-of", true),
            RuleKind::AllOf { .. } => ("reasons-all-of", true),
            RuleKind::NoneOf { .. } => ("reasons-none-of", false),
            _ => return None,
        };
        let below = format!("{}/of/", finding.rule);
        let parts: Vec<Reason> = finding
            .because
            .iter()
            .filter(|part| part.rule.starts_with(&below))
            .map(|part| if wanted { self.reason(part, call, dossier) } else { self.unwanted(part, call, dossier) })
            .collect();
        // A condition that is not decided leaves the parts unread.
        (!parts.is_empty()).then(|| Reasons { head: self.label(head), parts })
    }

    fn reason(&self, part: &Finding, call: &Call, dossier: &Dossier) -> Reason {
        let because = self.parts(part, call, dossier);
        let group = kind_of(call, &part.rule).filter(|_| because.is_some());
        let (title, text) = match group {
            // What a group asks; how it fares is said of its parts.
            Some(group) => (capital(&self.rule_title(group, call)), String::new()),
            None => (self.finding_title(part, call, dossier), self.finding_text(part, call, dossier)),
        };
        Reason { status: part.status, title, text, because }
    }

    /// A part that must not be: it is as it should be where it does not hold. It is said as the rule asks it, since by
    /// how much it fails is no fault.
    fn unwanted(&self, part: &Finding, call: &Call, dossier: &Dossier) -> Reason {
        let status = match part.status {
            Status::Met => Status::Broken,
            Status::Broken | Status::NotApplicable => Status::Met,
            Status::Undecided => Status::Undecided,
        };
        let title = kind_of(call, &part.rule).map(|kind| capital(&self.rule_title(kind, call))).unwrap_or_default();
        let missing = part.status == Status::Undecided;
        let text = if missing { self.finding_text(part, call, dossier) } else { String::new() };
        Reason { status, title, text, because: self.parts(part, call, dossier) }
    }
}
