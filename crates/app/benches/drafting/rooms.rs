//! Many other dossiers that are drafted on the same server, each by a town of its own.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use voorstel_live::{Address, Kept, Live, Place, Pulse, State, Trust};
use voorstel_model::{Dossier, Edit, Field, FieldValue, Text};
use voorstel_store::{By, Changes, Heads, Library, OpenDossier};

use crate::{Whatever, server};

const LIMIT: Duration = Duration::from_secs(300);
const BY: &str = "Stad C";

/// Those who work, each on a dossier of its own.
type Towns = Mutex<Vec<(Arc<Town>, Live)>>;

/// The dossiers, each drafted live.
pub struct Rooms {
    library: Library,
    trust: Trust,
    towns: Arc<Towns>,
}

/// Those who go on working until they are told to end.
pub struct Busy {
    end: oneshot::Sender<()>,
    working: JoinHandle<usize>,
}

struct Town(Mutex<OpenDossier>);

impl Town {
    fn open(&self) -> MutexGuard<'_, OpenDossier> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept for Town {
    fn whole(&self) -> (Vec<u8>, Heads) {
        self.open().whole()
    }

    fn since(&self, heads: &Heads) -> Option<(Changes, Heads)> {
        self.open().since(heads)
    }

    fn take_in(&self, changes: Changes) -> Result<(), String> {
        self.open().take_in_changes(changes, Timestamp::now()).map(drop).map_err(|error| error.to_string())
    }

    /// Its dossiers have none.
    fn files(&self) -> Vec<String> {
        Vec::new()
    }

    fn file(&self, _: &str) -> Option<Vec<u8>> {
        None
    }

    fn take_file(&self, _: &[u8]) -> Result<(), Text> {
        Ok(())
    }
}

impl Rooms {
    pub fn new(folder: &Path) -> Whatever<Rooms> {
        let library = Library::open(&folder.join("rooms"))?;
        Ok(Rooms { library, trust: Trust::new(None)?, towns: Arc::default() })
    }

    /// Opens dossiers until there are so many, and waits until the server has all of each.
    pub async fn grow(&mut self, open: usize, dossier: &Dossier, address: &str, tokens: &[String]) -> Whatever<()> {
        let before = self.towns().len();
        for at in before..open {
            let id = self.library.create(dossier, By { author: BY, at: Timestamp::now() })?;
            let town = Arc::new(Town(Mutex::new(self.library.open_dossier(&id)?)));
            let place = Place {
                address: Address::read(address)?,
                token: server::of(tokens, at).to_owned(),
                trust: self.trust.clone(),
                name: BY.to_owned(),
                pulse: Pulse::default(),
            };
            let live = Live::join(place, id.as_str(), Arc::clone(&town) as Arc<dyn Kept>);
            let mut state = live.state();
            self.towns().push((town, live));
            let sent = state.wait_for(|state| matches!(state, State::Online { sent: true, .. }));
            tokio::time::timeout(LIMIT, sent).await??;
        }
        Ok(())
    }

    /// Each edits so often for so long; how many edits that were.
    pub async fn work(&self, long: Duration, every: Duration) -> Whatever<usize> {
        let busy = self.working(every);
        tokio::time::sleep(long).await;
        Ok(busy.end().await)
    }

    /// Each edits so often until it is ended.
    pub fn working(&self, every: Duration) -> Busy {
        let (end, mut ended) = oneshot::channel();
        let towns = Arc::clone(&self.towns);
        let working = tokio::spawn(async move {
            let began = Instant::now();
            let mut edits = 0_usize;
            let all = u32::try_from(lock(&towns).len().max(1)).unwrap_or(u32::MAX);
            let mut turn = tokio::time::interval(every / all);
            loop {
                tokio::select! {
                    _ = &mut ended => return edits,
                    _ = turn.tick() => {}
                }
                let towns = Arc::clone(&towns);
                let value = format!("{}.50", 10 + began.elapsed().as_millis() % 9_000);
                let _ = tokio::task::spawn_blocking(move || edit(&lock(&towns), edits, &value)).await;
                edits += 1;
            }
        });
        Busy { end, working }
    }

    fn towns(&self) -> MutexGuard<'_, Vec<(Arc<Town>, Live)>> {
        lock(&self.towns)
    }
}

impl Busy {
    pub async fn end(self) -> usize {
        let _ = self.end.send(());
        self.working.await.unwrap_or_default()
    }
}

fn edit(towns: &[(Arc<Town>, Live)], turn: usize, value: &str) {
    let Some((town, live)) = towns.get(turn % towns.len().max(1)) else { return };
    let field = Field::new(format!("/budget/b{}/unit_cost", turn / towns.len() % 50));
    let edit = Edit::Set { field, value: FieldValue::Text(value.to_owned()) };
    if town.open().commit(&[edit], &Text::default(), By { author: BY, at: Timestamp::now() }).is_ok() {
        live.edited();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
