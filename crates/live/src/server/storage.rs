//! One dossier of a server as samod's storage. What cannot be kept is told: whoever is there is put out, and brings it again.

use std::collections::HashMap;
use std::sync::Arc;

use samod::storage::{Storage, StorageKey};
use tokio::sync::watch;

use super::documents::Documents;

/// What became of a dossier's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Keeping {
    Well,
    /// It is larger than the server takes.
    TooLarge,
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
        let chunks = self.work(|documents, dossier| documents.all(dossier)).await;
        let keys =
            chunks.into_iter().filter_map(|(key, bytes)| Some((StorageKey::from_parts(key.split('/')).ok()?, bytes)));
        keys.filter(|(key, _)| prefix.is_prefix_of(key)).collect()
    }

    async fn put(&self, key: StorageKey, bytes: Vec<u8>) {
        let size = self
            .work(move |documents, dossier| {
                documents.put(dossier, &key.to_string(), &bytes)?;
                documents.size(dossier)
            })
            .await;
        if size > self.largest {
            self.keeping.send_if_modified(|keeping| {
                let well = *keeping == Keeping::Well;
                if well {
                    *keeping = Keeping::TooLarge;
                }
                well
            });
        }
    }

    async fn delete(&self, key: StorageKey) {
        // What a snapshot stands for is deleted behind it; if it could not be written, what is there is all there is.
        if matches!(*self.keeping.borrow(), Keeping::Failed(_)) {
            return;
        }
        self.work(move |documents, dossier| documents.delete(dossier, &key.to_string())).await;
    }
}
