//! Where a partner signs for its part.

use serde::Serialize;

use super::cover::shortened_to;
use crate::pdf::material::Material;

/// How much of a name fits into a sentence.
const LONGEST_NAME: usize = 120;

#[derive(Debug, Serialize)]
pub(crate) struct Signature {
    /// What is signed, in a sentence.
    pub(crate) agreed: String,
    pub(crate) fields: Vec<String>,
}

impl Signature {
    pub(crate) fn of(material: &Material<'_>) -> Signature {
        let name = material.only().map(|id| shortened_to(&material.partner(id), LONGEST_NAME)).unwrap_or_default();
        let fields = ["name", "function", "day", "signature"];
        Signature {
            agreed: material.say("export-sign-agreed", &[("partner", name.into())]),
            fields: fields.iter().map(|field| material.label(&format!("export-sign-{field}"))).collect(),
        }
    }
}
