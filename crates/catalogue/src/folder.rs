//! The user's own call and fund files, from a folder.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::problem::{Problem, both};
use crate::read::LARGEST_FILE;

/// How many folders deep files are looked for.
const DEEPEST: usize = 4;
/// How many files are read from one folder.
const MOST_FILES: usize = 20_000;

/// Every TOML file in the folder, by path below it, with its text. A folder that is not there holds none.
pub(crate) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if folder.is_dir() {
        walk(folder, 0, &mut found, problems);
    }
    found
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<(String, String)>, problems: &mut Vec<Problem>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return problems.push(unreadable(folder, &error)),
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            let cases = path.file_name().is_some_and(|name| name == "cases");
            if depth < DEEPEST && !cases {
                walk(&path, depth + 1, found, problems);
            }
        } else if path.extension().is_some_and(|end| end == "toml") {
            if found.len() == MOST_FILES {
                return;
            }
            match text(&path) {
                Ok(text) => found.push((path.display().to_string(), text)),
                Err(error) => problems.push(unreadable(&path, &error)),
            }
        }
    }
}

/// Reads no more than is needed to see that a file is too large.
pub(crate) fn text(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    fs::File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_string(&mut text)?;
    Ok(text)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::of_file(
        &path.display().to_string(),
        both(format!("kan niet gelezen worden: {error}"), format!("cannot be read: {error}")),
    )
}
