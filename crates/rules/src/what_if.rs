//! Trying a fix before it is called safe: the call's rules are judged again as if it were made.

use voorstel_model::{Dossier, Edit, List, Rule, Totals};

use crate::facts::Facts;
use crate::headroom::size;
use crate::judge;
use crate::kinds;
use crate::report::{Applicability, Finding, Fix, Status};
use crate::verdict::Verdict;

/// Keeps only those fixes safe that make their finding met, break nothing that was not broken and make nothing that was
/// broken worse; puts them first.
pub(crate) fn settle(facts: &Facts<'_>, dossier: &Dossier, judged: &mut [Finding]) {
    let before: Vec<Before> =
        judged.iter().map(|finding| Before { status: finding.status, room: size(finding.headroom.as_ref()) }).collect();
    for (at, finding) in judged.iter_mut().enumerate() {
        for fix in &mut finding.fixes {
            if fix.applicability == Applicability::Safe && !is_safe(facts, dossier, fix, at, &before) {
                fix.applicability = Applicability::NeedsChoice;
            }
        }
        finding.fixes.sort_by_key(|fix| fix.applicability != Applicability::Safe);
    }
}

/// What was found about a rule before a fix.
struct Before {
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

fn is_safe(facts: &Facts<'_>, dossier: &Dossier, fix: &Fix, at: usize, before: &[Before]) -> bool {
    let Some(changed) = Changed::by(facts, dossier, &fix.edits) else { return false };
    let period = &changed.dossier.period;
    if period.start.get().zip(period.end.get()).is_some_and(|(start, end)| end < start) {
        return false;
    }
    let facts = changed.facts(facts);
    facts.call.rule.iter().zip(before).enumerate().all(|(index, (rule, was))| {
        if index != at && is_out_of_reach(rule) {
            return true;
        }
        let after = judge::verdict(rule, &facts);
        if index == at { after.status == Status::Met } else { was.is_kept_by(&after) }
    })
}

/// Whether no safe fix can change what a rule says.
fn is_out_of_reach(rule: &Rule) -> bool {
    kinds::of(&rule.kind).is_about_content() && rule.when.as_ref().is_none_or(|when| kinds::of(when).is_about_content())
}

/// The parts of a dossier that a fix touches, as they would be.
struct Changed {
    dossier: Dossier,
    totals: Option<Totals>,
    partners: bool,
    actions: bool,
    funding: bool,
}

impl Changed {
    /// None where the edits reach beyond the parts that are cheap to copy, or cannot be made.
    fn by(facts: &Facts<'_>, dossier: &Dossier, edits: &[Edit]) -> Option<Changed> {
        let mut changed = Changed {
            dossier: Dossier { period: dossier.period.clone(), ..Dossier::default() },
            totals: None,
            partners: false,
            actions: false,
            funding: false,
        };
        changed.dossier.indirect_rate = dossier.indirect_rate.clone();
        changed.dossier.declarations = dossier.declarations.clone();
        for edit in edits {
            match list_of(edit) {
                Some(List::Partners) if !changed.partners => {
                    changed.partners = true;
                    changed.dossier.partners = dossier.partners.clone();
                }
                Some(List::Actions) if !changed.actions => {
                    changed.actions = true;
                    changed.dossier.actions = dossier.actions.clone();
                }
                Some(List::Funding) if !changed.funding => {
                    changed.funding = true;
                    changed.dossier.funding = dossier.funding.clone();
                }
                Some(List::Budget | List::Annexes) => return None,
                _ => {}
            }
            changed.dossier.apply(edit).ok()?;
        }
        let rate = changed.dossier.indirect_rate.get();
        if changed.funding || changed.dossier.indirect_rate != dossier.indirect_rate {
            let funding = if changed.funding { &changed.dossier.funding } else { &dossier.funding };
            changed.totals = Some(facts.totals.with_money(facts.call, funding, rate));
        }
        Some(changed)
    }

    fn facts<'a>(&'a self, facts: &Facts<'a>) -> Facts<'a> {
        Facts {
            totals: self.totals.as_ref().unwrap_or(facts.totals),
            period: &self.dossier.period,
            partners: if self.partners { &self.dossier.partners } else { facts.partners },
            actions: if self.actions { &self.dossier.actions } else { facts.actions },
            funding: if self.funding { &self.dossier.funding } else { facts.funding },
            indirect_rate: &self.dossier.indirect_rate,
            declarations: &self.dossier.declarations,
            ..*facts
        }
    }
}

fn list_of(edit: &Edit) -> Option<List> {
    match edit {
        Edit::Add { list, .. } | Edit::Remove { list, .. } | Edit::Restore { list, .. } | Edit::Move { list, .. } => {
            Some(*list)
        }
        Edit::Set { field, .. } => field.parts().first().and_then(|name| List::named(name)),
    }
}
