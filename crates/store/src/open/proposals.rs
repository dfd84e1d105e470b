//! What a packet proposes to an open dossier: told before, then taken over or left by whoever reads it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use voorstel_model::{Edit, Text};

use super::{OpenDossier, Pending};
use crate::document::Message;
use crate::document::aside::{Delivery, Part};
use crate::packet::{self, Base, Packet, PacketError, PartMerge, Proposal, TakenIn};
use crate::steps::Strictness;
use crate::{By, Change, StoreError, terms};

impl OpenDossier {
    /// Whether a packet of this dossier builds on what this one builds on, so that the two merge by themselves.
    ///
    /// # Errors
    /// [`PacketError::OtherDossier`].
    pub fn merges_with(&self, packet: &Packet) -> Result<bool, PacketError> {
        self.same_dossier(packet)?;
        Ok(packet.began_as(&self.document))
    }

    /// What was made of an excerpt of this dossier, as a packet that merges with it, see [`Packet::rejoined`].
    ///
    /// # Errors
    /// [`PacketError`].
    pub fn rejoined(&self, packet: &Packet) -> Result<Option<Packet>, PacketError> {
        self.same_dossier(packet)?;
        packet.rejoining(&self.document)
    }

    /// Whether it holds only what one partner needs: sums and findings are of that part.
    pub fn is_excerpt(&self) -> bool {
        self.document.is_excerpt()
    }

    /// Identity of the partner on whose part one is to work, where the dossier came so: what one changes elsewhere are
    /// proposals.
    pub fn part(&self) -> Option<String> {
        terms::of(&self.library.connection(), &self.id).part
    }

    /// Whether edits stay within the part of that partner.
    pub fn is_within_part(&self, partner: &str, edits: &[Edit]) -> bool {
        let mut after = self.dossier.clone();
        let made = edits.iter().try_for_each(|edit| after.apply(edit));
        made.is_ok() && edits.iter().all(|edit| packet::is_within(partner, edit, &self.dossier, &after))
    }

    /// What its last changes are known by: the same for as long as nothing changed.
    pub fn heads(&self) -> String {
        self.document.heads()
    }

    /// What a packet proposes that does not merge by itself, since one of the two has no history in common with the
    /// other; nothing is touched.
    ///
    /// # Errors
    /// [`PacketError::OtherDossier`].
    pub fn compare(&self, packet: &Packet, base: Base<'_>) -> Result<Vec<Proposal>, PacketError> {
        self.same_dossier(packet)?;
        Ok(packet.compared(&self.document, base))
    }

    /// Takes proposals of a packet over as one step of one's own, and what its partners said to be complete since. What can
    /// no longer be made is left out and told.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], with nothing changed.
    pub fn take_over(
        &mut self,
        packet: &Packet,
        edits: &[Edit],
        label: &Text,
        by: By<'_>,
    ) -> Result<Change, StoreError> {
        let known = packet.known_of_whole().filter(|_| self.document.is_excerpt() && !edits.is_empty());
        let delivered = self.delivered_there(packet);
        if known.is_some() || !delivered.is_empty() {
            self.say(label, by, |writing| packet::heed(writing, &delivered, known.as_deref()))?;
        }
        self.step(edits, Strictness::SkipImpossible, label, by)
    }

    /// The parts that were said to be complete in a packet, later than here.
    pub fn delivered_there(&self, packet: &Packet) -> Vec<(Part, Delivery)> {
        let mut later = packet::delivered_later(&self.document.deliveries(), &packet.deliveries());
        later.retain(|(part, _)| self.dossier.partner(&part.partner).is_some());
        later
    }

    /// Takes in a packet of somebody who works on a part: what belongs to that part merges as ever; of the proposals,
    /// as [`PartMerge::proposals`] tells them, those that are accepted stay, and the others are turned back as a step of one's
    /// own, which undo takes back. All of it is on disk when this returns, or nothing of it.
    ///
    /// # Errors
    /// [`PacketError`], with nothing changed.
    pub fn take_in_part(
        &mut self,
        packet: &Packet,
        accepted: &BTreeSet<usize>,
        label: &Text,
        by: By<'_>,
    ) -> Result<TakenIn, PacketError> {
        self.same_dossier(packet)?;
        let Some(part) = packet.from_part() else { return self.take_in(packet, by.at) };
        let (before, known) = (self.dossier.clone(), self.conflicts.clone());
        let mark = self.document.mark();
        let (dossier, taken) = packet::take(&mut self.document, (&before, &known), packet)?;
        if taken.contributions.is_empty() {
            return Ok(taken);
        }
        self.dossier = dossier;
        self.conflicts.clone_from(&taken.conflicts);
        self.pending.push(Pending { increment: Some(self.document.since(&mark)), step: None });
        let merge = PartMerge { part, before: &before, after: &self.dossier, known: &known, taken: &taken };
        let (back, open) = (merge.settled(accepted), merge.left_open(accepted));
        let message = Message::Made { label: Cow::Borrowed(label) };
        let mark = self.document.mark();
        for conflict in &open {
            self.document.leave_open(conflict, &message).map_err(|error| PacketError::Unreadable(error.to_string()))?;
        }
        if !open.is_empty() {
            (self.dossier, self.conflicts) = self.document.dossier_and_conflicts();
            self.pending.push(Pending { increment: Some(self.document.since(&mark)), step: None });
        }
        if let Ok((made, increment)) = self.make(&back, Strictness::SkipImpossible, &message, by)
            && !made.patches.is_empty()
        {
            let step = Some(self.history.make(label.clone(), made));
            self.pending.push(Pending { increment, step });
        }
        self.save(by.at);
        Ok(TakenIn { patches: before.edits_to(&self.dossier), conflicts: self.conflicts.clone(), ..taken })
    }
}
