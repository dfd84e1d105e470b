//! Where the keys of a file stand, for what is found out about them later.

use std::collections::BTreeMap;

use voorstel_model::{Place, Text};

use crate::problem::Problem;

/// Where each key of a file stands, by path.
#[derive(Debug, Default)]
pub(crate) struct Places {
    file: String,
    by_path: BTreeMap<String, Place>,
}

impl Places {
    pub(crate) fn of(file: &str) -> Places {
        Places { file: file.to_owned(), ..Places::default() }
    }

    /// Remembers where a key stands.
    pub(crate) fn note(&mut self, place: Place) {
        self.by_path.insert(place.key.clone(), place);
    }

    /// A problem at a place.
    pub(crate) fn told(&self, place: Place, message: Text) -> Problem {
        Problem::at(&self.file, place, message)
    }

    /// A problem at a key; where the key is not there, at the nearest one around it.
    pub(crate) fn problem(&self, path: &str, message: Text) -> Problem {
        let mut around = path;
        let found = loop {
            if let Some(place) = self.by_path.get(around) {
                break place.clone();
            }
            match around.rfind(['.', '[']) {
                Some(cut) => around = around.get(..cut).unwrap_or_default(),
                None => break Place::default(),
            }
        };
        self.told(Place { key: path.to_owned(), ..found }, message)
    }
}
