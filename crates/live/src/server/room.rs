//! A dossier on a server, while somebody is in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use samod::{AcceptorHandle, DocumentId, PeerId, Repo, ShareConfig, Url};
use tokio::sync::watch;

use super::access::{Access, Grant};
use super::documents::Documents;
use super::storage::{Keeping, Stored};
use crate::document_id;
use crate::tasks::Tasks;

/// The rooms that somebody is in.
#[derive(Default)]
pub(crate) struct Rooms(Mutex<HashMap<String, Arc<Slot>>>);

/// Held while the room of a dossier is opened or closed, so that the dossier is never in two; other rooms do not wait for it.
type Slot = tokio::sync::Mutex<Option<Arc<Room>>>;

pub(crate) struct Room {
    repo: Repo,
    tasks: Tasks,
    /// What its document is called.
    pub document: String,
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
        let slot = self.slot(dossier);
        let mut open = slot.lock().await;
        let room = match &*open {
            Some(room) if *room.keeping.borrow() == Keeping::Well => Some(Arc::clone(room)),
            // What could not be kept is in its memory only: it is not to be handed on as if it were.
            _ => {
                let room = Room::open(documents, largest, dossier).await.map(Arc::new);
                if let Some(failed) = std::mem::replace(&mut *open, room.clone()) {
                    tokio::spawn(async move { failed.close().await });
                }
                room
            }
        };
        let room = room.filter(|room| room.let_in(peer, grant));
        drop(open);
        self.forget(dossier, slot);
        room
    }

    /// A connection is gone; the last one closes the room.
    pub(crate) async fn leave(&self, dossier: &str, room: &Arc<Room>, peer: &PeerId) {
        let slot = self.slot(dossier);
        let mut open = slot.lock().await;
        if room.let_out(peer) {
            open.take_if(|now| Arc::ptr_eq(now, room));
            // Until everything is on disk: whoever opens it next reads it from there.
            room.close().await;
        }
        drop(open);
        self.forget(dossier, slot);
    }

    pub(crate) fn count(&self) -> usize {
        lock(&self.0).len()
    }

    fn slot(&self, dossier: &str) -> Arc<Slot> {
        Arc::clone(lock(&self.0).entry(dossier.to_owned()).or_default())
    }

    /// Forgets the slot of a dossier that nobody is in, or is about to be.
    fn forget(&self, dossier: &str, slot: Arc<Slot>) {
        let mut slots = lock(&self.0);
        drop(slot);
        // Nobody else holds it, nor can take it while the slots are held here.
        let is_empty =
            |slot: &Arc<Slot>| Arc::strong_count(slot) == 1 && slot.try_lock().is_ok_and(|room| room.is_none());
        if slots.get(dossier).is_some_and(is_empty) {
            slots.remove(dossier);
        }
    }
}

impl Room {
    async fn open(documents: &Arc<Documents>, largest: u64, dossier: &str) -> Option<Room> {
        let id = document_id(dossier)?;
        let document = id.to_string();
        let (told, keeping) = watch::channel(Keeping::Well);
        let peers: Arc<Mutex<HashMap<PeerId, (Grant, usize)>>> = Arc::default();
        let storage = Stored::new(documents, dossier, largest, told);
        let of_peers = Arc::clone(&peers);
        let tasks = Tasks::here();
        let repo = Repo::builder(tasks.clone())
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
        Some(Room { repo, tasks, document, acceptor, keeping, peers })
    }

    /// Writes what is left, and lets go of everything.
    async fn close(&self) {
        self.repo.stop().await;
        // The two hold each other.
        self.acceptor.close();
        self.tasks.end().await;
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);
    const HERE: &str = "0123456789abcdef0123456789abcdef";
    const ELSEWHERE: &str = "fedcba9876543210fedcba9876543210";

    #[tokio::test(flavor = "multi_thread")]
    async fn a_room_that_takes_long_to_open_or_close_is_waited_for_by_whoever_wants_it_alone() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Arc::new(Documents::open(folder.path()).unwrap());
        let rooms = Arc::new(Rooms::default());
        let peer = PeerId::from_string("one".to_owned());
        let grant = Grant { token: 1, name: "Stad A".to_owned(), access: Access::Edit };
        let entering = |dossier: &'static str| {
            let (rooms, documents, peer, grant) =
                (Arc::clone(&rooms), Arc::clone(&documents), peer.clone(), grant.clone());
            tokio::spawn(async move { rooms.enter(&documents, u64::MAX, dossier, &peer, &grant).await })
        };
        // As it is while a room is opened or closed.
        let held = rooms.slot(HERE).lock_owned().await;
        let waiting = entering(HERE);
        let elsewhere = tokio::time::timeout(LIMIT, entering(ELSEWHERE)).await.unwrap().unwrap().unwrap();
        tokio::time::timeout(LIMIT, rooms.leave(ELSEWHERE, &elsewhere, &peer)).await.unwrap();
        let asked_by_samod = Arc::downgrade(&elsewhere.peers);
        drop(elsewhere);
        assert!(asked_by_samod.upgrade().is_none(), "nothing of it is left");
        assert!(!waiting.is_finished());
        assert_eq!(rooms.count(), 1, "the other one is gone");
        drop(held);
        let here = tokio::time::timeout(LIMIT, waiting).await.unwrap().unwrap().unwrap();
        rooms.leave(HERE, &here, &peer).await;
        assert_eq!(rooms.count(), 0);
    }
}
