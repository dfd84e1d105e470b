//! Dossiers and the spreadsheets that people make of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use rust_xlsxwriter::{Workbook, Worksheet};
use tempfile::TempDir;
use voorstel_app::budget_file;
use voorstel_app::files::{self, catalogue, find_call, sample};
use voorstel_app::model::{Call, Date, Dossier, Language, Typed as _};
use voorstel_app::views::{BudgetFile, ExportFormat, ExportOptions, Failure, FileChange, FileChangeKind};
use voorstel_catalogue::Catalogue;

pub const SAMPLES: [&str; 6] = [
    "proeftuinen-inburgering",
    "amif-31-integratie",
    "amif-2017-raising-awareness",
    "amif-2020-local-integration",
    "amif-2020-complementary-pathways",
    "amif-2023-local-authorities",
];

pub fn dossier(name: &str) -> Dossier {
    Dossier::from_json(sample(name).unwrap().json).unwrap().dossier
}

pub fn call(dossier: &Dossier) -> Call {
    static CALLS: LazyLock<Catalogue> = LazyLock::new(|| catalogue().0);
    find_call(&CALLS, &dossier.call).unwrap().clone()
}

/// A folder with files.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        Desk { folder: TempDir::new().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn export(&self, dossier: &Dossier, format: ExportFormat, language: Language, name: &str) -> PathBuf {
        let path = self.path(name);
        let options = ExportOptions::default();
        let today = Date::read("2020-10-01").unwrap();
        let call = call(dossier);
        let source = files::Source { dossier, call: &call, file: &path, packet: None };
        files::export(source, format, language, &options, today, &path).unwrap();
        path
    }

    /// A workbook of one sheet.
    pub fn workbook(&self, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
        let mut book = Workbook::new();
        fill(book.add_worksheet());
        let path = self.path("from-a-partner.xlsx");
        book.save(&path).unwrap();
        path
    }

    /// A workbook of which the cells hold texts, or numbers where they are such.
    pub fn table(&self, rows: &[&[&str]]) -> PathBuf {
        self.workbook(|sheet| fill(sheet, 0, rows))
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The file as LibreOffice saves it.
    pub fn converted(&self, file: &Path, to: &str) -> PathBuf {
        let folder = self.path("converted");
        let ran = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", self.path("profile").display()))
            .args(["--headless", "--convert-to", to, "--outdir"])
            .args([&folder, file])
            .output()
            .unwrap_or_else(|error| panic!("soffice is needed by this test (libreoffice-calc-nogui): {error}"));
        let made = folder.join(file.with_extension(to).file_name().unwrap());
        assert!(made.is_file(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        made
    }
}

pub fn fill(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
}

pub fn read_in(dossier: &Dossier, path: &Path, language: Language) -> Result<BudgetFile, Failure> {
    budget_file::read(&call(dossier), dossier, path, language, 255)
}

pub fn read(dossier: &Dossier, path: &Path) -> BudgetFile {
    read_in(dossier, path, Language::Nl).unwrap_or_else(|failure| panic!("{}", failure.message.en))
}

/// The dossier with everything that is proposed.
pub fn taken(dossier: &Dossier, file: &BudgetFile) -> Dossier {
    let mut dossier = dossier.clone();
    for edit in budget_file::proposed(file) {
        dossier.apply(&edit).unwrap();
    }
    dossier
}

pub fn of(file: &BudgetFile, kind: FileChangeKind) -> Vec<&FileChange> {
    file.changes.iter().filter(|change| change.kind == kind).collect()
}

/// What differs, in a few letters: `quantity 12>24`.
pub fn fields(change: &FileChange) -> Vec<String> {
    change.fields.iter().map(|field| format!("{} {}>{}", field.field, field.before, field.after)).collect()
}

/// Cells that were not taken, with why in Dutch.
pub fn troubles(file: &BudgetFile) -> Vec<(String, String)> {
    file.troubles.iter().map(|one| (one.cell.clone(), one.why.nl.clone())).collect()
}
