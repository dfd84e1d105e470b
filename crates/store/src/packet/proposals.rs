//! What a packet proposes where it is not merged by itself: somebody takes it over, one by one or all, or leaves it.

use std::collections::{BTreeMap, BTreeSet};

use voorstel_model::{Dossier, Edit, Field, FieldValue, Fields, List, fields_of};

use crate::Conflict;
use crate::document::{Document, merged_text};
use crate::packet::part::{field_is_within, is_within, references};
use crate::packet::{Packet, TakenIn};

/// A change that a packet proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What taking it over does.
    pub edit: Edit,
    /// Whether one's own dossier was changed there as well since the two had the same: taking it over replaces that.
    pub contested: bool,
}

/// From where two are compared that have no history in common.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a> {
    /// Whether one's own dossier began from a clean packet.
    pub mine_is_clean: bool,
    /// The last changes of packets that were compared already, the newest last.
    pub compared: &'a [String],
}

impl Base<'_> {
    /// The dossier that both had: as the packet was when the last of its hand was compared; as it was when it went out
    /// without its history, where something was done in it since; as one's own was when it came without one. Nothing where
    /// no such state is known.
    pub(crate) fn of(self, packet: &Packet, mine: &Document) -> Option<Dossier> {
        let seen = self.compared.iter().rev().find_map(|heads| packet.document.dossier_at(heads));
        if packet.is_excerpt() && !mine.is_excerpt() {
            // What is not in an excerpt was left out, and not taken out.
            return seen.or_else(|| packet.document.first());
        }
        let began =
            || packet.terms().clean.then(|| packet.document.first()).flatten().filter(|_| packet.document.has_grown());
        let mine_began = || self.mine_is_clean.then(|| mine.first()).flatten();
        seen.or_else(began).or_else(mine_began)
    }
}

/// A merge of what somebody made who was to work on a part.
#[derive(Debug, Clone, Copy)]
pub struct PartMerge<'a> {
    /// Identity of the partner whose part it is.
    pub part: &'a str,
    /// One's own dossier before.
    pub before: &'a Dossier,
    /// The dossier with all of it merged.
    pub after: &'a Dossier,
    /// What was to be chosen before.
    pub known: &'a [Conflict],
    /// What the merge did.
    pub taken: &'a TakenIn,
}

impl PartMerge<'_> {
    /// What it did outside the part: to be taken over or left.
    pub fn proposals(&self) -> Vec<Proposal> {
        let new = self.taken.conflicts.iter().filter(|conflict| !self.known.contains(conflict));
        let contested = |edit: &Edit| new.clone().any(|conflict| edit.sets(&conflict.field));
        let outside = self.taken.patches.iter().filter(|patch| !self.is_within(patch));
        let mut found: Vec<Proposal> =
            outside.map(|patch| Proposal { edit: patch.clone(), contested: contested(patch) }).collect();
        // Where one's own value is the one that is shown, theirs is no patch, and stands among the values to choose from.
        for conflict in new {
            let field = &conflict.field;
            let is_told = self.taken.patches.iter().any(|patch| patch.sets(field));
            if is_told || field_is_within(self.part, field, self.before, self.after) || self.after.value(field).is_err()
            {
                continue;
            }
            let mine = self.before.value(field).ok();
            if let Some(theirs) = conflict.values.iter().find(|one| Some(&one.value) != mine.as_ref()) {
                let edit = Edit::Set { field: field.clone(), value: theirs.value.clone() };
                found.push(Proposal { edit, contested: true });
            }
        }
        found
    }

    /// The edits that leave of the merge only what belongs to the part and what was accepted, by its place among the
    /// proposals, with the new partners and actions that it refers to. What is contested is chosen by either.
    pub fn settled(&self, accepted: &BTreeSet<usize>) -> Vec<Edit> {
        let proposals = self.proposals();
        let own: Vec<&Edit> = self.taken.patches.iter().filter(|patch| self.is_within(patch)).collect();
        let edits: Vec<&Edit> = proposals.iter().map(|one| &one.edit).chain(own).collect();
        let own = proposals.len()..edits.len();
        let chosen = accepted.iter().copied().filter(|at| *at < proposals.len()).chain(own).collect();
        let taken = with_references(&edits, &chosen);
        let mut wanted = self.before.clone();
        for patch in &self.taken.patches {
            if !proposals.iter().enumerate().any(|(at, one)| one.edit == *patch && !taken.contains(&at)) {
                // What builds on something that is left is left with it.
                let _ = wanted.apply(patch);
            }
        }
        for (at, one) in proposals.iter().enumerate().filter(|(at, one)| one.contested && taken.contains(at)) {
            if !self.taken.patches.contains(edits[at]) {
                let _ = wanted.apply(&one.edit);
            }
        }
        let open = self.left_open(accepted);
        let mut edits = self.after.edits_to(&wanted);
        for one in proposals.iter().filter(|one| one.contested) {
            if let Edit::Set { field, .. } = &one.edit
                && !edits.iter().any(|edit| edit.sets(field))
                && let Ok(value) = wanted.value(field)
            {
                edits.push(Edit::Set { field: field.clone(), value });
            }
        }
        edits.retain(|edit| !open.iter().any(|conflict| edit.sets(&conflict.field)));
        edits
    }

    /// What was to be chosen before outside the part, and was chosen or added to there: unless that was accepted, it is still
    /// to be chosen as it was.
    pub fn left_open(&self, accepted: &BTreeSet<usize>) -> Vec<Conflict> {
        let proposals = self.proposals();
        let is_accepted =
            |field: &Field| accepted.iter().filter_map(|at| proposals.get(*at)).any(|one| one.edit.sets(field));
        let is_left = |conflict: &&Conflict| {
            let field = &conflict.field;
            !self.taken.conflicts.contains(conflict)
                && self.after.value(field).is_ok()
                && !field_is_within(self.part, field, self.before, self.after)
                && !is_accepted(field)
        };
        self.known.iter().filter(is_left).cloned().collect()
    }

    fn is_within(&self, edit: &Edit) -> bool {
        is_within(self.part, edit, self.before, self.after)
    }
}

