//! Takes the budget of a spreadsheet into a dossier file, and says line by line what that changes.

use std::path::Path;

use serde_json::json;
use voorstel_app::annexes::beside;
use voorstel_app::budget_file::{self, views::FileChangeKind};
use voorstel_app::files;
use voorstel_app::model::{Date, Dossier, Edit, Language, Text};
use voorstel_app::packets;
use voorstel_app::views::{BudgetFile, Failure, FileChange};
use voorstel_app::{By, Checked, Passphrase, Words};

use crate::args::{ImportArgs, today};
use crate::dossiers::{call_of, read, verdict};
use crate::keys::Keys;
use crate::lines::{one, shown};
use crate::{Done, print};

/// Reads, tells, and writes the dossier whole or not at all.
pub(crate) fn run(args: &ImportArgs, keys: &Keys, asked: Option<Language>) -> Done {
    let key = keys.to(&args.file)?;
    let mut dossier = read(&args.file, key.as_ref(), asked)?;
    let language = asked.unwrap_or(dossier.language);
    let call = call_of(&args.file, &dossier)?;
    let moment = jiff::Timestamp::now().as_nanosecond();
    let file = budget_file::read(&call, &dossier, &args.xlsx, language, moment)?;
    let edits = budget_file::proposed(&file);
    for edit in &edits {
        edit.check_bounds().map_err(|error| files::at(&args.xlsx, error.into()))?;
        dossier.apply(edit).map_err(Failure::from)?;
    }
    let today: Date = today();
    let checked = Checked::with_files(&call, &dossier, today, &beside::unusable(&args.file, &dossier));
    if !args.dry_run && !edits.is_empty() {
        write(&args.file, key.as_ref(), &dossier, &edits)?;
    }
    if args.json {
        let mut document = json!(file);
        if let Some(object) = document.as_object_mut() {
            object.insert("written".to_owned(), json!(!args.dry_run && !edits.is_empty()));
        }
        print::document(&document)?;
    } else {
        print::text(&told(&file, Words::of(language)))?;
    }
    Ok(verdict(&checked))
}

/// Writes the dossier, or makes the edits one step of its history where there is one.
fn write(file: &Path, key: Option<&Passphrase>, dossier: &Dossier, edits: &[Edit]) -> Result<(), Failure> {
    if !packets::is_packet_file(file) {
        return files::write_dossier(file, dossier);
    }
    let mut packet = packets::read(file, key)?;
    let said = |language| Words::of(language).message("budget-file-label", &[("count", edits.len().into())]);
    let label = Text { nl: said(Language::Nl), en: said(Language::En) };
    packet.commit(edits, &label, By { author: "", at: jiff::Timestamp::now() }).map_err(Failure::from)?;
    packets::write(file, &packet, key)
}

/// The difference in words.
fn told(file: &BudgetFile, words: &Words) -> String {
    let mut lines = Vec::new();
    let of = |kind| file.changes.iter().filter(move |change| change.kind == kind);
    let headings = [
        (FileChangeKind::New, "budget-file-new", '+'),
        (FileChangeKind::Changed, "budget-file-changed", '~'),
        (FileChangeKind::Gone, "budget-file-gone", '-'),
    ];
    for (kind, key, mark) in headings {
        let count = of(kind).count();
        if count > 0 {
            lines.push(words.message(key, &[("count", count.into())]));
            lines.extend(of(kind).map(|change| format!("  {mark} {}", change_line(change, words))));
        }
    }
    if file.changes.iter().any(|change| !change.proposed) {
        lines.push(format!("    {}", words.label("budget-file-kept")));
    }
    if !file.troubles.is_empty() {
        lines.push(words.message("budget-file-troubles", &[("count", file.troubles.len().into())]));
        lines.extend(file.troubles.iter().map(|trouble| {
            let sheet = if trouble.sheet.is_empty() { &file.file } else { &trouble.sheet };
            let why = trouble.why.get(words.language());
            format!("  ! {}, {}: \"{}\": {why}", shown(sheet), trouble.cell, one(&trouble.typed))
        }));
    }
    if file.same > 0 {
        lines.push(words.message("budget-file-same", &[("count", file.same.into())]));
    }
    lines.push(if file.changes.iter().any(|change| change.proposed) {
        let args = [("before", words.money(file.before).into()), ("after", words.money(file.after).into())];
        words.message("budget-file-direct", &args)
    } else {
        words.label("budget-file-unchanged")
    });
    lines.join("\n") + "\n"
}

fn change_line(change: &FileChange, words: &Words) -> String {
    let row = change.row.map(|row| words.message("budget-file-row", &[("row", row.to_string().into())]));
    let amount = change.after.or(change.before).map(|amount| words.money(amount));
    let head = [row, Some(one(&change.description)).filter(|text| !text.is_empty()), amount];
    let head = head.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if change.kind != FileChangeKind::Changed {
        return head;
    }
    let value = |text: &str| if text.is_empty() { words.label("budget-file-empty") } else { one(text) };
    let fields = change.fields.iter().map(|field| {
        let name = words.label(&format!("budget-file-field-{}", field.field.replace('_', "-")));
        format!("{name} {} → {}", value(&field.before), value(&field.after))
    });
    format!("{head}: {}", fields.collect::<Vec<_>>().join("; "))
}
