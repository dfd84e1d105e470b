//! Files that are to go with a dossier, looked at before they are taken.

use std::fs::File;
use std::io::Read as _;
use std::path::PathBuf;

use voorstel_export::safe_name;
use voorstel_model::{Annex, Dossier, Text};
use voorstel_store::annex_hash;

use super::content::{LARGEST, TOGETHER, is_taken};
use super::{kind_not_taken, said_twice, too_large};
use crate::said::{both, each};
use crate::views::Failure;

/// A file that is to go with a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// One on the disk.
    At(PathBuf),
    /// One that was handed over.
    Given {
        /// Its name.
        name: String,
        /// Its size in bytes.
        size: u64,
        /// Its content; empty where it is too large anyway.
        bytes: Vec<u8>,
    },
}

/// A file whose bytes are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub name: String,
    pub hash: String,
    pub size: usize,
}

/// What the annexes of a dossier leave room for.
pub(super) struct Room<'d> {
    others: Vec<&'d Annex>,
    together: u64,
    taken: Vec<(String, String)>,
}

impl<'d> Room<'d> {
    pub(super) fn beside(dossier: &'d Dossier) -> Room<'d> {
        Room::of(dossier.annexes.iter().collect())
    }

    /// The room when one annex is out of the way.
    pub(super) fn without(dossier: &'d Dossier, annex: &str) -> Room<'d> {
        Room::of(dossier.annexes.iter().filter(|one| one.id != annex).collect())
    }

    fn of(others: Vec<&'d Annex>) -> Room<'d> {
        let together = others.iter().filter(|annex| !annex.sha256.is_empty()).map(|annex| annex.bytes).sum();
        Room { others, together, taken: Vec::new() }
    }

    /// The name and bytes of a file that fits in, or why it cannot go along.
    pub(super) fn take(&mut self, file: Incoming) -> Result<(String, Vec<u8>), Text> {
        let (name, bytes) = read(file)?;
        if bytes.is_empty() {
            return Err(both("annex-empty", &[("name", name.as_str().into())]));
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.together.saturating_add(size) > TOGETHER {
            return Err(each(|words| {
                let left = words.size(TOGETHER.saturating_sub(self.together));
                let figures = [
                    ("name", name.as_str().into()),
                    ("size", words.size(size).into()),
                    ("most", words.size(TOGETHER).into()),
                    ("left", left.into()),
                ];
                words.message("annex-too-much", &figures)
            }));
        }
        let hash = annex_hash(&bytes);
        if let Some((first, _)) = self.taken.iter().find(|(_, taken)| *taken == hash) {
            return Err(said_twice(&name, first));
        }
        self.together += if self.others.iter().any(|annex| annex.sha256 == hash) { 0 } else { size };
        self.taken.push((name.clone(), hash));
        Ok((name, bytes))
    }
}

fn read(file: Incoming) -> Result<(String, Vec<u8>), Text> {
    match file {
        Incoming::Given { name, size, bytes } => {
            let name = safe_name(&name);
            check(&name, size)?;
            Ok((name, bytes))
        }
        Incoming::At(path) => {
            let name = path.file_name().map(|name| safe_name(&name.to_string_lossy())).unwrap_or_default();
            let on_disk = |error: std::io::Error| {
                let path = path.display().to_string();
                Failure::on_disk(&Text { nl: path.clone(), en: path }, &error).message
            };
            let file = File::open(&path).map_err(on_disk)?;
            let about = file.metadata().map_err(on_disk)?;
            if about.is_dir() {
                return Err(both("fail-is-folder", &[("path", path.display().to_string().into())]));
            }
            check(&name, about.len())?;
            let mut bytes = Vec::new();
            // A file that grows while it is read is too large as well.
            file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(on_disk)?;
            check(&name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
            Ok((name, bytes))
        }
    }
}

fn check(name: &str, size: u64) -> Result<(), Text> {
    if !is_taken(name) {
        return Err(kind_not_taken(name));
    }
    if size > LARGEST { Err(too_large(name, size)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(name: &str, size: usize) -> Incoming {
        let bytes = vec![u8::try_from(size % 251).unwrap_or_default(); size];
        Incoming::Given { name: name.to_owned(), size: u64::try_from(size).unwrap_or_default(), bytes }
    }

    fn refused(room: &mut Room<'_>, file: Incoming) -> String {
        room.take(file).expect_err("refused").en
    }

    #[test]
    fn what_cannot_go_along_is_told_with_figures() {
        let dossier = Dossier::default();
        let mut room = Room::beside(&dossier);
        assert!(room.take(given("a.pdf", 10)).is_ok());
        assert!(refused(&mut room, given("again.pdf", 10)).contains("a.pdf"));
        assert!(refused(&mut room, given("empty.pdf", 0)).contains("empty.pdf"));
        assert!(refused(&mut room, given("setup.exe", 10)).contains("setup.exe"));
        let huge = Incoming::Given { name: "scan.pdf".to_owned(), size: 40_000_000, bytes: Vec::new() };
        let said = refused(&mut room, huge);
        assert!(said.contains("40.0\u{a0}MB") && said.contains("25.0\u{a0}MB"), "{said}");
        let folder = Incoming::At(std::env::temp_dir());
        assert!(!refused(&mut room, folder).is_empty());
        assert!(refused(&mut room, Incoming::At("/nowhere/a.pdf".into())).contains("/nowhere/a.pdf"));
    }

    #[test]
    fn all_files_together_have_a_limit_too() {
        let annex =
            |id: &str, bytes: u64| Annex { id: id.to_owned(), sha256: id.to_owned(), bytes, ..Annex::default() };
        let dossier = Dossier { annexes: vec![annex("x1", TOGETHER - 10), annex("x2", 6)], ..Dossier::default() };
        let mut room = Room::beside(&dossier);
        assert!(refused(&mut room, given("a.pdf", 5)).contains("100.0\u{a0}MB"));
        assert!(room.take(given("b.pdf", 4)).is_ok());
        assert!(Room::without(&dossier, "x1").take(given("a.pdf", 5)).is_ok(), "what is replaced makes room");
    }
}
