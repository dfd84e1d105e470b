//! The files that come with Voorstel.

/// A file of `seeds/`, as it was when Voorstel was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Its path below `seeds/`: `calls/amif-31-integratie/1/call.toml`.
    pub path: &'static str,
    /// Its content.
    pub text: &'static str,
}

/// Funds, calls, themes and sample dossiers that come with Voorstel.
pub const PUBLISHED: &[File] = include!(concat!(env!("OUT_DIR"), "/published.rs"));

/// Calls that come with Voorstel as examples to make another one of: no dossier can be begun for them.
const EXAMPLES: &[File] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// A sample dossier that comes with Voorstel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Its name: that of the call it is for.
    pub name: &'static str,
    /// The dossier, in the format `voorstel.dossier/1`.
    pub json: &'static str,
}

/// The sample dossiers, one for each published call.
pub fn samples() -> impl Iterator<Item = Sample> {
    PUBLISHED.iter().filter_map(|file| {
        let name = file.path.strip_prefix("samples/")?.strip_suffix(".json")?;
        Some(Sample { name, json: file.text })
    })
}

/// The sample dossiers of the examples.
pub fn example_samples() -> impl Iterator<Item = Sample> {
    EXAMPLES.iter().filter(|file| file.path.ends_with("/sample.json")).filter_map(|file| {
        let name = file.path.split('/').nth(1)?;
        Some(Sample { name, json: file.text })
    })
}

/// The examples of calls: the identity of each, with its file.
pub fn examples() -> impl Iterator<Item = (&'static str, &'static str)> {
    let calls = EXAMPLES.iter().filter(|file| file.path.ends_with("/call.toml"));
    calls.filter_map(|file| Some((file.path.split('/').nth(1)?, file.text)))
}
