//! The files that go with a dossier: added, replaced, looked at, handed out again.

pub mod beside;
mod coming;
mod content;
mod dropped;
mod incoming;
mod steps;
mod unusable;
pub(crate) mod views;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use voorstel_export::{safe_name, write_whole};
use voorstel_model::{Annex, Call, Date, Dossier, Text};
use voorstel_store::{AnnexFile, DossierId};

pub(crate) use self::coming::named;
pub(crate) use self::content::TOGETHER;
pub use self::content::endings;
pub(crate) use self::content::media_type;
use self::content::{Fault, LARGEST, fault, is_taken};
pub use self::dropped::Dropped;
pub use self::incoming::Incoming;
use self::incoming::{Kept, Room};
pub use self::unusable::Unusable;
use self::views::{AnnexState, AnnexView, AnnexesAdded, AnnexesView};
use crate::app::{App, Shared, lock};
use crate::checked::Checked;
use crate::said::{both, each};
use crate::session::Session;
use crate::views::{Failure, FailureCode};

/// Where copies lie that were opened to be looked at, in the folder of the library.
const OPENED: &str = "opened";

impl App {
    /// What there is of each annex of a dossier.
    pub async fn annexes(&self, id: String) -> Result<AnnexesView, Failure> {
        self.blocking(move |shared| {
            let (dossier, _) = shared.snapshot(&id)?;
            let files = shared.annex_files(&id, &dossier)?;
            let mut view = view(&dossier, &files);
            shared.tell_how_files_come(&id, &dossier, &mut view.files)?;
            Ok(view)
        })
        .await
    }

    /// Adds files as annexes of a kind, as one step that can be undone. A file that cannot go along is left out and told;
    /// the bytes of the others are on disk before the dossier names them.
    pub async fn add_annexes(&self, id: String, kind: String, files: Vec<Incoming>) -> Result<AnnexesAdded, Failure> {
        let (of, of_kind) = (id.clone(), kind.clone());
        let (kept, refused) = self
            .blocking(move |shared| {
                let (dossier, _) = shared.snapshot(&of)?;
                let (kept, mut refused) = shared.take_in(&of, Room::beside(&dossier), files)?;
                let twice =
                    |file: &Kept| dossier.annexes.iter().find(|one| one.kind == of_kind && one.sha256 == file.hash);
                refused.extend(kept.iter().filter_map(|file| Some(said_twice(&file.name, &twice(file)?.name))));
                Ok((kept, refused))
            })
            .await?;
        let update = self
            .change(id, move |session, settings, now| {
                let edits = steps::added(session.dossier(), &kind, &kept, now.timestamp().as_nanosecond());
                let label = both("annex-step-added", &[("count", kept.len().into())]);
                session.edit(&edits, Some(label), &settings.author, now)
            })
            .await?;
        Ok(AnnexesAdded { update, refused })
    }

    /// Puts another file in the place of an annex's, as one step that can be undone.
    pub async fn replace_annex(&self, id: String, annex: String, file: Incoming) -> Result<AnnexesAdded, Failure> {
        let (of, which) = (id.clone(), annex.clone());
        let (kept, refused) = self
            .blocking(move |shared| {
                let (dossier, _) = shared.snapshot(&of)?;
                shared.take_in(&of, Room::without(&dossier, &which), vec![file])
            })
            .await?;
        let update = self
            .change(id, move |session, settings, now| {
                let edits = kept.first().map(|kept| steps::replaced(&annex, kept)).unwrap_or_default();
                session.edit(&edits, Some(both("annex-step-replaced", &[])), &settings.author, now)
            })
            .await?;
        Ok(AnnexesAdded { update, refused })
    }

    /// What the kinds of files are called that may be added, in the language of the screens: for the system's dialog.
    pub fn annex_kinds(&self) -> String {
        both("annex-kinds", &[]).get(self.language()).to_owned()
    }

    /// The name that a copy of an annex is offered under.
    pub async fn annex_name(&self, id: String, annex: String) -> Result<String, Failure> {
        self.blocking(move |shared| Ok(safe_name(&shared.annex(&id, &annex)?.name))).await
    }

    /// Writes a copy of an annex's file: whole, or not at all.
    pub async fn save_annex(&self, id: String, annex: String, path: PathBuf) -> Result<(), Failure> {
        self.blocking(move |shared| {
            let annex = shared.annex(&id, &annex)?;
            Ok(write_whole(&path, &shared.annex_bytes(&id, &annex)?)?)
        })
        .await
    }

