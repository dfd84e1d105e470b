//! The history of a packet, and what is different between two dossiers.

use std::path::Path;

use jiff::ZonedDateTime;
use serde_json::json;
use voorstel_app::history::{compared, entry, version_views};
use voorstel_app::model::{Call, Date, Dossier, Field, Language, Text, Worded, Wording};
use voorstel_app::views::{Comparison, Failure, HistoryEntry, Step};
use voorstel_app::{Checked, Moment, Words, files, packets};

use crate::args::today as of_today;
use crate::keys::Keys;
use crate::lines::{shown, wrapped};
use crate::style::Style;
use crate::{Done, Verdict, print};

/// Says who changed what, and when.
pub(crate) fn list(file: &Path, field: Option<&str>, json: bool, keys: &Keys, asked: Option<Language>) -> Done {
    let packet = packets::read(file, keys.to(file)?.as_ref())?;
    let dossier = packet.dossier();
    let call = call_of(&dossier, file)?;
    let (past, now) = (packet.past(), ZonedDateTime::now());
    let field = field.map(Field::new);
    let meant = past.changes().iter().filter(|done| field.as_ref().is_none_or(|field| done.touches(field)));
    let entries: Vec<HistoryEntry> = meant.map(|done| entry(&past, done, &call, &now)).collect();
    let versions = version_views(&past, &now);
    if json {
        print::document(&json!({ "entries": entries, "versions": versions }))?;
        return Ok(Verdict::Fine);
    }
    let words = Words::of(asked.unwrap_or(dossier.language));
    let style = Style::of_output();
    let mut out = String::new();
    for one in &entries {
        let said = |text: &Text| shown(text.get(words.language()));
        let author = if one.author.is_empty() { words.label("merge-nobody") } else { shown(&one.author) };
        out.push_str(&format!("{}  {author}: {}\n", style.strong(&one.at.replace('T', " ")), said(&one.label)));
        one.lines.iter().for_each(|line| out.push_str(&wrapped(&said(&line.text), 2)));
        if one.more > 0 {
            out.push_str(&wrapped(&words.message("history-more", &[("count", i64::from(one.more).into())]), 2));
        }
    }
    for version in versions {
        let args = [("name", shown(&version.name).into()), ("moment", version.of.replace('T', " ").into())];
        out.push_str(&wrapped(&words.message("history-version", &args), 0));
    }
    print::text(&out)?;
    Ok(Verdict::Fine)
}

/// Says what is different between two dossiers.
pub(crate) fn compare(
    (before, after): (&str, &str),
    today: Option<Date>,
    json: bool,
    keys: &Keys,
    asked: Option<Language>,
) -> Done {
    let day = today.unwrap_or_else(of_today);
    let ((one, one_call), (other, call)) = (side(before, keys)?, side(after, keys)?);
    let was = Checked::new(&one_call, &one, day).report;
    let is = Checked::new(&call, &other, day).report;
    let comparison = compared((&one, &one_call, &was), (&other, &call, &is));
    if json {
        print::document(&serde_json::to_value(&comparison).unwrap_or_default())?;
    } else {
        print::text(&report(&comparison, Words::of(asked.unwrap_or(other.language))))?;
    }
    Ok(Verdict::Fine)
}

/// A dossier with its call: a file's, or that of a version or a moment in a packet.
fn side(named: &str, keys: &Keys) -> Result<(Dossier, Call), Failure> {
    let whole = Path::new(named);
    let (file, version) = match named.rsplit_once('#') {
        Some((file, version)) if !whole.exists() => (Path::new(file), Some(version)),
        _ => (whole, None),
    };
    let packet = packets::read(file, keys.to(file)?.as_ref())?;
    let dossier = match version {
        None => packet.dossier(),
        Some(name) => {
            let past = packet.past();
            let version = past.versions().into_iter().rev().find(|version| version.name == name);
            let moment = version.map_or_else(|| name.parse::<Moment>(), |version| Ok(version.moment));
            let then = moment.and_then(|moment| past.at(&moment));
            then.map_err(|error| files::at(file, error.into()))?
        }
    };
    let call = call_of(&dossier, file)?;
    Ok((dossier, call))
}

fn report(comparison: &Comparison, words: &Words) -> String {
    let style = Style::of_output();
    let said = |text: &Text| shown(text.get(words.language()));
    let mut out = String::new();
    for figure in comparison.figures.iter().filter(|figure| figure.changed) {
        let line = format!(
            "{}: {} → {} ({})",
            said(&figure.name),
            said(&figure.before),
            said(&figure.after),
            said(&figure.difference)
        );
        out.push_str(&wrapped(&line, 0));
    }
    for (key, lines) in [("compare-broken", &comparison.broken), ("compare-mended", &comparison.mended)] {
        if !lines.is_empty() {
            let heading = words.message(key, &[("count", lines.len().into())]);
            out.push_str(&format!("\n{}\n", style.strong(&heading)));
            lines.iter().for_each(|line| out.push_str(&wrapped(&said(line), 2)));
        }
    }
    for changes in &comparison.steps {
        out.push_str(&format!("\n{}\n", style.strong(&step_name(changes.step, words))));
        for line in &changes.lines {
            out.push_str(&wrapped(&said(&line.text), 2));
            if !line.wording.is_empty() {
                out.push_str(&wrapped(&marked(&line.wording), 4));
            }
        }
        if changes.more > 0 {
            out.push_str(&wrapped(&words.message("history-more", &[("count", i64::from(changes.more).into())]), 2));
        }
    }
    if out.is_empty() { words.label("compare-same") + "\n" } else { out }
}

/// A text with the words that went and came marked, as tools for texts do.
fn marked(pieces: &[Wording]) -> String {
    let piece = |piece: &Wording| match piece.was {
        Worded::Kept => shown(&piece.text),
        Worded::Gone => format!("[-{}-]", shown(&piece.text)),
        Worded::New => format!("{{+{}+}}", shown(&piece.text)),
    };
    pieces.iter().map(piece).collect()
}

fn step_name(step: Step, words: &Words) -> String {
    words.step(serde_json::to_value(step).ok().as_ref().and_then(|step| step.as_str()).unwrap_or_default())
}

fn call_of(dossier: &Dossier, file: &Path) -> Result<Call, Failure> {
    files::find_call(&files::catalogue().0, &dossier.call)
        .cloned()
        .map_err(|failure| files::at(file, files::in_key("call", failure)))
}
