//! The archive of an application with its annexes, as whoever gets it unpacks it.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use std::io::{Cursor, Read as _};

use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_export::{Bundle, Export, ExportOptions, Exporter as _, Watch};
use voorstel_model::{Annex, Call, Date, Dossier, Language, Typed as _};
use zip::ZipArchive;

fn made(call: &Call, dossier: &Dossier, annexes: &[Option<Vec<u8>>], language: Language) -> Vec<u8> {
    let today = Date::read("2020-10-01").unwrap();
    let report = voorstel_rules::judge(call, dossier, today);
    let options = ExportOptions::default();
    let input = Export { dossier, call, report: &report, language, today, options, files: &[] };
    Bundle { annexes }.export(&input, &Watch::nobody()).unwrap().bytes
}

fn sample() -> (Call, Dossier) {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    let sample = samples().find(|sample| sample.name == "amif-2020-local-integration").unwrap();
    let dossier = Dossier::from_json(sample.json).unwrap().dossier;
    (catalogue.get(&dossier.call).unwrap().clone(), dossier)
}

fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn annex(id: &str, kind: &str, partner: &str, name: &str) -> Annex {
    Annex {
        id: id.to_owned(),
        kind: kind.to_owned(),
        partner: partner.to_owned(),
        name: name.to_owned(),
        ..Annex::default()
    }
}

#[test]
fn all_is_in_it_under_names_that_lead_nowhere_and_the_list_says_what_is_missing() {
    let (call, mut dossier) = sample();
    dossier.annexes = vec![
        annex("x1", "audit-report", "p1", "../../verslag.pdf"),
        annex("x2", "audit-report", "", "VERSLAG.pdf"),
        annex("x3", "other", "", "CON.pdf"),
        annex("x4", "", "", "weg.pdf"),
    ];
    let files = [Some(b"%PDF one".to_vec()), Some(b"%PDF two".to_vec()), Some(b"%PDF three".to_vec()), None];
    let bytes = made(&call, &dossier, &files, Language::Nl);
    assert!(bytes == made(&call, &dossier, &files, Language::Nl), "the same bytes every time");
    let entries = unpacked(bytes);
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "aanvraag.pdf",
            "dossier.json",
            "bijlagen/verslag.pdf",
            "bijlagen/VERSLAG (2).pdf",
            "bijlagen/_CON.pdf",
            "lijst.txt"
        ]
    );
    assert!(entries[0].1.starts_with(b"%PDF-"));
    assert_eq!(Dossier::from_json(std::str::from_utf8(&entries[1].1).unwrap()).unwrap().dossier, dossier);
    assert_eq!(entries[3].1, b"%PDF two");
    let list = String::from_utf8(entries[5].1.clone()).unwrap();
    let owner = &dossier.partner("p1").unwrap().name;
    for said in [owner.as_str(), "bijlagen/VERSLAG (2).pdf", "ONTBREEKT", "weg.pdf", "NIET TOEGEVOEGD"] {
        assert!(list.contains(said), "{said}\n{list}");
    }
    assert_eq!(list.matches("SHA-256 ").count(), 5, "the application, the dossier and three annexes\n{list}");
}

#[test]
fn without_annexes_it_is_the_application_and_the_dossier_in_either_language() {
    let (call, mut dossier) = sample();
    dossier.annexes.clear();
    let entries = unpacked(made(&call, &dossier, &[], Language::En));
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["application.pdf", "dossier.json", "list.txt"]);
    assert!(String::from_utf8_lossy(&entries[2].1).contains("NOT ADDED"));
}
