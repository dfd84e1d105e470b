//! What a front end does with a library, through its public surface alone.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use jiff::Timestamp;
use tempfile::TempDir;
use voorstel_model::{Dossier, Edit, EditError, Field, FieldValue, Fields, List, Text};
use voorstel_store::{By, DossierId, Library, OpenDossier, Saved, StoreError};

fn by(second: i64) -> By<'static> {
    By { author: "Tester", at: Timestamp::from_second(second).unwrap() }
}

fn label(words: &str) -> Text {
    Text { nl: words.to_owned(), en: format!("{words} (en)") }
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }
}

const SAMPLE: &str = r#"{
    "format": "voorstel.dossier/1", "call": "proeftuinen-inburgering@1", "title": "Samen in de buurt",
    "period": {"start": "2021-01-01", "end": "2022-06-30", "of-tomorrow": [1, {"a": null}]},
    "partners": [
        {"id": "p1", "role": "lead", "name": "Stad Ter Lede", "kind": "municipality", "country": "BE",
         "inhabitants": 12000, "contact": {"name": "Dienst Samenleven", "email": "samen@example.org", "fax": "0"}},
        {"id": "p2", "name": "vzw De Brug", "pos": "first", "deleted": true, "~odd": ""}
    ],
    "actions": [{"id": "a1", "title": "Buddy's", "lead": "p1", "participants": ["p2"], "start": "2021-01-01",
                 "target_number": 40, "deliverables": ["Draaiboek", "Slotdag"]}],
    "budget": [
        {"id": "b1", "partner": "p1", "action": "a1", "category": "staff", "quantity": "12", "unit_cost": "4250.00"},
        {"id": "b2", "partner": "p2", "action": "a1", "quantity": "40 u.", "unit_cost": "", "eligible": false}
    ],
    "funding": [{"id": "f1", "source": "grant", "partner": null, "amount": "25500.00"}],
    "indirect_rate": "0.07", "texts": {"concept": "Eén café per week."}, "declarations": {"no-double-funding": true},
    "annexes": [{"id": "x1", "kind": "mandate", "name": "mandaat.pdf", "bytes": 5000000000}],
    "of-tomorrow": {"nested": [true, -1, 0.5]}
}"#;

struct Case {
    _folder: TempDir,
    library: Library,
    id: DossierId,
}

impl Case {
    fn new() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (id, _) = library.import(SAMPLE, by(0)).unwrap();
        Case { _folder: folder, library, id }
    }

    fn open(&self) -> OpenDossier {
        self.library.open_dossier(&self.id).unwrap()
    }
}

#[test]
fn a_file_goes_in_and_comes_out_as_it_was_unknown_fields_included() {
    let case = Case::new();
    let read = Dossier::from_json(SAMPLE).unwrap();
    assert_eq!(case.library.read(&case.id).unwrap(), read.dossier);
    // The library keeps fields of another version by name, so only their order may differ.
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(json(&case.library.export(&case.id).unwrap()), json(&read.dossier.to_json()));
    assert!(read.unknown.len() >= 6, "the sample has fields of another version: {:?}", read.unknown);
}

#[test]
fn an_entity_with_fields_of_another_version_keeps_them_through_remove_and_undo() {
    let case = Case::new();
    let mut open = case.open();
    let before = open.dossier().clone();
    for id in ["p2", "p1"] {
        let remove = Edit::Remove { list: List::Partners, id: id.to_owned() };
        open.commit(&[remove], &label("Partner weg"), by(1)).unwrap();
    }
    assert_eq!(open.dossier().partners, []);
    assert_eq!(open.dossier().actions[0].participants, Vec::<String>::new(), "nothing points to nothing");
    assert_eq!((open.dossier().actions[0].lead.as_str(), open.dossier().budget[1].partner.as_str()), ("", ""));
    drop(open);
    let mut open = case.open();
    while open.undo(by(2)).unwrap().is_some() {}
    assert_eq!(open.dossier(), &before);
    drop(open);
    assert_eq!(case.library.read(&case.id).unwrap(), before);
}

/// Seen once: what was taken out came back with the fields of what had been added under its identity.
#[test]
fn an_identity_that_is_used_again_does_not_stand_in_for_what_was_deleted() {
    let case = Case::new();
    let mut open = case.open();
    let before = open.dossier().clone();
    open.commit(&[Edit::Remove { list: List::Actions, id: "a1".to_owned() }], &label("Weg"), by(1)).unwrap();
    let title = Fields::from([("title".to_owned(), FieldValue::Text("Iets anders".to_owned()))]);
    let add = Edit::Add { list: List::Actions, id: "a1".to_owned(), after: None, fields: title };
    open.commit(&[add], &label("Nieuw"), by(2)).unwrap();
    assert_eq!(
        (open.dossier().actions[0].title.as_str(), open.dossier().actions[0].lead.as_str()),
        ("Iets anders", "")
    );
    while open.undo(by(3)).unwrap().is_some() {}
    assert_eq!(open.dossier(), &before);
}

