//! The files that go with a dossier file, which lie beside it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use voorstel_app::Words;
use voorstel_app::annexes::beside;
use voorstel_app::files;
use voorstel_app::model::{Call, Language};
use voorstel_app::views::AnnexState;

use crate::dossiers::{call_of, read};
use crate::{Done, Verdict, lines, print};

/// Lists the annexes, what is the matter with their files, and what the call names besides.
pub(crate) fn list(file: &Path, asked: Option<Language>) -> Done {
    let dossier = read(file, asked)?;
    let call = call_of(file, &dossier)?;
    let language = asked.unwrap_or(dossier.language);
    let words = Words::of(language);
    let view = beside::annexes(file, &dossier);
    let mut text = String::new();
    for (annex, found) in dossier.annexes.iter().zip(&view.files) {
        let owner = dossier.partner(&annex.partner).map(|partner| format!(" ({})", partner.name)).unwrap_or_default();
        let size = match found.state {
            AnnexState::There | AnnexState::Doubtful => words.size(annex.bytes),
            AnnexState::NotThere | AnnexState::Damaged => words.label("cli-annex-not-there"),
        };
        let kind = kind_name(&call, &annex.kind, language);
        let line = format!("{}  {kind}{owner}, {size}", annex.name);
        let _ = writeln!(text, "{}", lines::one(&line));
        if let Some(notice) = &found.notice {
            text.push_str(&lines::wrapped(&lines::shown(notice.get(language)), 4));
        }
    }
    for choice in call.annex.iter().filter(|choice| !dossier.annexes.iter().any(|annex| annex.kind == choice.id)) {
        let title = choice.title.get(language);
        let said = words.message("cli-annex-missing", &[("kind", choice.id.as_str().into()), ("title", title.into())]);
        let _ = writeln!(text, "{}", lines::one(&said));
    }
    print::text(&text)?;
    Ok(Verdict::Fine)
}

/// Adds files as annexes of a kind, all or none.
pub(crate) fn add(file: &Path, paths: &[PathBuf], kind: &str, partner: &str, asked: Option<Language>) -> Done {
    let mut dossier = read(file, asked)?;
    let call = call_of(file, &dossier)?;
    if !kind.is_empty() && !call.annex.iter().any(|choice| choice.id == kind) {
        return Err(beside::no_kind(kind, &call).into());
    }
    for path in paths {
        beside::add(file, &mut dossier, kind, partner, path)?;
    }
    files::write_dossier(file, &dossier)?;
    list(file, asked)
}

fn kind_name(call: &Call, kind: &str, language: Language) -> String {
    let choice = call.annex.iter().find(|choice| choice.id == kind);
    choice.map_or_else(|| kind.to_owned(), |choice| choice.title.get(language).to_owned())
}
