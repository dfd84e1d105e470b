//! Puts the published funds, calls, themes and sample dossiers into the binary, and apart from them the examples to make a
//! call of; nothing else of `seeds/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let seeds = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../seeds");
    println!("cargo::rerun-if-changed={}", seeds.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("published.rs"), list(&seeds, &seeds)?)?;
    fs::write(out.join("examples.rs"), list(&seeds, &seeds.join(EXAMPLES))?)
}

/// Beside what is published, and no part of it.
const EXAMPLES: &str = "examples";

/// The files of a folder, by their paths below `seeds/`.
fn list(seeds: &Path, folder: &Path) -> io::Result<String> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let mut code = String::from("&[\n");
    for path in paths {
        let name = path.strip_prefix(seeds).map(slashed).unwrap_or_default();
        let full = slashed(&path);
        if writeln!(code, "    File {{ path: {name:?}, text: include_str!({full:?}) }},").is_err() {
            return Err(io::Error::other("the list of seeds could not be written down"));
        }
    }
    code.push_str("]\n");
    Ok(code)
}

/// Cases are for tests alone.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "cases" && name != EXAMPLES) {
                collect(&path, into)?;
            }
        } else if path.extension().is_some_and(|end| end == "toml" || end == "json") {
            into.push(path);
        }
    }
    Ok(())
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
