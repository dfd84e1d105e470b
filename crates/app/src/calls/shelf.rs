//! The calls at hand, replaced whole when one of one's own is published or deleted.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use voorstel_catalogue::{Catalogue, PUBLISHED, Problem};

/// The folder, beside the library, with the user's own calls.
pub(crate) const OWN_CALLS: &str = "calls";

/// The calls as they were read last, with what was wrong in files.
#[derive(Debug)]
pub(crate) struct Shelf(RwLock<(Arc<Catalogue>, Vec<Problem>)>);

impl Shelf {
    /// Reads the published calls, and one's own beside the library; where there is no folder for one, the published alone.
    pub(crate) fn read(folder: &Path) -> Shelf {
        Shelf(RwLock::new(load(folder)))
    }

    /// The calls as they are now: whoever holds them goes on with these, whatever is published meanwhile.
    pub(crate) fn now(&self) -> Arc<Catalogue> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// What was wrong in files.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// Reads them again.
    pub(crate) fn read_again(&self, folder: &Path) {
        let calls = load(folder);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = calls;
    }
}

fn load(folder: &Path) -> (Arc<Catalogue>, Vec<Problem>) {
    let own = (!folder.as_os_str().is_empty()).then(|| folder.join(OWN_CALLS));
    let (catalogue, problems) = Catalogue::load(PUBLISHED, own.as_deref());
    (Arc::new(catalogue), problems)
}
