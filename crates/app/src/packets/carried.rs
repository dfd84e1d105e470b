//! The files of annexes: those that go along in a packet, those that one brings, and those that are still to be asked for.

use std::collections::BTreeSet;

use voorstel_model::{Annex, Dossier};
use voorstel_store::{AnnexFile, DossierId, Packet};

use crate::annexes::TOGETHER;
use crate::app::Shared;
use crate::views::{Failure, PacketFiles};

/// What of a packet's files is not here yet, and the annexes whose files are neither here nor in it.
#[derive(Default)]
struct Coming<'p> {
    new: Vec<&'p [u8]>,
    missing: Vec<String>,
}

impl Shared {
    /// A packet with the files of the annexes in it, as far as they are here.
    pub(crate) fn with_files(&self, id: &str, packet: Packet) -> Result<Packet, Failure> {
        let files = self.annex_files(id, &packet.dossier())?.into_iter().filter_map(AnnexFile::whole);
        Ok(packet.with_files(files))
    }

    /// What a packet brings, and what is to be asked for once it is taken in; `mine` is the dossier then, without the
    /// packet's where nobody has said yet what is taken over of it.
    pub(crate) fn packet_files(&self, packet: &Packet, mine: &Dossier) -> Result<PacketFiles, Failure> {
        let Coming { new, missing } = self.coming(packet, mine)?;
        let bytes = new.iter().map(|bytes| bytes.len() as u64).sum();
        Ok(PacketFiles { brings: u32::try_from(new.len()).unwrap_or(u32::MAX), bytes, missing })
    }

    /// Keeps those files of a packet that are not here yet, for a dossier that is.
    pub(crate) fn keep_files(&self, packet: &Packet) -> Result<(), Failure> {
        if packet.files().is_empty() {
            return Ok(());
        }
        let (library, id) = (self.library()?, packet.id());
        let mine = library.read(id)?;
        self.coming(packet, &mine)?.new.into_iter().try_for_each(|bytes| Ok(library.keep_annex(id, bytes).map(drop)?))
    }

    fn coming<'p>(&self, packet: &'p Packet, mine: &Dossier) -> Result<Coming<'p>, Failure> {
        let (library, id) = (self.library()?, DossierId::new(packet.id().as_str()));
        let (mut coming, mut together, mut seen) = (Coming::default(), 0_u64, BTreeSet::new());
        let theirs = packet.dossier();
        // One's own come first where not all may go with the dossier.
        let named = mine.annexes.iter().chain(&theirs.annexes).filter(|annex| !annex.sha256.is_empty());
        for Annex { sha256, name, .. } in named.filter(|annex| seen.insert(annex.sha256.clone())) {
            if let AnnexFile::Whole(bytes) = library.annex(&id, sha256)? {
                together += bytes.len() as u64;
                continue;
            }
            match packet.files().get(sha256) {
                Some(bytes) if together + bytes.len() as u64 <= TOGETHER => {
                    together += bytes.len() as u64;
                    coming.new.push(bytes);
                }
                _ => coming.missing.push(name.clone()),
            }
        }
        Ok(coming)
    }
}
