//! A published version of a call never changes: dossiers pin it. What was wrong goes into the next version.

use sha2::{Digest as _, Sha256};
use voorstel_catalogue::PUBLISHED;

/// SHA-256 of each published call file.
const HASHES: &[(&str, &str)] = &[
    (
        "calls/amif-2017-raising-awareness/1/call.toml",
        "0801a33f5af5c2e798ff1c7071403e6cb651d455d4c3d297d750a9f3e20d53a8",
    ),
    (
        "calls/amif-2020-complementary-pathways/1/call.toml",
        "f33bab30711b324fb11255504df6c0093ac9248650025a8edfdc758d6e317eb5",
    ),
    (
        "calls/amif-2020-local-integration/1/call.toml",
        "33e257253fb3dfa2b3c9f638d8966e9d7513d3e7ebb5aa79b6171d8d34967cfc",
    ),
    ("calls/amif-31-integratie/1/call.toml", "c63e6b4e474b91ce69759d35835a02810f46f659f464d278ed09313abe1e8f38"),
    ("calls/proeftuinen-inburgering/1/call.toml", "d70567b4c5de84b85b4e70bdbef3969766f8c7399b3e7a9ecb93715a23e11a17"),
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
