//! What makes one dossier into another: for whoever has to show, or to make, the difference between two.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::dossier::Dossier;
use crate::edit::{Edit, Entity, Fields, known_fields};
use crate::path::{Field, List};

/// The fields of a dossier that are neither in a list nor in a map.
const TOP: [&str; 7] = ["call", "title", "acronym", "language", "period/start", "period/end", "indirect_rate"];

impl Dossier {
    /// The edits that make this dossier into another, in the order to make them: what comes, what differs, what is in
    /// another place (as few moves as there can be), what goes. Fields of a newer version outside the lists are left out.
    pub fn edits_to(&self, other: &Dossier) -> Vec<Edit> {
        let mut edits = Vec::new();
        for name in TOP {
            set(&mut edits, Field::top(name), self, other);
        }
        for section in keys(self.texts.keys(), other.texts.keys()) {
            set(&mut edits, Field::text(section), self, other);
        }
        for code in keys(self.declarations.keys(), other.declarations.keys()) {
            set(&mut edits, Field::declaration(code), self, other);
        }
        let gone = [
            entities(&mut edits, List::Partners, &self.partners, &other.partners),
            entities(&mut edits, List::Actions, &self.actions, &other.actions),
            entities(&mut edits, List::Budget, &self.budget, &other.budget),
            entities(&mut edits, List::Funding, &self.funding, &other.funding),
            entities(&mut edits, List::Annexes, &self.annexes, &other.annexes),
        ];
        edits.extend(gone.into_iter().flatten());
        edits
    }
}

fn keys<'a>(one: impl Iterator<Item = &'a String>, other: impl Iterator<Item = &'a String>) -> BTreeSet<&'a str> {
    one.chain(other).map(String::as_str).collect()
}

fn set(edits: &mut Vec<Edit>, field: Field, one: &Dossier, other: &Dossier) {
    if let (Ok(before), Ok(value)) = (one.value(&field), other.value(&field))
        && before != value
    {
        edits.push(Edit::Set { field, value });
    }
}

/// What comes, differs and moves in a list; gives back what goes.
fn entities<T: Entity>(edits: &mut Vec<Edit>, list: List, before: &[T], after: &[T]) -> Vec<Edit> {
    let places: HashMap<&str, usize> = before.iter().enumerate().map(|(at, one)| (one.id(), at)).collect();
    let ids: Vec<&str> = after.iter().map(Entity::id).collect();
    let stay = in_order(&ids, &places);
    let mut previous: Option<&str> = None;
    for entity in after {
        let id = entity.id();
        let behind = previous.replace(id).map(str::to_owned);
        let was = places.get(id).and_then(|at| before.get(*at));
        if was.is_some() && !stay.contains(id) {
            edits.push(Edit::Move { list, id: id.to_owned(), after: behind.clone() });
        }
        // Most are as they were, and their fields need no reading.
        if was == Some(entity) {
            continue;
        }
        let Some(now) = fields(list, entity) else { continue };
        match was {
            None => edits.push(Edit::Add { list, id: id.to_owned(), after: behind, fields: filled(now) }),
            Some(was) => {
                let was = fields(list, was).unwrap_or_default();
                let differs = now.into_iter().filter(|(name, value)| was.get(name) != Some(value));
                edits.extend(differs.map(|(name, value)| Edit::Set { field: Field::of(list, id, &name), value }));
            }
        }
    }
    let left: HashSet<&str> = ids.into_iter().collect();
    let goes = before.iter().map(Entity::id).filter(|id| !left.contains(id));
    goes.map(|id| Edit::Remove { list, id: id.to_owned() }).collect()
}

fn fields<T: Entity>(list: List, entity: &T) -> Option<Fields> {
    known_fields(list, entity.id(), &serde_json::to_value(entity).ok()?).ok()
}

/// What an entity is made with: what is not named is empty.
fn filled(fields: Fields) -> Fields {
    fields.into_iter().filter(|(_, value)| !value.is_nothing()).collect()
}

/// The most of a list that can stay where they are: the longest run of those whose places rise.
fn in_order<'a>(after: &[&'a str], places: &HashMap<&str, usize>) -> HashSet<&'a str> {
    let common: Vec<(&'a str, usize)> = after.iter().filter_map(|id| Some((*id, *places.get(id)?))).collect();
    // For each length, the run of that length that ends lowest, by the index of its end.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(common.len());
    for (at, (_, place)) in common.iter().enumerate() {
        let length = ends.partition_point(|end| common[*end].1 < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut stay = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stay.insert(common[at].0);
        next = before[at];
    }
    stay
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn dossier(json: &serde_json::Value) -> Dossier {
        let mut whole = json!({ "format": "voorstel.dossier/1", "call": "c@1" });
        whole.as_object_mut().unwrap().extend(json.as_object().unwrap().clone());
        Dossier::from_json(&whole.to_string()).unwrap().dossier
    }

    fn made(one: &Dossier, other: &Dossier) -> Dossier {
        let mut dossier = one.clone();
        one.edits_to(other).iter().for_each(|edit| dossier.apply(edit).unwrap());
        dossier
    }

    #[test]
    fn only_what_differs_is_told() {
        let one = dossier(&json!({
            "title": "Samen", "texts": { "concept": "Oud", "impact": "Effect" }, "declarations": { "a": true },
            "partners": [{ "id": "p1", "name": "Stad A", "contact": { "email": "a@example.org" } }],
            "budget": [{ "id": "b1", "unit_cost": "10" }, { "id": "b2" }, { "id": "b3" }],
        }));
        let other = dossier(&json!({
            "title": "Samen", "texts": { "concept": "Nieuw" }, "declarations": { "a": true },
            "partners": [{ "id": "p1", "name": "Stad A", "contact": { "email": "b@example.org" } }],
            "budget": [{ "id": "b3" }, { "id": "b1", "unit_cost": "12.00" }, { "id": "b4", "unit": "uur" }],
        }));
        let told: Vec<String> = one
            .edits_to(&other)
            .iter()
            .map(|edit| match edit {
                Edit::Set { field, .. } => format!("set {field}"),
                Edit::Add { id, after, .. } => format!("add {id} after {}", after.as_deref().unwrap_or("-")),
                Edit::Move { id, .. } => format!("move {id}"),
                Edit::Remove { id, .. } => format!("remove {id}"),
                Edit::Restore { id, .. } => format!("restore {id}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                "set /texts/concept",
                "set /texts/impact",
                "set /partners/p1/contact/email",
                "move b3",
                "set /budget/b1/unit_cost",
                "add b4 after b1",
                "remove b2"
            ]
        );
        assert_eq!(made(&one, &other), other);
        assert_eq!(one.edits_to(&one), []);
    }

    fn lines() -> impl Strategy<Value = Vec<(u8, u8)>> {
        proptest::collection::vec((0..12_u8, 0..3_u8), 0..12).prop_map(|mut lines| {
            let mut seen = HashSet::new();
            lines.retain(|(id, _)| seen.insert(*id));
            lines
        })
    }

    fn with_lines(lines: &[(u8, u8)]) -> Dossier {
        let line = |(id, cost): &(u8, u8)| json!({ "id": format!("b{id}"), "unit_cost": cost.to_string() });
        dossier(&json!({ "budget": lines.iter().map(line).collect::<Vec<_>>() }))
    }

    proptest! {
        #[test]
        fn made_edits_lead_from_any_list_to_any_other(one in lines(), other in lines()) {
            let (one, other) = (with_lines(&one), with_lines(&other));
            prop_assert_eq!(made(&one, &other), other);
        }
    }
}
