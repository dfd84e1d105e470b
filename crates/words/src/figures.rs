//! Names and values of figures, for where a change of them is shown before it is made.

use voorstel_model::{Call, Dossier, Field, FieldValue, OrganisationKind, Role, Typed};
use voorstel_rules::{Measure, Question};

use crate::Words;
use crate::phrases::capital;

/// What stands where there is nothing.
pub(crate) const NOTHING: &str = "–";

impl Words {
    /// What an answer to 'how much more' is called in a list: `nog te vragen`.
    pub fn question(&self, question: &Question, call: &Call) -> String {
        let what = match question {
            Question::Category { category } => self.categories(std::slice::from_ref(category), call),
            Question::Words { section } => self.section(section, call),
            _ => String::new(),
        };
        let key = match question {
            Question::Grant => "figure-room-grant",
            Question::ToFind => "figure-room-to-find",
            Question::Own => "figure-room-own",
            Question::Category { .. } => "figure-room-category",
            Question::Months => "figure-room-months",
            Question::Words { .. } => "figure-room-words",
            Question::Partners => "figure-room-partners",
            Question::MemberStates => "figure-room-member-states",
            Question::MorePartners => "figure-room-more-partners",
        };
        capital(&self.message(key, &[("what", what.into())]))
    }

    /// A measure as a figure; a dash where there is none.
    pub fn figure(&self, measure: Option<&Measure>, call: &Call) -> String {
        measure.map_or_else(|| NOTHING.to_owned(), |measure| self.measure(measure, call))
    }

    /// An answer to 'how much more' as a figure, beside its name: what is left, or by how much it is too much already.
    pub fn room(&self, question: &Question, room: Option<&Measure>, call: &Call) -> String {
        let Some((over, room)) = room.and_then(|room| Some((over(question)?, beyond(room)?))) else {
            return self.figure(room, call);
        };
        self.message(over, &[("room", self.measure(&room, call).into())])
    }

    /// What stands in a field, as a reader reads it: days and codes are named.
    pub fn field_value(&self, field: &Field, dossier: &Dossier, call: &Call) -> String {
        dossier.value(field).map_or_else(|_| NOTHING.to_owned(), |value| self.given_value(field, value, call))
    }

    /// A value as it would stand in a field, as [`Words::field_value`].
    pub(crate) fn given_value(&self, field: &Field, value: FieldValue, call: &Call) -> String {
        let text = match value {
            FieldValue::Empty | FieldValue::Unknown(_) => return NOTHING.to_owned(),
            FieldValue::Flag(flag) => return self.label(if flag { "figure-yes" } else { "figure-no" }),
            FieldValue::Count(count) => return self.count(i64::from(count)),
            FieldValue::Texts(texts) => texts.join(", "),
            FieldValue::Text(text) => text,
        };
        let parts = field.parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let shown = match parts.as_slice() {
            ["period", _] | ["actions", _, "start" | "end"] => Typed::read(&text).ok().map(|day| self.date(day)),
            ["indirect_rate"] => Typed::read(&text).ok().map(|rate| self.percent(rate)),
            ["funding", _, "amount"] | ["budget", _, "unit_cost"] => {
                Typed::read(&text).ok().map(|amount| self.money(amount))
            }
            ["funding", _, "source"] => Some(self.source(&text, call)),
            ["partners", _, "role"] => code::<Role>(&text).map(|role| self.role(role)),
            ["partners", _, "kind"] => code::<OrganisationKind>(&text).map(|kind| self.organisation_kind(kind)),
            _ => None,
        };
        let shown = shown.unwrap_or(text);
        if shown.trim().is_empty() { NOTHING.to_owned() } else { shown }
    }

    /// A label with a capital, to stand by itself.
    pub fn heading(&self, key: &str) -> String {
        capital(&self.label(key))
    }

    /// A source of money with a capital, to stand by itself.
    pub fn source_heading(&self, code: &str, call: &Call) -> String {
        capital(&self.source(code, call))
    }

