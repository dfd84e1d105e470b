//! Voorstel's window: it shows the screens, opens the system's dialogs, and hands every command to `app`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod closing;
mod commands;
mod dialogs;
mod events;
mod links;
mod places;
mod window;

use std::process::ExitCode;

use tauri::Manager as _;
use voorstel_app::App;

fn main() -> ExitCode {
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
            Ok(())
        })
        .on_window_event(closing::on_window_event)
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("voorstel-desktop: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
