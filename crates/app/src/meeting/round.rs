//! One look into a shared folder.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use voorstel_model::Text;
use voorstel_store::{By, DossierId, Library, MeetingFolder, Packet, PacketError, Passphrase, annex_hash};

use super::annexes::{self, Annexes, Trade, Traded};
use super::place::{Met, MetState, Place, Stamp};
use super::views::MeetingHeard;
use crate::annexes::named;
use crate::app::{Shared, lock};
use crate::files::{bytes_of, on_disk};
use crate::packets::{self, Merged, compared, in_both, in_part};
use crate::said::each;
use crate::session::Session;
use crate::views::{Failure, FailureCode, PacketBlock};

/// How the names of packets end.
const ENDING: &str = ".voorstel";
/// The most files of a folder that are looked at.
const MOST_FILES: usize = 500;

/// What came of a look, and whether files of annexes are left for the next.
pub(super) struct Round {
    pub heard: MeetingHeard,
    pub more: bool,
}

/// A dossier and the folder that is looked into.
struct Look<'l> {
    library: &'l Library,
    session: &'l Mutex<Session>,
    meeting: &'l MeetingFolder,
    /// What the passphrase of the folder opens; made once, as that takes its time.
    key: Option<Passphrase>,
}

/// What came in from others.
#[derive(Default)]
struct Came {
    from: Vec<Text>,
    blocks: Vec<PacketBlock>,
}

impl Shared {
    /// Looks into the folder once.
    pub(super) fn round(&self, id: &str) -> Result<Round, Failure> {
        let library = self.library()?;
        let dossier = DossierId::new(id);
        let no_meeting = || Failure::new(FailureCode::NotFound, "meeting-none", &[]);
        let meeting = library.meeting(&dossier)?.ok_or_else(no_meeting)?;
        let session = self.session(id)?;
        let key = meeting.passphrase.as_deref().map(packets::passphrase);
        let look = Look { library, session: &session, meeting: &meeting, key };
        let mut came = Came::default();
        let place = self.place(id);
        let (exchanged, annexes) = {
            // One look at a time; the dossier itself is held only while something is taken in.
            let mut place = lock(&place);
            let read = self.read_others(&mut place, &look, &mut came);
            // What cannot be read keeps nobody from hearing of oneself.
            let written = self.write_own(&mut place, &look);
            (read.and(written), Arc::clone(&place.annexes))
        };
        // Files of annexes take their time: the folder can be looked at and left meanwhile.
        let mut traded = Traded::default();
        let exchanged = exchanged.and(look.trade(&mut lock(&annexes), &mut traded));
        if !traded.came.is_empty() {
            self.look_at_files_aside(&session);
            came.from.extend(annexes::said(&traded.came));
        }
        let mut place = lock(&place);
        if library.meeting(&dossier)?.as_ref() != Some(&meeting) {
            // What is known by now is of another folder, or of none; what came in from this one is there to stay.
            drop(place);
            if !came.from.is_empty() {
                self.host.came_in(id);
            }
            if !traded.came.is_empty() {
                self.host.annexes(id);
            }
            return Err(no_meeting());
        }
        place.trouble = exchanged.err().map(|failure| {
            let why = failure.message;
            each(|words| words.message("meeting-trouble", &[("why", why.get(words.language()).into())]))
        });
        let over_before = lock(&self.over_in_folders).insert(id.to_owned(), traded.over.clone()).unwrap_or_default();
        let now = self.now();
        if !came.from.is_empty() {
            place.taken_at = Some(now.timestamp());
        }
        let view = place.view(&meeting, &traded.over, &now);
        drop(place);
        if over_before != traded.over {
            self.host.annexes(id);
        }
        let said = came.from.into_iter().reduce(|one, other| Text {
            nl: format!("{} {}", one.nl, other.nl),
            en: format!("{} {}", one.en, other.en),
        });
        let heard = MeetingHeard { id: id.to_owned(), view, changed: said.is_some(), came: said, blocks: came.blocks };
        Ok(Round { heard, more: traded.more })
    }

    fn read_others(&self, place: &mut Place, look: &Look<'_>, came: &mut Came) -> Result<(), Failure> {
        let Look { session, meeting, .. } = look;
        let there = others(meeting).map_err(|error| on_disk(&meeting.folder, &error))?;
        place.files.retain(|name, _| there.iter().any(|(other, _)| other == name));
        let mut failed = None;
        for (name, stamp) in there {
            let stands = lock(session).kept().heads();
            let known = place.files.get_mut(&name);
            if let Some(known) = known {
                known.looks = known.looks.saturating_add(1);
                if !known.is_to_be_read(stamp, &stands) {
                    continue;
                }
            }
            let path = meeting.folder.join(&name);
            // What cannot be read now is on its way, or held by the tool that brings it: the next look tries again.
            let Ok(bytes) = bytes_of(&path) else { continue };
            let sum = annex_hash(&bytes);
            let known = place.files.get(&name).filter(|known| known.sum == sum);
            let looks = known.map_or(1, |known| known.looks);
            let settled =
                known.filter(|known| !matches!(&known.state, MetState::Waits { stood, .. } if *stood != stands));
            let state = match settled {
                Some(known) => known.state.clone(),
                None => match self.met(&path, &bytes, look, came) {
                    Ok(state) => state,
                    // One file that cannot be taken in keeps nobody from the others; the next look tries again.
                    Err(failure) => {
                        place.files.remove(&name);
                        failed.get_or_insert(failure);
                        continue;
                    }
                },
            };
            place.files.insert(name, Met { stamp, sum, looks, state });
        }
        failed.map_or(Ok(()), Err)
    }