/// Seen once: a reference was emptied as its entity came back before what it refers to, and stayed empty.
#[test]
fn references_come_back_with_what_they_refer_to_whatever_came_back_first() {
    let case = Case::new();
    let mut open = case.open();
    let before = open.dossier().clone();
    open.commit(&[Edit::Remove { list: List::Actions, id: "a1".to_owned() }], &label("Weg"), by(1)).unwrap();
    open.commit(&[Edit::Remove { list: List::Partners, id: "p2".to_owned() }], &label("Weg"), by(2)).unwrap();
    let restore = Edit::Restore { list: List::Actions, id: "a1".to_owned(), after: None, fields: Fields::new() };
    open.commit(&[restore], &label("Terug"), by(3)).unwrap();
    assert_eq!(open.dossier().actions[0].title, "Buddy's", "kept though the edit does not bring it");
    assert_eq!(open.dossier().actions[0].participants, Vec::<String>::new(), "there is no such partner now");
    while open.undo(by(4)).unwrap().is_some() {}
    assert_eq!(open.dossier(), &before);
}

#[test]
fn patches_carry_values_as_they_are_kept() {
    let case = Case::new();
    let mut open = case.open();
    let fields = Fields::from([
        ("quantity".to_owned(), FieldValue::Text(" 2.50 ".to_owned())),
        ("unit_cost".to_owned(), FieldValue::Text("10".to_owned())),
    ]);
    let add = Edit::Add { list: List::Budget, id: "b3".to_owned(), after: Some("b1".to_owned()), fields };
    let change = open.commit(&[add, set("/budget/b1/unit_cost", "4300")], &label("Regel"), by(7)).unwrap();
    let kept = Fields::from([
        ("quantity".to_owned(), FieldValue::Text("2.5".to_owned())),
        ("unit_cost".to_owned(), FieldValue::Text("10.00".to_owned())),
    ]);
    let added = Edit::Add { list: List::Budget, id: "b3".to_owned(), after: Some("b1".to_owned()), fields: kept };
    assert_eq!(change.patches, [added, set("/budget/b1/unit_cost", "4300.00")]);
    assert_eq!(change.saved, Saved::At(by(7).at));
    assert_eq!(open.dossier().ids(List::Budget), ["b1", "b3", "b2"]);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let case = Case::new();
    let mut open = case.open();
    let same = [
        set("/budget/b1/unit_cost", "4250"),
        set("/budget/b1/unit_cost", "4250.0"),
        set("/budget/b1/quantity", "12.00"),
        set("/budget/b2/unit_cost", "  "),
        set("/indirect_rate", "7%"),
        set("/title", "Samen in de buurt"),
        set("/texts/impact", ""),
        Edit::Move { list: List::Budget, id: "b2".to_owned(), after: Some("b1".to_owned()) },
    ];
    let change = open.commit(&same, &label("Niets"), by(9)).unwrap();
    assert_eq!((change.patches, change.saved), (Vec::new(), Saved::At(by(0).at)));
    assert_eq!(open.undo_label(), None);
    // The text as typed is another one, even where it means nothing either.
    assert_eq!(open.commit(&[set("/budget/b2/quantity", "40 uur")], &label("U"), by(9)).unwrap().patches.len(), 1);
}

