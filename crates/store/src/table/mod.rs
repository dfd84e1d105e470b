//! The tables, one file each, with its migrations, its queries and its tests.

pub(crate) mod addresses;
pub(crate) mod annexes;
pub(crate) mod call_drafts;
pub(crate) mod chunks;
pub(crate) mod dossiers;
pub(crate) mod own_calls;
pub(crate) mod settings;
pub(crate) mod steps;

use rusqlite_migration::{M, Migrations};

/// Every migration, in the order in which they were made; a new one goes at the end, none is ever changed.
const ALL: &[M<'static>] = &[
    dossiers::CREATE,
    chunks::CREATE,
    steps::CREATE,
    settings::CREATE,
    call_drafts::CREATE,
    own_calls::CREATE,
    addresses::CREATE,
    annexes::CREATE,
    steps::ADD_LEFT,
];

/// The migrations that bring a library up to date.
pub(crate) const MIGRATIONS: Migrations<'static> = Migrations::from_slice(ALL);

/// The version of a library that is up to date.
pub(crate) fn newest_version() -> i64 {
    i64::try_from(ALL.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
pub(crate) fn fresh() -> rusqlite::Connection {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    MIGRATIONS.to_latest(&mut connection).unwrap();
    connection
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_sound_and_counted() {
        MIGRATIONS.validate().unwrap();
        let version: i64 = fresh().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, newest_version());
    }
}
