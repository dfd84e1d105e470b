//! The opening of a dossier, which takes a while where it is long and has a long history, and can be called off.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::sync::OwnedMutexGuard;

use crate::app::{App, Shared, lock};
use crate::views::{Failure, FailureCode};

/// How often opening was called off.
#[derive(Debug, Default)]
pub(crate) struct Opening(AtomicU64);

/// An opening that was asked for.
pub(crate) struct Asked(u64);

/// Whose turn it is to open or close a dossier: none is opened twice, and one that is opened again waits for its farewell to
/// the others. Other dossiers wait for none of this.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>);

impl Turns {
    /// Waits until it is one's turn with a dossier, which it is for as long as what is returned is there.
    pub(crate) async fn of(&self, id: &str) -> OwnedMutexGuard<()> {
        self.turn(id).lock_owned().await
    }

    /// As [`Turns::of`], where one may wait without giving way.
    pub(crate) fn of_blocking(&self, id: &str) -> OwnedMutexGuard<()> {
        self.turn(id).blocking_lock_owned()
    }

    fn turn(&self, id: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = lock(&self.0);
        // Nobody has or waits for them, nor can while they are held here.
        turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(turns.entry(id.to_owned()).or_default())
    }
}

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
    use std::path::{Path, PathBuf};
    use std::sync::mpsc;
    use std::time::Duration;

    use voorstel_model::{Edit, Field, FieldValue, Text};

    use super::*;
    use crate::Nobody;
    use crate::views::Saved;

    const LIMIT: Duration = Duration::from_secs(60);

    fn sample() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json")
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nothing_waits_for_an_opening_that_takes_long_but_who_wants_the_same_dossier() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::in_folder(folder.path().to_owned(), Box::new(Nobody), jiff::ZonedDateTime::now);
        let (long, other) = (app.import_dossier(sample()).await.unwrap(), app.import_dossier(sample()).await.unwrap());
        app.open_dossier(other.clone()).await.unwrap();
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let (go_on, goes_on) = mpsc::channel::<()>();
        let (opening, id) = (app.clone(), long.clone());
        let held_up = tokio::spawn(async move {
            let _turn = opening.shared.turns.of(&id).await;
            let mut begun = Some(begun);
            let opened = opening.blocking(move |shared| {
                let wanted = || {
                    if let Some(begun) = begun.take() {
                        begun.send(()).unwrap();
                        goes_on.recv_timeout(LIMIT).unwrap();
                    }
                    true
                };
                shared.opened_while(&id, wanted).map(drop)
            });
            opened.await.unwrap();
        });
        has_begun.await.unwrap();
        let same = tokio::spawn({
            let (app, long) = (app.clone(), long.clone());
            async move { app.open_dossier(long).await.map(|view| view.dossier.title) }
        });
        let meanwhile = async {
            let title = Edit::Set { field: Field::top("title"), value: FieldValue::Text("Meanwhile".to_owned()) };
            let update = app.edit(other.clone(), vec![title], Text::default(), true).await.unwrap();
            assert!(matches!(update.saved, Saved::Saved { .. }), "{:?}", update.saved);
            assert!(!app.has_unsaved());
            app.live(other.clone()).await.unwrap();
            app.together(other.clone()).await.unwrap();
            app.settled().await;
            app.close_dossier(other.clone()).await.unwrap();
            assert_eq!(app.open_dossier(other.clone()).await.unwrap().dossier.title, "Meanwhile");
        };
        tokio::time::timeout(LIMIT, meanwhile).await.expect("nothing of this waits for it");
        assert!(app.shared.session(&long).is_err() && !same.is_finished());
        go_on.send(()).unwrap();
        held_up.await.unwrap();
        assert_ne!(same.await.unwrap().unwrap(), "", "whoever wanted the same dossier has it");
        assert!(app.shared.session(&long).is_ok());
        app.close_dossier(long).await.unwrap();
        assert_eq!(lock(&app.shared.turns.0).len(), 1, "turns are forgotten, but for the last one");
    }

    #[tokio::test]
    async fn an_opening_that_was_called_off_opens_nothing_and_the_next_one_does() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::in_folder(folder.path().to_owned(), Box::new(Nobody), jiff::ZonedDateTime::now);
        let id = app.import_dossier(sample()).await.unwrap();
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
