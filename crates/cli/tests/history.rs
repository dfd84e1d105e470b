//! Who changed what in a packet, and what is different, on the command line.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn run(args: &[&str]) -> (i32, String, String) {
    let home = TempDir::new().unwrap();
    let ran = Command::cargo_bin("voorstel")
        .unwrap()
        .args(args)
        .args(["--lang", "en"])
        .env("VOORSTEL_HOME", home.path().join("library"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
    (ran.status.code().unwrap(), text(ran.stdout), text(ran.stderr))
}

#[test]
fn a_packet_tells_who_changed_what_and_how_it_differs_from_what_it_was() {
    let folder = TempDir::new().unwrap();
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
    let seed = seed.to_str().unwrap();
    let packet = folder.path().join("samen.voorstel");
    let packet = packet.to_str().unwrap();
    assert!(run(&["export", seed, "--packet", packet]).0 < 2);
    let line = serde_json::from_str::<Value>(&std::fs::read_to_string(seed).unwrap()).unwrap();
    let id = line["budget"][0]["id"].as_str().unwrap();
    let path = format!("/budget/{id}/unit_cost");
    assert_eq!(run(&["set", packet, &path, "1234.56", "--by", "An"]).0, 0);

    let (code, told, _) = run(&["history", packet]);
    assert_eq!(code, 0);
    assert!(told.contains("An: ") && told.contains("→ €1,234.56"), "{told}");
    assert!(told.contains("Application begun"), "{told}");
    let json: Value = serde_json::from_str(&run(&["history", packet, "--field", &path, "--json"]).1).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 2);
    assert_eq!(json["entries"][0]["author"], "An");
    let begun = json["entries"][1]["moment"].as_str().unwrap();

    let (code, different, _) = run(&["compare", seed, packet]);
    assert_eq!(code, 0);
    assert!(different.contains("Budget") && different.contains("→ €1,234.56"), "{different}");
    assert_eq!(run(&["compare", &format!("{packet}#{begun}"), packet]).1, different, "a moment of its history");
    assert!(run(&["compare", packet, packet]).1.contains("There is no difference."));
    let (code, _, why) = run(&["compare", &format!("{packet}#nothing"), packet]);
    assert_eq!(code, 2);
    assert!(why.contains("not in the history"), "{why}");
}
