//! A file that the window is started with: by a double click, or by a path on the command line. A second start hands its
//! file to the first.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter as _, Manager as _};

/// What the screens hear when a file came.
const EVENT: &str = "file-given";

/// The file that came last and was not asked for yet.
#[derive(Debug, Default)]
pub(crate) struct Given {
    file: Mutex<Option<PathBuf>>,
}

impl Given {
    /// Of the arguments of a start, without the program's own name.
    pub(crate) fn of_start() -> Given {
        let arguments = std::env::args_os().skip(1).map(PathBuf::from);
        Given { file: Mutex::new(first_file(arguments, Path::new(""))) }
    }

    /// Takes it: the same file is not opened twice by itself.
    pub(crate) fn take(&self) -> Option<PathBuf> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, file: PathBuf) {
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }
}

/// A second start came with these arguments, in that folder.
pub(crate) fn second_start(tauri: &AppHandle, arguments: &[String], folder: &str) {
    let arguments = arguments.iter().skip(1).map(PathBuf::from);
    if let Some(file) = first_file(arguments, Path::new(folder)) {
        hand(tauri, file);
    }
}

/// Hands a file to the screens, at once or when they are there.
pub(crate) fn hand(tauri: &AppHandle, file: PathBuf) {
    if let Some(given) = tauri.try_state::<Given>() {
        given.put(file);
        // A window that is closing opens nothing any more.
        let _ = tauri.emit(EVENT, ());
    }
}

/// The first argument that names a file, from that folder on. What begins as an option is none of ours.
fn first_file(arguments: impl Iterator<Item = PathBuf>, folder: &Path) -> Option<PathBuf> {
    let mut named = arguments.filter(|argument| !argument.as_os_str().as_encoded_bytes().starts_with(b"-"));
    named.next().map(|path| folder.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_is_no_option_and_lies_where_the_start_was() {
        let given = |arguments: &[&str]| first_file(arguments.iter().map(PathBuf::from), Path::new("/home/an"));
        assert_eq!(given(&[]), None);
        assert_eq!(given(&["--no-sandbox"]), None);
        assert_eq!(given(&["-x", "samen.voorstel", "b.voorstel"]), Some(PathBuf::from("/home/an/samen.voorstel")));
        assert_eq!(given(&["/mnt/samen.voorstel"]), Some(PathBuf::from("/mnt/samen.voorstel")));
    }

    #[test]
    fn a_file_is_opened_once() {
        let given = Given::default();
        given.put(PathBuf::from("samen.voorstel"));
        assert_eq!(given.take(), Some(PathBuf::from("samen.voorstel")));
        assert_eq!(given.take(), None);
    }
}
