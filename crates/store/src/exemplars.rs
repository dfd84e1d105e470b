//! A file of every format and every version so far, kept in `tests/exemplars` and opened by this version for ever.
//!
//! A new version of the library wants its exemplar: `VOORSTEL_ACCEPT=1 cargo test` writes those that are missing, and none
//! that is there.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use voorstel_model::{BudgetLine, Dossier, Edit, Entry, Field, FieldValue, Partner, Text};

use crate::document::Document;
use crate::table::{MIGRATIONS, newest_version};
use crate::{By, DossierId, Library, Packet, Passphrase};

const ID: &str = "00000000000000000000000000000001";
const PASSPHRASE: &str = "een zin van ons";

fn by() -> By<'static> {
    By { author: "Stad A", at: Timestamp::from_second(1_764_000_000).unwrap() }
}

fn dossier() -> Dossier {
    Dossier {
        call: "call@1".to_owned(),
        title: "Samen thuis (fictief)".to_owned(),
        partners: ["p1", "p2"].map(|id| Partner { id: id.to_owned(), ..Partner::default() }).to_vec(),
        budget: vec![BudgetLine {
            id: "b1".to_owned(),
            partner: "p2".to_owned(),
            unit_cost: Entry::from_text("44.50"),
            ..BudgetLine::default()
        }],
        texts: [("concept".to_owned(), "Het plan: één naïef café.".to_owned())].into(),
        ..Dossier::default()
    }
}

fn packet() -> Packet {
    worked_on(Packet::of(&dossier()).unwrap())
}

fn worked_on(mut packet: Packet) -> Packet {
    let acronym = Edit::Set { field: Field::top("acronym"), value: FieldValue::Text("SAMEN".to_owned()) };
    packet.commit(&[acronym], &Text { nl: "korte naam".to_owned(), en: "short name".to_owned() }, by()).unwrap();
    packet
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exemplars").join(name)
}

/// The exemplar of that name; made where it is missing and that was asked for.
fn exemplar(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = path(name);
    if !path.exists() && std::env::var_os("VOORSTEL_ACCEPT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, make()).unwrap();
    }
    fs::read(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; VOORSTEL_ACCEPT=1 writes the exemplar of a new version", path.display())
    })
}

/// A library of that version, as it lay on a disk: packed, since most of it is empty.
fn library_of(version: i64) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("library.db");
    let mut connection = Connection::open(&file).unwrap();
    MIGRATIONS.to_version(&mut connection, usize::try_from(version).unwrap()).unwrap();
    let document = Document::with_origin(&dossier(), &[1; 16], by()).unwrap();
    let bytes = document.save().unwrap();
    connection
        .execute(
            "INSERT INTO dossier VALUES (?1, ?2, 'call@1', 1764000000, ?3, 0)",
            rusqlite::params![ID, dossier().title, document.heads()],
        )
        .unwrap();
    if version >= 2 {
        let sum = Sha256::digest(&bytes);
        let row = rusqlite::params![ID, bytes, sum.as_slice()];
        connection.execute("INSERT INTO chunk VALUES (?1, 1, 1, ?2, ?3)", row).unwrap();
    }
    connection.execute_batch("VACUUM").unwrap();
    drop(connection);
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&fs::read(&file).unwrap()).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_library_of_every_version_opens_with_what_is_in_it() {
    for version in 1..=newest_version() {
        let packed = exemplar(&format!("library-{version}.db.gz"), || library_of(version));
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
        fs::write(folder.path().join("library.db"), bytes).unwrap();
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(library.kept_aside(), None, "version {version}");
        let listed = library.list().unwrap();
        assert_eq!((listed.len(), listed[0].title.as_str()), (1, "Samen thuis (fictief)"), "version {version}");
        // The first version had no documents yet.
        if version >= 2 {
            let id = DossierId::new(ID);
            let mut open = library.open_dossier(&id).unwrap();
            assert_eq!(*open.dossier(), dossier(), "version {version}");
            let title = Edit::Set { field: Field::top("title"), value: FieldValue::Text("Verder".to_owned()) };
            open.commit(&[title], &Text::default(), by()).unwrap();
            drop(open);
            assert_eq!(library.read(&id).unwrap().title, "Verder", "version {version}");
        }
    }
}

