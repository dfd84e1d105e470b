//! Making edits on the dossier in memory and on its document at once, and taking down what takes them back.

use serde_json::Value;
use voorstel_model::{Dossier, Edit, EditError, Field, FieldValue, List, fields_of, new_entity};

use crate::document::{Writing, carry_unknown};
use crate::open::{SkipReason, Skipped};

/// Why a batch of edits came to a halt.
#[derive(Debug)]
pub(crate) enum Halt {
    /// An edit cannot be made.
    Edit(EditError),
    /// The document refuses what the dossier allows: it is not what it should be.
    Document(automerge::AutomergeError),
}

impl From<EditError> for Halt {
    fn from(error: EditError) -> Halt {
        Halt::Edit(error)
    }
}

impl From<automerge::AutomergeError> for Halt {
    fn from(error: automerge::AutomergeError) -> Halt {
        Halt::Document(error)
    }
}

/// What a batch of edits did.
#[derive(Debug, Default)]
pub(crate) struct Made {
    /// The edits that changed something, with values as they are kept.
    pub patches: Vec<Edit>,
    /// The edits that take all of it back, in the order to make them.
    pub inverse: Vec<Edit>,
    /// What could not be made and was left out.
    pub skipped: Vec<Skipped>,
}

/// What to do about an edit that cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Nothing of the batch is made.
    AllOrNothing,
    /// It is left out: the steps of an undo, after others have worked on.
    SkipImpossible,
}

/// Makes a batch of edits. After an `Err` the dossier is as it was, and the writing must be dropped.
pub(crate) fn make(
    dossier: &mut Dossier,
    writing: &mut Writing<'_>,
    edits: &[Edit],
    strictness: Strictness,
) -> Result<Made, Halt> {
    let mut made = Made::default();
    let mut outcome = Ok(());
    for edit in edits {
        outcome = match one_with_references(dossier, writing, edit, &mut made) {
            Err(Halt::Edit(because)) if strictness == Strictness::SkipImpossible => {
                let because = SkipReason::Impossible(because);
                made.skipped.push(Skipped { edit: edit.clone(), because });
                Ok(())
            }
            outcome => outcome,
        };
        if outcome.is_err() {
            break;
        }
    }
    made.inverse.reverse();
    match outcome {
        Ok(()) => Ok(made),
        Err(halt) => {
            for edit in &made.inverse {
                // An inverse can always be made on what its edit left behind.
                let _ = dossier.apply(edit);
            }
            Err(halt)
        }
    }
}

/// Removing an entity empties the references to it first, so that none ever points to nothing.
fn one_with_references(
    dossier: &mut Dossier,
    writing: &mut Writing<'_>,
    edit: &Edit,
    made: &mut Made,
) -> Result<(), Halt> {
    match edit {
        Edit::Remove { list, id } => {
            dossier.entity(*list, id)?;
            dossier.removal(*list, id).iter().try_for_each(|edit| one(dossier, writing, edit, made))
        }
        _ => one(dossier, writing, edit, made),
    }
}

fn one(dossier: &mut Dossier, writing: &mut Writing<'_>, edit: &Edit, made: &mut Made) -> Result<(), Halt> {
    let edit = kept(dossier, writing, edit);
    check(dossier, &edit)?;
    let inverse = carried(dossier.inverse(&edit)?);
    let order_before = match &edit {
        Edit::Move { list, id, .. } => place(dossier, *list, id),
        _ => None,
    };
    dossier.apply(&edit)?;
    let patch = match &edit {
        Edit::Set { field, .. } => {
            let value = dossier.value(field)?;
            let same = matches!(&inverse, Edit::Set { value: before, .. } if *before == value);
            if same && !writing.is_contested(field) {
                return Ok(());
            }
            made.inverse.push(inverse);
            writing.set(field, &value)?;
            Edit::Set { field: field.clone(), value }
        }
        Edit::Add { list, id, after, fields } | Edit::Restore { list, id, after, fields } => {
            made.inverse.push(inverse);
            let entity = dossier.entity(*list, id)?;
            let Value::Object(mut whole) = entity.clone() else { return Ok(()) };
            whole.remove("id");
            let ids = dossier.ids(*list);
            match &edit {
                Edit::Add { .. } => writing.add(*list, id, &whole, &ids)?,
                _ => writing.restore(*list, id, &whole, &ids)?,
            }
            let mut as_kept = fields_of(&entity);
            as_kept.retain(|name, _| fields.contains_key(name));
            let (list, id, after) = (*list, id.clone(), after.clone());
            match &edit {
                Edit::Add { .. } => Edit::Add { list, id, after, fields: as_kept },
                _ => carried(Edit::Restore { list, id, after, fields: as_kept }),
            }
        }
        Edit::Remove { list, id } => {
            made.inverse.push(inverse);
            writing.delete(*list, id)?;
            edit.clone()
        }
        Edit::Move { list, id, .. } => {
            if place(dossier, *list, id) == order_before {
                return Ok(());
            }
            made.inverse.push(inverse);
            writing.place(*list, id, &dossier.ids(*list))?;
            edit.clone()
        }
    };
    made.patches.push(patch);
    Ok(())
}

