//! Running text, changed by whole words: where two people write in one text, no letter of one lands within a word of the
//! other.

use std::collections::HashMap;

use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ChangeHash, ObjId, ReadDoc, ScalarValueRef, ValueRef};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Makes a text that is `from` into `to`.
pub(super) fn update(
    transaction: &mut impl Transactable,
    text: &ObjId,
    from: &str,
    to: &str,
) -> Result<(), AutomergeError> {
    let mut at = 0;
    for (old, new) in turns(from, to) {
        if old == new {
            at += length(&new);
            continue;
        }
        let (start, end) = kept(&old, &new);
        let gone = &old[start..old.len() - end];
        let come = &new[start..new.len() - end];
        let place = at + length(&new[..start]);
        let head = if come.is_empty() { 0 } else { length(&gone[..seat(gone)]) };
        let tail = isize::try_from(length(gone) - head).unwrap_or(isize::MAX);
        transaction.splice_text(text, place + head, tail, come)?;
        if head > 0 {
            transaction.splice_text(text, place, isize::try_from(head).unwrap_or(isize::MAX), "")?;
        }
        at += length(&new);
    }
    Ok(())
}

/// A text in turns: passages that stay, and passages that become others. A word stays where only the space behind it
/// came or went.
fn turns(from: &str, to: &str) -> Vec<(String, String)> {
    let (before, after) = (words(from), words(to));
    let mut turns: Vec<(String, String)> = Vec::new();
    let mut turn = |old: &str, new: &str| match turns.last_mut() {
        Some((before, after)) if (before == after) == (old == new) => {
            before.push_str(old);
            after.push_str(new);
        }
        _ if old.is_empty() && new.is_empty() => {}
        _ => turns.push((old.to_owned(), new.to_owned())),
    };
    for op in capture_diff_slices(Algorithm::Myers, &bares(&before), &bares(&after)) {
        let (tag, old, new) = op.as_tag_tuple();
        let (old, new) = (&before[old], &after[new]);
        if tag != DiffTag::Equal {
            turn(&old.concat(), &new.concat());
            continue;
        }
        for (old, new) in old.iter().zip(new) {
            let word = bare(old);
            turn(word, word);
            turn(&old[word.len()..], &new[word.len()..]);
        }
    }
    turns
}

fn bares<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().map(|word| bare(word)).collect()
}

/// A word without the space behind it; space alone is itself.
fn bare(word: &str) -> &str {
    let bare = word.trim_end();
    if bare.is_empty() { word } else { bare }
}

/// Words, and the signs between them, each with the space behind it: a word goes, or comes, with the space that parts it
/// from the next.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, letter) in text.char_indices() {
        let kind = if letter.is_whitespace() { None } else { Some(letter.is_alphanumeric()) };
        if at > start && kind.is_some() && kind != last {
            words.push(&text[start..at]);
            start = at;
        }
        last = kind;
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// How many bytes stay at the start and at the end where a word only grew or only shrank; none where it became another
/// one, whose letters stay together.
fn kept(old: &str, new: &str) -> (usize, usize) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
    };
    let start = same(&mut old.chars().zip(new.chars()));
    let end = same(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
    if start + end == old.len().min(new.len()) { (start, end) } else { (0, 0) }
}

/// Where in a passage that goes the one that takes its place is put: within its last word, so that a word that another
/// puts before that one (with the space behind it) or behind it (with the space before it) is glued to neither.
fn seat(gone: &str) -> usize {
    let last = words(gone).last().map_or("", |last| last.trim_end());
    let begin = gone.trim_end().len() - last.len();
    begin + last.chars().next().map_or(0, char::len_utf8)
}

/// The text that both sides came to, with a space where two letters stand side by side that did in neither: between them
/// stood what the other took out.
pub(super) fn parted(document: &Automerge, text: &ObjId, sides: [&[ChangeHash]; 2]) -> String {
    let views = sides.map(|side| {
        let ids = document.list_range_at(text, .., side).map(|item| item.id());
        ids.enumerate().map(|(at, id)| (id, at)).collect::<HashMap<ObjId, usize>>()
    });
    let beside = |one: &ObjId, other: &ObjId| {
        let next = |view: &HashMap<ObjId, usize>| view.get(other).zip(view.get(one)).is_some_and(|(b, a)| *b == a + 1);
        views.iter().any(next)
    };
    let mut whole = String::new();
    let mut before: Option<ObjId> = None;
    for item in document.list_range(text, ..) {
        let id = item.id();
        let ValueRef::Scalar(ScalarValueRef::Str(letter)) = &item.value else { continue };
        let within = |text: &str, last: bool| {
            let letter = if last { text.chars().next_back() } else { text.chars().next() };
            letter.is_some_and(char::is_alphanumeric)
        };
        let glued = before.as_ref().is_some_and(|before| !beside(before, &id));
        if glued && within(&whole, true) && within(letter, false) {
            whole.push(' ');
        }
        whole.push_str(letter);
        before = Some(id);
    }
    whole
}

