//! Voorstel's window: it shows the screens, opens the system's dialogs, and hands every command to `app`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod closing;
mod commands;
mod dialogs;
mod events;
mod given;
mod links;
mod places;
mod window;

use std::io::{stdin, stdout};
use std::process::ExitCode;

use tauri::Manager as _;
use voorstel_app::{App, apart};

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == apart::ASKED) {
        return match apart::serve(stdin().lock(), stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    if !places::has_display() {
        eprintln!(
            "voorstel-desktop: there is no display to open a window on; `voorstel demo` does the main job without one"
        );
        return ExitCode::FAILURE;
    }
    let built = tauri::Builder::default()
        // First: a second start must not get as far as opening the library.
        .plugin(window::single())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(|tauri| {
            let app = App::open(Box::new(events::Events::of(tauri.handle())), jiff::ZonedDateTime::now);
            window::open(tauri, &app)?;
            dialogs::tell_trouble(tauri.handle(), &app);
            tauri.manage(app);
            tauri.manage(given::Given::of_start());
            Ok(())
        })
        .on_window_event(closing::on_window_event)
        .build(tauri::generate_context!());
    match built {
        Ok(window) => {
            window.run(heard);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("voorstel-desktop: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the system tells the window. On a Mac, a file that is opened comes this way instead of as an argument.
#[cfg(target_os = "macos")]
fn heard(window: &tauri::AppHandle, event: tauri::RunEvent) {
    if let tauri::RunEvent::Opened { urls } = event {
        urls.iter().filter_map(|url| url.to_file_path().ok()).for_each(|file| given::hand(window, file));
    }
}

/// What the system tells the window besides: nothing that is of use here.
#[cfg(not(target_os = "macos"))]
fn heard(_: &tauri::AppHandle, _: tauri::RunEvent) {}
