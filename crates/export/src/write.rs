//! Writing a file whole or not at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::WriteError;

/// Writes bytes to a path through a temporary file in the same folder: whoever opens the path sees the old file or the new one, never
/// half of one, whatever goes wrong.
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
    put(&target, folder, bytes).map_err(|error| told(path, error))
}

fn put(path: &Path, folder: &Path, bytes: &[u8]) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|meta| meta.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut file = tempfile::Builder::new().prefix(".voorstel-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions(before.as_ref()) {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    keep(file, path)?;
    settle(folder);
    Ok(())
}

fn keep(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|failed| failed.error)
}

/// What a file made here is allowed: as the one it replaces; a new one as other programs would make it.
#[cfg(unix)]
fn permissions(before: Option<&fs::Metadata>) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    // A temporary file is its owner's alone; a document is for whoever may read the folder.
    Some(before.map_or_else(|| fs::Permissions::from_mode(0o644), fs::Metadata::permissions))
}

#[cfg(not(unix))]
fn permissions(_: Option<&fs::Metadata>) -> Option<fs::Permissions> {
    None
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
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => WriteError::DiskFull(path),
        ErrorKind::NotFound => WriteError::NoFolder(path),
        _ => WriteError::Other { path, error },
    }
}
