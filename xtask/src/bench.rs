//! `cargo xtask bench`: how fast judging, searching, opening, putting together and making documents are, beside other engines
//! and programs, and how soon drafting live has an edit in the other window; the tables go into the documentation.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use cargo_metadata::{Message, MetadataCommand};
use xshell::{Shell, cmd};

use crate::setup;

pub fn bench(shell: &Shell) -> Result<()> {
    setup::compiler(shell)?;
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let (target, page) = (metadata.target_directory, metadata.workspace_root.join("docs/benchmarks.md"));
    // What is released is measured, and the pages beside the work with it, so that the layout is compiled once.
    let built = "--quiet --locked --release --workspace --bin voorstel --bench edited --bench drafting".split(' ');
    let messages = cmd!(shell, "cargo build {built...} --message-format json --target-dir {target}").read()?;
    let [edited, drafting] = [executable(&messages, "edited")?, executable(&messages, "drafting")?];
    let voorstel = target.join("release/voorstel");
    let python = python(shell, target.join("bench-python").as_std_path());
    // A workspace of its own, so that neither run nor test compiles the other engines.
    let _bench = shell.push_dir("tests/bench");
    let programs = [voorstel.as_std_path(), &edited, &drafting];
    cmd!(shell, "cargo run --quiet --locked --release --target-dir {target} -- {page} {programs...} {python...}")
        .run()?;
    Ok(())
}

/// Where a program lies that was built, told by what cargo said.
fn executable(messages: &str, name: &str) -> Result<PathBuf> {
    let artifacts = Message::parse_stream(messages.as_bytes()).filter_map(|message| match message {
        Ok(Message::CompilerArtifact(artifact)) if artifact.target.name == name => artifact.executable,
        _ => None,
    });
    artifacts.last().map(Into::into).with_context(|| format!("cargo did not say where {name} lies"))
}

/// The folder with `WeasyPrint` and `openpyxl`, fetched once; none where `PyPI` cannot be reached, which the tables say.
fn python(shell: &Shell, folder: &Path) -> Option<PathBuf> {
    let pinned = "tests/bench/python.txt";
    // Whole only when it was fetched from just this list.
    let list = shell.read_file(pinned).ok()?;
    let mark = folder.join("fetched.txt");
    if shell.read_file(&mark).is_ok_and(|fetched| fetched == list) {
        return Some(folder.to_owned());
    }
    println!("Fetching WeasyPrint and openpyxl");
    let fetched = cmd!(
        shell,
        "pip3 install --quiet --no-deps --require-hashes --only-binary :all: --upgrade --target {folder} -r {pinned}"
    )
    .run();
    if let Err(error) = fetched.and_then(|()| shell.write_file(&mark, list)) {
        eprintln!("NOT RUN beside WeasyPrint and openpyxl: {error}");
        return None;
    }
    Some(folder.to_owned())
}
