//! Packets: a dossier with its history as a file, handed on and put together. Here for those who work without the
//! library; with it, see `library`.

mod carried;
pub(crate) mod left;
mod library;
mod looked;
mod merged;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use voorstel_export::write_whole;
use voorstel_model::{Call, Dossier, Field, Language, Text};
use voorstel_store::{By, Conflict, Packet, PacketError, PartMerge, Passphrase, Proposal, TakenIn, taken_over};
use voorstel_words::{Arg, Words};

pub(crate) use self::library::in_both;
pub(crate) use self::looked::{Looked, compared, in_part};
pub use self::merged::{Block, Merged};
pub(crate) use self::merged::{conflict_view, named};

use crate::files::{self, bytes_of};
use crate::said::each;
use crate::views::{Failure, FailureCode, PacketOptions};

/// How every packet begins, of whatever version.
const BEGINS: [u8; 16] = *b"voorstel.packet/";
/// So many bytes of a file are read to tell what it is.
const BEGINNING: u64 = 64;

/// Whether bytes are those of a packet, whole or not.
pub(crate) fn is_packet(bytes: &[u8]) -> bool {
    bytes.starts_with(&BEGINS)
}

/// The fewest signs of a passphrase that a packet is locked with.
const SHORTEST: usize = 8;

/// A passphrase as somebody typed or pasted it: what surrounds it does not count, and a letter with an accent is the same
/// however a keyboard makes it.
pub fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed.trim().nfc().collect())
}

/// A passphrase to lock a packet with.
///
/// # Errors
/// That it is too short to hold off whoever guesses.
pub fn new_passphrase(typed: &str) -> Result<Passphrase, Failure> {
    if typed.trim().chars().count() < SHORTEST {
        let least = ("least", Arg::from(SHORTEST));
        return Err(Failure::new(FailureCode::WrongValue, "packet-passphrase-short", &[least]));
    }
    Ok(passphrase(typed))
}

/// That the two times that somebody typed a new passphrase were not the same.
pub fn passphrases_differ() -> Failure {
    Failure::new(FailureCode::WrongValue, "packet-passphrases-differ", &[])
}

/// That a packet is locked and there is no terminal at which somebody could give its passphrase.
pub fn nobody_to_ask(path: &Path) -> Failure {
    refused(path, PacketError::Locked)
}

/// Reads a packet, locked with that passphrase or not, or a dossier file as a packet without a history; `-` is standard
/// input.
///
/// # Errors
/// A failure with the file and what to do.
pub fn read(path: &Path, passphrase: Option<&Passphrase>) -> Result<Packet, Failure> {
    let bytes = bytes_of(path)?;
    if is_packet(&bytes) {
        return of_bytes(path, &bytes, passphrase);
    }
    Ok(Packet::of(&files::dossier_of(path, bytes)?.dossier)?)
}

/// As [`read`], with the passphrase as it was typed.
pub(crate) fn read_locked(path: &Path, typed: Option<&str>) -> Result<Packet, Failure> {
    read(path, typed.map(passphrase).as_ref())
}

pub(crate) fn of_bytes(path: &Path, bytes: &[u8], passphrase: Option<&Passphrase>) -> Result<Packet, Failure> {
    let read = match passphrase {
        Some(passphrase) => Packet::unlock(bytes, passphrase),
        None => Packet::read(bytes),
    };
    read.map_err(|error| refused(path, error))
}

/// Whether a file is a packet; not where it cannot be read, nor standard input.
pub fn is_packet_file(path: &Path) -> bool {
    is_packet(&beginning(path))
}

/// Whether a file is a packet under a passphrase; not where it cannot be read, nor standard input.
pub fn is_locked_file(path: &Path) -> bool {
    Packet::is_locked(&beginning(path))
}

/// The first bytes of a file, as many as tell what it is.
fn beginning(path: &Path) -> Vec<u8> {
    let mut begins = Vec::new();
    if !files::is_input(path) {
        // What cannot be read is no packet; whoever reads it whole says why.
        let _ = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut begins));
    }
    begins
}

