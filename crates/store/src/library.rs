//! The library as a whole: which dossiers there are.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use automerge::ActorId;
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use voorstel_model::{Dossier, EditError, Field, List, ReadDossier};

use crate::document::Document;
use crate::error::Doing;
use crate::table::dossiers::DossierRow;
use crate::table::{annexes, chunks, dossiers, settings};
use crate::{By, OpenDossier, StoreError, database, folder};

/// After how many increments a document is saved whole.
const COMPACT_AFTER: u32 = 256;

/// Identity of a dossier in its library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DossierId(String);

impl DossierId {
    /// An identity from its text; whether it exists shows when it is used.
    pub fn new(text: impl Into<String>) -> DossierId {
        DossierId(text.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> DossierId {
        DossierId(ActorId::from(bytes).to_hex_string())
    }

    fn random() -> DossierId {
        DossierId(ActorId::random().to_hex_string())
    }
}

impl fmt::Display for DossierId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A dossier in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its identity.
    pub id: DossierId,
    /// Its title; empty while it has none.
    pub title: String,
    /// The call it pins.
    pub pin: String,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// What its last change is known by: the same for as long as nothing changed.
    pub last_change: String,
    /// What is wrong with what is kept of it, if something is.
    pub damaged: Option<String>,
}

/// The library. A handle: clones stand for the same library, and any thread may use one.
#[derive(Debug, Clone)]
pub struct Library {
    shared: Arc<Shared>,
}

/// What the handle and the open dossiers have in common.
#[derive(Debug)]
pub(crate) struct Shared {
    connection: Mutex<Connection>,
    open: Mutex<BTreeSet<DossierId>>,
    compact_after: AtomicU32,
    folder: PathBuf,
    kept_aside: Option<PathBuf>,
    /// Freed after the connection: fields are dropped in order.
    _lock: File,
}

impl Shared {
    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves no transaction open: it is rolled back as it unwinds.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn compact_after(&self) -> u32 {
        self.compact_after.load(Ordering::Relaxed)
    }

    pub(crate) fn close(&self, id: &DossierId) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }
}

