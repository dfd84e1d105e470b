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

impl OpenDossier {
    /// The named versions that are there, the first one first.
    pub fn versions(&self) -> Vec<Version> {
        self.document().versions().into_iter().filter(|(_, gone)| !gone).map(|(version, _)| version).collect()
    }

    /// Gives a moment a name, and a note that may be empty; the present moment where none is said. As all that is done with
    /// named versions it is told in the history and on disk when this returns, or told as not saved; it is no edit of the
    /// dossier.
    ///
    /// # Errors
    /// [`PastError`], with nothing changed.
    pub fn keep_version(
        &mut self,
        (name, note): (&str, &str),
        moment: Option<Moment>,
        label: &Text,
        by: By<'_>,
    ) -> Result<Version, PastError> {
        let moment = moment.unwrap_or_else(|| Moment::new(self.document().mark()));
        self.document().has(moment.heads()).then_some(()).ok_or(PastError::NoSuchMoment)?;
        let fields = vec![
            ("name", name.into()),
            ("note", note.into()),
            ("heads", moment.to_string().into()),
            ("by", by.author.into()),
            ("at", ScalarValue::Int(by.at.as_second())),
        ];
        self.note_version(&self.document().new_version_id(by.at), fields, label, by)
    }

    /// Gives a version another name and note.
    ///
    /// # Errors
    /// [`PastError`], with nothing changed.
    pub fn rename_version(
        &mut self,
        id: &str,
        (name, note): (&str, &str),
        label: &Text,
        by: By<'_>,
    ) -> Result<Version, PastError> {
        self.not_frozen(id)?;
        self.note_version(id, vec![("name", name.into()), ("note", note.into())], label, by)
    }

    /// Freezes a version: it keeps its name and cannot be taken away.
    ///
    /// # Errors
    /// [`PastError`], with nothing changed.
    pub fn freeze_version(&mut self, id: &str, label: &Text, by: By<'_>) -> Result<Version, PastError> {
        self.not_frozen(id)?;
        let at = ScalarValue::Int(by.at.as_second());
        self.note_version(id, vec![("frozen_by", by.author.into()), ("frozen_at", at)], label, by)
    }

    /// Takes a version away; what it names stays in the history.
    ///
    /// # Errors
    /// [`PastError`], with nothing changed.
    pub fn remove_version(&mut self, id: &str, label: &Text, by: By<'_>) -> Result<Version, PastError> {
        self.not_frozen(id)?;
        self.note_version(id, vec![("deleted", ScalarValue::Boolean(true))], label, by)
    }

    /// Brings a version back that was taken away.
    ///
    /// # Errors
    /// [`PastError`], with nothing changed.
    pub fn bring_version_back(&mut self, id: &str, label: &Text, by: By<'_>) -> Result<Version, PastError> {
        self.document().version(id).ok_or_else(|| PastError::NoSuchVersion(id.to_owned()))?;
        self.note_version(id, vec![("deleted", ScalarValue::Boolean(false))], label, by)
    }

    fn note_version(
        &mut self,
        id: &str,
        fields: Vec<(&'static str, ScalarValue)>,
        label: &Text,
        by: By<'_>,
    ) -> Result<Version, PastError> {
        self.keep_beside(&Message::Kept { label: Cow::Borrowed(label) }, by, |writing| writing.version(id, fields))?;
        let version = self.document().version(id).map(|(version, _)| version);
        version.ok_or_else(|| PastError::NoSuchVersion(id.to_owned()))
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
