//! The address book: one row a partner, as a dossier has it, in JSON.

use rusqlite::types::Type;
use rusqlite::{Connection, Error, Result, Row, params};
use rusqlite_migration::M;
use voorstel_model::Partner;

pub(crate) const CREATE: M<'static> = M::up(
    "CREATE TABLE address (
        id      TEXT PRIMARY KEY NOT NULL,
        partner TEXT NOT NULL,              -- JSON, without its identity
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT;",
);

fn read(row: &Row<'_>) -> Result<Partner> {
    let json: String = row.get(1)?;
    let partner: Partner =
        serde_json::from_str(&json).map_err(|error| Error::FromSqlConversionFailure(1, Type::Text, Box::new(error)))?;
    Ok(Partner { id: row.get(0)?, ..partner })
}

/// Puts a partner in, or brings it up to date; one that was taken out comes back.
pub(crate) fn keep(connection: &Connection, partner: &Partner) -> Result<()> {
    let without = Partner { id: String::new(), ..partner.clone() };
    let json = serde_json::to_string(&without).map_err(|error| Error::ToSqlConversionFailure(Box::new(error)))?;
    connection
        .prepare_cached(
            "INSERT INTO address (id, partner) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET partner = ?2, deleted = 0",
        )?
        .execute(params![partner.id, json])
        .map(drop)
}

/// The partners, in the order in which they were put in.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Partner>> {
    connection
        .prepare_cached("SELECT id, partner FROM address WHERE deleted = 0 ORDER BY rowid")?
        .query_map([], read)?
        .collect()
}

/// Takes a partner out or brings it back; tells whether it is there at all.
pub(crate) fn mark_deleted(connection: &Connection, id: &str, deleted: bool) -> Result<bool> {
    connection.execute("UPDATE address SET deleted = ?2 WHERE id = ?1", params![id, deleted]).map(|rows| rows == 1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::table::fresh;

    fn partner(id: &str, name: &str) -> Partner {
        let fields = json!({
            "id": id, "name": name, "kind": "municipality", "country": "BE", "region": "vlaanderen",
            "inhabitants": 12_000, "contact": { "email": "info@example.org" }, "of-a-newer-version": true,
        });
        serde_json::from_value(fields).unwrap()
    }

    #[test]
    fn a_partner_is_kept_with_every_field_and_brought_up_to_date() {
        let connection = fresh();
        keep(&connection, &partner("a1", "Lindebeke")).unwrap();
        keep(&connection, &partner("a2", "Molendorp")).unwrap();
        assert_eq!(list(&connection).unwrap(), [partner("a1", "Lindebeke"), partner("a2", "Molendorp")]);
        keep(&connection, &partner("a1", "Stad Lindebeke")).unwrap();
        assert_eq!(list(&connection).unwrap(), [partner("a1", "Stad Lindebeke"), partner("a2", "Molendorp")]);
    }

    #[test]
    fn a_partner_taken_out_can_be_brought_back() {
        let connection = fresh();
        keep(&connection, &partner("a1", "Lindebeke")).unwrap();
        assert!(mark_deleted(&connection, "a1", true).unwrap());
        assert_eq!(list(&connection).unwrap(), []);
        assert!(mark_deleted(&connection, "a1", false).unwrap());
        assert_eq!(list(&connection).unwrap(), [partner("a1", "Lindebeke")]);
        assert!(!mark_deleted(&connection, "a2", true).unwrap());
    }
}
