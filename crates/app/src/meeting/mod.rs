//! A folder in which partners meet over a dossier: on a network drive, or kept alike by Nextcloud or OneDrive. Each writes
//! one file of its own there, and the files of annexes that are missing there, and reads the others'; what merges by itself
//! is taken in when it appears.

mod annexes;
mod place;
mod round;
pub mod views;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior};
use voorstel_store::{DossierId, MeetingFolder};

use crate::app::{App, Shared, lock};
use crate::packets::{new_passphrase, read_locked};
use crate::views::{Failure, FailureCode, PacketView, Saved};

pub(crate) use self::place::Place;
use self::round::Round;
use self::views::{MeetingHeard, MeetingView};

/// How often the folder is looked at: network drives tell nobody that something came.
const EVERY: Duration = Duration::from_secs(5);

impl App {
    /// The folder in which partners meet over a dossier, as it was last seen; nothing where there is none.
    pub async fn meeting(&self, id: String) -> Result<Option<MeetingView>, Failure> {
        self.blocking(move |shared| {
            let Some(meeting) = shared.library()?.meeting(&DossierId::new(&id))? else { return Ok(None) };
            let (place, over) = (shared.place(&id), shared.over_in_folder(&id));
            let view = lock(&place).view(&meeting, &over, &shared.now());
            Ok(Some(view))
        })
        .await
    }

    /// Meets partners in a folder from now on, with packets under a passphrase where there is one; looks into it at once.
    ///
    /// # Errors
    /// Among others that the passphrase is too short.
    pub async fn meet_in(
        &self,
        id: String,
        folder: PathBuf,
        passphrase: Option<String>,
    ) -> Result<MeetingHeard, Failure> {
        let of = id.clone();
        self.blocking(move |shared| {
            if let Some(typed) = &passphrase {
                new_passphrase(typed)?;
            }
            if !folder.is_dir() {
                let path = folder.display().to_string();
                return Err(Failure::new(FailureCode::Disk, "meeting-no-folder", &[("path", path.into())]));
            }
            let dossier = DossierId::new(&of);
            let author = lock(&shared.settings).author.clone();
            let mut meeting = MeetingFolder::new(folder, &author, &dossier, passphrase);
            // What one wrote there before goes on as one's own, under the passphrase of now.
            if let Some(own) = shared.library()?.met_before(&dossier, &meeting.folder)? {
                meeting.own = own;
            }
            let place = shared.place(&of);
            // Held until it is kept: a look that ends meanwhile sees whether its folder is still the one.
            let mut place = lock(&place);
            *place = Place::default();
            lock(&shared.over_in_folders).remove(&of);
            Ok(shared.library()?.keep_meeting(&dossier, Some(&meeting))?)
        })
        .await?;
        self.shared.host.annexes(&id);
        let round = self.look(id.clone()).await?;
        self.watch(id, if round.more { Duration::ZERO } else { EVERY });
        Ok(round.heard)
    }

    /// Meets nobody in a folder any more. One's own file stays there: others may not have read it yet.
    pub async fn leave_meeting(&self, id: String) -> Result<(), Failure> {
        self.blocking(move |shared| {
            lock(&shared.meetings).remove(&id);
            lock(&shared.over_in_folders).remove(&id);
            shared.library()?.keep_meeting(&DossierId::new(&id), None)?;
            shared.host.annexes(&id);
            Ok(())
        })
        .await
    }

    /// Looks into the folder once: takes in what came and merges by itself, and writes one's own file where it is behind.
    ///
    /// # Errors
    /// That the dossier is not open, or meets nobody. What is wrong with the folder is no error: the view says it.
    pub async fn meet(&self, id: String) -> Result<MeetingHeard, Failure> {
        Ok(self.look(id).await?.heard)
    }

    async fn look(&self, id: String) -> Result<Round, Failure> {
        let of = id.clone();
        // Also where the look came to nothing in the end, something may have come in that is not on disk yet.
        let looked = self.blocking(move |shared| {
            let round = shared.round(&of);
            Ok((round, matches!(shared.saved(&of), Ok(Saved::NotSaved { .. }))))
        });
        let (round, is_unsaved) = looked.await?;
        if is_unsaved {
            self.keep_trying(id);
        }
        round
    }

    /// What a packet of the folder is that waits for a person, and what taking it in would do; nothing is touched.
    pub async fn look_into_met(&self, id: String, name: String) -> Result<PacketView, Failure> {
        self.blocking(move |shared| {
            let no_meeting = || Failure::new(FailureCode::NotFound, "meeting-none", &[]);
            let meeting = shared.library()?.meeting(&DossierId::new(&id))?.ok_or_else(no_meeting)?;
            // Only a file that was seen there: a name is no way to any other.
            if !lock(&shared.place(&id)).has(&name) {
                return Err(no_meeting());
            }
            let path = meeting.folder.join(name);
            let packet = read_locked(&path, meeting.passphrase.as_deref())?;
            shared.show(path, packet)
        })
        .await
    }

    /// Looks into the folder again and again while the dossier is open; the host hears whenever there is something to say.
    pub(crate) fn watch(&self, id: String, after: Duration) {
        if !lock(&self.shared.watched).insert(id.clone()) {
            return;
        }
        let app = self.clone();
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval_at(Instant::now() + after, EVERY);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let (mut said, mut more) = (None, false);
            loop {
                if !more {
                    ticks.tick().await;
                }
                more = false;
                let heard = match app.look(id.clone()).await {
                    Ok(round) => {
                        more = round.more;
                        round.heard
                    }
                    Err(failure) => {
                        let of = id.clone();
                        let is_over = || app.blocking(move |shared| Ok(shared.is_over(&of)));
                        if failure.code == FailureCode::NotFound && is_over().await.unwrap_or(false) {
                            break;
                        }
                        // The library was busy, say: the next round sees.
                        continue;
                    }
                };
                if heard.changed || said.as_ref() != Some(&heard.view) {
                    app.shared.host.meeting(&heard);
                }
                said = Some(heard.view);
            }
        });
    }
}

impl Shared {
    /// Whether a dossier is closed, or meets nobody any more; then it is watched no longer.
    fn is_over(&self, id: &str) -> bool {
        // Held all the while: whoever begins again is either seen here or watches anew.
        let mut watched = lock(&self.watched);
        let meets = || matches!(self.library().map(|library| library.meeting(&DossierId::new(id))), Ok(Ok(Some(_))));
        let is_over = self.session(id).is_err() || !meets();
        if is_over {
            watched.remove(id);
        }
        is_over
    }

    /// Whether the file of an annex lies in the folder and does not fit in here.
    pub(crate) fn is_over_in_folder(&self, id: &str, sha256: &str) -> bool {
        lock(&self.over_in_folders).get(id).is_some_and(|over| over.contains_key(sha256))
    }

    fn over_in_folder(&self, id: &str) -> BTreeMap<String, String> {
        lock(&self.over_in_folders).get(id).cloned().unwrap_or_default()
    }

    fn place(&self, id: &str) -> Arc<Mutex<Place>> {
        Arc::clone(lock(&self.meetings).entry(id.to_owned()).or_default())
    }
}
