//! What the environment says: where there is a screen, and where files go when nobody is there to be asked.

use std::env;
use std::path::PathBuf;

/// Where exports go without asking: for tests, and for a kiosk whose files go to one folder.
const EXPORT_DIR: &str = "VOORSTEL_EXPORT_DIR";
/// Which file is imported without asking, for the same.
const IMPORT_FILE: &str = "VOORSTEL_IMPORT_FILE";

/// Which folder partners meet in without asking, for the same.
const SHARED_FOLDER: &str = "VOORSTEL_SHARED_FOLDER";

/// Which files are added as annexes without asking, for the same.
const ANNEX_FILES: &str = "VOORSTEL_ANNEX_FILES";

/// Whether a window can be opened at all: without a display the toolkit would abort.
pub(crate) fn has_display() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The folder that takes exports, if it is not for a person to say.
pub(crate) fn export_folder() -> Option<PathBuf> {
    path(EXPORT_DIR)
}

/// The file to import, if it is not for a person to say.
pub(crate) fn import_file() -> Option<PathBuf> {
    path(IMPORT_FILE)
}

/// The folder to meet in, if it is not for a person to say.
pub(crate) fn shared_folder() -> Option<PathBuf> {
    path(SHARED_FOLDER)
}

/// The files to add as annexes, if it is not for a person to say.
pub(crate) fn annex_files() -> Vec<PathBuf> {
    env::var_os(ANNEX_FILES).map(|files| env::split_paths(&files).collect()).unwrap_or_default()
}

fn path(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
