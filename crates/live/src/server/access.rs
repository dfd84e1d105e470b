//! Who may do what: tokens, each of a person, each for a dossier or for all of them. Only hashes of tokens are kept.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use uuid::Uuid;

/// The file in a server's folder.
const FILE: &str = "access.db";
const VERSION: i64 = 1;
/// Kept for a dossier whose access was taken back from a token for all.
const NONE: &str = "none";

/// What one may do with a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read along: what one changes reaches nobody.
    Read,
    /// Read and change.
    Edit,
}

impl Access {
    /// As it is kept and listed.
    pub fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Edit => "edit",
        }
    }

    /// What is kept for a dossier; nothing where access was taken back.
    fn granted(name: &str) -> Option<Access> {
        match name {
            NONE => None,
            "edit" => Some(Access::Edit),
            // Whatever is not understood gives the least.
            _ => Some(Access::Read),
        }
    }
}

/// What a token is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One dossier, by its identity.
    Dossier(String),
    /// Every dossier of this server.
    All,
}

impl Scope {
    fn key(&self) -> &str {
        match self {
            Scope::Dossier(id) => id,
            Scope::All => ALL,
        }
    }

    fn of(key: &str) -> Scope {
        if key == ALL { Scope::All } else { Scope::Dossier(key.to_owned()) }
    }
}

const ALL: &str = "*";

/// What somebody was let in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Identity of the token.
    pub(crate) token: i64,
    /// Whose it is.
    pub name: String,
    /// What it allows.
    pub access: Access,
}

/// A token, as it is listed: without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Whose it is.
    pub name: String,
    /// What it is for, and what it allows there; nothing for one that was taken back from a token for all.
    pub grants: Vec<(Scope, Option<Access>)>,
    /// When it was made, in seconds since 1970, UTC.
    pub made_at: i64,
}

/// Why tokens cannot be read or changed.
#[derive(Debug, Error)]
pub enum AccessError {
    /// Their database.
    #[error("the tokens in {FILE} cannot be worked on: {0}")]
    Database(#[from] rusqlite::Error),
    /// A newer Voorstel wrote them.
    #[error("a newer Voorstel wrote {FILE}; use that one")]
    Newer,
    /// There is no such token.
    #[error("nobody called \"{0}\" has a token; `voorstel serve token list` shows who does")]
    Nobody(String),
    /// The identity is none of a dossier.
    #[error("\"{0}\" is no identity of a dossier; Voorstel shows it at Samen › Live samenwerken")]
    NoDossier(String),
    /// A token needs a name.
    #[error("a token needs the name of whoever it is for")]
    NoName,
}

/// The tokens of a server.
#[derive(Debug)]
pub struct Keys {
    connection: Mutex<Connection>,
}

impl Keys {
    /// Opens the tokens in a server's folder; they are made where they are missing.
    ///
    /// # Errors
    /// [`AccessError::Database`] or [`AccessError::Newer`].
    pub fn open(folder: &Path) -> Result<Keys, AccessError> {
        let connection = super::open(&folder.join(FILE))?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > VERSION {
            return Err(AccessError::Newer);
        }
        connection.execute_batch(
            "BEGIN IMMEDIATE;
             CREATE TABLE IF NOT EXISTS token (
                 id      INTEGER PRIMARY KEY,
                 name    TEXT NOT NULL UNIQUE,
                 hash    BLOB NOT NULL UNIQUE,
                 made_at INTEGER NOT NULL
             ) STRICT;
             CREATE TABLE IF NOT EXISTS token_grant (
                 token   INTEGER NOT NULL REFERENCES token (id) ON DELETE CASCADE,
                 dossier TEXT NOT NULL,
                 access  TEXT NOT NULL,
                 PRIMARY KEY (token, dossier)
             ) STRICT;
             PRAGMA user_version = 1;
             COMMIT;",
        )?;
        Ok(Keys { connection: Mutex::new(connection) })
    }

    /// Gives somebody access. Whoever has none yet gets a token, which is told once and kept nowhere.
    ///
    /// # Errors
    /// [`AccessError`].
    pub fn give(&self, name: &str, scope: &Scope, access: Access) -> Result<Option<String>, AccessError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(AccessError::NoName);
        }
        if let Scope::Dossier(id) = scope
            && !is_dossier(id)
        {
            return Err(AccessError::NoDossier(id.clone()));
        }
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let known: Option<i64> =
            transaction.query_row("SELECT id FROM token WHERE name = ?1", [name], |row| row.get(0)).optional()?;
        let (id, token) = match known {
            Some(id) => (id, None),
            None => {
                // 244 random bits: nobody guesses them, so a plain hash keeps them.
                let token = format!("vst_{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
                transaction.execute(
                    "INSERT INTO token (name, hash, made_at) VALUES (?1, ?2, ?3)",
                    params![name, hash(&token), now()],
                )?;
                (transaction.last_insert_rowid(), Some(token))
            }
        };
        transaction.execute(
            "INSERT INTO token_grant (token, dossier, access) VALUES (?1, ?2, ?3)
             ON CONFLICT (token, dossier) DO UPDATE SET access = ?3",
            params![id, scope.key(), access.name()],
        )?;
        transaction.commit()?;
        Ok(token)
    }

