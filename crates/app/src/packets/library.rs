//! Packets of the library's dossiers: sent to a partner, looked into, taken in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use voorstel_model::{Call, Date, Dossier, Text};
use voorstel_rules::judge_files;
use voorstel_store::{By, DossierId, Packet, Passphrase, TakenIn};

use crate::annexes::Unusable;
use crate::app::{App, Shared, lock};
use crate::exporting::named;
use crate::files::bytes_of;
use crate::packets::left;
use crate::packets::looked::{Looked, Way, compared, in_part, proposal_views};
use crate::packets::merged::Merged;
use crate::packets::{new_passphrase, of_bytes, on_terms, passphrase, read, refused, write};
use crate::session::local;
use crate::views::{Failure, FailureCode, Imported, PacketBlock, PacketOptions, PacketStanding, PacketView, Saved};

impl App {
    /// The name that a dossier's packet is offered under.
    pub async fn packet_name(&self, id: String) -> Result<String, Failure> {
        self.blocking(move |shared| {
            let (dossier, call) = shared.snapshot(&id)?;
            Ok(named(&dossier, &call, "voorstel"))
        })
        .await
    }

    /// Writes a dossier with its history to a file, for a partner to work on and hand back.
    ///
    /// # Errors
    /// Among others that the passphrase is too short.
    pub async fn send_packet(&self, id: String, options: PacketOptions, path: PathBuf) -> Result<(), Failure> {
        self.blocking(move |shared| {
            let key = options.passphrase.as_deref().map(new_passphrase).transpose()?;
            let author = lock(&shared.settings).author.clone();
            let by = By { author: &author, at: shared.now().timestamp() };
            let packet = match shared.session(&id) {
                Ok(session) => lock(&session).packet(by),
                Err(_) => shared.library()?.packet(&DossierId::new(id.clone()), by)?,
            };
            let packet = on_terms(packet, &options)?;
            let packet = if options.annexes { shared.with_files(&id, packet)? } else { packet };
            write(&path, &packet, key.as_ref())?;
            lock(&shared.exported).insert(path);
            Ok(())
        })
        .await
    }

    /// What a packet is and what taking it in would do; nothing is touched.
    pub async fn look_into_packet(&self, path: PathBuf) -> Result<PacketView, Failure> {
        self.blocking(move |shared| {
            let packet = read(&path, None)?;
            shared.show(path, packet)
        })
        .await
    }

    /// Keeps a packet under a passphrase at hand until somebody gives that.
    pub(crate) async fn hold_locked(&self, path: PathBuf) -> Result<Imported, Failure> {
        self.blocking(move |shared| {
            let bytes = bytes_of(&path)?;
            Packet::check_lock(&bytes).map_err(|error| refused(&path, error))?;
            let shown = path.display().to_string();
            *lock(&shared.locked) = Some((path, bytes.into()));
            Ok(Imported::Locked { path: shown })
        })
        .await
    }

    /// What the packet is that was chosen last and opens with this passphrase, and what taking it in would do; nothing is
    /// touched.
    ///
    /// # Errors
    /// Among others that the passphrase is another: it may be tried again.
    pub async fn unlock_packet(&self, path: PathBuf, typed: String) -> Result<PacketView, Failure> {
        self.blocking(move |shared| {
            let held = lock(&shared.locked).clone().filter(|(of, _)| *of == path);
            let Some((path, bytes)) = held else { return Err(not_looked_into(&path)) };
            let packet = of_bytes(&path, &bytes, Some(&passphrase(&typed)))?;
            let view = shared.show(path, packet)?;
            *lock(&shared.locked) = None;
            Ok(view)
        })
        .await
    }

    /// A passphrase that nobody guesses, to lock a packet with.
    pub fn propose_passphrase(&self) -> String {
        Passphrase::proposal()
    }

    /// Takes the packet in that was looked into last: into the dossier it is of, or as a dossier that the library did not
    /// have. Returns its identity.
    ///
    /// # Errors
    /// Among others that another packet, or none, was looked into.
    pub async fn take_in_packet(&self, path: PathBuf, accepted: Vec<usize>) -> Result<String, Failure> {
        let (id, unsaved) = self
            .blocking(move |shared| {
                let kept = lock(&shared.packet).take_if(|(of, _)| *of == path);
                let Some((path, looked)) = kept else { return Err(not_looked_into(&path)) };
                let packet = &looked.packet;
                let id = packet.id().as_str().to_owned();
                let (library, now) = (shared.library()?, shared.now());
                if !library.knows(packet.id())? {
                    library.take_in(packet, now.timestamp())?;
                    shared.keep_files(packet)?;
                    return Ok((id, false));
                }
                library.restore(packet.id())?;
                let author = lock(&shared.settings).author.clone();
                let by = By { author: &author, at: now.timestamp() };
                let session = shared.opened(&id)?;
                // On disk before the dossier names them.
                shared.keep_files(packet)?;
                let mut session = lock(&session);
                let accepted = accepted.into_iter().collect();
                looked.take_into(&mut session, &accepted, &path, by)?;
                shared.look_at_files(&mut session);
                match looked.way {
                    Way::Compare { .. } => library.keep_compared(packet)?,
                    Way::New | Way::Merge | Way::Part { .. } => library.keep_terms(packet)?,
                }
                left::keep(library, &id, packet, looked.left(&accepted))?;
                Ok((id, matches!(session.saved(&now), Saved::NotSaved { .. })))
            })
            .await?;
        if unsaved {
            self.keep_trying(id.clone());
        }
        Ok(id)
    }
}

