//! A published version of a call never changes: dossiers pin it. What was wrong goes into the next version.

use sha2::{Digest as _, Sha256};
use voorstel_catalogue::{Catalogue, PUBLISHED};

/// SHA-256 of each published call file.
const HASHES: &[(&str, &str)] = &[
    (
        "calls/amif-2017-raising-awareness/1/call.toml",
        "06bcef031c4ddd097d12c6e0287439291429cc5d8162ad0d1f6f4c85248f9452",
    ),
    (
        "calls/amif-2020-complementary-pathways/1/call.toml",
        "db6037a550e7f9f362c3085ef8f666a9aa0934b579859efede178601a2a55773",
    ),
    (
        "calls/amif-2020-local-integration/1/call.toml",
        "c0820c3a2533310ff0a27993f222e894f431da8f31f87187f19822f3175d9125",
    ),
    (
        "calls/amif-2023-local-authorities/1/call.toml",
        "4443439fb3a1636b336adbb22b38ea6ea6e148df4332248d0c803d5927c65295",
    ),
    ("calls/amif-31-integratie/1/call.toml", "08d49f49f81e63b89330461c34eade46bb68dc202060d5e91bf2a843df596869"),
    ("calls/proeftuinen-inburgering/1/call.toml", "241982f9ee715ac90cbdace54b749bd26f9ff7338e15a544d63ec49884da8b77"),
];

#[test]
fn published_calls_are_as_they_were_published() {
    let found: Vec<(&str, String)> = PUBLISHED
        .iter()
        .filter(|file| file.path.starts_with("calls/"))
        .map(|file| {
            let hash = Sha256::digest(file.text.as_bytes());
            (file.path, hash.iter().map(|byte| format!("{byte:02x}")).collect())
        })
        .collect();
    let known: Vec<(&str, String)> = HASHES.iter().map(|(path, hash)| (*path, (*hash).to_owned())).collect();
    assert_eq!(found, known, "dossiers pin these versions: publish a new version instead of changing one");
}

#[test]
fn no_published_call_lies_where_its_hash_is_not_held() {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    // Whatever its file is called and wherever it lies: a call that loads is a call that dossiers pin.
    let mut places: Vec<String> =
        catalogue.versions().map(|call| format!("calls/{}/{}/call.toml", call.id, call.version)).collect();
    let mut known: Vec<String> = HASHES.iter().map(|(path, _)| (*path).to_owned()).collect();
    places.sort();
    known.sort();
    assert_eq!(places, known, "a call lies in the folder of its identity and version, with its hash above");
}
