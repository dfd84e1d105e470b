//! The message files of both languages: without errors, the same keys, the same things to fill in, and the house's
//! typography.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what these tests set up must be there")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

type Messages = BTreeMap<String, Message>;

struct Message {
    file: String,
    variables: BTreeSet<String>,
    texts: Vec<String>,
}

fn messages(language: &str) -> Messages {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages").join(language);
    let mut messages = Messages::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{path:?}: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut found = Message { file: file.clone(), variables: BTreeSet::new(), texts: Vec::new() };
                    read(message.value.as_ref().unwrap(), &mut found);
                    message.attributes.iter().for_each(|attribute| read(&attribute.value, &mut found));
                    let before = messages.insert(message.id.name.clone(), found);
                    assert!(before.is_none(), "{language}: {} is there twice", message.id.name);
                }
                Entry::Junk { content } => panic!("{path:?}: {content}"),
                _ => {}
            }
        }
    }
    messages
}

fn read(pattern: &Pattern<String>, into: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.texts.push(value.clone()),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => variable(inline, into),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, into);
                variants.iter().for_each(|variant| read(&variant.value, into));
            }
        }
    }
}

fn variable(inline: &InlineExpression<String>, into: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.variables.insert(id.name.clone());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{}: only variables are filled in, not {other:?}", into.file),
    }
}

#[test]
fn both_languages_say_the_same_things_of_the_same_things() {
    let (dutch, english) = (messages("nl"), messages("en"));
    let keys = |messages: &Messages| {
        messages.iter().map(|(key, message)| (message.file.clone(), key.clone())).collect::<BTreeSet<_>>()
    };
    assert_eq!(keys(&dutch), keys(&english));
    for (key, message) in &dutch {
        assert_eq!(message.variables, english[key].variables, "{key}");
    }
}

#[test]
fn amounts_and_percents_do_not_break_off_in_dutch() {
    for (key, message) in messages("nl") {
        for text in &message.texts {
            assert!(!text.contains("€ "), "{key}: a no-break space follows the euro sign");
            let before_percent = text.split('%').next().filter(|before| before.len() < text.len());
            assert!(!before_percent.is_some_and(|before| before.ends_with(' ')), "{key}: a no-break space before %");
        }
    }
}

#[test]
fn sentences_keep_the_houses_tone() {
    for language in ["nl", "en"] {
        for (key, message) in messages(language) {
            for text in &message.texts {
                for unwanted in ["!", "≤", "≥", "succesvol", "successful", "§", "  ", "\u{2068}", "TODO"] {
                    assert!(!text.contains(unwanted), "{language}, {key}: {unwanted:?}");
                }
            }
        }
    }
}