/// An entity comes back with what the document has kept of it, edits of others included. Its references come back as
/// they were, but for those to what is gone now.
fn kept(dossier: &Dossier, writing: &Writing<'_>, edit: &Edit) -> Edit {
    let Edit::Restore { list, id, after, fields: before } = edit else { return edit.clone() };
    let mut fields = match writing.deleted(*list, id) {
        Some(kept) if kept.again && !before.is_empty() => carry_unknown(*list, before),
        Some(kept) => {
            let mut fields = carry_unknown(*list, &fields_of(&Value::Object(kept.fields)));
            // A field that this version cannot take stays in the document only.
            fields.retain(|name, value| new_entity(*list, id, &[(name.clone(), value.clone())].into()).is_ok());
            fields
        }
        None => before.clone(),
    };
    for (name, value) in &mut fields {
        if let Some(target) = target(*list, name) {
            // An earlier restoring may have emptied references to what has itself come back since.
            match before.get(name) {
                Some(before) if is_reduced(value, before) => value.clone_from(before),
                _ => {}
            }
            empty_dangling(value, &dossier.ids(target));
        }
    }
    Edit::Restore { list: *list, id: id.clone(), after: after.clone(), fields }
}

/// An entity that comes back brings fields along that only another version knows; a new one may not have any.
fn carried(edit: Edit) -> Edit {
    match edit {
        Edit::Restore { list, id, after, fields } => {
            let fields = carry_unknown(list, &fields);
            Edit::Restore { list, id, after, fields }
        }
        edit => edit,
    }
}

/// The fields that refer to entities: of which list, its name, and to which list.
pub(crate) const REFERENCES: [(List, &str, List); 6] = [
    (List::Actions, "lead", List::Partners),
    (List::Actions, "participants", List::Partners),
    (List::Budget, "partner", List::Partners),
    (List::Budget, "action", List::Actions),
    (List::Funding, "partner", List::Partners),
    (List::Annexes, "partner", List::Partners),
];

/// The list that a field of an entity refers to.
fn target(list: List, name: &str) -> Option<List> {
    REFERENCES.iter().find(|(of, field, _)| (*of, *field) == (list, name)).map(|(_, _, target)| *target)
}

/// Whether a reference is as it was, but for what was taken out of it.
fn is_reduced(now: &FieldValue, before: &FieldValue) -> bool {
    match (now, before) {
        (FieldValue::Text(now), FieldValue::Text(_)) => now.is_empty(),
        (FieldValue::Texts(now), FieldValue::Texts(before)) => now.iter().all(|id| before.contains(id)),
        (now, _) => *now == FieldValue::Empty,
    }
}

fn empty_dangling(value: &mut FieldValue, known: &[&str]) {
    match value {
        FieldValue::Text(id) if !known.contains(&id.as_str()) => id.clear(),
        FieldValue::Texts(ids) => ids.retain(|id| known.contains(&id.as_str())),
        _ => {}
    }
}

/// Refuses what a file would be refused for: an entity without identity, a reference to nothing.
pub(crate) fn check(dossier: &Dossier, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Set { field, value } => {
            let parts = field.parts();
            match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                [list, _, name] => match List::named(list) {
                    Some(list) => check_reference(dossier, list, name, value, field),
                    None => Ok(()),
                },
                _ => Ok(()),
            }
        }
        Edit::Add { list, id, fields, .. } | Edit::Restore { list, id, fields, .. } => {
            if id.is_empty() {
                let field = Field::entity(*list, id);
                return Err(EditError::WrongValue { field, expected: "an identity that is not empty" });
            }
            fields
                .iter()
                .try_for_each(|(name, value)| check_reference(dossier, *list, name, value, &Field::of(*list, id, name)))
        }
        Edit::Remove { .. } | Edit::Move { .. } => Ok(()),
    }
}

fn check_reference(
    dossier: &Dossier,
    list: List,
    name: &str,
    value: &FieldValue,
    field: &Field,
) -> Result<(), EditError> {
    let Some(target) = target(list, name) else { return Ok(()) };
    let known = |id: &String| id.is_empty() || dossier.ids(target).contains(&id.as_str());
    let sound = match value {
        FieldValue::Text(id) => known(id),
        FieldValue::Texts(ids) => ids.iter().all(|id| !id.is_empty() && known(id)),
        _ => true,
    };
    let expected = match target {
        List::Partners => "a partner of the dossier",
        _ => "an action of the dossier",
    };
    if sound { Ok(()) } else { Err(EditError::WrongValue { field: field.clone(), expected }) }
}

fn place(dossier: &Dossier, list: List, id: &str) -> Option<usize> {
    dossier.ids(list).iter().position(|one| *one == id)
}
