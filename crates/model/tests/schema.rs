//! `docs/dossier.schema.json` is generated from the types; this fails when it drifts.

use std::path::Path;

use voorstel_model::Dossier;

#[test]
fn the_schema_in_the_documentation_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/dossier.schema.json");
    let schema = schemars::schema_for!(Dossier);
    let wanted = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("VOORSTEL_ACCEPT").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/dossier.schema.json differs from the types: VOORSTEL_ACCEPT=1 cargo test -p voorstel-model"
    );
}
