//! What laying out a document of thousands of lines takes is given back when it is there: it is made by the program itself,
//! started once more. By itself in its process, since others would be counted along.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod long;

use std::fs;

use voorstel_app::views::{ExportFormat, ExportProgress};

use long::{Library, Maker, SELF, children};

/// What this process holds now, and the most it ever held, in kilobytes.
fn held() -> (u64, u64) {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let of = |key: &str| {
        let line = status.lines().find(|line| line.starts_with(key)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    (of("VmRSS:"), of("VmHWM:"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_long_document_takes_is_given_back_when_it_is_there() {
    let apart = Library::new(Maker { program: SELF, ..Maker::default() }, 2500).await;
    let (before, _) = held();
    let (done, pdf) = apart.export(ExportFormat::Pdf).await;
    assert!(matches!(done, ExportProgress::Done { .. }), "{done:?}");
    assert_eq!(apart.export(ExportFormat::Pdf).await.1, pdf);
    let (after, most) = held();
    assert_eq!(children(), 0);

    // The same here: so much is not taken from the window.
    let here = Library::new(Maker::default(), 2500).await;
    assert_eq!(here.export(ExportFormat::Pdf).await.1, pdf, "the same bytes, whoever makes them");
    let (stays, taken) = held();
    let (kept, peak) = (after.saturating_sub(before), most.saturating_sub(before));
    println!(
        "{before} kB before, {most} kB at most, {after} kB after; made here: {taken} kB at most, {stays} kB after"
    );
    assert!(kept * 10 < stays - before, "{kept} kB stay, made here {} kB", stays - before);
    assert!(peak * 5 < taken - before, "{peak} kB at most, made here {} kB", taken - before);
}
