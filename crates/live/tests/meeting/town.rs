//! Towns with their libraries, and servers for them to meet on.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::Timestamp;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use voorstel_live::server::{Access, Event, Keys, Limits, Scope, Server};
use voorstel_live::{Address, Kept, Live, Place, Pulse, State, Trust, Welcome, knock};
use voorstel_model::{Dossier, Edit, Field, FieldValue, List, Text};
use voorstel_store::{By, Changes, DossierId, Heads, Library, OpenDossier, Packet};

/// How long is waited for what has to come.
pub const LIMIT: Duration = Duration::from_secs(60);

/// A town with the dossier open in its library.
pub struct Town {
    pub name: &'static str,
    open: Mutex<Option<OpenDossier>>,
    came: watch::Sender<u64>,
    library: Library,
    id: DossierId,
    _folder: TempDir,
}

impl Town {
    /// A town that begins a dossier.
    pub fn founding(name: &'static str) -> Arc<Town> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id = library.create(&Dossier { title: "Samen".to_owned(), ..Dossier::default() }, by(name)).unwrap();
        Arc::new(Town::of(name, folder, library, id))
    }

    /// Two towns with one dossier.
    pub fn two() -> [Arc<Town>; 2] {
        let one = Town::founding("Stad A");
        let other = Town::invited("Stad B", &one);
        [one, other]
    }

    /// A town that was sent the dossier by another.
    pub fn invited(name: &'static str, by_whom: &Town) -> Arc<Town> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let packet = Packet::read(&by_whom.open().as_ref().unwrap().packet(by(by_whom.name)).bytes()).unwrap();
        let id = library.take_in(&packet, Timestamp::now()).unwrap();
        Arc::new(Town::of(name, folder, library, id))
    }

    /// A town that was sent the state of the dossier by another, without its history.
    pub fn sent_clean(name: &'static str, by_whom: &Town) -> Arc<Town> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let packet = by_whom.open().as_ref().unwrap().packet(by(by_whom.name)).clean().unwrap();
        let id = library.take_in(&packet, Timestamp::now()).unwrap();
        Arc::new(Town::of(name, folder, library, id))
    }

    fn of(name: &'static str, folder: TempDir, library: Library, id: DossierId) -> Town {
        let open = Mutex::new(Some(library.open_dossier(&id).unwrap()));
        Town { name, open, came: watch::Sender::new(0), library, id, _folder: folder }
    }

    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    fn open(&self) -> MutexGuard<'_, Option<OpenDossier>> {
        self.open.lock().unwrap()
    }

    /// Sets a field, without telling anybody.
    pub fn sets(&self, field: &str, value: &str) {
        let edit = Edit::Set { field: Field::top(field), value: FieldValue::Text(value.to_owned()) };
        self.open().as_mut().unwrap().commit(&[edit], &Text::default(), by(self.name)).unwrap();
    }

    /// Adds a file as an annex, without telling anybody; says its hash.
    pub fn adds(&self, name: &str, bytes: &[u8]) -> String {
        let sha256 = self.library.keep_annex(&self.id, bytes).unwrap();
        self.names(name, &sha256);
        sha256
    }

    /// Names a file as an annex.
    pub fn names(&self, name: &str, sha256: &str) {
        let fields = [("name", name), ("sha256", sha256)];
        let fields = fields.map(|(name, value)| (name.to_owned(), FieldValue::Text(value.to_owned()))).into();
        let edit = Edit::Add { list: List::Annexes, id: format!("x-{name}"), after: None, fields };
        self.open().as_mut().unwrap().commit(&[edit], &Text::default(), by(self.name)).unwrap();
    }

    /// Waits until a file is here.
    pub async fn gets(&self, sha256: &str) {
        let mut came = self.came.subscribe();
        let there = timeout(LIMIT, came.wait_for(|_| self.file(sha256).is_some())).await;
        assert!(there.is_ok(), "{} never gets {sha256}", self.name);
    }

    /// Closes the dossier and opens it again, as a program that was ended and started.
    pub fn reopens(&self) {
        self.open().take();
        *self.open() = Some(self.library.open_dossier(&self.id).unwrap());
    }

    pub fn value(&self, field: &str) -> FieldValue {
        self.open().as_ref().unwrap().dossier().value(&Field::top(field)).unwrap()
    }

    /// The dossier as it is on disk.
    pub fn on_disk(&self) -> Dossier {
        self.library.read(&self.id).unwrap()
    }

    pub fn conflicts(&self) -> usize {
        self.open().as_ref().unwrap().conflicts().len()
    }

    pub fn undoes(&self) {
        self.open().as_mut().unwrap().undo(by(self.name)).unwrap();
    }

    /// Waits until a field has a value here.
    pub async fn sees(&self, field: &str, value: &str) {
        let value = FieldValue::Text(value.to_owned());
        let mut came = self.came.subscribe();
        let seen = timeout(LIMIT, came.wait_for(|_| self.value(field) == value)).await;
        assert!(seen.is_ok(), "{} never sees {value:?} in {field}, but {:?}", self.name, self.value(field));
    }

    /// Begins to draft live.
    pub fn joins(self: &Arc<Town>, address: &str, token: &str) -> Live {
        self.joins_trusting(address, token, None)
    }

    pub fn joins_trusting(self: &Arc<Town>, address: &str, token: &str, own: Option<&Path>) -> Live {
        Live::join(self.place(address, token, own), self.id.as_str(), Arc::clone(self) as Arc<dyn Kept>)
    }

    /// Asks whether it would be let in.
    pub async fn knocks(self: &Arc<Town>, address: &str, token: &str) -> Result<Welcome, State> {
        knock(&self.place(address, token, None), self.id.as_str(), Arc::clone(self) as Arc<dyn Kept>).await
    }

    pub fn place(&self, address: &str, token: &str, own: Option<&Path>) -> Place {
        Place {
            address: Address::read(address).unwrap(),
            token: token.to_owned(),
            trust: Trust::new(own).unwrap(),
            name: self.name.to_owned(),
            // Nothing takes long on this computer.
            pulse: Pulse::as_fast(5),
        }
    }
}

