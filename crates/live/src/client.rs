//! One dossier that is drafted live: keeps its library and the document that goes around in step.

use std::sync::Arc;
use std::time::Duration;

use automerge::ReadDoc as _;
use futures::StreamExt as _;
use samod::{BackoffConfig, ConnectionId, DialerEvent, DialerHandle, DocHandle, DocumentId, PeerDocState, Repo};
use samod::{PeerId, ShareConfig};
use sha2::{Digest as _, Sha256};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::Instant;
use voorstel_store::{Changes, Heads, LARGEST_UNPACKED};

use crate::address::Address;
use crate::apart::{Apart, Standing};
use crate::brought::Brought;
use crate::dial::{Dial, Line, Refused};
use crate::document_id;
use crate::files::{Files, Trading};
use crate::kept::{Fed, Kept};
use crate::origin;
use crate::presence::{Other, Others, Said, Spot};
use crate::pulse::Pulse;
use crate::state::{Refusal, State, Trouble};
use crate::tasks::Tasks;
use crate::trust::Trust;

/// How long to wait before a server is dialled again; the wait doubles up to the longest.
const BACKOFF: BackoffConfig =
    BackoffConfig { initial_delay: Duration::from_millis(500), max_delay: Duration::from_secs(30), max_retries: None };

/// How long a word of farewell may take.
const FAREWELL: Duration = Duration::from_secs(1);

/// Where a dossier is drafted live, and as whom.
#[derive(Debug, Clone)]
pub struct Place {
    /// The server.
    pub address: Address,
    /// What it knows one by; empty for a server that asks nothing.
    pub token: String,
    /// Whose certificates are believed.
    pub trust: Trust,
    /// The name that others see.
    pub name: String,
    /// How soon silence is taken for the end.
    pub pulse: Pulse,
}

/// A dossier that is drafted live; dropped, it is no more.
#[derive(Debug)]
pub struct Live {
    commands: mpsc::UnboundedSender<Command>,
    state: watch::Receiver<State>,
    others: watch::Receiver<Vec<Other>>,
    files: watch::Receiver<Files>,
    running: JoinHandle<()>,
}

#[derive(Debug)]
enum Command {
    Edited,
    At(Spot),
    Leave,
}

impl Live {
    /// Begins to draft a dossier live. It asks for a runtime around it, and answers at once: see [`Live::state`].
    pub fn join(place: Place, dossier: &str, kept: Arc<dyn Kept>) -> Live {
        let (commands, mut received) = mpsc::unbounded_channel();
        let (state, states) = watch::channel(State::Connecting);
        let (others, of_others) = watch::channel(Vec::new());
        let (files, of_files) = watch::channel(Files::new());
        let dossier = dossier.to_owned();
        let running = tokio::spawn(async move {
            let mut apart = Apart::new(place.pulse.patience);
            let mut at = Spot::default();
            loop {
                let begun =
                    Meeting::begin(place.clone(), &dossier, &kept, (&state, &others, &files), std::mem::take(&mut at));
                let Some(meeting) = begun.await else {
                    let why = "its identity is no identity".to_owned();
                    state.send_replace(State::Refused(Refusal::Unusable(why)));
                    break;
                };
                match meeting.run(&mut received, &mut apart).await {
                    End::Left => break,
                    // Under another name: what a server holds against the old one does not come along.
                    End::Anew { at: was } => at = was,
                }
            }
        });
        Live { commands, state: states, others: of_others, files: of_files, running }
    }

    /// The library has something new: it goes out as soon as it can.
    pub fn edited(&self) {
        let _ = self.commands.send(Command::Edited);
    }

    /// Says where in the dossier one is.
    pub fn at(&self, place: &str) {
        self.at_field(place, "");
    }

    /// Says where in the dossier one is, and in which field: a JSON pointer with identities for list positions.
    pub fn at_field(&self, place: &str, field: &str) {
        let _ = self.commands.send(Command::At(Spot { at: place.to_owned(), field: field.to_owned() }));
    }

    /// How it stands, and every change of it.
    pub fn state(&self) -> watch::Receiver<State> {
        self.state.clone()
    }

