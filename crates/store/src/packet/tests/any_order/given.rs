//! The oracle: which values a field was given, and which of them whoever gave another had seen.

use std::collections::BTreeSet;

use voorstel_model::{Field, FieldValue};

pub struct Given {
    values: Vec<(FieldValue, BTreeSet<usize>)>,
    /// What each of them knows to have been given.
    pub known: Vec<BTreeSet<usize>>,
    /// Whether something was typed on what no longer stood there: then another value may be left to choose than need be.
    typed_apart: bool,
}

impl Given {
    pub fn first(value: &str, people: usize) -> Given {
        let value = FieldValue::Text(value.to_owned());
        Given { values: vec![(value, BTreeSet::new())], known: vec![[0].into(); people], typed_apart: false }
    }

    /// What of all that is known was not replaced knowingly.
    fn standing(&self, known: &BTreeSet<usize>) -> BTreeSet<usize> {
        let replaced = known.iter().flat_map(|one| self.values[*one].1.clone()).collect();
        known.difference(&replaced).copied().collect()
    }

    fn values_of(&self, standing: &BTreeSet<usize>) -> Vec<FieldValue> {
        let mut values: Vec<FieldValue> = standing.iter().map(|one| self.values[*one].0.clone()).collect();
        values.sort_by_key(|value| format!("{value:?}"));
        values.dedup();
        values
    }

    fn replace(&mut self, who: usize, value: FieldValue, replaced: BTreeSet<usize>) {
        self.values.push((value, replaced));
        self.known[who].insert(self.values.len() - 1);
    }

    /// Somebody gives a value who sees all that stands there.
    pub fn give(&mut self, who: usize, value: FieldValue) {
        let standing = self.standing(&self.known[who]);
        if standing.iter().map(|one| &self.values[*one].0).eq([&value]) {
            return;
        }
        self.replace(who, value, self.known[who].clone());
    }

    /// Somebody types a value on what they saw, of which `base` was shown; whether it says something.
    pub fn give_on(&mut self, who: usize, base: &FieldValue, seen: &[FieldValue], value: FieldValue) -> bool {
        let standing = self.standing(&self.known[who]);
        let is_unseen = |one: &usize| {
            let there = &self.values[*one].0;
            *there != value && !seen.contains(there)
        };
        let unseen: BTreeSet<usize> = standing.iter().copied().filter(is_unseen).collect();
        if unseen.is_empty() {
            self.give(who, value);
            return true;
        }
        if value == *base {
            return false;
        }
        self.typed_apart = true;
        let replaced = self.known[who].difference(&unseen).copied().collect();
        self.replace(who, value, replaced);
        true
    }

    /// Somebody learned of values and leaves them: what stood before stands as it did.
    pub fn leave(&mut self, who: usize, before: &BTreeSet<usize>) {
        let (stood, standing) = (self.standing(before), self.standing(&self.known[who]));
        if self.values_of(&stood) == self.values_of(&standing) {
            return;
        }
        let known = self.known[who].clone();
        for value in self.values_of(&stood) {
            self.replace(who, value, known.clone());
        }
    }

    /// That what is shown is what nobody replaced knowingly, now that everybody knows everything.
    pub fn check(&self, field: &Field, shown: &[FieldValue]) {
        let all = (0..self.values.len()).collect();
        let left = self.values_of(&self.standing(&all));
        let mut shown = shown.to_vec();
        shown.sort_by_key(|value| format!("{value:?}"));
        if self.typed_apart {
            assert!(left.iter().all(|value| shown.contains(value)), "{field}: of {left:?} only {shown:?} are shown");
            assert!(
                shown.iter().all(|value| self.values.iter().any(|(given, _)| given == value)),
                "{field}: {shown:?}"
            );
        } else {
            assert_eq!(shown, left, "{field}");
        }
    }
}
