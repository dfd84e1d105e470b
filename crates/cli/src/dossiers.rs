//! Dossier files: begin one, check it, export it, set a field.

use std::path::Path;

use serde_json::{Value, json};
use voorstel_app::annexes::beside;
use voorstel_app::files::{self, catalogue, find_call};
use voorstel_app::model::{Call, Dossier, Field, Language, Text};
use voorstel_app::views::{Failure, FailureCode};
use voorstel_app::{AnnexFile, Checked, Packet, Passphrase, Words, packets};

use crate::args::{CheckArgs, ExportArgs, today};
use crate::keys::Keys;
use crate::{Done, Failures, Verdict, lines, print, report};

/// So many unknown fields of a file are named; the others are counted.
const MOST_NAMED: usize = 10;

/// Begins a dossier for a call.
pub(crate) fn new(call: &str, output: Option<&Path>, language: Language) -> Done {
    let (catalogue, _) = catalogue();
    let dossier = files::new_dossier(find_call(&catalogue, call)?, language, None);
    match output {
        None => print::text(&dossier.to_json())?,
        Some(path) if path.exists() => {
            let said =
                |language| Words::of(language).message("cli-exists", &[("path", path.display().to_string().into())]);
            let message = Text { nl: said(Language::Nl), en: said(Language::En) };
            return Err(Failure { code: FailureCode::Disk, message }.into());
        }
        Some(path) => files::write_dossier(path, &dossier)?,
    }
    Ok(Verdict::Fine)
}

/// Checks a dossier by the rules of its call, or of a call file.
pub(crate) fn check(args: &CheckArgs, keys: &Keys, asked: Option<Language>) -> Done {
    let dossier = read(&args.file, keys.to(&args.file)?.as_ref(), asked)?;
    let language = asked.unwrap_or(dossier.language);
    let (mut catalogue, _) = catalogue();
    let call = match &args.call {
        Some(file) => files::check_call_file(&mut catalogue, file).map_err(Failures)?,
        None => call_of(&args.file, &dossier)?,
    };
    let today = args.today.unwrap_or_else(today);
    let checked = Checked::with_files(&call, &dossier, today, &beside::unusable(&args.file, &dossier));
    if args.json {
        let mut document = checked.document(&call, today);
        if let Value::Object(object) = &mut document {
            object.insert("file".to_owned(), json!(args.file.display().to_string()));
        }
        print::document(&document)?;
    } else {
        print::text(&report::text(&call, &dossier, &checked, today, language))?;
    }
    Ok(verdict(&checked))
}

/// Exports a dossier. Blocking findings are no obstacle, and are said by the exit code.
pub(crate) fn export(args: &ExportArgs, keys: &Keys, asked: Option<Language>) -> Done {
    let key = keys.to(&args.file)?;
    let (dossier, held) = opened(&args.file, key.as_ref(), asked)?;
    let language = asked.unwrap_or(dossier.language);
    let call = call_of(&args.file, &dossier)?;
    let today = args.today.unwrap_or_else(today);
    let options = args.options();
    if let (false, Some(packet)) = (options.draft, &held) {
        packets::amounts_agreed(packet, &call)?;
    }
    let source = files::Source { dossier: &dossier, call: &call, file: &args.file, packet: held.as_ref() };
    for (path, format) in args.to.each() {
        if let Some(path) = path {
            for remark in files::export(source, format, language, &options, today, path)? {
                eprintln!("voorstel: {}", lines::one(remark.get(language)));
            }
            print::text(&format!("{}\n", path.display()))?;
        }
    }
    if let Some(path) = &args.to.packet {
        let files = if args.annexes { beside::files(&args.file, &dossier, held.as_ref()) } else { Vec::new() };
        let packet = held.map_or_else(|| Packet::of(&dossier), Ok).map_err(Failure::from)?;
        let packet = packets::on_terms(packet, &args.packet_options())?;
        // Of the files only those go along that the packet's annexes name.
        let packet = packet.with_files(files.into_iter().filter_map(AnnexFile::whole));
        // A packet that came locked is not handed on open.
        let lock = keys.for_new(path, args.lock)?.or(key);
        packets::write(path, &packet, lock.as_ref())?;
        print::text(&format!("{}\n", path.display()))?;
    }
    let checked = Checked::with_files(&call, &dossier, today, &beside::unusable(&args.file, &dossier));
    if checked.blocks() {
        let count = checked.report.findings.iter().filter(|finding| finding.blocks()).count();
        eprintln!("voorstel: {}", Words::of(language).message("cli-exported-blocked", &[("count", count.into())]));
    }
    Ok(verdict(&checked))
}

/// Sets one field of a dossier file; what came from standard input goes to standard output.
pub(crate) fn set(file: &Path, pointer: &str, value: &str, keys: &Keys) -> Done {
    let language = keys.language;
    let mut dossier = read(file, keys.to(file)?.as_ref(), Some(language))?;
    files::set_field(&mut dossier, pointer, value, language).map_err(|failure| files::at(file, failure))?;
    if files::is_input(file) {
        print::text(&dossier.to_json())?;
        return Ok(Verdict::Fine);
    }
    files::write_dossier(file, &dossier)?;
    if let Ok(kept) = dossier.value(&Field::new(pointer)) {
        print::text(&format!("{pointer} = {}\n", kept.to_json()))?;
    }
    Ok(Verdict::Fine)
}

/// The dossier in a file, and the packet in which it came, where it did.
pub(crate) fn opened(
    file: &Path,
    key: Option<&Passphrase>,
    asked: Option<Language>,
) -> Result<(Dossier, Option<Packet>), Failure> {
    if packets::is_packet_file(file) {
        let packet = packets::read(file, key)?;
        return Ok((packet.dossier(), Some(packet)));
    }
    Ok((read(file, key, asked)?, None))
}

/// Reads a dossier; fields of a newer version are kept, and named.
pub(crate) fn read(file: &Path, key: Option<&Passphrase>, asked: Option<Language>) -> Result<Dossier, Failure> {
    let read = files::read_dossier(file, key)?;
    let words = Words::of(asked.unwrap_or(read.dossier.language));
    let path = || ("path", file.display().to_string().into());
    for field in read.unknown.iter().take(MOST_NAMED) {
        let said = words.message("cli-unknown-field", &[path(), ("field", field.as_str().into())]);
        eprintln!("voorstel: {}", lines::one(&said));
    }
    let more = read.unknown.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        eprintln!("voorstel: {}", lines::one(&words.message("cli-unknown-more", &[path(), ("count", more.into())])));
    }
    Ok(read.dossier)
}

/// The call that a dossier names; without one, that is what its file lacks.
pub(crate) fn call_of(file: &Path, dossier: &Dossier) -> Result<Call, Failure> {
    let (catalogue, _) = catalogue();
    find_call(&catalogue, &dossier.call).cloned().map_err(|failure| files::at(file, files::in_key("call", failure)))
}

pub(crate) fn verdict(checked: &Checked) -> Verdict {
    if checked.blocks() { Verdict::Blocked } else { Verdict::Fine }
}
