//! Closing the window: what is still being typed is taken first, and what is not saved is said.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::{Emitter as _, Manager as _, Window, WindowEvent};
use tokio::sync::oneshot;
use voorstel_app::App;

use crate::{dialogs, window};

/// The event that asks the page to hand over what was typed in it; the command `answer_closing` says that it has.
const ASK: &str = "closing";
/// Long enough for a slow disk to take what waits in the page; a page that is silent for longer will not speak any more.
const SILENCE: Duration = Duration::from_secs(10);

static CLOSING: Closing = Closing::new();

pub(crate) fn on_window_event(closed: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let tauri = closed.app_handle().clone();
    let Some(window) = tauri.get_webview_window(window::MAIN) else { return };
    api.prevent_close();
    let Some(underway) = CLOSING.begin() else { return };
    tauri::async_runtime::spawn(async move {
        let _underway = underway;
        let app = tauri.state::<App>().inner().clone();
        window::keep(&window, &app);
        // A field hands over what was typed when it is left, and a window that closes leaves none. The page also sends
        // one edit at a time: only the page knows when the last of them is here.
        let kept = CLOSING.ask(|| window.emit(ASK, ()).is_ok(), SILENCE).await;
        app.settled().await;
        let unsaved = kept == Some(false) || app.has_unsaved();
        if unsaved && !dialogs::close_unsaved(&tauri, &app).await {
            return;
        }
        // The window is gone already where this fails, which is what was wanted.
        let _ = window.destroy();
    });
}

/// The page's answer: whether all that was typed in it is kept.
pub(crate) fn answer(kept: bool) {
    CLOSING.answer(kept);
}

/// The closing that is underway, if any.
struct Closing {
    underway: AtomicBool,
    asked: Mutex<Option<oneshot::Sender<bool>>>,
}

/// Closing is underway for as long as this is there.
struct Underway<'a>(&'a Closing);

impl Drop for Underway<'_> {
    fn drop(&mut self) {
        self.0.underway.store(false, Ordering::Release);
    }
}

impl Closing {
    const fn new() -> Closing {
        Closing { underway: AtomicBool::new(false), asked: Mutex::new(None) }
    }

    /// Begins closing; nothing when it is underway, so that who presses twice is asked once.
    fn begin(&self) -> Option<Underway<'_>> {
        (!self.underway.swap(true, Ordering::AcqRel)).then(|| Underway(self))
    }

    /// What the page answers; nothing when it cannot be asked, or is silent for too long.
    async fn ask(&self, ask: impl FnOnce() -> bool, silence: Duration) -> Option<bool> {
        let (answer, answered) = oneshot::channel();
        self.expect(Some(answer));
        let kept = if ask() { tokio::time::timeout(silence, answered).await.ok() } else { None };
        self.expect(None);
        kept.and_then(Result::ok)
    }

    fn answer(&self, kept: bool) {
        if let Some(asked) = self.expect(None) {
            // An answer that comes too late is not waited for.
            let _ = asked.send(kept);
        }
    }

    fn expect(&self, answer: Option<oneshot::Sender<bool>>) -> Option<oneshot::Sender<bool>> {
        std::mem::replace(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner), answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    fn wait<T>(what: impl Future<Output = T>) -> T {
        tauri::async_runtime::block_on(what)
    }

    #[test]
    fn the_page_says_whether_all_is_kept() {
        let closing = Closing::new();
        for kept in [true, false] {
            let ask = || {
                closing.answer(kept);
                true
            };
            assert_eq!(wait(closing.ask(ask, LONG)), Some(kept));
        }
    }

    #[test]
    fn a_page_that_is_dead_does_not_hold_the_window_open() {
        let closing = Closing::new();
        assert_eq!(wait(closing.ask(|| true, Duration::ZERO)), None);
        assert_eq!(wait(closing.ask(|| false, LONG)), None);
    }

    #[test]
    fn an_answer_nobody_asked_for_is_not_kept_for_the_next_question() {
        let closing = Closing::new();
        closing.answer(false);
        assert_eq!(wait(closing.ask(|| true, Duration::ZERO)), None);
    }

    #[test]
    fn pressing_twice_closes_once_and_staying_lets_it_begin_again() {
        let closing = Closing::new();
        let first = closing.begin();
        assert!(first.is_some());
        assert!(closing.begin().is_none());
        drop(first);
        assert!(closing.begin().is_some());
    }
}
