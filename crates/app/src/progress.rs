//! How far each dossier of the list is. Judging is asked once for each change of the dossier, day and call.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Mutex;

use voorstel_model::{Call, Date};

use crate::app::lock;

/// What an answer holds for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The dossier's last change.
    pub last_change: String,
    /// The day it was judged on.
    pub day: Date,
    /// The call's content: one's own call may be written anew.
    pub call: u64,
}

/// The answers so far, by dossier.
#[derive(Debug)]
pub(crate) struct Progress<T> {
    kept: Mutex<HashMap<String, (Standing, T)>>,
}

impl<T> Default for Progress<T> {
    fn default() -> Self {
        Progress { kept: Mutex::default() }
    }
}

impl<T: Clone> Progress<T> {
    /// The answer for a dossier as it stands, asked only where it is not known.
    pub(crate) fn of<E>(&self, id: &str, at: Standing, ask: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        if let Some((_, known)) = lock(&self.kept).get(id).filter(|(before, _)| *before == at) {
            return Ok(known.clone());
        }
        let answer = ask()?;
        lock(&self.kept).insert(id.to_owned(), (at, answer.clone()));
        Ok(answer)
    }

    /// Forgets a dossier.
    pub(crate) fn forget(&self, id: &str) {
        lock(&self.kept).remove(id);
    }

    /// Forgets the dossiers that are not in the list.
    pub(crate) fn keep_only(&self, ids: &HashSet<&str>) {
        lock(&self.kept).retain(|id, _| ids.contains(id.as_str()));
    }
}

/// A number that another content of a call does not have.
pub(crate) fn content(call: &Call) -> u64 {
    let mut hasher = DefaultHasher::new();
    // A call is plain data: it always has this form.
    serde_json::to_string(call).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use voorstel_model::Typed as _;

    use super::*;

    fn at(last_change: &str, day: &str, call: u64) -> Standing {
        Standing { last_change: last_change.to_owned(), day: Date::read(day).unwrap(), call }
    }

    #[test]
    fn a_dossier_is_judged_anew_only_when_it_the_day_or_its_call_changed() {
        let progress = Progress::default();
        let mut asked = 0;
        let mut ask = |id: &str, at: Standing| {
            let answer = progress.of(id, at, || -> Result<i32, Infallible> {
                asked += 1;
                Ok(asked)
            });
            answer.unwrap()
        };
        assert_eq!(ask("d1", at("a", "2020-10-01", 1)), 1);
        assert_eq!(ask("d1", at("a", "2020-10-01", 1)), 1, "nothing changed");
        assert_eq!(ask("d1", at("b", "2020-10-01", 1)), 2, "the dossier changed");
        assert_eq!(ask("d1", at("b", "2020-10-02", 1)), 3, "the day changed");
        assert_eq!(ask("d1", at("b", "2020-10-02", 2)), 4, "the call changed");
        assert_eq!(ask("d2", at("b", "2020-10-02", 2)), 5, "another dossier");
        assert_eq!(ask("d1", at("b", "2020-10-02", 2)), 4);
    }

    #[test]
    fn a_failure_is_not_kept_and_what_left_the_list_is_forgotten() {
        let progress = Progress::default();
        let standing = || at("a", "2020-10-01", 1);
        assert_eq!(progress.of("d1", standing(), || Err::<i32, _>("damaged")), Err("damaged"));
        assert_eq!(progress.of("d1", standing(), || Ok::<_, &str>(1)), Ok(1));
        progress.keep_only(&HashSet::from(["d2"]));
        assert_eq!(progress.of("d1", standing(), || Ok::<_, &str>(2)), Ok(2));
    }
}
