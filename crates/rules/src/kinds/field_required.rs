//! A field of the form is filled in.

use voorstel_model::{Entry, Field, List, RequiredField};

use super::Kind;
use super::project_window::{END, START};
use crate::facts::{Facts, is_blank, or_list};
use crate::parts::Parts;
use crate::verdict::Verdict;

pub(super) struct FieldRequired {
    pub field: RequiredField,
}

impl Kind for FieldRequired {
    fn name(&self) -> &'static str {
        "field-required"
    }

    fn reads(&self) -> Parts {
        match self.field {
            RequiredField::Title | RequiredField::Acronym => Parts::NONE,
            RequiredField::Period => Parts::PERIOD,
            RequiredField::PartnerName | RequiredField::LeadContact => Parts::PARTNERS,
        }
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let fields = self.fields(facts);
        let missing = fields.iter().filter(|(_, is_filled)| !is_filled).map(|(field, _)| field.clone());
        let missing: Vec<Field> = missing.collect();
        if fields.is_empty() {
            return Verdict::undecided(or_list(missing, List::Partners));
        }
        if !missing.is_empty() {
            return Verdict::undecided(missing);
        }
        Verdict::met().operands(fields.into_iter().map(|(field, _)| field).collect())
    }
}

impl FieldRequired {
    /// The fields with whether each is filled in; none where the partner they belong to is not there.
    fn fields(&self, facts: &Facts<'_>) -> Vec<(Field, bool)> {
        match self.field {
            RequiredField::Title => vec![(Field::top("title"), !is_blank(facts.title))],
            RequiredField::Acronym => vec![(Field::top("acronym"), !is_blank(facts.acronym))],
            RequiredField::Period => [(START, &facts.period.start), (END, &facts.period.end)]
                .into_iter()
                .map(|(field, entry)| (Field::new(field), matches!(entry, Entry::Value(_))))
                .collect(),
            RequiredField::PartnerName => facts
                .partners
                .iter()
                .map(|partner| (Field::of(List::Partners, &partner.id, "name"), !is_blank(&partner.name)))
                .collect(),
            RequiredField::LeadContact => facts.lead().map_or_else(Vec::new, |lead| {
                let field = |name: &str| Field::of(List::Partners, &lead.id, name);
                vec![
                    (field("contact/name"), !is_blank(&lead.contact.name)),
                    (field("contact/email"), !is_blank(&lead.contact.email)),
                ]
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::Status::*;
    use crate::testing::*;

    #[test]
    fn each_field_is_filled_in_or_missing() {
        let lead =
            |contact: Value| json!({ "partners": [{ "id": "p1", "role": "lead", "name": "x", "contact": contact }] });
        for (field, filled, begun, missing_there) in [
            ("title", json!({ "title": "x" }), json!({ "title": " " }), vec!["/title"]),
            ("acronym", json!({ "acronym": "x" }), json!({}), vec!["/acronym"]),
            (
                "period",
                json!({ "period": { "start": "2021-01-01", "end": "2021-01-02" } }),
                json!({ "period": { "start": "2021-01-01" } }),
                vec!["/period/end"],
            ),
            ("partner-name", lead(json!({})), json!({ "partners": [{ "id": "p1" }] }), vec!["/partners/p1/name"]),
            (
                "lead-contact",
                lead(json!({ "name": "x", "email": "x@example.org" })),
                lead(json!({ "name": "x" })),
                vec!["/partners/p1/contact/email"],
            ),
        ] {
            let rule = json!({ "kind": "field-required", "field": field });
            assert_eq!(check(&rule, &filled).status, Met, "{field}");
            assert_eq!(missing(&check(&rule, &begun)), missing_there, "{field}");
        }
    }

    #[test]
    fn without_partners_they_come_first() {
        for field in ["partner-name", "lead-contact"] {
            let rule = json!({ "kind": "field-required", "field": field });
            assert_eq!(missing(&check(&rule, &json!({}))), ["/partners"]);
        }
    }
}
