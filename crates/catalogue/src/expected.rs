//! What belongs behind a key, as a phrase for messages.

use voorstel_model::Text;

use crate::format::{Name, Shape};
use crate::problem::both;

impl Shape {
    /// What is expected there, as a phrase.
    pub fn expected(self) -> Text {
        match self {
            Shape::Exactly(text) => both(format!("\"{text}\""), format!("\"{text}\"")),
            Shape::Line => both("een tekst van één regel", "a text of one line"),
            Shape::Code => both(
                "een code van kleine letters, cijfers en koppeltekens zoals \"eigen-deel\"",
                "a code of small letters, digits and hyphens such as \"own-share\"",
            ),
            Shape::Words => both(
                "een tekst in beide talen zoals { nl = \"...\", en = \"...\" }",
                "a text in both languages such as { nl = \"...\", en = \"...\" }",
            ),
            Shape::Flag => both("true of false", "true or false"),
            Shape::Count => both("een geheel getal vanaf 0", "a whole number from 0"),
            Shape::Version => both("een geheel getal vanaf 1", "a whole number from 1"),
            Shape::Day => both("een dag zoals \"2021-01-31\"", "a day such as \"2021-01-31\""),
            Shape::Hour => both("een uur zoals \"17:00\"", "an hour such as \"17:00\""),
            Shape::Euro => both("een bedrag zoals \"1234.56\"", "an amount such as \"1234.56\""),
            Shape::Rate => both(
                "een aandeel van 0 tot 100 % zoals \"0.07\" of \"7%\"",
                "a share from 0 to 100 % such as \"0.07\" or \"7%\"",
            ),
            Shape::Country => {
                both("een landcode zoals \"BE\", of \"EU\"", "a country's code such as \"BE\", or \"EU\"")
            }
            Shape::Url => both("een adres zoals \"https://example.org\"", "an address such as \"https://example.org\""),
            Shape::Mail => {
                both("een mailadres zoals \"info@example.org\"", "a mail address such as \"info@example.org\"")
            }
            Shape::OneOf(words) => {
                both(format!("een van {}", words.join(", ")), format!("one of {}", words.join(", ")))
            }
            Shape::Name(name) => name.expected(),
            Shape::List(of) => {
                let each = of.expected();
                both(format!("een lijst met telkens {}", each.nl), format!("a list of, each time, {}", each.en))
            }
            Shape::Table(keys) => {
                let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
                both(format!("een tabel met {}", names.join(", ")), format!("a table of {}", names.join(", ")))
            }
            Shape::Condition => {
                both("een voorwaarde zoals { kind = \"balance\" }", "a condition such as { kind = \"balance\" }")
            }
            Shape::Rule => both(
                "een regel met id, severity, authority, note en kind",
                "a rule with id, severity, authority, note and kind",
            ),
            Shape::WordsByCode => both(
                "een tabel met een code en een tekst in beide talen op elke regel",
                "a table with a code and a text in both languages on each line",
            ),
        }
    }
}

impl Name {
    /// What is expected there, as a phrase.
    pub fn expected(self) -> Text {
        let (nl, en) = match self {
            Name::Document => ("een code uit `source` van dit bestand", "a code from `source` of this file"),
            Name::Funding => (
                "grant, own, other-public, other-private, income of een code uit `cofinancer`",
                "grant, own, other-public, other-private, income or a code from `cofinancer`",
            ),
            Name::Category => ("een code uit `category`", "a code from `category`"),
            Name::Section => ("een code uit `section`", "a code from `section`"),
            Name::Declaration => ("een code uit `declaration`", "a code from `declaration`"),
            Name::Annex => ("een code uit `annex`", "a code from `annex`"),
            Name::Action => ("een code uit `menu.action`", "a code from `menu.action`"),
            Name::ActionOrOwn => ("een code uit `menu.action`, of \"own\"", "a code from `menu.action`, or \"own\""),
        };
        both(nl, en)
    }
}
