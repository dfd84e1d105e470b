//! What LibreOffice makes of the files: it calculates every sum again, and comes to the same cent.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx as Workbook};
use tempfile::TempDir;
use voorstel_export::Xlsx;
use voorstel_model::Language;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::made::{every_sample, made, thorny};

/// Converts a file as `soffice` does, in a profile of its own, so that nothing a user set matters.
pub fn converted(file: &Path, to: &str) -> PathBuf {
    let folder = file.parent().unwrap();
    let profile = folder.join("profile");
    let ran = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder.join("converted"))
        .arg(file)
        .output()
        .unwrap_or_else(|error| {
            panic!("soffice is needed by this test (libreoffice-calc-nogui, libreoffice-writer-nogui): {error}")
        });
    let end = to.split(':').next().unwrap();
    let made = folder.join("converted").join(file.file_name().unwrap()).with_extension(end);
    assert!(made.is_file(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    made
}

/// The workbook without the results that its formulas carry: whoever shows them has calculated them.
fn without_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut bare = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).unwrap();
            let mut pieces = text.split("</f>");
            let mut kept = pieces.next().unwrap().to_owned();
            for piece in pieces {
                let (_, rest) = piece.split_once("</v>").unwrap();
                kept.push_str("</f>");
                kept.push_str(rest);
            }
            content = kept.into_bytes();
        }
        bare.start_file(name, SimpleFileOptions::default()).unwrap();
        bare.write_all(&content).unwrap();
    }
    bare.finish().unwrap().into_inner()
}

/// Every value on every sheet, numbers to two decimals.
fn values(bytes: &[u8]) -> Vec<(String, usize, usize, String)> {
    let mut book = Workbook::new(Cursor::new(bytes)).unwrap();
    let mut values = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let (first, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let shown = match value {
                // Amounts to the cent, shares of ten thousand to what they are shown as.
                Data::Float(number) => format!("{number:.4}"),
                other => other.to_string(),
            };
            if !shown.is_empty() {
                let place = |at: usize, first: u32| at + usize::try_from(first).unwrap();
                values.push((name.clone(), place(row, first), place(column, left), shown));
            }
        }
    }
    values
}

#[test]
fn every_sum_is_calculated_again_to_the_same_cent() {
    let folder = TempDir::new().unwrap();
    for (at, dossier) in [every_sample().remove(0), every_sample().remove(3), thorny(400)].iter().enumerate() {
        for language in [Language::Nl, Language::En] {
            let bytes = made(&Xlsx, dossier, language);
            let bare = without_results(&bytes);
            assert!(values(&bare).len() < values(&bytes).len(), "the results are gone");
            let file = folder.path().join(format!("{at}-{language:?}.xlsx"));
            fs::write(&file, &bare).unwrap();
            let again = fs::read(converted(&file, "xlsx")).unwrap();
            let (ours, theirs) = (values(&bytes), values(&again));
            for (ours, theirs) in ours.iter().zip(&theirs) {
                assert_eq!(ours, theirs);
            }
            assert_eq!(ours.len(), theirs.len());
        }
    }
}
