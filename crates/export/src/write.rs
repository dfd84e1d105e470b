//! Writing a file whole or not at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::WriteError;

/// Writes bytes to a path through a temporary file in the same folder: whoever opens the path sees the old file or the
/// new one, never half of one, whatever goes wrong.
///
/// # Errors
/// [`WriteError`]; the file that was there before, if any, is whole and nothing is left behind beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder(folder.to_owned()));
    }
    if path.is_dir() {
        return Err(WriteError::IsFolder(path.to_owned()));
    }
    // A link stays a link: what it points to is what gets replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(folder);
    put(&target, folder, |file| file.write_all(bytes)).map_err(|error| told(path, error))
}

fn put(path: &Path, folder: &Path, write: impl FnOnce(&mut NamedTempFile) -> io::Result<()>) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|meta| meta.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut named = tempfile::Builder::new();
    named.prefix(".voorstel-").suffix(".part");
    if before.is_none() {
        for_all_the_user_lets(&mut named);
    }
    let mut file = named.tempfile_in(folder)?;
    write(&mut file)?;
    if let Some(before) = before {
        keep_permissions(&file, &before)?;
    }
    file.as_file().sync_all()?;
    keep(file, path)?;
    settle(folder);
    Ok(())
}

fn keep(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|failed| if is_held(&failed.error) { busy() } else { failed.error })
}

/// Whether a file could not be replaced because another program has it open. The new file stands beside it already, so
/// that the folder may be written.
#[cfg(windows)]
fn is_held(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
        || error.kind() == ErrorKind::PermissionDenied
}

#[cfg(not(windows))]
fn is_held(error: &io::Error) -> bool {
    error.kind() == ErrorKind::ExecutableFileBusy
}

fn busy() -> io::Error {
    ErrorKind::ResourceBusy.into()
}

/// A new file is for whom other programs' new files are: a temporary one would be its owner's alone.
#[cfg(unix)]
fn for_all_the_user_lets(file: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    // The system takes off what the user's umask denies.
    file.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn for_all_the_user_lets(_: &mut tempfile::Builder<'_, '_>) {}

/// A file that replaces another is for whom that one was.
#[cfg(unix)]
fn keep_permissions(file: &NamedTempFile, before: &fs::Metadata) -> io::Result<()> {
    file.as_file().set_permissions(before.permissions())
}

#[cfg(not(unix))]
fn keep_permissions(_: &NamedTempFile, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Has the folder's entry reach the disk too. Not every system can; the file itself is safe by then.
fn settle(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn told(path: &Path, error: io::Error) -> WriteError {
    let path: PathBuf = path.to_owned();
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => WriteError::NoPermission(path),
        ErrorKind::ResourceBusy => WriteError::InUse(path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => WriteError::DiskFull(path),
        ErrorKind::NotFound => WriteError::NoFolder(path),
        _ => WriteError::Other { path, error },
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use voorstel_model::Language;
    use voorstel_words::Words;

    use super::*;

    fn folder_with_old_file() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("aanvraag.pdf");
        fs::write(&path, b"old").unwrap();
        (folder, path)
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_new_file_is_written_and_an_old_one_replaced() {
        let (folder, path) = folder_with_old_file();
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        write_whole(&folder.path().join("other.pdf"), b"other").unwrap();
        assert_eq!(fs::read(folder.path().join("other.pdf")).unwrap(), b"other");
        assert_eq!(names(folder.path()).len(), 2, "nothing else is left behind");
    }

    #[test]
    fn on_a_full_disk_the_old_file_stays_whole() {
        let (folder, path) = folder_with_old_file();
        let error = put(&path, folder.path(), |file| {
            file.write_all(b"half of the ne")?;
            Err(ErrorKind::StorageFull.into())
        })
        .map_err(|error| told(&path, error))
        .unwrap_err();
        assert!(matches!(error, WriteError::DiskFull(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["aanvraag.pdf"], "nothing else is left behind");
        let sentence = error.sentence(Words::of(Language::Nl));
        assert!(sentence.contains("de schijf is vol") && sentence.contains("aanvraag.pdf"), "{sentence}");
    }

    #[test]
    fn a_file_that_is_open_elsewhere_stays_whole_and_it_is_said_what_to_do() {
        let (folder, path) = folder_with_old_file();
        let error = put(&path, folder.path(), |_| Err(busy())).map_err(|error| told(&path, error)).unwrap_err();
        assert!(matches!(error, WriteError::InUse(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["aanvraag.pdf"]);
        let sentence = error.sentence(Words::of(Language::Nl));
        assert!(sentence.contains("Sluit het daar") && sentence.contains("aanvraag.pdf"), "{sentence}");
    }

    #[cfg(windows)]
    #[test]
    fn windows_lets_nobody_replace_an_open_file() {
        use std::os::windows::fs::OpenOptionsExt;
        let (_folder, path) = folder_with_old_file();
        let _open = fs::OpenOptions::new().read(true).share_mode(1).open(&path).unwrap();
        assert!(matches!(write_whole(&path, b"new"), Err(WriteError::InUse(_))));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let (folder, _) = folder_with_old_file();
        let error = write_whole(&folder.path().join("weg/aanvraag.pdf"), b"new").unwrap_err();
        assert!(matches!(&error, WriteError::NoFolder(missing) if missing.ends_with("weg")), "{error}");
        assert!(error.sentence(Words::of(Language::En)).contains("does not exist"));
    }

    #[test]
    fn a_folder_is_no_file() {
        let (folder, _) = folder_with_old_file();
        assert!(matches!(write_whole(folder.path(), b"new"), Err(WriteError::IsFolder(_))));
    }

    #[test]
    fn a_file_that_may_not_be_written_stays_as_it_is() {
        let (folder, path) = folder_with_old_file();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write_whole(&path, b"new").unwrap_err();
        assert!(matches!(error, WriteError::NoPermission(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["aanvraag.pdf"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_place_where_nobody_may_write_is_told() {
        // Even the administrator makes no files here.
        let error = write_whole(Path::new("/sys/aanvraag.pdf"), b"new").unwrap_err();
        assert!(matches!(error, WriteError::NoPermission(_)), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_replaces_another_is_for_the_same_people() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path) = folder_with_old_file();
        for mode in [0o600, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            write_whole(&path, b"new").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let (folder, path) = folder_with_old_file();
        let link = folder.path().join("link.pdf");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