#[test]
fn packets_of_every_format_are_read() {
    let whole = exemplar("packet-1.voorstel", || packet().bytes());
    let clean = exemplar("packet-1-clean.voorstel", || packet().clean().unwrap().bytes());
    let limited = exemplar("packet-2-for-a-part.voorstel", || packet().limited_to("p2".to_owned()).bytes());
    let back = exemplar("packet-2-from-a-part.voorstel", || {
        worked_on(Packet::of(&dossier()).unwrap().limited_to("p2".to_owned())).bytes()
    });
    let locked = exemplar("packet-1-locked.voorstel", || {
        packet().locked_bytes(&Passphrase::new(PASSPHRASE.to_owned())).unwrap()
    });
    let expected = Dossier { acronym: "SAMEN".to_owned(), ..dossier() };
    for bytes in [&whole, &clean, &limited, &back] {
        let read = Packet::read(bytes).unwrap();
        assert_eq!((read.dossier(), read.by(), read.at()), (expected.clone(), "Stad A", by().at));
    }
    assert!(Packet::read(&clean).unwrap().terms().clean);
    assert_eq!(Packet::read(&limited).unwrap().terms().part.as_deref(), Some("p2"));
    assert_eq!(Packet::read(&back).unwrap().from_part(), Some("p2"));
    assert!(Packet::is_locked(&locked));
    let opened = Packet::unlock(&locked, &Passphrase::new(PASSPHRASE.to_owned())).unwrap();
    assert_eq!(opened.dossier(), expected);
    // What both began with is one document still: they merge.
    let mut mine = packet();
    assert_eq!(mine.take_in(&opened).unwrap().conflicts, []);
}

#[test]
fn a_dossier_file_of_every_format_is_read() {
    let file = exemplar("dossier-1.json", || dossier().to_json().into_bytes());
    let read = Dossier::from_json(&String::from_utf8(file).unwrap()).unwrap();
    assert_eq!((read.dossier, read.unknown), (dossier(), Vec::new()));
}

/// What only a newer version knows, in the dossier, in an entity and inside of it.
#[test]
fn what_a_newer_version_wrote_survives_an_edit_by_this_one() {
    let newer = r#"{ "format": "voorstel.dossier/1", "call": "call@1", "title": "Samen", "mood": {"of": ["tomorrow", 1]},
        "budget": [{ "id": "b1", "unit_cost": "10", "carbon": {"kg": 12.5, "sure": false} }] }"#;
    let file = exemplar("dossier-of-a-newer-version.json", || newer.as_bytes().to_vec());
    let given = Dossier::from_json(&String::from_utf8(file).unwrap()).unwrap();
    assert_eq!(given.unknown.len(), 2, "they are named: {:?}", given.unknown);
    let of = |dossier: &Dossier| {
        let json: serde_json::Value = serde_json::from_str(&dossier.to_json()).unwrap();
        (json["mood"].clone(), json["budget"][0]["carbon"].clone())
    };
    let before = of(&given.dossier);
    assert_eq!(before.0, serde_json::json!({ "of": ["tomorrow", 1] }));

    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.create(&given.dossier, by()).unwrap();
    let mut open = library.open_dossier(&id).unwrap();
    let set =
        |field: &str, value: &str| Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) };
    open.commit(&[set("/title", "Samen sterk"), set("/budget/b1/unit_cost", "11")], &Text::default(), by()).unwrap();
    open.undo(by()).unwrap().unwrap();
    open.redo(by()).unwrap().unwrap();
    let sent = Packet::read(&open.packet(by()).bytes()).unwrap();
    let clean = Packet::read(&open.packet(by()).clean().unwrap().bytes()).unwrap();
    drop(open);
    for dossier in [library.read(&id).unwrap(), sent.dossier(), clean.dossier()] {
        assert_eq!((of(&dossier), dossier.title.as_str()), (before.clone(), "Samen sterk"));
    }
}
