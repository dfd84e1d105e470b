//! Damage to what lies on the disk is noticed, said and kept from spreading.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;
use voorstel_model::{Dossier, Edit, Field, FieldValue, Text};
use voorstel_store::{By, DossierId, Library, StoreError, Trouble};

const BY: By<'static> = By { author: "Tester", at: Timestamp::UNIX_EPOCH };

fn title(text: &str) -> Edit {
    Edit::Set { field: Field::top("title"), value: FieldValue::Text(text.to_owned()) }
}

/// A library, closed, with a dossier of a snapshot and three increments, and one more that stays whole.
fn library() -> (TempDir, DossierId, DossierId) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.create(&Dossier { title: "0".to_owned(), ..Dossier::default() }, BY).unwrap();
    let whole = library.create(&Dossier { title: "whole".to_owned(), ..Dossier::default() }, BY).unwrap();
    let mut open = library.open_dossier(&id).unwrap();
    for text in ["1", "2", "3"] {
        open.commit(&[title(text)], &Text::default(), BY).unwrap();
    }
    (folder, id, whole)
}

fn damage(folder: &Path, sql: &str) {
    let connection = Connection::open(folder.join("library.db")).unwrap();
    assert!(connection.execute(sql, []).unwrap() > 0, "the damage is done");
}

#[test]
fn a_changed_chunk_is_told_the_whole_part_is_rescued_and_other_dossiers_do_not_suffer() {
    let (folder, id, whole) = library();
    damage(
        folder.path(),
        "UPDATE chunk SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'2A' AS BLOB) WHERE seq = 3",
    );
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.kept_aside(), None, "the database is sound, one dossier in it is not");
    assert!(matches!(library.open_dossier(&id), Err(StoreError::Damaged { .. })));
    assert!(matches!(library.read(&id), Err(StoreError::Damaged { .. })));
    for listed in library.list().unwrap() {
        assert_eq!(listed.damaged.is_some(), listed.id == id);
    }
    assert_eq!(library.read(&whole).unwrap().title, "whole");
    let copy = library.rescue(&id, BY).unwrap();
    assert_eq!(library.read(&copy).unwrap().title, "1", "up to the damage");
}

#[test]
fn missing_changes_are_told_even_where_every_chunk_is_sound() {
    for missing in [2, 3, 4] {
        let (folder, id, _) = library();
        damage(folder.path(), &format!("DELETE FROM chunk WHERE seq = {missing}"));
        let library = Library::open(folder.path()).unwrap();
        let error = library.open_dossier(&id).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{missing}: {error}");
    }
}

#[test]
fn a_dossier_of_which_nothing_is_whole_is_told_and_not_rescued() {
    let (folder, id, _) = library();
    damage(folder.path(), "UPDATE chunk SET sha256 = x'00' WHERE seq = 1");
    let library = Library::open(folder.path()).unwrap();
    assert!(matches!(library.open_dossier(&id), Err(StoreError::Damaged { .. })));
    assert!(matches!(library.rescue(&id, BY), Err(StoreError::Damaged { .. })));
}

#[test]
fn a_damaged_library_is_kept_aside_and_said() {
    let (folder, id, _) = library();
    let file = folder.path().join("library.db");
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0x55);
    fs::write(&file, &bytes).unwrap();
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(fs::read(library.kept_aside().unwrap()).unwrap(), bytes);
    assert_eq!(library.list().unwrap(), []);
    assert!(matches!(library.open_dossier(&id), Err(StoreError::NoSuchDossier(_))));
}

#[test]
fn what_cannot_be_read_is_told_and_not_taken_for_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("library.db");
    fs::create_dir(&in_the_way).unwrap();
    let error = Library::open(folder.path()).unwrap_err();
    assert!(matches!(error, StoreError::Database { trouble, .. } if trouble != Trouble::Damaged), "{error:?}");
    assert!(error.to_string().ends_with("then try again"), "{error}");
    assert!(in_the_way.is_dir(), "nothing was moved");
}
