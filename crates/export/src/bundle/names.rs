//! Names of files that every system takes.

use std::collections::HashSet;

/// The longest name of a file, in bytes, with room left for the folder it goes to.
const LONGEST: usize = 120;
/// The longest ending that is kept whole.
const LONGEST_ENDING: usize = 12;
/// What a file is called that has no name left.
const NAMELESS: &str = "annex";

/// A name without folders, and without what a system refuses or a reader is deceived by.
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|letter| !is_unseen(*letter)).map(or_dash).collect();
    let seen = seen.trim_matches(is_lost_at_an_end);
    let (stem, ending) = match seen.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= LONGEST_ENDING => (stem, format!(".{ending}")),
        _ => (seen, String::new()),
    };
    let stem = shortened(stem, LONGEST - ending.len()).trim_end_matches(is_lost_at_an_end);
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    let reserved = if is_reserved(stem) { "_" } else { "" };
    format!("{reserved}{stem}{ending}")
}

/// Safe names that differ from each other on every system, in the order of the names.
pub(super) fn distinct<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    names
        .into_iter()
        .map(|name| {
            let safe = safe_name(name);
            let numbered = |number: u32| match (number, safe.rsplit_once('.')) {
                (1, _) => safe.clone(),
                (_, Some((stem, ending))) => format!("{stem} ({number}).{ending}"),
                (_, None) => format!("{safe} ({number})"),
            };
            // Most systems take `Mandaat.pdf` and `mandaat.PDF` for one.
            let free = (1..).map(numbered).find(|name| taken.insert(name.to_lowercase()));
            free.unwrap_or(safe)
        })
        .collect()
}

/// Control characters, and marks that turn the direction of what follows: `fdp.exe` could read as `exe.pdf`.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What a system takes off at an end of a name, or hides a file for.
fn is_lost_at_an_end(letter: char) -> bool {
    letter == '.' || letter.is_whitespace()
}

fn or_dash(letter: char) -> char {
    if matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '-' } else { letter }
}

/// The names of devices on Windows, whatever stands behind their first point.
fn is_reserved(stem: &str) -> bool {
    let device = stem.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |of: &str| {
        device.strip_prefix(of).is_some_and(|number| {
            let mut letters = number.chars();
            matches!((letters.next(), letters.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

fn shortened(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_lead_nowhere_and_are_taken_everywhere() {
        for (name, safe) in [
            ("mandaat.pdf", "mandaat.pdf"),
            ("Één dorp – besluit.pdf", "Één dorp – besluit.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\statuten.pdf", "statuten.pdf"),
            ("..", "annex"),
            ("", "annex"),
            (".hidden", "hidden"),
            (". .n", "n"),
            ("a?b*c:d.pdf", "a-b-c-d.pdf"),
            ("trailing. . .", "trailing"),
            ("CON.pdf", "_CON.pdf"),
            ("con .tar.gz", "_con .tar.gz"),
            ("Lpt1", "_Lpt1"),
            ("com¹.txt", "_com¹.txt"),
            ("common.pdf", "common.pdf"),
            ("line\nend\0.pdf", "lineend.pdf"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
        let long = safe_name(&format!("{}.pdf", "é".repeat(300)));
        assert!(long.len() <= LONGEST && long.ends_with("é.pdf"), "{long}");
    }

    #[test]
    fn names_that_clash_are_numbered() {
        let names = ["a.pdf", "A.PDF", "x/a.pdf", "a (2).pdf", "b", "B"];
        assert_eq!(distinct(names), ["a.pdf", "A (2).PDF", "a (3).pdf", "a (2) (2).pdf", "b", "B (2)"]);
    }

    proptest! {
        #[test]
        fn whatever_the_name_it_is_one_name(names in prop::collection::vec("\\PC{0,40}|[./\\\\ conCON0-9]{0,12}", 0..8)) {
            let safe = distinct(names.iter().map(String::as_str));
            let lower: HashSet<String> = safe.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(lower.len(), names.len());
            for name in &safe {
                prop_assert!(!name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.'), "{:?}", name);
                prop_assert_eq!(&safe_name(name), name, "a safe name stays as it is");
            }
        }
    }
}