/// Writes a packet, whole or not at all, locked where there is a passphrase.
///
/// # Errors
/// [`FailureCode::Disk`].
pub fn write(path: &Path, packet: &Packet, passphrase: Option<&Passphrase>) -> Result<(), Failure> {
    let bytes = match passphrase {
        Some(passphrase) => packet.locked_bytes(passphrase).map_err(|error| refused(path, error))?,
        None => packet.bytes(),
    };
    Ok(write_whole(path, &bytes)?)
}

/// Sets one field of a packet's dossier, as a step of its history.
///
/// # Errors
/// As [`files::set_field`].
pub fn set_field(
    packet: &mut Packet,
    pointer: &str,
    typed: &str,
    language: Language,
    by: By<'_>,
    call: Option<&Call>,
) -> Result<(), Failure> {
    let mut dossier = packet.dossier();
    let edit = files::set_field(&mut dossier, pointer, typed, language)?;
    let edits = [edit];
    let label = match call {
        Some(call) => each(|words| words.edit_label(&edits, &dossier, call)),
        None => each(|_| pointer.to_owned()),
    };
    Ok(packet.commit(&edits, &label, by)?)
}

/// What came of taking in a packet.
#[derive(Debug)]
pub struct Taken {
    /// What it did.
    pub taken: TakenIn,
    /// What it proposed besides, in order.
    pub proposals: Vec<Proposal>,
}

/// Takes in what another's packet has and this one has not. Where the two have no history in common, or its maker was to
/// work on a part, what is proposed is taken over where `accepts` says so of its place.
///
/// # Errors
/// That it is of another dossier; nothing was taken in.
pub fn take_in(
    mine: &mut Packet,
    theirs: &Packet,
    path: &Path,
    accepts: &dyn Fn(usize) -> bool,
) -> Result<Taken, Failure> {
    let taken = taken_in(mine, theirs, path, accepts)?;
    mine.add_files(theirs);
    Ok(taken)
}

fn taken_in(
    mine: &mut Packet,
    theirs: &Packet,
    path: &Path,
    accepts: &dyn Fn(usize) -> bool,
) -> Result<Taken, Failure> {
    let refuse = |error| refused(path, error);
    let rejoined = if mine.id() == theirs.id() { mine.rejoined(theirs).map_err(refuse)? } else { None };
    let theirs = rejoined.as_ref().unwrap_or(theirs);
    let accepted = |proposals: &[Proposal]| (0..proposals.len()).filter(|at| accepts(*at)).collect();
    let author = mine.by().to_owned();
    let by = By { author: &author, at: mine.at().max(theirs.at()) };
    let before = mine.dossier();
    if mine.id() == theirs.id() && !mine.merges_with(theirs) {
        let proposals = mine.compare(theirs).map_err(refuse)?;
        let edits = taken_over(&proposals, &accepted(&proposals));
        let label = over_label(theirs.by());
        let delivered = mine.delivered_there(theirs);
        let mut patches = Vec::new();
        if !edits.is_empty() || !delivered.is_empty() {
            mine.heed(theirs, &label, by)?;
            patches = mine.take_over(&edits, &label, by)?;
        }
        let taken = TakenIn { patches, delivered, ..TakenIn::nothing(mine.conflicts()) };
        return Ok(Taken { taken, proposals });
    }
    let known = mine.conflicts();
    let taken = mine.take_in(theirs).map_err(refuse)?;
    let Some(part) = theirs.from_part().filter(|_| !taken.contributions.is_empty()) else {
        return Ok(Taken { taken, proposals: Vec::new() });
    };
    let after = mine.dossier();
    let merge = PartMerge { part, before: &before, after: &after, known: &known, taken: &taken };
    let proposals = merge.proposals();
    let accepted = accepted(&proposals);
    let (settled, open) = (merge.settled(&accepted), merge.left_open(&accepted));
    if !settled.is_empty() || !open.is_empty() {
        mine.settle((&settled, &open), &left_label(theirs.by()), by)?;
    }
    let taken = TakenIn { patches: before.edits_to(&mine.dossier()), conflicts: mine.conflicts(), ..taken };
    Ok(Taken { taken, proposals })
}

