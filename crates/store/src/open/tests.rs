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
fn a_step_that_fails_half_way_on_a_full_disk_keeps_what_it_made_and_can_be_taken_back() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    let unit = Field::of(List::Budget, "b1", "unit");
    let write =
        |field: &Field, words: &str| Edit::Set { field: field.clone(), value: FieldValue::Text(words.to_owned()) };
    // Another person writes in a row, unseen by whoever takes it out; it is to go twice, which cannot be.
    comes_in(&mut open, &[write(&unit, "uur")]);
    let before = open.dossier().clone();
    let seen = [(unit.clone(), vec![FieldValue::Text(String::new())])].into();
    let out = Edit::Remove { list: List::Budget, id: "b1".to_owned() };
    fill_disk(&library);
    let long = "x".repeat(100_000);
    let edits = [title(&long).remove(0), out.clone(), out];
    let failed = open.commit_on(&seen, &edits, &label("Half"), by(3)).unwrap_err();
    assert!(matches!(failed, StoreError::Edit(EditError::NoSuchEntity(List::Budget, _))), "{failed}");
    assert!(matches!(open.saved(), Saved::NotSaved { trouble: Trouble::DiskFull, .. }), "{:?}", open.saved());
    assert_eq!(
        (open.dossier().title.as_str(), open.dossier().budget.len()),
        (long.as_str(), 1),
        "what was made stands"
    );
    assert_eq!(library.read(&id).unwrap(), before, "on disk is what was saved before, whole");

    free_disk(&library);
    assert_eq!(open.retry(by(4).at), &Saved::At(by(4).at));
    let in_memory = open.dossier().clone();
    drop(open);
    let mut open = library.open_dossier(&id).unwrap();
    assert_eq!(open.dossier(), &in_memory);
    assert_eq!(open.undo(by(5)).unwrap().unwrap().label, label("Half"));
    assert_eq!(open.dossier(), &before, "with what the other wrote");
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
    comes_in(&mut open, &[Edit::Remove { list: List::Budget, id: "b1".to_owned() }]);

    let undone = open.undo(by(3)).unwrap().unwrap();
    assert_eq!(undone.patches.len(), 1, "the other line is taken back");
    assert_eq!(open.dossier().budget[0].description, "");
    let gone = EditError::NoSuchEntity(List::Budget, "b1".to_owned());
    assert_eq!(undone.skipped[0].because, SkipReason::Impossible(gone));
}

/// Another person makes edits on what they were sent, and hands it back.
fn comes_in(open: &mut OpenDossier, edits: &[Edit]) -> TakenIn {
    let mut packet = open.packet(by(2));
    packet.commit(edits, &label("Van de ander"), By { author: "Other", at: by(2).at }).unwrap();
    open.take_in(&Packet::read(&packet.bytes()).unwrap(), by(3).at).unwrap()
}

fn text(section: &str, words: &str) -> Edit {
    Edit::Set { field: Field::text(section), value: FieldValue::Text(words.to_owned()) }
}

#[test]
fn undo_takes_back_ones_own_and_nothing_of_others() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    let acronym = Edit::Set { field: Field::top("acronym"), value: FieldValue::Text("SAM".to_owned()) };
    open.commit(&[title("Van mij").remove(0), acronym], &label("Titel"), by(1)).unwrap();
    let taken = comes_in(&mut open, &title("Van de ander"));
    assert_eq!(taken.contributions[0].author, "Other");
    assert_eq!(open.dossier().title, "Van de ander");
    let undone = open.undo(by(4)).unwrap().unwrap();
    assert_eq!((open.dossier().title.as_str(), open.dossier().acronym.as_str()), ("Van de ander", ""));
    assert_eq!(undone.skipped.len(), 1);
    assert_eq!(undone.skipped[0].because, SkipReason::ChangedByOthers);
    open.redo(by(5)).unwrap().unwrap();
    assert_eq!((open.dossier().title.as_str(), open.dossier().acronym.as_str()), ("Van de ander", "SAM"));
}

#[test]
fn undo_in_a_running_text_leaves_the_words_of_others() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    open.commit(&[text("concept", "Wij bezoeken clubs.")], &label("Concept"), by(1)).unwrap();
    open.commit(&[text("concept", "Wij bezoeken vaak clubs.")], &label("Concept"), by(1)).unwrap();
    comes_in(&mut open, &[text("concept", "Wij bezoeken vaak clubs en scholen.")]);
    drop(open);
    // What one left is kept beside what one did: it holds after a restart too.
    let mut open = library.open_dossier(&id).unwrap();
    open.undo(by(4)).unwrap().unwrap();
    assert_eq!(open.dossier().texts["concept"], "Wij bezoeken clubs en scholen.");
}

#[test]
fn what_is_taken_in_is_on_disk_and_its_conflicts_are_still_there_after_reopening() {
    let (_folder, library, id) = library();
    let mut open = library.open_dossier(&id).unwrap();
    let packet = {
        let mut packet = open.packet(by(1));
        packet.commit(&title("Van de ander"), &label("Titel"), By { author: "Other", at: by(2).at }).unwrap();
        packet
    };
    open.commit(&title("Van mij"), &label("Titel"), by(3)).unwrap();
    let (would_be, preview) = open.preview(&packet).unwrap();
    assert_eq!(open.dossier().title, "Van mij", "a look changes nothing");
    let taken = open.take_in(&packet, by(4).at).unwrap();
    assert_eq!((&taken, open.dossier()), (&preview, &would_be));
    assert_eq!(open.conflicts().len(), 1);
    drop(open);
    let mut open = library.open_dossier(&id).unwrap();
    assert_eq!(open.dossier(), &would_be);
    assert_eq!(open.conflicts(), taken.conflicts);
    open.commit(&title("Van ons"), &label("Titel"), by(5)).unwrap();
    assert_eq!(open.conflicts(), [], "whoever sets the field has chosen");
    assert_eq!(library.read(&id).unwrap().title, "Van ons");
    assert_eq!(open.packet(by(6)).conflicts(), []);
}

#[test]
fn a_dossier_goes_to_a_library_that_does_not_have_it_and_comes_back() {
    let (_folder, one, id) = library();
    let (_other_folder, other, _) = library();
    let packet = one.packet(&id, by(1)).unwrap();
    assert!(!other.knows(&id).unwrap());
    assert_eq!(other.take_in(&packet, by(2).at).unwrap(), id);
    assert!(matches!(other.take_in(&packet, by(2).at), Err(StoreError::Here(_))));
    other.open_dossier(&id).unwrap().commit(&title("Terug"), &label("Titel"), by(3)).unwrap();
    let back = other.packet(&id, by(4)).unwrap();
    let mut open = one.open_dossier(&id).unwrap();
    open.take_in(&back, by(5).at).unwrap();
    assert_eq!(open.dossier(), &other.read(&id).unwrap());
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
