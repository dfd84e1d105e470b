//! Moments that were given a name: 'as sent to the council'.

use std::borrow::Cow;

use automerge::ScalarValue;
use jiff::Timestamp;
use voorstel_model::Text;

use crate::document::Message;
use crate::past::{Moment, PastError};
use crate::{By, OpenDossier};

/// A moment that was given a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its identity, the same wherever the dossier goes.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What else there is to say of it; may be empty.
    pub note: String,
    /// Which moment.
    pub moment: Moment,
    /// Who gave it the name; may be empty.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Who froze it, and when; not where nobody did.
    pub frozen: Option<Freeze>,
}

/// Who froze a version, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freeze {
    /// Who; may be empty.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What one can do with named versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionAct {
    /// Gives a moment a name; the present one where none is said.
    Keep {
        /// The name.
        name: String,
        /// A note; may be empty.
        note: String,
        /// Which moment.
        moment: Option<Moment>,
    },
    /// Gives a version another name and note.
    Rename {
        /// Which.
        id: String,
        /// The name.
        name: String,
        /// The note.
        note: String,
    },
    /// Freezes a version: it keeps its name and cannot be taken away.
    Freeze {
        /// Which.
        id: String,
    },
    /// Takes a version away; what it names stays in the history.
    Remove {
        /// Which.
        id: String,
    },
    /// Brings a version back that was taken away.
    BringBack {
        /// Which.
        id: String,
    },
}

impl OpenDossier {
    /// The named versions that are there, the first one first.
    pub fn versions(&self) -> Vec<Version> {
        self.document().versions().into_iter().filter(|(_, gone)| !gone).map(|(version, _)| version).collect()
    }

    /// Does something with the named versions. It is told in the history, and is on disk when this returns or told as not
    /// saved; it is no edit of the dossier. Says which version it was about.
    ///
    /// # Errors
    /// [`PastError`], with nothing changed.
    pub fn version(&mut self, act: VersionAct, label: &Text, by: By<'_>) -> Result<Version, PastError> {
        let text = |text: String| ScalarValue::from(text);
        let (id, fields) = match act {
            VersionAct::Keep { name, note, moment } => {
                let moment = moment.unwrap_or_else(|| Moment::new(self.document().mark()));
                self.document().has(moment.heads()).then_some(()).ok_or(PastError::NoSuchMoment)?;
                let fields = vec![
                    ("name", text(name)),
                    ("note", text(note)),
                    ("heads", text(moment.to_string())),
                    ("by", text(by.author.to_owned())),
                    ("at", ScalarValue::Int(by.at.as_second())),
                ];
                (self.document().new_version_id(by.at), fields)
            }
            VersionAct::Rename { id, name, note } => {
                self.not_frozen(&id)?;
                (id, vec![("name", text(name)), ("note", text(note))])
            }
            VersionAct::Freeze { id } => {
                self.not_frozen(&id)?;
                let at = ScalarValue::Int(by.at.as_second());
                (id, vec![("frozen_by", text(by.author.to_owned())), ("frozen_at", at)])
            }
            VersionAct::Remove { id } => {
                self.not_frozen(&id)?;
                (id, vec![("deleted", ScalarValue::Boolean(true))])
            }
            VersionAct::BringBack { id } => {
                self.document().version(&id).ok_or_else(|| PastError::NoSuchVersion(id.clone()))?;
                (id, vec![("deleted", ScalarValue::Boolean(false))])
            }
        };
        self.keep_beside(&Message::Kept { label: Cow::Borrowed(label) }, by, |writing| writing.version(&id, fields))?;
        self.document().version(&id).map(|(version, _)| version).ok_or(PastError::NoSuchVersion(id))
    }

    /// The version of that identity, where it is there and not frozen.
    fn not_frozen(&self, id: &str) -> Result<Version, PastError> {
        match self.document().version(id) {
            None | Some((_, true)) => Err(PastError::NoSuchVersion(id.to_owned())),
            Some((version, false)) if version.frozen.is_some() => Err(PastError::Frozen(version.name)),
            Some((version, false)) => Ok(version),
        }
    }
}