    /// Makes a copy of an annex's file to be looked at, and says where it lies. It goes when the app starts next.
    pub async fn annex_to_open(&self, id: String, annex: String) -> Result<PathBuf, Failure> {
        self.blocking(move |shared| {
            let annex = shared.annex(&id, &annex)?;
            if !is_taken(&annex.name) {
                // What a system does with a file of any other kind is not for a dossier to choose.
                return Err(Failure { code: FailureCode::WrongValue, message: kind_not_taken(&annex.name) });
            }
            let bytes = shared.annex_bytes(&id, &annex)?;
            let folder = shared.folder.join(OPENED).join(safe_name(&annex.sha256));
            crate::files::make_folder(&folder)?;
            let path = folder.join(safe_name(&annex.name));
            write_whole(&path, &bytes)?;
            Ok(path)
        })
        .await
    }
}

impl Shared {
    /// Lets go of the copies that were opened before.
    pub(crate) fn forget_opened(&self) {
        if self.library.is_ok() {
            // What another program still holds goes another time.
            let _ = fs::remove_dir_all(self.folder.join(OPENED));
        }
    }

    /// What is kept of the file of each annex, in the order of the dossier.
    pub(crate) fn annex_files(&self, id: &str, dossier: &Dossier) -> Result<Vec<AnnexFile>, Failure> {
        let (library, id) = (self.library()?, DossierId::new(id));
        let file = |annex: &Annex| match annex.sha256.is_empty() {
            true => Ok(AnnexFile::Missing),
            false => Ok(library.annex(&id, &annex.sha256)?),
        };
        dossier.annexes.iter().map(file).collect()
    }

    /// What is the matter with the files of a dossier. Where they cannot be read now, that is said where they are shown.
    pub(crate) fn unusable(&self, id: &str, dossier: &Dossier) -> Unusable {
        self.unusable_with(&BTreeMap::new(), id, dossier)
    }

    /// As [`Shared::unusable`], once files that come along are here.
    pub(crate) fn unusable_with(&self, coming: &BTreeMap<String, Vec<u8>>, id: &str, dossier: &Dossier) -> Unusable {
        if dossier.annexes.is_empty() {
            return Unusable::default();
        }
        let Ok(mut files) = self.annex_files(id, dossier) else { return Unusable::default() };
        for (annex, file) in dossier.annexes.iter().zip(&mut files) {
            if let (AnnexFile::Missing, Some(bytes)) = (&*file, coming.get(&annex.sha256)) {
                *file = AnnexFile::Whole(bytes.clone());
            }
        }
        Unusable::of(dossier, &files)
    }

    /// What is the matter with the files of a dossier as it stands, stood or would stand, whether it is open or not.
    /// Those of an open one are not read again.
    pub(crate) fn found_unusable(&self, id: &str, dossier: &Dossier) -> Unusable {
        if let Ok(session) = self.session(id) {
            let session = lock(&session);
            if session.dossier().annexes == dossier.annexes {
                return session.unusable().clone();
            }
        }
        self.unusable(id, dossier)
    }

    /// Looks at the files of an open dossier again; says whether something else is the matter with them than before.
    pub(crate) fn look_at_files(&self, session: &mut Session) -> bool {
        let unusable = self.unusable(session.id(), session.dossier());
        session.found(unusable)
    }

    /// As [`Shared::look_at_files`], while the dossier is free for others: all of its files are read. What somebody else
    /// found meanwhile, or other annexes, have them looked at again.
    pub(crate) fn look_at_files_aside(&self, session: &Mutex<Session>) -> bool {
        loop {
            let (id, dossier, looks) = {
                let session = lock(session);
                (session.id().to_owned(), session.dossier().clone(), session.looks())
            };
            let unusable = self.unusable(&id, &dossier);
            let mut session = lock(session);
            if session.looks() == looks && session.dossier().annexes == dossier.annexes {
                return session.found(unusable);
            }
        }
    }

    /// What the rules say of a dossier of the library as it stands, stood or would stand: files of no use do not count.
    pub(crate) fn checked(&self, id: &str, dossier: &Dossier, call: &Call, today: Date) -> Checked {
        Checked::with_files(call, dossier, today, &self.found_unusable(id, dossier))
    }

