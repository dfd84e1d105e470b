//! What goes along in the file: the dossier itself and the files of its annexes.

use std::collections::BTreeSet;

use serde::Serialize;
use voorstel_words::Words;

use crate::input::{Attachment, Export};

/// The dossier's own name within the document.
const DOSSIER: &str = "voorstel-dossier.json";
/// No name of a file within the document is longer.
const LONGEST_NAME: usize = 120;

/// A file within the document, as the template attaches it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Along {
    name: String,
    /// Where the template finds its content.
    at: String,
    mime: String,
    description: String,
    relationship: &'static str,
}

/// The files with their contents, under the names that the template finds them by. What a document leaves out, its
/// files would give away: then there are none.
pub(super) fn along(input: &Export<'_>) -> (Vec<Along>, Vec<(String, Vec<u8>)>) {
    if !input.options.tells_all() {
        return (Vec::new(), Vec::new());
    }
    let mut names = BTreeSet::from([DOSSIER.to_owned()]);
    let dossier = Along {
        name: DOSSIER.to_owned(),
        at: place(0),
        mime: "application/json".to_owned(),
        description: Words::of(input.language).label("export-along-dossier"),
        relationship: "source",
    };
    let files = input.files.iter().enumerate().map(|(at, file)| Along {
        name: own_name(&file.name, &mut names),
        at: place(at + 1),
        mime: mime(file),
        description: if file.description.trim().is_empty() { file.name.clone() } else { file.description.clone() },
        relationship: "supplement",
    });
    let shown = std::iter::once(dossier).chain(files).collect();
    let contents = std::iter::once(input.dossier.to_json().into_bytes())
        .chain(input.files.iter().map(|file| file.bytes.clone()))
        .enumerate()
        .map(|(at, bytes)| (place(at), bytes))
        .collect();
    (shown, contents)
}

fn place(at: usize) -> String {
    format!("/along/{at}")
}

/// A name that no other file has and every system takes.
fn own_name(given: &str, names: &mut BTreeSet<String>) -> String {
    let plain: String = given
        .chars()
        .map(|one| if one.is_control() || "/\\:*?\"<>|".contains(one) { '-' } else { one })
        .take(LONGEST_NAME)
        .collect();
    let plain = plain.trim_matches(|one: char| one == '.' || one.is_whitespace());
    let plain = if plain.is_empty() { "file" } else { plain };
    let (stem, ending) = plain.rsplit_once('.').map_or((plain, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let mut name = plain.to_owned();
    let mut next = 2;
    while !names.insert(name.clone()) {
        name = format!("{stem} ({next}){ending}");
        next += 1;
    }
    name
}

/// A media type that a PDF can hold.
fn mime(file: &Attachment) -> String {
    let is_token = |part: &str| {
        !part.is_empty() && part.chars().all(|one| one.is_ascii_alphanumeric() || "!#$&^_.+-".contains(one))
    };
    let known = file.mime.split_once('/').is_some_and(|(kind, sub)| is_token(kind) && is_token(sub));
    if known { file.mime.clone() } else { "application/octet-stream".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_name_of_its_own() {
        let mut names = BTreeSet::new();
        let mut named = |given| own_name(given, &mut names);
        assert_eq!(named("mandaat.pdf"), "mandaat.pdf");
        assert_eq!(named("mandaat.pdf"), "mandaat (2).pdf");
        assert_eq!(named("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(named(""), "file");
        assert_eq!(named(" . "), "file (2)");
    }

    #[test]
    fn what_is_no_media_type_is_some_bytes() {
        for (given, kept) in [
            ("application/pdf", "application/pdf"),
            ("pdf", "application/octet-stream"),
            ("a b/c", "application/octet-stream"),
        ] {
            let file = Attachment {
                name: String::new(),
                mime: given.to_owned(),
                description: String::new(),
                bytes: Vec::new(),
            };
            assert_eq!(mime(&file), kept);
        }
    }
}
