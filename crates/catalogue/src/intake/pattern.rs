//! Patterns that are compiled once.

use std::sync::LazyLock;

use regex::Regex;

/// A pattern, compiled when it is first used.
pub(crate) type Pattern = LazyLock<Regex>;

/// Compiles a pattern of this crate. Matching takes time in proportion to the text, whatever the text.
#[expect(clippy::expect_used, reason = "every pattern is written in this crate, and a test compiles each")]
pub(crate) fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns of this crate are well formed")
}

/// Declares patterns.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)+) => {
        $($(#[$doc])* pub(crate) static $name: $crate::intake::pattern::Pattern =
            ::std::sync::LazyLock::new(|| $crate::intake::pattern::compiled($pattern));)+

        #[cfg(test)]
        #[test]
        fn every_pattern_is_well_formed() {
            $(let _ = $name.is_match("");)+
        }
    };
}

pub(crate) use patterns;
