//! What the app says of its own accord, passed on to the screens.

use std::env;
use std::process::Command;

use tauri::{AppHandle, Emitter as _};
use voorstel_app::views::{ExportProgress, HistoryProgress, LiveView, MeetingHeard, SavedLater};
use voorstel_app::{Host, apart};

/// The window as the app's host.
pub(crate) struct Events {
    window: AppHandle,
}

impl Events {
    pub(crate) fn of(window: &AppHandle) -> Events {
        Events { window: window.clone() }
    }

    /// A window that is closing hears nothing any more; what was to be said then needs no hearing.
    fn emit(&self, name: &str, payload: impl serde::Serialize + Clone) {
        let _ = self.window.emit(name, payload);
    }
}

impl Host for Events {
    fn export_progress(&self, _: &str, progress: &ExportProgress) {
        self.emit("export-progress", progress);
    }

    fn history_progress(&self, progress: &HistoryProgress) {
        self.emit("history-progress", progress);
    }

    fn saved(&self, saved: &SavedLater) {
        self.emit("saved", saved);
    }

    fn meeting(&self, heard: &MeetingHeard) {
        self.emit("meeting", heard);
    }

    fn live(&self, view: &LiveView) {
        self.emit("live", view);
    }

    fn came_in(&self, dossier: &str) {
        self.emit("came-in", dossier);
    }

    fn annexes(&self, dossier: &str) {
        self.emit("annexes", dossier);
    }

    fn apart(&self) -> Option<Command> {
        let mut program = Command::new(env::current_exe().ok()?);
        program.arg(apart::ASKED);
        Some(program)
    }
}
