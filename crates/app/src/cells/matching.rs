//! Finding the partner, action or category that somebody means.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents, one space between words.
pub(crate) fn fold(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    let plain: String = letters.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Something that can be meant: its identity and the names it goes by.
pub(super) struct Candidate {
    id: String,
    names: Vec<String>,
}

impl Candidate {
    pub(super) fn new<'a>(id: &str, names: impl IntoIterator<Item = &'a str>) -> Candidate {
        let names = names.into_iter().map(fold).filter(|name| !name.is_empty()).collect();
        Candidate { id: id.to_owned(), names }
    }
}

/// The identity that is meant: by a whole name, by identity, or by a beginning that only one has.
pub(super) fn meant<'a>(typed: &str, candidates: &'a [Candidate]) -> Option<&'a str> {
    let typed = fold(typed);
    let only = |fits: &dyn Fn(&Candidate) -> bool| {
        let mut fitting = candidates.iter().filter(|candidate| fits(candidate));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.id.as_str())
    };
    if typed.is_empty() {
        return None;
    }
    only(&|candidate| candidate.names.contains(&typed))
        .or_else(|| only(&|candidate| fold(&candidate.id) == typed))
        .or_else(|| only(&|candidate| candidate.names.iter().any(|name| name.starts_with(&typed))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_understood_by_name_identity_or_beginning() {
        let all = [
            Candidate::new("p1", ["Gemeente Lindebeke"]),
            Candidate::new("p2", ["Gemeente Oost-Veld"]),
            Candidate::new("p3", ["Vereniging Één", "Association One"]),
            Candidate::new("p4", ["Een"]),
        ];
        let table = [
            ("P1", Some("p1")),
            ("gemeente  lindebeke", Some("p1")),
            ("Gemeente L", Some("p1")),
            ("Gemeente", None),
            ("vereniging een", Some("p3")),
            ("association", Some("p3")),
            ("EEN", Some("p4")),
            ("e", Some("p4")),
            ("", None),
            ("Lindebeke", None),
        ];
        for (typed, expected) in table {
            assert_eq!(meant(typed, &all), expected, "{typed}");
        }
    }
}
