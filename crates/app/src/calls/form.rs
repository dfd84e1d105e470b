//! The form of a call: its keys in groups and the kinds of rule, with names and explanations, as an editor needs them.
//!
//! Made from the format of call files, so that a key or kind that can be read can be filled in too.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_catalogue::{CALL, Family, Key, Mark, Name, RULE, RULE_KINDS, Shape, named};
use voorstel_model::{Language, Text};
use voorstel_words::Words;

use crate::said::each;

/// The form of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallForm {
    /// The keys of a call, but for its rules.
    pub groups: Vec<FormGroup>,
    /// The keys that every rule has, besides `kind` and those of its kind.
    pub rule: Vec<FormKey>,
    /// What the kinds of rule are about, in the order in which they are offered.
    pub families: Vec<FormFamily>,
    /// The kinds of rule, family by family.
    pub kinds: Vec<KindForm>,
}

/// Keys that belong together on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormGroup {
    /// Its name in addresses of screens.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What is filled in here.
    pub about: Text,
    /// The keys, in the order of the file.
    pub keys: Vec<FormKey>,
}

/// What some kinds of rule are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormFamily {
    /// As in [`KindForm::family`].
    pub id: String,
    /// Its title.
    pub title: Text,
}

/// A kind of rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindForm {
    /// Its name, as behind `kind` in a file.
    pub kind: String,
    /// Its title.
    pub title: Text,
    /// What such a rule says.
    pub about: Text,
    /// What it is about.
    pub family: String,
    /// The keys of its own.
    pub keys: Vec<FormKey>,
}

/// A key of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormKey {
    /// As in the file.
    pub key: String,
    /// Its name.
    pub label: Text,
    /// What to fill in.
    pub about: Text,
    /// Whether the file needs it.
    pub required: bool,
    /// What is filled in.
    pub shape: FormShape,
}

/// What is filled in behind a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum FormShape {
    /// Always this text.
    Exactly {
        /// The text.
        text: String,
    },
    /// A text of one line.
    Line,
    /// An identity or code: small letters, digits and hyphens.
    Code,
    /// A text in Dutch and in English: a table of `nl` and `en`.
    Words,
    /// True or false.
    Flag,
    /// A whole number from 0.
    Count,
    /// A whole number from 1.
    Version,
    /// A day, `2021-01-31`.
    Day,
    /// An hour, `17:00`.
    Hour,
    /// An amount in euro, as a text.
    Euro,
    /// A share from nothing to all, as a text: `50%`.
    Rate,
    /// A country's code, or `EU`.
    Country,
    /// An address on the web.
    Url,
    /// An address for mail.
    Mail,
    /// One of these words.
    OneOf {
        /// The words.
        words: Vec<FormWord>,
    },
    /// A code that is declared elsewhere in the call.
    Name {
        /// Where.
        of: FormName,
    },
    /// Several.
    List {
        /// Of what.
        of: Box<FormShape>,
    },
    /// A table with these keys.
    Table {
        /// The keys.
        keys: Vec<FormKey>,
    },
    /// A condition: `kind`, and the keys of that kind.
    Condition,
    /// A rule: the keys of every rule, `kind`, and the keys of that kind.
    Rule,
    /// A table from any code to a text in both languages.
    WordsByCode,
}

/// A word to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormWord {
    /// As in the file.
    pub code: String,
    /// What it means.
    pub label: Text,
}

/// What declares a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FormName {
    /// `source`
    Document,
    /// The sources of funding that every call knows, and `cofinancer`.
    Funding,
    /// `category`
    Category,
    /// `section`
    Section,
    /// `declaration`
    Declaration,
    /// `annex`
    Annex,
    /// `menu.action`
    Action,
    /// `menu.action`, or `own`.
    ActionOrOwn,
}

/// The groups of keys; the rules are apart.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "identity",
        &[
            "format",
            "id",
            "version",
            "fund",
            "code",
            "title",
            "short-title",
            "publisher",
            "summary",
            "objective",
            "themes",
            "beneficiaries",
            "award-criterion",
        ],
    ),
    ("dates", &["dates"]),
    ("money", &["envelope", "other-envelope", "cofinancer"]),
    ("actions", &["menu"]),
    ("sections", &["section"]),
    ("categories", &["category", "indirect"]),
    ("declarations", &["declaration", "annex"]),
    ("sources", &["source", "contact"]),
];

