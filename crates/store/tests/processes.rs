//! What only shows between processes: a process that is killed loses nothing it has acknowledged, and no two processes
//! write one library.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test of its own harness: a panic is its failure")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;
use rusqlite::Connection;
use voorstel_model::{Dossier, Edit, Field, FieldValue, Fields, List, Text};
use voorstel_store::{By, Library, Saved, StoreError};

const ROUNDS: u64 = 50;
const COMPACT_AFTER: u32 = 5;
const BY: By<'static> = By { author: "Tester", at: Timestamp::UNIX_EPOCH };

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("edit") => edit_until_killed(Path::new(&arguments[2])),
        Some("open") => open_once(Path::new(&arguments[2])),
        Some("--list") => println!("processes: test"),
        _ => {
            killed_processes_lose_nothing();
            a_second_process_is_turned_away();
        }
    }
}

fn label(number: u64) -> Text {
    Text { nl: number.to_string(), en: String::new() }
}

/// The child: edit after edit, each acknowledged by a line once it is saved.
fn edit_until_killed(folder: &Path) {
    let library = Library::open(folder).unwrap();
    library.compact_after(COMPACT_AFTER);
    let id = library.list().unwrap().remove(0).id;
    let mut open = library.open_dossier(&id).unwrap();
    let mut out = std::io::stdout().lock();
    for number in (open.dossier().budget.len() as u64).. {
        let title = FieldValue::Text(number.to_string());
        let edits = [
            Edit::Add {
                list: List::Budget,
                id: format!("b{number}"),
                after: number.checked_sub(1).map(|last| format!("b{last}")),
                fields: Fields::from([("description".to_owned(), title.clone())]),
            },
            Edit::Set { field: Field::top("title"), value: title.clone() },
            Edit::Set { field: Field::text("concept"), value: title },
        ];
        let change = open.commit(&edits, &label(number), BY).unwrap();
        assert_eq!(change.saved, Saved::At(BY.at));
        writeln!(out, "{number}").unwrap();
        out.flush().unwrap();
    }
}

fn killed_processes_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.create(&Dossier::default(), BY).unwrap();
    drop(library);
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        // xorshift: the same rounds every time; what varies is how far the child is when the signal comes.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg("edit")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..=random % 17 {
            let line = lines.next().expect("the child edits until it is killed").unwrap();
            acknowledged = line.parse::<u64>().unwrap() + 1;
        }
        child.kill().unwrap();
        // What it had still written before the signal reached it was acknowledged too.
        for line in lines {
            acknowledged = line.unwrap().parse::<u64>().unwrap() + 1;
        }
        child.wait().unwrap();

        let connection = Connection::open(folder.path().join("library.db")).unwrap();
        let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(verdict, "ok", "round {round}");
        drop(connection);
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(library.kept_aside(), None, "round {round}");
        let open = library.open_dossier(&id).unwrap();
        let saved = open.dossier().budget.len() as u64;
        assert!(
            saved == acknowledged || saved == acknowledged + 1,
            "round {round}: {saved} saved, {acknowledged} said"
        );
        for (number, line) in open.dossier().budget.iter().enumerate() {
            assert_eq!((line.id.as_str(), line.description.as_str()), (&*format!("b{number}"), &*number.to_string()));
        }
        let last = saved - 1;
        assert_eq!(open.dossier().title, last.to_string(), "a step is saved whole");
        assert_eq!(open.dossier().texts["concept"], last.to_string());
        assert_eq!(open.undo_label(), Some(&label(last)), "and can be taken back");
        acknowledged = saved;
    }
    println!("test killed_processes_lose_nothing ... ok ({ROUNDS} kills, {acknowledged} edits)");
}

/// The other child: opens the library and says what came of it.
fn open_once(folder: &Path) {
    match Library::open(folder) {
        Ok(_) => println!("opened"),
        Err(StoreError::InUse { .. }) => println!("in use"),
        Err(other) => println!("{other}"),
    }
}

fn a_second_process_is_turned_away() {
    let folder = tempfile::tempdir().unwrap();
    let attempt = || {
        let output =
            Command::new(std::env::current_exe().unwrap()).arg("open").arg(folder.path()).output().unwrap().stdout;
        String::from_utf8(output).unwrap()
    };
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(attempt(), "in use\n");
    let open = library.create(&Dossier::default(), BY).and_then(|id| library.open_dossier(&id)).unwrap();
    drop(library);
    assert_eq!(attempt(), "in use\n", "an open dossier holds the library too");
    drop(open);
    assert_eq!(attempt(), "opened\n");
    println!("test a_second_process_is_turned_away ... ok");
}
