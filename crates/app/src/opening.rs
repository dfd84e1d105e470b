//! The opening of a dossier, which takes a while where it is long and has a long history, and can be called off.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::app::{App, Shared};
use crate::views::{Failure, FailureCode};

/// How often opening was called off.
#[derive(Debug, Default)]
pub(crate) struct Opening(AtomicU64);

/// An opening that was asked for.
pub(crate) struct Asked(u64);

impl App {
    /// Calls off what is being opened: whoever waits for it is told. A dossier that is open stays so.
    pub fn cancel_opening(&self) {
        self.shared.opening.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Shared {
    /// An opening that is wanted until somebody calls it off.
    pub(crate) fn asked_to_open(&self) -> Asked {
        Asked(self.opening.0.load(Ordering::SeqCst))
    }

    pub(crate) fn is_wanted(&self, asked: &Asked) -> bool {
        self.opening.0.load(Ordering::SeqCst) == asked.0
    }
}

/// What whoever waits for it is told.
pub(crate) fn called_off() -> Failure {
    Failure::new(FailureCode::Stopped, "fail-opening-stopped", &[])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::Nobody;

    #[tokio::test]
    async fn an_opening_that_was_called_off_opens_nothing_and_the_next_one_does() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::in_folder(folder.path().to_owned(), Box::new(Nobody), jiff::ZonedDateTime::now);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
        let id = app.import_dossier(file).await.unwrap();
        let asked = app.shared.asked_to_open();
        app.cancel_opening();
        let refused = app.shared.opened_while(&id, || app.shared.is_wanted(&asked)).err().unwrap();
        assert_eq!(refused.code, FailureCode::Stopped);
        assert!(app.shared.session(&id).is_err(), "nothing is open");
        // Called off at each place where it asks, until it asks no more.
        for asked in 0.. {
            let mut left = asked;
            let wanted = || {
                left -= 1;
                left >= 0
            };
            if app.shared.opened_while(&id, wanted).is_ok() {
                assert!(asked > 2, "it asks between the pieces of the work");
                break;
            }
            assert!(app.shared.session(&id).is_err());
        }
        app.close_dossier(id.clone()).await.unwrap();
        assert!(app.open_dossier(id.clone()).await.is_ok());
        app.cancel_opening();
        assert!(app.shared.session(&id).is_ok(), "one that is open stays open");
    }
}
