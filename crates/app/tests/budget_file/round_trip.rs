//! What goes out comes back as it was.

use voorstel_app::model::{Dossier, Entry, Language};
use voorstel_app::views::ExportFormat;

use crate::made::{Desk, SAMPLES, dossier, read_in, troubles};

fn comes_back(dossier: &Dossier, file: &std::path::Path, language: Language) {
    let read = read_in(dossier, file, language).unwrap_or_else(|failure| panic!("{}", failure.message.en));
    assert_eq!(read.changes.len(), 0, "{}: {:?}", file.display(), read.changes);
    assert_eq!(troubles(&read), []);
    assert_eq!(usize::try_from(read.same).unwrap(), dossier.budget.len());
    assert!(read.identified);
    assert_eq!(read.before, read.after);
}

#[test]
fn every_sample_comes_back_without_a_change() {
    let desk = Desk::new();
    for name in SAMPLES {
        let dossier = dossier(name);
        for language in [Language::Nl, Language::En] {
            comes_back(&dossier, &desk.export(&dossier, ExportFormat::Xlsx, language, "budget.xlsx"), language);
            comes_back(&dossier, &desk.export(&dossier, ExportFormat::Csv, language, "budget.csv"), language);
            // Whoever sent it may read in the other language.
            let other = if language == Language::Nl { Language::En } else { Language::Nl };
            comes_back(&dossier, &desk.export(&dossier, ExportFormat::Xlsx, language, "budget.xlsx"), other);
        }
    }
}

#[test]
fn it_comes_back_from_libre_office_in_its_own_formats() {
    let desk = Desk::new();
    let dossier = dossier("proeftuinen-inburgering");
    let file = desk.export(&dossier, ExportFormat::Xlsx, Language::Nl, "budget.xlsx");
    for to in ["ods", "xlsx"] {
        comes_back(&dossier, &desk.converted(&file, to), Language::Nl);
    }
}

#[test]
fn names_that_are_alike_and_what_was_never_understood_come_back_too() {
    let desk = Desk::new();
    let mut dossier = dossier("proeftuinen-inburgering");
    for partner in &mut dossier.partners {
        partner.name = "De Brug".to_owned();
    }
    dossier.partners[2].name = String::new();
    dossier.budget[0].quantity = Entry::Unreadable("40 u.".to_owned());
    dossier.budget[1].unit_cost = Entry::Empty;
    dossier.budget[2].category = "nergens".to_owned();
    dossier.budget[3].description = "=1+1".to_owned();
    dossier.budget[4].partner = String::new();
    dossier.budget[5].unit_cost = Entry::from_text("0.125");
    dossier.budget[6].eligible = false;
    for language in [Language::Nl, Language::En] {
        comes_back(&dossier, &desk.export(&dossier, ExportFormat::Xlsx, language, "budget.xlsx"), language);
        comes_back(&dossier, &desk.export(&dossier, ExportFormat::Csv, language, "budget.csv"), language);
    }
}
