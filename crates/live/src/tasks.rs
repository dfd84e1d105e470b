//! The tasks of one samod. It stops, and lets them run on: one of them ticks for ever, and another holds all its documents.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use samod::runtime::RuntimeHandle;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

/// Where a samod runs its tasks, so that they can be ended with it.
#[derive(Clone)]
pub(crate) struct Tasks {
    runtime: Handle,
    running: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Tasks {
    /// On the runtime that this is called on.
    pub(crate) fn here() -> Tasks {
        Tasks { runtime: Handle::current(), running: Arc::default() }
    }

    /// Ends them, after samod has stopped and so has written everything; what they hold is gone when this returns.
    pub(crate) async fn end(&self) {
        let running = std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner));
        for task in running {
            task.abort();
            let _ = task.await;
        }
    }
}

impl RuntimeHandle for Tasks {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send + 'static>>) {
        let task = self.runtime.spawn(task);
        self.running.lock().unwrap_or_else(PoisonError::into_inner).push(task);
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + 'static>> {
        Box::pin(tokio::time::sleep(duration))
    }
}

#[cfg(test)]
mod tests {
    use samod::{Repo, RepoEvent, RepoObserver, Url};

    use super::*;

    /// Is held by samod and each of its documents for as long as they are there.
    struct Held(#[expect(dead_code, reason = "it is only held")] Arc<()>);

    impl RepoObserver for Held {
        fn observe(&self, _: &RepoEvent) {}
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nothing_of_a_samod_is_left_once_its_tasks_have_ended() {
        let tasks = Tasks::here();
        let held = Arc::new(());
        let is_held = Arc::downgrade(&held);
        let repo = Repo::builder(tasks.clone()).with_observer(Held(held)).load().await;
        let document = repo.create(automerge::Automerge::new()).await.unwrap();
        let acceptor = repo.make_acceptor(Url::parse("voorstel://serve").unwrap()).unwrap();
        assert!(is_held.upgrade().is_some());
        repo.stop().await;
        acceptor.close();
        drop((repo, document, acceptor));
        assert!(is_held.upgrade().is_some(), "samod lets go of it by itself now: this is needed no more");
        tasks.end().await;
        assert!(is_held.upgrade().is_none());
    }
}