    /// Who else is there, and every change of it.
    pub fn others(&self) -> watch::Receiver<Vec<Other>> {
        self.others.clone()
    }

    /// How it stands with the files that the dossier names and that are not here, and every change of it.
    pub fn files(&self) -> watch::Receiver<Files> {
        self.files.clone()
    }

    /// Ends it, after saying so to the others.
    pub async fn leave(mut self) {
        let _ = self.commands.send(Command::Leave);
        let _ = (&mut self.running).await;
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let _ = self.commands.send(Command::Leave);
    }
}

/// How a meeting came to its end.
enum End {
    Left,
    /// The two sides stayed apart though the line was up: it is begun again from what both have.
    Anew {
        at: Spot,
    },
}

struct Meeting {
    repo: Repo,
    tasks: Tasks,
    document: DocHandle,
    dialler: DialerHandle<Refused>,
    line: watch::Receiver<Line>,
    told: watch::Sender<Line>,
    kept: Arc<dyn Kept>,
    /// Where the library stood when its changes last went to the document.
    passed: Heads,
    /// Where the document stood when its changes last went to the library.
    seen: Heads,
    /// What the server has of the document, and whether it takes nothing of ours.
    theirs: Option<(ConnectionId, PeerDocState)>,
    session: String,
    name: String,
    at: Spot,
    heard: Others,
    pulse: Pulse,
    state: watch::Sender<State>,
    others: watch::Sender<Vec<Other>>,
    files: Trading,
}

impl Meeting {
    async fn begin(
        place: Place,
        dossier: &str,
        kept: &Arc<dyn Kept>,
        (state, others, files): (&watch::Sender<State>, &watch::Sender<Vec<Other>>, &watch::Sender<Files>),
        at: Spot,
    ) -> Option<Meeting> {
        let id = document_id(dossier)?;
        let (whole, passed) = blocking(kept, |kept| kept.whole()).await?;
        let brought = Brought::of(Arc::clone(kept), &whole, LARGEST_UNPACKED as u64);
        let session = uuid::Uuid::new_v4().to_string();
        let only = id.clone();
        let tasks = Tasks::here();
        let repo = Repo::builder(tasks.clone())
            .with_peer_id(PeerId::from_string(session.clone()))
            .with_storage(Fed::new(&id, whole))
            .with_share_policy(move |asked: DocumentId, _: PeerId| {
                // Whatever else a server offers is none of ours.
                let shared = if asked == only { ShareConfig::read_write() } else { ShareConfig::none() };
                futures::stream::iter([shared])
            })
            .load()
            .await;
        // It is in the storage, so it is found before anybody is asked.
        let document = repo.find(id).await.ok().flatten()?;
        let (seen, origin) = document
            .with_document_async(|document| {
                (Heads::new(document.get_heads()), origin::all(document).next().unwrap_or_default())
            })
            .await
            .ok()?;
        let (told, line) = watch::channel(Line::Dialling);
        let dial = Dial {
            url: place.address.asking(dossier, &session, &origin),
            token: place.token,
            trust: place.trust,
            told: told.clone(),
            pulse: place.pulse,
            brought: Arc::new(brought),
        };
        let dialler = repo.dial(BACKOFF, Arc::new(dial)).ok()?;
        let files = Trading::begin(document.clone(), Arc::clone(kept), &session, place.pulse, files.clone());
        Some(Meeting {
            repo,
            tasks,
            document,
            dialler,
            line,
            told,
            kept: Arc::clone(kept),
            passed,
            seen,
            theirs: None,
            session,
            name: place.name,
            at,
            heard: Others::new(place.pulse),
            pulse: place.pulse,
            state: state.clone(),
            others: others.clone(),
            files,
        })
    }

