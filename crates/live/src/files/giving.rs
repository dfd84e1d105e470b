//! What was asked for and is still to be given: a piece at a time, as the pace allows, while others are listened to.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::Arc;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

use super::AT_A_TIME;
use super::word::PIECE;

/// How many pieces a second are given, whoever asks.
const A_SECOND: NonZeroU32 = const { NonZeroU32::new(64).unwrap() };
/// How many answers are owed at most; whoever gets none asks again.
const MOST_OWED: usize = 32;

/// Some pieces of a file, from there. Two who ask for the same get the same.
#[derive(Debug)]
struct Owed {
    of: String,
    from: u64,
    pieces: usize,
}

pub(super) struct Giving {
    pace: DefaultDirectRateLimiter,
    owed: VecDeque<Owed>,
    /// The file that was last given of.
    file: Option<(String, Arc<Vec<u8>>)>,
}

impl Giving {
    pub(super) fn new() -> Giving {
        Giving { pace: RateLimiter::direct(Quota::per_second(A_SECOND)), owed: VecDeque::new(), file: None }
    }

    /// The next pieces of a file were asked for.
    pub(super) fn asked(&mut self, of: String, from: u64) {
        if self.owed.len() < MOST_OWED && !self.owed.iter().any(|owed| owed.of == of && owed.from == from) {
            self.owed.push_back(Owed { of, from, pieces: AT_A_TIME });
        }
    }

    /// Until a piece is owed and may be given.
    pub(super) async fn due(&self) {
        if self.owed.is_empty() {
            std::future::pending::<()>().await;
        }
        self.pace.until_ready().await;
    }

    /// The file that is given of next, and what is in it where that is known.
    pub(super) fn next(&self) -> Option<(String, Option<Arc<Vec<u8>>>)> {
        let of = self.owed.front()?.of.clone();
        let known = self.file.as_ref().filter(|(known, _)| *known == of).map(|(_, bytes)| Arc::clone(bytes));
        Some((of, known))
    }

    /// What is in the file that is given of next.
    pub(super) fn read(&mut self, of: String, bytes: Arc<Vec<u8>>) {
        self.file = Some((of, bytes));
    }

    /// The next piece of it, and where it begins; nothing where there is none.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> Option<(u64, Vec<u8>)> {
        let Owed { of, from, pieces } = self.owed.pop_front()?;
        let rest = bytes.get(usize::try_from(from).ok()?..)?;
        let piece = rest.chunks(PIECE).next()?;
        if pieces > 1 && piece.len() < rest.len() {
            self.owed.push_front(Owed { of, from: from + piece.len() as u64, pieces: pieces - 1 });
        }
        Some((from, piece.to_vec()))
    }

    /// Nothing of a file can be given.
    pub(super) fn lacks(&mut self, of: &str) {
        self.owed.retain(|owed| owed.of != of);
    }

    /// Keeps no file in memory that nobody may ask for again.
    pub(super) fn forget(&mut self) {
        self.file = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_given_in_their_order_to_whoever_asked_first_and_the_same_only_once() {
        let file = vec![7; 5 * PIECE + 1];
        let mut giving = Giving::new();
        for from in [0, 4 * PIECE as u64, 0] {
            giving.asked("one".to_owned(), from);
        }
        let given: Vec<(u64, usize)> =
            std::iter::from_fn(|| giving.piece(&file)).map(|(from, piece)| (from, piece.len())).collect();
        let expected = (0..5).map(|at| (at * PIECE as u64, PIECE)).chain([(5 * PIECE as u64, 1)]);
        assert_eq!(given, expected.collect::<Vec<_>>());
        giving.asked("one".to_owned(), 6 * PIECE as u64);
        assert_eq!(giving.piece(&file), None, "there is nothing");
        assert!(giving.next().is_none());
    }

    #[test]
    fn however_much_is_asked_for_no_more_is_owed_than_a_little() {
        let mut giving = Giving::new();
        for from in 0..10_000 {
            giving.asked("one".to_owned(), from);
        }
        assert_eq!(giving.owed.len(), MOST_OWED);
        giving.lacks("one");
        assert!(giving.next().is_none());
    }
}
