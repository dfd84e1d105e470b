//! A display of its own for each window, so that journeys run side by side and without a desktop.

use std::error::Error;
use std::io;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window as Id};
use x11rb::rust_connection::RustConnection;

use crate::WindowError;

/// A virtual display; it ends when this is dropped.
#[derive(Debug)]
pub struct Screen {
    display: String,
    _server: Child,
}

impl Screen {
    /// Starts a display that picks its own free number.
    ///
    /// # Errors
    /// Where Xvfb is missing or does not start.
    pub async fn start() -> Result<Screen, WindowError> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|source| WindowError::Start { what: "Xvfb", source })?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out)
                .read_line(&mut number)
                .await
                .map_err(|source| WindowError::Start { what: "Xvfb", source })?;
        }
        if number.trim().is_empty() {
            return Err(WindowError::NoDisplay);
        }
        Ok(Screen { display: format!(":{}", number.trim()), _server: server })
    }

    /// Asks every window to close, as a window manager does when its cross is clicked. There is no window manager here.
    ///
    /// # Errors
    /// Where the display cannot be spoken to.
    pub fn ask_to_close(&self) -> Result<(), WindowError> {
        let asked = seen(&self.display).and_then(|(connection, root)| {
            let windows = connection.query_tree(root)?.reply()?.children;
            close(&connection, windows)
        });
        asked.map_err(failed("closing"))
    }

    /// How many of the system's dialogs stand over the window.
    ///
    /// # Errors
    /// Where the display cannot be spoken to.
    pub fn dialogs(&self) -> Result<usize, WindowError> {
        let found = seen(&self.display).and_then(|(connection, root)| dialogs_of(&connection, root));
        found.map(|dialogs| dialogs.len()).map_err(failed("looking for a dialog"))
    }

    /// Closes every dialog with its cross, which is the answer ‘no’.
    ///
    /// # Errors
    /// Where the display cannot be spoken to.
    pub fn dismiss_dialogs(&self) -> Result<(), WindowError> {
        let dismissed = seen(&self.display).and_then(|(connection, root)| {
            let dialogs = dialogs_of(&connection, root)?;
            close(&connection, dialogs)
        });
        dismissed.map_err(failed("dismissing a dialog"))
    }

    /// The display's name, for `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }
}

type Spoken<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn failed(what: &'static str) -> impl FnOnce(Box<dyn Error + Send + Sync>) -> WindowError {
    move |source| WindowError::Start { what, source: io::Error::other(source) }
}

/// The display, and the window behind all others.
fn seen(display: &str) -> Spoken<(RustConnection, Id)> {
    let (connection, screen) = x11rb::connect(Some(display))?;
    let root = connection.setup().roots[screen].root;
    Ok((connection, root))
}

/// The windows that show and say that they are dialogs.
fn dialogs_of(connection: &RustConnection, root: Id) -> Spoken<Vec<Id>> {
    let kind = connection.intern_atom(false, b"_NET_WM_WINDOW_TYPE")?.reply()?.atom;
    let dialog = connection.intern_atom(false, b"_NET_WM_WINDOW_TYPE_DIALOG")?.reply()?.atom;
    let mut dialogs = Vec::new();
    for window in connection.query_tree(root)?.reply()?.children {
        let attributes = connection.get_window_attributes(window)?.reply();
        let kinds = connection.get_property(false, window, kind, AtomEnum::ATOM, 0, 16)?.reply();
        // A window that is gone meanwhile is no dialog any more.
        let (Ok(attributes), Ok(kinds)) = (attributes, kinds) else { continue };
        let shows = attributes.map_state == MapState::VIEWABLE;
        if shows && kinds.value32().is_some_and(|mut all| all.any(|one| one == dialog)) {
            dialogs.push(window);
        }
    }
    Ok(dialogs)
}

/// Asks these windows to close, those that can be asked.
fn close(connection: &RustConnection, windows: Vec<Id>) -> Spoken<()> {
    let protocols = connection.intern_atom(false, b"WM_PROTOCOLS")?.reply()?.atom;
    let delete = connection.intern_atom(false, b"WM_DELETE_WINDOW")?.reply()?.atom;
    for window in windows {
        let Ok(kept) = connection.get_property(false, window, protocols, AtomEnum::ATOM, 0, 16)?.reply() else {
            continue;
        };
        if kept.value32().is_some_and(|mut all| all.any(|one| one == delete)) {
            let event = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
            connection.send_event(false, window, EventMask::NO_EVENT, event)?;
        }
    }
    connection.flush()?;
    Ok(())
}