/// The edits of the accepted of some proposals, by their place, with the new partners and actions they refer to.
pub fn taken_over(proposals: &[Proposal], accepted: &BTreeSet<usize>) -> Vec<Edit> {
    let edits: Vec<&Edit> = proposals.iter().map(|one| &one.edit).collect();
    let taken = with_references(&edits, accepted);
    taken.into_iter().map(|at| edits[at].clone()).collect()
}

/// What is to be done to `mine` for what became of `base` in `theirs`: what is so already is left out. Without a base, all
/// that differs.
pub(crate) fn compared(base: Option<&Dossier>, mine: &Dossier, theirs: &Dossier) -> Vec<Proposal> {
    let Some(base) = base else {
        let plain = |edit| Proposal { edit, contested: false };
        return mine.edits_to(theirs).into_iter().map(plain).collect();
    };
    let mut found = Vec::new();
    // What is gone here, or here in another form, is told once as a whole and not field by field.
    let mut whole: BTreeSet<(List, String)> = BTreeSet::new();
    for edit in base.edits_to(theirs) {
        match &edit {
            Edit::Set { field, value } => match entity_of(field).filter(|(list, id)| mine.entity(*list, id).is_err()) {
                Some((list, id)) => {
                    if whole.insert((list, id.clone())) {
                        found.extend(added(list, &id, theirs).map(|edit| Proposal { edit, contested: true }));
                    }
                }
                None => found.extend(set(field, value, base, mine)),
            },
            Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } => match mine.entity(*list, id) {
                Err(_) => found.push(Proposal { edit, contested: false }),
                Ok(_) => {
                    let differing = mine.edits_to(theirs).into_iter().filter(|one| is_set_in(one, *list, id));
                    found.extend(differing.map(|edit| Proposal { edit, contested: true }));
                }
            },
            Edit::Remove { list, id } => {
                if let Ok(entity) = mine.entity(*list, id) {
                    let contested = base.entity(*list, id) != Ok(entity);
                    found.push(Proposal { edit, contested });
                }
            }
            Edit::Move { list, id, .. } => {
                let mut moved = mine.clone();
                if mine.entity(*list, id).is_ok() && moved.apply(&edit).is_ok() && moved.ids(*list) != mine.ids(*list) {
                    found.push(Proposal { edit, contested: false });
                }
            }
        }
    }
    found
}

fn set(field: &Field, value: &FieldValue, base: &Dossier, mine: &Dossier) -> Option<Proposal> {
    let (was, now) = (base.value(field).unwrap_or(FieldValue::Empty), mine.value(field).unwrap_or(FieldValue::Empty));
    if now == *value {
        return None;
    }
    // In a running text both words stay, as in any merge; and so do those who take part in an action.
    let value = if now == was { None } else { put_together(field, &was, &now, value) }.unwrap_or_else(|| value.clone());
    let contested = now != was;
    (now != value).then(|| Proposal { edit: Edit::Set { field: field.clone(), value }, contested })
}

/// What a field becomes to which two did something apart, where both can stay; nothing where it is a value.
pub(super) fn put_together(
    field: &Field,
    was: &FieldValue,
    now: &FieldValue,
    value: &FieldValue,
) -> Option<FieldValue> {
    match (was, now, value) {
        (FieldValue::Texts(was), FieldValue::Texts(now), FieldValue::Texts(ids))
            if field.as_str().ends_with("/participants") =>
        {
            let gone = |one: &&String| was.contains(one) && !ids.contains(one);
            let come = ids.iter().filter(|one| !was.contains(one) && !now.contains(one));
            Some(FieldValue::Texts(now.iter().filter(|one| !gone(one)).chain(come).cloned().collect()))
        }
        _ => merged_text(field, was, now, value),
    }
}

