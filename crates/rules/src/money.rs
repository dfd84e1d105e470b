//! Edits that move money: lowering a source, raising one, or both at once.

use std::collections::BTreeMap;

use voorstel_model::{COMMON_SOURCES, Call, Edit, Euro, Field, FieldValue, Funding, GRANT, List};

use crate::facts::Facts;
use crate::report::{Applicability, Fix, FixAct};

/// The source that takes over what is asked less.
pub(crate) const OWN: &str = "own";

impl Facts<'_> {
    /// Whether funding and cost are equal, so that lowering one source leaves a gap.
    fn is_balanced(&self) -> bool {
        self.totals.difference.is_zero() && !self.totals.cost.is_zero()
    }

    fn source_total(&self, source: &str) -> Euro {
        self.totals.sources([source])
    }

    /// Of these sources the one to lower by so much: the grant where it can, or else the largest.
    fn source_to_lower(&self, of: &[String], by: Euro) -> Option<String> {
        let can = of.iter().filter(|source| self.source_total(source) >= by);
        can.max_by_key(|source| (*source == GRANT, self.source_total(source))).cloned()
    }

    /// Of these sources the one to raise: own money where it may be, or else one that is there already.
    fn source_to_raise(&self, of: &[String]) -> Option<String> {
        let rank = |source: &&String| (*source == OWN, self.funding.iter().any(|row| row.source == **source));
        // `max_by_key` takes the last of equals: the first one named is the better guess.
        of.iter().rev().filter(|source| knows_source(self.call, source)).max_by_key(rank).cloned()
    }

    /// Ways to have so much less of these sources: less of one, or, in a balanced budget, own money in its place.
    pub fn less_of(&self, of: &[String], by: Euro) -> Vec<Fix> {
        if self.is_trial {
            return Vec::new();
        }
        let Some(source) = self.source_to_lower(of, by) else { return Vec::new() };
        let Some((to, edits)) = self.lower(&source, by) else { return Vec::new() };
        let mut fixes = vec![Fix {
            act: FixAct::LowerSource { source: source.clone(), to },
            edits,
            applicability: Applicability::Safe,
        }];
        if self.is_balanced() && source != OWN && !of.iter().any(|one| one == OWN) {
            fixes.extend(self.shift(&source, OWN, by));
        }
        fixes
    }

    /// Ways to have so much more of these sources: more of one, or, in a balanced budget, less grant for it.
    pub fn more_of(&self, of: &[String], by: Euro) -> Vec<Fix> {
        if self.is_trial {
            return Vec::new();
        }
        let Some(source) = self.source_to_raise(of) else { return Vec::new() };
        let mut fixes = Vec::new();
        if self.is_balanced() && !of.iter().any(|one| self.is_asked(one)) {
            fixes.extend(self.shift(GRANT, &source, by));
        }
        if let Some(edits) = self.raise(&source, by) {
            fixes.push(Fix { act: FixAct::RaiseSource { source, by }, edits, applicability: Applicability::Safe });
        }
        fixes
    }

    /// Gives a source so much, whatever it has now; none where that is not an amount one can enter.
    pub fn set_source(&self, source: &str, to: Euro) -> Option<Vec<Edit>> {
        let by = to - self.source_total(source);
        if by.is_zero() {
            return Some(Vec::new());
        }
        if by.is_negative() { self.lower(source, -by).map(|(_, edits)| edits) } else { self.raise(source, by) }
    }

    fn shift(&self, from: &str, other: &str, by: Euro) -> Option<Fix> {
        let (to, mut edits) = self.lower(from, by)?;
        edits.extend(self.raise(other, by)?);
        let act = FixAct::ShiftSource { from: from.to_owned(), to, other: other.to_owned(), by };
        Some(Fix { act, edits, applicability: Applicability::Safe })
    }

    /// Takes so much from a source, from its largest rows first; the source's new amount and the edits.
    fn lower(&self, source: &str, by: Euro) -> Option<(Euro, Vec<Edit>)> {
        let to = self.source_total(source) - by;
        if to.is_negative() || by <= Euro::ZERO {
            return None;
        }
        let mut rows: Vec<(&Funding, Euro)> = self
            .funding
            .iter()
            .filter(|row| row.source == source)
            .filter_map(|row| Some((row, row.amount.get()?)))
            .collect();
        rows.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
        let mut left = by;
        let mut edits = Vec::new();
        for (row, amount) in rows {
            let taken = amount.min(left);
            if taken.is_zero() {
                break;
            }
            edits.push(set_amount(row, amount - taken));
            left = left - taken;
        }
        Some((to, edits))
    }

    /// A new row in a partner's name, of one of these sources.
    pub fn add_part(&self, of: &[String], partner: &str, amount: Euro) -> Option<Edit> {
        let source = self.source_to_raise(of)?;
        let fields = BTreeMap::from([
            ("source".to_owned(), FieldValue::Text(source.clone())),
            ("partner".to_owned(), FieldValue::Text(partner.to_owned())),
            ("amount".to_owned(), FieldValue::Text(amount.to_string())),
        ]);
        let after = self.funding.last().map(|row| row.id.clone());
        // The partner is part of the name: two rows added at once are two.
        let id = free_id(&format!("f-{source}-{partner}"), |id| self.funding.iter().any(|row| row.id == id));
        amount.can_be_entered().then(|| Edit::Add { list: List::Funding, id, after, fields })
    }

    /// Adds so much to a source: to its first row that can take it, or in a new one.
    fn raise(&self, source: &str, by: Euro) -> Option<Vec<Edit>> {
        if by <= Euro::ZERO {
            return None;
        }
        let row = self
            .funding
            .iter()
            .find(|row| row.source == source && (row.amount.is_empty() || row.amount.get().is_some()));
        if let Some(row) = row {
            let amount = row.amount.get().unwrap_or_default() + by;
            return amount.can_be_entered().then(|| vec![set_amount(row, amount)]);
        }
        let fields = BTreeMap::from([
            ("source".to_owned(), FieldValue::Text(source.to_owned())),
            ("amount".to_owned(), FieldValue::Text(by.to_string())),
        ]);
        let after = self.funding.last().map(|row| row.id.clone());
        let id = free_id(&format!("f-{source}"), |id| self.funding.iter().any(|row| row.id == id));
        by.can_be_entered().then(|| vec![Edit::Add { list: List::Funding, id, after, fields }])
    }
}

/// Whether money from such a source is understood under this call.
pub(crate) fn knows_source(call: &Call, source: &str) -> bool {
    COMMON_SOURCES.contains(&source) || call.cofinancer.iter().any(|one| one.id == source)
}

/// An identity that is not taken: the wish itself, or the wish with a number.
pub(crate) fn free_id(wish: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wish) {
        return wish.to_owned();
    }
    let mut number = 2u64;
    loop {
        let id = format!("{wish}-{number}");
        if !taken(&id) {
            return id;
        }
        number += 1;
    }
}

pub(crate) fn set_amount(row: &Funding, amount: Euro) -> Edit {
    Edit::Set { field: Field::of(List::Funding, &row.id, "amount"), value: FieldValue::Text(amount.to_string()) }
}
