//! The application in a real window, driven by WebKitWebDriver.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use thiserror::Error;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

use crate::Screen;

/// How long something may take to show up before a journey gives up: a bound against hanging, not a measure of speed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);
/// How often it is looked at meanwhile.
pub(crate) const GLANCE: Duration = Duration::from_millis(40);

/// The application's program.
///
/// # Errors
/// [`WindowError::NotBuilt`].
pub fn program() -> Result<PathBuf, WindowError> {
    let program = application();
    if program.exists() { Ok(program) } else { Err(WindowError::NotBuilt(program)) }
}

/// Why a window cannot be driven.
#[derive(Debug, Error)]
pub enum WindowError {
    /// A program did not start.
    #[error("{what} does not start: {source}; `cargo xtask test` installs what is needed")]
    Start {
        /// Which program.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
    /// The display server said no number.
    #[error("Xvfb started but opened no display")]
    NoDisplay,
    /// The application is not built.
    #[error("{0} is not there: build it with `cargo build -p voorstel-desktop`")]
    NotBuilt(PathBuf),
    /// The application was to end.
    #[error("the application was asked to close and is still there")]
    StillOpen,
    /// The driver refused something.
    #[error(transparent)]
    Driver(#[from] WebDriverError),
    /// Something was waited for and did not come.
    #[error("waited in vain for {what}. The window showed:\n{shown}")]
    Vain {
        /// For what.
        what: String,
        /// What the window showed instead.
        shown: String,
    },
}

/// How a window is started.
#[derive(Debug, Default, Clone)]
pub struct Setup {
    /// Folder of the library; a fresh one when not given.
    pub home: Option<PathBuf>,
    /// Width and height of the content in pixels; 1280 x 800 when not given.
    pub size: Option<(u32, u32)>,
    /// Whether the desktop prefers dark colours.
    pub dark: bool,
    /// Further variables for the application.
    pub env: Vec<(String, String)>,
    /// What the application is started with.
    pub args: Vec<String>,
}

/// An open window with its display and driver.
pub struct Window {
    pub(crate) driver: WebDriver,
    setup: Setup,
    home: PathBuf,
    exports: PathBuf,
    driver_process: Child,
    screen: Screen,
    _folder: Option<TempDir>,
}

impl Window {
    /// Opens the application with a library of its own.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn open(setup: Setup) -> Result<Window, WindowError> {
        let folder = TempDir::new().map_err(|source| WindowError::Start { what: "a temporary folder", source })?;
        let home = setup.home.clone().unwrap_or_else(|| folder.path().join("library"));
        let exports = home.with_file_name("exports");
        std::fs::create_dir_all(&exports).map_err(|source| WindowError::Start { what: "an export folder", source })?;
        Window::start(setup, home, exports, Some(folder)).await
    }

    async fn start(
        setup: Setup,
        home: PathBuf,
        exports: PathBuf,
        folder: Option<TempDir>,
    ) -> Result<Window, WindowError> {
        let binary = program()?;
        let screen = Screen::start().await?;
        let port = free_port().await.map_err(|source| WindowError::Start { what: "WebKitWebDriver", source })?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("DISPLAY", screen.display())
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("VOORSTEL_HOME", &home)
            .env("VOORSTEL_EXPORT_DIR", &exports)
            .env("GTK_THEME", if setup.dark { "Adwaita:dark" } else { "Adwaita" })
            .envs(setup.env.iter().cloned())
            .stdout(Stdio::null())
            .stderr(if std::env::var_os("VOORSTEL_LOUD").is_some() { Stdio::inherit() } else { Stdio::null() })
            .kill_on_drop(true);
        let process = command.spawn().map_err(|source| WindowError::Start { what: "WebKitWebDriver", source })?;
        until_listening(port).await?;
        let mut capabilities = Capabilities::new();
        capabilities.set("webkitgtk:browserOptions", json!({ "binary": binary, "args": setup.args }))?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        let window = Window { driver, setup, home, exports, driver_process: process, screen, _folder: folder };
        if let Some((width, height)) = window.setup.size {
            window.resize(width, height).await?;
        }
        window.until("the first screen", "return document.querySelector('main') !== null").await?;
        Ok(window)
    }

    /// Ends the journey, leaving the library.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn close(self) -> Result<(), WindowError> {
        self.driver.quit().await?;
        Ok(())
    }

