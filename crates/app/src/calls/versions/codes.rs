//! The call's codes that a dossier uses: which of them another version does not know, what they may become, and the
//! edits that make them so.

use std::collections::BTreeMap;

use voorstel_model::{COMMON_SOURCES, Call, Dossier, Edit, Field, FieldValue, List, Part, Text};

use super::views::{CodeChange, CodeChoice, CodeMove};
use crate::failure::no_code;
use crate::nearest::nearest;
use crate::said::each;
use crate::views::Failure;

/// The lists of a call whose codes a dossier uses, in the order of the steps.
const PARTS: [Part; 6] =
    [Part::Menu, Part::Categories, Part::Cofinancers, Part::Sections, Part::Declarations, Part::Annexes];

/// The codes that the dossier uses and only the old version knows. What becomes of each is as was chosen, or, as long as
/// nothing is, the code that is most likely meant.
pub(super) fn lost(old: &Call, new: &Call, dossier: &Dossier, chosen: Option<&[CodeMove]>) -> Vec<CodeChange> {
    let mut lost = Vec::new();
    for part in PARTS {
        let (had, has) = (known(part, old), known(part, new));
        // A call without categories takes any.
        if part == Part::Categories && has.is_empty() {
            continue;
        }
        for (code, uses) in uses(part, dossier) {
            let is_in = |list: &[CodeChoice]| list.iter().any(|one| one.code == code);
            if !is_in(&had) || is_in(&has) {
                continue;
            }
            let title = each(|words| words.item_name(part, code, old));
            let to = match chosen {
                Some(chosen) => {
                    let one = chosen.iter().find(|one| one.part == part && one.from == code);
                    one.and_then(|one| one.to.clone())
                }
                None => likely(part, code, &title, &had, &has),
            };
            lost.push(CodeChange { part, code: code.to_owned(), title, uses, to, choices: has.clone() });
        }
    }
    lost
}

/// The same name under another code; else, among what is new first, the code that looks most like it.
fn likely(part: Part, code: &str, title: &Text, had: &[CodeChoice], has: &[CodeChoice]) -> Option<String> {
    if let Some(same) = has.iter().find(|one| one.title == *title) {
        return Some(same.code.clone());
    }
    // What somebody declared, or wrote under a heading, is not to be guessed.
    if matches!(part, Part::Declarations | Part::Sections) {
        return None;
    }
    let is_new = |one: &&CodeChoice| !had.iter().any(|other| other.code == one.code);
    nearest(code, has.iter().filter(is_new).map(|one| one.code.as_str()))
        .or_else(|| nearest(code, has.iter().map(|one| one.code.as_str())))
        .map(str::to_owned)
}

/// The codes that a call knows, with their names.
fn known(part: Part, call: &Call) -> Vec<CodeChoice> {
    let codes: Vec<&str> = match part {
        Part::Menu => call.menu.action.iter().map(|one| one.id.as_str()).collect(),
        Part::Categories => call.category.iter().map(|one| one.id.as_str()).collect(),
        Part::Cofinancers => {
            COMMON_SOURCES.into_iter().chain(call.cofinancer.iter().map(|one| one.id.as_str())).collect()
        }
        Part::Sections => call.section.iter().map(|one| one.id.as_str()).collect(),
        Part::Declarations => call.declaration.iter().map(|one| one.id.as_str()).collect(),
        Part::Annexes => call.annex.iter().map(|one| one.id.as_str()).collect(),
        _ => Vec::new(),
    };
    let choice =
        |code: &str| CodeChoice { code: code.to_owned(), title: each(|words| words.item_name(part, code, call)) };
    codes.into_iter().map(choice).collect()
}

/// The codes that a dossier uses, each with the number of rows that do.
fn uses(part: Part, dossier: &Dossier) -> BTreeMap<&str, u32> {
    let codes: Vec<&str> = match part {
        Part::Menu => dossier.actions.iter().map(|one| one.menu.as_str()).collect(),
        Part::Categories => dossier.budget.iter().map(|one| one.category.as_str()).collect(),
        Part::Cofinancers => dossier.funding.iter().map(|one| one.source.as_str()).collect(),
        Part::Sections => {
            dossier.texts.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(code, _)| code.as_str()).collect()
        }
        Part::Declarations => {
            dossier.declarations.iter().filter(|(_, made)| **made).map(|(code, _)| code.as_str()).collect()
        }
        Part::Annexes => dossier.annexes.iter().map(|one| one.kind.as_str()).collect(),
        _ => Vec::new(),
    };
    let mut counted = BTreeMap::new();
    for code in codes.into_iter().filter(|code| !code.is_empty()) {
        *counted.entry(code).or_default() += 1;
    }
    counted
}

/// The edits that move a dossier to the new version, its codes made what was chosen.
///
/// # Errors
/// That the new version does not know a code that was chosen.
pub(super) fn moves(new: &Call, dossier: &Dossier, chosen: &[CodeMove]) -> Result<Vec<Edit>, Failure> {
    let mut edits = vec![set(Field::top("call"), FieldValue::Text(new.pin()))];
    // Texts that come together under one heading stand below each other: none is lost.
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for CodeMove { part, from, to } in chosen {
        let Some(to) = to.as_ref().filter(|to| *to != from) else { continue };
        if !known(*part, new).iter().any(|one| one.code == *to) {
            return Err(no_code(to));
        }
        match part {
            Part::Declarations if dossier.declarations.get(from) == Some(&true) => {
                edits.push(set(Field::declaration(to), FieldValue::Flag(true)));
                edits.push(set(Field::declaration(from), FieldValue::Empty));
            }
            Part::Sections => {
                let Some(text) = dossier.texts.get(from) else { continue };
                let own = || dossier.texts.get(to).cloned().unwrap_or_default();
                let there = texts.entry(to).or_insert_with(own);
                *there = if there.trim().is_empty() { text.clone() } else { format!("{there}\n\n{text}") };
                edits.push(set(Field::text(from), FieldValue::Text(String::new())));
            }
            _ => edits.extend(rows(*part, dossier, from).map(|field| set(field, FieldValue::Text(to.clone())))),
        }
    }
    edits.extend(texts.into_iter().map(|(section, text)| set(Field::text(section), FieldValue::Text(text))));
    Ok(edits)
}

fn set(field: Field, value: FieldValue) -> Edit {
    Edit::Set { field, value }
}

/// The fields of rows that hold a code.
fn rows(part: Part, dossier: &Dossier, code: &str) -> impl Iterator<Item = Field> {
    let (list, name, codes): (List, &str, Vec<(&str, &str)>) = match part {
        Part::Menu => (List::Actions, "menu", dossier.actions.iter().map(|one| (&*one.id, &*one.menu)).collect()),
        Part::Categories => {
            (List::Budget, "category", dossier.budget.iter().map(|one| (&*one.id, &*one.category)).collect())
        }
        Part::Cofinancers => {
            (List::Funding, "source", dossier.funding.iter().map(|one| (&*one.id, &*one.source)).collect())
        }
        _ => (List::Annexes, "kind", dossier.annexes.iter().map(|one| (&*one.id, &*one.kind)).collect()),
    };
    codes.into_iter().filter(move |(_, one)| *one == code).map(move |(id, _)| Field::of(list, id, name))
}
