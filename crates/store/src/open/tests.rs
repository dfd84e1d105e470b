use voorstel_model::{BudgetLine, List};

use super::*;
use crate::Library;

fn by(second: i64) -> By<'static> {
    By { author: "Tester", at: Timestamp::from_second(second).unwrap() }
}

fn title(text: &str) -> Vec<Edit> {
    vec![Edit::Set { field: Field::top("title"), value: FieldValue::Text(text.to_owned()) }]
}

fn label(words: &str) -> Text {
    Text { nl: words.to_owned(), en: words.to_owned() }
}

fn library() -> (tempfile::TempDir, Library, DossierId) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let line = |id: &str| BudgetLine { id: id.to_owned(), ..BudgetLine::default() };
    let dossier = Dossier { title: "Samen".to_owned(), budget: vec![line("b1"), line("b2")], ..Dossier::default() };
    let id = library.create(&dossier, by(0)).unwrap();
    (folder, library, id)
}

/// Lets the library grow no further, as on a full disk: SQLite itself reports it.
fn fill_disk(library: &Library) {
    let connection = library.connection();
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
}

fn free_disk(library: &Library) {
    library.connection().query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(())).unwrap();
}

#[test]
fn on_a_full_disk_edits_stay_in_memory_are_told_and_are_saved_once_there_is_space() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    open.commit(&title("Bewaard"), &label("Titel"), by(1)).unwrap();
    fill_disk(&library);
    let long = "x".repeat(100_000);
    let change = open.commit(&title(&long), &label("Lange titel"), by(2)).unwrap();
    assert!(matches!(change.saved, Saved::NotSaved { trouble: Trouble::DiskFull, .. }), "{:?}", change.saved);
    assert_eq!(change.patches, title(&long), "the edit is made all the same");
    let acronym = Edit::Set { field: Field::top("acronym"), value: FieldValue::Text("SAM".to_owned()) };
    open.commit(&[acronym], &label("Afkorting"), by(3)).unwrap();
    assert_eq!((open.dossier().title.len(), open.dossier().acronym.as_str()), (100_000, "SAM"));
    assert!(matches!(open.retry(by(4).at), Saved::NotSaved { trouble: Trouble::DiskFull, .. }));
    assert_eq!(library.read(&id).unwrap().title, "Bewaard", "what was saved before is whole");

    free_disk(&library);
    assert_eq!(open.retry(by(5).at), &Saved::At(by(5).at));
    let in_memory = open.dossier().clone();
    drop(open);
    assert_eq!(library.read(&id).unwrap(), in_memory);
    let mut open = library.open_dossier(&id).unwrap();
    assert_eq!(open.undo(by(6)).unwrap().unwrap().label, label("Afkorting"), "in the order in which they were made");
    assert_eq!(open.undo(by(7)).unwrap().unwrap().label, label("Lange titel"));
    assert_eq!(open.dossier().title, "Bewaard");
}

#[test]
fn undo_on_a_full_disk_is_kept_too() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    open.commit(&title(&"x".repeat(50_000)), &label("Titel"), by(1)).unwrap();
    fill_disk(&library);
    let mut full = Saved::At(by(0).at);
    while !matches!(full, Saved::NotSaved { .. }) {
        full = open.undo(by(2)).unwrap().or(open.redo(by(3)).unwrap()).unwrap().saved;
    }
    free_disk(&library);
    open.retry(by(4).at);
    let (in_memory, undo, redo) = (open.dossier().clone(), open.undo_label().cloned(), open.redo_label().cloned());
    drop(open);
    let open = library.open_dossier(&id).unwrap();
    assert_eq!((open.dossier(), open.undo_label(), open.redo_label()), (&in_memory, undo.as_ref(), redo.as_ref()));
}

#[test]
fn closing_saves_what_could_not_be_saved_before() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    fill_disk(&library);
    let long = "x".repeat(100_000);
    assert!(matches!(open.commit(&title(&long), &label("T"), by(1)).unwrap().saved, Saved::NotSaved { .. }));
    free_disk(&library);
    drop(open);
    assert_eq!(library.read(&id).unwrap().title, long);
}

#[test]
fn a_library_whose_tables_are_gone_is_reported_and_not_taken_for_saved() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    library.connection().execute_batch("ALTER TABLE step RENAME TO elsewhere").unwrap();
    assert!(matches!(open.commit(&title("x"), &label("T"), by(1)).unwrap().saved, Saved::NotSaved { .. }));
    library.connection().execute_batch("ALTER TABLE elsewhere RENAME TO step").unwrap();
    assert_eq!(open.retry(by(2).at), &Saved::At(by(2).at));
}

#[test]
fn undoing_what_is_meanwhile_gone_leaves_it_out_and_says_why() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    let describe = |id: &str| Edit::Set {
        field: Field::of(List::Budget, id, "description"),
        value: FieldValue::Text("Lokalen".to_owned()),
    };
    open.commit(&[describe("b1"), describe("b2")], &label("Omschrijving"), by(1)).unwrap();
    // Another person removes a line, and that comes in.
    let mut other = Document::load(&[open.document.save().unwrap()]).unwrap();
    let mut writing = other.write("Other");
    writing.delete(List::Budget, "b1").unwrap();
    writing.commit(&Message::Created, by(2).at);
    open.document.merge(&mut other);
    open.dossier = open.document.dossier();

    let undone = open.undo(by(3)).unwrap().unwrap();
    assert_eq!(undone.patches.len(), 1, "the other line is taken back");
    assert_eq!(open.dossier().budget[0].description, "");
    assert_eq!(undone.skipped[0].because, EditError::NoSuchEntity(List::Budget, "b1".to_owned()));
}

#[test]
fn undoing_what_is_gone_altogether_is_no_step_to_make_again() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    let describe = Edit::Set {
        field: Field::of(List::Budget, "b1", "description"),
        value: FieldValue::Text("Lokalen".to_owned()),
    };
    open.commit(&[describe], &label("Omschrijving"), by(1)).unwrap();
    let mut writing = open.document.write("Other");
    writing.delete(List::Budget, "b1").unwrap();
    writing.commit(&Message::Created, by(2).at);
    open.dossier = open.document.dossier();
    let undone = open.undo(by(3)).unwrap().unwrap();
    assert_eq!((undone.patches.len(), undone.skipped.len()), (0, 1));
    assert_eq!((open.undo_label(), open.redo_label()), (None, None));
}

#[test]
fn compaction_keeps_all_and_leaves_one_chunk() {
    let (_folder, library, id) = library();
    library.compact_after(3);
    let mut open = library.open_dossier(&id).unwrap();
    for turn in 1..=7 {
        open.commit(&title(&format!("Titel {turn}")), &label("T"), by(turn)).unwrap();
        let increments = chunks::increments(&library.connection(), id.as_str()).unwrap();
        assert_eq!(i64::from(increments), turn % 3, "after {turn} edits");
    }
    drop(open);
    let mut open = library.open_dossier(&id).unwrap();
    assert_eq!(open.dossier().title, "Titel 7");
    while open.undo(by(8)).unwrap().is_some() {}
    assert_eq!(open.dossier().title, "Samen", "what can be taken back outlives compaction");
}
