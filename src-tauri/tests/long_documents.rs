//! A document of hundreds of lines and more is made by the program itself, started once more.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod long;

use std::fs;
use std::time::Duration;

use voorstel_app::annexes::Incoming;
use voorstel_app::views::{ExportFormat, ExportProgress};

use long::{Library, Maker, SELF, children};

#[tokio::test(flavor = "multi_thread")]
async fn a_long_document_is_the_same_whoever_makes_it_and_says_the_same() {
    let make = async |maker: Maker| {
        let library = Library::new(maker, 501).await;
        let path = library.folder.path().join("besluit-2.pdf");
        fs::write(&path, "%PDF-1.7\nthe decision\n%%EOF\n").unwrap();
        let added = library.app.add_annexes(library.id.clone(), "mandate".to_owned(), vec![Incoming::At(path)]).await;
        assert_eq!(added.unwrap().refused, []);
        let mut made = Vec::new();
        for format in [ExportFormat::Pdf, ExportFormat::Docx, ExportFormat::Zip, ExportFormat::Xlsx] {
            let (done, bytes) = library.export(format).await;
            let ExportProgress::Done { remarks, .. } = done else { panic!("{done:?}") };
            made.push((remarks, bytes));
        }
        made
    };
    let apart = make(Maker { program: SELF, ..Maker::default() }).await;
    assert!(apart[0].0.iter().any(|said| said.en.contains("besluit")), "an annex is missing: {:?}", apart[0].0);
    assert!(apart == make(Maker::default()).await);
    assert!(apart == make(Maker { program: Some("/nowhere/voorstel"), ..Maker::default() }).await, "made here then");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_document_that_is_called_off_leaves_nobody_at_work() {
    let maker = Maker { program: SELF, ..Maker::default() };
    let library = Library::new(maker.clone(), 20_000).await;
    *maker.impatient.lock().unwrap() = Some(library.app.clone());
    assert_eq!(library.export(ExportFormat::Pdf).await, (ExportProgress::Cancelled, Vec::new()));
    let mut turns = 0;
    while children() > 0 {
        turns += 1;
        assert!(turns < 3000, "it is still at work");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_ends_without_a_document_is_said() {
    let library = Library::new(Maker { program: Some("true"), ..Maker::default() }, 501).await;
    let (ExportProgress::Failed { because }, _) = library.export(ExportFormat::Pdf).await else { panic!("made") };
    assert!(because.en.contains("memory") && because.nl.contains("geheugen"), "{because:?}");
}
