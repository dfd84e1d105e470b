//! The library that a live document is fed from, and as storage towards samod.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use samod::DocumentId;
use samod::storage::{Storage, StorageKey};
use voorstel_model::Text;
use voorstel_store::{Changes, Heads};

/// An open dossier in its library: the truth that a live document follows.
pub trait Kept: Send + Sync + 'static {
    /// The whole document, and where it stands.
    fn whole(&self) -> (Vec<u8>, Heads);

    /// What was added since the dossier stood there, and where it stands now; nothing while not all of it is on disk.
    fn since(&self, heads: &Heads) -> Option<(Changes, Heads)>;

    /// Takes in what others did; it is on disk when this returns, or told as not saved.
    ///
    /// # Errors
    /// Why it cannot be taken in. Nothing was touched.
    fn take_in(&self, changes: Changes) -> Result<(), String>;

    /// The files that the dossier names, by their SHA-256 in hexadecimal.
    fn files(&self) -> Vec<String>;

    /// What is in a file of the dossier, where it is here as it was added.
    fn file(&self, sha256: &str) -> Option<Vec<u8>>;

    /// Keeps a file that the dossier names and others gave; it is what its SHA-256 says.
    ///
    /// # Errors
    /// Why it cannot be kept.
    fn take_file(&self, bytes: &[u8]) -> Result<(), Text>;
}

/// The library as samod's storage. It only gives: whatever is to be kept goes through [`Kept::take_in`], on the same way as
/// everything else that comes from others.
#[derive(Clone)]
pub(crate) struct Fed {
    key: Option<StorageKey>,
    document: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Fed {
    pub(crate) fn new(id: &DocumentId, document: Vec<u8>) -> Fed {
        let key = StorageKey::from_parts([id.to_string().as_str(), "snapshot", "library"]).ok();
        Fed { key, document: Arc::new(Mutex::new(Some(document))) }
    }
}

impl Storage for Fed {
    async fn load(&self, _: StorageKey) -> Option<Vec<u8>> {
        None
    }

    async fn load_range(&self, prefix: StorageKey) -> HashMap<StorageKey, Vec<u8>> {
        let Some(key) = self.key.clone().filter(|key| prefix.is_prefix_of(key)) else { return HashMap::new() };
        // It is asked for once: from then on the document is with samod.
        let document = self.document.lock().unwrap_or_else(PoisonError::into_inner).take();
        document.map(|document| (key, document)).into_iter().collect()
    }

    async fn put(&self, _: StorageKey, _: Vec<u8>) {}

    async fn delete(&self, _: StorageKey) {}
}
