//! What packets proposed and was not taken over: kept in the library until somebody takes it over after all, or says that
//! it is not wanted.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use voorstel_model::{Call, Dossier, Edit, FieldValue};
use voorstel_store::{Library, Packet, Proposal, taken_over};

use crate::app::App;
use crate::packets::over_label;
use crate::said::{both, each};
use crate::session::local;
use crate::together::views::{LeftSigned, LeftView};
use crate::views::{Failure, FailureCode, Update};

/// So many are kept of a dossier; the oldest go first.
const MOST: usize = 1_000;

/// Something that was proposed and left.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Proposed {
    id: u32,
    by: String,
    at: Timestamp,
    edit: Edit,
}

/// Something that was left, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Left {
    Proposed(Proposed),
    /// What this version cannot read stays as it is, until one that can comes, or a person does not want it.
    Unread(Value),
}

impl Left {
    fn proposed(&self) -> Option<&Proposed> {
        match self {
            Left::Proposed(proposed) => Some(proposed),
            Left::Unread(_) => None,
        }
    }

    /// What it is known by, where that is kept with it.
    fn own_id(&self) -> Option<u32> {
        match self {
            Left::Proposed(proposed) => Some(proposed.id),
            Left::Unread(kept) => kept["id"].as_u64().and_then(|id| u32::try_from(id).ok()),
        }
    }

    /// What it is known by, wherever it stands among what was left.
    fn id(&self) -> u32 {
        self.own_id().unwrap_or_else(|| {
            let Left::Unread(kept) = self else { return 0 };
            let mut hasher = DefaultHasher::new();
            kept.to_string().hash(&mut hasher);
            // Above all that are counted.
            u32::try_from(hasher.finish() >> 33).unwrap_or_default() | 1 << 31
        })
    }
}

