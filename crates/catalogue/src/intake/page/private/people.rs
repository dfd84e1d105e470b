//! Where somebody is named. No list knows every name, so it is what stands around that tells: a title, a function, a
//! mailbox, a telephone number, a heading about contact, a frequent given name.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::words::{Word, WordList, fold, list, words};
use crate::intake::pattern::patterns;

patterns! {
    /// Behind these words comes a name.
    CALLED = r"(?xi)(?: \b(?: de\ heer | dhr | heer | mevrouw | mevr | mw | mr | mrs | ms | miss | dr | prof | professor | ir | mme | madame | monsieur
        | contact(?:persoon|person)? | contacteer | contacteert | aanspreekpunt | aanspreekpersoon | contact\ opnemen\ met | neem\ contact\ op\ met
        | vraag(?:\ het|\ naar)?\ (?:aan|naar) | (?:project|dossier|programma|beleids)?(?:beheerder|verantwoordelijke|leider|coördinator|medewerker|adviseur)
        | stafmedewerker | (?:project|programme|policy|desk|liaison)\ (?:officer|manager|leader|adviser|advisor|coordinator) | coordinator
        | directeur | director | burgemeester | mayor | schepen | minister | staatssecretaris | commissaris | commissioner | rapporteur
        | written\ by | geschreven\ door | auteur | author )\b )[.:,\ –-]*$";
    /// Before these words stands a name.
    FUNCTION = r"(?xi)^[\ ,(–|-]{1,4}(?: (?:project|dossier|programma|beleids)?(?:beheerder|verantwoordelijke|leider|coördinator|medewerker|adviseur)
        | stafmedewerker | (?:project|programme|policy|desk|liaison)\ (?:officer|manager|leader|adviser|advisor|coordinator) | coordinator
        | contact(?:persoon|person) | directeur | director | burgemeester | mayor | schepen | minister | staatssecretaris | diensthoofd | head\ of )\b";
}

/// Particles of family names.
const PARTICLES: &[&str] = &[
    "van", "de", "den", "der", "ten", "ter", "te", "vande", "vanden", "vander", "het", "t", "op", "in", "von", "zu",
    "du", "des", "la", "le", "di", "da", "del", "della", "dos", "el", "al", "ben", "bin", "ibn", "abu",
];

/// Words of services and places: a run of capitals with one of these is no person.
static OF_SERVICES: WordList = LazyLock::new(|| list(include_str!("services.txt")));

/// Frequent given names in Belgium and around. Those that are words too are not among them.
static GIVEN: WordList = LazyLock::new(|| list(include_str!("given-names.txt")));

/// What a line has around it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Where {
    /// It stands under a heading about contact.
    pub contact: bool,
    /// A number or mailbox that is left out stands on it or near it.
    pub beside_reach: bool,
}

/// The names of persons in a line. `owners` are the names that mailboxes gave away.
pub(crate) fn names(text: &str, owners: &BTreeSet<String>, at: Where) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let named = owned(&words, index, owners).or_else(|| told(text, &words, index, at));
        match named {
            Some(until) => {
                found.push(words[index].at.start..words[until - 1].at.end);
                index = until;
            }
            None => index += 1,
        }
    }
    found
}

/// The words from `index` on that together are the name in a mailbox.
fn owned(words: &[Word], index: usize, owners: &BTreeSet<String>) -> Option<usize> {
    if owners.is_empty() {
        return None;
    }
    let mut joined = String::new();
    let last = words.len().min(index + 5);
    for (until, word) in words.iter().enumerate().take(last).skip(index) {
        joined.push_str(&word.plain);
        if until > index && owners.contains(&joined) {
            return Some(until + 1);
        }
    }
    None
}

/// The words from `index` on that look like a name, where something around them tells that they are one.
fn told(text: &str, words: &[Word], index: usize, at: Where) -> Option<usize> {
    let first = words.get(index)?;
    if !(first.named || first.initial) {
        return None;
    }
    let until = run(text, words, index);
    let run = words.get(index..until)?;
    let of_service = run.iter().any(|word| OF_SERVICES.contains(word.plain.as_str()));
    let before = text.get(..first.at.start)?;
    let after = text.get(run.last()?.at.end..)?;
    let called = CALLED.is_match(tail(before));
    if of_service {
        return None;
    }
    if called {
        return Some(until);
    }
    let full = run.iter().filter(|word| word.named || word.initial).count() >= 2;
    let given = GIVEN.contains(first.plain.as_str()) || first.plain.contains("jean");
    if !full {
        return (given && first.named && (at.contact || at.beside_reach)).then_some(until);
    }
    let alone = before.trim_matches([' ', '•', '-', '–', '*', '|']).is_empty()
        && (after.is_empty()
            || after.starts_with([',', '(', ':', '|'])
            || after.starts_with(" -")
            || after.starts_with(" (")
            || after.starts_with(" |")
            || after.starts_with(" –"));
    let tells = given || FUNCTION.is_match(after) || at.beside_reach || (at.contact && alone);
    tells.then_some(until)
}

/// Where a run of named words, initials and particles ends.
fn run(text: &str, words: &[Word], index: usize) -> usize {
    const MOST_WORDS: usize = 6;
    let mut end = index + 1;
    let mut at = index + 1;
    while at < words.len() && at < index + MOST_WORDS {
        let between = text.get(words[at - 1].at.end..words[at].at.start).unwrap_or("?");
        let joined = between == " " || (words[at - 1].initial && matches!(between, "." | ". "));
        if !joined {
            break;
        }
        let word = &words[at];
        if word.named || word.initial {
            end = at + 1;
        } else if !PARTICLES.contains(&word.plain.as_str()) {
            break;
        }
        at += 1;
    }
    end
}

fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    &text[from..]
}

/// The family name in a name, if it is long enough to be told from other words.
pub(crate) fn surname(name: &str) -> Option<String> {
    let last = words(name).pop()?;
    (last.plain.len() >= 5 && words(name).len() > 1 && !OF_SERVICES.contains(last.plain.as_str())).then_some(last.plain)
}

/// Where a family name that was found stands once more.
pub(crate) fn again(text: &str, surnames: &BTreeSet<String>) -> Vec<Range<usize>> {
    if surnames.is_empty() {
        return Vec::new();
    }
    words(text)
        .into_iter()
        .filter(|word| word.named && surnames.contains(&fold(&word.plain)))
        .map(|word| word.at)
        .collect()
}