/// The form of a call.
pub fn call_form() -> CallForm {
    let groups = GROUPS.iter().map(|(id, names)| {
        let (title, about) = explained(&format!("form-group-{id}"));
        let keys = CALL.iter().filter(|key| names.contains(&key.name)).map(|key| form_key(&[], key)).collect();
        FormGroup { id: (*id).to_owned(), title, about, keys }
    });
    let families = Family::ALL.into_iter().map(|family| {
        let key = format!("rule-family-{}", family.name());
        FormFamily { id: family.name().to_owned(), title: each(|words| words.label(&key)) }
    });
    let kinds = Family::ALL.into_iter().flat_map(|family| RULE_KINDS.iter().filter(move |kind| kind.family == family));
    let kinds = kinds.map(|kind| {
        let (title, about) = explained(&format!("rule-kind-{}", kind.name));
        KindForm {
            kind: kind.name.to_owned(),
            title,
            about,
            family: kind.family.name().to_owned(),
            keys: kind.keys.iter().map(|key| form_key(&[kind.name], key)).collect(),
        }
    });
    CallForm {
        groups: groups.collect(),
        rule: RULE.iter().map(|key| form_key(&["rule"], key)).collect(),
        families: families.collect(),
        kinds: kinds.collect(),
    }
}

fn form_key(within: &[&str], key: &Key) -> FormKey {
    let path: Vec<&str> = within.iter().copied().chain([key.name]).collect();
    let (label, about) = explained(&key_message(&path));
    FormKey { key: key.name.to_owned(), label, about, required: key.required, shape: form_shape(&path, key.shape) }
}

fn form_shape(path: &[&str], shape: Shape) -> FormShape {
    match shape {
        Shape::Exactly(text) => FormShape::Exactly { text: text.to_owned() },
        Shape::Line => FormShape::Line,
        Shape::Code => FormShape::Code,
        Shape::Words => FormShape::Words,
        Shape::Flag => FormShape::Flag,
        Shape::Count => FormShape::Count,
        Shape::Version => FormShape::Version,
        Shape::Day => FormShape::Day,
        Shape::Hour => FormShape::Hour,
        Shape::Euro => FormShape::Euro,
        Shape::Rate => FormShape::Rate,
        Shape::Country => FormShape::Country,
        Shape::Url => FormShape::Url,
        Shape::Mail => FormShape::Mail,
        Shape::OneOf(codes) => FormShape::OneOf { words: codes.iter().map(|code| form_word(path, code)).collect() },
        Shape::Name(name) => FormShape::Name { of: form_name(name) },
        Shape::List(of) => FormShape::List { of: Box::new(form_shape(path, *of)) },
        Shape::Table(keys) => FormShape::Table { keys: keys.iter().map(|key| form_key(path, key)).collect() },
        Shape::Condition => FormShape::Condition,
        Shape::Rule => FormShape::Rule,
        Shape::WordsByCode => FormShape::WordsByCode,
    }
}

fn form_name(name: Name) -> FormName {
    match name {
        Name::Document => FormName::Document,
        Name::Funding => FormName::Funding,
        Name::Category => FormName::Category,
        Name::Section => FormName::Section,
        Name::Declaration => FormName::Declaration,
        Name::Annex => FormName::Annex,
        Name::Action => FormName::Action,
        Name::ActionOrOwn => FormName::ActionOrOwn,
    }
}

fn form_word(path: &[&str], code: &str) -> FormWord {
    FormWord { code: code.to_owned(), label: each(|words| words.label(&word_message(path, code))) }
}

/// The message of a key: of the longest end of its path that has one, since a date or a title explains itself alike in
/// many tables.
fn key_message(path: &[&str]) -> String {
    let names = (0..path.len()).map(|from| format!("key-{}", path[from..].join("-")));
    known(names).unwrap_or_else(|| format!("key-{}", path.join("-")))
}

/// The message of a word to choose: what it means behind this key, or the name it has everywhere.
fn word_message(path: &[&str], code: &str) -> String {
    let key = path.last().copied().unwrap_or_default();
    let names = [format!("choice-{key}-{code}"), format!("kind-{code}"), format!("role-{code}")];
    known(names.into_iter()).unwrap_or_else(|| format!("choice-{key}-{code}"))
}

