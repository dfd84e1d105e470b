//! Whether a reader can find again what a rule rests on. That it names a document at all is checked with the form.

use voorstel_model::{Call, Certainty};

use super::Told;
use crate::problem::Weight;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    for (index, rule) in call.rule.iter().enumerate() {
        let authority = &rule.authority;
        let is_written = matches!(authority.certainty, Certainty::Page | Certainty::Official | Certainty::Law);
        if is_written && authority.section.trim().is_empty() {
            told.tell(
                Weight::Advice,
                &format!("rule[{index}].authority"),
                ("waar in het document staat dit?", "where in the document is this?"),
                (
                    "vul `authority.section` in: een kop of een artikel",
                    "fill in `authority.section`: a heading or an article",
                ),
            );
        }
    }
}