    async fn run(mut self, commands: &mut mpsc::UnboundedReceiver<Command>, apart: &mut Apart) -> End {
        let mut changes = Box::pin(self.document.changes());
        let mut ephemera = Box::pin(self.document.ephemera());
        let (_, peers) = self.document.peers();
        let mut peers = Box::pin(peers);
        // A copy of the handle: what it gives is thought to borrow from it.
        let dialler = self.dialler.clone();
        let mut events = dialler.events();
        let mut say = tokio::time::interval(self.pulse.say);
        // What was typed between reading the library and being here.
        self.pass().await;
        let mut end = End::Left;
        loop {
            let forgetting = self.heard.next_forgotten();
            let next = tokio::select! {
                command = commands.recv() => match command {
                    Some(Command::Edited) => { self.pass().await; Ok(()) }
                    Some(Command::At(at)) => { self.at = at; self.say(false); Ok(()) }
                    Some(Command::Leave) | None => break,
                },
                change = changes.next() => match change {
                    Some(_) => self.take().await,
                    None => break,
                },
                of_peers = peers.next() => {
                    for (connection, state) in of_peers.into_iter().flatten() {
                        self.meets(connection, state);
                    }
                    Ok(())
                },
                event = events.next() => { self.on(event); Ok(()) },
                changed = self.line.changed() => {
                    if changed.is_err() {
                        break;
                    }
                    if matches!(*self.line.borrow(), Line::Refused(_)) {
                        self.dialler.close();
                    }
                    Ok(())
                }
                said = ephemera.next() => {
                    if let Some(said) = said.as_deref().and_then(Said::read)
                        && self.heard.heard(said, Instant::now())
                    {
                        self.say(false);
                    }
                    Ok(())
                },
                _ = say.tick() => {
                    // What could not be saved before may be now.
                    self.pass().await;
                    self.say(false);
                    if apart.too_long(self.standing(), Instant::now()) {
                        end = End::Anew { at: self.at.clone() };
                        break;
                    }
                    Ok(())
                },
                () = until(forgetting) => {
                    // Whoever goes says so. Who fell silent has died, or nothing comes down to here any more: where nobody
                    // else is heard either, a line that is begun again tells which.
                    let now = Instant::now();
                    let is_up = *self.line.borrow() == Line::Up;
                    if self.heard.forget(now) && is_up && !self.heard.is_somebody_heard(now) {
                        end = End::Anew { at: self.at.clone() };
                        break;
                    }
                    Ok(())
                },
            };
            if let Err(why) = next {
                self.told.send_replace(Line::Refused(Refusal::Unusable(why)));
                self.dialler.close();
            }
            self.tell();
        }
        self.farewell().await;
        self.dialler.close();
        self.repo.stop().await;
        self.tasks.end().await;
        end
    }

    /// Gives the document what the library has and it has not.
    async fn pass(&mut self) {
        let passed = self.passed.clone();
        let Some(Some((changes, heads))) = blocking(&self.kept, move |kept| kept.since(&passed)).await else { return };
        let applied =
            self.document.with_document_async(move |document| document.apply_changes(changes.0).is_ok()).await;
        if matches!(applied, Ok(true)) {
            self.passed = heads;
        }
    }

    /// Gives the library what the document has and it may not have.
    async fn take(&mut self) -> Result<(), String> {
        let seen = self.seen.clone();
        let read = self.document.with_document_async(move |document| {
            (document.get_changes(seen.hashes()), Heads::new(document.get_heads()))
        });
        let Ok((changes, heads)) = read.await else { return Ok(()) };
        if heads == self.seen {
            return Ok(());
        }
        let taken = blocking(&self.kept, move |kept| kept.take_in(Changes(changes))).await;
        taken.unwrap_or_else(|| Err("it could not be worked on".to_owned()))?;
        self.seen = heads;
        self.files.look();
        self.pass().await;
        Ok(())
    }

    fn on(&mut self, event: Option<DialerEvent>) {
        match event {
            Some(DialerEvent::Connected { .. }) => {
                // What came over it may be refused already.
                self.told.send_if_modified(|line| {
                    let goes_up = !matches!(line, Line::Refused(_));
                    if goes_up {
                        *line = Line::Up;
                    }
                    goes_up
                });
            }
            Some(DialerEvent::Disconnected { .. }) => {
                self.theirs = None;
                self.heard.clear();
                self.told.send_if_modified(|line| match line {
                    Line::Up | Line::Dialling => {
                        *line = Line::Down(Trouble::Lost);
                        true
                    }
                    Line::Down(_) | Line::Refused(_) => false,
                });
            }
            _ => {}
        }
    }

