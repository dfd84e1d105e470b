//! Beside the dossier itself: what merging left to look at, and what people tell each other about their parts. None of
//! it is a step that undo takes back; each has its own way back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use automerge::AutomergeError;
use voorstel_model::{Edit, Field, FieldValue, List, Text};

use super::{By, OpenDossier, Pending};
use crate::StoreError;
use crate::document::aside::{Delivery, Part};
use crate::document::{Aftermath, Message, Signature, Writing, aside};

impl OpenDossier {
    /// What putting documents together left for a person to look at.
    pub fn aftermath(&self) -> Aftermath {
        self.document.aftermath()
    }

    /// The edits that bring back what was taken out, with the references to it as far as they can be; none where nothing
    /// of that identity was.
    pub fn bringing_back(&self, list: List, id: &str) -> Vec<Edit> {
        self.document.bringing_back(list, id, &self.dossier)
    }

    /// Lets go of what was taken out, knowing what was written in it meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], with nothing changed.
    pub fn let_go(&mut self, list: List, id: &str, label: &Text, by: By<'_>) -> Result<(), StoreError> {
        if self.dossier.entity(list, id).is_ok() {
            return Ok(());
        }
        let referring = self.document.referring(list, id);
        self.say(label, by, |writing| {
            for (field, value) in &referring {
                let left = match value {
                    FieldValue::Texts(ids) => FieldValue::Texts(ids.iter().filter(|one| *one != id).cloned().collect()),
                    _ => FieldValue::Text(String::new()),
                };
                writing.set(field, &left)?;
            }
            writing.delete_again(list, id)
        })
    }

    /// Says that a text which was put together was looked at, as it stands; or, taking that back, that it was not.
    ///
    /// # Errors
    /// As [`OpenDossier::let_go`].
    pub fn looked_at(&mut self, field: &Field, seen: bool, label: &Text, by: By<'_>) -> Result<(), StoreError> {
        let Ok(FieldValue::Text(text)) = self.dossier.value(field) else { return Ok(()) };
        let said = if seen { aside::sum(&text) } else { String::new() };
        self.say(label, by, |writing| writing.say_aside(&aside::seen(field), &said))
    }

    /// Which parts were said to be complete, each as often as people said it apart.
    pub fn deliveries(&self) -> BTreeMap<Part, Vec<Delivery>> {
        self.document.deliveries()
    }

    /// Says that a part is complete, as what stands for its content now, and for another's from whom that is known; or,
    /// without that, that it is not.
    ///
    /// # Errors
    /// As [`OpenDossier::let_go`].
    pub fn deliver(
        &mut self,
        part: &Part,
        (of, told): (Option<String>, &str),
        label: &Text,
        by: By<'_>,
    ) -> Result<(), StoreError> {
        let said = match of {
            Some(of) => {
                let (by, at, told) = (by.author.to_owned(), by.at, told.to_owned());
                serde_json::to_string(&Delivery { by, at, of, told }).unwrap_or_default()
            }
            None => String::new(),
        };
        self.say(label, by, |writing| writing.say_aside(&aside::delivery(part), &said))
    }

    /// Whether two entities of a list were added by people who did not know of each other, and nobody has said since that
    /// they are not the same.
    pub fn added_apart(&self, list: List, one: &str, other: &str) -> bool {
        self.document.added_apart(list, one, other) && self.document.aside(&aside::apart(list, one, other)).is_empty()
    }

    /// Who added an entity, and when.
    pub fn added(&self, list: List, id: &str) -> Option<Signature> {
        self.document.added(list, id)
    }

    /// Says that two entities are not the same, though they look so.
    ///
    /// # Errors
    /// As [`OpenDossier::let_go`].
    pub fn keep_apart(&mut self, list: List, pair: (&str, &str), label: &Text, by: By<'_>) -> Result<(), StoreError> {
        self.say(label, by, |writing| writing.say_aside(&aside::apart(list, pair.0, pair.1), by.author_or_nobody()))
    }

    pub(super) fn say(
        &mut self,
        label: &Text,
        by: By<'_>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<(), AutomergeError>,
    ) -> Result<(), StoreError> {
        let mut writing = self.document.write(by.author);
        if let Err(error) = work(&mut writing) {
            return Err(StoreError::Damaged { id: self.id.clone(), why: error.to_string() });
        }
        if writing.commit(&Message::Made { label: Cow::Borrowed(label) }, by.at) {
            let increment = self.document.last_increment();
            self.pending.push(Pending { increment, step: None });
        }
        self.save(by.at);
        Ok(())
    }
}

impl By<'_> {
    /// The author, or a mark where none is known: what is said by nobody is said all the same.
    fn author_or_nobody(&self) -> &str {
        if self.author.is_empty() { "?" } else { self.author }
    }
}
