//! What the webview may do, held word for word: whoever widens it must change this file too, and say why.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

include!("../src/command_names.rs");

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn there_is_one_capability_for_the_one_window() {
    let files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, ["main.json"]);
    let capability = read("capabilities/main.json");
    let mut keys: Vec<_> = capability.as_object().unwrap().keys().map(String::as_str).collect();
    // A map keeps the order of its file or not, by what other crates ask of serde_json.
    keys.sort_unstable();
    assert_eq!(
        keys,
        ["description", "identifier", "permissions", "windows"],
        "no remote pages, no platforms, no webviews"
    );
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    let config = read("tauri.conf.json");
    assert_eq!(config["app"]["security"]["capabilities"], serde_json::json!(["main"]));
    assert_eq!(config["app"]["windows"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_window_may_call_the_apps_commands_and_hear_its_events_and_nothing_else() {
    let capability = read("capabilities/main.json");
    let granted: Vec<_> =
        capability["permissions"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let own = COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-")));
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
    let expected: Vec<_> = events.into_iter().chain(own).collect();
    assert_eq!(granted, expected);
}

#[test]
fn every_command_that_is_handled_has_its_permission() {
    let source = include_str!("../src/commands.rs");
    let list = source.split("generate_handler![").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let handled: Vec<_> = list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    assert_eq!(handled, COMMANDS);
}

#[test]
fn every_command_is_described() {
    let page = include_str!("../../docs/window.md");
    for command in COMMANDS {
        assert!(page.contains(&format!("`{command}`")), "docs/window.md says nothing of {command}");
    }
}

#[test]
fn the_content_security_policy_names_every_directive_and_lets_in_nothing_from_elsewhere() {
    let expected = BTreeMap::from([
        ("base-uri", "'none'"),
        ("child-src", "'none'"),
        ("connect-src", "ipc: http://ipc.localhost"),
        ("default-src", "'none'"),
        ("font-src", "'self'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
        ("frame-src", "'none'"),
        ("img-src", "'self' data:"),
        ("manifest-src", "'none'"),
        ("media-src", "'none'"),
        ("object-src", "'none'"),
        ("script-src", "'self'"),
        ("script-src-attr", "'none'"),
        ("style-src", "'self'"),
        ("style-src-attr", "'none'"),
        ("worker-src", "'none'"),
    ]);
    let config = read("tauri.conf.json");
    let security = config["app"]["security"].as_object().unwrap();
    let names: Vec<_> = security.keys().map(String::as_str).collect();
    assert_eq!(names, ["capabilities", "csp"], "no asset protocol, no policy of development, nothing switched off");
    let policy: BTreeMap<_, _> = security["csp"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    assert_eq!(policy, expected);
    assert!(config["app"].get("withGlobalTauri").is_none(), "the screens get the host by import, not as a global");
}

#[test]
fn packets_open_with_a_double_click() {
    let bundle = &read("tauri.conf.json")["bundle"];
    let registered = &bundle["fileAssociations"][0];
    assert_eq!(registered["ext"], serde_json::json!(["voorstel"]));
    let kind = registered["mimeType"].as_str().unwrap();
    for format in ["deb", "rpm"] {
        let file = bundle["linux"][format]["files"]["/usr/share/mime/packages/voorstel.xml"].as_str().unwrap();
        let described = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        assert!(described.contains(&format!("type=\"{kind}\"")) && described.contains("*.voorstel"));
        assert!(described.contains("xml:lang=\"nl\""), "told in both languages");
        let entry = bundle["linux"][format]["desktopTemplate"].as_str().unwrap();
        let entry = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(entry)).unwrap();
        assert!(entry.contains("Exec={{exec}} %f\n"), "the file is handed over");
    }
}

#[test]
fn no_plugin_gives_the_webview_files_or_a_shell() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let plugins: Vec<_> = manifest
        .lines()
        .filter_map(|line| line.split(['=', ' ']).next().filter(|name| name.starts_with("tauri-plugin-")))
        .collect();
    assert_eq!(plugins, ["tauri-plugin-dialog", "tauri-plugin-opener", "tauri-plugin-single-instance"]);
}
