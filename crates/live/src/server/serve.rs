//! The server itself: who asks is looked at before anything of samod hears them.

use std::collections::HashMap;
use std::fs::{File, TryLockError};
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::extract::{ConnectInfo, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use samod::{PeerId, Url};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

use super::access::{Access, AccessError, Grant, Keys, is_dossier};
use super::documents::{Documents, DocumentsError};
use super::door::{Door, Standing};
use super::judge::Judge;
use super::limits::{Bytes, Gate, Limits};
use super::log::{Event, Log};
use super::room::{Room, Rooms};
use super::storage::Keeping;
use crate::knock::ACCESS;
use crate::line::{Closing, TOO_LARGE, Unread, line};
use crate::origin::is_hash;
use crate::pulse::Pulse;

/// How soon a change of tokens by another program is seen.
const LOOK: Duration = Duration::from_millis(250);
/// How long connections have to say goodbye when the server stops.
const GOODBYE: Duration = Duration::from_secs(10);

const STOPPING: Closing = (1001, "the server stops");
const REVOKED: Closing = (4403, "access was changed");
const OTHER_ORIGIN: Closing = (4409, "the dossier began otherwise");
const NOT_KEPT: Closing = (1011, "it could not be kept");

/// Why a server cannot run.
#[derive(Debug, Error)]
pub enum ServeError {
    /// Its tokens.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Its documents.
    #[error(transparent)]
    Documents(#[from] DocumentsError),
    /// Another server works in the folder: two would each have a truth of their own.
    #[error("another server works in {}; stop that one first", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// Its folder or its network.
    #[error("the server cannot run: {0}")]
    Io(#[from] io::Error),
}

/// A server to draft live on. A handle: clones stand for the same one.
#[derive(Clone)]
pub struct Server {
    shared: Arc<Shared>,
}

struct Shared {
    /// Held for as long as the server works in its folder.
    held: File,
    keys: Arc<Keys>,
    documents: Arc<Documents>,
    limits: Limits,
    log: Log,
    rooms: Rooms,
    places: Arc<Semaphore>,
    /// What each token that was seen has. It stays: whoever comes back has not waited for less.
    of_one: Mutex<HashMap<i64, OfToken>>,
    /// Counts the changes of tokens.
    changed: watch::Sender<u64>,
    stopping: watch::Sender<bool>,
}

/// What a connection asks for, as [`crate::Address`] puts it.
#[derive(Clone)]
struct Asked {
    dossier: String,
    peer: String,
    /// The hash of the change that the dossier began with there.
    origin: String,
    /// Whether it only wants to know if it would be let in.
    is_only_asking: bool,
}

impl Asked {
    fn read(uri: &Uri) -> Option<Asked> {
        let url = Url::parse(&format!("voorstel://serve/?{}", uri.query()?)).ok()?;
        let value = |name: &str| Some(url.query_pairs().find(|(key, _)| key == name)?.1.into_owned());
        let is_only_asking = value("only").is_some();
        let asked =
            Asked { dossier: value("dossier")?, peer: value("peer")?, origin: value("origin")?, is_only_asking };
        (is_dossier(&asked.dossier) && is_name(&asked.peer) && is_hash(&asked.origin)).then_some(asked)
    }
}

impl Server {
    /// A server whose tokens and dossiers are in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// [`ServeError`].
    pub fn open(folder: &Path, limits: Limits, log: Log) -> Result<Server, ServeError> {
        std::fs::create_dir_all(folder)?;
        let shared = Shared {
            held: hold(folder)?,
            keys: Arc::new(Keys::open(folder)?),
            documents: Arc::new(Documents::open(folder)?),
            limits,
            log,
            rooms: Rooms::default(),
            places: Arc::new(Semaphore::new(limits.connections)),
            of_one: Mutex::default(),
            changed: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
        };
        Ok(Server { shared: Arc::new(shared) })
    }

    /// Serves until it is told to stop; then everybody is told so, and everything that came in is on disk when this
    /// returns.
    ///
    /// # Errors
    /// [`ServeError::Io`].
    pub async fn serve(
        &self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        let shared = Arc::clone(&self.shared);
        (shared.log)(&Event::Listening { at: listener.local_addr()? });
        let looking = tokio::spawn(look(Arc::clone(&shared)));
        let router = Router::new().route("/", get(enter)).route("/health", get(health)).with_state(Arc::clone(&shared));
        let service = router.into_make_service_with_connect_info::<Standing>();
        let door = Door::new(listener, &shared.limits);
        let stopping = Arc::clone(&shared);
        let stopped = async move {
            stop.await;
            (stopping.log)(&Event::Stopping);
            stopping.stopping.send_replace(true);
        };
        let served = axum::serve(door, service).with_graceful_shutdown(stopped).await;
        looking.abort();
        let all = u32::try_from(shared.limits.connections).unwrap_or(u32::MAX);
        // Whoever does not let go in time has everything still, and will bring it again.
        let _ = tokio::time::timeout(GOODBYE, shared.places.acquire_many(all)).await;
        let _ = shared.held.unlock();
        Ok(served?)
    }
}

/// Forgets a dossier of a server that does not run; whether it had anything of it. Everybody has it still, and whoever comes
/// first brings it again.
///
/// # Errors
/// [`ServeError`].
pub fn forget(folder: &Path, dossier: &str) -> Result<bool, ServeError> {
    let _held = hold(folder)?;
    let documents = Documents::open(folder)?;
    Ok(documents.forget(dossier).map_err(DocumentsError::from)?)
}

/// Holds a server's folder, for one program at a time.
fn hold(folder: &Path) -> Result<File, ServeError> {
    let file = File::create(folder.join("serve.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(ServeError::InUse { folder: folder.to_owned() }),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Tells of changes of the tokens, by whatever program.
async fn look(shared: Arc<Shared>) {
    let mut known = None;
    let mut every = tokio::time::interval(LOOK);
    loop {
        every.tick().await;
        let keys = Arc::clone(&shared.keys);
        match tokio::task::spawn_blocking(move || keys.version()).await {
            Ok(Ok(version)) => {
                if known.replace(version).is_some_and(|known| known != version) {
                    shared.changed.send_modify(|changes| *changes += 1);
                }
            }
            Ok(Err(error)) => (shared.log)(&Event::NoTokens { why: error.to_string() }),
            Err(_) => {}
        }
    }
}

async fn health(State(shared): State<Arc<Shared>>) -> Response {
    let documents = Arc::clone(&shared.documents);
    let sound = tokio::task::spawn_blocking(move || documents.size("")).await;
    let well = matches!(sound, Ok(Ok(_))) && !*shared.stopping.borrow();
    let body = serde_json::json!({
        "status": if well { "ok" } else { "failing" },
        "connections": shared.limits.connections - shared.places.available_permits(),
        "dossiers": shared.rooms.count(),
    });
    let status = if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

async fn enter(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(standing): ConnectInfo<Standing>,
    uri: Uri,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some(asked) = Asked::read(&uri) else {
        return refuse(&shared, StatusCode::BAD_REQUEST);
    };
    match Visit::begin(&shared, asked, &headers).await {
        Ok(visit) if visit.asked.is_only_asking => {
            (StatusCode::NO_CONTENT, [(ACCESS, visit.grant.access.name())]).into_response()
        }
        Ok(visit) => {
            standing.let_in();
            upgrade
                .max_message_size(shared.limits.message)
                .max_frame_size(shared.limits.message)
                .on_upgrade(move |socket| visit.stay(socket))
        }
        Err(status) => refuse(&shared, status),
    }
}

/// Names that connections give themselves are short and plain.
fn is_name(peer: &str) -> bool {
    (1..=64).contains(&peer.len()) && peer.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn refuse(shared: &Shared, status: StatusCode) -> Response {
    (shared.log)(&Event::Refused { status: status.as_u16() });
    status.into_response()
}

/// What a token and a dossier are to the server.
enum Found {
    Nobody,
    NotTheirs,
    /// The dossier that the server has began with another change.
    OtherOrigin,
    Theirs {
        token: i64,
        grant: Grant,
        size: u64,
    },
}

impl Found {
    fn read(shared: &Shared, token: &str, asked: &Asked) -> rusqlite::Result<Found> {
        let (dossier, origin) = (asked.dossier.as_str(), asked.origin.as_str());
        let Some(token) = shared.keys.known(token)? else { return Ok(Found::Nobody) };
        let Some(grant) = shared.keys.grant(token, dossier)? else { return Ok(Found::NotTheirs) };
        // Whoever reads along brings nothing: what they have decides for nobody.
        if grant.access == Access::Edit && !asked.is_only_asking {
            shared.documents.begins(dossier, origin)?;
        }
        if shared.documents.origin(dossier)?.is_some_and(|known| known != origin) {
            return Ok(Found::OtherOrigin);
        }
        Ok(Found::Theirs { token, grant, size: shared.documents.size(dossier)? })
    }
}

/// One connection, from being let in to leaving.
struct Visit {
    shared: Arc<Shared>,
    asked: Asked,
    grant: Grant,
    _place: tokio::sync::OwnedSemaphorePermit,
    of_one: OfOne,
    changed: watch::Receiver<u64>,
}

/// What the connections of a token have together.
struct OfToken {
    connections: usize,
    unread: Unread,
    unpacking: Bytes,
}

/// One of the connections of a token.
struct OfOne {
    shared: Arc<Shared>,
    token: i64,
    unread: Unread,
    unpacking: Bytes,
}

impl OfOne {
    fn take(shared: &Arc<Shared>, token: i64) -> Option<OfOne> {
        let limits = &shared.limits;
        let mut held = shared.of_one.lock().unwrap_or_else(PoisonError::into_inner);
        let all = held.entry(token).or_insert_with(|| OfToken {
            connections: 0,
            unread: Unread::up_to(limits.unread),
            unpacking: Bytes::new(limits.kilobytes_a_second, limits.dossier),
        });
        if all.connections >= limits.of_one {
            return None;
        }
        all.connections += 1;
        let (unread, unpacking) = (all.unread.clone(), all.unpacking.clone());
        Some(OfOne { shared: Arc::clone(shared), token, unread, unpacking })
    }
}

impl Drop for OfOne {
    fn drop(&mut self) {
        let mut held = self.shared.of_one.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(all) = held.get_mut(&self.token) {
            all.connections -= 1;
        }
    }
}

impl Visit {
    async fn begin(shared: &Arc<Shared>, asked: Asked, headers: &HeaderMap) -> Result<Visit, StatusCode> {
        if *shared.stopping.borrow() {
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
        // Before the tokens are read: what changes from here on is heard.
        let changed = shared.changed.subscribe();
        let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let token = token.ok_or(StatusCode::UNAUTHORIZED)?.to_owned();
        let found = {
            let (shared, asked) = (Arc::clone(shared), asked.clone());
            let read = move || Found::read(&shared, &token, &asked);
            match tokio::task::spawn_blocking(read).await {
                Ok(Ok(found)) => found,
                _ => return Err(StatusCode::SERVICE_UNAVAILABLE),
            }
        };
        let (id, grant) = match found {
            Found::Nobody => return Err(StatusCode::UNAUTHORIZED),
            Found::NotTheirs => return Err(StatusCode::FORBIDDEN),
            Found::OtherOrigin => return Err(StatusCode::CONFLICT),
            Found::Theirs { size, .. } if size > shared.limits.dossier => return Err(StatusCode::PAYLOAD_TOO_LARGE),
            Found::Theirs { token, grant, .. } => (token, grant),
        };
        let place = Arc::clone(&shared.places).try_acquire_owned().map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
        let of_one = OfOne::take(shared, id).ok_or(StatusCode::TOO_MANY_REQUESTS)?;
        Ok(Visit { shared: Arc::clone(shared), asked, grant, _place: place, of_one, changed })
    }

    async fn stay(self, socket: WebSocket) {
        let peer = PeerId::from_string(self.asked.peer.clone());
        let shared = &self.shared;
        let entering =
            shared.rooms.enter(&shared.documents, shared.limits.dossier, &self.asked.dossier, &peer, &self.grant);
        // Dropped, the socket says that there is no room.
        let Some(room) = entering.await else { return };
        let (who, dossier) = (self.grant.name.clone(), self.asked.dossier.clone());
        (shared.log)(&Event::Joined { who: who.clone(), dossier: dossier.clone(), access: self.grant.access });
        let judge = Arc::new(Judge {
            gate: Gate::new(&shared.limits),
            unpacking: self.of_one.unpacking.clone(),
            largest: shared.limits.dossier,
            document: room.document.clone(),
            who: who.clone(),
            dossier: dossier.clone(),
            log: Arc::clone(&shared.log),
        });
        let closing = Closed { visit: self.watching(), room: Arc::clone(&room) };
        let unread = self.of_one.unread.clone();
        let (transport, running) =
            line(socket, move |message| Arc::clone(&judge).of(message), closing.wait(), unread, Pulse::default());
        if room.acceptor.accept(transport.with_expected_peer_id(peer.clone())).is_ok() {
            running.await;
        }
        shared.rooms.leave(&dossier, &room, &peer).await;
        (shared.log)(&Event::Left { who, dossier });
    }

    fn watching(&self) -> Watching {
        Watching {
            shared: Arc::clone(&self.shared),
            dossier: self.asked.dossier.clone(),
            grant: self.grant.clone(),
            changed: self.changed.clone(),
        }
    }
}

/// What a connection is watched for.
struct Watching {
    shared: Arc<Shared>,
    dossier: String,
    grant: Grant,
    changed: watch::Receiver<u64>,
}

struct Closed {
    visit: Watching,
    room: Arc<Room>,
}

impl Closed {
    /// Waits until the connection is to be closed from here, and says why.
    async fn wait(self) -> Closing {
        let Watching { shared, dossier, grant, mut changed } = self.visit;
        let (mut keeping, mut stopping) = (self.room.keeping.clone(), shared.stopping.subscribe());
        loop {
            tokio::select! {
                () = held(&mut stopping, |stopping| *stopping) => return STOPPING,
                () = held(&mut keeping, |keeping| *keeping != Keeping::Well) => {
                    let kept = keeping.borrow().clone();
                    return match kept {
                        Keeping::Failed(why) => {
                            (shared.log)(&Event::NotKept { dossier, why });
                            NOT_KEPT
                        }
                        Keeping::OtherOrigin => {
                            (shared.log)(&Event::OtherOrigin { dossier });
                            OTHER_ORIGIN
                        }
                        Keeping::TooLarge | Keeping::Well => {
                            (shared.log)(&Event::TooLarge { dossier });
                            TOO_LARGE
                        }
                    };
                }
                change = changed.changed() => {
                    let (keys, of) = (Arc::clone(&shared.keys), dossier.clone());
                    let token = grant.token;
                    let now = tokio::task::spawn_blocking(move || keys.grant(token, &of)).await;
                    // What cannot be read does not hold either.
                    let same = change.is_ok() && matches!(now, Ok(Ok(Some(now))) if now == grant);
                    if !same {
                        (shared.log)(&Event::Revoked { who: grant.name.clone(), dossier });
                        return REVOKED;
                    }
                }
            }
        }
    }
}

/// Waits until something holds, without holding on to it; where it never can any more, for ever.
async fn held<T>(watched: &mut watch::Receiver<T>, holds: impl FnMut(&T) -> bool) {
    let gone = watched.wait_for(holds).await.is_err();
    if gone {
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_unread_counts_for_a_token_on_all_its_connections_and_for_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits { unread: 1_000, of_one: 2, ..Limits::default() };
        let server = Server::open(folder.path(), limits, Arc::new(|_| {})).unwrap();
        let take = |token| OfOne::take(&server.shared, token);
        let (one, same, other) = (take(1).unwrap(), take(1).unwrap(), take(2).unwrap());
        assert!(take(1).is_none());
        let waiting = one.unread.add(vec![0; 1_000]).unwrap();
        assert!(same.unread.add(vec![0; 1]).is_err());
        assert!(other.unread.add(vec![0; 1]).is_ok());
        drop((one, same));
        let again = take(1).unwrap();
        assert!(again.unread.add(vec![0; 1]).is_err(), "whoever comes back has not read it either");
        drop(waiting);
        assert!(again.unread.add(vec![0; 1]).is_ok());
    }
}
