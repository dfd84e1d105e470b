//! The library's file: opened with the settings that make 'saved' true, brought up to date, or kept aside.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use crate::error::Doing;
use crate::owner::keep_to_owner;
use crate::table::{MIGRATIONS, newest_version};
use crate::{StoreError, Trouble};

/// The name of the file in its folder.
const FILE: &str = "library.db";
/// What SQLite keeps beside the file.
const COMPANIONS: [&str; 3] = ["", "-wal", "-shm"];
/// How long a write waits for a reader from outside, such as a backup.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open library file.
#[derive(Debug)]
pub(crate) struct Opened {
    pub connection: Connection,
    /// Where a damaged file was kept aside.
    pub kept_aside: Option<PathBuf>,
}

/// Opens the library file of a folder that is claimed already.
pub(crate) fn open(folder: &Path) -> Result<Opened, StoreError> {
    let file = folder.join(FILE);
    let kept_aside = match file.exists() && is_damaged(&file)? {
        true => Some(keep_aside(folder).map_err(|error| StoreError::folder(folder, error))?),
        false => None,
    };
    // What SQLite makes beside a file has the same rights; what it left there before may not.
    for companion in COMPANIONS.map(|companion| folder.join(format!("{FILE}{companion}"))) {
        if companion == file || companion.exists() {
            // What cannot be made or read is told when it is opened.
            let _ = keep_to_owner(&companion);
        }
    }
    Ok(Opened { connection: connect(&file)?, kept_aside })
}

/// Looks at the file without writing it.
fn is_damaged(file: &Path) -> Result<bool, StoreError> {
    let examine = || -> Result<(i64, bool), rusqlite::Error> {
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > newest_version() {
            return Ok((version, false));
        }
        let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((version, verdict != "ok"))
    };
    match examine() {
        Ok((found, _)) if found > newest_version() => {
            Err(StoreError::Newer { file: file.to_owned(), found, known: newest_version() })
        }
        Ok((_, damaged)) => Ok(damaged),
        Err(error) if Trouble::of(&error) == Trouble::Damaged => Ok(true),
        Err(error) => Err(error).doing("the library cannot be read"),
    }
}

fn keep_aside(folder: &Path) -> io::Result<PathBuf> {
    let stamp = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let free = (1..)
        .map(|turn| if turn == 1 { stamp.clone() } else { format!("{stamp}-{turn}") })
        .map(|stamp| format!("library.damaged-{stamp}.db"))
        .find(|name| !folder.join(name).exists())
        .unwrap_or_else(|| format!("library.damaged-{stamp}.db"));
    for companion in COMPANIONS {
        let from = folder.join(format!("{FILE}{companion}"));
        if from.exists() {
            fs::rename(from, folder.join(format!("{free}{companion}")))?;
        }
    }
    Ok(folder.join(free))
}

fn connect(file: &Path) -> Result<Connection, StoreError> {
    let open = || -> Result<Connection, rusqlite::Error> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // In WAL mode only FULL makes a transaction survive a loss of power; the second is the same for Macs.
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        Ok(connection)
    };
    let mut connection = open().doing("the library cannot be opened")?;
    MIGRATIONS.to_latest(&mut connection).map_err(|error| {
        let trouble = match &error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Trouble::of(err),
            _ => Trouble::Other,
        };
        StoreError::Database { doing: "the library cannot be brought up to date", trouble, source: Box::new(error) }
    })?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn pragma(connection: &Connection, name: &str) -> String {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(row
                .get_ref(0)?
                .as_str()
                .map(str::to_owned)
                .unwrap_or_else(|_| row.get::<_, i64>(0).unwrap().to_string()))
        };
        connection.query_row(&format!("PRAGMA {name}"), [], read).unwrap()
    }

    #[test]
    fn the_settings_that_make_saved_true_are_in_force() {
        let folder = tempfile::tempdir().unwrap();
        let opened = open(folder.path()).unwrap();
        assert_eq!(opened.kept_aside, None);
        assert_eq!(pragma(&opened.connection, "journal_mode"), "wal");
        assert_eq!(pragma(&opened.connection, "synchronous"), "2", "FULL");
        assert_eq!(pragma(&opened.connection, "foreign_keys"), "1");
        assert_eq!(pragma(&opened.connection, "busy_timeout"), "5000");
    }

    #[test]
    fn a_newer_library_is_refused_and_its_bytes_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let connection = open(folder.path()).unwrap().connection;
        connection.pragma_update(None, "user_version", newest_version() + 1).unwrap();
        drop(connection);
        let before = Sha256::digest(fs::read(&file).unwrap());
        let error = open(folder.path()).unwrap_err();
        assert!(matches!(error, StoreError::Newer { .. }), "{error:?}");
        assert!(error.to_string().contains("nothing was changed"));
        assert_eq!(Sha256::digest(fs::read(&file).unwrap()), before);
    }

    #[test]
    fn a_newer_library_is_known_even_where_its_version_is_still_in_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(folder.path()).unwrap().connection;
        connection.pragma_update(None, "user_version", newest_version() + 1).unwrap();
        let main = fs::read(folder.path().join(FILE)).unwrap();
        let log = fs::read(folder.path().join("library.db-wal")).unwrap();
        drop(connection);
        fs::write(folder.path().join(FILE), &main).unwrap();
        fs::write(folder.path().join("library.db-wal"), &log).unwrap();
        assert!(matches!(open(folder.path()), Err(StoreError::Newer { .. })));
        assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), main);
        assert_eq!(fs::read(folder.path().join("library.db-wal")).unwrap(), log);
    }

    #[test]
    fn a_damaged_library_is_kept_aside_with_its_bytes_and_a_fresh_one_started() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        for damage in [b"no database at all, but a letter to the editor".to_vec(), {
            drop(open(folder.path()).unwrap());
            let mut bytes = fs::read(&file).unwrap();
            bytes[4096..].fill(0xAB);
            bytes
        }] {
            fs::write(&file, &damage).unwrap();
            let opened = open(folder.path()).unwrap();
            let aside = opened.kept_aside.unwrap();
            assert_eq!(fs::read(&aside).unwrap(), damage);
            assert_eq!(opened.connection.query_row("SELECT count(*) FROM dossier", [], |row| row.get(0)), Ok(0));
            drop(opened.connection);
            assert_eq!(open(folder.path()).unwrap().kept_aside, None, "the fresh one is sound");
        }
        let names = fs::read_dir(folder.path()).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap());
        let aside = names.filter(|name| name.starts_with("library.damaged-") && name.ends_with(".db"));
        assert_eq!(aside.count(), 2, "the second does not replace the first");
    }

    #[test]
    fn an_older_library_is_brought_up_to_date_with_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = Connection::open(folder.path().join(FILE)).unwrap();
        MIGRATIONS.to_version(&mut connection, 3).unwrap();
        connection.execute("INSERT INTO dossier VALUES ('d1', 'Title', 'call@1', 0, '', 0)", []).unwrap();
        drop(connection);
        let connection = open(folder.path()).unwrap().connection;
        assert_eq!(connection.query_row("SELECT title FROM dossier", [], |row| row.get(0)), Ok("Title".to_owned()));
        assert_eq!(pragma(&connection, "user_version"), newest_version().to_string());
    }
}
