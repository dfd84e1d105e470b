//! The files that go with a dossier file, which lie beside it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use voorstel_app::annexes::beside;
use voorstel_app::files;
use voorstel_app::model::{Call, Dossier, Language, Text};
use voorstel_app::views::{AnnexState, Failure};
use voorstel_app::{By, Packet, Words, packets};

use crate::dossiers::{call_of, opened};
use crate::keys::Keys;
use crate::{Done, Verdict, lines, print};

/// Lists the annexes, what is the matter with their files, and what the call names besides.
pub(crate) fn list(file: &Path, keys: &Keys, asked: Option<Language>) -> Done {
    let (dossier, packet) = opened(file, keys.to(file)?.as_ref(), asked)?;
    told(file, &dossier, packet.as_ref(), asked)
}

fn told(file: &Path, dossier: &Dossier, packet: Option<&Packet>, asked: Option<Language>) -> Done {
    let call = call_of(file, dossier)?;
    let language = asked.unwrap_or(dossier.language);
    let words = Words::of(language);
    let view = beside::annexes(file, dossier, packet);
    let mut text = String::new();
    for (annex, found) in dossier.annexes.iter().zip(&view.files) {
        let owner = dossier.partner(&annex.partner).map(|partner| format!(" ({})", partner.name)).unwrap_or_default();
        let size = match found.state {
            AnnexState::There | AnnexState::Doubtful => words.size(annex.bytes),
            AnnexState::NotThere | AnnexState::Coming | AnnexState::Damaged => words.label("cli-annex-not-there"),
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
pub(crate) fn add(
    file: &Path,
    paths: &[PathBuf],
    (kind, partner): (&str, &str),
    keys: &Keys,
    asked: Option<Language>,
) -> Done {
    let key = keys.to(file)?;
    let (mut dossier, mut held) = opened(file, key.as_ref(), asked)?;
    let before = dossier.clone();
    let call = call_of(file, &dossier)?;
    if !kind.is_empty() && !call.annex.iter().any(|choice| choice.id == kind) {
        return Err(beside::no_kind(kind, &call).into());
    }
    for path in paths {
        beside::add(file, &mut dossier, kind, partner, path)?;
    }
    if let Some(packet) = &mut held {
        // The files are a step of the packet's history, which stays.
        let edits = before.edits_to(&dossier);
        let said = |language| Words::of(language).edit_label(&edits, &before, &call);
        let label = Text { nl: said(Language::Nl), en: said(Language::En) };
        let by = By { author: "", at: jiff::Timestamp::now() };
        packet.commit(&edits, &label, by).map_err(Failure::from)?;
        packets::write(file, packet, key.as_ref())?;
    } else {
        files::write_dossier(file, &dossier)?;
    }
    told(file, &dossier, held.as_ref(), asked)
}

fn kind_name(call: &Call, kind: &str, language: Language) -> String {
    let choice = call.annex.iter().find(|choice| choice.id == kind);
    choice.map_or_else(|| kind.to_owned(), |choice| choice.title.get(language).to_owned())
}
