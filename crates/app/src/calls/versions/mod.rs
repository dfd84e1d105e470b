//! What a newer version of a call changes, for whoever reads it and for each dossier; moving to it, or staying.

mod codes;
mod compared;
pub mod views;

use std::sync::Arc;

use voorstel_catalogue::Catalogue;
use voorstel_model::{Call, Date, Dossier, difference};

use crate::app::{App, Shared};
use crate::failure::no_version;
use crate::said::{both, each};
use crate::views::{Failure, Update};
use compared::Side;
use views::{CallChanges, ChangeView, CodeMove, DossierChanges, NewerVersion};

impl App {
    /// What changed from one version of a call to another.
    pub async fn call_changes(&self, from: String, to: String) -> Result<CallChanges, Failure> {
        self.blocking(move |shared| {
            let (old, new) = (shared.call(&from)?, shared.call(&to)?);
            if old.id != new.id {
                return Err(no_version(&new.pin(), &old.id));
            }
            Ok(CallChanges { from: old.version, to: new.version, changes: changes(&old, &new) })
        })
        .await
    }

    /// What another version of its call would change for a dossier: in the call, rule by rule, and for the codes it uses.
    /// Nothing is changed yet. As long as nothing is chosen for the codes, what is most likely meant is proposed.
    pub async fn what_changes(
        &self,
        id: String,
        to: String,
        chosen: Option<Vec<CodeMove>>,
    ) -> Result<DossierChanges, Failure> {
        self.blocking(move |shared| {
            let (dossier, old) = shared.snapshot(&id)?;
            let new = shared.other_version(&old, &to)?;
            let today = Date(shared.now().date());
            let lost = codes::lost(&old, &new, &dossier, chosen.as_deref());
            let moves: Vec<CodeMove> = lost
                .iter()
                .map(|one| CodeMove { part: one.part, from: one.code.clone(), to: one.to.clone() })
                .collect();
            let mut moved: Dossier = dossier.clone();
            for edit in codes::moves(&new, &dossier, &moves)? {
                moved.apply(&edit)?;
            }
            let checked = |dossier, call: &Call| shared.checked(&id, dossier, call, today).report;
            let reports = (checked(&dossier, &old), checked(&moved, &new));
            let rules = compared::rules(
                Side { call: &old, dossier: &dossier, report: &reports.0 },
                Side { call: &new, dossier: &moved, report: &reports.1 },
            );
            Ok(DossierChanges {
                from: old.version,
                to: new.version,
                pin: new.pin(),
                changes: changes(&old, &new),
                rules,
                codes: lost,
            })
        })
        .await
    }

    /// Moves a dossier to another version of its call, its codes made what was chosen, as one step that can be undone.
    pub async fn move_dossier(&self, id: String, to: String, chosen: Vec<CodeMove>) -> Result<Update, Failure> {
        let of = id.clone();
        let new = self
            .blocking(move |shared| {
                let (_, old) = shared.snapshot(&of)?;
                shared.other_version(&old, &to)
            })
            .await?;
        self.change(id, move |session, settings, now| {
            let edits = codes::moves(&new, session.dossier(), &chosen)?;
            let label = both("move-label", &[("version", new.version.to_string().into())]);
            session.edit(&edits, Some(label), &settings.author, now)
        })
        .await
    }

    /// The newest version of the call, where a dossier uses an older one: it may be published while the dossier is open.
    pub async fn newer_version(&self, id: String) -> Result<Option<NewerVersion>, Failure> {
        self.blocking(move |shared| {
            let (_, call) = shared.snapshot(&id)?;
            Ok(shared.newer_for(&id, &call.pin()))
        })
        .await
    }

    /// Stays with the version a dossier uses, though there is a newer one: it is not asked again about that one.
    pub async fn stay(&self, id: String, to: String) -> Result<(), Failure> {
        self.blocking(move |shared| {
            let (_, old) = shared.snapshot(&id)?;
            let new = shared.other_version(&old, &to)?;
            Ok(shared.library()?.keep_setting(&stays_key(&id), &new.version.to_string())?)
        })
        .await
    }
}

impl Shared {
    /// Another version of the same call.
    fn other_version(&self, old: &Call, pin: &str) -> Result<Arc<Call>, Failure> {
        let new = self.call(pin)?;
        if new.id != old.id || new.version == old.version {
            return Err(no_version(pin, &old.id));
        }
        Ok(new)
    }

    /// The newest version of a call, where a dossier uses an older one.
    pub(crate) fn newer_for(&self, id: &str, pin: &str) -> Option<NewerVersion> {
        let stays = || self.library().ok().and_then(|library| library.setting(&stays_key(id)).ok().flatten());
        newer(&self.catalogue(), pin, stays)
    }
}

/// The newest version of a call, where `pin` is an older one; `stays` is what was kept when the reader chose to stay.
pub(crate) fn newer(catalogue: &Catalogue, pin: &str, stays: impl FnOnce() -> Option<String>) -> Option<NewerVersion> {
    let (id, version) = pin.split_once('@')?;
    let newest = catalogue.get(id)?;
    let own: u32 = version.parse().ok()?;
    if own >= newest.version {
        return None;
    }
    let stayed: u32 = stays().and_then(|kept| kept.parse().ok()).unwrap_or_default();
    Some(NewerVersion { pin: newest.pin(), version: newest.version, stays: stayed >= newest.version })
}

/// What changed from one version of a call to another, in sentences.
pub fn changes(old: &Call, new: &Call) -> Vec<ChangeView> {
    difference(old, new)
        .into_iter()
        .map(|change| ChangeView {
            part: change.part,
            direction: change.direction,
            sentence: each(|words| words.change(&change, old, new)),
        })
        .collect()
}

/// Where the library keeps about which version a dossier is not to be asked again.
fn stays_key(id: &str) -> String {
    format!("stays/{id}")
}
