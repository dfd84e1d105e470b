//! All calls, funds and themes at hand, by name.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use voorstel_model::{Call, Fund, Themes};

use crate::call_file::CallFile;
use crate::folder;
use crate::index::{self, Index};
use crate::meaning;
use crate::problem::{Problem, Weight, both};
use crate::published::File;
use crate::read::{self, Document};
use crate::sense;

/// What examining a call file yields.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The call, where its form and meaning are right.
    pub call: Option<Call>,
    /// What is wrong or questionable: errors, warnings and advice.
    pub problems: Vec<Problem>,
}

impl Examined {
    /// Whether nothing in it is an error.
    pub fn is_right(&self) -> bool {
        self.call.is_some() && self.problems.iter().all(|problem| problem.weight != Weight::Error)
    }
}

/// The calls, funds and themes that can be used.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    calls: BTreeMap<String, BTreeMap<u32, Call>>,
    /// The file of each call, by pin.
    files: BTreeMap<String, CallFile>,
    funds: BTreeMap<String, Fund>,
    themes: Themes,
    /// Made when something is looked for first.
    index: OnceLock<Index>,
}

impl Catalogue {
    /// Loads the published files (normally [`crate::PUBLISHED`]) and those in a folder of the user's own.
    ///
    /// A file that is wrong is left out and told; the others load. What is published cannot be replaced from a folder.
    pub fn load(published: &[File], own: Option<&Path>) -> (Catalogue, Vec<Problem>) {
        let mut catalogue = Catalogue::default();
        let mut problems = Vec::new();
        let files = published.iter().filter(|file| file.path.ends_with(".toml"));
        let files = files.map(|file| (CallFile::published(file), file.text.to_owned())).collect();
        catalogue.take(files, &mut problems);
        if let Some(own) = own {
            let files = folder::read(own, &mut problems);
            let files = files.into_iter().map(|(path, text)| (CallFile::own(path), text)).collect();
            catalogue.take(files, &mut problems);
        }
        (catalogue, problems)
    }

    /// Themes before funds before calls: a call names its fund and its themes.
    fn take(&mut self, files: Vec<(CallFile, String)>, problems: &mut Vec<Problem>) {
        self.index = OnceLock::new();
        let (mut themes, mut funds, mut calls) = (Vec::new(), Vec::new(), Vec::new());
        for (file, text) in files {
            match read::document(&text) {
                Document::Themes => themes.push((file, text)),
                Document::Fund => funds.push((file, text)),
                Document::Call => calls.push((file, text)),
            }
        }
        for (file, text) in themes {
            match read::themes(&text, file.name()) {
                Ok(read) => {
                    for (code, name) in read {
                        self.themes.entry(code).or_insert(name);
                    }
                }
                Err(found) => problems.extend(found),
            }
        }
        for (file, text) in funds {
            let checked = self.check_fund_file(&text, file.name()).and_then(|fund| {
                if self.funds.contains_key(&fund.id) { Err(vec![taken(file.name(), &fund.id)]) } else { Ok(fund) }
            });
            match checked {
                Ok(fund) => drop(self.funds.insert(fund.id.clone(), fund)),
                Err(found) => problems.extend(found),
            }
        }
        for (file, text) in calls {
            let checked = self.check_call_file(&text, file.name()).and_then(|call| {
                if self.get(&call.pin()).is_some() { Err(vec![taken(file.name(), &call.pin())]) } else { Ok(call) }
            });
            match checked {
                Ok(call) => {
                    self.files.insert(call.pin(), file);
                    self.calls.entry(call.id.clone()).or_default().insert(call.version, call);
                }
                Err(found) => problems.extend(found),
            }
        }
    }