/// Proposals in words, in order.
pub fn proposals_said(proposals: &[Proposal], mine: &Dossier, call: &Call, words: &Words) -> Vec<String> {
    let views = looked::proposal_views(proposals, mine, call, |_| false);
    views.into_iter().map(|one| one.line.get(words.language()).to_owned()).collect()
}

pub(crate) fn refused(path: &Path, error: PacketError) -> Failure {
    let path = ("path", Arg::from(path.display().to_string()));
    let unusable = |key: &str, args: &[(&str, Arg)]| Failure::new(FailureCode::UnusableFile, key, args);
    match error {
        PacketError::NoPacket => unusable("packet-none", &[path]),
        PacketError::Newer { found, .. } => unusable("packet-newer", &[path, ("found", found.into())]),
        PacketError::NotWhole => unusable("packet-not-whole", &[path]),
        PacketError::TooLarge { most } => {
            Failure::new(FailureCode::TooMuch, "packet-too-large", &[path, ("most", most.into())])
        }
        PacketError::Unreadable(detail) => unusable("packet-unreadable", &[path, ("detail", detail.into())]),
        PacketError::Dossier(error) => error.into(),
        PacketError::Locked => unusable("packet-locked", &[path]),
        PacketError::WrongPassphrase => unusable("packet-wrong-passphrase", &[path]),
        PacketError::TooMuchWork => Failure::new(FailureCode::TooMuch, "packet-too-much-work", &[path]),
        PacketError::OtherDossier => unusable("packet-other", &[path]),
    }
}

/// Makes a packet for a partner: with its history or clean, for the whole or for the part of one partner, which may be all
/// that is in it.
///
/// # Errors
/// [`FailureCode::NotFound`] where the dossier has no such partner.
pub fn on_terms(packet: Packet, options: &PacketOptions) -> Result<Packet, Failure> {
    let part = options.part.as_deref();
    if let Some(part) = part
        && packet.dossier().partner(part).is_none()
    {
        return Err(Failure::new(FailureCode::NotFound, "packet-no-partner", &[("id", part.into())]));
    }
    if let (true, Some(part)) = (options.only_own, part) {
        return Ok(packet.excerpt_for(part)?);
    }
    let packet = if options.clean { packet.clean()? } else { packet };
    Ok(match part {
        Some(part) => packet.limited_to(part.to_owned()),
        None => packet,
    })
}

/// The label of the step in which proposals are taken over.
pub(crate) fn over_label(by: &str) -> Text {
    each(|words| words.message("packet-over", &[("author", named(by, words).into())]))
}

/// The label of the step in which proposals are left.
pub(crate) fn left_label(by: &str) -> Text {
    each(|words| words.message("packet-left", &[("author", named(by, words).into())]))
}

/// The amounts that partners do not agree on, where there are any: no clean export is made then.
///
/// # Errors
/// A failure that names them.
pub fn amounts_agreed(packet: &Packet, call: &Call) -> Result<(), Failure> {
    agreed(&packet.conflicts(), &packet.dossier(), call)
}

/// The amounts among conflicts, where there are any.
///
/// # Errors
/// A failure that names them.
pub(crate) fn agreed(conflicts: &[Conflict], dossier: &Dossier, call: &Call) -> Result<(), Failure> {
    let there = conflicts.iter().map(|conflict| &conflict.field).filter(|field| dossier.value(field).is_ok());
    let open: Vec<&Field> = there.filter(|field| bears_money(field)).collect();
    if open.is_empty() {
        return Ok(());
    }
    let message = each(|words| {
        let names: Vec<String> = open.iter().map(|field| words.field_name(field, dossier, call)).collect();
        words.message("packet-money-open", &[("count", open.len().into()), ("fields", names.join(", ").into())])
    });
    Err(Failure { code: FailureCode::WrongValue, message })
}

/// Whether a field bears on what is asked.
pub(crate) fn bears_money(field: &Field) -> bool {
    let parts = field.parts();
    matches!(
        parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
        ["indirect_rate"]
            | ["budget", _, "quantity" | "unit_cost" | "eligible" | "category" | "partner"]
            | ["funding", _, "amount" | "source" | "partner"]
    )
}
