//! Running text, changed by whole words: where two people write in one text, no letter of one lands within a word of the
//! other.

use automerge::transaction::Transactable;
use automerge::{AutomergeError, ObjId};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Makes a text that is `from` into `to`.
pub(super) fn update(
    transaction: &mut impl Transactable,
    text: &ObjId,
    from: &str,
    to: &str,
) -> Result<(), AutomergeError> {
    let (before, after) = (words(from), words(to));
    let mut at = 0;
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (tag, old, new) = op.as_tag_tuple();
        let (old, new) = (before[old].concat(), after[new].concat());
        if tag == DiffTag::Equal {
            at += length(&new);
            continue;
        }
        let (start, end) = kept(&old, &new);
        let gone = &old[start..old.len() - end];
        let come = &new[start..new.len() - end];
        let place = at + length(&new[..start]);
        transaction.splice_text(text, place, isize::try_from(length(gone)).unwrap_or(isize::MAX), come)?;
        at += length(&new);
    }
    Ok(())
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

/// As a document counts.
fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use automerge::{Automerge, ObjType, ROOT, ReadDoc, ScalarValue};
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

    fn merged(base: &str, one: &str, other: &str) -> String {
        let (mut document, id) = began_as(base);
        let mut fork = document.fork();
        write(&mut document, &id, one);
        write(&mut fork, &id, other);
        document.merge(&mut fork).unwrap();
        document.text(&id).unwrap()
    }

    #[test]
    fn a_word_beside_one_like_it_is_not_torn_apart() {
        let both = merged("bar", "barn bar", "bar goed");
        assert_eq!(both, "barn bar goed");
        let both = merged("Wij leren taal.", "Wij sporten.", "Wij leren samen taal in de stad.");
        assert!(both.contains("sporten") && both.contains("samen ") && both.contains("in de stad."), "{both}");
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
        fn any_text_becomes_any_other(from in "\\PC{0,12}|[ab \n]{0,12}", to in "\\PC{0,12}|[ab \n]{0,12}") {
            let (mut document, id) = began_as(&from);
            write(&mut document, &id, &to);
            prop_assert_eq!(document.text(&id).unwrap(), to);
        }
    }
}
