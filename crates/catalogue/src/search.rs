//! Finding calls by words.

use std::cmp::Reverse;

use voorstel_model::Call;

use crate::catalogue::Catalogue;

impl Catalogue {
    /// The newest version of every call in which each of these words occurs, in whichever language, whatever their case and
    /// accents: those first where they stand in its name or code, and as whole words. What is found equally well stays in
    /// the order of [`Catalogue::all`]; without words that is every call.
    pub fn find(&self, words: &str) -> Vec<&Call> {
        let newest = self.newest();
        let index = self.index(&newest);
        let found = index.found(words);
        let mut places: Vec<(usize, u32)> = index.order.iter().filter_map(|at| Some((*at, found[*at]?))).collect();
        places.sort_by_key(|(_, well)| Reverse(*well));
        places.into_iter().map(|(at, _)| newest[at]).collect()
    }
}
