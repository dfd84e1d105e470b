//! A display of its own for each window, so that journeys run side by side and without a desktop.

use std::error::Error;
use std::io;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask};

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
        close_all(&self.display)
            .map_err(|source| WindowError::Start { what: "closing", source: io::Error::other(source) })
    }

    /// The display's name, for `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }
}

fn close_all(display: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (connection, screen) = x11rb::connect(Some(display))?;
    let protocols = connection.intern_atom(false, b"WM_PROTOCOLS")?.reply()?.atom;
    let delete = connection.intern_atom(false, b"WM_DELETE_WINDOW")?.reply()?.atom;
    for window in connection.query_tree(connection.setup().roots[screen].root)?.reply()?.children {
        let kept = connection.get_property(false, window, protocols, AtomEnum::ATOM, 0, 16)?.reply()?;
        if kept.value32().is_some_and(|mut all| all.any(|one| one == delete)) {
            let event = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
            connection.send_event(false, window, EventMask::NO_EVENT, event)?;
        }
    }
    connection.flush()?;
    Ok(())
}
