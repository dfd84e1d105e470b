//! A case, read and judged: a sample dossier with some edits.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Value;
use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_model::{Call, Date, Dossier, Edit, Field, FieldValue, List, Typed as _};
use voorstel_rules::{Report, judge};

/// What stands above this line is written by hand, what stands below by the test.
pub const EXPECTED: &str = "# What is found\n";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the case shows.
    pub title: String,
    /// Name of the sample; a dossier with nothing in it when left out.
    pub dossier: Option<String>,
    /// The day of judging; the last day on which one could apply when left out.
    today: Option<String>,
    #[serde(default)]
    pub remove: Vec<String>,
    #[serde(default)]
    pub add: BTreeMap<String, BTreeMap<String, Value>>,
    #[serde(default)]
    pub set: BTreeMap<String, Value>,
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// The published calls, and the example calls as a user's own folder would hold them.
pub fn catalogue() -> Catalogue {
    let (catalogue, problems) = Catalogue::load(PUBLISHED, Some(&seeds().join("examples")));
    assert!(problems.is_empty(), "{problems:?}");
    catalogue
}

/// Where a version of a call lies.
pub fn folder(call: &Call) -> PathBuf {
    let below = Path::new(&call.id).join(call.version.to_string());
    let published = seeds().join("calls").join(&below);
    if published.is_dir() { published } else { seeds().join("examples").join(below) }
}

/// Every case of every call: the call, the file, its text.
pub fn cases(catalogue: &Catalogue) -> Vec<(&Call, PathBuf, String)> {
    let mut cases = Vec::new();
    for call in catalogue.versions() {
        let folder = folder(call).join("cases");
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            cases.push((call, file, text));
        }
    }
    cases
}

fn entity(pointer: &str) -> (List, String) {
    let parts = Field::new(pointer).parts();
    let [list, id] = parts.as_slice() else { panic!("{pointer} is no entity") };
    (List::named(list).unwrap_or_else(|| panic!("{pointer}: no such list")), id.clone())
}

/// A value as a case writes it; an empty table stands for a field with nothing in it.
fn value(value: &Value) -> FieldValue {
    if value.as_table().is_some_and(toml::Table::is_empty) {
        return FieldValue::Empty;
    }
    FieldValue::from_json(&serde_json::to_value(value).unwrap())
}

/// A sample, from those that come with Voorstel or from beside the call; an empty dossier where none is named.
fn sample(call: &Call, name: Option<&str>) -> Dossier {
    let Some(name) = name else { return Dossier { call: call.pin(), ..Dossier::default() } };
    let beside = || fs::read_to_string(folder(call).join("sample.json")).ok();
    let json = samples().find(|sample| sample.name == name).map(|sample| sample.json.to_owned()).or_else(beside);
    Dossier::from_json(&json.unwrap_or_else(|| panic!("there is no sample {name}"))).unwrap().dossier
}

fn dossier(call: &Call, case: &Case) -> Dossier {
    let mut dossier = sample(call, case.dossier.as_deref());
    let apply = |dossier: &mut Dossier, edit: &Edit| {
        dossier.apply(edit).unwrap_or_else(|error| panic!("{}: {error}", case.title));
    };
    for pointer in &case.remove {
        let (list, id) = entity(pointer);
        for edit in dossier.removal(list, &id) {
            apply(&mut dossier, &edit);
        }
    }
    for (pointer, fields) in &case.add {
        let (list, id) = entity(pointer);
        let fields = fields.iter().map(|(name, text)| (name.clone(), value(text))).collect();
        apply(&mut dossier, &Edit::Add { list, id, after: Some("at the end".to_owned()), fields });
    }
    for (pointer, text) in &case.set {
        apply(&mut dossier, &Edit::Set { field: Field::new(pointer.clone()), value: value(text) });
    }
    // What is judged is what a file would hold.
    Dossier::from_json(&dossier.to_json()).unwrap_or_else(|error| panic!("{}: {error}", case.title)).dossier
}

pub fn run(call: &Call, text: &str) -> (Case, Report) {
    let by_hand = text.split(EXPECTED).next().unwrap();
    let case: Case = toml::from_str(by_hand).unwrap_or_else(|error| panic!("{error}\n{by_hand}"));
    let last_day = || call.dates.deadline.as_ref().map(|deadline| deadline.date);
    let today = case.today.as_deref().map(|day| Date::read(day).unwrap()).or_else(last_day);
    let today = today.unwrap_or_else(|| panic!("{}: {} has no deadline, so the case needs a day", case.title, call.id));
    let report = judge(call, &dossier(call, &case), today);
    (case, report)
}
