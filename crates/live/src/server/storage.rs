//! One dossier of a server as samod's storage. What cannot be kept is told: whoever is there is put out, and brings it again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use samod::storage::{Storage, StorageKey};
use tokio::sync::watch;
use voorstel_store::{Unfit, unpacked};

use super::documents::Documents;
use crate::document_id;
use crate::origin::{self, is_snapshot};

/// What became of a dossier's bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Keeping {
    #[default]
    Well,
    /// It is larger than the server takes.
    TooLarge,
    /// Somebody brought what began otherwise, though they had said that it did not.
    OtherOrigin,
    /// The database does not take it, and says why.
    Failed(String),
}

#[derive(Clone)]
pub(crate) struct Stored {
    documents: Arc<Documents>,
    dossier: Arc<str>,
    largest: u64,
    keeping: Arc<watch::Sender<Keeping>>,
    unpacked: Arc<Mutex<Unpacked>>,
}

/// How many bytes a dossier's chunks come to once they are unpacked: many that are small may come to much.
#[derive(Debug, Default)]
struct Unpacked(HashMap<String, u64>);

impl Unpacked {
    /// Counts a chunk; how many bytes all come to now.
    fn add(&mut self, key: &str, bytes: &[u8]) -> u64 {
        if is_snapshot(key) {
            // It stands for the others, which are deleted next.
            self.0.clear();
        }
        let size = match unpacked(bytes, u64::from(u32::MAX)) {
            Ok(size) => size,
            Err(Unfit::TooLarge) => u64::from(u32::MAX),
            // It is not read either.
            Err(Unfit::Unreadable) => bytes.len() as u64,
        };
        self.0.insert(key.to_owned(), size);
        self.0.values().sum()
    }
}

impl Stored {
    pub(crate) fn new(
        documents: &Arc<Documents>,
        dossier: &str,
        largest: u64,
        keeping: watch::Sender<Keeping>,
    ) -> Stored {
        Stored {
            documents: Arc::clone(documents),
            dossier: dossier.into(),
            largest,
            keeping: Arc::new(keeping),
            unpacked: Arc::default(),
        }
    }

    /// Whether a key is of the document of this dossier.
    fn is_own(&self, key: &StorageKey) -> bool {
        let id = document_id(&self.dossier).map(|id| id.to_string());
        id.is_some_and(|id| key.to_string().split('/').next() == Some(id.as_str()))
    }

    async fn work<T: Send + Default + 'static>(
        &self,
        work: impl FnOnce(&Documents, &str) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        let (documents, dossier) = (Arc::clone(&self.documents), Arc::clone(&self.dossier));
        let done = tokio::task::spawn_blocking(move || work(&documents, &dossier)).await;
        let why = match done {
            Ok(Ok(done)) => return done,
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        self.keeping.send_replace(Keeping::Failed(why));
        T::default()
    }

    /// What is not well stays so.
    fn became(&self, became: Keeping) {
        self.keeping.send_if_modified(|keeping| {
            let worse = *keeping == Keeping::Well && became != Keeping::Well;
            if worse {
                *keeping = became;
            }
            worse
        });
    }
}

fn lock(counted: &Mutex<Unpacked>) -> MutexGuard<'_, Unpacked> {
    counted.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Storage for Stored {
    async fn load(&self, key: StorageKey) -> Option<Vec<u8>> {
        self.work(move |documents, dossier| documents.one(dossier, &key.to_string())).await
    }

    async fn load_range(&self, prefix: StorageKey) -> HashMap<StorageKey, Vec<u8>> {
        // Whoever asks for another document is not let read the dossier for it.
        if !self.is_own(&prefix) {
            return HashMap::new();
        }
        let counted = Arc::clone(&self.unpacked);
        let (chunks, size) = self
            .work(move |documents, dossier| {
                let chunks = documents.all(dossier)?;
                let mut counted = lock(&counted);
                let sizes = chunks.iter().map(|(key, bytes)| counted.add(key, bytes));
                let size = sizes.last().unwrap_or_default();
                Ok((chunks, size))
            })
            .await;
        if size > self.largest {
            self.became(Keeping::TooLarge);
            return HashMap::new();
        }
        let keys =
            chunks.into_iter().filter_map(|(key, bytes)| Some((StorageKey::from_parts(key.split('/')).ok()?, bytes)));
        keys.filter(|(key, _)| prefix.is_prefix_of(key)).collect()
    }

    async fn put(&self, key: StorageKey, bytes: Vec<u8>) {
        // What came together with what could not be kept is brought again by whoever has it.
        if *self.keeping.borrow() != Keeping::Well {
            return;
        }
        let (largest, counted) = (self.largest, Arc::clone(&self.unpacked));
        let became = self
            .work(move |documents, dossier| {
                let key = key.to_string();
                if documents.origin(dossier)?.is_some_and(|known| origin::is_other(&key, &bytes, &known)) {
                    return Ok(Keeping::OtherOrigin);
                }
                documents.put(dossier, &key, &bytes)?;
                let size = documents.size(dossier)?.max(lock(&counted).add(&key, &bytes));
                Ok(if size > largest { Keeping::TooLarge } else { Keeping::Well })
            })
            .await;
        self.became(became);
    }

    async fn delete(&self, key: StorageKey) {
        // What a snapshot stands for is deleted behind it; if it could not be written, what is there is all there is.
        if *self.keeping.borrow() != Keeping::Well {
            return;
        }
        let counted = Arc::clone(&self.unpacked);
        self.work(move |documents, dossier| {
            let key = key.to_string();
            lock(&counted).0.remove(&key);
            documents.delete(dossier, &key)
        })
        .await;
    }
}

