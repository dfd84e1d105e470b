//! Where the library lies, and the lock that keeps two processes from writing it.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::StoreError;

/// Overrides the folder, for a second library or a portable one.
const HOME: &str = "VOORSTEL_HOME";
/// Holds no bytes; whoever has it locked has the library.
const LOCK: &str = "library.lock";

/// The folder where a user's library lies: `VOORSTEL_HOME`, or else where the system keeps a user's data.
///
/// # Errors
/// [`StoreError::NoDataFolder`].
pub fn data_folder() -> Result<PathBuf, StoreError> {
    folder_for(std::env::var_os(HOME))
}

fn folder_for(home: Option<OsString>) -> Result<PathBuf, StoreError> {
    match home.filter(|home| !home.is_empty()) {
        Some(home) => Ok(PathBuf::from(home)),
        None => ProjectDirs::from("", "", "Voorstel")
            .map(|project| project.data_dir().to_owned())
            .ok_or(StoreError::NoDataFolder),
    }
}

/// Makes the folder and takes its lock, which the system frees when the file is dropped or the process dies.
pub(crate) fn claim(folder: &Path) -> Result<File, StoreError> {
    let failed = |error| StoreError::folder(folder, error);
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK)).map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse { folder: folder.to_owned() }),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Trouble;

    #[test]
    fn the_variable_overrides_the_systems_folder() {
        assert_eq!(folder_for(Some("/elsewhere".into())).unwrap(), PathBuf::from("/elsewhere"));
        assert_ne!(folder_for(Some(OsString::new())).unwrap(), PathBuf::new(), "empty is as if it were not there");
    }

    #[test]
    fn the_lock_is_held_once_and_freed_when_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let held = claim(folder.path()).unwrap();
        assert!(matches!(claim(folder.path()), Err(StoreError::InUse { .. })));
        drop(held);
        claim(folder.path()).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        fs::write(&file, "").unwrap();
        let error = claim(&file.join("library")).unwrap_err();
        assert!(matches!(error, StoreError::Folder { trouble: Trouble::ReadOnly, .. }), "{error:?}");
        let said = error.to_string();
        assert!(said.contains("a file") && said.contains("VOORSTEL_HOME"), "{said}");
    }
}
