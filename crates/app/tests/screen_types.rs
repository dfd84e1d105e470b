//! The types the screens are written against are generated from the Rust types, and this test holds them together.
//!
//! `VOORSTEL_ACCEPT=1 cargo test -p voorstel-app --test screen_types` writes the file anew.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use ts_rs::{Config, TS, TypeVisitor};
use voorstel_app::views;

const HEAD: &str = "// Generated from crates/app/src/views.rs and the types it uses. Do not edit.\n";

struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            let name = T::ident(&self.config);
            let other = self.by_name.insert(name.clone(), declaration.clone());
            assert!(other.is_none_or(|other| other == declaration), "two types are called {name}");
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn generate() -> String {
    let mut all = Declarations { config: Config::new(), seen: HashSet::new(), by_name: BTreeMap::new() };
    all.visit::<views::Start>();
    all.visit::<views::DossierView>();
    all.visit::<views::Update>();
    all.visit::<views::CallChanges>();
    all.visit::<views::DossierChanges>();
    all.visit::<views::CodeMove>();
    all.visit::<views::Imported>();
    all.visit::<views::PacketOptions>();
    all.visit::<views::MeetingHeard>();
    all.visit::<views::PasteAt>();
    all.visit::<views::PastePreview>();
    all.visit::<views::BudgetFile>();
    all.visit::<views::Preview>();
    all.visit::<views::WhatIf>();
    all.visit::<views::PlanView>();
    all.visit::<views::ExportFormat>();
    all.visit::<views::ExportOptions>();
    all.visit::<views::ExportProgress>();
    all.visit::<views::PageAsked>();
    all.visit::<views::PageView>();
    all.visit::<views::Failure>();
    all.visit::<views::CallForm>();
    all.visit::<views::SavedLater>();
    all.visit::<views::LiveSetup>();
    all.visit::<views::LiveTried>();
    all.visit::<views::OwnCalls>();
    all.visit::<views::CallDraft>();
    all.visit::<views::BeginCall>();
    all.visit::<views::CallChange>();
    all.visit::<views::TryOn>();
    all.visit::<views::PageIntake>();
    all.visit::<views::Trial>();
    all.visit::<views::AnnexesView>();
    all.visit::<views::AnnexesAdded>();
    all.visit::<views::WrongNumber>();
    all.visit::<views::Together>();
    all.visit::<views::Letter>();
    all.visit::<views::HistoryAsked>();
    all.visit::<views::HistoryPage>();
    all.visit::<views::HistoryProgress>();
    all.visit::<views::FieldHistory>();
    all.visit::<views::ThenView>();
    all.visit::<views::VersionsView>();
    all.visit::<views::VersionChange>();
    all.visit::<views::Comparison>();
    let mut file = HEAD.to_owned();
    for declaration in all.by_name.values() {
        let _ = write!(file, "\n{declaration}\n");
    }
    file.lines().map(str::trim_end).fold(String::new(), |file, line| file + line + "\n")
}

#[test]
fn the_screens_types_are_the_ones_of_the_app() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/types/index.ts");
    let generated = generate();
    assert!(!generated.contains("bigint"), "no number of this app outgrows a JavaScript number");
    if std::env::var_os("VOORSTEL_ACCEPT").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == generated,
        "{} is behind; run `VOORSTEL_ACCEPT=1 cargo test -p voorstel-app --test screen_types`",
        path.display()
    );
}