#[test]
fn an_edit_that_cannot_be_made_takes_the_whole_batch_with_it() {
    let case = Case::new();
    let mut open = case.open();
    let before = open.dossier().clone();
    let batch = |last: Edit| {
        vec![
            set("/title", "Anders"),
            Edit::Remove { list: List::Partners, id: "p2".to_owned() },
            Edit::Move { list: List::Budget, id: "b2".to_owned(), after: None },
            set("/budget/b1/unit_cost", "1"),
            last,
        ]
    };
    let add = |id: &str, fields| Edit::Add { list: List::Budget, id: id.to_owned(), after: None, fields };
    let refused = [
        set("/budget/b9/unit_cost", "1"),
        set("/no/such/field", "1"),
        set("/budget/b1/eligible", "perhaps"),
        set("/budget/b1/partner", "p9"),
        set("/budget/b1/id", "b9"),
        set("/language", "fr"),
        add("b1", Fields::new()),
        add("", Fields::new()),
        add("b9", Fields::from([("action".to_owned(), FieldValue::Text("a9".to_owned()))])),
        Edit::Remove { list: List::Annexes, id: "x9".to_owned() },
        Edit::Set {
            field: Field::new("/actions/a1/participants"),
            value: FieldValue::Texts(vec!["p1".to_owned(), "p9".to_owned()]),
        },
    ];
    for edit in refused {
        let error = open.commit(&batch(edit.clone()), &label("Nee"), by(1)).unwrap_err();
        assert!(matches!(error, StoreError::Edit(_)), "{edit:?}: {error}");
        assert_eq!(open.dossier(), &before, "{edit:?}");
        assert_eq!(open.undo_label(), None);
    }
    drop(open);
    assert_eq!(case.library.read(&case.id).unwrap(), before);
}

#[test]
fn undo_and_redo_outlive_closing_with_their_labels() {
    let case = Case::new();
    let mut open = case.open();
    let start = open.dossier().clone();
    open.commit(&[set("/title", "Twee")], &label("Titel"), by(1)).unwrap();
    open.commit(&[set("/partners/p1/contact/email", "x@example.org")], &label("Adres"), by(2)).unwrap();
    let end = open.dossier().clone();
    drop(open);

    let mut open = case.open();
    assert_eq!(open.undo_label(), Some(&label("Adres")));
    let undone = open.undo(by(3)).unwrap().unwrap();
    assert_eq!((undone.label, undone.saved), (label("Adres"), Saved::At(by(3).at)));
    assert_eq!(undone.patches, [set("/partners/p1/contact/email", "samen@example.org")]);
    drop(open);

    let mut open = case.open();
    assert_eq!((open.undo_label(), open.redo_label()), (Some(&label("Titel")), Some(&label("Adres"))));
    open.undo(by(4)).unwrap().unwrap();
    assert_eq!(open.undo(by(5)).unwrap(), None);
    assert_eq!(open.dossier(), &start);
    open.redo(by(6)).unwrap().unwrap();
    open.redo(by(7)).unwrap().unwrap();
    assert_eq!(open.redo(by(8)).unwrap(), None);
    assert_eq!(open.dossier(), &end);
    open.undo(by(9)).unwrap();
    open.commit(&[set("/acronym", "SAM")], &label("Afkorting"), by(10)).unwrap();
    assert_eq!(open.redo_label(), None, "what comes after a new step is no more");
}

#[test]
fn a_dossier_is_opened_once_at_a_time() {
    let case = Case::new();
    let open = case.open();
    assert!(matches!(case.library.open_dossier(&case.id), Err(StoreError::AlreadyOpen(_))));
    assert_eq!(case.library.read(&case.id).unwrap(), *open.dossier(), "reading does not mind");
    drop(open);
    case.open();
}

#[test]
fn the_list_tells_what_there_is_and_deleting_loses_nothing() {
    let case = Case::new();
    let library = &case.library;
    let copy = library.duplicate(&case.id, "Kopie", by(5)).unwrap();
    let titles =
        |listed: Vec<voorstel_store::Listed>| -> Vec<String> { listed.into_iter().map(|one| one.title).collect() };
    assert_eq!(titles(library.list().unwrap()), ["Kopie", "Samen in de buurt"]);
    case.open().commit(&[set("/title", "Anders")], &label("T"), by(6)).unwrap();
    let listed = library.list().unwrap();
    assert_eq!(
        (listed[0].id.clone(), listed[0].title.as_str(), listed[0].saved_at),
        (case.id.clone(), "Anders", by(6).at)
    );
    assert_eq!((listed[0].pin.as_str(), listed[0].damaged.clone()), ("proeftuinen-inburgering@1", None));
    assert_eq!(
        library.read(&copy).unwrap(),
        Dossier { title: "Kopie".to_owned(), ..Dossier::from_json(SAMPLE).unwrap().dossier }
    );
    library.delete(&copy).unwrap();
    assert_eq!(titles(library.list().unwrap()), ["Anders"]);
    assert_eq!(titles(library.list_deleted().unwrap()), ["Kopie"]);
    library.restore(&copy).unwrap();
    assert_eq!(titles(library.list().unwrap()), ["Anders", "Kopie"]);
    let nowhere = DossierId::new("nowhere");
    assert!(matches!(library.delete(&nowhere), Err(StoreError::NoSuchDossier(_))));
    assert!(matches!(library.open_dossier(&nowhere), Err(StoreError::NoSuchDossier(_))));
}