    /// Takes somebody's token back, or only their access to one dossier.
    ///
    /// # Errors
    /// [`AccessError::Nobody`] where there is nothing to take back, or [`AccessError::Database`].
    pub fn revoke(&self, name: &str, dossier: Option<&str>) -> Result<(), AccessError> {
        let connection = self.connection();
        let gone = match dossier {
            None => connection.execute("DELETE FROM token WHERE name = ?1", [name.trim()])?,
            // Under a token for all dossiers, taking one back is a refusal that goes before it.
            Some(dossier) if dossier != Scope::All.key() && opens_all(&connection, name.trim())? => connection
                .execute(
                    "INSERT INTO token_grant (token, dossier, access) SELECT id, ?2, ?3 FROM token WHERE name = ?1
                 ON CONFLICT (token, dossier) DO UPDATE SET access = ?3",
                    params![name.trim(), dossier, NONE],
                )?,
            Some(dossier) => connection.execute(
                "DELETE FROM token_grant WHERE dossier = ?2 AND token = (SELECT id FROM token WHERE name = ?1)",
                [name.trim(), dossier],
            )?,
        };
        if gone == 0 { Err(AccessError::Nobody(name.to_owned())) } else { Ok(()) }
    }

    /// Who has a token, by name.
    ///
    /// # Errors
    /// [`AccessError::Database`].
    pub fn list(&self) -> Result<Vec<Listed>, AccessError> {
        let connection = self.connection();
        let mut found = Vec::new();
        let mut tokens = connection.prepare("SELECT id, name, made_at FROM token ORDER BY name")?;
        let mut grants =
            connection.prepare("SELECT dossier, access FROM token_grant WHERE token = ?1 ORDER BY dossier")?;
        let rows = tokens.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for row in rows {
            let (id, name, made_at): (i64, String, i64) = row?;
            let grants = grants
                .query_map([id], |row| {
                    Ok((Scope::of(&row.get::<_, String>(0)?), Access::granted(&row.get::<_, String>(1)?)))
                })?
                .collect::<Result<_, _>>()?;
            found.push(Listed { name, grants, made_at });
        }
        Ok(found)
    }

    /// Whose a token is; nothing where it is nobody's, or no longer.
    pub(crate) fn known(&self, token: &str) -> Result<Option<i64>, rusqlite::Error> {
        self.connection()
            .prepare_cached("SELECT id FROM token WHERE hash = ?1")?
            .query_row([hash(token)], |row| row.get(0))
            .optional()
    }

    /// What a token allows with a dossier; nothing where it does not.
    pub(crate) fn grant(&self, token: i64, dossier: &str) -> Result<Option<Grant>, rusqlite::Error> {
        self.connection()
            .prepare_cached(
                // What is said of one dossier goes before what is said of all.
                "SELECT name, access FROM token JOIN token_grant ON token = id
                 WHERE id = ?1 AND dossier IN (?2, '*') ORDER BY dossier = '*' LIMIT 1",
            )?
            .query_row(params![token, dossier], |row| {
                let (name, access) = (row.get(0)?, Access::granted(&row.get::<_, String>(1)?));
                Ok(access.map(|access| Grant { token, name, access }))
            })
            .optional()
            .map(Option::flatten)
    }

    /// A number that changes when another program changed the tokens.
    pub(crate) fn version(&self) -> Result<i64, rusqlite::Error> {
        self.connection().query_row("PRAGMA data_version", [], |row| row.get(0))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn opens_all(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM token JOIN token_grant ON token = id WHERE name = ?1 AND dossier = ?2)",
        [name, Scope::All.key()],
        |row| row.get(0),
    )
}

/// Whether a text is an identity as libraries give them.
pub(crate) fn is_dossier(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "0123456789abcdef0123456789abcdef";
    const OTHER: &str = "ffffffffffffffffffffffffffffffff";

    #[test]
    fn a_token_opens_what_it_is_for_until_it_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        let one = Scope::Dossier(ONE.to_owned());
        let token = keys.give(" Stad B ", &one, Access::Read).unwrap().unwrap();
        let id = keys.known(&token).unwrap().unwrap();
        assert_eq!(keys.grant(id, ONE).unwrap().unwrap().access, Access::Read);
        assert_eq!(keys.grant(id, OTHER).unwrap(), None);
        assert_eq!(keys.give("Stad B", &one, Access::Edit).unwrap(), None, "the token stays the same");
        assert_eq!(keys.grant(id, ONE).unwrap().unwrap().access, Access::Edit);
        keys.give("Stad B", &Scope::All, Access::Read).unwrap();
        assert_eq!(keys.grant(id, ONE).unwrap().unwrap().access, Access::Edit, "what is said of one goes first");
        assert_eq!(keys.grant(id, OTHER).unwrap().unwrap().access, Access::Read);
        assert_eq!(keys.list().unwrap()[0].grants, [(Scope::All, Some(Access::Read)), (one, Some(Access::Edit))]);
        keys.revoke("Stad B", Some(ONE)).unwrap();
        keys.revoke("Stad B", Some("*")).unwrap();
        assert_eq!(keys.grant(id, ONE).unwrap(), None);
        keys.revoke("Stad B", None).unwrap();
        assert_eq!(keys.known(&token).unwrap(), None);
        assert!(matches!(keys.revoke("Stad B", None), Err(AccessError::Nobody(_))));
    }

    #[test]
    fn tokens_are_kept_as_hashes_only() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        let token = keys.give("Stad B", &Scope::All, Access::Edit).unwrap().unwrap();
        drop(keys);
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(token.len()).any(|part| part == token.as_bytes()));
        }
    }

    #[test]
    fn names_and_dossiers_are_checked() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        assert!(matches!(keys.give(" ", &Scope::All, Access::Edit), Err(AccessError::NoName)));
        let wrong = Scope::Dossier("../etc".to_owned());
        assert!(matches!(keys.give("Stad B", &wrong, Access::Edit), Err(AccessError::NoDossier(_))));
    }
}
