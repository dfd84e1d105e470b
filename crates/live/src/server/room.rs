//! A dossier on a server, while somebody is in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use samod::{AcceptorHandle, DocumentId, PeerId, Repo, ShareConfig, Url};
use tokio::sync::watch;

use super::access::{Access, Grant};
use super::documents::Documents;
use super::storage::{Keeping, Stored};
use crate::document_id;

/// The rooms that somebody is in.
#[derive(Default)]
pub(crate) struct Rooms {
    /// Held while one is opened or closed, so that a dossier is never in two.
    open: tokio::sync::Mutex<HashMap<String, Arc<Room>>>,
}

pub(crate) struct Room {
    repo: Repo,
    pub acceptor: AcceptorHandle,
    pub keeping: watch::Receiver<Keeping>,
    /// Who is in it: the names of their connections, with what they were let in with and how many connections bear it.
    peers: Arc<Mutex<HashMap<PeerId, (Grant, usize)>>>,
}

impl Rooms {
    /// Lets a connection into the room of a dossier; nothing where its name is somebody else's there, or there is no such
    /// dossier.
    pub(crate) async fn enter(
        &self,
        documents: &Arc<Documents>,
        largest: u64,
        dossier: &str,
        peer: &PeerId,
        grant: &Grant,
    ) -> Option<Arc<Room>> {
        let mut open = self.open.lock().await;
        let room = match open.get(dossier) {
            Some(room) if *room.keeping.borrow() == Keeping::Well => Arc::clone(room),
            // What could not be kept is in its memory only: it is not to be handed on as if it were.
            _ => {
                let room = Arc::new(Room::open(documents, largest, dossier).await?);
                if let Some(failed) = open.insert(dossier.to_owned(), Arc::clone(&room)) {
                    tokio::spawn(failed.repo.stop());
                }
                room
            }
        };
        let let_in = room.let_in(peer, grant);
        let_in.then_some(room)
    }

    /// A connection is gone; the last one closes the room.
    pub(crate) async fn leave(&self, dossier: &str, room: &Arc<Room>, peer: &PeerId) {
        let mut open = self.open.lock().await;
        if room.let_out(peer) {
            if open.get(dossier).is_some_and(|now| Arc::ptr_eq(now, room)) {
                open.remove(dossier);
            }
            // Until everything is on disk: whoever opens it next reads it from there.
            room.repo.stop().await;
        }
    }

    pub(crate) async fn count(&self) -> usize {
        self.open.lock().await.len()
    }
}

impl Room {
    async fn open(documents: &Arc<Documents>, largest: u64, dossier: &str) -> Option<Room> {
        let id = document_id(dossier)?;
        let (told, keeping) = watch::channel(Keeping::Well);
        let peers: Arc<Mutex<HashMap<PeerId, (Grant, usize)>>> = Arc::default();
        let storage =
            Stored { documents: Arc::clone(documents), dossier: dossier.into(), largest, keeping: Arc::new(told) };
        let of_peers = Arc::clone(&peers);
        let repo = Repo::build_tokio()
            .with_storage(storage)
            .with_share_policy(move |asked: DocumentId, peer: PeerId| {
                let grant = lock(&of_peers).get(&peer).map(|(grant, _)| grant.access);
                let shared = match grant {
                    Some(Access::Edit) if asked == id => ShareConfig::read_write(),
                    Some(Access::Read) if asked == id => ShareConfig::read_only(),
                    _ => ShareConfig::none(),
                };
                futures::stream::iter([shared])
            })
            .load()
            .await;
        let acceptor = repo.make_acceptor(Url::parse("voorstel://serve").ok()?).ok()?;
        Some(Room { repo, acceptor, keeping, peers })
    }

    fn let_in(&self, peer: &PeerId, grant: &Grant) -> bool {
        let mut peers = lock(&self.peers);
        match peers.get_mut(peer) {
            // The same person again, before the old connection was seen to be dead.
            Some((held, connections)) if held == grant => *connections += 1,
            Some(_) => return false,
            None => {
                peers.insert(peer.clone(), (grant.clone(), 1));
            }
        }
        true
    }

    /// Whether it was the last one.
    fn let_out(&self, peer: &PeerId) -> bool {
        let mut peers = lock(&self.peers);
        if let Some((_, connections)) = peers.get_mut(peer) {
            *connections -= 1;
            if *connections == 0 {
                peers.remove(peer);
            }
        }
        peers.is_empty()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