#[test]
fn a_dossier_without_sound_identities_is_not_taken_in() {
    let case = Case::new();
    let twice = r#"{"format": "voorstel.dossier/1", "budget": [{"id": "b1"}, {"id": "b1"}]}"#;
    let dossier: Dossier = serde_json::from_str(twice).unwrap();
    assert!(matches!(case.library.create(&dossier, by(0)), Err(StoreError::Edit(EditError::Taken(List::Budget, _)))));
    assert!(matches!(case.library.import(twice, by(0)), Err(StoreError::Read(_))));
    assert_eq!(case.library.list().unwrap().len(), 1);
}

#[test]
fn settings_are_kept_from_one_opening_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.setting("reader").unwrap(), None);
    library.keep_setting("reader", "{\"language\":\"en\"}").unwrap();
    drop(library);
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.setting("reader").unwrap().as_deref(), Some("{\"language\":\"en\"}"));
}

#[test]
fn ten_thousand_lines_are_taken_in_edited_and_opened_again() {
    let case = Case::new();
    let lines: Vec<String> = (0..10_000)
        .map(|line| {
            format!(
                r#"{{"id": "line-{line}", "partner": "p1", "category": "staff", "description": "Regel {line}",
                    "unit": "month", "quantity": "12", "unit_cost": "{line}.00"}}"#
            )
        })
        .collect();
    let json =
        format!(r#"{{"format": "voorstel.dossier/1", "partners": [{{"id": "p1"}}], "budget": [{}]}}"#, lines.join(","));
    let (id, read) = case.library.import(&json, by(0)).unwrap();
    let mut open = case.library.open_dossier(&id).unwrap();
    assert_eq!(open.dossier(), &read.dossier);
    for line in (0..10_000).step_by(500) {
        open.commit(&[set(&format!("/budget/line-{line}/unit_cost"), "0.01")], &label("Prijs"), by(1)).unwrap();
    }
    let edited = open.dossier().clone();
    drop(open);
    assert_eq!(case.library.read(&id).unwrap(), edited);
}

#[test]
fn a_library_can_be_used_from_any_thread() {
    let case = Case::new();
    let (library, id) = (case.library.clone(), case.id.clone());
    let edited = std::thread::spawn(move || {
        let mut open = library.open_dossier(&id).unwrap();
        open.commit(&[set("/title", "Elders")], &label("T"), by(1)).unwrap();
        open
    });
    assert_eq!(edited.join().unwrap().dossier().title, "Elders");
}

#[test]
fn an_opening_that_takes_long_holds_up_nothing_else_in_the_library() {
    let case = Case::new();
    let other = case.library.create(&Dossier::default(), by(1)).unwrap();
    let mut open = case.library.open_dossier(&other).unwrap();
    let library = case.library.clone();
    let (tell, told) = std::sync::mpsc::channel();
    let (id, of) = (case.id.clone(), other.clone());
    let mut work = Some(move || {
        open.commit(&[set("/title", "Meanwhile")], &label("t"), by(2)).unwrap();
        assert!(matches!(open.saved(), Saved::At(_)));
        assert!(matches!(library.open_dossier(&id), Err(StoreError::AlreadyOpen(_))), "it is about to be");
        drop(open);
        library.keep_setting("key", "value").unwrap();
        tell.send(library.open_dossier(&of).unwrap().dossier().title.clone()).unwrap();
    });
    let opened = case.library.open_dossier_while(&case.id, || {
        if let Some(work) = work.take() {
            std::thread::spawn(work);
            assert_eq!(told.recv_timeout(std::time::Duration::from_secs(60)).unwrap(), "Meanwhile");
        }
        true
    });
    drop(opened.unwrap().unwrap());
    assert!(case.library.open_dossier_while(&case.id, || false).unwrap().is_none());
    assert!(case.library.open_dossier(&case.id).is_ok(), "what was called off is free again");
}

#[test]
fn what_is_kept_under_a_key_is_changed_whole_or_not_at_all() {
    let case = Case::new();
    let add = |one: u32| {
        let changed = case.library.change_setting("sum", |was| {
            let was: u32 = was.map_or(0, |was| was.parse().unwrap());
            if one == 0 { Err(StoreError::NoDataFolder) } else { Ok((was + one).to_string()) }
        });
        changed.is_ok()
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..25).for_each(|_| assert!(add(1))));
        }
    });
    assert!(!add(0));
    assert_eq!(case.library.setting("sum").unwrap().as_deref(), Some("100"));
}
