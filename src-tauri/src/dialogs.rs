//! The system's dialogs. Only here does a path come from a person.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager as _, Wry};
use tauri_plugin_dialog::{
    DialogExt as _, FileDialogBuilder, FilePath, MessageDialogBuilder, MessageDialogButtons, MessageDialogKind,
};
use tokio::sync::oneshot;
use voorstel_app::views::ExportFormat;
use voorstel_app::{App, annexes};

use crate::places;
use crate::window::MAIN;

/// The files of calls: what they are called in the dialogs, and how their names end.
const CALL: (&str, &str) = ("Voorstel (TOML)", "toml");

/// How the names of packets end.
const PACKET: &str = "voorstel";

/// Where an export goes; none when the reader thinks better of it.
pub(crate) async fn save(tauri: &AppHandle, name: String, format: ExportFormat) -> Option<PathBuf> {
    let (kind, end) = match format {
        ExportFormat::Pdf | ExportFormat::Poster => ("PDF", "pdf"),
        ExportFormat::Docx => ("Word", "docx"),
        ExportFormat::Ics => ("iCalendar", "ics"),
        ExportFormat::Zip => ("ZIP", "zip"),
        ExportFormat::Xlsx => ("Excel", "xlsx"),
        ExportFormat::Csv => ("CSV", "csv"),
        ExportFormat::Json => ("Voorstel", "json"),
    };
    save_as(tauri, name, kind, end).await
}

/// Where the file of a call goes; none when the reader thinks better of it.
pub(crate) async fn save_call(tauri: &AppHandle, name: String) -> Option<PathBuf> {
    save_as(tauri, name, CALL.0, CALL.1).await
}

/// Where a packet goes; none when the reader thinks better of it.
pub(crate) async fn save_packet(tauri: &AppHandle, name: String) -> Option<PathBuf> {
    save_as(tauri, name, "Voorstel", PACKET).await
}

async fn save_as(tauri: &AppHandle, name: String, kind: &str, end: &str) -> Option<PathBuf> {
    if let Some(folder) = places::export_folder() {
        return Some(folder.join(name));
    }
    let (answer, answered) = oneshot::channel();
    let dialog = tauri.dialog().file().set_file_name(name).add_filter(kind, &[end]);
    on_the_window(tauri, dialog).save_file(move |path| {
        let _ = answer.send(path);
    });
    let path = chosen(answered.await)?;
    Some(ended(path, end, Path::exists))
}

/// The path with its ending, which some systems' dialogs leave to the program. The dialog asked about replacing the path
/// as it was typed and no other: where the ending makes it another that is there already, a free name is taken.
fn ended(path: PathBuf, end: &str, taken: impl Fn(&Path) -> bool) -> PathBuf {
    let Some(name) = path.file_name() else { return path };
    let has_it = path.extension().is_some_and(|has| has.eq_ignore_ascii_case(end));
    if has_it {
        return path;
    }
    let numbered = |number: u32| {
        let mut name = name.to_owned();
        if number > 1 {
            name.push(format!(" {number}"));
        }
        name.push(format!(".{end}"));
        path.with_file_name(name)
    };
    (1..=u32::MAX).map(numbered).find(|free| !taken(free)).unwrap_or(path.clone())
}

/// Which dossier file or packet to take in; none when the reader thinks better of it.
pub(crate) async fn pick(tauri: &AppHandle) -> Option<PathBuf> {
    pick_one(tauri, "Voorstel", &[PACKET, "json"]).await
}

/// Which call file to take in; none when the reader thinks better of it.
pub(crate) async fn pick_call(tauri: &AppHandle) -> Option<PathBuf> {
    pick_one(tauri, CALL.0, &[CALL.1]).await
}

/// Which file with a topic of the EU portal to take in; none when the reader thinks better of it.
pub(crate) async fn pick_topic(tauri: &AppHandle) -> Option<PathBuf> {
    pick_one(tauri, "JSON", &["json"]).await
}

/// Which files to add as annexes; none when the reader thinks better of it.
pub(crate) async fn pick_annexes(tauri: &AppHandle, app: &App) -> Option<Vec<PathBuf>> {
    let here = places::annex_files();
    if !here.is_empty() {
        return Some(here);
    }
    let (answer, answered) = oneshot::channel();
    annexes_on_the_window(tauri, app).pick_files(move |paths| {
        let _ = answer.send(paths);
    });
    let paths = answered.await.ok().flatten()?;
    Some(paths.into_iter().filter_map(|path| path.into_path().ok()).collect())
}

/// Which file to put in the place of an annex's; none when the reader thinks better of it.
pub(crate) async fn pick_annex(tauri: &AppHandle, app: &App) -> Option<PathBuf> {
    if let Some(first) = places::annex_files().into_iter().next() {
        return Some(first);
    }
    let (answer, answered) = oneshot::channel();
    annexes_on_the_window(tauri, app).pick_file(move |path| {
        let _ = answer.send(path);
    });
    chosen(answered.await)
}

