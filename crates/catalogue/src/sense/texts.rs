//! Texts that were not translated. That both languages are there at all is checked with the form.

use voorstel_model::{Call, Text};

use super::Told;
use crate::problem::Weight;

/// Shorter texts may well be the same in both: names, codes.
const SHORTEST: usize = 40;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let mut check = |key: String, text: &Text| {
        if text.nl == text.en && text.nl.chars().count() >= SHORTEST {
            told.tell(
                Weight::Warning,
                &key,
                ("de tekst is in beide talen dezelfde", "the text is the same in both languages"),
                ("vertaal hem", "translate it"),
            );
        }
    };
    check("title".to_owned(), &call.title);
    check("summary".to_owned(), &call.summary);
    let indexed = |list: &str, key: &str, index: usize| format!("{list}[{index}]{key}");
    for (index, objective) in call.objective.iter().enumerate() {
        check(indexed("objective", "", index), objective);
    }
    for (index, criterion) in call.award_criterion.iter().enumerate() {
        check(indexed("award-criterion", "", index), criterion);
    }
    for (list, choices) in [
        ("menu.action", &call.menu.action),
        ("category", &call.category),
        ("declaration", &call.declaration),
        ("annex", &call.annex),
    ] {
        for (index, choice) in choices.iter().enumerate() {
            check(indexed(list, ".title", index), &choice.title);
            check(indexed(list, ".note", index), &choice.note);
        }
    }
    for (index, section) in call.section.iter().enumerate() {
        check(indexed("section", ".guidance", index), &section.guidance);
    }
    for (index, rule) in call.rule.iter().enumerate() {
        check(indexed("rule", ".note", index), &rule.note);
    }
}
