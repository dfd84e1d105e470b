//! What changed in the wording of a text: words that went and words that came.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Texts that differ by more words than this are told as replaced: nobody reads on in such a patchwork, and finding it
/// takes memory by the square.
const MOST: usize = 1500;

/// A piece of a text that was compared with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wording {
    /// Whether it stayed, went or came.
    pub was: Worded,
    /// The piece.
    pub text: String,
}

/// Whether a piece of a text stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Worded {
    /// In both texts.
    Kept,
    /// In the one before only.
    Gone,
    /// In the one after only.
    New,
}

/// What became of a text, piece by piece: the pieces that stayed or went make the one before, those that stayed or came
/// the one after.
pub fn wording(before: &str, after: &str) -> Vec<Wording> {
    let (one, other) = (words(before), words(after));
    let start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one_left, other_left) = (&one[start..], &other[start..]);
    let end = one_left.iter().rev().zip(other_left.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one_middle, other_middle) = (&one_left[..one_left.len() - end], &other_left[..other_left.len() - end]);
    let mut pieces = Pieces::default();
    one[..start].iter().for_each(|word| pieces.push(Worded::Kept, word));
    for (was, word) in middle(one_middle, other_middle) {
        pieces.push(was, word);
    }
    one_left[one_left.len() - end..].iter().for_each(|word| pieces.push(Worded::Kept, word));
    pieces.0
}

/// Words, spaces and marks: what a reader takes for one change.
fn words(text: &str) -> Vec<&str> {
    let kind = |letter: char| match letter {
        _ if letter.is_alphanumeric() => 0,
        '\n' => 1,
        _ if letter.is_whitespace() => 2,
        _ => 3,
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, letter) in text.char_indices() {
        let now = kind(letter);
        // A mark stands by itself, but for what is written on it: letters that join.
        if last.is_some_and(|last| last != now) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// The shortest way from one run of words to the other (Myers), or one replaced by the other where there is no short one.
fn middle<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<(Worded, &'a str)> {
    let replaced = || {
        let gone = one.iter().map(|word| (Worded::Gone, *word));
        gone.chain(other.iter().map(|word| (Worded::New, *word))).collect()
    };
    // For each number of changes, how far each diagonal was come.
    let mut reached: HashMap<isize, usize> = HashMap::from([(1, 0)]);
    let mut trail = Vec::new();
    for changes in 0..=(one.len() + other.len()).min(MOST) {
        let span = changes.cast_signed();
        trail.push(reached.clone());
        for diagonal in (-span..=span).step_by(2) {
            let (x, y) = advance(&reached, diagonal, span, one, other);
            reached.insert(diagonal, x);
            if x >= one.len() && y >= other.len() {
                return way_back(&trail, one, other);
            }
        }
    }
    replaced()
}

fn comes_from_below(reached: &HashMap<isize, usize>, diagonal: isize, span: isize) -> bool {
    let far = |diagonal: isize| reached.get(&diagonal).copied();
    diagonal == -span || (diagonal != span && far(diagonal - 1) < far(diagonal + 1))
}

fn advance(
    reached: &HashMap<isize, usize>,
    diagonal: isize,
    span: isize,
    one: &[&str],
    other: &[&str],
) -> (usize, usize) {
    let far = |diagonal: isize| reached.get(&diagonal).copied().unwrap_or_default();
    let mut x = if comes_from_below(reached, diagonal, span) { far(diagonal + 1) } else { far(diagonal - 1) + 1 };
    let mut y = x.checked_add_signed(-diagonal).unwrap_or_default();
    while x < one.len() && y < other.len() && one[x] == other[y] {
        (x, y) = (x + 1, y + 1);
    }
    (x, y)
}

fn way_back<'a>(trail: &[HashMap<isize, usize>], one: &[&'a str], other: &[&'a str]) -> Vec<(Worded, &'a str)> {
    let (mut x, mut y) = (one.len(), other.len());
    let mut way = Vec::new();
    for (changes, reached) in trail.iter().enumerate().rev() {
        let span = changes.cast_signed();
        let diagonal = x.cast_signed() - y.cast_signed();
        let before = if comes_from_below(reached, diagonal, span) { diagonal + 1 } else { diagonal - 1 };
        let from_x = reached.get(&before).copied().unwrap_or_default();
        let from_y = from_x.checked_add_signed(-before).unwrap_or_default();
        while x > from_x && y > from_y && x > 0 && y > 0 {
            (x, y) = (x - 1, y - 1);
            way.push((Worded::Kept, one[x]));
        }
        if changes > 0 {
            if x == from_x && y > 0 {
                y -= 1;
                way.push((Worded::New, other[y]));
            } else if x > 0 {
                x -= 1;
                way.push((Worded::Gone, one[x]));
            }
        }
    }
    way.reverse();
    way
}

#[derive(Default)]
struct Pieces(Vec<Wording>);

impl Pieces {
    fn push(&mut self, was: Worded, word: &str) {
        match self.0.last_mut() {
            Some(last) if last.was == was => last.text.push_str(word),
            _ => self.0.push(Wording { was, text: word.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(pieces: &[Wording], without: Worded) -> String {
        pieces.iter().filter(|piece| piece.was != without).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn words_that_went_and_came_stand_where_they_did() {
        let pieces = wording("Wij bezoeken tien clubs.", "Wij bezoeken twaalf sportclubs, en tien clubs.");
        assert_eq!(side(&pieces, Worded::New), "Wij bezoeken tien clubs.");
        assert!(pieces.iter().all(|piece| piece.was != Worded::Gone), "nothing went: {pieces:?}");
        let pieces = wording("Het eerste plan.", "Het tweede plan.");
        let told: Vec<(Worded, &str)> = pieces.iter().map(|piece| (piece.was, piece.text.as_str())).collect();
        assert_eq!(
            told,
            [(Worded::Kept, "Het "), (Worded::Gone, "eerste"), (Worded::New, "tweede"), (Worded::Kept, " plan.")]
        );
        assert_eq!(wording("", ""), []);
    }

    #[test]
    fn texts_with_little_in_common_are_told_as_replaced() {
        let long = |word: &str| (0..4000).map(|number| format!("{word}{number} ")).collect::<String>();
        let pieces = wording(&long("a"), &long("b"));
        assert!(pieces.len() < 4);
        assert_eq!((side(&pieces, Worded::New), side(&pieces, Worded::Gone)), (long("a"), long("b")));
    }

    proptest! {
        #[test]
        fn the_pieces_make_both_texts(
            one in "(één|twee|drie|, |\\. |\n| ){0,24}", other in "(één|twee|vier|, |\\. |\n| |👩‍👩‍👧){0,24}"
        ) {
            let pieces = wording(&one, &other);
            prop_assert_eq!(side(&pieces, Worded::New), one);
            prop_assert_eq!(side(&pieces, Worded::Gone), other);
        }
    }
}
