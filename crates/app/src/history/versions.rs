//! Moments that were given a name.

use jiff::ZonedDateTime;
use voorstel_model::{Dossier, Partner, Role};
use voorstel_store::{By, Past, Version};

use crate::app::{App, Shared, lock};
use crate::history::views::{FrozenView, VersionChange, VersionView, VersionsView};
use crate::organisation::Organisation;
use crate::said::both;
use crate::session::{Session, local};
use crate::views::{Failure, FailureCode, Saved};

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
                    let by = By { author: &settings.author, at: now.timestamp() };
                    changed(&mut session, change, &settings.organisation, by)?.id
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

/// Does it, told in the history by the name that it is about.
fn changed(session: &mut Session, change: VersionChange, own: &Partner, by: By<'_>) -> Result<Version, Failure> {
    let named = |name: &str| match name.trim() {
        "" => Err(Failure::new(FailureCode::WrongValue, "version-nameless", &[])),
        name => Ok(name.to_owned()),
    };
    let label = |key: &str, name: &str| both(key, &[("name", format!("‘{name}’").into())]);
    let versions = session.open().versions();
    let known = |id: &str| versions.iter().find(|one| one.id == id).map_or("", |one| one.name.as_str());
    if matches!(change, VersionChange::Freeze { .. }) && !may_freeze(session.dossier(), own) {
        return Err(Failure::new(FailureCode::WrongValue, "version-not-lead", &[]));
    }
    let open = session.kept_mut();
    let version = match change {
        VersionChange::Keep { name, note, moment } => {
            let name = named(&name)?;
            let moment = moment.map(|moment| moment.parse()).transpose()?;
            open.keep_version((&name, note.trim()), moment, &label("version-kept", &name), by)
        }
        VersionChange::Rename { id, name, note } => {
            let name = named(&name)?;
            open.rename_version(&id, (&name, note.trim()), &label("version-renamed", &name), by)
        }
        VersionChange::Freeze { id } => open.freeze_version(&id, &label("version-frozen", known(&id)), by),
        VersionChange::Remove { id } => open.remove_version(&id, &label("version-removed", known(&id)), by),
        VersionChange::BringBack { id } => open.bring_version_back(&id, &label("version-back", ""), by),
    };
    Ok(version?)
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