/// As a document counts.
fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use automerge::{ObjType, ROOT, ScalarValue};
    use proptest::prelude::*;

    use super::*;

    fn began_as(text: &str) -> (Automerge, ObjId) {
        let mut document = Automerge::new();
        let mut transaction = document.transaction();
        let id = transaction.put_object(ROOT, "text", ObjType::Text).unwrap();
        transaction.splice_text(&id, 0, 0, text).unwrap();
        transaction.put(ROOT, "known", ScalarValue::Boolean(true)).unwrap();
        transaction.commit();
        (document, id)
    }

    fn write(document: &mut Automerge, id: &ObjId, to: &str) {
        let from = document.text(id).unwrap();
        let mut transaction = document.transaction();
        update(&mut transaction, id, &from, to).unwrap();
        transaction.commit();
    }

    fn both(base: &str, one: &str, other: &str) -> (String, String) {
        let (mut document, id) = began_as(base);
        let mut fork = document.fork();
        write(&mut document, &id, one);
        write(&mut fork, &id, other);
        let sides = [document.get_heads(), fork.get_heads()];
        document.merge(&mut fork).unwrap();
        let parted = parted(&document, &id, [&sides[0], &sides[1]]);
        (document.text(&id).unwrap(), parted)
    }

    fn merged(base: &str, one: &str, other: &str) -> String {
        both(base, one, other).0
    }

    #[test]
    fn a_word_beside_one_like_it_is_not_torn_apart() {
        let both = merged("bar", "barn bar", "bar goed");
        assert_eq!(both, "barn bar goed");
        let both = merged("Wij leren taal.", "Wij sporten.", "Wij leren samen taal in de stad.");
        assert_eq!(both, "Wij samen sporten in de stad.");
    }

    #[test]
    fn words_put_into_a_passage_that_another_rewrites_are_glued_to_none() {
        assert_eq!(merged("Wij leren taal.", "Wij sporten.", "Wij leren samen taal."), "Wij samen sporten.");
        assert_eq!(merged("Wij leren taal.", "Wij sporten.", "Wij leren taal samen."), "Wij sporten samen.");
        assert_eq!(merged("Wij leren taal", "Wij sporten graag", "Wij leren ook taal"), "Wij ook sporten graag");
        assert_eq!(merged("Élan à Gent", "Werk", "Élan vital à Gent hier"), "vital Werk hier");
    }

    #[test]
    fn what_stands_side_by_side_because_another_took_out_what_was_between_is_parted() {
        let (raw, parted) = both("Wij leren taal.", "Wij leren samen taal.", "Wij leren.");
        assert_eq!((raw.as_str(), parted.as_str()), ("Wij lerensamen .", "Wij leren samen ."));
        let (_, parted) = both("Wij leren.", "Wij sporten.", "Wij zwemmen.");
        assert!(["Wij sporten zwemmen.", "Wij zwemmen sporten."].contains(&parted.as_str()), "{parted}");
        let (_, parted) = both("gemeete en statd", "gemeente en statd", "gemeete en stad");
        assert_eq!(parted, "gemeente en stad");
    }

    #[test]
    fn two_who_mend_one_word_both_mend_it() {
        assert_eq!(merged("gemeete en statd", "gemeente en statd", "gemeete en stad"), "gemeente en stad");
        // Which of two stands first at one place is a matter of chance, alike for both.
        let both = merged("Wij leren.", "Wij leren samen.", "Wij leren!");
        assert!(["Wij leren samen!", "Wij leren! samen"].contains(&both.as_str()), "{both}");
    }

    proptest! {
        #[test]
        fn what_two_write_in_words_of_their_own_is_glued_to_none(
            base in prop::collection::vec("[a-c]{2,3}", 1..6), begin in 0usize..6, end in 0usize..6, at in 0usize..7,
        ) {
            let (begin, end) = (begin.min(base.len() - 1), end.min(base.len()));
            let rewritten = [&base[..begin], &["x".to_owned()][..], &base[end.max(begin + 1)..]].concat().join(" ");
            let mut more = base.clone();
            more.insert(at.min(base.len()), "y".to_owned());
            let both = merged(&base.join(" "), &rewritten, &more.join(" "));
            let words: Vec<&str> = both.split(' ').collect();
            prop_assert!(words.contains(&"x") && words.contains(&"y"), "{}", both);
        }

        #[test]
        fn any_text_becomes_any_other(from in "\\PC{0,12}|[ab \n]{0,12}", to in "\\PC{0,12}|[ab \n]{0,12}") {
            let (mut document, id) = began_as(&from);
            write(&mut document, &id, &to);
            prop_assert_eq!(document.text(&id).unwrap(), to);
        }
    }
}