    /// A field's name with a capital, to stand by itself.
    pub fn field_heading(&self, field: &Field, dossier: &Dossier, call: &Call) -> String {
        capital(&self.field_name(field, dossier, call))
    }
}

fn code<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).ok()
}

/// How it is said that there is less than nothing left; none where that cannot be.
fn over(question: &Question) -> Option<&'static str> {
    Some(match question {
        Question::Grant => "figure-over-grant",
        Question::ToFind => "figure-over-to-find",
        Question::Category { .. } => "figure-over-category",
        Question::Months => "figure-over-months",
        Question::Words { .. } => "figure-over-words",
        Question::MorePartners => "figure-over-more-partners",
        Question::Own | Question::Partners | Question::MemberStates => return None,
    })
}

/// By how much a room is below zero, if it is.
fn beyond(room: &Measure) -> Option<Measure> {
    Some(match room {
        Measure::Money(amount) if amount.is_negative() => Measure::Money(amount.abs()),
        Measure::Months(number) if *number < 0 => Measure::Months(number.abs()),
        Measure::Words(number) if *number < 0 => Measure::Words(number.abs()),
        Measure::Count(number) if *number < 0 => Measure::Count(number.abs()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use voorstel_model::Language;

    use super::*;

    fn test_call() -> Call {
        serde_json::from_value(serde_json::json!({
            "format": "voorstel.call/1", "id": "test", "version": 1, "fund": "test",
            "title": { "nl": "", "en": "" }, "publisher": { "nl": "", "en": "" }, "summary": { "nl": "", "en": "" },
            "dates": {},
        }))
        .expect("a call")
    }

    #[test]
    fn less_than_nothing_is_said_as_too_much() {
        let call = test_call();
        let said = |language, question: &Question, room| Words::of(language).room(question, Some(&room), &call);
        let cents = |cents| Measure::Money(voorstel_model::Euro::from_cents(cents));
        assert_eq!(said(Language::Nl, &Question::Grant, cents(-150_000)), "€\u{a0}1.500,00 te veel gevraagd");
        assert_eq!(said(Language::En, &Question::Grant, cents(-150_000)), "€1,500.00 too much asked");
        assert_eq!(said(Language::Nl, &Question::Grant, cents(150_000)), "€\u{a0}1.500,00");
        assert_eq!(said(Language::Nl, &Question::Months, Measure::Months(-2)), "2 maanden te lang");
        let text = Question::Words { section: "concept".to_owned() };
        assert_eq!(said(Language::En, &text, Measure::Words(-1)), "1 word too many");
        assert_eq!(Words::of(Language::Nl).room(&Question::Grant, None, &call), "–");
    }

    #[test]
    fn what_stands_in_a_field_is_read_as_a_reader_reads_it() {
        let dossier: Dossier = serde_json::from_value(serde_json::json!({
            "period": { "start": "2021-01-31" }, "indirect_rate": "0.07",
            "partners": [{ "id": "p1", "role": "lead", "kind": "ngo" }],
            "funding": [{ "id": "f1", "source": "own", "amount": "1234.5" }],
            "declarations": { "true": true },
        }))
        .unwrap_or_default();
        let call = test_call();
        let words = Words::of(Language::Nl);
        let read = |field: &str| words.field_value(&Field::new(field), &dossier, &call);
        for (field, shown) in [
            ("/period/start", "31 januari 2021"),
            ("/period/end", "–"),
            ("/indirect_rate", "7\u{a0}%"),
            ("/partners/p1/role", "aanvrager"),
            ("/partners/p1/kind", "ngo"),
            ("/funding/f1/amount", "€\u{a0}1.234,50"),
            ("/funding/f1/source", "eigen middelen"),
            ("/declarations/true", "ja"),
            ("/nowhere", "–"),
        ] {
            assert_eq!(read(field).to_lowercase(), shown.to_lowercase(), "{field}");
        }
    }
}