    /// Takes a file in where that asks nobody, and says what it is.
    fn met(
        &self,
        path: &Path,
        bytes: &[u8],
        Look { library, session, key, .. }: &Look<'_>,
        came: &mut Came,
    ) -> Result<MetState, Failure> {
        let read = match key {
            Some(key) => Packet::unlock(bytes, key),
            None => Packet::read(bytes),
        };
        let packet = match read {
            Ok(packet) => packet,
            // A file that a sync tool has only begun to bring is empty, or no packet yet.
            Err(PacketError::NotWhole | PacketError::NoPacket) => return Ok(MetState::NotWhole),
            Err(PacketError::Locked | PacketError::WrongPassphrase) => return Ok(MetState::Locked),
            Err(error) => return Ok(MetState::Unusable(packets::refused(path, error).message)),
        };
        let mut session = lock(session);
        let by = packet.by().to_owned();
        let refuse = |error| packets::refused(path, error);
        let packet = match session.kept().rejoined(&packet) {
            Ok(rejoined) => rejoined.unwrap_or(packet),
            Err(PacketError::OtherDossier) => return Ok(MetState::Other),
            Err(error) => return Err(refuse(error)),
        };
        match session.kept().merges_with(&packet) {
            Err(PacketError::OtherDossier) => return Ok(MetState::Other),
            Err(error) => return Err(refuse(error)),
            Ok(false) => {
                let count = compared(&session, &packet, library)?.len();
                return Ok(waits(by, count, &session, &packet));
            }
            Ok(true) => {}
        }
        let before = session.dossier().clone();
        if let Some(part) = packet.from_part() {
            let (after, taken) = session.preview(&packet).map_err(refuse)?;
            if !taken.contributions.is_empty() {
                let (_, _, proposals) = in_part(part, &before, after, session.kept().conflicts(), taken);
                // Even without a proposal: its own part has been announced as what a person takes in.
                if !proposals.is_empty() {
                    return Ok(waits(by, proposals.len(), &session, &packet));
                }
            }
        }
        let now = self.now();
        let before = (before, session.report(&now));
        self.keep_files(&packet)?;
        let taken = session.taking(|open| open.take_in(&packet, now.timestamp())).map_err(refuse)?;
        if !taken.contributions.is_empty() {
            let call = session.call().clone();
            if session.dossier().annexes != before.0.annexes || !packet.files().is_empty() {
                self.look_at_files(&mut session);
            }
            let merged = Merged::new(before, (session.dossier().clone(), session.report(&now)), taken);
            let (from, blocks) = in_both(&merged, &call);
            came.from.extend(from);
            came.blocks.extend(blocks);
            library.keep_terms(&packet)?;
        }
        Ok(MetState::Taken { by, at: packet.at() })
    }

    /// Writes one's own file where the dossier has moved on since, or the file is gone.
    fn write_own(&self, place: &mut Place, Look { session, meeting, key, .. }: &Look<'_>) -> Result<(), Failure> {
        let path = meeting.folder.join(&meeting.own);
        let session = lock(session);
        let stands = session.kept().heads();
        if place.written.as_ref() == Some(&stands) && path.is_file() {
            return Ok(());
        }
        let author = lock(&self.settings).author.clone();
        let packet = session.packet(By { author: &author, at: self.now().timestamp() });
        // Locking takes its time, and the disk too: the dossier is free meanwhile.
        drop(session);
        no_link(&path);
        packets::write(&path, &packet, key.as_ref())?;
        place.written = Some(stands);
        Ok(())
    }
}

impl Look<'_> {
    /// Takes in files of annexes that are missing here, and writes those that are missing there.
    fn trade(&self, known: &mut Annexes, traded: &mut Traded) -> Result<(), Failure> {
        let (named, id) = {
            let session = lock(self.session);
            (named(session.dossier(), session.kept().conflicts()), session.kept().id().clone())
        };
        let trade = Trade { library: self.library, id: &id, meeting: self.meeting, key: self.key.as_ref() };
        trade.look(known, &named, traded)
    }
}

/// Takes a link away that somebody put in the place of one's own file: what it points to is not to be written.
pub(super) fn no_link(path: &Path) {
    if fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink()) {
        // Where it cannot be taken away, nothing can be written in its place either.
        let _ = fs::remove_file(path);
    }
}

fn waits(by: String, count: usize, session: &Session, packet: &Packet) -> MetState {
    if count == 0 {
        return MetState::Taken { by, at: packet.at() };
    }
    MetState::Waits { by, count, stood: session.kept().heads() }
}

/// The packets in the folder but one's own, with their sizes and times; also what a sync tool calls a copy in conflict.
fn others(meeting: &MeetingFolder) -> io::Result<Vec<(String, Stamp)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(&meeting.folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name == meeting.own || !name.to_lowercase().ends_with(ENDING) || name.starts_with('.') {
            continue;
        }
        // What went meanwhile is no longer there.
        if let Ok(meta) = fs::metadata(entry.path())
            && meta.is_file()
        {
            found.push((name, (meta.len(), meta.modified().ok())));
        }
    }
    found.sort();
    found.truncate(MOST_FILES);
    Ok(found)
}
