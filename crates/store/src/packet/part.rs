//! A partner's own part of a dossier: its organisation, its lines, its funding, its annexes, and the actions that it takes
//! part in.

use std::collections::BTreeSet;

use voorstel_model::{Action, BudgetLine, Dossier, Edit, Field, FieldValue, List, Period};

/// Whether an edit from one dossier to the other stays within a partner's own part.
pub(crate) fn is_within(partner: &str, edit: &Edit, before: &Dossier, after: &Dossier) -> bool {
    match edit {
        Edit::Set { field, .. } => field_is_within(partner, field, before, after),
        Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } => owns(partner, *list, id, after) == Some(true),
        Edit::Remove { list, id } => may_take_out(partner, *list, id, before),
        // Where a line of one's own stands among the others' changes nothing of theirs.
        Edit::Move { list, id, .. } => is_own(partner, *list, id, before, after),
    }
}

/// Whether a field belongs to a partner's own part.
pub(crate) fn field_is_within(partner: &str, field: &Field, before: &Dossier, after: &Dossier) -> bool {
    let parts = field.parts();
    match parts.as_slice() {
        [list, id, name, ..] => List::named(list).is_some_and(|list| {
            is_own(partner, list, id, before, after)
                && (list != List::Actions || speaks_for_itself(partner, id, name, before, after))
        }),
        _ => false,
    }
}

/// Whoever leads an action says who takes part in it; whoever takes part says so of itself alone.
fn speaks_for_itself(partner: &str, id: &str, name: &str, before: &Dossier, after: &Dossier) -> bool {
    let (Some(was), Some(is)) = (before.action(id), after.action(id)) else { return true };
    let leads = was.lead == partner;
    match name {
        "lead" => leads || was.lead.is_empty(),
        "participants" if !leads => {
            let others = |action: &Action| -> BTreeSet<String> {
                action.participants.iter().filter(|one| *one != partner).cloned().collect()
            };
            others(was) == others(is)
        }
        _ => true,
    }
}

/// Who takes part and what others do is not for one partner to take out.
fn may_take_out(partner: &str, list: List, id: &str, dossier: &Dossier) -> bool {
    match list {
        List::Partners => false,
        List::Actions => {
            let alone =
                |action: &Action| action.lead == partner && action.participants.iter().all(|one| one == partner);
            dossier.action(id).is_some_and(alone)
                && dossier.budget.iter().all(|line| line.action != id || line.partner == partner)
        }
        List::Budget | List::Funding | List::Annexes => owns(partner, list, id, dossier) == Some(true),
    }
}

/// A dossier with nothing in it but what one partner needs to see and fill in: what the application is called and when it
/// runs, that partner's organisation, and its lines, funding, annexes and actions. Whom and what else they refer to is
/// empty. The texts and declarations of the application are everybody's, and so not in it.
pub fn own_part(dossier: &Dossier, partner: &str) -> Dossier {
    let takes_part = |action: &&Action| action.lead == partner || action.participants.iter().any(|one| one == partner);
    let actions: Vec<Action> = dossier
        .actions
        .iter()
        .filter(takes_part)
        .map(|action| Action {
            lead: if action.lead == partner { partner.to_owned() } else { String::new() },
            participants: action.participants.iter().filter(|one| *one == partner).cloned().collect(),
            ..action.clone()
        })
        .collect();
    let known = |id: &String| actions.iter().any(|action| action.id == *id);
    let budget = dossier
        .budget
        .iter()
        .filter(|line| line.partner == partner)
        .map(|line| BudgetLine {
            action: if known(&line.action) { line.action.clone() } else { String::new() },
            ..line.clone()
        })
        .collect();
    Dossier {
        format: dossier.format.clone(),
        call: dossier.call.clone(),
        title: dossier.title.clone(),
        acronym: dossier.acronym.clone(),
        language: dossier.language,
        period: Period { start: dossier.period.start.clone(), end: dossier.period.end.clone(), ..Period::default() },
        indirect_rate: dossier.indirect_rate.clone(),
        partners: dossier.partners.iter().filter(|one| one.id == partner).cloned().collect(),
        budget,
        funding: dossier.funding.iter().filter(|one| one.partner == partner).cloned().collect(),
        annexes: dossier.annexes.iter().filter(|annex| annex.partner == partner).cloned().collect(),
        actions,
        ..Dossier::default()
    }
}