impl Library {
    /// Opens the library of a folder; both are made where they are missing.
    ///
    /// A damaged library is kept aside and a fresh one started: see [`Library::kept_aside`].
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::Newer`], [`StoreError::Folder`] or [`StoreError::Database`].
    pub fn open(folder: &Path) -> Result<Library, StoreError> {
        let lock = folder::claim(folder)?;
        let opened = database::open(folder)?;
        Ok(Library {
            shared: Arc::new(Shared {
                connection: Mutex::new(opened.connection),
                open: Mutex::default(),
                compact_after: AtomicU32::new(COMPACT_AFTER),
                folder: folder.to_owned(),
                kept_aside: opened.kept_aside,
                _lock: lock,
            }),
        })
    }

    /// Sets after how many increments a document is saved whole.
    pub fn compact_after(&self, increments: u32) {
        self.shared.compact_after.store(increments.max(1), Ordering::Relaxed);
    }

    /// The folder where it lies.
    pub fn folder(&self) -> &Path {
        &self.shared.folder
    }

    /// Where a damaged library was kept aside when this one was opened, if that happened: to be said to the user.
    pub fn kept_aside(&self) -> Option<&Path> {
        self.shared.kept_aside.as_deref()
    }

    /// Takes a dossier in.
    ///
    /// # Errors
    /// [`StoreError::Edit`] where identities are missing or used twice, [`StoreError::Database`].
    pub fn create(&self, dossier: &Dossier, by: By<'_>) -> Result<DossierId, StoreError> {
        self.put_in(dossier, None, by)
    }

    /// Takes a dossier in, with the files of the one it is a copy of.
    fn put_in(&self, dossier: &Dossier, files_of: Option<&DossierId>, by: By<'_>) -> Result<DossierId, StoreError> {
        check_identities(dossier)?;
        let id = DossierId::random();
        let document = Document::new(dossier, by)
            .map_err(|error| StoreError::Damaged { id: id.clone(), why: error.to_string() })?;
        self.keep_new(&id, (dossier, &document), files_of, by.at)?;
        Ok(id)
    }

    /// Whether there is a dossier of that identity, deleted or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn knows(&self, id: &DossierId) -> Result<bool, StoreError> {
        let found = dossiers::find(&self.shared.connection(), id.as_str()).doing("the dossier cannot be read")?;
        Ok(found.is_some())
    }

    /// Puts a dossier in that is not there yet, with the files of the one it is a copy of.
    pub(crate) fn keep_new(
        &self,
        id: &DossierId,
        (dossier, document): (&Dossier, &Document),
        files_of: Option<&DossierId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let whole = document.save();
        let snapshot = whole.ok_or_else(|| StoreError::Damaged { id: id.clone(), why: NOTHING_WHOLE.to_owned() })?;
        let row = DossierRow {
            id: id.0.clone(),
            title: dossier.title.clone(),
            pin: dossier.call.clone(),
            saved_at: now,
            heads: document.heads(),
        };
        let mut connection = self.shared.connection();
        let mut write = || -> rusqlite::Result<()> {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            dossiers::keep(&transaction, &row)?;
            chunks::replace(&transaction, &row.id, &snapshot)?;
            if let Some(from) = files_of {
                annexes::share(&transaction, from.as_str(), &row.id)?;
            }
            transaction.commit()
        };
        write().doing("the dossier cannot be saved")
    }

    /// Takes a dossier file in.
    ///
    /// # Errors
    /// [`StoreError::Read`] with its place, or as [`Library::create`].
    pub fn import(&self, json: &str, by: By<'_>) -> Result<(DossierId, ReadDossier), StoreError> {
        let read = Dossier::from_json(json)?;
        let id = self.create(&read.dossier, by)?;
        Ok((id, read))
    }

    /// A dossier as a file's text.
    ///
    /// # Errors
    /// As [`Library::read`].
    pub fn export(&self, id: &DossierId) -> Result<String, StoreError> {
        Ok(self.read(id)?.to_json())
    }

    /// The dossiers, last saved first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn list(&self) -> Result<Vec<Listed>, StoreError> {
        self.listed(false)
    }

    /// The deleted dossiers, last saved first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn list_deleted(&self) -> Result<Vec<Listed>, StoreError> {
        self.listed(true)
    }

    fn listed(&self, deleted: bool) -> Result<Vec<Listed>, StoreError> {
        let connection = self.shared.connection();
        let rows = dossiers::list(&connection, deleted).doing("the list of dossiers cannot be read")?;
        Ok(rows
            .into_iter()
            .map(|row| Listed {
                damaged: damage(&connection, &row.id),
                id: DossierId(row.id),
                title: row.title,
                pin: row.pin,
                saved_at: row.saved_at,
                last_change: row.heads,
            })
            .collect())
    }

    /// A dossier as it was last saved, without opening it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`], [`StoreError::Damaged`] or [`StoreError::Database`].
    pub fn read(&self, id: &DossierId) -> Result<Dossier, StoreError> {
        let (_, document) = load(&self.shared, id)?;
        Ok(document.dossier())
    }

    /// Opens a dossier for editing.
    ///
    /// # Errors
    /// As [`Library::read`], and [`StoreError::AlreadyOpen`].
    pub fn open_dossier(&self, id: &DossierId) -> Result<OpenDossier, StoreError> {
        let opened = self.open_dossier_while(id, || true)?;
        opened.ok_or_else(|| StoreError::NoSuchDossier(id.clone()))
    }

    /// As [`Library::open_dossier`], for as long as it is wanted: that is asked between the pieces of the work, and
    /// nothing is opened where the answer is no.
    ///
    /// # Errors
    /// As [`Library::open_dossier`].
    pub fn open_dossier_while(
        &self,
        id: &DossierId,
        is_wanted: impl FnMut() -> bool,
    ) -> Result<Option<OpenDossier>, StoreError> {
        let claim = Claim::take(&self.shared, id)?;
        let opened = OpenDossier::load(Arc::clone(&self.shared), id, is_wanted)?;
        if opened.is_some() {
            claim.keep();
        }
        Ok(opened)
    }

    /// Makes a copy under another title, with its files and a history of its own.
    ///
    /// # Errors
    /// As [`Library::read`] and [`Library::create`].
    pub fn duplicate(&self, id: &DossierId, title: &str, by: By<'_>) -> Result<DossierId, StoreError> {
        let dossier = self.read(id)?;
        self.put_in(&Dossier { title: title.to_owned(), ..dossier }, Some(id), by)
    }

    /// Makes a copy of what is whole of a damaged dossier, up to the first part that is not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`], [`StoreError::Damaged`] where nothing is whole, or as [`Library::create`].
    pub fn rescue(&self, id: &DossierId, by: By<'_>) -> Result<DossierId, StoreError> {
        let whole: Vec<Vec<u8>> = {
            let connection = self.shared.connection();
            find(&connection, id)?;
            let chunks = chunks::of(&connection, id.as_str()).doing("the dossier cannot be read")?;
            chunks.into_iter().take_while(|chunk| chunk.sound).map(|chunk| chunk.bytes).collect()
        };
        let longest = (1..=whole.len()).rev().find_map(|count| Document::load(&whole[..count]).ok());
        match longest {
            Some(document) => self.put_in(&document.dossier(), Some(id), by),
            None => Err(StoreError::Damaged { id: id.clone(), why: NOTHING_WHOLE.to_owned() }),
        }
    }

    /// Takes a dossier out of the list. Nothing of it is lost: see [`Library::restore`].
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`] or [`StoreError::Database`].
    pub fn delete(&self, id: &DossierId) -> Result<(), StoreError> {
        self.mark_deleted(id, true)
    }

    /// Brings a deleted dossier back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDossier`] or [`StoreError::Database`].
    pub fn restore(&self, id: &DossierId) -> Result<(), StoreError> {
        self.mark_deleted(id, false)
    }

    fn mark_deleted(&self, id: &DossierId, deleted: bool) -> Result<(), StoreError> {
        let there = dossiers::mark_deleted(&self.shared.connection(), id.as_str(), deleted);
        match there.doing("the list of dossiers cannot be written")? {
            true => Ok(()),
            false => Err(StoreError::NoSuchDossier(id.clone())),
        }
    }

    /// What was kept under a key.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        settings::get(&self.shared.connection(), key).doing("the settings cannot be read")
    }

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub fn keep_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        settings::keep(&self.shared.connection(), key, value).doing("the settings cannot be saved")
    }

    /// Changes what is kept under a key, or was not yet, without anybody else changing it meanwhile.
    ///
    /// # Errors
    /// What `change` has against it, or [`StoreError::Database`]; it stays as it was then.
    pub fn change_setting<E: From<StoreError>>(
        &self,
        key: &str,
        change: impl FnOnce(Option<String>) -> Result<String, E>,
    ) -> Result<(), E> {
        let doing = "the settings cannot be saved";
        let mut connection = self.shared.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).doing(doing)?;
        let changed = change(settings::get(&transaction, key).doing("the settings cannot be read")?)?;
        settings::keep(&transaction, key, &changed).doing(doing)?;
        Ok(transaction.commit().doing(doing)?)
    }

    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.shared.connection()
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}

