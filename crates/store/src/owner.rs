//! Whose files they are: what lies in a library or on a server is for nobody else on the same computer.

use std::fs;
use std::io;
use std::path::Path;

/// Makes a file that its owner alone reads and writes, or makes it so where it is there already. A drive that knows no owners
/// leaves it as it is. On Windows a user's folders are their own as it is.
///
/// # Errors
/// That it cannot be made.
pub fn keep_to_owner(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        let made = options.mode(0o600).open(file)?;
        if made.metadata()?.permissions().mode() & 0o077 != 0 {
            let _ = made.set_permissions(fs::Permissions::from_mode(0o600));
        }
        Ok(())
    }
    #[cfg(not(unix))]
    options.open(file).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_is_its_owners_alone_and_keeps_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let mode = |file: &Path| file.metadata().unwrap().permissions().mode() & 0o777;
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        fs::write(&old, "kept").unwrap();
        fs::set_permissions(&old, fs::Permissions::from_mode(0o664)).unwrap();
        for file in [&new, &old] {
            keep_to_owner(file).unwrap();
            assert_eq!(mode(file), 0o600, "{}", file.display());
        }
        assert_eq!(fs::read_to_string(&old).unwrap(), "kept");
    }

    #[test]
    fn a_library_is_its_owners_alone_though_it_was_not_before() {
        let folder = tempfile::tempdir().unwrap();
        drop(crate::Library::open(folder.path()).unwrap());
        let file = folder.path().join("library.db");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        let _library = crate::Library::open(folder.path()).unwrap();
        for name in ["library.db", "library.db-wal"] {
            let mode = folder.path().join(name).metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}
