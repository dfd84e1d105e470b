//! The applicant makes a declaration.

use voorstel_model::{Edit, Field, FieldValue, Severity};

use super::Kind;
use crate::facts::Facts;
use crate::parts::Parts;
use crate::report::{Applicability, Fix, FixAct};
use crate::verdict::Verdict;

pub(super) struct Declaration<'r> {
    pub declaration: &'r str,
}

impl Kind for Declaration<'_> {
    fn name(&self) -> &'static str {
        "declaration"
    }

    fn reads(&self) -> Parts {
        Parts::DECLARATIONS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let field = Field::declaration(self.declaration);
        match facts.declarations.get(self.declaration) {
            Some(true) => Verdict::met().operands(vec![field]),
            // An advice is something to read for oneself: not ticking it refuses nothing.
            Some(false) if facts.severity != Severity::Advice => {
                Verdict::broken().operands(vec![field.clone()]).fixes(vec![Fix {
                    act: FixAct::Declare { declaration: self.declaration.to_owned() },
                    edits: vec![Edit::Set { field, value: FieldValue::Flag(true) }],
                    // Only a person can declare something.
                    applicability: Applicability::NeedsChoice,
                }])
            }
            Some(false) | None => Verdict::undecided(vec![field]),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn declared(value: bool) -> Value {
        json!({ "declarations": { "no-double-funding": value } })
    }

    #[test]
    fn it_is_made_refused_or_still_to_make() {
        let rule = json!({ "kind": "declaration", "declaration": "no-double-funding" });
        statuses(&rule, &[(declared(true), Met), (declared(false), Broken), (json!({}), Undecided)]);
        assert_eq!(missing(&check(&rule, &json!({}))), ["/declarations/no-double-funding"]);
        let fix = check(&rule, &declared(false)).fixes.remove(0);
        assert_eq!(fix.applicability, Applicability::NeedsChoice);
        assert!(mended(&declared(false), &fix).declarations["no-double-funding"]);
    }

    #[test]
    fn an_advice_is_open_until_it_is_ticked() {
        let rule = json!({ "kind": "declaration", "declaration": "no-double-funding", "severity": "advice" });
        statuses(&rule, &[(declared(true), Met), (declared(false), Undecided), (json!({}), Undecided)]);
    }
}
