//! What somebody may have meant by a name that is not there.

/// The name with the fewest letters to change, if that is few enough to be a slip; a part of a name counts too.
pub(crate) fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    if typed.is_empty() {
        return None;
    }
    let names = names.map(|name| {
        let changes = if name.contains(&typed) { 0 } else { distance(&typed, name) };
        (changes, name)
    });
    let (changes, name) = names.min()?;
    (changes * 2 <= typed.chars().count().max(2)).then_some(name)
}

/// How many letters to add, drop or change to make the one of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut corner = at;
        let mut left = at + 1;
        for (cell, against) in row.iter_mut().skip(1).zip(&other) {
            let changed = corner + usize::from(letter != *against);
            corner = *cell;
            left = changed.min(corner + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen_and_strangers_are_not() {
        let names = ["proeftuinen-inburgering", "amif-31-integratie", "amif-2020-local-integration"];
        let table = [
            ("proeftuin-inburgering", Some("proeftuinen-inburgering")),
            ("proeftuinen", Some("proeftuinen-inburgering")),
            ("AMIF-31", Some("amif-31-integratie")),
            ("amif-2020-locl-integraton", Some("amif-2020-local-integration")),
            ("horizon", None),
            ("", None),
        ];
        for (typed, expected) in table {
            assert_eq!(nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }

    #[test]
    fn distances_are_counted_in_letters() {
        let table = [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kat", "kat", 0), ("kat", "kan", 1), ("été", "ete", 2)];
        for (one, other, expected) in table {
            assert_eq!(distance(one, other), expected, "{one} {other}");
            assert_eq!(distance(other, one), expected, "{other} {one}");
        }
    }
}