/// Where a copy of an annex's file goes; none when the reader thinks better of it.
pub(crate) async fn save_annex(tauri: &AppHandle, name: String) -> Option<PathBuf> {
    let end = Path::new(&name).extension().map(|end| end.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = end.to_uppercase();
    save_as(tauri, name, &kind, &end).await
}

fn annexes_on_the_window(tauri: &AppHandle, app: &App) -> FileDialogBuilder<Wry> {
    let dialog = tauri.dialog().file().add_filter(app.annex_kinds(), &annexes::endings());
    on_the_window(tauri, dialog)
}

/// Which spreadsheet with a budget to take in; none when the reader thinks better of it.
pub(crate) async fn pick_budget(tauri: &AppHandle) -> Option<PathBuf> {
    pick_one(tauri, "Excel, LibreOffice, CSV", &["xlsx", "xlsm", "ods", "csv", "xls"]).await
}

/// Which file has the certificate of an authority of one's own; none when the reader thinks better of it.
pub(crate) async fn pick_authority(tauri: &AppHandle) -> Option<PathBuf> {
    pick_one(tauri, "PEM", &["pem", "crt", "cer"]).await
}

/// In which folder to meet partners; none when the reader thinks better of it.
pub(crate) async fn pick_folder(tauri: &AppHandle) -> Option<PathBuf> {
    if let Some(folder) = places::shared_folder() {
        return Some(folder);
    }
    let (answer, answered) = oneshot::channel();
    on_the_window(tauri, tauri.dialog().file()).pick_folder(move |path| {
        let _ = answer.send(path);
    });
    chosen(answered.await)
}

async fn pick_one(tauri: &AppHandle, kind: &str, ends: &[&str]) -> Option<PathBuf> {
    if let Some(file) = places::import_file() {
        return Some(file);
    }
    let (answer, answered) = oneshot::channel();
    let dialog = tauri.dialog().file().add_filter(kind, ends);
    on_the_window(tauri, dialog).pick_file(move |path| {
        let _ = answer.send(path);
    });
    chosen(answered.await)
}

/// Says why there is no library. The window opens all the same: the calls can be read.
pub(crate) fn tell_trouble(tauri: &AppHandle, app: &App) {
    if let Some(trouble) = app.trouble() {
        let message = trouble.get(app.language()).to_owned();
        let dialog = tauri.dialog().message(message).title("Voorstel").kind(MessageDialogKind::Warning);
        message_on_the_window(tauri, dialog).show(|_| {});
    }
}

/// Asks whether to close although something is not saved.
pub(crate) async fn close_unsaved(tauri: &AppHandle, app: &App) -> bool {
    let (answer, answered) = oneshot::channel();
    let ask = app.close_question();
    let language = app.language();
    let buttons = MessageDialogButtons::OkCancelCustom(ask.close.get(language).into(), ask.stay.get(language).into());
    let dialog = tauri
        .dialog()
        .message(ask.question.get(language))
        .title("Voorstel")
        .kind(MessageDialogKind::Warning)
        .buttons(buttons);
    message_on_the_window(tauri, dialog).show(move |close| {
        // Nobody waits for the answer any more once the window is gone.
        let _ = answer.send(close);
    });
    answered.await.unwrap_or(false)
}

fn on_the_window(tauri: &AppHandle, dialog: FileDialogBuilder<Wry>) -> FileDialogBuilder<Wry> {
    match tauri.get_webview_window(MAIN) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn message_on_the_window(tauri: &AppHandle, dialog: MessageDialogBuilder<Wry>) -> MessageDialogBuilder<Wry> {
    match tauri.get_webview_window(MAIN) {
        Some(window) => dialog.parent(&window),
        None => dialog,
    }
}

fn chosen(answer: Result<Option<FilePath>, oneshot::error::RecvError>) -> Option<PathBuf> {
    answer.ok().flatten().and_then(|path| path.into_path().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_and_replaces_nothing() {
        let there = ["plan.pdf", "plan 2.pdf"].map(PathBuf::from);
        let name = |typed: &str| ended(PathBuf::from(typed), "pdf", |path| there.contains(&path.to_path_buf()));
        assert_eq!(name("aanvraag"), Path::new("aanvraag.pdf"));
        assert_eq!(name("Samen v1.2"), Path::new("Samen v1.2.pdf"));
        assert_eq!(name("plan"), Path::new("plan 3.pdf"), "nobody was asked about the other two");
        assert_eq!(name("plan.pdf"), Path::new("plan.pdf"), "the dialog asked about this one");
        assert_eq!(name("PLAN.PDF"), Path::new("PLAN.PDF"));
        assert_eq!(name("map.pdf/plan.json"), Path::new("map.pdf/plan.json.pdf"));
    }
}
