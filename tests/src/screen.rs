//! A display of its own for each window, so that journeys run side by side and without a desktop.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

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

    /// The display's name, for `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }
}
