//! What the use cases ask of whoever shows them.

use std::process::Command;

use crate::history::views::HistoryProgress;
use crate::meeting::views::MeetingHeard;
use crate::views::{ExportProgress, LiveView, SavedLater};

/// The host: a window, or nobody. It grows only when a use case has something new to say of its own accord; what a use
/// case is asked for, it answers. Deliberately not here: dialogs, windows, clipboards, paths.
pub trait Host: Send + Sync {
    /// An export goes on.
    fn export_progress(&self, dossier: &str, progress: &ExportProgress);

    /// The reading of a history goes on.
    fn history_progress(&self, _: &HistoryProgress) {}

    /// What could not be saved when it was typed is saved, or still is not.
    fn saved(&self, saved: &SavedLater);

    /// Something came in from the folder in which partners meet, or the folder stands otherwise.
    fn meeting(&self, _: &MeetingHeard) {}

    /// How it stands with a dossier that is drafted live.
    fn live(&self, _: &LiveView) {}

    /// Others changed a dossier that is open: ask [`crate::App::others_changes`] what.
    fn came_in(&self, _: &str) {}

    /// It stands otherwise with files of annexes that were missing: ask [`crate::App::annexes`] how.
    fn annexes(&self, _: &str) {}

    /// The program that makes a long document in a process of its own by [`crate::apart::serve`]. Without one it is made here.
    fn apart(&self) -> Option<Command> {
        None
    }
}

/// Nobody listens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Host for Nobody {
    fn export_progress(&self, _: &str, _: &ExportProgress) {}

    fn saved(&self, _: &SavedLater) {}
}