/// A text about a call with the words that the screen has for what it names.
pub(crate) fn on_screen(text: &Text) -> Text {
    let say = |text: &str, language: Language| {
        named(text, |mark| {
            let message = match mark {
                Mark::Key(path) => key_message(&path.split('.').collect::<Vec<_>>()),
                Mark::Kind(kind) => format!("rule-kind-{kind}"),
                Mark::Organisation(kind) => format!("kind-{kind}"),
            };
            format!("\"{}\"", Words::of(language).label(&message))
        })
    };
    Text { nl: say(&text.nl, Language::Nl), en: say(&text.en, Language::En) }
}

fn known(mut names: impl Iterator<Item = String>) -> Option<String> {
    names.find(|name| Words::of(Language::Nl).has(name))
}

fn explained(message: &str) -> (Text, Text) {
    let of = |language| Words::of(language).explained(message).unwrap_or_else(|| (message.to_owned(), String::new()));
    let ((nl, nl_about), (en, en_about)) = (of(Language::Nl), of(Language::En));
    (Text { nl, en }, Text { nl: nl_about, en: en_about })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every key of a table with the path that leads to it.
    fn walk(within: &[&'static str], keys: &'static [Key], found: &mut Vec<(Vec<&'static str>, Shape)>) {
        for key in keys {
            let path: Vec<&str> = within.iter().copied().chain([key.name]).collect();
            let mut shape = key.shape;
            while let Shape::List(of) = shape {
                shape = *of;
            }
            if let Shape::Table(keys) = shape {
                walk(&path, keys, found);
            }
            found.push((path, shape));
        }
    }

    fn everything() -> Vec<(Vec<&'static str>, Shape)> {
        let mut found = Vec::new();
        let call: Vec<_> = CALL.iter().filter(|key| key.name != "rule").copied().collect();
        walk(&[], call.leak(), &mut found);
        walk(&["rule"], RULE, &mut found);
        RULE_KINDS.iter().for_each(|kind| walk(&[kind.name], kind.keys, &mut found));
        found
    }

    #[test]
    fn every_key_kind_group_and_family_has_a_name_and_an_explanation_in_both_languages() {
        let keys = everything().into_iter().map(|(path, _)| key_message(&path));
        let kinds = RULE_KINDS.iter().map(|kind| format!("rule-kind-{}", kind.name));
        let groups = GROUPS.iter().map(|(id, _)| format!("form-group-{id}"));
        for message in keys.chain(kinds).chain(groups) {
            for language in [Language::Nl, Language::En] {
                let explained = Words::of(language).explained(&message);
                assert!(explained.is_some(), "{message} has no name with an explanation in {language:?}");
            }
        }
        for family in Family::ALL {
            let message = format!("rule-family-{}", family.name());
            assert!(
                [Language::Nl, Language::En].iter().all(|language| Words::of(*language).has(&message)),
                "{message}"
            );
        }
    }

    #[test]
    fn every_word_to_choose_has_a_name_in_both_languages() {
        for (path, shape) in everything() {
            let Shape::OneOf(codes) = shape else { continue };
            for code in codes {
                let message = word_message(&path, code);
                let there = |language| Words::of(language).has(&message);
                assert!(there(Language::Nl) && there(Language::En), "{} `{code}`: no {message}", path.join("."));
            }
        }
    }

    #[test]
    fn every_key_of_a_call_stands_in_one_group_and_its_rules_apart() {
        let placed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).chain(["rule"]).collect();
        let ours: BTreeSet<&str> = placed.iter().copied().collect();
        assert_eq!(ours.len(), placed.len(), "no key stands in two groups");
        assert_eq!(ours, CALL.iter().map(|key| key.name).collect());
    }

    #[test]
    fn no_words_are_kept_for_a_key_or_kind_that_is_gone() {
        let keys = everything();
        let words = keys.iter().filter_map(|(path, shape)| match shape {
            Shape::OneOf(codes) => Some(codes.iter().map(|code| word_message(path, code))),
            _ => None,
        });
        let used: BTreeSet<String> = keys
            .iter()
            .map(|(path, _)| key_message(path))
            .chain(words.flatten())
            .chain(RULE_KINDS.iter().map(|kind| format!("rule-kind-{}", kind.name)))
            .chain(GROUPS.iter().map(|(id, _)| format!("form-group-{id}")))
            .chain(Family::ALL.iter().map(|family| format!("rule-family-{}", family.name())))
            .collect();
        let file = include_str!("../../../words/messages/en/call-form.ftl");
        let kept = file.lines().filter(|line| line.starts_with(char::is_alphabetic));
        for name in kept.filter_map(|line| line.split(" =").next()) {
            assert!(used.contains(name), "{name} names nothing any more");
        }
    }
}