    /// Keeps what can go along; for the rest, why not.
    fn take_in(&self, id: &str, mut room: Room<'_>, files: Vec<Incoming>) -> Result<(Vec<Kept>, Vec<Text>), Failure> {
        let (mut kept, mut refused) = (Vec::new(), Vec::new());
        for file in files {
            match room.take(file) {
                Ok((name, bytes)) => {
                    let hash = self.library()?.keep_annex(&DossierId::new(id), &bytes)?;
                    kept.push(Kept { name, hash, size: bytes.len() });
                }
                Err(why) => refused.push(why),
            }
        }
        Ok((kept, refused))
    }

    fn annex(&self, id: &str, annex: &str) -> Result<Annex, Failure> {
        let (dossier, _) = self.snapshot(id)?;
        let found = dossier.annexes.into_iter().find(|one| one.id == annex);
        found.ok_or_else(|| Failure::new(FailureCode::NotFound, "fail-no-annex", &[("id", annex.into())]))
    }

    fn annex_bytes(&self, id: &str, annex: &Annex) -> Result<Vec<u8>, Failure> {
        match self.library()?.annex(&DossierId::new(id), &annex.sha256)? {
            AnnexFile::Whole(bytes) => Ok(bytes),
            AnnexFile::Damaged => Err(Failure::new(FailureCode::UnusableFile, "annex-damaged", &[])),
            AnnexFile::Missing => Err(Failure::new(FailureCode::NotFound, "annex-not-there", &[])),
        }
    }
}

/// What there is of each annex; `files` are in the order of the dossier.
pub(crate) fn view(dossier: &Dossier, files: &[AnnexFile]) -> AnnexesView {
    let size = |file: &AnnexFile| match file {
        AnnexFile::Whole(bytes) => bytes.len(),
        AnnexFile::Damaged | AnnexFile::Missing => 0,
    };
    let together: usize = files.iter().map(size).sum();
    let annexes = dossier.annexes.iter().zip(files).enumerate();
    AnnexesView {
        files: annexes.map(|(at, (annex, file))| one(dossier, at, annex, file)).collect(),
        bytes: u64::try_from(together).unwrap_or(u64::MAX),
        most: TOGETHER,
        largest: LARGEST,
    }
}

fn one(dossier: &Dossier, at: usize, annex: &Annex, file: &AnnexFile) -> AnnexView {
    let said = |key: &str| Some(both(key, &[]));
    let (state, notice) = match file {
        AnnexFile::Missing if annex.sha256.is_empty() => (AnnexState::NotThere, said("annex-only-named")),
        AnnexFile::Missing => (AnnexState::NotThere, said("annex-not-there")),
        AnnexFile::Damaged => (AnnexState::Damaged, said("annex-damaged")),
        AnnexFile::Whole(bytes) => match doubt(&annex.name, bytes) {
            Some(doubt) => (AnnexState::Doubtful, Some(doubt)),
            None => (AnnexState::There, twin(dossier, at)),
        },
    };
    AnnexView { id: annex.id.clone(), state, notice }
}

/// Why a file that is there is not of use as it is.
fn doubt(name: &str, bytes: &[u8]) -> Option<Text> {
    if !is_taken(name) {
        return Some(kind_not_taken(name));
    }
    fault(name, bytes).map(|fault| match fault {
        Fault::Empty => both("annex-empty", &[("name", name.into())]),
        Fault::NotWhatItSays(called) => both("annex-not-what-it-says", &[("kind", called.into())]),
        Fault::CutOff => both("annex-cut-off", &[]),
    })
}

/// That the same file stands higher in the list.
fn twin(dossier: &Dossier, at: usize) -> Option<Text> {
    let annex = dossier.annexes.get(at)?;
    let first = dossier.annexes.iter().take(at).find(|one| one.sha256 == annex.sha256)?;
    Some(both("annex-twin", &[("name", first.name.as_str().into())]))
}

fn kind_not_taken(name: &str) -> Text {
    both("annex-kind-not-taken", &[("name", name.into())])
}

/// That a file is there already, under the same or another name.
fn said_twice(name: &str, first: &str) -> Text {
    both("annex-twice", &[("name", name.into()), ("first", first.into())])
}

/// That a file is too large, with how large it is and may be.
fn too_large(name: &str, size: u64) -> Text {
    each(|words| {
        let figures = [("name", name.into()), ("size", words.size(size).into()), ("most", words.size(LARGEST).into())];
        words.message("annex-too-large", &figures)
    })
}
