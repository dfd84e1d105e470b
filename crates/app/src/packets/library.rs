//! Packets of the library's dossiers: sent to a partner, looked into, taken in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use voorstel_model::{Call, Date, Dossier, Text};
use voorstel_store::{By, DossierId, Packet, Passphrase, TakenIn};

use crate::app::{App, Shared, lock};
use crate::exporting::named;
use crate::files::bytes_of;
use crate::packets::merged::Merged;
use crate::packets::{new_passphrase, of_bytes, passphrase, read, refused, write};
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
                Err(_) => shared.library()?.packet(&DossierId::new(id), by)?,
            };
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
    pub async fn take_in_packet(&self, path: PathBuf) -> Result<String, Failure> {
        let (id, unsaved) = self
            .blocking(move |shared| {
                let kept = lock(&shared.packet).take_if(|(of, _)| *of == path);
                let Some((path, packet)) = kept else { return Err(not_looked_into(&path)) };
                let id = packet.id().as_str().to_owned();
                let now = shared.now();
                if !shared.library()?.knows(packet.id())? {
                    shared.library()?.take_in(&packet, now.timestamp())?;
                    return Ok((id, false));
                }
                shared.library()?.restore(packet.id())?;
                let session = shared.opened(&id)?;
                let mut session = lock(&session);
                session.take_in(&packet, &now).map_err(|error| refused(&path, error))?;
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
    fn show(&self, path: PathBuf, packet: Packet) -> Result<PacketView, Failure> {
        let view = self.looked_into(&path, &packet)?;
        *lock(&self.packet) = Some((path, packet));
        Ok(view)
    }

    fn looked_into(&self, path: &Path, packet: &Packet) -> Result<PacketView, Failure> {
        let theirs = packet.dossier();
        let now = self.now();
        let mut view = PacketView {
            path: path.display().to_string(),
            title: theirs.title.clone(),
            by: packet.by().to_owned(),
            at: local(packet.at(), &now),
            standing: PacketStanding::New,
            head: Vec::new(),
            blocks: Vec::new(),
        };
        // A packet whose call is not here could be taken in, and not be opened.
        let call = self.call(&theirs.call)?;
        if !self.library()?.knows(packet.id())? {
            return Ok(view);
        }
        let (before, after, taken) = self.previewed(path, packet)?;
        view.standing = if taken.contributions.is_empty() { PacketStanding::Known } else { PacketStanding::Adds };
        let call = if after.call == theirs.call { call } else { self.call(&after.call)? };
        let merged = Merged::new(before, after, taken, &call, Date(now.date()));
        (view.head, view.blocks) = in_both(&merged, &call);
        Ok(view)
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

    fn previewed(&self, path: &Path, packet: &Packet) -> Result<(Dossier, Dossier, TakenIn), Failure> {
        if let Ok(session) = self.session(packet.id().as_str()) {
            let session = lock(&session);
            let (after, taken) = session.preview(packet).map_err(|error| refused(path, error))?;
            return Ok((session.dossier().clone(), after, taken));
        }
        let by = By { author: "", at: self.now().timestamp() };
        let mut mine = self.library()?.packet(packet.id(), by)?;
        let before = mine.dossier();
        let taken = mine.take_in(packet).map_err(|error| refused(path, error))?;
        Ok((before, mine.dossier(), taken))
    }
}

fn in_both(merged: &Merged, call: &Arc<Call>) -> (Vec<Text>, Vec<PacketBlock>) {
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
