//! What packets proposed and was not taken over: kept in the library until somebody takes it over after all, or says that
//! it is not wanted.

use std::collections::BTreeSet;

use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use voorstel_model::{Call, Dossier, Edit, FieldValue};
use voorstel_store::{Library, Packet, Proposal, taken_over};

use crate::app::App;
use crate::packets::over_label;
use crate::said::each;
use crate::session::local;
use crate::together::views::{LeftView, SignedView};
use crate::views::{Failure, Update};

/// So many are kept of a dossier; the oldest go first.
const MOST: usize = 1_000;

/// Something that was proposed and left.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Left {
    id: u32,
    by: String,
    at: Timestamp,
    edit: Edit,
}

impl App {
    /// Takes over what packets proposed and was left then, as one step that can be undone.
    pub async fn take_left(&self, id: String, chosen: Vec<u32>) -> Result<Update, Failure> {
        let of = id.clone();
        let left = self.blocking(move |shared| Ok(read(shared.library()?, &of))).await?;
        self.change(id, move |session, settings, now| {
            let chosen: Vec<&Left> = left.iter().filter(|one| chosen.contains(&one.id)).collect();
            let by = chosen.first().map_or("", |one| one.by.as_str());
            let of_one = chosen.iter().all(|one| one.by == by);
            let label = over_label(if of_one { by } else { "" });
            let all: Vec<Proposal> =
                left.iter().map(|one| Proposal { edit: one.edit.clone(), contested: false }).collect();
            let places: BTreeSet<usize> = left
                .iter()
                .enumerate()
                .filter(|(_, one)| chosen.iter().any(|it| it.id == one.id))
                .map(|(at, _)| at)
                .collect();
            let edits: Vec<Edit> =
                taken_over(&all, &places).into_iter().filter(|edit| changes(session.dossier(), edit)).collect();
            session.edit(&edits, Some(label), &settings.author, now)
        })
        .await
    }

    /// Says of what packets proposed and was left that it is not wanted.
    pub async fn drop_left(&self, id: String, chosen: Vec<u32>) -> Result<(), Failure> {
        self.blocking(move |shared| {
            let library = shared.library()?;
            let mut left = read(library, &id);
            left.retain(|one| !chosen.contains(&one.id));
            write(library, &id, &left)
        })
        .await
    }
}

/// Keeps what a packet proposed and was left, in the place of what was left of the same before.
pub(crate) fn keep(library: &Library, id: &str, packet: &Packet, edits: Vec<Edit>) -> Result<(), Failure> {
    // Where something stands among others is not worth a word later.
    let edits: Vec<Edit> = edits.into_iter().filter(|edit| !matches!(edit, Edit::Move { .. })).collect();
    if edits.is_empty() {
        return Ok(());
    }
    let mut left = read(library, id);
    left.retain(|one| !edits.iter().any(|edit| is_of_same(edit, &one.edit)));
    let first = left.iter().map(|one| one.id.saturating_add(1)).max().unwrap_or(1);
    let new = (first..).zip(edits).map(|(id, edit)| Left { id, by: packet.by().to_owned(), at: packet.at(), edit });
    left.extend(new.collect::<Vec<_>>());
    left.drain(..left.len().saturating_sub(MOST));
    write(library, id, &left)
}

/// What was left of a dossier; what cannot be read was not left.
pub(crate) fn read(library: &Library, id: &str) -> Vec<Left> {
    let kept = library.setting(&key(id)).ok().flatten();
    kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
}

/// What was left and would still change something.
pub(crate) fn views(left: &[Left], dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> Vec<LeftView> {
    let open: Vec<&Left> = left.iter().filter(|one| changes(dossier, &one.edit)).collect();
    let mut after = dossier.clone();
    for one in &open {
        // What cannot be made is still told.
        let _ = after.apply(&one.edit);
    }
    let view = |one: &&Left| LeftView {
        id: one.id,
        line: each(|words| words.patch(&one.edit, dossier, &after, call)),
        signed: SignedView { by: one.by.clone(), at: local(one.at, now) },
    };
    open.iter().map(view).collect()
}

fn write(library: &Library, id: &str, left: &[Left]) -> Result<(), Failure> {
    let text = serde_json::to_string(left).map_err(Failure::fault)?;
    Ok(library.keep_setting(&key(id), &text)?)
}

/// The key under which the library keeps what was left of a dossier.
fn key(id: &str) -> String {
    format!("left:{id}")
}

/// Whether two edits are about the same field, or the same thing.
fn is_of_same(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (Edit::Set { field, .. }, other) => other.sets(field),
        (
            Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } | Edit::Remove { list, id },
            Edit::Add { list: other, id: same, .. }
            | Edit::Restore { list: other, id: same, .. }
            | Edit::Remove { list: other, id: same },
        ) => list == other && id == same,
        _ => false,
    }
}

/// Whether an edit can be made and would change something.
fn changes(dossier: &Dossier, edit: &Edit) -> bool {
    match edit {
        Edit::Set { field, value } => match dossier.value(field) {
            Ok(now) => now != *value && !(now == FieldValue::Text(String::new()) && *value == FieldValue::Empty),
            Err(_) => false,
        },
        Edit::Add { list, id, .. } | Edit::Restore { list, id, .. } => dossier.entity(*list, id).is_err(),
        Edit::Remove { list, id } => dossier.entity(*list, id).is_ok(),
        Edit::Move { .. } => false,
    }
}
