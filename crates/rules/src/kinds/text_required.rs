//! A text of the form is filled in.

use voorstel_model::Field;

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::Measure;
use crate::verdict::{Verdict, count};

pub(super) struct TextRequired<'r> {
    pub section: &'r str,
}

impl Kind for TextRequired<'_> {
    fn name(&self) -> &'static str {
        "text-required"
    }

    fn reads(&self) -> Parts {
        Parts::NONE
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let field = Field::text(self.section);
        match facts.words.get(self.section) {
            None | Some(0) => Verdict::undecided(vec![field]),
            Some(words) => Verdict::met().measured(Measure::Words(count(*words))).operands(vec![field]),
        }
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Words(section) = growth else { return None };
        if *section != self.section {
            return None;
        }
        let words = count(facts.words.get(self.section).copied().unwrap_or_default());
        Some(Course::between(None, Some(Line::even(i128::from(words) - 1, 1)), true))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn a_text_has_at_least_a_word() {
        let rule = json!({ "kind": "text-required", "section": "concept" });
        statuses(
            &rule,
            &[
                (json!({ "texts": { "concept": "woord" } }), Met),
                (json!({ "texts": { "concept": " \n# \n---" } }), Undecided),
                (json!({ "texts": { "other": "woord" } }), Undecided),
            ],
        );
        assert_eq!(missing(&check(&rule, &json!({}))), ["/texts/concept"]);
    }
}