/// A dossier that is about to be open: it is open nowhere else, and free again where nothing comes of it.
struct Claim<'l> {
    library: &'l Shared,
    id: Option<DossierId>,
}

impl Claim<'_> {
    fn take<'l>(library: &'l Shared, id: &DossierId) -> Result<Claim<'l>, StoreError> {
        let new = library.open.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
        if new { Ok(Claim { library, id: Some(id.clone()) }) } else { Err(StoreError::AlreadyOpen(id.clone())) }
    }

    fn keep(mut self) {
        self.id = None;
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if let Some(id) = &self.id {
            self.library.close(id);
        }
    }
}

const NOTHING_WHOLE: &str = "nothing of it can be read";

/// The document of a dossier, where it is what was written. The library is held while its bytes are read, and not while they
/// are put together, which takes longer.
pub(crate) fn load(library: &Shared, id: &DossierId) -> Result<(DossierRow, Document), StoreError> {
    let damaged = |why: &str| StoreError::Damaged { id: id.clone(), why: why.to_owned() };
    let (row, chunks) = {
        let connection = library.connection();
        (find(&connection, id)?, chunks::of(&connection, id.as_str()).doing("the dossier cannot be read")?)
    };
    if chunks.is_empty() {
        return Err(damaged(NOTHING_WHOLE));
    }
    if chunks.iter().any(|chunk| !chunk.sound) {
        return Err(damaged("a part of it is not what was written"));
    }
    let bytes: Vec<Vec<u8>> = chunks.into_iter().map(|chunk| chunk.bytes).collect();
    let document = Document::load(&bytes).map_err(|error| damaged(&error.to_string()))?;
    if document.heads() != row.heads {
        return Err(damaged("the last changes are missing from it"));
    }
    Ok((row, document))
}

pub(crate) fn find(connection: &Connection, id: &DossierId) -> Result<DossierRow, StoreError> {
    dossiers::find(connection, id.as_str())
        .doing("the dossier cannot be read")?
        .ok_or_else(|| StoreError::NoSuchDossier(id.clone()))
}

fn damage(connection: &Connection, id: &str) -> Option<String> {
    match chunks::of(connection, id) {
        Ok(chunks) if chunks.is_empty() => Some(NOTHING_WHOLE.to_owned()),
        Ok(chunks) if chunks.iter().all(|chunk| chunk.sound) => None,
        Ok(_) => Some("a part of it is not what was written".to_owned()),
        Err(error) => Some(error.to_string()),
    }
}

pub(crate) fn check_identities(dossier: &Dossier) -> Result<(), EditError> {
    for list in List::ALL {
        let mut seen = BTreeSet::new();
        for id in dossier.ids(list) {
            if id.is_empty() {
                let field = Field::entity(list, id);
                return Err(EditError::WrongValue { field, expected: "an identity that is not empty" });
            }
            if !seen.insert(id) {
                return Err(EditError::Taken(list, id.to_owned()));
            }
        }
    }
    Ok(())
}
