//! Long texts that differ, shortened to where they do.

/// So long a text is shown whole.
const WHOLE: usize = 120;
/// So many letters of what is the same are shown on either side of what differs.
const AROUND: usize = 24;

/// Texts as they are, or, where one of them is long, what of each differs with a little around it: cut off behind so
/// many letters, all of them could read the same.
pub fn told_apart(texts: &[String]) -> Vec<String> {
    if texts.iter().all(|text| text.chars().nth(WHOLE).is_none()) {
        return texts.to_vec();
    }
    let mut told = shortened(texts);
    // What differs from the others may differ from one of them further on.
    for at in 0..texts.len() {
        let same = |other: &usize| told[*other] == told[at];
        let alike: Vec<usize> = (0..texts.len()).filter(same).collect();
        if alike.len() < texts.len() && alike.iter().any(|other| texts[*other] != texts[at]) {
            let some: Vec<String> = alike.iter().map(|other| texts[*other].clone()).collect();
            alike.iter().zip(told_apart(&some)).for_each(|(other, text)| told[*other] = text);
        }
    }
    told
}

/// Each from where not all are alike to where they are again, as far as there is room.
fn shortened(texts: &[String]) -> Vec<String> {
    let texts: Vec<Vec<char>> =
        texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()).collect();
    let shortest = texts.iter().map(Vec::len).min().unwrap_or_default();
    let alike = |most: usize, letter: &dyn Fn(&[char], usize) -> Option<char>| {
        (0..most).take_while(|at| texts.windows(2).all(|pair| letter(&pair[0], *at) == letter(&pair[1], *at))).count()
    };
    let begin = alike(shortest, &|text, at| text.get(at).copied());
    let end = alike(shortest - begin, &|text, at| text.iter().rev().nth(at).copied());
    texts.iter().map(|text| around(text, begin, text.len() - end)).collect()
}

/// A text from a little before `begin` to a little behind `end`, in whole words where it has any there.
fn around(text: &[char], begin: usize, end: usize) -> String {
    let mut from = begin.saturating_sub(AROUND);
    if from > 0 {
        from = (from..begin).find(|at| text[*at] == ' ').map_or(from, |space| space + 1);
    }
    let mut to = (end + AROUND).min(text.len()).min(from + WHOLE);
    if to < text.len() {
        to = (end.max(from)..to).rev().find(|at| text[*at] == ' ').unwrap_or(to);
    }
    let before = if from > 0 { "… " } else { "" };
    let after = if to < text.len() { " …" } else { "" };
    format!("{before}{}{after}", text[from..to].iter().collect::<String>().trim())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn apart(one: &str, other: &str) -> Vec<String> {
        told_apart(&[one.to_owned(), other.to_owned()])
    }

    #[test]
    fn short_texts_are_whole_and_long_ones_show_where_they_differ() {
        assert_eq!(
            apart("Wij bezoeken clubs.", "Wij bezoeken scholen."),
            ["Wij bezoeken clubs.", "Wij bezoeken scholen."]
        );
        let long = "Vereniging voor samenleven, ontmoeting en taal, met haar afdelingen, werkgroepen en vrijwilligers "
            .repeat(2);
        let [one, other] = apart(&format!("{long}Lindebeke"), &format!("{long}Oosterveld")).try_into().unwrap();
        assert_eq!((one.as_str(), other.as_str()), ("… en vrijwilligers Lindebeke", "… en vrijwilligers Oosterveld"));
        let [one, other] = apart(&format!("Nieuwe {long}"), &format!("Oude {long}")).try_into().unwrap();
        assert_eq!((one.as_str(), other.as_str()), ("Nieuwe Vereniging voor …", "Oude Vereniging voor …"));
    }

    #[test]
    fn of_three_no_two_read_the_same() {
        let long = "Vereniging voor samenleven, ontmoeting en taal ".repeat(6);
        let texts = [format!("Oude {long}"), format!("Nieuwe {long}Lindebeke"), format!("Nieuwe {long}Oosterveld")];
        let told = told_apart(&texts);
        assert_eq!(told[0].split(' ').next(), Some("Oude"));
        assert!(told[1].ends_with("Lindebeke") && told[2].ends_with("Oosterveld"), "{told:?}");
    }

    #[test]
    fn texts_without_spaces_are_told_apart_too() {
        let long = "根特华人社区与新移民融合服务中心协会".repeat(10);
        let [one, other] = apart(&format!("{long}一"), &format!("{long}二")).try_into().unwrap();
        assert!(one.ends_with('一') && other.ends_with('二') && one.chars().count() < 40, "{one} {other}");
    }

    proptest! {
        #[test]
        fn what_differs_still_does(words in prop::collection::vec("[a-e ]{0,60}", 3), one in "[a-c]{1,9}", other in "[x-z]{1,9}") {
            let text = |middle: &str| format!("{}{middle}{}", words[0].repeat(4), words[1..].concat().repeat(3));
            let told = apart(&text(&one), &text(&other));
            prop_assert_ne!(&told[0], &told[1]);
            prop_assert!(told.iter().all(|text| text.chars().count() <= WHOLE + 4));
        }
    }
}