    /// Takes in the funds that lie near a call file and are not known yet: beside it, in the two folders above, or in a
    /// folder `funds` there. What is wrong in a fund file is told; it is left out.
    pub fn take_funds_near(&mut self, call_file: &Path) -> Vec<Problem> {
        self.index = OnceLock::new();
        let mut problems = Vec::new();
        for (name, text) in folder::beside(call_file) {
            if matches!(read::document(&text), Document::Fund) {
                match self.check_fund_file(&text, &name) {
                    Ok(fund) => drop(self.funds.entry(fund.id.clone()).or_insert(fund)),
                    Err(found) => problems.extend(found),
                }
            }
        }
        problems
    }

    /// Checks a call file for form and meaning, as against the funds and themes of this catalogue.
    ///
    /// # Errors
    /// Everything that is wrong in it, in the order of the file.
    pub fn check_call_file(&self, text: &str, file: &str) -> Result<Call, Vec<Problem>> {
        let (call, places) = read::call(text, file)?;
        let problems = meaning::of_call(&call, &places, self);
        if problems.is_empty() { Ok(call) } else { Err(problems) }
    }

    /// Examines a call file as its author wants to know it: whether it can be used, and everything that is questionable in
    /// it, in the order of the file. What cannot be used is told no further than that.
    pub fn examine_call_file(&self, text: &str, file: &str) -> Examined {
        let (call, places) = match read::call(text, file) {
            Ok(read) => read,
            Err(problems) => return Examined { call: None, problems },
        };
        let mut problems = meaning::of_call(&call, &places, self);
        let usable = problems.is_empty();
        problems.extend(sense::of_call(&call, &places));
        problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
        Examined { call: usable.then_some(call), problems }
    }

    /// Checks a fund file for form and meaning.
    ///
    /// # Errors
    /// Everything that is wrong in it, in the order of the file.
    pub fn check_fund_file(&self, text: &str, file: &str) -> Result<Fund, Vec<Problem>> {
        let (fund, places) = read::fund(text, file)?;
        let problems = meaning::of_fund(&fund, &places, self);
        if problems.is_empty() { Ok(fund) } else { Err(problems) }
    }

    /// The call that a dossier pins (`proeftuinen-inburgering@1`), or the newest version of that identity.
    pub fn get(&self, name: &str) -> Option<&Call> {
        match name.split_once('@') {
            Some((id, version)) => self.calls.get(id)?.get(&version.parse().ok()?),
            None => self.calls.get(name)?.values().next_back(),
        }
    }

    /// The newest version of every call, the latest deadline first; calls without a deadline at the end.
    pub fn all(&self) -> Vec<&Call> {
        let newest = self.newest();
        index::by_deadline(&newest).into_iter().map(|at| newest[at]).collect()
    }

    /// The newest version of every call, by identity.
    pub(crate) fn newest(&self) -> Vec<&Call> {
        self.calls.values().filter_map(|versions| versions.values().next_back()).collect()
    }

    /// What these calls are found by.
    pub(crate) fn index(&self, newest: &[&Call]) -> &Index {
        self.index.get_or_init(|| Index::of(self, newest))
    }

    /// Every version of every call.
    pub fn versions(&self) -> impl Iterator<Item = &Call> {
        self.calls.values().flat_map(BTreeMap::values)
    }

    /// The file that a call was read from, by what a dossier pins.
    pub fn file(&self, pin: &str) -> Option<&CallFile> {
        self.files.get(pin)
    }

    /// A fund by its identity.
    pub fn fund(&self, id: &str) -> Option<&Fund> {
        self.funds.get(id)
    }

    /// Every fund, by identity.
    pub fn funds(&self) -> impl Iterator<Item = &Fund> {
        self.funds.values()
    }

    /// The names of themes by code.
    pub fn themes(&self) -> &Themes {
        &self.themes
    }
}

fn taken(file: &str, name: &str) -> Problem {
    Problem::of_file(
        file,
        both(
            format!("\"{name}\" bestaat al: geef uw bestand een ander id of een hogere versie"),
            format!("\"{name}\" exists already: give your file another id or a higher version"),
        ),
    )
}
