//! The house's rules, run and not only remembered.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;

/// Which rooms each room may know. Lower rows know nothing of higher ones.
const ARROWS: [(&str, &[&str]); 12] = [
    ("voorstel-model", &[]),
    ("voorstel-rules", &["voorstel-model"]),
    ("voorstel-words", &["voorstel-model", "voorstel-rules"]),
    ("voorstel-catalogue", &["voorstel-model"]),
    ("voorstel-store", &["voorstel-model"]),
    ("voorstel-live", &["voorstel-model", "voorstel-store"]),
    ("voorstel-export", &["voorstel-model", "voorstel-rules", "voorstel-words"]),
    (
        "voorstel-app",
        &[
            "voorstel-model",
            "voorstel-rules",
            "voorstel-words",
            "voorstel-catalogue",
            "voorstel-store",
            "voorstel-live",
            "voorstel-export",
        ],
    ),
    ("voorstel-cli", &["voorstel-app"]),
    ("voorstel-desktop", &["voorstel-app"]),
    ("voorstel-tests", &[]),
    ("xtask", &[]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file that is in the project, by what git knows.
fn files() -> Vec<PathBuf> {
    let listed = std::process::Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the project's files");
    let listed = String::from_utf8(listed.stdout).expect("names of files are UTF-8");
    listed.lines().map(|line| root().join(line)).filter(|path| path.is_file()).collect()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn rooms_know_only_what_lies_below_them() {
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo describes the workspace");
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    for package in &metadata.packages {
        let known = allowed.get(package.name.as_str()).unwrap_or_else(|| {
            panic!("{} is a new room: say in ARROWS what it may know, and in docs/architecture.md why", package.name)
        });
        for dependency in &package.dependencies {
            let ours = allowed.contains_key(dependency.name.as_str());
            let for_tests = dependency.kind == cargo_metadata::DependencyKind::Development;
            assert!(
                !ours || for_tests || known.contains(&dependency.name.as_str()),
                "{} may not know {}: dependencies run down only (docs/architecture.md)",
                package.name,
                dependency.name
            );
        }
    }
}

#[test]
fn rules_and_model_touch_neither_disk_nor_clock_nor_chance() {
    let forbidden =
        ["std::fs", "std::net", "std::process", "SystemTime", "Instant::now", "Zoned::now", "Timestamp::now", "rand::"];
    for path in files() {
        let name = path.to_string_lossy().into_owned();
        if !(name.contains("crates/rules/src") || name.contains("crates/model/src")) {
            continue;
        }
        for word in forbidden {
            assert!(!text(&path).contains(word), "{name} holds {word}: judging is the same on every day and machine");
        }
    }
}

#[test]
fn one_file_talks_to_the_host() {
    for path in files() {
        let name = path.to_string_lossy().into_owned();
        if name.contains("ui/src/") && !name.ends_with("lib/backend.ts") {
            assert!(!text(&path).contains("@tauri-apps/"), "{name} talks to the host: only ui/src/lib/backend.ts does");
        }
    }
}

#[test]
fn names_say_what_is_inside() {
    for path in files() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        for vague in ["util", "utils", "helper", "helpers", "manager", "misc", "common"] {
            assert!(stem != vague, "{} is named after nothing in particular", path.display());
        }
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    // Put together here, so that this file does not hold them itself.
    let workplace = ["/wo".to_owned() + "rk/", "/ro".to_owned() + "ot/", "arti".to_owned() + "factory"];
    for path in files() {
        if path.components().any(|part| part.as_os_str() == "fonts") {
            continue;
        }
        let content = text(&path);
        for word in &workplace {
            assert!(!content.contains(word), "{} holds {word}: no machine's path, no registry's host", path.display());
        }
    }
    let lock = text(&root().join("ui/package-lock.json"));
    assert!(!lock.contains("\"resolved\": \"http"), "ui/package-lock.json names the host of a registry");
}