fn added(list: List, id: &str, theirs: &Dossier) -> Option<Edit> {
    let mut fields: Fields = fields_of(&theirs.entity(list, id).ok()?);
    fields.remove("id");
    Some(Edit::Add { list, id: id.to_owned(), after: None, fields })
}

fn entity_of(field: &Field) -> Option<(List, String)> {
    match field.parts().as_slice() {
        [list, id, ..] => Some((List::named(list)?, id.clone())),
        _ => None,
    }
}

fn is_set_in(edit: &Edit, list: List, id: &str) -> bool {
    matches!(edit, Edit::Set { field, .. } if entity_of(field).is_some_and(|(of, one)| of == list && one == id))
}

/// The accepted of some edits, by their place, with whatever new partners and actions they refer to.
pub(crate) fn with_references(edits: &[&Edit], accepted: &BTreeSet<usize>) -> BTreeSet<usize> {
    let new: BTreeMap<&str, usize> = edits
        .iter()
        .enumerate()
        .filter_map(|(at, edit)| match edit {
            Edit::Add { list: List::Partners | List::Actions, id, .. } => Some((id.as_str(), at)),
            _ => None,
        })
        .collect();
    let mut taken = BTreeSet::new();
    let mut next: Vec<usize> = accepted.iter().copied().filter(|at| *at < edits.len()).collect();
    while let Some(at) = next.pop() {
        if taken.insert(at) {
            next.extend(references(edits[at]).into_iter().filter_map(|id| new.get(id)));
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use voorstel_model::{BudgetLine, Entry};

    use super::*;

    fn dossier(title: &str, concept: &str, cost: &str) -> Dossier {
        Dossier {
            title: title.to_owned(),
            texts: [("concept".to_owned(), concept.to_owned())].into(),
            budget: vec![BudgetLine {
                id: "b1".to_owned(),
                unit_cost: Entry::from_text(cost),
                ..BudgetLine::default()
            }],
            ..Dossier::default()
        }
    }

    fn told(proposals: &[Proposal]) -> Vec<(String, bool)> {
        let said = |edit: &Edit| match edit {
            Edit::Set { field, value: FieldValue::Text(text) } => format!("{field} {text}"),
            Edit::Add { id, .. } => format!("add {id}"),
            Edit::Remove { id, .. } => format!("remove {id}"),
            other => format!("{other:?}"),
        };
        proposals.iter().map(|one| (said(&one.edit), one.contested)).collect()
    }

    #[test]
    fn only_what_they_changed_is_proposed_and_told_where_both_did() {
        let base = dossier("Samen", "Het plan.", "10");
        let mine = dossier("Samen A", "Het eerste plan.", "10");
        let theirs = dossier("Samen B", "Het plan van ons.", "12");
        let proposals = compared(Some(&base), &mine, &theirs);
        let expected = [
            ("/title Samen B".to_owned(), true),
            ("/texts/concept Het eerste plan van ons.".to_owned(), true),
            ("/budget/b1/unit_cost 12.00".to_owned(), false),
        ];
        assert_eq!(told(&proposals), expected);
        assert_eq!(compared(Some(&base), &theirs, &theirs), [], "what is so already is no proposal");
        assert_eq!(compared(Some(&base), &mine, &base), [], "what they left alone is none");
    }

    #[test]
    fn what_is_gone_here_comes_as_a_whole_and_what_is_gone_there_is_told() {
        let base = dossier("", "", "10");
        let none = Dossier { budget: Vec::new(), ..base.clone() };
        let worked = dossier("", "", "12");
        assert_eq!(told(&compared(Some(&base), &none, &worked)), [("add b1".to_owned(), true)]);
        assert_eq!(told(&compared(Some(&base), &worked, &none)), [("remove b1".to_owned(), true)]);
        assert_eq!(told(&compared(Some(&base), &base, &none)), [("remove b1".to_owned(), false)]);
        assert_eq!(told(&compared(None, &none, &worked)), [("add b1".to_owned(), false)]);
    }

    #[test]
    fn what_is_taken_over_brings_along_the_new_partner_it_refers_to() {
        let add = |list, id: &str| Edit::Add { list, id: id.to_owned(), after: None, fields: Fields::new() };
        let refer = Edit::Set { field: Field::new("/budget/b1/partner"), value: FieldValue::Text("p9".to_owned()) };
        let edits = [add(List::Partners, "p9"), add(List::Actions, "a9"), refer];
        let edits: Vec<&Edit> = edits.iter().collect();
        assert_eq!(with_references(&edits, &[2].into()), [0, 2].into());
        assert_eq!(with_references(&edits, &[7].into()), BTreeSet::new());
    }
}
