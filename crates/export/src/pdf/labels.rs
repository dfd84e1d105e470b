//! The template's fixed words.

use std::collections::BTreeMap;

use voorstel_words::Words;

/// What the template asks for as `w.…`; the messages bear the prefix `export-`.
const KEYS: &[&str] = &[
    "action",
    "action-days",
    "action-deliverables",
    "action-lead",
    "action-short",
    "actions",
    "actions-none",
    "amount",
    "amount-in-euro",
    "annex-file",
    "annex-kind",
    "annex-missing",
    "annexes",
    "budget",
    "budget-none",
    "call",
    "call-contact",
    "call-days",
    "call-money",
    "call-sources",
    "category-in-euro",
    "confirmed",
    "contents",
    "cover-lead",
    "day",
    "declarations",
    "declarations-only",
    "declared",
    "description",
    "direct-cost",
    "findings",
    "findings-fields",
    "findings-missing",
    "funding",
    "funding-limits",
    "funding-none",
    "funding-total",
    "in-euro",
    "limit",
    "limit-broken",
    "limit-measured",
    "limit-met",
    "limit-open",
    "limit-rule",
    "limit-state",
    "no-partner",
    "not-confirmed",
    "not-declared",
    "not-understood",
    "open",
    "partner",
    "partner-kind",
    "partner-place",
    "partner-role",
    "partners",
    "partners-none",
    "quantity",
    "share",
    "source",
    "status",
    "summary-costs",
    "summary-decide",
    "summary-money",
    "summary-own-in-euro",
    "summary-sources",
    "summary-what",
    "summary-when",
    "summary-who",
    "texts",
    "texts-none",
    "timeline-no-days",
    "timeline-outside",
    "total-cost",
    "total-direct-all",
    "total-of",
    "totals",
    "unit",
    "unit-cost",
    "what",
    "written",
];

/// Every fixed word in the language of the document.
pub(super) fn of(words: &Words) -> BTreeMap<&'static str, String> {
    KEYS.iter().map(|key| (*key, words.label(&format!("export-{key}")))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use voorstel_model::Language;

    use super::*;
    use crate::pdf::world::TEMPLATE;

    #[test]
    fn the_template_uses_just_these_words() {
        let template: String = TEMPLATE.iter().map(|(_, text)| *text).collect();
        let mut used = BTreeSet::new();
        for (at, _) in template.match_indices("w.") {
            let before = template[..at].chars().next_back();
            if before.is_some_and(|one| one.is_alphanumeric()) {
                continue;
            }
            let key: String =
                template[at + 2..].chars().take_while(|one| one.is_ascii_lowercase() || *one == '-').collect();
            used.insert(key);
        }
        let known: BTreeSet<String> = KEYS.iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(used, known);
    }

    #[test]
    fn every_word_is_there_in_both_languages() {
        for language in [Language::Nl, Language::En] {
            for key in KEYS {
                assert!(Words::of(language).has(&format!("export-{key}")), "export-{key} in {language:?}");
            }
        }
    }
}
