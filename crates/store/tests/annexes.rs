//! Files that go with a dossier: there when their annex is, back when their annex comes back, gone when nothing names
//! them any more.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;
use voorstel_model::{Dossier, Edit, Field, FieldValue, Fields, List, Text};
use voorstel_store::{AnnexFile, By, DossierId, Library, OpenDossier, StoreError, annex_hash};

const MANDATE: &[u8] = b"%PDF-1.7 the mandate";

fn by(second: i64) -> By<'static> {
    By { author: "Tester", at: Timestamp::from_second(second).unwrap() }
}

fn label() -> Text {
    Text { nl: "bijlage".to_owned(), en: "annex".to_owned() }
}

fn text(text: &str) -> FieldValue {
    FieldValue::Text(text.to_owned())
}

struct Case {
    folder: TempDir,
    library: Library,
    id: DossierId,
}

impl Case {
    fn new() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id = library.create(&Dossier { call: "call@1".to_owned(), ..Dossier::default() }, by(0)).unwrap();
        Case { folder, library, id }
    }

    fn open(&self) -> OpenDossier {
        self.library.open_dossier(&self.id).unwrap()
    }

    /// Adds an annex the way the application does: the bytes first.
    fn with_mandate(&self, open: &mut OpenDossier) -> String {
        let hash = self.library.keep_annex(&self.id, MANDATE).unwrap();
        let fields = Fields::from([
            ("kind".to_owned(), text("mandate")),
            ("name".to_owned(), text("mandaat.pdf")),
            ("sha256".to_owned(), text(&hash)),
            ("bytes".to_owned(), FieldValue::Count(u32::try_from(MANDATE.len()).unwrap())),
        ]);
        let add = Edit::Add { list: List::Annexes, id: "x1".to_owned(), after: None, fields };
        open.commit(&[add], &label(), by(1)).unwrap();
        hash
    }

    fn is_there(&self, hash: &str) -> bool {
        self.library.annex(&self.id, hash).unwrap() == AnnexFile::Whole(MANDATE.to_vec())
    }
}

fn remove() -> Edit {
    Edit::Remove { list: List::Annexes, id: "x1".to_owned() }
}

#[test]
fn what_is_removed_comes_back_with_its_file_also_after_a_restart() {
    let case = Case::new();
    let mut open = case.open();
    let hash = case.with_mandate(&mut open);
    open.commit(&[remove()], &label(), by(2)).unwrap();
    drop(open);
    let mut open = case.open();
    assert!(case.is_there(&hash), "a step that can be taken back still names it");
    open.undo(by(3)).unwrap();
    assert_eq!(open.dossier().annexes[0].sha256, hash);
    open.undo(by(4)).unwrap();
    drop(open);
    let mut open = case.open();
    assert!(case.is_there(&hash), "a step that can be made again still names it");
    open.redo(by(5)).unwrap();
    assert!(case.is_there(&hash) && open.dossier().annexes.len() == 1);
}

#[test]
fn a_file_that_is_replaced_stays_for_as_long_as_that_can_be_taken_back() {
    let case = Case::new();
    let mut open = case.open();
    let hash = case.with_mandate(&mut open);
    let newer = case.library.keep_annex(&case.id, b"%PDF-1.7 the newer one").unwrap();
    let replace = Edit::Set { field: Field::of(List::Annexes, "x1", "sha256"), value: text(&newer) };
    open.commit(&[replace], &label(), by(2)).unwrap();
    drop(open);
    let mut open = case.open();
    open.undo(by(3)).unwrap();
    assert_eq!(open.dossier().annexes[0].sha256, hash);
    assert!(case.is_there(&hash));
}

#[test]
fn what_nothing_names_any_more_goes_when_the_dossier_is_opened_next() {
    let case = Case::new();
    let mut open = case.open();
    let hash = case.with_mandate(&mut open);
    open.commit(&[remove()], &label(), by(2)).unwrap();
    // More steps than are kept.
    for turn in 0..220 {
        let title = Edit::Set { field: Field::top("title"), value: text(&turn.to_string()) };
        open.commit(&[title], &label(), by(3)).unwrap();
    }
    assert!(case.is_there(&hash), "nothing goes while the dossier is open");
    drop(open);
    drop(case.open());
    assert_eq!(case.library.annex(&case.id, &hash).unwrap(), AnnexFile::Missing);
}

#[test]
fn a_copy_has_its_own_hold_on_the_files() {
    let case = Case::new();
    let mut open = case.open();
    let hash = case.with_mandate(&mut open);
    drop(open);
    let copy = case.library.duplicate(&case.id, "Kopie", by(2)).unwrap();
    assert_eq!(case.library.annex(&copy, &hash).unwrap(), AnnexFile::Whole(MANDATE.to_vec()));
    let other = case.library.create(&Dossier::default(), by(3)).unwrap();
    assert_eq!(case.library.annex(&other, &hash).unwrap(), AnnexFile::Missing, "files are not shared by their hash");
    case.library.delete(&case.id).unwrap();
    case.library.restore(&case.id).unwrap();
    assert!(case.is_there(&hash), "a deleted dossier comes back whole");
}

#[test]
fn bytes_that_changed_on_the_disk_are_told_and_can_be_put_right() {
    let case = Case::new();
    let hash = case.library.keep_annex(&case.id, MANDATE).unwrap();
    assert_eq!(hash, annex_hash(MANDATE));
    let Case { folder, library, id } = case;
    drop(library);
    let connection = Connection::open(folder.path().join("library.db")).unwrap();
    connection.execute("UPDATE annex_file SET bytes = x'00'", []).unwrap();
    drop(connection);
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.annex(&id, &hash).unwrap(), AnnexFile::Damaged);
    library.keep_annex(&id, MANDATE).unwrap();
    assert_eq!(library.annex(&id, &hash).unwrap(), AnnexFile::Whole(MANDATE.to_vec()));
}

#[test]
fn a_file_belongs_to_a_dossier_that_is_there() {
    let case = Case::new();
    let nowhere = DossierId::new("nowhere");
    assert!(matches!(case.library.keep_annex(&nowhere, MANDATE), Err(StoreError::NoSuchDossier(_))));
}
