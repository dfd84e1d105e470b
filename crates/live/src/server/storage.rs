//! One dossier of a server as samod's storage. What cannot be kept is told: whoever is there is put out, and brings it again.

use std::collections::HashMap;
use std::sync::Arc;

use samod::storage::{Storage, StorageKey};
use tokio::sync::watch;

use super::documents::Documents;
use crate::{document_id, origin};

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
    pub documents: Arc<Documents>,
    pub dossier: Arc<str>,
    pub largest: u64,
    pub keeping: Arc<watch::Sender<Keeping>>,
}

impl Stored {
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
        let chunks = self.work(|documents, dossier| documents.all(dossier)).await;
        let keys =
            chunks.into_iter().filter_map(|(key, bytes)| Some((StorageKey::from_parts(key.split('/')).ok()?, bytes)));
        keys.filter(|(key, _)| prefix.is_prefix_of(key)).collect()
    }

    async fn put(&self, key: StorageKey, bytes: Vec<u8>) {
        // What came together with what could not be kept is brought again by whoever has it.
        if *self.keeping.borrow() != Keeping::Well {
            return;
        }
        let largest = self.largest;
        let became = self
            .work(move |documents, dossier| {
                let key = key.to_string();
                if documents.origin(dossier)?.is_some_and(|known| origin::is_other(&key, &bytes, &known)) {
                    return Ok(Keeping::OtherOrigin);
                }
                documents.put(dossier, &key, &bytes)?;
                Ok(if documents.size(dossier)? > largest { Keeping::TooLarge } else { Keeping::Well })
            })
            .await;
        self.keeping.send_if_modified(|keeping| {
            let worse = *keeping == Keeping::Well && became != Keeping::Well;
            if worse {
                *keeping = became;
            }
            worse
        });
    }

    async fn delete(&self, key: StorageKey) {
        // What a snapshot stands for is deleted behind it; if it could not be written, what is there is all there is.
        if *self.keeping.borrow() != Keeping::Well {
            return;
        }
        self.work(move |documents, dossier| documents.delete(dossier, &key.to_string())).await;
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
            let stored = Stored {
                documents: Arc::clone(&documents),
                dossier: "one".into(),
                largest: 1_000,
                keeping: Arc::new(told),
            };
            stored.put(key(kind), ours.clone()).await;
            assert_eq!(*keeping.borrow(), Keeping::Well);
            stored.put(key(kind), strange).await;
            assert_eq!(*keeping.borrow(), Keeping::OtherOrigin);
            stored.put(key("incremental"), vec![1]).await;
            stored.delete(key(kind)).await;
            assert_eq!(documents.all("one").unwrap(), [(key(kind).to_string(), ours)]);
        }
    }
}
