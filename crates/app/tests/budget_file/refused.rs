//! Files that cannot be read: each is refused with a sentence that says what it is and what to do.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use voorstel_app::model::Language;
use voorstel_app::views::{ExportFormat, FailureCode};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::made::{Desk, dossier, read_in};

const SAMPLE: &str = "proeftuinen-inburgering";

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The container of the office files of old, with a name in it.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(512, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

fn said(bytes: &[u8]) -> (FailureCode, String) {
    let desk = Desk::new();
    let file = desk.file("van-partner.xlsx", bytes);
    let failure = read_in(&dossier(SAMPLE), &file, Language::Nl).unwrap_err();
    assert!(failure.message.nl.contains("van-partner.xlsx") && failure.message.en.contains("van-partner.xlsx"));
    (failure.code, failure.message.nl)
}

#[test]
fn each_kind_that_is_no_readable_spreadsheet_is_told_apart() {
    let whole = {
        let desk = Desk::new();
        std::fs::read(desk.export(&dossier(SAMPLE), ExportFormat::Xlsx, Language::Nl, "whole.xlsx")).unwrap()
    };
    let encrypted_ods = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
        ("content.xml", b"\x01\x02scrambled"),
    ]);
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("encrypted", compound("EncryptedPackage"), "met een wachtwoord beveiligd"),
        ("encrypted ods", encrypted_ods, "met een wachtwoord beveiligd"),
        ("of old", compound("Workbook"), "van het oude soort (.xls)"),
        ("binary", zip(&[("xl/workbook.bin", b"x")]), "een binaire werkmap (.xlsb)"),
        ("a document", zip(&[("word/document.xml", b"<w/>")]), "is geen rekenblad"),
        ("pdf", b"%PDF-1.7 a, b; c".to_vec(), "is geen rekenblad"),
        ("nothing", Vec::new(), "is geen rekenblad"),
        ("half", whole[..whole.len() / 2].to_vec(), "is beschadigd"),
        ("no sheets", zip(&[("xl/workbook.xml", b"<workbook")]), "is beschadigd"),
        ("csv without a budget", b"naam;adres\nDe Brug;Lindebeke\n".to_vec(), "staat geen begroting"),
    ];
    for (what, bytes, sentence) in table {
        let (code, message) = said(&bytes);
        assert_eq!(code, FailureCode::UnusableFile, "{what}");
        assert!(message.contains(sentence), "{what}: {message}");
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_fills_the_memory() {
    let zeros = vec![b' '; 140 * 1024 * 1024];
    let bomb = zip(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 1024 * 1024, "it is small on disk");
    let (code, message) = said(&bomb);
    assert_eq!(code, FailureCode::TooMuch);
    assert!(message.contains("te groot"), "{message}");

    let cell = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    let rows = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    let (code, message) = said(&zip(&[("content.xml", rows.as_bytes())]));
    assert_eq!(code, FailureCode::TooMuch, "{message}");

    let (code, _) = said(&vec![b'x'; 21 * 1024 * 1024]);
    assert_eq!(code, FailureCode::TooMuch);

    let many = "a;b\n".repeat(20_001);
    let (code, message) = said(many.as_bytes());
    assert_eq!(code, FailureCode::TooMuch);
    assert!(message.contains("20.000"), "{message}");
}

#[test]
fn a_lonely_cell_far_away_takes_no_room() {
    let desk = Desk::new();
    let file = desk.workbook(|sheet| {
        crate::made::fill(sheet, 0, &[&["Omschrijving", "Bedrag"], &["Zaal", "100"]]);
        sheet.write_string(1_048_575, 16_383, "far").unwrap();
    });
    let read = read_in(&dossier(SAMPLE), &file, Language::Nl).unwrap();
    assert_eq!(read.changes.iter().filter(|change| change.row.is_some()).count(), 1);
}

#[test]
fn a_file_that_is_not_there_or_a_folder_is_told() {
    let desk = Desk::new();
    for path in [desk.path("weg.xlsx"), desk.folder.path().to_owned()] {
        let failure = read_in(&dossier(SAMPLE), &path, Language::Nl).unwrap_err();
        assert_eq!(failure.code, FailureCode::Disk);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_file_with_damage_anywhere_is_read_or_refused(places in prop::collection::vec((0.0_f64..1.0, any::<u8>()), 1..12), ods: bool) {
        use std::sync::LazyLock;
        static WHOLE: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
            let desk = Desk::new();
            let xlsx = desk.export(&dossier(SAMPLE), ExportFormat::Xlsx, Language::Nl, "whole.xlsx");
            let ods = desk.converted(&xlsx, "ods");
            [xlsx, ods].map(|path| std::fs::read(path).unwrap())
        });
        let mut bytes = WHOLE[usize::from(ods)].clone();
        for (place, value) in places {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "any place in the file will do")]
            let at = (place * bytes.len() as f64) as usize;
            bytes[at] = value;
        }
        let desk = Desk::new();
        let file = desk.file("damaged.xlsx", &bytes);
        let dossier = dossier(SAMPLE);
        if let Ok(read) = read_in(&dossier, &file, Language::Nl) {
            crate::made::taken(&dossier, &read);
        }
    }
}
