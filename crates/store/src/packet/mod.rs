//! Packets: a dossier with its history as one file, to hand to a partner and to take back in.

mod annex_file;
mod chunk;
mod envelope;
mod error;
mod files;
mod lock;
mod part;
mod passphrase;
mod proposals;
mod rejoining;
mod terms;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use automerge::{AutomergeError, ChangeHash};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use voorstel_model::{Dossier, Edit, Field, Text};

pub use self::annex_file::{annex_in, sealed_annex};
use self::envelope::Header;
pub use self::error::PacketError;
use self::files::Files;
pub(crate) use self::part::is_within;
pub use self::part::own_part;
pub use self::passphrase::Passphrase;
pub use self::proposals::{Base, PartMerge, Proposal, taken_over};
pub use self::terms::Terms;
use crate::document::aside::{self, Delivery, Part};
use crate::document::{Contribution, Document, Message, Writing};
use crate::library::{check_identities, load};
use crate::steps::{Halt, Strictness};
use crate::{By, Conflict, DossierId, Library, Past, StoreError, steps};

/// A dossier with its history, apart from any library.
#[derive(Debug)]
pub struct Packet {
    id: DossierId,
    by: String,
    at: Timestamp,
    terms: Terms,
    document: Document,
    files: Files,
    /// What the document says, read once for as long as nothing is done in it.
    said: OnceLock<(Dossier, Vec<Conflict>)>,
}

/// What taking in a packet did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// What changed in the dossier, in an order in which it can be made; empty where nothing did.
    pub patches: Vec<Edit>,
    /// Whose changes came in; empty where all of them were there already.
    pub contributions: Vec<Contribution>,
    /// Every field that now has several values, unknowing of each other.
    pub conflicts: Vec<Conflict>,
    /// Texts in which both had written, put together letter by letter: worth a look.
    pub blended: Vec<Field>,
    /// What one took out while the other worked on it: it is out, and can be brought back.
    pub out_though_edited: Vec<Field>,
    /// The parts that came in as complete, with who said so.
    pub delivered: Vec<(Part, Delivery)>,
}

impl TakenIn {
    /// Where nothing came in.
    pub fn nothing(conflicts: Vec<Conflict>) -> TakenIn {
        TakenIn {
            patches: Vec::new(),
            contributions: Vec::new(),
            conflicts,
            blended: Vec::new(),
            out_though_edited: Vec::new(),
            delivered: Vec::new(),
        }
    }
}

impl Packet {
    pub(crate) fn new(id: DossierId, by: By<'_>, terms: Terms, document: Document) -> Packet {
        let (by, at) = (by.author.to_owned(), by.at);
        Packet { id, by, at, terms, document, files: Files::new(), said: OnceLock::new() }
    }

    /// The packet of a dossier that has no history yet. The same dossier gives the same packet, so that what two people
    /// make of one file can be put together.
    ///
    /// # Errors
    /// [`StoreError::Edit`] where identities are missing or used twice.
    pub fn of(dossier: &Dossier) -> Result<Packet, StoreError> {
        check_identities(dossier)?;
        let sum = Sha256::digest(dossier.to_json());
        let (origin, _) = sum.as_slice().split_at(16);
        let id = DossierId::from_bytes(origin);
        let at = Timestamp::UNIX_EPOCH;
        let document = Document::with_origin(dossier, origin, By { author: "", at })
            .map_err(|error| StoreError::Damaged { id: id.clone(), why: error.to_string() })?;
        Ok(Packet::new(id, By { author: "", at }, Terms::default(), document))
    }

    /// Reads a packet's bytes. They are a stranger's: every bound is checked before anything is made of them.
    ///
    /// # Errors
    /// [`PacketError`].
    pub fn read(bytes: &[u8]) -> Result<Packet, PacketError> {
        if Packet::is_locked(bytes) {
            return Err(PacketError::Locked);
        }
        let (header, document, files) = envelope::open(bytes)?;
        chunk::check(&document)?;
        let (document, dossier, conflicts) = Document::load_foreign(&document).map_err(PacketError::Unreadable)?;
        if document.heads() != header.heads.join(" ") {
            return Err(PacketError::NotWhole);
        }
        Dossier::from_json(&dossier.to_json())?;
        let at = Timestamp::from_second(header.at).unwrap_or_default();
        let files = files::named(&dossier, files::unpack(&header.files, files)?);
        let said = OnceLock::from((dossier, conflicts));
        Ok(Packet { id: DossierId::new(header.dossier), by: header.by, at, terms: header.terms, document, files, said })
    }

