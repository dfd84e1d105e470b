//! `cargo xtask bundle`: packages for Debian, Ubuntu, Fedora and their kin, with the window and the command line.

use std::collections::BTreeMap;

use anyhow::Result;
use cargo_metadata::MetadataCommand;
use serde_json::json;
use xshell::{Shell, cmd};

use crate::setup;

const DOCUMENTATION: &str = "/usr/share/doc/voorstel";

pub fn bundle(shell: &Shell) -> Result<()> {
    setup::window(shell)?;
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let (root, target) = (metadata.workspace_root, metadata.target_directory);
    // Both at once, as for the benchmarks, so that Typst and Tauri are compiled once.
    let built = "--quiet --locked --release --workspace --bin voorstel --bin voorstel-desktop".split(' ');
    cmd!(shell, "cargo build {built...} --target-dir {target}").run()?;

    let mut files = BTreeMap::from([
        ("/usr/bin/voorstel".to_owned(), target.join("release/voorstel")),
        (format!("{DOCUMENTATION}/copyright"), root.join("LICENSE")),
    ]);
    // The fonts are given on under licences of their own, which go along.
    for font in root.join("crates/export/fonts").read_dir_utf8()? {
        let font = font?;
        if matches!(font.path().extension(), Some("txt" | "md")) {
            files.insert(format!("{DOCUMENTATION}/fonts/{}", font.file_name()), font.path().to_owned());
        }
    }
    let config =
        json!({ "bundle": { "linux": { "deb": { "files": &files }, "rpm": { "files": &files } } } }).to_string();
    // AppImage needs a download while bundling, so it is not made.
    cmd!(shell, "ui/node_modules/.bin/tauri bundle --bundles deb,rpm --config {config}")
        .env("CARGO_TARGET_DIR", &target)
        .run()?;
    Ok(())
}