fn not_looked_into(path: &Path) -> Failure {
    let path = path.display().to_string();
    Failure::new(FailureCode::NotFound, "packet-not-looked-into", &[("path", path.into())])
}

impl Shared {
    /// Looks into a packet and keeps it at hand, to be taken in as it was shown.
    pub(crate) fn show(&self, path: PathBuf, packet: Packet) -> Result<PacketView, Failure> {
        let (view, looked) = self.looked_into(&path, packet)?;
        *lock(&self.packet) = Some((path, looked));
        Ok(view)
    }

    fn looked_into(&self, path: &Path, packet: Packet) -> Result<(PacketView, Looked), Failure> {
        let theirs = packet.dossier();
        let now = self.now();
        let mut view = PacketView {
            path: path.display().to_string(),
            title: theirs.title.clone(),
            by: packet.by().to_owned(),
            at: packet.is_dated().then(|| local(packet.at(), &now)),
            standing: PacketStanding::New,
            head: Vec::new(),
            blocks: Vec::new(),
            proposals: Vec::new(),
            part: String::new(),
            excerpt: packet.is_excerpt(),
            files: self.packet_files(&packet, &Dossier::default())?,
        };
        let name = |part: Option<&str>| {
            part.and_then(|part| theirs.partner(part)).map(|one| one.name.clone()).unwrap_or_default()
        };
        // A packet whose call is not here could be taken in, and not be opened.
        let call = self.call(&theirs.call)?;
        let library = self.library()?;
        if !library.knows(packet.id())? {
            view.part = name(packet.terms().part.as_deref());
            return Ok((view, Looked { packet, way: Way::New }));
        }
        let session = self.opened(packet.id().as_str())?;
        let session = lock(&session);
        let before = session.dossier().clone();
        // What was made of an excerpt is looked at as what it does to the whole.
        let packet = session.kept().rejoined(&packet).map_err(|error| refused(path, error))?.unwrap_or(packet);
        if !session.kept().merges_with(&packet).map_err(|error| refused(path, error))? {
            let proposals = compared(&session, &packet, library)?;
            let delivered = session.kept().delivered_there(&packet);
            let is_known = proposals.is_empty() && delivered.is_empty();
            view.standing = if is_known { PacketStanding::Known } else { PacketStanding::Proposes };
            view.proposals = proposal_views(&proposals, &before, &call, |one| !one.contested);
            let taken = TakenIn { delivered, ..TakenIn::nothing(Vec::new()) };
            let report = judge_files(&call, &before, Date(now.date()), session.unusable().ids());
            let merged = Merged::new((before.clone(), report.clone()), (before, report), taken);
            view.blocks = in_both(&merged, &call).1;
            view.files = self.packet_files(&packet, session.dossier())?;
            let way = Way::Compare { proposals, stood: session.kept().heads() };
            return Ok((view, Looked { packet, way }));
        }
        let (mut after, mut taken) = session.preview(&packet).map_err(|error| refused(path, error))?;
        view.standing = if taken.contributions.is_empty() { PacketStanding::Known } else { PacketStanding::Adds };
        let mut way = Way::Merge;
        if let (Some(part), PacketStanding::Adds) = (packet.from_part(), view.standing) {
            let proposals;
            (after, taken, proposals) = in_part(part, &before, after, session.kept().conflicts(), taken);
            view.proposals = proposal_views(&proposals, &before, &call, |_| false);
            (view.standing, view.part, way) =
                (PacketStanding::Part, name(Some(part)), Way::Part { proposals, stood: session.kept().heads() });
        }
        let call = if after.call == theirs.call { call } else { self.call(&after.call)? };
        let after_files = Dossier { annexes: after.annexes.clone(), ..Dossier::default() };
        let judged = |dossier: Dossier, unusable: &Unusable| {
            let report = judge_files(&call, &dossier, Date(now.date()), unusable.ids());
            (dossier, report)
        };
        let coming = self.unusable_with(packet.files(), packet.id().as_str(), &after);
        let merged = Merged::new(judged(before, session.unusable()), judged(after, &coming), taken);
        view.files = self.packet_files(&packet, &after_files)?;
        (view.head, view.blocks) = in_both(&merged, &call);
        Ok((view, Looked { packet, way }))
    }

    /// That partners agree on every amount of a dossier.
    pub(crate) fn amounts_agreed(&self, id: &str) -> Result<(), Failure> {
        if let Ok(session) = self.session(id) {
            return lock(&session).amounts_agreed();
        }
        let by = By { author: "", at: self.now().timestamp() };
        let packet = self.library()?.packet(&DossierId::new(id), by)?;
        let call = self.call(&packet.dossier().call)?;
        super::amounts_agreed(&packet, &call)
    }
}

pub(crate) fn in_both(merged: &Merged, call: &Arc<Call>) -> (Vec<Text>, Vec<PacketBlock>) {
    let said = |language| merged.said(voorstel_words::Words::of(language), call);
    let (nl, en) = (said(voorstel_model::Language::Nl), said(voorstel_model::Language::En));
    let text = |(nl, en): (String, String)| Text { nl, en };
    let head = nl.0.into_iter().zip(en.0).map(text).collect();
    let blocks = nl.1.into_iter().zip(en.1).map(|(nl, en)| PacketBlock {
        heading: text((nl.0, en.0)),
        lines: nl.1.into_iter().zip(en.1).map(text).collect(),
    });
    (head, blocks.collect())
}
