//! The calls at hand, replaced whole when one of one's own is published or deleted.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use voorstel_catalogue::{Catalogue, FolderStand, PUBLISHED, Problem};

/// The folder, beside the library, with the user's own calls.
pub(crate) const OWN_CALLS: &str = "calls";

/// The calls as they were read last.
#[derive(Debug)]
struct Calls {
    catalogue: Arc<Catalogue>,
    /// What was wrong in files.
    problems: Vec<Problem>,
    /// How the folder of one's own calls stood when they were read.
    stand: FolderStand,
}

/// The calls at hand.
#[derive(Debug)]
pub(crate) struct Shelf(RwLock<Calls>);

impl Shelf {
    /// Reads the published calls, and one's own beside the library; where there is no folder for one, the published alone.
    pub(crate) fn read(folder: &Path) -> Shelf {
        Shelf(RwLock::new(load(folder)))
    }

    /// The calls as they are now: whoever holds them goes on with these, whatever is published meanwhile.
    pub(crate) fn now(&self) -> Arc<Catalogue> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).catalogue)
    }

    /// What was wrong in files.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).problems.clone()
    }

    /// Reads them again.
    pub(crate) fn read_again(&self, folder: &Path) {
        let calls = load(folder);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = calls;
    }

    /// Reads them again where files of one's own came, went or were written to meanwhile; whether that was so.
    pub(crate) fn read_what_changed(&self, folder: &Path) -> bool {
        let stand = own(folder).map(|own| FolderStand::of(&own)).unwrap_or_default();
        let changed = stand != self.0.read().unwrap_or_else(PoisonError::into_inner).stand;
        if changed {
            self.read_again(folder);
        }
        changed
    }
}

fn own(folder: &Path) -> Option<PathBuf> {
    (!folder.as_os_str().is_empty()).then(|| folder.join(OWN_CALLS))
}

fn load(folder: &Path) -> Calls {
    let own = own(folder);
    // Looked at first: what is written while they are read is read another time.
    let stand = own.as_deref().map(FolderStand::of).unwrap_or_default();
    let (catalogue, problems) = Catalogue::load(PUBLISHED, own.as_deref());
    Calls { catalogue: Arc::new(catalogue), problems, stand }
}