    /// The packet as a file's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let heads = self.document.heads().split(' ').map(str::to_owned).collect();
        let header = Header {
            dossier: self.id.as_str().to_owned(),
            heads,
            by: self.by.clone(),
            at: self.at.as_second(),
            terms: self.terms.clone(),
            files: files::entries(&self.files),
        };
        envelope::seal(&header, &self.document.save_unpacked(), &files::pack(&self.files))
    }

    /// Whether a file's bytes are those of a packet under a passphrase, whole or not.
    pub fn is_locked(bytes: &[u8]) -> bool {
        lock::is_locked(bytes)
    }

    /// That a locked packet came whole: before anybody is asked for its passphrase.
    ///
    /// # Errors
    /// [`PacketError::NotWhole`].
    pub fn check_lock(bytes: &[u8]) -> Result<(), PacketError> {
        lock::whole(lock::LOCKED, bytes).map(drop)
    }

    /// As [`Packet::read`], of bytes that may be locked with that passphrase.
    ///
    /// # Errors
    /// [`PacketError`]; a wrong passphrase is [`PacketError::WrongPassphrase`], and may be tried again.
    pub fn unlock(bytes: &[u8], passphrase: &Passphrase) -> Result<Packet, PacketError> {
        if Packet::is_locked(bytes) {
            return Packet::read(&lock::unlock(lock::LOCKED, bytes, passphrase)?);
        }
        Packet::read(bytes)
    }

    /// The packet as a file's bytes, which only that passphrase opens.
    ///
    /// # Errors
    /// [`PacketError::Unreadable`], where the system has no randomness to give.
    pub fn locked_bytes(&self, passphrase: &Passphrase) -> Result<Vec<u8>, PacketError> {
        lock::lock(lock::LOCKED, &self.bytes(), passphrase, lock::WORK)
    }

    /// The same dossier without its history and without what was taken out of it: its state alone, as its first change,
    /// with what was said to be complete. An excerpt stays one.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn clean(&self) -> Result<Packet, StoreError> {
        let heads = self.document.taken_from(&self.document.mark()).map(|heads| written(&heads));
        self.anew(&self.dossier(), &self.document.deliveries(), heads, self.terms.clone())
    }

    /// Only what one partner needs to see and fill in, without the history, for that partner to work on: nothing of the
    /// others is in it. What is made of it finds its way back into this dossier, see [`Packet::rejoined`].
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn excerpt_for(&self, partner: &str) -> Result<Packet, StoreError> {
        let mut deliveries = self.document.deliveries();
        deliveries.retain(|part, _| part.partner == partner);
        // An excerpt of an excerpt is one of the whole.
        let heads = self.document.mark();
        let heads = self.document.taken_from(&heads).unwrap_or(heads);
        let terms = Terms { part: Some(partner.to_owned()), ..self.terms.clone() };
        self.anew(&own_part(&self.dossier(), partner), &deliveries, Some(written(&heads)), terms)
    }

    fn anew(
        &self,
        dossier: &Dossier,
        deliveries: &BTreeMap<Part, Vec<Delivery>>,
        taken_from: Option<String>,
        terms: Terms,
    ) -> Result<Packet, StoreError> {
        let document = Document::anew(dossier, deliveries, taken_from, By { author: &self.by, at: self.at })
            .map_err(|error| StoreError::Damaged { id: self.id.clone(), why: error.to_string() })?;
        let terms = Terms { clean: true, ..terms };
        let files = files::named(dossier, self.files.clone());
        let by = By { author: &self.by, at: self.at };
        Ok(Packet { files, ..Packet::new(self.id.clone(), by, terms, document) })
    }

    /// Whether it holds only what one partner needs.
    pub fn is_excerpt(&self) -> bool {
        self.document.is_excerpt()
    }

    /// What was made of an excerpt of this dossier, as a packet that merges with it: each change under its author and
    /// time, on what the excerpt was taken from. Nothing where the other packet is no excerpt, or what it was taken from
    /// is not here.
    ///
    /// # Errors
    /// [`PacketError`].
    pub fn rejoined(&self, excerpt: &Packet) -> Result<Option<Packet>, PacketError> {
        if self.id != excerpt.id {
            return Err(PacketError::OtherDossier);
        }
        excerpt.rejoining(&self.document)
    }

    /// As [`Packet::rejoined`], of this packet where it is an excerpt of a document.
    pub(crate) fn rejoining(&self, mine: &Document) -> Result<Option<Packet>, PacketError> {
        let part = self.terms.from_part.as_ref().or(self.terms.part.as_ref());
        let Some(part) = part.filter(|_| self.is_excerpt() && !mine.is_excerpt()) else { return Ok(None) };
        let Some(document) = rejoining::rejoined(&self.document, mine, part)? else { return Ok(None) };
        let terms = Terms { from_part: Some(part.clone()), ..Terms::default() };
        let by = By { author: &self.by, at: self.at };
        Ok(Some(Packet { files: self.files.clone(), ..Packet::new(self.id.clone(), by, terms, document) }))
    }

    /// The packet for somebody who is to work on the part of that partner; what it changes elsewhere are proposals.
    #[must_use]
    pub fn limited_to(self, partner: String) -> Packet {
        Packet { terms: Terms { part: Some(partner), ..self.terms }, ..self }
    }

    /// On what terms it goes.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Identity of the partner on whose part whoever made it was to work.
    pub fn from_part(&self) -> Option<&str> {
        self.terms.from_part.as_deref()
    }

    /// What its last changes are known by.
    pub fn heads(&self) -> String {
        self.document.heads()
    }

    /// Whether it builds on what a document builds on.
    pub(crate) fn began_as(&self, document: &Document) -> bool {
        document.is_of_one_origin(&self.document)
    }

    /// Whether it builds on what another packet builds on, so that the two merge by themselves.
    pub fn merges_with(&self, other: &Packet) -> bool {
        other.began_as(&self.document)
    }

    /// What it proposes to a document of the same dossier, with which it has no history in common.
    pub(crate) fn compared(&self, mine: &Document, base: Base<'_>) -> Vec<Proposal> {
        let base = base.of(self, mine);
        let mut found = proposals::compared(base.as_ref(), &mine.dossier(), &self.said().0);
        if self.is_excerpt() {
            // Where something stands among what is not in an excerpt is not known there.
            found.retain(|one| !matches!(one.edit, Edit::Move { .. }));
        }
        found
    }

    /// What another packet of the same dossier proposes to this one, with which it has no history in common.
    ///
    /// # Errors
    /// [`PacketError::OtherDossier`].
    pub fn compare(&self, other: &Packet) -> Result<Vec<Proposal>, PacketError> {
        if self.id != other.id {
            return Err(PacketError::OtherDossier);
        }
        Ok(other.compared(&self.document, Base { mine_is_clean: self.terms.clean, compared: &[] }))
    }

    /// The dossier's identity, the same in every library that has it.
    pub fn id(&self) -> &DossierId {
        &self.id
    }

    /// Who made the packet; may be empty.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// When it was made.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Whether it says when it was made: the packet of a dossier that has no history yet does not.
    pub fn is_dated(&self) -> bool {
        self.at != Timestamp::UNIX_EPOCH
    }

    /// The dossier in it.
    pub fn dossier(&self) -> Dossier {
        self.said().0.clone()
    }

    fn said(&self) -> &(Dossier, Vec<Conflict>) {
        self.said.get_or_init(|| self.document.dossier_and_conflicts())
    }

    /// What was done in it, change by change.
    pub fn past(&self) -> Past {
        Past::of(self.document.fork())
    }

    /// Which parts were said to be complete in it.
    pub fn deliveries(&self) -> BTreeMap<Part, Vec<Delivery>> {
        self.document.deliveries()
    }

    /// The changes of the whole dossier that are known in it: its own, or of an excerpt those that it was taken from.
    pub(crate) fn known_of_whole(&self) -> Option<String> {
        let heads = self.document.mark();
        let known = if self.is_excerpt() { self.document.taken_from(&heads) } else { Some(heads) };
        known.map(|heads| written(&heads))
    }

    /// The fields to which several people gave a value without knowing of each other.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.said().1.clone()
    }

    /// Makes edits as one step in the packet's history, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Edit`], with nothing changed.
    pub fn commit(&mut self, edits: &[Edit], label: &Text, by: By<'_>) -> Result<(), StoreError> {
        self.make(edits, Strictness::AllOrNothing, label, by).map(drop)
    }

    /// As [`Packet::commit`], of proposals: what can no longer be made is left out.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], with nothing changed.
    pub fn take_over(&mut self, edits: &[Edit], label: &Text, by: By<'_>) -> Result<Vec<Edit>, StoreError> {
        self.make(edits, Strictness::SkipImpossible, label, by)
    }

    /// As [`Packet::take_over`], of what stays of a merge of somebody who worked on a part; what was to be chosen outside that
    /// part still is.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn settle(
        &mut self,
        (edits, open): (&[Edit], &[Conflict]),
        label: &Text,
        by: By<'_>,
    ) -> Result<Vec<Edit>, StoreError> {
        for conflict in open {
            self.document
                .leave_open(conflict, &Message::Made { label: Cow::Borrowed(label) })
                .map_err(|error| StoreError::Damaged { id: self.id.clone(), why: error.to_string() })?;
        }
        self.said = OnceLock::new();
        self.take_over(edits, label, by)
    }

    /// The parts that were said to be complete in another packet, later than here.
    pub fn delivered_there(&self, other: &Packet) -> Vec<(Part, Delivery)> {
        let dossier = self.dossier();
        let mut later = delivered_later(&self.document.deliveries(), &other.deliveries());
        later.retain(|(part, _)| dossier.partner(&part.partner).is_some());
        later
    }

    /// The files of another packet too, as far as an annex names them.
    pub fn add_files(&mut self, other: &Packet) {
        let mut files = std::mem::take(&mut self.files);
        files.extend(other.files.iter().map(|(hash, bytes)| (hash.clone(), bytes.clone())));
        self.files = files::named(&self.dossier(), files);
    }

    /// Notes what another packet says to be complete, later than here, and in an excerpt that what is taken over from it is
    /// known of the whole: no addition of one's own. Said before its proposals are taken over.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], with nothing changed.
    pub fn heed(&mut self, other: &Packet, label: &Text, by: By<'_>) -> Result<(), StoreError> {
        let delivered = self.delivered_there(other);
        let known = other.known_of_whole().filter(|_| self.is_excerpt());
        let mut writing = self.document.write(by.author);
        heed(&mut writing, &delivered, known.as_deref())
            .map_err(|error| StoreError::Damaged { id: self.id.clone(), why: error.to_string() })?;
        writing.commit(&Message::Made { label: Cow::Borrowed(label) }, by.at);
        Ok(())
    }

    fn make(
        &mut self,
        edits: &[Edit],
        strictness: Strictness,
        label: &Text,
        by: By<'_>,
    ) -> Result<Vec<Edit>, StoreError> {
        let mut dossier = self.dossier();
        let mut writing = self.document.write(by.author);
        match steps::make(&mut dossier, &mut writing, edits, strictness) {
            Ok(made) => {
                writing.commit(&Message::Made { label: Cow::Borrowed(label) }, by.at);
                self.said = OnceLock::new();
                by.author.clone_into(&mut self.by);
                self.at = by.at;
                // Whoever works on it is the one it was made for.
                self.terms = std::mem::take(&mut self.terms).onward();
                Ok(made.patches)
            }
            Err(Halt::Edit(error)) => Err(StoreError::Edit(error)),
            Err(Halt::Document(error)) => Err(StoreError::Damaged { id: self.id.clone(), why: error.to_string() }),
        }
    }

    /// Takes in what another packet of the same dossier has and this one has not. In whichever order packets are taken
    /// in, and however often, what comes out is the same.
    ///
    /// # Errors
    /// [`PacketError::OtherDossier`], or [`PacketError::Unreadable`]; this packet is as it was.
    pub fn take_in(&mut self, other: &Packet) -> Result<TakenIn, PacketError> {
        if self.id != other.id {
            return Err(PacketError::OtherDossier);
        }
        let Packet { document, said, .. } = self;
        let (before, known) = said.get_or_init(|| document.dossier_and_conflicts());
        let (dossier, taken) = take(document, (before, known), other)?;
        self.said = OnceLock::from((dossier, taken.conflicts.clone()));
        self.at = self.at.max(other.at);
        self.add_files(other);
        Ok(taken)
    }
}