/// What another's cannot become one's own by, nor one's own another's: in both dossiers it is the partner's, or in the
/// one that has it.
fn is_own(partner: &str, list: List, id: &str, before: &Dossier, after: &Dossier) -> bool {
    let owned = [owns(partner, list, id, before), owns(partner, list, id, after)];
    owned.contains(&Some(true)) && !owned.contains(&Some(false))
}

/// Whether a dossier has something as that partner's; nothing where it does not have it.
pub(super) fn owns(partner: &str, list: List, id: &str, dossier: &Dossier) -> Option<bool> {
    match list {
        List::Partners => dossier.partners.iter().find(|one| one.id == id).map(|one| one.id == partner),
        List::Actions => {
            let action = dossier.actions.iter().find(|action| action.id == id)?;
            Some(action.lead == partner || action.participants.iter().any(|one| one == partner))
        }
        List::Budget => dossier.budget.iter().find(|line| line.id == id).map(|line| line.partner == partner),
        List::Funding => dossier.funding.iter().find(|one| one.id == id).map(|one| one.partner == partner),
        List::Annexes => dossier.annexes.iter().find(|annex| annex.id == id).map(|annex| annex.partner == partner),
    }
}

/// The partners and actions that an edit refers to.
pub(crate) fn references(edit: &Edit) -> BTreeSet<&str> {
    fn of<'a>(name: &str, value: &'a FieldValue) -> Vec<&'a str> {
        match value {
            FieldValue::Text(id) if ["partner", "action", "lead"].contains(&name) => vec![id],
            FieldValue::Texts(ids) if name == "participants" => ids.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
    match edit {
        Edit::Set { field, value } => {
            let name = field.parts().pop().unwrap_or_default();
            of(&name, value).into_iter().collect()
        }
        Edit::Add { fields, .. } | Edit::Restore { fields, .. } => {
            fields.iter().flat_map(|(name, value)| of(name, value)).collect()
        }
        Edit::Remove { .. } | Edit::Move { .. } => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use voorstel_model::Partner;

    use super::*;

    fn dossier(owner: &str) -> Dossier {
        Dossier {
            partners: ["p1", "p2"].map(|id| Partner { id: id.to_owned(), ..Partner::default() }).to_vec(),
            actions: vec![Action { id: "a1".to_owned(), participants: vec!["p2".to_owned()], ..Action::default() }],
            budget: vec![BudgetLine { id: "b1".to_owned(), partner: owner.to_owned(), ..BudgetLine::default() }],
            ..Dossier::default()
        }
    }

    fn set(field: &str) -> Edit {
        Edit::Set { field: Field::new(field), value: FieldValue::Text("x".to_owned()) }
    }

    #[test]
    fn ones_own_part_is_ones_own_organisation_lines_and_actions() {
        let (before, after) = (dossier("p2"), dossier("p2"));
        let within = |field: &str| is_within("p2", &set(field), &before, &after);
        assert!(within("/budget/b1/unit_cost") && within("/partners/p2/contact/email") && within("/actions/a1/title"));
        assert!(!within("/title") && !within("/texts/concept") && !within("/partners/p1/name"));
        assert!(!is_within("p1", &set("/budget/b1/unit_cost"), &before, &after));
    }

    #[test]
    fn nobody_makes_anothers_line_ones_own_by_changing_it() {
        let taken = Edit::Set { field: Field::new("/budget/b1/partner"), value: FieldValue::Text("p2".to_owned()) };
        assert!(!is_within("p2", &taken, &dossier("p1"), &dossier("p2")));
        assert!(!is_within("p2", &set("/budget/b1/unit_cost"), &dossier("p1"), &dossier("p2")));
        assert!(!is_within("p1", &taken, &dossier("p1"), &dossier("p2")), "nor gives one's own away unseen");
        let gone = Edit::Remove { list: List::Budget, id: "b1".to_owned() };
        assert!(is_within("p2", &gone, &dossier("p2"), &Dossier::default()));
        assert!(!is_within("p2", &gone, &dossier("p1"), &Dossier::default()));
    }
}
