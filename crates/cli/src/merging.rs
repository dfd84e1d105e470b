//! Packets: set a field in one, take a partner's in.

use std::path::Path;

use jiff::Timestamp;
use voorstel_app::annexes::beside;
use voorstel_app::model::{Annex, Call, Date, Dossier, Field, Language};
use voorstel_app::packets::{self, Merged, Taken};
use voorstel_app::{AnnexFile, By, Checked, Packet, Words, files};

use crate::args::{Accepted, today as of_today};
use crate::keys::Keys;
use crate::lines::{shown, wrapped};
use crate::style::Style;
use crate::{Done, Verdict, print};

/// Sets one field of a packet's dossier.
pub(crate) fn set(file: &Path, pointer: &str, value: &str, by: &str, keys: &Keys) -> Done {
    let key = keys.to(file)?;
    let mut packet = packets::read(file, key.as_ref())?;
    let call = call_of(&packet);
    let by = By { author: by, at: Timestamp::now() };
    packets::set_field(&mut packet, pointer, value, keys.language, by, call.as_ref())
        .map_err(|failure| files::at(file, failure))?;
    packets::write(file, &packet, key.as_ref())?;
    if let Ok(kept) = packet.dossier().value(&Field::new(pointer)) {
        print::text(&format!("{pointer} = {}\n", kept.to_json()))?;
    }
    Ok(Verdict::Fine)
}

/// Takes in what a partner's packet has and one's own has not, and says what it did.
///
/// What is written is locked as one's own packet is.
pub(crate) fn merge(
    mine: &Path,
    theirs: &Path,
    output: &Path,
    accept: &Accepted,
    today: Option<Date>,
    keys: &Keys,
    asked: Option<Language>,
) -> Done {
    let key = keys.to(mine)?;
    let mut packet = packets::read(mine, key.as_ref())?;
    let other = packets::read(theirs, keys.to(theirs)?.as_ref())?;
    let accepts = |at: usize| match accept {
        Accepted::All => true,
        Accepted::These(numbers) => numbers.contains(&(at + 1)),
    };
    let before = packet.dossier();
    let Taken { taken, proposals } = packets::take_in(&mut packet, &other, theirs, &accepts)?;
    let after = packet.dossier();
    let call = files::find_call(&files::catalogue().0, &after.call)
        .cloned()
        .map_err(|failure| files::at(theirs, files::in_key("call", failure)))?;
    packets::write(output, &packet, key.as_ref())?;
    let language = asked.unwrap_or(after.language);
    let proposed = packets::proposals_said(&proposals, &before, &call, Words::of(language));
    let today = today.unwrap_or_else(of_today);
    let judged = |dossier: Dossier| {
        let report = Checked::new(&call, &dossier, today).report;
        (dossier, report)
    };
    let merged = Merged::new(judged(before), judged(after), taken);
    print::text(&report(&merged, &call, language))?;
    print::text(&told(&proposed, &accepts, language))?;
    print::text(&files_told(mine, &packet, language))?;
    Ok(if merged.is_open() || merged.blocks() { Verdict::Blocked } else { Verdict::Fine })
}

/// What was proposed, numbered, with a mark at what was taken over.
fn told(proposed: &[String], accepts: &dyn Fn(usize) -> bool, language: Language) -> String {
    if proposed.is_empty() {
        return String::new();
    }
    let any = (0..proposed.len()).any(accepts);
    let key = if any { "packet-proposed-over" } else { "packet-proposed" };
    let heading = Words::of(language).message(key, &[("count", proposed.len().into())]);
    let mut out = format!("\n{}\n", Style::of_output().strong(&heading));
    for (at, line) in proposed.iter().enumerate() {
        let mark = if accepts(at) { "*" } else { " " };
        out.push_str(&wrapped(&format!("{mark}{}. {}", at + 1, shown(line)), 2));
    }
    out
}

/// The annexes whose files are neither in what was written nor beside one's own.
fn files_told(mine: &Path, packet: &Packet, language: Language) -> String {
    let dossier = packet.dossier();
    let beside = beside::files(mine, &dossier, Some(packet));
    let is_missing = |annex: &Annex, file: &AnnexFile| !annex.sha256.is_empty() && *file == AnnexFile::Missing;
    let all = dossier.annexes.iter().zip(&beside);
    let missing: Vec<&str> =
        all.filter(|(annex, file)| is_missing(annex, file)).map(|(annex, _)| annex.name.as_str()).collect();
    if missing.is_empty() {
        return String::new();
    }
    let args = [("count", missing.len().into()), ("names", missing.join(", ").into())];
    format!("\n{}", wrapped(&shown(&Words::of(language).message("merge-files-missing", &args)), 0))
}

fn report(merged: &Merged, call: &Call, language: Language) -> String {
    let style = Style::of_output();
    let (head, blocks) = merged.said(Words::of(language), call);
    let mut out: String = head.iter().map(|line| wrapped(&shown(line), 0)).collect();
    for (heading, lines) in blocks {
        out.push_str(&format!("\n{}\n", style.strong(&heading)));
        lines.iter().for_each(|line| out.push_str(&wrapped(&shown(line), 2)));
    }
    out
}

fn call_of(packet: &Packet) -> Option<Call> {
    files::find_call(&files::catalogue().0, &packet.dossier().call).ok().cloned()
}
