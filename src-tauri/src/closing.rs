//! Closing the window: what is still being typed is taken first, and what is not saved is said.

use std::time::Duration;

use tauri::{Manager as _, Window, WindowEvent};
use voorstel_app::App;

use crate::{dialogs, window};

/// Long enough for a field that is left to send what was typed in it, too short to be felt.
const LEAVES_FIELD: Duration = Duration::from_millis(150);

pub(crate) fn on_window_event(closed: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let tauri = closed.app_handle().clone();
    let Some(window) = tauri.get_webview_window(window::MAIN) else { return };
    api.prevent_close();
    tauri::async_runtime::spawn(async move {
        let app = tauri.state::<App>().inner().clone();
        window::keep(&window, &app);
        // A field hands over what was typed when it is left, and a window that closes leaves none.
        if window.eval("document.activeElement?.blur?.()").is_ok() {
            tokio::time::sleep(LEAVES_FIELD).await;
        }
        app.settled().await;
        if app.has_unsaved() && !dialogs::close_unsaved(&tauri, &app).await {
            return;
        }
        // The window is gone already where this fails, which is what was wanted.
        let _ = window.destroy();
    });
}
