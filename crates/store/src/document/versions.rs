//! Named versions, kept in the document beside the dossier so that they travel and merge with it. Each is a map of its
//! own at the root: two that are made unknowing of each other would hide one another inside one map.

use automerge::transaction::Transactable;
use automerge::{AutomergeError, ObjType, ROOT, ReadDoc, ScalarValue};
use jiff::Timestamp;

use crate::document::value::from_scalar;
use crate::document::{Document, Writing};
use crate::past::{Freeze, Moment, Version};

const KEY: &str = "together/version/";

impl Document {
    /// The named versions, with whether each was taken away, as they were made.
    pub(crate) fn versions(&self) -> Vec<(Version, bool)> {
        let mut found: Vec<(Version, bool)> =
            self.automerge.keys(ROOT).filter_map(|key| self.version(key.strip_prefix(KEY)?)).collect();
        found.sort_by(|(one, _), (other, _)| (one.at, &one.id).cmp(&(other.at, &other.id)));
        found
    }

    /// A named version, with whether it was taken away; nothing where it is none or names no moment of this document.
    pub(crate) fn version(&self, id: &str) -> Option<(Version, bool)> {
        let (value, at) = self.automerge.get(ROOT, format!("{KEY}{id}")).ok()??;
        value.is_object().then_some(())?;
        let read = |key: &str| match self.automerge.get(&at, key) {
            Ok(Some((automerge::Value::Scalar(scalar), _))) => from_scalar(&scalar),
            _ => serde_json::Value::Null,
        };
        let text = |key: &str| read(key).as_str().unwrap_or_default().to_owned();
        let second = |key: &str| read(key).as_i64().and_then(|second| Timestamp::from_second(second).ok());
        let moment: Moment = text("heads").parse().ok()?;
        self.has(moment.heads()).then_some(())?;
        let frozen = second("frozen_at").map(|at| Freeze { by: text("frozen_by"), at });
        let version = Version {
            id: id.to_owned(),
            name: text("name"),
            note: text("note"),
            moment,
            by: text("by"),
            at: second("at").unwrap_or_default(),
            frozen,
        };
        Some((version, read("deleted").as_bool().unwrap_or(false)))
    }

    /// An identity that no version has, here or in another session.
    pub(crate) fn new_version_id(&self, at: Timestamp) -> String {
        // The whole actor: where two sessions shared a few letters of theirs, one version would hide another of the same
        // second.
        let base = format!("{:x}-{}", at.as_second(), self.automerge.get_actor().to_hex_string());
        let ids = (0..).map(|number| if number == 0 { base.clone() } else { format!("{base}-{number}") });
        let free = |id: &String| matches!(self.automerge.get(ROOT, format!("{KEY}{id}")), Ok(None));
        ids.take(1000).find(free).unwrap_or(base)
    }
}

impl Writing<'_> {
    /// Writes fields of a named version; what else is kept of it stays.
    pub(crate) fn version(&mut self, id: &str, fields: Vec<(&str, ScalarValue)>) -> Result<(), AutomergeError> {
        let key = format!("{KEY}{id}");
        let at = match self.transaction.get(ROOT, key.as_str())? {
            Some((value, at)) if value.to_objtype() == Some(ObjType::Map) => at,
            _ => self.transaction.put_object(ROOT, key, ObjType::Map)?,
        };
        fields.into_iter().try_for_each(|(name, value)| self.transaction.put(&at, name, value))
    }
}
