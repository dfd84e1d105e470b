//! Which words occur in which calls, so that ten thousand calls are searched while one types.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use voorstel_model::{Call, Date, Language};

use crate::catalogue::Catalogue;

/// Between two words; no word has it.
const BETWEEN: char = '\n';

/// The words of all calls, each once. A part of a word is found within it, so that no call is read when searching.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The places of the calls among the newest by identity, the latest deadline first.
    pub(crate) order: Vec<usize>,
    /// Every word, one after the other.
    words: String,
    /// Where each word begins in them.
    begins: Vec<usize>,
    /// The places of the calls in which each word occurs.
    calls: Vec<Vec<usize>>,
}

impl Index {
    pub(crate) fn of(catalogue: &Catalogue, newest: &[&Call]) -> Index {
        let mut calls: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, call) in newest.iter().enumerate() {
            for word in fold(&text_of(catalogue, call)).split_whitespace() {
                match calls.get_mut(word) {
                    Some(places) if places.last() == Some(&at) => {}
                    Some(places) => places.push(at),
                    None => drop(calls.insert(word.to_owned(), vec![at])),
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

    /// For each call whether every one of these words occurs in it; whatever their case and accents.
    pub(crate) fn holding(&self, words: &str) -> Vec<bool> {
        let mut all = vec![true; self.order.len()];
        for wanted in fold(words).split_whitespace() {
            let mut held = vec![false; all.len()];
            for (at, _) in self.words.match_indices(wanted) {
                let word = self.begins.partition_point(|begin| *begin <= at) - 1;
                self.calls[word].iter().for_each(|call| held[*call] = true);
            }
            all.iter_mut().zip(held).for_each(|(all, held)| *all &= held);
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

/// Everything a call is found by.
fn text_of(catalogue: &Catalogue, call: &Call) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push(BETWEEN);
    };
    add(&call.id);
    add(&call.code);
    let fund = catalogue.fund(&call.fund);
    for language in [Language::Nl, Language::En] {
        let own = [&call.title, &call.short_title, &call.publisher, &call.summary];
        own.into_iter().for_each(|one| add(one.get(language)));
        call.objective.iter().for_each(|one| add(one.get(language)));
        call.menu.action.iter().for_each(|one| add(one.title.get(language)));
        call.themes.iter().filter_map(|code| catalogue.themes().get(code)).for_each(|one| add(one.get(language)));
        fund.iter().for_each(|fund| add(fund.title.get(language)));
    }
    fund.iter().for_each(|fund| add(&fund.acronym));
    text
}

/// Lower case without accents: `Integratiestrategieën` is found by `strategieen`.
fn fold(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}
