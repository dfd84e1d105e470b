//! A packet that somebody looks into before it is taken in: what it would do, and what of it is for a person to say.

use std::collections::BTreeSet;
use std::path::Path;

use voorstel_model::{Call, Dossier, Edit};
use voorstel_store::{Base, By, Conflict, Library, Packet, PartMerge, Proposal, TakenIn, taken_over};

use crate::packets::{left_label, over_label, refused};
use crate::said::each;
use crate::session::Session;
use crate::views::{Failure, FailureCode, ProposalView};

/// A packet with what it proposes.
#[derive(Debug)]
pub(crate) struct Looked {
    pub packet: Packet,
    /// How it comes in.
    pub way: Way,
}

/// How a packet comes into a dossier.
#[derive(Debug)]
pub(crate) enum Way {
    /// As a dossier that the library did not have.
    New,
    /// By merging.
    Merge,
    /// By merging what belongs to a part; the rest is proposed, to a dossier that stands at these heads.
    Part { proposals: Vec<Proposal>, stood: String },
    /// By comparison: all of it is proposed, to a dossier that stands at these heads.
    Compare { proposals: Vec<Proposal>, stood: String },
}

impl Looked {
    /// Takes it into the open dossier, with those of its proposals that were accepted.
    pub(crate) fn take_into(
        &self,
        session: &mut Session,
        accepted: &BTreeSet<usize>,
        path: &Path,
        by: By<'_>,
    ) -> Result<(), Failure> {
        let packet = &self.packet;
        // What was accepted is what was shown: partners may have written on meanwhile, by a folder or live.
        if let Way::Part { stood, .. } | Way::Compare { stood, .. } = &self.way
            && *stood != session.kept().heads()
        {
            let path = path.display().to_string();
            return Err(Failure::new(FailureCode::WrongValue, "packet-moved-on", &[("path", path.into())]));
        }
        match &self.way {
            Way::New | Way::Merge => session.taking(|open| open.take_in(packet, by.at)).map(drop),
            Way::Part { .. } => {
                let label = left_label(packet.by());
                session.taking(|open| open.take_in_part(packet, accepted, &label, by)).map(drop)
            }
            Way::Compare { proposals, .. } => {
                let edits = taken_over(proposals, accepted);
                let label = over_label(packet.by());
                session.taking(|open| open.take_over(packet, &edits, &label, by))?;
                Ok(())
            }
        }
        .map_err(|error| refused(path, error))
    }
}

impl Looked {
    /// What it proposes and is not among the accepted, by their place.
    pub(crate) fn left(&self, accepted: &BTreeSet<usize>) -> Vec<Edit> {
        let proposals = match &self.way {
            Way::Part { proposals, .. } | Way::Compare { proposals, .. } => proposals.as_slice(),
            Way::New | Way::Merge => &[],
        };
        let left = proposals.iter().enumerate().filter(|(at, _)| !accepted.contains(at));
        left.map(|(_, one)| one.edit.clone()).collect()
    }
}

/// From where a packet is compared with a dossier of the library.
pub(crate) fn compared(session: &Session, packet: &Packet, library: &Library) -> Result<Vec<Proposal>, Failure> {
    let seen = library.compared(packet.id());
    let base = Base { mine_is_clean: library.terms(packet.id()).clean, compared: &seen };
    session.kept().compare(packet, base).map_err(|error| refused(Path::new(packet.id().as_str()), error))
}

/// What merging the packet of somebody who works on a part would do when none of its proposals is accepted, and those.
pub(crate) fn in_part(
    part: &str,
    before: &Dossier,
    after: Dossier,
    known: &[Conflict],
    taken: TakenIn,
) -> (Dossier, TakenIn, Vec<Proposal>) {
    let merge = PartMerge { part, before, after: &after, known, taken: &taken };
    let proposals = merge.proposals();
    let none = BTreeSet::new();
    let (mut settled, still) = (merge.settled(&none), merge.left_open(&none));
    let shown = still.iter().filter_map(|conflict| Some((&conflict.field, &conflict.values.first()?.value)));
    settled.extend(shown.map(|(field, value)| Edit::Set { field: field.clone(), value: value.clone() }));
    let mut left = after.clone();
    for edit in &settled {
        // What cannot be made here cannot be made then either.
        let _ = left.apply(edit);
    }
    let open = |conflict: &Conflict| !settled.iter().any(|edit| edit.sets(&conflict.field));
    let conflicts = taken.conflicts.iter().filter(|conflict| open(conflict)).chain(&still).cloned().collect();
    let taken = TakenIn { patches: before.edits_to(&left), conflicts, ..taken };
    (left, taken, proposals)
}

/// Proposals as a screen shows them.
pub(crate) fn proposal_views(
    proposals: &[Proposal],
    mine: &Dossier,
    call: &Call,
    chosen: impl Fn(&Proposal) -> bool,
) -> Vec<ProposalView> {
    let edits: Vec<&Edit> = proposals.iter().map(|one| &one.edit).collect();
    let mut after = mine.clone();
    for edit in &edits {
        // What cannot be made is still told.
        let _ = after.apply(edit);
    }
    let view = |one: &Proposal| ProposalView {
        line: each(|words| words.patch(&one.edit, mine, &after, call)),
        contested: one.contested,
        chosen: chosen(one),
    };
    proposals.iter().map(view).collect()
}