    /// Closes the window as its user would, with its cross, and opens it again on the same library.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn reopen(self) -> Result<Window, WindowError> {
        let pid = self.application_pid().map_err(|source| WindowError::Start { what: "closing", source })?;
        self.screen.ask_to_close()?;
        self.start_again(pid).await
    }

    /// Clicks the window's cross, and waits until it asks something instead of closing.
    ///
    /// # Errors
    /// [`WindowError::Vain`] where it does not ask.
    pub async fn asks_when_closed(&self) -> Result<(), WindowError> {
        self.screen.ask_to_close()?;
        let deadline = Instant::now() + PATIENCE;
        while self.screen.dialogs()? == 0 {
            self.glance(deadline, "the question whether to close").await?;
        }
        Ok(())
    }

    /// Answers the question with its cross: the window stays.
    ///
    /// # Errors
    /// [`WindowError::Vain`] where the question stays.
    pub async fn stay(&self) -> Result<(), WindowError> {
        let deadline = Instant::now() + PATIENCE;
        while self.screen.dialogs()? > 0 {
            // A dialog that is only just there may not listen yet.
            self.screen.dismiss_dialogs()?;
            self.glance(deadline, "the question to go").await?;
        }
        Ok(())
    }

    async fn glance(&self, deadline: Instant, what: &str) -> Result<(), WindowError> {
        if Instant::now() > deadline {
            return Err(WindowError::Vain { what: what.to_owned(), shown: self.shown().await });
        }
        sleep(GLANCE).await;
        Ok(())
    }

    /// Ends the application with SIGKILL, as a crash or a power cut would, and opens it again on the same library.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn kill_and_reopen(self) -> Result<Window, WindowError> {
        let failed = |source| WindowError::Start { what: "kill", source };
        let pid = self.application_pid().map_err(failed)?;
        let status = Command::new("kill").args(["-KILL", &pid.to_string()]).status().await.map_err(failed)?;
        if !status.success() {
            return Err(failed(io::Error::other(status.to_string())));
        }
        self.start_again(pid).await
    }

    async fn start_again(self, ended: u32) -> Result<Window, WindowError> {
        until_dead(ended).await?;
        let Window { driver, setup, home, exports, driver_process, screen, _folder } = self;
        // The session ended with the application; asking it to quit would wait for an answer that does not come.
        let _ = driver.leak();
        drop((driver_process, screen));
        Window::start(setup, home, exports, _folder).await
    }

    /// The application is the driver's one child.
    fn application_pid(&self) -> io::Result<u32> {
        let parent = self.driver_process.id().unwrap_or_default();
        let children = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
        children
            .split_whitespace()
            .find_map(|child| child.parse().ok())
            .ok_or_else(|| io::Error::other("the driver has no application any more"))
    }

    /// Gives the content this size.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), WindowError> {
        self.driver.set_window_rect(0, 0, width, height).await?;
        self.until(
            &format!("a content of {width} x {height}"),
            &format!("return innerWidth === {width} && innerHeight === {height}"),
        )
        .await
    }

    /// Where exports are written instead of asking with the system's dialog.
    pub fn exports(&self) -> &Path {
        &self.exports
    }

    /// The folder of the library.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Waits until a script, run in the window, returns true.
    ///
    /// # Errors
    /// [`WindowError::Vain`], with what the window shows.
    pub async fn until(&self, what: &str, script: &str) -> Result<(), WindowError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // A page that is being replaced answers with an error: that is 'not yet' too.
            let answer = self.driver.execute(script, Vec::new()).await;
            if answer.is_ok_and(|value| value.json().as_bool() == Some(true)) {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(WindowError::Vain { what: what.to_owned(), shown: self.shown().await });
            }
            sleep(GLANCE).await;
        }
    }

    /// The display that the window is on, for `DISPLAY`.
    pub fn display(&self) -> &str {
        self.screen.display()
    }

    /// Writes a picture of the content.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn picture(&self, path: &Path) -> Result<(), WindowError> {
        self.driver.screenshot(path).await?;
        Ok(())
    }
}

fn application() -> PathBuf {
    if let Some(path) = std::env::var_os("VOORSTEL_DESKTOP") {
        return path.into();
    }
    // Tests lie in target/debug/deps, programs in target/debug: the application lies beside the latter.
    let own = std::env::current_exe().unwrap_or_default();
    let folder = own.parent().map(|folder| if folder.ends_with("deps") { folder.join("..") } else { folder.into() });
    folder.unwrap_or_default().join("voorstel-desktop")
}

/// A process holds its files until its last thread is gone.
async fn until_dead(pid: u32) -> Result<(), WindowError> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let threads = std::fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let is_zombie = stat.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with('Z'));
        if threads == 0 || (threads == 1 && is_zombie) {
            return Ok(());
        }
        sleep(GLANCE).await;
    }
    Err(WindowError::StillOpen)
}

async fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).await?.local_addr()?.port())
}

async fn until_listening(port: u16) -> Result<(), WindowError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match TcpStream::connect(("127.0.0.1", port)).await {
            Ok(_) => return Ok(()),
            Err(source) if Instant::now() > deadline => {
                return Err(WindowError::Start { what: "WebKitWebDriver", source });
            }
            Err(_) => sleep(GLANCE).await,
        }
    }
}
