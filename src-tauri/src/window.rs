//! The one window: its size as it was left, its links, and that there is only one of it.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use serde::{Deserialize, Serialize};
use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{LogicalSize, Manager as _, WebviewWindow, WebviewWindowBuilder, Wry};
use voorstel_app::App;

use crate::{given, links};

/// The window's label, by which the capability names it.
pub(crate) const MAIN: &str = "main";
/// The key under which its size is kept.
const SIZE: &str = "window";

/// How the window was left.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Left {
    width: f64,
    height: f64,
    maximized: bool,
}

/// A second start brings the first window forward, and hands it the file it came with. Windows on different libraries do not know of each other.
pub(crate) fn single() -> TauriPlugin<Wry> {
    let plugin = tauri_plugin_single_instance::Builder::new().callback(|tauri, arguments, folder| {
        if let Some(window) = tauri.get_webview_window(MAIN) {
            // Each may be refused by a window system that lets no program come forward by itself.
            let _ = window.unminimize();
            let _ = window.show();
            let _ = window.set_focus();
        }
        given::second_start(tauri, &arguments, &folder);
    });
    match std::env::var_os("VOORSTEL_HOME") {
        Some(home) => {
            let mut hasher = DefaultHasher::new();
            home.hash(&mut hasher);
            plugin.dbus_id(format!("be.voorstel.app.Home{:x}", hasher.finish())).build()
        }
        None => plugin.build(),
    }
}

/// Opens the window as it was left.
///
/// # Errors
/// As the window system says.
pub(crate) fn open(tauri: &tauri::App, app: &App) -> tauri::Result<()> {
    let Some(config) = tauri.config().app.windows.iter().find(|window| window.label == MAIN) else { return Ok(()) };
    let left: Option<Left> = app.recall(SIZE).and_then(|kept| serde_json::from_str(&kept).ok());
    let mut builder = WebviewWindowBuilder::from_config(tauri, config)?
        .on_navigation(|url| {
            let own = links::is_own(url);
            if !own {
                links::open_outside(url);
            }
            own
        })
        .on_new_window(|url, _| {
            links::open_outside(&url);
            NewWindowResponse::Deny
        });
    if let Some(left) = left {
        let width = left.width.clamp(config.min_width.unwrap_or(0.0), 16_384.0);
        let height = left.height.clamp(config.min_height.unwrap_or(0.0), 16_384.0);
        builder = builder.inner_size(width, height).maximized(left.maximized);
    }
    builder.build().map(drop)
}

/// Keeps how the window is left. It is a comfort: where it cannot be kept, the next window has the usual size.
pub(crate) fn keep(window: &WebviewWindow, app: &App) {
    let (Ok(size), Ok(scale), Ok(maximized)) = (window.inner_size(), window.scale_factor(), window.is_maximized())
    else {
        return;
    };
    let size: LogicalSize<f64> = size.to_logical(scale);
    let left = Left { width: size.width, height: size.height, maximized };
    if let Ok(json) = serde_json::to_string(&left) {
        app.remember(SIZE, &json);
    }
}
