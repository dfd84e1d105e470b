//! Taking a spreadsheet into an open dossier.

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::budget_file;
use voorstel_app::model::{Euro, Language, Text};
use voorstel_app::views::{ExportFormat, FailureCode};
use voorstel_app::{App, Nobody};

use crate::made::{Desk, dossier};

fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_is_one_step_that_can_be_undone() {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    let mut changed = dossier("proeftuinen-inburgering");
    let json = folder.path().join("dossier.json");
    std::fs::write(&json, changed.to_json()).unwrap();
    let id = app.import_dossier(json).await.unwrap();
    let before = app.open_dossier(id.clone()).await.unwrap();

    // A colleague works on a copy and sends its workbook.
    changed.budget.remove(3);
    changed.budget[0].unit_cost = voorstel_app::model::Entry::from_text("50.00");
    let mut added = changed.budget[0].clone();
    added.id = "elders-1".to_owned();
    added.description = "Extra".to_owned();
    changed.budget.push(added);
    let desk = Desk::new();
    let file = desk.export(&changed, ExportFormat::Xlsx, Language::Nl, "budget.xlsx");

    let read = app.read_budget_file(id.clone(), file).await.unwrap();
    assert_eq!(app.open_dossier(id.clone()).await.unwrap().dossier, before.dossier, "reading changes nothing");
    assert_eq!(read.changes.len(), 3);
    let label = Text { nl: "3 wijzigingen".to_owned(), en: "3 changes".to_owned() };
    let update = app.edit(id.clone(), budget_file::proposed(&read), label.clone(), true).await.unwrap();
    assert_eq!(update.judged.totals.direct.total, read.after);
    assert_eq!(update.undo, Some(label));
    let held: Euro = changed.budget.iter().filter_map(|line| line.amount()).sum();
    assert_eq!(read.after, held);

    let undone = app.undo(id.clone()).await.unwrap();
    assert_eq!(undone.judged.totals.direct.total, read.before);
    assert_eq!(app.open_dossier(id).await.unwrap().dossier, before.dossier);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_leaves_the_dossier_as_it_is() {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    let id = app.create_dossier("proeftuinen-inburgering@1".to_owned()).await.unwrap();
    app.open_dossier(id.clone()).await.unwrap();
    let failure = app.read_budget_file(id, folder.path().join("weg.xlsx")).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::Disk);
}