    /// The server has said how it stands with the document. What is said before it first did reaches nobody.
    fn meets(&mut self, connection: ConnectionId, state: PeerDocState) {
        let met = |theirs: &Option<(ConnectionId, PeerDocState)>| {
            theirs.as_ref().is_some_and(|(with, state)| *with == connection && state.their_heads.is_some())
        };
        let before = met(&self.theirs);
        self.theirs = Some((connection, state));
        if !before && met(&self.theirs) {
            self.say(false);
        }
    }

    fn say(&self, gone: bool) {
        if *self.line.borrow() == Line::Up {
            self.document.broadcast(
                Said {
                    session: self.session.clone(),
                    name: self.name.clone(),
                    at: self.at.at.clone(),
                    gone,
                    field: self.at.field.clone(),
                    with: self.with_server().map(|heads| digest(&heads)).unwrap_or_default(),
                }
                .bytes(),
            );
        }
    }

    /// Says that one goes, and waits until that is on its way.
    async fn farewell(&self) {
        let (_, mut sent) = self.repo.connected_peers();
        if self.dialler.is_connected() {
            self.say(true);
            let _ = tokio::time::timeout(FAREWELL, sent.next()).await;
        }
    }

    fn tell(&self) {
        let state = match &*self.line.borrow() {
            Line::Dialling => State::Connecting,
            Line::Down(trouble) => State::Offline(trouble.clone()),
            Line::Refused(refusal) => State::Refused(refusal.clone()),
            Line::Up => self.online(),
        };
        self.state.send_if_modified(|told| std::mem::replace(told, state.clone()) != state);
        let others = self.heard.list();
        self.others.send_if_modified(|told| std::mem::replace(told, others.clone()) != others);
    }

    fn online(&self) -> State {
        let reading = self.met().is_some_and(|state| state.peer_read_only);
        State::Online { sent: self.with_server().is_some_and(|with| with == self.passed), reading }
    }

    /// What the server says of the document on the line that is up.
    fn met(&self) -> Option<&PeerDocState> {
        let (connection, state) = self.theirs.as_ref()?;
        (self.dialler.connection_id() == Some(*connection)).then_some(state)
    }

    /// Where the server stands, when there is nothing there that is not here and nothing here that it would take.
    fn with_server(&self) -> Option<Heads> {
        let state = self.met()?;
        let ours = heads(&self.document);
        let of = |known: &Option<Vec<_>>| known.clone().map(Heads::new);
        if [of(&state.shared_heads), of(&state.their_heads)].contains(&Some(ours.clone())) {
            return Some(ours);
        }
        let theirs = of(&state.their_heads).filter(|_| state.peer_read_only)?;
        self.document
            .with_document(|document| theirs.hashes().iter().all(|head| document.get_change_by_hash(head).is_some()))
            .then_some(theirs)
    }

    /// How the two sides and the others stand to each other, for whoever watches that they come together.
    fn standing(&self) -> Standing {
        match *self.line.borrow() {
            Line::Up => {}
            // Somebody answers, and says nothing.
            Line::Dialling => return Standing::Apart { moved: String::new() },
            Line::Down(_) | Line::Refused(_) => return Standing::Elsewhere,
        }
        let moved = (self.dialler.connection_id(), self.met().and_then(|state| state.last_received));
        match self.with_server() {
            Some(with) if !self.heard.stand_elsewhere(&digest(&with), Instant::now()) => Standing::Together,
            _ => Standing::Apart { moved: format!("{moved:?}") },
        }
    }
}

/// Where a document stands, in few letters.
fn digest(heads: &Heads) -> String {
    let mut digest = Sha256::new();
    for hash in heads.hashes() {
        digest.update(hash.as_ref());
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn heads(document: &DocHandle) -> Heads {
    document.with_document(|document| Heads::new(document.get_heads()))
}

/// Works with the library where it may take its time; nothing where that came to an end unasked.
pub(crate) async fn blocking<T: Send + 'static>(
    kept: &Arc<dyn Kept>,
    work: impl FnOnce(&dyn Kept) -> T + Send + 'static,
) -> Option<T> {
    let kept = Arc::clone(kept);
    tokio::task::spawn_blocking(move || work(&*kept)).await.ok()
}

pub(crate) async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
