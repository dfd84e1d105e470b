//! The example call, taken up from the folder for one's own calls as anyone would do it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use voorstel_app::model::{Edit, Field, FieldValue, List, Text};
use voorstel_app::views::{ReasonsView, Status};
use voorstel_app::{App, Nobody};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/examples")
}

fn clock() -> ZonedDateTime {
    "2026-03-01T10:00:00+01:00[Europe/Brussels]".parse().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

fn set(list: List, id: &str, name: &str, value: FieldValue) -> Edit {
    Edit::Set { field: Field::of(list, id, name), value }
}

fn flat(reasons: &ReasonsView) -> Vec<(Status, &str)> {
    let mut found = Vec::new();
    for part in &reasons.parts {
        found.push((part.status, part.title.en.as_str()));
        found.extend(part.because.iter().flat_map(flat));
    }
    found
}

#[tokio::test]
async fn a_call_of_ones_own_judges_and_says_why_a_group_does_not_hold() {
    let folder = tempfile::tempdir().unwrap();
    copy(&examples(), &folder.path().join("calls"));
    let app = App::in_folder(folder.path().to_owned(), Box::new(Nobody), clock);
    let start = app.start().await.unwrap();
    assert!(start.problems.is_empty(), "{:?}", start.problems);
    assert!(start.calls.iter().any(|card| card.pin == "example-language-nearby@1" && !card.closed));

    let sample = examples().join("example-language-nearby/1/sample.json");
    let id = app.import_dossier(sample).await.unwrap();
    let open = app.open_dossier(id.clone()).await.unwrap();
    assert!(open.judged.findings.iter().all(|finding| finding.status != Status::Broken && finding.because.is_none()));

    // A small town whose partner may not take part.
    let edits = vec![
        set(List::Partners, "p1", "inhabitants", FieldValue::Count(9000)),
        set(List::Partners, "p2", "kind", FieldValue::Text("sme".to_owned())),
    ];
    let update = app.edit(id, edits, Text::default(), true).await.unwrap();
    let finding = update.judged.findings.iter().find(|finding| finding.rule == "large-or-together").unwrap();
    let Some(reasons) = &finding.because else { panic!("the parts are told") };
    assert_eq!(reasons.head.en, "One of these is enough:");
    assert_eq!(
        flat(reasons).into_iter().map(|(status, _)| status).collect::<Vec<_>>(),
        [Status::Broken, Status::Broken, Status::Met, Status::Broken]
    );
    assert!(flat(reasons).iter().any(|(_, title)| *title == "At least 2 applicants"), "{:?}", flat(reasons));
    let tier = update.judged.findings.iter().find(|finding| finding.rule == "tier-small").unwrap();
    assert!(
        tier.text.en.contains("That holds here: the partners together have at most 10,000 inhabitants."),
        "{tier:?}"
    );
}