#[cfg(test)]
mod tests {
    use automerge::transaction::Transactable as _;
    use automerge::{ActorId, AutoCommit, ROOT};

    use super::*;

    fn began_by(actor: &[u8]) -> AutoCommit {
        let mut document = AutoCommit::new().with_actor(ActorId::from(actor));
        document.put(ROOT, "title", "Samen").unwrap();
        document.commit();
        document
    }

    #[tokio::test]
    async fn what_began_otherwise_is_not_kept_whatever_was_said_at_the_door() {
        let (mut ours, mut theirs) = (began_by(b"ours"), began_by(b"theirs"));
        let mut both = ours.clone();
        both.merge(&mut theirs).unwrap();
        let (first, stranger) = (ours.get_changes(&[]).remove(0), theirs.get_changes(&[]).remove(0));
        let key = |kind: &str| StorageKey::from_parts(["d", kind, "name"]).unwrap();
        for (kind, ours, strange) in [
            ("incremental", first.raw_bytes().to_vec(), stranger.raw_bytes().to_vec()),
            ("snapshot", ours.save(), both.save()),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let documents = Arc::new(Documents::open(folder.path()).unwrap());
            documents.begins("one", &first.hash().to_string()).unwrap();
            let (told, keeping) = watch::channel(Keeping::Well);
            let stored = Stored::new(&documents, "one", 1_000, told);
            stored.put(key(kind), ours.clone()).await;
            assert_eq!(*keeping.borrow(), Keeping::Well);
            stored.put(key(kind), strange).await;
            assert_eq!(*keeping.borrow(), Keeping::OtherOrigin);
            stored.put(key("incremental"), vec![1]).await;
            stored.delete(key(kind)).await;
            assert_eq!(documents.all("one").unwrap(), [(key(kind).to_string(), ours)]);
        }
    }

    #[tokio::test]
    async fn what_is_small_and_unpacks_to_much_is_too_large_and_is_not_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Arc::new(Documents::open(folder.path()).unwrap());
        let id = document_id("0123456789abcdef0123456789abcdef").unwrap().to_string();
        let key = |kind: &str, name: &str| StorageKey::from_parts([id.as_str(), kind, name]).unwrap();
        let stored = || {
            let (told, keeping) = watch::channel(Keeping::Well);
            (Stored::new(&documents, "0123456789abcdef0123456789abcdef", 100_000, told), keeping)
        };
        let mut document = began_by(b"ours");
        documents.begins("0123456789abcdef0123456789abcdef", &document.get_heads()[0].to_string()).unwrap();
        let (first, keeping) = stored();
        for turn in 0..4 {
            document.put(ROOT, "title", "x".repeat(30_000)).unwrap();
            document.commit();
            let change = document.get_last_local_change().unwrap().bytes().to_vec();
            assert!(change.len() < 1_000);
            first.put(key("incremental", &turn.to_string()), change).await;
            let well = if turn < 3 { Keeping::Well } else { Keeping::TooLarge };
            assert_eq!(*keeping.borrow(), well, "{turn}");
        }
        let (again, keeping) = stored();
        assert_eq!(again.load_range(StorageKey::from_parts([id.as_str()]).unwrap()).await.len(), 0);
        assert_eq!(*keeping.borrow(), Keeping::TooLarge, "nothing of it was read");
    }

    #[tokio::test]
    async fn what_a_snapshot_stands_for_is_not_counted_besides() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Arc::new(Documents::open(folder.path()).unwrap());
        let mut document = began_by(b"ours");
        documents.begins("one", &document.get_heads()[0].to_string()).unwrap();
        let (told, keeping) = watch::channel(Keeping::Well);
        let stored = Stored::new(&documents, "one", 100_000, told);
        let key = |kind: &str, name: usize| StorageKey::from_parts(["d", kind, &name.to_string()]).unwrap();
        document.put(ROOT, "title", "x".repeat(60_000)).unwrap();
        for turn in 0..10 {
            document.put(ROOT, "acronym", turn.to_string()).unwrap();
            stored.put(key("snapshot", turn), document.save()).await;
            stored.put(key("incremental", turn), vec![0; 1_000]).await;
            if turn > 0 {
                stored.delete(key("snapshot", turn - 1)).await;
            }
            assert_eq!(*keeping.borrow(), Keeping::Well);
        }
    }
}