/// Takes a packet's document into one of the same dossier, which says `before` and has the conflicts that are `known`.
/// Tells what it says then, and what that did.
///
/// # Errors
/// [`PacketError::OtherDossier`], or [`PacketError::Unreadable`]; the document is as it was.
pub(crate) fn take(
    document: &mut Document,
    (before, known): (&Dossier, &[Conflict]),
    packet: &Packet,
) -> Result<(Dossier, TakenIn), PacketError> {
    if !document.is_of_one_origin(&packet.document) {
        return Err(PacketError::OtherDossier);
    }
    let said = document.deliveries();
    let (theirs, their_conflicts) = packet.said();
    let merge = document.take_in(before, (&packet.document, theirs, their_conflicts));
    let Some(merge) = merge.map_err(|error| PacketError::Unreadable(error.to_string()))? else {
        return Ok((before.clone(), TakenIn::nothing(known.to_vec())));
    };
    let taken = TakenIn {
        patches: before.edits_to(&merge.dossier),
        contributions: merge.contributions,
        conflicts: merge.conflicts,
        blended: merge.blended,
        out_though_edited: merge.out_though_edited,
        delivered: delivered_since(&said, &document.deliveries()),
    };
    Ok((merge.dossier, taken))
}

/// Writes down what a packet says beside its dossier.
pub(crate) fn heed(
    writing: &mut Writing<'_>,
    delivered: &[(Part, Delivery)],
    known: Option<&str>,
) -> Result<(), AutomergeError> {
    delivered.iter().try_for_each(|(part, said)| {
        writing.say_aside(&aside::delivery(part), &serde_json::to_string(said).unwrap_or_default())
    })?;
    known.map_or(Ok(()), |heads| writing.take_from(heads))
}

