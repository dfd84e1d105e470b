//! The user's own call and fund files, from a folder.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::problem::{Problem, both};
use crate::read::LARGEST_FILE;

/// How many folders deep files are looked for.
const DEEPEST: usize = 4;
/// How many files are read from one folder.
const MOST_FILES: usize = 20_000;
/// How many folders above a call file, besides its own, are looked through for its fund: calls lie in a folder for each
/// version, in one for each call.
const HIGHEST: usize = 2;
/// How many files of one folder are looked at for that.
const MOST_BESIDE: usize = 100;

/// How the files of a folder stand: two that are equal hold the same files, which nobody wrote to in between.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FolderStand(Vec<(PathBuf, Option<SystemTime>)>);

impl FolderStand {
    /// How they stand now.
    pub fn of(folder: &Path) -> FolderStand {
        let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
        FolderStand(files(folder, &mut Vec::new()).into_iter().map(|path| (path.clone(), written(&path))).collect())
    }
}

/// Every TOML file in the folder, by path below it, with its text. A folder that is not there holds none.
pub(crate) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Vec<(String, String)> {
    let mut read = Vec::new();
    for path in files(folder, problems) {
        match text(&path) {
            Ok(text) => read.push((path.display().to_string(), text)),
            Err(error) => problems.push(unreadable(&path, &error)),
        }
    }
    read
}

/// The TOML files in the folder, and in those within.
fn files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if folder.is_dir() {
        walk(folder, 0, &mut found, problems);
    }
    found
}

/// Every TOML file beside a call file and in the two folders above it, and in a folder `funds` there: the nearest first.
pub(crate) fn beside(file: &Path) -> Vec<(String, String)> {
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let folders = absolute.ancestors().skip(1).take(1 + HIGHEST);
    let places = folders.flat_map(|folder| [folder.to_owned(), folder.join("funds")]);
    let files = places.flat_map(|place| {
        let entries = fs::read_dir(place).into_iter().flatten().filter_map(Result::ok);
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path != &absolute).collect();
        paths.retain(|path| path.is_file() && path.extension().is_some_and(|end| end == "toml"));
        paths.sort();
        paths.truncate(MOST_BESIDE);
        paths
    });
    files.filter_map(|path| Some((path.display().to_string(), text(&path).ok()?))).collect()
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
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
            found.push(path);
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