impl App {
    /// Takes over what packets proposed and was left then, as one step that can be undone.
    pub async fn take_left(&self, id: String, chosen: Vec<u32>) -> Result<Update, Failure> {
        let of = id.clone();
        let left = self.blocking(move |shared| read(shared.library()?, &of)).await?;
        self.change(id, move |session, settings, now| {
            if left.iter().any(|one| one.proposed().is_none() && chosen.contains(&one.id())) {
                return Err(Failure::new(FailureCode::WrongValue, "left-unread-taken", &[]));
            }
            let left: Vec<&Proposed> = left.iter().filter_map(Left::proposed).collect();
            let chosen: Vec<&Proposed> = left.iter().copied().filter(|one| chosen.contains(&one.id)).collect();
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
            change(shared.library()?, &id, |left| left.retain(|one| !chosen.contains(&one.id())))
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
    change(library, id, |left| {
        left.retain(|one| !one.proposed().is_some_and(|one| edits.iter().any(|edit| is_of_same(edit, &one.edit))));
        let first = left.iter().filter_map(Left::own_id).max().unwrap_or(0).saturating_add(1);
        let new = (first..).zip(edits);
        left.extend(
            new.map(|(id, edit)| Left::Proposed(Proposed { id, by: packet.by().to_owned(), at: packet.at(), edit })),
        );
        let mut too_many = left.len().saturating_sub(MOST);
        left.retain(|one| {
            let goes = too_many > 0 && one.proposed().is_some();
            too_many -= usize::from(goes);
            !goes
        });
    })
}

/// What was left of a dossier.
pub(crate) fn read(library: &Library, id: &str) -> Result<Vec<Left>, Failure> {
    Ok(of_text(library.setting(&key(id))?))
}

/// Changes what was left of a dossier, which nobody else does meanwhile.
fn change(library: &Library, id: &str, change: impl FnOnce(&mut Vec<Left>)) -> Result<(), Failure> {
    library.change_setting(&key(id), |kept| {
        let mut left = of_text(kept);
        change(&mut left);
        serde_json::to_string(&left).map_err(Failure::fault)
    })
}

fn of_text(kept: Option<String>) -> Vec<Left> {
    let Some(kept) = kept else { return Vec::new() };
    // What is no list at all is kept as one thing that cannot be read.
    serde_json::from_str(&kept).unwrap_or_else(|_| vec![Left::Unread(Value::String(kept))])
}

/// What was left and would still change something, and what cannot be read.
pub(crate) fn views(left: &[Left], dossier: &Dossier, call: &Call, now: &ZonedDateTime) -> Vec<LeftView> {
    let is_open = |one: &Left| one.proposed().is_none_or(|one| changes(dossier, &one.edit));
    let open = || left.iter().filter(|one| is_open(one));
    let mut after = dossier.clone();
    for one in open().filter_map(Left::proposed) {
        // What cannot be made is still told.
        let _ = after.apply(&one.edit);
    }
    let view = |one: &Left| match one {
        Left::Proposed(one) => LeftView {
            id: one.id,
            line: each(|words| words.patch(&one.edit, dossier, &after, call)),
            signed: LeftSigned { by: one.by.clone(), at: Some(local(one.at, now)) },
        },
        Left::Unread(kept) => LeftView {
            id: one.id(),
            line: both("left-unread", &[]),
            signed: LeftSigned {
                by: kept["by"].as_str().unwrap_or_default().to_owned(),
                at: kept["at"].as_str().and_then(|at| at.parse().ok()).map(|at| local(at, now)),
            },
        },
    };
    open().map(view).collect()
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use voorstel_model::Field;
    use voorstel_store::{By, DossierId};

    use super::*;
    use crate::{App, Nobody};

    async fn opened() -> (tempfile::TempDir, App, String) {
        let folder = tempfile::tempdir().unwrap();
        let app = App::in_folder(folder.path().to_owned(), Box::new(Nobody), ZonedDateTime::now);
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
        let id = app.import_dossier(sample).await.unwrap();
        app.open_dossier(id.clone()).await.unwrap();
        (folder, app, id)
    }

    fn set(field: &str, value: &str) -> Edit {
        Edit::Set { field: Field::top(field), value: FieldValue::Text(value.to_owned()) }
    }

    fn keeps(app: &App, id: &str, edits: Vec<Edit>) {
        let library = app.shared.library().unwrap();
        let by = By { author: "Stad B", at: Timestamp::from_second(1_600_000_000).unwrap() };
        keep(library, id, &library.packet(&DossierId::new(id), by).unwrap(), edits).unwrap();
    }

    async fn left(app: &App, id: &str) -> Vec<LeftView> {
        app.together(id.to_owned()).await.unwrap().left
    }

    #[tokio::test]
    async fn what_cannot_be_read_stays_as_it_is_until_somebody_does_not_want_it() {
        let (_folder, app, id) = opened().await;
        let newer = r#"{"id":7,"by":"Stad C","at":"2020-09-13T12:26:40Z","edit":{"of":"tomorrow","n":1.50}}"#;
        for unread in [newer.to_owned(), r#"["no object"]"#.to_owned(), "cut off [".to_owned()] {
            let kept = if unread == "cut off [" { unread.clone() } else { format!("[{unread}]") };
            let library = app.shared.library().unwrap();
            library.keep_setting(&key(&id), &kept).unwrap();
            keeps(&app, &id, vec![set("acronym", "SAM"), set("title", "Van B")]);
            keeps(&app, &id, vec![set("title", "Van ons")]);
            let [other, acronym, title] = left(&app, &id).await.try_into().unwrap();
            assert!(other.line.nl.contains("niet kan lezen"), "{}", other.line.nl);
            if unread == newer {
                let signed = (other.signed.by.as_str(), other.signed.at.is_some());
                assert_eq!((other.id, signed), (7, ("Stad C", true)));
            }
            let refused = app.take_left(id.clone(), vec![other.id, title.id]).await.unwrap_err();
            assert_eq!(refused.code, FailureCode::WrongValue);
            app.drop_left(id.clone(), vec![acronym.id]).await.unwrap();
            app.take_left(id.clone(), vec![title.id]).await.unwrap();
            let text = library.setting(&key(&id)).unwrap().unwrap();
            let Left::Unread(value) = &of_text(Some(text))[0] else { panic!("it is as it was") };
            let as_it_was = serde_json::from_str(&unread).unwrap_or(Value::String(unread.clone()));
            assert_eq!(*value, as_it_was);
            app.undo(id.clone()).await.unwrap();
            app.drop_left(id.clone(), vec![other.id]).await.unwrap();
            assert_eq!(left(&app, &id).await.len(), 1, "but it");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_kept_and_dropped_at_the_same_time_is_both() {
        let (_folder, app, id) = opened().await;
        keeps(&app, &id, vec![set("title", "Van B")]);
        let title = left(&app, &id).await[0].id;
        let texts = |at: usize| Edit::Set {
            field: Field::new(format!("/texts/t{at}")),
            value: FieldValue::Text("Van ons".to_owned()),
        };
        std::thread::scope(|scope| {
            for turn in 0..4 {
                let (app, id) = (&app, &id);
                scope.spawn(move || (0..10).for_each(|at| keeps(app, id, vec![texts(10 * turn + at)])));
            }
            scope.spawn(|| {
                change(app.shared.library().unwrap(), &id, |left| {
                    left.retain(|one| one.proposed().is_none_or(|one| one.id != title));
                })
                .unwrap();
            });
        });
        let kept = read(app.shared.library().unwrap(), &id).unwrap();
        assert_eq!(kept.len(), 40);
        let ids: BTreeSet<u32> = kept.iter().map(Left::id).collect();
        assert_eq!(ids.len(), 40, "each has a number of its own");
    }
}
