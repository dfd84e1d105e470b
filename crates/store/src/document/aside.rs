//! What people tell each other about a dossier and is not in it: whose part is complete, which text was looked at, what
//! is not the same though it looks so. It lies in the document, so that it travels and merges with the dossier, at the
//! root under keys of its own: a map made by two people apart would not merge.

use std::collections::BTreeMap;

use automerge::transaction::Transactable;
use automerge::{AutomergeError, ROOT, ReadDoc};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use voorstel_model::{Field, List};

use crate::annexes::annex_hash;
use crate::document::layout::ASIDE;
use crate::document::{Document, Writing};

/// A part of a dossier that somebody can be done with: a partner's, at a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Identity of the partner.
    pub partner: String,
    /// Code of the step.
    pub step: String,
}

/// That a part is complete: said by whom, when, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Who said so; may be empty.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Stands for the part as it was then, as its content in short.
    pub of: String,
    /// From whom the one who said so knows it, where it is another's part; empty where it is their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}

/// A text in short, to know it again.
pub(crate) fn sum(text: &str) -> String {
    annex_hash(text.as_bytes())
}

pub(crate) fn seen(field: &Field) -> String {
    format!("{ASIDE}seen{field}")
}

pub(crate) fn apart(list: List, one: &str, other: &str) -> String {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    format!("{ASIDE}apart{}{}", Field::entity(list, one), Field::entity(list, other))
}

pub(crate) fn delivered() -> String {
    format!("{ASIDE}delivered/")
}

pub(crate) fn delivery(part: &Part) -> String {
    // Escaped as in a pointer: an identity may hold anything.
    let field = Field::of(List::Partners, &part.partner, &part.step);
    delivered() + field.as_str().trim_start_matches("/partners/")
}

impl Document {
    /// What was said under a key; several things where people did not know of each other.
    pub(crate) fn aside(&self, key: &str) -> Vec<String> {
        let values = self.automerge.get_all(ROOT, key).unwrap_or_default();
        values
            .iter()
            .filter_map(|(value, _)| value.as_str().map(str::to_owned))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// Which parts were said to be complete, each as often as people said it apart.
    pub(crate) fn deliveries(&self) -> BTreeMap<Part, Vec<Delivery>> {
        let begin = delivered();
        let mut all = BTreeMap::new();
        for key in self.automerge.keys(ROOT).filter(|key| key.starts_with(&begin)) {
            let field = Field::new(format!("/partners/{}", key.trim_start_matches(&begin)));
            let [_, partner, step] = field.parts().try_into().unwrap_or_default();
            let said = self.aside(&key).iter().filter_map(|said| serde_json::from_str(said).ok()).collect::<Vec<_>>();
            if !said.is_empty() {
                all.insert(Part { partner, step }, said);
            }
        }
        all
    }
}

impl Writing<'_> {
    /// Says something under a key; nothing takes it back.
    pub(crate) fn say_aside(&mut self, key: &str, said: &str) -> Result<(), AutomergeError> {
        self.transaction.put(ROOT, key, said)
    }
}
