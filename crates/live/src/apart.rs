//! Notices that two sides do not come together though the line between them is up.
//!
//! A message that a server lost on its way down or up is not sent again by anybody: both sides wait for each other, and
//! nothing says so. What helps is to begin again.

use std::time::Duration;

use tokio::time::Instant;

/// The wait before it is begun again doubles up to the longest, as something large may be on its way over a slow line.
const LONGEST: Duration = Duration::from_secs(300);

/// How both sides stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// There is no line, or one that is refused.
    Elsewhere,
    /// Both have the same, and so have the others, as far as they said.
    Together,
    /// They have not; `moved` changes whenever something came in.
    Apart {
        /// Whatever tells one message from the next.
        moved: String,
    },
}

/// Since when both sides are apart, without anything moving.
#[derive(Debug)]
pub(crate) struct Apart {
    since: Option<(String, Instant)>,
    first: Duration,
    patience: Duration,
}

impl Apart {
    /// Where nothing may move for so long at first.
    pub(crate) fn new(first: Duration) -> Apart {
        Apart { since: None, first, patience: first }
    }

    /// Whether it has been so for too long.
    pub(crate) fn too_long(&mut self, standing: Standing, now: Instant) -> bool {
        let moved = match standing {
            Standing::Elsewhere => {
                self.since = None;
                return false;
            }
            Standing::Together => {
                *self = Apart::new(self.first);
                return false;
            }
            Standing::Apart { moved } => moved,
        };
        match &self.since {
            Some((before, since)) if *before == moved => {
                let too_long = now.duration_since(*since) >= self.patience;
                if too_long {
                    self.since = None;
                    self.patience = (self.patience * 2).min(LONGEST);
                }
                too_long
            }
            _ => {
                self.since = Some((moved, now));
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(moved: &str) -> Standing {
        Standing::Apart { moved: moved.to_owned() }
    }

    #[test]
    fn it_is_begun_again_when_nothing_moves_and_later_each_time() {
        let (mut watch, start) = (Apart::new(Duration::from_secs(20)), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        assert!(!watch.too_long(apart("a"), after(0)));
        assert!(!watch.too_long(apart("a"), after(19)));
        assert!(!watch.too_long(apart("b"), after(20)), "something came in");
        assert!(!watch.too_long(apart("b"), after(39)));
        assert!(watch.too_long(apart("b"), after(40)));
        assert!(!watch.too_long(apart("c"), after(50)));
        assert!(!watch.too_long(apart("c"), after(89)));
        assert!(watch.too_long(apart("c"), after(90)));
    }

    #[test]
    fn whoever_is_together_or_without_a_line_waits_for_nothing() {
        let (mut watch, start) = (Apart::new(Duration::from_secs(20)), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        for standing in [Standing::Elsewhere, Standing::Together] {
            assert!(!watch.too_long(apart("a"), after(0)));
            assert!(!watch.too_long(standing, after(30)));
            assert!(!watch.too_long(apart("a"), after(60)), "it is counted anew");
        }
    }
}
