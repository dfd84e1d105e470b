//! Links lead out of the window: into the browser, never away from the screens.

use tauri::Url;

/// Whether the window itself may show this address.
pub(crate) fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => {
            url.host_str() == Some("tauri.localhost") || (cfg!(dev) && url.host_str() == Some("localhost"))
        }
        "about" => true,
        _ => false,
    }
}

/// Opens a page or a mail in the reader's own program; anything else is not opened at all.
pub(crate) fn open_outside(url: &Url) {
    if matches!(url.scheme(), "https" | "http" | "mailto") {
        // Without such a program there is nothing to show it with, and nothing is lost.
        let _ = tauri_plugin_opener::open_url(url.as_str(), None::<&str>);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_shows_its_own_pages_only() {
        let own = |url: &str| is_own(&Url::parse(url).unwrap());
        assert!(own("tauri://localhost/index.html"));
        assert!(own("http://tauri.localhost/"));
        for url in [
            "https://example.org",
            "http://localhost.example.org",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:1",
        ] {
            assert!(!own(url), "{url}");
        }
    }
}
