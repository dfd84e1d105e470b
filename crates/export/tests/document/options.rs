//! What a person can choose, and what stays the same whoever asks.

use std::cell::{Cell, RefCell};

use voorstel_export::{Export, ExportError, ExportOptions, Exporter, Json, Pdf, Stage, Watch};
use voorstel_model::{Date, Dossier, Language, Typed};
use voorstel_rules::judge;

use crate::paper::{TODAY, call, empty, sample, set};

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let dossier = sample("proeftuinen-inburgering");
    let first = set(&dossier, Language::Nl, ExportOptions::default());
    set(&empty("amif-31-integratie@1"), Language::En, ExportOptions::default());
    assert!(first == set(&dossier, Language::Nl, ExportOptions::default()), "whatever was set in between");
    let other = std::thread::spawn(move || set(&dossier, Language::Nl, ExportOptions::default())).join().unwrap();
    assert!(first == other, "and on whatever thread");
}

#[test]
fn without_mark_and_annex_there_is_neither() {
    let dossier = sample("proeftuinen-inburgering");
    let with = set(&dossier, Language::Nl, ExportOptions::default());
    let without_mark = set(&dossier, Language::Nl, ExportOptions { draft: false, ..ExportOptions::default() });
    let without_annex = set(&dossier, Language::Nl, ExportOptions { findings: false, ..ExportOptions::default() });
    assert!(without_mark.len() < with.len() && without_annex.len() < with.len());
}

#[test]
fn an_export_tells_its_stages_and_can_be_called_off_between_them() {
    let dossier = sample("amif-31-integratie");
    let call = call(&dossier.call);
    let today = Date::read(TODAY).unwrap();
    let report = judge(&call, &dossier, today);
    let export = Export {
        dossier: &dossier,
        call: &call,
        report: &report,
        language: Language::Nl,
        today,
        options: ExportOptions::default(),
        files: &[],
    };

    let told = RefCell::new(Vec::new());
    Pdf.export(&export, &Watch::new(&|stage| told.borrow_mut().push(stage), &|| false)).unwrap();
    assert_eq!(*told.borrow(), [Stage::Gathering, Stage::Setting, Stage::Encoding]);

    for stage in [Stage::Gathering, Stage::Setting, Stage::Encoding] {
        let off = Cell::new(false);
        let tell = |reached| off.set(off.get() || reached == stage);
        assert_eq!(
            Pdf.export(&export, &Watch::new(&tell, &|| off.get())),
            Err(ExportError::Cancelled),
            "called off at {stage:?}"
        );
    }
}

#[test]
fn json_is_the_dossier_that_is_read_back() {
    let dossier = sample("amif-31-integratie");
    let call = call(&dossier.call);
    let today = Date::read(TODAY).unwrap();
    let report = judge(&call, &dossier, today);
    let export = Export {
        dossier: &dossier,
        call: &call,
        report: &report,
        language: Language::Nl,
        today,
        options: ExportOptions::default(),
        files: &[],
    };
    let bytes = Json.export(&export, &Watch::nobody()).unwrap().bytes;
    let read = Dossier::from_json(std::str::from_utf8(&bytes).unwrap()).unwrap();
    assert_eq!(read.dossier, dossier);
}