impl Kept for Town {
    fn whole(&self) -> (Vec<u8>, Heads) {
        self.open().as_ref().unwrap().whole()
    }

    fn since(&self, heads: &Heads) -> Option<(Changes, Heads)> {
        self.open().as_ref()?.since(heads)
    }

    fn take_in(&self, changes: Changes) -> Result<(), String> {
        let taken = self.open().as_mut().unwrap().take_in_changes(changes, Timestamp::now());
        self.came.send_modify(|times| *times += 1);
        taken.map(drop).map_err(|error| error.to_string())
    }

    fn files(&self) -> Vec<String> {
        let open = self.open();
        open.as_ref().unwrap().dossier().annexes.iter().map(|annex| annex.sha256.clone()).collect()
    }

    fn file(&self, sha256: &str) -> Option<Vec<u8>> {
        self.library.annex(&self.id, sha256).unwrap().whole()
    }

    fn take_file(&self, bytes: &[u8]) -> Result<(), Text> {
        let kept = self.library.keep_annex(&self.id, bytes);
        self.came.send_modify(|times| *times += 1);
        kept.map(drop).map_err(|error| Text { nl: error.to_string(), en: error.to_string() })
    }
}

fn by(author: &str) -> By<'_> {
    By { author, at: Timestamp::now() }
}

/// Waits until it stands so with a dossier.
pub async fn until(live: &Live, what: &str, holds: impl Fn(&State) -> bool) -> State {
    let mut state = live.state();
    match timeout(LIMIT, state.wait_for(|state| holds(state))).await {
        Ok(Ok(state)) => state.clone(),
        _ => panic!("never {what}, but {:?}", live.state().borrow().clone()),
    }
}

/// Waits until everything is with the server.
pub async fn all_sent(live: &Live) {
    until(live, "all sent", |state| matches!(state, State::Online { sent: true, .. })).await;
}

/// Two towns with one dossier, and a server for them that runs.
pub struct Two {
    pub server: Serving,
    pub towns: [Arc<Town>; 2],
    pub tokens: [String; 2],
    _folder: TempDir,
}

impl Two {
    pub async fn begin(limits: Limits) -> Two {
        let folder = tempfile::tempdir().unwrap();
        let server = Serving::with(folder.path(), "127.0.0.1:0", limits).await;
        let towns = Town::two();
        let tokens = server.tokens(towns.each_ref());
        Two { server, towns, tokens, _folder: folder }
    }

    /// One of them begins to draft live, on the server or on what stands before it.
    pub fn joins(&self, which: usize, address: &str) -> Live {
        self.towns[which].joins(address, &self.tokens[which])
    }

    /// Both do, and have everything with the server.
    pub async fn join(&self, addresses: [&str; 2]) -> [Live; 2] {
        let lives = [self.joins(0, addresses[0]), self.joins(1, addresses[1])];
        for live in &lives {
            all_sent(live).await;
        }
        lives
    }
}

/// A server that runs, in a folder that outlives it.
pub struct Serving {
    pub address: String,
    pub keys: Keys,
    folder: PathBuf,
    events: Arc<Mutex<Vec<Event>>>,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
}

impl Serving {
    pub async fn begin(folder: &Path) -> Serving {
        Serving::with(folder, "127.0.0.1:0", Limits::default()).await
    }

    pub async fn with(folder: &Path, at: &str, limits: Limits) -> Serving {
        let events: Arc<Mutex<Vec<Event>>> = Arc::default();
        let log = Arc::clone(&events);
        let server =
            Server::open(folder, limits, Arc::new(move |event| log.lock().unwrap().push(event.clone()))).unwrap();
        let listener = TcpListener::bind(at).await.unwrap();
        let address = format!("ws://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            let stopped = async move {
                let _ = stopped.await;
            };
            server.serve(listener, stopped).await.unwrap();
        });
        // As another program would: `voorstel serve token` has its own.
        let keys = Keys::open(folder).unwrap();
        Serving { address, keys, folder: folder.to_owned(), events, stop: Some(stop), running: Some(running) }
    }

    pub fn at(&self) -> SocketAddr {
        self.address.trim_start_matches("ws://").parse().unwrap()
    }

    /// A token for one dossier.
    pub fn token(&self, who: &str, dossier: &str, access: Access) -> String {
        self.keys.give(who, &Scope::Dossier(dossier.to_owned()), access).unwrap().unwrap()
    }

    /// Tokens to edit the dossier that these towns have.
    pub fn tokens<const MANY: usize>(&self, towns: [&Arc<Town>; MANY]) -> [String; MANY] {
        towns.map(|town| self.token(town.name, town.id(), Access::Edit))
    }

    pub fn events(&self) -> Vec<Event> {
        self.events.lock().unwrap().clone()
    }

    /// Starts another in the same folder, at the same address.
    pub async fn again(&self) -> Serving {
        Serving::with(&self.folder, &self.at().to_string(), Limits::default()).await
    }

    /// Stops it, and waits until it has.
    pub async fn end(&mut self) {
        let _ = self.stop.take().unwrap().send(());
        timeout(LIMIT, self.running.take().unwrap()).await.unwrap().unwrap();
    }
}