/// What was said there to be complete, later than here.
pub(crate) fn delivered_later(
    here: &BTreeMap<Part, Vec<Delivery>>,
    there: &BTreeMap<Part, Vec<Delivery>>,
) -> Vec<(Part, Delivery)> {
    let last = |said: &[Delivery]| said.iter().max_by_key(|one| one.at).cloned();
    let later = there.iter().filter_map(|(part, said)| {
        let said = last(said)?;
        let known = here.get(part).and_then(|known| last(known));
        known.is_none_or(|known| known.at < said.at).then(|| (part.clone(), said))
    });
    later.collect()
}

fn written(heads: &[ChangeHash]) -> String {
    heads.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn delivered_since(
    before: &BTreeMap<Part, Vec<Delivery>>,
    now: &BTreeMap<Part, Vec<Delivery>>,
) -> Vec<(Part, Delivery)> {
    let new = |part: &Part, one: &&Delivery| !before.get(part).is_some_and(|known| known.contains(one));
    now.iter()
        .flat_map(|(part, said)| said.iter().filter(|one| new(part, one)).map(|one| (part.clone(), one.clone())))
        .collect()
}

impl Library {
    /// A dossier as a packet, as it was last saved.
    ///
    /// # Errors
    /// As [`Library::read`].
    pub fn packet(&self, id: &DossierId, by: By<'_>) -> Result<Packet, StoreError> {
        let (_, document) = load(self.shared(), id)?;
        Ok(Packet::new(id.clone(), by, self.terms(id).onward(), document))
    }

    /// Takes in a packet of a dossier that the library does not have, under the identity that it has everywhere.
    ///
    /// # Errors
    /// [`StoreError::Here`] where the library has it: open it and take the packet in there; or [`StoreError::Database`].
    pub fn take_in(&self, packet: &Packet, now: Timestamp) -> Result<DossierId, StoreError> {
        if self.knows(&packet.id)? {
            return Err(StoreError::Here(packet.id.clone()));
        }
        self.keep_new(&packet.id, (&packet.said().0, &packet.document), None, now)?;
        self.keep_clean(packet)?;
        self.keep_terms(packet)?;
        Ok(packet.id.clone())
    }
}
