//! Trying a fix before it is called safe: the call's rules are judged again as if it were made.

use voorstel_model::{Dossier, Edit, Rule, Totals};

use crate::facts::Facts;
use crate::headroom::size;
use crate::judge;
use crate::kinds;
use crate::parts::Parts;
use crate::report::{Applicability, Finding, Fix, Status};
use crate::verdict::Verdict;

/// Keeps only those fixes safe that make their finding met, break nothing that was not broken and make nothing that was
/// broken worse; puts them first.
pub(crate) fn settle(facts: &Facts<'_>, dossier: &Dossier, judged: &mut [Finding]) {
    if judged.iter().all(|finding| finding.fixes.is_empty()) {
        return;
    }
    let before: Vec<Before> = facts
        .call
        .rule
        .iter()
        .zip(judged.iter())
        .map(|(rule, finding)| Before {
            reads: reads(rule),
            status: finding.status,
            room: size(finding.headroom.as_ref()),
        })
        .collect();
    let mut trial = Trial { facts, dossier, before, totals: None };
    for (at, finding) in judged.iter_mut().enumerate() {
        for fix in &mut finding.fixes {
            if fix.applicability == Applicability::Safe && !trial.is_safe(fix, at) {
                fix.applicability = Applicability::NeedsChoice;
            }
        }
        finding.fixes.sort_by_key(|fix| fix.applicability != Applicability::Safe);
    }
}

/// What a rule looks at, with its condition.
fn reads(rule: &Rule) -> Parts {
    let own = kinds::of(&rule.kind).reads();
    rule.when.as_ref().map_or(own, |when| own | kinds::of(when).reads())
}

/// What was found about a rule before a fix.
struct Before {
    reads: Parts,
    status: Status,
    room: Option<i128>,
}

impl Before {
    /// Whether it is as good after a fix.
    fn is_kept_by(&self, after: &Verdict) -> bool {
        match (self.status, after.status) {
            (Status::Broken, Status::Broken) => size(after.headroom.as_ref()) >= self.room,
            (was, is) => is == was || (is != Status::Broken && was != Status::Met),
        }
    }
}

/// A dossier on which fixes are tried, one after the other.
struct Trial<'a> {
    facts: &'a Facts<'a>,
    dossier: &'a Dossier,
    before: Vec<Before>,
    /// The sums with the money of the last fix that moved some: what has been copied once is used again.
    totals: Option<Totals>,
}

impl Trial<'_> {
    fn is_safe(&mut self, fix: &Fix, at: usize) -> bool {
        let Some(changed) = Changed::by(self.dossier, &fix.edits) else { return false };
        let mut facts = Facts { is_trial: true, ..changed.facts(self.facts) };
        let period = facts.period;
        if period.start.get().zip(period.end.get()).is_some_and(|(start, end)| end < start) {
            return false;
        }
        if changed.parts.meet(Parts::FUNDING | Parts::COST) {
            let totals = self.totals.get_or_insert_with(|| self.facts.totals.clone());
            totals.set_money(facts.call, facts.funding, facts.indirect_rate.get());
            facts.totals = totals;
        }
        facts.call.rule.iter().zip(&self.before).enumerate().all(|(index, (rule, was))| {
            if index != at && !was.reads.meet(changed.parts) {
                return true;
            }
            let after = judge::verdict(rule, &facts);
            if index == at { after.status == Status::Met } else { was.is_kept_by(&after) }
        })
    }
}

/// The parts of a dossier that a fix touches, as they would be.
struct Changed {
    dossier: Dossier,
    parts: Parts,
}

impl Changed {
    /// None where the edits reach beyond the parts that are cheap to copy, or cannot be made.
    fn by(dossier: &Dossier, edits: &[Edit]) -> Option<Changed> {
        let mut changed = Changed { dossier: Dossier::default(), parts: Parts::NONE };
        for edit in edits {
            let part = part_of(edit)?;
            if !changed.parts.meet(part) {
                changed.copy(part, dossier);
                changed.parts = changed.parts | part;
            }
            changed.dossier.apply(edit).ok()?;
        }
        Some(changed)
    }

    fn copy(&mut self, part: Parts, from: &Dossier) {
        let to = &mut self.dossier;
        match part {
            Parts::FUNDING => to.funding.clone_from(&from.funding),
            Parts::COST => to.indirect_rate.clone_from(&from.indirect_rate),
            Parts::PARTNERS => to.partners.clone_from(&from.partners),
            Parts::ACTIONS => to.actions.clone_from(&from.actions),
            Parts::PERIOD => to.period.clone_from(&from.period),
            Parts::DECLARATIONS => to.declarations.clone_from(&from.declarations),
            _ => {}
        }
    }

    fn facts<'a>(&'a self, facts: &Facts<'a>) -> Facts<'a> {
        let is_touched = |part| self.parts.meet(part);
        let to = &self.dossier;
        Facts {
            funding: if is_touched(Parts::FUNDING) { &to.funding } else { facts.funding },
            indirect_rate: if is_touched(Parts::COST) { &to.indirect_rate } else { facts.indirect_rate },
            partners: if is_touched(Parts::PARTNERS) { &to.partners } else { facts.partners },
            actions: if is_touched(Parts::ACTIONS) { &to.actions } else { facts.actions },
            period: if is_touched(Parts::PERIOD) { &to.period } else { facts.period },
            declarations: if is_touched(Parts::DECLARATIONS) { &to.declarations } else { facts.declarations },
            ..*facts
        }
    }
}

/// The part that an edit touches; none where that is not one that a trial copies.
fn part_of(edit: &Edit) -> Option<Parts> {
    let touched = match edit {
        Edit::Add { list, .. } | Edit::Remove { list, .. } | Edit::Restore { list, .. } | Edit::Move { list, .. } => {
            list.name()
        }
        Edit::Set { field, .. } => field.as_str().split('/').nth(1)?,
    };
    Some(match touched {
        "funding" => Parts::FUNDING,
        "indirect_rate" => Parts::COST,
        "partners" => Parts::PARTNERS,
        "actions" => Parts::ACTIONS,
        "period" => Parts::PERIOD,
        "declarations" => Parts::DECLARATIONS,
        _ => return None,
    })
}
