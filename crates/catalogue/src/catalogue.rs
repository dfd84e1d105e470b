//! All calls, funds and themes at hand, by name.

use std::collections::BTreeMap;
use std::path::Path;

use voorstel_model::{Call, Fund, Themes};

use crate::folder;
use crate::meaning;
use crate::problem::{Problem, both};
use crate::published::File;
use crate::read::{self, Document};

/// The calls, funds and themes that can be used.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    calls: BTreeMap<String, BTreeMap<u32, Call>>,
    funds: BTreeMap<String, Fund>,
    themes: Themes,
}

impl Catalogue {
    /// Loads the published files (normally [`crate::PUBLISHED`]) and those in a folder of the user's own.
    ///
    /// A file that is wrong is left out and told; the others load. What is published cannot be replaced from a folder.
    pub fn load(published: &[File], own: Option<&Path>) -> (Catalogue, Vec<Problem>) {
        let mut catalogue = Catalogue::default();
        let mut problems = Vec::new();
        let files = published
            .iter()
            .filter(|file| file.path.ends_with(".toml"))
            .map(|file| (file.path.to_owned(), file.text.to_owned()))
            .collect();
        catalogue.take(files, &mut problems);
        if let Some(own) = own {
            let files = folder::read(own, &mut problems);
            catalogue.take(files, &mut problems);
        }
        (catalogue, problems)
    }

    /// Themes before funds before calls: a call names its fund and its themes.
    fn take(&mut self, files: Vec<(String, String)>, problems: &mut Vec<Problem>) {
        let (mut themes, mut funds, mut calls) = (Vec::new(), Vec::new(), Vec::new());
        for (name, text) in files {
            match read::document(&text) {
                Document::Themes => themes.push((name, text)),
                Document::Fund => funds.push((name, text)),
                Document::Call => calls.push((name, text)),
            }
        }
        for (name, text) in themes {
            match read::themes(&text, &name) {
                Ok(read) => {
                    for (code, name) in read {
                        self.themes.entry(code).or_insert(name);
                    }
                }
                Err(found) => problems.extend(found),
            }
        }
        for (name, text) in funds {
            let checked = self.check_fund_file(&text, &name).and_then(|fund| {
                if self.funds.contains_key(&fund.id) { Err(vec![taken(&name, &fund.id)]) } else { Ok(fund) }
            });
            match checked {
                Ok(fund) => drop(self.funds.insert(fund.id.clone(), fund)),
                Err(found) => problems.extend(found),
            }
        }
        for (name, text) in calls {
            let checked = self.check_call_file(&text, &name).and_then(|call| {
                if self.get(&call.pin()).is_some() { Err(vec![taken(&name, &call.pin())]) } else { Ok(call) }
            });
            match checked {
                Ok(call) => drop(self.calls.entry(call.id.clone()).or_default().insert(call.version, call)),
                Err(found) => problems.extend(found),
            }
        }
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
        let mut newest: Vec<&Call> = self.calls.values().filter_map(|versions| versions.values().next_back()).collect();
        let deadline = |call: &Call| call.dates.deadline.as_ref().map(|deadline| deadline.date);
        newest.sort_by(|one, other| deadline(other).cmp(&deadline(one)).then_with(|| one.id.cmp(&other.id)));
        newest
    }

    /// Every version of every call.
    pub fn versions(&self) -> impl Iterator<Item = &Call> {
        self.calls.values().flat_map(BTreeMap::values)
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
