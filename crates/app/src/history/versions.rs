//! Moments that were given a name.

use jiff::ZonedDateTime;
use voorstel_model::{Dossier, Partner, Role};
use voorstel_store::{By, Past, Version, VersionAct};

use crate::app::{App, Shared, lock};
use crate::history::views::{FrozenView, VersionChange, VersionView, VersionsView};
use crate::organisation::Organisation;
use crate::said::both;
use crate::session::local;
use crate::views::{Failure, FailureCode, Saved, Settings};

impl App {
    /// The named versions of a dossier.
    pub async fn versions(&self, id: String) -> Result<VersionsView, Failure> {
        self.blocking(move |shared| shared.versions_view(&id, None)).await
    }

    /// Does something with the named versions.
    ///
    /// # Errors
    /// Among others that the version is frozen, or that the reader is not the lead applicant, who freezes versions.
    pub async fn change_version(&self, id: String, change: VersionChange) -> Result<VersionsView, Failure> {
        let of = id.clone();
        let (view, unsaved) = self
            .blocking(move |shared| {
                let settings = lock(&shared.settings).clone();
                let now = shared.now();
                let session = shared.session(&of)?;
                let changed = {
                    let mut session = lock(&session);
                    let (act, key, name) = act(change, session.open().versions(), session.dossier(), &settings)?;
                    let label = both(key, &[("name", format!("‘{name}’").into())]);
                    let by = By { author: &settings.author, at: now.timestamp() };
                    session.kept_mut().version(act, &label, by)?.id
                };
                let unsaved = matches!(lock(&session).saved(&now), Saved::NotSaved { .. });
                Ok((shared.versions_view(&of, Some(changed))?, unsaved))
            })
            .await?;
        if unsaved {
            self.keep_trying(id);
        }
        Ok(view)
    }
}

/// What to do, how it is told in the history, and the name it is about.
fn act(
    change: VersionChange,
    versions: Vec<Version>,
    dossier: &Dossier,
    settings: &Settings,
) -> Result<(VersionAct, &'static str, String), Failure> {
    let named = |name: String| {
        let name = name.trim().to_owned();
        if name.is_empty() { Err(Failure::new(FailureCode::WrongValue, "version-nameless", &[])) } else { Ok(name) }
    };
    let known = |id: &str| versions.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    Ok(match change {
        VersionChange::Keep { name, note, moment } => {
            let name = named(name)?;
            let moment = moment.map(|moment| moment.parse()).transpose()?;
            (VersionAct::Keep { name: name.clone(), note: note.trim().to_owned(), moment }, "version-kept", name)
        }
        VersionChange::Rename { id, name, note } => {
            let name = named(name)?;
            (VersionAct::Rename { id, name: name.clone(), note: note.trim().to_owned() }, "version-renamed", name)
        }
        VersionChange::Freeze { id } => {
            if !may_freeze(dossier, &settings.organisation) {
                return Err(Failure::new(FailureCode::WrongValue, "version-not-lead", &[]));
            }
            let name = known(&id);
            (VersionAct::Freeze { id }, "version-frozen", name)
        }
        VersionChange::Remove { id } => {
            let name = known(&id);
            (VersionAct::Remove { id }, "version-removed", name)
        }
        VersionChange::BringBack { id } => (VersionAct::BringBack { id }, "version-back", String::new()),
    })
}

/// Whether the reader may freeze a version: not where one's own details are those of another partner than the lead.
fn may_freeze(dossier: &Dossier, own: &Partner) -> bool {
    let own = Organisation::of(own);
    let is_own = |partner: &&Partner| Organisation::of(partner).is_same(&own);
    let mut own = dossier.partners.iter().filter(is_own).peekable();
    own.peek().is_none() || own.any(|partner| partner.role == Role::Lead)
}

impl Shared {
    fn versions_view(&self, id: &str, changed: Option<String>) -> Result<VersionsView, Failure> {
        let past = self.past(id)?;
        let past = lock(&past);
        let (dossier, _) = self.snapshot(id)?;
        Ok(VersionsView {
            versions: version_views(&past, &self.now()),
            changed,
            may_freeze: may_freeze(&dossier, &lock(&self.settings).organisation),
        })
    }
}

/// The named versions, the last one first; times as the clock of `now` has them.
pub fn version_views(past: &Past, now: &ZonedDateTime) -> Vec<VersionView> {
    let view = |version: Version| VersionView {
        of: past.time_of(&version.moment).map(|at| local(at, now)).unwrap_or_default(),
        id: version.id,
        name: version.name,
        note: version.note,
        moment: version.moment.to_string(),
        by: version.by,
        at: local(version.at, now),
        frozen: version.frozen.map(|frozen| FrozenView { by: frozen.by, at: local(frozen.at, now) }),
    };
    past.versions().into_iter().rev().map(view).collect()
}
