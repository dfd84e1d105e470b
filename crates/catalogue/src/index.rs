//! Which words occur in which calls, so that ten thousand calls are searched while one types.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use voorstel_model::{Call, Date, Language};

use crate::catalogue::Catalogue;

/// Between two words; no word has it.
const BETWEEN: char = '\n';

/// How much it says of a call that a word stands there: in its name, about who pays and for what, in its texts.
const IN_NAME: u32 = 6;
const ABOUT: u32 = 3;
const IN_TEXT: u32 = 1;
/// How well a word is found: as it is, as the beginning of one, or within one.
const WHOLE: u32 = 3;
const BEGINNING: u32 = 2;
const WITHIN: u32 = 1;

/// The words of all calls, each once. A part of a word is found within it, so that no call is read when searching.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The places of the calls among the newest by identity, the latest deadline first.
    pub(crate) order: Vec<usize>,
    /// Every word, one after the other.
    words: String,
    /// Where each word begins in them.
    begins: Vec<usize>,
    /// The places of the calls in which each word occurs, with how much that says.
    calls: Vec<Vec<(usize, u32)>>,
}

impl Index {
    pub(crate) fn of(catalogue: &Catalogue, newest: &[&Call]) -> Index {
        let mut calls: HashMap<String, Vec<(usize, u32)>> = HashMap::new();
        for (at, call) in newest.iter().enumerate() {
            for (says, text) in texts_of(catalogue, call) {
                for word in fold(&text).split_whitespace() {
                    match calls.get_mut(word) {
                        Some(places) => match places.last_mut() {
                            Some((last, most)) if *last == at => *most = says.max(*most),
                            _ => places.push((at, says)),
                        },
                        None => drop(calls.insert(word.to_owned(), vec![(at, says)])),
                    }
                }
            }
        }
        let mut index = Index { order: by_deadline(newest), ..Index::default() };
        for (word, places) in calls {
            index.begins.push(index.words.len());
            index.words.push_str(&word);
            index.words.push(BETWEEN);
            index.calls.push(places);
        }
        index
    }

    /// For each call how well these words are found in it, whatever their case and accents; none where one is missing.
    pub(crate) fn found(&self, words: &str) -> Vec<Option<u32>> {
        let mut all = vec![Some(0); self.order.len()];
        for wanted in fold(words).split_whitespace() {
            let mut best = vec![0; all.len()];
            for (at, _) in self.words.match_indices(wanted) {
                let word = self.begins.partition_point(|begin| *begin <= at) - 1;
                let ends = self.words[at + wanted.len()..].starts_with(BETWEEN);
                let well = match self.begins[word] == at {
                    true if ends => WHOLE,
                    true => BEGINNING,
                    false => WITHIN,
                };
                self.calls[word].iter().for_each(|(call, says)| best[*call] = (says * well).max(best[*call]));
            }
            for (all, best) in all.iter_mut().zip(best) {
                *all = all.filter(|_| best > 0).map(|so_far: u32| so_far.saturating_add(best));
            }
        }
        all
    }
}

/// The places of calls, the latest deadline first; those without one at the end.
pub(crate) fn by_deadline(newest: &[&Call]) -> Vec<usize> {
    let deadline = |at: usize| -> Option<Date> { newest[at].dates.deadline.as_ref().map(|deadline| deadline.date) };
    let mut order: Vec<usize> = (0..newest.len()).collect();
    // Those of one day stay in the order of their identity.
    order.sort_by_key(|at| std::cmp::Reverse(deadline(*at)));
    order
}

/// Everything a call is found by, with how much it says.
fn texts_of(catalogue: &Catalogue, call: &Call) -> [(u32, String); 3] {
    let [mut name, mut about, mut text] = [(); 3].map(|()| String::new());
    let add = |to: &mut String, part: &str| {
        to.push_str(part);
        to.push(BETWEEN);
    };
    add(&mut name, &call.id);
    add(&mut name, &call.code);
    let fund = catalogue.fund(&call.fund);
    for language in [Language::Nl, Language::En] {
        [&call.title, &call.short_title].into_iter().for_each(|one| add(&mut name, one.get(language)));
        add(&mut about, call.publisher.get(language));
        let themes = call.themes.iter().filter_map(|code| catalogue.themes().get(code));
        themes.for_each(|one| add(&mut about, one.get(language)));
        fund.iter().for_each(|fund| add(&mut about, fund.title.get(language)));
        add(&mut text, call.summary.get(language));
        call.objective.iter().for_each(|one| add(&mut text, one.get(language)));
        call.menu.action.iter().for_each(|one| add(&mut text, one.title.get(language)));
    }
    fund.iter().for_each(|fund| add(&mut about, &fund.acronym));
    [(IN_NAME, name), (ABOUT, about), (IN_TEXT, text)]
}

/// Lower case without accents: `Integratiestrategieën` is found by `strategieen`.
fn fold(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}
