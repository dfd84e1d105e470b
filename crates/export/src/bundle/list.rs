//! The list in an archive: what is in it, whose it is, how large, with which hash, and what is missing.

use std::fmt::Write as _;

use voorstel_model::Annex;
use voorstel_words::Words;

use crate::input::Export;

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) size: u64,
    pub(super) sha256: String,
}

/// The list as it is being written.
pub(super) struct List<'a> {
    input: &'a Export<'a>,
    words: &'a Words,
    text: String,
    missing: Vec<String>,
}

impl<'a> List<'a> {
    pub(super) fn of(input: &'a Export<'a>, words: &'a Words) -> List<'a> {
        let title = line(&input.dossier.title);
        let title = if title.is_empty() { words.label("export-untitled") } else { title };
        let call = line(input.call.title.get(input.language));
        let day = words.message("bundle-day", &[("day", words.date(input.today).into())]);
        let text = format!("{title}\n{call} ({})\n{day}\n", input.call.pin());
        List { input, words, text, missing: Vec::new() }
    }

    /// A part of the application itself.
    pub(super) fn part(&mut self, path: &str, about: &str, entry: Entry) {
        self.entry(path, &[about.to_owned()], &entry);
    }

    /// An annex, with its file or without.
    pub(super) fn annex(&mut self, annex: &Annex, path: &str, entry: Option<Entry>) {
        let kind = self.input.call.annex.iter().find(|choice| choice.id == annex.kind);
        let kind = kind.map_or_else(|| line(&annex.kind), |choice| line(choice.title.get(self.input.language)));
        let kind = if kind.is_empty() { self.words.label("bundle-other") } else { kind };
        let owner = self.input.dossier.partner(&annex.partner).map(|partner| line(&partner.name));
        let owner =
            owner.filter(|name| !name.is_empty()).map(|name| self.words.message("bundle-of", &[("name", name.into())]));
        let mut about = vec![kind];
        about.extend(owner);
        let name = line(&annex.name);
        match entry {
            Some(entry) => {
                if !path.ends_with(&format!("/{name}")) {
                    about.push(self.words.message("bundle-named", &[("name", name.into())]));
                }
                self.entry(path, &about, &entry);
            }
            None => self.missing.push(format!("{} ({})", if name.is_empty() { "–" } else { &name }, about.join(", "))),
        }
    }

    /// The whole list; what the call names and nobody added stands at its end.
    pub(super) fn text(mut self) -> String {
        let (call, dossier) = (self.input.call, self.input.dossier);
        let is_there = |kind: &str| dossier.annexes.iter().any(|annex| annex.kind == kind);
        let named = call.annex.iter().filter(|choice| !is_there(&choice.id));
        let named: Vec<String> = named.map(|choice| line(choice.title.get(self.input.language))).collect();
        for (key, lines) in [("bundle-missing", &self.missing), ("bundle-named-only", &named)] {
            if !lines.is_empty() {
                let _ = write!(self.text, "\n{}\n", self.words.label(key));
                lines.iter().for_each(|one| self.text.push_str(&format!("- {one}\n")));
            }
        }
        self.text
    }

    fn entry(&mut self, path: &str, about: &[String], entry: &Entry) {
        let size = self.words.size(entry.size);
        let _ = write!(self.text, "\n{path}\n  {}\n  {size}\n  SHA-256 {}\n", about.join(", "), entry.sha256);
    }
}

/// Typed text on one line.
fn line(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
