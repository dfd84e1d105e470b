//! Names of files that every system takes.

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
    let seen = seen.trim().trim_start_matches('.').trim_end_matches(['.', ' ']);
    let (stem, ending) = match seen.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= LONGEST_ENDING => (stem, format!(".{ending}")),
        _ => (seen, String::new()),
    };
    let stem = shortened(stem, LONGEST - ending.len()).trim_end_matches(['.', ' ']);
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    let reserved = if is_reserved(stem) { "_" } else { "" };
    format!("{reserved}{stem}{ending}")
}

/// Control characters, and marks that turn the direction of what follows: `fdp.exe` could read as `exe.pdf`.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
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

    proptest! {
        #[test]
        fn whatever_the_name_it_is_one_name(name in "\\PC{0,40}|[./\\\\ conCON0-9]{0,12}") {
            let safe = safe_name(&name);
            prop_assert!(!safe.is_empty() && !safe.contains(['/', '\\']) && !safe.starts_with('.'), "{:?}", safe);
            prop_assert_eq!(safe_name(&safe), safe, "a safe name stays as it is");
        }
    }
}
