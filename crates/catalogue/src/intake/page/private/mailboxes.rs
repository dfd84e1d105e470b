//! Which mailboxes are a service's, and whose the others may be.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{WordList, fold, list};
use crate::intake::pattern::patterns;

patterns! {
    MAIL = r"[\p{L}0-9._%+'’-]+(?:@|\s?[(\[]\s?(?:at|@|apenstaartje)\s?[)\]]\s?)[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+";
}

/// Words of which the mailboxes of services are made. A mailbox with any other word in it may be a person's.
static FUNCTIONAL: WordList = LazyLock::new(|| list(include_str!("functional-mailboxes.txt")));

/// The mailboxes in a text that may be a person's.
pub(crate) fn personal(text: &str) -> Vec<Range<usize>> {
    // Most lines have none, and looking for the sign is quick.
    if !text.contains('@') && !text.contains(['(', '[']) {
        return Vec::new();
    }
    MAIL.find_iter(text).filter(|found| !is_functional(found.as_str())).map(|found| found.range()).collect()
}

/// The functional mailboxes in a text.
pub(crate) fn functional(text: &str) -> Vec<Range<usize>> {
    let plain = |found: &regex::Match<'_>| found.as_str().matches('@').count() == 1 && is_functional(found.as_str());
    MAIL.find_iter(text).filter(plain).map(|found| found.range()).collect()
}

fn local(mail: &str) -> &str {
    mail.split(['@', '(', '[']).next().unwrap_or_default().trim()
}

fn parts(mail: &str) -> impl Iterator<Item = String> + '_ {
    let parts = local(mail).split(|letter: char| !letter.is_alphabetic() && letter != '\'' && letter != '’');
    parts.map(fold).filter(|part| !part.is_empty())
}

fn is_functional(mail: &str) -> bool {
    parts(mail).next().is_some() && parts(mail).all(|part| FUNCTIONAL.contains(part.as_str()))
}

/// The name in a mailbox, both ways round and in one word: `jananders`, `andersjan`.
pub(crate) fn owner(mail: &str) -> Vec<String> {
    let parts: Vec<String> = parts(mail).collect();
    if parts.len() < 2 || parts.iter().any(|part| part.len() < 2) {
        return Vec::new();
    }
    let mut turned = parts.clone();
    turned.rotate_left(1);
    vec![parts.concat(), turned.concat()]
}
